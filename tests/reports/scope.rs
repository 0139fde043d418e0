use super::*;

/// A broken link in each document.
fn site() -> TestSite {
    let document = |steward: &str| format!("---\nsteward: {steward}\n---\n[[nothing]]\n");
    TestSite::new()
        .config(
            "title: x\nrules: {orphan-document: 'off', identity: 'off', seo: 'off', governance: 'off', front-matter: 'off'}\ndefaults:\n  'ads/**': {steward: Ann}\n",
        )
        .file("content/index.md", &document("[Bob, \"Jané Doe\"]"))
        .file("content/ads/a.md", "[[nothing]]\n")
        .file("content/ads/deep/b.md", &document("\"bob \""))
        .file("content/ads/[x].md", "[[nothing]]\n")
        .file("content/other.md", "[[nothing]] [[ads/a]]\n")
        .bytes("content/ads/bad.md", b"\xff\xfe\0")
        .file("README.md", "not content\n")
}

fn reported(run: Run) -> Vec<String> {
    let report: Value = serde_json::from_str(&run.stdout).unwrap_or_else(|error| panic!("{error}\n{run}"));
    let paths = report["diagnostics"].as_array().expect("findings").iter().map(|found| found["path"].as_str());
    let mut paths: Vec<String> = paths.map(|path| path.expect("a path").to_owned()).collect();
    paths.dedup();
    assert_eq!(run.status, i32::from(!paths.is_empty()), "the status follows the report\n{run}");
    paths
}

fn only(site: &TestSite, names: &[&str]) -> Vec<String> {
    reported(site.run("check", &[&["--format", "json", "--only"], names].concat()))
}

fn from(site: &TestSite, folder: &str, names: &[&str]) -> Vec<String> {
    let path = site.path();
    let arguments = [&["check", path.to_str().expect("UTF-8"), "--format", "json", "--only"], names].concat();
    reported(lyceum(&arguments, &site.at(folder)))
}

#[test]
fn paths_count_from_the_current_folder_or_from_the_content() {
    let site = site();
    assert_eq!(only(&site, &["site/content/ads/a.md"]), ["ads/a.md"]);
    assert_eq!(only(&site, &["ads/a.md", "./site/content/index.md"]), ["ads/a.md", "index.md"]);
    assert_eq!(
        from(&site, "content/ads", &["a.md", "deep/../[x].md", "../other.md"]),
        ["ads/[x].md", "ads/a.md", "other.md"]
    );
    let absolute = site.at("content/other.md");
    assert_eq!(only(&site, &[absolute.to_str().expect("UTF-8")]), ["other.md"]);
}

#[test]
fn a_folder_means_all_below() {
    let site = site();
    let ads = ["ads/[x].md", "ads/a.md", "ads/bad.md", "ads/deep/b.md"];
    assert_eq!(only(&site, &["site/content/ads"]), ads);
    assert_eq!(only(&site, &["ads/"]), ads);
    assert_eq!(from(&site, "content/ads/deep", &["."]), ["ads/deep/b.md"]);
    assert_eq!(from(&site, "content/ads/deep", &[".."]), ads);
    assert_eq!(from(&site, ".", &["."]).len(), 6, "the folder around the content is all of it");
}

#[test]
fn globs_fit_paths_of_the_content_or_from_here() {
    let site = site();
    assert_eq!(only(&site, &["*.md"]), ["index.md", "other.md"]);
    assert_eq!(only(&site, &["ads/**/b*.md"]), ["ads/bad.md", "ads/deep/b.md"]);
    assert_eq!(only(&site, &["site/content/o*"]), ["other.md"]);
}

#[test]
fn what_fits_nothing_is_a_note_and_no_failure() {
    let site = site();
    let run = site.run("check", &["--only", "gone.md", "index.md", "[", "x/**"]).ends_with(1);
    assert_eq!(run.stderr, "note: no document fits `gone.md`, `[`, `x/**`\n");
    let run = site.run("check", &["--only", "gone.md"]).success();
    assert!(run.stdout.starts_with("no problems in 0 documents\nnot shown: 6 findings in other documents\n"), "{run}");
    let run = site.run("check", &["--quiet", "--only", "1", "2", "3", "4", "5", "6", "7"]).success();
    assert!(run.stderr.is_empty() && run.stdout.is_empty(), "{run}");
    let run = site.run("check", &["--only", "1", "2", "3", "4", "5", "6", "7"]).success();
    assert_eq!(run.stderr, "note: no document fits `1`, `2`, `3`, `4`, `5`, 2 more\n");
}

#[test]
fn a_file_beside_the_content_is_not_its_namesake_in_it() {
    let site = site().file("content/README.md", "[[nothing]]\n");
    assert_eq!(from(&site, ".", &["README.md"]), [""; 0]);
    assert_eq!(from(&site, "content", &["README.md"]), ["README.md"]);
}

#[test]
fn everything_is_resolved_all_the_same() {
    let site = site();
    let run = site.run("check", &["--only", "other.md"]).ends_with(1);
    assert_eq!(run.stdout.matches("error[").count(), 1, "the link to a document left out holds\n{run}");
    assert!(run.stdout.contains("1 error in 1 document;") && run.stdout.contains("not shown: 5 findings"), "{run}");
    let run = site.run("check", &["--format", "github", "--only", "other.md"]);
    assert!(run.stdout.lines().last().is_some_and(|notice| notice.contains("not shown: 5 findings")), "{run}");
    let run = site.run("check", &["--format", "junit", "--only", "other.md"]);
    assert_eq!(run.stdout.matches("<testsuite ").count(), 1, "{run}");
}

#[test]
fn a_steward_has_documents_by_their_own_word_and_by_the_configuration() {
    let site = site();
    let of = |names: &[&str]| {
        let arguments: Vec<&str> = names.iter().flat_map(|name| ["--steward", *name]).collect();
        reported(site.run("check", &[&["--format", "json"], arguments.as_slice()].concat()))
    };
    assert_eq!(of(&["ann"]), ["ads/[x].md", "ads/a.md", "ads/bad.md"]);
    assert_eq!(of(&["BOB"]), ["ads/deep/b.md", "index.md"]);
    assert_eq!(of(&["Jane\u{301} DOE"]), ["index.md"]);
    assert_eq!(of(&["Ann", "Bob"]).len(), 5);
    assert_eq!(of(&["nobody"]), [""; 0]);
}

#[test]
fn names_and_stewards_narrow_each_other() {
    let site = site();
    let run = site.run("check", &["--format", "json", "--steward", "Bob", "--only", "ads"]);
    assert_eq!(reported(run), ["ads/deep/b.md"]);
    let run = site.run("check", &["--steward", "nobody"]).success();
    assert_eq!(run.stderr, "note: no document fits `nobody`\n");
}

#[test]
fn names_of_a_hook_may_follow_at_the_end() {
    let site = site();
    git(&site.path(), &["init", "--quiet"]);
    let run = lyceum(&["check", "--strict", "--only", "content/index.md", "content/other.md"], &site.path());
    assert!(run.ends_with(1).stdout.contains("2 errors in 2 documents"));
}
