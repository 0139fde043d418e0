//! The whole story: a knowledge base lives, things are renamed, `check` finds what broke, `fix` mends it.

use serde_json::Value;

use crate::past::{Form, Past};
use crate::support::git;

/// 200 documents, 20 commits, 60 renames: every broken reference is found and nothing else, and each one is healed to the
/// document that it meant.
#[test]
fn two_hundred_documents_and_sixty_renames() {
    let mut past = Past::new(1, 200);
    past.rename_a_folder();
    while past.renames < 60 {
        let left = 60 - past.renames;
        past.rename_some(left.min(3));
    }
    let commits = git::git(&past.site.path(), &["rev-list", "--count", "HEAD"]);
    assert!(commits.trim().parse::<usize>().unwrap() > 20, "{commits}");
    assert!(past.broken() > 60, "only {} broken references", past.broken());
    heals(&mut past);
}

/// The same for many small pasts, each with another mixture of moves.
#[test]
fn whatever_was_renamed_is_found_again() {
    for seed in 2..14 {
        let mut past = Past::new(seed, 24);
        for _ in 0..8 {
            past.rename_some(4);
        }
        past.rename_a_folder();
        past.rename_some(4);
        heals(&mut past);
    }
}

/// A change that is not committed yet counts as well: people move files first.
#[test]
fn what_was_moved_and_not_committed_is_found_too() {
    let mut past = Past::new(20, 16);
    past.rename_some(3);
    past.rename_without_commit(4);
    let broken = past.broken();
    assert!(broken > 3);
    check_finds_all(&past);
    past.site.run("fix", &["--allow-dirty"]).success();
    assert_every_reference_is_right(&past);
}

fn heals(past: &mut Past) {
    check_finds_all(past);
    let before = past.texts();
    past.site.run("fix", &["--quiet"]).success();
    assert_every_reference_is_right(past);
    past.site.run("check", &["--strict"]).success();
    let after = past.texts();
    assert_only_references_changed(past, &before, &after);
    assert_forms_are_kept(past, &before, &after);
    past.site.run("fix", &["--allow-dirty"]).success();
    assert_eq!(past.texts(), after, "a second run changed something");
}

/// What `check` finds is just what is broken or was planted, each at its line.
fn check_finds_all(past: &Past) {
    let expected = past.faults();
    let checked = past.site.check();
    let mut found: Vec<(String, usize, &str)> = Vec::new();
    for finding in checked.findings() {
        let line = finding["range"]["start"]["line"].as_u64().unwrap() as usize;
        found.push((finding["path"].as_str().unwrap().to_owned(), line, finding["rule"].as_str().unwrap()));
    }
    found.sort();
    assert_eq!(found, expected);
    assert_eq!(checked.status, i32::from(past.broken() > 0));
}

/// The graph says where each reference leads; its edges stand in the order of the references, relations first.
fn assert_every_reference_is_right(past: &Past) {
    let graph = past.site.graph();
    let edges = graph["edges"].as_array().unwrap();
    for document in &past.documents {
        let led: Vec<&Value> = edges.iter().filter(|edge| edge["from"] == document.path.as_str()).collect();
        let mut meant: Vec<_> = document.references.iter().collect();
        meant.sort_by_key(|reference| reference.form >= Form::Wiki);
        assert_eq!(led.len(), meant.len(), "{}", document.path);
        for (edge, reference) in led.iter().zip(meant) {
            let target = &past.documents[reference.to].path;
            assert_eq!(
                edge["to"],
                target.as_str(),
                "{}: {:?} was written as {}",
                document.path,
                reference.form,
                reference.written
            );
        }
    }
}

/// Lines without a reference are as they were, to the byte, and no line came or went.
fn assert_only_references_changed(past: &Past, before: &[String], after: &[String]) {
    for ((before, after), document) in before.iter().zip(after).zip(&past.documents) {
        let (old, new): (Vec<&str>, Vec<&str>) = (before.split('\n').collect(), after.split('\n').collect());
        assert_eq!(old.len(), new.len(), "{}", document.path);
        for (old, new) in old.iter().zip(new) {
            let is_reference = document.references.iter().any(|reference| old.contains(reference.written.as_str()));
            let was_planted = old.starts_with("Owner Team") || old.starts_with("tags:");
            assert!(is_reference || was_planted || *old == new, "{}: `{old}` became `{new}`", document.path);
        }
    }
}

/// A mended reference is written in the form that it had: the line that holds it says so.
fn assert_forms_are_kept(past: &Past, before: &[String], after: &[String]) {
    for ((before, after), document) in before.iter().zip(after).zip(&past.documents) {
        for reference in &document.references {
            let line = before.split('\n').position(|line| line.contains(reference.written.as_str())).expect("its line");
            let (written, now) = (&reference.written, after.split('\n').nth(line).unwrap_or_default());
            let target = &past.documents[reference.to].path;
            let stem = target.rsplit('/').next().unwrap_or_default().trim_end_matches(".md");
            let path = target.trim_end_matches(".md");
            let kept = match reference.form {
                Form::RelationRelative => now.contains("- \"") && now.contains(&format!("{stem}.md\"")),
                Form::RelationRoot => {
                    let was_at_top = !written[3..].contains('/');
                    now.contains(&format!("- /{path}")) || was_at_top && now.contains(&format!("- {path}"))
                }
                Form::RelationName => now.contains(&format!("- '{stem}.md' # why")),
                // A document at the top was named by its name alone, and so it is still.
                Form::RelationTyped => {
                    let to = |path: &str| now.contains(&format!("- {{to: \"{path}\", type: competency}}"));
                    // At the top a name alone would be the end of any path, so it takes a slash there.
                    let whole = to(target) || to(&format!("/{target}"));
                    whole || !written.contains('/') && now.contains(&format!("- {{to: \"{stem}.md\", type"))
                }
                Form::Wiki => now.contains(&format!("[[{stem}]]")),
                Form::WikiPath => now.contains(&format!("{stem}#Details|the details]]")),
                Form::Link => now.contains("[this](") && now.contains(".md#details \"A title\")"),
                Form::LinkRoot => now.contains(&format!("[that](</{target}>)")),
                Form::Embed => now.contains(&format!("![[{stem}]]")),
            };
            // What still found its target is as it was.
            let kept = kept || now.contains(written.as_str());
            assert!(kept, "{}: {:?} to {target} lost its form: {written} became {now}", document.path, reference.form);
        }
    }
}
