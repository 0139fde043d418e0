//! Quizzes as pages show them: a form that can be read on paper, and beside it what is right.

use serde::Serialize;
use serde_json::{Value as Json, json};

use super::Site;
use super::texts::Texts;
use super::worksheets::in_script;
use crate::error::Result;
use crate::quiz::{Answer, Question, Quiz};

/// What the template of quizzes sees. All texts in it are finished HTML.
#[derive(Debug, Serialize)]
struct QuizContext {
    /// The way to the site's root.
    root: String,
    /// What ids in this form start with.
    ids: String,
    /// The level of its heading.
    level: u8,
    /// Its number in its document, from 1.
    number: usize,
    /// What stands above it, or null.
    title: Option<String>,
    /// How many percent must be right.
    pass: f64,
    /// The questions: `question`, `type`, `options`, `shown`, `left`, and what is right.
    questions: Json,
    /// What is right, in words, question by question.
    answers: Vec<Vec<String>>,
    /// What scripts work with, ready to stand inside a `script` element.
    data: String,
}

/// A quiz on a page.
///
/// # Errors
/// The template fails.
pub(super) fn form(
    site: &Site,
    entry: usize,
    (quiz, number): (&Quiz, usize),
    root: &str,
    ids: usize,
    level: u8,
) -> Result<String> {
    let texts = Texts::new(site, entry, root);
    let context = QuizContext {
        root: root.to_owned(),
        ids: format!("q{ids}-"),
        level,
        number,
        title: quiz.title.as_deref().map(|title| texts.html(title)),
        pass: quiz.pass,
        questions: texts.html_value(&json!(quiz.questions)),
        answers: quiz.questions.iter().map(|question| answer(question, &texts)).collect(),
        data: in_script(&quiz.questions.iter().map(|question| texts.plain_value(&data(question))).collect()),
    };
    site.templates.render("worksheets/quiz.html", &context)
}

/// What scripts need to judge an answer.
fn data(question: &Question) -> Json {
    let mut data = match &question.answer {
        Answer::Single { right, options } => {
            json!({"type": "single", "right": right, "why": options.iter().map(|option| &option.why).collect::<Vec<_>>()})
        }
        Answer::Several { right, options } => {
            json!({"type": "several", "right": right, "why": options.iter().map(|option| &option.why).collect::<Vec<_>>()})
        }
        Answer::TrueFalse { right } => json!({"type": "true_false", "right": right}),
        Answer::Order { right, .. } => json!({"type": "order", "right": right}),
        Answer::Match { right, .. } => json!({"type": "match", "right": right}),
        Answer::Number { right, tolerance, unit } => {
            json!({"type": "number", "right": right, "tolerance": tolerance, "unit": unit})
        }
        Answer::Text { accepts } => json!({"type": "text", "accepts": accepts}),
    };
    data["explanation"] = question.explanation.clone().into();
    data
}

/// What is right, as lines of HTML.
fn answer(question: &Question, texts: &Texts) -> Vec<String> {
    match &question.answer {
        Answer::Single { options, right } => vec![texts.html(&options[*right].text)],
        Answer::Several { options, right } => right.iter().map(|n| texts.html(&options[*n].text)).collect(),
        Answer::TrueFalse { right } => vec![if *right { "True" } else { "False" }.to_owned()],
        Answer::Order { shown, right } => {
            let mut places: Vec<(usize, &String)> = right.iter().copied().zip(shown).collect();
            places.sort_unstable();
            places.iter().map(|(_, text)| texts.html(text)).collect()
        }
        Answer::Match { left, shown, right } => left
            .iter()
            .zip(right)
            .map(|(left, n)| format!("{}: {}", texts.html(left), texts.html(&shown[*n])))
            .collect(),
        Answer::Number { right, tolerance, unit } => {
            let unit = unit.as_deref().map(|unit| format!(" {}", texts.html(unit))).unwrap_or_default();
            let about = if *tolerance > 0.0 { format!(" (give or take {tolerance})") } else { String::new() };
            vec![format!("{right}{unit}{about}")]
        }
        Answer::Text { accepts } => accepts.first().map(|text| texts.html(text)).into_iter().collect(),
    }
}
