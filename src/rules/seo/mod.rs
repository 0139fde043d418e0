//! What search engines show.

mod description_length;
mod duplicate_description;
mod duplicate_title;
mod keyword_cannibalised;
mod keyword_missing;
mod missing_description;
mod phrase;
mod title_length;

use super::data::violations;
use super::{Checked, Finding, Rule};
use crate::config::Limits;
use crate::front::Known;
use crate::front::placeholder::is_placeholder;
use crate::library::{Entry, Library};
use crate::schema::{Violation, ViolationKind};
use crate::security::SecurityLevel;
use crate::snippet::Origin;
use crate::source::Span;

/// The rules of this group.
pub(super) const RULES: &[&Rule] = &[
    &title_length::RULE,
    &description_length::RULE,
    &missing_description::RULE,
    &duplicate_title::RULE,
    &duplicate_description::RULE,
    &keyword_missing::RULE,
    &keyword_cannibalised::RULE,
];

/// Whether readers are to find a document by searching: the site's audience sees it, and it is neither a draft nor
/// archived.
fn is_sought(library: &Library, entry: &Entry) -> bool {
    let audience = library.config.audience.unwrap_or(SecurityLevel::Restricted);
    entry.meta.level <= audience && !entry.meta.draft && entry.meta.status.as_deref() != Some("Archived")
}

/// A finding at the place that a text in search results comes from.
fn finding(checked: &Checked, origin: Origin, message: String) -> Finding {
    let document = &checked.entry.document;
    let span = match origin {
        Origin::Field(known) => field(checked, known),
        Origin::Heading(n) => document.headings[n].line(&document.source.text),
        Origin::Opening => document.opening_span.clone(),
        Origin::FileName => return Finding::on_file(message),
    };
    Finding::at(span, message)
}

/// Whether a schema refuses the text of a field already, and that is reported.
fn is_invalid(checked: &Checked, origin: Origin) -> bool {
    let Origin::Field(known) = origin else { return false };
    let is_it = |violation: &Violation| {
        matches!(violation.kind, ViolationKind::Invalid { .. })
            && violation.pointer.split('/').nth(1) == Some(known.name())
    };
    checked.evidence.reports("invalid-value", checked.id) && violations(checked).iter().any(is_it)
}

/// Whether a field holds what a template left there, which is a fault of its own.
fn is_unfilled(entry: &Entry, known: Known) -> bool {
    entry.text(known).is_some_and(|text| is_placeholder(known, &text))
}

/// The same for where a text in search results comes from.
fn waits(entry: &Entry, origin: Origin) -> bool {
    matches!(origin, Origin::Field(known) if is_unfilled(entry, known))
}

/// Where the value of a known field stands; one that the configuration sets points at the opening `---`.
fn field(checked: &Checked, known: Known) -> Span {
    let mut own = checked.entry.document.front.fields.iter();
    let own = own.find(|field| field.known == Some(known) && !field.value.is_blank());
    own.map_or_else(|| checked.head(), |field| checked.value(&format!("/{}", crate::yaml::pointer_step(&field.name))))
}

/// The primary keyword of a document, folded; those that somebody wrote with commas between as several.
fn keywords(entry: &Entry) -> Vec<String> {
    if is_unfilled(entry, Known::PrimaryKeyword) {
        return Vec::new();
    }
    // A list is none of the forms that the field has; other rules say so.
    let text = entry.get(Known::PrimaryKeyword).and_then(|value| value.as_text()).unwrap_or_default();
    text.split(',').map(phrase::folded).filter(|keyword| !keyword.is_empty()).collect()
}

/// How a number of characters misses its limits, if it does.
fn difference(number: usize, limits: Limits) -> Option<String> {
    let Limits { least, most } = limits;
    if number > most {
        return Some(format!("{number} characters, {} more than the {most} that are fine", number - most));
    }
    (number < least)
        .then(|| format!("{number} characters, {} fewer than the {least} that it should have", least - number))
}
