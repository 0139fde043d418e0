//! Relations in front matter.

mod ambiguous_reference;
mod broken_relation;
mod unquoted_wikilink;

use super::Rule;

/// The rules of this group.
pub(super) const RULES: &[&Rule] = &[&broken_relation::RULE, &ambiguous_reference::RULE, &unquoted_wikilink::RULE];
