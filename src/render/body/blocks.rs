//! Blocks: paragraphs, headings, lists, tables, code, formulas, raw HTML.

use std::ops::Range;

use pulldown_cmark::{Alignment, CodeBlockKind, Event, Tag, TagEnd};

use super::Writer;
use super::embeds::is_block_embed;
use crate::document::ReferenceForm;
use crate::markdown::{Item, Shortcode, Spanned, end_of};
use crate::render::{code, escape};

impl Writer<'_> {
    pub(super) fn paragraph_start(&mut self, items: &[Spanned], at: usize) {
        // What an embed shows is blocks, and so is no part of a paragraph; alone it needs none.
        self.paragraph = !is_embed_paragraph(self, &items[at + 1..end_of(items, at)]);
        if self.paragraph {
            self.html.push_str("<p>");
        }
    }

    /// Closes the paragraph for a block inside it; the rest goes on in a new one.
    pub(super) fn break_paragraph(&mut self, block: impl FnOnce(&mut Self)) {
        if !self.paragraph {
            return block(self);
        }
        self.paragraph_end();
        self.paragraph = true;
        block(self);
        self.html.push_str("<p>");
    }

    fn paragraph_end(&mut self) {
        let trimmed = self.html.trim_end().len();
        if self.html[..trimmed].ends_with("<p>") {
            self.html.truncate(trimmed - 3);
        } else {
            self.html.push_str("</p>\n");
        }
    }

    pub(super) fn heading_start(&mut self, level: u8, span: &Range<usize>, classes: &[pulldown_cmark::CowStr]) {
        let level = level.saturating_add_signed(self.headings.shift).clamp(2, 6);
        self.level = level;
        self.inline_only += 1;
        let id = self.document().heading_at(span.start).map(|heading| heading.id.clone()).filter(|_| self.headings.ids);
        self.html.push_str(&format!("<h{level}"));
        for (name, value) in [("id", id), ("class", Some(classes.join(" ")).filter(|text| !text.is_empty()))] {
            if let Some(value) = value {
                self.html.push_str(&format!(" {name}=\"{}\"", escape::escaped(&value)));
            }
        }
        self.html.push('>');
    }

    pub(super) fn heading_end(&mut self, items: &[Spanned], at: usize) {
        self.inline_only -= 1;
        let start = items[at].1.start;
        let id = self.document().heading_at(start).map(|heading| heading.id.clone()).filter(|_| self.headings.ids);
        if let Some(id) = id {
            let href = crate::page::encode(&id);
            let label = "link to this heading";
            self.html.push_str(&format!(
                " <a class=\"anchor\" href=\"#{}\" aria-label=\"{label}\">#</a>",
                escape::escaped(&href)
            ));
        }
        let level = self.level;
        self.html.push_str(&format!("</h{level}>\n"));
    }

    /// The heading that repeats the title is left out; links to it still arrive.
    pub(super) fn dropped_heading(&mut self, span: &Range<usize>, items: &[Spanned], at: usize) -> usize {
        if let Some(heading) = self.document().heading_at(span.start).filter(|_| self.headings.ids) {
            let anchor = format!("<span class=\"block-anchor\" id=\"{}\"></span>\n", escape::escaped(&heading.id));
            self.html.push_str(&anchor);
        }
        end_of(items, at) + 1
    }

    pub(super) fn block_start(&mut self, tag: &Tag, items: &[Spanned], at: usize) {
        match tag {
            Tag::BlockQuote(_) => self.html.push_str("<blockquote>\n"),
            Tag::List(Some(1)) => self.html.push_str("<ol>\n"),
            Tag::List(Some(start)) => self.html.push_str(&format!("<ol start=\"{start}\">\n")),
            Tag::List(None) if is_task(items, at + 1) => self.html.push_str("<ul class=\"tasks\">\n"),
            Tag::List(None) => self.html.push_str("<ul>\n"),
            Tag::Item if is_task(items, at) => self.html.push_str("<li class=\"task\">"),
            Tag::Item => self.html.push_str("<li>"),
            Tag::Table(alignments) => {
                self.table.alignments.clone_from(alignments);
                self.html.push_str("<div class=\"table\" tabindex=\"0\" role=\"group\" aria-label=\"table\"><table>\n");
            }
            Tag::TableHead => {
                (self.table.head, self.table.column) = (true, 0);
                self.html.push_str("<thead><tr>");
            }
            Tag::TableRow => {
                self.table.column = 0;
                self.html.push_str("<tr>");
            }
            Tag::TableCell => self.cell_start(items, at),
            Tag::DefinitionList => self.html.push_str("<dl>\n"),
            Tag::DefinitionListTitle => self.html.push_str("<dt>"),
            Tag::DefinitionListDefinition => self.html.push_str("<dd>"),
            Tag::Emphasis => self.html.push_str("<em>"),
            Tag::Strong => self.html.push_str("<strong>"),
            Tag::Strikethrough => self.html.push_str("<del>"),
            _ => {}
        }
    }

    pub(super) fn block_end(&mut self, end: TagEnd) {
        let close = match end {
            TagEnd::Paragraph => {
                if std::mem::take(&mut self.paragraph) {
                    self.paragraph_end();
                }
                return;
            }
            TagEnd::BlockQuote(_) => "</blockquote>\n",
            TagEnd::List(true) => "</ol>\n",
            TagEnd::List(false) => "</ul>\n",
            TagEnd::Item => "</li>\n",
            TagEnd::Table => "</tbody></table></div>\n",
            TagEnd::TableHead => {
                self.table.head = false;
                "</tr></thead><tbody>\n"
            }
            TagEnd::TableRow => "</tr>\n",
            TagEnd::TableCell if self.table.names => "</th>",
            TagEnd::TableCell => "</td>",
            TagEnd::DefinitionList => "</dl>\n",
            TagEnd::DefinitionListTitle => "</dt>\n",
            TagEnd::DefinitionListDefinition => "</dd>\n",
            TagEnd::Emphasis => "</em>",
            TagEnd::Strong => "</strong>",
            TagEnd::Strikethrough => "</del>",
            _ => "",
        };
        self.html.push_str(close);
    }

    fn cell_start(&mut self, items: &[Spanned], at: usize) {
        let empty = matches!(items.get(at + 1), Some((Item::Markdown(Event::End(TagEnd::TableCell)), _)));
        // A corner in which nothing stands names no column.
        self.table.names = self.table.head && !empty;
        let name = if self.table.names { "th scope=\"col\"" } else { "td" };
        let class = match self.table.alignments.get(self.table.column) {
            Some(Alignment::Left) => " class=\"left\"",
            Some(Alignment::Center) => " class=\"center\"",
            Some(Alignment::Right) => " class=\"right\"",
            _ => "",
        };
        self.table.column += 1;
        self.html.push_str(&format!("<{name}{class}>"));
    }

    pub(super) fn task_marker(&mut self, done: bool) {
        let (checked, label) = if done { (" checked", "done") } else { ("", "to do") };
        self.part(format!("<input type=\"checkbox\" disabled{checked} aria-label=\"{label}\"> "));
    }

    pub(super) fn code_block(&mut self, kind: &CodeBlockKind, items: &[Spanned], at: usize) -> usize {
        let end = end_of(items, at);
        if self.data_block(&items[at].1) {
            return end + 1;
        }
        let info = match kind {
            CodeBlockKind::Fenced(info) => info.as_ref(),
            CodeBlockKind::Indented => "",
        };
        let texts = items[at..end].iter().filter_map(|(item, _)| match item {
            Item::Markdown(Event::Text(text)) => Some(text.as_ref()),
            _ => None,
        });
        let text: String = texts.collect();
        self.part(code::render(info, &text));
        self.html.push('\n');
        end + 1
    }

    pub(super) fn math(&mut self, tex: &str, display: bool) {
        let html = match crate::math::render(tex, display) {
            Err(_) => format!("<code class=\"math-error\">{}</code>", escape::escaped(tex)),
            Ok(math) if display => {
                let block =
                    format!("<div class=\"math\" tabindex=\"0\" role=\"group\" aria-label=\"formula\">{math}</div>");
                return self.break_paragraph(|writer| writer.part(block));
            }
            Ok(math) => math,
        };
        self.part(html);
    }

    pub(super) fn block_anchor(&mut self, id: &str) {
        if self.headings.ids {
            self.html.push_str(&format!("<span class=\"block-anchor\" id=\"^{}\"></span>", escape::escaped(id)));
        }
    }

    pub(super) fn shortcode(&mut self, shortcode: &Shortcode, span: &Range<usize>) {
        if self.worksheet_shortcode(shortcode, span) {
            return;
        }
        let source = escape::escaped(&shortcode.source);
        let known = self.site.library.config.shortcode(&shortcode.name).map(str::to_owned);
        let html = match known {
            Some(template) => match self.site.shortcode(&template, &shortcode.attributes, &self.page.root) {
                Ok(html) => html,
                Err(error) => {
                    self.failure.get_or_insert(error);
                    return;
                }
            },
            None if shortcode.attributes.is_empty() => format!("<p>{source}</p>"),
            None => format!("<p class=\"unsupported\">{source}</p>"),
        };
        self.part(html);
        self.html.push('\n');
    }

    /// Raw HTML with its references followed; it is sanitised with the whole document, unless its authors are trusted.
    pub(super) fn raw_html(&mut self, html: &str, start: usize) {
        let document = &self.site.library.entries[self.entry].document;
        let mut done = 0;
        let mut out = String::with_capacity(html.len());
        let first = document.references.partition_point(|reference| reference.at < start);
        for (n, reference) in document.references.iter().enumerate().skip(first) {
            let Some(from) = reference.span.start.checked_sub(start).filter(|from| *from < html.len()) else { break };
            if matches!(reference.form, ReferenceForm::Markdown(_)) || from < done {
                continue;
            }
            let Some(before) = html.get(done..from) else { continue };
            out.push_str(before);
            out.push_str(&escape::escaped(&self.html_address(n)));
            done = (reference.span.end - start).min(html.len());
        }
        out.push_str(html.get(done..).unwrap_or_default());
        if self.parts.is_some() {
            // Nobody but this module makes parts.
            out = case_insensitive_replace(&out, "<lyceum-part", "&lt;lyceum-part");
            // The only top heading is the title.
            out = case_insensitive_replace(&out, "<h1", "<h2");
            out = case_insensitive_replace(&out, "</h1", "</h2");
        }
        self.note_unlinked(&out);
        self.html.push_str(&out);
    }
}

/// Whether a list or an item starts with a task marker.
fn is_task(items: &[Spanned], at: usize) -> bool {
    let marker = |at: usize| matches!(items.get(at), Some((Item::Markdown(Event::TaskListMarker(_)), _)));
    let item = matches!(items.get(at), Some((Item::Markdown(Event::Start(Tag::Item)), _)));
    let paragraph = matches!(items.get(at + 1), Some((Item::Markdown(Event::Start(Tag::Paragraph)), _)));
    item && (marker(at + 1) || paragraph && marker(at + 2))
}

/// Whether a paragraph holds nothing but embeds that are blocks.
fn is_embed_paragraph(writer: &Writer, items: &[Spanned]) -> bool {
    let mut at = 0;
    let mut embeds = 0;
    while at < items.len() {
        match &items[at].0 {
            Item::Markdown(Event::SoftBreak | Event::HardBreak) => at += 1,
            Item::Markdown(Event::Text(text)) if text.trim().is_empty() => at += 1,
            Item::BlockId(_) => at += 1,
            _ if is_block_embed(writer, &items[at]) => {
                embeds += 1;
                at = end_of(items, at) + 1;
            }
            Item::Markdown(Event::DisplayMath(_)) => {
                embeds += 1;
                at += 1;
            }
            _ => return false,
        }
    }
    embeds > 0
}

fn case_insensitive_replace(text: &str, from: &str, to: &str) -> String {
    let lower = text.to_ascii_lowercase();
    let mut out = String::with_capacity(text.len());
    let mut done = 0;
    for (at, _) in lower.match_indices(from) {
        out.push_str(&text[done..at]);
        out.push_str(to);
        done = at + from.len();
    }
    out.push_str(&text[done..]);
    out
}
