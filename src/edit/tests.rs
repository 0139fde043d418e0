use super::{Editor, apply};
use crate::diagnostic::Edit;
use crate::document::Document;
use crate::front;
use crate::source::SourceFile;
use crate::yaml::Value;

/// A document of which only the front matter matters.
fn document(text: &str) -> Document {
    let (front, body) = front::read(text);
    Document {
        source: SourceFile::new("a.md", text),
        front,
        body: body..text.len(),
        headings: Vec::new(),
        references: Vec::new(),
        blocks: Vec::new(),
        html_ids: Vec::new(),
        tags: Vec::new(),
        shortcodes: Vec::new(),
        bad_formulas: Vec::new(),
        worksheets: Vec::new(),
        quizzes: Vec::new(),
        foreign: Vec::new(),
        conflict_markers: Vec::new(),
        images_without_alt: Vec::new(),
        headerless_tables: Vec::new(),
        html_headings: Vec::new(),
        has_html: false,
        words: 0,
        opening: String::new(),
        opening_span: 0..0,
    }
}

fn edited(text: &str, edit: impl Fn(&Editor) -> Option<Edit>) -> Option<String> {
    let document = document(text);
    edit(&Editor::new(&document)).map(|edit| apply(text, &[&edit]).unwrap())
}

/// The YAML of a document before and after an edit, with either line end.
fn becomes(yaml: &str, edit: impl Fn(&Editor) -> Option<Edit>, expected: &str) {
    let whole = |yaml: &str| format!("\u{feff}---\n{yaml}\n---\n\nbody --- \n").replace("\n---\n\n---", "\n---\n---");
    assert_eq!(edited(&whole(yaml), &edit).as_deref(), Some(whole(expected).as_str()), "\n{yaml}");
    let crlf = |yaml: &str| whole(yaml).replace('\n', "\r\n");
    assert_eq!(edited(&crlf(yaml), &edit), Some(crlf(expected)), "\n{yaml} with CRLF");
}

fn refused(yaml: &str, edit: impl Fn(&Editor) -> Option<Edit>) {
    assert_eq!(edited(&format!("---\n{yaml}\n---\n"), edit), None, "\n{yaml}");
}

fn set(pointer: &str, text: &str) -> impl Fn(&Editor) -> Option<Edit> {
    move |editor| editor.set_value(pointer, text)
}

fn remove(pointer: &str) -> impl Fn(&Editor) -> Option<Edit> {
    move |editor| editor.remove(pointer)
}

fn append(name: &str, text: &str) -> impl Fn(&Editor) -> Option<Edit> {
    move |editor| editor.append_item(name, text)
}

fn insert(name: &str, value: Value) -> impl Fn(&Editor) -> Option<Edit> {
    move |editor| editor.insert_field(name, &value)
}

#[test]
fn a_value_keeps_its_quotes() {
    becomes("a: x # why\nb: y", set("/a", "z"), "a: z # why\nb: y");
    becomes("a: 'it''s'  \nb: y", set("/a", "isn't"), "a: 'isn''t'  \nb: y");
    becomes("a: \"x\"", set("/a", "say \"y\""), "a: \"say \\\"y\\\"\"");
    becomes("a: [x, 'y', \"z\"]", set("/a/1", "b, c"), "a: [x, 'b, c', \"z\"]");
    becomes("a:\n- {to: x, type: y}", set("/a/0/to", "ä b"), "a:\n- {to: ä b, type: y}");
}

#[test]
fn a_value_gets_quotes_where_yaml_needs_them() {
    becomes("a: x", set("/a", "AI: the book"), "a: \"AI: the book\"");
    becomes("a: x\nb: 'y'", set("/a", "AI: the book"), "a: 'AI: the book'\nb: 'y'");
    becomes("a: x\nb: 'y'", set("/a", "a\nb"), "a: \"a\\nb\"\nb: 'y'");
    becomes("a: [x]", set("/a/0", "b, c"), "a: [\"b, c\"]");
    becomes("a: x", set("/a", "[[b]]"), "a: \"[[b]]\"");
    becomes("a: x", set("/a", "12"), "a: \"12\"");
    becomes("a: x", set("/a", "no"), "a: \"no\"");
    becomes("a: x", set("/a", ""), "a: \"\"");
    // But what was a number may be another one.
    becomes("a: 1.0", set("/a", "1.10"), "a: 1.10");
    becomes("a: yes", set("/a", "no"), "a: no");
    becomes("a: 2026-01-01", set("/a", "2026-02-21"), "a: 2026-02-21");
}

#[test]
fn nothing_becomes_a_value() {
    becomes("a:\nb: x", set("/a", "y"), "a: y\nb: x");
    becomes("a:   # open\nb: x", set("/a", "y"), "a: y   # open\nb: x");
    becomes("a: ~", set("/a", "y"), "a: y");
    becomes("a:\n  -\n  - x", set("/a/0", "y"), "a:\n  - y\n  - x");
    becomes("a: {b: , c: d}", set("/a/b", "y"), "a: {b: y , c: d}");
    becomes("last:", set("/last", "y"), "last: y");
}

#[test]
fn blocks_stay_blocks() {
    becomes("a: |\n  one\n  two\nb: x", set("/a", "three\nfour"), "a: |\n  three\n  four\nb: x");
    becomes("a: >-\n    one\n    two\n\nb: x", set("/a", "three"), "a: >-\n    three\n\nb: x");
    becomes("a: >\n  one\nb: x", set("/a", "two\nthree"), "a: \"two\\nthree\"\nb: x");
    refused("a: > # why\n  one\nb: x", set("/a", "two\nthree"));
}

#[test]
fn unquoted_wikilinks_stay_unless_they_are_to_be_quoted() {
    becomes("relations:\n  - [[A]]\n  - [[B, C]]", set("/relations/1", "[[D]]"), "relations:\n  - [[A]]\n  - [[D]]");
    becomes("relations:\n  - [[A]]\n  - 'x'", set("/relations/0", "[[A]]"), "relations:\n  - '[[A]]'\n  - 'x'");
    becomes("relations: [[A|b]]", |editor| editor.quote("/relations"), "relations: \"[[A|b]]\"");
    becomes("relations: [[A]]", set("/relations", "b.md"), "relations: \"b.md\"");
}

#[test]
fn a_value_can_be_quoted_or_written_as_yaml() {
    becomes("version: 1.0 # x", |editor| editor.quote("/version"), "version: \"1.0\" # x");
    becomes("draft: \"yes\"", |editor| editor.set_yaml("/draft", "true"), "draft: true");
    becomes("tags: a, b", |editor| editor.set_yaml("/tags", "[a, b]"), "tags: [a, b]");
    refused("version: 'x'", |editor| editor.quote("/version"));
}

#[test]
fn a_field_can_be_renamed() {
    let rename = |pointer: &'static str| move |editor: &Editor| editor.rename_key(pointer, "steward");
    becomes("Stewart : x # y\nb: z", rename("/Stewart"), "steward : x # y\nb: z");
    becomes("'St ~/': x", rename("/St ~0~1"), "'steward': x");
    becomes("a:\n  - b: c\n    d: e", |editor| editor.rename_key("/a/0/d", "x: y"), "a:\n  - b: c\n    \"x: y\": e");
    refused("a: b\nsteward: c", rename("/a"));
    refused("a: b\na: c", rename("/a"));
    // Then its values would mean something else.
    becomes("relatoins:\n  - [[A]]", |e| e.rename_key("/relatoins", "relations"), "relations:\n  - [[A]]");
}

#[test]
fn items_of_blocks_go_with_their_lines() {
    let yaml = "a:\n  - x # one\n  # between\n  - y\n  # end\nb: z";
    becomes(yaml, remove("/a/0"), "a:\n  # between\n  - y\n  # end\nb: z");
    becomes(yaml, remove("/a/1"), "a:\n  - x # one\n  # between\n  # end\nb: z");
    becomes(yaml, remove("/a"), "  # end\nb: z");
    becomes("a:\n- x\n- to: y\n  type: z\n-\nb: c", remove("/a/1"), "a:\n- x\n-\nb: c");
    becomes("a:\n- x\n-\nb: c", remove("/a/1"), "a:\n- x\nb: c");
    becomes("a:\n- x\n- >\n  long\n  text\nb: c", remove("/a/1"), "a:\n- x\nb: c");
    becomes("a: # why\n  # what\n  - x # one\n  # end\nb: c", remove("/a/0"), "a: [] # why\n  # what\n  # end\nb: c");
    becomes("a:\n- x\nb: c", remove("/a/0"), "a: []\nb: c");
    becomes("a:\n  - - x\n    - y\n  - z", remove("/a/0/0"), "a:\n  - - y\n  - z");
    becomes("a:\n  - - x\n  - z", remove("/a/0/0"), "a:\n  - []\n  - z");
    becomes("relations:\n- [[A]]\n- [[B]]", remove("/relations/0"), "relations:\n- [[B]]");
}

#[test]
fn fields_go_with_their_lines() {
    becomes("a: x\n# about b\nb: y # z\nc: d", remove("/b"), "a: x\n# about b\nc: d");
    becomes("a: x\nb: y", remove("/b"), "a: x");
    becomes("a: x\nb:\nc: d", remove("/b"), "a: x\nc: d");
    becomes("a:\n- to: x\n  type: y", remove("/a/0/to"), "a:\n- type: y");
    becomes("a:\n- to: x\n  type: y", remove("/a/0/type"), "a:\n- to: x");
    becomes("a: x\nb: |\n  t\n  u\n\nc: d", remove("/b"), "a: x\n\nc: d");
    becomes("a: x\nb: y\na: z # why\nc: d", remove("/a~d2"), "a: x\nb: y\nc: d");
    becomes("a: x\nb: y\na: z", remove("/a"), "b: y\na: z");
    becomes("a:\n- {b: 1, b: 2}\n- b: 1\n  b: 2", remove("/a/0/b~d2"), "a:\n- {b: 1}\n- b: 1\n  b: 2");
    becomes("a:\n- b: 1\n  b: 2", remove("/a/0/b"), "a:\n- b: 2");
    refused("a:\n  b: c", remove("/a/b"));
}

#[test]
fn items_in_brackets_go_with_a_comma() {
    becomes("a: [x, 'y', z]", remove("/a/0"), "a: ['y', z]");
    becomes("a: [x, 'y', z]", remove("/a/2"), "a: [x, 'y']");
    becomes("a: [ x ]", remove("/a/0"), "a: []");
    becomes("a: [x, y,]", remove("/a/1"), "a: [x,]");
    becomes("a: {to: x, type: y}", remove("/a/to"), "a: {type: y}");
    becomes("a: [\n  x, # one\n  y # two\n]", remove("/a/0"), "a: [\n  y # two\n]");
    becomes("a: [\n  x, # one\n  y # two\n]", remove("/a/1"), "a: [\n  x, # one\n]");
}

#[test]
fn a_field_finds_its_place() {
    becomes("title: x\n# about\nstatus: y", insert("id", Value::text("a")), "title: x\nid: a\n# about\nstatus: y");
    becomes("own: x\nstatus: y", insert("id", Value::text("a")), "own: x\nid: a\nstatus: y");
    becomes("own: x\ntitle: y", insert("other", Value::text("a: b")), "own: x\ntitle: y\nother: \"a: b\"");
    becomes("  title: x\n  status: 'y'", insert("id", Value::text("1")), "  title: x\n  id: '1'\n  status: 'y'");
    becomes(
        "title: x\ntags:\n- a",
        insert("aliases", list(&["b", "c: d"])),
        "title: x\ntags:\n- a\naliases:\n- b\n- \"c: d\"",
    );
    becomes(
        "title: x\ntags: [a]",
        insert("aliases", list(&["b", "c, d"])),
        "title: x\ntags: [a]\naliases: [b, \"c, d\"]",
    );
    becomes("# nothing", insert("id", Value::text("a")), "# nothing\nid: a");
    becomes("title: x", insert("steward", Value::Null), "title: x\nsteward:");
    refused("Title: x", insert("title", Value::text("y")));
}

fn list(items: &[&str]) -> Value {
    Value::List(items.iter().map(|item| Value::text(*item)).collect())
}

#[test]
fn a_document_without_front_matter_gets_some() {
    let new = insert("title", Value::text("a"));
    assert_eq!(edited("\u{feff}# T\r\nx", &new).unwrap(), "\u{feff}---\r\ntitle: a\r\n---\r\n\r\n# T\r\nx");
    assert_eq!(edited("", &new).unwrap(), "---\ntitle: a\n---\n\n");
    assert_eq!(edited("---\n---\nx", &new).unwrap(), "---\ntitle: a\n---\nx");
    for text in ["\u{feff}# T\r\nx", "", "x", "\n\nx"] {
        let with = edited(text, &new).unwrap();
        assert_eq!(edited(&with, |editor| editor.remove_block()).as_deref(), Some(text));
    }
    for other in ["a: b\ntitle: x", "# why\ntitle: x"] {
        refused(other, |editor| editor.remove_block());
    }
}

#[test]
fn an_item_is_put_behind_the_others() {
    becomes("a:\n- x # one\n# end\nb: c", append("a", "w"), "a:\n- x # one\n- w\n# end\nb: c");
    becomes("a:\n    -   'x'\n", append("a", "w"), "a:\n    -   'x'\n    -   'w'\n");
    becomes("a:\n  - to: x\n    type: y", append("a", "y: z"), "a:\n  - to: x\n    type: y\n  - \"y: z\"");
    becomes("a: [x, \"y\",]", append("a", "z"), "a: [x, \"y\", \"z\",]");
    becomes("a: [\n  x # one\n]", append("a", "z"), "a: [\n  x, # one\n  z\n]");
    becomes("a: [\n  x, # one\n]", append("a", "z"), "a: [\n  x, # one\n  z,\n]");
    becomes("relations:\n- [[A]]", append("relations", "[[B]]"), "relations:\n- [[A]]\n- \"[[B]]\"");
    becomes("Relations: [x]", append("relations", "w"), "Relations: [x, w]");
}

#[test]
fn what_is_no_list_becomes_one() {
    becomes("relations: x # one", append("relations", "w"), "relations:\n  - x # one\n  - w");
    becomes("relations: 'x'\ntags: [a]", append("relations", "w"), "relations: ['x', 'w']\ntags: [a]");
    becomes("tags:\n- a\nrelations: [[A]]", append("relations", "w"), "tags:\n- a\nrelations:\n- [[A]]\n- w");
    becomes("relations:\nb: c", append("relations", "w"), "relations:\n  - w\nb: c");
    becomes("relations: # open\nb: c", append("relations", "w"), "relations: # open\n  - w\nb: c");
    becomes("relations: []\nb: c", append("relations", "w"), "relations: [w]\nb: c");
    becomes("relations: ~\nb: c", append("relations", "w"), "relations: [w]\nb: c");
    becomes("title: c", append("relations", "w"), "title: c\nrelations:\n  - w");
    refused("relations: {to: x}", append("relations", "w"));
}

#[test]
fn what_cannot_be_read_is_left_alone() {
    for yaml in ["title: AI: the book\nid: x", "- a\n- b", "id: x\nid: y", "id: &a x\nb: *a", "id: !!str x"] {
        refused(yaml, set("/id", "z"));
    }
    refused("id: x\nb: *a", remove("/id"));
    assert_eq!(edited("---\nid: x\nno end\n", set("/id", "y")), None);
    assert_eq!(edited("no front matter", set("/id", "y")), None);
}

#[test]
fn edits_are_applied_in_order_and_never_over_each_other() {
    let edit = |span: std::ops::Range<usize>, text: &str| Edit { path: "a".into(), span, text: text.into() };
    let (a, b, c) = (edit(4..5, "X"), edit(0..2, ""), edit(5..5, "Y"));
    assert_eq!(apply("012345", &[&a, &b, &a, &c]).as_deref(), Some("23XY5"));
    assert_eq!(apply("012345", &[&a, &edit(3..5, "Z")]), None);
    assert_eq!(apply("012345", &[&c, &edit(5..5, "Z")]), None);
    assert_eq!(apply("012345", &[&edit(5..9, "Z")]), None);
    assert_eq!(apply("ä", &[&edit(1..2, "Z")]), None);
}
