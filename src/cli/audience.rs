//! `lyceum audience`: what each audience sees, and the difference between two.

use super::Status;
use super::args::{AudienceArgs, DataFormat};
use super::check::expect_documents;
use super::output;
use crate::audience::{self, View};
use crate::engine::Engine;
use crate::error::Result;

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
