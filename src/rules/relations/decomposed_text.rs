//! A name whose letters and accents are separate characters.

use std::collections::BTreeSet;

use crate::diagnostic::{Fix, Level};
use crate::front::Known;
use crate::library::{Edge, EdgeKind, Place, Target};
use crate::respell::edits;
use crate::rules::data::value_at;
use crate::rules::{Check, Checked, Finding, Group, Rule};
use crate::source::Span;
use crate::text::{is_nfc, nfc};
use crate::yaml::{Value, pointer_step};

pub(super) const RULE: Rule = Rule {
    name: "decomposed-text",
    group: Group::Relations,
    level: Level::Warning,
    summary: "a name whose letters and accents are separate characters",
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
    let front = &checked.entry.document.front;
    for field in &front.fields {
        let pointer = format!("/{}", pointer_step(&field.name));
        if !is_nfc(&field.name) {
            let name = nfc(&field.name);
            let free = !front.fields.iter().any(|other| other.name == name);
            let fix = checked.mend(DESCRIPTION, true, |editor| editor.rename_key(&pointer, &name).filter(|_| free));
            out.push(finding(checked.key(&pointer), &field.name).fix(fix));
        }
        if matches!(field.known, Some(Known::Id | Known::Aliases | Known::Tags)) {
            names(checked, &field.value, &pointer, out);
        }
    }
}

fn names(checked: &Checked, value: &Value, pointer: &str, out: &mut Vec<Finding>) {
    let is_list = matches!(value, Value::List(_));
    for (n, item) in value.items().iter().enumerate() {
        let pointer = if is_list { format!("{pointer}/{n}") } else { pointer.to_owned() };
        if let Some(text) = item.as_text().filter(|text| !is_nfc(text)) {
            out.push(finding(checked.value(&pointer), text).fix(mend_value(checked, &pointer)));
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
        // One text may hold several.
        if seen.insert(span.start) {
            out.push(finding(span, &edge.written).fix(mend_reference(checked, edge)));
        }
    }
}

const DESCRIPTION: &str = "write the name in Unicode NFC";

fn finding(span: Span, name: &str) -> Finding {
    let message = format!("`{}` is written in parts: letters and their accents are separate characters", nfc(name));
    Finding::at(span, message).help("write it in Unicode NFC, in which programs look for names")
}

fn mend_value(checked: &Checked, pointer: &str) -> Option<Fix> {
    let text = nfc(value_at(&checked.entry.document.front, pointer)?.as_text()?);
    checked.mend(DESCRIPTION, true, |editor| editor.set_value(pointer, &text))
}

fn mend_reference(checked: &Checked, edge: &Edge) -> Option<Fix> {
    match &edge.place {
        Place::Field(pointer) => mend_value(checked, pointer),
        Place::Body(_) if checked.evidence.surroundings.fixes => {
            let edits = edits(checked.editor(), &[(edge, nfc(&edge.written))])?;
            Some(Fix { description: DESCRIPTION.to_owned(), safe: true, edits })
        }
        Place::Body(_) | Place::Shortcode(_) => None,
    }
}
