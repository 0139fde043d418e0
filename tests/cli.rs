//! The command line on small sites: exit statuses, what goes to which stream, and what people see when something is
//! wrong.

mod support;

use std::fs;
use std::io::Read;
use std::path::Path;
use std::process::Stdio;

use serde_json::{Value, json};
use support::{Run, TestSite, command, lyceum, read, tree};

/// A site without any problem.
fn clean() -> TestSite {
    TestSite::new()
        .config("title: Clean\nrules: {front-matter: \"off\"}\n")
        .file("content/a.md", "Text with [[b]].\n")
        .file("content/b.md", "More.\n")
}

/// A site with one error, a broken link in `a.md:1:3`.
fn broken() -> TestSite {
    TestSite::new().config("title: Broken\nrules: {front-matter: \"off\"}\n").file("content/a.md", "[[nothing]]\n")
}

/// A site with one warning.
fn warned() -> TestSite {
    TestSite::new()
        .config("title: Warned\nrules: {front-matter: \"off\"}\n")
        .file("content/a.md", "[gallery id=\"1\"]\n")
}

fn here(arguments: &[&str]) -> Run {
    lyceum(arguments, &std::env::temp_dir())
}

fn files_in(folder: &Path) -> Vec<String> {
    if folder.exists() { tree(folder).into_keys().collect() } else { Vec::new() }
}

mod exit_status {
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
}

mod configuration {
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
        assert!(
            said.contains("lyceum.yaml:3:1: ") && said.contains("`base_ulr`") && said.contains("`base_url`"),
            "{said}"
        );
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
}

mod templates {
    use super::*;

    #[test]
    fn a_broken_one_is_two_with_file_line_and_excerpt() {
        let site = clean().file(
            "templates/document.html",
            "{% extends \"base.html\" %}\n{% block content %}\n{{ page.title | }}\n{% endblock %}\n",
        );
        let run = site.run("build", &["--out", "nowhere"]).ends_with(2);
        assert!(
            run.stderr.contains("document.html")
                && run.stderr.contains('3')
                && run.stderr.contains("{{ page.title | }}"),
            "{run}"
        );
    }

    #[test]
    fn one_that_fails_while_rendering_as_well() {
        let site = clean().file(
            "templates/document.html",
            "{% extends \"base.html\" %}\n{% block content %}\n<p>{{ page.nothing.at_all }}</p>\n{% endblock %}\n",
        );
        let out = site.beside("out");
        let run = site.run("build", &["--out", out.to_str().expect("UTF-8")]).ends_with(2);
        assert!(run.stderr.contains("document.html") && run.stderr.contains("page.nothing.at_all"), "{run}");
        assert_eq!(files_in(&out), [""; 0], "a build that fails writes nothing");
    }

    #[test]
    fn an_ejected_one_overrides_the_default() {
        let site = clean();
        let folder = site.path();
        let run = lyceum(&["eject", "templates/document.html"], &folder).success();
        assert!(run.stdout.is_empty(), "{run}");
        let file = site.at("templates/document.html");
        let before = site.build(&[]);
        let plain = read(&before.join("a/index.html"));
        fs::write(&file, read(&file).replace("<h1>", "<h1 class=\"mine\">")).expect("the template is written");
        let after = read(&site.build(&[]).join("a/index.html"));
        assert!(after.contains("<h1 class=\"mine\">"), "{after}");
        assert_eq!(after.replace("<h1 class=\"mine\">", "<h1>"), plain);
    }

    #[test]
    fn an_own_one_can_extend_the_default() {
        let own = "{% extends \"default/document.html\" %}\n{% block body %}<p>before</p>{{ super() }}<p>after</p>{% endblock body %}\n";
        let page = read(&clean().file("templates/document.html", own).build(&[]).join("a/index.html"));
        let order = ["<p>before</p>", "<p>Text with", "<p>after</p>"]
            .map(|text| page.find(text).unwrap_or_else(|| panic!("no {text}\n{page}")));
        assert!(order.is_sorted(), "{page}");
    }

    #[test]
    fn ejecting_replaces_nothing_unasked() {
        let site = clean().file("templates/document.html", "mine");
        let folder = site.path();
        lyceum(&["eject", "templates/document.html"], &folder).ends_with(2);
        assert_eq!(read(&site.at("templates/document.html")), "mine");
        lyceum(&["eject", "--force", "templates/document.html"], &folder).success();
        assert_ne!(read(&site.at("templates/document.html")), "mine");
        let run = lyceum(&["eject", "templates/documnt.html"], &folder).ends_with(2);
        assert!(run.stderr.contains("templates/document.html"), "{run}");
    }

    #[test]
    fn an_own_theme_file_wins() {
        let site = clean().file("theme/custom.css", "p { color: rebeccapurple }\n");
        let files = tree(&site.build(&[]));
        let custom = files.iter().find(|(path, _)| path.ends_with("/custom.css")).expect("custom.css is there");
        assert!(String::from_utf8_lossy(custom.1).contains("rebeccapurple"));
    }
}

mod streams {
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
            let mut child = command(arguments, &site.path())
                .stdout(Stdio::piped())
                .stderr(Stdio::piped())
                .spawn()
                .expect("it starts");
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
}

mod help {
    use super::*;

    const COMMANDS: [&str; 12] = [
        "init",
        "new",
        "build",
        "check",
        "serve",
        "graph",
        "rules",
        "explain",
        "schema",
        "eject",
        "completions",
        "man",
    ];

    #[test]
    fn of_every_command_has_an_example() {
        for name in COMMANDS {
            let run = here(&[name, "--help"]).success();
            assert!(run.stdout.contains("Example: lyceum ") && run.stderr.is_empty(), "{run}");
            assert!(run.stdout.contains(&format!("lyceum {name}")), "{run}");
        }
    }

    #[test]
    fn names_every_command_and_the_statuses() {
        let run = here(&["--help"]).success();
        for name in COMMANDS {
            assert!(run.stdout.contains(&format!("  {name} ")), "no {name}\n{run}");
        }
        assert!(run.stdout.contains("Exit status"), "{run}");
        for name in
            run.stdout.lines().skip_while(|line| *line != "Commands:").skip(1).take_while(|line| !line.is_empty())
        {
            let name = name.split_whitespace().next().unwrap_or_default();
            assert!(COMMANDS.contains(&name) || name == "help", "`{name}` is not tested here");
        }
    }

    #[test]
    fn the_version_is_the_packages() {
        assert_eq!(here(&["--version"]).success().stdout, format!("lyceum {}\n", env!("CARGO_PKG_VERSION")));
    }

    #[test]
    fn completions_and_the_manual_page_come_out() {
        for (shell, word) in [
            ("bash", "complete"),
            ("zsh", "#compdef"),
            ("fish", "complete -c lyceum"),
            ("powershell", "Register-ArgumentCompleter"),
        ] {
            let run = here(&["completions", shell]).success();
            assert!(run.stdout.contains(word) && run.stdout.contains("audience"), "{shell}");
        }
        let run = here(&["man"]).success();
        assert!(run.stdout.contains(".TH lyceum"), "{run}");
    }
}

mod report {
    use super::*;

    #[test]
    fn has_exactly_the_shape_of_the_contract() {
        let report = broken().check();
        assert_eq!(
            report.json,
            json!({
                "version": 1,
                "summary": {"documents": 1, "errors": 1, "warnings": 0, "fixable": 0},
                "diagnostics": [{
                    "rule": "broken-link", "level": "error", "path": "a.md",
                    "range": {"start": {"line": 1, "column": 3}, "end": {"line": 1, "column": 10}},
                    "message": report.findings()[0]["message"], "help": report.findings()[0]["help"], "fix": null
                }]
            })
        );
        let empty = clean().check();
        assert_eq!(
            empty.json,
            json!({"version": 1, "summary": {"documents": 2, "errors": 0, "warnings": 0, "fixable": 0}, "diagnostics": []})
        );
    }

    #[test]
    fn keys_stand_in_the_order_of_the_contract_and_none_is_missing() {
        let report = TestSite::new()
            .file("content/a.md", "[[nothing]] ![[x.png]]\n")
            .file("content/b.md", "---\nid: 1\nrelations: [[a]]\n---\n")
            .check();
        let keys = |value: &Value| value.as_object().expect("an object").keys().cloned().collect::<Vec<_>>();
        assert_eq!(keys(&report.json), ["version", "summary", "diagnostics"]);
        assert_eq!(keys(&report.json["summary"]), ["documents", "errors", "warnings", "fixable"]);
        for found in report.findings() {
            assert_eq!(keys(found), ["rule", "level", "path", "range", "message", "help", "fix"]);
            assert_eq!(keys(&found["range"]), ["start", "end"]);
            assert_eq!(keys(&found["range"]["start"]), ["line", "column"]);
            if let Some(fix) = found["fix"].as_object() {
                assert_eq!(fix.keys().collect::<Vec<_>>(), ["description", "safe", "edits"]);
                for edit in found["fix"]["edits"].as_array().expect("edits") {
                    assert_eq!(keys(edit), ["path", "range", "text"]);
                }
            }
        }
    }

    #[test]
    fn is_sorted_by_path_place_and_rule() {
        let site = TestSite::new()
            .file("content/b.md", "[[z]] [[y]]\n\n[[x]]\n")
            .file("content/a/c.md", "[[z]]\n")
            .file("content/A.md", "[[z]]\n");
        let report = site.check();
        let key = |found: &Value| {
            let start = &found["range"]["start"];
            (
                found["path"].as_str().map(str::to_owned),
                start["line"].as_u64(),
                start["column"].as_u64(),
                found["rule"].as_str().map(str::to_owned),
            )
        };
        let keys: Vec<_> = report.findings().iter().map(key).collect();
        assert!(keys.is_sorted(), "{keys:?}");
        assert!(keys.len() > 6);
    }

    #[test]
    fn columns_count_characters_tabs_as_one_and_no_byte_order_mark() {
        let site = broken().file("content/a.md", "\u{feff}ä\t[[日本🙂]]\r\n");
        let range = &site.check().findings()[0]["range"].clone();
        assert_eq!(range, &json!({"start": {"line": 1, "column": 5}, "end": {"line": 1, "column": 8}}));
    }

    #[test]
    fn a_value_includes_its_quotes_and_a_missing_field_points_at_the_dashes() {
        let site = TestSite::new()
            .file("content/a.md", "\u{feff}---\r\nstatus: \"Actve\"\r\nrelations: ['nowhere']\r\n---\r\n");
        let report = site.check();
        let range = |rule: &str| {
            report
                .findings()
                .iter()
                .find(|found| found["rule"] == rule)
                .map(|found| found["range"].clone())
                .unwrap_or_default()
        };
        assert_eq!(
            range("invalid-value"),
            json!({"start": {"line": 2, "column": 9}, "end": {"line": 2, "column": 16}})
        );
        assert_eq!(
            range("broken-relation"),
            json!({"start": {"line": 3, "column": 13}, "end": {"line": 3, "column": 22}})
        );
        assert_eq!(range("missing-field"), json!({"start": {"line": 1, "column": 1}, "end": {"line": 1, "column": 4}}));
    }

    #[test]
    fn a_whole_file_is_one_one_to_one_one() {
        let site = clean().bytes("content/c.md", b"\xff\xfe\0");
        let report = site.check_with(&["--select", "unreadable-file"]);
        assert_eq!(
            report.findings()[0]["range"],
            json!({"start": {"line": 1, "column": 1}, "end": {"line": 1, "column": 1}})
        );
    }

    #[test]
    fn select_and_ignore_take_rules_and_groups() {
        let site = TestSite::new().file("content/a.md", "[[nothing]] [gallery]\n\n[gallery id=\"1\"]\n");
        let rules = |arguments: &[&str]| {
            let report = site.check_with(arguments);
            let mut rules: Vec<String> =
                report.findings().iter().filter_map(|found| found["rule"].as_str()).map(str::to_owned).collect();
            rules.dedup();
            rules
        };
        assert_eq!(rules(&["--select", "links"]), ["broken-link"]);
        assert_eq!(rules(&["--select", "broken-link,unknown-shortcode"]), ["broken-link", "unknown-shortcode"]);
        assert!(!rules(&["--ignore", "front-matter,broken-link"]).contains(&"missing-front-matter".to_owned()));
        assert!(!rules(&["--ignore", "links"]).contains(&"broken-link".to_owned()));
    }

    #[test]
    fn a_document_waives_a_rule() {
        let site = broken().file("content/a.md", "---\nallow: [broken-link]\n---\n[[nothing]]\n");
        assert_eq!(site.check_with(&["--select", "links"]).places(), [""; 0]);
    }

    #[test]
    fn check_writes_nothing() {
        let site = broken();
        let before = tree(&site.path());
        site.check();
        assert_eq!(tree(&site.path()), before);
    }
}

mod folders {
    use super::*;

    #[test]
    fn any_folder_of_markdown_builds_with_no_set_up() {
        let site = TestSite::plain()
            .file("Notes/One.md", "Text [[Two]].\n")
            .file("Two.md", "")
            .file("content/three.md", "")
            .file("templates/t.md", "")
            .file("theme/x.md", "");
        let out = site.at("public");
        lyceum(&["build"], &site.path()).success();
        for page in [
            "index.html",
            "notes/one/index.html",
            "two/index.html",
            "content/three/index.html",
            "templates/t/index.html",
            "404.html",
        ] {
            assert!(out.join(page).is_file(), "no {page}");
        }
        lyceum(&["build"], &site.path()).success();
        assert!(!out.join("public").exists(), "the output is no content");
    }

    #[test]
    fn only_a_configured_folder_has_content() {
        let site = clean().file("outside.md", "no content");
        assert_eq!(site.check().json["summary"]["documents"], 2);
    }

    #[test]
    fn a_foreign_page_is_never_overwritten() {
        let site = clean();
        let out = site.beside("out");
        support::write(&out.join("index.html"), b"somebody's page");
        let run = site.run("build", &["--out", out.to_str().expect("UTF-8")]).ends_with(2);
        assert!(run.stderr.contains("index.html"), "{run}");
        assert_eq!(files_in(&out), ["index.html"]);
        assert_eq!(read(&out.join("index.html")), "somebody's page");
    }

    #[test]
    fn an_output_that_is_a_file_is_refused() {
        let site = clean().file("out", "a file");
        site.run("build", &["--out", site.at("out").to_str().expect("UTF-8")]).ends_with(2);
        assert_eq!(read(&site.at("out")), "a file");
    }

    #[test]
    fn the_content_folder_is_no_output() {
        let site = clean();
        let before = tree(&site.path());
        site.run("build", &["--out", site.at("content").to_str().expect("UTF-8")]).ends_with(2);
        assert_eq!(tree(&site.path()), before);
    }

    #[cfg(unix)]
    #[test]
    fn a_link_out_of_the_content_folder_is_not_followed() {
        use std::os::unix::fs::symlink;
        let site = clean().file("secret/plan.md", "the secret").file("content/deep/x.md", "");
        symlink(site.at("secret"), site.at("content/folder")).expect("a link");
        symlink(site.at("secret/plan.md"), site.at("content/file.md")).expect("a link");
        symlink(site.at("content/deep"), site.at("content/inside")).expect("a link");
        symlink(site.at("content"), site.at("content/deep/loop")).expect("a link");
        let out = site.build(&[]);
        for (path, bytes) in tree(&out) {
            assert!(!String::from_utf8_lossy(&bytes).contains("the secret"), "{path}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn what_cannot_be_read_is_a_finding_and_stops_nothing() {
        let site = clean();
        std::os::unix::fs::symlink("nowhere", site.at("content/dangling.md")).expect("a link");
        let report = site.check();
        assert_eq!(report.places(), ["unreadable-file dangling.md:1:1"]);
        assert!(site.build(&[]).join("a/index.html").is_file());
    }

    #[test]
    fn a_file_over_the_configured_size_is_a_finding() {
        let site = clean()
            .config("max_file_size: 1024\nrules: {front-matter: \"off\"}\n")
            .file("content/big.md", &"word ".repeat(300));
        assert_eq!(site.check().places(), ["unreadable-file big.md:1:1"]);
        site.build(&[]);
    }

    #[test]
    fn a_hundred_folders_deep() {
        let path = format!("content/{}leaf.md", "d/".repeat(100));
        let site = clean().file(&path, "deep text [[b]]\n");
        assert_eq!(site.check().json["summary"]["documents"], 3, "no document is lost in the depth");
        let out = site.build(&[]);
        assert!(read(&out.join(format!("{}leaf/index.html", "d/".repeat(100)))).contains("deep text"));
    }

    #[test]
    fn files_with_nothing_in_them() {
        for text in [
            "",
            "---\n",
            "---",
            "---\n---\n",
            "\u{feff}",
            "\n",
            "\r\n",
            "---\n\n",
            "%%",
            "$$",
            "```",
            "[",
            "![[",
            "[[",
            "|",
            "> [!",
            "<",
            "&",
        ] {
            let site = clean().file("content/c.md", text);
            assert_eq!(site.check().json["summary"]["documents"], 3);
            assert!(site.build(&[]).join("c/index.html").is_file(), "{text:?}");
        }
    }
}
