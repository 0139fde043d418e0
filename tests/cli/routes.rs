//! `lyceum routes`, the list it keeps, and what hosts are told of former addresses.

use super::*;

const HEAD: &str = "# Published addresses, kept by `lyceum routes --write`: the address, what bears it, its id.\n";

fn public(front: &str) -> String {
    format!("---\nsecurity_level: Public\n{front}---\ntext\n")
}

/// Four addresses that are open, one that is closed.
fn site() -> TestSite {
    TestSite::new()
        .config("title: Site\naudience: Public\nrules: {orphan-document: \"off\", identity: \"off\", seo: \"off\", front-matter: \"off\", governance: \"off\"}\n")
        .file("content/index.md", &public(""))
        .file("content/guides/crane.md", &public("id: CRANE-01\nredirect_from: /old five/\n"))
        .file("content/guides/closed.md", "text\n")
}

/// The same with its list.
fn recorded() -> TestSite {
    let site = site();
    site.run("routes", &["--write"]).success();
    site
}

fn list(site: &TestSite) -> String {
    read(&site.at("routes.txt"))
}

#[test]
fn the_list_holds_what_the_audience_sees() {
    let site = site();
    let run = site.run::<&str>("routes", &[]).success();
    assert!(run.stdout.is_empty() && !site.at("routes.txt").exists(), "{run}");
    assert!(run.stderr.contains("4 addresses for the audience Public\nthere is no list yet"), "{run}");
    let run = site.run("routes", &["--write"]).success();
    assert!(run.stderr.contains("wrote `"), "{run}");
    let public = "/\tindex.md\n/guides/\tguides/\n/guides/crane/\tguides/crane.md\tCRANE-01\n/old five/\tguides/crane.md\tCRANE-01\n";
    assert_eq!(list(&site), format!("{HEAD}# Audience: Public\n{public}"));
    let run = site.run("routes", &["--write"]).success();
    assert!(run.stderr.contains("is up to date"), "{run}");
    site.run("routes", &["--write", "--audience", "Internal"]).success();
    assert!(
        list(&site).contains("# Audience: Internal\n") && list(&site).contains("/guides/closed/\tguides/closed.md\n")
    );
    site.config("title: x\n").run("routes", &["--write"]).success();
}

#[test]
fn a_list_is_kept_for_the_audience_it_was_made_for() {
    let site = site().config("title: Site\n");
    site.run("routes", &["--write", "--audience", "Public"]).success();
    let before = list(&site);
    assert!(!before.contains("closed"), "{before}");
    site.run("routes", &["--write"]).success();
    assert_eq!(list(&site), before);
}

#[test]
fn a_redirect_keeps_an_address_and_a_removed_one_loses_it() {
    let site = recorded();
    fs::rename(site.at("content/guides/crane.md"), site.at("content/lift.md")).expect("it can be moved");
    let site = site.file("content/guides/other.md", &public(""));
    let run = site.run::<&str>("routes", &[]).ends_with(1);
    assert_eq!(
        run.stdout,
        "lost  /guides/crane/  (now lift.md at /lift/)\nadded /guides/other/  (guides/other.md)\nadded /lift/  (lift.md)\n"
    );
    assert!(run.stderr.contains("5 addresses for the audience Public: 1 lost, 2 added, 3 kept"), "{run}");
    assert_eq!(site.check().places(), ["lost-route lift.md:1:1"]);
    let site = site.file("content/lift.md", &public("id: CRANE-01\nredirect_from: [/old five/, /guides/crane/]\n"));
    site.run::<&str>("routes", &[]).success();
    assert_eq!(site.check().places(), [""; 0]);
    let site = site.file("content/lift.md", &public("id: CRANE-01\nredirect_from: [/guides/crane/]\n"));
    assert!(
        site.run::<&str>("routes", &[]).ends_with(1).stdout.contains("lost  /old five/  (now lift.md at /lift/)\n")
    );
}

#[test]
fn lost_addresses_stay_in_the_list_until_they_are_given_up() {
    let site = recorded();
    fs::remove_file(site.at("content/guides/crane.md")).expect("it can be removed");
    let site = site.file("content/new.md", &public(""));
    let run = site.run("routes", &["--write"]).ends_with(1);
    assert!(run.stderr.contains("--accept-lost"), "{run}");
    let kept = list(&site);
    assert!(kept.contains("/guides/crane/\tguides/crane.md\tCRANE-01\n") && kept.contains("/new/\tnew.md\n"), "{kept}");
    site.run("routes", &["--write"]).ends_with(1);
    assert_eq!(list(&site), kept);
    site.run("routes", &["--write", "--accept-lost"]).success();
    assert!(!list(&site).contains("crane") && list(&site).contains("/new/"), "{}", list(&site));
    assert_eq!(site.check().places(), [""; 0]);
    site.run("routes", &["--accept-lost"]).ends_with(2);
}

#[test]
fn programs_get_the_same() {
    let site = recorded().file("content/guides/crane.md", &public("id: CRANE-01\npermalink: /x/\n"));
    let run = site.run("routes", &["--format", "json"]).ends_with(1);
    let data: Value = serde_json::from_str(&run.stdout).expect("JSON");
    let now = json!({"path": "guides/crane.md", "url": "x/", "open": true});
    assert_eq!(
        data,
        json!({
            "version": 1, "audience": "Public", "summary": {"lost": 2, "added": 1, "kept": 2},
            "lost": [
                {"url": "guides/crane/", "path": "guides/crane.md", "id": "CRANE-01", "now": now},
                {"url": "old five/", "path": "guides/crane.md", "id": "CRANE-01", "now": now},
            ],
            "added": [{"url": "x/", "path": "guides/crane.md", "id": "CRANE-01"}],
        })
    );
}

#[test]
fn a_document_that_was_closed_is_lost_to_its_audience() {
    let site = recorded()
        .file("content/guides/crane.md", "---\nid: CRANE-01\nsecurity_level: Internal\n---\n")
        .file("content/guides/other.md", &public(""));
    let run = site.run::<&str>("routes", &[]).ends_with(1);
    assert!(run.stdout.contains("lost  /guides/crane/  (now closed: guides/crane.md)\n"), "{run}");
    let report = site.check_with(&["--select", "lost-route"]);
    assert_eq!(report.places(), ["lost-route guides/crane.md:3:17", "lost-route guides/crane.md:3:17"]);
    // The list knows whom it is for, whatever a check is asked.
    let report = site.check_with(&["--select", "lost-route", "--audience", "Restricted"]);
    assert_eq!(report.places().len(), 2);
}

#[test]
fn a_moved_document_is_known_by_git() {
    let site = site().file("content/a.md", &public("")).file("content/b.md", &public("title: B\n"));
    site.run("routes", &["--write"]).success();
    git::on(&site.path(), "2026-01-01", &["init", "--quiet"]);
    git::on(&site.path(), "2026-01-01", &["add", "--all"]);
    git::on(&site.path(), "2026-01-01", &["commit", "--quiet", "--message", "all"]);
    git::on(&site.path(), "2026-01-02", &["mv", "content/a.md", "content/c.md"]);
    git::on(&site.path(), "2026-01-02", &["commit", "--quiet", "--message", "moved"]);
    fs::remove_file(site.at("content/b.md")).expect("it can be removed");
    let run = site.run::<&str>("routes", &[]).ends_with(1);
    assert!(run.stdout.starts_with("lost  /a/  (now c.md at /c/)\nlost  /b/  (was b.md)\n"), "{run}");
    assert_eq!(site.check().places(), ["lost-route ../routes.txt:1:1", "lost-route c.md:1:1"]);
    site.run("fix", &["--allow-dirty"]);
    assert!(read(&site.at("content/c.md")).contains("redirect_from"), "{}", read(&site.at("content/c.md")));
    assert_eq!(site.check().places(), ["lost-route ../routes.txt:1:1"]);
}

#[test]
fn a_fix_adds_each_lost_address_once() {
    let site = recorded().file(
        "content/guides/crane.md",
        "---\r\nid: CRANE-01 # stays\r\npermalink: /x/\r\nsecurity_level: Public\r\n---\r\ntext\r\n",
    );
    site.run::<&str>("fix", &[]).success();
    let mended = read(&site.at("content/guides/crane.md"));
    assert!(mended.contains("/guides/crane/") && mended.contains("/old five/"), "{mended}");
    assert!(mended.contains("id: CRANE-01 # stays\r\n") && !mended.replace("\r\n", "").contains('\n'), "{mended}");
    assert_eq!(site.check().places(), [""; 0]);
    site.run::<&str>("routes", &[]).success();
    site.run::<&str>("fix", &[]).success();
    assert_eq!(read(&site.at("content/guides/crane.md")), mended);
}

#[test]
fn services_find_the_list_where_it_lies() {
    let site = recorded();
    git::on(&site.path(), "2026-01-01", &["init", "--quiet"]);
    fs::remove_file(site.at("content/guides/crane.md")).expect("it can be removed");
    let run = site.run("check", &["--format", "gitlab"]).ends_with(1);
    let found: Value = serde_json::from_str(&run.stdout).expect("JSON");
    assert_eq!(found[0]["location"]["path"], "routes.txt", "{run}");
}

#[test]
fn a_file_that_is_no_list_is_not_taken_for_one() {
    let site = site().file("routes.txt", "Routes of the bus company\n");
    for command in ["check", "routes", "build"] {
        let run = site.run::<&str>(command, &[]).ends_with(2);
        assert!(run.stderr.contains("is no list of published addresses; name another file with `routes:`"), "{run}");
    }
    let site = site.file("routes.txt", &format!("{HEAD}/a/\n<<<<<<< HEAD\n"));
    let run = site.run::<&str>("check", &[]).ends_with(2);
    assert!(run.stderr.contains("routes.txt:3: `<<<<<<< HEAD` is no address"), "{run}");
    let folder = TestSite::plain().file("routes.txt", "Routes of the bus company\n").file("a.md", "text\n");
    folder.run("check", &["--select", "links"]).success();
}

#[test]
fn the_list_may_lie_elsewhere() {
    let site = site().config("title: x\nroutes: records/kept.txt\nrules: {front-matter: \"off\"}\n");
    site.run("routes", &["--write"]).success();
    assert!(read(&site.at("records/kept.txt")).contains("/guides/closed/"));
    let site = site.file("records/kept.txt", &format!("{HEAD}/gone/\n"));
    assert_eq!(site.check_with(&["--select", "routes"]).places(), ["lost-route ../records/kept.txt:1:1"]);
}

#[test]
fn hosts_are_told_of_former_addresses() {
    let site = site().file(
        "content/guides/crane.md",
        &public("redirect_from: [/z/, \"/100%25/a*b/Übergröße.html\", /a/]\npermalink: /Größe/\n"),
    );
    let redirects = |out: &Path| fs::read_to_string(out.join("_redirects")).unwrap_or_default();
    let expected = "/100%25/a%2Ab/%C3%9Cbergr%C3%B6%C3%9Fe.html /gr%C3%B6%C3%9Fe/ 301\n/a/ /gr%C3%B6%C3%9Fe/ 301\n/z/ /gr%C3%B6%C3%9Fe/ 301\n";
    let out = site.build(&[]);
    assert_eq!(redirects(&out), expected);
    assert!(out.join("a/index.html").is_file());
    let out = site.build(&["--base-url", "https://docs.example.org/kb"]);
    let line = redirects(&out).lines().next().map(str::to_owned);
    assert_eq!(line.as_deref(), Some("/kb/100%25/a%2Ab/%C3%9Cbergr%C3%B6%C3%9Fe.html /kb/gr%C3%B6%C3%9Fe/ 301"));
}

#[test]
fn hosts_are_told_nothing_hidden_and_nothing_twice() {
    let site = site()
        .file("content/guides/crane.md", &public(""))
        .file("content/guides/closed.md", "---\nredirect_from: /secret/\n---\n");
    assert!(!site.build(&[]).join("_redirects").exists());
    let own = "title: x\nassets: [_redirects]\ntrust_html: true\n";
    let site = site.config(own).file("content/_redirects", "/mine /here 302\n");
    assert_eq!(read(&site.build(&[]).join("_redirects")), "/mine /here 302\n");
    // A file of that name that is not published leaves its place free.
    let site = site.config("title: x\n");
    assert_eq!(read(&site.build(&[]).join("_redirects")), "/secret/ /guides/closed/ 301\n");
}
