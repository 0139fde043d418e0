//! A link to a place on a page outside the site that the page does not have.

use percent_encoding::percent_decode_str;

use crate::diagnostic::Level;
use crate::remote::Verdict;
use crate::rules::{Asked, Check, Finding, Group, Rule};

pub(super) const RULE: Rule = Rule {
    name: "broken-remote-anchor",
    group: Group::Links,
    level: Level::Warning,
    summary: "an anchor that a page outside the site does not have (asked by `lyceum links --anchors`)",
    page: include_str!("../../../content/rules/broken-remote-anchor.md"),
    check: Check::Remote(check),
};

fn check(asked: &Asked) -> Option<Finding> {
    let anchor = asked.link.anchor.as_ref().filter(|_| asked.settings.anchors)?;
    let found = *asked.answer.anchors.get(anchor)?;
    if found || asked.answer.verdict(asked.settings) != Verdict::Fine {
        return None;
    }
    let anchor = percent_decode_str(anchor).decode_utf8_lossy();
    let message = format!("`{}` exists, but it has no anchor `{anchor}`", asked.link.page);
    Some(
        Finding::at(asked.span(), message)
            .help("open the page and copy the address of the place, or link to all of it"),
    )
}
