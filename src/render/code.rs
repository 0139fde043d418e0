//! A fenced code block as a figure: highlighted by classes, with a title, numbered and marked lines if its info string
//! asks for them.
//!
//! What would take long to highlight stays plain: unknown languages, very long texts and very long lines.

mod highlight;
mod info;

use std::collections::HashMap;
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

use super::escape;
use highlight::Language;
use info::Info;

/// The longest text that is highlighted, in bytes.
const LONGEST_TEXT: usize = 100_000;
/// The most work that is done for one block. Some grammars look at the rest of a line again from each of its words, so
/// the work is as the squares of the lines' lengths: this is one line of 3,162 bytes, or 100,000 bytes in lines of 100.
const MOST_WORK: usize = 10_000_000;
/// How many figures are kept, and how many bytes of them.
const MOST_KEPT: (usize, usize) = (4_096, 16 << 20);

/// A fenced block as it stands in a document.
#[derive(Debug, Clone, Copy)]
pub struct CodeBlock<'a> {
    /// What follows the opening fence: the language and wishes such as `{1,3-5} title="src/main.rs" linenos`.
    pub info: &'a str,
    /// The code, with or without a last line break.
    pub text: &'a str,
}

/// The figure for a fence's info string and text; never fails, whatever they hold.
pub fn render(info: &str, text: &str) -> String {
    CodeBlock { info, text }.render()
}

impl CodeBlock<'_> {
    /// The block as `<figure class="code">`. The same block is highlighted only once.
    pub fn render(&self) -> String {
        let info = Info::parse(self.info);
        let text = self.text.strip_suffix('\n').unwrap_or(self.text);
        let Some(language) = Language::find(&info.language).filter(|_| is_bounded(text)) else {
            return figure(&info, text.split('\n').map(plain));
        };
        let key = self.key();
        let known = KEPT.lock().unwrap_or_else(PoisonError::into_inner).figures.get(&key).cloned();
        if let Some(known) = known {
            return known.to_string();
        }
        let html = match language.lines(text) {
            Some(lines) => figure(&info, lines.into_iter()),
            None => figure(&info, text.split('\n').map(plain)),
        };
        KEPT.lock().unwrap_or_else(PoisonError::into_inner).keep(key, &html);
        html
    }

    fn key(&self) -> [u8; 32] {
        let mut hasher = blake3::Hasher::new();
        // The length keeps apart what only reads the same when put together.
        hasher.update(&self.info.len().to_le_bytes()).update(self.info.as_bytes()).update(self.text.as_bytes());
        *hasher.finalize().as_bytes()
    }
}

/// Figures made before: the same example often stands in many documents, and a served site is built over and over.
#[derive(Default)]
struct Kept {
    figures: HashMap<[u8; 32], Arc<str>>,
    bytes: usize,
}

static KEPT: LazyLock<Mutex<Kept>> = LazyLock::new(Mutex::default);

impl Kept {
    /// Starts anew when full: simpler than to find out which figure is needed least, and as good in practice.
    fn keep(&mut self, key: [u8; 32], html: &str) {
        if self.figures.len() >= MOST_KEPT.0 || self.bytes + html.len() > MOST_KEPT.1 {
            *self = Kept::default();
        }
        if self.figures.insert(key, html.into()).is_none() {
            self.bytes += html.len();
        }
    }
}

fn is_bounded(text: &str) -> bool {
    text.len() <= LONGEST_TEXT && text.split('\n').map(|line| line.len().pow(2)).sum::<usize>() <= MOST_WORK
}

fn plain(line: &str) -> String {
    let mut html = String::with_capacity(line.len());
    escape::text(&mut html, line.trim_end_matches('\r'));
    html
}

fn figure(info: &Info, lines: impl Iterator<Item = String>) -> String {
    let language = escape::escaped(&info.language);
    let mut html = String::from("<figure class=\"code");
    html.push_str(if info.numbered { " numbered" } else { "" });
    html.push_str(if info.language == "mermaid" { " diagram\"" } else { "\"" });
    if !language.is_empty() {
        html.extend([" data-language=\"", &language, "\""]);
    }
    html.push('>');
    if let Some(title) = &info.title {
        html.extend(["<figcaption>", &escape::escaped(title), "</figcaption>"]);
    }
    html.push_str("<pre tabindex=\"0\"><code");
    if !language.is_empty() {
        html.extend([" class=\"language-", &language, "\""]);
    }
    html.push('>');
    for (at, line) in lines.enumerate() {
        html.push_str(if at > 0 { "\n" } else { "" });
        html.push_str(if info.marks(at + 1) { "<span class=\"line marked\">" } else { "<span class=\"line\">" });
        html.push_str(&line);
        html.push_str("</span>");
    }
    html.push_str("</code></pre></figure>");
    html
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn code_is_highlighted_line_by_line() {
        let html = render("rust {2} title=\"src/<main>.rs\" linenos", "let x = \"a\n<b>\";\n");
        assert_eq!(
            html,
            "<figure class=\"code numbered\" data-language=\"rust\"><figcaption>src/&lt;main&gt;.rs</figcaption>\
             <pre tabindex=\"0\"><code class=\"language-rust\">\
             <span class=\"line\"><span class=\"tk-keyword\">let</span> x <span class=\"tk-operator\">=</span> \
             <span class=\"tk-string\">\"a</span></span>\n\
             <span class=\"line marked\"><span class=\"tk-string\">&lt;b&gt;\"</span>\
             <span class=\"tk-punctuation\">;</span></span></code></pre></figure>"
        );
    }

    #[test]
    fn without_a_language_it_is_plain() {
        assert_eq!(
            render("", "a < b\r\n\r\n& c"),
            "<figure class=\"code\"><pre tabindex=\"0\"><code><span class=\"line\">a &lt; b</span>\n\
             <span class=\"line\"></span>\n<span class=\"line\">&amp; c</span></code></pre></figure>"
        );
        assert!(render("mermaid", "graph TD").starts_with("<figure class=\"code diagram\" data-language=\"mermaid\">"));
    }

    #[test]
    fn what_would_take_long_is_plain() {
        for text in ["let x = 1;\n".repeat(10_000), "1".repeat(4_000), format!("{}\n", "a".repeat(2_500)).repeat(2)] {
            assert!(!render("rust", &text).contains("tk-"));
        }
        assert!(render("rust", "let x = 1;").contains("tk-"));
    }

    #[test]
    fn attributes_cannot_be_left() {
        let html = render("a\"onclick='x'><script> title=\"</figcaption><script>\"", "</code>");
        assert!(!html.contains("<script") && !html.contains("\"onclick"), "{html}");
        assert_eq!(html.matches("</code>").count(), 1);
    }

    #[test]
    fn the_same_block_gives_the_same_figure() {
        let block = CodeBlock { info: "toml", text: "[a]\nb = 1\n" };
        assert_eq!(block.render(), block.render());
        assert_ne!(block.render(), render("toml linenos", block.text));
    }

    #[test]
    fn what_is_kept_is_bounded() {
        let mut kept = Kept::default();
        for number in 0..10_000_usize {
            let mut key = [0; 32];
            key[..8].copy_from_slice(&number.to_le_bytes());
            kept.keep(key, &"x".repeat(number));
            assert!(kept.figures.len() <= MOST_KEPT.0 && kept.bytes <= MOST_KEPT.1);
        }
    }

    proptest! {
        #[test]
        fn no_text_is_lost(info in "(rust|html|md|bash|php|yaml)", text in r"([a-z<>&{}()\[\]/*#`'$=:;\\é🦀 -]|\n|<\?php|```|<<EOF|/\*)*") {
            let html = render(&info, &text);
            let mut shown = String::new();
            for piece in html.split('<') {
                shown.push_str(piece.split_once('>').map_or("", |(_, text)| text));
            }
            let shown = shown.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
            prop_assert_eq!(&shown, text.strip_suffix('\n').unwrap_or(&text));
            prop_assert_eq!(html.matches("<span").count(), html.matches("</span>").count());
        }

        #[test]
        fn nothing_panics(info in ".*", text in ".*") {
            let _ = render(&info, &text);
        }
    }
}
