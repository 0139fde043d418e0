//! What `lyceum.yaml` says about paths that move.

use globset::GlobMatcher;

use super::and_more;
use super::pairs::Pairs;
use super::way::Way;
use crate::config::{Config, FILE};
use crate::diagnostic::Edit;
use crate::edit::{self, Editor};
use crate::error::{Error, Result};
use crate::source::is_document;
use crate::text::{fold, nfc};
use crate::yaml::{self, Value, pointer_step};

/// The configuration file after a move.
#[derive(Default)]
pub(super) struct Settings {
    /// Its text before and after, where it changes.
    pub(super) texts: Option<(String, String)>,
    /// What in it could not be changed exactly.
    pub(super) notes: Vec<String>,
}

/// Fields whose keys are globs, and fields whose items are.
const BY_GLOB: [&str; 3] = ["defaults", "rules_by_path", "id_patterns"];
const GLOBS: [&str; 2] = ["ignore", "assets"];

/// Writes the paths in the configuration anew: the logo, the icon, the navigation, and globs below what moves.
pub(super) fn moved(config: &Config, way: &Way) -> Result<Settings> {
    if !config.configured {
        return Ok(Settings::default());
    }
    let file = config.site.join(FILE);
    let before = std::fs::read_to_string(&file).map_err(|error| Error::io("read", &file, &error))?;
    let value = yaml::parse(before.trim_start_matches('\u{feff}')).unwrap_or(Value::Null);
    let editor = Editor::of_yaml(FILE, &before);
    let mut edits: Vec<Edit> = Vec::new();
    let mut notes = Vec::new();
    for (pointer, old, new) in paths(&value, config, way) {
        take(editor.set_value(&pointer, &new), &old, &new, &mut edits, &mut notes);
    }
    for (pointer, is_key, old, new) in globs(&value, way) {
        let edit = if is_key { editor.rename_key(&pointer, &new) } else { editor.set_value(&pointer, &new) };
        take(edit, &old, &new, &mut edits, &mut notes);
    }
    let edits: Vec<&Edit> = edits.iter().collect();
    let after = edit::apply(&before, &edits).unwrap_or_else(|| before.clone());
    Ok(Settings { texts: (after != before).then_some((before, after)), notes })
}

fn take(edit: Option<Edit>, old: &str, new: &str, edits: &mut Vec<Edit>, notes: &mut Vec<String>) {
    match edit {
        Some(edit) => edits.push(edit),
        None => notes.push(format!("{FILE} still says `{old}`, which should be `{new}` now; change it by hand")),
    }
}

/// Values that are paths: pointer, old text, new text.
fn paths(value: &Value, config: &Config, way: &Way) -> Vec<(String, String, String)> {
    let mut found = Vec::new();
    let mut look = |pointer: String, value: Option<&Value>| {
        let Some(old) = value.and_then(Value::as_text) else { return };
        if let Some(new) = path(old, config, way) {
            found.push((pointer, old.to_owned(), new));
        }
    };
    look("/logo".to_owned(), value.get("logo"));
    look("/favicon".to_owned(), value.get("favicon"));
    for (n, item) in value.get("navigation").map(Value::items).unwrap_or_default().iter().enumerate() {
        match item {
            Value::Map(_) => look(format!("/navigation/{n}/to"), item.get("to")),
            item => look(format!("/navigation/{n}"), Some(item)),
        }
    }
    found
}

/// A path from the content folder, as it is called afterwards; `None` for one that stays, and for other names.
fn path(text: &str, config: &Config, way: &Way) -> Option<String> {
    let trimmed = text.trim();
    let rooted = trimmed.trim_start_matches('/');
    let is_root = |name: &str| config.root_names.iter().any(|root| fold(root) == fold(name));
    let inside = rooted.split_once('/').filter(|(first, _)| is_root(first)).map(|(_, rest)| rest);
    [Some(rooted), inside].into_iter().flatten().find_map(|path| {
        let before = &trimmed[..trimmed.len() - path.len()];
        let bare = nfc(path.trim_end_matches('/'));
        let slash = &path[path.trim_end_matches('/').len()..];
        let endings = if is_document(&bare) || !slash.is_empty() { vec![""] } else { vec![".md", ".markdown", ""] };
        endings.iter().find_map(|ending| {
            let there = way.of(&format!("{bare}{ending}")).filter(|there| *there != format!("{bare}{ending}"))?;
            Some(format!("{before}{}{slash}", there.strip_suffix(ending).unwrap_or(&there)))
        })
    })
}

/// Globs that can only fit what moves: pointer, whether it is a key, old text, new text.
fn globs(value: &Value, way: &Way) -> Vec<(String, bool, String, String)> {
    let special = |path: &str| path.contains(['*', '?', '[', ']', '{', '}', '!', '\\']);
    if special(&way.old) || special(&way.new) {
        return Vec::new();
    }
    let renamed = |glob: &str| {
        let rest = glob.strip_prefix(&way.old)?;
        if rest.is_empty() { way.of(glob) } else { rest.starts_with('/').then(|| format!("{}{rest}", way.new)) }
    };
    let mut found = Vec::new();
    for name in BY_GLOB {
        let Some(Value::Map(fields)) = value.get(name) else { continue };
        for (glob, _) in fields {
            if let Some(new) = renamed(glob) {
                found.push((format!("/{name}/{}", pointer_step(glob)), true, glob.clone(), new));
            }
        }
    }
    for name in GLOBS {
        let Some(field) = value.get(name) else { continue };
        for (n, item) in field.items().iter().enumerate() {
            let Some(glob) = item.as_text() else { continue };
            if let Some(new) = renamed(glob) {
                let pointer = if matches!(field, Value::List(_)) { format!("/{name}/{n}") } else { format!("/{name}") };
                found.push((pointer, false, glob.to_owned(), new));
            }
        }
    }
    found
}

/// What the configuration makes of the moved documents that it did not before.
pub(super) fn effects(pairs: &Pairs, way: &Way) -> Vec<String> {
    let mut notes = Vec::new();
    let moved =
        || pairs.old.entries.iter().enumerate().filter(|(_, entry)| way.of(&entry.document.source.path).is_some());
    for (n, entry) in moved() {
        let now = &pairs.new.entries[pairs.entry(n)];
        if now.meta.level != entry.meta.level {
            let path = &now.document.source.path;
            let (now, then) = (now.meta.level.name(), entry.meta.level.name());
            notes.push(format!("`{path}` is {now} now, and was {then}: `defaults:` in {FILE} sets levels by path"));
        }
    }
    let (old, new) = (&pairs.old.config, &pairs.new.config);
    for (name, old, new) in [
        ("defaults", matchers(&old.defaults), matchers(&new.defaults)),
        ("rules_by_path", matchers(&old.rules_by_path), matchers(&new.rules_by_path)),
        ("id_patterns", matchers(&old.standards.id_patterns), matchers(&new.standards.id_patterns)),
        ("assets", old.assets.iter().collect(), new.assets.iter().collect()),
    ] {
        for (old, new) in old.iter().zip(&new) {
            let changed: Vec<String> = way
                .files(pairs.old)
                .into_iter()
                .filter(|(from, to)| old.is_match(from) != new.is_match(to))
                .map(|(_, to)| to)
                .collect();
            if !changed.is_empty() {
                let glob = new.glob().glob();
                notes.push(format!(
                    "`{name}: {glob}` in {FILE} means another set of files now: {}",
                    and_more(&changed, 3)
                ));
            }
        }
    }
    let targets = pairs.old.navigation.iter().zip(&pairs.new.navigation);
    for (entry, ((_, old), (_, new))) in new.navigation.iter().zip(targets) {
        if pairs.target(old) != *new {
            notes.push(format!("the navigation entry `{}` in {FILE} leads elsewhere now; change it by hand", entry.to));
        }
    }
    notes
}

fn matchers<T>(by_glob: &[(GlobMatcher, T)]) -> Vec<&GlobMatcher> {
    by_glob.iter().map(|(glob, _)| glob).collect()
}
