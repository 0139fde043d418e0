//! Parts of one course or module that want the same place in it.

use crate::courses::{self, Role};
use crate::diagnostic::Level;
use crate::front::Known;
use crate::rules::list::first_of;
use crate::rules::{Check, Checked, Finding, Group, Rule};

pub(super) const RULE: Rule = Rule {
    name: "order-collision",
    group: Group::Course,
    level: Level::Warning,
    summary: "lessons or modules side by side that have the same order",
    page: include_str!("../../../content/rules/order-collision.md"),
    check: Check::Document(check),
};

fn check(checked: &Checked, out: &mut Vec<Finding>) {
    let library = checked.library;
    let Some(order) = checked.entry.meta.order else { return };
    let mut others: Vec<usize> = Vec::new();
    let mut shared: Option<usize> = None;
    for whole in checked.evidence.courses().wholes(checked.id) {
        // What a list puts in order needs no number.
        let listed = courses::listed(library, *whole);
        if listed.contains(&checked.id) {
            continue;
        }
        for other in checked.evidence.courses().parts(*whole) {
            let same = library.entries[*other].meta.order == Some(order);
            if same && *other != checked.id && !listed.contains(other) {
                others.push(*other);
                shared.get_or_insert(*whole);
            }
        }
    }
    let Some(whole) = shared else { return };
    others.sort_unstable();
    others.dedup();
    let paths = others.iter().map(|other| format!("`{}`", library.path(*other)));
    let what = if courses::role(library, whole) == Some(Role::Course) { "course" } else { "module" };
    let written = checked.entry.text(Known::Order).unwrap_or_default();
    let message = format!("the order {written} is also that of {} in the same {what}", first_of(paths, others.len()));
    let place = checked.entry.document.front.pointer(Known::Order);
    let span = place.map_or_else(|| checked.head(), |pointer| checked.value(&pointer));
    out.push(Finding::at(span, message).help("give each a number of its own; until then their names decide"));
}
