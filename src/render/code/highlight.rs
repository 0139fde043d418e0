//! Which pieces of a code line bear which class, by the grammars of Sublime Text that `bat` collects.

use std::sync::LazyLock;

use syntect::parsing::{ParseState, Scope, ScopeStack, SyntaxReference, SyntaxSet};

use super::super::escape;

/// Grammars come and go on a stack that code can make as deep as it is long; a class is looked for in the top of it.
const DEEPEST: usize = 32;

static GRAMMARS: LazyLock<SyntaxSet> = LazyLock::new(two_face::syntax::extra_newlines);

/// Names of languages that the grammars know under another one.
const ALIASES: &[(&str, &str)] = &[
    ("console shell-session shellsession sh-session terminal shell zsh ash", "bash"),
    ("pycon py3 python3 ipython ipython3", "python"),
    ("jsonc json5 jsonl ndjson geojson webmanifest", "json"),
    ("node mjs cjs", "js"),
    ("jsx", "tsx"),
    ("mts cts", "ts"),
    ("golang", "go"),
    ("csharp dotnet", "cs"),
    ("pwsh", "powershell"),
    ("objc", "objective-c"),
    ("docker containerfile", "dockerfile"),
    ("terraform", "tf"),
    ("viml vimscript", "vim"),
    ("mdx", "md"),
    ("proto3", "proto"),
    ("gql", "graphql"),
    ("patch udiff", "diff"),
];

/// Sessions show commands after a prompt and what they print without one.
const SESSIONS: &[&str] = &["console", "shell-session", "shellsession", "sh-session", "terminal", "pycon"];
const PROMPTS: &[&str] = &["$ ", "# ", "% ", ">>> "];
const CONTINUED: &[&str] = &["> ", "... "];

/// Classes by the beginning of a scope's name; the longest name that fits counts. No class at all means that what lies
/// further out has no say either: code within a string is not coloured as one.
const CLASSES: &[(&str, &str)] = &[
    ("", "source text meta.interpolation meta.template.expression"),
    ("tk-comment", "comment punctuation.definition.comment markup.quote"),
    ("tk-string", "string punctuation.definition.string markup.raw storage.type.string keyword.other.template"),
    ("tk-number", "constant.numeric keyword.other.unit"),
    (
        "tk-constant",
        "constant support.constant variable.other.constant entity.name.constant entity.name.label markup.changed",
    ),
    ("tk-keyword", "keyword keyword.operator.word storage variable.language"),
    ("tk-operator", "keyword.operator"),
    (
        "tk-function",
        "entity.name.function entity.name.macro entity.name.command support.function support.macro variable.function",
    ),
    (
        "tk-type",
        "entity.name entity.other.inherited-class support.type support.class storage.type.go \
         variable.function.constructor",
    ),
    ("tk-variable", "variable support.variable punctuation.definition.variable punctuation.definition.parameter"),
    (
        "tk-attribute",
        "entity.other.attribute-name support.type.property-name meta.annotation meta.attribute variable.annotation \
         meta.property-name entity.name.tag.yaml entity.name.tag.toml keyword.name.ini",
    ),
    ("tk-tag", "entity.name.tag"),
    ("tk-punctuation", "punctuation keyword.other.substitution"),
    ("tk-inserted", "markup.inserted punctuation.definition.inserted"),
    ("tk-deleted", "markup.deleted punctuation.definition.deleted"),
    (
        "tk-heading",
        "markup.heading entity.name.section entity.section punctuation.definition.heading meta.diff.header \
         meta.diff.range",
    ),
    ("tk-link", "markup.underline.link"),
    ("tk-emphasis", "markup.italic punctuation.definition.italic"),
    ("tk-strong", "markup.bold punctuation.definition.bold"),
];

/// Scopes with their class, the longest names first.
static SCOPES: LazyLock<Vec<(Scope, &str)>> = LazyLock::new(|| {
    let names = CLASSES.iter().flat_map(|(class, names)| names.split_whitespace().map(move |name| (name, *class)));
    let mut scopes: Vec<_> = names.filter_map(|(name, class)| Some((Scope::new(name).ok()?, class))).collect();
    scopes.sort_by_key(|(scope, _)| std::cmp::Reverse(scope.len()));
    scopes
});

/// What a string stands in when it is a key, as in JSON.
static KEY: LazyLock<Option<Scope>> = LazyLock::new(|| Scope::new("meta.mapping.key").ok());

/// A language that can be highlighted.
#[derive(Clone, Copy)]
pub(super) struct Language {
    grammar: &'static SyntaxReference,
    session: bool,
}

impl Language {
    /// The language with this name or file extension, in lower case; none for plain text and what is not known.
    pub(super) fn find(language: &str) -> Option<Language> {
        let known = |names: &str| names.split(' ').any(|name| name == language);
        let name = ALIASES.iter().find(|(names, _)| known(names)).map_or(language, |(_, name)| name);
        if matches!(name, "" | "text" | "txt" | "plain" | "plaintext" | "none") {
            return None;
        }
        Some(Language { grammar: GRAMMARS.find_syntax_by_token(name)?, session: SESSIONS.contains(&language) })
    }

    /// Each line as HTML, every element closed within its line; `None` if the grammar cannot cope with the code.
    pub(super) fn lines(&self, code: &str) -> Option<Vec<String>> {
        let lines = || code.split('\n').map(|line| line.trim_end_matches('\r'));
        if self.session && lines().any(|line| starts(line, PROMPTS).is_some()) {
            return self.session(lines());
        }
        let mut highlighter = Highlighter::new(self.grammar);
        lines().map(|line| highlighter.line(line)).collect()
    }

    /// Commands are highlighted one by one, so that what one of them prints never spoils the next one.
    fn session<'a>(&self, lines: impl Iterator<Item = &'a str>) -> Option<Vec<String>> {
        let mut highlighter = Highlighter::new(self.grammar);
        let mut goes_on = false;
        let line = |line: &'a str| {
            let prompt = starts(line, PROMPTS);
            if prompt.is_some() {
                highlighter = Highlighter::new(self.grammar);
            }
            let length = prompt.or_else(|| starts(line, CONTINUED)).or(goes_on.then_some(0));
            goes_on = length.is_some() && line.ends_with('\\');
            let (prompt, rest) = line.split_at(length.unwrap_or(0));
            let mut html = String::new();
            let mut open = "";
            push(&mut html, &mut open, "tk-punctuation", prompt.trim_end());
            push(&mut html, &mut open, "", &prompt[prompt.trim_end().len()..]);
            match length {
                Some(_) => html.push_str(&highlighter.line(rest)?),
                None => escape::text(&mut html, rest),
            }
            Some(html)
        };
        lines.map(line).collect()
    }
}

/// The length of the prompt that the line starts with.
fn starts(line: &str, prompts: &[&str]) -> Option<usize> {
    prompts.iter().find(|prompt| line.starts_with(**prompt)).map(|prompt| prompt.len())
}

/// Where the grammar stands between one line and the next.
struct Highlighter {
    state: ParseState,
    stack: ScopeStack,
}

impl Highlighter {
    fn new(grammar: &SyntaxReference) -> Highlighter {
        Highlighter { state: ParseState::new(grammar), stack: ScopeStack::new() }
    }

    fn line(&mut self, line: &str) -> Option<String> {
        let mut html = String::with_capacity(line.len() * 3);
        let mut open = "";
        let mut done = 0;
        // The grammars want to see where a line ends.
        for (at, change) in self.state.parse_line(&format!("{line}\n"), &GRAMMARS).ok()? {
            let at = at.min(line.len());
            let piece = line.get(done..at)?;
            push(&mut html, &mut open, class(self.stack.as_slice(), piece), piece);
            done = at;
            self.stack.apply(&change).ok()?;
        }
        let piece = line.get(done..)?;
        push(&mut html, &mut open, class(self.stack.as_slice(), piece), piece);
        close(&mut html, open);
        Some(html)
    }
}

/// Appends a piece of code; neighbours with the same class share an element.
fn push(html: &mut String, open: &mut &str, class: &'static str, piece: &str) {
    if piece.is_empty() {
        return;
    }
    if *open != class {
        close(html, open);
        if !class.is_empty() {
            html.extend(["<span class=\"", class, "\">"]);
        }
        *open = class;
    }
    escape::text(html, piece);
}

fn close(html: &mut String, open: &str) {
    html.push_str(if open.is_empty() { "" } else { "</span>" });
}

/// The class of the innermost scope that has one, or nothing.
fn class(stack: &[Scope], piece: &str) -> &'static str {
    let of_scope = |scope: &Scope| SCOPES.iter().find(|(start, _)| start.is_prefix_of(*scope)).map(|(_, class)| *class);
    let mut scopes = stack.iter().rev().take(DEEPEST);
    match scopes.find_map(of_scope).unwrap_or_default() {
        "tk-string" if scopes.any(|scope| KEY.is_some_and(|key| key.is_prefix_of(*scope))) => "tk-attribute",
        // `and`, `new` and `import` are operators to some grammars, but words to readers.
        "tk-operator" if piece.starts_with(char::is_alphabetic) => "tk-keyword",
        class => class,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(language: &str, code: &str) -> Vec<String> {
        Language::find(language).unwrap().lines(code).unwrap()
    }

    #[test]
    fn languages_are_known_under_their_usual_names() {
        for language in "rust rs python py js javascript ts typescript tsx jsx json yaml yml toml html css scss bash sh \
            console shell-session zsh powershell ps1 dockerfile docker makefile make cmake c cpp c++ c# csharp cs java \
            kotlin kt swift go golang php ruby rb perl r lua sql xml svg ini diff patch markdown md haskell scala elixir \
            clojure erlang dart vue svelte nix zig graphql terraform hcl proto latex tex vim nginx groovy julia"
            .split_whitespace()
        {
            assert!(Language::find(language).is_some(), "{language}");
        }
        for language in ["", "text", "mermaid", "no-such-language", "dataview"] {
            assert!(Language::find(language).is_none(), "{language}");
        }
    }

    #[test]
    fn every_scope_of_the_table_is_one() {
        let names: usize = CLASSES.iter().map(|(_, names)| names.split_whitespace().count()).sum();
        assert_eq!(SCOPES.len(), names);
    }

    #[test]
    fn a_comment_over_several_lines_is_closed_in_each() {
        let lines = lines("c", "/* a\nb */ int x = 1;");
        assert_eq!(lines[0], "<span class=\"tk-comment\">/* a</span>");
        assert!(
            lines[1].starts_with("<span class=\"tk-comment\">b */</span> <span class=\"tk-keyword\">int"),
            "{lines:?}"
        );
        assert!(lines[1].contains("<span class=\"tk-number\">1</span>"), "{lines:?}");
    }

    #[test]
    fn keys_differ_from_values_and_words_from_signs() {
        assert_eq!(
            lines("json", "{\"a\": \"b\"}")[0],
            "<span class=\"tk-punctuation\">{</span><span class=\"tk-attribute\">\"a\"</span>\
             <span class=\"tk-punctuation\">:</span> <span class=\"tk-string\">\"b\"</span>\
             <span class=\"tk-punctuation\">}</span>"
        );
        assert!(lines("sql", "a AND b")[0].contains("<span class=\"tk-keyword\">AND</span>"));
    }

    #[test]
    fn what_a_command_prints_is_not_taken_for_code() {
        let lines = lines("console", "$ echo \"a\" \\\n    'b'\nif it isn't\n$ ls 'c'");
        assert!(lines[0].starts_with("<span class=\"tk-punctuation\">$</span> ") && lines[0].contains("tk-string"));
        assert!(lines[1].contains("<span class=\"tk-string\">'b'</span>"), "{lines:?}");
        assert_eq!(lines[2], "if it isn't");
        assert!(lines[3].contains("<span class=\"tk-string\">'c'</span>"), "{lines:?}");
    }
}
