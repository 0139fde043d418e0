//! The text itself.

mod conflict_marker;
mod invalid_math;
mod unknown_shortcode;
mod unreadable_file;
mod unsupported_block;

use super::Rule;

/// The rules of this group.
pub(super) const RULES: &[&Rule] = &[
    &unknown_shortcode::RULE,
    &invalid_math::RULE,
    &unsupported_block::RULE,
    &unreadable_file::RULE,
    &conflict_marker::RULE,
];
