//! The terms of the glossary, found in texts by their titles and aliases.

use std::collections::HashSet;
use std::ops::Range;

use aho_corasick::{AhoCorasick, MatchKind};

use crate::library::Library;
use crate::text::fold;

/// All terms of a library by their names.
pub(super) struct Glossary {
    /// Finds names; `None` without any.
    names: Option<AhoCorasick>,
    /// By pattern: the name as it is written, and the term's document.
    terms: Vec<(String, usize)>,
    /// Whether a name with an `s` behind it is its plural.
    english: bool,
}

impl Glossary {
    /// The terms that a library has, unless its pages are not to be linked to them.
    pub(super) fn new(library: &Library) -> Self {
        let mut known = HashSet::new();
        let mut terms = Vec::new();
        let all = library.entries.iter().enumerate().filter(|_| library.config.glossary_links);
        for (n, entry) in all.filter(|(_, entry)| entry.meta.doc_type.as_deref() == Some("Term")) {
            let names = std::iter::once(&entry.meta.title).chain(&entry.meta.aliases);
            let usable = names.map(|name| name.trim()).filter(|name| name.chars().count() > 1);
            // Of two terms with one name the first has it.
            for name in usable.filter(|name| known.insert(fold(name))) {
                terms.push((name.to_owned(), n));
                terms.extend(recapitalized(name).map(|name| (name, n)));
            }
        }
        let names = (!terms.is_empty()).then(|| {
            let patterns = terms.iter().map(|(name, _)| name);
            AhoCorasick::builder()
                .match_kind(MatchKind::LeftmostLongest)
                .ascii_case_insensitive(true)
                .build(patterns)
                .expect("names of documents are few enough to be looked for")
        });
        Self { names, terms, english: library.config.language.to_ascii_lowercase().starts_with("en") }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }

    /// Where a text names terms, in order, and which.
    pub(super) fn find<'g>(&'g self, text: &'g str) -> impl Iterator<Item = (Range<usize>, usize)> + 'g {
        let found = self.names.iter().flat_map(move |names| names.find_iter(text));
        found.filter_map(move |found| {
            let (name, term) = &self.terms[found.pattern().as_usize()];
            let written = &text[found.range()];
            // What is only capitals is an abbreviation: `it` is not IT.
            let abbreviation = !name.chars().any(char::is_lowercase);
            if abbreviation && written != name {
                return None;
            }
            let before = text[..found.start()].chars().next_back();
            let end = self.word_end(text, found.end())?;
            (!joins(before, written.chars().next())).then_some((found.start()..end, *term))
        })
    }

    /// Where the word ends whose name ends at a place; `None` in the middle of one.
    fn word_end(&self, text: &str, end: usize) -> Option<usize> {
        let last = text[..end].chars().next_back();
        let mut after = text[end..].chars();
        let next = after.next();
        if !joins(next, last) {
            return Some(end);
        }
        (self.english && next == Some('s') && !joins(after.next(), Some('s'))).then_some(end + 1)
    }
}

/// A name with its first letter in the other case, where that is one of which the automaton knows no case.
fn recapitalized(name: &str) -> Option<String> {
    let first = name.chars().next().filter(|first| !first.is_ascii() && name.chars().any(char::is_lowercase))?;
    let other: String =
        if first.is_uppercase() { first.to_lowercase().collect() } else { first.to_uppercase().collect() };
    Some(other + &name[first.len_utf8()..])
}

/// Whether a sign beside a name makes it a part of a longer word. Scripts without blanks between words have no such sign.
fn joins(beside: Option<char>, edge: Option<char>) -> bool {
    let unspaced = |c: char| matches!(c, '\u{0e00}'..='\u{0eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}');
    let part = |c: char| (c.is_alphanumeric() || matches!(c, '_' | '-' | '\u{2010}' | '\u{2011}')) && !unspaced(c);
    beside.is_some_and(part) && !edge.is_some_and(unspaced)
}
