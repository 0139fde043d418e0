//! Fenced blocks that hold data: worksheets and quizzes, and the wikilinks in their texts.

use std::sync::LazyLock;

use regex::Regex;

use crate::document::{Document, Reference, ReferenceForm};
use crate::fenced::Text;
use crate::markdown::{LinkForm, Spanned};
use crate::{quiz, worksheet};

static WIKILINK: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"\[\[([^\[\]|\n]+)(\|[^\[\]\n]*)?\]\]").expect("the pattern is constant"));

/// Notes the block that starts at a place, if its name is one of those that hold data.
pub(super) fn note(name: &str, items: &[Spanned], at: usize, text: &str, document: &mut Document) {
    let is = |block: &str| name.eq_ignore_ascii_case(block);
    if !is(worksheet::BLOCK) && !is(quiz::BLOCK) {
        return;
    }
    let block = Text::of(items, at, text);
    links(&block, document);
    if is(worksheet::BLOCK) {
        document.worksheets.push(worksheet::read(&block));
    } else {
        document.quizzes.push(quiz::read(&block));
    }
}

/// Wikilinks in texts of the block are links of the document.
fn links(block: &Text, document: &mut Document) {
    let mut start = 0;
    for line in block.yaml.split_inclusive('\n') {
        let comment = line.trim_start().starts_with('#');
        for found in WIKILINK.captures_iter(line).filter(|_| !comment) {
            let (whole, target) = (found.get(0).map_or(0..0, |m| m.range()), &found[1]);
            let name = found.get(1).map_or(0..0, |m| m.range());
            document.references.push(Reference {
                form: ReferenceForm::Markdown(LinkForm::WikiLink),
                target: target.to_owned(),
                shows_target: found.get(2).is_none(),
                at: block.place(start + whole.start..start + whole.end).start,
                span: block.place(start + name.start..start + name.end),
            });
        }
        start += line.len();
    }
}
