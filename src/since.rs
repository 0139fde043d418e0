//! What a site was like at a revision, to tell what the change since then has caused.

use std::collections::{BTreeMap, HashSet};

use crate::config::{Config, FILE};
use crate::discover::{self, Found};
use crate::engine::Engine;
use crate::error::{Error, Result};
use crate::git::{Difference, Repository};
use crate::rules::{self, Past, Report, Selection, Surroundings};
use crate::source::{File, is_document};
use crate::text::nfc;

/// A site at a revision.
#[derive(Debug)]
pub struct Before {
    /// The commit it was compared with.
    pub commit: String,
    /// Whether the configuration has changed since: then every finding may come from the change.
    pub configuration_changed: bool,
    /// The site then, read as it would be now.
    pub past: Past,
    fingerprints: HashSet<String>,
}

impl Before {
    /// Checks the site as it was where its line left a revision.
    ///
    /// # Errors
    /// There is no repository or no such revision, its past is not here, or git failed.
    pub fn new(
        engine: &mut Engine,
        revision: &str,
        surroundings: &Surroundings,
        selection: &Selection,
    ) -> Result<Self> {
        let config = engine.config().clone();
        let repository = surroundings.repository.as_ref().ok_or_else(|| {
            Error::new(match Repository::refusal(&config.content) {
                Some(why) => format!("--since needs git, which does not answer here: {why}"),
                None => "--since needs a git repository, and the content folder lies in none".to_owned(),
            })
        })?;
        let watched: Vec<_> = std::iter::once(config.site.join(FILE)).chain(config.schema_file.clone()).collect();
        let difference = repository.difference(revision, &watched)?;
        let others: Vec<String> = watched.iter().filter_map(|path| repository.below_root(path)).collect();
        let is_other = |path: &Option<String>| path.as_ref().is_some_and(|path| others.contains(path));
        let configuration_changed = difference.files.iter().any(|(then, now)| is_other(then) || is_other(now));
        let (found, renamed) = found_then(engine.read()?, repository, &difference, &config)?;
        let library = engine.connect(found);
        let mut fingerprints = HashSet::new();
        if !configuration_changed {
            let then = Surroundings {
                repository: Some(repository.at(&difference.commit)),
                fixes: false,
                today: surroundings.today,
                routes: surroundings.routes.clone(),
                answers: None,
                // Nothing had changed yet: what was allowed for a change was not needed then either.
                past: Some(Past { library: library.clone(), former: BTreeMap::new() }),
            };
            let report = rules::check(&library, &then, selection);
            let name_now = |path: &str| renamed.get(path).cloned().unwrap_or_else(|| path.to_owned());
            fingerprints.extend(report.fingerprints_under(&library, name_now));
        }
        let former = renamed.into_iter().map(|(then, now)| (now, then)).collect();
        Ok(Self { commit: difference.commit, configuration_changed, past: Past { library, former }, fingerprints })
    }

    /// The report without what was found then already.
    pub fn take_from(&self, report: Report, library: &crate::library::Library, revision: &str) -> Report {
        let mut fingerprints = report.fingerprints(library).into_iter();
        report.keep(&format!("older than `{revision}`"), |_| {
            fingerprints.next().is_none_or(|fingerprint| !self.fingerprints.contains(&fingerprint))
        })
    }
}

/// The files of the site then, made from those of now, and the names of now of what was renamed.
fn found_then(
    now: Found,
    repository: &Repository,
    difference: &Difference,
    config: &Config,
) -> Result<(Found, BTreeMap<String, String>)> {
    let below = |path: &Option<String>| {
        let path = path.as_ref()?.strip_prefix(repository.prefix())?.to_owned();
        discover::belongs(&path, config).then_some(path)
    };
    let mut found = now;
    let mut renamed = BTreeMap::new();
    let mut wanted: Vec<(String, String)> = Vec::new();
    let mut gone: HashSet<String> = HashSet::new();
    for (then, now) in &difference.files {
        let (before, after) = (below(then), below(now));
        if let (Some(before), Some(after)) = (&before, &after)
            && before != after
        {
            renamed.insert(before.clone(), after.clone());
        }
        gone.extend(after);
        if let (Some(full), Some(before)) = (then, before) {
            wanted.push((full.clone(), before));
        }
    }
    found.sources.retain(|source| !gone.contains(&*source.path));
    found.files.retain(|file| !gone.contains(&file.path));
    found.unreadable.retain(|file| !gone.contains(&file.path));
    let (documents, others): (Vec<_>, Vec<_>) = wanted.into_iter().partition(|(_, path)| is_document(path));
    let full: Vec<&str> = documents.iter().map(|(full, _)| full.as_str()).collect();
    for ((_, path), bytes) in documents.iter().zip(repository.files_at(&difference.commit, &full)?) {
        discover::decode(nfc(path), bytes.unwrap_or_default(), &mut found);
    }
    found.files.extend(others.into_iter().map(|(_, path)| File {
        disk: config.content.join(&path),
        path,
        active: false,
    }));
    found.sources.sort_by(|a, b| a.path.cmp(&b.path));
    found.files.sort();
    Ok((found, renamed))
}
