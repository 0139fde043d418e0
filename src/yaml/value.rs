//! A YAML value that remembers how its scalars were written.

use super::Places;

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
            Self::Scalar(scalar) => scalar.text.trim().is_empty(),
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
            Self::Map(entries) => entries.iter().map(|(key, value)| (key.clone(), value.to_json())).collect(),
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

/// Makes the value of serde_yaml's; `pointer` is the way to it, `places` is filled when the first scalar's text must be
/// looked up.
pub(super) fn convert<'a>(
    value: serde_yaml::Value,
    pointer: &mut String,
    text: &'a str,
    places: &mut Option<Places<'a>>,
) -> Value {
    match value {
        serde_yaml::Value::Null => Value::Null,
        serde_yaml::Value::String(text) => Value::Scalar(Scalar { text, kind: Kind::Text }),
        serde_yaml::Value::Bool(value) => {
            let written = places.get_or_insert_with(|| Places::new(text)).written(pointer);
            let text = written.map_or_else(|| value.to_string(), str::to_owned);
            Value::Scalar(Scalar { text, kind: Kind::Bool })
        }
        serde_yaml::Value::Number(value) => {
            let written = places.get_or_insert_with(|| Places::new(text)).written(pointer);
            let text = written.map_or_else(|| value.to_string(), str::to_owned);
            Value::Scalar(Scalar { text, kind: Kind::Number })
        }
        serde_yaml::Value::Sequence(items) => Value::List(
            items
                .into_iter()
                .enumerate()
                .map(|(n, item)| within(pointer, &n.to_string(), |pointer| convert(item, pointer, text, places)))
                .collect(),
        ),
        serde_yaml::Value::Mapping(entries) => Value::Map(
            entries
                .into_iter()
                .map(|(key, item)| {
                    let key = key_text(&key);
                    let item = within(pointer, &key, |pointer| convert(item, pointer, text, places));
                    (key, item)
                })
                .collect(),
        ),
        serde_yaml::Value::Tagged(tagged) => convert(tagged.value, pointer, text, places),
    }
}

/// Calls with the pointer one step deeper.
fn within<T>(pointer: &mut String, step: &str, call: impl FnOnce(&mut String) -> T) -> T {
    let length = pointer.len();
    pointer.push('/');
    pointer.push_str(&super::pointer_step(step));
    let result = call(pointer);
    pointer.truncate(length);
    result
}

fn key_text(key: &serde_yaml::Value) -> String {
    match key {
        serde_yaml::Value::String(text) => text.clone(),
        other => serde_yaml::to_string(other).unwrap_or_default().trim_end().to_owned(),
    }
}
