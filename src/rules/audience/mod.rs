//! Who may see what.

use super::Rule;

/// The rules of this group.
pub(super) const RULES: &[&Rule] = &[];
