//! Reading a block: as a whole where it is YAML, field by field where it is not.

use super::split::{self, Head};
use super::{Fault, Field, FrontMatter, Known};
use crate::source::Span;
use crate::yaml::{self, Duplicate, Places, Value};

/// Reads the front matter of a file; also gives where the body starts.
pub fn read(text: &str) -> (FrontMatter, usize) {
    match split::locate(text) {
        Head::None(body) => (FrontMatter { yaml: body..body, ..FrontMatter::default() }, body),
        Head::Unterminated(span) => {
            let fault = Fault {
                message: "the front matter is never closed".into(),
                span: span.clone(),
                help: "end it with a line that holds only `---`".into(),
            };
            let yaml = span.end..span.end;
            let front = FrontMatter { block: Some(span.clone()), yaml, faults: vec![fault], ..FrontMatter::default() };
            (front, span.start)
        }
        Head::Block { block, yaml, body } => (read_block(text, block, yaml), body),
    }
}

/// Where the body starts, without reading what stands above it.
pub fn body_start(text: &str) -> usize {
    match split::locate(text) {
        Head::None(body) | Head::Block { body, .. } => body,
        Head::Unterminated(line) => line.start,
    }
}

fn read_block(text: &str, block: Span, yaml: Span) -> FrontMatter {
    let mut front = FrontMatter { block: Some(block.clone()), yaml: yaml.clone(), ..FrontMatter::default() };
    let fields = match yaml::parse_leniently(&split::yaml_text(text, &block, &yaml)) {
        Ok((Value::Map(fields), duplicates)) => {
            front.duplicates = duplicates;
            fields
        }
        Ok((Value::Null, _)) => Vec::new(),
        Ok((other, _)) => {
            front.faults.push(Fault {
                message: "the front matter is no list of fields".into(),
                span: yaml.clone(),
                help: "write each field as `name: value` on a line of its own".into(),
            });
            vec![("text".to_owned(), Value::text(other.texts().join("\n")))]
        }
        Err(_) if yaml.len() > yaml::LONGEST => {
            front.faults.push(Fault {
                message: format!(
                    "the front matter is {} bytes long, more than the {} that are read",
                    yaml.len(),
                    yaml::LONGEST
                ),
                span: block.start..block.start + 3,
                help: "move its text into the body".into(),
            });
            vec![("text".to_owned(), Value::text(&text[yaml.clone()]))]
        }
        Err(_) => read_alone(text, &yaml, &mut front),
    };
    front.fields = name_fields(fields);
    let mut read: Vec<String> = Vec::new();
    for field in &mut front.fields {
        // Pointers lead to the first field of a name.
        if !read.contains(&field.name) {
            front.unquoted.extend(unquoted_wikilinks(field, text, &yaml));
            read.push(field.name.clone());
        }
    }
    front
}

/// Each top-level field on its own; what still is no YAML is kept as text.
fn read_alone(text: &str, yaml: &Span, front: &mut FrontMatter) -> Vec<(String, Value)> {
    let mut fields: Vec<(String, Value)> = Vec::new();
    for span in yaml::top_level(&text[yaml.clone()]) {
        let span = span.start + yaml.start..span.end + yaml.start;
        let piece = &text[span.clone()];
        let read = match yaml::parse_leniently(piece) {
            Ok((Value::Map(read), duplicates)) => {
                front.duplicates.extend(duplicates);
                read
            }
            Ok((Value::Null, _)) => Vec::new(),
            read => vec![keep_as_text(piece, span, read.err(), &mut front.faults)],
        };
        for (name, value) in read {
            let before = fields.iter().filter(|(known, _)| *known == name).count();
            // A line without a name is kept under one that nobody wrote.
            let written = piece.trim_start_matches(['"', '\'']).starts_with(&name);
            if let Some((_, first)) = fields.iter().find(|(known, _)| *known == name && written) {
                front.duplicates.push(Duplicate::new(&name, "", before + 1, first, &value));
            }
            fields.push((name, value));
        }
    }
    fields
}

fn keep_as_text(piece: &str, span: Span, error: Option<yaml::YamlError>, faults: &mut Vec<Fault>) -> (String, Value) {
    let (name, rest) = piece.split_once(':').unwrap_or(("text", piece));
    let at = error.as_ref().map_or(0, |error| error.span.start.min(piece.trim_end().len()));
    let length = piece[at..].chars().next().map_or(0, char::len_utf8);
    let first = piece.lines().next().unwrap_or_default().trim_end();
    let tight = error.is_none() && first.contains(':') && !first.ends_with(':') && !first.contains(": ");
    let (message, help) = match &error {
        None if tight => (format!("`{}` has no space behind its colon", name.trim()), "put a space there".to_owned()),
        None => {
            ("the line is no `field: value`".to_owned(), "write the name of a field and a colon before it".to_owned())
        }
        Some(error) if name.trim().is_empty() => {
            (format!("the line is no YAML: {}", error.message), "write the name of a field before the colon".to_owned())
        }
        Some(error) if error.message.contains("tab") => {
            (format!("`{}` is no YAML: {}", name.trim(), error.message), "indent with spaces".to_owned())
        }
        Some(error) => {
            let help = format!("mend the line, or put quotes round the value of `{}`", name.trim());
            (format!("`{}` is no YAML: {}", name.trim(), error.message), help)
        }
    };
    faults.push(Fault { message, span: span.start + at..span.start + at + length, help });
    let name = name.trim().trim_matches(['"', '\'']);
    let name = if name.is_empty() { "text" } else { name };
    (name.to_owned(), Value::text(rest.trim()))
}

/// Finds out which known field each one is: an exact name wins over one that only resembles it.
fn name_fields(fields: Vec<(String, Value)>) -> Vec<Field> {
    let exact: Vec<&str> = fields.iter().map(|(name, _)| name.as_str()).collect();
    let mut taken: Vec<Known> = Known::ALL.iter().copied().filter(|known| exact.contains(&known.name())).collect();
    let known: Vec<Option<Known>> = fields
        .iter()
        .map(|(name, _)| {
            let known = Known::find(name)?;
            if name == known.name() {
                return Some(known);
            }
            (!taken.contains(&known)).then(|| {
                taken.push(known);
                known
            })
        })
        .collect();
    fields.into_iter().zip(known).map(|((name, value), known)| Field { name, known, value }).collect()
}

/// Replaces each unquoted `[[Name]]` of a field of references by its source text; gives pointers to them.
fn unquoted_wikilinks(field: &mut Field, text: &str, yaml: &Span) -> Vec<String> {
    let mut found = Vec::new();
    if field.known.and_then(Known::relation_type).is_some() {
        let pointer = format!("/{}", yaml::pointer_step(&field.name));
        let mut search = Search { text: &text[yaml.clone()], places: None };
        search.walk(&mut field.value, &pointer, &mut found);
    }
    found
}

/// Looks for wikilinks that YAML read as lists in lists.
struct Search<'t> {
    text: &'t str,
    places: Option<Places<'t>>,
}

impl Search<'_> {
    fn walk(&mut self, value: &mut Value, pointer: &str, found: &mut Vec<String>) {
        if let Some(written) = self.wikilink(value, pointer) {
            *value = Value::text(written);
            found.push(pointer.to_owned());
            return;
        }
        match value {
            Value::List(items) => {
                for (n, item) in items.iter_mut().enumerate() {
                    self.walk(item, &format!("{pointer}/{n}"), found);
                }
            }
            Value::Map(entries) => {
                for (key, item) in entries {
                    let step = yaml::pointer_step(key);
                    self.walk(item, &format!("{pointer}/{step}"), found);
                }
            }
            _ => {}
        }
    }

    /// The source of a list of one list, where that is `[[Name]]`; a block list of one list looks alike.
    fn wikilink(&mut self, value: &Value, pointer: &str) -> Option<String> {
        let Value::List(outer) = value else { return None };
        let [Value::List(inner)] = outer.as_slice() else { return None };
        if inner.iter().any(|item| matches!(item, Value::List(_))) {
            return None;
        }
        let place = self.places.get_or_insert_with(|| Places::new(self.text)).get(pointer)?;
        let source = self.text.get(place.value.clone())?.trim();
        (source.starts_with("[[") && source.ends_with("]]")).then(|| source.to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn front(yaml: &str) -> FrontMatter {
        read(&format!("---\n{yaml}\n---\nbody")).0
    }

    fn text(front: &FrontMatter, known: Known) -> Vec<String> {
        front.get(known).map(Value::texts).unwrap_or_default()
    }

    #[test]
    fn field_names_differ_in_case_and_spacing() {
        let front = front("Primary_Keyword: a\nMeta Description: b\nTITLE: c\ntitle: d\nseo-title: e");
        assert_eq!(text(&front, Known::PrimaryKeyword), ["a"]);
        assert_eq!(text(&front, Known::MetaDescription), ["b"]);
        assert_eq!(text(&front, Known::Title), ["d"]);
        assert_eq!(text(&front, Known::SeoTitle), ["e"]);
        assert_eq!(front.fields.iter().filter(|field| field.known.is_none()).count(), 1);
    }

    #[test]
    fn a_broken_field_does_not_spoil_the_others() {
        let front = front("title: AI: the book\nid: x\n# why\nsummary: \"open\ntags:\n- a\n- b\nid: y");
        assert_eq!(text(&front, Known::Title), ["AI: the book"]);
        assert_eq!(text(&front, Known::Tags), ["a", "b"]);
        assert_eq!(text(&front, Known::Summary), ["\"open"]);
        let messages: Vec<&str> = front.faults.iter().map(|fault| fault.message.as_str()).collect();
        assert_eq!(messages.len(), 2, "{messages:?}");
        assert!(messages[0].starts_with("`title` is no YAML"), "{messages:?}");
        assert_eq!(front.duplicates[0].pointer, "/id~d2");
    }

    #[test]
    fn a_field_that_stands_twice_spoils_nothing() {
        let front = front("status: Draft\nbase: &b {x: 1}\ncopy: *b\nstatus: Active\nmore: {y: 1, y: 2}");
        assert_eq!(front.faults, []);
        assert_eq!(text(&front, Known::Status), ["Draft"]);
        let pointers: Vec<&str> = front.duplicates.iter().map(|duplicate| duplicate.pointer.as_str()).collect();
        assert_eq!(pointers, ["/status~d2", "/more/y~d2"]);
    }

    #[test]
    fn unquoted_wikilinks_are_read_from_the_source() {
        let front = front("relations:\n  - [[A, B]]\n  - \"[[C]]\"\n  - [[D|e]]\nprerequisites: [[F: G]]");
        assert_eq!(text(&front, Known::Relations), ["[[A, B]]", "[[C]]", "[[D|e]]"]);
        assert_eq!(text(&front, Known::Prerequisites), ["[[F: G]]"]);
        assert_eq!(front.unquoted, ["/relations/0", "/relations/2", "/prerequisites"]);
    }

    #[test]
    fn odd_blocks_lose_nothing() {
        assert_eq!(front("- a\n- b").fields[0].value.texts(), ["a\nb"]);
        assert_eq!(front("").fields, []);
        assert_eq!(front("# only a comment").faults, []);
    }
}
