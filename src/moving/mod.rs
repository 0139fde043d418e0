//! Moving a document, a folder or another file, with everything that refers to it.
//!
//! The site is made anew in memory as it would be afterwards, and its graph is held against the one that is: edge by
//! edge. Only where both are equal is anything written, and then all of it or nothing.

mod disk;
mod graph;
mod pairs;
mod redirects;
mod references;
mod settings;
mod way;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::config::{Config, Overrides};
use crate::diagnostic::Edit;
use crate::discover::Found;
use crate::edit;
use crate::engine::Engine;
use crate::error::{Error, Result};
use crate::library::Library;
use crate::source::SourceFile;
use pairs::Pairs;
use way::Way;

pub use disk::carry_out;

/// All that a move changes.
#[derive(Debug)]
pub struct Plan {
    /// What gets another name, in the order in which it does: paths below the content folder.
    pub renames: Vec<(String, String)>,
    /// The old and the new path of each content file that moves.
    pub moved: Vec<(String, String)>,
    /// The documents whose text changes, by their new path.
    pub changes: Vec<Change>,
    /// The text of `lyceum.yaml` before and after, where it changes.
    pub settings: Option<(String, String)>,
    /// How many references are written anew.
    pub references: usize,
    /// Former addresses that lead to their documents from now on.
    pub redirects: Vec<String>,
    /// What a person should know besides.
    pub notes: Vec<String>,
    /// The configuration as it is afterwards.
    config: Arc<Config>,
    /// The files as they must be afterwards.
    expected: Found,
}

/// A document before and after.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Its path below the content folder before.
    pub old: Arc<str>,
    /// Its path afterwards.
    pub new: Arc<str>,
    /// Its text before.
    pub before: Arc<str>,
    /// Its text afterwards.
    pub after: Arc<str>,
}

/// Works out what moving one path to another changes. Both lie below the content folder, without a slash at the end.
///
/// # Errors
/// The old path is none of the site's, the new one is taken, or a reference could not lead to what it leads to now.
pub fn plan(engine: &mut Engine, old: &str, new: &str) -> Result<Plan> {
    let found = engine.read()?;
    let library = engine.connect(found.clone());
    let way = Way::new(&library, &found, old, new)?;
    let settings = settings::moved(&library.config, &way)?;
    let mut configured_anew;
    let next = match &settings.texts {
        Some((_, after)) => {
            let config = Config::of_text(&library.config.site, after, &Overrides::default())?;
            configured_anew = Engine::of(config)?;
            &mut configured_anew
        }
        None => engine,
    };
    let elsewhere = way.moved(found);
    let there = next.connect(elsewhere.clone());
    let pairs = Pairs::new(&library, &there, &way);
    let rewritten = references::edits(&pairs)?;
    let redirects = redirects::edits(&pairs);
    let mut edits: BTreeMap<usize, Vec<Edit>> = BTreeMap::new();
    for (entry, of_entry) in rewritten.edits.into_iter().chain(redirects.edits) {
        edits.entry(entry).or_default().extend(of_entry);
    }
    let changes = changes(&pairs, &edits)?;
    let expected = with_texts(elsewhere, &changes);
    let after = next.connect(expected.clone());
    let pairs = Pairs::new(&library, &after, &way);
    let mut notes = graph::compare(&pairs)?;
    notes.extend(settings.notes);
    notes.extend(settings::effects(&pairs, &way));
    notes.extend(redirects.notes);
    notes.extend(way.notes(&library));
    if !library.unreadable.is_empty() {
        let names: Vec<String> = library.unreadable.iter().map(|file| file.path.clone()).collect();
        notes.push(format!("references in what cannot be read stay as they are: {}", and_more(&names, 5)));
    }
    Ok(Plan {
        renames: way.renames(),
        moved: way.files(&library),
        changes,
        settings: settings.texts,
        references: rewritten.references,
        redirects: redirects.led_on,
        notes,
        config: next.config().clone(),
        expected,
    })
}

/// The documents with their edits.
fn changes(pairs: &Pairs, edits: &BTreeMap<usize, Vec<Edit>>) -> Result<Vec<Change>> {
    let mut changes = Vec::new();
    for (entry, edits) in edits {
        let source = &pairs.old.entries[*entry].document.source;
        if let Some(encoding) = source.decoded_as {
            return Err(Error::new(format!(
                "`{}` would have to change, but is written in {encoding}; save it as UTF-8 first",
                source.path
            )));
        }
        let edits: Vec<&Edit> = edits.iter().collect();
        let after = edit::apply(&source.text, &edits).ok_or_else(|| {
            Error::new(format!("the references in `{}` overlap; write them apart from each other first", source.path))
        })?;
        changes.push(Change {
            old: source.path.clone(),
            new: pairs.new.path(pairs.entry(*entry)).into(),
            before: source.text.clone(),
            after: after.into(),
        });
    }
    changes.sort_by(|a, b| a.new.cmp(&b.new));
    Ok(changes)
}

fn with_texts(mut found: Found, changes: &[Change]) -> Found {
    let texts: BTreeMap<&str, &Arc<str>> = changes.iter().map(|change| (&*change.new, &change.after)).collect();
    for source in &mut found.sources {
        if let Some(text) = texts.get(&*source.path) {
            *source = SourceFile { text: (*text).clone(), ..source.clone() };
        }
    }
    found
}

/// A list of which only the first are named.
fn and_more(names: &[String], most: usize) -> String {
    let mut text = names.iter().take(most).map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
    if names.len() > most {
        text.push_str(&format!(" and {} more", names.len() - most));
    }
    text
}

/// A place as a person is told it: `x.md:3:5`.
fn told(library: &Library, edge: &crate::library::Edge) -> String {
    use crate::library::Place;
    let document = &library.entries[edge.from].document;
    let text = &document.source.text;
    let at = match &edge.place {
        Place::Body(n) => document.references[*n].span.start,
        Place::Shortcode(n) => document.shortcodes[*n].1.start,
        Place::Field(pointer) => {
            let yaml = document.front.yaml.clone();
            let places = crate::yaml::Places::new(&text[yaml.clone()]);
            places.get(pointer).map_or(0, |place| place.value.start + yaml.start)
        }
    };
    let place = crate::source::Lines::new(text).position(at);
    format!("{}:{}:{}", document.source.path, place.line, place.column)
}
