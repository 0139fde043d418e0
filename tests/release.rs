//! What a release consists of: the archive that `.ci/package` makes, how the documentation installs it, and which tags
//! become one.

#![cfg(unix)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

const VERSION: &str = env!("CARGO_PKG_VERSION");
const TARGET: &str = "x86_64-unknown-linux-musl";

#[test]
fn an_archive_holds_the_program_and_what_belongs_to_it() {
    let temp = tempfile::tempdir().unwrap();
    let archive = package(temp.path());
    let name = format!("lyceum-{VERSION}-{TARGET}");
    assert_eq!(archive.file_name().unwrap().to_str(), Some(&*format!("{name}.tar.gz")));
    done(Command::new("tar").arg("-xzf").arg(&archive).current_dir(temp.path()));
    let folder = temp.path().join(&name);
    let said = done(Command::new(folder.join("lyceum")).arg("--version"));
    assert_eq!(said.trim(), format!("lyceum {VERSION}"));
    for (path, words) in [
        ("README.md", "# Lyceum"),
        ("CHANGELOG.md", "# Changelog"),
        ("LICENSE-MIT", "MIT License"),
        ("LICENSE-APACHE", "Apache License"),
        ("completions/lyceum.bash", "_lyceum()"),
        ("completions/_lyceum", "#compdef lyceum"),
        ("completions/lyceum.fish", "complete -c lyceum"),
        ("completions/_lyceum.ps1", "Register-ArgumentCompleter"),
        ("man/lyceum.1", ".TH lyceum 1"),
    ] {
        let text = fs::read_to_string(folder.join(path)).unwrap_or_else(|error| panic!("{path}: {error}"));
        assert!(text.contains(words), "{path} does not say `{words}`");
    }
}

#[test]
fn a_program_that_does_not_work_is_not_packed() {
    let temp = tempfile::tempdir().unwrap();
    let broken = temp.path().join("lyceum");
    fs::write(&broken, "#!/bin/sh\n[ \"$1\" = --version ] && echo lyceum 9.9.9\n").unwrap();
    done(Command::new("chmod").arg("+x").arg(&broken));
    let output = Command::new(root(".ci/package")).arg(&broken).arg(TARGET).arg(temp.path().join("dist")).output();
    assert!(!output.unwrap().status.success());
    assert!(!temp.path().join("dist").exists());
}

#[test]
fn the_documented_commands_install_an_archive() {
    let temp = tempfile::tempdir().unwrap();
    let archive = package(&release(temp.path()));
    let script = documented("docs/install.md", "releases=");
    let installed = install(&script, temp.path());
    assert!(installed.status.success(), "{}", String::from_utf8_lossy(&installed.stderr));
    let said = done(Command::new(temp.path().join(".local/bin/lyceum")).arg("--version"));
    assert_eq!(said.trim(), format!("lyceum {VERSION}"));

    fs::remove_dir_all(temp.path().join(".local")).unwrap();
    let mut bytes = fs::read(&archive).unwrap();
    bytes.push(0);
    fs::write(&archive, bytes).unwrap();
    assert!(!install(&script, temp.path()).status.success(), "an archive with another checksum is refused");
    assert!(!temp.path().join(".local").exists());
}

#[test]
fn the_documented_step_installs_an_archive_in_ci() {
    let temp = tempfile::tempdir().unwrap();
    let home = temp.path().join("home");
    fs::create_dir(&home).unwrap();
    package(&release(&temp.path().join("lyceum")));
    let page = fs::read_to_string(root("docs/ci.md")).unwrap();
    let (_, block) = page.split_once("### An archive").unwrap().1.split_once("```yaml\n").unwrap();
    let steps: serde_yaml::Value = serde_yaml::from_str(block.split("```").next().unwrap()).unwrap();
    let mut command = Command::new("bash");
    command.args(["-e", "-c", steps[0]["run"].as_str().unwrap()]).current_dir(temp.path()).env("HOME", &home);
    command.env("LYCEUM_VERSION", VERSION);
    done(command.env("LYCEUM_REPOSITORY", format!("file://{}", temp.path().join("lyceum").display())));
    // In the folder that the workflow puts on the path and keeps in the cache.
    let said = done(Command::new(home.join(".lyceum-program/bin/lyceum")).arg("--version"));
    assert_eq!(said.trim(), format!("lyceum {VERSION}"));
    assert_eq!(fs::read_dir(temp.path()).unwrap().count(), 2, "nothing is left beside the documents");
}

#[test]
fn the_documentation_names_this_version() {
    let text = fs::read_to_string(root("docs/install.md")).unwrap();
    let versions = regex::Regex::new(r"\b\d+\.\d+\.\d+\b").unwrap();
    let found: Vec<&str> = versions.find_iter(&text).map(|found| found.as_str()).collect();
    assert!(!found.is_empty() && found.iter().all(|version| *version == VERSION), "{found:?}");
}

#[test]
fn only_a_version_that_the_changelog_knows_becomes_a_release() {
    let notes = |tag: &str, changelog: &str| {
        let temp = tempfile::tempdir().unwrap();
        fs::create_dir(temp.path().join(".ci")).unwrap();
        fs::copy(root(".ci/release-notes"), temp.path().join(".ci/release-notes")).unwrap();
        fs::copy(root("Cargo.toml"), temp.path().join("Cargo.toml")).unwrap();
        fs::write(temp.path().join("CHANGELOG.md"), changelog).unwrap();
        let output = Command::new(temp.path().join(".ci/release-notes")).arg(tag).output().unwrap();
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        (output.status.success(), text(output.stdout) + &text(output.stderr))
    };
    let known =
        format!("# Changelog\n\n## Unreleased\n\nLater.\n\n## {VERSION} (2026-01-01)\n\n- News.\n\n## 0.0.1\n\nOld.\n");
    let (released, said) = notes(&format!("v{VERSION}"), &known);
    assert!(released && said.trim() == "- News.", "{said}");
    for (tag, changelog, words) in [
        ("v99.0.0", known.as_str(), "but Cargo.toml has version"),
        (VERSION, known.as_str(), "but Cargo.toml has version"),
        (&format!("v{VERSION}"), "# Changelog\n\n## Unreleased\n\n- News.\n", "has nothing under"),
    ] {
        let (released, said) = notes(tag, changelog);
        assert!(!released && said.contains(words), "{tag}: {said}");
    }
}

fn root(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// Packs the program under test into a folder.
fn package(folder: &Path) -> PathBuf {
    let mut command = Command::new(root(".ci/package"));
    let said = done(command.arg(env!("CARGO_BIN_EXE_lyceum")).arg(TARGET).arg(folder));
    PathBuf::from(said.trim())
}

/// The folder of this version's files, where releases lie below a folder.
fn release(folder: &Path) -> PathBuf {
    folder.join(format!("releases/download/v{VERSION}"))
}

/// Runs a script that installs a release as if the machine were a new one, its releases being those in a folder.
fn install(script: &str, folder: &Path) -> Output {
    let from = format!("releases=file://{}", folder.join("releases/download").display());
    let lines = script.lines().map(|line| if line.starts_with("releases=") { from.as_str() } else { line });
    let script = lines.collect::<Vec<_>>().join("\n");
    let mut command = Command::new("bash");
    command.args(["-e", "-c", &script]).current_dir(folder).env("HOME", folder).output().unwrap()
}

/// The block of shell commands in a document that holds these words.
fn documented(document: &str, words: &str) -> String {
    let text = fs::read_to_string(root(document)).unwrap();
    let blocks = text.split("```sh\n").skip(1).filter_map(|block| block.split("```").next());
    blocks.filter(|block| block.contains(words)).map(str::to_owned).next().unwrap_or_else(|| panic!("no `{words}`"))
}

#[track_caller]
fn done(command: &mut Command) -> String {
    let output = command.output().unwrap_or_else(|error| panic!("{command:?}: {error}"));
    assert!(output.status.success(), "{command:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}
