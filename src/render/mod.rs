//! The stage that makes pages of a library: each one on its own, so that they can be made in parallel, or one alone when
//! somebody asks for it.

pub mod code;
pub mod context;
pub mod escape;
pub mod image;
pub mod sanitize;

mod answers_schema;
mod assets;
mod body;
mod cards;
mod certificate;
mod courses;
mod document;
mod glossary;
mod groups;
mod head;
mod json_ld;
mod lists;
mod nav;
mod plan;
mod prerequisites;
mod quizzes;
mod redirects;
mod relations;
mod templates;
mod texts;
mod worksheets;
mod workspace;
mod xml;

use std::collections::HashMap;
use std::ops::Deref;
use std::path::PathBuf;
use std::sync::{Arc, OnceLock};

use crate::courses::Courses;
use crate::error::Result;
use crate::library::Library;
use crate::page::{Page, root_of};
use crate::theme::Theme;

use context::{Link, PageContext, SiteContext};
use glossary::Glossary;
use groups::Overviews;
use nav::Navigation;
pub use plan::Job;
use templates::Templates;

/// A library ready to be shown.
pub struct Site {
    library: Arc<Library>,
    frame: Frame,
}

/// What all pages of a site share, and what changes of texts alone leave as it is. Cheap to clone.
#[derive(Clone)]
pub struct Frame {
    theme: Arc<Theme>,
    templates: Arc<Templates>,
    overviews: Arc<Overviews>,
    navigation: Arc<Navigation>,
    courses: Arc<Courses>,
    glossary: Arc<Glossary>,
    /// The address of the page that lists a reader's work, where there is anything to work on.
    workspace: Option<String>,
    /// All documents by title and by day, which many pages show a piece of.
    by_title: Arc<OnceLock<Vec<(String, usize)>>>,
    by_day: Arc<OnceLock<Vec<(String, usize)>>>,
    /// By the path of its file: how each page is made, where that does not hang on texts.
    jobs: Arc<OnceLock<HashMap<String, Job>>>,
}

impl Deref for Site {
    type Target = Frame;

    fn deref(&self) -> &Frame {
        &self.frame
    }
}

impl Site {
    /// Prepares what all pages share.
    ///
    /// # Errors
    /// A template is wrong; the error shows file, line and excerpt.
    pub fn new(library: Arc<Library>, theme: Arc<Theme>) -> Result<Self> {
        let overviews = Overviews::new(&library);
        let courses = Courses::new(&library);
        let workspace = workspace::address(&library, &courses);
        let context = site_context(&library, &theme, &overviews, workspace.as_deref());
        let frame = Frame {
            templates: Arc::new(Templates::new(&theme, &context)?),
            theme,
            overviews: Arc::new(overviews),
            navigation: Arc::new(Navigation::new(&library)),
            courses: Arc::new(courses),
            glossary: Arc::new(Glossary::new(&library)),
            workspace,
            by_title: Arc::default(),
            by_day: Arc::default(),
            jobs: Arc::default(),
        };
        Ok(Self { library, frame })
    }

    /// The same site over a library in which only texts are new.
    pub fn framed(library: Arc<Library>, frame: Frame) -> Self {
        Self { library, frame }
    }

    /// What a site over a library with other texts is made of.
    pub fn frame(&self) -> &Frame {
        &self.frame
    }

    /// What it shows.
    pub fn library(&self) -> &Arc<Library> {
        &self.library
    }

    /// How the file at a path of the output is made; `None` where there is no such page.
    pub fn job_at(&self, path: &str) -> Option<Job> {
        plan::job_at(self, path)
    }

    /// All pages of the site, in a fixed order.
    pub fn jobs(&self) -> Vec<Job> {
        plan::jobs(self)
    }

    /// Content files that are copied: their path in the output and where they lie.
    pub fn assets(&self) -> Vec<(String, PathBuf)> {
        assets::assets(&self.library)
    }

    /// Makes one page.
    ///
    /// # Errors
    /// A template fails on it.
    pub fn page(&self, job: &Job) -> Result<Page> {
        plan::page(self, job)
    }

    /// The address of a tag's page.
    fn tag_url(&self, tag: &str) -> Option<String> {
        self.overviews.value_url(groups::Kind::Tags, &crate::text::tag_name(tag))
    }

    fn shortcode(&self, template: &str, attributes: &[(String, String)], root: &str) -> Result<String> {
        self.templates.shortcode(template, attributes, root)
    }

    /// What tells this site's stored answers from those of others that share its origin.
    fn site_id(&self) -> String {
        site_id(&self.library)
    }

    /// What a document's stored answers are found by: its id, else its address.
    fn document_id(&self, n: usize) -> String {
        let entry = &self.library.entries[n];
        entry.meta.id.clone().unwrap_or_else(|| format!("url:{}", entry.url))
    }

    /// The absolute address of a page, where the site has one.
    fn canonical(&self, url: &str) -> Option<String> {
        self.library.config.base_url.as_ref().map(|base| format!("{base}{}", crate::page::encode(url)))
    }

    /// Renders a page's template.
    fn html(&self, template: &str, context: &PageContext) -> Result<Page> {
        Ok(Page::at(&context.page.url, self.templates.render(template, context)?))
    }

    /// What stands around a page: the way to the root and the navigation.
    fn surroundings(&self, url: &str, at: nav::At) -> (String, Vec<context::NavItem>) {
        (root_of(url), self.navigation.items(&self.library, at))
    }
}

/// The configured id, else one made of the title.
fn site_id(library: &Library) -> String {
    let config = &library.config;
    config.site_id.clone().unwrap_or_else(|| crate::text::slug(&config.title, &config.title))
}

fn site_context(library: &Library, theme: &Theme, overviews: &Overviews, workspace: Option<&str>) -> SiteContext {
    let config = &library.config;
    let file = |path: &Option<String>| {
        let path = path.as_deref()?.trim_start_matches('/');
        library.files.iter().find(|file| file.path == path).map(|file| crate::page::encode(&file.path))
    };
    SiteContext {
        id: site_id(library),
        title: config.title.clone(),
        description: config.description.clone(),
        language: config.language.clone(),
        base_url: config.base_url.clone(),
        logo: file(&config.logo),
        favicon: file(&config.favicon),
        theme: theme.folder.clone(),
        overviews: overviews.links(),
        browse: Link { title: "Browse".into(), url: overviews.root.clone() },
        audience: library.audience.map(|level| level.name().to_owned()),
        has_feed: config.base_url.is_some(),
        workspace: workspace.map(|url| Link { title: workspace::TITLE.to_owned(), url: url.to_owned() }),
        assistant: config.assistant.clone(),
        feedback_endpoint: config.feedback_endpoint.clone(),
        feedback_issues: config.feedback_issues.clone(),
    }
}
