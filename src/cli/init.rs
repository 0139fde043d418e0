//! `lyceum init`: a new site, all of it or nothing.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use clap::Args;

use super::Status;
use super::output::Terminal;
use crate::error::{Error, Result};
use crate::scaffold::{self, NewFile, title_from_path};

#[derive(Args, Debug)]
pub(super) struct InitArgs {
    /// The folder to make; it must be empty or new
    #[arg(value_name = "DIR")]
    pub(super) dir: PathBuf,
}

pub(super) fn run(args: &InitArgs, terminal: Terminal) -> Result<Status> {
    let dir = std::path::absolute(&args.dir).map_err(|e| Error::io("find", &args.dir, &e))?;
    let exists = expect_empty(&dir, &args.dir)?;
    let files = scaffold::site(&title(&dir), &today());
    let made = if exists { fill(&dir, &files) } else { make(&dir, &files) };
    made.map_err(|e| Error::io("make the site", &args.dir, &e))?;
    let shown = args.dir.display();
    let documents = files.iter().filter(|file| file.path.ends_with(".md")).count();
    terminal.say(&format!(
        "made a site in `{shown}`: lyceum.yaml, {documents} documents in content/, files for GitHub, GitLab and pre-commit"
    ));
    if let Some(top) = dir.ancestors().skip(1).find(|folder| folder.join(".git").exists()) {
        terminal.say(&format!(
            "note: the files for GitHub, GitLab and pre-commit work at the top of a repository; move them to `{}` and name the site in their commands, as in `lyceum check {}`",
            top.display(),
            dir.strip_prefix(top).unwrap_or(&dir).display()
        ));
    }
    let quoted = shell_word(&args.dir);
    terminal.say(&format!("next:\n  lyceum build {quoted}\n  lyceum serve {quoted}"));
    Ok(Status::Done)
}

/// The day, in UTC: what is made at one moment has one date wherever it is made.
pub(super) fn today() -> String {
    jiff::Timestamp::now().to_zoned(jiff::tz::TimeZone::UTC).date().to_string()
}

/// Whether the folder is there already; then nothing may be in it but the history of nothing yet.
fn expect_empty(dir: &Path, shown: &Path) -> Result<bool> {
    let entries = match fs::read_dir(dir) {
        Ok(entries) => entries,
        // A link that leads nowhere is not found either, but something stands there.
        Err(error) if error.kind() == io::ErrorKind::NotFound && fs::symlink_metadata(dir).is_err() => {
            return Ok(false);
        }
        Err(error) => return Err(Error::io("make a site in", shown, &error)),
    };
    let mut names = Vec::new();
    for entry in entries {
        names.push(entry.map_err(|e| Error::io("read", shown, &e))?.file_name().to_string_lossy().into_owned());
    }
    names.retain(|name| name != ".git");
    names.sort();
    match names.first() {
        None => Ok(true),
        Some(first) => Err(Error::new(format!(
            "`{}` is not empty (it holds `{first}`), so nothing was made; name a new or an empty folder",
            shown.display()
        ))),
    }
}

fn title(dir: &Path) -> String {
    let name = dir.file_name().map(|name| name.to_string_lossy().into_owned());
    // The ending makes any name one of a document, dots and all.
    name.and_then(|name| title_from_path(&format!("{name}.md"))).unwrap_or_else(|| "Knowledge base".into())
}

/// Makes a folder that does not exist: built beside its place, then put there in one step.
fn make(dir: &Path, files: &[NewFile]) -> io::Result<()> {
    let parent = dir.parent().unwrap_or(dir);
    let missing: Vec<&Path> = parent.ancestors().take_while(|folder| !folder.exists()).collect();
    fs::create_dir_all(parent)?;
    let stage = stage_in(parent);
    let made = write_all(&stage, files).and_then(|()| fs::rename(&stage, dir));
    if made.is_err() {
        let _ = fs::remove_dir_all(&stage);
        for folder in missing {
            let _ = fs::remove_dir(folder);
        }
    }
    made
}

/// Fills an empty folder, which stays the folder it is: somebody may stand in it. What was put there before a failure is
/// taken away again.
fn fill(dir: &Path, files: &[NewFile]) -> io::Result<()> {
    let stage = stage_in(dir);
    let made = write_all(&stage, files).and_then(|()| move_up(&stage, dir, files));
    let _ = fs::remove_dir_all(&stage);
    made
}

fn move_up(stage: &Path, dir: &Path, files: &[NewFile]) -> io::Result<()> {
    let mut names: Vec<&str> = files.iter().map(|file| file.path.split('/').next().unwrap_or(file.path)).collect();
    names.dedup();
    for (n, name) in names.iter().enumerate() {
        if let Err(error) = fs::rename(stage.join(name), dir.join(name)) {
            for moved in &names[..n] {
                let _ = fs::rename(dir.join(moved), stage.join(moved));
            }
            return Err(error);
        }
    }
    Ok(())
}

fn stage_in(folder: &Path) -> PathBuf {
    folder.join(format!(".lyceum-init-{}", std::process::id()))
}

fn write_all(stage: &Path, files: &[NewFile]) -> io::Result<()> {
    fs::create_dir(stage)?;
    for file in files {
        let path = stage.join(file.path);
        fs::create_dir_all(path.parent().unwrap_or(stage))?;
        fs::write(path, &file.text)?;
    }
    Ok(())
}

/// A path as it can be pasted into a shell.
fn shell_word(path: &Path) -> String {
    let text = path.display().to_string();
    let plain = |c: char| c.is_alphanumeric() || "/._-+:\\".contains(c);
    if text.chars().all(plain) && !text.starts_with('-') { text } else { format!("'{}'", text.replace('\'', r"'\''")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files() -> Vec<NewFile> {
        scaffold::site("Notes", "2026-02-21")
    }

    fn names(dir: &Path) -> Vec<String> {
        let mut names: Vec<String> =
            fs::read_dir(dir).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    #[test]
    fn a_new_folder_gets_all_and_nothing_is_left_beside_it() {
        let temp = tempfile::tempdir().unwrap();
        let dir = temp.path().join("a/b/site");
        assert!(!expect_empty(&dir, &dir).unwrap());
        make(&dir, &files()).unwrap();
        assert_eq!(
            names(&dir),
            [".github", ".gitignore", ".gitlab-ci.yml", ".pre-commit-config.yaml", "content", "lyceum.yaml"]
        );
        assert_eq!(names(&temp.path().join("a/b")), ["site"]);
    }

    #[test]
    fn an_empty_folder_is_filled_beside_its_history() {
        let temp = tempfile::tempdir().unwrap();
        fs::create_dir(temp.path().join(".git")).unwrap();
        assert!(expect_empty(temp.path(), temp.path()).unwrap());
        fill(temp.path(), &files()).unwrap();
        assert_eq!(
            names(temp.path()),
            [".git", ".github", ".gitignore", ".gitlab-ci.yml", ".pre-commit-config.yaml", "content", "lyceum.yaml"]
        );
    }

    #[test]
    fn a_failure_takes_back_what_was_made() {
        let temp = tempfile::tempdir().unwrap();
        // A folder where the last file belongs stands for whatever may go wrong at the end.
        fs::create_dir_all(temp.path().join("full/lyceum.yaml/x")).unwrap();
        fill(&temp.path().join("full"), &files()).unwrap_err();
        assert_eq!(names(&temp.path().join("full")), ["lyceum.yaml"]);
        // A path that is its own parent's child twice cannot be written.
        let twice = [files(), vec![NewFile { path: "lyceum.yaml/x", text: String::new() }]].concat();
        make(&temp.path().join("a/b/site"), &twice).unwrap_err();
        assert_eq!(names(temp.path()), ["full"]);
    }

    #[test]
    fn paths_can_be_pasted() {
        assert_eq!(shell_word(Path::new("my-site")), "my-site");
        assert_eq!(shell_word(Path::new("my site")), "'my site'");
        assert_eq!(shell_word(Path::new("it's")), r"'it'\''s'");
    }
}
