//! A relation to the document itself.

use super::own;
use crate::diagnostic::Level;
use crate::library::Target;
use crate::names::spellings;
use crate::rules::{Check, Checked, Finding, Group, Rule};

pub(super) const RULE: Rule = Rule {
    name: "self-relation",
    group: Group::Relations,
    level: Level::Warning,
    summary: "a relation to the document itself",
    page: include_str!("../../../content/rules/self-relation.md"),
    check: Check::Document(check),
};

fn check(checked: &Checked, out: &mut Vec<Finding>) {
    let mut relations = own::relations(checked);
    // A name that fits others too was hardly meant for this one: that is the matter of ambiguous-reference.
    relations.retain(|own| own.edge.target == Target::Entry(checked.id) && own.edge.others.is_empty());
    let gone: Vec<&str> = relations.iter().map(|own| own.pointer).collect();
    for own in &relations {
        let message = format!("`{}` is this document itself", own.name());
        let finding = Finding::at(checked.value(own.pointer), message);
        let fix = own::removal(checked, own, &gone, !was_another(checked, own.name()));
        out.push(finding.help("remove it, or name the document you meant").fix(fix));
    }
}

/// Whether another document bore the name once, which then may be the one that was meant.
fn was_another(checked: &Checked, name: &str) -> bool {
    let Some(history) = checked.evidence.history() else { return false };
    let here = history.file_at(checked.path());
    let last = name.split('#').next().unwrap_or(name).rsplit('/').next().unwrap_or(name);
    let files = spellings(last, false);
    let mut called = files.iter().flat_map(|file| history.ever_called(file));
    called.any(|(file, _)| here.is_none_or(|here| !std::ptr::eq(here, file)))
}
