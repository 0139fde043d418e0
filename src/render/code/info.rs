//! What a fence's info string asks for, in the forms of the tools that documents come from.

use std::ops::RangeInclusive;

/// More than anybody marks; bounds what one info string can cost.
const MOST_MARKS: usize = 1_000;

/// The wishes of an info string such as `rust {1,3-5} title="src/main.rs" linenos`.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Info {
    /// The language in lower case, empty if none is named.
    pub(super) language: String,
    /// What stands above the code.
    pub(super) title: Option<String>,
    /// Whether line numbers are shown.
    pub(super) numbered: bool,
    /// The lines to mark, counted from 1.
    pub(super) marked: Vec<RangeInclusive<usize>>,
}

impl Info {
    /// Reads any text; what it does not know it leaves out.
    pub(super) fn parse(info: &str) -> Info {
        let mut read = Info::default();
        let mut rest = info;
        while let Some((key, value, after)) = word(rest) {
            rest = after;
            let key = key.trim_start_matches('.').to_lowercase();
            match value {
                Some(value) => read.setting(&key, value),
                None => read.flag(&key),
            }
        }
        read
    }

    /// Whether the line with this number, counted from 1, is marked.
    pub(super) fn marks(&self, line: usize) -> bool {
        self.marked.iter().any(|lines| lines.contains(&line))
    }

    fn setting(&mut self, key: &str, value: &str) {
        match key {
            "title" | "filename" | "file" | "caption" => self.title = Some(value.to_owned()),
            "hl_lines" | "mark" | "highlight" | "emphasize-lines" => self.mark(value),
            _ if is_numbers(key) => self.numbered = !matches!(value, "false" | "off" | "no" | "none"),
            // `js:src/main.js` and `js:title=main.js`
            _ if self.language.is_empty() => {
                self.language = key.to_owned();
                self.title = Some(value.trim_start_matches("title=").to_owned());
            }
            _ => {}
        }
    }

    fn flag(&mut self, word: &str) {
        if word.starts_with(|c: char| c.is_ascii_digit()) && word.chars().all(|c| c.is_ascii_digit() || c == '-') {
            self.mark(word);
        } else if is_numbers(word) {
            self.numbered = true;
        // `{#id}`, and directives that name the language after themselves
        } else if self.language.is_empty()
            && !word.starts_with('#')
            && !matches!(word, "code-block" | "code-cell" | "sourcecode")
        {
            word.clone_into(&mut self.language);
        }
    }

    /// Adds numbers and ranges of any notation: `1,3-5`, `1 3-5`, `[1, "3-5"]`.
    fn mark(&mut self, lines: &str) {
        for range in lines.split(|c: char| !c.is_ascii_digit() && c != '-') {
            let (first, last) = range.split_once('-').unwrap_or((range, range));
            if let (Ok(first), Ok(last), true) = (first.parse(), last.parse(), self.marked.len() < MOST_MARKS) {
                self.marked.push(first..=last);
            }
        }
    }
}

fn is_numbers(word: &str) -> bool {
    matches!(
        word,
        "linenos" | "linenums" | "lineno" | "linenumbers" | "line-numbers" | "showlinenumbers" | "numberlines"
    )
}

/// The next word of an info string, the value it is given by `=` or `:`, and what follows.
fn word(info: &str) -> Option<(&str, Option<&str>, &str)> {
    let info = info.trim_start_matches(|c: char| is_gap(c) || matches!(c, '=' | ':'));
    let end = info.find(|c: char| is_gap(c) || matches!(c, '=' | ':')).unwrap_or(info.len());
    let (key, rest) = info.split_at(end);
    if key.is_empty() {
        return None;
    }
    let Some(rest) = rest.strip_prefix(['=', ':']) else { return Some((key, None, rest)) };
    let closing = match rest.chars().next() {
        Some(quote @ ('"' | '\'')) => Some(quote),
        Some('[') => Some(']'),
        Some('{') => Some('}'),
        _ => None,
    };
    let (value, rest) = match closing {
        Some(closing) => rest[1..].split_once(closing).unwrap_or((&rest[1..], "")),
        None => rest.split_at(rest.find(is_gap).unwrap_or(rest.len())),
    };
    Some((key, (!value.is_empty()).then_some(value), rest))
}

fn is_gap(c: char) -> bool {
    c.is_whitespace() || matches!(c, ',' | '{' | '}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn info(language: &str, title: &str, numbered: bool, marked: &[(usize, usize)]) -> Info {
        Info {
            language: language.to_owned(),
            title: (!title.is_empty()).then(|| title.to_owned()),
            numbered,
            marked: marked.iter().map(|&(first, last)| first..=last).collect(),
        }
    }

    #[test]
    fn every_notation_is_read() {
        for (text, expected) in [
            ("", info("", "", false, &[])),
            ("Rust", info("rust", "", false, &[])),
            ("rust,ignore,should_panic", info("rust", "", false, &[])),
            ("rust {1,3-5} title=\"src/main.rs\" linenos", info("rust", "src/main.rs", true, &[(1, 1), (3, 5)])),
            ("py title='a b.py' hl_lines=\"1 3-5\" linenums=\"1\"", info("py", "a b.py", true, &[(1, 1), (3, 5)])),
            ("go {hl_lines=[8,\"15-17\"],linenostart=199,linenos=false}", info("go", "", false, &[(8, 8), (15, 17)])),
            ("{.rust #id .numberLines startFrom=\"10\"}", info("rust", "", true, &[])),
            ("{.rust}", info("rust", "", false, &[])),
            ("{=html}", info("html", "", false, &[])),
            ("js {2} showLineNumbers", info("js", "", true, &[(2, 2)])),
            ("js{2-3}", info("js", "", false, &[(2, 3)])),
            ("js:src/main.js", info("js", "src/main.js", false, &[])),
            ("js:title=main.js {1}", info("js", "main.js", false, &[(1, 1)])),
            ("python title:\"my file.py\"", info("python", "my file.py", false, &[])),
            ("{code-cell} python", info("python", "", false, &[])),
            ("title=\"no language\"", info("", "no language", false, &[])),
            ("c++", info("c++", "", false, &[])),
            ("c#", info("c#", "", false, &[])),
            ("this is no language", info("this", "", false, &[])),
        ] {
            assert_eq!(Info::parse(text), expected, "{text}");
        }
    }

    #[test]
    fn odd_shapes_do_not_break() {
        for text in "{|}|=|:|title=|title=\"|rust title=\"open|{1-|{5-1}|{-1}|[|{{{,,,}}}|ü:ö".split('|') {
            let _ = Info::parse(text);
        }
        let info = Info::parse("rust {99999999999999999999,5-1,0,2}");
        assert!(info.marks(2) && !info.marks(1) && !info.marks(3));
    }
}
