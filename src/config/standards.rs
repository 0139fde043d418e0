//! What the configuration asks of documents beyond their schema; rules hold them against it.

use globset::GlobMatcher;
use jiff::Span;
use regex::Regex;

use super::Vocabulary;
use crate::text::fold_field;

/// What a site asks of its documents.
#[derive(Debug, Default)]
pub struct Standards {
    /// How ids are written, by path.
    pub id_patterns: Vec<(GlobMatcher, IdPattern)>,
    /// After how long a document of a type is to be reviewed; `*` stands for all other types.
    pub review: Vec<(String, Span)>,
    /// The tags that may be used.
    pub tags: Vocabulary,
    /// Who may be a steward.
    pub stewards: Vocabulary,
    /// The length of titles in search results, in characters.
    pub title_length: Limits,
    /// The length of descriptions in search results, in characters.
    pub description_length: Limits,
    /// How many words a document of a type has; `*` stands for all other types.
    pub word_count: Vec<(String, Limits)>,
}

/// How ids of some documents are written.
#[derive(Debug)]
pub struct IdPattern {
    /// What an id must match as a whole.
    pub regex: Regex,
    /// The pattern as configured.
    pub written: String,
}

/// A least and a most, both allowed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Limits {
    /// The least.
    pub least: usize,
    /// The most.
    pub most: usize,
}

impl Standards {
    /// The id pattern of a path; the last that matches it holds.
    pub fn id_pattern(&self, path: &str) -> Option<&IdPattern> {
        self.id_patterns.iter().rev().find(|(glob, _)| glob.is_match(path)).map(|(_, pattern)| pattern)
    }

    /// After how long a document of a type is to be reviewed, with the name it is configured under.
    pub fn review_of(&self, doc_type: Option<&str>) -> Option<(&str, Span)> {
        of_type(&self.review, doc_type).map(|(name, period)| (name.as_str(), *period))
    }

    /// How many words a document of a type has.
    pub fn words_of(&self, doc_type: Option<&str>) -> Option<Limits> {
        of_type(&self.word_count, doc_type).map(|(_, limits)| *limits)
    }
}

impl Limits {
    /// Whether a number lies within.
    pub fn hold(self, number: usize) -> bool {
        (self.least..=self.most).contains(&number)
    }
}

/// What is configured for a type, else what is for all others.
fn of_type<'a, T>(settings: &'a [(String, T)], doc_type: Option<&str>) -> Option<&'a (String, T)> {
    let named = |name: &str| settings.iter().find(|(of, _)| fold_field(of) == fold_field(name));
    doc_type.and_then(named).or_else(|| named("*"))
}
