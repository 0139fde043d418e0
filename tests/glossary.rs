//! The first use of a term on a page leads to its document: whole words, by title and aliases, where a link may stand.

mod support;

use regex::Regex;
use support::TestSite;

const TERM: &str = "---\ntitle: Churn\ndoc_type: Term\nsummary: Customers who \"leave\" & stay away.\naliases: [Customer attrition, PCI]\nsecurity_level: Public\n---\n\nWhen customers leave.\n";

/// A site with two terms, and a page with a body.
fn page_of(configuration: &str, fields: &str, body: &str) -> String {
    let page = format!("---\ntitle: Page\nsecurity_level: Public\n{fields}---\n\n{body}\n");
    let site = TestSite::plain()
        .file("lyceum.yaml", &format!("title: T\n{configuration}"))
        .file("content/terms/churn.md", TERM)
        .file(
            "content/terms/value.md",
            "---\ntitle: Lifetime value\ndoc_type: Term\nsecurity_level: Public\n---\n\nChurn lowers lifetime value.\n",
        )
        .file("content/page.md", &page);
    let output = site.build(&[]);
    std::fs::read_to_string(output.join("page/index.html")).expect("the page is built")
}

/// The texts that became links to terms, in order, with where they lead.
fn linked(configuration: &str, fields: &str, body: &str) -> Vec<(String, String)> {
    let html = page_of(configuration, fields, body);
    // Where there is raw HTML, the sanitiser has put the attributes into another order.
    let link = Regex::new(r#"(?s)<a ([^>]*class="term"[^>]*)>(.*?)</a>"#).expect("a pattern");
    let href = Regex::new(r#"href="([^"]*)""#).expect("a pattern");
    link.captures_iter(&html)
        .map(|found| (found[2].to_owned(), href.captures(&found[1]).expect("an address")[1].to_owned()))
        .collect()
}

fn texts(body: &str) -> Vec<String> {
    linked("", "", body).into_iter().map(|(text, _)| text).collect()
}

#[test]
fn the_first_use_of_each_term_is_a_link_with_its_summary() {
    assert_eq!(
        linked("", "", "Less churn, more lifetime value. Churn again, and customer attrition.\n\nChurn."),
        [
            ("churn".to_owned(), "../terms/churn/".to_owned()),
            ("lifetime value".to_owned(), "../terms/value/".to_owned())
        ]
    );
    let html = page_of("", "", "Churn.");
    let title = "title=\"Customers who &quot;leave&quot; &amp; stay away.\"";
    assert!(html.contains(&format!("<p><a class=\"term\" href=\"../terms/churn/\" {title}>Churn</a>.</p>")), "{html}");
}

#[test]
fn aliases_plurals_and_names_over_two_lines_count_and_parts_of_words_do_not() {
    assert_eq!(texts("Of customer attrition."), ["customer attrition"]);
    assert_eq!(texts("Many lifetime\nvalues."), ["lifetime\nvalues"]);
    assert_eq!(texts("Our customer's churn's cost."), ["churn"]);
    assert_eq!(texts("(churn)"), ["churn"]);
    for part in ["churning", "churned", "anti-churn", "churn-prone", "unchurn", "churn_rate", "churnss", "chürn"] {
        assert_eq!(texts(part), Vec::<String>::new(), "{part}");
    }
    let german = linked("language: de\n", "", "Die churns und der Churn.");
    assert_eq!(german.len(), 1, "only English has a plural with s");
    assert_eq!(german[0].0, "Churn");
}

#[test]
fn an_abbreviation_is_only_found_in_capitals() {
    assert_eq!(texts("The pci and the PCI."), ["PCI"]);
}

#[test]
fn no_links_in_headings_links_code_and_captions() {
    for body in [
        "## Churn",
        "[churn](https://example.org/)",
        "[[page|churn]]",
        "`churn`",
        "```\nchurn\n```",
        "$churn$",
        "| churn |\n|---|\n| x |",
        "> [!note] Churn\n> x",
        "> [!note]- Churn\n> x",
        "<a href=\"https://example.org/\">churn</a>",
        "<button>churn</button>",
        "<h2>\n\nchurn\n\n</h2>",
        "<pre>\n\nchurn\n\n</pre>",
        "![churn](x.png)",
        "%% churn %%",
    ] {
        assert_eq!(texts(body), Vec::<String>::new(), "{body}");
        assert_eq!(texts(&format!("{body}\n\nAnd churn.")), ["churn"], "after {body}");
    }
}

#[test]
fn links_stand_wherever_else_text_stands() {
    for body in [
        "- churn",
        "| x |\n|---|\n| churn |",
        "> churn",
        "> [!note] x\n> churn",
        "**churn**",
        "x[^1]\n\n[^1]: churn",
        "<p>churn</p>\n\n<div>\n\nchurn\n\n</div>",
    ] {
        assert_eq!(texts(body), ["churn"], "{body}");
    }
}

#[test]
fn a_page_that_links_to_the_term_by_itself_needs_no_second_link() {
    assert_eq!(texts("See [[Churn]]. Churn."), Vec::<String>::new());
    assert_eq!(texts("Churn. See [[Churn]]."), ["Churn"]);
}

#[test]
fn pages_and_sites_can_do_without() {
    assert_eq!(linked("glossary_links: false\n", "", "Churn."), []);
    assert_eq!(linked("", "glossary_links: false\n", "Churn."), []);
    assert_eq!(linked("", "glossary_links: \"no\"\n", "Churn."), []);
    assert_eq!(linked("", "glossary_links: true\n", "Churn.").len(), 1);
}

#[test]
fn a_term_is_not_linked_on_its_own_page_nor_where_it_is_hidden() {
    let site = TestSite::new()
        .file("content/churn.md", TERM)
        .file("content/secret.md", "---\ntitle: Secret word\ndoc_type: Term\nsecurity_level: Internal\n---\n\nX.\n")
        .file("content/page.md", "---\ntitle: Page\nsecurity_level: Public\n---\n\nThe secret word is churn.\n");
    let output = site.build(&["--audience", "public"]);
    let read = |path: &str| std::fs::read_to_string(output.join(path)).expect("the page is built");
    assert!(!read("churn/index.html").contains("class=\"term\""));
    assert!(read("page/index.html").contains("The secret word is <a class=\"term\""));
}

#[test]
fn names_of_scripts_without_blanks_are_found_inside_of_sentences() {
    let site = TestSite::new()
        .file("content/t.md", "---\ntitle: 解約率\ndoc_type: Term\nsecurity_level: Public\n---\n\nX.\n")
        .file("content/u.md", "---\ntitle: Überverkauf\ndoc_type: Term\nsecurity_level: Public\n---\n\nX.\n")
        .file(
            "content/page.md",
            "---\ntitle: Page\nsecurity_level: Public\n---\n\n顧客の解約率が高い。 Kein überverkauf.\n",
        );
    let html = std::fs::read_to_string(site.build(&[]).join("page/index.html")).expect("the page is built");
    assert!(html.contains(">解約率</a>"), "{html}");
    assert!(html.contains(">überverkauf</a>"), "{html}");
}
