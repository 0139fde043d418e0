//! Who answers for a document, and whether it is still true.

mod missing_steward;
mod stale_document;
mod unknown_steward;
mod unknown_tag;
mod updated;
mod updated_before_change;
mod written;

use super::Rule;

/// The rules of this group.
pub(super) const RULES: &[&Rule] = &[
    &missing_steward::RULE,
    &unknown_steward::RULE,
    &unknown_tag::RULE,
    &stale_document::RULE,
    &updated_before_change::RULE,
];
