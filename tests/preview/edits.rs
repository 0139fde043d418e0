//! After any edits, each page is the one of a clean build, byte for byte.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use lyceum::config::Overrides;
use lyceum::engine::Engine;
use lyceum::preview::Happened;
use lyceum::render::Site;
use lyceum::security::SecurityLevel;
use lyceum::select::select_for;
use lyceum::theme::Theme;
use proptest::prelude::*;

use crate::Followed;
use crate::support::{TestSite, difference};

/// The names that documents have, in folders that may lie in each other.
const PATHS: [&str; 8] =
    ["index.md", "a.md", "b.md", "c d.md", "one/index.md", "one/e.md", "one/two/f.md", "three/g.md"];
/// Pieces of bodies: references of every form, headings, a term's name, what other tools understand.
const PIECES: [&str; 14] = [
    "Plain words about churn.\n",
    "See [[a]] and [[Title b|the other]].\n",
    "[link](b.md#part) and ![[one/e#Part]]\n",
    "![[f]]\n",
    "## Part\n\nText.\n",
    "## Another part\n",
    "A block. ^block\n",
    "[[c d#^block]] #tag\n",
    "[[nowhere]]\n",
    "| a | b |\n|---|---|\n| [[a\\|x]] | churn |\n",
    "<div>raw [[b]]</div>\n",
    "```quiz\nquestions:\n  - {question: Yes?, true_or_false: true}\n```\n",
    "[worksheet id=\"a\"]\n",
    "> [!note] Title\n> Churn and [[e]].\n",
];
const FIELDS: [&str; 9] = [
    "title: Title b\n",
    "id: some-id\n",
    "tags: [x, y]\n",
    "relations: [a, {prerequisite: b}]\n",
    "security_level: Internal\n",
    "aliases: [churn]\ndoc_type: Term\n",
    "order: 2\nsteward: Ada\n",
    "doc_type: Course\nlessons: [a, b]\n",
    "redirect_from: [old/]\nsummary: Short.\n",
];

#[derive(Debug, Clone)]
enum Edit {
    /// A document gets these fields and pieces.
    Write(usize, Vec<usize>, Vec<usize>),
    /// Pieces are put behind the text of a document, if it is there.
    Append(usize, Vec<usize>),
    Remove(usize),
    Rename(usize, usize),
    RenameFolder,
    Configure(bool),
    Template(bool),
    Style(u8),
    File(bool),
}

fn edit() -> impl Strategy<Value = Edit> {
    let path = 0..PATHS.len();
    let pieces = || prop::collection::vec(0..PIECES.len(), 0..5);
    let fields = prop::collection::vec(0..FIELDS.len(), 0..3);
    prop_oneof![
        4 => (path.clone(), fields, pieces()).prop_map(|(path, fields, pieces)| Edit::Write(path, fields, pieces)),
        8 => (path.clone(), pieces()).prop_map(|(path, pieces)| Edit::Append(path, pieces)),
        2 => path.clone().prop_map(Edit::Remove),
        2 => (path.clone(), path).prop_map(|(from, to)| Edit::Rename(from, to)),
        1 => Just(Edit::RenameFolder),
        1 => any::<bool>().prop_map(Edit::Configure),
        1 => any::<bool>().prop_map(Edit::Template),
        1 => any::<u8>().prop_map(Edit::Style),
        1 => any::<bool>().prop_map(Edit::File),
    ]
}

/// Makes an edit; the paths that a watcher would name.
fn make(site: &Path, edit: &Edit) -> Vec<PathBuf> {
    let content = site.join("content");
    let place = |n: &usize| content.join(PATHS[*n]);
    let put = |path: PathBuf, text: &str| {
        fs::create_dir_all(path.parent().expect("a folder")).expect("the folder can be made");
        fs::write(&path, text).expect("the file can be written");
        vec![path]
    };
    let joined = |all: &[&str], chosen: &[usize]| chosen.iter().map(|n| all[*n]).collect::<Vec<_>>().join("\n");
    match edit {
        Edit::Write(path, fields, pieces) => {
            let text = format!("---\n{}---\n\n{}", joined(&FIELDS, fields), joined(&PIECES, pieces));
            put(place(path), &text)
        }
        Edit::Append(path, pieces) => match fs::read_to_string(place(path)) {
            Ok(text) => put(place(path), &format!("{text}\n{}", joined(&PIECES, pieces))),
            Err(_) => Vec::new(),
        },
        Edit::Remove(path) => {
            let _ = fs::remove_file(place(path));
            vec![place(path)]
        }
        Edit::Rename(from, to) => {
            if place(from).exists() {
                fs::create_dir_all(place(to).parent().expect("a folder")).expect("the folder can be made");
                fs::rename(place(from), place(to)).expect("it can be renamed");
            }
            vec![place(from), place(to)]
        }
        Edit::RenameFolder => {
            let (from, to) = (content.join("one"), content.join("three/four"));
            if from.exists() && !to.exists() {
                fs::create_dir_all(content.join("three")).expect("the folder can be made");
                fs::rename(&from, &to).expect("it can be renamed");
            }
            vec![from, to]
        }
        Edit::Configure(glossary) => put(site.join("lyceum.yaml"), &format!("title: T\nglossary_links: {glossary}\n")),
        Edit::Template(own) => {
            let file = site.join("templates/partials/footer.html");
            if *own {
                return put(file, "<footer>own {{ page.title }}</footer>");
            }
            let _ = fs::remove_file(&file);
            vec![file]
        }
        Edit::Style(number) => put(site.join("theme/custom.css"), &format!("p {{ margin: {number}px }}")),
        Edit::File(there) => {
            let file = content.join("one/picture.png");
            if *there {
                return put(file, "no picture");
            }
            let _ = fs::remove_file(&file);
            vec![file]
        }
    }
}

/// All files of a site, as a build makes them.
fn pages(site: &Site) -> BTreeMap<String, Vec<u8>> {
    site.jobs()
        .iter()
        .map(|job| site.page(job).expect("the page can be made"))
        .map(|page| (page.path, page.bytes))
        .collect()
}

/// What a program that starts now would write for an audience.
fn clean(site: &Path, audience: Option<SecurityLevel>) -> BTreeMap<String, Vec<u8>> {
    let mut engine = Engine::open(site, &Overrides::default()).expect("the site can be read");
    let library = engine.library().expect("the site can be read");
    let theme = Arc::new(Theme::load(engine.config()).expect("the theme can be read"));
    pages(&Site::new(select_for(library, audience), theme).expect("the templates are sound"))
}

fn compare(followed: &Followed, site: &Path) -> Result<(), TestCaseError> {
    let snapshot = followed.preview.snapshot();
    for audience in [None, Some(SecurityLevel::Public)] {
        let shown = snapshot.site(audience).expect("the site can be shown");
        let (shown_pages, clean) = (pages(&shown), clean(site, audience));
        let differs = difference(&shown_pages, &clean);
        prop_assert!(differs.is_empty(), "for {:?}, shown and built: {}", audience, differs);
        for path in clean.keys() {
            let job = shown.job_at(path);
            prop_assert!(job.is_some(), "nothing is found at {}", path);
            let page = shown.page(&job.expect("it is some")).expect("the page can be made");
            prop_assert_eq!(&page.path, path);
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn after_any_edits_each_page_is_that_of_a_clean_build(edits in prop::collection::vec(edit(), 1..10)) {
        let site = TestSite::new().file("content/a.md", "---\ntitle: A\n---\n\nFirst.\n").file("content/b.md", "Second [[a]].\n");
        let mut followed = Followed::open(&site.path());
        for edit in &edits {
            let paths = make(&site.path(), edit);
            followed.changed(&paths);
            compare(&followed, &site.path())?;
        }
    }
}

#[test]
fn a_new_text_leaves_what_pages_share_as_it_is() {
    let site = TestSite::new()
        .file("content/a.md", "---\ntitle: A\n---\n\n## Part\n\nOld [[b#There]].\n")
        .file("content/b.md", "---\ntitle: B\n---\n\n## There\n\n[[a#Part]]\n");
    let mut followed = Followed::open(&site.path());
    for text in ["New [[b#There]] [[b]].\n\n## Other\n", "## Part\n\nAgain.\n", "[[nowhere]] ![[b]]\n", ""] {
        let file = site.path().join("content/a.md");
        fs::write(&file, format!("---\ntitle: A\n---\n\n{text}")).expect("it can be written");
        let said = followed.changed(&[file]);
        assert!(matches!(&said[..], [Happened::Changed { what, .. }] if what == "a.md"), "{said:?}");
        compare(&followed, &site.path()).expect("all pages are those of a clean build");
    }
}

#[test]
fn what_did_not_change_is_no_news() {
    let site = TestSite::new().file("content/a.md", "Text.\n");
    let mut followed = Followed::open(&site.path());
    let file = site.path().join("content/a.md");
    fs::write(&file, "Text.\n").expect("it can be written");
    assert_eq!(followed.changed(&[file]), []);
    assert_eq!(followed.preview.snapshot().number, 1);
}

#[test]
fn what_is_broken_leaves_the_last_good_state_until_it_is_mended() {
    let site = TestSite::new().file("content/a.md", "Text.\n");
    let mut followed = Followed::open(&site.path());
    for (path, bad, good) in [
        ("lyceum.yaml", "title: [", "title: T\n"),
        ("templates/partials/footer.html", "{% if %}", "<footer>mine</footer>"),
        // This one is found only when a page is made.
        ("templates/partials/footer.html", "{{ site.titel | upper }}", "<footer>again</footer>"),
    ] {
        let file = site.path().join(path);
        fs::create_dir_all(file.parent().expect("a folder")).expect("it can be made");
        fs::write(&file, bad).expect("it can be written");
        let said = followed.changed(std::slice::from_ref(&file));
        assert!(matches!(&said[..], [Happened::Broken(_)]), "{path}: {said:?}");
        let snapshot = followed.preview.snapshot();
        assert!(snapshot.site(None).is_ok(), "the last good state is still there");
        fs::write(&file, good).expect("it can be written");
        let said = followed.changed(&[file]);
        assert!(matches!(&said[..], [Happened::Changed { .. }]), "{path}: {said:?}");
        compare(&followed, &site.path()).expect("all pages are those of a clean build");
    }
    let content = site.path().join("content");
    fs::rename(&content, site.path().join("away")).expect("it can be moved");
    let said = followed.changed(std::slice::from_ref(&content));
    assert!(matches!(&said[..], [Happened::Broken(_)]), "{said:?}");
    fs::rename(site.path().join("away"), &content).expect("it can be moved back");
    followed.changed(&[content]);
    compare(&followed, &site.path()).expect("all pages are those of a clean build");
}
