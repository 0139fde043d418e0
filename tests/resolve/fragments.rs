use super::*;

const B: File = ("b.md", "# Top\n\n## What's new?\n\n### Costs\n\n## Plan\n\n### Costs\n\nA block. ^block-1\n");

#[test]
fn a_headings_id_or_its_text() {
    for target in ["b#whats-new", "b#What's new?", "b#what's NEW?"] {
        assert_eq!(wiki(&[B], "a.md", target), "b.md at whats-new by relative", "{target}");
        assert_eq!(relation(&[B], "a.md", target), "b.md at whats-new by relative", "{target}");
    }
    assert_eq!(link(&[B], "a.md", "b.md#whats-new"), "b.md at whats-new by relative");
    assert_eq!(link(&[B], "a.md", "b.md#What's%20new?"), "b.md at whats-new by relative");
}

#[test]
fn ids_are_githubs() {
    let files = [("b.md", "# A & B: (c) `d`\n\n# Größe 日本\n\n# Same\n\n# Same\n\n# Under_score-d\n")];
    for id in ["a--b-c-d", "größe-日本", "same", "same-1", "under_score-d"] {
        assert_eq!(link(&files, "a.md", &format!("b.md#{id}")), format!("b.md at {id} by relative"));
        let report =
            site(&files).file("content/a.md", &format!("[x](b.md#{id})")).check_with(&["--select", "broken-anchor"]);
        assert_eq!(report.places(), [""; 0], "{id}");
    }
}

#[test]
fn a_path_of_headings() {
    assert_eq!(wiki(&[B], "a.md", "b#Plan#Costs"), "b.md at costs-1 by relative");
    assert_eq!(wiki(&[B], "a.md", "b#What's new?#Costs"), "b.md at costs by relative");
    assert_eq!(wiki(&[B], "a.md", "b#Top#Plan#Costs"), "b.md at costs-1 by relative");
}

#[test]
fn a_block() {
    assert_eq!(wiki(&[B], "a.md", "b#^block-1"), "b.md at ^block-1 by relative");
    assert_eq!(wiki(&[B], "a.md", "b^block-1"), "b.md at ^block-1 by relative");
    assert_eq!(link(&[B], "a.md", "b.md#^block-1"), "b.md at ^block-1 by relative");
}

#[test]
fn a_name_with_a_caret_wins_over_a_block() {
    assert_eq!(wiki(&[B, ("b^block-1.md", "")], "a.md", "b^block-1"), "b^block-1.md by relative");
}

#[test]
fn what_does_not_exist_is_reported_and_still_leads_to_the_document() {
    let site = site(&[B, ("a.md", "[[b#Nothing]] [[b#^none]] [x](b.md#nothing) [[b#Plan#What's new?]] [[#Nothing]]")]);
    let leads = leads(&site, "a.md");
    assert_eq!(leads.iter().filter(|to| to.starts_with("b.md at ")).count(), 4, "{leads:?}");
    let report = site.check_with(&["--select", "broken-anchor"]);
    assert_eq!(report.findings().len(), 5, "{:?}", report.places());
}

#[test]
fn an_embeds_label_that_is_a_number_is_its_size() {
    let png: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x10\0\0\0\x08\x08\x06\0\0\0";
    let site =
        site(&[("a.md", "![[i.png|30]]\n\n![[i.png|300x200]]\n\n![[i.png|A label]]\n")]).bytes("content/i.png", png);
    let page = support::read(&site.build(&[]).join("a/index.html"));
    assert!(page.contains("width=\"30\""), "{page}");
    assert!(page.contains("width=\"300\"") && page.contains("height=\"200\""), "{page}");
    assert!(page.contains("alt=\"A label\""), "{page}");
}
