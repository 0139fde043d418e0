//! Fixes that want a person's look: the nearest name by likeness, and relations that nothing can mend.

use crate::support::{TestSite, read};

/// The front matter of a document whose only relation is given, and its body.
fn document(id: &str, relation: &str, body: &str) -> String {
    format!(
        "---\ntitle: \"Title of {id}\"\nid: \"FX/{id}\"\nstatus: Active\ndoc_type: Reference\nsummary: \"What {id} says.\"\nsteward: Test\nupdated: 2026-11-21\nsecurity_level: Public\nrelations:\n  - {relation}\n---\n\n{body}\n"
    )
}

/// What a relation and a link become, in a site with documents of the given paths.
fn mended(others: &[&str], relation: &str, link: &str) -> (String, String, String) {
    let mut site = TestSite::plain().config("title: Case\n").file("content/a.md", &document("a", relation, link));
    for (n, path) in others.iter().enumerate() {
        site = site.file(&format!("content/{path}"), &document(&format!("other{n}"), "a.md", "Text."));
    }
    let safe = site.run("fix", &["--dry-run"]).success();
    assert_eq!(safe.stdout, "", "a guess is not safe");
    let run = site.run("fix", &["--unsafe", "--ignore", "orphan-document,one-way-relation"]).success();
    let text = read(&site.at("content/a.md"));
    let line = |start: &str| text.lines().rfind(|line| line.starts_with(start)).unwrap_or_default().to_owned();
    (line("  - "), text.lines().last().unwrap_or_default().to_owned(), run.stderr)
}

#[test]
fn names_that_are_nearly_right_are_mended_with_a_confidence() {
    for (other, wrong, right) in [
        ("01_Strategy.md", "Strategy.md", "01_Strategy.md"),
        ("Strategy.md", "03 Strategy.md", "Strategy.md"),
        ("customer-acquisition.md", "Customer Acquisition.md", "customer-acquisition.md"),
        ("Customer Acquisition.md", "Customer Aquisition.md", "Customer Acquisition.md"),
        ("new/place/Budget plan.md", "old/Budget plan.md", "new/place/Budget plan.md"),
    ] {
        let (relation, _, said) = mended(&[other], &format!("\"{wrong}\""), "Text.");
        assert_eq!(relation, format!("  - \"{right}\""), "{said}");
        assert!(said.contains(" % alike"), "{said}");
    }
}

#[test]
fn links_keep_their_form_and_their_anchor() {
    let (_, link, said) =
        mended(&["new place/Budget plan.md"], "\"FX/other0\"", "See [it](old/Budget%20plan.md \"A title\").");
    assert_eq!(link, "See [it](new%20place/Budget%20plan.md \"A title\").", "{said}");
    let (_, link, said) = mended(&["Budget plan.md"], "\"FX/other0\"", "See [[Buget plan|it]] there.");
    assert_eq!(link, "See [[Budget plan|it]] there.", "{said}");
}

#[test]
fn what_is_like_two_or_none_is_not_guessed() {
    let both = ["x/Budget plan.md", "y/Budget plan.md"];
    let (relation, link, said) = mended(&both, "\"z/Budget plan.md\"", "See [[z/Budget plan]].");
    assert_eq!(link, "See [[z/Budget plan]].", "{said}");
    assert_eq!(relation, "  - \"z/Budget plan.md\"", "what may be one of two is not dropped: {said}");
    let (_, link, _) = mended(&["Part 1.md"], "\"FX/other0\"", "See [[Part 2]].");
    assert_eq!(link, "See [[Part 2]].", "another number is another thing");
}

#[test]
fn dead_relations_go_with_their_lines_and_no_others() {
    let text =
        document("a", "\"nowhere at all\" # gone\n  # kept\n  - FX/b\n  - {to: void, type: competency}", "Text.");
    let site = TestSite::new().file("content/a.md", &text).file("content/b.md", &document("b", "FX/a", "Text."));
    site.run("fix", &["--unsafe"]).success();
    let expected =
        text.replace("  - \"nowhere at all\" # gone\n", "").replace("  - {to: void, type: competency}\n", "");
    assert_eq!(read(&site.at("content/a.md")), expected);
    site.run("check", &["--strict", "--ignore", "orphan-document"]).success();
}
