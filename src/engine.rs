//! The engine: files in, a library out, with one cache. `build`, `check` and `serve` all drive it.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;

use crate::config::{Config, Overrides};
use crate::discover::{self, Found, discover};
use crate::document::Document;
use crate::error::Result;
use crate::library::Library;
use crate::parse::parse;
use crate::resolve::{Parsed, resolve};

/// A site that can be read again and again; what did not change is not parsed again.
#[derive(Debug)]
pub struct Engine {
    config: Arc<Config>,
    /// What was parsed last, by path.
    parsed: HashMap<Arc<str>, Arc<Document>>,
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

    /// The files of the site after some of them may have changed.
    ///
    /// # Errors
    /// The content folder cannot be read.
    pub fn read_again(&self, before: &Found, changed: &[PathBuf]) -> Result<Found> {
        match discover::again(&self.config, before, changed) {
            Some(found) => Ok(found),
            None => self.read_all_again(before),
        }
    }

    /// The files of the site as they lie on the disk now. Texts that are as they were are held once.
    ///
    /// # Errors
    /// The content folder cannot be read.
    pub fn read_all_again(&self, before: &Found) -> Result<Found> {
        discover::anew(&self.config, before)
    }

    /// The library of files that were read, or that somebody wants to write: so a change is seen before it is made.
    pub fn connect(&mut self, found: Found) -> Arc<Library> {
        let parsed = self.parse(found);
        Arc::new(resolve(parsed, self.config.clone()))
    }

    /// What files that were read say; a text that did not change is not parsed again.
    pub fn parse(&mut self, found: Found) -> Parsed {
        let known = std::mem::take(&mut self.parsed);
        let documents: Vec<Arc<Document>> = found
            .sources
            .into_par_iter()
            .map(|source| {
                // A text that was not read again is the same one, and need not be compared.
                let document = known.get(&source.path).filter(|known| known.source == source);
                document.cloned().unwrap_or_else(|| Arc::new(parse(source)))
            })
            .collect();
        self.parsed = documents.iter().map(|document| (document.source.path.clone(), document.clone())).collect();
        Parsed { documents, files: found.files, unreadable: found.unreadable }
    }

    /// Goes on with another configuration; what was parsed stays known.
    ///
    /// # Errors
    /// The configuration names a rule that does not exist.
    pub fn configure(&mut self, config: Config) -> Result<()> {
        config.check_rule_names(&crate::rules::names())?;
        self.config = Arc::new(config);
        Ok(())
    }
}
