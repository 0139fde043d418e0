use super::*;

#[test]
fn are_percent_decoded() {
    assert_eq!(link(&[("Big Plan.md", "")], "a.md", "Big%20Plan.md"), "Big Plan.md by relative");
    assert_eq!(link(&[("größe.md", "")], "a.md", "gr%C3%B6%C3%9Fe.md"), "größe.md by relative");
    assert_eq!(link(&[("a&b.md", "")], "a.md", "a%26b.md"), "a&b.md by relative");
}

#[test]
fn are_decoded_once() {
    let files = [("a%20b.md", ""), ("a b.md", "")];
    assert_eq!(link(&files, "a.md", "a%2520b.md"), "a%20b.md by relative");
    assert_eq!(link(&files, "a.md", "a%20b.md"), "a b.md by relative");
}

#[test]
fn others_are_not_decoded() {
    assert_eq!(wiki(&[("a%20b.md", "")], "a.md", "a%20b"), "a%20b.md by relative");
    assert_eq!(wiki(&[("a b.md", "")], "a.md", "a%20b"), "nothing");
}

#[test]
fn lose_their_query() {
    assert_eq!(link(&[("b.md", "# H")], "a.md", "b.md?from=here"), "b.md by relative");
    assert_eq!(link(&[("b.md", "# H")], "a.md", "b.md?from=here#h"), "b.md at h by relative");
}

#[test]
fn an_encoded_question_mark_is_part_of_the_name() {
    assert_eq!(link(&[("Why?.md", "")], "a.md", "Why%3F.md"), "Why?.md by relative");
    assert_eq!(wiki(&[("Why?.md", "")], "a.md", "Why?"), "Why?.md by relative");
}

#[test]
fn in_all_their_forms() {
    let body = "[a](b.md \"title\") [b](<b.md>) [c][ref] [ref] ![i](b.md)\n\n[ref]: b.md\n\n<a href=\"b.md\">x</a>\n";
    assert_eq!(text(&[("b.md", "")], "a.md", body), ["b.md by relative"; 6].join("; "));
}

#[test]
fn none_in_code_or_comments() {
    let body = "`[[b]]` and `[x](b.md)`\n\n```\n[[b]] [x](b.md)\n```\n\n%%[[b]]%%\n\n<!-- [[b]] [x](b.md) -->\n";
    assert_eq!(text(&[("b.md", "")], "a.md", body), "");
}
