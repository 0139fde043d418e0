//! `lyceum audience`: who sees what, and why.

use super::*;

/// A site with documents of every level, each from another source.
fn mixed() -> TestSite {
    TestSite::new()
        .config("title: Mixed\ndefaults:\n  \"team/**\": {security_level: confidential}\n")
        .file(
            "content/index.md",
            "---\nsecurity_level: Public\nrelations: [team/plan.md]\n---\n[[unsaid]] [[draft]] [[open]]\n",
        )
        .file("content/open.md", "---\nsecurity_level: Public\n---\n[[index]] and [the team](team/)\n")
        .file("content/draft.md", "---\nsecurity_level: Public\ndraft: true\n---\n")
        .file("content/unsaid.md", "[[team/plan]]\n")
        .file("content/team/plan.md", "---\ntitle: Plan\n---\n[[index]]\n")
        .file("content/broken.md", "---\ntitle: \"open\n---\n")
        .file("content/unknown.md", "---\nsecurity_level: Publik\n---\n")
}

fn text(site: &TestSite, arguments: &[&str]) -> String {
    let run = site.run("audience", arguments).success();
    assert!(run.stderr.is_empty(), "{run}");
    run.stdout
}

fn data(site: &TestSite, arguments: &[&str]) -> Value {
    let mut all = vec!["--format", "json"];
    all.extend(arguments);
    serde_json::from_str(&text(site, &all)).expect("JSON")
}

fn paths(data: &Value) -> Vec<&str> {
    data["documents"].as_array().expect("documents").iter().filter_map(|document| document["path"].as_str()).collect()
}

#[test]
fn all_levels_stand_side_by_side_with_the_reasons() {
    assert_eq!(
        text(&mixed(), &[]),
        "level         documents  drafts  sees  refers to more closed\n\
         Public                3       1     2                      3\n\
         Internal              1       0     3                      1\n\
         Confidential          1       0     4                      0\n\
         Restricted            2       0     6                      0\n\n\
         Public        3  named in the document\n\
         Internal      1  `default_level`, as nothing names one\n\
         Confidential  1  `defaults:` for `team/**`\n\
         Restricted    1  what the document names is no level\n\
         Restricted    1  front matter that cannot be read\n\n\
         4 references lead to a more closed document; `lyceum check --select public-links-internal` shows them\n"
    );
}

#[test]
fn what_one_audience_sees_is_listed() {
    let site = mixed();
    assert_eq!(
        text(&site, &["--show", "internal"]),
        "Public    index.md   named in the document\n\
         Public    open.md    named in the document\n\
         Internal  unsaid.md  `default_level`, as nothing names one\n\n\
         3 references lead from what Internal sees to what it does not see; `lyceum check --select public-links-internal` shows them\n"
    );
    assert!(text(&site, &["--show", "Public", "--drafts"]).contains("draft.md, a draft"));
    let closed = TestSite::new().file("content/a.md", "text\n");
    assert_eq!(text(&closed, &["--show", "Public"]), "Public sees no document\n");
}

#[test]
fn the_difference_between_two_is_listed_in_either_order() {
    let site = mixed();
    let expected = "Internal      unsaid.md     `default_level`, as nothing names one\n\
         Confidential  team/plan.md  `defaults:` for `team/**`\n\n\
         3 references lead from what Public sees to what only Confidential sees; `lyceum check --select public-links-internal` shows them\n";
    assert_eq!(text(&site, &["--diff", "Public", "Confidential"]), expected);
    assert_eq!(text(&site, &["--diff", "Confidential", "Public"]), expected);
    assert_eq!(text(&site, &["--diff", "Public", "Public"]), "Public and Public see the same documents\n");
}

#[test]
fn programs_get_the_same() {
    let site = mixed();
    let all = data(&site, &[]);
    assert_eq!(all["version"], 1);
    assert_eq!((&all["audience"], &all["default_level"]), (&Value::Null, &json!("Internal")));
    assert_eq!(all["levels"][0], json!({"level": "Public", "documents": 3, "drafts": 1, "sees": 2, "references": 3}));
    assert_eq!(
        paths(&all),
        ["broken.md", "draft.md", "index.md", "open.md", "team/plan.md", "unknown.md", "unsaid.md"]
    );
    let sources: Vec<&Value> =
        all["documents"].as_array().expect("documents").iter().map(|one| &one["source"]).collect();
    assert_eq!(sources, ["unreadable", "field", "field", "field", "defaults", "unknown", "default_level"]);
    assert_eq!(all["documents"][4]["glob"], "team/**");
    assert_eq!(
        all["references"][0],
        json!({"from": "index.md", "from_level": "Public", "to": "team/plan.md", "to_level": "Confidential", "target": "team/plan.md"})
    );
    let of_public = data(&site, &["--show", "Public"]);
    assert_eq!(paths(&of_public), ["index.md", "open.md"]);
    assert_eq!(of_public["references"].as_array().map(Vec::len), Some(3));
    let more = data(&site, &["--diff", "Public", "Internal"]);
    assert_eq!(paths(&more), ["unsaid.md"]);
    assert_eq!(more["references"].as_array().map(Vec::len), Some(1));
}

#[test]
fn a_level_that_is_none_ends_the_run() {
    let run = mixed().run("audience", &["--show", "secret"]).ends_with(2);
    assert!(run.stderr.contains("use one of Public, Internal, Confidential, Restricted"), "{run}");
    mixed().run("audience", &["--diff", "Public"]).ends_with(2);
}
