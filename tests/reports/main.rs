//! The forms of a report, for people, programs and services: what each holds, where paths count from, which documents a
//! report is about, and where it goes.

#[path = "../support/mod.rs"]
mod support;

mod files;
mod forms;
mod paths;
mod scope;
mod short;

use std::sync::Arc;

use lyceum::config::Overrides;
use lyceum::diagnostic::{Diagnostic, Edit, Fix, Level};
use lyceum::engine::Engine;
use lyceum::library::Library;
use lyceum::report::{self, Base, Style};
use lyceum::rules::Report;
use serde_json::Value;
use support::git::git;
use support::{Run, TestSite, command, compare, fixture, lyceum, read, tree};

/// A document whose name and text hold everything that some form has to escape.
const AWKWARD: &str = "R & D #1/ünï, 100% \"so\": <x>.md";
const AWKWARD_TEXT: &str =
    "\u{feff}---\ntitle: Ä\n---\n\nSee [[no]] and [[no]] 🙂 [[]]>]].\n\n## A heading\n\nover two\nlines\n";

fn library(site: &TestSite) -> Arc<Library> {
    let mut engine = Engine::open(&site.path(), &Overrides::default()).expect("a site");
    engine.library().expect("its documents")
}

fn plain() -> Style {
    Style { color: false, width: 120, full: false }
}

/// A finding at a piece of a document's text, the `nth` that is equal.
fn found(library: &Library, rule: &'static str, level: Level, path: &str, piece: &str, nth: usize) -> Diagnostic {
    let source = library.source(path).expect("a document");
    let (start, _) = source.text.match_indices(piece).nth(nth).expect("the piece is there");
    let span = Some(start..start + piece.len());
    Diagnostic { rule, level, path: path.into(), span, message: String::new(), help: None, fix: None }
}

/// Findings of each kind in documents of each kind, in the order of a report.
fn awkward() -> (Arc<Library>, Report) {
    let site = TestSite::new()
        .file(&format!("content/{AWKWARD}"), AWKWARD_TEXT)
        .file("content/clean.md", "Nothing wrong.\n")
        .file("content/plain.md", "---\r\ntitle: x\r\n---\r\nA [[link]].\r\n");
    let library = library(&site);
    let at = |rule, level, piece: &str, nth| found(&library, rule, level, AWKWARD, piece, nth);
    let edit = |path: &str, span, text: &str| Edit { path: path.into(), span, text: text.to_owned() };
    let fix = |safe, edits| Some(Fix { description: "write `yes` in place of `no`".to_owned(), safe, edits });
    let title = AWKWARD_TEXT.find("title").expect("it is there");
    let no = at("broken-link", Level::Error, "no", 0);
    let edits = vec![edit(AWKWARD, no.span.clone().expect("a place"), "yes"), edit("plain.md", 5..5, "id: \"1\"\n")];
    let diagnostics = vec![
        Diagnostic {
            span: None,
            message: "the file\nis \"odd\" & <so> on ]]> 100%: a,b \u{1b}[31m".to_owned(),
            help: Some("save it,\nas UTF-8".to_owned()),
            ..at("unreadable-file", Level::Error, "title", 0)
        },
        Diagnostic {
            message: "`title` is short".to_owned(),
            help: Some("make it longer".to_owned()),
            fix: fix(false, vec![edit(AWKWARD, title..title, "nav_title: Ä\n")]),
            ..at("invalid-value", Level::Warning, "Ä", 0)
        },
        Diagnostic { message: "there is no `no`".to_owned(), fix: fix(true, edits), ..no },
        Diagnostic { message: "there is no `no`".to_owned(), ..at("broken-link", Level::Error, "no", 1) },
        Diagnostic { message: "there is no `]`".to_owned(), ..at("broken-link", Level::Error, "]]>]", 0) },
        Diagnostic {
            message: "nothing is said".to_owned(),
            ..at("conflict-marker", Level::Error, "## A heading\n", 0)
        },
        Diagnostic { message: "two lines".to_owned(), ..at("invalid-math", Level::Warning, "two\nlines", 0) },
        Diagnostic {
            message: "there is no `link`".to_owned(),
            help: Some("did you mean `plink`?".to_owned()),
            ..found(&library, "broken-link", Level::Error, "plain.md", "link", 0)
        },
    ];
    let left_out = vec![(1, "in other documents".to_owned()), (12, "known from the baseline".to_owned())];
    let report = Report { documents: library.document_paths(), diagnostics, left_out };
    (library, report)
}

/// The content folder as it would lie in a repository.
fn base(library: &Library) -> Base {
    let site = &library.config.site;
    Base::new(None, &library.config.content, site, site.parent().expect("a folder around the site"))
}
