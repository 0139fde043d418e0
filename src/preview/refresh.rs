//! The thread that follows the disk: what changed becomes the next snapshot, and when it is quiet, the snapshot is checked.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use serde_json::{Value as Json, json};

use super::findings::shows;
use super::{Happened, Preview, Snapshot, lock};
use crate::config::{Config, FILE, Overrides};
use crate::discover::{self, Found};
use crate::engine::Engine;
use crate::error::Result;
use crate::library::Library;
use crate::page::encode;
use crate::resolve::{self, Extent};
use crate::rules::{self, Selection};
use crate::source::File;
use crate::theme::Theme;
use crate::watch::{Changes, Watch};

/// How long it has to be quiet before a snapshot is checked: a writer who types on is not kept waiting for it.
const IDLE: Duration = Duration::from_millis(120);
/// How often a folder that is gone, or that cannot be watched, is looked for.
const PATIENCE: Duration = Duration::from_millis(700);
/// How many changed files are named.
const NAMED: usize = 3;

/// Follows a site on the disk.
#[derive(Debug)]
pub struct Follower {
    site: PathBuf,
    overrides: Overrides,
    engine: Engine,
    found: Found,
    /// The bytes of the files that configure the site.
    configuration: Vec<Option<Vec<u8>>>,
    watch: Watch,
    watched: Vec<PathBuf>,
    /// Whether the newest snapshot was checked, or is just being checked.
    checked: bool,
}

/// What is told what happened.
type Say<'s> = &'s (dyn Fn(Happened) + Sync);

impl Follower {
    /// Reads a site for the first time and watches it.
    pub(super) fn open(site: &Path, overrides: Overrides) -> Result<(Snapshot, Self)> {
        let mut watch = Watch::new()?;
        let config = Config::load(site, &overrides)?;
        let configuration = configuration(&config);
        // Watched before it is read, so that nothing happens unseen in between.
        let watched = watch_all(&mut watch, &config, &[]);
        let mut engine = Engine::of(config)?;
        let found = engine.read()?;
        let library = engine.connect(found.clone());
        let theme = Arc::new(Theme::load(engine.config())?);
        let first = Snapshot::new(1, library, theme)?;
        let site = site.to_owned();
        Ok((first, Self { site, overrides, engine, found, configuration, watch, watched, checked: false }))
    }

    /// Follows the site for as long as the program runs.
    pub fn follow(mut self, preview: &Preview, say: Say) {
        let checking = AtomicBool::new(false);
        // A check takes its time in a large site; who saves meanwhile does not wait for it.
        std::thread::scope(|scope| {
            loop {
                let wait = if self.checked { PATIENCE } else { IDLE };
                match self.watch.next(wait) {
                    Some(changes) => self.take(&changes, preview, say),
                    None if !self.checked && !checking.swap(true, Ordering::AcqRel) => {
                        self.checked = true;
                        scope.spawn(|| {
                            check(preview, say);
                            checking.store(false, Ordering::Release);
                        });
                    }
                    // What was given up because it was gone may be there again.
                    None if lock(&preview.broken).is_some() || self.misses_something() => {
                        self.take(&Changes { everything: true, ..Changes::default() }, preview, say);
                    }
                    None => {}
                }
            }
        });
    }

    fn misses_something(&self) -> bool {
        places(self.engine.config()).iter().any(|(place, _)| place.exists() && !self.watched.contains(place))
    }

    /// Makes the next snapshot of what has changed, or says why there is none.
    pub fn take(&mut self, changes: &Changes, preview: &Preview, say: Say) {
        let start = Instant::now();
        // Named first: nobody must hold the old snapshot when the next one is made of it.
        let what = self.named(changes, &preview.snapshot().library);
        match self.next(changes, preview) {
            Ok(event) => {
                let was_broken = lock(&preview.broken).take().is_some();
                if let Some(event) = event.or_else(|| was_broken.then(|| json!({"kind": "mended"}))) {
                    self.checked = false;
                    preview.tell(&event);
                    let ready = start.elapsed().as_secs_f64() * 1e3;
                    say(Happened::Changed { number: preview.snapshot().number, what, ready });
                }
            }
            Err(error) => {
                let text = error.to_string();
                if lock(&preview.broken).replace(text.clone()).as_ref() != Some(&text) {
                    preview.tell(&json!({"kind": "broken", "text": text}));
                    say(Happened::Broken(text));
                }
            }
        }
    }

    /// Replaces the newest snapshot if anything is new; what browsers are to be told of it.
    fn next(&mut self, changes: &Changes, preview: &Preview) -> Result<Option<Json>> {
        let reconfigured = self.reconfigure(changes)?;
        let config = self.engine.config().clone();
        // A folder that was made anew is another one, under the same name.
        self.watched.retain(|place| !changes.paths.contains(place));
        self.watched = watch_all(&mut self.watch, &config, &self.watched);
        let found = if changes.everything || reconfigured {
            self.engine.read_all_again(&self.found)?
        } else {
            self.engine.read_again(&self.found, &content_of(changes, &config))?
        };
        let before = preview.snapshot();
        let theme = self.theme(changes, &before)?;
        let parsed = self.engine.parse(found.clone());
        let files = rewritten(changes, &found, &before);
        self.found = found;
        let extent = if reconfigured { Extent::Everything } else { resolve::extent(&before.library, &parsed) };
        let (new_theme, number) = (!Arc::ptr_eq(&theme, &before.theme), before.number + 1);
        let scripts = new_theme && scripts_differ(&theme, &before.theme);
        let new_templates = new_theme && theme.templates != before.theme.templates;
        let event = json!({"kind": "change", "scripts": scripts, "files": files});
        match extent {
            Extent::Nothing if !new_theme && files.is_empty() => return Ok(None),
            // Pages show how large a picture is, so they are asked for again all the same.
            Extent::Nothing if !new_theme => return Ok(Some(event)),
            Extent::Texts(texts) if !new_theme => {
                drop(before);
                preview.replace(|before| Snapshot::with_texts(before, texts));
            }
            extent => {
                let same = matches!(extent, Extent::Nothing);
                let library =
                    if same { before.library.clone() } else { Arc::new(resolve::resolve(parsed, config.clone())) };
                let next = Snapshot::new(number, library, theme)?;
                if new_templates || reconfigured {
                    next.try_templates()?;
                }
                lock(&preview.moves).note(&before.library, &next.library);
                drop(before);
                preview.replace(|_| next);
            }
        }
        Ok(Some(event))
    }

    /// Reads the configuration again where its files have changed; whether it is another one.
    fn reconfigure(&mut self, changes: &Changes) -> Result<bool> {
        let config = self.engine.config();
        let files = configuration_files(config);
        let touched = changes
            .paths
            .iter()
            .any(|path| files.iter().any(|file| path.ends_with(file.file_name().unwrap_or_default())));
        if !touched && !changes.everything {
            return Ok(false);
        }
        let now = configuration(config);
        if now == self.configuration {
            return Ok(false);
        }
        let config = Config::load(&self.site, &self.overrides)?;
        let configuration = configuration(&config);
        self.engine.configure(config)?;
        self.configuration = configuration;
        Ok(true)
    }

    /// Templates and theme files as they lie there now; the same as before where they are.
    fn theme(&self, changes: &Changes, before: &Snapshot) -> Result<Arc<Theme>> {
        let config = self.engine.config();
        let folders: Vec<PathBuf> = ["templates", "theme"].iter().filter_map(|name| config.own_folder(name)).collect();
        let touched = changes.paths.iter().any(|path| folders.iter().any(|folder| below(path, folder).is_some()));
        if !touched && !changes.everything {
            return Ok(before.theme.clone());
        }
        let theme = Theme::load(config)?;
        let same = theme.folder == before.theme.folder && theme.templates == before.theme.templates;
        Ok(if same { before.theme.clone() } else { Arc::new(theme) })
    }

    /// What changed, in words.
    fn named(&self, changes: &Changes, before: &Library) -> String {
        let config = self.engine.config();
        let name = |path: &Path| {
            let short = below(path, &config.content).or_else(|| below(path, &self.site));
            short.as_deref().unwrap_or(path).display().to_string()
        };
        let paths: Vec<&PathBuf> = changes.paths.iter().filter(|path| self.matters(path, before)).collect();
        let names: Vec<String> = paths.iter().take(NAMED).map(|path| name(path)).collect();
        match paths.len() {
            0 => "the site".to_owned(),
            many if many > NAMED => format!("{} and {} more", names.join(", "), many - NAMED),
            _ => names.join(", "),
        }
    }

    /// Whether somebody who writes would know a file: not what editors and this program leave beside it for a moment.
    fn matters(&self, path: &Path, before: &Library) -> bool {
        let config = self.engine.config();
        let own = ["templates", "theme"].into_iter().filter_map(|name| config.own_folder(name));
        if own.into_iter().any(|folder| below(path, &folder).is_some()) {
            return true;
        }
        let Some(inside) = below(path, &config.content).or_else(|| below(path, &self.site)) else { return false };
        let inside = inside.to_string_lossy().replace('\\', "/");
        let was_there = || before.entry_at(&inside).is_some() || before.files.iter().any(|file| file.path == inside);
        !inside.is_empty() && discover::belongs(&inside, config) && (path.exists() || was_there())
    }
}

/// Checks the newest snapshot as `lyceum check` does.
fn check(preview: &Preview, say: Say) {
    // Only the documents are held: the snapshot itself can make way for the next one.
    let (number, library) = {
        let snapshot = preview.snapshot();
        (snapshot.number, snapshot.library.clone())
    };
    match (preview.gather)(&library.config) {
        Ok(surroundings) => {
            let mut report = rules::check(&library, &surroundings, &Selection::default());
            // Whom the server hides a document from, it tells nothing of what is wrong in there.
            let told = |path: &str| library.entry_at(path).is_none_or(|n| shows(&library, n));
            report.diagnostics.retain(|found| told(&found.path));
            report.documents.retain(|path| told(path));
            drop(library);
            say(preview.report(number, report));
        }
        Err(error) => say(Happened::Broken(error.to_string())),
    }
}

/// The addresses of files beside documents that were there before and are written anew, such as pictures.
fn rewritten(changes: &Changes, found: &Found, before: &Snapshot) -> Vec<String> {
    let changed = |file: &&File| changes.paths.contains(&file.disk);
    let files: BTreeSet<&Path> = found.files.iter().filter(changed).map(|file| file.disk.as_path()).collect();
    if files.is_empty() {
        return Vec::new();
    }
    let shown = before.site(before.library.config.audience).map(|site| site.assets()).unwrap_or_default();
    shown.into_iter().filter(|(_, disk)| files.contains(disk.as_path())).map(|(url, _)| encode(&url)).collect()
}

/// The changed files that lie in the content folder, as that is named.
fn content_of(changes: &Changes, config: &Config) -> Vec<PathBuf> {
    let inside = |path: &PathBuf| Some(config.content.join(below(path, &config.content)?));
    changes.paths.iter().filter_map(inside).collect()
}

/// Where a path lies in a folder, however that is written; `None` if it lies elsewhere.
fn below(path: &Path, folder: &Path) -> Option<PathBuf> {
    let real = || folder.canonicalize().ok();
    let inside = path.strip_prefix(folder).map(Path::to_owned);
    inside.ok().or_else(|| path.strip_prefix(real()?).map(Path::to_owned).ok())
}

fn configuration_files(config: &Config) -> Vec<PathBuf> {
    std::iter::once(config.site.join(FILE)).chain(config.schema_file.clone()).chain([config.routes.clone()]).collect()
}

fn configuration(config: &Config) -> Vec<Option<Vec<u8>>> {
    configuration_files(config).iter().map(|file| std::fs::read(file).ok()).collect()
}

/// What is watched: the content, what shapes pages, and the files beside them; each with whether all below it is.
fn places(config: &Config) -> Vec<(PathBuf, bool)> {
    let own = ["templates", "theme"].into_iter().filter_map(|name| config.own_folder(name));
    let content = [(config.content.clone(), true), (config.site.clone(), false)];
    content.into_iter().chain(own.map(|folder| (folder, true))).collect()
}

/// Watches all of it that can be watched; what is gone is looked for again later.
fn watch_all(watch: &mut Watch, config: &Config, before: &[PathBuf]) -> Vec<PathBuf> {
    let mut watched: Vec<PathBuf> = Vec::new();
    for (place, below) in places(config) {
        let known = before.contains(&place);
        if !watched.contains(&place) && place.exists() && (known || watch.add(&place, below).is_ok()) {
            watched.push(place);
        }
    }
    for gone in before.iter().filter(|place| !watched.contains(place)) {
        watch.remove(gone);
    }
    watched
}

/// Whether scripts of the theme differ: a page cannot exchange those while it is open.
fn scripts_differ(one: &Theme, other: &Theme) -> bool {
    let scripts = |theme: &Theme| {
        let of_theme = theme.files.iter().filter(|(name, _)| name.ends_with(".js"));
        of_theme.map(|(name, bytes)| (name.clone(), bytes.clone())).collect::<Vec<_>>()
    };
    scripts(one) != scripts(other)
}
