//! An address outside the site where there is nothing any more.

use crate::diagnostic::Level;
use crate::remote::{End, Verdict, host_and_path};
use crate::rules::{Asked, Check, Finding, Group, Rule};

pub(super) const RULE: Rule = Rule {
    name: "dead-link",
    group: Group::Links,
    level: Level::Error,
    summary: "an address outside the site where there is nothing (asked by `lyceum links`)",
    page: include_str!("../../../content/rules/dead-link.md"),
    check: Check::Remote(check),
};

fn check(asked: &Asked) -> Option<Finding> {
    if asked.answer.verdict(asked.settings) != Verdict::Dead {
        return None;
    }
    let address = &asked.link.written;
    let (host, _) = host_and_path(asked.last());
    let why = match asked.answer.end {
        End::Status(410) => format!("`{address}` is gone for good: its host answers 410"),
        End::Status(status) => format!("`{address}` does not exist: its host answers {status}"),
        End::NoAddress => format!("`{address}` is no address that a browser could open"),
        End::NoSuchHost => format!("there is no host `{host}`"),
        _ => format!("`{host}` takes no connections"),
    };
    let help = match &asked.answer.archived {
        Some(copy) => format!("an archive has a copy: `{copy}`; link to it or to another page"),
        None => "link to another page, or remove the link".to_owned(),
    };
    Some(Finding::at(asked.span(), asked.with_last(why)).help(help))
}
