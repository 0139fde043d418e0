//! What holds for any text whatever: nothing panics, places are places, and no page runs what a document brought.

#[path = "../support/mod.rs"]
mod support;

mod edits;
mod elements;
mod pieces;

use std::sync::Arc;

use elements::{elements, harmless_element};
use lyceum::config::Overrides;
use lyceum::document::Document;
use lyceum::engine::Engine;
use lyceum::parse::parse;
use lyceum::render::Site;
use lyceum::report::{self, Style};
use lyceum::rules::{self, Selection, Surroundings};
use lyceum::select::select;
use lyceum::source::{SourceFile, Span};
use lyceum::theme::Theme;
use pieces::{HOSTILE, PIECES};
use proptest::collection::vec;
use proptest::prelude::*;
use support::TestSite;

fn soup(length: usize) -> impl Strategy<Value = String> {
    let piece = prop_oneof![8 => proptest::sample::select(PIECES).prop_map(str::to_owned), 1 => any::<char>().prop_map(String::from)];
    vec(piece, 0..length).prop_map(|pieces| pieces.concat())
}

/// A document with front matter more often than chance would have it.
fn document() -> impl Strategy<Value = String> {
    prop_oneof![soup(60), (soup(25), soup(50)).prop_map(|(front, body)| format!("---\n{front}\n---\n{body}"))]
}

fn config(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(config(1500))]

    #[test]
    fn any_string_parses(text in any::<String>()) {
        well_formed(&parse(SourceFile::new("a.md", &text)))?;
    }

    #[test]
    fn any_soup_parses(text in document()) {
        well_formed(&parse(SourceFile::new("folder/a.md", &text)))?;
    }
}

proptest! {
    #![proptest_config(config(60))]

    #[test]
    fn any_bytes_go_the_whole_way(files in vec(vec(any::<u8>(), 0..200), 1..4)) {
        let site = files.iter().enumerate().fold(TestSite::new(), |site, (n, bytes)| site.bytes(&format!("content/{n}.md"), bytes));
        whole_way(&site)?;
    }

    #[test]
    fn any_documents_go_the_whole_way(texts in vec(document(), 1..7)) {
        let names = ["a", "b", "c/d", "c/index", "c/a", "C#"];
        let site = texts.iter().zip(names).fold(TestSite::new(), |site, (text, name)| site.file(&format!("content/{name}.md"), text));
        whole_way(&site)?;
    }

    #[test]
    fn hostile_documents_bring_nothing_that_runs(body in hostile(), title in hostile(), summary in hostile()) {
        harmless(&format!("---\ntitle: {}\nsummary: {}\ntags: [{}]\n---\n{body}", quoted(&title), quoted(&summary), quoted(&title)))?;
    }
}

fn hostile() -> impl Strategy<Value = String> {
    let piece = prop_oneof![6 => proptest::sample::select(HOSTILE).prop_map(str::to_owned), 1 => any::<char>().prop_map(String::from)];
    vec(piece, 1..14).prop_map(|pieces| pieces.concat())
}

#[test]
fn each_hostile_piece_alone_and_in_its_places() {
    for piece in HOSTILE {
        for text in [
            piece.to_string(),
            format!("a {piece} b\n"),
            format!("<div>\n\n{piece}\n\n</div>\n"),
            format!("<div title=\"{piece}\">x</div>\n"),
            format!("> [!tip] {piece}\n> {piece}\n\n- {piece}\n\n| {piece} |\n|---|\n| {piece} |\n"),
            format!(
                "---\ntitle: {0}\nid: {0}\nsteward: {0}\nown: {0}\nrelations: [{0}]\nsynthetic_questions: [{0}]\naliases: [{0}]\n---\n",
                quoted(piece)
            ),
        ] {
            if let Err(error) = harmless(&text) {
                panic!("{text:?}: {error}");
            }
        }
    }
}

fn quoted(text: &str) -> String {
    serde_json::to_string(text).unwrap_or_default()
}

/// All spans lie in the text and on character boundaries, ids are unique, references are in order.
fn well_formed(document: &Document) -> Result<(), TestCaseError> {
    let text = &document.source.text;
    let mut spans: Vec<(&str, &Span)> = vec![("body", &document.body), ("yaml", &document.front.yaml)];
    spans.extend(document.front.block.iter().map(|span| ("block", span)));
    spans.extend(document.front.faults.iter().map(|fault| ("fault", &fault.span)));
    spans.extend(
        document.headings.iter().flat_map(|heading| [("heading", &heading.span), ("section", &heading.section)]),
    );
    spans.extend(document.references.iter().map(|reference| ("reference", &reference.span)));
    spans.extend(document.blocks.iter().map(|(_, span)| ("named block", span)));
    spans.extend(document.shortcodes.iter().map(|(_, span)| ("shortcode", span)));
    spans.extend(document.bad_formulas.iter().map(|(_, span)| ("formula", span)));
    spans.extend(document.foreign.iter().map(|(_, span)| ("foreign block", span)));
    spans.extend(document.conflict_markers.iter().map(|span| ("conflict marker", span)));
    for (what, span) in spans {
        prop_assert!(span.start <= span.end && span.end <= text.len(), "{what} {span:?} of {}", text.len());
        prop_assert!(
            text.is_char_boundary(span.start) && text.is_char_boundary(span.end),
            "{what} {span:?} inside a character"
        );
    }
    let mut ids: Vec<&str> = document.headings.iter().map(|heading| heading.id.as_str()).collect();
    ids.sort_unstable();
    prop_assert!(ids.windows(2).all(|pair| pair[0] != pair[1]), "two headings have one id: {ids:?}");
    let starts: Vec<usize> = document.references.iter().map(|reference| reference.at).collect();
    prop_assert!(starts.is_sorted(), "references out of order: {starts:?}");
    for reference in &document.references {
        prop_assert!(
            text.is_char_boundary(reference.at.min(text.len())) && document.reference_at(reference.at).is_some()
        );
    }
    Ok(())
}

/// Reads, checks, selects, reports and renders a site; gives its pages.
fn whole_way(site: &TestSite) -> Result<Vec<(String, String)>, TestCaseError> {
    let failed = |error: lyceum::error::Error| TestCaseError::fail(error.to_string());
    let mut engine = Engine::open(&site.path(), &Overrides::default()).map_err(failed)?;
    let library = engine.library().map_err(failed)?;
    for entry in &library.entries {
        well_formed(&entry.document)?;
    }
    let found = rules::check(&library, &Surroundings::default(), &Selection::default());
    let json: serde_json::Value = serde_json::from_str(&report::json(&found, &library))
        .map_err(|error| TestCaseError::fail(error.to_string()))?;
    prop_assert_eq!(json["diagnostics"].as_array().map(Vec::len), Some(found.diagnostics.len()));
    let text = report::text(&found, &library, Style { color: false, width: 100, full: true });
    prop_assert!(!text.chars().any(|c| c.is_control() && c != '\n'), "control characters in the report");
    let graph: Result<serde_json::Value, _> = serde_json::from_str(&lyceum::graph::json(&library));
    prop_assert!(graph.is_ok());
    let (_, _, _) = (lyceum::graph::dot(&library), lyceum::graph::mermaid(&library), lyceum::graph::graphml(&library));
    let theme = Arc::new(Theme::load(&library.config).map_err(failed)?);
    let rendered = Site::new(select(library), theme).map_err(failed)?;
    let mut pages = Vec::new();
    for job in rendered.jobs() {
        let page = rendered.page(&job).map_err(failed)?;
        pages.push((page.path, String::from_utf8_lossy(&page.bytes).into_owned()));
    }
    let mut paths: Vec<&String> = pages.iter().map(|(path, _)| path).collect();
    paths.sort_unstable();
    prop_assert!(paths.windows(2).all(|pair| pair[0] != pair[1]), "two pages at one path: {paths:?}");
    Ok(pages)
}

/// Renders a document and looks at every element of every page.
fn harmless(text: &str) -> Result<(), TestCaseError> {
    let site = TestSite::new().file("content/a.md", text).file("content/b.md", "![[a]]\n\n[[a]]\n");
    for (path, html) in whole_way(&site)?.iter().filter(|(path, _)| path.ends_with(".html")) {
        for tag in elements(html) {
            harmless_element(&tag).map_err(|why| TestCaseError::fail(format!("{path}: {why}: {tag:?}")))?;
        }
    }
    Ok(())
}
