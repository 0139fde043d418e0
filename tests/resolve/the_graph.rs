use super::*;

#[test]
fn has_every_key_and_null_is_never_absent() {
    let site = site(&[("a.md", "---\nid: 007\n---\n[[b]]\n"), ("b.md", "")]);
    let graph = site.graph();
    let keys = |value: &Value| value.as_object().expect("an object").keys().cloned().collect::<Vec<_>>();
    assert_eq!(keys(&graph), ["documents", "edges"]);
    assert_eq!(keys(&graph["documents"][0]), ["path", "id", "title", "url", "doc_type", "status", "security_level"]);
    let edge = ["from", "to", "target", "anchor", "kind", "type", "via", "ambiguous", "line", "column"];
    assert_eq!(keys(&graph["edges"][0]), edge);
    assert_eq!(graph["documents"][0]["id"], "007");
    assert_eq!(graph["documents"][0]["url"], "a/");
    assert_eq!(graph["documents"][1]["id"], Value::Null);
    assert_eq!(graph["documents"][1]["security_level"], "Internal");
    assert_eq!(graph["edges"][0]["anchor"], Value::Null);
    assert_eq!(graph["edges"][0]["type"], Value::Null);
    assert_eq!(graph["edges"][0]["target"], "b");
}

#[test]
fn a_missing_target_is_null_with_null_via() {
    let graph = site(&[("a.md", "[[nothing]]")]).graph();
    assert_eq!(graph["edges"][0]["to"], Value::Null);
    assert_eq!(graph["edges"][0]["via"], Value::Null);
    assert_eq!(graph["edges"][0]["target"], "nothing");
}

#[test]
fn inverses_are_not_listed() {
    let graph = site(&[("a.md", "---\nrelations: [b]\n---\n"), ("b.md", "")]).graph();
    assert_eq!(graph["edges"].as_array().map(Vec::len), Some(1));
}

#[test]
fn places_count_characters_from_one_and_no_byte_order_mark() {
    let body = "\u{feff}---\r\ntitle: Ä\r\nrelations: [\"b\", 日本]\r\n---\r\nä\t[[b]] 🙂 [x](b.md)\r\n";
    let graph = site(&[("a.md", body), ("b.md", "")]).graph();
    let places: Vec<(u64, u64)> = graph["edges"]
        .as_array()
        .expect("edges")
        .iter()
        .map(|edge| (edge["line"].as_u64().unwrap_or(0), edge["column"].as_u64().unwrap_or(0)))
        .collect();
    assert_eq!(places, [(3, 13), (3, 18), (5, 5), (5, 15)]);
}

#[test]
fn a_byte_order_mark_does_not_move_the_first_line() {
    let graph = site(&[("a.md", "\u{feff}[[b]]"), ("b.md", "")]).graph();
    assert_eq!((&graph["edges"][0]["line"], &graph["edges"][0]["column"]), (&Value::from(1), &Value::from(3)));
}

#[test]
fn relations_stand_where_their_values_stand() {
    let yaml = "---\nrelations:\n  - to: \"b\"\n    type: x\n  - part_of: [b, 'b']\n  - >-\n    b\n---\n";
    let graph = site(&[("a.md", yaml), ("b.md", "")]).graph();
    let places: Vec<(u64, u64)> = graph["edges"]
        .as_array()
        .expect("edges")
        .iter()
        .map(|edge| (edge["line"].as_u64().unwrap_or(0), edge["column"].as_u64().unwrap_or(0)))
        .collect();
    assert_eq!(places, [(3, 9), (5, 15), (5, 18), (7, 5)]);
}

#[test]
fn every_format_holds_every_document() {
    let site = site(&[("a.md", "---\ntitle: \"Q\\\"A <&>\"\n---\n[[b]]"), ("b.md", "---\ntitle: Bee\n---\n")]);
    for format in ["dot", "mermaid", "graphml"] {
        let run = site.run("graph", &["--format", format]).success();
        assert!(run.stdout.contains("Bee") && run.stdout.contains("link"), "{run}");
        assert!(!run.stdout.contains("Q\"A"), "a quote that ends the label\n{run}");
    }
}
