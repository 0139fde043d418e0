//! All commands with their descriptions; help, completions and the man page come out of these definitions. What a command
//! takes stands with the command.

use clap::{Parser, Subcommand};

use super::audience::AudienceArgs;
use super::build::BuildArgs;
use super::check::CheckArgs;
use super::eject::EjectArgs;
use super::explain::ExplainArgs;
use super::fix::FixArgs;
use super::graph::GraphArgs;
use super::init::InitArgs;
use super::links::LinksArgs;
use super::mv::MvArgs;
use super::new::NewArgs;
use super::output::ColorChoice;
use super::routes::RoutesArgs;
use super::schema::SchemaArgs;
use super::serve::ServeArgs;

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
