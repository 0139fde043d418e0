use super::*;

#[test]
fn relative_to_the_document() {
    all_four(&[("x/b.md", "")], "x/a.md", "b.md", "x/b.md by relative");
    all_four(&[("x/b.md", "")], "x/a.md", "./b.md", "x/b.md by relative");
    all_four(&[("b.md", "")], "x/y/a.md", "../../b.md", "b.md by relative");
    all_four(&[("x/z/b.md", "")], "x/y/a.md", "../z/b", "x/z/b.md by relative");
}

#[test]
fn from_the_content_folder_with_or_without_a_slash() {
    all_four(&[("z/b.md", "")], "x/a.md", "z/b.md", "z/b.md by root");
    all_four(&[("z/b.md", "")], "x/a.md", "/z/b", "z/b.md by root");
}

#[test]
fn a_slash_in_front_is_never_relative() {
    all_four(&[("x/b.md", ""), ("b.md", "")], "x/a.md", "/b.md", "b.md by root");
}

#[test]
fn the_content_folders_own_name_may_stand_in_front() {
    all_four(&[("z/b.md", "")], "x/a.md", "content/z/b.md", "z/b.md by root");
    all_four(&[("z/b.md", "")], "x/a.md", "/content/z/b", "z/b.md by root");
}

#[test]
fn root_names_replace_the_folders_own() {
    let site = site(&[("b.md", ""), ("x/a.md", "[[kb/b]] [[vault/b]] [[/kb/b]] [[content/b]] [[other/b]]")]);
    let site = site.config("root_names: [kb, vault]");
    let expected = ["b.md by root", "b.md by root", "b.md by root", "nothing", "nothing"];
    assert_eq!(leads(&site, "x/a.md"), expected);
}

#[test]
fn id_without_regard_to_case_also_with_md_behind_it() {
    let files = [("deep/b.md", "---\nid: KB/Plan-01\n---\n")];
    for target in ["KB/Plan-01", "kb/plan-01", "KB/PLAN-01.md"] {
        assert_eq!(relation(&files, "a.md", target), "deep/b.md by id", "{target}");
        assert_eq!(wiki(&files, "a.md", target), "deep/b.md by id", "{target}");
    }
}

#[test]
fn an_id_of_digits_is_read_as_written() {
    let files = [("deep/b.md", "---\nid: 007\n---\n"), ("deep/c.md", "---\nid: 20240131093000\n---\n")];
    assert_eq!(
        relations(&files, "a.md", "relations: [007, 20240131093000, 7]"),
        "deep/b.md by id; deep/c.md by id; nothing"
    );
    assert_eq!(wiki(&files, "a.md", "20240131093000"), "deep/c.md by id");
}

#[test]
fn name_is_a_title_given_in_front_matter_or_an_alias() {
    let files = [("deep/b.md", "---\ntitle: \"AI: The Book\"\naliases: [First Alias, second]\n---\n")];
    for target in ["AI: The Book", "ai: the book", "first alias", "Second"] {
        assert_eq!(relation(&files, "a.md", target), "deep/b.md by name", "{target}");
        assert_eq!(wiki(&files, "a.md", target), "deep/b.md by name", "{target}");
    }
}

#[test]
fn a_single_alias_needs_no_list() {
    assert_eq!(wiki(&[("deep/b.md", "---\naliases: The One\n---\n")], "a.md", "the one"), "deep/b.md by name");
}

#[test]
fn a_heading_is_no_name() {
    assert_eq!(wiki(&[("deep/b.md", "# Only a Heading\n")], "a.md", "Only a Heading"), "nothing");
}

#[test]
fn suffix_is_the_end_of_a_path_in_whole_segments() {
    let files = [("x/y/long-b.md", "")];
    all_four(&files, "a.md", "long-b", "x/y/long-b.md by suffix");
    all_four(&files, "a.md", "y/long-b.md", "x/y/long-b.md by suffix");
    all_four(&files, "a.md", "b", "nothing");
    all_four(&files, "a.md", "x/long-b", "nothing");
}

#[test]
fn bare_index_and_readme_never_match_by_suffix() {
    let files = [("x/index.md", ""), ("x/README.md", "")];
    for target in ["index", "index.md", "README", "README.md", "readme"] {
        all_four(&files, "a.md", target, "nothing");
    }
    all_four(&files, "z/a.md", "x/README.md", "x/README.md by root");
}

#[test]
fn an_index_with_a_folder_in_front_does() {
    all_four(&[("w/x/README.md", "")], "a.md", "x/README.md", "w/x/README.md by suffix");
}

#[test]
fn markdown_links_find_published_addresses() {
    let files = [("x/Big Plan.md", ""), ("b.md", "---\npermalink: /guides/start/\n---\n"), ("y/index.md", "")];
    assert_eq!(link(&files, "z/a.md", "/x/big-plan/"), "x/Big Plan.md by address");
    assert_eq!(link(&files, "z/a.md", "/x/big-plan"), "x/Big Plan.md by address");
    assert_eq!(link(&files, "z/a.md", "/x/big-plan/index.html"), "x/Big Plan.md by address");
    assert_eq!(link(&files, "z/a.md", "/guides/start/"), "b.md by address");
    assert_eq!(link(&files, "z/a.md", "guides/start/#part"), "b.md at part by address");
}

#[test]
fn also_with_base_url_in_front() {
    let base = "https://kb.example.com/docs";
    let links = format!("[1]({base}/x/big-b/) [2]({base}/x/big-b#part) [3]({base}/no/) [4](https://kb.example.com/x/)");
    let site = site(&[("x/Big B.md", "# Part\n"), ("a.md", &links)]).config(&format!("base_url: {base}\n"));
    assert_eq!(leads(&site, "a.md"), ["x/Big B.md by address", "x/Big B.md at part by address", "nothing"]);
}

#[test]
fn markdown_links_know_neither_ids_nor_titles() {
    let files = [("deep/b.md", "---\nid: the-id\ntitle: the-title\n---\n")];
    assert_eq!(link(&files, "a.md", "the-id"), "nothing");
    assert_eq!(link(&files, "a.md", "the-title"), "nothing");
}

#[test]
fn relations_and_wikilinks_know_no_addresses() {
    let files = [("b.md", "---\npermalink: /guides/start/\n---\n")];
    assert_eq!(relation(&files, "a.md", "/guides/start/"), "nothing");
    assert_eq!(wiki(&files, "a.md", "/guides/start/"), "nothing");
}
