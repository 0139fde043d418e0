//! What `lyceum.yaml` means: its values with every default filled in.

mod links;
mod standards;

use std::path::{Path, PathBuf};

use globset::{GlobBuilder, GlobMatcher};

use super::read::read;
use super::sanity::{check_output, check_whole_site};
use super::{Config, FILE, NavigationEntry, Overrides, RelationType, built_in_types};
use crate::diagnostic::Level;
use crate::embedded;
use crate::error::{Error, Result};
use crate::front::{Known, LEVELS};
use crate::schema::Schema;
use crate::security::SecurityLevel;
use crate::source::Lines;
use crate::text::nearest;
use crate::yaml::{self, Places, Value};

/// The address that opens a file in an editor, unless another is configured.
const EDITOR: &str = "vscode://file{file}:{line}:{column}";

pub(super) fn load(site: &Path, overrides: &Overrides) -> Result<Config> {
    if !site.is_dir() {
        return Err(Error::new(format!("`{}` is no folder; name the folder of the site", site.display())));
    }
    let file = site.join(FILE);
    for wrong in ["lyceum.yml", "Lyceum.yaml", ".lyceum.yaml"] {
        // What it says about audiences would be overlooked without a word.
        let alike = site.join(wrong);
        if alike.is_file() && !file.is_file() {
            return Err(Error::new(format!("`{}` is not read; rename it to {FILE}", alike.display())));
        }
    }
    let text = match std::fs::read_to_string(&file) {
        Ok(text) => Some(text),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => None,
        Err(error) => return Err(Error::io("read", &file, &error)),
    };
    of_text(site, text.as_deref(), overrides)
}

/// Makes the configuration of a text; `None` for a folder without one.
pub(super) fn of_text(site: &Path, text: Option<&str>, overrides: &Overrides) -> Result<Config> {
    let file = site.join(FILE);
    let value = text.map_or(Ok(Value::Null), |text| read(text, &file))?;
    if text.is_none() {
        check_whole_site(site)?;
    }
    let reader = Reader { text: text.unwrap_or_default(), file: &file, value: &value };
    reader.config(site, text.is_some(), overrides)
}

/// A configuration that follows the schema, to be turned into its meaning.
struct Reader<'a> {
    text: &'a str,
    file: &'a Path,
    value: &'a Value,
}

impl Reader<'_> {
    fn config(&self, site: &Path, configured: bool, overrides: &Overrides) -> Result<Config> {
        let content = overrides.content.clone().unwrap_or_else(|| match (self.string("content"), configured) {
            (Some(folder), _) => site.join(folder),
            (None, true) => site.join("content"),
            (None, false) => site.to_owned(),
        });
        if !content.is_dir() {
            return Err(Error::new(format!(
                "the content folder `{}` does not exist; make it, or name another with `content:` in lyceum.yaml or --content",
                content.display()
            )));
        }
        let output =
            overrides.out.clone().unwrap_or_else(|| site.join(self.string("output").unwrap_or("public".into())));
        check_output(site, &content, &output)?;
        self.check_defaults()?;
        let base_url = overrides.base_url.clone().or_else(|| self.string("base_url"));
        let folder_name = |path: &Path| {
            let path = path.canonicalize().unwrap_or_else(|_| path.to_owned());
            path.file_name().map(|name| name.to_string_lossy().into_owned())
        };
        let root_names = match self.value.get("root_names") {
            Some(_) => self.strings("root_names"),
            None => folder_name(&content).into_iter().collect(),
        };
        let own_templates = configured.then(|| site.join("templates"));
        let obsidian = content.join(".obsidian").is_dir() || site.join(".obsidian").is_dir();
        Ok(Config {
            site: site.to_owned(),
            configured,
            title: self.string("title").or_else(|| folder_name(site)).unwrap_or_else(|| "Knowledge base".into()),
            description: self.string("description").unwrap_or_default(),
            language: self.string("language").unwrap_or_else(|| "en".into()),
            base_url: base_url.map(|url| format!("{}/", url.trim_end_matches('/'))),
            site_id: self.string("site_id"),
            logo: self.string("logo"),
            favicon: self.string("favicon"),
            ignore: self.globs("ignore")?,
            assets: self.globs("assets")?,
            root_names,
            navigation: self.navigation(),
            defaults: self.by_glob("defaults", |fields| fields.to_vec())?,
            rules: self.value.get("rules").map(levels).unwrap_or_default(),
            rules_by_path: self.by_glob("rules_by_path", levels_of)?,
            relation_types: self.relation_types(),
            any_relation_type: self.value.get("any_relation_type").and_then(Value::as_bool).unwrap_or(true),
            standards: self.standards()?,
            links: self.links()?,
            routes: site.join(self.string("routes").unwrap_or_else(|| "routes.txt".into())),
            schema_file: self.string("schema").map(|name| site.join(name)),
            schemas: self.schemas(site)?,
            default_level: self.level("default_level").unwrap_or(SecurityLevel::Internal),
            audience: overrides.audience.or_else(|| self.level("audience")),
            drafts: overrides.drafts,
            hard_breaks: self.value.get("hard_breaks").and_then(Value::as_bool).unwrap_or(obsidian),
            glossary_links: self.value.get("glossary_links").and_then(Value::as_bool).unwrap_or(true),
            trust_html: self.value.get("trust_html").and_then(Value::as_bool).unwrap_or(false),
            remote_hosts: self.strings("remote_hosts"),
            worksheet_shortcodes: self.worksheet_shortcodes(),
            poll_endpoint: self.string("poll_endpoint"),
            feedback_endpoint: self.string("feedback_endpoint"),
            feedback_issues: self.string("feedback_issues"),
            editor: self.string("editor").unwrap_or_else(|| EDITOR.into()),
            assistant: self.string("assistant"),
            shortcodes: embedded::shortcodes(own_templates.as_deref(), &self.pairs("shortcodes")).into_iter().collect(),
            list_length: self.number("list_length", 100),
            feed_entries: self.number("feed_entries", 50),
            max_file_size: self.number("max_file_size", 4 * 1024 * 1024) as u64,
            content,
            output,
        })
    }

    fn string(&self, key: &str) -> Option<String> {
        self.value.get(key).and_then(Value::as_text).map(str::to_owned)
    }

    fn strings(&self, key: &str) -> Vec<String> {
        self.value
            .get(key)
            .map(Value::items)
            .unwrap_or_default()
            .iter()
            .filter_map(Value::as_text)
            .map(str::to_owned)
            .collect()
    }

    fn number(&self, key: &str, default: usize) -> usize {
        self.value.get(key).and_then(Value::as_text).and_then(|text| text.parse().ok()).unwrap_or(default)
    }

    fn level(&self, key: &str) -> Option<SecurityLevel> {
        self.string(key).and_then(|text| SecurityLevel::parse(&text))
    }

    fn pairs(&self, key: &str) -> Vec<(String, String)> {
        let entries = entries(self.value.get(key));
        entries.iter().filter_map(|(name, value)| Some((name.clone(), value.as_text()?.to_owned()))).collect()
    }

    fn worksheet_shortcodes(&self) -> Vec<(String, Vec<(String, String)>)> {
        let pairs = |value: &Value| -> Vec<(String, String)> {
            let pairs = entries(Some(value)).iter();
            pairs.filter_map(|(id, to)| Some((id.clone(), to.as_text()?.to_owned()))).collect()
        };
        entries(self.value.get("worksheet_shortcodes")).iter().map(|(name, ids)| (name.clone(), pairs(ids))).collect()
    }

    fn glob(&self, pattern: &str, pointer: &str) -> Result<GlobMatcher> {
        let glob = GlobBuilder::new(pattern)
            .literal_separator(true)
            .build()
            .map_err(|error| self.error_at(pointer, true, &format!("`{pattern}` is no glob: {}", error.kind())))?;
        Ok(glob.compile_matcher())
    }

    fn globs(&self, key: &str) -> Result<Vec<GlobMatcher>> {
        let patterns = self.strings(key).into_iter().enumerate();
        patterns.map(|(n, pattern)| self.glob(&pattern, &format!("/{key}/{n}"))).collect()
    }

    fn by_glob<T>(&self, key: &str, read: impl Fn(&[(String, Value)]) -> T) -> Result<Vec<(GlobMatcher, T)>> {
        entries(self.value.get(key))
            .iter()
            .map(|(pattern, value)| {
                Ok((
                    self.glob(pattern, &format!("/{key}/{}", yaml::pointer_step(pattern)))?,
                    read(entries(Some(value))),
                ))
            })
            .collect()
    }

    /// A misspelt field or level among the defaults would leave documents without what they were to have.
    fn check_defaults(&self) -> Result<()> {
        for (pattern, fields) in entries(self.value.get("defaults")) {
            for (name, value) in entries(Some(fields)) {
                let pointer = format!("/defaults/{}/{}", yaml::pointer_step(pattern), yaml::pointer_step(name));
                let known = Known::find(name);
                let near = nearest(name, Known::ALL.iter().map(|known| known.name())).filter(|_| known.is_none());
                if let Some(near) = near {
                    return Err(self.error_at(
                        &pointer,
                        true,
                        &format!("there is no field `{name}`; did you mean `{near}`?"),
                    ));
                }
                self.check_listed(known, value, &pointer)?;
                let level = value.as_text().and_then(SecurityLevel::parse);
                if known == Some(Known::SecurityLevel) && level.is_none() {
                    let text = value.texts().join(", ");
                    let message = format!("`{text}` is no security level; use one of {}", LEVELS.join(", "));
                    return Err(self.error_at(&pointer, false, &message));
                }
            }
        }
        Ok(())
    }

    /// An error at the place of a pointer: its key, or its value.
    fn error_at(&self, pointer: &str, key: bool, message: &str) -> Error {
        let places = Places::new(self.text);
        let place = places.get(pointer);
        let span = place.map_or(0..0, |place| match &place.key {
            Some(span) if key => span.clone(),
            _ => place.value.clone(),
        });
        let at = Lines::new(self.text).position(span.start);
        Error::new(format!("{}:{}:{}: {message}", self.file.display(), at.line, at.column))
    }

    fn navigation(&self) -> Vec<NavigationEntry> {
        let items = self.value.get("navigation").map(Value::items).unwrap_or_default();
        let entry = |item: &Value| match item {
            Value::Scalar(scalar) => Some(NavigationEntry { title: None, to: scalar.text.clone() }),
            item => Some(NavigationEntry {
                title: item.get("title").and_then(Value::as_text).map(str::to_owned),
                to: item.get("to").and_then(Value::as_text)?.to_owned(),
            }),
        };
        items.iter().filter_map(entry).collect()
    }

    /// The configured types first, then those built in that are not configured anew.
    fn relation_types(&self) -> Vec<RelationType> {
        let mut types: Vec<RelationType> = entries(self.value.get("relation_types"))
            .iter()
            .map(|(name, value)| {
                let built_in = built_in_types().into_iter().find(|known| known.name == *name);
                let text = |key: &str| value.get(key).and_then(Value::as_text).map(str::to_owned);
                let flag = |key: &str, known: bool| value.get(key).and_then(Value::as_bool).unwrap_or(known);
                let label = text("label").or(built_in.as_ref().map(|known| known.label.clone()));
                let label = label.unwrap_or_else(|| crate::text::title_from_name(name));
                let inverse = text("inverse").or(built_in.as_ref().map(|known| known.inverse.clone()));
                RelationType {
                    name: name.clone(),
                    inverse: inverse.unwrap_or_else(|| format!("Named as “{label}” by")),
                    label,
                    acyclic: flag("acyclic", built_in.is_some_and(|known| known.acyclic)),
                    symmetric: flag("symmetric", false),
                }
            })
            .collect();
        for built_in in built_in_types() {
            if !types.iter().any(|known| known.name == built_in.name) {
                types.push(built_in);
            }
        }
        types
    }

    fn schemas(&self, site: &Path) -> Result<Vec<Schema>> {
        let mut schemas = Vec::new();
        if self.string("schema_mode").as_deref() != Some("replace") {
            let built_in = serde_json::from_str(crate::front::SCHEMA).unwrap_or_default();
            schemas.push(Schema::new(built_in, "the built-in schema of front matter")?);
        }
        if let Some(name) = self.string("schema") {
            let path: PathBuf = site.join(&name);
            let text = std::fs::read_to_string(&path).map_err(|error| Error::io("read", &path, &error))?;
            let json = serde_json::from_str(&text)
                .map_err(|error| Error::new(format!("{} is no JSON: {error}", path.display())))?;
            schemas.push(Schema::new(json, &path.display().to_string())?);
        }
        Ok(schemas)
    }
}

fn entries(value: Option<&Value>) -> &[(String, Value)] {
    match value {
        Some(Value::Map(entries)) => entries,
        _ => &[],
    }
}

fn levels(value: &Value) -> Vec<(String, Level)> {
    levels_of(entries(Some(value)))
}

fn levels_of(entries: &[(String, Value)]) -> Vec<(String, Level)> {
    let level = |value: &Value| match value.as_text() {
        Some("error") => Level::Error,
        Some("warning") => Level::Warning,
        _ => Level::Off,
    };
    entries.iter().map(|(name, value)| (name.clone(), level(value))).collect()
}
