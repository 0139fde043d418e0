//! `lyceum new`: a new document.

use super::*;

const KINDS: [&str; 9] = ["reference", "index", "course", "module", "lesson", "path", "worksheet", "term", "sop"];

#[test]
fn every_kind_checks_clean_but_for_what_is_to_be_filled_in() {
    let temp = with_site();
    for kind in KINDS {
        done(temp.path(), &["new", kind, &format!("site/content/new/{kind}/a-{kind}")]);
    }
    clean_but_for_placeholders(&temp.path().join("site"));
    let lesson = fs::read_to_string(temp.path().join("site/content/new/lesson/a-lesson.md")).unwrap();
    for field in [
        "\nid: \"new/lesson/a-lesson\"\n",
        "\ndoc_type: Lesson\n",
        "\nduration: ",
        "\nobjectives:\n",
        "\nsecurity_level: Internal\n",
    ] {
        assert!(lesson.contains(field), "{field}: {lesson}");
    }
}

#[test]
fn a_lesson_knows_its_place() {
    let temp = with_site();
    let module = temp.path().join("site/content/courses/first-course/01-start");
    done(&module, &["new", "lesson", "03-tools", "--title", "Choosing tools"]);
    let text = fs::read_to_string(module.join("03-tools.md")).unwrap();
    assert!(text.contains("title: \"Choosing tools\"\nid: \"courses/first-course/01-start/03-tools\"\n"), "{text}");
    assert!(text.contains("\norder: 3\n") && text.contains("part_of: \"index.md\""), "{text}");
    assert!(text.contains("summary: \"One sentence about Choosing tools.\""), "{text}");
    clean_but_for_placeholders(&temp.path().join("site"));
}

#[test]
fn titles_of_every_script_are_kept() {
    let temp = with_site();
    let titles = [
        "AI: the \"book\"",
        "C:\\tools\\",
        "日本語の道具",
        "العربية: دليل",
        "हिन्दी",
        "naïve café — ‘quoted’",
        "😀 #1 [[x]] & <b>",
        "- no list",
        "'single'",
        "{a: b}",
        "no",
        "1.10",
        "two\nlines",
    ];
    for (n, title) in titles.iter().enumerate() {
        done(temp.path(), &["new", "reference", &format!("site/content/t/{n}.md"), &format!("--title={title}")]);
    }
    clean_but_for_placeholders(&temp.path().join("site"));
    let graph = done(temp.path(), &["graph", "site"]).data;
    for title in titles {
        let title = title.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', " ");
        assert!(graph.contains(&format!("\"title\": \"{title}\"")), "{title}: {graph}");
    }
}

#[test]
fn an_existing_document_is_left_alone() {
    let temp = with_site();
    let file = temp.path().join("site/content/index.md");
    let before = fs::read(&file).unwrap();
    for path in ["site/content/index.md", "site/content/index"] {
        refused(temp.path(), &["new", "reference", path], "is there already");
    }
    assert_eq!(fs::read(&file).unwrap(), before);
    refused(temp.path(), &["new", "course", "site/content/courses"], "is a folder");
    refused(temp.path(), &["new", "course", "site/content/more/"], "is a folder");
}

#[test]
fn what_would_not_be_in_the_site_is_refused() {
    let temp = with_site();
    for path in ["site/notes.md", "site/content/../notes.md", "site/content/x/../../../notes.md"] {
        refused(temp.path(), &["new", "reference", path], "");
    }
    refused(temp.path(), &["new", "reference", "site/notes.md"], "outside the content folder");
    refused(temp.path(), &["new", "reference", "site/content/.drafts/a.md"], "start with a dot");
    fs::write(temp.path().join("site/lyceum.yaml"), "ignore: [\"old/**\"]\n").unwrap();
    refused(temp.path(), &["new", "reference", "site/content/old/a.md"], "`ignore:`");
    refused(temp.path(), &["new", "reference", "site/content/a.md", "--title", " "], "--title is empty");
    assert_eq!(names(temp.path()), ["site"]);
    assert!(!temp.path().join("site/content/old").exists() && !temp.path().join("site/notes.md").exists());
}

#[cfg(unix)]
#[test]
fn links_do_not_lead_out_of_the_content() {
    let temp = with_site();
    let content = temp.path().join("site/content");
    std::os::unix::fs::symlink(temp.path(), content.join("out")).unwrap();
    std::os::unix::fs::symlink("nowhere.md", content.join("dead.md")).unwrap();
    refused(temp.path(), &["new", "reference", "site/content/out/a.md"], "outside the content folder");
    refused(temp.path(), &["new", "reference", "site/content/dead.md"], "is there already");
    assert_eq!(names(temp.path()), ["site"]);
}

#[test]
fn a_folder_without_configuration_is_a_site_too() {
    let temp = tempfile::tempdir().unwrap();
    done(temp.path(), &["new", "term", "words/first"]);
    assert!(fs::read_to_string(temp.path().join("words/first.md")).unwrap().contains("id: \"words/first\""));
    // A folder of its own, named as the site, makes the id short.
    done(temp.path(), &["new", "term", "words/second", "--site", "words"]);
    assert!(fs::read_to_string(temp.path().join("words/second.md")).unwrap().contains("id: \"second\""));
    // Inside git, the whole of it is the site.
    fs::create_dir(temp.path().join(".git")).unwrap();
    done(temp.path(), &["new", "term", "words/third"]);
    assert!(fs::read_to_string(temp.path().join("words/third.md")).unwrap().contains("id: \"words/third\""));
}

#[test]
fn configured_defaults_are_taken_over() {
    let temp = with_site();
    let config = "default_level: Public\ndefaults:\n  \"**\":\n    steward: \"Ada: L.\"\n  \"hr/**\":\n    security_level: Restricted\n";
    fs::write(temp.path().join("site/lyceum.yaml"), config).unwrap();
    done(temp.path(), &["new", "sop", "site/content/hr/a"]);
    done(temp.path(), &["new", "sop", "site/content/b"]);
    let text = |path: &str| fs::read_to_string(temp.path().join("site/content").join(path)).unwrap();
    assert!(text("hr/a.md").contains("steward: \"Ada: L.\"") && text("hr/a.md").contains("security_level: Restricted"));
    assert!(text("b.md").contains("security_level: Public"));
}
