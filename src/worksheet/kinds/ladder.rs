//! A ladder: steps, each with what it needs.

use serde::Deserialize;
use serde_json::{Value as Json, json};

use super::{Compiled, Kind};
use crate::fenced::{Data, Sort};
use crate::worksheet::checks::{items, number};
use crate::worksheet::field::{Field, FieldType, one_or_many};
use crate::yaml::Value;

pub(super) const KIND: Kind = Kind { name: "ladder", reserved: &[], check, compile };

#[derive(Deserialize)]
struct Sheet {
    steps: Vec<Step>,
}

#[derive(Deserialize)]
struct Step {
    label: String,
    #[serde(default)]
    text: Option<String>,
    #[serde(default)]
    output: Option<String>,
    #[serde(default, deserialize_with = "one_or_many")]
    learn: Vec<String>,
    #[serde(default)]
    needs: Vec<Need>,
}

#[derive(Deserialize)]
struct Need {
    key: String,
    label: String,
    #[serde(rename = "type")]
    kind: FieldType,
    #[serde(default)]
    help: Option<String>,
    #[serde(default)]
    unit: Option<String>,
    #[serde(default)]
    at_least: Option<f64>,
    #[serde(default)]
    at_most: Option<f64>,
    #[serde(default)]
    advice: Option<String>,
    #[serde(default, deserialize_with = "one_or_many")]
    renamed_from: Vec<String>,
}

impl Need {
    /// What helps to answer, with the number that is enough.
    fn help(&self) -> Option<String> {
        let unit = if self.kind == FieldType::Percent { Some("%") } else { self.unit.as_deref() };
        let unit = unit.map(|unit| format!(" {unit}")).unwrap_or_default();
        let enough = match (self.at_least, self.at_most) {
            (Some(least), Some(most)) => Some(format!("Enough: from {least} to {most}{unit}.")),
            (Some(least), None) => Some(format!("Enough: {least}{unit} or more.")),
            (None, Some(most)) => Some(format!("Enough: {most}{unit} or less.")),
            (None, None) => None,
        };
        let parts: Vec<&str> = [self.help.as_deref(), enough.as_deref()].into_iter().flatten().collect();
        (!parts.is_empty()).then(|| parts.join(" "))
    }
}

/// A number needs a bound to be met, a yes none.
fn check(value: &Value, data: &mut Data) {
    for (at, step) in items(value, "", "steps") {
        for (at, need) in items(step, &at, "needs") {
            let yes_no = need.get("type").and_then(Value::as_text) == Some("yes_no");
            let (least, most) = (number(need, "at_least"), number(need, "at_most"));
            if yes_no && (least.is_some() || most.is_some()) {
                let bound = if least.is_some() { "at_least" } else { "at_most" };
                let message = format!("`{bound}` has no meaning for a yes or no");
                data.fault(Sort::Format, &format!("{at}/{bound}"), message, "remove it, or ask for a number");
            } else if !yes_no && least.is_none() && most.is_none() {
                let message = "nothing says which number is enough";
                data.fault(Sort::Format, &format!("{at}/type"), message, "add `at_least:` or `at_most:`");
            } else if let (Some(least), Some(most)) = (least, most)
                && least > most
            {
                let message = format!("at least {least} and at most {most}: no number fits");
                data.fault(Sort::Format, &format!("{at}/at_least"), message, "exchange them");
            }
        }
    }
}

fn compile(source: Json) -> serde_json::Result<Compiled> {
    let sheet: Sheet = serde_json::from_value(source)?;
    let field = |need: &Need| {
        let field = Field::new(&need.key, need.kind, &need.label).help(need.help());
        let max = (need.kind == FieldType::Percent).then_some(100.0);
        let min = (need.kind != FieldType::YesNo).then_some(0.0);
        Field { unit: need.unit.clone(), min, max, ..field.renamed_from(need.renamed_from.clone()) }
    };
    let need = |need: &Need| {
        let mut spec = json!({"key": need.key, "label": need.label});
        for (name, bound) in [("at_least", need.at_least), ("at_most", need.at_most)] {
            if let Some(bound) = bound {
                spec[name] = bound.into();
            }
        }
        if let Some(advice) = &need.advice {
            spec["advice"] = advice.clone().into();
        }
        spec
    };
    let step = |step: &Step| {
        let needs: Vec<Json> = step.needs.iter().map(need).collect();
        json!({"label": step.label, "text": step.text, "output": step.output, "learn": step.learn, "needs": needs})
    };
    let steps: Vec<Json> = sheet.steps.iter().map(step).collect();
    let fields = sheet.steps.iter().flat_map(|step| step.needs.iter().map(field)).collect();
    Ok(Compiled { fields, spec: json!({"steps": steps}) })
}
