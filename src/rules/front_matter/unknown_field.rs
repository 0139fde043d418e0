//! A field that a closed schema does not know.

use crate::diagnostic::Level;
use crate::front::Known;
use crate::rules::data::written_pointer;
use crate::rules::near_miss::near_miss;
use crate::rules::{Check, Checked, Finding, Group, Rule};
use crate::schema::ViolationKind;
use crate::yaml::pointer_step;

pub(super) const RULE: Rule = Rule {
    name: "unknown-field",
    group: Group::FrontMatter,
    level: Level::Warning,
    summary: "a field that a closed schema does not know",
    page: include_str!("../../../content/rules/unknown-field.md"),
    check: Check::Document(check),
};

fn check(checked: &Checked, out: &mut Vec<Finding>) {
    for violation in checked.violations() {
        let ViolationKind::Unknown { field, nearest } = &violation.kind else { continue };
        let at_top = violation.pointer.is_empty();
        // What is nearly a known field is misspelt.
        if at_top && (Known::find(field).is_some() || near_miss(checked, field).is_some()) {
            continue;
        }
        let within = if at_top { String::new() } else { written_pointer(checked, &violation.pointer) };
        let span = checked.key(&format!("{within}/{}", pointer_step(field)));
        let place = if at_top { "" } else { " here" };
        let help = match nearest {
            Some(near) => format!("did you mean `{near}`?"),
            None => "remove it, or add it to the schema".to_owned(),
        };
        out.push(Finding::at(span, format!("there is no field `{field}`{place}")).help(help));
    }
}
