//! YAML as writers use it: values that keep the text of their scalars, errors with a place, and the place of any value.
//!
//! serde_yaml decides what the values are. It does not tell where they stand, so [`Places`] looks that up with a second
//! parser, and only when somebody asks.

mod places;
mod quote;
mod raw;
mod value;

pub use places::{Place, Places, Style, nth_step, pointer_step, step_name, top_level};
pub use quote::quoted;
pub use value::{Blank, Duplicate, Kind, Scalar, Value};

use crate::source::Span;

/// The longest YAML text that is read, in bytes: the parser is quadratic on some hostile input.
pub const LONGEST: usize = 64 * 1024;

/// Why a text is no YAML.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct YamlError {
    /// What is wrong, in lower case, without a place.
    pub message: String,
    /// Where it was noticed, in bytes of the text.
    pub span: Span,
}

/// Reads a YAML text; an empty one is [`Value::Null`].
///
/// # Errors
/// The text is no YAML, holds a key twice, or is longer than [`LONGEST`].
pub fn parse(text: &str) -> Result<Value, YamlError> {
    let (value, duplicates) = parse_leniently(text)?;
    match duplicates.first() {
        None => Ok(value),
        Some(Duplicate { name, pointer, .. }) => {
            let key = Places::new(text).get(pointer).and_then(|place| place.key.clone());
            Err(YamlError { message: format!("the field `{name}` stands here twice"), span: key.unwrap_or(0..0) })
        }
    }
}

/// Reads a YAML text in which a key may stand twice: all its values are kept, and where they stand is told.
///
/// # Errors
/// The text is no YAML, or longer than [`LONGEST`].
pub fn parse_leniently(text: &str) -> Result<(Value, Vec<Duplicate>), YamlError> {
    if text.len() > LONGEST {
        let message = format!("it is {} bytes long, more than the {LONGEST} that are read", text.len());
        return Err(YamlError { message, span: 0..0 });
    }
    let raw: raw::Raw = serde_yaml::from_str(text).map_err(|error| explain(&error, text))?;
    let mut converter = value::Converter::new(text);
    let value = converter.convert(raw);
    Ok((value, converter.duplicates))
}

/// serde_yaml's error in our words: its own text ends with the place, which we show ourselves.
fn explain(error: &serde_yaml::Error, text: &str) -> YamlError {
    let full = error.to_string();
    let message = full.split(" at line ").next().unwrap_or(&full).split(" at position ").next().unwrap_or(&full);
    let at = error.location().map_or(0, |place| place.index());
    let found = text.get(at..).and_then(|rest| rest.chars().next());
    let message = match message {
        m if m.contains("mapping values are not allowed") => "a `: ` inside an unquoted text".to_owned(),
        m if m.contains("cannot start any token") && found == Some('\t') => "a tab where spaces belong".to_owned(),
        m if m.contains("cannot start any token") => "a character that cannot start a value unquoted".to_owned(),
        m if m.contains("did not find expected key") => {
            "a line that is neither `field: value` nor part of one".to_owned()
        }
        _ if full.contains("while scanning an alias") => "a value that starts with `*` unquoted".to_owned(),
        _ if full.contains("while scanning an anchor") => "a value that starts with `&` unquoted".to_owned(),
        _ if full.contains("while scanning a quoted scalar") => "a quote that is never closed".to_owned(),
        m => m.to_owned(),
    };
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    YamlError { message, span: at..at + text[at..].chars().next().map_or(0, char::len_utf8) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(value: &Value, key: &str) -> String {
        value.get(key).and_then(Value::as_text).unwrap_or_default().to_owned()
    }

    #[test]
    fn scalars_keep_their_text() {
        let value =
            parse("version: 1.10\nid: 007\nhex: 0x1F\nyes: True\ndate: 2026-02-21\nnested: [1.50, {a: 2.0}]").unwrap();
        assert_eq!(text(&value, "version"), "1.10");
        assert_eq!(text(&value, "id"), "007");
        assert_eq!(text(&value, "hex"), "0x1F");
        assert_eq!(text(&value, "yes"), "True");
        assert_eq!(text(&value, "date"), "2026-02-21");
        let Some(Value::List(items)) = value.get("nested") else { panic!("a list") };
        assert_eq!(items[0].as_text(), Some("1.50"));
        assert_eq!(text(&items[1], "a"), "2.0");
    }

    #[test]
    fn hostile_input_is_refused() {
        assert!(parse(&"a".repeat(LONGEST + 1)).is_err());
        assert!(parse(&"[".repeat(1_000)).is_err());
        let bomb = "a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\n\
                    d: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c]\ne: &e [*d,*d,*d,*d,*d,*d,*d,*d,*d]\nf: [*e,*e,*e,*e,*e,*e,*e,*e,*e]\n\
                    g: &g [*e,*e,*e,*e,*e,*e,*e,*e,*e]\nh: [*g,*g,*g,*g,*g,*g,*g,*g,*g]";
        assert!(parse(bomb).is_err());
    }

    #[test]
    fn errors_say_where() {
        let error = parse("title: AI: the book").unwrap_err();
        assert_eq!(error.message, "a `: ` inside an unquoted text");
        assert_eq!(error.span.start, 9);
        let error = parse("a: 1\nb: 2\na: 3").unwrap_err();
        assert_eq!((error.message.as_str(), error.span), ("the field `a` stands here twice", 10..11));
    }

    #[test]
    fn a_key_that_stands_twice_loses_no_value() {
        let (value, duplicates) = parse_leniently("a: 1.10\nb: {c: 2, c: 2, c: }\na: 1.20\na/b: x\na/b: y").unwrap();
        let Value::Map(fields) = &value else { panic!("a mapping") };
        let texts: Vec<_> = fields.iter().filter_map(|(_, value)| value.as_text()).collect();
        assert_eq!(texts, ["1.10", "1.20", "x", "y"]);
        assert_eq!(value.to_json()["a"], 1.1);
        let told: Vec<_> = duplicates.iter().map(|d| (d.pointer.as_str(), d.first.as_str(), d.same, d.blank)).collect();
        assert_eq!(
            told,
            [
                ("/b/c~d2", "/b/c", true, None),
                ("/b/c~d3", "/b/c", false, Some(Blank::Later)),
                ("/a~d2", "/a", false, None),
                ("/a~1b~d2", "/a~1b", false, None)
            ]
        );
    }
}
