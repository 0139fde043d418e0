//! How long a build takes and how much memory, and whether both stay in bounds as a knowledge base grows.
//!
//! ```sh
//! cargo bench --bench build              # 1,000 and 10,000 documents
//! cargo bench --bench build -- --quick   # 200 and 2,000
//! LYCEUM_BENCH_SIZES=1000,4000,16000 cargo bench --bench build
//! ```
//!
//! Each build is a process of its own, so that its peak of memory is its own too. Sizes take turns, so that what else the
//! machine does falls on all of them; medians are shown. Sites are written where temporary files go: with `TMPDIR` on a
//! memory file system, the disk has no say. A bound that is broken is exit status 1. Without `--bench`, as
//! `cargo test --benches` runs it, one small build shows that everything works.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a bench is there to print")]

mod corpus;

use std::error::Error;
use std::path::Path;
use std::process::{Command, ExitCode, Stdio};
use std::sync::Arc;
use std::time::Instant;

use lyceum::config::{Config, Overrides};
use lyceum::discover::discover;
use lyceum::parse::parse;
use lyceum::render::Site;
use lyceum::resolve::{Parsed, resolve};
use lyceum::rules::{self, Selection, Surroundings};
use lyceum::select::select;
use lyceum::theme::Theme;
use lyceum::write::Output;
use rayon::prelude::*;

type Result<T> = std::result::Result<T, Box<dyn Error>>;

/// How often each size is built.
const TURNS: usize = 3;
/// The most memory that a build of `BOUNDED` documents or fewer may take, in MiB.
const MEMORY: f64 = 1024.0;
const BOUNDED: usize = 10_000;
/// How much faster than the number of documents the time may grow.
const GROWTH: f64 = 1.5;
/// The argument that makes a child of a process.
const CHILD: &str = "--one-build";
/// The parts of a build whose times are taken.
const STAGES: [&str; 4] = ["read", "resolve", "check", "write"];

/// What one build took, in seconds and MiB.
#[derive(Debug, Clone)]
struct Figures {
    /// From the start of the process to its end.
    wall: f64,
    stages: [f64; STAGES.len()],
    /// Unknown where the system does not tell.
    memory: Option<f64>,
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let has = |name: &str| arguments.iter().any(|argument| argument == name);
    let done = match &arguments[..] {
        [child, site, out] if child == CHILD => one_build(Path::new(site), Path::new(out)).map(|()| true),
        _ if has("--test") || !has("--bench") => turns(&[20], 1).map(|_| true),
        _ => sizes(has("--quick")).and_then(|sizes| turns(&sizes, TURNS)).map(|figures| report(&figures)),
    };
    match done {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::from(2)
        }
    }
}

/// The numbers of documents to build, smallest first.
fn sizes(quick: bool) -> Result<Vec<usize>> {
    let default = if quick { "200,2000" } else { "1000,10000" };
    let text = std::env::var("LYCEUM_BENCH_SIZES").unwrap_or_else(|_| default.into());
    let numbers: std::result::Result<Vec<usize>, _> = text.split(',').map(|size| size.trim().parse()).collect();
    let mut sizes =
        numbers.map_err(|_| format!("LYCEUM_BENCH_SIZES is `{text}`: expected numbers, as in `1000,10000`"))?;
    sizes.sort_unstable();
    Ok(sizes)
}

/// Builds each size once a turn; gives the medians of each.
fn turns(sizes: &[usize], turns: usize) -> Result<Vec<(usize, Figures)>> {
    let folder = tempfile::tempdir()?;
    let site = |size: usize| folder.path().join(format!("site-{size}"));
    for size in sizes {
        corpus::write(*size, &site(*size))?;
    }
    let mut runs = vec![Vec::new(); sizes.len()];
    for turn in 1..=turns {
        for (size, runs) in sizes.iter().zip(&mut runs) {
            let out = folder.path().join("out");
            let figures = child(&site(*size), &out)?;
            println!("turn {turn}: {size} documents in {:.2} s", figures.wall);
            runs.push(figures);
            std::fs::remove_dir_all(&out)?;
        }
    }
    Ok(sizes.iter().copied().zip(runs.iter().map(|runs| medians(runs))).collect())
}

/// Builds a site in a process of its own.
fn child(site: &Path, out: &Path) -> Result<Figures> {
    let start = Instant::now();
    let run = Command::new(std::env::current_exe()?).arg(CHILD).args([site, out]).stderr(Stdio::inherit()).output()?;
    let wall = start.elapsed().as_secs_f64();
    let text = String::from_utf8(run.stdout)?;
    let numbers: Vec<f64> = text.split_whitespace().filter_map(|number| number.parse().ok()).collect();
    match &numbers[..] {
        [stages @ .., memory] if run.status.success() => {
            let memory = Some(*memory).filter(|memory| *memory > 0.0);
            Ok(Figures { wall, stages: stages.try_into()?, memory })
        }
        _ => Err(format!("the build of `{}` failed", site.display()).into()),
    }
}

/// What the child does: the stages of `lyceum build`, one by one. Prints their times and the peak of memory.
fn one_build(site: &Path, out: &Path) -> Result<()> {
    let overrides = Overrides {
        out: Some(out.to_owned()),
        base_url: Some("https://bench.example/".into()),
        ..Overrides::default()
    };
    let config = Arc::new(Config::load(site, &overrides)?);
    let mut times = Vec::new();
    let mut last = Instant::now();
    let mut stage_ends = || {
        times.push(last.elapsed().as_secs_f64());
        last = Instant::now();
    };

    let found = discover(&config)?;
    let documents = found.sources.into_par_iter().map(|source| Arc::new(parse(source))).collect();
    stage_ends();

    let parsed = Parsed { documents, files: found.files, unreadable: found.unreadable };
    let library = Arc::new(resolve(parsed, config.clone()));
    stage_ends();

    let report = rules::check(&library, &Surroundings::default(), &Selection::default());
    if let Some(finding) = report.diagnostics.first() {
        return Err(format!("the corpus is not clean: {}: {}: {}", finding.path, finding.rule, finding.message).into());
    }
    stage_ends();

    let site = Site::new(select(library), Arc::new(Theme::load(&config)?))?;
    let output = Output::begin(out)?;
    site.jobs().par_iter().try_for_each(|job| output.put(&site.page(job)?))?;
    output.finish()?;
    stage_ends();

    let times: Vec<String> = times.iter().map(f64::to_string).collect();
    println!("{} {}", times.join(" "), peak_memory().unwrap_or(0.0));
    Ok(())
}

/// The most memory that this process has taken so far, in MiB; only Linux says so in a file.
fn peak_memory() -> Option<f64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.split_whitespace().next()?.parse::<f64>().ok().map(|kib| kib / 1024.0)
}

fn medians(runs: &[Figures]) -> Figures {
    let of = |value: &dyn Fn(&Figures) -> f64| {
        let mut values: Vec<f64> = runs.iter().map(value).collect();
        values.sort_by(f64::total_cmp);
        values.get(values.len() / 2).copied().unwrap_or_default()
    };
    Figures {
        wall: of(&|run| run.wall),
        stages: std::array::from_fn(|stage| of(&|run| run.stages[stage])),
        memory: runs.iter().all(|run| run.memory.is_some()).then(|| of(&|run| run.memory.unwrap_or_default())),
    }
}

/// Prints the table; says whether all bounds hold.
fn report(all: &[(usize, Figures)]) -> bool {
    println!(
        "\n{:>12} {:>8} {:>8} {:>9}  {}",
        "documents",
        "wall s",
        "ms each",
        "peak MiB",
        STAGES.map(right).concat()
    );
    for (size, figures) in all {
        let memory = figures.memory.map_or("unknown".into(), |memory| format!("{memory:.0}"));
        let each = figures.wall * 1000.0 / *size as f64;
        let stages = figures.stages.map(|seconds| right(&format!("{seconds:.3}"))).concat();
        println!("{size:>12} {:>8.2} {each:>8.3} {memory:>9}  {stages}", figures.wall);
    }
    let mut held = true;
    if let [(small, first), .., (large, last)] = all {
        let ratio = |stage: usize| right(&format!("x{:.1}", last.stages[stage] / first.stages[stage]));
        let stages: [String; STAGES.len()] = std::array::from_fn(ratio);
        let (more, longer) = (*large as f64 / *small as f64, last.wall / first.wall);
        println!("{:>12} {:>8} {:>18}  {}", format!("x{more:.1}"), format!("x{longer:.1}"), "", stages.concat());
        held &= bound(longer <= more * GROWTH, &format!("time grows by {longer:.1}, at most {:.1}", more * GROWTH));
    }
    for (size, figures) in all.iter().filter(|(size, _)| *size <= BOUNDED) {
        if let Some(memory) = figures.memory {
            held &= bound(memory <= MEMORY, &format!("{size} documents take {memory:.0} MiB, at most {MEMORY:.0}"));
        }
    }
    held
}

/// A cell of the table.
fn right(text: &str) -> String {
    format!("{text:>9}")
}

fn bound(holds: bool, what: &str) -> bool {
    println!("{}: {what}", if holds { "holds" } else { "BROKEN" });
    holds
}
