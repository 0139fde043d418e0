//! All that rules may look at: the library, and what is known besides it.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use jiff::civil::Date;

use super::Rule;
use super::ids::Ids;
use super::levels::{Judged, level};
use crate::courses::Courses;
use crate::git::{History, Repository};
use crate::heal::{Likeness, Likenesses};
use crate::library::{Edge, Library};
use crate::names::Names;
use crate::published::Published;
use crate::remote::Answers;
use crate::security::SecurityLevel;

/// What is known besides the documents. Handed in, so that a check gives the same report wherever it runs.
#[derive(Debug, Default)]
pub struct Surroundings {
    /// The day that counts as today.
    pub today: Option<Date>,
    /// The repository that the content lies in.
    pub repository: Option<Repository>,
    /// The published addresses on record.
    pub routes: Option<Record>,
    /// What addresses outside the site answered, if it is known.
    pub answers: Option<Answers>,
    /// The site as it was at the revision that the check compares with, if it compares with one.
    pub past: Option<Past>,
    /// Whether fixes are wanted, which may cost more than finding what is broken.
    pub fixes: bool,
}

/// A site as it was once.
#[derive(Debug, Clone)]
pub struct Past {
    /// Its documents then.
    pub library: Arc<Library>,
    /// The former paths of documents that were renamed since, by the paths of now.
    pub former: BTreeMap<String, String>,
}

/// The list of published addresses that a site keeps.
#[derive(Debug, Clone)]
pub struct Record {
    /// Where it lies, from the content folder: `../routes.txt`.
    pub file: String,
    /// What stands in it.
    pub published: Published,
}

/// What a check goes by.
pub struct Evidence<'l> {
    /// The whole site.
    pub library: &'l Library,
    /// What is known besides.
    pub surroundings: &'l Surroundings,
    asked: &'l [&'static Rule],
    names: OnceLock<Names<'l>>,
    ids: OnceLock<Ids>,
    likenesses: OnceLock<Likenesses>,
    folder_levels: OnceLock<Vec<Option<SecurityLevel>>>,
    courses: OnceLock<Courses>,
}

impl<'l> Evidence<'l> {
    pub(super) fn new(library: &'l Library, surroundings: &'l Surroundings, asked: &'l [&'static Rule]) -> Self {
        Self {
            library,
            surroundings,
            asked,
            names: OnceLock::new(),
            ids: OnceLock::new(),
            likenesses: OnceLock::new(),
            folder_levels: OnceLock::new(),
            courses: OnceLock::new(),
        }
    }

    /// Whether a rule's findings on a document are reported: then a more general rule need not say the same.
    pub fn reports(&self, rule: &str, entry: usize) -> bool {
        let asked = self.asked.iter().find(|known| known.name == rule);
        asked.is_some_and(|rule| matches!(level(rule, entry, self.library), Judged::Level(_)))
    }

    /// Whether a rule looks at a document, though that may waive its findings: then what it looks for is no other rule's.
    pub(super) fn asks(&self, rule: &str, entry: usize) -> bool {
        let asked = self.asked.iter().find(|known| known.name == rule);
        asked.is_some_and(|rule| level(rule, entry, self.library) != Judged::Off)
    }

    /// The resolver over all names of the site; made when the first rule asks.
    pub fn names(&self) -> &Names<'l> {
        self.names.get_or_init(|| Names::new(self.library))
    }

    /// Ids for documents that have none.
    pub(super) fn ids(&self) -> &Ids {
        self.ids.get_or_init(|| Ids::new(self))
    }

    /// What a reference that leads nowhere may have been meant to say; several where one is as likely as the other.
    pub fn likeness(&self, edge: &Edge) -> Vec<Likeness> {
        self.likenesses.get_or_init(|| Likenesses::new(self.library)).nearest(self.library, edge)
    }

    /// The level from which on each folder is there.
    pub fn folder_levels(&self) -> &[Option<SecurityLevel>] {
        self.folder_levels.get_or_init(|| self.library.folder_levels())
    }

    /// The site's courses.
    pub fn courses(&self) -> &Courses {
        self.courses.get_or_init(|| Courses::new(self.library))
    }

    /// What git knows of the content's past; `None` outside a repository or without its history.
    pub fn history(&self) -> Option<&'l History> {
        self.surroundings.repository.as_ref()?.history()
    }
}
