//! `lyceum new`: a document with complete front matter.

use std::fs;
use std::path::{Component, Path, PathBuf};

use clap::{Args, ValueEnum};

use super::Status;
use super::init::today;
use super::output::Terminal;
use crate::config::{self, Config, Overrides};
use crate::error::{Error, Result};
use crate::files::write_atomically;
use crate::front::{Known, placeholder};
use crate::scaffold::{self, NewDocument, title_from_path};
use crate::source::is_document;
use crate::text::{nfc, squeeze};

#[derive(Args, Debug)]
pub(super) struct NewArgs {
    /// What kind of document
    #[arg(value_enum)]
    pub(super) kind: Kind,
    /// The file to make
    pub(super) path: PathBuf,
    /// Its title; default: made from the file's name
    #[arg(long)]
    pub(super) title: Option<String>,
    /// The site, where it cannot be told from the path
    #[arg(long, value_name = "SITE")]
    pub(super) site: Option<PathBuf>,
}

/// The kinds of documents that `new` makes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Kind {
    /// A text that people look things up in
    Reference,
    /// A folder's own page
    Index,
    /// A course
    Course,
    /// A module of a course
    Module,
    /// A lesson of a module
    Lesson,
    /// A path through lessons for a role
    Path,
    /// A worksheet
    Worksheet,
    /// A term of the glossary
    Term,
    /// A standard operating procedure
    Sop,
}

pub(super) fn run(args: &NewArgs, terminal: Terminal) -> Result<Status> {
    let file = file_named(&args.path)?;
    let site = site_of(&file, args.site.as_deref(), terminal);
    let site = site.unwrap_or_else(|| nearest_folder(&tidy(file.parent().unwrap_or(&file))));
    let config = Config::load(&site, &Overrides::default())?;
    let (file, path) = below_content(&file, &args.path, &config)?;
    if fs::symlink_metadata(&file).is_ok() {
        return Err(Error::new(format!("`{}` is there already; choose another name", shown(&file))));
    }
    let title = title(args, &path, &config)?;
    write(&file, &text(args.kind, &path, &title, &config, &file))?;
    terminal.say(&format!("made `{}`; fill in what is left open, then set `status` to Active", shown(&file)));
    if args.kind == Kind::Worksheet && config.site_id.is_none() {
        terminal.say("a site with worksheets needs a `site_id:` in lyceum.yaml, so that stored answers are told apart");
    }
    Ok(Status::Done)
}

/// The nearest folder upward that has a `lyceum.yaml`.
pub(super) fn configured_site(folder: &Path) -> Option<PathBuf> {
    folder.ancestors().find(|folder| folder.join(config::FILE).is_file()).map(Path::to_owned)
}

/// Says that a site named on the command line is not the one that was found.
pub(super) fn say_if_unused(named: Option<&Path>, found: &Path, terminal: Terminal) {
    let same = |named: &Path| named.canonicalize().ok() == found.canonicalize().ok();
    if let Some(named) = named.filter(|named| !same(named)) {
        terminal.say(&format!(
            "--site `{}` is not used: this belongs to the site `{}`",
            named.display(),
            found.display()
        ));
    }
}

/// A path with its links followed as far as it exists; `..` behind that is no place.
pub(super) fn real(path: &Path) -> Result<PathBuf> {
    let cannot = |e: &std::io::Error| Error::io("find", path, e);
    let path = std::path::absolute(path).map_err(|e| cannot(&e))?;
    // What exists but leads nowhere, such as a dead link, is not gone round.
    let there = path.ancestors().find(|part| fs::symlink_metadata(part).is_ok()).unwrap_or(&path);
    let mut place = there.canonicalize().map_err(|e| cannot(&e))?;
    for part in path.strip_prefix(there).unwrap_or(Path::new("")).components() {
        match part {
            Component::Normal(name) => place.push(name),
            _ => return Err(Error::new(format!("`{}` goes back out of a folder that does not exist", path.display()))),
        }
    }
    Ok(place)
}

/// The file that is meant: absolute, with an ending of documents.
fn file_named(path: &Path) -> Result<PathBuf> {
    let shown = path.display();
    let Some(name) = path.file_name().and_then(|name| name.to_str()) else {
        return Err(Error::new(format!("`{shown}` is no name for a file; name one, such as content/my-topic.md")));
    };
    if shown.to_string().ends_with(['/', std::path::MAIN_SEPARATOR]) || path.is_dir() {
        let example = path.join("index.md");
        return Err(Error::new(format!("`{shown}` is a folder; name the file, such as {}", example.display())));
    }
    let name = if is_document(name) { name.to_owned() } else { format!("{name}.md") };
    std::path::absolute(path.with_file_name(name)).map_err(|e| Error::io("find", path, &e))
}

/// The site that a file belongs to: the nearest folder upward with a `lyceum.yaml`. Elsewhere the one that is named, the
/// repository or the vault around it; `None` where nothing tells.
pub(super) fn site_of(file: &Path, named: Option<&Path>, terminal: Terminal) -> Option<PathBuf> {
    let folder = tidy(file.parent().unwrap_or(file));
    if let Some(found) = configured_site(&folder) {
        say_if_unused(named, &found, terminal);
        return Some(found);
    }
    let around = |mark: &str| folder.ancestors().find(|folder| folder.join(mark).exists()).map(Path::to_owned);
    named.map(Path::to_owned).or_else(|| around(".git")).or_else(|| around(".obsidian"))
}

/// A path without `..`, as it reads.
fn tidy(path: &Path) -> PathBuf {
    let mut tidy = PathBuf::new();
    for part in path.components() {
        if part == Component::ParentDir {
            tidy.pop();
        } else {
            tidy.push(part);
        }
    }
    tidy
}

fn nearest_folder(folder: &Path) -> PathBuf {
    folder.ancestors().find(|folder| folder.is_dir()).unwrap_or(folder).to_owned()
}

/// Where a new file is to lie, and its path below the content folder; an error where the site would not read it.
pub(super) fn below_content(file: &Path, written: &Path, config: &Config) -> Result<(PathBuf, String)> {
    let (place, path) = in_content(file, written, config)?;
    let shown = written.display();
    let ignored = || config.ignore.iter().any(|glob| names_of_parts(&path).any(|part| glob.is_match(part)));
    if path.split('/').any(|name| name.starts_with('.')) {
        return Err(Error::new(format!("`{shown}` would not be in the site: names that start with a dot stay out")));
    }
    if ignored() {
        return Err(Error::new(format!("`{shown}` would not be in the site: `ignore:` in lyceum.yaml names it")));
    }
    Ok((place, path))
}

/// Where a file lies or is to lie, and its path below the content folder.
pub(super) fn in_content(file: &Path, written: &Path, config: &Config) -> Result<(PathBuf, String)> {
    // The name itself is not followed: a link there is a file that exists.
    let folder = real(file.parent().unwrap_or(file))?;
    let content = real(&config.content)?;
    let place = folder.join(file.file_name().unwrap_or_default());
    let shown = written.display();
    let Ok(path) = place.strip_prefix(&content) else {
        let content = config.content.display();
        return Err(Error::new(format!("`{shown}` lies outside the content folder `{content}`; name a path in there")));
    };
    let names: Option<Vec<&str>> = path.iter().map(|name| name.to_str()).collect();
    let Some(names) = names else {
        return Err(Error::new(format!("`{shown}` is no Unicode text; choose another name")));
    };
    let path = nfc(&names.join("/"));
    Ok((place, path))
}

/// A path and the folders on the way to it, these with and without a `/` behind them.
fn names_of_parts(path: &str) -> impl Iterator<Item = &str> {
    let folders = path.match_indices('/').flat_map(|(at, _)| [&path[..at], &path[..=at]]);
    folders.chain([path])
}

/// A file as it is called from here.
pub(super) fn shown(file: &Path) -> String {
    let here = std::env::current_dir().unwrap_or_default();
    file.strip_prefix(here).unwrap_or(file).display().to_string()
}

fn title(args: &NewArgs, path: &str, config: &Config) -> Result<String> {
    match args.title.as_deref().map(squeeze) {
        Some(title) if title.is_empty() => Err(Error::new("--title is empty; write the document's title behind it")),
        Some(title) => Ok(title),
        None => Ok(title_from_path(path).unwrap_or_else(|| config.title.clone())),
    }
}

fn text(kind: Kind, path: &str, title: &str, config: &Config, file: &Path) -> String {
    let default = |known: Known| configured_default(config, path, known);
    let level = default(Known::SecurityLevel).unwrap_or_else(|| config.default_level.name().to_owned());
    let document = NewDocument {
        kind: kind_of(kind),
        path,
        title,
        part_of: whole(file, path),
        steward: &default(Known::Steward).unwrap_or_else(|| placeholder::STEWARD.into()),
        owner_team: &default(Known::OwnerTeam).unwrap_or_else(|| placeholder::TEAM.into()),
        security_level: &level,
        today: &today(),
    };
    document.text()
}

/// What the configuration sets for a field of a document at this path.
fn configured_default(config: &Config, path: &str, known: Known) -> Option<String> {
    let fitting = config.defaults.iter().rev().filter(|(glob, _)| glob.is_match(path));
    let values = fitting.flat_map(|(_, fields)| fields).filter(|(name, _)| Known::find(name) == Some(known));
    values.filter_map(|(_, value)| value.as_text()).find(|text| !text.trim().is_empty()).map(squeeze)
}

/// The page of the folder that the document belongs to, if there is one.
fn whole(file: &Path, path: &str) -> Option<&'static str> {
    let is_page = path.rsplit('/').next().is_some_and(|name| name.eq_ignore_ascii_case("index.md"));
    let reference = if is_page { "../index.md" } else { "index.md" };
    let outside = is_page && !path.contains('/');
    (!outside && file.with_file_name(reference).is_file()).then_some(reference)
}

fn write(file: &Path, text: &str) -> Result<()> {
    let folder = file.parent().unwrap_or(file);
    fs::create_dir_all(folder).map_err(|e| Error::io("make the folder", folder, &e))?;
    write_atomically(file, text.as_bytes())
}

fn kind_of(kind: Kind) -> scaffold::Kind {
    match kind {
        Kind::Reference => scaffold::Kind::Reference,
        Kind::Index => scaffold::Kind::Index,
        Kind::Course => scaffold::Kind::Course,
        Kind::Module => scaffold::Kind::Module,
        Kind::Lesson => scaffold::Kind::Lesson,
        Kind::Path => scaffold::Kind::Path,
        Kind::Worksheet => scaffold::Kind::Worksheet,
        Kind::Term => scaffold::Kind::Term,
        Kind::Sop => scaffold::Kind::Sop,
    }
}
