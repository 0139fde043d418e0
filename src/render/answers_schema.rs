//! The JSON Schema of the answers that a worksheet saves, published beside its page: whoever gets a file of them can
//! check it.

use serde_json::{Map, Value as Json, json};

use super::Site;
use crate::page::Page;
use crate::worksheet::{Field, FieldType, Worksheet};

/// The file's name in the folder of the worksheet's page.
const FILE: &str = "answers.schema.json";
/// The longest text that is read, in characters.
const LONGEST: usize = 20_000;

/// The schema of a worksheet's answers.
pub(super) fn page(site: &Site, n: usize) -> Page {
    let entry = &site.library.entries[n];
    let schema = entry.document.worksheet().map(|worksheet| schema(site, n, worksheet)).unwrap_or_default();
    let mut text = serde_json::to_string_pretty(&schema).unwrap_or_default();
    text.push('\n');
    Page { path: path(site, n), bytes: text.into_bytes() }
}

/// Where it lies.
pub(super) fn path(site: &Site, n: usize) -> String {
    let folder = crate::page::file_of(&site.library.entries[n].url);
    let folder = folder.strip_suffix("index.html").map_or_else(|| format!("{folder}."), str::to_owned);
    format!("{folder}{FILE}")
}

fn schema(site: &Site, n: usize, worksheet: &Worksheet) -> Json {
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": format!("Answers to {}", site.library.entries[n].meta.title),
        "type": "object",
        "additionalProperties": false,
        "required": ["lyceum", "site", "document", "worksheet", "definition", "saved", "answers"],
        "properties": {
            "lyceum": {"const": 1},
            "site": {"const": site.site_id()},
            "document": {"const": site.document_id(n)},
            "worksheet": {"const": worksheet.kind},
            "title": {"type": "string"},
            "definition": {"type": "string", "description": format!("{} for the definition as it stands.", worksheet.hash)},
            "saved": {"type": "string", "format": "date-time"},
            "copy": {"type": "string"},
            "answers": {"type": "object", "additionalProperties": false, "properties": properties(&worksheet.fields)},
            "aside": {"type": "object", "description": "Answers that fit no field any more."}
        }
    })
}

fn properties(fields: &[Field]) -> Map<String, Json> {
    fields.iter().map(|field| (field.key.clone(), value(field))).collect()
}

fn value(field: &Field) -> Json {
    let stored = || field.options.iter().map(|option| option.value.clone()).collect::<Vec<_>>();
    let mut value = match field.kind {
        FieldType::Text | FieldType::Long => json!({"type": "string", "maxLength": LONGEST}),
        // What cannot be read as a number is kept as it was typed.
        FieldType::Number | FieldType::Percent => json!({"type": ["number", "string"]}),
        FieldType::Date => json!({"type": "string", "format": "date"}),
        FieldType::Choice | FieldType::Scale => json!({"enum": stored()}),
        FieldType::Choices => json!({"type": "array", "items": {"enum": stored()}, "uniqueItems": true}),
        FieldType::YesNo | FieldType::Check => json!({"type": "boolean"}),
        FieldType::Table => {
            let mut columns = properties(&field.columns);
            columns.insert("row".to_owned(), json!({"type": "string", "pattern": "^[a-z0-9]{1,12}$"}));
            let row =
                json!({"type": "object", "required": ["row"], "additionalProperties": false, "properties": columns});
            json!({"type": "array", "items": row, "maxItems": field.rows.as_ref().map_or(50, |rows| rows.max)})
        }
    };
    value["title"] = field.label.clone().into();
    value
}
