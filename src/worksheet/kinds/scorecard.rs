//! A scorecard: options side by side, judged by weighted criteria.

use serde::Deserialize;
use serde_json::{Value as Json, json};

use super::{Compiled, Kind};
use crate::fenced::{Data, Sort};
use crate::worksheet::checks::{items, number, scale, undescribed};
use crate::worksheet::field::{Choice, Field, FieldType, Rows, WrittenRows, one_or_many};
use crate::yaml::Value;

const TABLE: &str = "options";

/// The most options that can be told apart in a chart and in the head.
const MOST: usize = 8;

pub(super) const KIND: Kind = Kind { name: "scorecard", reserved: &["options", "goal", "row", "name"], check, compile };

#[derive(Deserialize)]
struct Sheet {
    #[serde(default)]
    options: Option<WrittenRows>,
    #[serde(default, deserialize_with = "one_or_many")]
    serves: Vec<String>,
    scale: Vec<Choice>,
    criteria: Vec<Criterion>,
}

#[derive(Deserialize)]
struct Criterion {
    key: String,
    label: String,
    #[serde(default)]
    focus: Option<String>,
    weight: f64,
    #[serde(default)]
    knock_out: Option<f64>,
    #[serde(default)]
    points: Vec<String>,
    #[serde(default, deserialize_with = "one_or_many")]
    renamed_from: Vec<String>,
}

fn check(value: &Value, data: &mut Data) {
    scale(value, "", data);
    let points = items(value, "", "scale");
    let ends = points
        .first()
        .and_then(|(_, low)| number(low, "value"))
        .zip(points.last().and_then(|(_, high)| number(high, "value")));
    let criteria = items(value, "", "criteria");
    let mut all_described = !criteria.is_empty();
    for (at, criterion) in &criteria {
        let described = items(criterion, at, "points").len();
        all_described &= described == points.len();
        if described > 0 && described != points.len() {
            let message = format!("the scale has {} points, and {described} are described here", points.len());
            data.fault(
                Sort::Format,
                &format!("{at}/points"),
                message,
                "describe each point of the scale, from low to high",
            );
        }
        if let (Some(limit), Some((low, high))) = (number(criterion, "knock_out"), ends)
            && (limit <= low || limit > high)
        {
            let message =
                format!("an option scores from {low} to {high}: the limit {limit} knocks out all of them or none");
            data.fault(Sort::Format, &format!("{at}/knock_out"), message, "name a point of the scale above its lowest");
        }
    }
    if !all_described {
        undescribed(value, "", data);
    }
    weights(&criteria, data);
    for bound in ["start", "max"] {
        let count = value.get("options").and_then(|rows| number(rows, bound));
        if let Some(count) = count.filter(|count| *count > MOST as f64) {
            let message = format!("{count} options cannot be weighed side by side");
            data.fault(Sort::Format, &format!("/options/{bound}"), message, format!("let there be {MOST} at most"));
        }
    }
}

/// Weights are parts of a hundred.
fn weights(criteria: &[(String, &Value)], data: &mut Data) {
    let sum: f64 = criteria.iter().filter_map(|(_, criterion)| number(criterion, "weight")).sum();
    if (sum - 100.0).abs() > 1e-6 {
        let message = format!("the weights add up to {}, not to 100", (sum * 1e6).round() / 1e6);
        data.fault_of_all(Sort::Weights, "/criteria", message, "change them so that each is its part of 100");
    }
}

fn compile(source: Json) -> serde_json::Result<Compiled> {
    let sheet: Sheet = serde_json::from_value(source)?;
    let mut columns = vec![Field::new("name", FieldType::Text, "Name")];
    let mut weights = Vec::new();
    for criterion in &sheet.criteria {
        let renamed = |what: &dyn Fn(&String) -> String| criterion.renamed_from.iter().map(what).collect::<Vec<_>>();
        let score = Field::new(&criterion.key, FieldType::Scale, &criterion.label)
            .on(&described(&sheet.scale, &criterion.points));
        columns.push(score.help(criterion.focus.clone()).renamed_from(criterion.renamed_from.clone()));
        let evidence = Field::new(
            format!("{}.evidence", criterion.key),
            FieldType::Long,
            format!("{}: evidence", criterion.label),
        );
        columns.push(evidence.renamed_from(renamed(&|key| format!("{key}.evidence"))));
        let weight = Field::new(
            format!("weight.{}", criterion.key),
            FieldType::Number,
            format!("Weight of {}", criterion.label),
        );
        let weight = weight.renamed_from(renamed(&|key| format!("weight.{key}")));
        weights.push(Field { min: Some(0.0), max: Some(100.0), ..weight });
    }
    let mut rows = Rows::or(sheet.options, Rows::of("Option", 2, 3, MOST));
    rows.max = rows.max.min(MOST);
    rows.start = rows.start.min(MOST);
    let mut fields = vec![Field::new("goal", FieldType::Text, "Which goal does it serve?")];
    fields.push(Field { columns, rows: Some(rows), ..Field::new(TABLE, FieldType::Table, "Options") });
    fields.extend(weights);
    fields.extend([
        Field::new("decision.choice", FieldType::Text, "What is chosen"),
        Field::new("decision.reason", FieldType::Long, "Why"),
        Field::new("decision.by", FieldType::Text, "Who decided"),
        Field::new("decision.date", FieldType::Date, "When"),
    ]);
    let criterion = |one: &Criterion| {
        let mut spec = json!({"key": one.key, "label": one.label, "weight": one.weight});
        if let Some(limit) = one.knock_out {
            spec["knock_out"] = limit.into();
        }
        spec
    };
    let criteria: Vec<Json> = sheet.criteria.iter().map(criterion).collect();
    let spec = json!({"table": TABLE, "criteria": criteria, "scale": sheet.scale, "serves": sheet.serves});
    Ok(Compiled { fields, spec })
}

/// The scale with what its points mean for one criterion.
fn described(scale: &[Choice], points: &[String]) -> Vec<Choice> {
    let own = |n: usize, point: &Choice| points.get(n).cloned().or_else(|| point.description.clone());
    scale.iter().enumerate().map(|(n, point)| Choice { description: own(n, point), ..point.clone() }).collect()
}
