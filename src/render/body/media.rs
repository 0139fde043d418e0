//! Images, sounds, films and PDF files.

use pulldown_cmark::{Event, Tag};

use super::Writer;
use super::links::allowed;
use crate::library::{Anchor, Edge, NEUTRAL, Target};
use crate::markdown::{self, Item, LinkForm, Spanned, end_of};
use crate::media::{MediaKind, media_kind};
use crate::render::{escape, image};

/// What is known of a medium where it is shown.
struct Shown<'a> {
    /// Its address as it stands in an attribute.
    src: String,
    alt: &'a str,
    title: &'a str,
    /// The width, and the height if that is given too.
    size: Option<(u32, Option<u32>)>,
    /// The picture's own width and height.
    natural: Option<(u32, u32)>,
}

impl Writer<'_> {
    /// Writes an image or embed with all that stands in it.
    pub(super) fn image(&mut self, items: &[Spanned], at: usize) -> usize {
        let end = end_of(items, at) + 1;
        let (item, span) = &items[at];
        let Item::Markdown(Event::Start(Tag::Image { title, .. })) = item else { return end };
        let Some(n) = self.document().reference_at(span.start) else { return end };
        let edge = self.site.library.body_edge(self.entry, n).clone();
        let label = Self::plain(items, at);
        let wiki = markdown::reference(item).is_some_and(|(form, _)| form == LinkForm::Embed);
        let (alt, size) = label_parts(&label, wiki, &edge.written);
        match &edge.target {
            Target::Entry(_) if matches!(edge.anchor, Anchor::Missing(_)) => self.broken_embed(&edge, &edge.written),
            Target::Entry(target) => self.embed(&edge, *target, span.start),
            Target::File(file) if self.site.library.publishes(*file) => {
                let file = &self.site.library.files[*file];
                let natural = image::dimensions(&file.disk);
                let src = self.href(&edge).unwrap_or_default();
                let path = file.path.clone();
                self.medium(&path, &Shown { src, alt: &alt, title, size, natural });
            }
            Target::External(address) if allowed(address) && self.site.library.config.shows_remote(address) => {
                self.medium(address, &Shown { src: address.clone(), alt: &alt, title, size, natural: None });
            }
            Target::External(address) if allowed(address) => {
                let shown = if alt.is_empty() { address } else { &alt };
                let (href, shown) = (escape::escaped(address), escape::escaped(shown));
                self.html.push_str(&format!("<a class=\"external\" rel=\"noopener\" href=\"{href}\">{shown}</a>"));
            }
            Target::Hidden => self.hidden_embed(),
            Target::Folder(_) => self.medium_link(&edge, &alt),
            Target::File(_) | Target::External(_) | Target::Missing => {
                let shown = if alt.is_empty() || wiki { &edge.written } else { &alt };
                self.broken_embed(&edge, shown);
            }
        }
        end
    }

    fn broken_embed(&mut self, edge: &Edge, shown: &str) {
        let (title, shown) = (escape::escaped(&self.why_broken(edge)), escape::escaped(shown));
        self.html.push_str(&format!("<span class=\"broken\" title=\"{title}\">{shown}</span>"));
    }

    pub(super) fn hidden_embed(&mut self) {
        if self.inline_only > 0 {
            self.html.push_str(&format!("<span class=\"hidden-reference\">{NEUTRAL}</span>"));
        } else {
            let note = "<p class=\"embed-note\">A part of the original is not included here.</p>\n".to_owned();
            self.break_paragraph(|writer| writer.html.push_str(&note));
        }
    }

    fn medium_link(&mut self, edge: &Edge, alt: &str) {
        let shown = if alt.is_empty() { &edge.written } else { alt };
        let href = escape::escaped(&self.href(edge).unwrap_or_default());
        self.html.push_str(&format!("<a href=\"{href}\">{}</a>", escape::escaped(shown)));
    }

    fn medium(&mut self, path: &str, shown: &Shown) {
        let src = escape::escaped(&shown.src);
        let name = path.rsplit('/').next().unwrap_or(path);
        let label = escape::escaped(if shown.alt.is_empty() { name } else { shown.alt });
        let block = match media_kind(path) {
            MediaKind::Image if self.paragraph || self.inline_only > 0 || shown.title.is_empty() => {
                return self.part(picture(shown));
            }
            MediaKind::Image => {
                let caption = escape::escaped(shown.title);
                let picture = picture(&Shown { title: "", src: shown.src.clone(), ..*shown });
                format!("<figure class=\"image\">{picture}<figcaption>{caption}</figcaption></figure>")
            }
            MediaKind::Audio => {
                format!("<audio controls preload=\"none\" src=\"{src}\" aria-label=\"{label}\"></audio>")
            }
            MediaKind::Video => {
                format!(
                    "<video controls preload=\"metadata\" src=\"{src}\" aria-label=\"{label}\"{}></video>",
                    size(shown)
                )
            }
            MediaKind::Pdf => format!(
                "<object class=\"pdf\" type=\"application/pdf\" data=\"{src}\" aria-label=\"{label}\"><a href=\"{src}\">{label}</a></object>"
            ),
            MediaKind::Other => return self.part(format!("<a href=\"{src}\">{label}</a>")),
        };
        if self.inline_only > 0 {
            return self.part(format!("<a href=\"{src}\">{label}</a>"));
        }
        self.break_paragraph(|writer| writer.part(format!("{block}\n")));
    }
}

/// The size that a writer asked for, as attributes.
fn size(shown: &Shown) -> String {
    match shown.size {
        Some((width, Some(height))) => format!(" width=\"{width}\" height=\"{height}\""),
        Some((width, None)) => format!(" width=\"{width}\""),
        None => String::new(),
    }
}

fn picture(shown: &Shown) -> String {
    let mut html = format!("<img src=\"{}\" alt=\"{}\"", escape::escaped(&shown.src), escape::escaped(shown.alt));
    if let Some((width, height)) = shown_size(shown) {
        html.push_str(&format!(" width=\"{width}\" height=\"{height}\""));
    } else if let Some((width, _)) = shown.size {
        html.push_str(&format!(" width=\"{width}\""));
    }
    if matches!(shown.size, Some((_, Some(_)))) {
        // The theme keeps a picture's own proportions but where the writer asked for others.
        html.push_str(" class=\"sized\"");
    }
    if !shown.title.is_empty() {
        html.push_str(&format!(" title=\"{}\"", escape::escaped(shown.title)));
    }
    html.push_str(" loading=\"lazy\" decoding=\"async\">");
    html
}

/// The size to reserve: the one asked for, in the picture's own proportions where only a width is given.
fn shown_size(shown: &Shown) -> Option<(u32, u32)> {
    match (shown.size, shown.natural) {
        (Some((width, Some(height))), _) => Some((width, height)),
        (Some((width, None)), Some((own_width, own_height))) if own_width > 0 => {
            let height = u64::from(width) * u64::from(own_height) / u64::from(own_width);
            Some((width, u32::try_from(height).ok()?.max(1)))
        }
        (None, natural) => natural,
        _ => None,
    }
}

/// The alternative text and the size in a label: Obsidian writes both behind `|`.
fn label_parts(label: &str, wiki: bool, written: &str) -> (String, Option<(u32, Option<u32>)>) {
    let (text, last) = label.rsplit_once('|').unwrap_or(("", label));
    let size = markdown::picture_size(last);
    match (wiki, size) {
        (true, Some(size)) => (if text.is_empty() { stem(written) } else { text.trim().to_owned() }, Some(size)),
        (true, None) if label.is_empty() || label == written => (stem(written), None),
        (false, Some(size)) if label.contains('|') => (text.trim().to_owned(), Some(size)),
        _ => (label.to_owned(), None),
    }
}

/// A file's name without folders and ending, as words.
fn stem(path: &str) -> String {
    let file = path.split(['#', '|']).next().unwrap_or(path).rsplit('/').next().unwrap_or(path);
    crate::text::title_from_name(file.rsplit_once('.').map_or(file, |(stem, _)| stem))
}
