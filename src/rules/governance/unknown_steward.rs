//! A steward who is not on the site's list.

use super::written::{are_known, names};
use crate::diagnostic::{Fix, Level};
use crate::front::Known;
use crate::rules::{Check, Checked, Finding, Group, Rule};
use crate::schema::{Violation, ViolationKind};
use crate::text::fold;

pub(super) const RULE: Rule = Rule {
    name: "unknown-steward",
    group: Group::Governance,
    level: Level::Warning,
    summary: "a steward who is not on the site's list",
    page: include_str!("../../../content/rules/unknown-steward.md"),
    check: Check::Document(check),
};

fn check(checked: &Checked, out: &mut Vec<Finding>) {
    let stewards = &checked.library.config.standards.stewards;
    let known = || are_known(checked, Known::Steward, |text| stewards.has(text));
    if stewards.is_open() || known() || is_refused(checked) {
        return;
    }
    let written = names(checked, Known::Steward, true, |text| stewards.has(text.trim()));
    for one in written.iter().filter(|one| !stewards.has(&one.name)) {
        let message = format!("`{}` is not on the list of stewards", one.name);
        let near = stewards.nearest(&one.name);
        let help = match &near {
            Some(near) => format!("did you mean `{near}`?"),
            None => "name one of the `stewards:` in lyceum.yaml, or add the name there".to_owned(),
        };
        // Named once already, it would stand there twice.
        let near = near.filter(|near| written.iter().all(|other| fold(&other.name) != fold(near)));
        let fix = near.and_then(|near| {
            let edit = one.scalar.as_ref()?.with(checked.editor(), &near)?;
            Some(Fix { description: format!("write `{near}`"), safe: false, edits: vec![edit] })
        });
        out.push(Finding::at(one.span.clone(), message).help(help).fix(fix));
    }
}

/// Whether the value is of a type that a schema refuses, and that is reported already.
fn is_refused(checked: &Checked) -> bool {
    let pointer = format!("/{}", Known::Steward.name());
    let is_it = |violation: &Violation| {
        matches!(violation.kind, ViolationKind::WrongType { .. }) && violation.pointer == pointer
    };
    checked.evidence.reports("wrong-type", checked.id) && checked.violations().iter().any(is_it)
}
