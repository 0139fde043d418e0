//! A field that is a near miss of a known one.

use crate::diagnostic::Level;
use crate::front::Known;
use crate::rules::data::violations;
use crate::rules::{Check, Checked, Finding, Group, Rule};
use crate::schema::ViolationKind;
use crate::text::{fold_field, nearest};

pub(super) const RULE: Rule = Rule {
    name: "unknown-field",
    group: Group::FrontMatter,
    level: Level::Warning,
    summary: "a field that is a near miss of a known one",
    page: include_str!("../../../content/rules/unknown-field.md"),
    check: Check::Document(check),
};

fn check(checked: &Checked, out: &mut Vec<Finding>) {
    let front = &checked.entry.document.front;
    let closed: Vec<(String, Option<String>)> = violations(checked)
        .into_iter()
        .filter(|violation| violation.pointer.is_empty())
        .filter_map(|violation| match violation.kind {
            ViolationKind::Unknown { field, nearest } => Some((field, nearest)),
            _ => None,
        })
        .collect();
    for field in front.fields.iter().filter(|field| field.known.is_none()) {
        let of_schema = closed.iter().find(|(name, _)| *name == field.name);
        let near = match of_schema {
            Some((_, near)) => near.clone(),
            None => near_miss(&field.name).map(str::to_owned),
        };
        if of_schema.is_none() && near.is_none() {
            continue;
        }
        let help =
            near.map_or("remove it, or add it to the schema".to_owned(), |near| format!("did you mean `{near}`?"));
        let finding =
            Finding::at(checked.key(&format!("/{}", field.name)), format!("there is no field `{}`", field.name));
        out.push(finding.help(help));
    }
}

/// A known field that differs by a letter or two, in names long enough for that to be no accident.
fn near_miss(name: &str) -> Option<&'static str> {
    let folded = fold_field(name);
    let near = nearest(&folded, Known::ALL.iter().map(|known| known.name()))?;
    let allowed = if folded.len() > 8 { 2 } else { 1 };
    let distance = strsim::osa_distance(&folded, &fold_field(near));
    (folded.len() >= 4 && (1..=allowed).contains(&distance)).then_some(near)
}
