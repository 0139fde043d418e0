//! Small sites, one idea each: what people see of them is what it was. `BLESS=1` writes the expected pages anew; then
//! the difference is read in git.
//!
//! Of most sites the `<main>` element of each document's page is compared, of one site every file.

mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use regex::Regex;
use support::{TestSite, blessing, compare, fixture, tree};

/// The built site, with its own address of the theme folder left out: that changes with each theme file.
fn built(name: &str) -> (TestSite, BTreeMap<String, String>) {
    let mut site = TestSite::plain();
    for folder in ["lyceum.yaml", "content"] {
        let from = fixture(&format!("golden/{name}/{folder}"));
        let files = if from.is_file() {
            BTreeMap::from([(String::new(), fs::read(&from).expect("a file"))])
        } else {
            tree(&from)
        };
        for (path, bytes) in files {
            site = site.bytes(format!("{folder}/{path}").trim_end_matches('/'), &bytes);
        }
    }
    let theme = Regex::new(r"theme\.[0-9a-f]{6,}").expect("a pattern");
    let output = tree(&site.build(&[]));
    let own = output.into_iter().filter(|(path, _)| !path.starts_with("theme.") && path != ".lyceum");
    let pages = own.map(|(path, bytes)| {
        let text =
            String::from_utf8(bytes).unwrap_or_else(|error| format!("{} bytes, no text\n", error.as_bytes().len()));
        (path, theme.replace_all(&text, "theme.HASH").into_owned())
    });
    let pages = pages.collect();
    (site, pages)
}

/// The whole `<main>` element.
fn main_of(path: &str, html: &str) -> String {
    let start = html.find("<main").unwrap_or_else(|| panic!("{path} has no <main>"));
    let end = html.rfind("</main>").unwrap_or_else(|| panic!("{path} does not close <main>"));
    assert_eq!(html.matches("<main").count(), 1, "{path}");
    format!("{}\n", &html[start..end + "</main>".len()])
}

/// Compares pages with the files of the site's `expected` folder; files too many there are faults as well.
fn expect(name: &str, pages: &BTreeMap<String, String>) {
    let folder = fixture(&format!("golden/{name}/expected"));
    if blessing() && folder.is_dir() {
        fs::remove_dir_all(&folder).expect("the expected pages can be removed");
    }
    let mut faults: Vec<String> = pages.iter().filter_map(|(path, text)| compare(&folder.join(path), text)).collect();
    let known: BTreeSet<String> = if folder.is_dir() { tree(&folder).into_keys().collect() } else { BTreeSet::new() };
    faults.extend(
        known.iter().filter(|path| !pages.contains_key(*path)).map(|path| format!("{path} is expected, and not there")),
    );
    assert!(faults.is_empty(), "{name}: {} pages differ:\n{}", faults.len(), faults.join("\n"));
}

/// Compares the `<main>` of each document's page.
fn expect_documents(name: &str) {
    let (site, pages) = built(name);
    let graph = site.graph();
    let urls = graph["documents"]
        .as_array()
        .expect("documents")
        .iter()
        .map(|document| document["url"].as_str().expect("an address"));
    let paths: BTreeSet<String> = urls.map(|url| format!("{url}index.html")).collect();
    let of_documents = pages.iter().filter(|(path, _)| paths.contains(*path));
    expect(name, &of_documents.map(|(path, html)| (path.clone(), main_of(path, html))).collect());
}

#[test]
fn callouts() {
    expect_documents("callouts");
}

#[test]
fn embeds() {
    expect_documents("embeds");
}

#[test]
fn front_matter() {
    expect_documents("front-matter");
}

#[test]
fn code_math_and_tables() {
    expect_documents("code-math-tables");
}

/// The lists themselves are the matter here: all pages that are no document's.
#[test]
fn listings() {
    let (_, pages) = built("listings");
    let lists = pages.iter().filter(|(path, html)| path.ends_with(".html") && !html.contains("page-document"));
    let lists: BTreeMap<String, String> = lists.map(|(path, html)| (path.clone(), main_of(path, html))).collect();
    assert!(lists.len() > 15, "{:?}", lists.keys());
    expect("listings", &lists);
}

/// One site is compared whole.
#[test]
fn relations() {
    let (_, pages) = built("relations");
    expect("relations", &pages);
}

#[test]
fn every_golden_site_has_a_test() {
    let source = support::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden.rs"));
    for entry in fs::read_dir(fixture("golden")).expect("tests/golden") {
        let name = entry.expect("tests/golden can be read").file_name().to_string_lossy().into_owned();
        assert!(source.contains(&format!("(\"{name}\"")), "no test for tests/golden/{name}");
    }
}
