//! What the tests of the whole program share: a site in a temporary folder, and the real binary run on it.

#![allow(dead_code, unreachable_pub, reason = "each test program uses only some of it")]

pub mod fixtures;
pub mod git;

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value;
use tempfile::TempDir;

/// A site that lives as long as the value does.
pub struct TestSite {
    folder: TempDir,
}

/// How a run of the program ended.
#[derive(Debug)]
pub struct Run {
    /// Its arguments, for messages.
    pub arguments: String,
    /// Its exit status.
    pub status: i32,
    /// Its standard output.
    pub stdout: String,
    /// Its standard error.
    pub stderr: String,
}

/// What `check --format json` found.
#[derive(Debug)]
pub struct Checked {
    /// The exit status.
    pub status: i32,
    /// The whole report.
    pub json: Value,
}

impl TestSite {
    /// A site with a `lyceum.yaml` and nothing else; its documents lie in `content/`.
    pub fn new() -> Self {
        Self::plain().config("title: Test site\n")
    }

    /// An empty folder without `lyceum.yaml`.
    pub fn plain() -> Self {
        let site = Self { folder: tempfile::tempdir().expect("a temporary folder") };
        fs::create_dir(site.path()).expect("a folder for the site");
        site
    }

    /// Writes a text file, with its folders.
    pub fn file(self, path: &str, text: &str) -> Self {
        self.bytes(path, text.as_bytes())
    }

    /// Writes a file of any bytes, with its folders.
    pub fn bytes(self, path: &str, bytes: &[u8]) -> Self {
        write(&self.at(path), bytes);
        self
    }

    /// Writes `lyceum.yaml`.
    pub fn config(self, text: &str) -> Self {
        self.file("lyceum.yaml", text)
    }

    /// The site's folder.
    pub fn path(&self) -> PathBuf {
        self.folder.path().join("site")
    }

    /// A file or folder of the site.
    pub fn at(&self, path: &str) -> PathBuf {
        self.path().join(path)
    }

    /// A folder beside the site, not made yet.
    pub fn beside(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Runs a command on the site: `command SITE ARGUMENTS`.
    pub fn run<S: AsRef<OsStr>>(&self, command: &str, arguments: &[S]) -> Run {
        let mut all = vec![OsStr::new(command).to_owned(), self.path().into_os_string()];
        all.extend(arguments.iter().map(|argument| argument.as_ref().to_owned()));
        lyceum(&all, self.folder.path())
    }

    /// Checks the site.
    pub fn check(&self) -> Checked {
        self.check_with(&[])
    }

    /// Checks the site with more arguments.
    pub fn check_with(&self, arguments: &[&str]) -> Checked {
        let mut all = vec!["--format", "json"];
        all.extend(arguments);
        let run = self.run("check", &all);
        assert!(run.status < 2, "{run}");
        let json = serde_json::from_str(&run.stdout).unwrap_or_else(|error| panic!("no JSON: {error}\n{run}"));
        Checked { status: run.status, json }
    }

    /// Builds the site into a folder of its own beside it; that folder.
    pub fn build(&self, arguments: &[&str]) -> PathBuf {
        let out = self.beside("out");
        self.build_into(&out, arguments);
        out
    }

    /// Builds the site into a folder.
    pub fn build_into(&self, out: &Path, arguments: &[&str]) {
        let mut all: Vec<&OsStr> = vec![OsStr::new("--out"), out.as_os_str()];
        all.extend(arguments.iter().map(OsStr::new));
        self.run("build", &all).success();
    }

    /// The graph of the site.
    pub fn graph(&self) -> Value {
        let run = self.run("graph", &["--format", "json"]).success();
        serde_json::from_str(&run.stdout).unwrap_or_else(|error| panic!("no JSON: {error}\n{run}"))
    }
}

impl Checked {
    /// The findings.
    pub fn findings(&self) -> &[Value] {
        self.json["diagnostics"].as_array().expect("a list of findings")
    }

    /// The findings, each as `rule path:line:column`.
    pub fn places(&self) -> Vec<String> {
        let place = |found: &Value| {
            let start = &found["range"]["start"];
            let (rule, path) = (found["rule"].as_str().unwrap_or("?"), found["path"].as_str().unwrap_or("?"));
            format!("{rule} {path}:{}:{}", start["line"], start["column"])
        };
        self.findings().iter().map(place).collect()
    }
}

impl Run {
    /// The run itself, if it ended well.
    pub fn success(self) -> Self {
        self.ends_with(0)
    }

    /// The run itself, if it ended with a status.
    pub fn ends_with(self, status: i32) -> Self {
        assert_eq!(self.status, status, "another exit status than expected\n{self}");
        self
    }
}

impl std::fmt::Display for Run {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { arguments, status, stdout, stderr } = self;
        write!(f, "lyceum {arguments}\nstatus {status}\n--- stdout\n{stdout}--- stderr\n{stderr}---")
    }
}

/// The program, not started yet: with no input and an environment that does not reach into its output.
pub fn command<S: AsRef<OsStr>>(arguments: &[S], folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_lyceum"));
    command.args(arguments).current_dir(folder).stdin(Stdio::null());
    command.env_remove("COLUMNS").env_remove("NO_COLOR").env_remove("SOURCE_DATE_EPOCH");
    // Fixtures lie in the project's own repository, whose past is none of theirs.
    command.env("GIT_CEILING_DIRECTORIES", fixture("")).env("GIT_CONFIG_GLOBAL", "/dev/null");
    command
}

/// Runs the program in a folder.
pub fn lyceum<S: AsRef<OsStr>>(arguments: &[S], folder: &Path) -> Run {
    let output = command(arguments, folder).output().expect("the program starts");
    let shown: Vec<_> = arguments.iter().map(|argument| argument.as_ref().to_string_lossy()).collect();
    Run {
        arguments: shown.join(" "),
        status: output.status.code().unwrap_or(-1),
        stdout: String::from_utf8(output.stdout).expect("standard output is UTF-8"),
        stderr: String::from_utf8(output.stderr).expect("standard error is UTF-8"),
    }
}

/// Writes a file, with its folders.
pub fn write(path: &Path, bytes: &[u8]) {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).unwrap_or_else(|error| panic!("cannot make {}: {error}", folder.display()));
    }
    fs::write(path, bytes).unwrap_or_else(|error| panic!("cannot write {}: {error}", path.display()));
}

/// Reads a text file.
pub fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("cannot read {}: {error}", path.display()))
}

/// All files below a folder, by path with `/`.
pub fn tree(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    for entry in walkdir::WalkDir::new(folder) {
        let entry = entry.expect("the folder can be read");
        if entry.file_type().is_file() {
            let path = entry.path().strip_prefix(folder).expect("it lies below the folder");
            let path = path.to_string_lossy().replace('\\', "/");
            files.insert(path, fs::read(entry.path()).expect("the file can be read"));
        }
    }
    files
}

/// Says where two trees differ; empty where they are equal.
pub fn difference(left: &BTreeMap<String, Vec<u8>>, right: &BTreeMap<String, Vec<u8>>) -> String {
    let mut out = String::new();
    for (path, bytes) in left {
        match right.get(path) {
            None => out.push_str(&format!("only in the first: {path}\n")),
            Some(other) if other != bytes => {
                out.push_str(&format!("{path} differs: {}\n", first_difference(bytes, other)))
            }
            Some(_) => {}
        }
    }
    for path in right.keys().filter(|path| !left.contains_key(*path)) {
        out.push_str(&format!("only in the second: {path}\n"));
    }
    out
}

fn first_difference(a: &[u8], b: &[u8]) -> String {
    let at = a.iter().zip(b).take_while(|(a, b)| a == b).count();
    let around = |bytes: &[u8]| {
        let part = &bytes[at.saturating_sub(60).min(bytes.len())..(at + 60).min(bytes.len())];
        String::from_utf8_lossy(part).into_owned()
    };
    format!("at byte {at}: {:?} and {:?}", around(a), around(b))
}

/// Whether expected files are to be written anew: `BLESS=1`.
pub fn blessing() -> bool {
    std::env::var("BLESS").is_ok_and(|value| value == "1")
}

/// Compares a text with a file that holds what is expected; `BLESS=1` writes the file. What differs, if anything does.
pub fn compare(expected: &Path, actual: &str) -> Option<String> {
    if blessing() {
        write(expected, actual.as_bytes());
        return None;
    }
    let known = fs::read_to_string(expected).unwrap_or_default();
    if known == actual {
        return None;
    }
    let line = known.lines().zip(actual.lines()).take_while(|(known, actual)| known == actual).count();
    let at = |text: &str| text.lines().nth(line).unwrap_or("(nothing)").to_owned();
    Some(format!(
        "{}:{}: expected\n    {}\ngot\n    {}\n(BLESS=1 writes the file anew)",
        expected.display(),
        line + 1,
        at(&known),
        at(actual)
    ))
}

/// A folder or file below `tests/`.
pub fn fixture(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(path)
}
