//! A name whose accents are characters of their own.

use std::collections::BTreeSet;

use crate::diagnostic::Level;
use crate::front::Known;
use crate::library::{EdgeKind, Place, Target};
use crate::rules::{Check, Checked, Finding, Group, Rule};
use crate::source::Span;
use crate::text::{is_nfc, nfc};
use crate::yaml::{Value, pointer_step};

pub(super) const RULE: Rule = Rule {
    name: "decomposed-text",
    group: Group::Relations,
    level: Level::Warning,
    summary: "a name whose accents are characters of their own",
    page: include_str!("../../../content/rules/decomposed-text.md"),
    check: Check::Document(check),
};

fn check(checked: &Checked, out: &mut Vec<Finding>) {
    if is_nfc(&checked.entry.document.source.text) {
        return;
    }
    fields(checked, out);
    references(checked, out);
}

/// The names of fields, and the values that name the document itself.
fn fields(checked: &Checked, out: &mut Vec<Finding>) {
    for field in &checked.entry.document.front.fields {
        let pointer = format!("/{}", pointer_step(&field.name));
        if !is_nfc(&field.name) {
            out.push(finding(checked.key(&pointer), &field.name));
        }
        if !matches!(field.known, Some(Known::Id | Known::Aliases | Known::Tags)) {
            continue;
        }
        let is_list = matches!(field.value, Value::List(_));
        for (n, item) in field.value.items().iter().enumerate() {
            if let Some(text) = item.as_text().filter(|text| !is_nfc(text)) {
                let pointer = if is_list { format!("{pointer}/{n}") } else { pointer.clone() };
                out.push(finding(checked.value(&pointer), text));
            }
        }
    }
}

/// The targets of references, where they lead to something: what leads nowhere has another fault, and an address of
/// another site is for that site to spell.
fn references(checked: &Checked, out: &mut Vec<Finding>) {
    let mut seen = BTreeSet::new();
    for edge in checked.edges() {
        let leads_on = matches!(edge.target, Target::Entry(_) | Target::Folder(_) | Target::File(_));
        // A wikilink in a field of another kind is part of a sentence.
        let in_sentence = matches!(edge.place, Place::Field(_)) && edge.kind == EdgeKind::Link;
        if !leads_on || in_sentence || is_nfc(&edge.written) {
            continue;
        }
        let span = checked.edge(edge);
        if seen.insert(span.start) {
            out.push(finding(span, &edge.written));
        }
    }
}

fn finding(span: Span, name: &str) -> Finding {
    let message = format!("the accents of `{}` are characters of their own", nfc(name));
    Finding::at(span, message).help("write the name in Unicode NFC, where a letter and its accent are one character")
}
