//! `lyceum init`: a new site.

use super::*;

#[test]
fn a_new_site_checks_clean_and_builds() {
    let temp = tempfile::tempdir().unwrap();
    let said = done(temp.path(), &["init", "a/my notes"]).said;
    assert!(said.contains("lyceum build 'a/my notes'") && said.contains("lyceum serve 'a/my notes'"), "{said}");
    let site = temp.path().join("a/my notes");
    assert_eq!(names(&temp.path().join("a")), ["my notes"]);
    assert_eq!(
        names(&site),
        [".github", ".gitignore", ".gitlab-ci.yml", ".pre-commit-config.yaml", "content", "lyceum.yaml"]
    );
    clean(&site);
    done(temp.path(), &["build", "--strict", "a/my notes"]);
    let page = fs::read_to_string(site.join("public/courses/first-course/01-start/01-welcome/index.html")).unwrap();
    assert!(page.contains("Two parts of a document"));
    assert!(fs::read_to_string(site.join("public/index.html")).unwrap().contains("My notes"));
}

#[test]
fn the_folder_one_stands_in_can_be_filled() {
    let temp = tempfile::tempdir().unwrap();
    fs::create_dir(temp.path().join(".git")).unwrap();
    done(temp.path(), &["init", "."]);
    clean(temp.path());
}

#[test]
fn folders_of_any_name_give_a_site() {
    for name in ["日本語", "007", "no", "it's \"quoted\": yes", "-", "Über uns", "😀"] {
        let temp = tempfile::tempdir().unwrap();
        done(temp.path(), &["init", "--", name]);
        clean(&temp.path().join(name));
    }
}

#[test]
fn a_folder_that_is_not_empty_is_left_alone() {
    let temp = tempfile::tempdir().unwrap();
    fs::write(temp.path().join("mine.txt"), "mine").unwrap();
    refused(temp.path(), &["init", "."], "is not empty (it holds `mine.txt`)");
    refused(temp.path(), &["init", "mine.txt"], "mine.txt");
    refused(temp.path(), &["init", "mine.txt/site"], "mine.txt");
    assert_eq!(names(temp.path()), ["mine.txt"]);
}

#[test]
fn quiet_is_quiet() {
    let temp = tempfile::tempdir().unwrap();
    let run = done(temp.path(), &["init", "x", "--quiet"]);
    assert_eq!(run.said + &run.data, "");
}
