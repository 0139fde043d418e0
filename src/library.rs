//! All documents, connected: every name resolved, every address given, every edge known from both its ends.
//!
//! A library is made once and never changed. Entries, files and folders are named by their place in its lists.

mod seen;

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use crate::config::Config;
use crate::document::Document;
use crate::front::{Field, Known};
use crate::security::SecurityLevel;
use crate::source::{File, SourceFile, Unreadable};
use crate::yaml::Value;

pub use seen::LevelSource;

/// What stands for the name of something that an audience may not see.
pub const NEUTRAL: &str = "another document";

/// A site's documents with everything between them.
#[derive(Debug, Clone)]
pub struct Library {
    /// What the site is configured to be.
    pub config: Arc<Config>,
    /// The documents, by path.
    pub entries: Vec<Entry>,
    /// The folders; the first is the content folder itself, each stands behind the one it lies in.
    pub folders: Vec<Folder>,
    /// Other content files, by path.
    pub files: Vec<File>,
    /// All edges, those of one document side by side: first its relations, then the references of its body.
    pub edges: Vec<Edge>,
    /// Documents that could not be read.
    pub unreadable: Vec<Unreadable>,
    /// For each document, the edges that lead to it.
    pub incoming: Vec<Vec<usize>>,
    /// The configured top of the navigation: what to show, where it leads.
    pub navigation: Vec<(Option<String>, Target)>,
    /// Whom it is for; `None` means that everything is in it.
    pub audience: Option<SecurityLevel>,
}

/// A document in its place.
#[derive(Debug, Clone)]
pub struct Entry {
    /// What it says.
    pub document: Arc<Document>,
    /// What its front matter, the configured defaults and its text make of it.
    pub meta: Meta,
    /// Its address below the root: `growth/ads/`.
    pub url: String,
    /// The address it claims, where another document has that.
    pub claimed: Option<String>,
    /// Former addresses that lead to it.
    pub redirects: Vec<String>,
    /// The folder it lies in.
    pub folder: usize,
    /// The edges that start in it.
    pub edges: Range<usize>,
    /// Where among them the references of its body start.
    pub body_edges: usize,
}

/// What is known about a document.
#[derive(Debug, Clone, PartialEq)]
pub struct Meta {
    /// Its title.
    pub title: String,
    /// Its title for navigation.
    pub nav_title: String,
    /// Its stable id.
    pub id: Option<String>,
    /// Its other names.
    pub aliases: Vec<String>,
    /// Its status, canonical.
    pub status: Option<String>,
    /// Its type, canonical.
    pub doc_type: Option<String>,
    /// Its tags, front matter first.
    pub tags: Vec<String>,
    /// Who may see it.
    pub level: SecurityLevel,
    /// Why it has that level.
    pub level_source: LevelSource,
    /// Whether it is a draft.
    pub draft: bool,
    /// Its place among its siblings.
    pub order: Option<f64>,
    /// Names of rules it waives.
    pub allow: Vec<String>,
    /// Fields that the configuration sets by path and the document does not.
    pub defaults: Vec<Field>,
}

/// A folder below the content folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Folder {
    /// Its path, empty for the content folder.
    pub path: String,
    /// The folder it lies in.
    pub parent: Option<usize>,
    /// The address that its place gives it; its page may have another one.
    pub url: String,
    /// The document that is its page; a list is generated without one.
    pub page: Option<usize>,
    /// The documents in it, in the site's order, without its page.
    pub documents: Vec<usize>,
    /// The folders in it, in the site's order.
    pub folders: Vec<usize>,
}

/// A reference, followed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edge {
    /// The document that refers.
    pub from: usize,
    /// How.
    pub kind: EdgeKind,
    /// What it refers to, as written.
    pub written: String,
    /// What its writer calls it, where that stands apart from the target.
    pub label: Option<String>,
    /// What that is.
    pub target: Target,
    /// The place inside the target.
    pub anchor: Anchor,
    /// By which step the target was found.
    pub via: Option<Via>,
    /// Other documents that the name fits as well.
    pub others: Vec<usize>,
    /// Whether the path differs from the target's in letter case.
    pub case_differs: bool,
    /// Where it stands.
    pub place: Place,
}

/// How a document refers to another.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum EdgeKind {
    /// By a relation of a type.
    Relation(String),
    /// By a link.
    Link,
    /// By showing it in its own text.
    Embed,
}

impl EdgeKind {
    /// Whether it is a relation of a type, however that is spelt.
    pub fn is_relation(&self, name: &str) -> bool {
        let is_it = |kind: &String| kind == name || crate::text::fold_field(kind) == crate::text::fold_field(name);
        matches!(self, Self::Relation(kind) if is_it(kind))
    }
}

/// What a reference means.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Target {
    /// A document.
    Entry(usize),
    /// A folder whose page is a generated list.
    Folder(usize),
    /// Another content file.
    File(usize),
    /// An address outside the site.
    External(String),
    /// Nothing that exists.
    Missing,
    /// Something that this audience may not see.
    Hidden,
}

/// A place inside a target.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Anchor {
    /// The whole of it.
    Whole,
    /// A heading, by its id.
    Heading(String),
    /// A named block, without `^`.
    Block(String),
    /// Something else, handed on as written (`page=3` of a PDF).
    Other(String),
    /// Nothing that exists, as written.
    Missing(String),
}

/// The step of resolving that found a target.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Via {
    /// A path from the document's folder.
    Relative,
    /// A path from the content folder.
    Root,
    /// A document's id.
    Id,
    /// A title or an alias.
    Name,
    /// The end of a path.
    Suffix,
    /// A published address.
    Address,
    /// The document itself.
    #[serde(rename = "self")]
    Itself,
}

/// Where a reference stands in its document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// In its front matter, by JSON pointer; a default from the configuration has no place.
    Field(String),
    /// In its body: which of its references.
    Body(usize),
    /// In a shortcode that shows a worksheet: which of its shortcodes.
    Shortcode(usize),
}

impl Library {
    /// A document's path below the content folder.
    pub fn path(&self, entry: usize) -> &str {
        &self.entries[entry].document.source.path
    }

    /// The document at a path.
    pub fn entry_at(&self, path: &str) -> Option<usize> {
        self.entries.binary_search_by(|entry| (*entry.document.source.path).cmp(path)).ok()
    }

    /// The text of the document at a path.
    pub fn source(&self, path: &str) -> Option<&SourceFile> {
        self.entry_at(path).map(|entry| &self.entries[entry].document.source)
    }

    /// The paths of all documents, those that could not be read among them.
    pub fn document_paths(&self) -> Vec<Arc<str>> {
        let read = self.entries.iter().map(|entry| entry.document.source.path.clone());
        let mut paths: Vec<Arc<str>> = read.chain(self.unreadable.iter().map(|file| (*file.path).into())).collect();
        paths.sort();
        paths
    }

    /// The edges that start in a document's front matter: its relations and its cover image.
    pub fn front_edges(&self, entry: usize) -> &[Edge] {
        let entry = &self.entries[entry];
        &self.edges[entry.edges.start..entry.body_edges]
    }

    /// The edge of a document's `n`th reference in its body.
    pub fn body_edge(&self, entry: usize, n: usize) -> &Edge {
        &self.edges[self.entries[entry].body_edges + n]
    }

    /// The address that a target's page has; `None` where there is no page to link to.
    pub fn url_of(&self, target: &Target) -> Option<&str> {
        match target {
            Target::Entry(entry) => Some(&self.entries[*entry].url),
            Target::Folder(folder) => Some(self.folder_url(*folder)),
            Target::File(file) if self.publishes(*file) => Some(&self.files[*file].path),
            Target::File(_) | Target::External(_) | Target::Missing | Target::Hidden => None,
        }
    }

    /// Whether a file may be published: one that can run scripts only where the authors are trusted.
    pub fn publishes(&self, file: usize) -> bool {
        !self.files[file].active || self.config.trust_html
    }

    /// The address of a folder's page.
    pub fn folder_url(&self, folder: usize) -> &str {
        let folder = &self.folders[folder];
        folder.page.map_or(&folder.url, |page| &self.entries[page].url)
    }

    /// The title of a folder: its page's, else its name made readable.
    pub fn folder_title(&self, folder: usize) -> String {
        let folder = &self.folders[folder];
        match folder.page {
            Some(page) => self.entries[page].meta.nav_title.clone(),
            None if folder.path.is_empty() => self.config.title.clone(),
            None => crate::text::title_from_name(folder.path.rsplit('/').next().unwrap_or_default()),
        }
    }

    /// The folder whose page a document is.
    pub fn folder_of_page(&self, entry: usize) -> Option<usize> {
        let inside = self.entries[entry].folder;
        let is_page = |folder: &usize| self.folders[*folder].page == Some(entry);
        std::iter::once(inside).chain(self.folders[inside].folders.iter().copied()).find(is_page)
    }

    /// How many documents lie in a folder and below it.
    pub fn documents_below(&self, folder: usize) -> usize {
        let folder = &self.folders[folder];
        let own_page = usize::from(folder.page.is_some());
        own_page
            + folder.documents.len()
            + folder.folders.iter().map(|inner| self.documents_below(*inner)).sum::<usize>()
    }

    /// The bytes of a document that an embed with an anchor shows.
    pub fn embedded_part(&self, entry: usize, anchor: &Anchor) -> Range<usize> {
        let document = &self.entries[entry].document;
        let part = match anchor {
            Anchor::Heading(id) => {
                document.headings.iter().find(|heading| heading.id == *id).map(|heading| &heading.section)
            }
            Anchor::Block(id) => document.blocks.iter().find(|(known, _)| known == id).map(|(_, span)| span),
            // Of a worksheet what is filled in is meant, not what is said about it.
            Anchor::Whole => document.worksheets.iter().find(|block| block.content.is_some()).map(|block| &block.span),
            _ => None,
        };
        part.unwrap_or(&document.body).clone()
    }

    /// Documents by each value of something, values in order of their folded names and spelt as first met.
    pub fn by_value(&self, values: impl Fn(&Entry) -> Vec<String>) -> Vec<(String, Vec<usize>)> {
        let mut groups: BTreeMap<String, (String, Vec<usize>)> = BTreeMap::new();
        for (n, entry) in self.entries.iter().enumerate() {
            for value in values(entry) {
                let group = groups.entry(crate::text::fold(&value)).or_insert_with(|| (value, Vec::new()));
                if group.1.last() != Some(&n) {
                    group.1.push(n);
                }
            }
        }
        groups.into_values().collect()
    }
}

impl Entry {
    /// The fields in force: its own as written, then those configured for its path.
    pub fn fields(&self) -> impl Iterator<Item = &Field> {
        self.document.front.fields.iter().chain(&self.meta.defaults)
    }

    /// The value of a known field, if it holds anything.
    pub fn get(&self, known: Known) -> Option<&Value> {
        let mut fields = self.fields().filter(|field| field.known == Some(known));
        fields.find(|field| !field.value.is_blank()).map(|field| &field.value)
    }

    /// The text of a known field; of a list, its texts with commas between.
    pub fn text(&self, known: Known) -> Option<String> {
        self.get(known).map(|value| value.texts().join(", "))
    }

    /// The texts of a known field.
    pub fn texts(&self, known: Known) -> Vec<String> {
        self.get(known).map(Value::texts).unwrap_or_default()
    }

    /// Where the heading stands that only repeats the title: the first thing of the body. Its page leaves it out.
    pub fn title_heading(&self) -> Option<usize> {
        let document = &self.document;
        let first = document.headings.first()?;
        let leads = document.source.text[document.body.start..first.span.start].trim().is_empty();
        let same = crate::text::fold(&first.text) == crate::text::fold(&self.meta.title);
        (leads && same).then_some(first.span.start)
    }

    /// The day it was updated, where its field starts with one: `2026-02-21`.
    pub fn day(&self) -> Option<String> {
        let text = self.text(Known::Updated)?;
        let day = text.get(..10)?;
        day.parse::<jiff::civil::Date>().ok()?;
        Some(day.to_owned())
    }
}
