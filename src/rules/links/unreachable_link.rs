//! An address outside the site of which nobody can tell whether it still holds what it did.

use http::StatusCode;

use crate::diagnostic::Level;
use crate::remote::{End, Verdict, host_and_path};
use crate::rules::{Asked, Check, Finding, Group, Rule};

pub(super) const RULE: Rule = Rule {
    name: "unreachable-link",
    group: Group::Links,
    level: Level::Warning,
    summary: "an address outside the site that could not be asked (asked by `lyceum links`)",
    page: include_str!("../../../content/rules/unreachable-link.md"),
    check: Check::Remote(check),
};

fn check(asked: &Asked) -> Option<Finding> {
    if asked.answer.verdict(asked.settings) != Verdict::Doubtful {
        return None;
    }
    let (message, help) = describe(asked);
    Some(Finding::at(asked.span(), message).help(help))
}

/// What is wrong, and what to do about it.
fn describe(asked: &Asked) -> (String, String) {
    let address = &asked.link.written;
    let (host, _) = host_and_path(asked.last());
    let later = "open it in a browser; if it is gone, link to another page, else ask again later";
    let (message, help) = match &asked.answer.end {
        End::Circle => {
            let help = "open it in a browser, and write the address that it ends at";
            return (format!("`{address}` leads on and on without an end"), help.to_owned());
        }
        End::Private => {
            let help = "link to a page that all readers can open; `--include-private` follows it";
            let message =
                format!("`{address}` leads into a private network, to `{}`, and was not followed", asked.last());
            return (message, help.to_owned());
        }
        end @ End::Status(status) if !end.may_pass() => {
            let help = "open it in a browser; if readers get the page, write";
            let help = format!("{help} `accept: [{status}]` under `links:` in lyceum.yaml");
            return (asked.with_last(format!("`{address}` answers {}", named(*status))), help);
        }
        End::Status(status) => (format!("`{address}` answers {}", named(*status)), later),
        End::Timeout => {
            (format!("`{address}` did not answer within {} s", asked.settings.timeout.as_secs_f64()), later)
        }
        End::Broken(why) => (format!("the connection to `{host}` broke off: {why}"), later),
        End::Certificate(why) => (
            format!("the certificate of `{host}` cannot be trusted: {why}"),
            "browsers warn readers of such a page: tell its owner, or link to another one",
        ),
        End::HostSilent => (format!("`{host}` had stopped answering, so it was not asked for this page"), later),
        End::HostBusy => (format!("`{host}` wants fewer questions, so it was not asked for this page"), later),
        _ => (format!("`{host}` could not be reached from here"), later),
    };
    (asked.with_last(message), help.to_owned())
}

/// A status with its usual words.
fn named(status: u16) -> String {
    let words = StatusCode::from_u16(status).ok().and_then(|status| status.canonical_reason());
    words.map_or(status.to_string(), |words| format!("{status} ({words})"))
}
