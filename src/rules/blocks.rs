//! Blocks of data in a document, for the rules that look at them.

use super::{Checked, Finding};
use crate::fenced::{Fenced, Sort};
use crate::source::Span;

/// The faults of a sort that reading some blocks came upon.
pub(super) fn faults<T>(blocks: &[Fenced<T>], sort: Sort, out: &mut Vec<Finding>) {
    let faults = blocks.iter().flat_map(|block| &block.faults).filter(|fault| fault.sort == sort);
    out.extend(faults.map(|fault| Finding {
        span: Some(fault.span.clone()),
        message: fault.message.clone(),
        help: fault.help.clone(),
        fix: None,
    }));
}

/// Where a block begins: its first line.
pub(super) fn head<T>(checked: &Checked, block: &Fenced<T>) -> Span {
    let text = &checked.entry.document.source.text[block.span.clone()];
    block.span.start..block.span.start + text.lines().next().map_or(0, str::len)
}
