//! The text itself.

mod conflict_marker;
mod empty_section;
mod heading;
mod heading_skips_level;
mod image_without_alt;
mod invalid_math;
mod several_top_headings;
mod table_without_header;
mod unknown_shortcode;
mod unreadable_file;
mod unsupported_block;
mod word_count;

use super::Rule;

/// The rules of this group.
pub(super) const RULES: &[&Rule] = &[
    &heading_skips_level::RULE,
    &several_top_headings::RULE,
    &empty_section::RULE,
    &word_count::RULE,
    &image_without_alt::RULE,
    &table_without_header::RULE,
    &unknown_shortcode::RULE,
    &invalid_math::RULE,
    &unsupported_block::RULE,
    &unreadable_file::RULE,
    &conflict_marker::RULE,
];
