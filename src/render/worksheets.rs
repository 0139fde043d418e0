//! Worksheets as pages show them: a form in HTML, and beside it the definition that scripts work with.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::{Value as Json, json};

use super::Site;
use super::texts::Texts;
use crate::error::Result;
use crate::worksheet::{Field, Worksheet};

/// What the templates of worksheets see. All texts in it are finished HTML, their wikilinks links.
#[derive(Debug, Serialize)]
pub(super) struct WorksheetContext {
    /// The way to the site's root.
    root: String,
    /// What ids in this form start with: unlike those of all others on the page.
    ids: String,
    /// The level of the form's own headings.
    level: u8,
    /// The worksheet's kind.
    kind: &'static str,
    /// The title of its document.
    title: String,
    /// The block as written.
    sheet: Json,
    /// All fields by their keys.
    fields: BTreeMap<String, Json>,
    /// The columns of the kind's own table by their keys.
    columns: BTreeMap<String, Json>,
    /// The kind's own table, or null.
    table: Json,
    /// The sections of its own fields.
    sections: Json,
    /// What scripts work with, ready to stand inside a `script` element.
    definition: String,
}

/// A worksheet's form on a page; `number` tells it from others there, `level` is that of its headings.
///
/// # Errors
/// A template fails.
pub(super) fn form(
    site: &Site,
    entry: usize,
    worksheet: &Worksheet,
    root: &str,
    number: usize,
    level: u8,
) -> Result<String> {
    let texts = Texts::new(site, entry, root);
    let html = |field: &Field| texts.html_value(&json!(field));
    let table = worksheet.spec["table"].as_str().and_then(|key| worksheet.fields.iter().find(|field| field.key == key));
    let by_key = |fields: &[Field]| fields.iter().map(|field| (field.key.clone(), html(field))).collect();
    let context = WorksheetContext {
        root: root.to_owned(),
        ids: format!("w{number}-"),
        level,
        kind: worksheet.kind,
        title: super::escape::escaped(&site.library.entries[entry].meta.title),
        sheet: texts.html_value(&worksheet.source),
        fields: by_key(&worksheet.fields),
        columns: by_key(table.map(|table| table.columns.as_slice()).unwrap_or_default()),
        table: table.map_or(Json::Null, html),
        sections: texts.html_value(&serde_json::to_value(&worksheet.sections).unwrap_or_default()),
        definition: in_script(&definition(site, entry, worksheet, root)),
    };
    site.templates.render(&format!("worksheets/{}.html", worksheet.kind), &context)
}

/// What scripts work with: the answers' keys and types, and what the kind needs besides.
pub(super) fn definition(site: &Site, entry: usize, worksheet: &Worksheet, root: &str) -> Json {
    let texts = Texts::new(site, entry, root);
    let document = &site.library.entries[entry];
    let mut spec = texts.plain_value(&worksheet.spec);
    if worksheet.kind == "plan" {
        spec["sources"] = sources(site, &texts, &worksheet.spec["gathers"], root);
    }
    if let (Some(endpoint), "poll") = (&site.library.config.poll_endpoint, worksheet.kind) {
        spec["endpoint"] = endpoint.clone().into();
    }
    json!({
        "lyceum": 1,
        "site": site.site_id(),
        "document": site.document_id(entry),
        "title": document.meta.title,
        "url": format!("{root}{}", crate::page::encode(&document.url)),
        "kind": worksheet.kind,
        "definition": worksheet.hash,
        "language": site.library.config.language,
        "fields": worksheet.fields.iter().map(|field| texts.plain_value(&json!(field))).collect::<Vec<_>>(),
        "spec": spec,
    })
}

/// The definitions of the worksheets that a plan gathers from.
fn sources(site: &Site, texts: &Texts, names: &Json, root: &str) -> Json {
    let names = names.as_array().into_iter().flatten().filter_map(Json::as_str);
    let targets = names.filter_map(|name| texts.target(name));
    let definitions = targets.filter_map(|n| {
        let worksheet = site.library.entries[n].document.worksheet()?;
        (worksheet.kind != "plan").then(|| definition(site, n, worksheet, root))
    });
    definitions.collect()
}

/// JSON that cannot end the `script` element it stands in.
pub(super) fn in_script(value: &Json) -> String {
    value.to_string().replace('<', "\\u003c").replace('\u{2028}', "\\u2028").replace('\u{2029}', "\\u2029")
}
