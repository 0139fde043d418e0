use super::*;

#[test]
fn data_goes_to_standard_output_and_nothing_else_does() {
    for format in ["json", "dot", "mermaid", "graphml"] {
        let run = broken().run("graph", &["--format", format]).success();
        assert!(!run.stdout.is_empty() && run.stderr.is_empty(), "{run}");
    }
    let run = broken().run("check", &["--format", "json"]).ends_with(1);
    assert!(run.stderr.is_empty() && run.stdout.starts_with('{') && run.stdout.ends_with("}\n"), "{run}");
    let run = broken().run("build", &["--out", "nowhere"]).success();
    assert!(run.stdout.is_empty() && !run.stderr.is_empty(), "{run}");
    for arguments in
        [&["rules"][..], &["explain", "broken-link"], &["schema"], &["completions", "bash"], &["man"], &["eject"]]
    {
        let run = here(arguments).success();
        assert!(run.stderr.is_empty() && !run.stdout.is_empty(), "{run}");
    }
}

#[test]
fn quiet_says_nothing_but_errors() {
    let run = clean().run("build", &["--quiet", "--out", "nowhere"]).success();
    assert!(run.stdout.is_empty() && run.stderr.is_empty(), "{run}");
    let run = clean().run("check", &["--quiet"]).success();
    assert!(run.stdout.is_empty() && run.stderr.is_empty(), "{run}");
    let run = broken().run("check", &["--quiet"]).ends_with(1);
    assert!(run.stdout.contains("broken-link"), "{run}");
}

#[test]
fn colours_only_where_they_are_wanted() {
    let run = broken().run::<&str>("check", &[]);
    assert!(!run.stdout.contains('\u{1b}'), "a pipe is no terminal\n{run}");
    let run = broken().run("check", &["--color", "always"]);
    assert!(run.stdout.contains('\u{1b}'), "{run}");
    let run = broken().run("check", &["--color", "never"]);
    assert!(!run.stdout.contains('\u{1b}'), "{run}");
    let site = broken();
    let output = command(&["check", "."], &site.path()).env("NO_COLOR", "1").output().expect("it starts");
    assert!(!output.stdout.contains(&0x1b));
    let run = broken().config("titel: x").run("check", &["--color", "always"]).ends_with(2);
    assert!(run.stderr.contains('\u{1b}'), "{run}");
}

#[test]
fn what_a_document_holds_never_reaches_the_terminal_raw() {
    let site = broken().file("content/a\u{1b}[31m.md", "[[no\u{1b}[2Jthing\u{7}]]\n");
    let run = site.run::<&str>("check", &[]).ends_with(1);
    assert!(!run.stdout.contains('\u{1b}') && !run.stdout.contains('\u{7}'), "{run:?}");
}

#[test]
fn a_reader_that_goes_away_is_no_error() {
    let mut site = TestSite::new();
    for n in 0..400 {
        site = site.file(&format!("content/{n}.md"), "[[nothing]] [[nowhere]] ![[nobody]]\n");
    }
    for arguments in [&["check"][..], &["check", "--format", "json"], &["graph"]] {
        let mut child =
            command(arguments, &site.path()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("it starts");
        let mut first = [0; 16];
        let mut out = child.stdout.take().expect("a pipe");
        out.read_exact(&mut first).expect("something comes");
        drop(out);
        let status = child.wait().expect("it ends");
        let mut said = String::new();
        child.stderr.take().expect("a pipe").read_to_string(&mut said).expect("UTF-8");
        assert_eq!(said, "", "{arguments:?}");
        assert!(matches!(status.code(), Some(0 | 1)), "{arguments:?}: {status}");
    }
}
