//! The program as it runs in a terminal: real files, a real repository, a real watcher.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use crate::support::{TestSite, git, tree, write};

/// How long something may take before it counts as not happening: tests run on busy machines.
const PATIENCE: Duration = Duration::from_secs(60);

/// `lyceum serve`, running.
struct Serving {
    child: Child,
    address: String,
    lines: Option<Receiver<String>>,
}

impl Drop for Serving {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Serving {
    fn start(site: &Path) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_lyceum"))
            .args(["serve", "--port", "0"])
            .arg(site)
            .stdin(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .expect("it starts");
        let mut said = BufReader::new(child.stderr.take().expect("it is piped"));
        let mut address = String::new();
        while !address.contains("http://") {
            address.clear();
            assert_ne!(said.read_line(&mut address).expect("it says something"), 0, "it ended before it listened");
        }
        let address = address.split_once("http://").and_then(|(_, rest)| rest.split('/').next()).expect("an address");
        let (address, (sender, lines)) = (address.to_owned(), channel());
        std::thread::spawn(move || said.lines().map_while(Result::ok).try_for_each(|line| sender.send(line)));
        Self { child, address, lines: Some(lines) }
    }

    fn get(&self, path: &str) -> String {
        let mut stream = TcpStream::connect(&self.address).expect("it listens");
        std::write!(stream, "GET {path} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n\r\n", self.address)
            .expect("it reads");
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).expect("it answers");
        String::from_utf8_lossy(&answer).into_owned()
    }

    /// Waits until a page is as it should be.
    #[track_caller]
    fn shows(&self, path: &str, mut wanted: impl FnMut(&str) -> bool) {
        let start = Instant::now();
        loop {
            let page = self.get(path);
            if wanted(&page) {
                return;
            }
            assert!(start.elapsed() < PATIENCE, "{path} never became what it should be: {page}");
            std::thread::sleep(Duration::from_millis(10));
        }
    }

    /// Waits for a line on the console that has all of this in it.
    #[track_caller]
    fn says(&self, parts: &[&str]) -> String {
        let lines = self.lines.as_ref().expect("the terminal is open");
        let mut heard = Vec::new();
        loop {
            let Ok(line) = lines.recv_timeout(PATIENCE) else { panic!("nothing said of {parts:?}, only {heard:#?}") };
            if parts.iter().all(|part| line.contains(part)) {
                return line;
            }
            heard.push(line);
        }
    }

    #[cfg(unix)]
    fn signal(&mut self, name: &str) -> Option<i32> {
        let sent = Command::new("kill").arg(format!("-{name}")).arg(self.child.id().to_string()).status();
        assert!(sent.expect("kill runs").success());
        let start = Instant::now();
        loop {
            if let Some(status) = self.child.try_wait().expect("it can be asked") {
                return status.code();
            }
            assert!(start.elapsed() < PATIENCE, "it goes on after {name}");
            std::thread::sleep(Duration::from_millis(10));
        }
    }
}

fn document(title: &str, body: &str) -> String {
    format!("---\ntitle: {title}\nstatus: Active\nsecurity_level: Public\n---\n\n{body}\n")
}

fn garden() -> TestSite {
    TestSite::new()
        .file("content/index.md", &document("Front", "Welcome."))
        .file("content/a.md", &document("A", "One."))
}

fn put(site: &TestSite, path: &str, text: &str) {
    write(&site.at(path), text.as_bytes());
}

#[test]
fn a_branch_switch_of_a_thousand_files_ends_in_what_a_build_of_it_writes() {
    let site = TestSite::new().file(".gitignore", "public/\n").file("content/index.md", &document("Front", "Welcome."));
    let path = |n: usize| format!("content/part {}/note {n}.md", n % 20);
    for n in 0..1_000 {
        put(&site, &path(n), &document(&format!("Note {n}"), &format!("See [[note {}]].", (n + 1) % 1_000)));
    }
    git::init(&site.path());
    git::commit(&site.path(), 0, "first");
    git::git(&site.path(), &["switch", "--quiet", "--create", "other"]);
    for n in 0..1_000 {
        match n % 10 {
            0 => fs::remove_file(site.at(&path(n))).expect("it can be removed"),
            1 => {
                let new = site.at(&format!("content/made anew/part {}/{n}.md", n % 7));
                fs::create_dir_all(new.parent().expect("a folder")).expect("the folder can be made");
                fs::rename(site.at(&path(n)), new).expect("it can be moved");
            }
            _ => put(
                &site,
                &path(n),
                &document(&format!("Other {n}"), &format!("[[note {}]] and {n}.", (n + 3) % 1_000)),
            ),
        }
    }
    git::commit(&site.path(), 1, "second");
    let built = |branch: &str| {
        git::git(&site.path(), &["switch", "--quiet", branch]);
        tree(&site.build(&[]))
    };
    let (other, main) = (built("other"), built("main"));
    let serving = Serving::start(&site.path());
    for (branch, pages) in [("other", &other), ("main", &main)] {
        git::git(&site.path(), &["switch", "--quiet", branch]);
        for (path, bytes) in pages.iter().filter(|(path, _)| path.ends_with("index.html")) {
            let wanted = String::from_utf8_lossy(bytes);
            let url = path.trim_end_matches("index.html").replace(' ', "%20");
            serving.shows(&format!("/{url}"), |answer| without_script(answer) == wanted);
        }
    }
    serving.shows("/made-anew/part-1/1/", |answer| answer.starts_with("HTTP/1.1 307 "));
}

/// The body of an answer without the one element that the preview puts into it.
fn without_script(answer: &str) -> String {
    let body = answer.split_once("\r\n\r\n").map_or("", |(_, body)| body);
    match body.split_once("<script src=\"/__lyceum/") {
        Some((before, rest)) => format!("{before}{}", rest.split_once("</script>").map_or("", |(_, after)| after)),
        None => body.to_owned(),
    }
}

#[test]
fn a_change_is_told_in_one_line_with_the_findings_that_came_and_went() {
    let site = garden();
    let serving = Serving::start(&site.path());
    serving.says(&["all findings at http://", "/__lyceum/report/; "]);
    put(&site, "content/a.md", &document("A", "[[nowhere]]"));
    let line = serving.says(&["changed: "]);
    for part in ["a.md", "; ready in ", " ms; 1 finding came, 0 went: "] {
        assert!(line.contains(part), "{part:?} is not in {line:?}");
    }
    put(&site, "content/a.md", &document("A", "One."));
    serving.says(&["changed: ", "a.md; ready in ", "0 findings came, 1 went: "]);
}

#[test]
fn what_is_wrong_in_hidden_documents_is_neither_listed_nor_counted() {
    let hidden = document("Secret plan", "[[nowhere]]").replace("Public", "Confidential");
    let site = garden().config("title: T\naudience: Internal\n").file("content/secret.md", &hidden);
    let counted = |serving: &Serving| {
        let mut told = serde_json::Value::Null;
        serving.shows("/__lyceum/page?path=/", |answer| {
            told = answer.find('{').and_then(|at| serde_json::from_str(&answer[at..]).ok()).unwrap_or_default();
            told["counts"]["number"].is_u64()
        });
        (told["counts"]["errors"].clone(), told["counts"]["warnings"].clone())
    };
    let with = counted(&Serving::start(&site.path()));
    let serving = Serving::start(&site.path());
    counted(&serving);
    let report = serving.get("/__lyceum/report/");
    assert!(!report.contains("nowhere") && !report.contains("secret.md"), "{report}");
    drop(serving);
    fs::remove_file(site.at("content/secret.md")).expect("it can be removed");
    assert_eq!(with, counted(&Serving::start(&site.path())), "the counts are those of a site without it");
}

#[test]
fn a_content_folder_that_vanishes_is_told_and_taken_up_again() {
    let site = garden();
    let serving = Serving::start(&site.path());
    fs::rename(site.at("content"), site.at("away")).expect("it can be moved");
    serving.says(&["cannot be shown", "content"]);
    serving.shows("/a/", |answer| answer.contains("One."));
    serving.shows("/__lyceum/page?path=/a/", |answer| answer.contains("\"broken\":\""));
    fs::write(site.at("away/a.md"), document("A", "Two.")).expect("it can be written");
    fs::rename(site.at("away"), site.at("content")).expect("it can be moved back");
    serving.shows("/a/", |answer| answer.contains("Two."));
    serving.shows("/__lyceum/page?path=/a/", |answer| answer.contains("\"broken\":null"));
    put(&site, "content/a.md", &document("A", "Three."));
    serving.shows("/a/", |answer| answer.contains("Three."));
}

#[test]
#[cfg(unix)]
fn a_terminal_that_is_closed_and_signals_end_it_well() {
    for signal in ["HUP", "INT", "TERM"] {
        let site = garden();
        let mut serving = Serving::start(&site.path());
        serving.shows("/a/", |answer| answer.contains("One."));
        assert_eq!(serving.signal(signal), Some(0), "{signal}");
    }
    // Nobody may be there any more to read what it says, and still it serves.
    let site = garden();
    let mut serving = Serving::start(&site.path());
    serving.lines = None;
    for text in ["Two.", "Three.", "Four."] {
        put(&site, "content/a.md", &document("A", text));
        serving.shows("/a/", |answer| answer.contains(text));
        serving.shows("/__lyceum/page?path=/a/", |answer| !answer.contains("\"counts\":null"));
    }
    assert_eq!(serving.signal("TERM"), Some(0));
}
