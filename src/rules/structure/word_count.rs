//! A text that is shorter or longer than its type wants.

use crate::diagnostic::Level;
use crate::rules::{Check, Checked, Finding, Group, Rule};

pub(super) const RULE: Rule = Rule {
    name: "word-count",
    group: Group::Structure,
    level: Level::Warning,
    summary: "a text that is shorter or longer than its type wants",
    page: include_str!("../../../content/rules/word-count.md"),
    check: Check::Document(check),
};

fn check(checked: &Checked, out: &mut Vec<Finding>) {
    let meta = &checked.entry.meta;
    // A draft is still being written.
    let Some(limits) = checked.library.config.standards.words_of(meta.doc_type.as_deref()).filter(|_| !meta.draft)
    else {
        return;
    };
    let words = checked.entry.document.words;
    if limits.hold(words) {
        return;
    }
    let kind = meta.doc_type.as_ref().map_or("a document".to_owned(), |doc_type| format!("one of type `{doc_type}`"));
    let (bound, help) = if words > limits.most {
        (format!("at most {}", limits.most), "split it, or leave out what belongs elsewhere")
    } else {
        (format!("at least {}", limits.least), "say what is missing, or move the text into another document")
    };
    let count = if words == 1 { "1 word".to_owned() } else { format!("{words} words") };
    out.push(Finding::on_file(format!("the text has {count}; {kind} has {bound}")).help(help));
}
