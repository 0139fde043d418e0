use super::*;

#[test]
fn its_brackets_and_label() {
    assert_eq!(relation(&[("b.md", "")], "a.md", "[[b]]"), "b.md by relative");
    assert_eq!(relation(&[("b.md", "")], "a.md", "[[b|the other]]"), "b.md by relative");
    assert_eq!(wiki(&[("b.md", "")], "a.md", "b|the other"), "b.md by relative");
    assert_eq!(text(&[("b.md", "")], "a.md", "![[b|the other]]"), "b.md by relative");
}

#[test]
fn outer_white_space() {
    assert_eq!(relation(&[("b.md", "")], "a.md", "  b  "), "b.md by relative");
    assert_eq!(relation(&[("b.md", "")], "a.md", "[[ b | c ]]"), "b.md by relative");
    assert_eq!(wiki(&[("b.md", "")], "a.md", " b | c "), "b.md by relative");
}

#[test]
fn a_trailing_backslash_inside_table_cells() {
    let table = "| one | two |\n| --- | --- |\n| [[b\\|label]] | ![[b\\|label]] |\n";
    assert_eq!(text(&[("b.md", "")], "a.md", table), "b.md by relative; b.md by relative");
}
