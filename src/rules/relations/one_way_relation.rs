//! A relation of a symmetric type that the other end does not name back.

use std::collections::HashSet;

use super::naming::name_of;
use super::own;
use super::relation_to_retired::is_retired;
use crate::config::Config;
use crate::diagnostic::{Fix, Level};
use crate::front::Known;
use crate::library::{EdgeKind, Entry, Target};
use crate::rules::{Check, Checked, Finding, Group, Rule};
use crate::text::fold_field;
use crate::yaml::Value;

pub(super) const RULE: Rule = Rule {
    name: "one-way-relation",
    group: Group::Relations,
    level: Level::Warning,
    summary: "a relation of a symmetric type that the other end does not name back",
    page: include_str!("../../../content/rules/one-way-relation.md"),
    check: Check::Document(check),
};

fn check(checked: &Checked, out: &mut Vec<Finding>) {
    let library = checked.library;
    // A type that must not go in a ring cannot be named back.
    let types = library.config.relation_types.iter().filter(|known| known.symmetric && !known.acyclic);
    let symmetric: HashSet<String> = types.map(|known| fold_field(&known.name)).collect();
    if symmetric.is_empty() {
        return;
    }
    let mut settled = named_back(checked);
    for own in own::relations(checked) {
        let Target::Entry(other) = own.edge.target else { continue };
        let kind = own.folded_kind();
        let wanted =
            other != checked.id && symmetric.contains(&kind) && may_name(&library.entries[other], checked.entry);
        // Each pair is one finding, however often it is named.
        if !wanted || !settled.insert((other, kind)) {
            continue;
        }
        let path = library.path(other);
        let message = format!("`{path}` does not name this document back as `{}`", own.kind);
        let help = format!("add this document to the relations of `{path}`, or remove it here");
        let fix = named_there(checked, other, own.kind);
        out.push(Finding::at(checked.value(own.pointer), message).help(help).fix(fix));
    }
}

/// A fix that adds the missing relation to the other document.
fn named_there(checked: &Checked, other: usize, kind: &str) -> Option<Fix> {
    let other = Checked::new(checked.evidence, other);
    // A block made for the relation alone would lack all else.
    if !checked.evidence.surroundings.fixes || other.entry.document.front.block.is_none() {
        return None;
    }
    let name = Value::text(name_of(checked.id, &other)?);
    let kind = checked.library.config.relation_type(kind).name;
    let entry = if fold_field(&kind) == Config::RELATED { name } else { Value::Map(vec![(kind, name)]) };
    let description = format!("name this document in `{}`", other.entry.document.source.path);
    other.mend(description, false, |editor| editor.append_value(Known::Relations.name(), &entry))
}

/// The documents that name this one, each with the type.
fn named_back(checked: &Checked) -> HashSet<(usize, String)> {
    let incoming = checked.library.incoming[checked.id].iter().map(|edge| &checked.library.edges[*edge]);
    incoming
        .filter_map(|edge| match &edge.kind {
            EdgeKind::Relation(kind) => Some((edge.from, fold_field(kind))),
            _ => None,
        })
        .collect()
}

/// Whether a document may name another: an open one does not name one that fewer people may see, and one that holds does
/// not name one that is retired.
fn may_name(from: &Entry, to: &Entry) -> bool {
    from.meta.level >= to.meta.level && (is_retired(from) || !is_retired(to))
}
