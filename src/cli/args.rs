//! The arguments of every command; help, completions and the man page come out of these definitions.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use super::links::LinksArgs;
use super::reporting::ReportArgs;
use crate::config::Overrides;
use crate::error::{Error, Result};
use crate::security::SecurityLevel;

/// A compiler for knowledge bases: checks Markdown documents and builds a cross-linked course site.
#[derive(Parser, Debug)]
#[command(
    name = "lyceum",
    version,
    propagate_version = true,
    max_term_width = 100,
    subcommand_required = true,
    arg_required_else_help = true
)]
#[command(
    after_help = "Start with `lyceum init my-site`, then `lyceum build my-site`.\nExit status: 0 done, 1 problems found, 2 the command line, the configuration, a template or the machine failed."
)]
pub(super) struct Arguments {
    #[command(subcommand)]
    pub(super) command: Command,
    /// When to use colours; NO_COLOR is honoured
    #[arg(long, global = true, value_enum, default_value_t = ColorChoice::Auto, value_name = "WHEN")]
    pub(super) color: ColorChoice,
    /// Say nothing but results and errors
    #[arg(long, short, global = true)]
    pub(super) quiet: bool,
}

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

#[derive(Subcommand, Debug)]
pub(super) enum Command {
    /// Make a new site that checks clean and builds at once
    #[command(after_help = "Example: lyceum init my-site")]
    Init(InitArgs),
    /// Make a new document with complete front matter
    #[command(after_help = "Example: lyceum new lesson content/courses/start/02-tools.md --title \"Choosing tools\"")]
    New(NewArgs),
    /// Build the site
    #[command(after_help = "Example: lyceum build --audience public --base-url https://example.org/kb/")]
    Build(BuildArgs),
    /// Report every problem; write nothing
    #[command(after_help = "Example: lyceum check --format json > report.json")]
    Check(CheckArgs),
    /// Mend what can be mended with certainty
    #[command(after_help = "Example: lyceum fix --dry-run")]
    Fix(FixArgs),
    /// Ask the addresses outside the site, over the network
    #[command(
        after_help = "Answers are kept in .lyceum/links.json and count for a week. Example: lyceum links --anchors --exclude '^https://intern'"
    )]
    Links(LinksArgs),
    /// Move or rename a document, folder or other file, with every reference to it
    #[command(after_help = "Example: lyceum mv content/growth/ads.md content/marketing/")]
    Mv(MvArgs),
    /// Show the site on this machine
    #[command(after_help = "Example: lyceum serve --port 8000")]
    Serve(ServeArgs),
    /// Compare the published addresses with the list on record
    #[command(after_help = "Example: lyceum routes --write")]
    Routes(RoutesArgs),
    /// Print what each audience sees, and why
    #[command(after_help = "Example: lyceum audience --diff Public Internal")]
    Audience(AudienceArgs),
    /// Print documents and the edges between them
    #[command(after_help = "Example: lyceum graph --format dot | dot -Tsvg > graph.svg")]
    Graph(GraphArgs),
    /// List the rules of `check`, a line each
    #[command(after_help = "Example: lyceum rules")]
    Rules,
    /// Explain one rule in full
    #[command(after_help = "Example: lyceum explain broken-relation")]
    Explain(ExplainArgs),
    /// Print the JSON Schema of front matter, or of lyceum.yaml, for editors
    #[command(after_help = "Example: lyceum schema --config > lyceum.schema.json")]
    Schema(SchemaArgs),
    /// Copy default templates or theme files into the site, to change them there
    #[command(after_help = "Example: lyceum eject templates/document.html theme/custom.css")]
    Eject(EjectArgs),
    /// Print a completion script for a shell
    #[command(after_help = "Example: lyceum completions bash > ~/.local/share/bash-completion/completions/lyceum")]
    Completions {
        /// The shell
        shell: clap_complete::Shell,
    },
    /// Print the manual page
    #[command(after_help = "Example: lyceum man | man -l -")]
    Man,
}

/// What all commands that read a site take.
#[derive(Args, Debug)]
pub(super) struct SiteArgs {
    /// The site: a folder with lyceum.yaml, or any folder of Markdown
    #[arg(default_value = ".", value_name = "SITE")]
    pub(super) site: PathBuf,
    /// The folder of documents
    #[arg(long, value_name = "DIR")]
    content: Option<PathBuf>,
    /// Whom the site is for: Public, Internal, Confidential or Restricted
    #[arg(long, value_name = "LEVEL", value_parser = parse_level)]
    audience: Option<SecurityLevel>,
    /// Keep drafts although there is an audience
    #[arg(long)]
    drafts: bool,
    /// How many threads to use; default: one for each core
    #[arg(long, value_name = "N")]
    threads: Option<usize>,
}

/// What commands that make pages take besides.
#[derive(Args, Debug)]
pub(super) struct OutputArgs {
    /// The folder the site is written to
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// The public address of the site
    #[arg(long, value_name = "URL", value_parser = parse_url)]
    base_url: Option<String>,
}

impl SiteArgs {
    /// What these arguments say about the site; also sets the number of threads.
    pub(super) fn overrides(&self, output: Option<&OutputArgs>) -> Result<Overrides> {
        if let Some(threads) = self.threads {
            if threads == 0 {
                return Err(Error::new("--threads needs at least 1"));
            }
            // Fails only when threads run already: then a command was run twice in one process, as in tests.
            let _ = rayon::ThreadPoolBuilder::new().num_threads(threads).build_global();
        }
        Ok(Overrides {
            content: self.content.clone(),
            out: output.and_then(|output| output.out.clone()),
            base_url: output.and_then(|output| output.base_url.clone()),
            audience: self.audience,
            drafts: self.drafts,
        })
    }
}

#[derive(Args, Debug)]
pub(super) struct InitArgs {
    /// The folder to make; it must be empty or new
    #[arg(value_name = "DIR")]
    pub(super) dir: PathBuf,
}

#[derive(Args, Debug)]
pub(super) struct NewArgs {
    /// What kind of document
    #[arg(value_enum)]
    pub(super) kind: Kind,
    /// The file to make
    pub(super) path: PathBuf,
    /// Its title; default: made from the file's name
    #[arg(long)]
    pub(super) title: Option<String>,
    /// The site, where it cannot be told from the path
    #[arg(long, value_name = "SITE")]
    pub(super) site: Option<PathBuf>,
}

/// The kinds of documents that `new` makes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Kind {
    /// A text that people look things up in
    Reference,
    /// A folder's own page
    Index,
    /// A course
    Course,
    /// A module of a course
    Module,
    /// A lesson of a module
    Lesson,
    /// A path through lessons for a role
    Path,
    /// A worksheet
    Worksheet,
    /// A term of the glossary
    Term,
    /// A standard operating procedure
    Sop,
}

#[derive(Args, Debug)]
pub(super) struct BuildArgs {
    #[command(flatten)]
    pub(super) site: SiteArgs,
    #[command(flatten)]
    pub(super) output: OutputArgs,
    /// Write nothing when there are problems, warnings included, and exit with 1
    #[arg(long)]
    pub(super) strict: bool,
}

#[derive(Args, Debug)]
pub(super) struct CheckArgs {
    #[command(flatten)]
    pub(super) site: SiteArgs,
    /// Rules or groups to ask, with commas between; default: all
    #[arg(long, value_name = "NAMES", value_delimiter = ',')]
    pub(super) select: Vec<String>,
    /// Rules or groups not to ask
    #[arg(long, value_name = "NAMES", value_delimiter = ',')]
    pub(super) ignore: Vec<String>,
    #[command(flatten)]
    pub(super) report: ReportArgs,
    /// Count the findings on record in a file, and do not fail on them
    #[arg(long, value_name = "FILE", conflicts_with = "write_baseline")]
    pub(super) baseline: Option<PathBuf>,
    /// Put the findings on record; an existing record only gets shorter
    #[arg(long, value_name = "FILE")]
    pub(super) write_baseline: Option<PathBuf>,
    /// Put new findings on an existing record too
    #[arg(long, requires = "write_baseline")]
    pub(super) accept_new: bool,
    /// Report only what the change since a git revision can have caused, in whatever document
    #[arg(long, value_name = "REV")]
    pub(super) since: Option<String>,
    /// The day that counts as today for reviews; default: the clock's
    #[arg(long, value_name = "DATE")]
    pub(super) today: Option<jiff::civil::Date>,
}

#[derive(Args, Debug)]
pub(super) struct FixArgs {
    #[command(flatten)]
    pub(super) site: SiteArgs,
    /// Apply fixes that want a person's look as well
    #[arg(long = "unsafe")]
    pub(super) with_unsafe: bool,
    /// Write nothing; print what would change as a unified diff
    #[arg(long)]
    pub(super) dry_run: bool,
    /// Write nothing; exit with 1 if anything would change
    #[arg(long)]
    pub(super) check: bool,
    /// Change files with uncommitted changes too; their originals are kept in .lyceum/undo/
    #[arg(long)]
    pub(super) allow_dirty: bool,
    /// The form of the result
    #[arg(long, value_enum, default_value_t = FixFormat::Text)]
    pub(super) format: FixFormat,
    /// Rules or groups to mend, with commas between; default: all
    #[arg(long, value_name = "NAMES", value_delimiter = ',')]
    pub(super) select: Vec<String>,
    /// Rules or groups to leave alone
    #[arg(long, value_name = "NAMES", value_delimiter = ',')]
    pub(super) ignore: Vec<String>,
    /// The day that counts as today for reviews; default: the clock's
    #[arg(long, value_name = "DATE")]
    pub(super) today: Option<jiff::civil::Date>,
}

/// The forms in which `fix` tells what it does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum FixFormat {
    /// For people
    Text,
    /// For programs: every edit
    Json,
}

#[derive(Args, Debug)]
pub(super) struct MvArgs {
    /// What to move: a document, a folder, a picture or any other file of the site
    pub(super) old: PathBuf,
    /// Its new name, or a folder to move it into
    pub(super) new: PathBuf,
    /// Write nothing; print what would change as a unified diff
    #[arg(long)]
    pub(super) dry_run: bool,
    /// The site, where it cannot be told from the path
    #[arg(long, value_name = "SITE")]
    pub(super) site: Option<PathBuf>,
}

#[derive(Args, Debug)]
pub(super) struct ServeArgs {
    #[command(flatten)]
    pub(super) site: SiteArgs,
    #[command(flatten)]
    pub(super) output: OutputArgs,
    /// The port; the next free one is taken when it is in use
    #[arg(long, default_value_t = 8000)]
    pub(super) port: u16,
    /// The address to listen on
    #[arg(long, default_value = "127.0.0.1", value_name = "ADDR")]
    pub(super) host: std::net::IpAddr,
}

#[derive(Args, Debug)]
pub(super) struct RoutesArgs {
    #[command(flatten)]
    pub(super) site: SiteArgs,
    /// Record the addresses; what was lost stays in the list
    #[arg(long)]
    pub(super) write: bool,
    /// Drop from the list what was lost
    #[arg(long, requires = "write")]
    pub(super) accept_lost: bool,
    /// The form of the result
    #[arg(long, value_enum, default_value_t = DataFormat::Text)]
    pub(super) format: DataFormat,
}

#[derive(Args, Debug)]
pub(super) struct AudienceArgs {
    #[command(flatten)]
    pub(super) site: SiteArgs,
    /// List the documents that an audience sees
    #[arg(long, value_name = "LEVEL", value_parser = parse_level, conflicts_with = "diff")]
    pub(super) show: Option<SecurityLevel>,
    /// List the documents that only one of two audiences sees
    #[arg(long, num_args = 2, value_names = ["LEVEL", "LEVEL"], value_parser = parse_level)]
    pub(super) diff: Vec<SecurityLevel>,
    /// The form of the result
    #[arg(long, value_enum, default_value_t = DataFormat::Text)]
    pub(super) format: DataFormat,
}

/// The forms of a result.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum DataFormat {
    /// For people
    Text,
    /// For programs
    Json,
}

#[derive(Args, Debug)]
pub(super) struct GraphArgs {
    #[command(flatten)]
    pub(super) site: SiteArgs,
    /// The form of the graph
    #[arg(long, value_enum, default_value_t = GraphFormat::Json)]
    pub(super) format: GraphFormat,
}

/// The forms of the graph.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum GraphFormat {
    /// For programs
    Json,
    /// Graphviz
    Dot,
    /// Mermaid
    Mermaid,
    /// GraphML
    Graphml,
}

#[derive(Args, Debug)]
pub(super) struct ExplainArgs {
    /// The rule's name
    #[arg(value_name = "RULE")]
    pub(super) rule: String,
}

#[derive(Args, Debug)]
pub(super) struct SchemaArgs {
    /// The schema of lyceum.yaml instead of that of front matter
    #[arg(long)]
    pub(super) config: bool,
}

#[derive(Args, Debug)]
pub(super) struct EjectArgs {
    /// What to copy, such as templates/document.html or theme; without any, the list of all is printed
    #[arg(value_name = "PATH")]
    pub(super) paths: Vec<String>,
    /// The site, where it is not the one around the current folder
    #[arg(long, value_name = "SITE")]
    pub(super) site: Option<PathBuf>,
    /// Replace files that are there already
    #[arg(long)]
    pub(super) force: bool,
}

fn parse_level(text: &str) -> std::result::Result<SecurityLevel, String> {
    SecurityLevel::parse(text).ok_or_else(|| "use one of Public, Internal, Confidential, Restricted".to_owned())
}

pub(super) fn parse_url(text: &str) -> std::result::Result<String, String> {
    let host = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    match host {
        Some(host) if !host.is_empty() && !host.contains(['?', '#', ' ']) => Ok(text.to_owned()),
        _ => Err("write an address such as https://example.org/kb/".to_owned()),
    }
}
