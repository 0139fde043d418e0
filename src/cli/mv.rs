//! `lyceum mv`: another place for a document, a folder or a file, with everything that refers to it.

use std::fs;
use std::path::{Path, PathBuf};

use clap::Args;

use super::Status;
use super::new::{below_content, in_content, real, shown, site_of};
use super::output::{self, Terminal};
use crate::config::{Config, FILE, Overrides};
use crate::engine::Engine;
use crate::error::{Error, Result};
use crate::git::Repository;
use crate::moving::{self, Plan};
use crate::report::{self, count};
use crate::source::is_document;

#[derive(Args, Debug)]
pub(super) struct MvArgs {
    /// What to move: a document, a folder, a picture or any other file of the site
    pub(super) old: PathBuf,
    /// Its new name, or a folder to move it into
    pub(super) new: PathBuf,
    /// Write nothing; print what would change as a unified diff
    #[arg(long)]
    pub(super) dry_run: bool,
    /// The site, where it cannot be told from the path
    #[arg(long, value_name = "SITE")]
    pub(super) site: Option<PathBuf>,
}

pub(super) fn run(args: &MvArgs, terminal: Terminal) -> Result<Status> {
    let file = existing(&args.old)?;
    let site = site_of(&file, args.site.as_deref(), terminal).ok_or_else(|| {
        Error::new(format!(
            "cannot tell which folder is the site around `{}`, so references to it could be missed; name it with --site, as in `lyceum mv --site . OLD NEW`",
            args.old.display()
        ))
    })?;
    let mut engine = Engine::open(&site, &Overrides::default())?;
    let config = engine.config().clone();
    let (old_place, old) = in_content(&file, &args.old, &config)?;
    if old.is_empty() {
        return Err(Error::new("cannot move the content folder itself; name something in it"));
    }
    let (new_place, new) = new_place(args, &old_place, &config)?;
    if old == new {
        return Err(Error::new(format!("`{}` is called so already; choose another name", shown(&new_place))));
    }
    let plan = moving::plan(&mut engine, &old, &new)?;
    if args.dry_run {
        output::text(&as_diff(&plan, &config))?;
    } else {
        moving::carry_out(&plan)?;
    }
    tell(&plan, &old_place, &new_place, &config, args.dry_run, terminal);
    Ok(Status::Done)
}

/// What is to move; it exists, and is not the content folder or one that holds it.
fn existing(path: &Path) -> Result<PathBuf> {
    let absolute = std::path::absolute(path).map_err(|error| Error::io("find", path, &error))?;
    fs::symlink_metadata(&absolute).map_err(|error| Error::io("move", path, &error))?;
    match absolute.file_name() {
        // `.` and `..` are names of folders that have better ones.
        Some(_) if !absolute.ends_with("..") => Ok(absolute.components().collect()),
        _ => absolute.canonicalize().map_err(|error| Error::io("move", path, &error)),
    }
}

/// Where it goes, and its path below the content folder.
fn new_place(args: &MvArgs, old: &Path, config: &Config) -> Result<(PathBuf, String)> {
    let written = args.new.as_path();
    let name = old.file_name().unwrap_or_default();
    let same = |path: &Path| path.canonicalize().is_ok_and(|path| old.canonicalize().is_ok_and(|old| path == old));
    let slash = written.to_string_lossy().ends_with(['/', std::path::MAIN_SEPARATOR]);
    let into = (written.is_dir() && !same(written)) || (slash && !old.is_dir());
    let file = if into { real(written)?.join(name) } else { named(written, old)? };
    let (place, path) = below_content(&file, &file, config)?;
    let shown_place = shown(&place);
    if fs::symlink_metadata(&place).is_ok() && !same(&place) {
        return Err(Error::new(format!("`{shown_place}` is there already; choose another name")));
    }
    let skipped = ["templates", "theme"].into_iter().filter_map(|name| config.own_folder(name));
    for folder in skipped.chain([config.output.clone()]) {
        if real(&folder).is_ok_and(|folder| place.starts_with(&folder)) && real(&config.content)? != real(&folder)? {
            let folder = shown(&folder);
            return Err(Error::new(format!(
                "`{shown_place}` would not be in the site: nothing in `{folder}` is content"
            )));
        }
    }
    Ok((place, path))
}

/// A new name as it is meant: a document stays one, and a file keeps its ending where none is given.
fn named(written: &Path, old: &Path) -> Result<PathBuf> {
    let cannot = |error: &std::io::Error| Error::io("find", written, error);
    let file: PathBuf = std::path::absolute(written).map_err(|error| cannot(&error))?.components().collect();
    let Some(name) = file.file_name().and_then(|name| name.to_str()).filter(|_| !file.ends_with("..")) else {
        return Err(Error::new(format!("`{}` is no new name; name one", written.display())));
    };
    if old.is_dir() {
        return Ok(file);
    }
    let is_old_document = is_document(&old.to_string_lossy());
    let ending = old.extension().map(|ending| ending.to_string_lossy().into_owned());
    let name = match (is_old_document, is_document(name)) {
        (true, false) => format!("{name}.{}", ending.unwrap_or_default()),
        (false, true) => {
            let why = "only a document ends so, and this is none";
            return Err(Error::new(format!("`{}` ends in `.md`, but {why}; choose another ending", written.display())));
        }
        (false, false) if !name.contains('.') && ending.is_some() => format!("{name}.{}", ending.unwrap_or_default()),
        _ => name.to_owned(),
    };
    Ok(file.with_file_name(name))
}

/// Says what was moved, what was changed and what a person should know.
fn tell(plan: &Plan, old: &Path, new: &Path, config: &Config, dry_run: bool, terminal: Terminal) {
    let verb = |past: &str, would: &str| if dry_run { format!("would {would}") } else { past.to_owned() };
    let content = real(&config.content).unwrap_or_else(|_| config.content.clone());
    let files = if old == new || plan.moved.len() == 1 {
        String::new()
    } else {
        format!(", {}", count(plan.moved.len(), "file"))
    };
    terminal.say(&format!("{} `{}` to `{}`{files}", verb("moved", "move"), shown(old), shown(new)));
    for (from, to) in &plan.renames[..plan.renames.len() - 1] {
        let name = to.rsplit('/').next().unwrap_or(to);
        terminal.say(&format!("{} its page `{from}` along: `{name}`", verb("renamed", "rename")));
    }
    if !plan.changes.is_empty() || plan.settings.is_some() {
        let changed = plan.changes.len() + usize::from(plan.settings.is_some());
        let references = count(plan.references, "reference");
        terminal.say(&format!("{} {references}; {} changed:", verb("rewrote", "rewrite"), count(changed, "file")));
        for change in &plan.changes {
            terminal.say(&format!("  {}", shown(&content.join(&*change.new))));
        }
        if plan.settings.is_some() {
            terminal.say(&format!("  {}", shown(&config.site.join(FILE))));
        }
    }
    if !plan.redirects.is_empty() {
        let (first, more) = (&plan.redirects[0], plan.redirects.len() - 1);
        let more = if more > 0 { format!(" and {more} more") } else { String::new() };
        terminal.say(&format!("readers of `{first}`{more} are led to the new address (`redirect_from`)"));
    }
    for note in &plan.notes {
        terminal.say(&format!("note: {note}"));
    }
}

/// What changes in the form that `git apply` reads.
fn as_diff(plan: &Plan, config: &Config) -> String {
    let repository = Repository::find(&config.content);
    let root = repository.as_ref().map_or(config.site.as_path(), Repository::root);
    let prefix = |folder: &Path| {
        let (folder, root) = (folder.canonicalize().ok(), root.canonicalize().ok());
        let below = folder.zip(root).and_then(|(folder, root)| Some(folder.strip_prefix(root).ok()?.to_owned()));
        let below = below.map(|path| path.to_string_lossy().replace('\\', "/")).unwrap_or_default();
        if below.is_empty() { below } else { format!("{below}/") }
    };
    let (content, site) = (prefix(&config.content), prefix(&config.site));
    let mut out = String::new();
    for (old, new) in &plan.moved {
        let (from, to) = (format!("{content}{old}"), format!("{content}{new}"));
        out.push_str(&format!("diff --git a/{from} b/{to}\nrename from {from}\nrename to {to}\n"));
        if let Some(change) = plan.changes.iter().find(|change| *change.new == **new) {
            out.push_str(&report::diff_of_renamed(&from, &to, &change.before, &change.after));
        }
    }
    for change in plan.changes.iter().filter(|change| change.old == change.new) {
        out.push_str(&report::diff(&format!("{content}{}", change.new), &change.before, &change.after));
    }
    if let Some((before, after)) = &plan.settings {
        out.push_str(&report::diff(&format!("{site}{FILE}"), before, after));
    }
    out
}
