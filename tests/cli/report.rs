use super::*;

#[test]
fn has_exactly_the_shape_of_the_contract() {
    let report = broken().check();
    assert_eq!(
        report.json,
        json!({
            "version": 1,
            "summary": {"documents": 1, "errors": 1, "warnings": 0, "fixable": 0},
            "diagnostics": [{
                "rule": "broken-link", "level": "error", "path": "a.md",
                "range": {"start": {"line": 1, "column": 3}, "end": {"line": 1, "column": 10}},
                "message": report.findings()[0]["message"], "help": report.findings()[0]["help"], "fix": null
            }]
        })
    );
    let empty = clean().check();
    assert_eq!(
        empty.json,
        json!({"version": 1, "summary": {"documents": 2, "errors": 0, "warnings": 0, "fixable": 0}, "diagnostics": []})
    );
}

#[test]
fn keys_stand_in_the_order_of_the_contract_and_none_is_missing() {
    let report = TestSite::new()
        .file("content/a.md", "[[nothing]] ![[x.png]]\n")
        .file("content/b.md", "---\nid: 1\nrelations: [[a]]\n---\n")
        .check();
    let keys = |value: &Value| value.as_object().expect("an object").keys().cloned().collect::<Vec<_>>();
    assert_eq!(keys(&report.json), ["version", "summary", "diagnostics"]);
    assert_eq!(keys(&report.json["summary"]), ["documents", "errors", "warnings", "fixable"]);
    for found in report.findings() {
        assert_eq!(keys(found), ["rule", "level", "path", "range", "message", "help", "fix"]);
        assert_eq!(keys(&found["range"]), ["start", "end"]);
        assert_eq!(keys(&found["range"]["start"]), ["line", "column"]);
        if let Some(fix) = found["fix"].as_object() {
            assert_eq!(fix.keys().collect::<Vec<_>>(), ["description", "safe", "edits"]);
            for edit in found["fix"]["edits"].as_array().expect("edits") {
                assert_eq!(keys(edit), ["path", "range", "text"]);
            }
        }
    }
}

#[test]
fn is_sorted_by_path_place_and_rule() {
    let site = TestSite::new()
        .file("content/b.md", "[[z]] [[y]]\n\n[[x]]\n")
        .file("content/a/c.md", "[[z]]\n")
        .file("content/A.md", "[[z]]\n");
    let report = site.check();
    let key = |found: &Value| {
        let start = &found["range"]["start"];
        (
            found["path"].as_str().map(str::to_owned),
            start["line"].as_u64(),
            start["column"].as_u64(),
            found["rule"].as_str().map(str::to_owned),
        )
    };
    let keys: Vec<_> = report.findings().iter().map(key).collect();
    assert!(keys.is_sorted(), "{keys:?}");
    assert!(keys.len() > 6);
}

#[test]
fn columns_count_characters_tabs_as_one_and_no_byte_order_mark() {
    let site = broken().file("content/a.md", "\u{feff}ä\t[[日本🙂]]\r\n");
    let range = &site.check().findings()[0]["range"].clone();
    assert_eq!(range, &json!({"start": {"line": 1, "column": 5}, "end": {"line": 1, "column": 8}}));
}

#[test]
fn a_value_includes_its_quotes_and_a_missing_field_points_at_the_dashes() {
    let site =
        TestSite::new().file("content/a.md", "\u{feff}---\r\nstatus: \"Actve\"\r\nrelations: ['nowhere']\r\n---\r\n");
    let report = site.check();
    let range = |rule: &str| {
        report
            .findings()
            .iter()
            .find(|found| found["rule"] == rule)
            .map(|found| found["range"].clone())
            .unwrap_or_default()
    };
    assert_eq!(range("invalid-value"), json!({"start": {"line": 2, "column": 9}, "end": {"line": 2, "column": 16}}));
    assert_eq!(range("broken-relation"), json!({"start": {"line": 3, "column": 13}, "end": {"line": 3, "column": 22}}));
    assert_eq!(range("missing-field"), json!({"start": {"line": 1, "column": 1}, "end": {"line": 1, "column": 4}}));
}

#[test]
fn a_whole_file_is_one_one_to_one_one() {
    let site = clean().bytes("content/c.md", b"\xff\xfe\0");
    let report = site.check_with(&["--select", "unreadable-file"]);
    assert_eq!(
        report.findings()[0]["range"],
        json!({"start": {"line": 1, "column": 1}, "end": {"line": 1, "column": 1}})
    );
}

#[test]
fn select_and_ignore_take_rules_and_groups() {
    let site = TestSite::new().file("content/a.md", "[[nothing]] [gallery]\n\n[gallery id=\"1\"]\n");
    let rules = |arguments: &[&str]| {
        let report = site.check_with(arguments);
        let mut rules: Vec<String> =
            report.findings().iter().filter_map(|found| found["rule"].as_str()).map(str::to_owned).collect();
        rules.dedup();
        rules
    };
    assert_eq!(rules(&["--select", "links"]), ["broken-link"]);
    assert_eq!(rules(&["--select", "broken-link,unknown-shortcode"]), ["broken-link", "unknown-shortcode"]);
    assert!(!rules(&["--ignore", "front-matter,broken-link"]).contains(&"missing-front-matter".to_owned()));
    assert!(!rules(&["--ignore", "links"]).contains(&"broken-link".to_owned()));
}

#[test]
fn a_document_waives_a_rule() {
    let site = broken().file("content/a.md", "---\nallow: [broken-link]\n---\n[[nothing]]\n");
    assert_eq!(site.check_with(&["--select", "links"]).places(), [""; 0]);
}

#[test]
fn check_writes_nothing() {
    let site = broken();
    let before = tree(&site.path());
    site.check();
    assert_eq!(tree(&site.path()), before);
}
