//! An alias that is a name of another document as well.

use crate::diagnostic::Level;
use crate::front::Known;
use crate::rules::list::list;
use crate::rules::{Check, Checked, Finding, Group, Rule, called};
use crate::text::{fold, squeeze};
use crate::yaml::Value;

pub(super) const RULE: Rule = Rule {
    name: "alias-collision",
    group: Group::Identity,
    level: Level::Warning,
    summary: "an alias that is also an alias, the title or the file name of another document",
    page: include_str!("../../../content/rules/alias-collision.md"),
    check: Check::Document(check),
};

fn check(checked: &Checked, out: &mut Vec<Finding>) {
    let aliases = &checked.entry.meta.aliases;
    for (at, alias) in aliases.iter().enumerate() {
        if aliases[..at].iter().any(|before| fold(before) == fold(alias)) {
            continue;
        }
        let others = others(checked, alias);
        if !others.is_empty() {
            let span = checked.value(&pointer(checked, alias));
            let help = format!("a reference to `{alias}` finds only one of them; take the alias out of one");
            out.push(Finding::at(span, format!("the alias `{alias}` is also {}", list(&others))).help(help));
        }
    }
}

/// What else is called so. Where it is an id, id-collision says so at the id.
fn others(checked: &Checked, alias: &str) -> Vec<String> {
    let names = checked.evidence.names();
    let mut others = called::names_of_others(checked, alias);
    let (files, named) = (names.files_called(alias), names.named(alias));
    let by_file = files.into_iter().filter(|other| *other != checked.id && !named.contains(other));
    others.extend(by_file.map(|other| format!("the file name of {}", called::path(checked.library, other))));
    others
}

/// Where an alias stands: an entry of the list, else the field.
fn pointer(checked: &Checked, alias: &str) -> String {
    let front = &checked.entry.document.front;
    let Some(field) = front.pointer(Known::Aliases) else { return String::new() };
    let same = |item: &Value| item.as_text().is_some_and(|text| squeeze(text) == alias);
    match front.get(Known::Aliases) {
        Some(Value::List(items)) => match items.iter().position(same) {
            Some(at) => format!("{field}/{at}"),
            None => field,
        },
        _ => field,
    }
}
