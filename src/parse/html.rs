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
    if !html.contains('=') || html.starts_with("<!--") {
        return;
    }
    for found in ATTRIBUTE.captures_iter(html) {
        let Some(value) = found.get(2).or(found.get(3)).or(found.get(4)) else { continue };
        let link = found[1].eq_ignore_ascii_case("href");
        out.push(Reference {
            form: if link { ReferenceForm::HtmlLink } else { ReferenceForm::HtmlMedia },
            target: value.as_str().replace("&amp;", "&"),
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
