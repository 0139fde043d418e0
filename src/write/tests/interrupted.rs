//! Runs that fail, are killed, or meet.

use std::os::unix::fs::PermissionsExt;

use super::*;

#[test]
fn dropped_or_failed_the_old_site_stays() {
    for way in WAYS {
        let place = Place::with(way, &[("a.html", "old")]);
        let before = inode_and_time(&place.path("a.html"));
        let output = place.begin().unwrap();
        output.put(&page("a.html", "new")).unwrap();
        let error = output.put(&page(&"x".repeat(300), "long")).unwrap_err().to_string();
        assert!(error.starts_with("cannot write `") && error.contains("public/xxx"), "{error}");
        drop(output);
        assert_eq!((place.tree(), place.litter()), (vec!["a.html = old".to_owned()], vec![]));
        assert_eq!(inode_and_time(&place.path("a.html")), before);
    }
}

#[test]
fn two_builds_at_once_are_refused() {
    for way in WAYS {
        let place = Place::with(way, &[("a.html", "old")]);
        let first = place.begin().unwrap();
        first.put(&page("a.html", "first")).unwrap();
        let error = place.begin().unwrap_err().to_string();
        assert!(error.contains("another build is writing"), "{error}");
        first.finish_by(way == Way::Exchange, &|| Ok(())).unwrap();
        place.build(&[("a.html", "second")]).unwrap();
        assert_eq!((place.tree(), place.litter()), (vec!["a.html = second".to_owned()], vec![]));
    }
}

#[test]
fn what_a_killed_run_staged_is_cleared() {
    for way in WAYS {
        let place = Place::with(way, &[("a.html", "old")]);
        for work in [place.dir.path().join(".public.lyceum-build"), place.path(INSIDE)] {
            if way != Way::Inside || work.starts_with(place.out()) {
                fs::create_dir_all(work.join("new/sub")).unwrap();
                fs::write(work.join("new/sub/half.html"), "half").unwrap();
                fs::write(work.join("lock"), "").unwrap();
                fs::set_permissions(work.join("new/sub"), fs::Permissions::from_mode(0o500)).unwrap();
            }
        }
        place.build(&[("a.html", "new")]).unwrap();
        assert_eq!((place.tree(), place.litter()), (vec!["a.html = new".to_owned()], vec![]), "{way:?}");
    }
}

#[test]
fn a_run_killed_at_any_step_is_completed() {
    let old = [("a.html", "old"), ("same.html", "same"), ("gone/x.html", "x"), ("was/file.html", "x"), ("be", "x")];
    let new = [("a.html", "new"), ("same.html", "same"), ("more/x.html", "x"), ("was", "file"), ("be/folder", "x")];
    let expected =
        ["a.html = new", "be/", "be/folder = x", "mine.txt = mine", "more/", "more/x.html = x", "same.html = same"];
    for way in [Way::Files, Way::Inside] {
        let mut stops = 0;
        loop {
            let place = Place::with(way, &old);
            fs::write(place.path("mine.txt"), "mine").unwrap();
            let same = inode_and_time(&place.path("same.html"));
            if place.build_until(&new, stops).is_ok() {
                break;
            }
            // Whoever begins next completes it, even if killed again at once, and even if nothing is then written.
            drop(Output::begin(&place.out()).unwrap());
            let tree = place.tree();
            assert_eq!(tree, [&expected[..], &["was = file"]].concat(), "{way:?} stopped at {stops}");
            assert!(place.litter().is_empty());
            assert_eq!(inode_and_time(&place.path("same.html")), same);
            assert_eq!(place.build(&new).unwrap().unchanged, 5);
            stops += 1;
        }
        assert_eq!(stops, 3 + 5 + 2, "each removal, each move and the two steps of the list");
    }
}

#[test]
fn a_completion_can_be_stopped_and_completed_too() {
    let place = Place::with(Way::Files, &[("a.html", "old"), ("b.html", "old"), ("c.html", "old")]);
    place.build_until(&[("a.html", "new"), ("b.html", "new")], 2).unwrap_err();
    let work = place.dir.path().join(".public.lyceum-build");
    for _ in 0..3 {
        let stop = || Err(Error::new("stopped"));
        exchange::files(&work.join("new"), &work.join("journal"), &place.out(), &stop).unwrap_err();
    }
    drop(place.begin().unwrap());
    assert_eq!((place.tree(), place.litter()), (vec!["a.html = new".to_owned(), "b.html = new".to_owned()], vec![]));
}
