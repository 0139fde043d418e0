//! A YAML value that remembers how its scalars were written.

use super::Places;
use super::raw::Raw;

/// A value of a YAML text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// Nothing: `~`, `null` or no value at all.
    Null,
    /// A text, number or truth value.
    Scalar(Scalar),
    /// A sequence.
    List(Vec<Value>),
    /// A mapping, in the writer's order; keys that are no texts are written as one.
    Map(Vec<(String, Value)>),
}

/// A scalar as written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scalar {
    /// Its text: `1.10` stays `1.10`.
    pub text: String,
    /// What YAML takes it for.
    pub kind: Kind,
}

/// What YAML takes a scalar for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A text.
    Text,
    /// A number.
    Number,
    /// A truth value.
    Bool,
}

impl Value {
    /// A text value.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Scalar(Scalar { text: text.into(), kind: Kind::Text })
    }

    /// The text of a scalar.
    pub fn as_text(&self) -> Option<&str> {
        match self {
            Self::Scalar(scalar) => Some(&scalar.text),
            _ => None,
        }
    }

    /// The truth value; the texts `yes`, `no`, `on` and `off` count too, as writers mean them.
    pub fn as_bool(&self) -> Option<bool> {
        match self.as_text()?.to_ascii_lowercase().as_str() {
            "true" | "yes" | "on" => Some(true),
            "false" | "no" | "off" => Some(false),
            _ => None,
        }
    }

    /// The value of a mapping's key.
    pub fn get(&self, key: &str) -> Option<&Value> {
        match self {
            Self::Map(entries) => entries.iter().find(|(k, _)| k == key).map(|(_, v)| v),
            _ => None,
        }
    }

    /// Whether nothing is in it: null, a blank text, an empty list or mapping, or only such.
    pub fn is_blank(&self) -> bool {
        match self {
            Self::Null => true,
            Self::Scalar(scalar) => scalar.text.chars().all(char::is_whitespace),
            Self::List(items) => items.iter().all(Value::is_blank),
            Self::Map(entries) => entries.iter().all(|(_, value)| value.is_blank()),
        }
    }

    /// The items of a list; a single scalar is a list of one, null is none.
    pub fn items(&self) -> &[Value] {
        match self {
            Self::List(items) => items,
            Self::Null => &[],
            single => std::slice::from_ref(single),
        }
    }

    /// Whether a scalar or a key anywhere in it fits.
    pub fn any_text(&self, fits: impl Fn(&str) -> bool + Copy) -> bool {
        match self {
            Self::Null => false,
            Self::Scalar(scalar) => fits(&scalar.text),
            Self::List(items) => items.iter().any(|item| item.any_text(fits)),
            Self::Map(entries) => entries.iter().any(|(key, value)| fits(key) || value.any_text(fits)),
        }
    }

    /// All texts in it, from first to last, keys of inner mappings as `key: value`.
    pub fn texts(&self) -> Vec<String> {
        match self {
            Self::Null => Vec::new(),
            Self::Scalar(scalar) if scalar.text.trim().is_empty() => Vec::new(),
            Self::Scalar(scalar) => vec![scalar.text.trim().to_owned()],
            Self::List(items) => items.iter().flat_map(Value::texts).collect(),
            Self::Map(entries) => {
                entries.iter().map(|(key, value)| format!("{key}: {}", value.texts().join(", "))).collect()
            }
        }
    }

    /// The value as JSON, for schemas: scalars keep the type that YAML gave them.
    pub fn to_json(&self) -> serde_json::Value {
        match self {
            Self::Null => serde_json::Value::Null,
            Self::Scalar(scalar) => scalar.to_json(),
            Self::List(items) => items.iter().map(Value::to_json).collect(),
            Self::Map(entries) => {
                // Of a key that stands twice the first counts, here as in `get`.
                let mut map = serde_json::Map::new();
                for (key, value) in entries {
                    map.entry(key.clone()).or_insert_with(|| value.to_json());
                }
                map.into()
            }
        }
    }
}

impl Scalar {
    fn to_json(&self) -> serde_json::Value {
        match self.kind {
            Kind::Bool => self.text.eq_ignore_ascii_case("true").into(),
            Kind::Number => serde_yaml::from_str(&self.text).unwrap_or_else(|_| self.text.clone().into()),
            Kind::Text => self.text.clone().into(),
        }
    }
}

/// A key that stands in a mapping once more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Duplicate {
    /// The key.
    pub name: String,
    /// The JSON pointer of this one: its last step tells it from the first, as `/status~d2` does.
    pub pointer: String,
    /// The pointer of the first.
    pub first: String,
    /// Whether both say the same; nothing and an empty list do.
    pub same: bool,
    /// Whether one of the two has none: this one, or the first.
    pub blank: Option<Blank>,
}

/// Which of two values holds nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Blank {
    /// That of the first.
    First,
    /// That of the later one.
    Later,
}

impl Duplicate {
    /// What is to be said of a key, of which this is number `count`.
    pub fn new(name: &str, parent: &str, count: usize, first: &Value, later: &Value) -> Self {
        let blank = match (first.is_blank(), later.is_blank()) {
            (true, false) => Some(Blank::First),
            (false, true) => Some(Blank::Later),
            _ => None,
        };
        Self {
            name: name.to_owned(),
            pointer: format!("{parent}/{}", super::nth_step(name, count)),
            first: format!("{parent}/{}", super::pointer_step(name)),
            same: says_the_same(first, later),
            blank,
        }
    }
}

/// Whether two values are equal, but for the line end that a text on lines of its own may have.
fn says_the_same(one: &Value, other: &Value) -> bool {
    let text = |scalar: &Scalar| (scalar.kind, scalar.text.trim_end_matches('\n').to_owned());
    match (one, other) {
        (Value::Scalar(one), Value::Scalar(other)) => text(one) == text(other),
        _ => one == other || (one.is_blank() && other.is_blank()),
    }
}

/// Makes values of what the parser gives: scalars get the text they were written with.
pub(super) struct Converter<'a> {
    text: &'a str,
    /// Filled when the first scalar's text must be looked up.
    places: Option<Places<'a>>,
    pointer: String,
    /// Keys that stand twice, as met.
    pub(super) duplicates: Vec<Duplicate>,
}

impl<'a> Converter<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self { text, places: None, pointer: String::new(), duplicates: Vec::new() }
    }

    pub(super) fn convert(&mut self, raw: Raw) -> Value {
        match raw {
            Raw::Null => Value::Null,
            Raw::Text(text) => Value::Scalar(Scalar { text, kind: Kind::Text }),
            Raw::Bool(value) => self.as_written(Kind::Bool, value.to_string()),
            Raw::Number(text) => self.as_written(Kind::Number, text),
            Raw::List(items) => {
                Value::List(items.into_iter().enumerate().map(|(n, item)| self.within(&n.to_string(), item)).collect())
            }
            Raw::Map(entries) => self.map(entries),
        }
    }

    fn as_written(&mut self, kind: Kind, otherwise: String) -> Value {
        let places = self.places.get_or_insert_with(|| Places::new(self.text));
        let text = places.written(&self.pointer).map_or(otherwise, str::to_owned);
        Value::Scalar(Scalar { text, kind })
    }

    fn map(&mut self, entries: Vec<(Raw, Raw)>) -> Value {
        let mut map: Vec<(String, Value)> = Vec::new();
        for (key, item) in entries {
            let name = key_text(&key);
            let before = map.iter().filter(|(known, _)| *known == name).count();
            let value = self.within(&super::nth_step(&name, before + 1), item);
            if let Some((_, first)) = map.iter().find(|(known, _)| *known == name) {
                self.duplicates.push(Duplicate::new(&name, &self.pointer, before + 1, first, &value));
            }
            map.push((name, value));
        }
        Value::Map(map)
    }

    /// A value one step deeper.
    fn within(&mut self, step: &str, raw: Raw) -> Value {
        let length = self.pointer.len();
        self.pointer.push('/');
        self.pointer.push_str(step);
        let value = self.convert(raw);
        self.pointer.truncate(length);
        value
    }
}

fn key_text(key: &Raw) -> String {
    match key {
        Raw::Null => "null".to_owned(),
        Raw::Bool(value) => value.to_string(),
        Raw::Number(text) | Raw::Text(text) => text.clone(),
        Raw::List(items) => items.iter().map(key_text).collect::<Vec<_>>().join(", "),
        Raw::Map(entries) => {
            let entry = |(key, value): &(Raw, Raw)| format!("{}: {}", key_text(key), key_text(value));
            entries.iter().map(entry).collect::<Vec<_>>().join(", ")
        }
    }
}
