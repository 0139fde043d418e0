//! A picture that nothing describes to those who cannot see it.

use crate::diagnostic::Level;
use crate::library::Target;
use crate::media::{MediaKind, media_kind};
use crate::rules::{Check, Checked, Finding, Group, Rule};
use crate::source::Span;

pub(super) const RULE: Rule = Rule {
    name: "image-without-alt",
    group: Group::Structure,
    level: Level::Warning,
    summary: "a picture without a text for those who cannot see it",
    page: include_str!("../../../content/rules/image-without-alt.md"),
    check: Check::Document(check),
};

fn check(checked: &Checked, out: &mut Vec<Finding>) {
    let document = &checked.entry.document;
    for span in &document.images_without_alt {
        if !is_shown(checked, span) {
            continue;
        }
        let help = if document.source.text[span.start..].starts_with('<') {
            "say in `alt` what it shows; `alt=\"\"` is for pictures that say nothing"
        } else {
            "say between the square brackets what it shows"
        };
        out.push(Finding::at(span.clone(), "the picture has no text for those who cannot see it").help(help));
    }
}

/// Whether the page shows it as a picture: no film, no link, nothing that is missing.
fn is_shown(checked: &Checked, span: &Span) -> bool {
    let (library, references) = (checked.library, &checked.entry.document.references);
    let first = references.partition_point(|reference| reference.at < span.start);
    let inside = references[first..].iter().take_while(|reference| reference.at < span.end);
    let is_picture = |path: &str| media_kind(path) == MediaKind::Image;
    inside.enumerate().any(|(n, _)| match &library.body_edge(checked.id, first + n).target {
        Target::File(file) => is_picture(&library.files[*file].path) && library.publishes(*file),
        Target::External(address) => is_picture(address) && library.config.shows_remote(address),
        Target::Entry(_) | Target::Folder(_) | Target::Missing | Target::Hidden => false,
    })
}
