//! A document without an id.

use crate::diagnostic::{Fix, Level};
use crate::front::Known;
use crate::rules::data::missing_known;
use crate::rules::{Check, Checked, Finding, Group, Rule, ids};
use crate::yaml::Value;

pub(super) const RULE: Rule = Rule {
    name: "missing-id",
    group: Group::Identity,
    level: Level::Error,
    summary: "a document without an id",
    page: include_str!("../../../content/rules/missing-id.md"),
    check: Check::Document(check),
};

fn check(checked: &Checked, out: &mut Vec<Finding>) {
    if !ids::is_missing(checked) {
        return;
    }
    let front = &checked.entry.document.front;
    let mut finding = match (missing_known(checked, Known::Id), front.pointer(Known::Id)) {
        (Some(missing), _) => missing.finding(checked),
        (None, Some(pointer)) => Finding::at(checked.key(&pointer), "the field `id` is empty"),
        (None, None) => Finding::at(checked.head(), "the field `id` is missing"),
    };
    let proposal = checked.evidence.surroundings.fixes.then(|| checked.evidence.ids().proposal(checked.id)).flatten();
    finding.help = Some(match (proposal, checked.library.config.standards.id_pattern(checked.path())) {
        (Some(id), _) => format!("give it an id of its own, such as `{id}`"),
        (None, Some(pattern)) => format!("give it an id of its own that matches `{}`", pattern.written),
        (None, None) => "give it an id of its own, which stays when title and file change".to_owned(),
    });
    let fix = proposal.and_then(|id| fix(checked, id));
    out.push(finding.fix(fix));
}

/// What readers stored hangs on ids, so a person looks at each one.
fn fix(checked: &Checked, id: &str) -> Option<Fix> {
    let editor = checked.editor();
    let edit = match checked.entry.document.front.pointer(Known::Id) {
        Some(pointer) => editor.set_value(&pointer, id),
        None => editor.insert_field(Known::Id.name(), &Value::text(id)),
    };
    Some(Fix { description: format!("give it the id `{id}`"), safe: false, edits: vec![edit?] })
}
