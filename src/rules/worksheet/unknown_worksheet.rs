//! A shortcode that is to show a worksheet and names none, and a worksheet that builds on what is none.

use super::{built_on, is_worksheet};
use crate::config::FILE;
use crate::diagnostic::Level;
use crate::library::{Edge, Entry, Library, Place, Target};
use crate::markdown::Shortcode;
use crate::rules::{Check, Checked, Finding, Group, Rule};
use crate::text::nearest;
use crate::worksheet::BLOCK;

pub(super) const RULE: Rule = Rule {
    name: "unknown-worksheet",
    group: Group::Worksheet,
    level: Level::Error,
    summary: "a shortcode that is to show a worksheet and names none, or a worksheet that builds on what is none",
    page: include_str!("../../../content/rules/unknown-worksheet.md"),
    check: Check::Document(check),
};

/// Whether this rule, and no general one, says of an edge that it leads to no worksheet.
pub(in crate::rules) fn shows(checked: &Checked, edge: &Edge) -> bool {
    matches!(edge.place, Place::Shortcode(_)) && checked.evidence.asks(RULE.name, checked.id)
}

fn check(checked: &Checked, out: &mut Vec<Finding>) {
    let config = &checked.library.config;
    for (n, (shortcode, span)) in checked.entry.document.shortcodes.iter().enumerate() {
        let edge = checked.edges().iter().find(|edge| edge.place == Place::Shortcode(n));
        let found = match edge {
            Some(edge) => leads_nowhere(checked.library, edge, shortcode),
            // A template of that name shows it.
            None if config.shortcode(&shortcode.name).is_some() => None,
            None if config.shows_worksheets(&shortcode.name) => Some(names_nothing(checked.library, shortcode)),
            None => None,
        };
        out.extend(found.map(|(message, help)| Finding::at(span.clone(), message).help(help)));
    }
    built_on::check(checked, out);
}

/// What is wrong with a shortcode that names something, and the next step.
fn leads_nowhere(library: &Library, edge: &Edge, shortcode: &Shortcode) -> Option<(String, String)> {
    let written = &edge.written;
    let message = match edge.target {
        Target::Missing => format!("no worksheet is called `{written}`"),
        Target::Entry(to) => {
            let entry = &library.entries[to];
            // Of a worksheet that cannot be read something is said where it stands.
            if is_worksheet(entry) || !entry.document.worksheets.is_empty() {
                return None;
            }
            format!("`{written}` is `{}`, which has no worksheet", library.path(to))
        }
        Target::Folder(_) | Target::File(_) | Target::External(_) => format!("`{written}` is no worksheet"),
        Target::Hidden => return None,
    };
    let near = nearest(written, names(library));
    let mapped = shortcode.name != BLOCK;
    let help = match (mapped.then(|| entry_of(shortcode)), near) {
        (None, Some(near)) => format!("did you mean `{near}`?"),
        (None, None) => "write the id of a worksheet".to_owned(),
        (Some(entry), Some(near)) => format!("did you mean `{near}`? it is named in {FILE}, by {entry}"),
        (Some(entry), None) => format!("write the id of a worksheet in {FILE}, for {entry}"),
    };
    Some((message, help))
}

/// The entry of the configuration that says what a shortcode shows.
fn entry_of(shortcode: &Shortcode) -> String {
    format!("`{}` of `worksheet_shortcodes: {}`", id(shortcode).unwrap_or_default(), shortcode.name)
}

fn id(shortcode: &Shortcode) -> Option<&str> {
    shortcode.attributes.iter().find(|(name, _)| name == "id").map(|(_, id)| id.as_str())
}

/// What is wrong with a shortcode that names nothing Lyceum knows, and the next step.
fn names_nothing(library: &Library, shortcode: &Shortcode) -> (String, String) {
    let name = &shortcode.name;
    match id(shortcode) {
        Some(id) => (
            format!("no worksheet is mapped to the id `{id}` of `{name}`"),
            format!("add `\"{id}\"` with the id of a worksheet under `worksheet_shortcodes: {name}` in {FILE}"),
        ),
        None if name == BLOCK => {
            let own = |entry: &&Entry| !entry.document.worksheets.is_empty() && entry.meta.id.is_some();
            let first = library.entries.iter().find(own).and_then(|entry| entry.meta.id.as_deref());
            let help = format!("write which one: `[{BLOCK} id=\"{}\"]`", first.unwrap_or("ITS-ID"));
            (format!("the shortcode `{BLOCK}` names no worksheet"), help)
        }
        None => (
            format!("the shortcode `{name}` has no `id`, by which a worksheet is mapped to it"),
            format!("write one that stands under `worksheet_shortcodes: {name}` in {FILE}"),
        ),
    }
}

/// What worksheets are called: by id, and by title.
fn names(library: &Library) -> impl Iterator<Item = &str> {
    let worksheets = library.entries.iter().filter(|entry| is_worksheet(entry));
    worksheets.flat_map(|entry| entry.meta.id.as_deref().into_iter().chain([entry.meta.title.as_str()]))
}
