//! What every fix promises, tried on the fixture of each rule: its finding goes, no other one comes, everything else
//! stays, and a second run has nothing to do.
//!
//! A fix that needs a repository's history has tests of its own.

mod support;

use std::collections::BTreeMap;
use std::path::Path;

use lyceum::config::Overrides;
use lyceum::diagnostic::{Diagnostic, Edit, Fix};
use lyceum::discover::Found;
use lyceum::engine::Engine;
use lyceum::fix::{Options, plan, save};
use lyceum::library::Library;
use lyceum::published::Published;
use lyceum::rules::{Check, Record, Report, Rule, Selection, Surroundings, all, check};
use lyceum::source::SourceFile;
use support::fixture;
use support::fixtures::{Fixture, TODAY};

#[test]
fn each_fix_mends_its_finding_and_breaks_nothing() {
    let faults: Vec<String> = tried().flat_map(each_alone).collect();
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn safe_fixes_together_leave_nothing_to_do() {
    let faults: Vec<String> = tried().flat_map(|rule| together(rule, false)).collect();
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn all_fixes_together_leave_nothing_to_do() {
    let faults: Vec<String> = tried().flat_map(|rule| together(rule, true)).collect();
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}

/// The rules whose fixture is a site as it lies: neither a history to be made nor answers of other hosts.
fn tried() -> impl Iterator<Item = &'static Rule> {
    all().filter(|rule| {
        let has_content = fixture(&format!("rules/{}/content", rule.name)).is_dir();
        has_content && !matches!(rule.check, Check::Remote(_))
    })
}

/// What goes wrong when the fixes in a rule's fixture are applied one at a time.
fn each_alone(rule: &Rule) -> Vec<String> {
    let copy = Fixture::of(rule);
    let surroundings = surroundings(&copy.folder);
    let mut engine = Engine::open(&copy.folder, &Overrides::default()).expect("the fixture is a site");
    let found = engine.read().expect("the fixture can be read");
    let before = judged(&engine.connect(found.clone()), &surroundings);
    let mut faults = Vec::new();
    for finding in &before.diagnostics {
        let Some(fix) = &finding.fix else { continue };
        let name = format!("{} {}: {} ({})", finding.rule, finding.path, finding.message, fix.description);
        faults.extend(bad_form(fix).map(|fault| format!("{name}: {fault}")));
        let Some(after) = mended(&found, fix) else {
            faults.push(format!("{name}: its edits cannot be applied"));
            continue;
        };
        let after = judged(&engine.connect(after), &surroundings);
        faults.extend(compare(&before, &after, finding).into_iter().map(|fault| format!("{name}: {fault}")));
    }
    faults
}

/// What goes wrong when `lyceum fix` mends a copy of a rule's fixture, and then once more.
fn together(rule: &Rule, with_unsafe: bool) -> Vec<String> {
    let copy = Fixture::of(rule);
    let surroundings = surroundings(&copy.folder);
    let options = Options { with_unsafe, ..Options::default() };
    let mut engine = Engine::open(&copy.folder, &Overrides::default()).expect("the fixture is a site");
    let first = plan(&mut engine, &surroundings, &options).expect("the fixture can be read");
    save(&first.changes, engine.config(), |_| true).expect("the copy can be written");
    let second = plan(&mut engine, &surroundings, &options).expect("the fixture can be read");
    let mut faults: Vec<String> = Vec::new();
    let wanted = |found: &&Diagnostic| found.fix.as_ref().is_some_and(|fix| fix.safe || with_unsafe);
    for left in first.report.diagnostics.iter().filter(wanted) {
        faults.push(format!("{}: its fix was not applied in {}: {}", left.rule, left.path, left.message));
    }
    for change in &second.changes {
        faults.push(format!("{}: a second run changes {} again", rule.name, change.path));
    }
    faults
}

/// What is wrong with a fix before it is applied.
fn bad_form(fix: &Fix) -> Option<&'static str> {
    if fix.edits.is_empty() {
        return Some("it has no edits");
    }
    let capital = fix.description.starts_with(char::is_uppercase);
    (capital || fix.description.is_empty() || fix.description.ends_with('.'))
        .then_some("its description starts in lower case and has no full stop")
}

/// Whether a finding is gone, and none has come: as messages name places and counts that may change, findings are
/// counted by rule and document.
fn compare(before: &Report, after: &Report, mended: &Diagnostic) -> Vec<String> {
    let mut counts: BTreeMap<(&str, &str), (usize, usize)> = BTreeMap::new();
    for found in &before.diagnostics {
        counts.entry((found.rule, &found.path)).or_default().0 += 1;
    }
    for found in &after.diagnostics {
        counts.entry((found.rule, &found.path)).or_default().1 += 1;
    }
    let mut faults = Vec::new();
    for ((rule, path), (before, now)) in counts {
        let own = rule == mended.rule && *path == *mended.path;
        if own && now >= before {
            faults.push(format!("the finding stays ({before} before, {now} now)"));
        } else if now > before {
            let found = after.diagnostics.iter().filter(|found| found.rule == rule && *found.path == *path);
            let messages: Vec<&str> = found.map(|found| found.message.as_str()).collect();
            faults.push(format!("a new finding of {rule} in {path}: {}", messages.join("; ")));
        }
    }
    faults
}

/// The files with a fix in them.
fn mended(found: &Found, fix: &Fix) -> Option<Found> {
    let mut next = found.clone();
    let mut paths: Vec<&str> = fix.edits.iter().map(|edit| &*edit.path).collect();
    paths.sort_unstable();
    paths.dedup();
    for path in paths {
        let edits: Vec<&Edit> = fix.edits.iter().filter(|edit| &*edit.path == path).collect();
        let source = next.sources.iter_mut().find(|source| &*source.path == path)?;
        let text = lyceum::edit::apply(&source.text, &edits)?;
        *source = SourceFile { text: text.into(), ..source.clone() };
    }
    Some(next)
}

fn judged(library: &Library, surroundings: &Surroundings) -> Report {
    check(library, surroundings, &Selection::default())
}

/// The day on which the fixtures' documents were updated, and the addresses on record.
fn surroundings(folder: &Path) -> Surroundings {
    let lists = ["routes.txt", "bad-routes.txt"].map(|name| (name, folder.join(name)));
    let list = lists.iter().find(|(_, file)| file.exists());
    let routes = list.map(|(_, file)| support::read(file));
    Surroundings {
        today: Some(TODAY.parse().expect("a day")),
        routes: routes
            .and_then(|text| Published::parse(&text).ok().flatten())
            .map(|published| Record { file: format!("../{}", list.map_or("", |(name, _)| name)), published }),
        fixes: true,
        ..Surroundings::default()
    }
}
