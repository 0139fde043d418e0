//! How long the parts of a build take: for finding out which one a change made slower.
//!
//! ```sh
//! cargo bench --bench parts
//! ```

mod corpus;

use std::sync::Arc;

use divan::Bencher;
use lyceum::config::{Config, Overrides};
use lyceum::discover::discover;
use lyceum::engine::Engine;
use lyceum::library::Library;
use lyceum::parse::parse;
use lyceum::render::{Job, Site};
use lyceum::resolve::{Parsed, resolve};
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
