//! Footnotes: numbered by where they are first referred to, written at the end.

use std::collections::HashMap;

use super::Writer;

/// The footnotes of one document.
pub(super) struct Footnotes {
    prefix: String,
    numbers: HashMap<String, usize>,
    /// By number: how often it was referred to, and its text.
    notes: Vec<(usize, String)>,
    /// Texts that are being written, with what stood before each.
    open: Vec<(String, String)>,
}

impl Footnotes {
    pub(super) fn new() -> Self {
        Self { prefix: String::new(), numbers: HashMap::new(), notes: Vec::new(), open: Vec::new() }
    }

    /// Keeps the ids of an embedded document apart from those of its host.
    pub(super) fn prefix(&mut self, embeds: usize) {
        if embeds > 0 {
            self.prefix = format!("{embeds}-");
        }
    }

    fn number(&mut self, name: &str) -> usize {
        let next = self.notes.len() + 1;
        let number = *self.numbers.entry(name.to_owned()).or_insert(next);
        if number == next {
            self.notes.push((0, String::new()));
        }
        number
    }
}

impl Writer<'_> {
    pub(super) fn footnote_reference(&mut self, name: &str) {
        let number = self.footnotes.number(name);
        let times = &mut self.footnotes.notes[number - 1].0;
        *times += 1;
        let again = if *times > 1 { format!("-{times}") } else { String::new() };
        let prefix = &self.footnotes.prefix;
        self.html.push_str(&format!(
            "<sup class=\"footnote-ref\"><a href=\"#fn-{prefix}{number}\" id=\"fnref-{prefix}{number}{again}\">{number}</a></sup>"
        ));
    }

    pub(super) fn footnote_start(&mut self, name: &str) {
        let before = std::mem::take(&mut self.html);
        self.footnotes.open.push((name.to_owned(), before));
    }

    pub(super) fn footnote_end(&mut self) {
        let Some((name, before)) = self.footnotes.open.pop() else { return };
        let text = std::mem::replace(&mut self.html, before);
        let number = self.footnotes.number(&name);
        self.footnotes.notes[number - 1].1.push_str(&text);
    }

    pub(super) fn write_footnotes(&mut self) {
        let notes = std::mem::take(&mut self.footnotes.notes);
        if notes.iter().all(|(_, text)| text.is_empty()) {
            return;
        }
        let prefix = self.footnotes.prefix.clone();
        self.html.push_str("<section class=\"footnotes\" aria-label=\"Footnotes\"><ol>\n");
        for (n, (times, text)) in notes.iter().enumerate() {
            let number = n + 1;
            let text = text.trim_end();
            let back = if *times > 0 {
                format!(
                    " <a class=\"footnote-back\" href=\"#fnref-{prefix}{number}\" aria-label=\"back to the text, note {number}\">↩</a>"
                )
            } else {
                String::new()
            };
            let whole = match text.strip_suffix("</p>") {
                Some(open) => format!("{open}{back}</p>"),
                None => format!("{text}{back}"),
            };
            self.html.push_str(&format!("<li id=\"fn-{prefix}{number}\">{whole}</li>\n"));
        }
        self.html.push_str("</ol></section>\n");
    }
}
