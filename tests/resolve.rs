//! How a reference finds its document: the sentences of the contract on names, a test each.

mod support;

use serde_json::Value;
use support::TestSite;

/// A file of a test: its path and text.
type File<'t> = (&'t str, &'t str);

/// A site with `lyceum.yaml` and some files below `content/`.
fn site(files: &[File]) -> TestSite {
    files.iter().fold(TestSite::new(), |site, (path, text)| site.file(&format!("content/{path}"), text))
}

/// Where the edges of a document lead, in words: `b.md by relative`.
fn leads(site: &TestSite, from: &str) -> Vec<String> {
    let graph = site.graph();
    let edges = graph["edges"].as_array().expect("a list of edges");
    edges.iter().filter(|edge| edge["from"] == from).map(in_words).collect()
}

fn in_words(edge: &Value) -> String {
    let mut words = edge["to"].as_str().unwrap_or("nothing").to_owned();
    if let Some(anchor) = edge["anchor"].as_str() {
        words.push_str(&format!(" at {anchor}"));
    }
    if let Some(via) = edge["via"].as_str() {
        words.push_str(&format!(" by {via}"));
    }
    if edge["ambiguous"] == true {
        words.push_str(", ambiguous");
    }
    words
}

/// Where the references in a document's text lead.
#[track_caller]
fn text(files: &[File], from: &str, body: &str) -> String {
    let site = site(files).file(&format!("content/{from}"), body);
    leads(&site, from).join("; ")
}

/// Where a wikilink leads.
#[track_caller]
fn wiki(files: &[File], from: &str, target: &str) -> String {
    text(files, from, &format!("See [[{target}]].\n"))
}

/// Where a Markdown link leads.
#[track_caller]
fn link(files: &[File], from: &str, target: &str) -> String {
    text(files, from, &format!("See [this]({target}).\n"))
}

/// Where a relation, one quoted text, leads.
#[track_caller]
fn relation(files: &[File], from: &str, target: &str) -> String {
    relations(files, from, &format!("relations: [\"{target}\"]"))
}

/// Where relations in front matter lead.
#[track_caller]
fn relations(files: &[File], from: &str, yaml: &str) -> String {
    text(files, from, &format!("---\n{yaml}\n---\n"))
}

/// All four ways to write a reference, with the steps that a path of its own takes.
#[track_caller]
fn all_four(files: &[File], from: &str, target: &str, expected: &str) {
    assert_eq!(relation(files, from, target), expected, "relation");
    assert_eq!(wiki(files, from, target), expected, "wikilink");
    assert_eq!(text(files, from, &format!("![[{target}]]\n")), expected, "embed");
    assert_eq!(link(files, from, &format!("<{target}>")), expected, "Markdown link");
}

mod what_a_target_loses {
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
}

mod the_whole_is_tried_before_it_is_cut {
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
}

mod what_is_left_empty_is_the_document_itself {
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
}

mod each_step {
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
        let links =
            format!("[1]({base}/x/big-b/) [2]({base}/x/big-b#part) [3]({base}/no/) [4](https://kb.example.com/x/)");
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
}

mod the_order_of_the_steps {
    use super::*;

    #[test]
    fn relative_before_root() {
        all_four(&[("x/t.md", ""), ("t.md", "")], "x/a.md", "t", "x/t.md by relative");
    }

    #[test]
    fn root_before_all_others() {
        let files =
            [("t.md", ""), ("z/b.md", "---\nid: t\n---\n"), ("z/c.md", "---\ntitle: t\n---\n"), ("x/y/t.md", "")];
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
}

mod markdown_links {
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
        let body =
            "[a](b.md \"title\") [b](<b.md>) [c][ref] [ref] ![i](b.md)\n\n[ref]: b.md\n\n<a href=\"b.md\">x</a>\n";
        assert_eq!(text(&[("b.md", "")], "a.md", body), ["b.md by relative"; 6].join("; "));
    }

    #[test]
    fn none_in_code_or_comments() {
        let body = "`[[b]]` and `[x](b.md)`\n\n```\n[[b]] [x](b.md)\n```\n\n%%[[b]]%%\n\n<!-- [[b]] [x](b.md) -->\n";
        assert_eq!(text(&[("b.md", "")], "a.md", body), "");
    }
}

mod spelling {
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
        assert!(help[0].contains("up\u{2011}sell.md") && help[1].contains("spaced .md"), "{help:?}");
    }
}

mod other_files_and_folders {
    use super::*;

    #[test]
    fn other_endings_are_looked_for_among_all_content_files() {
        all_four(&[("x/list.pdf", "")], "x/a.md", "list.pdf", "x/list.pdf by relative");
        all_four(&[("z/list.pdf", "")], "x/a.md", "z/list.pdf", "z/list.pdf by root");
        all_four(&[("z/deep/list.pdf", "")], "x/a.md", "list.pdf", "z/deep/list.pdf by suffix");
        all_four(&[("z/deep/list.pdf", "")], "x/a.md", "deep/LIST.pdf", "z/deep/list.pdf by suffix");
    }

    #[test]
    fn a_fragment_of_another_file_is_handed_on() {
        assert_eq!(link(&[("list.pdf", "")], "a.md", "list.pdf#page=3"), "list.pdf at page=3 by relative");
        assert_eq!(text(&[("list.pdf", "")], "a.md", "![[list.pdf#page=3]]"), "list.pdf at page=3 by relative");
    }

    #[test]
    fn a_folder_is_its_page() {
        for target in ["x", "x/", "/x", "/x/", "../z/../x"] {
            all_four(
                &[("x/index.md", "")],
                "z/a.md",
                target,
                if target.starts_with("..") { "x/index.md by relative" } else { "x/index.md by root" },
            );
        }
        all_four(&[("Ads/ads.md", "")], "a.md", "Ads/", "Ads/ads.md by relative");
        all_four(&[("x/index.md", ""), ("x/x.md", "")], "a.md", "x", "x/index.md by relative");
    }

    #[test]
    fn a_folder_without_a_page_of_its_own_is_its_list() {
        all_four(&[("x/b.md", "")], "a.md", "x/", "x/ by relative");
        all_four(&[("x/b.md", "")], "a.md", "x", "x/ by relative");
    }

    #[test]
    fn a_document_wins_over_a_folder_of_its_name() {
        all_four(&[("x.md", ""), ("x/index.md", "")], "a.md", "x", "x.md by relative");
        all_four(&[("x.md", ""), ("x/index.md", "")], "a.md", "x/", "x/index.md by relative");
    }

    #[test]
    fn the_own_folder_and_the_one_above() {
        all_four(&[("x/index.md", "")], "x/a.md", "./", "x/index.md by relative");
        all_four(&[("index.md", "")], "x/a.md", "..", "index.md by relative");
        all_four(&[("index.md", "")], "x/a.md", "/", "index.md by root");
    }

    #[test]
    fn nothing_outside_of_the_content_folder_is_found() {
        let site =
            site(&[("a.md", "[[../lyceum.yaml]] [x](../lyceum.yaml) [y](../secret.md) ![z](../../../etc/hostname)")]);
        assert_eq!(leads(&site.file("secret.md", ""), "a.md"), ["nothing"; 4]);
    }
}

mod several_hits {
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
}

mod external {
    use super::*;

    #[test]
    fn a_target_with_a_scheme_gives_no_edge() {
        let body = "[a](https://x.example/) [b](mailto:a@b.example) [c](tel:+1) <https://x.example> https://x.example ![i](https://x.example/i.png) [d](//x.example/y)";
        assert_eq!(text(&[], "a.md", body), "");
        assert_eq!(relations(&[], "a.md", "relations: [\"https://x.example/\", \"mailto:a@b.example\"]"), "");
    }

    #[test]
    fn a_colon_in_a_name_is_no_scheme() {
        let files = [("x/b.md", "---\ntitle: \"Note: one\"\n---\n")];
        assert_eq!(relation(&files, "a.md", "Note: one"), "x/b.md by name");
        assert_eq!(wiki(&files, "a.md", "Note: one"), "x/b.md by name");
        assert_eq!(wiki(&files, "a.md", "Note: two"), "nothing");
    }

    #[test]
    fn a_file_may_have_a_colon_in_its_name() {
        assert_eq!(wiki(&[("x/Note: one.md", "")], "a.md", "Note: one"), "x/Note: one.md by suffix");
    }
}

mod fragments {
    use super::*;

    const B: File = ("b.md", "# Top\n\n## What's new?\n\n### Costs\n\n## Plan\n\n### Costs\n\nA block. ^block-1\n");

    #[test]
    fn a_headings_id_or_its_text() {
        for target in ["b#whats-new", "b#What's new?", "b#what's NEW?"] {
            assert_eq!(wiki(&[B], "a.md", target), "b.md at whats-new by relative", "{target}");
            assert_eq!(relation(&[B], "a.md", target), "b.md at whats-new by relative", "{target}");
        }
        assert_eq!(link(&[B], "a.md", "b.md#whats-new"), "b.md at whats-new by relative");
        assert_eq!(link(&[B], "a.md", "b.md#What's%20new?"), "b.md at whats-new by relative");
    }

    #[test]
    fn ids_are_githubs() {
        let files = [("b.md", "# A & B: (c) `d`\n\n# Größe 日本\n\n# Same\n\n# Same\n\n# Under_score-d\n")];
        for id in ["a--b-c-d", "größe-日本", "same", "same-1", "under_score-d"] {
            assert_eq!(link(&files, "a.md", &format!("b.md#{id}")), format!("b.md at {id} by relative"));
            let report = site(&files)
                .file("content/a.md", &format!("[x](b.md#{id})"))
                .check_with(&["--select", "broken-anchor"]);
            assert_eq!(report.places(), [""; 0], "{id}");
        }
    }

    #[test]
    fn a_path_of_headings() {
        assert_eq!(wiki(&[B], "a.md", "b#Plan#Costs"), "b.md at costs-1 by relative");
        assert_eq!(wiki(&[B], "a.md", "b#What's new?#Costs"), "b.md at costs by relative");
        assert_eq!(wiki(&[B], "a.md", "b#Top#Plan#Costs"), "b.md at costs-1 by relative");
    }

    #[test]
    fn a_block() {
        assert_eq!(wiki(&[B], "a.md", "b#^block-1"), "b.md at ^block-1 by relative");
        assert_eq!(wiki(&[B], "a.md", "b^block-1"), "b.md at ^block-1 by relative");
        assert_eq!(link(&[B], "a.md", "b.md#^block-1"), "b.md at ^block-1 by relative");
    }

    #[test]
    fn a_name_with_a_caret_wins_over_a_block() {
        assert_eq!(wiki(&[B, ("b^block-1.md", "")], "a.md", "b^block-1"), "b^block-1.md by relative");
    }

    #[test]
    fn what_does_not_exist_is_reported_and_still_leads_to_the_document() {
        let site =
            site(&[B, ("a.md", "[[b#Nothing]] [[b#^none]] [x](b.md#nothing) [[b#Plan#What's new?]] [[#Nothing]]")]);
        let leads = leads(&site, "a.md");
        assert_eq!(leads.iter().filter(|to| to.starts_with("b.md at ")).count(), 4, "{leads:?}");
        let report = site.check_with(&["--select", "broken-anchor"]);
        assert_eq!(report.findings().len(), 5, "{:?}", report.places());
    }

    #[test]
    fn an_embeds_label_that_is_a_number_is_its_size() {
        let png: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x10\0\0\0\x08\x08\x06\0\0\0";
        let site = site(&[("a.md", "![[i.png|30]]\n\n![[i.png|300x200]]\n\n![[i.png|A label]]\n")])
            .bytes("content/i.png", png);
        let page = support::read(&site.build(&[]).join("a/index.html"));
        assert!(page.contains("width=\"30\""), "{page}");
        assert!(page.contains("width=\"300\"") && page.contains("height=\"200\""), "{page}");
        assert!(page.contains("alt=\"A label\""), "{page}");
    }
}

mod relations_in_every_shape {
    use super::*;

    const FILES: [File; 2] = [("b.md", ""), ("c.md", "")];

    /// The types and targets of the relations.
    #[track_caller]
    fn typed(yaml: &str) -> Vec<String> {
        let site = site(&FILES).file("content/a.md", &format!("---\n{yaml}\n---\n"));
        let graph = site.graph();
        let edges = graph["edges"].as_array().expect("a list of edges");
        let word = |value: &Value| value.as_str().unwrap_or("nothing").to_owned();
        edges
            .iter()
            .map(|edge| format!("{} {} {}", word(&edge["kind"]), word(&edge["type"]), word(&edge["to"])))
            .collect()
    }

    #[test]
    fn one_string() {
        assert_eq!(typed("relations: b"), ["relation related b.md"]);
        assert_eq!(typed("relations: b.md"), ["relation related b.md"]);
    }

    #[test]
    fn a_list_of_strings() {
        let both = ["relation related b.md", "relation related c.md"];
        assert_eq!(typed("relations: [b, c]"), both);
        assert_eq!(typed("relations:\n  - b\n  - c"), both);
        assert_eq!(typed("relations:\n- b\n- c"), both);
    }

    #[test]
    fn a_mapping_with_to_and_type() {
        assert_eq!(
            typed("relations:\n  - {to: b, type: prerequisite}\n  - to: c"),
            ["relation prerequisite b.md", "relation related c.md"]
        );
        assert_eq!(typed("relations: {to: b, type: part_of}"), ["relation part_of b.md"]);
    }

    #[test]
    fn a_mapping_of_a_type_to_a_target_or_a_list() {
        assert_eq!(
            typed("relations:\n  - prerequisite: b\n  - part_of: [b, c]"),
            ["relation prerequisite b.md", "relation part_of b.md", "relation part_of c.md"]
        );
        assert_eq!(
            typed("relations:\n  supersedes: b\n  related:\n    - c"),
            ["relation supersedes b.md", "relation related c.md"]
        );
    }

    #[test]
    fn a_markdown_link_is_read_as_its_path() {
        assert_eq!(typed("relations: [\"[The B](b.md)\"]"), ["relation related b.md"]);
        assert_eq!(
            typed("relations:\n  - \"[The B](./b.md)\"\n  - '[C](/c.md)'"),
            ["relation related b.md", "relation related c.md"]
        );
    }

    #[test]
    fn an_address_is_an_external_reference() {
        assert_eq!(typed("relations: [https://x.example/, \"[x](https://x.example/)\", b]"), ["relation related b.md"]);
    }

    #[test]
    fn unquoted_wikilinks() {
        assert_eq!(typed("relations: [[b]]"), ["relation related b.md"]);
        assert_eq!(typed("relations:\n  - [[b]]\n  - [[c|label]]"), ["relation related b.md", "relation related c.md"]);
        assert_eq!(
            typed("relations:\n  - [[b]] # why\n  - \"[[c]]\""),
            ["relation related b.md", "relation related c.md"]
        );
        assert_eq!(typed("prerequisites:\n  - [[b]]"), ["relation prerequisite b.md"]);
        assert_eq!(
            typed("relations:\n  - prerequisite: [[b]]\n  - {to: [[c]]}"),
            ["relation prerequisite b.md", "relation related c.md"]
        );
    }

    #[test]
    fn unquoted_wikilinks_with_what_yaml_reads_as_syntax() {
        let files = [("x/Plans, Prices.md", ""), ("x/Note: one.md", ""), ("x/C# & more.md", "")];
        let yaml = "relations:\n  - [[Plans, Prices]]\n  - [[Note: one]]\n  - [[C# & more]]";
        let expected = "x/Plans, Prices.md by suffix; x/Note: one.md by suffix; x/C# & more.md by suffix";
        assert_eq!(relations(&files, "a.md", yaml), expected);
    }

    #[test]
    fn quoted_wikilinks_side_by_side() {
        assert_eq!(typed("relations: \"[[b]], [[c]]\""), ["relation related b.md", "relation related c.md"]);
    }

    #[test]
    fn competencies_prerequisites_and_lessons_give_edges() {
        let kinds = typed("competencies: [b]\nprerequisites: c\nlessons:\n  - b");
        assert_eq!(kinds.len(), 3, "{kinds:?}");
        assert!(kinds.iter().all(|kind| kind.starts_with("relation ") && !kind.contains("related")), "{kinds:?}");
    }

    #[test]
    fn field_names_in_any_spelling() {
        assert_eq!(typed("Relations: [b]"), ["relation related b.md"]);
        assert_eq!(typed("PRE-REQUISITES: [b]"), ["relation prerequisite b.md"]);
    }

    #[test]
    fn a_default_of_the_configuration_is_a_relation_too() {
        let site = site(&[("b.md", ""), ("x/a.md", "")]).config("defaults:\n  \"x/**\":\n    relations: [b]\n");
        assert_eq!(leads(&site, "x/a.md"), ["b.md by root"]);
    }
}

mod the_graph {
    use super::*;

    #[test]
    fn has_every_key_and_null_is_never_absent() {
        let site = site(&[("a.md", "---\nid: 007\n---\n[[b]]\n"), ("b.md", "")]);
        let graph = site.graph();
        let keys = |value: &Value| value.as_object().expect("an object").keys().cloned().collect::<Vec<_>>();
        assert_eq!(keys(&graph), ["documents", "edges"]);
        assert_eq!(
            keys(&graph["documents"][0]),
            ["path", "id", "title", "url", "doc_type", "status", "security_level"]
        );
        let edge = ["from", "to", "target", "anchor", "kind", "type", "via", "ambiguous", "line", "column"];
        assert_eq!(keys(&graph["edges"][0]), edge);
        assert_eq!(graph["documents"][0]["id"], "007");
        assert_eq!(graph["documents"][0]["url"], "a/");
        assert_eq!(graph["documents"][1]["id"], Value::Null);
        assert_eq!(graph["documents"][1]["security_level"], "Internal");
        assert_eq!(graph["edges"][0]["anchor"], Value::Null);
        assert_eq!(graph["edges"][0]["type"], Value::Null);
        assert_eq!(graph["edges"][0]["target"], "b");
    }

    #[test]
    fn a_missing_target_is_null_with_null_via() {
        let graph = site(&[("a.md", "[[nothing]]")]).graph();
        assert_eq!(graph["edges"][0]["to"], Value::Null);
        assert_eq!(graph["edges"][0]["via"], Value::Null);
        assert_eq!(graph["edges"][0]["target"], "nothing");
    }

    #[test]
    fn inverses_are_not_listed() {
        let graph = site(&[("a.md", "---\nrelations: [b]\n---\n"), ("b.md", "")]).graph();
        assert_eq!(graph["edges"].as_array().map(Vec::len), Some(1));
    }

    #[test]
    fn places_count_characters_from_one_and_no_byte_order_mark() {
        let body = "\u{feff}---\r\ntitle: Ä\r\nrelations: [\"b\", 日本]\r\n---\r\nä\t[[b]] 🙂 [x](b.md)\r\n";
        let graph = site(&[("a.md", body), ("b.md", "")]).graph();
        let places: Vec<(u64, u64)> = graph["edges"]
            .as_array()
            .expect("edges")
            .iter()
            .map(|edge| (edge["line"].as_u64().unwrap_or(0), edge["column"].as_u64().unwrap_or(0)))
            .collect();
        assert_eq!(places, [(3, 13), (3, 18), (5, 5), (5, 15)]);
    }

    #[test]
    fn a_byte_order_mark_does_not_move_the_first_line() {
        let graph = site(&[("a.md", "\u{feff}[[b]]"), ("b.md", "")]).graph();
        assert_eq!((&graph["edges"][0]["line"], &graph["edges"][0]["column"]), (&Value::from(1), &Value::from(3)));
    }

    #[test]
    fn relations_stand_where_their_values_stand() {
        let yaml = "---\nrelations:\n  - to: \"b\"\n    type: x\n  - part_of: [b, 'b']\n  - >-\n    b\n---\n";
        let graph = site(&[("a.md", yaml), ("b.md", "")]).graph();
        let places: Vec<(u64, u64)> = graph["edges"]
            .as_array()
            .expect("edges")
            .iter()
            .map(|edge| (edge["line"].as_u64().unwrap_or(0), edge["column"].as_u64().unwrap_or(0)))
            .collect();
        assert_eq!(places, [(3, 9), (5, 15), (5, 18), (7, 5)]);
    }

    #[test]
    fn every_format_holds_every_document() {
        let site = site(&[("a.md", "---\ntitle: \"Q\\\"A <&>\"\n---\n[[b]]"), ("b.md", "---\ntitle: Bee\n---\n")]);
        for format in ["dot", "mermaid", "graphml"] {
            let run = site.run("graph", &["--format", format]).success();
            assert!(run.stdout.contains("Bee") && run.stdout.contains("link"), "{run}");
            assert!(!run.stdout.contains("Q\"A"), "a quote that ends the label\n{run}");
        }
    }
}

mod addresses {
    use super::*;

    /// The address of each document.
    fn urls(files: &[File]) -> Vec<String> {
        let graph = site(files).graph();
        let documents = graph["documents"].as_array().expect("documents").clone();
        let word = |value: &Value| value.as_str().unwrap_or("?").to_owned();
        documents.iter().map(|document| format!("{} {}", word(&document["path"]), word(&document["url"]))).collect()
    }

    #[test]
    fn are_lower_case_with_single_hyphens() {
        let files = [("GROWTH/Ads & Co/01_Big  Plan!.md", ""), ("Größe 日本.md", "")];
        assert_eq!(
            urls(&files),
            ["GROWTH/Ads & Co/01_Big  Plan!.md growth/ads-co/01-big-plan/", "Größe 日本.md größe-日本/"]
        );
    }

    #[test]
    fn of_nothing_are_a_hash() {
        let urls = urls(&[("&&&.md", ""), ("!.md", "")]);
        let slugs: Vec<&str> = urls.iter().filter_map(|url| url.split(' ').nth(1)).collect();
        assert_ne!(slugs[0], slugs[1]);
        assert!(slugs.iter().all(|slug| slug.len() > 4), "{slugs:?}");
    }

    #[test]
    fn of_folders_pages() {
        assert_eq!(urls(&[("GROWTH/Ads/Ads.md", "")]), ["GROWTH/Ads/Ads.md growth/ads/"]);
        assert_eq!(
            urls(&[("GROWTH/Ads/Ads.md", ""), ("GROWTH/Ads/index.md", "")]),
            ["GROWTH/Ads/Ads.md growth/ads/ads/", "GROWTH/Ads/index.md growth/ads/"]
        );
    }

    #[test]
    fn of_the_front_page() {
        assert_eq!(urls(&[("README.md", ""), ("index.md", "")]), ["README.md readme/", "index.md "]);
        assert_eq!(urls(&[("README.md", "")]), ["README.md "]);
    }

    #[test]
    fn permalink_overrides() {
        assert_eq!(urls(&[("x/b.md", "---\npermalink: /Guides/Start Here/\n---\n")]), ["x/b.md guides/start-here/"]);
    }

    #[test]
    fn claimed_twice_are_reported_and_none_overwrites_another() {
        let site = site(&[("a b.md", "first text"), ("a-b.md", "second text")]);
        let report = site.check_with(&["--select", "duplicate-route"]);
        assert_eq!(report.findings().len(), 2, "{:?}", report.places());
        let out = site.build(&[]);
        let all: Vec<u8> = support::tree(&out).into_values().flatten().collect();
        let all = String::from_utf8_lossy(&all);
        assert!(all.contains("first text") && all.contains("second text"));
    }
}
