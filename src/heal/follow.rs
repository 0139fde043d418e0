//! By git: the file that bore the written name when the reference was written, under the name it has now.

use super::folder::follow_folder;
use super::past::Past;
use super::{Meant, folder_of, is_common, readings};
use crate::git::{Lineage, Name, Repository};
use crate::library::{Edge, Library, Place, Via};
use crate::names::{join, spellings};
use crate::text::fold;

/// Finds what a reference meant. It is read from where its own document stood at the time; where only the name of the
/// file is known to history, it counts as sure if exactly one existing file descends from that name.
pub fn follow(library: &Library, repository: &Repository, edge: &Edge) -> Option<Meant> {
    let history = repository.history()?;
    let past = Past { library, repository, history, edge, own: history.file_at(library.path(edge.from)) };
    readings(library, edge).iter().find_map(|reading| past.read(reading))
}

/// A file that the reference led to once.
struct Hit<'a> {
    file: &'a Lineage,
    name: &'a Name,
    via: Via,
    /// The newest and the oldest state in which both stood where they had to.
    newest: usize,
    oldest: usize,
    /// Where the referring document stood then.
    from: &'a str,
}

impl<'a> Past<'a> {
    fn read(&self, reading: &str) -> Option<Meant> {
        let spellings = spellings(reading.trim_end_matches('/'), reading.ends_with('/'));
        let hits: Vec<Hit> = spellings.iter().flat_map(|spelling| self.hits(spelling)).collect();
        if let Some(hit) = self.written_for(&hits) {
            return self.meant(hit.file, hit.name, hit.via, true);
        }
        let by_name = || spellings.iter().find_map(|spelling| self.by_name(spelling));
        let otherwise = follow_folder(self, reading).or_else(by_name);
        // A path that led there before the reference was written is a guess, no more.
        otherwise.or_else(|| hits.first().and_then(|hit| self.meant(hit.file, hit.name, hit.via, false)))
    }

    /// The files that stood at the written path, seen from where the document stood at the same time: the oldest first,
    /// and of one time a path from the document's folder before one from the content folder.
    fn hits(&self, spelling: &str) -> Vec<Hit<'a>> {
        let last = spelling.rsplit('/').next().unwrap_or(spelling);
        let roots = self.root_paths(spelling);
        let mut hits = Vec::new();
        for (file, name) in self.history.ever_called(last) {
            let path = fold(&name.path);
            // A bare name that the document itself bore says nothing of what it meant.
            let itself = !spelling.contains('/') && self.own.is_some_and(|own| std::ptr::eq(own, file));
            for (from, newest, oldest) in self.places_during(name).filter(|_| !itself) {
                let relative = join(folder_of(from), spelling).is_some_and(|joined| fold(&joined) == path);
                if relative || roots.contains(&path) {
                    let via = if relative { Via::Relative } else { Via::Root };
                    hits.push(Hit { file, name, via, newest, oldest, from });
                }
            }
        }
        hits.sort_by_key(|hit| (std::cmp::Reverse(hit.oldest), hit.via != Via::Relative));
        hits
    }

    /// The first hit at whose time the reference stood in the document; a path from the document's folder wins over one
    /// from the content folder.
    fn written_for<'h>(&self, hits: &'h [Hit<'a>]) -> Option<&'h Hit<'a>> {
        let standing = |via: Via| hits.iter().filter(move |hit| hit.via == via).find(|hit| self.stood_there(hit));
        standing(Via::Relative).or_else(|| standing(Via::Root))
    }

    fn stood_there(&self, hit: &Hit) -> bool {
        // What never changed held the reference from the start.
        if self.own.is_none_or(|own| own.changes.is_empty()) {
            return true;
        }
        let Some(commit) = self.history.commit(hit.newest) else { return true };
        self.repository.text_at(commit, hit.from).is_some_and(|text| self.stands_in(&text))
    }

    /// Whether the reference stands in a text of the past, whatever quotes it had.
    fn stands_in(&self, text: &str) -> bool {
        let reference = self.as_written();
        if matches!(self.edge.place, Place::Body(_) | Place::Shortcode(_)) {
            return text.contains(reference.as_str());
        }
        let head = &text[..crate::front::body_start(text)];
        head.match_indices(reference.as_str()).any(|(at, _)| {
            let before = head[..at].chars().next_back();
            let behind = head[at + reference.len()..].chars().next();
            ![before, behind].into_iter().flatten().any(char::is_alphanumeric)
        })
    }

    /// The reference with what makes it one: a name by itself may stand in any sentence.
    fn as_written(&self) -> String {
        let document = &self.library.entries[self.edge.from].document;
        let text = &document.source.text;
        match &self.edge.place {
            Place::Body(n) => {
                let span = &document.references[*n].span;
                let start = text[..span.start].char_indices().rev().nth(1).map_or(0, |(at, _)| at);
                let end = text[span.end..].chars().next().map_or(span.end, |c| span.end + c.len_utf8());
                text[start..end].to_owned()
            }
            Place::Field(_) | Place::Shortcode(_) => self.edge.written.clone(),
        }
    }

    /// By the name of the file alone: one existing file has to descend from all that ever bore it.
    fn by_name(&self, spelling: &str) -> Option<Meant> {
        let last = spelling.rsplit('/').next()?;
        if is_common(last) {
            return None;
        }
        let mut found: Option<(&Lineage, &Name)> = None;
        for (file, name) in self.history.ever_called(last) {
            let exists = file.path().is_some_and(|path| path.starts_with(self.history.prefix()));
            match found {
                _ if !exists => {}
                Some((known, _)) if std::ptr::eq(known, file) => {}
                Some(_) => return None,
                None => found = Some((file, name)),
            }
        }
        let (file, name) = found?;
        // A file that still bears the name was not renamed: the folder may have been, or a letter is wrong.
        let renamed = file.names.iter().any(|now| now.states.contains(&0) && fold(&now.path) != fold(&name.path));
        // One that is gone may have been meant, if it bore the name while the reference stood there.
        let gone = |(file, name): (&Lineage, &Name)| !file.alive && self.places_during(name).next().is_some();
        let sure = !self.history.ever_called(last).any(gone);
        renamed.then(|| self.meant(file, name, Via::Suffix, sure)).flatten()
    }
}
