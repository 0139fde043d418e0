//! An assessment: items on one scale, in groups.

use serde::Deserialize;
use serde_json::{Value as Json, json};

use super::{Compiled, Group, Item, Kind};
use crate::worksheet::checks::{scale, undescribed};
use crate::worksheet::field::{Choice, Field, FieldType};

pub(super) const KIND: Kind = Kind {
    name: "assessment",
    reserved: &[],
    check: |value, data| {
        scale(value, "", data);
        undescribed(value, "", data);
    },
    compile,
};

#[derive(Deserialize)]
struct Sheet {
    scale: Vec<Choice>,
    #[serde(default = "three")]
    recommend: usize,
    groups: Vec<Group>,
}

fn three() -> usize {
    3
}

fn compile(source: Json) -> serde_json::Result<Compiled> {
    let sheet: Sheet = serde_json::from_value(source)?;
    let field = |item: &Item| {
        let field = Field::new(&item.key, FieldType::Scale, &item.label).on(&sheet.scale);
        field.help(item.help.clone()).renamed_from(item.renamed_from.clone())
    };
    let fields = sheet.groups.iter().flat_map(|group| group.items.iter().map(field)).collect();
    let item = |item: &Item| json!({"key": item.key, "label": item.label, "learn": item.learn});
    let group =
        |group: &Group| json!({"label": group.label, "items": group.items.iter().map(item).collect::<Vec<_>>()});
    let groups: Vec<Json> = sheet.groups.iter().map(group).collect();
    let spec = json!({"scale": sheet.scale, "groups": groups, "recommend": sheet.recommend});
    Ok(Compiled { fields, spec })
}
