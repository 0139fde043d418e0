//! References as they are written: what stands around a name, and by which steps it is looked for.

use percent_encoding::percent_decode_str;

use crate::document::{Document, ReferenceForm};
use crate::library::{Edge, EdgeKind, Place, Via};
use crate::markdown::LinkForm;
use crate::text::nfc;

/// Which steps are taken, in which order.
#[derive(Debug, Clone, Copy)]
pub struct Steps {
    pub(super) order: &'static [Via],
    /// Markdown links are percent-encoded and may carry a query.
    pub(super) encoded: bool,
}

impl Steps {
    /// Those of a relation.
    pub const RELATION: Self =
        Self { order: &[Via::Relative, Via::Root, Via::Id, Via::Name, Via::Suffix], encoded: false };
    /// Those of a wikilink or an embed.
    pub const WIKI: Self = Self { order: &[Via::Relative, Via::Root, Via::Suffix, Via::Id, Via::Name], encoded: false };
    /// Those of a Markdown or HTML link.
    pub const LINK: Self = Self { order: &[Via::Relative, Via::Root, Via::Suffix, Via::Address], encoded: true };

    /// Those of an edge, by how it stands in its document.
    pub fn of(edge: &Edge, document: &Document) -> Self {
        match (&edge.kind, &edge.place) {
            (EdgeKind::Relation(_), _) | (_, Place::Shortcode(_)) => Self::RELATION,
            (EdgeKind::Embed, Place::Field(_)) => Self::LINK,
            (EdgeKind::Link, Place::Field(_)) => Self::WIKI,
            (_, Place::Body(n)) => match document.references[*n].form {
                ReferenceForm::Markdown(LinkForm::WikiLink | LinkForm::Embed) => Self::WIKI,
                _ => Self::LINK,
            },
        }
    }

    /// Whether what is written is percent-encoded.
    pub fn is_encoded(self) -> bool {
        self.encoded
    }
}

/// A target without its brackets, its label and what a table cell adds.
pub(super) fn strip(written: &str) -> String {
    let target = written.trim();
    let target = target.strip_prefix("[[").and_then(|inner| inner.strip_suffix("]]")).unwrap_or(target);
    let target = target.split('|').next().unwrap_or(target).trim();
    target.strip_suffix('\\').unwrap_or(target).trim().to_owned()
}

/// Markdown links are decoded once and lose their query.
pub(super) fn decode(target: &str, steps: Steps) -> String {
    if !steps.encoded {
        return target.to_owned();
    }
    let bare = match target.split_once('?') {
        Some((bare, _)) if !bare.is_empty() => bare,
        _ => target,
    };
    nfc(&percent_decode_str(bare).decode_utf8_lossy())
}

/// A name and its fragment: behind the first `#`, or a `^block` without one.
pub(super) fn cut(target: &str) -> Option<(&str, &str)> {
    target.split_once('#').or_else(|| target.find('^').filter(|at| *at > 0).map(|at| (&target[..at], &target[at..])))
}

/// What a written reference may name, without brackets, label, query and encoding: first the whole of it, then what
/// stands before its fragment. Nothing for one that leads out of the site or to its own document.
pub fn readings(written: &str, steps: Steps) -> Vec<String> {
    let target = nfc(&if steps.encoded { written.trim().to_owned() } else { strip(written) });
    if is_external(&target, steps.encoded) || target.starts_with('#') {
        return Vec::new();
    }
    let whole = decode(&target, steps);
    let before = cut(&target).map(|(name, _)| decode(name.trim_end(), steps));
    std::iter::once(whole).chain(before).filter(|name| !name.trim().is_empty()).collect()
}

/// Whether a target leads out of the site. In names a colon is common (`AI: the book`), so there only a well-known
/// scheme counts.
pub(super) fn is_external(target: &str, any_scheme: bool) -> bool {
    if target.starts_with("//") {
        return true;
    }
    let Some((scheme, rest)) = target.split_once(':') else { return false };
    let scheme_like = scheme.len() > 1
        && scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '.' | '-'));
    let known =
        ["http", "https", "mailto", "tel", "ftp", "data", "javascript", "vbscript", "file", "obsidian", "urn", "doi"];
    scheme_like && (any_scheme || rest.starts_with("//") || known.contains(&scheme.to_ascii_lowercase().as_str()))
}
