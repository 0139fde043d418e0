//! Carrying a move out on the disk: all of it, or nothing.

use std::path::{Path, PathBuf};

use super::Plan;
use crate::config::{Config, FILE};
use crate::discover::{Found, discover};
use crate::error::{Error, Result};
use crate::files::{self, Journal};
use crate::text::nfc;

/// Moves the files and writes the changed texts. Then the site is read again: where it is not what the plan says, as
/// behind a symbolic link, everything is put back.
///
/// # Errors
/// A file changed in the meantime, or something cannot be written; then everything is as it was.
pub fn carry_out(plan: &Plan) -> Result<()> {
    let mut journal = Journal::default();
    let done = work(plan, &mut journal).and_then(|()| expect(plan));
    match done {
        Ok(()) => {
            journal.finish();
            Ok(())
        }
        Err(error) => match journal.undo() {
            Ok(()) => Err(Error::new(format!("{error}; nothing was changed"))),
            Err(second) => Err(Error::new(format!("{error}; and not everything could be put back: {second}"))),
        },
    }
}

fn work(plan: &Plan, journal: &mut Journal) -> Result<()> {
    let config = &plan.config;
    let mut texts = Vec::new();
    for change in &plan.changes {
        let file = find(config, &change.old)?;
        texts.push(journal.stage(&file, change.before.as_bytes(), change.after.as_bytes())?);
    }
    if let Some((before, after)) = &plan.settings {
        texts.push(journal.stage(&config.site.join(FILE), before.as_bytes(), after.as_bytes())?);
    }
    for (from, to) in &plan.renames {
        let (from, to) = (find(config, from)?, place_for(&config.content, to));
        if let Some(folder) = to.parent() {
            journal.make_folders(folder)?;
        }
        journal.rename(&from, &to)?;
        for staged in &mut texts {
            staged.follow(&from, &to);
        }
    }
    texts.into_iter().try_for_each(|staged| journal.put(staged))
}

/// Where a content file lies; an error for one that is reached over a symbolic link, since a change would be one of
/// another file.
fn find(config: &Config, path: &str) -> Result<PathBuf> {
    let gone = || Error::new(format!("`{path}` is no longer there; run the command again"));
    let file = files::locate(&config.content, path).ok_or_else(gone)?;
    let cannot = |error: &std::io::Error| Error::io("find", &file, error);
    let content = config.content.canonicalize().map_err(|error| cannot(&error))?;
    let real = file.canonicalize().map_err(|error| cannot(&error))?;
    let direct = content.join(file.strip_prefix(&config.content).unwrap_or(&file));
    // Letter case may differ where the file system takes no notice of it.
    let plain = |path: &Path| nfc(&path.to_string_lossy()).to_lowercase();
    if plain(&real) != plain(&direct) {
        return Err(Error::new(format!("`{path}` is a symbolic link or lies behind one; move `{}`", real.display())));
    }
    Ok(file)
}

/// The place of a new path: what of it exists keeps the form in which its name is written.
fn place_for(content: &Path, path: &str) -> PathBuf {
    let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
    let segments = folder.split('/').filter(|segment| !segment.is_empty());
    let folder = segments
        .fold(content.to_path_buf(), |at, segment| files::locate(&at, segment).unwrap_or_else(|| at.join(segment)));
    folder.join(name)
}

/// An error where the site does not read as planned.
fn expect(plan: &Plan) -> Result<()> {
    let now = discover(&plan.config)?;
    let different = difference(&plan.expected, &now);
    let why = "a symbolic link may lead there, or `ignore:` name another set of files";
    different.map_or(Ok(()), |path| Err(Error::new(format!("`{path}` would not be read as planned afterwards: {why}"))))
}

/// The first path at which two sites differ.
fn difference(expected: &Found, now: &Found) -> Option<String> {
    let sources = |found: &Found| -> Vec<(String, String)> {
        found.sources.iter().map(|source| (source.path.to_string(), source.text.to_string())).collect()
    };
    let files = |found: &Found| -> Vec<(String, String)> {
        let files = found.files.iter().map(|file| (file.path.clone(), String::new()));
        files.chain(found.unreadable.iter().map(|file| (file.path.clone(), file.why.clone()))).collect()
    };
    let first = |a: Vec<(String, String)>, b: Vec<(String, String)>| {
        let at = a.iter().zip(&b).take_while(|(a, b)| a == b).count();
        let different = |list: &[(String, String)]| list.get(at).map(|(path, _)| path.clone());
        (a != b).then(|| different(&b).or_else(|| different(&a)).unwrap_or_default())
    };
    first(sources(expected), sources(now)).or_else(|| first(files(expected), files(now)))
}
