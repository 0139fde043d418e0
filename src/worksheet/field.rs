//! What can be answered.

use serde::{Deserialize, Deserializer, Serialize};

/// Something that can be answered, as written in a section and as scripts read it.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Field {
    /// What the answer is stored under.
    pub key: String,
    /// What kind of answer it takes.
    #[serde(rename = "type")]
    pub kind: FieldType,
    /// What stands beside the control.
    pub label: String,
    /// One or two sentences more.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub help: Option<String>,
    /// An answer as it might be.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub example: Option<String>,
    /// The unit of a number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// The least number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub min: Option<f64>,
    /// The greatest number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max: Option<f64>,
    /// Whether the worksheet is not complete without it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub required: bool,
    /// What can be chosen.
    #[serde(default, alias = "scale", skip_serializing_if = "Vec::is_empty")]
    pub options: Vec<Choice>,
    /// The columns of a table.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub columns: Vec<Field>,
    /// How many rows a table has.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rows: Option<Rows>,
    /// Keys that the answer was stored under before.
    #[serde(default, deserialize_with = "one_or_many", skip_serializing_if = "Vec::is_empty")]
    pub renamed_from: Vec<String>,
}

/// What kind of answer a field takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FieldType {
    /// A line of text.
    #[default]
    Text,
    /// Several lines.
    Long,
    /// A number.
    Number,
    /// A number of hundredths.
    Percent,
    /// A day.
    Date,
    /// One of several options.
    Choice,
    /// Any of several options.
    Choices,
    /// A point of a scale.
    Scale,
    /// Yes or no.
    YesNo,
    /// A box to tick.
    Check,
    /// Rows of columns.
    Table,
}

/// One of the answers that can be chosen.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Choice {
    /// What is stored: a text, or a number of a scale.
    pub value: serde_json::Value,
    /// What is shown.
    pub label: String,
    /// What it means.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
}

/// How many rows a table has, and what one is called.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "WrittenRows")]
pub struct Rows {
    /// The least number of rows that are shown.
    pub min: usize,
    /// The greatest.
    pub max: usize,
    /// How many there are at first.
    pub start: usize,
    /// What one is called.
    pub label: String,
}

/// The same as written: what is left out is the table's own.
#[derive(Default, Deserialize)]
pub(super) struct WrittenRows {
    max: Option<usize>,
    start: Option<usize>,
    label: Option<String>,
}

/// A section of fields.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Section {
    /// Its heading.
    pub title: String,
    /// One or two sentences below it.
    #[serde(default)]
    pub help: Option<String>,
    /// Its fields.
    pub fields: Vec<Field>,
}

impl FieldType {
    /// Its name in the format.
    pub fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Long => "long",
            Self::Number => "number",
            Self::Percent => "percent",
            Self::Date => "date",
            Self::Choice => "choice",
            Self::Choices => "choices",
            Self::Scale => "scale",
            Self::YesNo => "yes_no",
            Self::Check => "check",
            Self::Table => "table",
        }
    }
}

impl Field {
    /// A field of a kind's own.
    pub(super) fn new(key: impl Into<String>, kind: FieldType, label: impl Into<String>) -> Self {
        Self { key: key.into(), kind, label: label.into(), ..Self::default() }
    }

    /// The same with a sentence more.
    pub(super) fn help(self, help: Option<String>) -> Self {
        Self { help, ..self }
    }

    /// The same, stored under other keys before.
    pub(super) fn renamed_from(self, renamed_from: Vec<String>) -> Self {
        Self { renamed_from, ..self }
    }

    /// Fills in what a writer may leave out.
    pub(super) fn complete(&mut self) {
        if self.kind == FieldType::Table {
            self.rows.get_or_insert_with(|| WrittenRows::default().into());
        }
        if self.kind == FieldType::Scale && self.options.is_empty() {
            let point = |n: i32| Choice { value: n.into(), label: String::new(), description: None };
            self.options = (1..=5).map(point).collect();
        }
        self.columns.iter_mut().for_each(Self::complete);
    }

    /// The same as a point of a scale.
    pub(super) fn on(self, scale: &[Choice]) -> Self {
        Self { options: scale.to_vec(), ..self }
    }
}

impl Rows {
    /// What a block says, with what a kind has where it says nothing.
    pub(super) fn or(written: Option<WrittenRows>, plain: Self) -> Self {
        let written = written.unwrap_or_default();
        let max = written.max.unwrap_or(plain.max.max(written.start.unwrap_or(0)));
        let start = written.start.unwrap_or(plain.start.min(max)).max(plain.min);
        Self { min: plain.min, max, start, label: written.label.unwrap_or(plain.label) }
    }

    /// From `min` to `max` rows, `start` of them at first.
    pub(super) fn of(label: &str, min: usize, start: usize, max: usize) -> Self {
        Self { min, max, start, label: label.to_owned() }
    }
}

impl From<WrittenRows> for Rows {
    fn from(written: WrittenRows) -> Self {
        Self::or(Some(written), Self::of("Row", 1, 3, 50))
    }
}

impl<'de> Deserialize<'de> for Choice {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(untagged)]
        enum Written {
            Text(String),
            Whole {
                value: serde_json::Value,
                label: String,
                #[serde(default)]
                description: Option<String>,
            },
        }
        Ok(match Written::deserialize(deserializer)? {
            Written::Text(text) => Self { value: text.clone().into(), label: text, description: None },
            Written::Whole { value, label, description } => Self { value, label, description },
        })
    }
}

/// Reads one text or a list of them.
pub(super) fn one_or_many<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<String>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Written {
        One(String),
        Many(Vec<String>),
    }
    Ok(match Written::deserialize(deserializer)? {
        Written::One(text) => vec![text],
        Written::Many(texts) => texts,
    })
}
