use super::*;

/// The address of each document.
fn urls(files: &[File]) -> Vec<String> {
    let graph = site(files).graph();
    let documents = graph["documents"].as_array().expect("documents").clone();
    let word = |value: &Value| value.as_str().unwrap_or("?").to_owned();
    documents.iter().map(|document| format!("{} {}", word(&document["path"]), word(&document["url"]))).collect()
}

#[test]
fn are_lower_case_with_single_hyphens() {
    let files = [("GROWTH/Ads & Co/01_Big  Plan!.md", ""), ("Größe 日本.md", "")];
    assert_eq!(
        urls(&files),
        ["GROWTH/Ads & Co/01_Big  Plan!.md growth/ads-co/01-big-plan/", "Größe 日本.md größe-日本/"]
    );
}

#[test]
fn of_nothing_are_a_hash() {
    let urls = urls(&[("&&&.md", ""), ("!.md", "")]);
    let slugs: Vec<&str> = urls.iter().filter_map(|url| url.split(' ').nth(1)).collect();
    assert_ne!(slugs[0], slugs[1]);
    assert!(slugs.iter().all(|slug| slug.len() > 4), "{slugs:?}");
}

#[test]
fn of_folders_pages() {
    assert_eq!(urls(&[("GROWTH/Ads/Ads.md", "")]), ["GROWTH/Ads/Ads.md growth/ads/"]);
    assert_eq!(
        urls(&[("GROWTH/Ads/Ads.md", ""), ("GROWTH/Ads/index.md", "")]),
        ["GROWTH/Ads/Ads.md growth/ads/ads/", "GROWTH/Ads/index.md growth/ads/"]
    );
}

#[test]
fn of_the_front_page() {
    assert_eq!(urls(&[("README.md", ""), ("index.md", "")]), ["README.md readme/", "index.md "]);
    assert_eq!(urls(&[("README.md", "")]), ["README.md "]);
}

#[test]
fn permalink_overrides() {
    assert_eq!(urls(&[("x/b.md", "---\npermalink: /Guides/Start Here/\n---\n")]), ["x/b.md guides/start-here/"]);
}

#[test]
fn claimed_twice_are_reported_and_none_overwrites_another() {
    let site = site(&[("a b.md", "first text"), ("a-b.md", "second text")]);
    let report = site.check_with(&["--select", "duplicate-route"]);
    assert_eq!(report.findings().len(), 2, "{:?}", report.places());
    let out = site.build(&[]);
    let all: Vec<u8> = support::tree(&out).into_values().flatten().collect();
    let all = String::from_utf8_lossy(&all);
    assert!(all.contains("first text") && all.contains("second text"));
}
