use super::*;

#[test]
fn in_a_wikilink() {
    assert_eq!(text(&[], "a.md", "[[#Part]]\n\n## Part\n"), "a.md at part by self");
    assert_eq!(text(&[], "a.md", "[[#Part|label]]\n\n## Part\n"), "a.md at part by self");
}

#[test]
fn in_a_markdown_link() {
    assert_eq!(text(&[], "a.md", "[x](#part)\n\n## Part\n"), "a.md at part by self");
    assert_eq!(text(&[], "a.md", "[x]()\n"), "a.md by self");
}

#[test]
fn in_a_relation_null_and_empty_are_none() {
    assert_eq!(relations(&[("b.md", "")], "a.md", "relations: [null, \"\", ~, \"  \", b]"), "b.md by relative");
    for empty in ["relations:", "relations: []", "relations: null", "relations: \"\"", "relations: {}"] {
        assert_eq!(relations(&[], "a.md", empty), "", "{empty}");
    }
}
