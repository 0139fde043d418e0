use super::*;

#[test]
fn relative_before_root() {
    all_four(&[("x/t.md", ""), ("t.md", "")], "x/a.md", "t", "x/t.md by relative");
}

#[test]
fn root_before_all_others() {
    let files = [("t.md", ""), ("z/b.md", "---\nid: t\n---\n"), ("z/c.md", "---\ntitle: t\n---\n"), ("x/y/t.md", "")];
    all_four(&files, "x/a.md", "t", "t.md by root");
}

#[test]
fn relations_id_then_name_then_suffix() {
    let id = ("z/b.md", "---\nid: t\n---\n");
    let name = ("z/c.md", "---\ntitle: t\n---\n");
    let suffix = ("z/t.md", "");
    assert_eq!(relation(&[id, name, suffix], "a.md", "t"), "z/b.md by id");
    assert_eq!(relation(&[name, suffix], "a.md", "t"), "z/c.md by name");
    assert_eq!(relation(&[suffix], "a.md", "t"), "z/t.md by suffix");
}

#[test]
fn wikilinks_and_embeds_suffix_then_id_then_name() {
    let id = ("z/b.md", "---\nid: t\n---\n");
    let name = ("z/c.md", "---\ntitle: t\n---\n");
    let suffix = ("z/t.md", "");
    for wiki in [wiki, |files: &[File], from: &str, target: &str| text(files, from, &format!("![[{target}]]"))] {
        assert_eq!(wiki(&[id, name, suffix], "a.md", "t"), "z/t.md by suffix");
        assert_eq!(wiki(&[id, name], "a.md", "t"), "z/b.md by id");
        assert_eq!(wiki(&[name], "a.md", "t"), "z/c.md by name");
    }
}

#[test]
fn markdown_links_suffix_then_address() {
    let suffix = ("z/t.md", "");
    let address = ("b.md", "---\npermalink: /t/\n---\n");
    assert_eq!(link(&[suffix, address], "a.md", "t"), "z/t.md by suffix");
    assert_eq!(link(&[address], "a.md", "t"), "b.md by address");
}

#[test]
fn the_steps_of_the_whole_come_before_the_steps_of_the_part() {
    let files = [("t.md", "# H"), ("z/b.md", "---\ntitle: t#H\n---\n")];
    assert_eq!(relation(&files, "a.md", "t#H"), "z/b.md by name");
}
