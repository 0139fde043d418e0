//! Saying things: to people on standard error, data on standard output.

use std::io::{self, IsTerminal, Write};

use anstyle::{AnsiColor, Style};
use clap::ValueEnum;

use super::Status;
use crate::error::{Error, Result};
use crate::report;

/// How many columns a text has where no terminal says.
pub(super) const WIDTH: usize = 120;

/// When to use colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum ColorChoice {
    /// In a terminal
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

/// The forms of a result.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum DataFormat {
    /// For people
    Text,
    /// For programs
    Json,
}

/// How to talk to the person who runs the program.
#[derive(Debug, Clone, Copy)]
pub(super) struct Terminal {
    pub(super) color: ColorChoice,
    pub(super) quiet: bool,
}

impl Terminal {
    /// Says a line, unless asked to be quiet.
    pub(super) fn say(self, line: &str) {
        if !self.quiet {
            let _ = writeln!(io::stderr(), "{line}");
        }
    }

    /// How a report is shown on a stream.
    pub(super) fn style(self, stream: &impl IsTerminal) -> report::Style {
        let width = terminal_width().unwrap_or(WIDTH);
        report::Style { color: colored(self.color, stream.is_terminal()), width, full: true }
    }
}

fn terminal_width() -> Option<usize> {
    std::env::var("COLUMNS").ok()?.parse().ok().filter(|width| (40..=500).contains(width))
}

fn colored(choice: ColorChoice, terminal: bool) -> bool {
    match choice {
        ColorChoice::Always => true,
        ColorChoice::Never => false,
        ColorChoice::Auto => {
            let set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
            terminal && !set("NO_COLOR") && std::env::var("TERM").as_deref() != Ok("dumb")
        }
    }
}

/// Says why the run failed; each line of the error starts as one.
pub(super) fn error(error: &Error, color: ColorChoice) {
    let style = Style::new().bold().fg_color(Some(AnsiColor::Red.into()));
    let (on, off) = if colored(color, io::stderr().is_terminal()) {
        (style.render().to_string(), style.render_reset().to_string())
    } else {
        (String::new(), String::new())
    };
    let _ = writeln!(io::stderr(), "{on}error{off}: {error}");
}

/// Writes data to standard output; a reader that went away early is no failure.
pub(super) fn data(write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<Status> {
    let mut buffer = Vec::new();
    let written = write(&mut buffer).and_then(|()| {
        let mut out = io::stdout().lock();
        out.write_all(&buffer)?;
        out.flush()
    });
    match written {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(Error::new(format!("cannot write the result: {error}")))
        }
        _ => Ok(Status::Done),
    }
}

/// Writes a text as data.
pub(super) fn text(text: &str) -> Result<Status> {
    data(|out| out.write_all(text.as_bytes()))
}
