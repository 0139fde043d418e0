//! What readers fill in.

mod built_on;
mod changed_key_without_renamed_from;
mod duplicate_field_key;
mod invalid_worksheet;
mod scale_without_description;
mod unknown_worksheet;
mod weights_do_not_add_up;
mod worksheet_not_embedded;

use super::Rule;
use crate::library::Entry;

pub(super) use unknown_worksheet::shows;
pub(super) use worksheet_not_embedded::takes;

/// The rules of this group.
pub(super) const RULES: &[&Rule] = &[
    &invalid_worksheet::RULE,
    &duplicate_field_key::RULE,
    &weights_do_not_add_up::RULE,
    &scale_without_description::RULE,
    &unknown_worksheet::RULE,
    &worksheet_not_embedded::RULE,
    &changed_key_without_renamed_from::RULE,
];

/// Whether a document is there to be filled in.
fn is_worksheet(entry: &Entry) -> bool {
    entry.meta.doc_type.as_deref() == Some("Worksheet")
}
