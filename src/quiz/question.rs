//! A question and what is right.

use serde::Serialize;
use serde_json::Value as Json;

/// A question.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Question {
    /// What is asked.
    pub question: String,
    /// Why the right answer is right.
    pub explanation: Option<String>,
    /// How it is answered, and what is right.
    #[serde(flatten)]
    pub answer: Answer,
}

/// How a question is answered, and what is right. Indices count from 0.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Answer {
    /// One of several.
    Single {
        /// What can be chosen.
        options: Vec<Choice>,
        /// Which one is right.
        right: usize,
    },
    /// Any number of several.
    Several {
        /// What can be chosen.
        options: Vec<Choice>,
        /// Which are right.
        right: Vec<usize>,
    },
    /// True or false.
    TrueFalse {
        /// Which.
        right: bool,
    },
    /// Things to put in order.
    Order {
        /// In the order in which they are shown.
        shown: Vec<String>,
        /// The place at which each of them belongs.
        right: Vec<usize>,
    },
    /// Pairs to find.
    Match {
        /// What a partner is looked for.
        left: Vec<String>,
        /// The partners, in the order in which they are shown.
        shown: Vec<String>,
        /// The partner of each.
        right: Vec<usize>,
    },
    /// A number.
    Number {
        /// Which.
        right: f64,
        /// How far off an answer may be.
        tolerance: f64,
        /// Its unit.
        unit: Option<String>,
    },
    /// A word or a few.
    Text {
        /// What counts as right.
        accepts: Vec<String>,
    },
}

/// An option of a question.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Choice {
    /// What is shown.
    pub text: String,
    /// What is said to whom has chosen it.
    pub why: Option<String>,
}

impl Question {
    /// Reads one that follows the schema and has a right answer.
    pub(super) fn read(source: &Json) -> Option<Self> {
        let text = |field: &str| source[field].as_str().map(str::to_owned);
        Some(Self { question: text("question")?, explanation: text("explanation"), answer: Answer::read(source)? })
    }
}

impl Answer {
    fn read(source: &Json) -> Option<Self> {
        if let Some(options) = source["options"].as_array() {
            return choices(options, source["several"].as_bool().unwrap_or_default());
        }
        if let Some(right) = source["true_or_false"].as_bool() {
            return Some(Self::TrueFalse { right });
        }
        if let Some(items) = source["order"].as_array() {
            let (shown, right) = mixed(items.iter().map(text).collect());
            return Some(Self::Order { shown, right });
        }
        if let Some(pairs) = source["match"].as_array() {
            let left = pairs.iter().map(|pair| text(&pair[0])).collect();
            let (shown, places) = mixed(pairs.iter().map(|pair| text(&pair[1])).collect());
            let partner = |n: usize| places.iter().position(|place| *place == n).unwrap_or(n);
            return Some(Self::Match { left, right: (0..shown.len()).map(partner).collect(), shown });
        }
        if let Some(right) = source["number"].as_f64() {
            let unit = source["unit"].as_str().map(str::to_owned);
            return Some(Self::Number { right, tolerance: source["tolerance"].as_f64().unwrap_or(0.0), unit });
        }
        let accepts = match &source["accepts"] {
            Json::Array(texts) => texts.iter().map(text).collect(),
            Json::Null => return None,
            one => vec![text(one)],
        };
        Some(Self::Text { accepts })
    }
}

fn choices(options: &[Json], several: bool) -> Option<Answer> {
    let choice = |option: &Json| match option {
        Json::Object(fields) => {
            let why = fields.get("why").and_then(Json::as_str).map(str::to_owned);
            Choice { text: fields.get("text").map(text).unwrap_or_default(), why }
        }
        plain => Choice { text: text(plain), why: None },
    };
    let right: Vec<usize> =
        options.iter().enumerate().filter(|(_, option)| option["right"] == true).map(|(n, _)| n).collect();
    let options = options.iter().map(choice).collect();
    Some(if several { Answer::Several { options, right } } else { Answer::Single { options, right: *right.first()? } })
}

fn text(value: &Json) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

/// Things in another order, the same on every machine, and the place at which each one stood. None of more than one is
/// left in the order that is right.
fn mixed(items: Vec<String>) -> (Vec<String>, Vec<usize>) {
    let key = |n: usize| blake3::hash(format!("{n} {}", items[n]).as_bytes()).as_bytes()[..8].to_vec();
    let mut places: Vec<usize> = (0..items.len()).collect();
    places.sort_by_key(|n| key(*n));
    if places.is_sorted() {
        places.rotate_left(1);
    }
    (places.iter().map(|n| items[*n].clone()).collect(), places)
}
