//! `lyceum schema`: JSON Schemas for editors.

use clap::Args;

use super::Status;
use super::output;
use crate::error::Result;
use crate::{config, front, quiz, worksheet};

#[derive(Args, Debug)]
pub(super) struct SchemaArgs {
    /// The schema of lyceum.yaml instead of that of front matter
    #[arg(long)]
    pub(super) config: bool,
    /// The schema of worksheets
    #[arg(long, conflicts_with = "config")]
    pub(super) worksheet: bool,
    /// The schema of quizzes
    #[arg(long, conflicts_with_all = ["config", "worksheet"])]
    pub(super) quiz: bool,
}

pub(super) fn run(args: &SchemaArgs) -> Result<Status> {
    output::text(match args {
        SchemaArgs { config: true, .. } => config::SCHEMA,
        SchemaArgs { worksheet: true, .. } => worksheet::SCHEMA,
        SchemaArgs { quiz: true, .. } => quiz::SCHEMA,
        _ => front::SCHEMA,
    })
}
