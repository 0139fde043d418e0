//! Relations as written in front matter: every shape that real documents have.

use std::sync::LazyLock;

use regex::Regex;

use crate::config::Config;
use crate::front::{Field, Known};
use crate::library::Entry;
use crate::text::replace_wikilinks;
use crate::yaml::{Value, pointer_step};

/// A relation as written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Relation {
    /// Its type.
    pub(super) kind: String,
    /// Its target.
    pub(super) target: String,
    /// The label that its writer gave it.
    pub(super) label: Option<String>,
    /// Where it stands, as a JSON pointer.
    pub(super) pointer: String,
}

static MARKDOWN_LINK: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^!?\[([^\]]*)\]\(\s*<?([^()<>]*(?:\([^()]*\)[^()<>]*)*)>?\s*\)$").expect("the pattern is constant")
});
static WIKILINK: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"\[\[([^\[\]]+)\]\]").expect("the pattern is constant"));

/// All relations of a document, field by field in the writer's order.
pub(super) fn written(entry: &Entry) -> Vec<Relation> {
    let mut out = Vec::new();
    for field in entry.fields() {
        let Some(kind) = field.known.and_then(Known::relation_type) else { continue };
        let kind = kind.unwrap_or(Config::RELATED);
        take_field(field, kind, &mut out);
    }
    out
}

/// Wikilinks in the texts of all other fields but names: the target of each, and where it stands.
pub(super) fn mentioned(entry: &Entry) -> Vec<(String, String)> {
    let mut out = Vec::new();
    let names = [Known::Title, Known::SeoTitle, Known::NavTitle, Known::Id, Known::Aliases, Known::Tags];
    let may_mention = |field: &&Field| match field.known {
        Some(known) => known.relation_type().is_none() && !names.contains(&known),
        None => true,
    };
    for field in entry.fields().filter(may_mention) {
        let pointer = format!("/{}", pointer_step(&field.name));
        if !field.value.any_text(|text| text.contains("[[")) {
            continue;
        }
        for text in field.value.texts().iter().filter(|text| text.contains("[[")) {
            replace_wikilinks(text, |target, _| {
                out.push((target.to_owned(), pointer.clone()));
                None
            });
        }
    }
    out
}

fn take_field(field: &Field, kind: &str, out: &mut Vec<Relation>) {
    let pointer = format!("/{}", pointer_step(&field.name));
    match &field.value {
        Value::List(items) => {
            for (n, item) in items.iter().enumerate() {
                take(item, kind, &format!("{pointer}/{n}"), out);
            }
        }
        single => take(single, kind, &pointer, out),
    }
}

fn take(value: &Value, kind: &str, pointer: &str, out: &mut Vec<Relation>) {
    match value {
        Value::Null => {}
        Value::Scalar(scalar) => {
            for (target, label) in targets(&scalar.text) {
                out.push(Relation { kind: kind.to_owned(), target, label, pointer: pointer.to_owned() });
            }
        }
        Value::List(items) => {
            for (n, item) in items.iter().enumerate() {
                take(item, kind, &format!("{pointer}/{n}"), out);
            }
        }
        Value::Map(entries) => match value.get("to") {
            Some(to) => {
                let kind = value.get("type").and_then(Value::as_text).unwrap_or(kind);
                take(to, kind, &format!("{pointer}/to"), out);
            }
            None => {
                for (kind, target) in entries {
                    let step = pointer_step(kind);
                    take(target, kind, &format!("{pointer}/{step}"), out);
                }
            }
        },
    }
}

/// The targets in one text with their labels: mostly the text itself; several `[[Name]]` in a row are several.
fn targets(text: &str) -> Vec<(String, Option<String>)> {
    let text = text.trim();
    if let Some(link) = text.ends_with(')').then(|| MARKDOWN_LINK.captures(text)).flatten() {
        return vec![(link[2].trim().to_owned(), Some(link[1].trim().to_owned()).filter(|label| !label.is_empty()))];
    }
    let between = |rest: &str| rest.trim_matches([',', ';', ' ', '\n', '\t']).is_empty();
    if text.contains("[[") && WIKILINK.split(text).all(between) {
        return WIKILINK.captures_iter(text).map(|found| (found[1].trim().to_owned(), None)).collect();
    }
    if text.is_empty() { Vec::new() } else { vec![(text.to_owned(), None)] }
}
