//! What a check is told besides the documents: the day, the repository and the addresses on record.

use jiff::Zoned;
use jiff::civil::Date;

use super::output::Terminal;
use crate::config::Config;
use crate::error::{Error, Result};
use crate::git::Repository;
use crate::rules::Surroundings;

/// Gathers them for a site.
///
/// # Errors
/// The list of addresses is there and cannot be read.
pub(super) fn surroundings(config: &Config, today: Option<Date>, fixes: bool) -> Result<Surroundings> {
    let today = today.unwrap_or_else(|| Zoned::now().date());
    let repository = Repository::find(&config.content);
    Ok(Surroundings { today: Some(today), repository, routes: routes(config)?, answers: None, fixes })
}

/// The addresses on record; `None` without a record.
fn routes(config: &Config) -> Result<Option<Vec<String>>> {
    match std::fs::read_to_string(&config.routes) {
        Ok(text) => Ok(Some(text.lines().map(str::to_owned).collect())),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(Error::io("read", &config.routes, &error)),
    }
}

/// Says so where rules had to do without history.
pub(super) fn note_missing_history(surroundings: &Surroundings, terminal: Terminal) {
    if surroundings.repository.as_ref().is_some_and(Repository::is_shallow) {
        terminal.say(
            "note: this is a shallow clone, so what needs history was not looked at: renamed targets and dates of changes; fetch all of it (`git fetch --unshallow`, or `fetch-depth: 0` in CI)",
        );
    }
}
