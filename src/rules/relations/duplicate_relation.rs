//! A document that names one target twice.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use super::own::{self, Own};
use crate::diagnostic::Level;
use crate::library::Target;
use crate::rules::{Check, Checked, Finding, Group, Rule};
use crate::text::fold;
use crate::yaml::pointer_step;

pub(super) const RULE: Rule = Rule {
    name: "duplicate-relation",
    group: Group::Relations,
    level: Level::Warning,
    summary: "a document that names one target twice with the same type",
    page: include_str!("../../../content/rules/duplicate-relation.md"),
    check: Check::Document(check),
};

fn check(checked: &Checked, out: &mut Vec<Finding>) {
    let relations = own::relations(checked);
    let pairs = pairs(checked, &relations);
    let gone: Vec<&str> = pairs.iter().map(|(_, later)| later.pointer).collect();
    for (first, later) in pairs {
        let finding = Finding::at(checked.value(later.pointer), message(checked, first, later));
        // In another field it may have another use, and a label would be lost.
        let safe = first.field() == later.field() && (later.label().is_none() || later.label() == first.label());
        let fix = own::removal(checked, later, &gone, safe);
        out.push(finding.help("remove one of the two").fix(fix));
    }
}

/// Each relation that says again what an earlier one says, behind that one.
fn pairs<'r, 'l>(checked: &Checked, relations: &'r [Own<'l>]) -> Vec<(&'r Own<'l>, &'r Own<'l>)> {
    let mut known: HashMap<_, &Own> = HashMap::new();
    let mut pairs = Vec::new();
    for later in relations {
        // What leads nowhere is broken, and what leads back is a self-relation. A field that stands twice is a fault of
        // its own, and which of the two an entry belongs to cannot be told.
        let elsewhere = later.edge.target == Target::Missing || later.edge.target == Target::Entry(checked.id);
        if elsewhere || is_twice(checked, later.field()) {
            continue;
        }
        match known.entry((later.folded_kind(), &later.edge.target, &later.edge.anchor)) {
            Entry::Vacant(place) => {
                place.insert(later);
            }
            Entry::Occupied(first) if means_both(first.get(), later) => pairs.push((*first.get(), later)),
            Entry::Occupied(_) => {}
        }
    }
    pairs
}

fn is_twice(checked: &Checked, field: &str) -> bool {
    let fields = checked.entry.document.front.fields.iter();
    fields.filter(|other| pointer_step(&other.name) == field).count() > 1
}

/// Whether both were meant for the one document: a name that fits others too may have been meant for one of these.
fn means_both(first: &Own, later: &Own) -> bool {
    let exact = first.edge.others.is_empty() && later.edge.others.is_empty();
    exact || fold(&first.edge.written) == fold(&later.edge.written)
}

fn message(checked: &Checked, first: &Own, later: &Own) -> String {
    let kind = checked.library.config.relation_type(later.kind).name;
    let (one, other) = (first.name(), later.name());
    if fold(one) == fold(other) {
        format!("`{other}` stands here twice as `{kind}`")
    } else {
        format!("`{other}` is the same as `{one}`, which is named as `{kind}` already")
    }
}
