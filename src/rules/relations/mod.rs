//! Relations in front matter.

mod ambiguous_reference;
mod broken_relation;
mod components;
mod decomposed_text;
mod duplicate_relation;
mod naming;
mod one_way_relation;
mod orphan_document;
mod own;
mod relation_cycle;
mod relation_to_retired;
mod relation_type_unknown;
mod self_relation;
mod unquoted_wikilink;

use super::Rule;

pub(super) use orphan_document::reached;
pub(super) use relation_to_retired::is_retired;

/// The rules of this group.
pub(super) const RULES: &[&Rule] = &[
    &broken_relation::RULE,
    &ambiguous_reference::RULE,
    &self_relation::RULE,
    &duplicate_relation::RULE,
    &relation_cycle::RULE,
    &one_way_relation::RULE,
    &relation_to_retired::RULE,
    &relation_type_unknown::RULE,
    &orphan_document::RULE,
    &unquoted_wikilink::RULE,
    &decomposed_text::RULE,
];
