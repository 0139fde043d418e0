//! Overviews: the documents of a library by tag, steward, team, type and status.

use std::collections::{HashMap, HashSet};

use super::context::Link;
use crate::front::Known;
use crate::library::{Entry, Library};
use crate::text::{fold, natural_order, short_hash, slug, title_from_name};

/// By what documents are grouped.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Tags; a document with `a/b` stands under `a` too.
    Tags,
    /// Who answers for them.
    Stewards,
    /// The team that owns them.
    Teams,
    /// What kind of document they are.
    Types,
    /// Where they are in their life.
    Statuses,
}

impl Kind {
    const ALL: [Self; 5] = [Self::Tags, Self::Types, Self::Stewards, Self::Teams, Self::Statuses];

    /// The overview's title.
    pub fn title(self) -> &'static str {
        match self {
            Self::Tags => "Tags",
            Self::Stewards => "Stewards",
            Self::Teams => "Teams",
            Self::Types => "Document types",
            Self::Statuses => "Statuses",
        }
    }

    fn slug(self) -> &'static str {
        match self {
            Self::Tags => "tags",
            Self::Stewards => "stewards",
            Self::Teams => "teams",
            Self::Types => "types",
            Self::Statuses => "statuses",
        }
    }

    fn values(self, entry: &Entry) -> Vec<String> {
        match self {
            Self::Tags => with_parents(&entry.meta.tags),
            Self::Stewards => entry.text(Known::Steward).into_iter().collect(),
            Self::Teams => entry.text(Known::OwnerTeam).into_iter().collect(),
            Self::Types => entry.meta.doc_type.iter().map(|name| title_from_name(name)).collect(),
            Self::Statuses => entry.meta.status.clone().into_iter().collect(),
        }
    }
}

/// Tags and those that they are nested in.
fn with_parents(tags: &[String]) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for tag in tags {
        let ends = tag.match_indices('/').map(|(at, _)| at).chain([tag.len()]);
        all.extend(ends.map(|end| tag[..end].to_owned()));
    }
    all
}

/// One group of documents.
#[derive(Debug)]
pub(super) struct Value {
    /// The value as first met.
    pub name: String,
    /// The address of its page.
    pub url: String,
    /// Its documents, by title.
    pub documents: Vec<usize>,
}

/// All groups of a library.
#[derive(Debug)]
pub(super) struct Overviews {
    /// The address below which they stand.
    pub root: String,
    kinds: Vec<(Kind, Vec<Value>)>,
    urls: HashMap<(Kind, String), String>,
}

impl Overviews {
    /// Groups the documents of a library.
    pub(super) fn new(library: &Library) -> Self {
        let root = free_root(library);
        let mut kinds = Vec::new();
        let mut urls = HashMap::new();
        for kind in Kind::ALL {
            let values = values(library, kind, &format!("{root}{}/", kind.slug()));
            urls.extend(values.iter().map(|value| ((kind, fold(&value.name)), value.url.clone())));
            if !values.is_empty() {
                kinds.push((kind, values));
            }
        }
        Self { root, kinds, urls }
    }

    /// Each kind that has any value.
    pub(super) fn kinds(&self) -> impl Iterator<Item = (Kind, &[Value])> {
        self.kinds.iter().map(|(kind, values)| (*kind, values.as_slice()))
    }

    /// The values of a kind.
    pub(super) fn values(&self, kind: Kind) -> &[Value] {
        self.kinds.iter().find(|(known, _)| *known == kind).map_or(&[], |(_, values)| values)
    }

    /// The address of a kind's overview.
    pub(super) fn kind_url(&self, kind: Kind) -> String {
        format!("{}{}/", self.root, kind.slug())
    }

    /// The address of a value's page.
    pub(super) fn value_url(&self, kind: Kind, value: &str) -> Option<String> {
        self.urls.get(&(kind, fold(value))).cloned()
    }

    /// A value with the address of its page.
    pub(super) fn link(&self, kind: Kind, value: &str) -> Link {
        let title = if kind == Kind::Types { title_from_name(value) } else { value.to_owned() };
        Link { url: self.value_url(kind, &title).unwrap_or_default(), title }
    }

    /// All overviews, A to Z and recently updated included.
    pub(super) fn links(&self) -> Vec<Link> {
        let link = |title: &str, url: String| Link { title: title.to_owned(), url };
        let mut links = vec![
            link("A to Z", format!("{}a-z/", self.root)),
            link("Recently updated", format!("{}recent/", self.root)),
        ];
        links.extend(self.kinds.iter().map(|(kind, _)| link(kind.title(), self.kind_url(*kind))));
        links
    }
}

fn values(library: &Library, kind: Kind, root: &str) -> Vec<Value> {
    let mut taken = HashSet::new();
    let mut all: Vec<Value> = Vec::new();
    let mut groups = library.by_value(|entry| kind.values(entry));
    groups.sort_by(|a, b| natural_order(&a.0, &b.0));
    for (name, mut documents) in groups {
        documents.sort_by_cached_key(|n| (fold(&library.entries[*n].meta.title), *n));
        // A nested tag's page stands below that of the tag it is nested in.
        let path: Vec<String> = name
            .split('/')
            .filter(|part| kind == Kind::Tags || !part.is_empty())
            .map(|part| slug(part, part))
            .collect();
        let mut url = format!("{root}{}/", if kind == Kind::Tags { path.join("/") } else { slug(&name, &name) });
        if !taken.insert(url.clone()) {
            url = format!("{}-{}/", url.trim_end_matches('/'), short_hash(&name));
            taken.insert(url.clone());
        }
        all.push(Value { name, url, documents });
    }
    all
}

/// A place for the overviews that no document or folder has.
fn free_root(library: &Library) -> String {
    let taken: HashSet<&str> = library
        .entries
        .iter()
        .map(|entry| entry.url.as_str())
        .chain(library.folders.iter().map(|folder| folder.url.as_str()))
        .filter_map(|url| url.split('/').next())
        .collect();
    let names = std::iter::once("browse".to_owned()).chain((2..).map(|n| format!("browse-{n}")));
    let free = names.into_iter().find(|name| !taken.contains(name.as_str())).unwrap_or_default();
    format!("{free}/")
}
