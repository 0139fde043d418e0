//! What is not ours, and links.

use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};

use super::*;

#[test]
fn what_is_foreign_stays() {
    for way in WAYS {
        let place = Place::new(way);
        let outside = place.dir.path().join("own-outside");
        fs::create_dir_all(place.path("keep/deep/empty")).unwrap();
        fs::create_dir(&outside).unwrap();
        fs::write(outside.join("index.html"), "outside").unwrap();
        fs::write(place.path("CNAME"), "example.org").unwrap();
        fs::write(place.path("keep/note.txt"), "note").unwrap();
        symlink("../own-outside", place.path("link")).unwrap();
        symlink("nowhere", place.path("keep/broken")).unwrap();
        fs::set_permissions(place.path("keep/deep"), fs::Permissions::from_mode(0o750)).unwrap();
        let before = inode_and_time(&place.path("CNAME"));
        for text in ["one", "two"] {
            place.build(&[("index.html", text), ("keep/page.html", text)]).unwrap();
        }
        place.build(&[("index.html", "two")]).unwrap();
        let kept = ["keep/", "keep/broken -> nowhere", "keep/deep/", "keep/deep/empty/", "keep/note.txt = note"];
        let expected = [&["CNAME = example.org", "index.html = two"], &kept[..], &["link -> ../own-outside"]].concat();
        assert_eq!(place.tree(), expected, "{way:?}");
        assert_eq!(inode_and_time(&place.path("CNAME")), before);
        assert_eq!(fs::metadata(place.path("keep/deep")).unwrap().mode() & 0o777, 0o750);
        assert_eq!(fs::read_to_string(outside.join("index.html")).unwrap(), "outside");
    }
}

#[test]
fn a_foreign_file_is_never_overwritten() {
    type Plant = fn(&Path);
    let plants: [(&str, Plant); 5] = [
        ("a/index.html", |at| fs::write(at, "mine").unwrap()),
        ("a/index.html", |at| symlink("../elsewhere", at).unwrap()),
        ("a/index.html", |at| fs::create_dir(at).unwrap()),
        ("b", |at| fs::write(at, "mine").unwrap()),
        ("b", |at| symlink("a", at).unwrap()),
    ];
    for way in WAYS {
        for (path, plant) in plants {
            let place = Place::with(way, &[("a/old.html", "old")]);
            plant(&place.path(path));
            let before = place.tree();
            let error = place.build(&[("a/index.html", "page"), ("b/c.html", "page")]).unwrap_err().to_string();
            assert!(error.contains(path) && error.contains("move it away"), "{error}");
            assert_eq!((place.tree(), place.litter()), (before, vec![]), "{way:?} {path}");
        }
    }
}

#[test]
fn a_lost_list_is_made_up_for_by_equal_bytes() {
    for way in WAYS {
        let place = Place::with(way, &[("a/b.html", "x"), ("c.html", "x")]);
        fs::remove_file(place.path(MANIFEST)).unwrap();
        assert_eq!(place.build(&[("a/b.html", "x")]).unwrap().unchanged, 1);
        assert_eq!(place.build(&[]).unwrap().removed, 1);
        assert_eq!(place.tree(), ["c.html = x"], "what the new list did not hold is nobody's to remove; {way:?}");
    }
}

#[test]
fn own_files_are_not_written_or_removed_through_links() {
    for way in WAYS {
        let place = Place::with(way, &[("a.html", "old"), ("b/c.html", "old")]);
        let outside = place.dir.path().join("own-outside");
        fs::create_dir(&outside).unwrap();
        for name in ["a.html", "c.html"] {
            fs::write(outside.join(name), "outside").unwrap();
        }
        fs::remove_file(place.path("a.html")).unwrap();
        fs::remove_dir_all(place.path("b")).unwrap();
        symlink("../own-outside/a.html", place.path("a.html")).unwrap();
        symlink("../own-outside", place.path("b")).unwrap();
        let error = place.build(&[("a.html", "new"), ("b/c.html", "outside")]).unwrap_err().to_string();
        assert!(error.contains("public/b` was not made by lyceum"), "{error}");
        place.build(&[("a.html", "new")]).unwrap();
        assert_eq!(place.tree(), ["a.html = new", "b -> ../own-outside"], "{way:?}");
        for name in ["a.html", "c.html"] {
            assert_eq!(fs::read_to_string(outside.join(name)).unwrap(), "outside");
        }
    }
}

#[test]
fn an_output_that_is_a_link_stays_one() {
    let place = Place::with(Way::Exchange, &[("a.html", "old")]);
    let link = place.dir.path().join("own-link");
    symlink("public", &link).unwrap();
    let output = Output::begin(&link.join("")).unwrap();
    output.put(&page("b.html", "new")).unwrap();
    output.finish().unwrap();
    assert!(link.is_symlink());
    assert_eq!((place.tree(), place.litter()), (vec!["b.html = new".to_owned()], vec![]));
    symlink("nowhere", place.dir.path().join("own-broken")).unwrap();
    assert!(Output::begin(&place.dir.path().join("own-broken")).is_err());
    assert!(Output::begin(&place.path("b.html")).unwrap_err().to_string().contains("not a folder"));
}

#[test]
fn a_list_that_is_not_ours_is_left_alone() {
    let place = Place::new(Way::Exchange);
    fs::create_dir_all(place.path(MANIFEST)).unwrap();
    let error = place.begin().unwrap_err().to_string();
    assert!(error.contains("public/.lyceum` is no list of files"), "{error}");
    assert!(place.litter().is_empty());
}
