//! What the schema of quizzes cannot say.

use crate::fenced::{Data, Sort};
use crate::yaml::Value;

/// The fields that hold an answer: one of them stands in each question.
const ANSWERS: [&str; 6] = ["options", "true_or_false", "order", "match", "number", "accepts"];

/// Each question has one answer, and the fields beside it belong to its kind.
pub(super) fn questions(value: &Value, data: &mut Data) {
    let Some(Value::List(questions)) = value.get("questions") else { return };
    for (n, question) in questions.iter().enumerate() {
        let at = format!("/questions/{n}");
        let found: Vec<&str> = ANSWERS.iter().copied().filter(|name| question.get(name).is_some()).collect();
        match found.as_slice() {
            [] => {
                let help = "say what is right: `options`, `true_or_false`, `order`, `match`, `number` or `accepts`";
                data.fault(Sort::NoRightAnswer, &format!("{at}/question"), "the question has no answer", help);
            }
            [kind] => answer(question, kind, &at, data),
            [first, second, ..] => {
                let message = format!("the question has both `{first}` and `{second}`");
                data.fault(
                    Sort::Format,
                    &format!("{at}/{second}"),
                    message,
                    "ask two questions, or remove one of them",
                );
            }
        }
    }
}

fn answer(question: &Value, kind: &str, at: &str, data: &mut Data) {
    for (field, of) in [("several", "options"), ("tolerance", "number"), ("unit", "number")] {
        if question.get(field).is_some() && kind != of {
            let message = format!("`{field}` has no meaning without `{of}`");
            data.fault(Sort::Format, &format!("{at}/{field}"), message, "remove it");
        }
    }
    match kind {
        "options" => options(question, at, data),
        "order" => differ(question, "order", at, data, &|item| item.as_text()),
        "match" => {
            differ(question, "match", at, data, &|pair| pair.items().first()?.as_text());
            differ(question, "match", at, data, &|pair| pair.items().get(1)?.as_text());
        }
        "accepts" if question.get("accepts").is_some_and(Value::is_blank) => {
            let help = "name the words that count as right";
            data.fault(Sort::NoRightAnswer, &format!("{at}/accepts"), "no text counts as right", help);
        }
        _ => {}
    }
}

fn options(question: &Value, at: &str, data: &mut Data) {
    let Some(Value::List(options)) = question.get("options") else { return };
    let right = options.iter().filter(|option| option.get("right").and_then(Value::as_bool) == Some(true)).count();
    let several = question.get("several").and_then(Value::as_bool).unwrap_or_default();
    let at_options = format!("{at}/options");
    if right == 0 {
        let help = "put `right: true` to the option that is right";
        data.fault_of_all(Sort::NoRightAnswer, &at_options, "none of the options is right", help);
    } else if right > 1 && !several {
        let message = format!("{right} options are right, and only one can be chosen");
        data.fault_of_all(Sort::Format, &at_options, message, "add `several: true` to the question");
    }
    differ(question, "options", at, data, &|option| option.as_text().or_else(|| option.get("text")?.as_text()));
}

/// Things that cannot be told apart can neither be chosen nor put in order.
fn differ(question: &Value, field: &str, at: &str, data: &mut Data, text: &dyn Fn(&Value) -> Option<&str>) {
    let Some(Value::List(items)) = question.get(field) else { return };
    let mut known: Vec<&str> = Vec::new();
    for (n, item) in items.iter().enumerate() {
        let Some(text) = text(item) else { continue };
        if known.contains(&text) {
            let message = format!("`{text}` stands here twice");
            data.fault(Sort::Format, &format!("{at}/{field}/{n}"), message, "make them differ, or remove one");
        }
        known.push(text);
    }
}
