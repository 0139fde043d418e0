use super::*;

#[test]
fn a_file_may_be_called_c_sharp() {
    all_four(&[("C#.md", "")], "a.md", "C#", "C#.md by relative");
    all_four(&[("C#.md", "")], "a.md", "C#.md", "C#.md by relative");
    assert_eq!(link(&[("C#.md", "")], "a.md", "C%23.md"), "C#.md by relative");
}

#[test]
fn the_whole_wins_over_the_part() {
    assert_eq!(wiki(&[("C.md", ""), ("C#.md", "")], "a.md", "C#"), "C#.md by relative");
    assert_eq!(wiki(&[("C.md", "# Sharp"), ("C#Sharp.md", "")], "a.md", "C#Sharp"), "C#Sharp.md by relative");
}

#[test]
fn a_name_with_a_sharp_can_have_a_heading_too() {
    assert_eq!(wiki(&[("C.md", "# Sharp")], "a.md", "C#Sharp"), "C.md at sharp by relative");
    assert_eq!(text(&[("C.md", "# Sharp")], "a.md", "![[C#Sharp]]"), "C.md at sharp by relative");
}
