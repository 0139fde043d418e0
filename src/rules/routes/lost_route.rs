//! A published address that leads nowhere any more.

use crate::diagnostic::{Fix, Level};
use crate::front::Known;
use crate::published::{Bearers, Published, Route};
use crate::rules::{Check, Checked, Evidence, Finding, Group, Record, Rule};
use crate::security::SecurityLevel;

pub(super) const RULE: Rule = Rule {
    name: "lost-route",
    group: Group::Routes,
    level: Level::Error,
    summary: "a published address that leads nowhere any more",
    page: include_str!("../../../content/rules/lost-route.md"),
    check: Check::Site(check),
};

const ACCEPT: &str = "accept the loss with `lyceum routes --write --accept-lost`";

fn check(evidence: &Evidence) -> Vec<(String, Finding)> {
    let Some(Record { file, published }) = &evidence.surroundings.routes else { return Vec::new() };
    let library = evidence.library;
    let lost = published.compare(&Published::of(library, published.audience)).lost;
    if lost.is_empty() {
        return Vec::new();
    }
    let bearers = Bearers::new(library, evidence.history());
    let closed_at = |route: &Route| library.entries.iter().position(|entry| entry.url == route.url);
    let found = lost.iter().map(|route| match bearers.find(route).or_else(|| closed_at(route)) {
        Some(n) => (library.path(n).to_owned(), on_document(evidence, n, route, published.audience)),
        None => (file.clone(), on_list(route, published.audience)),
    });
    found.collect()
}

/// The document is still there: it only has to be found at its former address.
fn on_document(evidence: &Evidence, n: usize, route: &Route, audience: Option<SecurityLevel>) -> Finding {
    let checked = Checked::new(evidence, n);
    let (entry, front) = (checked.entry, &checked.entry.document.front);
    let place = |known: Known| front.pointer(known).map(|pointer| checked.value(&pointer));
    if let Some(audience) = audience.filter(|audience| !checked.library.shows(entry, *audience)) {
        let (is, field) = match entry.meta.level > audience {
            true => (entry.meta.level.name(), place(Known::SecurityLevel)),
            false => ("a draft", place(Known::Draft).or_else(|| place(Known::Status))),
        };
        let message = format!("the address `/{}` is lost to the audience {audience}: this document is {is}", route.url);
        let finding =
            field.map_or_else(|| Finding::on_file(message.clone()), |span| Finding::at(span, message.clone()));
        return finding.help(format!("open the document again, or {ACCEPT}"));
    }
    let message = format!("the address `/{}` is lost: this document is now at `/{}`", route.url, entry.url);
    let finding = match place(Known::Permalink) {
        Some(span) => Finding::at(span, message),
        None => Finding::on_file(message),
    };
    finding.help(format!("add `redirect_from: [/{}]`, or {ACCEPT}", route.url)).fix(redirect(evidence, &checked, route))
}

/// A former address on the document: readers who kept the old one get to it again.
fn redirect(evidence: &Evidence, checked: &Checked, route: &Route) -> Option<Fix> {
    if !evidence.surroundings.fixes {
        return None;
    }
    let address = format!("/{}", route.url);
    let edit = checked.editor().append_item(Known::RedirectFrom.name(), &address)?;
    Some(Fix { description: format!("add `{address}` to `redirect_from`"), safe: true, edits: vec![edit] })
}

/// Nobody knows what became of it.
fn on_list(route: &Route, audience: Option<SecurityLevel>) -> Finding {
    let of = route.path.as_deref().map(|path| format!(" of `{path}`")).unwrap_or_default();
    let whose = audience.map_or(String::new(), |audience| format!(" for {audience} readers"));
    let message = format!("the address `/{}`{of} is lost: no page and no redirect{whose} has it any more", route.url);
    let help = format!("add `redirect_from: [/{}]` to the document that takes its place, or {ACCEPT}", route.url);
    Finding::on_file(message).help(help)
}
