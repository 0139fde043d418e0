//! Edits of front matter: whatever it looks like, an edit changes the one value it is about and no other byte.

use std::ops::Range;

use lyceum::diagnostic::Edit;
use lyceum::edit::{Editor, apply};
use lyceum::front::Known;
use lyceum::parse::parse;
use lyceum::source::SourceFile;
use lyceum::yaml::{self, Value};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

/// A field as it is to be written.
#[derive(Debug, Clone)]
struct Field {
    name: &'static str,
    above: &'static str,
    behind: &'static str,
    value: Shape,
}

/// A value as it is to be written.
#[derive(Debug, Clone)]
enum Shape {
    Nothing,
    Scalar(Scalar),
    Lines(&'static str, Vec<&'static str>),
    Items { indent: usize, items: Vec<(Scalar, &'static str, &'static str)> },
    Brackets(Vec<Scalar>),
}

/// A scalar in its quotes.
#[derive(Debug, Clone)]
struct Scalar {
    quote: Option<char>,
    text: &'static str,
}

/// A document with the places that edits may touch.
#[derive(Debug, Default)]
struct Sheet {
    text: String,
    /// Pointer, place and quote of each scalar.
    scalars: Vec<(String, Range<usize>, Option<char>)>,
    /// Pointer and lines of each field, and of each item that is not the only one of its list.
    lines: Vec<(String, Range<usize>)>,
    /// Pointers of items in brackets, with the place of the whole list.
    pieces: Vec<(String, Range<usize>)>,
    /// The names of lists that hold something.
    lists: Vec<&'static str>,
}

const NAMES: &[&str] = &["title", "id", "Meta Description", "tags", "relations", "own-field", "aliases", "status"];
const WORDS: &[&str] = &["word", "two words", "ä日本", "a/b.md", "C# notes", "https://x.y/#z", "2026-02-21"];
const COMMENTS: &[&str] = &["", "", "", " # why", "  ", "   # a: [b, 'c]"];
const ABOVE: &[&str] = &["", "", "", "# about: it\n", "\n", "# far\n\n"];
const TEXT: &[&str] = &[
    "a",
    "b c",
    "AI: the book",
    "#",
    " # ",
    "'",
    "\"",
    "[[X]]",
    "é",
    "- ",
    "no",
    "1.0",
    "\n",
    "\\",
    "{",
    "]",
    ",",
    "@",
    "%",
    "!x",
    "&x",
    "*x",
    "|",
    ">",
    "? ",
    ": ",
    "---",
    "\t",
    "\u{85}",
    "~",
    "null",
    "日本",
    "\u{a0}",
    "0x1F",
    "12:30",
];

fn scalar() -> impl Strategy<Value = Scalar> {
    (prop_oneof![Just(None), Just(Some('\'')), Just(Some('"'))], select(WORDS))
        .prop_map(|(quote, text)| Scalar { quote, text })
}

fn shape() -> impl Strategy<Value = Shape> {
    let items = vec((scalar(), select(COMMENTS), select(ABOVE)), 1..4);
    prop_oneof![
        Just(Shape::Nothing),
        scalar().prop_map(Shape::Scalar),
        (select(vec!["|", ">-", "|-"]), vec(select(WORDS), 1..3)).prop_map(|(sign, lines)| Shape::Lines(sign, lines)),
        (select(vec![0, 2, 4]), items).prop_map(|(indent, items)| Shape::Items { indent, items }),
        vec(scalar(), 1..4).prop_map(Shape::Brackets),
    ]
}

fn sheet() -> impl Strategy<Value = Sheet> {
    let field = (select(ABOVE), select(COMMENTS), shape());
    let names = proptest::sample::subsequence(NAMES, 1..NAMES.len()).prop_shuffle();
    (names, vec(field, NAMES.len()), any::<bool>(), any::<bool>(), any::<bool>()).prop_map(
        |(names, fields, mark, crlf, ends)| {
            let field = |(name, (above, behind, value))| Field { name, above, behind, value };
            let fields: Vec<Field> = names.into_iter().zip(fields).map(field).collect();
            write(&fields, mark, if crlf { "\r\n" } else { "\n" }, ends)
        },
    )
}

/// Writes a document and notes where everything in it stands.
fn write(fields: &[Field], mark: bool, line_end: &str, ends: bool) -> Sheet {
    let mut sheet = Sheet::default();
    let put = |sheet: &mut Sheet, text: &str| sheet.text.push_str(&text.replace('\n', line_end));
    put(&mut sheet, if mark { "\u{feff}---\n" } else { "---\n" });
    for field in fields {
        put(&mut sheet, field.above);
        let (start, pointer) = (sheet.text.len(), format!("/{}", field.name));
        put(&mut sheet, &format!("{}:", field.name));
        match &field.value {
            Shape::Nothing => put(&mut sheet, field.behind),
            Shape::Scalar(scalar) => {
                put(&mut sheet, " ");
                put_scalar(&mut sheet, &pointer, scalar);
                put(&mut sheet, field.behind);
            }
            Shape::Lines(sign, lines) => {
                put(&mut sheet, &format!(" {sign}\n  "));
                let from = sheet.text.len();
                put(&mut sheet, &lines.join("\n  "));
                sheet.scalars.push((pointer.clone(), from..sheet.text.len(), Some('|')));
            }
            Shape::Items { indent, items } => {
                put(&mut sheet, field.behind);
                for (n, (scalar, behind, above)) in items.iter().enumerate() {
                    put(&mut sheet, "\n");
                    put(&mut sheet, above);
                    let from = sheet.text.len();
                    put(&mut sheet, &format!("{}- ", " ".repeat(*indent)));
                    put_scalar(&mut sheet, &format!("{pointer}/{n}"), scalar);
                    put(&mut sheet, behind);
                    if items.len() > 1 {
                        sheet.lines.push((format!("{pointer}/{n}"), from..sheet.text.len() + line_end.len()));
                    }
                }
                sheet.lists.push(field.name);
            }
            Shape::Brackets(items) => {
                put(&mut sheet, " ");
                let from = sheet.text.len();
                for (n, scalar) in items.iter().enumerate() {
                    put(&mut sheet, if n == 0 { "[" } else { ", " });
                    put_scalar(&mut sheet, &format!("{pointer}/{n}"), scalar);
                }
                put(&mut sheet, "]");
                let whole = from..sheet.text.len();
                sheet.pieces.extend((0..items.len()).map(|n| (format!("{pointer}/{n}"), whole.clone())));
                sheet.lists.push(field.name);
                put(&mut sheet, field.behind);
            }
        }
        put(&mut sheet, "\n");
        sheet.lines.push((pointer, start..sheet.text.len()));
    }
    put(&mut sheet, "---\n\n# Body\n\n[[x]]   ");
    put(&mut sheet, if ends { "\n" } else { "" });
    sheet
}

fn put_scalar(sheet: &mut Sheet, pointer: &str, scalar: &Scalar) {
    let from = sheet.text.len();
    let quote = scalar.quote.map(String::from).unwrap_or_default();
    sheet.text.push_str(&format!("{quote}{}{quote}", scalar.text));
    sheet.scalars.push((pointer.to_owned(), from..sheet.text.len(), scalar.quote));
}

/// The values of a document's front matter.
fn values(text: &str) -> Vec<(String, Value)> {
    let document = parse(SourceFile::new("a.md", text));
    assert_eq!(document.front.faults, [], "{text}");
    document.front.fields.into_iter().map(|field| (field.name, field.value)).collect()
}

/// A block scalar has a line end at its end, or none where it is the last of the front matter.
fn without_last_line_end(value: Value) -> Value {
    match value {
        Value::Scalar(scalar) => {
            Value::Scalar(yaml::Scalar { text: scalar.text.trim_end_matches('\n').to_owned(), ..scalar })
        }
        Value::List(items) => Value::List(items.into_iter().map(without_last_line_end).collect()),
        other => other,
    }
}

fn value(text: &str, pointer: &str) -> Option<Value> {
    let mut steps = pointer[1..].split('/');
    let name = steps.next()?;
    let field = values(text).into_iter().find(|(known, _)| known == name)?.1;
    steps.try_fold(field, |value, step| value.items().get(step.parse::<usize>().ok()?).cloned())
}

fn edited(text: &str, edit: impl Fn(&Editor) -> Option<Edit>) -> Option<String> {
    let document = parse(SourceFile::new("a.md", text));
    let edit = edit(&Editor::new(&document))?;
    Some(apply(text, &[&edit]).expect("one edit fits its text"))
}

/// Whether two texts are equal but for a place in the first.
fn same_around(old: &str, place: &Range<usize>, new: &str) -> bool {
    let (before, behind) = (&old[..place.start], &old[place.end..]);
    new.len() >= before.len() + behind.len() && new.starts_with(before) && new.ends_with(behind)
}

proptest! {
    #![proptest_config(super::config(400))]

    #[test]
    fn a_new_value_is_the_only_change(sheet in sheet(), at in any::<prop::sample::Index>(), text in vec(select(TEXT), 1..4)) {
        if sheet.scalars.is_empty() {
            return Ok(());
        }
        let (pointer, place, quote) = at.get(&sheet.scalars);
        let text = text.concat();
        let old = value(&sheet.text, pointer).expect("it is there");
        let is_block = *quote == Some('|');
        // The line end behind a block belongs to the block.
        let bare = |text: &str| if is_block { text.trim_end_matches('\n').to_owned() } else { text.to_owned() };
        let same = old.as_text().map(bare) == Some(bare(&text));
        let new = edited(&sheet.text, |editor| editor.set_value(pointer, &text));
        prop_assert_eq!(new.is_some(), !same, "{} in\n{}", pointer, sheet.text);
        let Some(new) = new else { return Ok(()) };
        let read = value(&new, pointer).expect("it is there");
        prop_assert_eq!(read.as_text().map(bare), Some(bare(&text)), "\n{}", new);
        if is_block {
            let header = sheet.text[..place.start].rfind(':').expect("a colon") + 1;
            prop_assert!(same_around(&sheet.text, &(header..place.end), &new), "{}\n{}", sheet.text, new);
        } else {
            prop_assert!(same_around(&sheet.text, place, &new), "{}\n{}", sheet.text, new);
            let first = new[place.start..].chars().next();
            prop_assert!(quote.is_none() || first == *quote || first == Some('"'), "{}", new);
        }
        let others = |text: &str| values(text).into_iter().filter(|(name, _)| !pointer[1..].starts_with(name.as_str())).collect::<Vec<_>>();
        prop_assert_eq!(others(&sheet.text), others(&new));
    }

    #[test]
    fn what_is_removed_goes_with_its_lines(sheet in sheet(), at in any::<prop::sample::Index>()) {
        let (pointer, lines) = at.get(&sheet.lines);
        let new = edited(&sheet.text, |editor| editor.remove(pointer)).expect("an edit");
        let expected = format!("{}{}", &sheet.text[..lines.start], &sheet.text[lines.end..]);
        prop_assert_eq!(new, expected, "{} from\n{}", pointer, sheet.text);
    }

    #[test]
    fn an_item_leaves_its_brackets_alone(sheet in sheet(), at in any::<prop::sample::Index>()) {
        if sheet.pieces.is_empty() {
            return Ok(());
        }
        let (pointer, whole) = at.get(&sheet.pieces);
        let new = edited(&sheet.text, |editor| editor.remove(pointer)).expect("an edit");
        prop_assert!(same_around(&sheet.text, &(whole.start + 1..whole.end - 1), &new), "{}\n{}", sheet.text, new);
        let list = pointer.rsplit_once('/').expect("a parent").0;
        let count = |text: &str| value(text, list).expect("a list").items().len();
        prop_assert_eq!(count(&new) + 1, count(&sheet.text));
    }

    #[test]
    fn what_is_put_in_can_be_taken_out_again(sheet in sheet(), at in any::<prop::sample::Index>(), text in vec(select(TEXT), 1..4)) {
        let text = text.concat();
        if !sheet.lists.is_empty() {
            let name = at.get(&sheet.lists);
            let list = format!("/{name}");
            let new = edited(&sheet.text, |editor| editor.append_item(name, &text)).expect("an edit");
            let length = value(&new, &list).expect("a list").items().len();
            let last = format!("{list}/{}", length - 1);
            let added = value(&new, &last).expect("it is there");
            prop_assert_eq!(added.as_text(), Some(text.as_str()), "\n{}", new);
            let back = edited(&new, |editor| editor.remove(&last)).expect("an edit");
            prop_assert_eq!(&back, &sheet.text, "{} over\n{}", name, new);
        }
        let items = Value::List(vec![Value::text(&*text), Value::text("b")]);
        for (field, value) in [(Known::Steward.name(), Value::text(&*text)), (Known::KeyConcepts.name(), items), ("other", Value::Null)] {
            let new = edited(&sheet.text, |editor| editor.insert_field(field, &value)).expect("an edit");
            prop_assert_eq!(values(&new).into_iter().find(|(name, _)| name == field).map(|(_, value)| value), Some(value));
            let back = edited(&new, |editor| editor.remove(&format!("/{field}"))).expect("an edit");
            prop_assert_eq!(&back, &sheet.text, "{} over\n{}", field, new);
        }
    }

    #[test]
    fn no_edit_of_any_text_is_doubtful(front in super::soup(25), body in super::soup(5), text in vec(select(TEXT), 1..3)) {
        let (whole, text) = (format!("---\n{front}\n---\n{body}"), text.concat());
        let document = parse(SourceFile::new("a.md", &whole));
        let editor = Editor::new(&document);
        for field in &document.front.fields {
            let pointer = format!("/{}", lyceum::yaml::pointer_step(&field.name));
            for edit in [editor.set_value(&pointer, &text), editor.remove(&pointer), editor.append_item(&field.name, &text)] {
                let Some(new) = edit.and_then(|edit| apply(&whole, &[&edit])) else { continue };
                let others = |text: &str| {
                    let others = values(text).into_iter().filter(|(name, _)| *name != field.name);
                    others.map(|(name, value)| (name, without_last_line_end(value))).collect::<Vec<_>>()
                };
                prop_assert_eq!(others(&whole), others(&new), "{:?} in\n{}\n{}", pointer, whole, new);
            }
        }
    }
}
