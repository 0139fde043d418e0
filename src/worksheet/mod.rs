//! Worksheets: what people fill in in the browser, as a steward writes it down and as pages and scripts use it.
//!
//! A worksheet is a block of YAML. Its kind says what is made of the answers; whatever the kind, the answers are a flat
//! list of [`Field`]s, each stored under its key. A kind is a value of `Kind`, in a file of its own.

mod checks;
mod field;
mod kinds;

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde_json::{Value as Json, json};

use crate::fenced::{Data, Fault, Fenced, Sort, Text};
use crate::schema::Schema;
use crate::text::nearest;
use crate::yaml::Value;

pub use field::{Choice, Field, FieldType, Rows, Section};

/// What the info string of a worksheet's block is.
pub const BLOCK: &str = "worksheet";

/// The JSON Schema of the format, for editors.
pub const SCHEMA: &str = include_str!("schema.json");

/// A worksheet.
#[derive(Debug, Clone, PartialEq)]
pub struct Worksheet {
    /// The name of its kind.
    pub kind: &'static str,
    /// What can be answered, in the order in which it is stored and exported.
    pub fields: Vec<Field>,
    /// The sections of its own fields, which any kind may have.
    pub sections: Vec<Section>,
    /// What its kind needs besides, as scripts read it.
    pub spec: Json,
    /// The block as written, for templates.
    pub source: Json,
    /// A hash of the keys and types of all answers: stored answers name it, so that a change is noticed.
    pub hash: String,
}

/// What makes a kind of worksheet.
struct Kind {
    /// Its name in the field `kind`.
    name: &'static str,
    /// Keys that it stores answers of its own under.
    reserved: &'static [&'static str],
    /// Looks for what a schema cannot say.
    check: fn(&Value, &mut Data),
    /// Makes the fields and the rest of a block that follows the schema.
    compile: fn(Json) -> serde_json::Result<Compiled>,
}

/// What a kind makes of a block.
struct Compiled {
    fields: Vec<Field>,
    spec: Json,
}

/// The schema of each kind.
static SCHEMAS: LazyLock<BTreeMap<&str, Schema>> = LazyLock::new(|| {
    let whole: Json = serde_json::from_str(SCHEMA).expect("the schema that ships is JSON");
    let of_kind = |kind: &&'static Kind| {
        let schema = inlined(&whole["$defs"][kind.name], &whole["$defs"]);
        (kind.name, Schema::new(schema, "the schema of worksheets").expect("the schema that ships is valid"))
    };
    kinds::ALL.iter().map(of_kind).collect()
});

/// A schema with what it refers to put in, so that each place in it can be found by its own path.
fn inlined(schema: &Json, definitions: &Json) -> Json {
    match schema {
        Json::Object(fields) => {
            let referred = fields.get("$ref").and_then(Json::as_str).and_then(|to| to.strip_prefix("#/$defs/"));
            let mut all = match referred {
                Some(name) => inlined(&definitions[name], definitions).as_object().cloned().unwrap_or_default(),
                None => serde_json::Map::new(),
            };
            let own = fields.iter().filter(|(name, _)| *name != "$ref");
            all.extend(own.map(|(name, value)| (name.clone(), inlined(value, definitions))));
            all.into()
        }
        Json::Array(items) => items.iter().map(|item| inlined(item, definitions)).collect(),
        other => other.clone(),
    }
}

/// Reads a block.
pub fn read(text: &Text) -> Fenced<Worksheet> {
    let (value, mut data) = Data::read(text);
    let content = value.and_then(|value| worksheet(&value, &mut data));
    Fenced { span: text.span.clone(), content, faults: data.faults }
}

fn worksheet(value: &Value, data: &mut Data) -> Option<Worksheet> {
    let kind = kind_of(value, data)?;
    if !data.follows(value, &SCHEMAS[kind.name]) {
        return None;
    }
    checks::keys(value, kind.reserved, data);
    checks::fields(value, data);
    checks::rows(value, data);
    (kind.check)(value, data);
    let stops = |fault: &Fault| matches!(fault.sort, Sort::Format | Sort::DuplicateKey);
    if data.faults.iter().any(stops) {
        return None;
    }
    let source = value.to_json();
    let sections = source.get("sections").cloned().map(serde_json::from_value).transpose();
    match ((kind.compile)(source.clone()), sections) {
        (Ok(Compiled { mut fields, spec }), Ok(sections)) => {
            let mut sections: Vec<Section> = sections.unwrap_or_default();
            sections.iter_mut().flat_map(|section| &mut section.fields).for_each(Field::complete);
            fields.extend(sections.iter().flat_map(|section: &Section| section.fields.iter().cloned()));
            let hash = hash(&fields);
            let spec = with_sections(spec, &sections);
            Some(Worksheet { kind: kind.name, fields, sections, spec, source, hash })
        }
        (Err(error), _) | (_, Err(error)) => {
            data.fault(
                Sort::Format,
                "",
                format!("the block cannot be read: {error}"),
                "mend it as `lyceum schema --worksheet` says",
            );
            None
        }
    }
}

/// The kind that a block names.
fn kind_of(value: &Value, data: &mut Data) -> Option<&'static Kind> {
    let names = || kinds::ALL.iter().map(|kind| kind.name);
    let all = names().collect::<Vec<_>>().join(", ");
    let Some(name) = value.get("kind").and_then(Value::as_text) else {
        data.fault(Sort::Format, "", "the block has no `kind`", format!("add `kind:` with one of {all}"));
        return None;
    };
    let kind = kinds::ALL.iter().copied().find(|kind| kind.name == name);
    if kind.is_none() {
        let help = match nearest(name, names()) {
            Some(nearest) => format!("did you mean `{nearest}`?"),
            None => format!("use one of {all}"),
        };
        data.fault(Sort::Format, "/kind", format!("`{name}` is no kind of worksheet"), help);
    }
    kind
}

fn with_sections(mut spec: Json, sections: &[Section]) -> Json {
    let keys = |section: &Section| section.fields.iter().map(|field| field.key.clone()).collect::<Vec<_>>();
    let listed = sections.iter().map(|section| json!({"title": section.title, "keys": keys(section)})).collect();
    if let Some(spec) = spec.as_object_mut() {
        spec.insert("sections".to_owned(), listed);
    }
    spec
}

/// What tells one set of answers from another: keys and types, in any order.
fn hash(fields: &[Field]) -> String {
    let mut lines: Vec<String> = Vec::new();
    for field in fields {
        lines.push(format!("{} {}", field.key, field.kind.name()));
        lines.extend(field.columns.iter().map(|column| format!("{}/{} {}", field.key, column.key, column.kind.name())));
    }
    lines.sort_unstable();
    blake3::hash(lines.join("\n").as_bytes()).to_hex()[..16].to_owned()
}

#[cfg(test)]
mod tests;
