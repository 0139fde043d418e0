//! Words that stand in a field until somebody fills it in: those of new documents, and those of templates of any kind.

use std::sync::LazyLock;

use regex::Regex;

use super::Known;
use crate::text::{fold, fold_field};

/// The steward of a new document.
pub const STEWARD: &str = "Your name";
/// The team of a new document.
pub const TEAM: &str = "Your team";
/// The objective of a new course, module, lesson or path.
pub const OBJECTIVE: &str = "Name one thing that a learner can do afterwards";
const SUMMARY: &str = "One sentence about ";

/// The summary of a new document. Double brackets in the title are none of a link.
pub fn summary(title: &str) -> String {
    let title = title.replace("[[", "[").replace("]]", "]");
    format!("{SUMMARY}{}.", title.trim_end_matches('.'))
}

/// What a field's text is like: how much may legitimately look like a placeholder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// Other documents, addresses and files: rules of their own say where they lead.
    Reference,
    /// A document's own names and words to find it by: a note may well be called `TODO`.
    Name,
    /// Sentences, which may speak of templates.
    Prose,
    /// Values in which no reader looks for words: ids, days, names of people.
    Data,
}

fn kind(known: Known) -> Kind {
    match known {
        Known::Relations
        | Known::Competencies
        | Known::Prerequisites
        | Known::Lessons
        | Known::CoverImage
        | Known::RedirectFrom
        | Known::Allow => Kind::Reference,
        Known::Title
        | Known::NavTitle
        | Known::SeoTitle
        | Known::Aliases
        | Known::Tags
        | Known::KeyConcepts
        | Known::PrimaryKeyword => Kind::Name,
        Known::Summary
        | Known::SemanticSummary
        | Known::SyntheticQuestions
        | Known::MetaDescription
        | Known::Excerpt
        | Known::Objectives => Kind::Prose,
        _ => Kind::Data,
    }
}

/// Whether a text of a field is a placeholder that nobody filled in. Only what can hardly be meant is one: template
/// syntax that makes up the whole of it, or words such as `TBD` where a value belongs.
pub fn is_placeholder(known: Known, text: &str) -> bool {
    let text = text.trim();
    match kind(known) {
        Kind::Reference => false,
        _ if text.is_empty() => false,
        Kind::Name => is_syntax(text) || is_asked_for(known, text),
        Kind::Prose => {
            is_syntax(text) || is_asked_for(known, text) || is_word(text) || text == OBJECTIVE || is_summary(text)
        }
        Kind::Data => is_syntax(text) || is_asked_for(known, text) || is_word(text) || text.contains("{{"),
    }
}

/// Template syntax and nothing else: `{{title}}`, `{{date}} - {{time}}`, `<% tp.file.title %>`, `${1:title}`, `%TITLE%`.
fn is_syntax(text: &str) -> bool {
    static PIECE: LazyLock<Regex> = LazyLock::new(|| {
        regex(r"\{\{[^{}]*\}\}|\{%.*?%\}|<%.*?%>|\$\{[^{}]*\}|%[A-Z][A-Z_ ]*%|\{[A-Za-z][A-Za-z_ -]*\}")
    });
    // The syntax of a well-known template plug-in is never a text.
    static TEMPLATER: LazyLock<Regex> = LazyLock::new(|| regex(r"<%[-_*=+~]?\s*tp\."));
    let bracketed = text.contains(['{', '%']);
    bracketed && (TEMPLATER.is_match(text) || (PIECE.is_match(text) && !has_letters(&PIECE.replace_all(text, ""))))
}

fn has_letters(text: &str) -> bool {
    text.chars().any(char::is_alphanumeric)
}

/// Brackets or a bare phrase that say what is to be written: `[Your name]`, `<title>`, `<A short summary>`,
/// `Insert title here`.
fn is_asked_for(known: Known, text: &str) -> bool {
    static ASKING: LazyLock<Regex> = LazyLock::new(|| {
        regex(
            r"^(your|insert|enter|add|fill in|put|write|replace|choose|pick|todo|tbd|placeholder|name of|title of|short|brief|one[- ]sentence)\b",
        )
    });
    static BARE: LazyLock<Regex> = LazyLock::new(|| {
        regex(
            r"^(your (own )?(name|team|title|email|text|summary|description|company|id|tag|keyword)( here)?|(insert|enter|add|put|write) (your |the |a |an )?\w+ here|(title|name|summary|description|text|keyword|steward|author) goes here)$",
        )
    });
    let bare = text.trim_end_matches(['.', '!']);
    // Every phrase has one of these marks; most texts have none, and are not searched.
    if !text.starts_with(['[', '<']) && !starts_with(bare, "your") && !ends_with(bare, "here") {
        return false;
    }
    let folded = fold(text);
    let inside = [('[', ']'), ('<', '>')].iter().find_map(|(open, close)| {
        let inner = folded.strip_prefix(*open)?.strip_suffix(*close)?.trim();
        (!inner.contains(['[', ']', '<', '>', '=', '/', ':', '@', '|'])).then(|| (*open, inner.to_owned()))
    });
    match inside {
        Some((_, inner)) if fold_field(&inner) == fold_field(known.name()) || ASKING.is_match(&inner) => true,
        Some(('<', inner)) => inner.contains(' '),
        Some(_) => false,
        None => BARE.is_match(folded.trim_end_matches(['.', '!'])),
    }
}

/// What people write for a value that is still to come.
const STATED: [&str; 23] = [
    "todo",
    "tbd",
    "tba",
    "tbc",
    "tbw",
    "fixme",
    "changeme",
    "change me",
    "fill in",
    "fill me in",
    "fill this in",
    "placeholder",
    "placeholder text",
    "to be defined",
    "to be determined",
    "to be done",
    "to be decided",
    "to be added",
    "to be announced",
    "to be written",
    "to be confirmed",
    "to be completed",
    "to be filled in",
];

/// How many bytes the longest of them has; sentences are longer.
const LONGEST: usize = 16;

/// How texts start that only fill a place.
const FILLER: &str = "lorem ipsum";

/// Words and signs that stand for a value still to come: `TBD`, `TODO: write`, `xxx`, `???`, `YYYY-MM-DD`, `20XX-XX-XX`.
fn is_word(text: &str) -> bool {
    static LABEL: LazyLock<Regex> = LazyLock::new(|| regex(r"^(TODO|TBD|FIXME):"));
    static DAY: LazyLock<Regex> =
        LazyLock::new(|| regex(r"^(?i-u:[ymdj]{1,4}[-/. ][ymd]{1,3}[-/. ][ymdj]{1,4})([T ](?i-u:hh?:mm(:ss)?))?$"));
    let bare = text.trim_matches(|c: char| {
        c.is_whitespace() || matches!(c, '.' | '!' | '…' | '*' | '_' | '(' | ')' | '[' | ']' | '<' | '>')
    });
    let crosses = text.chars().filter(|c| matches!(c, 'x' | 'X')).count();
    let only = |fits: fn(char) -> bool| text.chars().all(fits);
    let crossed_out = only(|c| c.is_ascii_digit() || matches!(c, 'x' | 'X' | '-' | '/' | '.' | '_' | ' '))
        && (crosses >= 3 || (crosses == 2 && text.contains(['-', '/', '.'])));
    let signs = only(|c| matches!(c, '?' | '…' | '_')) || (only(|c| c == '.') && text.len() > 2);
    let stated = bare.len() <= LONGEST && STATED.contains(&fold(bare).as_str());
    crossed_out || signs || stated || starts_with(bare, FILLER) || LABEL.is_match(text) || DAY.is_match(text)
}

fn starts_with(text: &str, start: &str) -> bool {
    text.get(..start.len()).is_some_and(|text| text.eq_ignore_ascii_case(start))
}

fn ends_with(text: &str, end: &str) -> bool {
    let at = text.len().checked_sub(end.len());
    at.and_then(|at| text.get(at..)).is_some_and(|text| text.eq_ignore_ascii_case(end))
}

fn is_summary(text: &str) -> bool {
    text.strip_prefix(SUMMARY).and_then(|rest| rest.strip_suffix('.')).is_some_and(|rest| !rest.contains(". "))
}

fn regex(pattern: &str) -> Regex {
    Regex::new(pattern).expect("the pattern is one")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_template_left_behind() {
        for text in [
            "{{title}}",
            "{{ title }}",
            "{{date:YYYY-MM-DD}} {{time}}",
            "{{date}} - {{title}}",
            "<% tp.file.title %>",
            "<%* tR += 1 %>",
            "About <% tp.file.title %>",
            "{% title %}",
            "${1:title}",
            "%TITLE%",
            "{title}",
            "<Title>",
            "[title]",
            "<your title here>",
            "[Your title]",
            "[Insert a title]",
            "<A short name>",
            "Your title here",
            "Insert title here",
        ] {
            assert!(is_placeholder(Known::Title, text), "{text}");
        }
        for text in [
            "TODO",
            "todo",
            "TBD",
            "TBD.",
            "*tbd*",
            "(TODO)",
            "TODO: write this",
            "To be defined",
            "xxx",
            "XXXX",
            "???",
            "?",
            "...",
            "…",
            "Lorem ipsum dolor sit amet",
            "Placeholder",
            "Fill me in",
            "changeme",
            "[TODO]",
            "<TBD>",
            "[A summary]{{x}}{{summary}}",
        ] {
            let expected = text != "[A summary]{{x}}{{summary}}";
            assert_eq!(is_placeholder(Known::Summary, text), expected, "{text}");
        }
        for text in [
            "YYYY-MM-DD",
            "yyyy-mm-dd",
            "DD.MM.YYYY",
            "YYYY-MM-DDTHH:mm",
            "20XX-XX-XX",
            "2026-XX-XX",
            "XX/XX/XXXX",
            "TT.MM.JJJJ",
        ] {
            let expected = text != "TT.MM.JJJJ";
            assert_eq!(is_placeholder(Known::Updated, text), expected, "{text}");
        }
        for (known, text) in [
            (Known::Steward, STEWARD),
            (Known::OwnerTeam, TEAM),
            (Known::Objectives, OBJECTIVE),
            (Known::Version, "x.x"),
            (Known::Id, "KB/{{folder}}/{{title}}"),
            (Known::Id, "XXX-XX"),
            (Known::Tags, "{{tag}}"),
            (Known::Summary, "<A short summary>"),
        ] {
            assert!(is_placeholder(known, text), "{known:?}: {text}");
        }
        assert!(is_placeholder(Known::Summary, &summary("Delivery Times.")));
    }

    #[test]
    fn texts_that_only_look_like_it() {
        for text in [
            "How to write {{variables}}",
            "TODO",
            "To do",
            "TBD",
            "YYYY-MM-DD",
            "XXX",
            "Lorem ipsum",
            "<details>",
            "[Draft]",
            "[WIP]",
            "Using <%= %> in templates",
            "100%",
            "C# {get; set;}",
            "Your first day",
            "Add a product",
            "Title",
            "Enter the matrix",
            "<a href=\"x\">",
            "<T>",
            "Array<T>",
            "...",
            "[Your] name",
            "{}",
            "50% OFF and 20%",
        ] {
            assert!(!is_placeholder(Known::Title, text), "{text}");
        }
        for text in [
            "What {{variables}} are",
            "TODO comments in code are reported.",
            "Says what lorem ipsum is.",
            "Write a summary of the topic in your own words.",
            "One sentence about each topic. And more.",
            "Your name stands on the badge.",
            "Use `<title>` once.",
            "n/a",
            "None",
            "-",
            "Unknown",
            "x",
            "2026",
            "1.0",
        ] {
            assert!(!is_placeholder(Known::Summary, text), "{text}");
        }
        for (known, text) in [
            (Known::Tags, "todo"),
            (Known::Tags, "tbd"),
            (Known::Aliases, "TBD"),
            (Known::Relations, "{{title}}"),
            (Known::Steward, "Xaver Xx"),
            (Known::Version, "1.x"),
            (Known::Id, "20260221103000"),
            (Known::Id, "xx"),
            (Known::Updated, "2026-02-21"),
            (Known::Steward, "N.N."),
        ] {
            assert!(!is_placeholder(known, text), "{known:?}: {text}");
        }
    }
}
