//! What the fixtures of the rules on structure cannot show: what a fix leaves behind, and what a page makes of it.

use super::*;

const FRONT: &str = "id: A-1\nstatus: Active\ndoc_type: SOP\nsummary: About it.\nsteward: Ada\nupdated: 2026-01-31\n\
    security_level: Public\n";

fn site(title: &str, body: &str) -> TestSite {
    TestSite::new()
        .config("title: x\nrules: {orphan-document: \"off\"}\n")
        .file("content/a.md", &format!("---\n{title}{FRONT}---\n{body}"))
}

/// A document after `fix --unsafe`; its page must not change, nor anything else come of it.
#[track_caller]
fn mended(title: &str, body: &str) -> String {
    let site = site(title, body);
    assert_eq!(site.check().findings().len(), 1, "{body}");
    site.build_into(&site.beside("before"), &[]);
    site.run("fix", &["--select", "several-top-headings"]).success();
    assert!(read(&site.at("content/a.md")).ends_with(body), "only a person can tell");
    site.run("fix", &["--unsafe", "--select", "several-top-headings"]).success();
    let text = read(&site.at("content/a.md"));
    assert_eq!(site.check().places(), [""; 0], "{text}");
    site.build_into(&site.beside("after"), &[]);
    let page = |folder: &str| read(&site.beside(folder).join("a/index.html"));
    assert_eq!(page("before"), page("after"), "{text}");
    site.run("fix", &["--unsafe"]).success();
    assert_eq!(read(&site.at("content/a.md")), text);
    text.split("\n---\n").nth(1).unwrap_or_default().to_owned()
}

#[test]
fn headings_are_written_as_the_page_shows_them() {
    let body = "\n# One\n\nText.[^1]\n\n ## Inner ##\n\n- # In a list\n\n```md\n# code\n```\n\n[^1]: Note.\n";
    let expected = body.replace("# One", "## One").replace("## Inner ##", "### Inner ##").replace("- #", "- ##");
    assert_eq!(mended("title: Plan\n", body), expected);
    let repeated = "\n# Plan\n\nText.\n\n# One\n\n> [!note]\n> ## Box\n> Text.\n";
    let expected = repeated.replace("# One", "## One").replace("## Box", "### Box");
    assert_eq!(mended("title: Plan\n", repeated), expected);
    let crlf = "\r\n# One\r\n\r\nText.\r\n\r\n## Two\r\n\r\nText.\r\n";
    assert_eq!(mended("title: Plan\n", crlf), crlf.replace("# One", "## One").replace("\n## Two", "\n### Two"));
}

#[test]
fn headings_that_the_page_would_show_otherwise_are_left_to_people() {
    for body in [
        "# One\n\n<h2>Raw</h2>\n\nText.\n",
        "# One\n\n> # Quoted\n\nText.\n",
        "One\n===\n\nText.\n",
        "## First\n\nText.\n\n# One\n\nText.\n",
        "# One\n\n## 2\n\n### 3\n\n#### 4\n\n##### 5\n\n###### 6\n\nText.\n",
        "<h1>One</h1>\n\nText.\n",
    ] {
        let report = site("title: Plan\n", body).check_with(&["--select", "several-top-headings"]);
        assert_eq!(report.findings().len(), 1, "{body}");
        assert_eq!(report.findings()[0]["fix"], Value::Null, "{body}");
    }
    let rules = TestSite::new().config("title: x\nrules: {front-matter: \"off\"}\n");
    let report = rules.file("content/a.md", "Before.\n\n# Plan\n\nText.\n\n# One\n\nText.\n").check();
    assert_eq!(report.findings()[0]["fix"], Value::Null);
}

#[test]
fn what_a_merge_left_is_one_fault() {
    let body = "## Plan\n\n<<<<<<< HEAD\n#### Ours\n=======\n#### Theirs\n>>>>>>> theirs\n\n## Costs\n";
    assert_eq!(site("title: Plan\n", body).check().places(), ["conflict-marker a.md:13:1"]);
}

#[test]
fn pages_keep_what_pictures_and_tables_say_of_themselves() {
    let body = "<img src=\"x.png\" role=\"presentation\"><img src=\"x.png\" role=\"button\">\n\n\
        <table role=\"none\"><tr><td role=\"none\">Text.</td></tr></table>\n";
    let site = site("title: Plan\n", body).bytes("content/x.png", b"no picture");
    assert_eq!(site.check_with(&["--ignore", "image-without-alt"]).places(), [""; 0]);
    assert_eq!(site.check().places(), ["image-without-alt a.md:11:38"]);
    let page = read(&site.build(&[]).join("a/index.html"));
    assert!(page.contains("role=\"presentation\"") && !page.contains("role=\"button\""), "{page}");
    assert_eq!(page.matches("role=\"none\"").count(), 1, "{page}");
}
