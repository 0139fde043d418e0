//! Rules on addresses outside the site. What these answered is handed in: a rule asks nobody.

use rayon::prelude::*;

use super::{Check, Checked, Evidence, Finding, Report, Rule, Selection, Surroundings, all, levels};
use crate::config::Links;
use crate::diagnostic::{Diagnostic, Edit, Fix, Level};
use crate::document::ReferenceForm;
use crate::library::{Library, Place};
use crate::markdown::LinkForm;
use crate::remote::{Answer, Answers, Link};
use crate::source::Span;

/// A reference to an address outside the site, with its answer.
pub struct Asked<'e, 'l> {
    /// The document that refers.
    pub checked: &'e Checked<'e, 'l>,
    /// The reference.
    pub link: &'e Link,
    /// What the address answered.
    pub answer: &'e Answer,
    /// What counts as fine.
    pub settings: &'e Links,
}

/// Asks the rules on addresses outside the site.
pub fn check_remote(library: &Library, answers: &Answers, selection: &Selection) -> Report {
    let surroundings = Surroundings::default();
    let evidence = Evidence::new(library, &surroundings);
    let asked: Vec<&Rule> = all().filter(|rule| selection.asks(rule)).collect();
    let of_documents: Vec<&[Link]> = answers.links.chunk_by(|a, b| a.from == b.from).collect();
    let diagnostics = of_documents.into_par_iter().flat_map_iter(|links| {
        let checked = Checked::new(&evidence, links[0].from);
        let found = |link| of_link(&checked, link, answers, &asked);
        links.iter().flat_map(found).collect::<Vec<_>>()
    });
    Report::new(library, diagnostics.collect())
}

fn of_link(checked: &Checked, link: &Link, answers: &Answers, asked: &[&Rule]) -> Vec<Diagnostic> {
    let Some(answer) = answers.pages.get(&link.page) else { return Vec::new() };
    let one = Asked { checked, link, answer, settings: answers.settings };
    let ask = |rule: &&Rule| {
        let Check::Remote(check) = rule.check else { return None };
        let level = levels::level(rule, checked.entry, checked.library);
        let finding = check(&one).filter(|_| level != Level::Off)?;
        Some(finding.diagnostic(rule, level, checked.entry.document.source.path.clone()))
    };
    asked.iter().filter_map(ask).collect()
}

impl Asked<'_, '_> {
    /// Where the address stands.
    pub fn span(&self) -> Span {
        match &self.link.place {
            Place::Field(pointer) => self.checked.value(pointer),
            Place::Body(n) => self.checked.entry.document.references[*n].span.clone(),
        }
    }

    /// The address at which the answer was given.
    pub(super) fn last(&self) -> &str {
        self.answer.hops.last().map_or(&self.link.page, |hop| &hop.to)
    }

    /// A message with the address at which the answer was given, where that is another one.
    pub(super) fn with_last(&self, message: String) -> String {
        match self.answer.hops.last() {
            Some(hop) => format!("{message}, after leading on to `{}`", hop.to),
            None => message,
        }
    }

    /// The edit that writes another address in its place; none where it is not written letter for letter.
    pub(super) fn replaced_by(&self, address: &str) -> Option<Fix> {
        let Place::Body(n) = self.link.place else { return None };
        let document = &self.checked.entry.document;
        let reference = &document.references[n];
        if document.source.text[reference.span.clone()] != reference.target {
            return None;
        }
        let text = match reference.form {
            ReferenceForm::Markdown(LinkForm::Link | LinkForm::Image) => in_markdown(address)?,
            ReferenceForm::HtmlLink | ReferenceForm::HtmlMedia => in_html(address)?,
            ReferenceForm::Markdown(LinkForm::WikiLink | LinkForm::Embed) => return None,
        };
        let edit = Edit { path: document.source.path.clone(), span: reference.span.clone(), text };
        Some(Fix { description: "write the new address".to_owned(), safe: false, edits: vec![edit] })
    }
}

/// An address so that Markdown takes all of it for one, wherever it stands: bare, in brackets, in a table.
fn in_markdown(address: &str) -> Option<String> {
    let mut text = String::new();
    for c in address.chars() {
        match c {
            '(' | ')' | '|' | '\'' | '*' | '~' => text.push_str(&format!("%{:02X}", u32::from(c))),
            c if c.is_ascii_alphanumeric() || "-._:/?#@!$&+,;=%".contains(c) => text.push(c),
            _ => return None,
        }
    }
    // A bare address loses punctuation at its end, and `&copy;` would be read as one character.
    let whole = text.ends_with(|c: char| c.is_ascii_alphanumeric() || "-_/=".contains(c));
    (whole && !(text.contains('&') && text.contains(';'))).then_some(text)
}

fn in_html(address: &str) -> Option<String> {
    let unsafe_sign = |c: char| c.is_whitespace() || c.is_control() || "\"'<>`".contains(c);
    (!address.contains(unsafe_sign)).then(|| address.replace('&', "&amp;"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_stays_one_in_markdown() {
        let same = "https://a.test/b-c_d/?e=f&g=1";
        assert_eq!(in_markdown(same).as_deref(), Some(same));
        assert_eq!(in_markdown("https://a.test/b_(c)|d").as_deref(), Some("https://a.test/b_%28c%29%7Cd"));
        for refused in ["https://a.test/b.", "https://a.test/?a&copy;b", "https://[::1]/", "https://a.test/ä"] {
            assert_eq!(in_markdown(refused), None, "{refused}");
        }
    }
}
