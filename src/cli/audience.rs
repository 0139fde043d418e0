//! `lyceum audience`: what each audience sees, and the difference between two.

use clap::Args;

use super::Status;
use super::output;
use super::output::DataFormat;
use super::site::{SiteArgs, expect_documents, parse_level};
use crate::audience::{self, View};
use crate::engine::Engine;
use crate::error::Result;
use crate::security::SecurityLevel;

#[derive(Args, Debug)]
pub(super) struct AudienceArgs {
    #[command(flatten)]
    pub(super) site: SiteArgs,
    /// List the documents that an audience sees
    #[arg(long, value_name = "LEVEL", value_parser = parse_level, conflicts_with = "diff")]
    pub(super) show: Option<SecurityLevel>,
    /// List the documents that only one of two audiences sees
    #[arg(long, num_args = 2, value_names = ["LEVEL", "LEVEL"], value_parser = parse_level)]
    pub(super) diff: Vec<SecurityLevel>,
    /// The form of the result
    #[arg(long, value_enum, default_value_t = DataFormat::Text)]
    pub(super) format: DataFormat,
}

pub(super) fn run(args: &AudienceArgs) -> Result<Status> {
    let mut engine = Engine::open(&args.site.site, &args.site.overrides(None)?)?;
    let library = engine.library()?;
    expect_documents(&library)?;
    let view = match (args.show, args.diff.as_slice()) {
        (Some(level), _) => View::Of(level),
        (None, [one, other]) => View::Between(*one.min(other), *one.max(other)),
        _ => View::All,
    };
    output::text(&match args.format {
        DataFormat::Text => audience::text(&library, view),
        DataFormat::Json => audience::json(&library, view),
    })
}
