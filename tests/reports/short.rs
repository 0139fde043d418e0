use super::*;

/// A site with as many broken links as said, five to a document, and one of another rule at its end.
fn rotten(links: usize) -> TestSite {
    let config = "title: x\nrules: {orphan-document: 'off', front-matter: 'off'}\n";
    let site = TestSite::new().config(config).file("content/z.md", "[gallery id=\"1\"]\n");
    (0..links / 5).fold(site, |site, n| site.file(&format!("content/{n:04}.md"), &"[[gone]] and text\n\n".repeat(5)))
}

#[test]
fn up_to_fifty_findings_of_a_rule_have_an_excerpt() {
    let run = rotten(50).run::<&str>("check", &[]).ends_with(1);
    assert_eq!(run.stdout.matches(" --> ").count(), 51, "{run}");
    assert!(!run.stdout.contains("--full"), "{run}");
}

#[test]
fn the_rest_take_a_line_each_and_rare_ones_stay_whole() {
    let site = rotten(5000);
    let run = site.run::<&str>("check", &[]).ends_with(1);
    assert_eq!(run.stdout.matches(" --> ").count(), 51);
    assert_eq!(run.stdout.matches("error[broken-link]").count(), 5000, "every finding is there");
    assert!(run.stdout.contains("\n0999.md:9:3: error[broken-link]: the link leads nowhere"), "{run}");
    assert!(run.stdout.contains("\n\nwarning[unknown-shortcode]: ") && run.stdout.contains(" --> z.md:1:1\n"), "{run}");
    assert!(run.stdout.lines().count() < 5000 + 51 * 8 + 10, "{} lines", run.stdout.lines().count());
    let closing: Vec<&str> = run.stdout.lines().rev().take(4).collect();
    assert!(closing[0].starts_with("4950 findings shown without an excerpt"), "{closing:?}");
    assert_eq!(closing[1], "5000 errors and 1 warning in 1001 documents; `lyceum explain broken-link` tells more");
    assert_eq!(closing[2], "   1 unknown-shortcode in 1 document");
    assert_eq!(closing[3], "5000 broken-link       in 1000 documents");
}

#[test]
fn full_shows_all_of_them() {
    let run = rotten(60).run("check", &["--full"]).ends_with(1);
    assert_eq!(run.stdout.matches(" --> ").count(), 61, "{run}");
    assert!(!run.stdout.contains("without an excerpt"), "{run}");
}

#[test]
fn a_line_is_clean_and_coloured_where_that_is_wanted() {
    let site = rotten(60).file("content/\u{1b}[31m.md", "[[no\u{1b}[2Jthing\u{7}]]\n");
    let run = site.run::<&str>("check", &[]);
    assert!(!run.stdout.contains('\u{1b}') && !run.stdout.contains('\u{7}'), "{run:?}");
    let run = site.run("check", &["--color", "always"]);
    let line = run.stdout.lines().find(|line| line.starts_with("0011.md:9:3: ")).expect("a line");
    assert!(line.contains("\u{1b}[1m") && line.contains("\u{1b}[0m: "), "{line:?}");
}
