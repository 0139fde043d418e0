//! A description that search results cut, or that says too little.

use super::{difference, finding, is_invalid, is_sought, waits};
use crate::diagnostic::Level;
use crate::front::Known;
use crate::rules::{Check, Checked, Finding, Group, Rule};
use crate::snippet::{self, Origin};
use crate::text::length;

pub(super) const RULE: Rule = Rule {
    name: "description-length",
    group: Group::Seo,
    level: Level::Warning,
    summary: "a description in search results that is too long or too short",
    page: include_str!("../../../content/rules/description-length.md"),
    check: Check::Document(check),
};

fn check(checked: &Checked, out: &mut Vec<Finding>) {
    let (library, entry) = (checked.library, checked.entry);
    if !is_sought(library, entry) {
        return;
    }
    let description = snippet::description(library, entry);
    // The beginning of the text is cut to fit.
    let Origin::Field(known) = description.origin else { return };
    let (name, own) = (known.name(), known == Known::MetaDescription);
    let limits = library.config.standards.description_length;
    let number = length(&description.text);
    let Some(difference) = difference(number, limits).filter(|_| !is_invalid(checked, description.origin)) else {
        return;
    };
    if waits(entry, description.origin) {
        return;
    }
    let (message, help) = match (number > limits.most, own) {
        (true, true) => (format!("`{name}` has {difference}"), "shorten it, and begin with what matters most"),
        (true, false) => (
            format!("`{name}` is the description in search results and has {difference}"),
            "write a shorter one as `meta_description`",
        ),
        (false, true) => (format!("`{name}` has {difference}"), "say what the page answers and for whom it is"),
        // What was written for other purposes may be as short as it likes.
        (false, false) => return,
    };
    out.push(finding(checked, description.origin, message).help(help));
}
