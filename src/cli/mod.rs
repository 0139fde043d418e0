//! The command line: arguments in, exit status out. Nothing below it prints or knows a terminal.
//!
//! What a command gives as data goes to standard output, everything said to a person to standard error.

mod args;
mod audience;
mod build;
mod check;
mod eject;
mod explain;
mod fix;
mod graph;
mod init;
mod links;
mod mv;
mod new;
mod output;
mod reporting;
mod routes;
mod schema;
mod serve;
mod site;
mod surroundings;

use std::process::ExitCode;

use clap::{CommandFactory, Parser};

use crate::error::Result;
use args::{Arguments, Command};

/// How a run ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// Everything is done.
    Done,
    /// Problems were found.
    Problems,
    /// The command line, the configuration, a template or the machine failed.
    Failed,
}

impl From<Status> for ExitCode {
    fn from(status: Status) -> Self {
        match status {
            Status::Done => Self::from(0),
            Status::Problems => Self::from(1),
            Status::Failed => Self::from(2),
        }
    }
}

/// Runs the program with the arguments of its process.
pub fn run() -> ExitCode {
    let arguments = Arguments::parse();
    let color = arguments.color;
    match dispatch(arguments) {
        Ok(status) => status.into(),
        Err(error) => {
            output::error(&error, color);
            Status::Failed.into()
        }
    }
}

fn dispatch(arguments: Arguments) -> Result<Status> {
    let Arguments { command, color, quiet } = arguments;
    let terminal = output::Terminal { color, quiet };
    match command {
        Command::Init(args) => init::run(&args, terminal),
        Command::New(args) => new::run(&args, terminal),
        Command::Build(args) => build::run(&args, terminal),
        Command::Check(args) => check::run(&args, terminal),
        Command::Fix(args) => fix::run(&args, terminal),
        Command::Links(args) => links::run(&args, terminal),
        Command::Mv(args) => mv::run(&args, terminal),
        Command::Serve(args) => serve::run(&args, terminal),
        Command::Routes(args) => routes::run(&args, terminal),
        Command::Audience(args) => audience::run(&args),
        Command::Graph(args) => graph::run(&args),
        Command::Rules => explain::list(terminal),
        Command::Explain(args) => explain::run(&args),
        Command::Schema(args) => schema::run(&args),
        Command::Eject(args) => eject::run(&args, terminal),
        Command::Completions { shell } => output::data(|out| {
            clap_complete::generate(shell, &mut Arguments::command(), "lyceum", out);
            Ok(())
        }),
        Command::Man => output::data(|out| clap_mangen::Man::new(Arguments::command()).render(out)),
    }
}
