//! Structured data for search engines, after schema.org, fitted to the type of document.

use serde_json::{Map, Value, json};

use super::Site;
use super::context::Link;
use crate::front::Known;
use crate::library::Entry;

/// The data of a document's page, ready to stand in a `script` element.
pub(super) fn of_entry(
    site: &Site,
    n: usize,
    description: &str,
    url: Option<&str>,
    image: Option<&str>,
    crumbs: &[Link],
) -> String {
    let entry = &site.library.entries[n];
    let mut thing = Map::new();
    thing.insert("@type".into(), type_of(entry).into());
    thing.insert(
        if type_of(entry) == "TechArticle" { "headline" } else { "name" }.into(),
        entry.meta.title.clone().into(),
    );
    let texts = [
        ("description", Some(description.to_owned()).filter(|text| !text.is_empty())),
        ("url", url.map(str::to_owned)),
        ("image", image.map(str::to_owned)),
        ("version", entry.text(Known::Version)),
        ("identifier", entry.meta.id.clone()),
        ("inLanguage", Some(site.library.config.language.clone())),
        ("dateModified", entry.day()),
        ("timeRequired", duration(entry)),
    ];
    for (name, text) in texts {
        if let Some(text) = text {
            thing.insert(name.into(), text.into());
        }
    }
    if let Some(steward) = entry.text(Known::Steward) {
        let role = if type_of(entry) == "DefinedTerm" { "maintainer" } else { "author" };
        thing.insert(role.into(), json!({"@type": "Person", "name": steward}));
    }
    let keywords = entry.texts(Known::KeyConcepts);
    if !keywords.is_empty() {
        thing.insert("keywords".into(), keywords.into());
    }
    let objectives = entry.texts(Known::Objectives);
    if !objectives.is_empty() {
        thing.insert("teaches".into(), objectives.into());
    }
    if type_of(entry) == "Course" {
        thing.insert("provider".into(), json!({"@type": "Organization", "name": site.library.config.title}));
    }
    graph(site, Value::Object(thing), &entry.meta.title, url, crumbs)
}

/// The data of a page that lists others.
pub(super) fn of_list(site: &Site, title: &str, own: &str, url: Option<&str>, crumbs: &[Link]) -> String {
    let kind = if own.is_empty() { "WebSite" } else { "CollectionPage" };
    let mut thing = json!({"@type": kind, "name": title, "inLanguage": site.library.config.language});
    if let Some(url) = url {
        thing["url"] = url.into();
    }
    graph(site, thing, title, url, crumbs)
}

fn type_of(entry: &Entry) -> &'static str {
    match entry.meta.doc_type.as_deref() {
        Some("Course") => "Course",
        Some("Module" | "Lesson" | "Path" | "Worksheet") => "LearningResource",
        Some("Term") => "DefinedTerm",
        Some("context_index") => "CollectionPage",
        Some("SOP") => "HowTo",
        _ => "TechArticle",
    }
}

/// The upper end of a duration in minutes, as ISO 8601.
fn duration(entry: &Entry) -> Option<String> {
    let text = entry.text(Known::Duration)?;
    let minutes: u32 = text.split(['-', '–']).next_back()?.trim().parse().ok()?;
    Some(format!("PT{minutes}M"))
}

/// The thing and the way to it. `<` is written so that no text can end the `script` element.
fn graph(site: &Site, thing: Value, title: &str, url: Option<&str>, crumbs: &[Link]) -> String {
    let mut things = vec![thing];
    if !crumbs.is_empty() {
        let place = |n: usize, name: &str, item: Option<String>| {
            let mut step = json!({"@type": "ListItem", "position": n + 1, "name": name});
            if let Some(item) = item {
                step["item"] = item.into();
            }
            step
        };
        let mut steps: Vec<Value> =
            crumbs.iter().enumerate().map(|(n, crumb)| place(n, &crumb.title, site.canonical(&crumb.url))).collect();
        steps.push(place(crumbs.len(), title, url.map(str::to_owned)));
        things.push(json!({"@type": "BreadcrumbList", "itemListElement": steps}));
    }
    let whole = json!({"@context": "https://schema.org", "@graph": things});
    whole.to_string().replace('<', "\\u003c").replace('>', "\\u003e").replace('&', "\\u0026")
}
