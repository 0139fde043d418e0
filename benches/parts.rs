//! How long the parts of a build take: for finding out which one a change made slower.
//!
//! ```sh
//! cargo bench --bench parts
//! ```

mod corpus;

use std::sync::Arc;
use std::time::{Duration, Instant};

use divan::Bencher;
use lyceum::config::{Config, Overrides};
use lyceum::diagnostic::{Diagnostic, Edit, Fix, Level};
use lyceum::discover::discover;
use lyceum::engine::Engine;
use lyceum::library::Library;
use lyceum::parse::parse;
use lyceum::render::{Job, Site};
use lyceum::report::{self, Base, Style};
use lyceum::resolve::{Parsed, resolve};
use lyceum::rules::Report;
use lyceum::source::SourceFile;
use lyceum::theme::Theme;
use lyceum::write::Output;
use rayon::prelude::*;
use tempfile::TempDir;

/// How many documents the site of most benches has.
const DOCUMENTS: usize = 1000;
/// The document that stands for all others: in the middle, with a block of code, on nobody's special list.
const TYPICAL: usize = DOCUMENTS / 2;

fn main() {
    divan::main();
}

#[divan::bench]
fn parse_one(bencher: Bencher) {
    let source = Written::new().sources().swap_remove(TYPICAL);
    bencher.with_inputs(|| source.clone()).bench_values(parse);
}

#[divan::bench]
fn resolve_1000(bencher: Bencher) {
    let written = Written::new();
    let documents: Vec<_> = written.sources().into_par_iter().map(|source| Arc::new(parse(source))).collect();
    let parsed = || Parsed { documents: documents.clone(), files: Vec::new(), unreadable: Vec::new() };
    bencher.with_inputs(parsed).bench_values(|parsed| resolve(parsed, written.config.clone()));
}

#[divan::bench]
fn render_one(bencher: Bencher) {
    let site = Written::new().site();
    bencher.bench(|| site.page(&Job::Entry(TYPICAL)).expect("the default templates fit every document"));
}

/// What a second build costs when nothing has changed: no document is parsed and no byte is written again.
#[divan::bench(sample_count = 5)]
fn rebuild_1000_unchanged(bencher: Bencher) {
    let written = Written::new();
    let mut engine = written.engine();
    let mut rebuild = || {
        let library = engine.library().expect("the folder was written just now");
        written.write(&written.site_of(library))
    };
    rebuild();
    bencher.bench_local(rebuild);
}

/// Rendering a report takes less than this, in every form.
const PROMISED: Duration = Duration::from_secs(1);

/// A report with ten findings in each of 1,000 documents, half of them with a fix.
#[divan::bench(args = ["text", "text --full", "json", "sarif", "github", "gitlab", "junit"])]
fn report_10000(bencher: Bencher, form: &str) {
    let written = Written::new();
    let library = written.engine().library().expect("the folder was written just now");
    let report = Report { documents: library.document_paths(), diagnostics: findings(&library), left_out: Vec::new() };
    let base = Base::new(None, &written.config.content, &written.config.site, written.folder.path());
    let style = Style { color: true, width: 120, full: form == "text --full" };
    bencher.bench(|| {
        let start = Instant::now();
        let rendered = match form {
            "json" => report::json(&report, &library),
            "sarif" => report::sarif(&report, &library, &base),
            "github" => report::github(&report, &library, &base),
            "gitlab" => report::gitlab(&report, &library, &base),
            "junit" => report::junit(&report, &library, &base, false),
            _ => report::text(&report, &library, style),
        };
        assert!(start.elapsed() < PROMISED, "{form} took {:?}", start.elapsed());
        rendered
    });
}

/// Ten findings in each document, on lines all over its body.
fn findings(library: &Library) -> Vec<Diagnostic> {
    let rules = ["broken-link", "broken-relation", "missing-asset", "invalid-math", "unknown-shortcode"];
    let of_document = |path: &Arc<str>| {
        let text = &library.source(path).expect("it is there").text;
        let words: Vec<usize> = text.match_indices(" the ").map(|(at, _)| at + 1).collect();
        let finding = |n: usize| {
            let at = words[n * words.len() / 10];
            let edits = vec![Edit { path: path.clone(), span: at..at + 3, text: "that".to_owned() }];
            let fix =
                Fix { description: "write `that` in place of `the`".to_owned(), safe: n.is_multiple_of(4), edits };
            Diagnostic {
                rule: rules[n % rules.len()],
                level: if n.is_multiple_of(3) { Level::Warning } else { Level::Error },
                path: path.clone(),
                span: Some(at..at + 3),
                message: format!("the link leads nowhere: there is no `target-{n}`"),
                help: Some("mend the target, or remove the link".to_owned()),
                fix: n.is_multiple_of(2).then_some(fix),
            }
        };
        (0..10).map(finding).collect::<Vec<_>>()
    };
    library.document_paths().iter().flat_map(of_document).collect()
}

/// A corpus on the disk, with room for its site.
struct Written {
    config: Arc<Config>,
    folder: TempDir,
}

impl Written {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        corpus::write(DOCUMENTS, &folder.path().join("site")).expect("room for the corpus");
        let engine = open(&folder);
        Self { config: engine.config().clone(), folder }
    }

    fn engine(&self) -> Engine {
        open(&self.folder)
    }

    fn sources(&self) -> Vec<SourceFile> {
        discover(&self.config).expect("the folder was written just now").sources
    }

    fn site(&self) -> Site {
        self.site_of(self.engine().library().expect("the folder was written just now"))
    }

    fn site_of(&self, library: Arc<Library>) -> Site {
        let theme = Theme::load(&self.config).expect("the theme that ships");
        Site::new(library, Arc::new(theme)).expect("the templates that ship")
    }

    /// Writes a site over the one that stands; says how many of its files are new.
    fn write(&self, site: &Site) -> usize {
        let output = Output::begin(&self.config.output).expect("an output that nobody else writes");
        let put = |job: &Job| output.put(&site.page(job)?);
        site.jobs().par_iter().try_for_each(put).expect("room for the site");
        output.finish().expect("room for the site").written
    }
}

fn open(folder: &TempDir) -> Engine {
    let out = Some(folder.path().join("out"));
    Engine::open(&folder.path().join("site"), &Overrides { out, ..Overrides::default() })
        .expect("a site without config")
}
