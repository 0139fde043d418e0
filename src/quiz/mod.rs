//! Quizzes: questions in a lesson by which readers check themselves.
//!
//! A quiz is a block of YAML. What kind a question is shows by the field that holds its answer.

mod checks;
mod question;

use std::sync::LazyLock;

use serde_json::Value as Json;

use crate::fenced::{Data, Fault, Fenced, Sort, Text};
use crate::schema::Schema;
use crate::yaml::Value;

pub use question::{Answer, Choice, Question};

/// What the info string of a quiz's block is.
pub const BLOCK: &str = "quiz";

/// The JSON Schema of the format, for editors.
pub const SCHEMA: &str = include_str!("schema.json");

/// A quiz.
#[derive(Debug, Clone, PartialEq)]
pub struct Quiz {
    /// What stands above the questions.
    pub title: Option<String>,
    /// How many percent must be right to pass.
    pub pass: f64,
    /// The questions.
    pub questions: Vec<Question>,
}

static PARSED: LazyLock<Schema> = LazyLock::new(|| {
    let schema: Json = serde_json::from_str(SCHEMA).expect("the schema that ships is JSON");
    Schema::new(schema, "the schema of quizzes").expect("the schema that ships is valid")
});

/// Reads a block.
pub fn read(text: &Text) -> Fenced<Quiz> {
    let (value, mut data) = Data::read(text);
    let content = value.and_then(|value| quiz(&value, &mut data));
    Fenced { span: text.span.clone(), content, faults: data.faults }
}

fn quiz(value: &Value, data: &mut Data) -> Option<Quiz> {
    if !data.follows(value, &PARSED) {
        return None;
    }
    checks::questions(value, data);
    let stops = |fault: &Fault| matches!(fault.sort, Sort::Format | Sort::NoRightAnswer);
    if data.faults.iter().any(stops) {
        return None;
    }
    let source = value.to_json();
    let questions = source["questions"].as_array()?.iter().filter_map(Question::read).collect();
    let title = source["title"].as_str().map(str::to_owned);
    Some(Quiz { title, pass: source["pass"].as_f64().unwrap_or(100.0), questions })
}

#[cfg(test)]
mod tests;
