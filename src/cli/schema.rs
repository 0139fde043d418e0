//! `lyceum schema`: JSON Schemas for editors.

use super::Status;
use super::args::SchemaArgs;
use super::output;
use crate::error::Result;
use crate::{config, front};

pub(super) fn run(args: &SchemaArgs) -> Result<Status> {
    output::text(if args.config { config::SCHEMA } else { front::SCHEMA })
}
