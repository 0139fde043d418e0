//! A required field is absent or blank.

use crate::diagnostic::Level;
use crate::front::Field;
use crate::rules::data::violations;
use crate::rules::{Check, Checked, Finding, Group, Rule};
use crate::schema::ViolationKind;

pub(super) const RULE: Rule = Rule {
    name: "missing-field",
    group: Group::FrontMatter,
    level: Level::Error,
    summary: "a required field is absent or blank",
    page: include_str!("../../../content/rules/missing-field.md"),
    check: Check::Document(check),
};

fn check(checked: &Checked, out: &mut Vec<Finding>) {
    let front = &checked.entry.document.front;
    // A document without any front matter is one finding, and what cannot be read may hold the field.
    if front.block.is_none() || !front.faults.is_empty() {
        return;
    }
    let mut absent: Vec<String> = Vec::new();
    for violation in violations(checked) {
        let ViolationKind::Missing(field) = violation.kind else { continue };
        if violation.pointer.is_empty() && ELSEWHERE.contains(&field.as_str()) {
            continue;
        }
        let same = |known: &&Field| known.name == field || known.known.is_some_and(|known| known.name() == field);
        match front.fields.iter().find(same) {
            Some(blank) if violation.pointer.is_empty() => {
                let span = checked.key(&format!("/{}", blank.name));
                out.push(Finding::at(span, format!("the field `{field}` is empty")).help(HELP));
            }
            None if violation.pointer.is_empty() => absent.push(format!("`{field}`")),
            _ => {
                let span = checked.value(&violation.pointer);
                out.push(Finding::at(span, format!("the field `{field}` is missing here")).help(HELP));
            }
        }
    }
    // One finding for all of them: a document from elsewhere would else drown what is broken in it.
    match absent.as_slice() {
        [] => {}
        [one] => out.push(Finding::at(checked.head(), format!("the field {one} is missing")).help(HELP)),
        many => {
            out.push(Finding::at(checked.head(), format!("the fields {} are missing", many.join(", "))).help(HELP));
        }
    }
}

/// Fields whose absence is the matter of a rule of their own.
const ELSEWHERE: [&str; 1] = ["steward"];

const HELP: &str = "fill it in, or set it for many documents with `defaults:` in lyceum.yaml";
