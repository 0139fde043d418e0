use super::*;

fn site() -> TestSite {
    TestSite::new()
        .config("title: x\nrules: {orphan-document: 'off', front-matter: 'off'}\n")
        .file("content/sub/a.md", "[[nothing]]\n")
}

/// The paths of the forms for services, which are to agree, and those of the others.
fn paths(site: &TestSite, run: impl Fn(&[&str]) -> Run) -> String {
    let first = |form: &str, before: &str, behind: char| {
        let out = run(&["--format", form]).ends_with(1).stdout;
        let (_, rest) = out.split_once(before).unwrap_or_else(|| panic!("no `{before}` in {out}"));
        rest.split(behind).next().unwrap_or_default().to_owned()
    };
    let path = first("github", "file=", ',');
    assert_eq!(first("sarif", "\"uri\": \"", '"'), path);
    assert_eq!(first("gitlab", "\"path\": \"", '"'), path);
    assert_eq!(first("junit", "classname=\"", '"'), path);
    assert_eq!(first("json", "\"path\": \"", '"'), "sub/a.md");
    assert_eq!(first("text", "--> ", ':'), "sub/a.md");
    assert!(site.path().exists());
    path
}

#[test]
fn count_from_the_top_of_the_repository() {
    let site = site();
    git(&site.beside(""), &["init", "--quiet"]);
    assert_eq!(paths(&site, |arguments| site.run("check", arguments)), "site/content/sub/a.md");
    let inside = |arguments: &[&str]| lyceum(&[&["check", ".."], arguments].concat(), &site.at("content"));
    assert_eq!(paths(&site, inside), "site/content/sub/a.md");
}

#[test]
fn also_where_git_is_not_installed_or_will_not_answer() {
    let site = site();
    git(&site.beside(""), &["init", "--quiet"]);
    let without = |arguments: &[&str]| {
        let output = command(&[&["check", "."], arguments].concat(), &site.path()).env("PATH", "").output();
        let output = output.expect("the program starts");
        Run {
            arguments: arguments.join(" "),
            status: output.status.code().unwrap_or(-1),
            stdout: String::from_utf8(output.stdout).expect("UTF-8"),
            stderr: String::from_utf8(output.stderr).expect("UTF-8"),
        }
    };
    assert_eq!(paths(&site, without), "site/content/sub/a.md");
}

#[test]
fn else_from_the_current_folder_or_the_site() {
    let site = site();
    assert_eq!(paths(&site, |arguments| site.run("check", arguments)), "site/content/sub/a.md");
    let inside = |arguments: &[&str]| lyceum(&[&["check", "."], arguments].concat(), &site.path());
    assert_eq!(paths(&site, inside), "content/sub/a.md");
    std::fs::create_dir(site.beside("elsewhere")).expect("a folder");
    let beside = |arguments: &[&str]| lyceum(&[&["check", "../site"], arguments].concat(), &site.beside("elsewhere"));
    assert_eq!(paths(&site, beside), "content/sub/a.md");
}

#[test]
fn a_folder_without_configuration_is_content_itself() {
    let site = TestSite::plain().file("sub/a.md", "---\ntitle: x\n---\n[[nothing]]\n");
    git(&site.path(), &["init", "--quiet"]);
    let run = site.run("check", &["--format", "github", "--select", "broken-link"]).ends_with(1);
    assert!(run.stdout.starts_with("::error file=sub/a.md,line=4,"), "{run}");
}
