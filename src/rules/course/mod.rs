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
use crate::text::fold_field;
use crate::yaml::pointer_step;

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

/// Where a wanting field of a name is told: at its name where that is there with nothing behind it, else at the head.
fn wanting(checked: &Checked, name: &str) -> Span {
    let mut fields = checked.entry.document.front.fields.iter();
    let field = fields.find(|field| fold_field(&field.name) == fold_field(name));
    field.map_or_else(|| checked.head(), |field| checked.key(&format!("/{}", pointer_step(&field.name))))
}

/// Where a document says what it is.
fn doc_type(checked: &Checked) -> Span {
    let pointer = checked.entry.document.front.pointer(Known::DocType);
    pointer.map_or_else(|| checked.head(), |pointer| checked.value(&pointer))
}
