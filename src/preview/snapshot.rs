//! A site at one moment, for every audience that wants to see it.

use std::collections::HashSet;
use std::sync::{Arc, OnceLock};

use crate::document::Document;
use crate::error::{Error, Result};
use crate::library::Library;
use crate::render::{Frame, Job, Site};
use crate::resolve;
use crate::security::SecurityLevel;
use crate::select::select_for;
use crate::theme::Theme;

/// Whom the site is shown to; `None` sees everything.
pub(super) type Audience = Option<SecurityLevel>;

/// The audiences that there are, the widest view first.
const AUDIENCES: [Audience; 5] = [
    None,
    Some(SecurityLevel::Restricted),
    Some(SecurityLevel::Confidential),
    Some(SecurityLevel::Internal),
    Some(SecurityLevel::Public),
];

/// How many kinds of pages are tried at most.
const KINDS: usize = 40;

/// A site at one moment.
pub struct Snapshot {
    /// How many there were before.
    pub number: u64,
    /// All documents.
    pub library: Arc<Library>,
    /// Templates and theme files.
    pub theme: Arc<Theme>,
    /// By audience: the site as it sees it, made when somebody looks.
    sites: [OnceLock<std::result::Result<Arc<Site>, String>>; AUDIENCES.len()],
    /// By audience: what a site of the snapshot before leaves to this one.
    frames: [Option<Frame>; AUDIENCES.len()],
}

impl std::fmt::Debug for Snapshot {
    fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        f.debug_struct("Snapshot").field("number", &self.number).finish_non_exhaustive()
    }
}

impl Snapshot {
    /// The first one, or one that has nothing in common with those before.
    ///
    /// # Errors
    /// A template is wrong.
    pub fn new(number: u64, library: Arc<Library>, theme: Arc<Theme>) -> Result<Self> {
        let snapshot = Self { number, library, theme, sites: Default::default(), frames: Default::default() };
        // What is shown first shows whether the templates are sound.
        snapshot.site(snapshot.library.config.audience)?;
        Ok(snapshot)
    }

    /// Makes one page of each kind: what is wrong in a template often shows only then.
    ///
    /// # Errors
    /// A template fails on a page.
    pub fn try_templates(&self) -> Result<()> {
        let site = self.site(self.library.config.audience)?;
        let mut known = HashSet::new();
        let kind = |job: &Job| match job {
            Job::Entry(n) => site.library().entries[*n].meta.doc_type.clone(),
            _ => None,
        };
        let jobs = site.jobs();
        let firsts = jobs.iter().filter(|job| known.insert((std::mem::discriminant(*job), kind(job))));
        firsts.take(KINDS).try_for_each(|job| site.page(job).map(drop))
    }

    /// The same with other texts in some documents. Where nobody else reads the old one any more, nothing of it is copied.
    pub fn with_texts(before: Arc<Self>, texts: Vec<Arc<Document>>) -> Self {
        let frames = std::array::from_fn(|n| match before.sites[n].get() {
            Some(Ok(site)) => Some(site.frame().clone()),
            _ => before.frames[n].clone(),
        });
        let (number, theme) = (before.number + 1, before.theme.clone());
        let library = match Arc::try_unwrap(before) {
            Ok(Self { library, sites, .. }) => {
                drop(sites);
                library
            }
            Err(before) => before.library.clone(),
        };
        let library = Arc::new(resolve::again(Arc::unwrap_or_clone(library), texts));
        Self { number, library, theme, sites: Default::default(), frames }
    }

    /// The audiences that this site can be shown to.
    pub fn audiences(&self) -> impl Iterator<Item = Audience> {
        let most = self.library.config.audience;
        AUDIENCES.into_iter().filter(move |one| one.is_some() && *one <= most || most.is_none() || *one == most)
    }

    /// The audience that a browser asks for, if it may; else the widest one.
    pub fn audience(&self, wanted: Option<&str>) -> Audience {
        let named = wanted.and_then(SecurityLevel::parse);
        self.audiences().find(|one| *one == named && wanted.is_some()).unwrap_or(self.library.config.audience)
    }

    /// The site as an audience sees it.
    ///
    /// # Errors
    /// A template is wrong.
    pub fn site(&self, audience: Audience) -> Result<Arc<Site>> {
        let place = AUDIENCES.iter().position(|one| *one == audience).unwrap_or(0);
        self.sites[place]
            .get_or_init(|| {
                let selected = select_for(self.library.clone(), audience);
                match &self.frames[place] {
                    Some(frame) => Ok(Arc::new(Site::framed(selected, frame.clone()))),
                    None => Site::new(selected, self.theme.clone()).map(Arc::new).map_err(|error| error.to_string()),
                }
            })
            .clone()
            .map_err(Error::new)
    }
}
