//! Real git repositories, made by tests with dates and names of their own.

use std::path::Path;
use std::process::Command;

/// Makes a repository of a folder.
pub fn init(folder: &Path) {
    git(folder, &["init", "--quiet", "--initial-branch=main"]);
}

/// Commits all that has changed; the number of the commit makes its date.
pub fn commit(folder: &Path, number: usize, message: &str) {
    git(folder, &["add", "--all"]);
    let date = format!("2026-01-{:02}T12:00:{:02}+00:00", 1 + number / 60 % 28, number % 60);
    let mut command = command(folder);
    command.env("GIT_AUTHOR_DATE", &date).env("GIT_COMMITTER_DATE", &date);
    run(command.args(["commit", "--quiet", "--allow-empty", "--message", message]));
}

/// Runs git in a folder as at noon of a day, so that a commit has one id everywhere.
pub fn on(folder: &Path, day: &str, arguments: &[&str]) -> String {
    let moment = format!("{day}T12:00:00+00:00");
    let mut command = command(folder);
    command.args(["-c", "core.autocrlf=false", "-c", "init.defaultObjectFormat=sha1"]).args(arguments);
    run(command.env("GIT_AUTHOR_DATE", &moment).env("GIT_COMMITTER_DATE", &moment))
}

/// Runs git in a folder; what it prints.
pub fn git(folder: &Path, arguments: &[&str]) -> String {
    run(command(folder).args(arguments))
}

/// git without the settings of whoever runs the tests.
fn command(folder: &Path) -> Command {
    let mut command = Command::new("git");
    command.current_dir(folder).env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_SYSTEM", "/dev/null");
    for (name, value) in [("NAME", "Test"), ("EMAIL", "test@example.org")] {
        command.env(format!("GIT_AUTHOR_{name}"), value).env(format!("GIT_COMMITTER_{name}"), value);
    }
    command
}

fn run(command: &mut Command) -> String {
    let output = command.output().expect("git starts");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{command:?}: {said}");
    String::from_utf8_lossy(&output.stdout).into_owned()
}
