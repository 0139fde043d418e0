//! `lyceum rules` and `lyceum explain`: what `check` looks for.

use clap::Args;

use super::Status;
use super::output::{self, Terminal};
use crate::error::{Error, Result};
use crate::rules::{self, Rule};
use crate::text::nearest;

#[derive(Args, Debug)]
pub(super) struct ExplainArgs {
    /// The rule's name
    #[arg(value_name = "RULE")]
    pub(super) rule: String,
}

pub(super) fn list(_: Terminal) -> Result<Status> {
    output::data(|out| {
        let width = rules::all().map(|rule| rule.name.len()).max().unwrap_or(0);
        let rules: Vec<&Rule> = rules::all().collect();
        for of_group in rules.chunk_by(|a, b| a.group == b.group) {
            writeln!(out, "{}", of_group[0].group.name())?;
            for rule in of_group {
                writeln!(out, "  {:width$}  {:7}  {}", rule.name, rule.level.name(), rule.summary)?;
            }
        }
        Ok(())
    })
}

pub(super) fn run(args: &ExplainArgs) -> Result<Status> {
    let Some(rule) = rules::find(&args.rule.to_lowercase()) else {
        let of_group: Vec<&str> =
            rules::all().filter(|rule| rule.group.name() == args.rule).map(|rule| rule.name).collect();
        if !of_group.is_empty() {
            let (group, rules) = (&args.rule, of_group.join(", "));
            return Err(Error::new(format!("`{group}` is a group of rules; name one of them: {rules}")));
        }
        let near = nearest(&args.rule, rules::all().map(|rule| rule.name));
        let help = near.map_or("`lyceum rules` lists all of them".to_owned(), |near| format!("did you mean `{near}`?"));
        return Err(Error::new(format!("there is no rule `{}`; {help}", args.rule)));
    };
    output::data(|out| {
        writeln!(out, "{} ({}, {})\n\n{}.\n", rule.name, rule.group.name(), rule.level.name(), rule.summary)?;
        let (_, body) = crate::front::read(rule.page);
        writeln!(out, "{}", rule.page[body..].trim())
    })
}
