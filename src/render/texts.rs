//! Texts of worksheets and quizzes: plain, or as HTML with the links that their wikilinks make.

use serde_json::{Value as Json, json};

use super::Site;
use super::escape;
use crate::library::{Anchor, Edge, NEUTRAL, Place, Target};
use crate::page::encode;
use crate::text::replace_wikilinks;

/// What is stored or compared, and so is never said otherwise than it is written.
const STORED: [&str; 4] = ["key", "value", "type", "kind"];
/// What stands on buttons and so bears no links.
const CAPTIONS: &str = "rows";
/// Lists of documents in a worksheet's data.
const LINKS: [&str; 3] = ["learn", "serves", "gathers"];

/// Says the texts of one document on one page.
pub(super) struct Texts<'s> {
    site: &'s Site,
    entry: usize,
    root: &'s str,
}

/// How the parts of a value are said.
struct Say<'f> {
    /// What readers read.
    text: &'f dyn Fn(&str) -> String,
    /// What they read on a button.
    caption: &'f dyn Fn(&str) -> String,
    /// What scripts compare.
    stored: &'f dyn Fn(&str) -> String,
}

impl<'s> Texts<'s> {
    /// The texts of a document, on a page with a way to the root.
    pub(super) fn new(site: &'s Site, entry: usize, root: &'s str) -> Self {
        Self { site, entry, root }
    }

    /// A text as a reader sees it, without links.
    pub(super) fn plain(&self, text: &str) -> String {
        replace_wikilinks(text, |target, label| Some(self.said(target, label)))
    }

    /// A text as HTML, its wikilinks as links.
    pub(super) fn html(&self, text: &str) -> String {
        let mut links: Vec<String> = Vec::new();
        // A link is put in behind the escaping: a sign that no text holds keeps its place.
        let marked = replace_wikilinks(&text.replace(MARK, ""), |target, label| {
            let said = escape::escaped(&self.said(target, label));
            links.push(match self.edge(target).and_then(|edge| href(self.site, self.root, edge)) {
                Some(href) => format!("<a href=\"{}\">{said}</a>", escape::escaped(&href)),
                None => said,
            });
            Some(MARK.to_string())
        });
        let mut parts = marked.split(MARK);
        let mut out = escape::escaped(parts.next().unwrap_or_default());
        for (link, part) in links.iter().zip(parts) {
            out.push_str(link);
            out.push_str(&escape::escaped(part));
        }
        out
    }

    /// The document that a text in brackets names; `None` where there is no page to link to.
    pub(super) fn target(&self, text: &str) -> Option<usize> {
        match self.edge(inside(text)?.0)?.target {
            Target::Entry(n) => Some(n),
            _ => None,
        }
    }

    /// A value with its texts made plain, and lists of documents made links.
    pub(super) fn plain_value(&self, value: &Json) -> Json {
        self.value(
            value,
            &Say { text: &|text| self.plain(text), caption: &|text| self.plain(text), stored: &str::to_owned },
        )
    }

    /// A value with its texts made HTML, and lists of documents made links.
    pub(super) fn html_value(&self, value: &Json) -> Json {
        let caption = |text: &str| escape::escaped(&self.plain(text));
        self.value(value, &Say { text: &|text| self.html(text), caption: &caption, stored: &escape::escaped })
    }

    fn value(&self, value: &Json, say: &Say) -> Json {
        match value {
            Json::String(text) => (say.text)(text).into(),
            Json::Array(items) => items.iter().map(|item| self.value(item, say)).collect(),
            Json::Object(fields) => {
                let field = |(name, inner): (&String, &Json)| (name.clone(), self.field(name, inner, say));
                fields.iter().map(field).collect::<serde_json::Map<_, _>>().into()
            }
            other => other.clone(),
        }
    }

    fn field(&self, name: &str, value: &Json, say: &Say) -> Json {
        match value {
            _ if LINKS.contains(&name) => self.links(value, say),
            Json::String(text) if STORED.contains(&name) => (say.stored)(text).into(),
            _ if name == CAPTIONS => self.value(value, &Say { text: say.caption, ..*say }),
            _ => self.value(value, say),
        }
    }

    /// The documents that a list names; what leads nowhere, or may not be seen, is left out.
    fn links(&self, names: &Json, say: &Say) -> Json {
        let names = match names {
            Json::Array(names) => names.as_slice(),
            one => std::slice::from_ref(one),
        };
        names.iter().filter_map(|name| self.link(name.as_str()?, say)).collect()
    }

    fn link(&self, text: &str, say: &Say) -> Option<Json> {
        let (target, label) = inside(text)?;
        let edge = self.edge(target)?;
        let url = href(self.site, self.root, edge)?;
        let mut link = json!({"url": (say.stored)(&url)});
        let mut title = label.map(str::to_owned);
        if let Target::Entry(n) = edge.target {
            link["document"] = (say.stored)(&self.site.document_id(n)).into();
            title = title.or_else(|| Some(self.site.library.entries[n].meta.title.clone()));
        }
        link["title"] = (say.stored)(&title.unwrap_or_else(|| target.to_owned())).into();
        Some(link)
    }

    /// What a wikilink shows.
    fn said(&self, target: &str, label: Option<&str>) -> String {
        match (label, self.edge(target)) {
            (Some(label), _) => label.to_owned(),
            (None, Some(edge)) if edge.target != Target::Hidden => target.to_owned(),
            (None, _) if self.site.library.audience.is_some() => NEUTRAL.to_owned(),
            (None, _) => target.to_owned(),
        }
    }

    /// The edge of a wikilink: all of one target in one document lead to the same.
    fn edge(&self, target: &str) -> Option<&'s Edge> {
        let entry = &self.site.library.entries[self.entry];
        let body = &self.site.library.edges[entry.body_edges..entry.edges.end];
        body.iter().find(|edge| edge.written == target && matches!(edge.place, Place::Body(_)))
    }
}

/// A sign that is none of any text.
const MARK: char = '\u{fffe}';

/// The target and the label of a text that is one wikilink.
fn inside(text: &str) -> Option<(&str, Option<&str>)> {
    let inner = text.trim().strip_prefix("[[")?.strip_suffix("]]")?;
    Some(inner.split_once('|').map_or((inner, None), |(target, label)| (target, Some(label))))
}

/// What leads from a page to an edge's target; `None` where there is no page to link to.
pub(super) fn href(site: &Site, root: &str, edge: &Edge) -> Option<String> {
    let url = site.library.url_of(&edge.target)?;
    let mut href = format!("{root}{}", encode(url));
    match &edge.anchor {
        Anchor::Heading(id) => href.push_str(&format!("#{}", encode(id))),
        Anchor::Block(id) => href.push_str(&format!("#%5E{}", encode(id))),
        Anchor::Other(fragment) => href.push_str(&format!("#{}", encode(fragment).replace("%25", "%"))),
        Anchor::Whole | Anchor::Missing(_) => {}
    }
    Some(href)
}
