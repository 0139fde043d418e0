//! A relation to a document that does not exist.

use std::collections::HashSet;

use super::own::{self, Own};
use crate::diagnostic::{Fix, Level};
use crate::library::{Anchor, Edge, EdgeKind, Target};
use crate::rules::healing::heal;
use crate::rules::{Check, Checked, Finding, Group, Rule};

pub(super) const RULE: Rule = Rule {
    name: "broken-relation",
    group: Group::Relations,
    level: Level::Error,
    summary: "a relation to a document that does not exist",
    page: include_str!("../../../content/rules/broken-relation.md"),
    check: Check::Document(check),
};

fn check(checked: &Checked, out: &mut Vec<Finding>) {
    let mut broken = checked.missing().filter(|edge| matches!(edge.kind, EdgeKind::Relation(_))).peekable();
    if broken.peek().is_none() {
        return;
    }
    let mut named = Named::new(checked);
    for edge in broken {
        let message = format!("no document is called `{}`", edge.written.split('|').next().unwrap_or_default().trim());
        let healing = heal(checked, edge, "write the path, id or title of a document, or remove the relation");
        let fix = match named.again(edge, healing.target) {
            Some(own) => healing.fix.and_then(|fix| named.remove(checked, own, fix.safe)),
            None => healing.fix,
        };
        out.push(Finding::at(checked.edge(edge), message).help(healing.help).fix(fix));
    }
}

/// What a document's relations name, those that are mended among them: two that come to mean the same document are one.
struct Named<'l> {
    own: Vec<Own<'l>>,
    targets: HashSet<(String, Target)>,
    gone: Vec<&'l str>,
}

impl<'l> Named<'l> {
    fn new(checked: &Checked<'_, 'l>) -> Self {
        let own = own::relations(checked);
        let whole = own.iter().filter(|own| own.edge.target != Target::Missing && own.edge.anchor == Anchor::Whole);
        let targets = whole.map(|own| (own.folded_kind(), own.edge.target.clone())).collect();
        Self { own, targets, gone: Vec::new() }
    }

    /// Which of the document's own relations an edge is, where its target is named already once it is mended. With an
    /// anchor it says more.
    fn again(&mut self, edge: &Edge, target: Option<Target>) -> Option<usize> {
        let at = self.own.iter().position(|own| std::ptr::eq(own.edge, edge))?;
        let is_whole = !edge.written.contains(['#', '^']);
        let is_new = self.targets.insert((self.own[at].folded_kind(), target.filter(|_| is_whole)?));
        (!is_new).then_some(at)
    }

    fn remove(&mut self, checked: &Checked, own: usize, safe: bool) -> Option<Fix> {
        let own = &self.own[own];
        self.gone.push(own.pointer);
        own::removal(checked, own, &self.gone, safe && own.label().is_none())
    }
}
