//! What a check is told besides the documents: the day, the repository and the addresses on record.

use std::path::Path;

use jiff::Zoned;
use jiff::civil::Date;

use super::output::Terminal;
use crate::config::Config;
use crate::error::{Error, Result};
use crate::git::Repository;
use crate::published::Published;
use crate::rules::{Record, Surroundings};

/// Gathers them for a site.
///
/// # Errors
/// The list of addresses is there and cannot be read.
pub(super) fn surroundings(config: &Config, today: Option<Date>, fixes: bool) -> Result<Surroundings> {
    let today = today.unwrap_or_else(|| Zoned::now().date());
    let repository = Repository::find(&config.content);
    let routes = record(config)?;
    Ok(Surroundings { today: Some(today), repository, routes, fixes, ..Surroundings::default() })
}

/// The list of published addresses that the site keeps, if it keeps one.
///
/// # Errors
/// The list cannot be read, or is none.
pub(super) fn record(config: &Config) -> Result<Option<Record>> {
    let file = &config.routes;
    let text = match std::fs::read_to_string(file) {
        Ok(text) => text,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(Error::io("read", file, &error)),
    };
    let list = Published::parse(&text).map_err(|error| Error::new(format!("{}:{error}", file.display())))?;
    match list {
        Some(published) => Ok(Some(Record { file: from_content(file, &config.content), published })),
        // Any folder of Markdown is a site, and may hold a file of that name.
        None if !config.configured => Ok(None),
        None => Err(Error::new(format!(
            "`{}` is no list of published addresses; name another file with `routes:` in lyceum.yaml",
            file.display()
        ))),
    }
}

/// A file's path as seen from the content folder, with `/` and, where it lies outside, `..`.
fn from_content(file: &Path, content: &Path) -> String {
    let real = |path: &Path| path.canonicalize().unwrap_or_else(|_| path.to_owned());
    let (file, content) = (real(file), real(content));
    let shared = file.components().zip(content.components()).take_while(|(a, b)| a == b).count();
    let up = content.components().skip(shared).map(|_| "..".into());
    let down = file.components().skip(shared).map(|part| part.as_os_str().to_string_lossy());
    up.chain(down).collect::<Vec<_>>().join("/")
}

/// Says so where rules had to do without history.
pub(super) fn note_missing_history(surroundings: &Surroundings, config: &Config, terminal: Terminal) {
    const MISSED: &str = "so what needs history was not looked at: renamed targets and dates of changes";
    match &surroundings.repository {
        Some(repository) if repository.is_shallow() => terminal.say(&format!(
            "note: this is a shallow clone, {MISSED}; fetch all of it (`git fetch --unshallow`, or `fetch-depth: 0` in CI)"
        )),
        Some(_) => {}
        None => {
            if let Some(why) = Repository::refusal(&config.content) {
                terminal.say(&format!(
                    "note: git does not answer here ({why}), {MISSED}; install git, or tell it that the folder is yours (`git config --global --add safe.directory '*'` in a container)"
                ));
            }
        }
    }
}
