//! `lyceum eject`: copies of what ships.

use super::*;

#[test]
fn the_list_is_data() {
    let temp = tempfile::tempdir().unwrap();
    let run = done(temp.path(), &["eject"]);
    assert_eq!(run.said, "");
    let lines: Vec<&str> = run.data.lines().collect();
    assert!(lines.contains(&"templates/document.html") && lines.contains(&"theme/style.css"), "{lines:?}");
    assert!(lines.iter().all(|line| line.starts_with("templates/") || line.starts_with("theme/")), "{lines:?}");
}

#[test]
fn files_and_folders_are_copied_into_the_site_around() {
    let temp = with_site();
    let site = temp.path().join("site");
    done(&site.join("content/courses"), &["eject", "theme/style.css", "templates/partials/"]);
    assert_eq!(names(&site.join("theme")), ["style.css"]);
    assert!(names(&site.join("templates/partials")).len() > 1);
    assert!(!site.join("templates/document.html").exists());
    done(&site, &["build"]);
}

#[test]
fn a_changed_file_is_only_replaced_by_force() {
    let temp = with_site();
    let site = temp.path().join("site");
    fs::create_dir(site.join("theme")).unwrap();
    fs::write(site.join("theme/style.css"), "mine").unwrap();
    refused(&site, &["eject", "theme"], "--force");
    assert_eq!(names(&site.join("theme")), ["style.css"]);
    assert_eq!(fs::read_to_string(site.join("theme/style.css")).unwrap(), "mine");
    done(&site, &["eject", "theme", "--force"]);
    assert_ne!(fs::read_to_string(site.join("theme/style.css")).unwrap(), "mine");
}

#[test]
fn without_a_site_nothing_is_copied() {
    let temp = with_site();
    refused(temp.path(), &["eject", "theme"], "lyceum.yaml");
    done(temp.path(), &["eject", "theme/print.css", "--site", "site"]);
    assert_eq!(names(&temp.path().join("site/theme")), ["print.css"]);
    fs::create_dir(temp.path().join("plain")).unwrap();
    refused(temp.path(), &["eject", "theme", "--site", "plain"], "has no lyceum.yaml");
    assert_eq!(names(&temp.path().join("plain")).len(), 0);
}

#[test]
fn unknown_names_and_ways_out_are_refused() {
    let temp = with_site();
    let site = temp.path().join("site");
    refused(&site, &["eject", "templates/documnet.html"], "did you mean `templates/document.html`?");
    for path in ["../site", "/etc/passwd", "theme/../../x", ".", ""] {
        refused(&site, &["eject", "theme/style.css", path], "lyceum ships no file or folder");
    }
    assert!(!site.join("theme").exists());
}
