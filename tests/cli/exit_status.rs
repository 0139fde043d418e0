use super::*;

#[test]
fn of_check() {
    clean().run("check", &["--strict"]).success();
    broken().run::<&str>("check", &[]).ends_with(1);
    warned().run::<&str>("check", &[]).success();
    warned().run("check", &["--strict"]).ends_with(1);
}

#[test]
fn of_build() {
    let out = |site: &TestSite, more: &[&str]| {
        let out = site.beside("out");
        let mut all = vec!["--out", out.to_str().expect("UTF-8")];
        all.extend(more);
        (site.run("build", &all), files_in(&out))
    };
    let site = broken();
    let (run, files) = out(&site, &["--strict"]);
    assert!(run.ends_with(1).stderr.contains("broken-link"));
    assert_eq!(files, [""; 0], "a strict build that fails writes nothing");
    let (run, files) = out(&site, &[]);
    assert!(run.success().stderr.contains("1 error"), "the problems are summed up");
    assert!(files.contains(&"a/index.html".to_owned()));
    let site = warned();
    out(&site, &["--strict"]).0.ends_with(1);
    let site = clean();
    out(&site, &["--strict"]).0.success();
}

#[test]
fn a_strict_build_that_fails_leaves_the_last_good_site() {
    let site = clean();
    let out = site.build(&[]);
    let before = tree(&out);
    let site = site.file("content/c.md", "[[nothing]]\n");
    site.run("build", &["--strict", "--out", out.to_str().expect("UTF-8")]).ends_with(1);
    assert_eq!(tree(&out), before);
}

#[test]
fn two_for_a_wrong_command_line() {
    for arguments in [
        &["nothing"][..],
        &["check", "--nothing"],
        &["check", "--format", "xml"],
        &["build", "--threads", "0"],
        &["build", "--threads", "x"],
        &["explain"],
        &[],
    ] {
        let run = here(arguments).ends_with(2);
        assert!(run.stdout.is_empty(), "{run}");
    }
}

#[test]
fn two_for_what_does_not_exist() {
    let run = here(&["check", "no-such-folder"]).ends_with(2);
    assert!(run.stderr.contains("no-such-folder"), "{run}");
    let run = here(&["explain", "broken-relations"]).ends_with(2);
    assert!(run.stderr.contains("did you mean `broken-relation`?"), "{run}");
    let run = clean().run("check", &["--select", "broken-lnk"]).ends_with(2);
    assert!(run.stderr.contains("broken-link"), "{run}");
    let run = clean().run("check", &["--content", "no-such-content"]).ends_with(2);
    assert!(run.stderr.contains("no-such-content"), "{run}");
    let run = TestSite::new().run::<&str>("check", &[]).ends_with(2);
    assert!(run.stderr.contains("content"), "{run}");
}

#[test]
fn two_for_no_documents_with_a_sentence() {
    for command in ["check", "build", "graph"] {
        let run = TestSite::plain().file("notes.txt", "no document").run::<&str>(command, &[]);
        let run = run.ends_with(2);
        assert!(run.stderr.contains("no documents"), "{run}");
        assert!(run.stdout.is_empty(), "{run}");
    }
}

#[test]
fn two_for_a_base_url_that_is_none() {
    for url in ["example.org", "ftp://x.example", "https://", "https://x.example/?q"] {
        clean().run("build", &["--base-url", url]).ends_with(2);
    }
}
