//! A title that search results cut, or that says too little.

use super::{difference, finding, is_invalid, is_sought, waits};
use crate::diagnostic::Level;
use crate::front::Known;
use crate::rules::{Check, Checked, Finding, Group, Rule};
use crate::snippet::{self, Origin};
use crate::text::length;

pub(super) const RULE: Rule = Rule {
    name: "title-length",
    group: Group::Seo,
    level: Level::Warning,
    summary: "a title in search results that is too long or too short",
    page: include_str!("../../../content/rules/title-length.md"),
    check: Check::Document(check),
};

fn check(checked: &Checked, out: &mut Vec<Finding>) {
    let (library, entry) = (checked.library, checked.entry);
    if !is_sought(library, entry) {
        return;
    }
    let title = snippet::title(library, entry);
    let limits = library.config.standards.title_length;
    let number = length(&title.text);
    let Some(difference) = difference(number, limits).filter(|_| !is_invalid(checked, title.origin)) else { return };
    if waits(entry, title.origin) {
        return;
    }
    let own = title.origin == Origin::Field(Known::SeoTitle);
    let what = match title.origin {
        Origin::Field(known) => format!("`{}`", known.name()),
        Origin::Heading(_) => "the title that is this heading".to_owned(),
        _ => "the title that is the file's name".to_owned(),
    };
    let what = if own || title.text == entry.meta.title {
        format!("{what} has")
    } else {
        format!("{what} and the name of the site together have")
    };
    let help = match (number > limits.most, own) {
        (true, true) => "shorten it, and begin with the words that matter most",
        (true, false) => "write a shorter title for search results as `seo_title`",
        (false, true) => "say more about what the page answers",
        (false, false) => "write a title for search results that says more as `seo_title`",
    };
    out.push(finding(checked, title.origin, format!("{what} {difference}")).help(help));
}
