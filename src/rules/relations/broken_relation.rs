//! A relation to a document that does not exist.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use super::own::{self, Own};
use crate::diagnostic::{Fix, Level};
use crate::library::{Anchor, Edge, EdgeKind, Target};
use crate::rules::healing::heal;
use crate::rules::{Check, Checked, Finding, Group, Rule, course};

pub(super) const RULE: Rule = Rule {
    name: "broken-relation",
    group: Group::Relations,
    level: Level::Error,
    summary: "a relation to a document that does not exist",
    page: include_str!("../../../content/rules/broken-relation.md"),
    check: Check::Document(check),
};

fn check(checked: &Checked, out: &mut Vec<Finding>) {
    let is_own = |edge: &&Edge| matches!(edge.kind, EdgeKind::Relation(_)) && !course::takes(checked, edge);
    let mut broken = checked.missing().filter(is_own).peekable();
    if broken.peek().is_none() {
        return;
    }
    let mut named = Named::new(checked);
    for edge in broken {
        let message = format!("no document is called `{}`", edge.written.split('|').next().unwrap_or_default().trim());
        let healing = heal(checked, edge, "write the path, id or title of a document, or remove the relation");
        let fix = healing.fix.and_then(|fix| match named.again(edge, healing.target, fix.safe) {
            Some(own) => named.remove(checked, own, fix.safe),
            None => Some(fix),
        });
        out.push(Finding::at(checked.edge(edge), message).help(healing.help).fix(fix));
    }
}

/// What a document's relations name, those that are mended among them: two that come to mean the same document are one.
struct Named<'l> {
    own: Vec<Own<'l>>,
    /// By type and target, whether it is certain that one of them stays.
    targets: HashMap<(String, Target), bool>,
    gone: Vec<&'l str>,
}

impl<'l> Named<'l> {
    fn new(checked: &Checked<'_, 'l>) -> Self {
        let own = own::relations(checked);
        let whole = own.iter().filter(|own| own.edge.target != Target::Missing && own.edge.anchor == Anchor::Whole);
        let targets = whole.map(|own| ((own.folded_kind(), own.edge.target.clone()), true)).collect();
        Self { own, targets, gone: Vec::new() }
    }

    /// Which of the document's own relations an edge is, where its target is named already once it is mended. With an
    /// anchor it says more, and it does not make way for one that may never be mended.
    fn again(&mut self, edge: &Edge, target: Option<Target>, safe: bool) -> Option<usize> {
        let at = self.own.iter().position(|own| std::ptr::eq(own.edge, edge))?;
        let is_whole = !edge.written.contains(['#', '^']);
        let certain = self.targets.entry((self.own[at].folded_kind(), target.filter(|_| is_whole)?));
        match certain {
            Entry::Occupied(known) if *known.get() || !safe => Some(at),
            Entry::Occupied(mut known) => {
                known.insert(true);
                None
            }
            Entry::Vacant(place) => {
                place.insert(safe);
                None
            }
        }
    }

    fn remove(&mut self, checked: &Checked, own: usize, safe: bool) -> Option<Fix> {
        let own = &self.own[own];
        self.gone.push(own.pointer);
        own::removal(checked, own, &self.gone, safe && own.label().is_none())
    }
}
