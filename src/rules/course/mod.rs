//! Courses, their lessons and quizzes, and the paths through them.

mod invalid_quiz;
mod lesson_without_module;
mod missing_duration;
mod missing_objectives;
mod order_collision;
mod path_to_missing_lesson;
mod prerequisite_after_lesson;
mod quiz_without_right_answer;

use super::{Checked, Rule};
use crate::front::Known;
use crate::source::Span;

pub(super) use path_to_missing_lesson::takes;

/// The rules of this group.
pub(super) const RULES: &[&Rule] = &[
    &lesson_without_module::RULE,
    &missing_duration::RULE,
    &missing_objectives::RULE,
    &order_collision::RULE,
    &prerequisite_after_lesson::RULE,
    &path_to_missing_lesson::RULE,
    &invalid_quiz::RULE,
    &quiz_without_right_answer::RULE,
];

/// Where a wanting field is told: at its name where that is there with nothing behind it, else at the head.
fn wanting(checked: &Checked, known: Known) -> Span {
    let pointer = checked.entry.document.front.pointer(known);
    pointer.map_or_else(|| checked.head(), |pointer| checked.key(&pointer))
}

/// Where a document says what it is.
fn doc_type(checked: &Checked) -> Span {
    let pointer = checked.entry.document.front.pointer(Known::DocType);
    pointer.map_or_else(|| checked.head(), |pointer| checked.value(&pointer))
}
