//! A poll: a question with choices, each of which suggests something.

use serde::Deserialize;
use serde_json::{Value as Json, json};

use super::{Compiled, Kind};
use crate::worksheet::field::{Choice, Field, FieldType, one_or_many};

const CHOICE: &str = "choice";

pub(super) const KIND: Kind = Kind { name: "poll", reserved: &[CHOICE], check: |_, _| {}, compile };

#[derive(Deserialize)]
struct Sheet {
    question: String,
    #[serde(default)]
    several: bool,
    choices: Vec<Suggestion>,
}

#[derive(Deserialize)]
struct Suggestion {
    key: String,
    label: String,
    #[serde(default)]
    suggests: Option<String>,
    #[serde(default, deserialize_with = "one_or_many")]
    learn: Vec<String>,
}

fn compile(source: Json) -> serde_json::Result<Compiled> {
    let sheet: Sheet = serde_json::from_value(source)?;
    let option =
        |one: &Suggestion| Choice { value: one.key.clone().into(), label: one.label.clone(), description: None };
    let kind = if sheet.several { FieldType::Choices } else { FieldType::Choice };
    let field = Field::new(CHOICE, kind, &sheet.question).on(&sheet.choices.iter().map(option).collect::<Vec<_>>());
    let choice =
        |one: &Suggestion| json!({"value": one.key, "label": one.label, "suggests": one.suggests, "learn": one.learn});
    let choices: Vec<Json> = sheet.choices.iter().map(choice).collect();
    Ok(Compiled { fields: vec![field], spec: json!({"question": sheet.question, "choices": choices}) })
}
