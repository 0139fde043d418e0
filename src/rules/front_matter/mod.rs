//! The fields at the head of a document.

mod duplicate_entry;
mod duplicate_key;
mod empty_field;
mod invalid_date;
mod invalid_front_matter;
mod invalid_value;
mod missing_field;
mod missing_front_matter;
mod misspelt_field;
mod unfilled_template;
mod unknown_field;
mod unused_allow;
mod wrong_type;

use super::Rule;

/// The rules of this group.
pub(super) const RULES: &[&Rule] = &[
    &missing_front_matter::RULE,
    &invalid_front_matter::RULE,
    &duplicate_key::RULE,
    &missing_field::RULE,
    &empty_field::RULE,
    &unfilled_template::RULE,
    &wrong_type::RULE,
    &invalid_date::RULE,
    &invalid_value::RULE,
    &misspelt_field::RULE,
    &unknown_field::RULE,
    &duplicate_entry::RULE,
    &unused_allow::RULE,
];
