//! An id that is not written as those of its folder are to be.

use crate::diagnostic::Level;
use crate::front::Known;
use crate::rules::{Check, Checked, Finding, Group, Rule, placeholders};
use crate::text::nfc;

pub(super) const RULE: Rule = Rule {
    name: "id-pattern",
    group: Group::Identity,
    level: Level::Error,
    summary: "an id that does not match the pattern configured for its path",
    page: include_str!("../../../content/rules/id-pattern.md"),
    check: Check::Document(check),
};

fn check(checked: &Checked, out: &mut Vec<Finding>) {
    let front = &checked.entry.document.front;
    let Some(id) = &checked.entry.meta.id else { return };
    let Some(pattern) = checked.library.config.standards.id_pattern(checked.path()) else { return };
    let own = front.fields.iter().find(|field| field.known == Some(Known::Id));
    if pattern.regex.is_match(&nfc(id)) || own.is_some_and(|field| placeholders::is_unfilled(checked, field)) {
        return;
    }
    let span = checked.value(&front.pointer(Known::Id).unwrap_or_default());
    let finding = Finding::at(span, format!("the id `{id}` is not written as ids are here"));
    out.push(finding.help(format!("write one that matches `{}`", pattern.written)));
}
