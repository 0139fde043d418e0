//! A date that is none, or not written as one.

use crate::dates::{self, Reading};
use crate::diagnostic::{Fix, Level};
use crate::rules::data::{subject, written_pointer};
use crate::rules::{Check, Checked, Finding, Group, Rule};
use crate::schema::ViolationKind;

pub(super) const RULE: Rule = Rule {
    name: "invalid-date",
    group: Group::FrontMatter,
    level: Level::Error,
    summary: "a date that does not exist, or is written in another form than 2026-02-21",
    page: include_str!("../../../content/rules/invalid-date.md"),
    check: Check::Document(check),
};

fn check(checked: &Checked, out: &mut Vec<Finding>) {
    for violation in checked.violations() {
        let ViolationKind::NoDate { text, with_time } = &violation.kind else { continue };
        let pointer = written_pointer(checked, &violation.pointer);
        let link = text.trim().strip_prefix("[[").and_then(|text| text.strip_suffix("]]"));
        let (message, help) = explain(text, *with_time);
        let condition = violation.condition.as_ref().map(|condition| format!(", {condition}")).unwrap_or_default();
        let message = format!("{}: {message}{condition}", subject(&violation.pointer));
        let (help, fix) = match dates::read(link.unwrap_or(text)) {
            Reading::OtherForm(iso) => (written_as(&iso), rewrite(checked, &pointer, &iso, *with_time, link.is_none())),
            Reading::Good if link.is_some_and(|link| *with_time <= dates::has_time(link)) => {
                let day = link.unwrap_or_default().trim();
                (written_as(day), rewrite(checked, &pointer, day, *with_time, false))
            }
            _ => (help, None),
        };
        out.push(Finding::at(checked.value(&pointer), message).help(help).fix(fix));
    }
}

fn written_as(day: &str) -> String {
    format!("write `{day}`")
}

/// What is wrong with a text that is to be a date, and what to do.
fn explain(text: &str, with_time: bool) -> (String, String) {
    let example = if with_time { "`2026-02-21T10:30`" } else { "`2026-02-21`" };
    match dates::read(text) {
        Reading::Ambiguous(one, other) => {
            (format!("`{text}` can be read as two days"), format!("write `{one}` or `{other}`"))
        }
        Reading::Impossible(why) => {
            (format!("`{text}` does not exist: {why}"), format!("write a day of the calendar, such as {example}"))
        }
        Reading::Partial => (format!("`{text}` names no day"), format!("write a whole day, such as {example}")),
        Reading::OtherForm(_) => (format!("`{text}` is a date in another form"), String::new()),
        Reading::Good => (format!("`{text}` has no time"), format!("write the time behind the day: {example}")),
        Reading::Nothing => {
            (format!("`{text}` is no date"), format!("write year, month and day with hyphens: {example}"))
        }
    }
}

fn rewrite(checked: &Checked, pointer: &str, day: &str, with_time: bool, safe: bool) -> Option<Fix> {
    if !checked.evidence.surroundings.fixes || (with_time && !dates::has_time(day)) {
        return None;
    }
    let edit = checked.editor().set_value(pointer, day)?;
    Some(Fix { description: format!("write `{day}`"), safe, edits: vec![edit] })
}
