//! One fault of a course is one finding: which of two rules speaks, and which does when the other is off.

use super::*;

fn document(id: &str, kind: &str, fields: &str) -> String {
    format!(
        "---\ntitle: The title of {id}\nid: {id}\nstatus: Active\ndoc_type: {kind}\nsummary: What {id} says.\nsteward: Ada\n\
         updated: 2026-11-28\nsecurity_level: Public\n{fields}---\n\nText.\n"
    )
}

/// A course with a lesson that has some fields.
fn course(config: &str, lesson: &str) -> TestSite {
    TestSite::new()
        .config(&format!("title: x\n{config}"))
        .file("content/c/index.md", &document("A-1", "Course", "objectives: [Do it]\n"))
        .file("content/c/lesson.md", &document("A-2", "Lesson", lesson))
        .file("content/index.md", &format!("{}\n[[c/lesson]]\n", document("A-3", "Reference", "")))
}

#[test]
fn a_duration_that_the_schema_asks_for_is_a_missing_field() {
    let asked = r#"{"if": {"properties": {"doc_type": {"const": "Lesson"}}, "required": ["doc_type"]}, "then": {"required": ["duration"]}}"#;
    let lesson = "objectives: [Do it]\n";
    for (schema, rule) in [("{}", "missing-duration"), (asked, "missing-field")] {
        let site = course("schema: s.json\nschema_mode: extend\n", lesson).file("s.json", schema);
        assert_eq!(site.check().places(), [format!("{rule} c/lesson.md:1:1")]);
    }
    let site =
        course("schema: s.json\nschema_mode: extend\nrules: {missing-field: \"off\"}\n", lesson).file("s.json", asked);
    assert_eq!(site.check().places(), ["missing-duration c/lesson.md:1:1"]);
}

#[test]
fn an_empty_or_misspelt_field_is_reported_as_that() {
    let places = |config: &str, fields: &str| course(config, fields).check().places();
    assert_eq!(places("", "objectives: [Do it]\nduration:\n"), ["empty-field c/lesson.md:11:1"]);
    assert_eq!(places("", "duration: 5\nobjectivs: [Do it]\n"), ["misspelt-field c/lesson.md:11:1"]);
    assert_eq!(places("", "objectives: [Do it]\nduration: soon\n"), ["invalid-value c/lesson.md:11:11"]);
    assert_eq!(
        places("rules: {empty-field: \"off\"}\n", "objectives: [Do it]\nduration:\n"),
        ["missing-duration c/lesson.md:11:1"]
    );
    assert_eq!(places("", "objectives: [Do it]\nduration:\nallow: [empty-field]\n"), [""; 0]);
}

#[test]
fn a_lesson_of_a_path_is_reported_once() {
    let path = |config: &str, fields: &str| {
        let fields = format!("lessons: [c/lesson.md, c/nowhere.md, c]\n{fields}role: Buyer\n");
        let lesson = "objectives: [Do it]\nduration: 5\n";
        let site = course(config, lesson).file("content/c/path/index.md", &document("A-4", "Path", &fields));
        site.check().places()
    };
    let own = ["path-to-missing-lesson c/path/index.md:10:24", "path-to-missing-lesson c/path/index.md:10:38"];
    assert_eq!(path("", ""), own);
    assert_eq!(path("rules: {path-to-missing-lesson: \"off\"}\n", ""), ["broken-relation c/path/index.md:10:24"]);
    assert_eq!(path("", "allow: [path-to-missing-lesson]\n"), [""; 0], "what is waived is no other rule's");
}

#[test]
fn a_relation_to_no_module_is_reported_once() {
    let lesson = "objectives: [Do it]\nduration: 5\nrelations: [{part_of: nowhere}]\n";
    let site = |config: &str| {
        let site = TestSite::new().config(&format!("title: x\n{config}"));
        let site = site.file("content/c/index.md", &document("A-1", "Course", "objectives: [Do it]\n"));
        site.file("content/index.md", &document("A-2", "Lesson", lesson))
    };
    assert_eq!(site("").check().places(), ["broken-relation index.md:12:23"]);
    let places = site("rules: {broken-relation: \"off\"}\n").check().places();
    assert_eq!(places, ["lesson-without-module index.md:5:11"]);
}

#[test]
fn a_ring_of_lessons_has_no_order() {
    let lesson = "objectives: [Do it]\nduration: 5\n";
    let site = course("", &format!("{lesson}prerequisites: [c/other.md]\n"))
        .file("content/c/other.md", &document("A-5", "Lesson", &format!("{lesson}prerequisites: [c/lesson.md] # !\n")));
    let site = site.file("content/see.md", &format!("{}\n[[c/other]] [[see]]\n", document("A-6", "Reference", "")));
    let places = site.check_with(&["--ignore", "orphan-document"]).places();
    assert_eq!(places, ["relation-cycle c/lesson.md:12:17"]);
}
