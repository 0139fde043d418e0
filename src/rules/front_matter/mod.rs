//! The fields at the head of a document.

mod duplicate_entry;
mod invalid_front_matter;
mod invalid_value;
mod missing_field;
mod missing_front_matter;
mod unknown_field;
mod unused_allow;

use super::Rule;

/// The rules of this group.
pub(super) const RULES: &[&Rule] = &[
    &missing_front_matter::RULE,
    &invalid_front_matter::RULE,
    &missing_field::RULE,
    &invalid_value::RULE,
    &unknown_field::RULE,
    &duplicate_entry::RULE,
    &unused_allow::RULE,
];
