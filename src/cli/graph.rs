//! `lyceum graph`: documents and the edges between them.

use super::Status;
use super::args::{GraphArgs, GraphFormat};
use super::check::expect_documents;
use super::output;
use crate::engine::Engine;
use crate::error::Result;
use crate::graph;
use crate::select::select;

pub(super) fn run(args: &GraphArgs) -> Result<Status> {
    let mut engine = Engine::open(&args.site.site, &args.site.overrides(None)?)?;
    let library = engine.library()?;
    expect_documents(&library)?;
    let library = select(library);
    output::text(&match args.format {
        GraphFormat::Json => graph::json(&library),
        GraphFormat::Dot => graph::dot(&library),
        GraphFormat::Mermaid => graph::mermaid(&library),
        GraphFormat::Graphml => graph::graphml(&library),
    })
}
