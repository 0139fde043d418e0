//! A document whose review is overdue.

use jiff::Span;

use super::updated;
use crate::diagnostic::Level;
use crate::front::Known;
use crate::rules::{Check, Checked, Finding, Group, Rule};

pub(super) const RULE: Rule = Rule {
    name: "stale-document",
    group: Group::Governance,
    level: Level::Warning,
    summary: "a document whose review is overdue",
    page: include_str!("../../../content/rules/stale-document.md"),
    check: Check::Document(check),
};

fn check(checked: &Checked, out: &mut Vec<Finding>) {
    let meta = &checked.entry.meta;
    // What was put aside is kept as it was.
    if matches!(meta.status.as_deref(), Some("Archived" | "Deprecated")) {
        return;
    }
    let period = checked.library.config.standards.review_of(meta.doc_type.as_deref());
    let (Some(today), Some((name, period)), Some(updated)) =
        (checked.evidence.surroundings.today, period, updated::of(checked.entry))
    else {
        return;
    };
    let Some(due) = updated.checked_add(period).ok().filter(|due| *due < today) else { return };
    let days = (today - due).get_days();
    let overdue = if days == 1 { "1 day".to_owned() } else { format!("{days} days") };
    let whose = if name == "*" { "of this type".to_owned() } else { format!("of type `{name}`") };
    let message = format!(
        "the review was due on {due}, {overdue} ago: this was updated on {updated}, and documents {whose} are reviewed every {}",
        words(period)
    );
    let span = checked.value(&checked.entry.document.front.pointer(Known::Updated).unwrap_or_default());
    let help = "read it again, mend what is no longer true, and set `updated` to the day you did";
    out.push(Finding::at(span, message).help(help));
}

/// `6 months`, and just `month` of one.
fn words(period: Span) -> String {
    let numbers = [
        (i64::from(period.get_years()), "year"),
        (i64::from(period.get_months()), "month"),
        (i64::from(period.get_weeks()), "week"),
        (i64::from(period.get_days()), "day"),
    ];
    match numbers.iter().find(|(number, _)| *number != 0) {
        Some((1, unit)) => (*unit).to_owned(),
        Some((number, unit)) => format!("{number} {unit}s"),
        None => "day".to_owned(),
    }
}
