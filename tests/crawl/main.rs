//! Builds sites with the real program and follows every link of every page.

mod html;
mod site;

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

use site::Site;

const BASE: &str = "https://docs.example/kb/";

#[test]
fn the_own_content_has_no_link_that_leads_nowhere() {
    sound(&build(".", &[]));
}

#[test]
fn the_edition_of_the_own_content_for_everybody_holds_together() {
    sound(&build(".", &["--audience", "Public", "--base-url", BASE]));
}

#[test]
fn the_site_of_the_browser_tests_holds_together() {
    sound(&build("tests/browser/site", &[]));
}

#[test]
fn references_that_are_broken_are_marked_text_and_no_links() {
    let site = build("tests/browser/site", &[]);
    let page = &site.pages["everything/index.html"];
    for label in ["The page nobody wrote", "another one", "A document that was never written"] {
        let shown: Vec<_> = page.elements.iter().filter(|element| element.text.trim() == label).collect();
        assert!(!shown.is_empty(), "`{label}` is shown");
        for element in shown {
            assert!(
                element.name == "span" && element.has_class("broken"),
                "`{label}` is a marked span, not {element:?}"
            );
        }
    }
}

#[test]
fn documents_above_an_audience_leave_no_trace_and_no_dead_link() {
    let everything = build("tests/browser/site", &[]);
    assert!(everything.files.contains_key("staff-only/index.html"), "without an audience all is built");
    let public = build("tests/browser/site", &["--audience", "Public"]);
    sound(&public);
    for (path, bytes) in &public.files {
        let text = String::from_utf8_lossy(bytes);
        for secret in ["staff-only", "The key under the stone", "third stone"] {
            assert!(!path.contains(secret) && !text.contains(secret), "{path} holds `{secret}`");
        }
    }
}

#[test]
fn with_an_address_sitemap_feed_and_robots_name_pages_that_exist() {
    let site = build("tests/browser/site", &["--base-url", BASE]);
    sound(&site);
    let listed = places(&site, "sitemap.xml");
    for (path, page) in &site.pages {
        let document = page.elements.iter().any(|element| element.name == "body" && element.has_class("page-document"));
        if document && !page.is_hidden() && !page.is_redirect() {
            assert!(listed.contains(path), "sitemap.xml does not list {path}");
        }
    }
    let feed = elements(&site, "feed.xml");
    let links: Vec<_> =
        feed.iter().filter(|element| element.name == "link").filter_map(|link| link.get("href")).collect();
    assert!(links.len() > 10, "the feed holds documents");
    for link in links {
        assert!(site.files.contains_key(&file_of(link)), "feed.xml: there is no page {link}");
    }
    let robots = String::from_utf8_lossy(&site.files["robots.txt"]).into_owned();
    let map = robots.lines().find_map(|line| line.strip_prefix("Sitemap: ")).expect("robots.txt names the sitemap");
    assert!(site.files.contains_key(&file_of(map)), "robots.txt: there is no {map}");
}

#[test]
fn without_an_address_nothing_pretends_to_know_one() {
    let site = build("tests/browser/site", &[]);
    assert!(!site.files.contains_key("sitemap.xml") && !site.files.contains_key("feed.xml"));
    for (path, page) in &site.pages {
        let absolute = page.elements.iter().find(|element| matches!(element.get("rel"), Some("canonical")));
        assert!(absolute.is_none(), "{path} has a canonical address");
    }
}

/// The crawler itself: each fault that it looks for is found, and nothing else.
#[test]
fn each_fault_is_found() {
    for (body, fault) in [
        ("<a href='gone/'>x</a>", "index.html: <a href=\"gone/\">: there is no file `gone/index.html`"),
        ("<a href='a/#gone'>x</a>", "index.html: <a href=\"a/#gone\">: `a/index.html` has no anchor `gone`"),
        ("<a href='#gone'>x</a>", "index.html: <a href=\"#gone\">: `index.html` has no anchor `gone`"),
        ("<a href=/a/>x</a>", "index.html: <a href=\"/a/\">: it breaks when the site moves below a sub-path"),
        ("<a href=../>x</a>", "index.html: <a href=\"../\">: it leads out of the site"),
        ("<a href=a>x</a>", "index.html: <a href=\"a\">: it leads to a folder and lacks the `/` at its end"),
        (
            "<a href='javascript:f()'>x</a>",
            "index.html: <a href=\"javascript:f()\">: the scheme `javascript` is not allowed",
        ),
        ("<img src=x.png>", "index.html: <img src=\"x.png\">: there is no file `x.png`"),
        ("<img srcset='a/index.html 1x, x.png 2x'>", "index.html: <img srcset=\"x.png\">: there is no file `x.png`"),
        ("<video poster=x.png></video>", "index.html: <video poster=\"x.png\">: there is no file `x.png`"),
        (
            "<img src='https://x.example/a.png'>",
            "index.html: <img src=\"https://x.example/a.png\">: a request to another site",
        ),
        (
            "<script src='//x.example/a.js'></script>",
            "index.html: <script src=\"//x.example/a.js\">: it breaks when the site moves below a sub-path",
        ),
        ("<p STYLE='x'>", "index.html: <p> has the attribute `style`"),
        ("<p\nonclick='x'>", "index.html: <p> has the attribute `onclick`"),
        ("<style>p {}</style>", "index.html: a style element stands in the page"),
        ("<script>f()</script>", "index.html: a script stands in the page"),
        ("<p id=x><p id=x>", "index.html: the id `x` stands twice"),
        ("<p class=\"x", "index.html: a tag that never ends: `<p class=\"x`"),
    ] {
        assert_eq!(made_up(body).faults(), [fault], "{body}");
    }
}

#[test]
fn what_is_right_is_left_alone() {
    for body in [
        "<a href=''>x</a> <a href='./'>x</a> <a href='?q#'>x</a> <a href='https://x.example/'>x</a> <a href='mailto:a@b.example'>x</a>",
        "<p id='ü x'> <a href='#%C3%BC%20x'>x</a> <a href='./#&#xfc; x'>x</a> <a href='a/?q=1#b'>x</a>",
        "<!-- <a href='gone/'> --> &lt;a href='gone/'&gt; 1 < 2 <script type='application/ld+json'>{\"a\": \"<a href='gone/'>\"}</script>",
        "<img src='pic%20%C3%BC.png' srcset='pic%20%C3%BC.png 2x'>",
    ] {
        assert_eq!(made_up(body).faults(), Vec::<String>::new(), "{body}");
    }
    let back = ("a/index.html", "<a href='../'>up</a>");
    let far = ("index.html", "<a href='https://docs.example/kb/a/'>a</a>");
    let wrong = ("404.html", "<a href='/kb/a/'>a</a> <link rel=canonical href='https://docs.example/kb/'>");
    assert_eq!(site(&[far, back, wrong], Some(BASE)).faults(), Vec::<String>::new());
}

#[test]
fn a_page_that_no_link_leads_to_is_found() {
    let lost = [("index.html", "<p>alone"), ("a/index.html", "<a href='../'>up</a>"), ("404.html", "")];
    assert_eq!(site(&lost, None).faults(), ["a/index.html: no link leads here from the front page"]);
}

/// A site of two pages and a picture; the text given is the body of the first page.
fn made_up(body: &str) -> Site {
    let front = format!("<!doctype html><nav><a href=a/>a</a></nav>{body}");
    site(&[("index.html", &front), ("a/index.html", "<p id='b'><a href=\"../\">up</a>"), ("pic ü.png", "")], None)
}

fn site(files: &[(&str, &str)], base_url: Option<&str>) -> Site {
    Site::new(files.iter().map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec())).collect(), base_url)
}

/// Builds a site of this repository and reads what came out.
fn build(site: &str, options: &[&str]) -> Site {
    let folder = tempfile::tempdir().expect("a folder for the output");
    let out = folder.path().join("public");
    let run = Command::new(env!("CARGO_BIN_EXE_lyceum"))
        .current_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(site))
        .args(["build", "--out"])
        .arg(&out)
        .args(options)
        .output()
        .expect("the program starts");
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    let base = options.iter().skip_while(|&&option| option != "--base-url").nth(1);
    Site::read(&out, base.copied())
}

#[track_caller]
fn sound(site: &Site) {
    let faults = site.faults();
    assert!(site.pages.len() > 20, "only {} pages", site.pages.len());
    assert!(faults.is_empty(), "{} faults in {} pages:\n{}", faults.len(), site.pages.len(), faults.join("\n"));
}

/// The files that a sitemap lists, those of its parts included.
fn places(site: &Site, map: &str) -> BTreeSet<String> {
    let mut files = BTreeSet::new();
    for element in elements(site, map).into_iter().filter(|element| element.name == "loc") {
        let file = file_of(element.text.trim());
        assert!(site.files.contains_key(&file), "{map}: there is no page {}", element.text);
        if file.ends_with(".xml") {
            files.extend(places(site, &file));
        }
        files.insert(file);
    }
    files
}

fn elements(site: &Site, path: &str) -> Vec<html::Element> {
    let bytes = site.files.get(path).unwrap_or_else(|| panic!("there is no {path}"));
    html::elements(&String::from_utf8_lossy(bytes)).0
}

/// The file of an absolute address of the site.
fn file_of(address: &str) -> String {
    let path = address.strip_prefix(BASE).unwrap_or_else(|| panic!("{address} lies outside {BASE}"));
    let path = site::percent_decode(path).expect("addresses are UTF-8");
    if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path }
}
