//! How ids are made: what they share with the paths of their documents.

use crate::text::{nfc, slug};

/// A way to make an id.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Scheme {
    /// A start and the whole path.
    Path(String),
    /// A start and the file's name.
    Name(String, Form),
    /// A start and the number that the file's name begins with, of so many digits.
    FileNumber(String, usize),
    /// A start and the next number, of so many digits.
    Number(String, usize),
}

/// How a file's name is written in an id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Form {
    /// As in an address.
    Slug,
    /// As it is.
    Same,
    /// As in an address, with `_` instead of `-`.
    Underscores,
    /// As in an address, in capitals.
    Capitals,
}

const FORMS: [Form; 4] = [Form::Slug, Form::Same, Form::Underscores, Form::Capitals];

/// Longer numbers are dates or times, which nobody counts up.
const MOST_DIGITS: usize = 6;

impl Scheme {
    /// The id that it makes for a path; `highest` gives the highest number behind a start so far.
    pub(super) fn make(&self, path: &str, highest: impl Fn(&str) -> u64) -> Option<String> {
        match self {
            Self::Path(start) => Some(format!("{start}{}", without_ending(path))),
            Self::Name(start, form) => Some(format!("{start}{}", written(own_name(path)?, *form)?)),
            Self::FileNumber(start, width) => {
                let number: u64 = leading_digits(own_name(path)?).parse().ok()?;
                Some(format!("{start}{number:0width$}"))
            }
            Self::Number(start, width) => Some(format!("{start}{:0width$}", highest(start) + 1)),
        }
    }
}

/// The schemes on which at least two and most of some documents agree, the likeliest first.
pub(super) fn agreed(documents: &[(String, String)]) -> Vec<Scheme> {
    let mut all: Vec<Scheme> = documents.iter().flat_map(|(path, id)| schemes_of(path, id)).collect();
    all.sort();
    let mut counted: Vec<(usize, Scheme)> = Vec::new();
    for scheme in all {
        match counted.last_mut() {
            Some((count, last)) if *last == scheme => *count += 1,
            _ => counted.push((1, scheme)),
        }
    }
    counted.retain(|(count, _)| *count >= 2 && count * 2 > documents.len());
    // The sort is stable: among equals the order of the kinds holds.
    counted.sort_by_key(|(count, _)| std::cmp::Reverse(*count));
    counted.into_iter().map(|(_, scheme)| scheme).collect()
}

/// All schemes that make an id of a path.
fn schemes_of(path: &str, id: &str) -> Vec<Scheme> {
    let mut schemes = Vec::new();
    // A part of a word is no name.
    let start_before = |end: &str| id.strip_suffix(end).filter(|start| !start.ends_with(char::is_alphanumeric));
    if let Some(start) = start_before(&nfc(without_ending(path))) {
        schemes.push(Scheme::Path(start.to_owned()));
    }
    let Some(name) = own_name(path) else { return schemes };
    for form in FORMS {
        if let Some(start) = written(name, form).and_then(|name| start_before(&name)) {
            schemes.push(Scheme::Name(start.to_owned(), form));
        }
    }
    if let Some((start, digits)) = number_at_end(id) {
        let in_file = leading_digits(name);
        let in_file = !in_file.is_empty() && in_file.trim_start_matches('0') == digits.trim_start_matches('0');
        for width in widths(digits) {
            schemes.extend(in_file.then(|| Scheme::FileNumber(start.to_owned(), width)));
            schemes.push(Scheme::Number(start.to_owned(), width));
        }
    }
    schemes
}

/// How many digits a number may be meant to have: as many as it takes, unless zeros fill it up.
fn widths(digits: &str) -> Vec<usize> {
    match digits.len() {
        1 => vec![1],
        length if digits.starts_with('0') => vec![length],
        length => vec![1, length],
    }
}

/// An id that ends in a number: what stands before, and its digits.
pub(super) fn number_at_end(id: &str) -> Option<(&str, &str)> {
    let start = id.trim_end_matches(|c: char| c.is_ascii_digit());
    let digits = &id[start.len()..];
    (1..=MOST_DIGITS).contains(&digits.len()).then_some((start, digits))
}

/// Ids that a pattern with a fixed start may be meant for.
pub(super) fn of_pattern(pattern: &str, path: &str) -> Vec<String> {
    let start = fixed_start(pattern);
    let Some(name) = own_name(path).filter(|_| !start.is_empty()) else { return Vec::new() };
    FORMS.iter().filter_map(|form| Some(format!("{start}{}", written(name, *form)?))).collect()
}

/// The characters that every text begins with which a regular expression matches, as far as that is plain to see.
fn fixed_start(pattern: &str) -> String {
    let mut start = String::new();
    let mut chars = pattern.trim_start_matches('^').chars().peekable();
    while let Some(c) = chars.next() {
        let literal = match c {
            '\\' => chars.next_if(|next| !next.is_alphanumeric()),
            '.' | '[' | '(' | '{' | '|' | '*' | '+' | '?' | '$' | '^' | ')' => None,
            c => Some(c),
        };
        match (literal, chars.peek()) {
            // What may be there or not is not fixed.
            (None, _) | (Some(_), Some('*' | '?' | '{')) => break,
            (Some(literal), _) => start.push(literal),
        }
    }
    start
}

/// The name of a file in an id; `None` where nothing is left of it.
fn written(name: &str, form: Form) -> Option<String> {
    let slug = slug(name, "");
    // Without letters and digits a slug is made up.
    if !name.chars().any(char::is_alphanumeric) {
        return None;
    }
    Some(match form {
        Form::Same => nfc(name),
        Form::Slug => slug,
        Form::Underscores => slug.replace('-', "_"),
        Form::Capitals => slug.to_uppercase(),
    })
}

/// What names a document: its file, or the folder whose page it is.
fn own_name(path: &str) -> Option<&str> {
    let (folder, file) = without_ending(path).rsplit_once('/').unwrap_or(("", without_ending(path)));
    if !matches!(file.to_lowercase().as_str(), "index" | "readme") {
        return Some(file.trim());
    }
    folder.rsplit('/').next().filter(|name| !name.is_empty())
}

fn without_ending(path: &str) -> &str {
    path.rsplit_once('.').map_or(path, |(path, _)| path)
}

fn leading_digits(name: &str) -> &str {
    &name[..name.len() - name.trim_start_matches(|c: char| c.is_ascii_digit()).len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn made(documents: &[(&str, &str)], path: &str) -> Option<String> {
        let documents: Vec<(String, String)> =
            documents.iter().map(|(path, id)| ((*path).into(), (*id).into())).collect();
        let highest = |start: &str| {
            let numbers = documents.iter().filter_map(|(_, id)| number_at_end(id));
            numbers
                .filter(|(other, _)| *other == start)
                .filter_map(|(_, digits)| digits.parse().ok())
                .max()
                .unwrap_or(0)
        };
        agreed(&documents).iter().find_map(|scheme| scheme.make(path, highest))
    }

    #[test]
    fn an_id_is_made_as_its_neighbours_are() {
        /// Paths and ids of the neighbours, the path that needs an id, and the id.
        type Case = (&'static [(&'static str, &'static str)], &'static str, Option<&'static str>);
        let cases: [Case; 12] = [
            (&[("rules/a-b.md", "RULES/a-b"), ("rules/c.md", "RULES/c")], "rules/d-e.md", Some("RULES/d-e")),
            (&[("a/x.md", "a/x"), ("a/y.md", "a/y")], "a/b/z.md", Some("a/b/z")),
            (&[("a/x.md", "kb/a/x"), ("a/y.md", "kb/a/y")], "a/b/index.md", Some("kb/a/b/index")),
            (&[("a/One Two.md", "A-one-two"), ("a/Three.md", "A-three")], "a/Four & Five.md", Some("A-four-five")),
            (&[("a/one-two.md", "KB_ONE-TWO"), ("a/three.md", "KB_THREE")], "a/four.md", Some("KB_FOUR")),
            (&[("a/x.md", "ADS-01"), ("a/y.md", "ADS-07"), ("a/z.md", "other")], "a/w.md", Some("ADS-08")),
            (&[("a/x.md", "ADS-9"), ("a/y.md", "ADS-10")], "a/w.md", Some("ADS-11")),
            (&[("a/02-x.md", "L-02"), ("a/05 y.md", "L-05")], "a/03-w.md", Some("L-03")),
            (&[("a/x.md", "ADS-01")], "a/w.md", None),
            (
                &[("a/x.md", "ADS-01"), ("a/y.md", "GROW-01"), ("a/z.md", "GROW-02"), ("a/w.md", "other")],
                "a/v.md",
                None,
            ),
            (&[("a/x.md", "20260221093000"), ("a/y.md", "20260222093000")], "a/w.md", None),
            (&[("a/ads.md", "MYADS"), ("a/seo.md", "MYSEO")], "a/w.md", None),
        ];
        for (documents, path, id) in cases {
            assert_eq!(made(documents, path).as_deref(), id, "{documents:?}");
        }
    }

    #[test]
    fn a_pattern_with_a_fixed_start_is_enough() {
        assert_eq!(fixed_start("KB/ADS/.+"), "KB/ADS/");
        assert_eq!(fixed_start(r"^KB\.ADS-[a-z]+"), "KB.ADS-");
        assert_eq!(fixed_start("KB/?x"), "KB");
        assert_eq!(fixed_start(r"\d{14}"), "");
        assert!(of_pattern("KB/[a-z-]+", "a/One Two.md").contains(&"KB/one-two".to_owned()));
        assert!(of_pattern("[a-z-]+", "a/One Two.md").is_empty());
    }
}
