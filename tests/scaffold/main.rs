//! The commands that begin a site and show it, run as a person runs them.

#[cfg(unix)]
mod ci;
mod eject;
mod init;
mod new;
mod serve;

use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

/// The program, standing in a folder.
fn lyceum(folder: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_lyceum"));
    command.current_dir(folder).args(args).env_remove("NO_COLOR").stdin(Stdio::null());
    command
}

struct Run {
    status: i32,
    data: String,
    said: String,
}

fn run(folder: &Path, args: &[&str]) -> Run {
    let Output { status, stdout, stderr } = lyceum(folder, args).output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    Run { status: status.code().unwrap(), data: text(stdout), said: text(stderr) }
}

#[track_caller]
fn done(folder: &Path, args: &[&str]) -> Run {
    let run = run(folder, args);
    assert_eq!(run.status, 0, "lyceum {args:?}\n{}{}", run.data, run.said);
    run
}

/// The run failed, and its message says so in these words.
#[track_caller]
fn refused(folder: &Path, args: &[&str], words: &str) {
    let run = run(folder, args);
    assert_eq!(run.status, 2, "lyceum {args:?}\n{}{}", run.data, run.said);
    assert!(run.said.contains(words), "`{words}` is not in: {}", run.said);
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> =
        fs::read_dir(folder).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

/// A folder with a site called `site`.
fn with_site() -> tempfile::TempDir {
    let temp = tempfile::tempdir().unwrap();
    done(temp.path(), &["init", "site"]);
    temp
}

#[track_caller]
fn clean(site: &Path) {
    let run = done(site, &["check", "--strict", "--format", "json"]);
    let count = |name: &str| run.data.contains(&format!("\"{name}\": 0"));
    assert!(count("errors") && count("warnings"), "{}", run.data);
}
