//! Pages of the preview's own: all findings of the site, and what each audience sees.

use std::collections::BTreeMap;
use std::fmt::Write;

use serde_json::Value as Json;

use super::findings::{describe, shows};
use super::{OWN, Preview, Snapshot, lock};
use crate::diagnostic::{Diagnostic, Level};
use crate::error::Error;
use crate::front::Known;
use crate::library::{Entry, Library};
use crate::render::escape::escaped;
use crate::report::count as counted;
use crate::security::SecurityLevel;

/// The most findings of one group that are listed.
const MOST: usize = 200;
/// The most documents that are listed for an audience.
const DOCUMENTS: usize = 5000;

impl Preview {
    /// All findings of the site, by rule and by steward.
    pub(super) fn report_page(&self, snapshot: &Snapshot) -> String {
        let library = &snapshot.library;
        let report = lock(&self.report).clone();
        let Some((_, report)) = report else {
            return page("What is wrong", "<p>The site is being checked.</p>");
        };
        let found: Vec<&Diagnostic> = report.diagnostics.iter().collect();
        let mut out = format!(
            "<p class=\"sum\">{}, {} in {}</p>",
            counted(report.count(Level::Error), "error"),
            counted(report.count(Level::Warning), "warning"),
            counted(report.documents.len(), "document")
        );
        if found.is_empty() {
            out.push_str("<p>Nothing is wrong.</p>");
        } else {
            out.push_str("<nav><a href=\"#by-rule\">By rule</a> <a href=\"#by-steward\">By steward</a></nav>");
            groups(&mut out, "by-rule", "By rule", &found, library, |found| found.rule.to_owned());
            let steward = |found: &Diagnostic| {
                let entry = library.entry_at(&found.path).map(|n| &library.entries[n]);
                entry.and_then(|entry| entry.text(Known::Steward)).unwrap_or_else(|| "No steward".to_owned())
            };
            groups(&mut out, "by-steward", "By steward", &found, library, steward);
        }
        page("What is wrong", &out)
    }
}

/// Findings under headings of their groups.
fn groups(
    out: &mut String,
    id: &str,
    title: &str,
    found: &[&Diagnostic],
    library: &Library,
    group: impl Fn(&Diagnostic) -> String,
) {
    let mut groups: BTreeMap<String, Vec<&Diagnostic>> = BTreeMap::new();
    for one in found {
        groups.entry(group(one)).or_default().push(one);
    }
    let _ = write!(out, "<section id=\"{id}\"><h2>{title}</h2>");
    for (name, found) in groups {
        let _ = write!(out, "<details open><summary>{} <span>{}</span></summary><ul>", escaped(&name), found.len());
        found.iter().take(MOST).for_each(|one| item(out, one, library));
        if found.len() > MOST {
            let _ = write!(out, "<li>{} more</li>", found.len() - MOST);
        }
        out.push_str("</ul></details>");
    }
    out.push_str("</section>");
}

fn item(out: &mut String, found: &Diagnostic, library: &Library) {
    let told = describe(found, library);
    let text = |name: &str| escaped(told[name].as_str().unwrap_or_default());
    let page = library.entry_at(&found.path).map(|n| crate::page::encode(&library.entries[n].url));
    let _ = write!(
        out,
        "<li class=\"{}\"><p><b>{}</b> {}</p><p><a href=\"{}\">{}:{}:{}</a>{}</p>",
        text("level"),
        text("level"),
        text("message"),
        text("editor"),
        text("path"),
        told["line"],
        told["column"],
        page.map_or(String::new(), |url| format!(" <a href=\"/{}\">page</a>", escaped(&url))),
    );
    if let Some([before, place, after]) = told["excerpt"].as_array().map(Vec::as_slice) {
        let part = |part: &Json| escaped(part.as_str().unwrap_or_default());
        let _ = write!(out, "<pre>{}<mark>{}</mark>{}</pre>", part(before), part(place), part(after));
    }
    if told["help"].is_string() {
        let _ = write!(out, "<p class=\"help\">{}</p>", text("help"));
    }
    if told["fix"].is_string() {
        let _ = write!(out, "<button type=\"button\" data-mend=\"{}\">{}</button>", text("key"), text("fix"));
    }
    out.push_str("</li>");
}

/// What each audience sees and does not see.
pub(super) fn audiences(snapshot: &Snapshot) -> String {
    let library = &snapshot.library;
    let visible: Vec<&Entry> =
        (0..library.entries.len()).filter(|n| shows(library, *n)).map(|n| &library.entries[n]).collect();
    let levels: Vec<SecurityLevel> = snapshot.audiences().flatten().collect();
    let mut out = String::from(
        "<div class=\"wide\"><table><thead><tr><th scope=\"col\">Document</th><th scope=\"col\">Level</th>",
    );
    for level in &levels {
        let seen = visible.iter().filter(|entry| library.shows(entry, *level)).count();
        let _ = write!(out, "<th scope=\"col\">{}: {seen} of {}</th>", level.name(), visible.len());
    }
    out.push_str("</tr></thead><tbody>");
    for entry in visible.iter().take(DOCUMENTS) {
        let draft = if entry.meta.draft { ", draft" } else { "" };
        let _ = write!(
            out,
            "<tr><th scope=\"row\"><a href=\"/{}\">{}</a></th><td>{}{draft}</td>",
            escaped(&crate::page::encode(&entry.url)),
            escaped(&entry.meta.title),
            entry.meta.level.name()
        );
        for level in &levels {
            out.push_str(if library.shows(entry, *level) {
                "<td>sees</td>"
            } else {
                "<td class=\"not\">does not see</td>"
            });
        }
        out.push_str("</tr>");
    }
    out.push_str("</tbody></table></div>");
    page("Who sees what", &out)
}

/// In the place of a page that cannot be made.
pub(super) fn failed(error: &Error) -> String {
    page("This page cannot be shown", &format!("<pre>{}</pre>", escaped(&error.to_string())))
}

fn page(title: &str, body: &str) -> String {
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{title}</title>\n<meta name=\"color-scheme\" content=\"light dark\">\n<link rel=\"stylesheet\" href=\"/{OWN}/client.css\">\n</head>\n\
         <body class=\"own\">\n<main>\n<p><a href=\"/\">Back to the site</a> · <a href=\"/{OWN}/report/\">What is wrong</a> · \
         <a href=\"/{OWN}/audiences/\">Who sees what</a></p>\n<h1>{title}</h1>\n{body}\n</main>\n</body>\n</html>\n"
    )
}
