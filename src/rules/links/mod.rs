//! References in the text.

mod address;
mod bare_absolute_own_link;
mod broken_anchor;
mod broken_embed;
mod broken_link;
mod broken_remote_anchor;
mod dead_link;
mod embed_cycle;
mod insecure_link;
mod link_case_mismatch;
mod link_to_folder_without_page;
mod missing_asset;
mod moved_link;
mod remote_asset;
mod unreachable_link;
mod unsafe_asset;

use super::Rule;

/// The rules of this group.
pub(super) const RULES: &[&Rule] = &[
    &broken_link::RULE,
    &broken_anchor::RULE,
    &link_case_mismatch::RULE,
    &link_to_folder_without_page::RULE,
    &bare_absolute_own_link::RULE,
    &insecure_link::RULE,
    &broken_embed::RULE,
    &embed_cycle::RULE,
    &missing_asset::RULE,
    &remote_asset::RULE,
    &unsafe_asset::RULE,
    &dead_link::RULE,
    &moved_link::RULE,
    &broken_remote_anchor::RULE,
    &unreachable_link::RULE,
];
