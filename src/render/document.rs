//! All about one document, as its page shows it.

use super::Site;
use super::body;
use super::context::{Card, DocumentContext, Field, Link, PageContext, RelationGroup, TocItem};
use super::groups::Kind;
use super::head;
use super::lists::{self, List, blank};
use super::nav::{At, own_folder};
use crate::error::Result;
use crate::front::Known;
use crate::library::{Edge, EdgeKind, Entry, Library, Target};
use crate::page::Page;
use crate::security::SecurityLevel;
use crate::text::title_from_name;

/// How many documents that refer to one its page shows; the others stand on pages of their own.
const MOST_BACKLINKS: usize = 100;
/// How many words a minute people read.
const WORDS_A_MINUTE: usize = 200;

/// The page of a document.
pub(super) fn page(site: &Site, n: usize) -> Result<Page> {
    let url = &site.library.entries[n].url;
    let (root, nav) = site.surroundings(url, At::Entry(n));
    let listing = own_folder(&site.library, n)
        .filter(|folder| !site.navigation.children(*folder).is_empty())
        .map(|folder| lists::listing(site, List::Folder(folder), 1));
    let context = PageContext { root, page: head::of_entry(site, n), nav, doc: Some(context(site, n)?), listing };
    site.html("document.html", &context)
}

fn context(site: &Site, n: usize) -> Result<DocumentContext> {
    let entry = &site.library.entries[n];
    let link = |kind: Kind, text: Option<String>| text.map(|text| site.overviews.link(kind, &text));
    let (relations, mut inverse) = relations(site, n);
    let mut backlinks: Vec<usize> = referrers(site, n);
    let more_backlinks = backlinks.len().saturating_sub(MOST_BACKLINKS);
    backlinks.truncate(MOST_BACKLINKS);
    for group in &mut inverse {
        group.documents.truncate(MOST_BACKLINKS);
    }
    let (previous, next) = neighbours(site, n);
    Ok(DocumentContext {
        id: entry.meta.id.clone(),
        version: entry.text(Known::Version),
        updated: entry.text(Known::Updated),
        steward: link(Kind::Stewards, entry.text(Known::Steward)),
        team: link(Kind::Teams, entry.text(Known::OwnerTeam)),
        status: link(Kind::Statuses, entry.meta.status.clone()),
        doc_type: link(Kind::Types, entry.meta.doc_type.clone()),
        security_level: entry.meta.level.name().to_owned(),
        draft: entry.meta.draft,
        reading_minutes: entry.document.words.div_ceil(WORDS_A_MINUTE).max(1),
        summary: entry.text(Known::Summary).unwrap_or_default(),
        key_concepts: entry.texts(Known::KeyConcepts),
        questions: entry.texts(Known::SyntheticQuestions),
        tags: entry.meta.tags.iter().map(|tag| site.overviews.link(Kind::Tags, tag)).collect(),
        aliases: entry.meta.aliases.clone(),
        toc: toc(entry),
        html: body::render(site, n)?,
        relations,
        inverse,
        backlinks: backlinks.into_iter().map(|n| card(site, n)).collect(),
        all_backlinks: (more_backlinks > 0).then(|| lists::pages(site, List::Backlinks(n)).swap_remove(0)),
        previous,
        next,
        fields: fields(entry),
    })
}

/// A document as others show it.
pub(super) fn card(site: &Site, n: usize) -> Card {
    let library = &site.library;
    let entry = &library.entries[n];
    let badge = library.audience.is_none() && entry.meta.level > SecurityLevel::Public;
    Card {
        url: Some(entry.url.clone()),
        summary: entry.text(Known::Summary).unwrap_or_else(|| head::shorten(&entry.document.opening, 200)),
        doc_type: entry.meta.doc_type.as_deref().map(title_from_name).unwrap_or_default(),
        status: entry.meta.status.clone().filter(|status| status != "Active").unwrap_or_default(),
        security_level: if badge { entry.meta.level.name().to_owned() } else { String::new() },
        updated: entry.text(Known::Updated).unwrap_or_default(),
        ..blank(&entry.meta.title)
    }
}

/// Whether the page of a document has more backlinks than it shows.
pub(super) fn has_backlink_pages(site: &Site, n: usize) -> bool {
    referrers(site, n).len() > MOST_BACKLINKS
}

/// The documents whose text leads to one, without those that a relation connects to it already.
pub(super) fn referrers(site: &Site, n: usize) -> Vec<usize> {
    let library = &site.library;
    let incoming = || library.incoming[n].iter().map(|edge| &library.edges[*edge]);
    let related = |other: usize| {
        let of_other = incoming().any(|edge| edge.from == other && is_relation(edge));
        of_other || library.front_edges(n).iter().any(|edge| is_relation(edge) && edge.target == Target::Entry(other))
    };
    let mut from: Vec<usize> =
        incoming().filter(|edge| !is_relation(edge) && edge.from != n).map(|edge| edge.from).collect();
    from.sort_unstable();
    from.dedup();
    from.retain(|other| !related(*other));
    from
}

fn is_relation(edge: &Edge) -> bool {
    matches!(edge.kind, EdgeKind::Relation(_))
}

/// The relations of a document, and those of others that point to it: each document once under each label.
fn relations(site: &Site, n: usize) -> (Vec<RelationGroup>, Vec<RelationGroup>) {
    let library = &site.library;
    let mut own = Groups::default();
    for edge in library.front_edges(n) {
        let EdgeKind::Relation(name) = &edge.kind else { continue };
        if let Some(card) = target_card(site, edge) {
            let kind = library.config.relation_type(name);
            own.add(rank(library, &kind.name), kind.label, card);
        }
    }
    let mut inverse = Groups::default();
    for edge in library.incoming[n].iter().map(|edge| &library.edges[*edge]) {
        let EdgeKind::Relation(name) = &edge.kind else { continue };
        let kind = library.config.relation_type(name);
        let card = card(site, edge.from);
        // Where both ends name each other there is nothing new to say.
        if edge.from != n && !own.holds(&kind.inverse, &card) {
            inverse.add(rank(library, &kind.name), kind.inverse, card);
        }
    }
    (own.finish(), inverse.finish())
}

/// A type's place among the configured ones; unknown types come last.
fn rank(library: &Library, name: &str) -> usize {
    library.config.relation_types.iter().position(|kind| kind.name == name).unwrap_or(usize::MAX)
}

/// What a relation leads to; nothing of what this audience may not see.
fn target_card(site: &Site, edge: &Edge) -> Option<Card> {
    let library = &site.library;
    match &edge.target {
        Target::Entry(n) => Some(card(site, *n)),
        Target::Folder(n) => {
            Some(Card { url: Some(library.folder_url(*n).to_owned()), ..blank(&library.folder_title(*n)) })
        }
        Target::File(n) => {
            let file = &library.files[*n].path;
            Some(Card { url: Some(crate::page::encode(file)), ..blank(file.rsplit('/').next().unwrap_or(file)) })
        }
        Target::External(address) => {
            let external = body::is_allowed(address).then(|| address.clone());
            Some(Card { external, ..blank(address) })
        }
        Target::Missing => Some(blank(&edge.written)),
        Target::Hidden => None,
    }
}

/// Relation groups while they are filled.
#[derive(Default)]
struct Groups(Vec<(usize, RelationGroup)>);

impl Groups {
    fn add(&mut self, rank: usize, label: String, card: Card) {
        match self.0.iter_mut().find(|(_, group)| group.label == label) {
            Some((_, group)) if group.documents.iter().any(|known| same(known, &card)) => {}
            Some((_, group)) => group.documents.push(card),
            None => self.0.push((rank, RelationGroup { label, documents: vec![card] })),
        }
    }

    fn holds(&self, label: &str, card: &Card) -> bool {
        self.0.iter().any(|(_, group)| group.label == label && group.documents.iter().any(|known| same(known, card)))
    }

    fn finish(mut self) -> Vec<RelationGroup> {
        self.0.sort_by_key(|(rank, _)| *rank);
        self.0.into_iter().map(|(_, group)| group).collect()
    }
}

fn same(a: &Card, b: &Card) -> bool {
    a.url == b.url && a.title == b.title
}

/// The neighbours of a document in its folder; the folder's page stands before the first.
fn neighbours(site: &Site, n: usize) -> (Option<Link>, Option<Link>) {
    let library = &site.library;
    let link = |n: usize| {
        let entry = &library.entries[n];
        Link { title: entry.meta.nav_title.clone(), url: entry.url.clone() }
    };
    if let Some(folder) = own_folder(library, n) {
        return (None, library.folders[folder].documents.first().map(|first| link(*first)));
    }
    let folder = &library.folders[library.entries[n].folder];
    let Some(at) = folder.documents.iter().position(|document| *document == n) else { return (None, None) };
    let before = at.checked_sub(1).map(|before| folder.documents[before]).or(folder.page);
    (before.map(link), folder.documents.get(at + 1).map(|next| link(*next)))
}

/// The second and third level of headings; nothing where a reader needs no table of contents.
fn toc(entry: &Entry) -> Vec<TocItem> {
    let dropped = body::title_heading(entry);
    let shift = body::heading_shift(entry);
    let mut items: Vec<TocItem> = Vec::new();
    for heading in entry.document.headings.iter().filter(|heading| Some(heading.span.start) != dropped) {
        let item = TocItem { title: heading.text.clone(), id: crate::page::encode(&heading.id), children: Vec::new() };
        match ((heading.level + shift).max(2), items.last_mut()) {
            (2, _) | (3, None) => items.push(item),
            (3, Some(last)) => last.children.push(item),
            _ => {}
        }
    }
    if items.len() + items.iter().map(|item| item.children.len()).sum::<usize>() < 2 {
        items.clear();
    }
    items
}

/// The fields that no other part of the page shows.
fn fields(entry: &Entry) -> Vec<Field> {
    let shown = [
        Known::Title,
        Known::Id,
        Known::Version,
        Known::Steward,
        Known::Updated,
        Known::Status,
        Known::DocType,
        Known::Summary,
        Known::Tags,
        Known::Relations,
        Known::Aliases,
        Known::SyntheticQuestions,
        Known::KeyConcepts,
        Known::SecurityLevel,
        Known::OwnerTeam,
        Known::Competencies,
        Known::Prerequisites,
        Known::Lessons,
        Known::Draft,
    ];
    let mut fields: Vec<Field> = Vec::new();
    let mut seen: Vec<Known> = Vec::new();
    for field in entry.fields() {
        let twice = field.known.is_some_and(|known| seen.contains(&known));
        let shown = field.known.is_some_and(|known| shown.contains(&known)) && !twice;
        seen.extend(field.known);
        let values = field.value.texts();
        if !shown && !values.is_empty() {
            fields.push(Field { name: field.name.clone(), values });
        }
    }
    fields
}
