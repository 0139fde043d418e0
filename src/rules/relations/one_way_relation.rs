//! A relation of a symmetric type that the other end does not name back.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use rayon::prelude::*;

use super::naming::name_of;
use super::own;
use super::relation_to_retired::is_retired;
use crate::config::Config;
use crate::diagnostic::{Fix, Level};
use crate::front::Known;
use crate::library::{EdgeKind, Entry, Library, Target};
use crate::rules::levels::{Judged, level};
use crate::rules::{Check, Checked, Evidence, Finding, Group, Rule};
use crate::text::fold_field;
use crate::yaml::Value;

pub(super) const RULE: Rule = Rule {
    name: "one-way-relation",
    group: Group::Relations,
    level: Level::Warning,
    summary: "a relation of a symmetric type that the other end does not name back",
    page: include_str!("../../../content/rules/one-way-relation.md"),
    check: Check::Site(check),
};

/// A relation that is not named back.
struct OneWay {
    /// The document that names.
    from: usize,
    /// The one that does not.
    to: usize,
    /// The type, as the configuration spells it.
    kind: String,
    /// Where it stands.
    pointer: String,
}

fn check(evidence: &Evidence) -> Vec<(String, Finding)> {
    let library = evidence.library;
    // A type that must not go in a ring cannot be named back.
    let types = library.config.relation_types.iter().filter(|known| known.symmetric && !known.acyclic);
    let symmetric: HashSet<String> = types.map(|known| fold_field(&known.name)).collect();
    if symmetric.is_empty() {
        return Vec::new();
    }
    let documents = (0..library.entries.len()).into_par_iter();
    let of_each: Vec<Vec<OneWay>> = documents.map(|from| one_way(evidence, from, &symmetric)).collect();
    let fixes = if evidence.surroundings.fixes { fixes(evidence, &of_each) } else { BTreeMap::new() };
    of_each.par_iter().flat_map_iter(|found| findings(evidence, found, &fixes)).collect()
}

/// The relations of a document that are not named back, each pair once, however often it is named.
fn one_way(evidence: &Evidence, from: usize, symmetric: &HashSet<String>) -> Vec<OneWay> {
    let library = evidence.library;
    let checked = Checked::new(evidence, from);
    let mut settled = named_back(library, from);
    let mut found = Vec::new();
    for own in own::relations(&checked) {
        let Target::Entry(to) = own.edge.target else { continue };
        let folded = own.folded_kind();
        let wanted = to != from && symmetric.contains(&folded) && may_name(&library.entries[to], checked.entry);
        if wanted && settled.insert((to, folded)) {
            let kind = library.config.relation_type(own.kind).name;
            found.push(OneWay { from, to, kind, pointer: own.pointer.to_owned() });
        }
    }
    found
}

fn findings(evidence: &Evidence, found: &[OneWay], fixes: &BTreeMap<usize, Fix>) -> Vec<(String, Finding)> {
    let Some(first) = found.first() else { return Vec::new() };
    let checked = Checked::new(evidence, first.from);
    let waived = is_waived(evidence.library, first.from);
    let finding = |one_way: &OneWay| {
        let path = evidence.library.path(one_way.to);
        let message = format!("`{path}` does not name this document back as `{}`", one_way.kind);
        let help = format!("add this document to the relations of `{path}`, or remove it here");
        let fix = fixes.get(&one_way.to).filter(|_| !waived).cloned();
        let finding = Finding::at(checked.value(&one_way.pointer), message).help(help).fix(fix);
        (evidence.library.path(one_way.from).to_owned(), finding)
    };
    found.iter().map(finding).collect()
}

fn is_waived(library: &Library, entry: usize) -> bool {
    !matches!(level(&RULE, entry, library), Judged::Level(_))
}

/// For each document that does not name others back, a fix that adds all of them at once: they end up in one place, so
/// one by one would take as many rounds.
fn fixes(evidence: &Evidence, of_each: &[Vec<OneWay>]) -> BTreeMap<usize, Fix> {
    let mut missing: BTreeMap<usize, BTreeSet<(usize, &str)>> = BTreeMap::new();
    for one_way in of_each.iter().flatten().filter(|one_way| !is_waived(evidence.library, one_way.from)) {
        missing.entry(one_way.to).or_default().insert((one_way.from, &one_way.kind));
    }
    missing.into_par_iter().filter_map(|(to, missing)| Some((to, fix(evidence, to, &missing)?))).collect()
}

fn fix(evidence: &Evidence, to: usize, missing: &BTreeSet<(usize, &str)>) -> Option<Fix> {
    let there = Checked::new(evidence, to);
    // A block made for the relations alone would lack all else.
    there.entry.document.front.block.as_ref()?;
    let entry = |(from, kind): &(usize, &str)| {
        let name = Value::text(name_of(*from, &there)?);
        let untyped = fold_field(kind) == Config::RELATED;
        Some(if untyped { name } else { Value::Map(vec![((*kind).to_owned(), name)]) })
    };
    let new: Vec<Value> = missing.iter().map(entry).collect::<Option<_>>()?;
    let description = format!("name it back in `{}`", evidence.library.path(to));
    there.mend(description, false, |editor| editor.append_items(Known::Relations.name(), &new))
}

/// The documents that name one, each with the type.
fn named_back(library: &Library, entry: usize) -> HashSet<(usize, String)> {
    let incoming = library.incoming[entry].iter().map(|edge| &library.edges[*edge]);
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
