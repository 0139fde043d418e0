//! Published addresses.

mod duplicate_route;
mod lost_route;

use super::Rule;

/// The rules of this group.
pub(super) const RULES: &[&Rule] = &[&duplicate_route::RULE, &lost_route::RULE];
