//! Blocks that hold data: worksheets and quizzes. One that cannot be read stays the code it is.

use std::ops::Range;

use super::Writer;
use crate::error::Result;
use crate::library::{Anchor, Edge, Place, Target};
use crate::markdown::Shortcode;
use crate::render::{escape, quizzes, worksheets};

impl Writer<'_> {
    /// Writes the worksheet or quiz that stands at a place of the document; says whether there is one.
    pub(super) fn data_block(&mut self, span: &Range<usize>) -> bool {
        let document = &self.site.library.entries[self.entry].document;
        // Answers are kept by document, so a second one would mix them with those of the first.
        let first = document.worksheets.iter().find(|block| block.content.is_some());
        let worksheet = first.filter(|block| block.span.start == span.start);
        if let Some(worksheet) = worksheet.and_then(|block| block.content.as_ref()) {
            let number = self.next_form();
            let level = (self.level + 1).clamp(2, 5);
            let html = worksheets::form(self.site, self.entry, worksheet, &self.page.root, number, level);
            self.form(html);
            return true;
        }
        let at = document.quizzes.iter().position(|block| block.span.start == span.start);
        let quiz = at.and_then(|at| Some((document.quizzes[at].content.as_ref()?, at + 1)));
        let Some(quiz) = quiz else { return false };
        let number = self.next_form();
        let level = (self.level + 1).clamp(2, 6);
        let html = quizzes::form(self.site, self.entry, quiz, &self.page.root, number, level);
        self.form(html);
        true
    }

    fn next_form(&mut self) -> usize {
        self.page.forms += 1;
        self.page.forms
    }

    fn form(&mut self, html: Result<String>) {
        match html {
            Ok(html) => {
                self.part(html);
                self.html.push('\n');
            }
            Err(error) => {
                self.failure.get_or_insert(error);
            }
        }
    }

    /// Writes the worksheet that a shortcode shows; says whether it is such a shortcode.
    pub(super) fn worksheet_shortcode(&mut self, shortcode: &Shortcode, span: &Range<usize>) -> bool {
        let document = self.document();
        let Some(n) = document.shortcodes.iter().position(|(_, place)| place == span) else { return false };
        let entry = &self.site.library.entries[self.entry];
        let edges = &self.site.library.edges[entry.body_edges..entry.edges.end];
        let Some(edge) = edges.iter().find(|edge| edge.place == Place::Shortcode(n)) else {
            // A worksheet's own shortcode without an id leads nowhere.
            return false;
        };
        self.show_worksheet(edge, shortcode, span.start);
        true
    }

    fn show_worksheet(&mut self, edge: &Edge, shortcode: &Shortcode, at: usize) {
        match edge.target {
            Target::Entry(target) => {
                let edge = Edge { anchor: Anchor::Whole, ..edge.clone() };
                self.embed(&edge, target, at);
            }
            Target::Hidden => self.hidden_embed(),
            _ => {
                let source = escape::escaped(&shortcode.source);
                self.part(format!("<p class=\"unsupported\">{source}</p>"));
            }
        }
        self.html.push('\n');
    }
}
