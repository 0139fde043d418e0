use super::*;

fn broken() -> TestSite {
    TestSite::new()
        .config("title: x\nrules: {orphan-document: 'off', front-matter: 'off'}\n")
        .file("content/a.md", "[[nothing]]\n")
}

fn into(site: &TestSite, name: &str, form: &str) -> String {
    format!("{form}={}", site.beside(name).display())
}

#[test]
fn several_forms_are_written_beside_the_text() {
    let site = broken();
    let (sarif, gitlab, text) =
        (into(&site, "deep/er/a.sarif", "sarif"), into(&site, "gl.json", "gitlab"), into(&site, "a=b.txt", "text"));
    let run = site.run("check", &["--format", &sarif, "--format", &gitlab, "--format", &text]).ends_with(1);
    assert!(run.stdout.starts_with("error[broken-link]") && run.stderr.is_empty(), "{run}");
    assert_eq!(read(&site.beside("a=b.txt")), run.stdout);
    for (file, form) in [("deep/er/a.sarif", "sarif"), ("gl.json", "gitlab")] {
        assert_eq!(read(&site.beside(file)), site.run("check", &["--format", form]).stdout, "{form}");
    }
    let files: Vec<String> = tree(&site.beside("")).into_keys().filter(|path| !path.starts_with("site/")).collect();
    assert_eq!(files, ["a=b.txt", "deep/er/a.sarif", "gl.json"], "nothing else is left behind");
}

#[test]
fn one_form_may_go_to_standard_output_instead() {
    let site = broken();
    let junit = into(&site, "j.xml", "junit");
    let run = site.run("check", &["--format", "json", "--format", &junit]).ends_with(1);
    assert!(run.stdout.starts_with("{\n  \"version\": 1"), "{run}");
    assert!(read(&site.beside("j.xml")).starts_with("<?xml"));
    let run = site.run("check", &["--format", "github=-"]).ends_with(1);
    assert!(run.stdout.starts_with("::error "), "{run}");
}

#[test]
fn an_old_report_is_replaced_and_a_clean_one_is_written_too() {
    let site = broken();
    let gitlab = into(&site, "gl.json", "gitlab");
    site.run("check", &["--format", &gitlab]).ends_with(1);
    let site = site.file("content/a.md", "text\n");
    let run = site.run("check", &["--quiet", "--format", &gitlab]).success();
    assert_eq!((run.stdout.as_str(), read(&site.beside("gl.json")).as_str()), ("", "[]\n"));
}

#[test]
fn a_wrong_command_line_is_told_before_anything_is_done() {
    let site = broken();
    let same = into(&site, "one.json", "json");
    let other = into(&site, "one.json", "gitlab");
    for (arguments, said) in [
        (&["--format", "xml"][..], "possible values: text, json, sarif, github, gitlab, junit"),
        (&["--format", "sarf=x.sarif"], "a similar value exists: 'sarif'"),
        (&["--format", "sarif="], "no file behind `sarif=`"),
        (&["--format", "json", "--format", "sarif"], "two forms for standard output"),
        (&["--format", &same, "--format", &other], "two forms for `"),
    ] {
        let run = site.run("check", arguments).ends_with(2);
        assert!(run.stdout.is_empty() && run.stderr.contains(said), "{said}\n{run}");
        assert!(!site.beside("one.json").exists());
    }
}

#[test]
fn a_file_that_cannot_be_written_fails_the_run_but_hides_no_finding() {
    let site = broken().file("content/b.md", "text");
    let (folder, fine) = (format!("json={}", site.path().display()), into(&site, "fine.json", "gitlab"));
    let run = site.run("check", &["--format", &folder, "--format", &fine]).ends_with(2);
    assert!(run.stdout.contains("broken-link") && run.stderr.contains("cannot write"), "{run}");
    assert!(site.beside("fine.json").is_file());
}

#[cfg(unix)]
#[test]
fn what_is_no_regular_file_is_written_to_and_stays() {
    use std::os::unix::fs::FileTypeExt;
    let site = broken();
    let run = site.run("check", &["--format", "github=/dev/stdout", "--format", "json=/dev/null"]).ends_with(1);
    assert!(run.stdout.starts_with("::error ") && run.stdout.contains("\nerror[broken-link]"), "{run}");
    let null = std::fs::metadata("/dev/null").expect("it is there");
    assert!(null.file_type().is_char_device());
}
