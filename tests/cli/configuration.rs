use super::*;

/// What is said about a configuration that is wrong.
#[track_caller]
fn fails(config: &str) -> String {
    let site = clean().config(config);
    let run = site.run::<&str>("check", &[]).ends_with(2);
    assert!(run.stdout.is_empty(), "{run}");
    let file = site.at("lyceum.yaml").display().to_string();
    assert!(run.stderr.contains(&file), "no file\n{run}");
    run.stderr.replace(&file, "lyceum.yaml")
}

#[test]
fn an_unknown_key_has_line_column_and_nearest_name() {
    let said = fails("title: x\n# why\nbase_ulr: https://x.example\n");
    assert!(said.contains("lyceum.yaml:3:1: ") && said.contains("`base_ulr`") && said.contains("`base_url`"), "{said}");
}

#[test]
fn so_has_one_deeper_down() {
    let said = fails("relation_types:\n  part_of:\n    lable: Part of\n");
    assert!(said.contains("lyceum.yaml:3:5: ") && said.contains("`label`"), "{said}");
    let said = fails("navigation:\n  - to: a\n  - titel: b\n    to: b\n");
    assert!(said.contains("lyceum.yaml:3:"), "{said}");
}

#[test]
fn a_wrong_type_has_its_place() {
    for (config, place) in [
        ("title: [x]\n", "1:8"),
        ("title: x\nlist_length: many\n", "2:14"),
        ("ignore: x\n", "1:9"),
        ("hard_breaks: perhaps\n", "1:14"),
    ] {
        let said = fails(config);
        assert!(said.contains(&format!("lyceum.yaml:{place}: ")), "{config}: {said}");
    }
}

#[test]
fn a_bad_value_has_its_place_and_the_nearest_one() {
    let said = fails("title: x\ndefault_level: Intrnal\n");
    assert!(said.contains("lyceum.yaml:2:16: ") && said.contains("`Internal`"), "{said}");
    let said = fails("rules:\n  broken-link: eror\n");
    assert!(said.contains("lyceum.yaml:2:16: ") && said.contains("`error`"), "{said}");
    let said = fails("list_length: 5\n");
    assert!(said.contains("lyceum.yaml:1:14: ") && said.contains("10"), "{said}");
    let said = fails("base_url: example.org\n");
    assert!(said.contains("lyceum.yaml:1:11: "), "{said}");
}

#[test]
fn an_unknown_rule_has_its_place_and_the_nearest_one() {
    let said = fails("rules:\n  brocken-link: error\n");
    assert!(said.contains("lyceum.yaml:2:3: ") && said.contains("`broken-link`"), "{said}");
    let said = fails("rules_by_path:\n  \"x/**\":\n    link: warning\n");
    assert!(said.contains("lyceum.yaml:3:5: ") && said.contains("`links`"), "{said}");
}

#[test]
fn a_glob_that_is_none_has_its_place() {
    let said = fails("ignore: [ok, \"a[\"]\n");
    assert!(said.contains("lyceum.yaml:1:14: ") && said.contains("a["), "{said}");
    let said = fails("defaults:\n  \"ok\": {}\n  \"{x\": {status: Draft}\n");
    assert!(said.contains("lyceum.yaml:3:3: "), "{said}");
}

#[test]
fn what_is_no_yaml_has_its_place() {
    let said = fails("title: a: b\n");
    assert!(said.contains("lyceum.yaml:1:"), "{said}");
    let said = fails("- title\n");
    assert!(said.contains("lyceum.yaml:1:1: "), "{said}");
    let said = fails("title: x\ntitle: y\n");
    assert!(said.contains("lyceum.yaml:2:1: "), "{said}");
}

#[test]
fn all_faults_are_said_at_once() {
    let said = fails("titel: x\nlanguage: 1-1\nlist_length: 3\n");
    assert_eq!(said.matches("lyceum.yaml:").count(), 3, "{said}");
}

#[test]
fn a_byte_order_mark_and_an_empty_file_do_no_harm() {
    clean().config("\u{feff}title: x\nrules: {front-matter: \"off\"}\n").run::<&str>("check", &[]).success();
    clean().config("").run::<&str>("check", &[]).success();
    clean().config("# nothing yet\n").run::<&str>("check", &[]).success();
    let said = fails("\u{feff}titel: x\n");
    assert!(said.contains("lyceum.yaml:1:1: "), "{said}");
}

#[test]
fn its_schema_is_a_schema_that_names_every_key() {
    let run = here(&["schema", "--config"]).success();
    let schema: Value = serde_json::from_str(&run.stdout).expect("JSON");
    let keys = schema["properties"].as_object().expect("properties");
    assert!(keys.len() > 20);
    let documentation = read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/configuration.md"));
    for (key, value) in keys {
        assert!(value["description"].as_str().is_some_and(|text| text.len() > 10), "`{key}` is not described");
        assert!(documentation.contains(&format!("`{key}`")), "docs/configuration.md does not name `{key}`");
    }
    let run = here(&["schema"]).success();
    let schema: Value = serde_json::from_str(&run.stdout).expect("JSON");
    assert!(schema["properties"]["security_level"].is_object());
}

#[test]
fn a_site_for_another_version_is_told_so_before_anything_else() {
    // A key, a rule and a value of a version to come: the version is what is wrong.
    let said = fails("title: x\nfrobnicate: yes\nrequires: \">=99.1\"\nrules: {no-such-rule: perhaps}\n");
    let version = env!("CARGO_PKG_VERSION");
    assert_eq!(
        said,
        format!(
            "error: lyceum.yaml:3:11: this site needs lyceum >=99.1, this is {version}; docs/install.md says how to get it\n"
        )
    );
    for command in ["build", "fix", "graph"] {
        let run = clean().config("requires: \"<0.0.1\"\n").run::<&str>(command, &[]).ends_with(2);
        assert!(run.stderr.contains("this site needs lyceum <0.0.1"), "{run}");
    }
}

#[test]
fn a_requirement_that_is_met_is_not_noticed() {
    let version = env!("CARGO_PKG_VERSION");
    for requires in [format!("\">={version}\""), format!("\"={version}\""), "\">=0.0.1, <99\"".into(), "\"*\"".into()] {
        let config = format!("requires: {requires}\nrules: {{front-matter: \"off\"}}\n");
        clean().config(&config).run::<&str>("check", &[]).success();
    }
    // Without quotes YAML reads a number, and a version is what is meant.
    let said = fails("requires: 99.10\n");
    assert!(said.contains("needs lyceum 99.10, "), "{said}");
}

#[test]
fn a_requirement_that_is_none_has_its_place() {
    let said = fails("title: x\nrequires: newest\n");
    assert!(said.contains("lyceum.yaml:2:11: `newest` is no version requirement; write one such as `>=0.1`"), "{said}");
    let said = fails("\u{feff}requires: [\"0.1\"]\n");
    assert!(said.contains("lyceum.yaml:1:11: `requires`: expected a text"), "{said}");
    let said = fails("requires:\n");
    assert!(said.contains("lyceum.yaml:1:"), "{said}");
}

#[test]
fn levels_are_set_for_all_and_for_paths() {
    let site = broken().config("rules: {front-matter: \"off\", links: warning}\n");
    assert_eq!(site.check().json["summary"]["warnings"], 1);
    let site = site.config("rules: {front-matter: \"off\"}\nrules_by_path: {\"a*\": {broken-link: \"off\"}}\n");
    assert_eq!(site.check().places(), [""; 0]);
}

#[test]
fn what_is_ignored_stays_out() {
    let site = clean().config("ignore: [\"drafts/**\", \"*.tmp.md\"]\nrules: {front-matter: \"off\"}\n");
    let site = site
        .file("content/drafts/x.md", "[[nothing]]")
        .file("content/y.tmp.md", "[[nothing]]")
        .file("content/.dot/z.md", "[[nothing]]");
    assert_eq!(site.check().json["summary"]["documents"], 2);
}

#[test]
fn a_configuration_under_another_name_is_not_overlooked() {
    let site = TestSite::plain().file("lyceum.yml", "audience: Public\n").file("a.md", "text");
    let run = site.run("build", &[] as &[&str]).ends_with(2);
    assert!(run.stderr.contains("lyceum.yml` is not read; rename it to lyceum.yaml"), "{}", run.stderr);
}

#[test]
fn a_misspelt_default_is_refused_where_it_stands() {
    let error = fails("title: x\ndefaults:\n  \"**\": {security_levle: Restricted}\n");
    assert!(
        error.contains("lyceum.yaml:3:10: there is no field `security_levle`; did you mean `security_level`?"),
        "{error}"
    );
    let error = fails("defaults:\n  \"**\": {security_level: Publik}\n");
    assert!(error.contains("lyceum.yaml:2:26: `Publik` is no security level"), "{error}");
}

#[test]
fn a_default_outside_the_sites_own_lists_is_refused() {
    let error = fails("stewards: [Growth Team]\ndefaults:\n  \"**\": {steward: Growht Team}\n");
    assert!(
        error.contains("lyceum.yaml:3:19: `Growht Team` is none of the `stewards`; did you mean `Growth Team`?"),
        "{error}"
    );
    let error = fails("tags: [\"a/*\", b]\ndefaults:\n  \"**\": {tags: [B, a/x, a]}\n");
    assert!(error.contains("lyceum.yaml:3:16: `a` is none of the `tags`"), "{error}");
    let fine = "tags: [\"#B\"]\nstewards: [\"Doe, John\", Ann]\ndefaults:\n  \"**\": {tags: b, steward: \"Doe, John\"}\n  \"x\": {steward: \"ann, Doe, John\"}\n";
    let run = clean().config(fine).run::<&str>("check", &[]);
    assert!(run.stderr.contains("`Doe` is none of the `stewards`"), "a name with a comma stands alone\n{run}");
    clean().config(&fine.replace("ann, Doe, John", "ann, ANN")).run::<&str>("check", &["--select", "links"]).success();
}

#[test]
fn the_example_of_the_documentation_is_one() {
    let documentation = read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/configuration.md"));
    let (_, example) = documentation.split_once("## A complete example\n\n```yaml\n").expect("the example");
    let (example, _) = example.split_once("\n```").expect("its end");
    let site = TestSite::new().config(example).file("front-matter.schema.json", "{}").file("kb/Notes/a.md", "Text.\n");
    let run = site.run("check", &["--select", "links"]);
    assert!(run.status < 2, "{run}");
    let schema: Value = serde_json::from_str(&here(&["schema", "--config"]).stdout).expect("JSON");
    for key in schema["properties"].as_object().expect("properties").keys() {
        assert!(example.lines().any(|line| line.starts_with(&format!("{key}:"))), "the example has no `{key}`");
    }
}

#[test]
fn an_output_among_the_sources_is_refused() {
    for output in [".", "..", "content", "theme", "templates/x", ".git"] {
        let site = clean().config(&format!("output: {output}\n"));
        let run = site.run::<&str>("build", &[]).ends_with(2);
        assert!(run.stderr.contains("name another folder with --out or `output:`"), "{run}");
    }
}
