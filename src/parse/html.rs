//! References inside raw HTML.

use std::sync::LazyLock;

use regex::Regex;

use crate::document::{Reference, ReferenceForm};

static ID: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r#"(?i)[\s"'](?:id|name)\s*=\s*["']?([^\s"'>]+)"#).expect("the pattern is constant"));

static ATTRIBUTE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r#"(?i)[\s"'](href|src|poster)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))"#)
        .expect("the pattern is constant")
});

/// Appends what the attributes of a piece of HTML, which starts at `base`, refer to.
pub(super) fn references(html: &str, base: usize, out: &mut Vec<Reference>) {
    if !html.contains('=') {
        return;
    }
    for found in ATTRIBUTE.captures_iter(html) {
        let Some(value) = found.get(2).or(found.get(3)).or(found.get(4)) else { continue };
        let link = found[1].eq_ignore_ascii_case("href");
        out.push(Reference {
            form: if link { ReferenceForm::HtmlLink } else { ReferenceForm::HtmlMedia },
            target: value.as_str().replace("&amp;", "&"),
            shows_target: false,
            at: base + value.start(),
            span: base + value.start()..base + value.end(),
        });
    }
}

/// Appends the ids that a piece of HTML sets.
pub(super) fn ids(html: &str, out: &mut Vec<String>) {
    if html.contains('=') {
        out.extend(ID.captures_iter(html).map(|found| found[1].to_owned()));
    }
}

/// Whether raw HTML is inside a comment, which may go on over several lines.
#[derive(Default)]
pub(super) struct Comments {
    open: bool,
}

impl Comments {
    /// A piece of HTML with its comments blanked, byte for byte.
    pub(super) fn blank(&mut self, html: &str) -> String {
        let mut out = String::with_capacity(html.len());
        let mut rest = html;
        while !rest.is_empty() {
            let end = if self.open { "-->" } else { "<!--" };
            let length = rest.find(end).map_or(rest.len(), |at| at + end.len());
            let piece = &rest[..length];
            if self.open {
                out.extend(std::iter::repeat_n(' ', length))
            } else {
                out.push_str(piece)
            }
            if piece.ends_with(end) {
                self.open = !self.open;
            }
            rest = &rest[length..];
        }
        out
    }
}
