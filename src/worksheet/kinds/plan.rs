//! A plan: initiatives, made of what the reader worked out in other worksheets.

use serde::Deserialize;
use serde_json::{Value as Json, json};

use super::{Compiled, Kind};
use crate::worksheet::field::{Field, FieldType, Rows, WrittenRows, one_or_many};

const TABLE: &str = "initiatives";

pub(super) const KIND: Kind = Kind { name: "plan", reserved: &[TABLE], check: |_, _| {}, compile };

#[derive(Deserialize)]
struct Sheet {
    #[serde(default, deserialize_with = "one_or_many")]
    gathers: Vec<String>,
    #[serde(default)]
    currency: Option<String>,
    #[serde(default)]
    initiatives: Option<WrittenRows>,
}

fn compile(source: Json) -> serde_json::Result<Compiled> {
    let sheet: Sheet = serde_json::from_value(source)?;
    let text = |key: &str, label: &str| Field::new(key, FieldType::Text, label);
    let long = |key: &str, label: &str| Field::new(key, FieldType::Long, label);
    let quarter = "The quarter in which it starts, such as 2027-Q1.".to_owned();
    let columns = vec![
        text("name", "Initiative"),
        long("goal", "Goal it serves"),
        text("tool", "Tool or approach"),
        text("owner", "Owner"),
        Field { example: Some("2027-Q1".into()), ..text("start", "Starts in").help(Some(quarter)) },
        Field { min: Some(1.0), max: Some(40.0), ..Field::new("quarters", FieldType::Number, "Quarters it takes") },
        Field { unit: sheet.currency.clone(), min: Some(0.0), ..Field::new("budget", FieldType::Number, "Budget") },
        long("risk", "Greatest risk, and the answer to it"),
        text("measure", "How success is measured"),
    ];
    let rows = Rows::or(sheet.initiatives, Rows::of("Initiative", 1, 2, 30));
    let table = Field { columns, rows: Some(rows), ..Field::new(TABLE, FieldType::Table, "Initiatives") };
    let spec = json!({"table": TABLE, "currency": sheet.currency, "gathers": sheet.gathers});
    Ok(Compiled { fields: vec![table], spec })
}
