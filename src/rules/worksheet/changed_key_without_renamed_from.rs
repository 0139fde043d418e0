//! A key under which learners have stored answers and that is gone.

use crate::diagnostic::Level;
use crate::library::Entry;
use crate::rules::{Check, Checked, Finding, Group, Past, Rule, blocks};
use crate::worksheet::Field;

pub(super) const RULE: Rule = Rule {
    name: "changed-key-without-renamed-from",
    group: Group::Worksheet,
    level: Level::Error,
    summary: "a key of a worksheet that is gone, with the answers stored under it",
    page: include_str!("../../../content/rules/changed-key-without-renamed-from.md"),
    check: Check::Past(check),
};

fn check(checked: &Checked, past: &Past, out: &mut Vec<Finding>) {
    let blocks = &checked.entry.document.worksheets;
    let Some((block, now)) = blocks.iter().find_map(|block| Some((block, block.content.as_ref()?))) else { return };
    // Nobody was led to a draft to fill it in.
    let Some(then) = former(checked, past).filter(|then| !then.meta.draft) else { return };
    let Some(before) = then.document.worksheet() else { return };
    for gone in gone(&before.fields, &now.fields) {
        let (what, key) = match &gone {
            Gone::Field(key) => (format!("`{key}`"), key),
            Gone::Column(table, key) => (format!("`{key}` of `{table}`"), key),
        };
        let message = format!("the key {what} is gone: learners' answers to it would be put aside");
        let help = format!(
            "add `renamed_from: {key}` to what takes its place, or allow the rule here if the answers are given up"
        );
        out.push(Finding::at(blocks::head(checked, block), message).help(help));
    }
}

/// The document as it was: by its id, else by its path.
fn former<'p>(checked: &Checked, past: &'p Past) -> Option<&'p Entry> {
    let own = checked.entry.meta.id.as_ref();
    let entries = &past.library.entries;
    if let Some(then) = entries.iter().find(|then| own.is_some() && then.meta.id.as_ref() == own) {
        return Some(then);
    }
    let path = past.former.get(checked.path()).map_or(checked.path(), String::as_str);
    let then = &entries[past.library.entry_at(path)?];
    // What another document is now was not this one.
    let is_another = checked.library.entries.iter().any(|entry| entry.meta.id == then.meta.id);
    (then.meta.id.is_none() || !is_another).then_some(then)
}

/// A key that is gone.
enum Gone<'k> {
    Field(&'k str),
    /// That of a column, behind its table's.
    Column(&'k str, &'k str),
}

/// The keys of fields that no field has any more, under its name of now or a former one.
fn gone<'k>(before: &'k [Field], now: &[Field]) -> Vec<Gone<'k>> {
    let mut gone = Vec::new();
    for old in before.iter().filter(|old| is_written(old)) {
        match successor(old, now) {
            None => gone.push(Gone::Field(&old.key)),
            Some(new) => {
                let columns = old.columns.iter().filter(|column| is_written(column));
                let lost = columns.filter(|column| successor(column, &new.columns).is_none());
                gone.extend(lost.map(|column| Gone::Column(&old.key, &column.key)));
            }
        }
    }
    gone
}

/// What holds the answers to a field now.
fn successor<'f>(old: &Field, now: &'f [Field]) -> Option<&'f Field> {
    now.iter().find(|new| new.key == old.key).or_else(|| now.iter().find(|new| new.renamed_from.contains(&old.key)))
}

/// Whether a writer chose the key: one that is made from another has a dot, and goes with it.
fn is_written(field: &Field) -> bool {
    !field.key.contains('.')
}
