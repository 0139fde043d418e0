//! A wikilink in front matter without quotes.

use crate::diagnostic::Level;
use crate::rules::{Check, Checked, Finding, Group, Rule};
use crate::yaml::quoted;

pub(super) const RULE: Rule = Rule {
    name: "unquoted-wikilink",
    group: Group::Relations,
    level: Level::Warning,
    summary: "a wikilink in front matter without quotes",
    page: include_str!("../../../content/rules/unquoted-wikilink.md"),
    check: Check::Document(check),
};

fn check(checked: &Checked, out: &mut Vec<Finding>) {
    let document = &checked.entry.document;
    for pointer in &document.front.unquoted {
        let span = checked.value(pointer);
        let written = document.source.text[span.clone()].trim();
        let finding = Finding::at(span, "a wikilink without quotes, which YAML reads as a list in a list");
        let fix = checked.mend("put quotes round the wikilink", true, |editor| editor.quote(pointer));
        out.push(finding.help(format!("write `{}`", quoted(written))).fix(fix));
    }
}
