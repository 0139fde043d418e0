//! A formula that cannot be drawn.

use crate::diagnostic::Level;
use crate::rules::{Check, Checked, Finding, Group, Rule};

pub(super) const RULE: Rule = Rule {
    name: "invalid-math",
    group: Group::Structure,
    level: Level::Warning,
    summary: "a formula that cannot be drawn",
    page: include_str!("../../../content/rules/invalid-math.md"),
    check: Check::Document(check),
};

fn check(checked: &Checked, out: &mut Vec<Finding>) {
    for (why, span) in &checked.entry.document.bad_formulas {
        let help = "mend the formula; if it is none, write the dollar sign as `\\$`";
        out.push(Finding::at(span.clone(), format!("the formula cannot be drawn: {why}")).help(help));
    }
}
