//! Published addresses.

mod duplicate_route;
mod invalid_redirect;
mod lost_route;

use super::Rule;

/// The rules of this group.
pub(super) const RULES: &[&Rule] = &[&duplicate_route::RULE, &invalid_redirect::RULE, &lost_route::RULE];
