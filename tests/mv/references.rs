//! Every form of a reference, in the document that moves and in those that refer to it.

use super::*;

const TALK: &str = "---\ntitle: Talk # a comment\nrelations:\n- [[guide]]\n- 'b/guide.md' # why\n- {to: \"../b/guide\", type: part_of}\ncover_image: pic.png\nsummary: >-\n  About [[guide|it]]\n---\n\n# Talk\n\nSee [[guide#Part one|the guide]], [it](../b/guide.md#part-one \"guide\"), ![[b/guide#^id]], [x][r]\nand <img src=\"pic.png\">, [gone](nowhere.md), [out](https://x.example/).\n\n| a |\n|---|\n| [[guide\\|g]] |\n\n`[[guide]]`\n\n[r]: <../b/guide.md>\n";
const GUIDE: &str = "\u{feff}---\r\ntitle: Handbook\r\n---\r\n\r\n## Part one\r\n\r\ntext ^id\r\n\r\n[talk](../a/talk.md) ![p](../a/pic.png) [[#Part one]]";

fn both() -> TestSite {
    site(&[("a/talk.md", TALK), ("b/guide.md", GUIDE), ("a/pic.png", "PNG")])
}

#[test]
fn a_target_moves() {
    let site = both();
    let run = mv(&site, "b/guide.md", "c/d/hand book.md").success();
    let expected = TALK
        .replace("- [[guide]]", "- [[hand book]]")
        .replace("'b/guide.md'", "'c/d/hand book.md'")
        .replace("\"../b/guide\"", "\"../c/d/hand book\"")
        .replace("[[guide|it]]", "[[hand book|it]]")
        .replace("[[guide#Part", "[[hand book#Part")
        .replace("(../b/guide.md#", "(../c/d/hand%20book.md#")
        .replace("[[b/guide#^id]]", "[[c/d/hand book#^id]]")
        .replace("[[guide\\|g]]", "[[hand book\\|g]]")
        .replace("<../b/guide.md>", "<../c/d/hand book.md>");
    assert_eq!(text(&site, "a/talk.md"), expected);
    let own =
        GUIDE.replace("(../a/", "(../../a/").replace("Handbook\r\n", "Handbook\r\nredirect_from:\r\n  - /b/guide/\r\n");
    assert_eq!(text(&site, "c/d/hand book.md"), own);
    assert!(run.stderr.contains("content/a/talk.md") && run.stderr.contains("rewrote 11 references"), "{run}");
    assert_eq!(run.stdout, "");
}

#[test]
fn it_moves_back_to_the_byte() {
    for (old, new) in [
        ("b/guide.md", "c/d/hand book.md"),
        ("b/guide.md", "guide.md"),
        ("b/guide.md", "b/C♯.md"),
        ("b/guide.md", "b/ä (1) & b, c.md"),
        ("a/talk.md", "talk.md"),
        ("a/talk.md", "b/c/talk.md"),
        ("a/pic.png", "media/a b.png"),
        ("a", "x/y"),
        ("b", "a/b"),
    ] {
        there_and_back(&both(), old, new);
    }
}

#[test]
fn a_picture_moves() {
    let site = both();
    mv(&site, "a/pic.png", "media/a b.png").success();
    let expected = TALK
        .replace("cover_image: pic.png", "cover_image: ../media/a b.png")
        .replace("src=\"pic.png\"", "src=\"../media/a%20b.png\"");
    assert_eq!(text(&site, "a/talk.md"), expected);
    assert!(text(&site, "b/guide.md").contains("![p](../media/a%20b.png)"));
}

#[test]
fn names_that_lead_there_still_are_left_alone() {
    let files = [
        ("a.md", "---\nid: first\ntitle: The first\naliases: [One]\n---\n[own](#x) [[The first]] [[sub/b]]\n"),
        ("sub/b.md", "---\nrelations: [first, The first, One]\n---\n[[a]] [[First]] [[One|x]] [a](/a/)\n"),
    ];
    let site = site(&files);
    mv(&site, "a.md", "c/d/a.md").success();
    let moved = text(&site, "sub/b.md");
    assert_eq!(moved, files[1].1.replace("(/a/)", "(/c/d/a/)"));
    assert!(text(&site, "c/d/a.md").ends_with("[own](#x) [[The first]] [[sub/b]]\n"));
}

#[test]
fn a_name_that_would_mean_another_gets_longer() {
    let site = site(&[("a.md", "[[b]] [[x/c]]\n"), ("b.md", ""), ("x/c.md", "")]);
    mv(&site, "b.md", "y/c.md").success();
    assert_eq!(text(&site, "a.md"), "[[y/c]] [[x/c]]\n");
    // A bare name that was clear is not when a second document gets it.
    let site = super::site(&[("a.md", "[[c]] [[b]]\n"), ("b.md", ""), ("x/c.md", "")]);
    mv(&site, "b.md", "c.md").success();
    assert_eq!(text(&site, "a.md"), "[[x/c]] [[c]]\n");
}

#[test]
fn references_that_led_nowhere_are_left_alone() {
    let site = site(&[("a.md", "[[gone]] [[new]] [x](gone.md)\n"), ("b.md", "")]);
    let run = mv(&site, "b.md", "new.md").success();
    assert_eq!(text(&site, "a.md"), "[[gone]] [[new]] [x](gone.md)\n");
    assert!(run.stderr.contains("led nowhere lead somewhere now: `a.md:1:12`"), "{run}");
}

#[test]
fn letter_case_alone_can_change() {
    let site = site(&[("a.md", "[[ads]] [x](ads.md)\n"), ("ads.md", "")]);
    mv(&site, "ads.md", "Ads.md").success();
    assert_eq!(text(&site, "a.md"), "[[Ads]] [x](Ads.md)\n");
    assert_eq!(text(&site, "Ads.md"), "", "the address is the same");
}

#[test]
fn worksheets_are_found_by_their_shortcodes_and_texts_as_before() {
    let block = "```worksheet\nkind: poll\nquestion: \"See [[a]].\"\nchoices:\n  - {key: x, label: x, learn: \"[[a|the text]]\"}\n  - {key: y, label: y}\n```\n";
    let worksheet = format!("---\ndoc_type: Worksheet\n---\n\n{block}");
    let lesson = "[worksheet id=\"w\"]\n\n[worksheet class=\"wide\" id=w]\n\n![[w]]\n";
    let site = site(&[("a.md", "Text.\n"), ("w.md", &worksheet), ("l.md", lesson)]);
    mv(&site, "a.md", "alpha.md").success();
    let moved = text(&site, "w.md");
    assert!(moved.contains("See [[alpha]].") && moved.contains("[[alpha|the text]]"), "{moved}");
    mv(&site, "w.md", "first sheet.md").success();
    assert_eq!(
        text(&site, "l.md"),
        "[worksheet id=\"first sheet\"]\n\n[worksheet class=\"wide\" id=\"first sheet\"]\n\n![[first sheet]]\n"
    );
}
