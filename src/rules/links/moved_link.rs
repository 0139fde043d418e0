//! An address outside the site that leads to another one for good.

use crate::diagnostic::Level;
use crate::remote::{Verdict, host_and_path};
use crate::rules::{Asked, Check, Finding, Group, Rule};

pub(super) const RULE: Rule = Rule {
    name: "moved-link",
    group: Group::Links,
    level: Level::Warning,
    summary: "an address outside the site that has moved for good (asked by `lyceum links`)",
    page: include_str!("../../../content/rules/moved-link.md"),
    check: Check::Remote(check),
};

fn check(asked: &Asked) -> Option<Finding> {
    if asked.answer.verdict(asked.settings) != Verdict::Fine {
        return None;
    }
    let hop = asked.answer.moved_to()?;
    if same_page(&asked.link.page, &hop.to) {
        return None;
    }
    let old = &asked.link.written;
    if is_front_page(&hop.to) && !is_front_page(&asked.link.page) {
        let message = format!("`{old}` seems to be gone: it leads to a front page for good");
        let help = format!("look for its new place from `{}`, or remove the link", hop.to);
        return Some(Finding::at(asked.span(), message).help(help));
    }
    let anchor = asked.link.anchor.as_ref().filter(|_| !hop.to.contains('#'));
    let new = anchor.map_or(hop.to.clone(), |anchor| format!("{}#{anchor}", hop.to));
    let message = format!("`{old}` has moved for good ({})", hop.status);
    let fix = asked.replaced_by(&new);
    Some(Finding::at(asked.span(), message).help(format!("write `{new}`")).fix(fix))
}

/// Whether two addresses differ only in what hosts take for the same: `https`, `www.`, a `/` at the end.
fn same_page(old: &str, new: &str) -> bool {
    let plain = |address: &str| {
        let (host, path) = host_and_path(address);
        let host = host.strip_prefix("www.").unwrap_or(host);
        let host = host.trim_end_matches(":443").trim_end_matches(":80");
        format!("{host}{}", path.trim_end_matches('/'))
    };
    plain(old) == plain(new)
}

fn is_front_page(address: &str) -> bool {
    host_and_path(address).1.trim_matches('/').is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_differences_are_no_move() {
        for (old, new) in [
            ("http://a.test/b", "https://a.test/b"),
            ("https://a.test/b", "https://www.a.test/b/"),
            ("https://a.test", "https://a.test/"),
        ] {
            assert!(same_page(old, new), "{old} {new}");
        }
        for (old, new) in [
            ("https://a.test/b", "https://a.test/c"),
            ("https://a.test/b", "https://b.test/b"),
            ("https://a.test/b?c=1", "https://a.test/b?c=2"),
        ] {
            assert!(!same_page(old, new), "{old} {new}");
        }
    }
}
