//! Who answers for a document, and whether it is still true.

use super::Rule;

/// The rules of this group.
pub(super) const RULES: &[&Rule] = &[];
