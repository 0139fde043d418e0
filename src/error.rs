//! Failures of the tool, as opposed to mistakes of writers: those are diagnostics.

use std::fmt;
use std::io;
use std::path::Path;

/// Why the tool could not do its work: the command line, the configuration, a template or the machine.
///
/// The text says what failed, on what, and what to try; it ends the run with exit status 2.
#[derive(Debug)]
pub struct Error(String);

/// The result of work that only the machine, a template or the configuration can spoil.
pub type Result<T> = std::result::Result<T, Error>;

impl Error {
    /// A failure in the tool's words.
    pub fn new(message: impl Into<String>) -> Self {
        Self(message.into())
    }

    /// A file that could not be worked with: `cannot VERB PATH: why`.
    pub fn io(verb: &str, path: &Path, error: &io::Error) -> Self {
        Self(format!("cannot {verb} `{}`: {}", path.display(), reason(error)))
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Error {}

/// What the machine said, without its error number, in lower case like every message.
fn reason(error: &io::Error) -> String {
    let text = error.to_string();
    let text = text.split(" (os error").next().unwrap_or_default();
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_lowercase().chain(chars).collect())
}
