//! How long a check with all rules takes, beside reading and parsing the same documents.
//!
//! ```sh
//! cargo bench --bench check
//! LYCEUM_BENCH_SIZES=1000,10000 cargo bench --bench check
//! ```
//!
//! Both are measured in one run, turn by turn, on two sites of each size:
//!
//! - *kept*: a site with a configuration for every rule, a list of published addresses and its history in git; nothing is
//!   found. A whole check, reading and parsing included, may take twice as long as reading and parsing alone.
//! - *broken*: a fifth of the documents were renamed, outside git, so a fifth of all references lead nowhere, and for
//!   each one a fix is worked out by likeness. That may take eight times as long: most of it is each edit being tried
//!   before it is given.
//!
//! More is exit status 1. Below 10,000 documents half as much again is allowed, since git takes its time to start.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a bench is there to print")]

mod corpus;

use std::path::Path;
use std::process::{Command, ExitCode};
use std::sync::Arc;
use std::time::Instant;

use lyceum::config::{Config, Overrides};
use lyceum::discover::discover;
use lyceum::document::Document;
use lyceum::git::Repository;
use lyceum::parse::parse;
use lyceum::published::Published;
use lyceum::resolve::{Parsed, resolve};
use lyceum::rules::{self, Record, Selection, Surroundings};
use rayon::prelude::*;

/// How often each size is checked.
const TURNS: usize = 7;

/// A site to be checked.
struct Case {
    name: &'static str,
    broken: bool,
    /// How much longer than reading and parsing a whole check may take.
    bound: f64,
}

const CASES: [Case; 2] =
    [Case { name: "kept", broken: false, bound: 2.0 }, Case { name: "broken", broken: true, bound: 8.0 }];

/// Seconds of one turn, and how much was found.
#[derive(Debug, Clone, Copy)]
struct Turn {
    read: f64,
    resolve: f64,
    rules: f64,
    findings: usize,
}

impl Turn {
    fn whole(&self) -> f64 {
        self.read + self.resolve + self.rules
    }
}

fn main() -> ExitCode {
    let measured = std::env::args().any(|argument| argument == "--bench");
    let text = std::env::var("LYCEUM_BENCH_SIZES").unwrap_or_else(|_| "1000,10000".into());
    let sizes: Vec<usize> = text.split(',').filter_map(|size| size.trim().parse().ok()).collect();
    let sizes = if measured { sizes } else { vec![20] };
    let turns = if measured { TURNS } else { 1 };
    let cases = sizes.iter().flat_map(|size| CASES.iter().map(move |case| (*size, case)));
    let done: Result<Vec<bool>, _> = cases.map(|(size, case)| measure(case, size, turns)).collect();
    match done {
        Ok(held) if held.iter().all(|held| *held) || !measured => ExitCode::SUCCESS,
        Ok(_) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::from(2)
        }
    }
}

/// Measures one size; says whether the bound holds.
fn measure(case: &Case, size: usize, turns: usize) -> Result<bool, Box<dyn std::error::Error>> {
    let folder = tempfile::tempdir()?;
    let site = folder.path().join("site");
    let content = if case.broken { site.clone() } else { site.join("content") };
    corpus::write(size, &content)?;
    if case.broken {
        corpus::break_references(size, &site)?;
    } else {
        std::fs::write(site.join("lyceum.yaml"), corpus::configuration())?;
        commit(&site)?;
    }
    let mut all = Vec::new();
    let mut published = None;
    for _ in 0..turns {
        all.push(one_turn(&site, &mut published)?);
    }
    all.sort_by(|a, b| (a.whole() / a.read).total_cmp(&(b.whole() / b.read)));
    let turn = all[all.len() / 2];
    let bound = if size < 10_000 { case.bound * 1.5 } else { case.bound };
    let ratio = turn.whole() / turn.read;
    println!(
        "{size} documents, {}: read and parse {:.3} s, resolve {:.3} s, rules {:.3} s ({} findings); the whole takes x{ratio:.2} of reading and parsing, at most x{:.2}: {}",
        case.name,
        turn.read,
        turn.resolve,
        turn.rules,
        turn.findings,
        bound,
        if ratio <= bound { "holds" } else { "BROKEN" }
    );
    if turn.findings > 0 && !case.broken {
        return Err("the kept site is not clean: nothing was to be found in it".into());
    }
    Ok(ratio <= bound)
}

/// Puts a site into a repository, on a day before any of its documents was updated.
fn commit(site: &Path) -> Result<(), Box<dyn std::error::Error>> {
    let who = ["-c", "user.name=Bench", "-c", "user.email=bench@example.org", "-c", "gc.auto=0"];
    let day = "2020-01-01T12:00:00+00:00";
    for arguments in [&["init", "--quiet"][..], &["add", "--all"], &["commit", "--quiet", "--message", "all"]] {
        let mut git = Command::new("git");
        git.current_dir(site).args(who).args(arguments).env("GIT_AUTHOR_DATE", day).env("GIT_COMMITTER_DATE", day);
        if !git.status()?.success() {
            return Err(format!("git {arguments:?} failed").into());
        }
    }
    Ok(())
}

/// Checks a site; the addresses that it has in the first turn are on record in the others.
fn one_turn(site: &Path, published: &mut Option<Published>) -> Result<Turn, Box<dyn std::error::Error>> {
    let config = Arc::new(Config::load(site, &Overrides::default())?);
    let content = config.content.clone();
    let start = Instant::now();
    let found = discover(&config)?;
    let documents: Vec<Arc<Document>> = found.sources.into_par_iter().map(|source| Arc::new(parse(source))).collect();
    let read = start.elapsed().as_secs_f64();
    let start = Instant::now();
    let library = resolve(Parsed { documents, files: found.files, unreadable: found.unreadable }, config);
    let resolved = start.elapsed().as_secs_f64();
    let record = |published: &Published| Record { file: "../routes.txt".to_owned(), published: published.clone() };
    let routes = published.as_ref().map(record);
    let start = Instant::now();
    let surroundings = Surroundings {
        today: Some(jiff::civil::date(2026, 11, 21)),
        repository: Repository::find(&content),
        routes,
        fixes: true,
        ..Surroundings::default()
    };
    let report = rules::check(&library, &surroundings, &Selection::default());
    let rules = start.elapsed().as_secs_f64();
    published.get_or_insert_with(|| Published::of(&library, None));
    Ok(Turn { read, resolve: resolved, rules, findings: report.diagnostics.len() })
}
