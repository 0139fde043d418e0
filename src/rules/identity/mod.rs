//! Names of documents.

mod duplicate_id;

use super::Rule;

/// The rules of this group.
pub(super) const RULES: &[&Rule] = &[&duplicate_id::RULE];
