//! The engine: files in, a library out, with one cache. `build`, `check` and `serve` all drive it.

use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;

use rayon::prelude::*;

use crate::config::{Config, Overrides};
use crate::discover::{Found, discover};
use crate::document::Document;
use crate::error::Result;
use crate::library::Library;
use crate::parse::parse;
use crate::resolve::{Parsed, resolve};

/// A site that can be read again and again; what did not change is not parsed again.
pub struct Engine {
    config: Arc<Config>,
    parsed: HashMap<[u8; 32], Arc<Document>>,
}

impl Engine {
    /// Opens the site in a folder.
    ///
    /// # Errors
    /// The folder does not exist or its configuration is wrong.
    pub fn open(site: &Path, overrides: &Overrides) -> Result<Self> {
        Self::of(Config::load(site, overrides)?)
    }

    /// Opens a site that is configured in this way.
    ///
    /// # Errors
    /// The configuration names a rule that does not exist.
    pub fn of(config: Config) -> Result<Self> {
        config.check_rule_names(&crate::rules::names())?;
        Ok(Self { config: Arc::new(config), parsed: HashMap::new() })
    }

    /// What the site is configured to be.
    pub fn config(&self) -> &Arc<Config> {
        &self.config
    }

    /// Reads the site as it lies on the disk now, for all audiences.
    ///
    /// # Errors
    /// The content folder cannot be read.
    pub fn library(&mut self) -> Result<Arc<Library>> {
        let found = self.read()?;
        Ok(self.connect(found))
    }

    /// The files of the site as they lie on the disk now.
    ///
    /// # Errors
    /// The content folder cannot be read.
    pub fn read(&self) -> Result<Found> {
        discover(&self.config)
    }

    /// The library of files that were read, or that somebody wants to write: so a change is seen before it is made.
    pub fn connect(&mut self, found: Found) -> Arc<Library> {
        let known = std::mem::take(&mut self.parsed);
        let parsed: Vec<([u8; 32], Arc<Document>)> = found
            .sources
            .into_par_iter()
            .map(|source| {
                let key = cache_key(&source.path, &source.hash());
                let document = known.get(&key).filter(|known| known.source == source);
                (key, document.cloned().unwrap_or_else(|| Arc::new(parse(source))))
            })
            .collect();
        let documents = parsed.iter().map(|(_, document)| document.clone()).collect();
        self.parsed = parsed.into_iter().collect();
        let parsed = Parsed { documents, files: found.files, unreadable: found.unreadable };
        Arc::new(resolve(parsed, self.config.clone()))
    }
}

/// Two documents may hold the same text: the path belongs to the key.
fn cache_key(path: &str, hash: &[u8; 32]) -> [u8; 32] {
    *blake3::Hasher::new().update(hash).update(path.as_bytes()).finalize().as_bytes()
}
