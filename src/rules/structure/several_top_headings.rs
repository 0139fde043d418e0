//! A heading that stands as high as the title.

use super::heading::{self, Placed};
use crate::diagnostic::{Edit, Fix, Level};
use crate::front::Known;
use crate::library::Entry;
use crate::rules::{Check, Checked, Finding, Group, Rule};
use crate::text::fold;

pub(super) const RULE: Rule = Rule {
    name: "several-top-headings",
    group: Group::Structure,
    level: Level::Warning,
    summary: "a heading of level 1 beside the title",
    page: include_str!("../../../content/rules/several-top-headings.md"),
    check: Check::Document(check),
};

/// One finding for all of them: who writes sections with a single `#` writes all of them so.
fn check(checked: &Checked, out: &mut Vec<Finding>) {
    let entry = checked.entry;
    let title = title(entry);
    let is_surplus = |heading: &Placed| heading.level == 1 && Some(heading.span.start) != title;
    let surplus: Vec<Placed> = heading::outline(&entry.document).into_iter().filter(is_surplus).collect();
    let Some(first) = surplus.first() else { return };
    let (names, stand) = match surplus.len() - 1 {
        0 => (first.name.clone(), "stands"),
        1 => (format!("{} and one more", first.name), "stand"),
        more => (format!("{} and {more} more", first.name), "stand"),
    };
    let message = format!("the heading {names} {stand} at level 1 beside the title `{}`", entry.meta.title);
    let help = match surplus.len() {
        _ if first.html => "make it `<h2>`, and the headings below it one level lower",
        1 if is_title_again(entry, first) => "take it out; the page shows the title above the text",
        1 => "begin it with `##`, and the headings below it with one `#` more",
        _ => "begin them with `##`, and the headings below them with one `#` more",
    };
    out.push(Finding::at(first.span.clone(), message).help(help).fix(fix(entry)));
}

/// Whether a heading says what the title says.
fn is_title_again(entry: &Entry, heading: &Placed) -> bool {
    let headings = &entry.document.headings;
    let own = headings.iter().find(|own| own.span.contains(&heading.span.start));
    own.is_some_and(|own| fold(&own.text) == fold(&entry.meta.title))
}

/// Where the line stands of the heading that is the title: the one that repeats it, else the one it is taken from.
fn title(entry: &Entry) -> Option<usize> {
    let document = &entry.document;
    let taken = || {
        let named = entry.get(Known::Title).is_some();
        document.headings.iter().find(|heading| !named && heading.level == 1 && heading.text == entry.meta.title)
    };
    let repeats = entry.title_heading().and_then(|at| document.heading_at(at));
    repeats.or_else(taken).map(|heading| heading.line(&document.source.text).start)
}

/// All headings but the title one level deeper, which is how the page shows them anyway.
fn fix(entry: &Entry) -> Option<Fix> {
    let document = &entry.document;
    let dropped = entry.title_heading();
    if !document.html_headings.is_empty() || (dropped.is_none() && entry.get(Known::Title).is_none()) {
        return None;
    }
    let text = &document.source.text;
    let deeper: Vec<_> = document.headings.iter().filter(|heading| Some(heading.span.start) != dropped).collect();
    // What comes first must not skip a level then, and what is deepest has nowhere to go.
    let fits = deeper.first().is_some_and(|first| first.level == 1)
        && deeper
            .iter()
            .all(|heading| !heading.quoted && heading.level < 6 && text[heading.span.start..].starts_with('#'));
    let edit = |at: usize| Edit { path: document.source.path.clone(), span: at..at, text: "#".to_owned() };
    fits.then(|| Fix {
        description: "write all headings one level deeper".to_owned(),
        safe: false,
        edits: deeper.iter().map(|heading| edit(heading.span.start)).collect(),
    })
}
