use super::*;

#[test]
fn the_one_that_shares_most_leading_folders() {
    let files = [("x/y/p/t.md", ""), ("x/q/t.md", ""), ("r/t.md", "")];
    for from in [relation, wiki, link] {
        assert_eq!(from(&files, "x/y/a.md", "t"), "x/y/p/t.md by suffix, ambiguous");
        assert_eq!(from(&files, "x/z/a.md", "t"), "x/q/t.md by suffix, ambiguous");
    }
}

#[test]
fn then_the_fewest_segments() {
    assert_eq!(wiki(&[("a/b/t.md", ""), ("z/t.md", "")], "a.md", "t"), "z/t.md by suffix, ambiguous");
}

#[test]
fn then_the_order_of_paths() {
    assert_eq!(wiki(&[("y/t.md", ""), ("x/t.md", "")], "a.md", "t"), "x/t.md by suffix, ambiguous");
}

#[test]
fn the_same_for_ids_and_names() {
    let ids = [("x/b.md", "---\nid: t\n---\n"), ("y/c.md", "---\nid: T\n---\n")];
    assert_eq!(relation(&ids, "y/a.md", "t"), "y/c.md by id, ambiguous");
    assert_eq!(wiki(&ids, "a.md", "t"), "x/b.md by id, ambiguous");
    let names = [("x/b.md", "---\ntitle: t\n---\n"), ("y/c.md", "---\naliases: [T]\n---\n")];
    assert_eq!(relation(&names, "y/a.md", "t"), "y/c.md by name, ambiguous");
}

#[test]
fn title_and_alias_of_one_document_are_one_hit() {
    assert_eq!(wiki(&[("x/b.md", "---\ntitle: T T\naliases: [t t]\n---\n")], "a.md", "T T"), "x/b.md by name");
}

#[test]
fn a_path_is_never_ambiguous() {
    assert_eq!(wiki(&[("x/t.md", ""), ("t.md", "")], "x/a.md", "t"), "x/t.md by relative");
    assert_eq!(wiki(&[("t.md", ""), ("y/t.md", "")], "x/a.md", "t"), "t.md by root");
}

#[test]
fn the_ambiguity_is_reported() {
    let site = site(&[("x/t.md", ""), ("y/t.md", ""), ("a.md", "Go to [[t]].\n")]);
    let report = site.check_with(&["--select", "ambiguous-reference"]);
    assert_eq!(report.places(), ["ambiguous-reference a.md:1:9"]);
}
