use super::*;

#[test]
fn levels_and_allowances_hold_as_for_all_rules() {
    let server = Server::new(|path, _| if path == "/old" { to(301, "/new") } else { status(404) });
    let page = format!("[a]({})\n", server.url("/gone"));
    let site = TestSite::new()
        .config("rules: {front-matter: \"off\"}\n")
        .file("content/a.md", &page)
        .file("content/waived.md", &format!("---\nallow: [dead-link]\n---\n{page}"));
    let found = findings(&site, &[]);
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!((&found[0]["path"], &found[0]["level"]), (&"a.md".into(), &"error".into()));
    let site = site
        .config("rules: {front-matter: \"off\", dead-link: warning}\nrules_by_path: {\"waived.md\": {links: error}}\n");
    assert_eq!(findings(&site, &[])[0]["level"], "warning");
    let site = site.config("rules: {dead-link: \"off\"}\n");
    assert_eq!(findings(&site, &[]).len(), 0);
}

#[test]
fn an_allowance_is_not_called_unused_where_nobody_asked() {
    let site = TestSite::new()
        .config("title: A\n")
        .file("content/a.md", "---\ntitle: A\nallow: [dead-link, moved-link]\n---\nText.\n");
    assert_eq!(site.check_with(&["--select", "unused-allow"]).places(), [""; 0]);
}

#[test]
fn check_asks_nobody() {
    let server = Server::new(|_, _| status(404));
    let site = site(&[server.url("/gone")]);
    assert_eq!(site.check().places(), [""; 0]);
    links(&site, &[]).ends_with(1);
    assert_eq!(site.check().places(), [""; 0]);
    assert_eq!(server.asked(), ["/gone"]);
}

#[test]
fn results_and_messages_go_their_own_ways() {
    let server = Server::new(|_, _| status(404));
    let site = site(&[server.url("/gone")]);
    let run = links(&site, &["--color", "never"]).ends_with(1);
    assert!(
        run.stdout.starts_with(&format!(
            "error[dead-link]: `{}` does not exist: its host answers 404\n",
            server.url("/gone")
        )),
        "{run}"
    );
    assert!(run.stdout.contains("a.md:1:6"), "{run}");
    assert_eq!(run.stderr, "asked 1 page\n");
    assert_eq!(links(&site, &["--quiet"]).ends_with(1).stderr, "");
}

#[test]
fn a_site_without_addresses_asks_nobody() {
    let site = TestSite::new().file("content/a.md", "[mail](mailto:a@a.dev), [b](b.md)\n");
    let run = links(&site, &[]).success();
    assert_eq!(run.stderr, "asked 0 pages\n");
}

#[test]
fn wrong_settings_are_told_with_their_place() {
    for (setting, says) in [
        ("exclude: ['(']", "lyceum.yaml:2:13: `(` is no regular expression"),
        ("accept: [403, '40x']", "lyceum.yaml:2:17: `40x` is no status and no range of them"),
        ("timeout: 20", "lyceum.yaml:2:12:"),
        ("timeout: soon", "lyceum.yaml:2:12: `soon` is no stretch of time; write one such as `20s` or `7d`"),
        ("time_out: 3s", "lyceum.yaml:2:3: unknown key `time_out`; did you mean `timeout`?"),
        ("archive: archive.org", "lyceum.yaml:2:12:"),
    ] {
        let site = TestSite::new().config(&format!("links:\n  {setting}\n")).file("content/a.md", "A\n");
        let run = links(&site, &[]).ends_with(2);
        assert!(run.stderr.contains(says), "{says}\n{run}");
    }
}

#[test]
fn findings_come_in_all_forms_with_their_place() {
    let server = Server::new(|_, _| status(404));
    let site = site(&[server.url("/gone")]);
    let files =
        ["json", "sarif", "github", "gitlab", "junit"].map(|form| (form, site.beside(&format!("report.{form}"))));
    let mut arguments: Vec<String> = vec!["--color".into(), "never".into()];
    for (form, file) in &files {
        arguments.extend(["--format".to_owned(), format!("{form}={}", file.display())]);
    }
    let run = links(&site, &arguments.iter().map(String::as_str).collect::<Vec<_>>()).ends_with(1);
    assert!(run.stdout.contains("--> a.md:1:6"), "{run}");
    let place = [
        r#""line": 1,"#,
        r#""startColumn": 6,"#,
        "file=content/a.md,line=1,endLine=1,col=6",
        r#""begin": 1,"#,
        "content/a.md:1:6:",
    ];
    for ((form, file), place) in files.iter().zip(place) {
        let text = crate::support::read(file);
        assert!(text.contains("dead-link") && text.contains(place), "{form}: {text}");
    }
}

#[test]
fn answers_that_cannot_be_kept_are_reported_all_the_same() {
    let server = Server::new(|_, _| status(404));
    let site = site(&[server.url("/gone")]);
    crate::support::write(&site.at(".lyceum"), b"a file in the place of the folder");
    let run = links(&site, &[]).ends_with(1);
    assert!(run.stdout.contains("dead-link") && run.stderr.contains("note: the answers are not kept"), "{run}");
}
