//! A required field is absent or blank.

use crate::diagnostic::Level;
use crate::front::Known;
use crate::rules::data::{FILL_IN, missing};
use crate::rules::{Check, Checked, Finding, Group, Rule};

pub(super) const RULE: Rule = Rule {
    name: "missing-field",
    group: Group::FrontMatter,
    level: Level::Error,
    summary: "a required field is absent or blank",
    page: include_str!("../../../content/rules/missing-field.md"),
    check: Check::Document(check),
};

/// Fields whose absence is the business of a rule of their own.
const OWN_RULES: &[(Known, &str)] = &[(Known::Id, "missing-id"), (Known::Steward, "missing-steward")];

fn check(checked: &Checked, out: &mut Vec<Finding>) {
    let mut absent: Vec<String> = Vec::new();
    for missing in missing(checked) {
        if OWN_RULES.iter().any(|(known, _)| missing.is(*known)) {
            continue;
        }
        match missing.names {
            [name] if missing.within.is_empty() && missing.blank.is_none() && missing.condition.is_none() => {
                absent.push(format!("`{name}`"));
            }
            _ => out.push(missing.finding(checked)),
        }
    }
    // One finding for all of them: a document from elsewhere would else drown what is broken in it.
    match absent.as_slice() {
        [] => {}
        [one] => out.push(Finding::at(checked.head(), format!("the field {one} is missing")).help(FILL_IN)),
        many => {
            out.push(Finding::at(checked.head(), format!("the fields {} are missing", many.join(", "))).help(FILL_IN));
        }
    }
}
