//! What documents waive with `allow:`, held against what the rules found there.

use std::collections::HashSet;

use super::levels::{Judged, level};
use super::{Check, Checked, Evidence, Finding, Rule, Waived};
use crate::diagnostic::{Diagnostic, Fix};
use crate::front::Known;
use crate::text::nearest;
use crate::yaml::Value;

/// The findings on allowances, when all rules that were asked have given theirs.
pub(super) fn check(evidence: &Evidence, asked: &[&'static Rule], waived: &[Waived]) -> Vec<Diagnostic> {
    let needed: HashSet<Waived> = waived.iter().copied().collect();
    let own = asked.iter().find(|rule| matches!(rule.check, Check::Allowances));
    let entries = evidence.library.entries.iter().enumerate().filter(|(_, entry)| !entry.meta.allow.is_empty());
    entries
        .filter_map(|(n, entry)| match level(own?, n, evidence.library) {
            Judged::Level(level) => Some((own?, n, entry, level)),
            _ => None,
        })
        .flat_map(|(own, n, entry, level)| {
            let checked = Checked::new(evidence, n);
            let path = entry.document.source.path.clone();
            let findings: Vec<Finding> = names(&checked)
                .into_iter()
                .filter_map(|(name, pointer)| judge(&checked, &name, &pointer, asked, &needed))
                .collect();
            findings.into_iter().map(move |finding| finding.diagnostic(own, level, path.clone()))
        })
        .collect()
}

/// The names a document itself waives, each with its place.
fn names(checked: &Checked) -> Vec<(String, String)> {
    let front = &checked.entry.document.front;
    let (Some(value), Some(pointer)) = (front.get(Known::Allow), front.pointer(Known::Allow)) else {
        return Vec::new();
    };
    match value {
        Value::List(items) => {
            let named =
                |(n, item): (usize, &Value)| Some((item.as_text()?.trim().to_owned(), format!("{pointer}/{n}")));
            items.iter().enumerate().filter_map(named).collect()
        }
        single => single.as_text().map(|text| (text.trim().to_owned(), pointer)).into_iter().collect(),
    }
}

fn judge(
    checked: &Checked,
    name: &str,
    pointer: &str,
    asked: &[&'static Rule],
    needed: &HashSet<Waived>,
) -> Option<Finding> {
    let span = checked.value(pointer);
    let Some(rule) = super::find(name) else {
        let near = nearest(name, super::all().map(|rule| rule.name));
        let help = near.map_or("`lyceum rules` lists all of them".to_owned(), |near| format!("did you mean `{near}`?"));
        let fix = near.and_then(|near| {
            let edit = checked.editor().set_value(pointer, near)?;
            Some(Fix { description: format!("write `{near}`"), safe: false, edits: vec![edit] })
        });
        return Some(Finding::at(span, format!("there is no rule `{name}` to allow")).help(help).fix(fix));
    };
    if needed.contains(&(checked.id, rule.name)) || !can_tell(checked, rule, asked) {
        return None;
    }
    let fix = checked.editor().remove(pointer).map(|edit| Fix {
        description: format!("remove `{name}` from `allow`"),
        safe: true,
        edits: vec![edit],
    });
    let message = format!("`{name}` finds nothing here, so it need not be allowed");
    Some(Finding::at(span, message).help("remove it from `allow`").fix(fix))
}

/// Whether the rule was asked here with all that it needs.
fn can_tell(checked: &Checked, rule: &Rule, asked: &[&'static Rule]) -> bool {
    let was_asked = asked.iter().any(|other| other.name == rule.name);
    let is_on = !matches!(level(rule, checked.id, checked.library), Judged::Off);
    let has_history = rule.name != "updated-before-change" || checked.evidence.history().is_some();
    let has_past = !matches!(rule.check, Check::Past(_)) || checked.evidence.surroundings.past.is_some();
    was_asked && is_on && has_history && has_past && !matches!(rule.check, Check::Remote(_) | Check::Allowances)
}
