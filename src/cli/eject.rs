use super::{Status, args::EjectArgs, output::Terminal};
pub(super) fn run(_: &EjectArgs, _: Terminal) -> crate::error::Result<Status> { Ok(Status::Done) }
