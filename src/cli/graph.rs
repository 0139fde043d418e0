//! `lyceum graph`: documents and the edges between them.

use clap::{Args, ValueEnum};

use super::Status;
use super::output;
use super::site::{SiteArgs, expect_documents};
use crate::engine::Engine;
use crate::error::Result;
use crate::graph;
use crate::select::select;

#[derive(Args, Debug)]
pub(super) struct GraphArgs {
    #[command(flatten)]
    pub(super) site: SiteArgs,
    /// The form of the graph
    #[arg(long, value_enum, default_value_t = GraphFormat::Json)]
    pub(super) format: GraphFormat,
}

/// The forms of the graph.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum GraphFormat {
    /// For programs
    Json,
    /// Graphviz
    Dot,
    /// Mermaid
    Mermaid,
    /// GraphML
    Graphml,
}

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
