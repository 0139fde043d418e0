//! Who may see what.

mod public_links_internal;

use super::Rule;

/// The rules of this group.
pub(super) const RULES: &[&Rule] = &[&public_links_internal::RULE];
