//! The kinds of worksheets, a file each.

mod assessment;
mod checklist;
mod form;
mod goal;
mod ladder;
mod plan;
mod poll;
mod scorecard;

use serde::Deserialize;

use super::field::one_or_many;
use super::{Compiled, Kind};

/// All kinds.
pub(super) const ALL: &[&Kind] = &[
    &goal::KIND,
    &scorecard::KIND,
    &ladder::KIND,
    &assessment::KIND,
    &checklist::KIND,
    &poll::KIND,
    &plan::KIND,
    &form::KIND,
];

/// A group of items.
#[derive(Deserialize)]
struct Group {
    label: String,
    items: Vec<Item>,
}

/// An item of an assessment or a checklist.
#[derive(Deserialize)]
struct Item {
    key: String,
    label: String,
    #[serde(default)]
    help: Option<String>,
    #[serde(default, deserialize_with = "one_or_many")]
    learn: Vec<String>,
    #[serde(default, deserialize_with = "one_or_many")]
    renamed_from: Vec<String>,
}
