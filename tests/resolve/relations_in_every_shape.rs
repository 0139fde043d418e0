use super::*;

const FILES: [File; 2] = [("b.md", ""), ("c.md", "")];

/// The types and targets of the relations.
#[track_caller]
fn typed(yaml: &str) -> Vec<String> {
    let site = site(&FILES).file("content/a.md", &format!("---\n{yaml}\n---\n"));
    let graph = site.graph();
    let edges = graph["edges"].as_array().expect("a list of edges");
    let word = |value: &Value| value.as_str().unwrap_or("nothing").to_owned();
    edges.iter().map(|edge| format!("{} {} {}", word(&edge["kind"]), word(&edge["type"]), word(&edge["to"]))).collect()
}

#[test]
fn one_string() {
    assert_eq!(typed("relations: b"), ["relation related b.md"]);
    assert_eq!(typed("relations: b.md"), ["relation related b.md"]);
}

#[test]
fn a_list_of_strings() {
    let both = ["relation related b.md", "relation related c.md"];
    assert_eq!(typed("relations: [b, c]"), both);
    assert_eq!(typed("relations:\n  - b\n  - c"), both);
    assert_eq!(typed("relations:\n- b\n- c"), both);
}

#[test]
fn a_mapping_with_to_and_type() {
    assert_eq!(
        typed("relations:\n  - {to: b, type: prerequisite}\n  - to: c"),
        ["relation prerequisite b.md", "relation related c.md"]
    );
    assert_eq!(typed("relations: {to: b, type: part_of}"), ["relation part_of b.md"]);
}

#[test]
fn a_mapping_of_a_type_to_a_target_or_a_list() {
    assert_eq!(
        typed("relations:\n  - prerequisite: b\n  - part_of: [b, c]"),
        ["relation prerequisite b.md", "relation part_of b.md", "relation part_of c.md"]
    );
    assert_eq!(
        typed("relations:\n  supersedes: b\n  related:\n    - c"),
        ["relation supersedes b.md", "relation related c.md"]
    );
}

#[test]
fn a_markdown_link_is_read_as_its_path() {
    assert_eq!(typed("relations: [\"[The B](b.md)\"]"), ["relation related b.md"]);
    assert_eq!(
        typed("relations:\n  - \"[The B](./b.md)\"\n  - '[C](/c.md)'"),
        ["relation related b.md", "relation related c.md"]
    );
}

#[test]
fn an_address_is_an_external_reference() {
    assert_eq!(typed("relations: [https://x.example/, \"[x](https://x.example/)\", b]"), ["relation related b.md"]);
}

#[test]
fn unquoted_wikilinks() {
    assert_eq!(typed("relations: [[b]]"), ["relation related b.md"]);
    assert_eq!(typed("relations:\n  - [[b]]\n  - [[c|label]]"), ["relation related b.md", "relation related c.md"]);
    assert_eq!(typed("relations:\n  - [[b]] # why\n  - \"[[c]]\""), ["relation related b.md", "relation related c.md"]);
    assert_eq!(typed("prerequisites:\n  - [[b]]"), ["relation prerequisite b.md"]);
    assert_eq!(
        typed("relations:\n  - prerequisite: [[b]]\n  - {to: [[c]]}"),
        ["relation prerequisite b.md", "relation related c.md"]
    );
}

#[test]
fn unquoted_wikilinks_with_what_yaml_reads_as_syntax() {
    let files = [("x/Plans, Prices.md", ""), ("x/Note: one.md", ""), ("x/C# & more.md", "")];
    let yaml = "relations:\n  - [[Plans, Prices]]\n  - [[Note: one]]\n  - [[C# & more]]";
    let expected = "x/Plans, Prices.md by suffix; x/Note: one.md by suffix; x/C# & more.md by suffix";
    assert_eq!(relations(&files, "a.md", yaml), expected);
}

#[test]
fn quoted_wikilinks_side_by_side() {
    assert_eq!(typed("relations: \"[[b]], [[c]]\""), ["relation related b.md", "relation related c.md"]);
}

#[test]
fn competencies_prerequisites_and_lessons_give_edges() {
    let kinds = typed("competencies: [b]\nprerequisites: c\nlessons:\n  - b");
    assert_eq!(kinds.len(), 3, "{kinds:?}");
    assert!(kinds.iter().all(|kind| kind.starts_with("relation ") && !kind.contains("related")), "{kinds:?}");
}

#[test]
fn field_names_in_any_spelling() {
    assert_eq!(typed("Relations: [b]"), ["relation related b.md"]);
    assert_eq!(typed("PRE-REQUISITES: [b]"), ["relation prerequisite b.md"]);
}

#[test]
fn a_default_of_the_configuration_is_a_relation_too() {
    let site = site(&[("b.md", ""), ("x/a.md", "")]).config("defaults:\n  \"x/**\":\n    relations: [b]\n");
    assert_eq!(leads(&site, "x/a.md"), ["b.md by root"]);
}
