//! A goal: what it must be, criterion by criterion, and the sentence that says it.

use std::sync::LazyLock;

use regex::Regex;
use serde::Deserialize;
use serde_json::{Value as Json, json};

use super::{Compiled, Kind};
use crate::fenced::{Data, Sort};
use crate::worksheet::checks::items;
use crate::worksheet::field::{Choice, Field, FieldType, Rows, WrittenRows, one_or_many};
use crate::yaml::Value;

const TABLE: &str = "goals";

/// The columns that every goal has besides its criteria's texts.
const OWN: &[&str] = &["name", "metric", "unit", "baseline", "target", "due", "value", "effort"];

pub(super) const KIND: Kind = Kind {
    name: "goal",
    reserved: &["goals", "row", "name", "metric", "unit", "baseline", "target", "due", "value", "effort"],
    check,
    compile,
};

#[derive(Deserialize)]
struct Sheet {
    #[serde(default)]
    goals: Option<WrittenRows>,
    criteria: Vec<Criterion>,
    sentence: String,
}

#[derive(Deserialize)]
struct Criterion {
    key: String,
    label: String,
    prompt: String,
    #[serde(default)]
    example: Option<String>,
    #[serde(default)]
    why: Option<String>,
    #[serde(default)]
    asks: Asks,
    #[serde(default, deserialize_with = "one_or_many")]
    renamed_from: Vec<String>,
}

/// What a criterion asks for.
#[derive(Deserialize, Default, PartialEq, Clone, Copy)]
#[serde(rename_all = "lowercase")]
enum Asks {
    #[default]
    Text,
    Measure,
    Date,
}

impl Asks {
    /// The columns that its answer is stored in.
    fn parts(self, key: &str) -> Vec<String> {
        let parts: &[&str] = match self {
            Self::Text => return vec![key.to_owned()],
            Self::Measure => &["metric", "unit", "baseline", "target"],
            Self::Date => &["due"],
        };
        parts.iter().map(|part| (*part).to_owned()).collect()
    }
}

static PLACEHOLDER: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"\{([^{}]*)\}").expect("the pattern is constant"));

/// One criterion at most asks for the measure and one for the date; the sentence names only what there is.
fn check(value: &Value, data: &mut Data) {
    let mut known: Vec<&str> = OWN.to_vec();
    let mut asked: Vec<&str> = Vec::new();
    for (at, criterion) in items(value, "", "criteria") {
        match criterion.get("asks").and_then(Value::as_text) {
            Some(asks @ ("measure" | "date")) if asked.contains(&asks) => {
                let message = format!("two criteria ask for the {asks}");
                data.fault(Sort::Format, &format!("{at}/asks"), message, "let one of them ask for a text");
            }
            Some(asks @ ("measure" | "date")) => asked.push(asks),
            _ => known.extend(criterion.get("key").and_then(Value::as_text)),
        }
    }
    let sentence = value.get("sentence").and_then(Value::as_text).unwrap_or_default();
    for found in PLACEHOLDER.captures_iter(sentence) {
        let name = &found[1];
        if !known.contains(&name) {
            let message = format!("the sentence has a place for `{name}`, which nothing fills");
            data.fault(Sort::Format, "/sentence", message, format!("use some of {}", known.join(", ")));
        }
    }
}

fn compile(source: Json) -> serde_json::Result<Compiled> {
    let sheet: Sheet = serde_json::from_value(source)?;
    let points = |low: &str, high: &str| -> Vec<Choice> {
        let label = |n: i32| match n {
            1 => low,
            5 => high,
            _ => "",
        };
        (1..=5).map(|n| Choice { value: n.into(), label: label(n).to_owned(), description: None }).collect()
    };
    let mut columns = vec![Field::new("name", FieldType::Text, "Short name")];
    for criterion in sheet.criteria.iter().filter(|criterion| criterion.asks == Asks::Text) {
        let field = Field::new(&criterion.key, FieldType::Long, &criterion.label);
        let field = field.help(Some(criterion.prompt.clone())).renamed_from(criterion.renamed_from.clone());
        columns.push(Field { example: criterion.example.clone(), ..field });
    }
    columns.extend([
        Field::new("metric", FieldType::Text, "What is measured"),
        Field::new("unit", FieldType::Text, "Unit"),
        Field::new("baseline", FieldType::Number, "Baseline, today"),
        Field::new("target", FieldType::Number, "Target"),
        Field::new("due", FieldType::Date, "By when"),
        Field::new("value", FieldType::Scale, "Value to the business").on(&points("low", "high")),
        Field::new("effort", FieldType::Scale, "Effort").on(&points("small", "large")),
    ]);
    let rows = Rows::or(sheet.goals, Rows::of("Goal", 1, 1, 8));
    let table = Field { columns, rows: Some(rows), ..Field::new(TABLE, FieldType::Table, "Goals") };
    let criterion = |one: &Criterion| json!({"key": one.key, "label": one.label, "why": one.why, "parts": one.asks.parts(&one.key)});
    let criteria: Vec<Json> = sheet.criteria.iter().map(criterion).collect();
    let spec = json!({"table": TABLE, "criteria": criteria, "sentence": sheet.sentence});
    Ok(Compiled { fields: vec![table], spec })
}
