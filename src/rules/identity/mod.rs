//! Names of documents.

mod alias_collision;
mod duplicate_id;
mod id_collision;
mod id_pattern;
mod missing_id;

use super::Rule;

/// The rules of this group.
pub(super) const RULES: &[&Rule] =
    &[&missing_id::RULE, &id_pattern::RULE, &duplicate_id::RULE, &id_collision::RULE, &alias_collision::RULE];
