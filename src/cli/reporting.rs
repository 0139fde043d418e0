//! What all commands that report findings share: which findings, in which forms, into which files.

use std::ffi::OsStr;
use std::io;
use std::path::PathBuf;

use clap::builder::{EnumValueParser, PossibleValue, TypedValueParser};
use clap::error::ErrorKind;
use clap::{Arg, Args, Command, ValueEnum};

use super::Status;
use super::output::{self, Terminal};
use crate::diagnostic::Level;
use crate::error::{Error, Result};
use crate::files::write_result;
use crate::git::Repository;
use crate::library::Library;
use crate::report::{self, Base, Scope, Style};
use crate::rules::Report;

#[derive(Args, Debug)]
pub(super) struct ReportArgs {
    /// The form of the report, on standard output in place of the text; with `=FILE`, written into a file beside it; may
    /// be repeated
    #[arg(long = "format", value_name = "FORMAT[=FILE]", value_parser = WantedParser)]
    wanted: Vec<Wanted>,
    /// Report only these documents or folders: paths, or globs below the content folder; all else is read just the same
    #[arg(long, value_name = "PATH", num_args = 1..)]
    only: Vec<String>,
    /// Report only the documents of this steward; may be repeated
    #[arg(long, value_name = "NAME")]
    steward: Vec<String>,
    /// Show every finding with its excerpt, however many a rule has
    #[arg(long)]
    full: bool,
    /// Warnings count as errors for the exit status
    #[arg(long)]
    strict: bool,
}

/// The forms of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people
    Text,
    /// For programs
    Json,
    /// SARIF 2.1.0, for code scanning
    Sarif,
    /// Workflow commands of GitHub Actions
    Github,
    /// Code quality of GitLab
    Gitlab,
    /// Test results
    Junit,
}

/// A form, and where it goes: into a file, else to standard output.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Wanted {
    format: Format,
    file: Option<PathBuf>,
}

/// Reads `FORMAT` and `FORMAT=FILE`.
#[derive(Clone)]
struct WantedParser;

impl TypedValueParser for WantedParser {
    type Value = Wanted;

    fn parse_ref(
        &self,
        command: &Command,
        arg: Option<&Arg>,
        value: &OsStr,
    ) -> std::result::Result<Wanted, clap::Error> {
        let text = value.to_str().ok_or_else(|| clap::Error::new(ErrorKind::InvalidUtf8).with_cmd(command))?;
        let (name, file) = text.split_once('=').map_or((text, None), |(name, file)| (name, Some(file)));
        let format = EnumValueParser::<Format>::new().parse_ref(command, arg, name.as_ref())?;
        if file == Some("") {
            let message = format!("there is no file behind `{text}`; name one, or leave out the `=`\n");
            return Err(clap::Error::raw(ErrorKind::ValueValidation, message).with_cmd(command));
        }
        Ok(Wanted { format, file: file.filter(|file| *file != "-").map(PathBuf::from) })
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new(Format::value_variants().iter().filter_map(ValueEnum::to_possible_value)))
    }
}

impl ReportArgs {
    /// Whether findings in some documents only are reported.
    pub(super) fn is_partial(&self) -> bool {
        !self.only.is_empty() || !self.steward.is_empty()
    }

    /// Fails where the arguments contradict each other; to be asked before the work begins.
    pub(super) fn validate(&self) -> Result<()> {
        if self.wanted.iter().filter(|wanted| wanted.file.is_none()).count() > 1 {
            return Err(Error::new(
                "two forms for standard output; name a file for one of them, as in `--format sarif=report.sarif`",
            ));
        }
        for (n, wanted) in self.wanted.iter().enumerate() {
            if let Some(file) = &wanted.file
                && self.wanted[..n].iter().any(|other| other.file.as_ref() == Some(file))
            {
                return Err(Error::new(format!(
                    "two forms for `{}`; name another file for one of them",
                    file.display()
                )));
            }
        }
        Ok(())
    }

    /// Writes and prints the report in all forms that were asked for; says how the run ends by it.
    pub(super) fn emit(
        &self,
        report: Report,
        library: &Library,
        repository: Option<&Repository>,
        terminal: Terminal,
    ) -> Result<Status> {
        let here = std::env::current_dir().map_err(|e| Error::new(format!("cannot tell the current folder: {e}")))?;
        let scope = Scope::new(&self.only, &self.steward, library, &here);
        note_unmatched(scope.unmatched(), terminal);
        let config = &library.config;
        let base = Base::new(repository, &config.content, &config.site, &here);
        let report = scope.of(report);
        let render = |format, style| render(format, &report, library, &base, self.strict, style);
        let plain = Style { color: false, width: output::WIDTH, full: self.full };
        // All files are tried, and the findings are printed, before a failure ends the run.
        let written: Vec<Result<()>> = self
            .wanted
            .iter()
            .filter_map(|wanted| Some((wanted.format, wanted.file.as_ref()?)))
            .map(|(format, file)| write_result(file, render(format, plain).as_bytes()))
            .collect();
        let format =
            self.wanted.iter().find(|wanted| wanted.file.is_none()).map_or(Format::Text, |wanted| wanted.format);
        if !(format == Format::Text && terminal.quiet && report.diagnostics.is_empty()) {
            let style = Style { full: self.full, ..terminal.style(&io::stdout()) };
            output::text(&render(format, style))?;
        }
        written.into_iter().collect::<Result<Vec<()>>>()?;
        Ok(status(&report, self.strict))
    }
}

fn render(format: Format, report: &Report, library: &Library, base: &Base, strict: bool, style: Style) -> String {
    match format {
        Format::Text => report::text(report, library, style),
        Format::Json => report::json(report, library),
        Format::Sarif => report::sarif(report, library, base),
        Format::Github => report::github(report, library, base),
        Format::Gitlab => report::gitlab(report, library, base),
        Format::Junit => report::junit(report, library, base, strict),
    }
}

/// No failure: a hook may hand over the names of files that are gone.
fn note_unmatched(names: &[String], terminal: Terminal) {
    const MOST: usize = 5;
    if names.is_empty() {
        return;
    }
    let mut shown: Vec<String> = names.iter().take(MOST).map(|name| format!("`{name}`")).collect();
    if names.len() > MOST {
        shown.push(format!("{} more", names.len() - MOST));
    }
    terminal.say(&format!("note: no document fits {}", shown.join(", ")));
}

/// Whether a report ends a run with 1.
pub(super) fn status(report: &Report, strict: bool) -> Status {
    let problems = report.count(Level::Error) + if strict { report.count(Level::Warning) } else { 0 };
    if problems > 0 { Status::Problems } else { Status::Done }
}
