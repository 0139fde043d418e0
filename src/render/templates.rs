//! Tera with the site's templates: errors come out with file, line and excerpt.

use std::collections::BTreeMap;

use serde::Serialize;
use tera::{Context, Tera};

use super::context::SiteContext;
use crate::error::{Error, Result};
use crate::theme::Theme;

/// Templates ready for use.
pub(super) struct Templates {
    tera: Tera,
}

impl Templates {
    /// Reads all templates of a theme. The site's own stand under their names, those that ship under `default/NAME`,
    /// where they are found when the site has none.
    ///
    /// # Errors
    /// A template is no template; the error shows where.
    pub(super) fn new(theme: &Theme, site: &SiteContext) -> Result<Self> {
        let mut tera = Tera::new();
        tera.set_fallback_prefixes(["default/"])
            .map_err(|error| Error::new(format!("the templates cannot be read: {error}")))?;
        tera.global_context().insert("site", site);
        tera.add_raw_templates(theme.templates.iter().map(|(name, text)| (name.as_str(), text.as_str())))
            .map_err(|error| explain("a template is wrong", &error))?;
        Ok(Self { tera })
    }

    /// Renders a template with what it may see.
    pub(super) fn render(&self, name: &str, context: &impl Serialize) -> Result<String> {
        let context = Context::from_serialize(context).map_err(|error| explain("the page cannot be shown", &error))?;
        self.tera.render(name, &context).map_err(|error| explain(&format!("the template `{name}` failed"), &error))
    }

    /// Renders a shortcode.
    pub(super) fn shortcode(&self, template: &str, attributes: &[(String, String)], root: &str) -> Result<String> {
        let attributes: BTreeMap<&str, &str> =
            attributes.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let mut context = Context::new();
        context.insert("attributes", &attributes);
        context.insert("root", root);
        let name = format!("shortcodes/{template}.html");
        self.tera
            .render(&name, &context)
            .map_err(|error| explain(&format!("the shortcode `{template}` failed"), &error))
    }
}

fn explain(what: &str, error: &tera::Error) -> Error {
    let mut text = format!("{what}\n{error}");
    let mut source = std::error::Error::source(error);
    while let Some(cause) = source {
        text.push_str(&format!("\n{cause}"));
        source = cause.source();
    }
    Error::new(text)
}
