use super::*;

#[test]
fn exactly_first_then_without_case() {
    all_four(&[("Plan.md", ""), ("plan.md", "")], "a.md", "plan.md", "plan.md by relative");
    all_four(&[("Plan.md", ""), ("plan.md", "")], "a.md", "Plan.md", "Plan.md by relative");
    all_four(&[("x/Plan.md", "")], "x/a.md", "PLAN.MD", "x/Plan.md by relative");
    all_four(&[("X/Plan.md", "")], "y/a.md", "x/plan", "X/Plan.md by root");
    all_four(&[("X/y/Plan.md", "")], "a.md", "Y/plan", "X/y/Plan.md by suffix");
}

#[test]
fn an_exact_suffix_wins_over_one_in_another_case() {
    all_four(&[("x/Plan.md", ""), ("y/z/plan.md", "")], "a.md", "plan", "y/z/plan.md by suffix");
}

#[test]
fn md_is_added_first() {
    all_four(&[("v1.2.md", "")], "a.md", "v1.2", "v1.2.md by relative");
    all_four(&[("b.txt", ""), ("b.txt.md", "")], "a.md", "b.txt", "b.txt.md by relative");
    all_four(&[("b.txt", "")], "a.md", "b.txt", "b.txt by relative");
}

#[test]
fn a_target_that_ends_in_md_is_tried_as_it_is() {
    all_four(&[("b.md.md", "")], "a.md", "b.md", "nothing");
    all_four(&[("b.md.md", ""), ("b.md", "")], "a.md", "b.md", "b.md by relative");
}

#[test]
fn documents_in_any_letter_case_and_both_endings() {
    all_four(&[("b.markdown", "")], "a.md", "b.markdown", "b.markdown by relative");
    all_four(&[("b.MD", "")], "a.md", "b.MD", "b.MD by relative");
    assert_eq!(wiki(&[("b.MD", "")], "a.md", "b"), "b.MD by relative");
    assert_eq!(wiki(&[("b.markdown", "")], "a.md", "b"), "b.markdown by relative");
}

#[test]
fn nfc_on_both_sides() {
    let composed = "Größe.md";
    let decomposed = "Gro\u{308}ße.md";
    assert_ne!(composed, decomposed);
    all_four(&[(composed, "")], "a.md", decomposed, "Größe.md by relative");
    assert_eq!(wiki(&[(decomposed, "")], "a.md", composed), "Größe.md by relative");
    let named = [("b.md", "---\nid: gro\u{308}ße\ntitle: Ae\u{301}\n---\n")];
    assert_eq!(relation(&named, "a.md", "GRÖSSE".to_lowercase().replace("ss", "ß").as_str()), "b.md by id");
    assert_eq!(relation(&named, "a.md", "aé"), "b.md by name");
}

#[test]
fn odd_names_are_taken_as_they_are() {
    for name in
        ["Why, What & How", "It's 100%", "a (b) c", "C++", "up\u{2011}sell", "tab + more", "日本語", "हिन्दी", "…"]
    {
        let file = format!("z/{name}.md");
        assert_eq!(wiki(&[(&file, "")], "a.md", name), format!("{file} by suffix"));
        assert_eq!(relation(&[(&file, "")], "a.md", name), format!("{file} by suffix"));
    }
}

#[test]
fn hyphens_and_trailing_spaces_are_not_folded() {
    assert_eq!(wiki(&[("up\u{2011}sell.md", "")], "a.md", "up-sell"), "nothing");
    assert_eq!(wiki(&[("spaced .md", "")], "a.md", "spaced"), "nothing");
    assert_eq!(wiki(&[("spaced .md", "")], "a.md", "spaced .md"), "spaced .md by relative");
    assert_eq!(wiki(&[("Q&A.md", "")], "a.md", "Q and A"), "nothing");
}

#[test]
fn but_a_near_miss_is_named_in_the_help() {
    let site = site(&[("up\u{2011}sell.md", ""), ("spaced .md", ""), ("a.md", "[[up-sell]] [[spaced]]")]);
    let report = site.check_with(&["--select", "broken-link"]);
    let help: Vec<&str> = report.findings().iter().map(|found| found["help"].as_str().unwrap_or("none")).collect();
    assert_eq!(help.len(), 2, "{help:?}");
    assert!(help[0].contains("up\u{2011}sell") && help[1].contains("spaced .md"), "{help:?}");
}
