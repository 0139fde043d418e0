//! A checklist: items to tick, each with a note and an owner.

use serde::Deserialize;
use serde_json::{Value as Json, json};

use super::{Compiled, Group, Item, Kind};
use crate::worksheet::field::{Field, FieldType};

pub(super) const KIND: Kind = Kind { name: "checklist", reserved: &[], check: |_, _| {}, compile };

#[derive(Deserialize)]
struct Sheet {
    groups: Vec<Group>,
}

fn compile(source: Json) -> serde_json::Result<Compiled> {
    let sheet: Sheet = serde_json::from_value(source)?;
    let fields = sheet.groups.iter().flat_map(|group| group.items.iter().flat_map(fields)).collect();
    let item = |item: &Item| json!({"key": item.key, "label": item.label, "learn": item.learn});
    let group =
        |group: &Group| json!({"label": group.label, "items": group.items.iter().map(item).collect::<Vec<_>>()});
    let groups: Vec<Json> = sheet.groups.iter().map(group).collect();
    Ok(Compiled { fields, spec: json!({"groups": groups}) })
}

fn fields(item: &Item) -> [Field; 3] {
    let part = |part: &str, label: &str| {
        let renamed = item.renamed_from.iter().map(|key| format!("{key}.{part}")).collect();
        Field::new(format!("{}.{part}", item.key), FieldType::Text, label).renamed_from(renamed)
    };
    let done = Field::new(&item.key, FieldType::Check, &item.label).help(item.help.clone());
    [done.renamed_from(item.renamed_from.clone()), part("note", "Note"), part("owner", "Owner")]
}
