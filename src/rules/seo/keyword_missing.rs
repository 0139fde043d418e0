//! A primary keyword that neither the title nor the first paragraph names.

use super::{field, is_sought, keywords, phrase};
use crate::diagnostic::Level;
use crate::front::Known;
use crate::rules::{Check, Checked, Finding, Group, Rule};

pub(super) const RULE: Rule = Rule {
    name: "keyword-missing",
    group: Group::Seo,
    level: Level::Warning,
    summary: "a primary keyword that neither the title nor the first paragraph names",
    page: include_str!("../../../content/rules/keyword-missing.md"),
    check: Check::Document(check),
};

fn check(checked: &Checked, out: &mut Vec<Finding>) {
    let entry = checked.entry;
    if !is_sought(checked.library, entry) {
        return;
    }
    let keywords = keywords(entry);
    let seo_title = entry.text(Known::SeoTitle).unwrap_or_default();
    let places = [&seo_title, &entry.meta.title, &entry.document.opening];
    let stands = |keyword: &String| places.iter().any(|place| phrase::names(place, keyword));
    if keywords.is_empty() || keywords.iter().any(stands) {
        return;
    }
    let written = entry.text(Known::PrimaryKeyword).unwrap_or_default();
    let message = format!("the primary keyword `{written}` stands in neither the title nor the first paragraph");
    let help = "name it in the first paragraph or in `seo_title`, or give the keyword that the text is about";
    out.push(Finding::at(field(checked, Known::PrimaryKeyword), message).help(help));
}
