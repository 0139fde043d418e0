//! A worksheet that cannot be shown, or whose answers could not be stored.

use super::is_worksheet;
use crate::config::FILE;
use crate::diagnostic::Level;
use crate::fenced::Sort;
use crate::rules::{Check, Checked, Finding, Group, Rule, blocks, ids};
use crate::worksheet::BLOCK;

pub(super) const RULE: Rule = Rule {
    name: "invalid-worksheet",
    group: Group::Worksheet,
    level: Level::Error,
    summary: "a worksheet that cannot be shown, or whose answers could not be stored",
    page: include_str!("../../../content/rules/invalid-worksheet.md"),
    check: Check::Document(check),
};

fn check(checked: &Checked, out: &mut Vec<Finding>) {
    let blocks = &checked.entry.document.worksheets;
    if is_worksheet(checked.entry) {
        out.extend(whole(checked));
    } else {
        let message = format!("only a document of the type `Worksheet` can hold a block called `{BLOCK}`");
        let help = "move the block into a document of that type and embed it here, or change `doc_type`";
        out.extend(blocks.iter().map(|block| Finding::at(blocks::head(checked, block), message.clone()).help(help)));
    }
    blocks::faults(blocks, Sort::Format, out);
}

/// What is wrong with a worksheet apart from what its block says.
fn whole(checked: &Checked) -> Vec<Finding> {
    let blocks = &checked.entry.document.worksheets;
    let Some(first) = blocks.first() else {
        // A draft is still being written.
        return if checked.entry.meta.draft { Vec::new() } else { vec![without_block(checked)] };
    };
    let mut found = Vec::new();
    if checked.entry.meta.id.is_none() && !is_said(checked) {
        let help = "give it an id of its own, and keep it: answers are stored under it";
        found.push(Finding::at(checked.head(), "the worksheet has no `id`").help(help));
    }
    if lacks_site_id(checked) {
        let message = format!("the site has worksheets and no `site_id` in {FILE}");
        let help = format!(
            "add `site_id:` with a name of the site's own to {FILE}: sites can share a host, and answers are kept by it"
        );
        found.push(Finding::at(blocks::head(checked, first), message).help(help));
    }
    for more in &blocks[1..] {
        let message = format!("a second block called `{BLOCK}`, where a worksheet has one");
        let help = "give it a document of its own";
        found.push(Finding::at(blocks::head(checked, more), message).help(help));
    }
    found
}

fn without_block(checked: &Checked) -> Finding {
    let pointer = checked.entry.document.front.pointer(crate::front::Known::DocType);
    let span = pointer.map_or_else(|| checked.head(), |pointer| checked.value(&pointer));
    let help = format!("add a fenced block called `{BLOCK}`, or change `doc_type`");
    Finding::at(span, format!("the worksheet has no block called `{BLOCK}`")).help(help)
}

/// Whether another rule reports that the document has no id.
fn is_said(checked: &Checked) -> bool {
    let front = &checked.entry.document.front;
    let reports = |rule: &str| checked.evidence.reports(rule, checked.id);
    (front.block.is_none() && reports("missing-front-matter"))
        || (!front.faults.is_empty() && reports("invalid-front-matter"))
        || (ids::is_missing(checked) && reports("missing-id"))
}

/// Whether this is the document to say that the site has no name of its own: the first that can.
fn lacks_site_id(checked: &Checked) -> bool {
    let entries = &checked.library.entries;
    let can_say = |n: &usize| {
        let entry = &entries[*n];
        is_worksheet(entry) && !entry.document.worksheets.is_empty() && checked.evidence.reports(RULE.name, *n)
    };
    checked.library.config.site_id.is_none() && (0..entries.len()).find(can_say) == Some(checked.id)
}
