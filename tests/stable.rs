//! The same input gives the same bytes: twice, at any number of threads, and after any edits into the same folder. What
//! did not change keeps its time, and what Lyceum did not make stays as it is.

mod support;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::time::{Duration, SystemTime};

use support::{TestSite, difference, fixture, read, tree, write};

fn vault() -> TestSite {
    tree(&fixture("vault")).iter().fold(TestSite::plain(), |site, (path, bytes)| site.bytes(path, bytes))
}

fn build(site: &TestSite, name: &str, arguments: &[&str]) -> BTreeMap<String, Vec<u8>> {
    let out = site.beside(name);
    site.build_into(&out, arguments);
    tree(&out)
}

fn times(folder: &Path) -> BTreeMap<String, SystemTime> {
    let time = |path: &String| fs::metadata(folder.join(path)).and_then(|data| data.modified()).expect("a time");
    tree(folder).into_keys().map(|path| (path.clone(), time(&path))).collect()
}

#[test]
fn two_builds_give_equal_bytes() {
    let site = vault();
    let arguments = ["--base-url", "https://kb.example.com"];
    assert_eq!(difference(&build(&site, "one", &arguments), &build(&site, "two", &arguments)), "");
}

#[test]
fn so_does_another_folder_on_another_day() {
    let arguments = ["--base-url", "https://kb.example.com", "--audience", "Internal"];
    let (one, two) = (TestSite::new(), TestSite::new());
    let fill = |site: TestSite| {
        tree(&fixture("vault")).iter().fold(site, |site, (path, bytes)| site.bytes(&format!("content/{path}"), bytes))
    };
    let (one, two) = (fill(one), fill(two));
    let old = SystemTime::now() - Duration::from_secs(400 * 24 * 3600);
    for path in tree(&two.path()).keys() {
        fs::File::options()
            .write(true)
            .open(two.at(path))
            .and_then(|file| file.set_modified(old))
            .expect("a time is set");
    }
    assert_eq!(difference(&build(&one, "out", &arguments), &build(&two, "out", &arguments)), "");
}

#[test]
fn one_thread_or_four_give_equal_bytes() {
    let site = vault();
    assert_eq!(difference(&build(&site, "one", &["--threads", "1"]), &build(&site, "four", &["--threads", "4"])), "");
    let report = |threads: &str| site.run("check", &["--threads", threads]).stdout;
    assert_eq!(report("1"), report("4"));
    let graph = |threads: &str| site.run("graph", &["--threads", threads]).stdout;
    assert_eq!(graph("1"), graph("4"));
}

#[test]
fn an_unchanged_rebuild_keeps_every_time() {
    let site = vault();
    let out = site.build(&[]);
    let before = times(&out);
    std::thread::sleep(Duration::from_millis(30));
    let run = site.run("build", &["--out", out.to_str().expect("UTF-8")]).success();
    let after = times(&out);
    let touched: Vec<&String> =
        before.iter().filter(|(path, time)| after.get(*path) != Some(time)).map(|(path, _)| path).collect();
    assert!(touched.is_empty() && before.len() == after.len(), "touched: {touched:?}");
    assert!(run.stderr.contains(" 0 written") && run.stderr.contains(" 0 removed"), "{run}");
}

#[test]
fn an_edit_keeps_the_times_of_all_other_pages() {
    let site = TestSite::new().file("content/a.md", "one").file("content/b/c.md", "two").file("content/d.md", "three");
    let out = site.build(&[]);
    let before = times(&out);
    std::thread::sleep(Duration::from_millis(30));
    let site = site.file("content/b/c.md", "two, and more words");
    site.build(&[]);
    let after = times(&out);
    assert_ne!(before["b/c/index.html"], after["b/c/index.html"]);
    for path in ["a/index.html", "d/index.html", "404.html"] {
        assert_eq!(before[path], after[path], "{path}");
    }
}

#[test]
fn what_somebody_damaged_is_mended() {
    let site = vault();
    let out = site.build(&[]);
    let good = tree(&out);
    fs::write(out.join("index.html"), "damaged").expect("a file is written");
    fs::remove_file(out.join("404.html")).expect("a file is removed");
    fs::remove_dir_all(out.join("browse")).expect("a folder is removed");
    assert_eq!(difference(&good, &build(&site, "out", &[])), "");
}

#[test]
fn foreign_files_survive() {
    let site =
        TestSite::new().file("content/a.md", "text").file("content/b/c.md", "text").file("content/b/d.md", "text");
    let out = site.build(&[]);
    let foreign = ["CNAME", ".git/config", "a/mine.txt", "b/c/deep/mine.txt", "own/index.html", ".well-known/x"];
    for path in foreign {
        write(&out.join(path), b"mine");
    }
    fs::remove_file(site.at("content/a.md")).expect("a document is removed");
    fs::remove_dir_all(site.at("content/b")).expect("a folder is removed");
    let site = site.file("content/e.md", "text");
    site.build(&[]);
    let files = tree(&out);
    for path in foreign {
        assert_eq!(files.get(path).map(Vec::as_slice), Some(&b"mine"[..]), "{path}");
    }
    assert!(
        !files.contains_key("a/index.html")
            && !files.contains_key("b/c/index.html")
            && files.contains_key("e/index.html")
    );
    assert!(!out.join("b/d").exists(), "an empty folder is left");
}

#[test]
fn a_new_page_never_overwrites_a_foreign_file() {
    let site = TestSite::new().file("content/a.md", "text");
    let out = site.build(&[]);
    write(&out.join("new/index.html"), b"mine");
    let site = site.file("content/new.md", "text");
    site.run("build", &["--out", out.to_str().expect("UTF-8")]).ends_with(2);
    assert_eq!(read(&out.join("new/index.html")), "mine");
    assert!(out.join("a/index.html").is_file(), "the last good site is left");
}

/// Numbers that look random and are the same each time.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % sides
    }
}

const NAMES: [&str; 12] =
    ["a", "b", "b b", "b-b", "index", "x/index", "x/x", "x/a", "x/y/a", "x.md/z", "Größe", "README"];
const LEVELS: [&str; 5] = ["Public", "Internal", "Confidential", "Restricted", "nonsense"];

/// A document about others: what changes in one shows on the pages of the rest.
fn document(dice: &mut Dice) -> String {
    let name = |dice: &mut Dice| NAMES[dice.roll(NAMES.len())];
    format!(
        "---\ntitle: T{}\nsecurity_level: {}\ntags: [t{}, t{}]\nsteward: S{}\nupdated: 2026-0{}-01\nrelations: [\"{}\", {{to: \"{}\", type: part_of}}]\n{}---\n\n# H{}\n\n[[{}]] ![[{}]] [x]({}.md) ![i](p{}.png)\n",
        dice.roll(30),
        LEVELS[dice.roll(5)],
        dice.roll(4),
        dice.roll(4),
        dice.roll(3),
        dice.roll(9) + 1,
        name(dice),
        name(dice),
        ["", "draft: true\n", "permalink: /p/\n", "redirect_from: /old/\n", "order: 1\n"][dice.roll(5)],
        dice.roll(3),
        name(dice),
        name(dice),
        name(dice).replace(' ', "%20"),
        dice.roll(3)
    )
}

/// Changes the site in one way; says how.
fn edit(site: &TestSite, dice: &mut Dice) -> String {
    let path = |name: &str| site.at(&format!("content/{name}.md"));
    let (one, other) = (NAMES[dice.roll(NAMES.len())], NAMES[dice.roll(NAMES.len())]);
    let remove = |path: &Path| {
        let _ = fs::remove_file(path);
    };
    match dice.roll(5) {
        0 => {
            remove(&path(one));
            format!("remove {one}")
        }
        1 if path(one).is_file() && one != other => {
            let bytes = fs::read(path(one)).expect("the document can be read");
            remove(&path(one));
            write(&path(other), &bytes);
            format!("move {one} to {other}")
        }
        2 => {
            let picture = site.at(&format!("content/p{}.png", dice.roll(3)));
            if dice.roll(2) == 0 {
                remove(&picture)
            } else {
                write(&picture, &[dice.roll(250) as u8; 40])
            }
            format!("change {}", picture.display())
        }
        3 => {
            write(
                &site.at("lyceum.yaml"),
                format!("title: Site {}\nlist_length: {}\n", dice.roll(3), 10 + dice.roll(3)).as_bytes(),
            );
            "configure".to_owned()
        }
        _ => {
            write(&path(one), document(dice).as_bytes());
            format!("write {one}")
        }
    }
}

#[test]
fn after_any_edits_a_rebuild_equals_a_fresh_build() {
    for seed in 0..14 {
        let mut dice = Dice(seed);
        let site = TestSite::new().file("content/always.md", "---\nsecurity_level: Public\n---\n[[a]] [[b]]\n");
        for _ in 0..6 {
            let name = NAMES[dice.roll(NAMES.len())];
            write(&site.at(&format!("content/{name}.md")), document(&mut dice).as_bytes());
        }
        let audience: &[&str] =
            [&[][..], &["--audience", "Public"], &["--audience", "Internal", "--drafts"]][dice.roll(3)];
        let all: Vec<&str> = [&["--base-url", "https://kb.example.com"][..], audience].concat();
        let mut edits = Vec::new();
        build(&site, "again", &all);
        for round in 0..5 {
            for _ in 0..=dice.roll(3) {
                edits.push(edit(&site, &mut dice));
            }
            let again = build(&site, "again", &all);
            let fresh = build(&site, &format!("fresh{round}"), &all);
            let differs = difference(&again, &fresh);
            assert!(differs.is_empty(), "seed {seed} after {edits:?}:\n{differs}");
        }
    }
}
