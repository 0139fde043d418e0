//! `lyceum schema`: JSON Schemas for editors.

use clap::Args;

use super::Status;
use super::output;
use crate::error::Result;
use crate::{config, front};

#[derive(Args, Debug)]
pub(super) struct SchemaArgs {
    /// The schema of lyceum.yaml instead of that of front matter
    #[arg(long)]
    pub(super) config: bool,
}

pub(super) fn run(args: &SchemaArgs) -> Result<Status> {
    output::text(if args.config { config::SCHEMA } else { front::SCHEMA })
}
