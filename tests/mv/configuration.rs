//! What `lyceum.yaml` says about paths.

use super::*;

const CONFIG: &str = "# The site\ntitle: T\nlogo: '/x/logo.svg'  # a picture\nfavicon: x/icon.png\nnavigation:\n  - x/one\n  - {title: Two, to: content/x/two.md}\n  - x\n  - to: other\ndefaults:\n  \"x/**\": {security_level: Internal}\n  \"*/two.md\": {steward: Me}\nrules_by_path:\n  x/one.md: {links: \"off\"}\nignore: [x/drafts/**]\nassets:\n  - x/*.csv\n";

fn configured() -> TestSite {
    site(&[
        ("x/logo.svg", "<svg/>"),
        ("x/icon.png", "PNG"),
        ("x/one.md", ""),
        ("x/two.md", ""),
        ("x/drafts/d.md", "never read"),
        ("x/data.csv", ""),
        ("other.md", ""),
    ])
    .config(CONFIG)
}

#[test]
fn paths_and_globs_below_a_folder_follow_it() {
    let site = configured();
    let run = mv(&site, "x", "y z").success();
    let expected = CONFIG
        .replace("'/x/logo.svg'", "'/y z/logo.svg'")
        .replace("x/icon", "y z/icon")
        .replace("- x/one", "- y z/one")
        .replace("content/x/two", "content/y z/two")
        .replace("- x\n", "- y z\n")
        .replace("\"x/**\"", "\"y z/**\"")
        .replace("x/one.md:", "y z/one.md:")
        .replace("[x/drafts", "[y z/drafts")
        .replace("- x/*.csv", "- y z/*.csv");
    assert_eq!(read(&site.at("lyceum.yaml")), expected);
    assert!(run.stderr.contains("  lyceum.yaml") && !run.stderr.contains("note:"), "{run}");
    mv(&site, "y z", "x").success();
    assert_eq!(read(&site.at("lyceum.yaml")), CONFIG);
}

#[test]
fn what_a_path_brings_with_it_is_told() {
    let site = configured().config(&CONFIG.replace("Internal", "Confidential"));
    let run = mv(&site, "x/two.md", "z/2.md").success();
    assert!(run.stderr.contains("note: `z/2.md` is Internal now, and was Confidential"), "{run}");
    assert!(
        run.stderr.contains("`defaults: */two.md` in lyceum.yaml means another set of files now: `z/2.md`"),
        "{run}"
    );
    assert!(read(&site.at("lyceum.yaml")).contains("to: content/z/2.md"));
}
