//! What the fixtures of the rules on search results cannot show: that pages hold what is measured, other audiences, blank
//! fields, and faults that another rule reports already.

use super::*;

/// A document with what every document needs but a summary.
fn document(more: &str, body: &str) -> String {
    let needed = "id: A-1\nstatus: Active\ndoc_type: SOP\nsteward: Ada\nupdated: 2026-01-31\n";
    format!("---\n{needed}{more}---\n\n{body}\n")
}

fn site(config: &str, document: &str) -> TestSite {
    TestSite::new()
        .config(&format!("title: Harbour\nrules: {{orphan-document: \"off\"}}\n{config}"))
        .file("content/a.md", document)
}

#[test]
fn what_is_measured_is_what_the_page_shows() {
    let title = "The long way of a crate from the ship to the customer";
    let opening = "What stands first is cut to fit. ".repeat(20);
    let site = site(
        "description_length: [0, 80]\n",
        &document(&format!("title: {title}\nsecurity_level: Public\n"), &opening),
    );
    let report = site.check_with(&["--select", "seo", "--ignore", "missing-description"]);
    let messages: Vec<&str> = report.findings().iter().filter_map(|found| found["message"].as_str()).collect();
    let page = read(&site.build(&[]).join("a/index.html"));
    let shown = between(&page, "<title>", "</title>");
    assert_eq!(shown, format!("{title} · Harbour"));
    let number = shown.chars().count();
    let expected = format!("`title` and the name of the site together have {number} characters");
    assert!(messages.len() == 1 && messages[0].starts_with(&expected), "{messages:?}");
    let description = between(&page, "<meta name=\"description\" content=\"", "\"");
    assert!(description.chars().count() <= 80 && description.ends_with('…'), "{description}");
}

#[test]
fn an_excerpt_describes_a_page_that_has_nothing_better() {
    let excerpt = "title: A\nexcerpt: From the excerpt.\nsecurity_level: Public\n";
    let page = |more: &str| {
        read(&site("", &document(&format!("{excerpt}{more}"), "From the text.")).build(&[]).join("a/index.html"))
    };
    assert!(page("").contains("content=\"From the excerpt.\""));
    assert!(page("summary: From the summary.\n").contains("<meta name=\"description\" content=\"From the summary.\""));
}

#[test]
fn only_what_the_audience_may_see_is_asked() {
    let long = "seo_title: A title that is far longer than the sixty characters which search results show\n";
    let found = |config: &str, level: &str| {
        let fields = format!("title: A\nsummary: S\n{long}security_level: {level}\n");
        site(config, &document(&fields, "Text.")).check_with(&["--select", "title-length"]).places().len()
    };
    assert_eq!(found("", "Restricted"), 1);
    assert_eq!(found("audience: Public\n", "Public"), 1);
    assert_eq!(found("audience: Public\n", "Internal"), 0);
    assert_eq!(found("audience: Internal\n", "Internal"), 1);
    assert_eq!(found("audience: Internal\n", "Confidential"), 0);
}

#[test]
fn a_blank_field_is_none() {
    let long = "A title that is as long as sixty characters with the site's name";
    let blank =
        document(&format!("title: {long}\nseo_title: \"\"\nmeta_description:\nsecurity_level: Public\n"), "Text.");
    let site = site("schema: s.json\nschema_mode: replace\n", &blank).file("s.json", "{}");
    let places = site.check_with(&["--select", "seo"]).places();
    assert_eq!(places, ["title-length a.md:7:8", "missing-description a.md:9:1"]);
}

#[test]
fn a_summary_that_is_required_is_missed_once() {
    let none = document("title: A\nsecurity_level: Public\n", "Text.");
    let found = |config: &str, arguments: &[&str], document: &str| {
        let site = TestSite::new().config(&format!("title: x\n{config}")).file("content/a.md", document);
        let report = site.check_with(arguments);
        let rules: Vec<String> =
            report.findings().iter().map(|found| found["rule"].as_str().unwrap_or("").into()).collect();
        rules.into_iter().filter(|rule| rule.starts_with("missing-")).collect::<Vec<_>>()
    };
    assert_eq!(found("", &[], &none), ["missing-field"]);
    assert_eq!(found("", &["--select", "seo"], &none), ["missing-description"]);
    assert_eq!(found("rules: {missing-field: \"off\"}\n", &[], &none), ["missing-description"]);
    let waived = document("title: A\nsecurity_level: Public\nallow: [missing-field]\n", "Text.");
    assert_eq!(found("", &[], &waived), ["missing-description"]);
}

#[test]
fn a_title_that_the_schema_refuses_is_reported_once() {
    let long = "A title that is far longer than the sixty characters which search results show";
    let schema = r#"{"properties": {"seo_title": {"maxLength": 60}}}"#;
    let document = document(&format!("title: A\nsummary: S\nseo_title: {long}\nsecurity_level: Public\n"), "Text.");
    let site = site("schema: s.json\n", &document).file("s.json", schema);
    assert_eq!(site.check().places(), ["invalid-value a.md:9:12"]);
    assert_eq!(site.check_with(&["--select", "seo"]).places(), ["title-length a.md:9:12"]);
}

fn between<'t>(text: &'t str, start: &str, end: &str) -> &'t str {
    let (_, rest) = text.split_once(start).unwrap_or_else(|| panic!("no {start} in\n{text}"));
    rest.split(end).next().unwrap_or_default()
}
