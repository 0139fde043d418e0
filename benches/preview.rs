//! How long a writer waits: from the start to the first page, and from saving a document to its new text.
//!
//! ```sh
//! cargo bench --bench preview              # 1,000 and 10,000 documents
//! cargo bench --bench preview -- --quick   # 300 documents
//! ```
//!
//! The program runs as it does for writers, in a process of its own. An edit is written to the disk in one go; the clock
//! stops when a page that is asked for again and again, a millisecond apart, has the new text. Medians and 95th percentiles
//! are shown. Now and then a check of the whole site is waited for, as when a writer thinks: memory is read after those,
//! and has to stay flat. A bound that is broken is exit status 1. Without `--bench`, as
//! `cargo test --benches` runs it, one small site shows that everything works.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a bench is there to print")]

mod corpus;

use std::error::Error;
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitCode, Stdio};
use std::time::{Duration, Instant};

type Result<T> = std::result::Result<T, Box<dyn Error>>;

/// What must hold for a number of documents: milliseconds from saving to the new text (median), seconds to the first page,
/// MiB of memory.
const BOUNDS: [(usize, f64, f64, f64); 2] = [(1_000, 30.0, 0.5, 400.0), (10_000, 60.0, 3.0, 400.0)];
/// How much may come on top between the second check, when everything has run once, and the last: a heap never gets quite as
/// dense again as it was, but what leaks with each edit would be far above this.
const GROWTH: f64 = 1.15;
/// How long something is asked for at most before it counts as lost.
const PATIENCE: Duration = Duration::from_secs(20);
/// How long it has to be quiet between edits: what follows one must not fall into the next.
const PAUSE: Duration = Duration::from_millis(30);
/// After how many edits a check is waited for.
const THINKS: usize = 50;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let has = |name: &str| arguments.iter().any(|argument| argument == name);
    let runs: &[(usize, usize)] = match (has("--bench"), has("--quick")) {
        (false, _) => &[(30, 3)],
        (true, true) => &[(300, 100)],
        (true, false) => &[(1_000, 1_000), (10_000, 1_000)],
    };
    let mut sound = true;
    for (documents, edits) in runs {
        match measure(*documents, *edits) {
            Ok(holds) => sound &= holds,
            Err(error) => {
                eprintln!("{documents} documents: {error}");
                sound = false;
            }
        }
    }
    if sound { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// A running preview.
struct Preview {
    child: Child,
    address: String,
}

impl Drop for Preview {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Preview {
    fn start(site: &Path) -> Result<Self> {
        let mut child = Command::new(env!("CARGO_BIN_EXE_lyceum"))
            .args(["serve", "--port", "0"])
            .arg(site)
            .stderr(Stdio::piped())
            .spawn()?;
        let mut lines = BufReader::new(child.stderr.take().ok_or("it says nothing")?).lines();
        let address = loop {
            let line = lines.next().ok_or("it ended before it listened")??;
            if let Some((_, rest)) = line.split_once("http://") {
                break rest.split('/').next().unwrap_or_default().to_owned();
            }
        };
        // What it says later must not fill the pipe.
        std::thread::spawn(move || lines.for_each(drop));
        Ok(Self { child, address })
    }

    fn get(&self, path: &str) -> Result<String> {
        let mut stream = TcpStream::connect(&self.address)?;
        write!(stream, "GET {path} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n\r\n", self.address)?;
        let mut answer = String::new();
        stream.read_to_string(&mut answer)?;
        Ok(answer)
    }

    /// Waits until the newest state of the site was checked.
    fn checked(&self) -> Result<()> {
        let start = Instant::now();
        while start.elapsed() < PATIENCE {
            let answer = self.get("/__lyceum/page?path=/")?;
            let told: serde_json::Value = serde_json::from_str(&answer[answer.find('{').ok_or("it says nothing")?..])?;
            if told["counts"]["number"] == told["number"] {
                return Ok(());
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        Err("a check never came to its end".into())
    }

    /// Its memory in MiB, where the system tells: `VmRSS` is what it has, `VmHWM` the most that it ever had.
    fn memory(&self, name: &str) -> Option<f64> {
        let status = fs::read_to_string(format!("/proc/{}/status", self.child.id())).ok()?;
        let line = status.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(':'))?;
        line.trim().trim_end_matches(" kB").parse::<f64>().ok().map(|kib| kib / 1024.0)
    }
}

fn measure(documents: usize, edits: usize) -> Result<bool> {
    let folder = tempfile::tempdir()?;
    corpus::write(documents, folder.path())?;
    let files = markdown(folder.path())?;
    let start = Instant::now();
    let preview = Preview::start(folder.path())?;
    preview.get("/")?;
    let ready = start.elapsed().as_secs_f64();
    let mut waits = Vec::with_capacity(edits);
    let mut settled = None;
    for edit in 0..edits {
        let (file, url) = &files[(edit * 37) % files.len()];
        let text = fs::read_to_string(file)?;
        let mark = format!("edit number {edit} of this bench");
        let new = format!("{text}\n{mark}\n");
        let start = Instant::now();
        fs::write(file, new)?;
        while !preview.get(url)?.contains(&mark) {
            if start.elapsed() > PATIENCE {
                return Err(format!("the edit of {} never showed", file.display()).into());
            }
            std::thread::sleep(Duration::from_millis(1));
        }
        waits.push(start.elapsed().as_secs_f64() * 1e3);
        if edit % THINKS == 0 || edit + 1 == edits {
            preview.checked()?;
            if edit > 0 {
                settled = settled.or_else(|| preview.memory("VmRSS"));
            }
        }
        std::thread::sleep(PAUSE);
    }
    waits.sort_by(f64::total_cmp);
    let at = |part: f64| waits[((waits.len() - 1) as f64 * part) as usize];
    let (median, tail) = (at(0.5), at(0.95));
    let (last, peak) = (preview.memory("VmRSS"), preview.memory("VmHWM"));
    let mib = |memory: Option<f64>| memory.map_or("unknown".to_owned(), |mib| format!("{mib:.0}"));
    println!(
        "{documents} documents: first page after {ready:.2} s; {edits} edits: median {median:.1} ms, 95th percentile {tail:.1} ms; \
         memory {} MiB after the second check, {} after the last, {} at most",
        mib(settled),
        mib(last),
        mib(peak)
    );
    let Some((_, most, soon, room)) = BOUNDS.iter().find(|(size, ..)| *size == documents) else { return Ok(true) };
    let flat = settled.zip(last).is_none_or(|(settled, last)| last < settled * GROWTH);
    let holds = median < *most && ready < *soon && peak.is_none_or(|peak| peak < *room) && flat;
    if !holds {
        eprintln!(
            "a bound is broken: median < {most} ms, first page < {soon} s, memory < {room} MiB and growing to less than {GROWTH} times"
        );
    }
    Ok(holds)
}

/// The documents below a folder, with the addresses of their pages.
fn markdown(folder: &Path) -> Result<Vec<(PathBuf, String)>> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(next)? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "md") {
                let below = path.strip_prefix(folder)?.with_extension("");
                let url = below.to_string_lossy().to_lowercase().replace('_', "-");
                let (folder, name) = url.rsplit_once('/').unwrap_or(("", &url));
                // A document that bears the name of its folder is the folder's page.
                let own = name == "index" || folder.rsplit('/').next() == Some(name);
                let page = if own { format!("{folder}/") } else { format!("{url}/") };
                found.push((path, format!("/{page}")));
            }
        }
    }
    found.sort();
    Ok(found)
}
