//! Single cases of healing, each with the past that makes it hard.

use std::fs;

use crate::support::{TestSite, git, read, tree};

/// A document with complete front matter.
fn document(id: &str, relations: &[&str], body: &str) -> String {
    let relations: String = relations.iter().map(|entry| format!("  - {entry}\n")).collect();
    let relations = if relations.is_empty() { relations } else { format!("relations:\n{relations}") };
    let own: String =
        (0..8).map(|line| format!("Line {line} that only {id} has, {}.\n", id.repeat(line + 1))).collect();
    format!(
        "---\ntitle: \"The title of {id}\"\nid: \"FX/{id}\"\nstatus: Active\ndoc_type: Reference\nsummary: \"What {id} says.\"\nsteward: Test\nupdated: 2026-11-21\nsecurity_level: Public\n{relations}---\n\n{own}\n{body}\n"
    )
}

/// A repository whose commits are made by hand.
struct Story {
    site: TestSite,
    commits: usize,
}

impl Story {
    fn new() -> Self {
        let site = TestSite::plain().config("title: Case\ncontent: kb\nrules:\n  orphan-document: \"off\"\n");
        git::init(&site.path());
        Self { site, commits: 0 }
    }

    fn write(&self, path: &str, text: &str) -> &Self {
        crate::support::write(&self.site.at(&format!("kb/{path}")), text.as_bytes());
        self
    }

    fn rename(&self, from: &str, to: &str) -> &Self {
        let (from, to) = (self.site.at(&format!("kb/{from}")), self.site.at(&format!("kb/{to}")));
        fs::create_dir_all(to.parent().unwrap()).unwrap();
        fs::rename(from, to).unwrap();
        self
    }

    fn remove(&self, path: &str) -> &Self {
        fs::remove_file(self.site.at(&format!("kb/{path}"))).unwrap();
        self
    }

    fn commit(&mut self) -> &mut Self {
        self.commits += 1;
        git::commit(&self.site.path(), self.commits, "a step");
        self
    }

    fn fix(&self, arguments: &[&str]) -> crate::support::Run {
        self.site.run("fix", arguments).success()
    }

    fn text(&self, path: &str) -> String {
        read(&self.site.at(&format!("kb/{path}")))
    }
}

#[test]
fn a_chain_of_renames_is_followed_to_its_end() {
    let mut story = Story::new();
    story.write("a.md", &document("a", &["\"one.md\""], "")).write("one.md", &document("one", &[], ""));
    story.commit().rename("one.md", "two.md");
    story.commit().rename("two.md", "deep/three.md");
    story.commit().rename("deep/three.md", "four.md");
    story.commit().fix(&[]);
    assert!(story.text("a.md").contains("  - \"four.md\"\n"), "{}", story.text("a.md"));
}

#[test]
fn a_name_that_another_document_bears_now_is_left_alone() {
    let mut story = Story::new();
    story.write("a.md", &document("a", &["one.md"], "")).write("one.md", &document("one", &[], ""));
    story.commit().rename("one.md", "two.md");
    story.commit().write("one.md", &document("other", &[], ""));
    let before = story.text("a.md");
    story.commit().fix(&[]);
    assert_eq!(story.text("a.md"), before);
}

#[test]
fn of_two_documents_with_one_name_the_one_of_the_time_is_meant() {
    let mut story = Story::new();
    story.write("old.md", &document("old", &["one.md"], "")).write("one.md", &document("first", &[], ""));
    story.commit().rename("one.md", "first.md");
    story.commit().write("one.md", &document("second", &[], "")).write("new.md", &document("new", &["one.md"], ""));
    story.commit().rename("one.md", "second.md");
    story.commit().fix(&[]);
    assert!(story.text("old.md").contains("  - first.md\n"), "{}", story.text("old.md"));
    assert!(story.text("new.md").contains("  - second.md\n"), "{}", story.text("new.md"));
}

#[test]
fn a_reference_is_read_from_where_its_document_stood() {
    let mut story = Story::new();
    story
        .write("x/a.md", &document("a", &["../y/one.md"], "[b](../y/one.md)"))
        .write("y/one.md", &document("one", &[], ""));
    story.write("z/y/one.md", &document("other", &[], ""));
    story.commit().rename("x/a.md", "z/deep/down/a.md");
    story.commit().rename("y/one.md", "y/two.md");
    story.commit().fix(&[]);
    let text = story.text("z/deep/down/a.md");
    assert!(text.contains("  - ../../../y/two.md\n") && text.contains("[b](../../../y/two.md)"), "{text}");
}

#[test]
fn what_was_deleted_is_not_replaced_by_something_else() {
    let mut story = Story::new();
    story.write("a.md", &document("a", &["one.md"], "")).write("one.md", &document("one", &[], ""));
    story.commit().remove("one.md").write("brand-new.md", &document("entirely-different", &[], "Nothing in common."));
    let before = story.text("a.md");
    story.commit().fix(&[]);
    assert_eq!(story.text("a.md"), before);
    assert_eq!(story.site.check().places(), ["broken-relation a.md:11:5"]);
}

#[test]
fn a_file_name_counts_only_where_one_document_descends_from_it() {
    let mut story = Story::new();
    story.write("x/one.md", &document("first", &[], "")).write("y/one.md", &document("second", &[], ""));
    story.commit().rename("x/one.md", "x/first.md");
    story.commit().rename("y/one.md", "y/second.md");
    // The document is newer than both renames: its paths never led anywhere.
    story.commit().write("a.md", &document("a", &["one.md"], ""));
    let before = story.text("a.md");
    story.commit().fix(&[]);
    assert_eq!(story.text("a.md"), before);
    story.remove("y/second.md");
    story.commit().fix(&[]);
    assert!(story.text("a.md").contains("first.md"), "{}", story.text("a.md"));
}

#[test]
fn folders_and_pictures_are_followed_as_documents_are() {
    let mut story = Story::new();
    let body = "See [the guides](guides/) and [[guides/one]].\n\n![A picture](media/plan.png)\n\n![[plan.png]]";
    story.write("a.md", &document("a", &[], body)).write("guides/index.md", &document("guides", &[], ""));
    story.write("guides/one.md", &document("one", &[], "")).write("media/plan.png", "\u{89}PNG not really a picture");
    story.commit().rename("guides", "manuals").rename("media/plan.png", "pictures/blueprint.png");
    story.commit().fix(&[]);
    let text = story.text("a.md");
    assert!(text.contains("[the guides](manuals/)") && text.contains("[[manuals/one]]"), "{text}");
    assert!(text.contains("![A picture](pictures/blueprint.png)") && text.contains("![[blueprint.png]]"), "{text}");
}

#[test]
fn a_rename_on_a_branch_that_was_merged_counts() {
    let mut story = Story::new();
    let folder = story.site.path();
    story.write("a.md", &document("a", &["one.md"], "")).write("one.md", &document("one", &[], ""));
    story.commit();
    git::git(&folder, &["checkout", "--quiet", "-b", "side"]);
    story.rename("one.md", "two.md");
    story.commit();
    git::git(&folder, &["checkout", "--quiet", "main"]);
    story.write("b.md", &document("b", &["one.md"], ""));
    story.commit();
    git::git(&folder, &["merge", "--quiet", "--no-edit", "side"]);
    story.fix(&[]);
    assert!(story.text("a.md").contains("  - two.md\n"), "{}", story.text("a.md"));
    assert!(story.text("b.md").contains("  - two.md\n"), "{}", story.text("b.md"));
}

#[test]
fn a_link_whose_heading_is_gone_is_no_reason_to_leave_the_others() {
    let mut story = Story::new();
    story.write("a.md", &document("a", &["one.md"], "[x](one.md#gone) and [y](one.md)"));
    story.write("one.md", &document("one", &[], ""));
    story.commit().rename("one.md", "two.md");
    story.commit().fix(&[]);
    let text = story.text("a.md");
    assert!(text.contains("  - two.md\n") && text.contains("[y](two.md)"), "{text}");
    assert!(text.contains("[x](one.md#gone)"), "one finding would make way for another: {text}");
}

#[test]
fn documents_with_uncommitted_changes_are_left_alone_until_told() {
    let mut story = Story::new();
    story.write("a.md", &document("a", &["one.md"], "")).write("b.md", &document("b", &["one.md"], ""));
    story.write("one.md", &document("one", &[], ""));
    story.commit().rename("one.md", "two.md");
    story.commit().write("a.md", &document("a", &["one.md"], "A sentence in the making."));
    let run = story.fix(&[]);
    assert!(run.stderr.contains("a.md") && run.stderr.contains("--allow-dirty"), "{run}");
    assert!(story.text("a.md").contains("  - one.md\n") && story.text("b.md").contains("  - two.md\n"));
    let before = story.text("a.md");
    story.fix(&["--allow-dirty"]);
    assert!(story.text("a.md").contains("  - two.md\n"));
    assert_eq!(read(&story.site.at(".lyceum/undo/1/a.md")), before, "the original is kept");
}

#[test]
fn outside_of_git_the_originals_are_kept() {
    let text = document("a", &["b", "b"], "");
    let site = TestSite::new().file("content/a.md", &text).file("content/b.md", &document("b", &["a"], ""));
    let run = site.run("fix", &["--select", "duplicate-relation"]).success();
    assert!(run.stderr.contains(".lyceum/undo/1"), "{run}");
    assert_ne!(read(&site.at("content/a.md")), text);
    assert_eq!(read(&site.at(".lyceum/undo/1/a.md")), text);
}

#[test]
fn looking_changes_nothing_and_the_diff_can_be_applied() {
    let mut story = Story::new();
    story
        .write("a b.md", &document("a", &["'one.md' # why"], "[x](one.md)"))
        .write("one.md", &document("one", &[], ""));
    story.commit().rename("one.md", "two.md");
    story.commit();
    let before = tree(&story.site.at("kb"));
    let run = story.site.run("fix", &["--check"]).ends_with(1);
    assert!(run.stderr.contains("would mend"), "{run}");
    let json: serde_json::Value = serde_json::from_str(&story.fix(&["--dry-run", "--format", "json"]).stdout).unwrap();
    assert_eq!(json["files"][0]["path"], "a b.md");
    assert_eq!(json["files"][0]["edits"][0]["text"], "two");
    assert_eq!(json["fixes"][0]["safe"], true);
    let diff = story.fix(&["--dry-run"]).stdout;
    assert_eq!(tree(&story.site.at("kb")), before, "--dry-run wrote something");
    let patch = story.site.beside("fix.patch");
    fs::write(&patch, diff).unwrap();
    git::git(&story.site.path(), &["apply", patch.to_str().unwrap()]);
    let applied = tree(&story.site.at("kb"));
    git::git(&story.site.path(), &["checkout", "--quiet", "."]);
    story.fix(&[]);
    assert_eq!(tree(&story.site.at("kb")), applied);
    story.site.run("fix", &["--check", "--allow-dirty"]).success();
}

#[test]
fn a_shallow_clone_says_that_it_cannot_know() {
    let mut story = Story::new();
    story.write("a.md", &document("a", &["one.md"], "")).write("one.md", &document("one", &[], ""));
    story.commit().rename("one.md", "two.md");
    story.commit();
    let clone = story.site.beside("clone");
    let from = format!("file://{}", story.site.path().display());
    git::git(&story.site.path(), &["clone", "--quiet", "--depth", "1", &from, clone.to_str().unwrap()]);
    let run = crate::support::lyceum(&["fix", clone.to_str().unwrap()], &clone).success();
    assert!(run.stderr.contains("shallow") && run.stderr.contains("nothing to mend"), "{run}");
}

#[test]
fn names_in_another_unicode_form_are_followed() {
    let mut story = Story::new();
    story.write("a.md", &document("a", &["\"Müller.md\""], "")).write("Mu\u{308}ller.md", &document("one", &[], ""));
    story.commit().rename("Mu\u{308}ller.md", "Scho\u{308}n.md");
    story.commit().fix(&[]);
    assert!(story.text("a.md").contains("  - \"Schön.md\"\n"), "{}", story.text("a.md"));
}

#[test]
fn relations_that_come_to_mean_one_document_become_one() {
    let mut story = Story::new();
    let relations = ["one.md", "\"one.md\" # again", "sub/../one.md", "other.md", "{to: one.md, type: part_of}"];
    story.write("a.md", &document("a", &relations, ""));
    story.write("b.md", &document("b", &["two.md", "one.md"], ""));
    story.write("one.md", &document("one", &[], "")).write("other.md", &document("other", &[], ""));
    story.commit().rename("one.md", "two.md");
    story.commit().fix(&["--ignore", "self-relation"]);
    let relations = "relations:\n  - two.md\n  - other.md\n  - {to: two.md, type: part_of}\n---";
    assert!(story.text("a.md").contains(relations), "{}", story.text("a.md"));
    assert!(story.text("b.md").contains("relations:\n  - two.md\n---"), "{}", story.text("b.md"));
    assert_eq!(story.fix(&[]).stderr, "nothing to mend\n");
}

#[test]
fn where_only_the_referring_document_moved_the_help_says_so() {
    let mut story = Story::new();
    story.write("in/a.md", &document("a", &["./one.md"], "")).write("in/one.md", &document("one", &[], ""));
    story.commit().rename("in/a.md", "out/deep/a.md");
    story.commit();
    let said = story.site.run("check", &[] as &[&str]).stdout;
    assert!(said.contains("it led to `in/one.md` from where this document was before"), "{said}");
    story.fix(&[]);
    assert!(story.text("out/deep/a.md").contains("  - ../../in/one.md\n"), "{}", story.text("out/deep/a.md"));
}

#[test]
fn another_document_in_the_place_of_a_deleted_one_is_no_rename() {
    // Two documents of one template are alike, and git takes one for the other.
    let text = |id: &str, title: &str| document(id, &[], "").replace(&format!("The title of {id}"), title);
    let berlin = text("same-words", "Berlin");
    let tokyo = berlin.replace("FX/same-words", "FX/other").replace("Berlin", "Tokyo");
    let mut story = Story::new();
    story.write("a.md", &document("a", &["Berlin.md"], "")).write("Berlin.md", &berlin);
    story.write("empty.md", "").write("b.md", &document("b", &[], "See [it](empty.md)."));
    story.commit().remove("Berlin.md").write("Tokyo.md", &tokyo);
    story.remove("empty.md").write("also-empty.md", "");
    let before = (story.text("a.md"), story.text("b.md"));
    story.commit().fix(&[]);
    assert_eq!((story.text("a.md"), story.text("b.md")), before);
    let said = story.site.run("check", &["--color", "never"]).stdout;
    assert!(said.contains("if that is the same document"), "{said}");
    // The document itself, wherever it is, is told by its id.
    story.write("Capital.md", &berlin.replace("Line", "Row").replace("that only", "which just"));
    story.commit().fix(&[]);
    assert!(story.text("a.md").contains("  - Capital.md\n"), "{}", story.text("a.md"));
}

#[test]
fn what_led_to_a_deleted_document_is_not_led_to_its_namesake() {
    let mut story = Story::new();
    story.write("x/f.md", &document("one", &[], "")).write("z/f.md", &document("two", &[], ""));
    story.commit().rename("z/f.md", "z/c.md");
    story.commit().write("a.md", &document("a", &["\"[[f]]\""], "See [[f]]."));
    story.commit().remove("x/f.md");
    let before = story.text("a.md");
    story.commit().fix(&[]);
    assert_eq!(story.text("a.md"), before);
}

#[test]
fn a_document_that_took_the_place_of_another_in_one_commit_is_not_taken_for_it() {
    let mut story = Story::new();
    story.write("a.md", &document("a", &["one.md"], "")).write("one.md", &document("one", &[], ""));
    story.write("two.md", &document("two", &[], ""));
    // `one.md` becomes `three.md` and `two.md` becomes `one.md`: git shows a changed `one.md` at best.
    story.commit().rename("one.md", "three.md").rename("two.md", "one.md");
    story.commit().rename("one.md", "four.md");
    let before = story.text("a.md");
    story.commit().fix(&[]);
    assert!(!story.text("a.md").contains("four.md"), "{}", story.text("a.md"));
    assert!(story.text("a.md") == before || story.text("a.md").contains("three.md"));
}

#[test]
fn a_relation_to_itself_that_may_have_meant_another_wants_a_look() {
    let mut story = Story::new();
    story.write("a.md", &document("a", &["one.md"], "")).write("one.md", &document("one", &[], ""));
    story.commit().rename("one.md", "two.md");
    story.commit().rename("a.md", "one.md");
    let before = story.commit().text("one.md");
    story.fix(&[]);
    assert_eq!(story.text("one.md"), before);
}

#[test]
fn a_word_in_a_sentence_is_no_reference() {
    let mut story = Story::new();
    // The word stood in the text while one file was called so, the reference while another was.
    story.write("in/a.md", &document("a", &[], "A plan is a plan.")).write("in/plan.md", &document("one", &[], ""));
    story.write("other.md", &document("two", &[], ""));
    story.commit().rename("in/plan.md", "in/first.md");
    story.commit().rename("other.md", "in/plan.md");
    story.write("in/a.md", &document("a", &[], "A plan is a plan: [[plan]]."));
    story.commit().rename("in/plan.md", "in/second.md");
    story.commit().fix(&[]);
    assert!(story.text("in/a.md").contains("[[second]]"), "{}", story.text("in/a.md"));
}

#[test]
fn places_from_before_the_reference_was_written_do_not_count() {
    // It was written where the document stands now, not in its former folder.
    let mut story = Story::new();
    story.write("c.md", &document("one", &[], "")).write("w/c.md", &document("two", &[], ""));
    story.write("w/g.md", &document("g", &[], ""));
    story.commit().rename("w/g.md", "z/e.md");
    story.commit().write("z/e.md", &document("g", &[], "See [[c]]."));
    story.commit().rename("c.md", "z/g.md").rename("w/c.md", "w/q.md");
    story.commit().fix(&[]);
    assert!(story.text("z/e.md").contains("[[g]]"), "{}", story.text("z/e.md"));
    // What lay beside it was deleted before.
    let mut story = Story::new();
    story.write("f.md", &document("one", &[], "")).write("w/f.md", &document("two", &[], ""));
    story.write("w/g.md", &document("g", &[], ""));
    story.commit().remove("w/f.md");
    story.commit().write("w/g.md", &document("g", &["f.md"], "See [[f]]."));
    story.commit().rename("f.md", "z.md");
    story.commit().fix(&[]);
    let text = story.text("w/g.md");
    assert!(text.contains("[[z]]") && !text.contains("f.md"), "{text}");
}

#[test]
fn a_certain_relation_does_not_make_way_for_a_guess() {
    let mut story = Story::new();
    // By its name alone the first may also have meant the file that is gone; the path of the second says it all.
    story.write("a.md", &document("a", &["\"[[f]]\"", "z/f.md"], "")).write("z/f.md", &document("one", &[], ""));
    story.write("x/f.md", &document("two", &[], ""));
    story.commit().rename("z/f.md", "z/c.md").remove("x/f.md");
    story.commit().fix(&[]);
    let text = story.text("a.md");
    assert!(text.contains("  - z/c.md\n") && text.contains("[[f]]"), "{text}");
}
