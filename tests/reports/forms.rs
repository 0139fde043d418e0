use std::collections::{BTreeMap, BTreeSet};

use lyceum::rules;

use super::*;

fn expect(file: &str, actual: &str) {
    // Sites of tests lie in folders of any name.
    let actual = regex::Regex::new(r"/\S+/\.tmp\w+/site").expect("a pattern").replace_all(actual, "SITE");
    let difference = compare(&fixture(&format!("reports/expected/{file}")), &actual);
    assert_eq!(difference, None, "{}", difference.clone().unwrap_or_default());
}

#[test]
fn text_is_as_expected() {
    let (library, report) = awkward();
    let text = report::text(&report, &library, plain());
    assert!(!text.contains('\u{1b}'), "{text}");
    expect("report.txt", &text);
}

#[test]
fn json_is_as_expected() {
    let (library, report) = awkward();
    expect("report.json", &report::json(&report, &library));
}

#[test]
fn sarif_is_as_expected() {
    let (library, report) = awkward();
    let mut sarif: Value = serde_json::from_str(&report::sarif(&report, &library, &base(&library))).expect("JSON");
    let run = &mut sarif["runs"][0];
    let driver = &mut run["tool"]["driver"];
    assert_eq!(driver["semanticVersion"].take(), env!("CARGO_PKG_VERSION"));
    driver["semanticVersion"] = "0.0.0".into();
    let known = std::mem::replace(&mut driver["rules"], Value::Array(Vec::new()));
    for result in run["results"].as_array_mut().expect("results") {
        let index = result["ruleIndex"].take().as_u64().expect("an index") as usize;
        assert_eq!(known[index]["id"], result["ruleId"]);
        result.as_object_mut().expect("an object").remove("ruleIndex");
    }
    expect("report.sarif", &format!("{sarif:#}\n"));
}

#[test]
fn sarif_tells_of_all_rules_what_code_scanning_needs() {
    let (library, report) = awkward();
    let sarif: Value = serde_json::from_str(&report::sarif(&report, &library, &base(&library))).expect("JSON");
    let known = sarif["runs"][0]["tool"]["driver"]["rules"].as_array().expect("rules");
    assert_eq!(known.len(), rules::all().count());
    for (rule, descriptor) in rules::all().zip(known) {
        assert_eq!(descriptor["id"], rule.name);
        assert_eq!(descriptor["defaultConfiguration"]["level"], rule.level.name());
        assert_eq!(descriptor["properties"]["tags"][0], rule.group.name());
        for (text, most) in [("/shortDescription/text", 1024), ("/fullDescription/text", 1024), ("/help/text", 9999)] {
            let text = descriptor.pointer(text).and_then(Value::as_str).expect("a text");
            assert!(text.len() > 20 && text.chars().count() <= most, "{}: {text}", rule.name);
        }
        let page = descriptor["help"]["markdown"].as_str().expect("a page");
        assert!(page.contains("## What it finds") && page.contains("## How to mend it"), "{page}");
    }
}

#[test]
fn workflow_commands_are_as_expected() {
    let (library, report) = awkward();
    expect("github.txt", &report::github(&report, &library, &base(&library)));
}

#[test]
fn workflow_commands_say_what_the_findings_say() {
    let (library, report) = awkward();
    let text = report::github(&report, &library, &base(&library));
    let commands: Vec<_> = text.lines().map(read_command).collect();
    assert_eq!(commands.len(), report.diagnostics.len() + 1);
    let path = format!("site/content/{AWKWARD}");
    let whole = commands.iter().find(|command| command.1["title"] == "unreadable-file").expect("it is there");
    assert_eq!((whole.0, &whole.1["file"], &whole.1["line"]), ("error", &path, &"1".to_owned()));
    assert_eq!(
        whole.2,
        format!("{path}:1:1: the file\nis \"odd\" & <so> on ]]> 100%: a,b \u{fffd}[31m\nhelp: save it,\nas UTF-8")
    );
    let over_lines = commands.iter().find(|command| command.1["title"] == "invalid-math").expect("it is there");
    assert_eq!((&*over_lines.1["line"], &*over_lines.1["endLine"]), ("9", "10"));
    assert!(!over_lines.1.contains_key("col"), "columns of several lines: {over_lines:?}");
    let (kind, _, sums) = commands.last().expect("a notice");
    assert_eq!((*kind, sums.lines().next()), ("notice", Some("6 errors and 2 warnings in 3 documents")));
    assert!(sums.contains("4 broken-link, 1 conflict-marker") && sums.contains("12 findings known from"), "{sums}");
}

/// Reads a line as GitHub's runner does.
fn read_command(line: &str) -> (&str, BTreeMap<&str, String>, String) {
    let (head, message) = line.strip_prefix("::").and_then(|rest| rest.split_once("::")).expect("a command");
    let (kind, properties) = head.split_once(' ').expect("properties");
    let data = |text: &str| text.replace("%0D", "\r").replace("%0A", "\n").replace("%25", "%");
    let property = |text: &str| data(&text.replace("%3A", ":").replace("%2C", ","));
    let properties = properties.split(',').filter_map(|pair| pair.split_once('='));
    (kind, properties.map(|(name, value)| (name, property(value))).collect(), data(message))
}

#[test]
fn the_worst_come_first_and_no_rule_hides_another() {
    let many = |letter: char| format!("[[{letter}1]] [[{letter}2]] ").repeat(15);
    let site = TestSite::new()
        .config("title: x\nrules: {orphan-document: 'off', front-matter: 'off', broken-anchor: warning}\n")
        .file(
            "content/a.md",
            &format!("{}\n\n![[c]] ![x](d.png) {} [x](#one) [x](#two)\n", many('a'), "[gallery id=1]\n\n".repeat(12)),
        );
    let run = site.run("check", &["--format", "github", "--select", "links,structure"]).ends_with(1);
    let kinds: Vec<_> = run.stdout.lines().map(|line| read_command(line).0).collect();
    let (errors, rest) = kinds.split_at(kinds.iter().take_while(|kind| **kind == "error").count());
    let (notice, warnings) = rest.split_last().expect("a notice");
    assert_eq!((errors.len(), *notice), (32, "notice"));
    assert!(warnings.len() > 10 && warnings.iter().all(|kind| *kind == "warning"), "{kinds:?}");
    let ten = |kind: &str| -> BTreeSet<String> {
        let of_kind = run.stdout.lines().map(read_command).filter(|command| command.0 == kind).take(10);
        of_kind.map(|command| command.1["title"].clone()).collect()
    };
    assert_eq!(ten("error"), BTreeSet::from(["broken-embed", "broken-link", "missing-asset"].map(String::from)));
    assert_eq!(ten("warning"), BTreeSet::from(["broken-anchor", "unknown-shortcode"].map(String::from)));
}

#[test]
fn code_quality_is_as_expected() {
    let (library, report) = awkward();
    let text = report::gitlab(&report, &library, &base(&library));
    expect("gitlab.json", &text);
    let findings: Value = serde_json::from_str(&text).expect("JSON");
    for found in findings.as_array().expect("an array") {
        let text = |key: &str| found[key].as_str().expect("a text").to_owned();
        assert!(["major", "minor"].contains(&&*text("severity")));
        assert!(!text("description").is_empty() && !text("description").contains('\n'));
        assert!(rules::find(&text("check_name")).is_some());
        assert!(found["location"]["lines"]["begin"].as_u64() >= Some(1));
        assert!(found["location"]["path"].as_str().is_some_and(|path| path.starts_with("site/content/")));
    }
}

#[test]
fn fingerprints_are_unique_and_outlive_edits_elsewhere() {
    let (library, report) = awkward();
    let fingerprints = report.fingerprints(&library);
    let unique: BTreeSet<&String> = fingerprints.iter().collect();
    assert_eq!(unique.len(), report.diagnostics.len());
    let of = |text: &str| {
        let site = TestSite::new()
            .config("title: x\nrules: {orphan-document: 'off', front-matter: 'off'}\n")
            .file("content/a.md", text);
        let run = site.run("check", &["--format", "gitlab"]);
        let findings: Value = serde_json::from_str(&run.stdout).expect("JSON");
        let fingerprint = |found: &Value| found["fingerprint"].as_str().expect("a text").to_owned();
        findings.as_array().expect("an array").iter().map(fingerprint).collect::<Vec<_>>()
    };
    let before = of("[[x]] and [[x]]\n\n[[y]]\n");
    assert_eq!(before.len(), 3);
    assert_eq!(of("# More\n\nabove\n\n[[x]] and [[x]]\n\n   [[y]]\n\nand below\n"), before);
    assert_eq!(of("[[x]] or also [[x]]\n\nSee [[y]].\n"), before, "the words beside it are not it");
    let fewer = of("[[x]] and [[z]]\n\n[[y]]\n");
    assert!(fewer[0] == before[0] && !before.contains(&fewer[1]) && fewer[2] == before[2]);
}

#[test]
fn test_results_are_as_expected() {
    let (library, report) = awkward();
    let lax = report::junit(&report, &library, &base(&library), false);
    expect("junit.xml", &lax);
    let strict = report::junit(&report, &library, &base(&library), true);
    for (xml, failures) in [(&lax, 4), (&strict, 6)] {
        assert_eq!(xml.matches("<failure ").count(), failures);
        assert!(xml.contains(&format!(r#"<testsuites name="lyceum" tests="7" failures="{failures}""#)), "{xml}");
        assert_eq!(xml.matches("<testcase ").count(), 7);
        assert_eq!(xml.matches("<testsuite ").count(), 3);
    }
    assert!(lax.contains(r#"<testcase name="all rules" classname="site/content/clean.md" time="0"/>"#), "{lax}");
    let tests: Vec<&str> = lax.lines().filter(|line| line.contains("<testcase ")).collect();
    assert_eq!(tests.iter().collect::<BTreeSet<_>>().len(), tests.len(), "services tell tests by these names");
}

#[test]
fn a_report_without_findings_is_well_formed_too() {
    let (library, _) = awkward();
    let report = Report { documents: library.document_paths(), ..Report::default() };
    let base = base(&library);
    assert_eq!(report::text(&report, &library, plain()), "no problems in 3 documents\n");
    assert_eq!(report::github(&report, &library, &base), "::notice title=Lyceum::no problems in 3 documents\n");
    assert_eq!(report::gitlab(&report, &library, &base), "[]\n");
    assert!(report::junit(&report, &library, &base, true).contains(r#"tests="3" failures="0""#));
    let sarif: Value = serde_json::from_str(&report::sarif(&report, &library, &base)).expect("JSON");
    assert_eq!(sarif["runs"][0]["results"], Value::Array(Vec::new()));
}

#[test]
fn any_number_of_threads_gives_the_same_bytes() {
    let site = tree(&fixture("vault")).iter().fold(TestSite::plain(), |site, (path, bytes)| site.bytes(path, bytes));
    for form in ["text", "json", "sarif", "github", "gitlab", "junit"] {
        let report = |threads| site.run("check", &["--format", form, "--threads", threads]).stdout;
        let one = report("1");
        assert!(one.len() > 500 && one == report("4"), "{form}");
    }
}
