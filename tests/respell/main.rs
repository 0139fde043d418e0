//! A reference to something that moved is written anew in the form it had: the sentences of the contract, a test each.

#[path = "../support/mod.rs"]
mod support;

use std::sync::Arc;

use lyceum::config::Overrides;
use lyceum::discover::Found;
use lyceum::edit::Editor;
use lyceum::edit::apply;
use lyceum::engine::Engine;
use lyceum::library::{Library, Target};
use lyceum::names::Names;
use lyceum::respell::{named, respell};
use support::TestSite;

/// Other files that are always there.
const OTHERS: [&str; 4] = ["other.md", "deep/er/taken.md", "kb/x.md", "docs/taken.md"];

/// The text of a document whose one broken reference follows a file from an old path to a new one.
#[track_caller]
fn follows(from: &str, text: &str, old: &str, new: &str) -> Option<String> {
    let content = |path: &str| format!("content/{path}");
    let site = TestSite::new().config("title: T\nroot_names: [kb]\nbase_url: https://x.example/kb/\n");
    let site = OTHERS.iter().fold(site, |site, path| site.file(&content(path), "# H\n"));
    let site = site.file(&content(old), "# H\n\nblock ^id\n").file(&content(from), text);
    let mut engine = Engine::open(&site.path(), &Overrides::default()).expect("a site");
    let found = engine.read().expect("its files");
    let before = engine.connect(found.clone());
    let after = engine.connect(moved(found, old, new));
    let n = leading(&before, from, old);
    let target = target_at(&after, new);
    let names = Names::new(&after);
    let here = after.entries.iter().position(|entry| *entry.document.source.path == *from).expect("it stays");
    let edge_now = &after.edges[after.entries[here].edges.start + n];
    let edge = &before.edges[before.entries[here_in(&before, from)].edges.start + n];
    let named = named(&before, edge).expect("a path");
    let editor = Editor::new(&after.entries[here].document);
    let edit = respell(&names, &editor, edge_now, edge.via.expect("a step"), &named, &target)?;
    assert_eq!(&*edit.path, from);
    let changed = apply(text, &[&edit]).expect("it fits");
    // What is written leads there, and to nothing else.
    let sources = moved(engine.read().expect("its files"), old, new);
    let with = engine.connect(replaced(sources, from, &changed));
    let edge = &with.edges[with.entries[here].edges.start + n];
    assert_eq!((edge.target.clone(), edge.others.len(), edge.case_differs), (target, 0, false), "{changed}");
    assert_eq!(edge.anchor, before.edges[before.entries[here_in(&before, from)].edges.start + n].anchor);
    Some(changed)
}

fn here_in(library: &Library, path: &str) -> usize {
    library.entries.iter().position(|entry| *entry.document.source.path == *path).expect("it is there")
}

/// Which edge of a document leads to a path.
fn leading(library: &Arc<Library>, from: &str, to: &str) -> usize {
    let (entry, target) = (&library.entries[here_in(library, from)], target_at(library, to));
    let edges = &library.edges[entry.edges.clone()];
    edges.iter().position(|edge| edge.target == target).expect("a reference that leads there")
}

fn target_at(library: &Library, path: &str) -> Target {
    let entry = library.entries.iter().position(|entry| *entry.document.source.path == *path).map(Target::Entry);
    let file = || library.files.iter().position(|file| file.path == path).map(Target::File);
    entry.or_else(file).unwrap_or_else(|| panic!("no {path}"))
}

fn moved(mut found: Found, old: &str, new: &str) -> Found {
    for source in found.sources.iter_mut().filter(|source| *source.path == *old) {
        source.path = new.into();
    }
    for file in found.files.iter_mut().filter(|file| file.path == old) {
        file.path = new.to_owned();
    }
    found.sources.sort_by(|a, b| a.path.cmp(&b.path));
    found.files.sort();
    found
}

fn replaced(mut found: Found, path: &str, text: &str) -> Found {
    for source in found.sources.iter_mut().filter(|source| *source.path == *path) {
        source.text = text.into();
    }
    found
}

/// In a document `docs/a.md`, what leads from an old path to a new one.
#[track_caller]
fn becomes(text: &str, old: &str, new: &str, expected: &str) {
    assert_eq!(follows("docs/a.md", text, old, new).as_deref(), Some(expected), "{text}: {old} to {new}");
}

#[test]
fn a_relative_path_stays_relative() {
    becomes("[t](b.md \"b.md\")", "docs/b.md", "docs/c/d.md", "[t](c/d.md \"b.md\")");
    becomes("[t](./b.md#h)", "docs/b.md", "docs/c/b.md", "[t](./c/b.md#h)");
    becomes("[t](../y/b.md)", "y/b.md", "docs/b.md", "[t](b.md)");
    becomes("[t](../y/b)", "y/b.md", "z/w/d.md", "[t](../z/w/d)");
    becomes("[[../y/b]]", "y/b.md", "docs/d.md", "[[./d]]");
    becomes("[[c/b]]", "docs/c/b.md", "z/d.md", "[[../z/d]]");
    becomes("![p](../p/i.png 'i')", "p/i.png", "q/j.png", "![p](../q/j.png 'i')");
}

#[test]
fn a_root_path_stays_one_with_what_stands_before_it() {
    becomes("[t](/y/b.md)", "y/b.md", "z/d.md", "[t](/z/d.md)");
    becomes("[[kb/y/b]]", "y/b.md", "z/w/d.md", "[[kb/z/w/d]]");
    becomes("[[y/b.md]]", "y/b.md", "z/d.md", "[[z/d.md]]");
    becomes("---\nrelations:\n- y/b\n---\n", "y/b.md", "z/d.md", "---\nrelations:\n- z/d\n---\n");
    // The root name is that of a folder here.
    becomes("[[kb/b]]", "kb/b.md", "kb/d.md", "[[kb/d]]");
}

#[test]
fn a_bare_name_stays_bare() {
    becomes("[[b]]", "y/b.md", "z/d.md", "[[d]]");
    becomes("[[b.md|label]]", "y/b.md", "z/d.md", "[[d.md|label]]");
    becomes("![[b#H]]", "docs/b.md", "z/d.md", "![[d#H]]");
    becomes("[[b^id]] and more", "y/b.md", "z/d.md", "[[d^id]] and more");
    becomes("![[i.png|300]]", "p/i.png", "q/j k.png", "![[j k.png|300]]");
    becomes("[t](b.md)", "y/b.md", "z/d.md", "[t](d.md)");
    becomes("---\nrelations: b\n---\n", "y/b.md", "z/d.md", "---\nrelations: d\n---\n");
}

#[test]
fn the_end_of_a_path_gets_as_long_as_it_must() {
    becomes("[[y/b]]", "x/y/b.md", "x/z/w/d.md", "[[w/d]]");
    becomes("[[b]]", "y/b.md", "z/er/taken.md", "[[z/er/taken]]");
    becomes("[[b]]", "y/b.md", "z/taken.md", "[[z/taken]]");
    becomes("[[b]]", "y/b.md", "z/index.md", "[[z/index]]");
}

#[test]
fn encoding_stays_as_it_was() {
    becomes("[t](../y/b%20c.md?q#h)", "y/b c.md", "z/d e.md", "[t](../z/d%20e.md?q#h)");
    becomes("[t](<../y/b c.md>)", "y/b c.md", "z/d e.md", "[t](<../z/d e.md>)");
    becomes("[t](b.md)", "docs/b.md", "docs/d e.md", "[t](d%20e.md)");
    becomes("[t](b.md)", "docs/b.md", "docs/ö.md", "[t](ö.md)");
    becomes("[t](%C3%A4.md)", "docs/ä.md", "docs/ö.md", "[t](%C3%B6.md)");
    becomes("[t](%62%20c/%64.md)", "docs/b c/d.md", "docs/x/b c/e.md", "[t](x/%62%20c/e.md)");
    becomes("[t](b.md#h)", "docs/b.md", "docs/C#.md", "[t](C%23.md#h)");
    becomes("[t](C#.md)", "docs/C#.md", "docs/e/C#.md", "[t](e/C#.md)");
    becomes("[t](b.md)", "docs/b.md", "docs/d (1).md", "[t](d%20(1).md)");
    becomes("[t](b.md)", "docs/b.md", "docs/d).md", "[t](d%29.md)");
    becomes("[t](b.md)", "docs/b.md", "docs/100%.md", "[t](100%25.md)");
    becomes("[t](b.md)", "docs/b.md", "docs/a [b].md", "[t](a%20[b].md)");
    becomes("[t](b\\_c.md#h)", "docs/b_c.md", "docs/d.md", "[t](d.md#h)");
}

#[test]
fn definitions_and_html_are_changed_where_they_stand() {
    becomes("[t][r] [R][]\n\n[r]: b.md 'b.md'\n", "docs/b.md", "docs/d.md", "[t][r] [R][]\n\n[r]: d.md 'b.md'\n");
    becomes("> [b.md]\n>\n> [b.md]: <b.md>\n", "docs/b.md", "docs/d.md", "> [b.md]\n>\n> [b.md]: <d.md>\n");
    becomes("<img src='../p/a&amp;b.png'>", "p/a&b.png", "p/c&d.png", "<img src='../p/c&amp;d.png'>");
    becomes("<a href='b.md'>b</a>", "docs/b.md", "docs/it's.md", "<a href='it%27s.md'>b</a>");
    becomes("<a href=b.md#h>b.md</a>", "docs/b.md", "docs/d e.md", "<a href=d%20e.md#h>b.md</a>");
    becomes("| a |\n|---|\n| [[b\\|l]] |\n", "y/b.md", "y/d.md", "| a |\n|---|\n| [[d\\|l]] |\n");
}

#[test]
fn an_address_stays_one() {
    becomes("[t](/y/b/)", "y/b.md", "z/d e.md", "[t](/z/d-e/)");
    becomes("[t](/y/b/index.html#h)", "y/b.md", "z/d.md", "[t](/z/d/index.html#h)");
    becomes("[t](https://x.example/kb/y/b/)", "y/b.md", "z/d.md", "[t](https://x.example/kb/z/d/)");
}

#[test]
fn relations_keep_their_shape() {
    let front = |yaml: &str| format!("---\n{yaml}\n---\n");
    for (before, after) in [
        ("relations: [\"[[b]]\", other]", "relations: [\"[[d]]\", other]"),
        ("relations:\n  - [[b]] # why", "relations:\n  - [[d]] # why"),
        ("relations:\n  - [[b#H|l]]", "relations:\n  - [[d#H|l]]"),
        ("relations:\n  - {to: 'b', type: part_of}", "relations:\n  - {to: 'd', type: part_of}"),
        ("relations:\n  - part_of: b.md", "relations:\n  - part_of: d.md"),
        ("relations: '[l](../y/b.md)'", "relations: '[l](../z/d.md)'"),
        ("relations: '[[other]], [[b]]'", "relations: '[[other]], [[d]]'"),
        ("summary: about [[b|it]] and [[other]]", "summary: about [[d|it]] and [[other]]"),
        ("questions:\n- what is [[b]]?", "questions:\n- what is [[d]]?"),
    ] {
        becomes(&front(before), "y/b.md", "z/d.md", &front(after));
    }
    becomes(&front("cover_image: ../p/i.png"), "p/i.png", "p/j k.png", &front("cover_image: ../p/j k.png"));
    becomes(&front("relations: b"), "y/b.md", "z/a#b: c.md", &front("relations: \"a#b: c\""));
}

#[test]
fn a_folder_stays_a_folder() {
    becomes("[t](../y/)", "y/index.md", "z/w/index.md", "[t](../z/w/)");
    becomes("[[y]]", "y/y.md", "w/w.md", "[[w]]");
}

#[test]
fn what_its_form_cannot_say_is_left_alone() {
    for (text, new) in [
        ("[[b]]", "z/a|b.md"),
        ("[[b]]", "z/a]] b.md"),
        ("---\nrelations: '[[b]]'\n---\n", "z/a [b].md"),
        ("---\nrelations: '[l](../y/b.md)'\n---\n", "z/a(.md"),
        ("---\ntitle: a: b\nrelations: '[[b]]'\n---\n", "z/d.md"),
    ] {
        assert_eq!(follows("docs/a.md", text, "y/b.md", new), None, "{text} to {new}");
    }
}
