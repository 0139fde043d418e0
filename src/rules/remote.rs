//! Rules on addresses outside the site. What these answered is handed in: a rule asks nobody.

use super::{Checked, Finding};
use crate::config::Links;
use crate::diagnostic::{Edit, Fix};
use crate::document::ReferenceForm;
use crate::library::Place;
use crate::markdown::LinkForm;
use crate::remote::{self, Answer, Link};
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

/// The references of a document to addresses of which there is an answer.
pub(super) fn answered(checked: &Checked) -> Vec<Link> {
    let Some(answers) = &checked.evidence.surroundings.answers else { return Vec::new() };
    let mut links = remote::links(checked.library, checked.id);
    links.retain(|link| answers.pages.contains_key(&link.page));
    links
}

/// What one rule finds in the answers.
pub(super) fn findings(checked: &Checked, links: &[Link], check: fn(&Asked) -> Option<Finding>) -> Vec<Finding> {
    let Some(answers) = &checked.evidence.surroundings.answers else { return Vec::new() };
    let asked = |link| Asked { checked, link, answer: &answers.pages[&link.page], settings: &answers.settings };
    links.iter().filter_map(|link| check(&asked(link))).collect()
}

impl Asked<'_, '_> {
    /// Where the address stands.
    pub fn span(&self) -> Span {
        match &self.link.place {
            Place::Field(pointer) => self.checked.value(pointer),
            Place::Body(n) => self.checked.entry.document.references[*n].span.clone(),
            Place::Shortcode(n) => self.checked.entry.document.shortcodes[*n].1.clone(),
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
        let document = &self.checked.entry.document;
        let edit = match &self.link.place {
            Place::Field(pointer) => self.in_field(pointer, address)?,
            Place::Shortcode(_) => return None,
            Place::Body(n) => {
                let reference = &document.references[*n];
                if document.source.text[reference.span.clone()] != reference.target {
                    return None;
                }
                let text = match reference.form {
                    ReferenceForm::Markdown(LinkForm::Link | LinkForm::Image) => in_markdown(address)?,
                    ReferenceForm::HtmlLink | ReferenceForm::HtmlMedia => in_html(address)?,
                    ReferenceForm::Markdown(LinkForm::WikiLink | LinkForm::Embed) => return None,
                };
                Edit { path: document.source.path.clone(), span: reference.span.clone(), text }
            }
        };
        Some(Fix { description: "write the new address".to_owned(), safe: false, edits: vec![edit] })
    }

    /// A field that is the address as a whole; in any other the address stands among other signs.
    fn in_field(&self, pointer: &str, address: &str) -> Option<Edit> {
        let document = &self.checked.entry.document;
        let written = &document.source.text[self.checked.value(pointer)];
        let bare = written.trim_matches(['"', '\'']);
        (bare == self.link.written).then(|| self.checked.editor().set_value(pointer, address))?
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
