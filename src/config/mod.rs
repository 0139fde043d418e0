//! `lyceum.yaml`: what a site says about itself and how it wants to be built.

mod links;
mod load;
mod read;
mod requirement;
mod sanity;
mod standards;
mod vocabulary;

use std::path::{Path, PathBuf};

use globset::GlobMatcher;

use crate::diagnostic::Level;
use crate::schema::Schema;
use crate::security::SecurityLevel;
use crate::text::squeeze;
use crate::yaml::Value;

pub use links::{Links, Statuses, duration, statuses};
pub use standards::{IdPattern, Limits, Standards};
pub use vocabulary::Vocabulary;

/// The name of the configuration file.
pub const FILE: &str = "lyceum.yaml";

/// The JSON Schema of the configuration file.
pub const SCHEMA: &str = include_str!("schema.json");

/// What a site is configured to be; every value has a default.
#[derive(Debug)]
pub struct Config {
    /// The folder that was asked to be built.
    pub site: PathBuf,
    /// Whether it has a `lyceum.yaml`: only then it has `content/`, `templates/` and `theme/`.
    pub configured: bool,
    /// The folder of documents.
    pub content: PathBuf,
    /// The folder the site is written to.
    pub output: PathBuf,
    /// The site's title.
    pub title: String,
    /// One or two sentences about it, or empty.
    pub description: String,
    /// The language of the texts, as a BCP 47 tag.
    pub language: String,
    /// The public address, with a trailing slash.
    pub base_url: Option<String>,
    /// What tells this site's stored answers from those of others.
    pub site_id: Option<String>,
    /// Path of the logo below the content folder.
    pub logo: Option<String>,
    /// Path of the icon below the content folder.
    pub favicon: Option<String>,
    /// Paths that stay out.
    pub ignore: Vec<GlobMatcher>,
    /// Files that are copied though no document references them.
    pub assets: Vec<GlobMatcher>,
    /// What references may put before a path from the content folder.
    pub root_names: Vec<String>,
    /// The top of the navigation; empty means the top of the content folder.
    pub navigation: Vec<NavigationEntry>,
    /// Front-matter fields by path.
    pub defaults: Vec<(GlobMatcher, Vec<(String, Value)>)>,
    /// Levels of rules and groups.
    pub rules: Vec<(String, Level)>,
    /// Levels of rules and groups for some paths.
    pub rules_by_path: Vec<(GlobMatcher, Vec<(String, Level)>)>,
    /// Types of relations, the configured ones first.
    pub relation_types: Vec<RelationType>,
    /// Whether a relation of a type that is neither built in nor configured is fine.
    pub any_relation_type: bool,
    /// What rules hold documents against.
    pub standards: Standards,
    /// How addresses outside the site are asked.
    pub links: Links,
    /// The list of published addresses.
    pub routes: PathBuf,
    /// The site's own schema of front matter.
    pub schema_file: Option<PathBuf>,
    /// What front matter must follow.
    pub schemas: Vec<Schema>,
    /// The level of documents that name none.
    pub default_level: SecurityLevel,
    /// Whom the site is built for; `None` builds everything.
    pub audience: Option<SecurityLevel>,
    /// Whether drafts are built for an audience too.
    pub drafts: bool,
    /// Whether a single line break is one on the page.
    pub hard_breaks: bool,
    /// Whether the first use of a glossary's term on a page is a link to it.
    pub glossary_links: bool,
    /// Whether raw HTML is kept as it is.
    pub trust_html: bool,
    /// Hosts whose media may be shown.
    pub remote_hosts: Vec<String>,
    /// Shortcode names and the template each uses.
    pub shortcodes: Vec<(String, String)>,
    /// Shortcodes of other systems that show a worksheet: for each name, what an id of its own means.
    pub worksheet_shortcodes: Vec<(String, Vec<(String, String)>)>,
    /// Where polls are counted; nothing is sent without.
    pub poll_endpoint: Option<String>,
    /// Where "was this page useful?" is counted; nothing is sent without.
    pub feedback_endpoint: Option<String>,
    /// Where readers can open an issue about a page.
    pub feedback_issues: Option<String>,
    /// The address that opens a file in the writer's editor, with `{file}`, `{line}` and `{column}` in it.
    pub editor: String,
    /// What the course's assistant is called, to whom readers can put a page's questions.
    pub assistant: Option<String>,
    /// How many entries a page of a list holds.
    pub list_length: usize,
    /// How many documents the feed holds.
    pub feed_entries: usize,
    /// The largest document that is read, in bytes.
    pub max_file_size: u64,
}

/// An entry at the top of the navigation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NavigationEntry {
    /// What to show instead of the document's own title.
    pub title: Option<String>,
    /// A reference to a document or folder.
    pub to: String,
}

/// A type of relation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RelationType {
    /// Its name in front matter.
    pub name: String,
    /// What the page that declares it shows.
    pub label: String,
    /// What the page at the other end shows.
    pub inverse: String,
    /// Whether a chain of them must never lead back to its start.
    pub acyclic: bool,
    /// Whether the other end has to name it as well.
    pub symmetric: bool,
}

/// What the command line says about a site; it wins over the configuration file.
#[derive(Debug, Clone, Default)]
pub struct Overrides {
    /// `--content`
    pub content: Option<PathBuf>,
    /// `--out`
    pub out: Option<PathBuf>,
    /// `--base-url`
    pub base_url: Option<String>,
    /// `--audience`
    pub audience: Option<SecurityLevel>,
    /// `--drafts`
    pub drafts: bool,
}

impl Config {
    /// How the site is named on a command line, with a space before it: nothing where it is the current folder.
    pub fn argument(&self) -> String {
        let site = self.site.display().to_string();
        let bare = |c: char| c.is_alphanumeric() || matches!(c, '/' | '.' | '-' | '_');
        match site.as_str() {
            "" | "." | "./" => String::new(),
            plain if plain.chars().all(bare) => format!(" {plain}"),
            other => format!(" '{}'", other.replace('\'', r"'\''")),
        }
    }

    /// The name of the type that untyped relations have.
    pub const RELATED: &'static str = "related";

    /// The relation type of a name; one that is not configured gets labels made from its name.
    pub fn relation_type(&self, name: &str) -> RelationType {
        let folded = crate::text::fold_field(name);
        let known = self.relation_types.iter().find(|known| crate::text::fold_field(&known.name) == folded);
        known.cloned().unwrap_or_else(|| {
            let words = squeeze(&name.replace(['_', '-'], " "));
            let mut chars = words.chars();
            let label = chars.next().map_or_else(String::new, |c| c.to_uppercase().chain(chars).collect());
            RelationType {
                name: name.to_owned(),
                inverse: format!("Named as “{label}” by"),
                label,
                acyclic: false,
                symmetric: false,
            }
        })
    }

    /// The site's own folder of a kind (`templates`, `theme`), if it may have one.
    pub fn own_folder(&self, name: &str) -> Option<PathBuf> {
        self.configured.then(|| self.site.join(name)).filter(|folder| folder.is_dir())
    }

    /// Reads the configuration of a folder; a folder without `lyceum.yaml` has the defaults.
    ///
    /// # Errors
    /// The folder does not exist, or the file has an unknown key, a wrong type or a bad value: the error shows all of
    /// them with line and column.
    pub fn load(site: &Path, overrides: &Overrides) -> crate::error::Result<Self> {
        load::load(site, overrides)
    }

    /// The configuration that a folder would have with another text in its `lyceum.yaml`.
    ///
    /// # Errors
    /// The text has an unknown key, a wrong type or a bad value.
    pub fn of_text(site: &Path, text: &str, overrides: &Overrides) -> crate::error::Result<Self> {
        load::of_text(site, Some(text), overrides)
    }
}

impl Config {
    /// Whether a content file belongs to the site though no document may refer to it.
    pub fn names_file(&self, path: &str) -> bool {
        let own = [&self.logo, &self.favicon].into_iter().flatten().any(|own| own.trim_start_matches('/') == path);
        own || self.assets.iter().any(|glob| glob.is_match(path))
    }

    /// The path of the site's root on its host, where its public address is known: `/` or `/kb/`.
    pub fn base_path(&self) -> Option<String> {
        let (_, rest) = self.base_url.as_deref()?.split_once("//")?;
        Some(rest.find('/').map_or("/".to_owned(), |at| rest[at..].to_owned()))
    }

    /// Whether an image or medium at an address outside the site may be shown.
    pub fn shows_remote(&self, address: &str) -> bool {
        remote_host(address).is_some_and(|host| self.remote_hosts.iter().any(|known| known.eq_ignore_ascii_case(&host)))
    }

    /// What names the worksheet that a shortcode shows: its `id`, or what the configuration has for it.
    pub fn worksheet_of(&self, name: &str, attributes: &[(String, String)]) -> Option<String> {
        let id = attributes.iter().find(|(attribute, _)| attribute == "id").map(|(_, id)| id)?;
        if name == crate::worksheet::BLOCK {
            return Some(id.clone());
        }
        let (_, mapped) = self.worksheet_shortcodes.iter().find(|(known, _)| known == name)?;
        mapped.iter().find(|(known, _)| known == id).map(|(_, worksheet)| worksheet.clone())
    }

    /// Whether shortcodes of a name show worksheets.
    pub fn shows_worksheets(&self, name: &str) -> bool {
        name == crate::worksheet::BLOCK || self.worksheet_shortcodes.iter().any(|(known, _)| known == name)
    }

    /// The template of a shortcode, if it has one.
    pub fn shortcode(&self, name: &str) -> Option<&str> {
        self.shortcodes.iter().find(|(known, _)| known == name).map(|(_, template)| template.as_str())
    }
}

/// The host of an address, with its port.
pub fn remote_host(address: &str) -> Option<String> {
    let rest = address.split_once("//").map(|(_, rest)| rest)?;
    let authority = rest.split(['/', '?', '#']).next()?;
    let host = authority.rsplit('@').next().filter(|host| !host.is_empty())?;
    Some(host.to_ascii_lowercase())
}

/// The relation types that every site has; one of the same name in the configuration replaces it.
fn built_in_types() -> Vec<RelationType> {
    let types = [
        ("related", "Related", "Related", false),
        ("prerequisite", "Requires", "Required by", true),
        ("part_of", "Part of", "Contains", true),
        ("supersedes", "Supersedes", "Superseded by", true),
        ("competency", "Builds", "Built by", false),
        ("lesson", "Lessons", "Listed in", false),
    ];
    let owned = |(name, label, inverse, acyclic): (&str, &str, &str, bool)| RelationType {
        name: name.into(),
        label: label.into(),
        inverse: inverse.into(),
        acyclic,
        symmetric: false,
    };
    types.into_iter().map(owned).collect()
}
