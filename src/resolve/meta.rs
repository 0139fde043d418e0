//! What a document's front matter, the configured defaults and its text together say about it.

use crate::config::Config;
use crate::document::Document;
use crate::front::{Field, Known, canonical_value};
use crate::library::{LevelSource, Meta};
use crate::security::SecurityLevel;
use crate::text::{fold, fold_field, squeeze, tag_name};
use crate::yaml::Value;

pub(super) fn meta(document: &Document, config: &Config) -> Meta {
    let defaults = defaults(document, config);
    let fields = || document.front.fields.iter().chain(&defaults);
    let get = |known: Known| {
        let mut values = fields().filter(|field| field.known == Some(known)).map(|field| &field.value);
        values.find(|value| !value.is_blank())
    };
    let text =
        |known: Known| get(known).map(|value| squeeze(&value.texts().join(", "))).filter(|text| !text.is_empty());
    let canonical = |known: Known| text(known).map(|text| canonical_value(known, &text));
    let title = text(Known::Title).unwrap_or_else(|| title_of(document));
    let status = canonical(Known::Status);
    // What cannot be read as yes or no counts as yes: it fails closed.
    let draft =
        get(Known::Draft).is_some_and(|value| value.as_bool() != Some(false)) || status.as_deref() == Some("Draft");
    let (level, level_source) = level(document, &defaults, config);
    Meta {
        nav_title: text(Known::NavTitle).unwrap_or_else(|| title.clone()),
        title,
        id: text(Known::Id),
        aliases: get(Known::Aliases).map(list).unwrap_or_default(),
        draft,
        status,
        doc_type: canonical(Known::DocType),
        tags: tags(get(Known::Tags), document),
        level,
        level_source,
        order: text(Known::Order).and_then(|text| text.parse().ok()),
        allow: get(Known::Allow).map(Value::texts).unwrap_or_default(),
        defaults,
    }
}

/// The fields that the configuration sets for the document's path and the document itself leaves blank.
fn defaults(document: &Document, config: &Config) -> Vec<Field> {
    let mut fields: Vec<Field> = Vec::new();
    for (glob, values) in &config.defaults {
        if !glob.is_match(&*document.source.path) {
            continue;
        }
        for (name, value) in values {
            let known = Known::find(name);
            let same = |field: &Field| field.name == *name || (known.is_some() && field.known == known);
            if document.front.fields.iter().any(|field| same(field) && !field.value.is_blank()) {
                continue;
            }
            fields.retain(|field| !same(field));
            fields.push(Field { name: name.clone(), known, value: value.clone() });
        }
    }
    fields
}

/// The title of a document that names none: its first top heading, else its file's name, else its folder's.
fn title_of(document: &Document) -> String {
    if let Some(heading) = document.headings.iter().find(|heading| heading.level == 1 && !heading.text.is_empty()) {
        return heading.text.clone();
    }
    let path = &*document.source.path;
    let mut segments = path.rsplit('/');
    let file = segments.next().unwrap_or(path);
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    let name = match (stem.eq_ignore_ascii_case("index") || stem.eq_ignore_ascii_case("readme"), segments.next()) {
        (true, Some(folder)) => folder,
        _ => stem,
    };
    name.trim().to_owned()
}

/// A list of names; one text with commas in it is a list as well.
fn list(value: &Value) -> Vec<String> {
    let texts = match value {
        Value::Scalar(scalar) => scalar.text.split(',').map(str::to_owned).collect(),
        other => other.texts(),
    };
    texts.iter().map(|text| squeeze(text)).filter(|text| !text.is_empty()).collect()
}

/// The tags of the front matter, then those of the text, each once.
fn tags(field: Option<&Value>, document: &Document) -> Vec<String> {
    let mut tags: Vec<String> = Vec::new();
    let mut known: Vec<String> = Vec::new();
    let named = field.map(list).unwrap_or_default();
    for tag in named.iter().chain(document.tags.iter().map(|(tag, _)| tag)) {
        let tag = tag_name(tag);
        let folded = fold(&tag);
        if !tag.is_empty() && !known.contains(&folded) {
            tags.push(tag);
            known.push(folded);
        }
    }
    tags
}

/// Who may see a document, and why. It fails closed: of several levels the strictest holds; one that is unknown, or that
/// may stand in front matter nobody could read, counts as Restricted.
fn level(document: &Document, defaults: &[Field], config: &Config) -> (SecurityLevel, LevelSource) {
    let named = |fields: &[Field]| -> Vec<Option<SecurityLevel>> {
        let values = fields.iter().filter(|field| is_level(&field.name) && !field.value.is_blank());
        values.map(|field| parse_level(&field.value)).collect()
    };
    let own = named(&document.front.fields);
    if own.contains(&None) {
        return (SecurityLevel::Restricted, LevelSource::Unknown);
    }
    if let Some(level) = own.into_iter().flatten().max() {
        return (level, LevelSource::Field);
    }
    // A merge can leave its marker above the front matter, which then is none any more.
    let hidden_block = document.front.block.is_none() && !document.conflict_markers.is_empty();
    if !document.front.faults.is_empty() || hidden_block {
        return (SecurityLevel::Restricted, LevelSource::Unreadable);
    }
    let given = named(defaults).into_iter().map(|level| level.unwrap_or(SecurityLevel::Restricted)).max();
    match given {
        Some(level) => (level, LevelSource::Defaults(glob(document, config))),
        None => (config.default_level, LevelSource::DefaultLevel),
    }
}

fn is_level(name: &str) -> bool {
    fold_field(name) == fold_field(Known::SecurityLevel.name())
}

/// The last glob of the configured defaults that gives a document its level.
fn glob(document: &Document, config: &Config) -> String {
    let gives = |fields: &[(String, Value)]| fields.iter().any(|(name, value)| is_level(name) && !value.is_blank());
    let mut globs = config.defaults.iter().rev();
    let found = globs.find(|(glob, fields)| glob.is_match(&*document.source.path) && gives(fields));
    found.map(|(glob, _)| glob.glob().glob().to_owned()).unwrap_or_default()
}

fn parse_level(value: &Value) -> Option<SecurityLevel> {
    match value.texts().as_slice() {
        [text] => SecurityLevel::parse(text),
        _ => None,
    }
}
