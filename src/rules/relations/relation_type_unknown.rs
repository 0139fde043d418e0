//! A relation of a type that is neither built in nor configured.

use std::collections::BTreeSet;

use super::own::{self, Own};
use crate::config::Config;
use crate::diagnostic::{Fix, Level};
use crate::rules::data::value_at;
use crate::rules::list::list;
use crate::rules::{Check, Checked, Finding, Group, Rule};
use crate::source::Span;
use crate::text::{fold_field, nearest};
use crate::yaml::Value;

pub(super) const RULE: Rule = Rule {
    name: "relation-type-unknown",
    group: Group::Relations,
    level: Level::Warning,
    summary: "a relation of a type that is neither built in nor configured",
    page: include_str!("../../../content/rules/relation-type-unknown.md"),
    check: Check::Document(check),
};

fn check(checked: &Checked, out: &mut Vec<Finding>) {
    let config = &checked.library.config;
    let mut seen = BTreeSet::new();
    for own in own::relations(checked) {
        let folded = own.folded_kind();
        if config.relation_types.iter().any(|known| fold_field(&known.name) == folded) {
            continue;
        }
        let near = near_miss(config, own.kind);
        let Some(place) = TypePlace::of(checked, &own).filter(|_| near.is_some() || !config.any_relation_type) else {
            continue;
        };
        // A type may stand before a list of targets.
        if seen.insert(place.pointer().to_owned()) {
            let help = near.map_or_else(|| all_types(config), |near| format!("did you mean `{near}`?"));
            let message = format!("there is no relation type `{}`", own.kind);
            let fix = near.and_then(|near| place.rename(checked, near));
            out.push(Finding::at(place.span(checked), message).help(help).fix(fix));
        }
    }
}

/// Where the type of a relation stands, as a JSON pointer.
enum TypePlace<'p> {
    /// It is the name of a mapping's field.
    Key(&'p str),
    /// It is the value of `type`.
    Value(String),
}

impl<'p> TypePlace<'p> {
    /// The nearest mapping around a target names its type.
    fn of(checked: &Checked, own: &Own<'p>) -> Option<Self> {
        let mut inner = own.pointer;
        while let Some((outer, step)) = inner.rsplit_once('/').filter(|(outer, _)| !outer.is_empty()) {
            match value_at(&checked.entry.document.front, outer)? {
                value @ Value::Map(_) if step == "to" && value.get("type").is_some() => {
                    return Some(Self::Value(format!("{outer}/type")));
                }
                Value::Map(_) if step != "to" => return Some(Self::Key(inner)),
                _ => inner = outer,
            }
        }
        None
    }

    fn pointer(&self) -> &str {
        match self {
            Self::Key(pointer) => pointer,
            Self::Value(pointer) => pointer,
        }
    }

    /// A fix that writes another type.
    fn rename(&self, checked: &Checked, name: &str) -> Option<Fix> {
        let description = format!("write `{name}`");
        match self {
            Self::Key(pointer) => {
                let (mapping, _) = pointer.rsplit_once('/')?;
                let taken = value_at(&checked.entry.document.front, mapping)?.get(name).is_some();
                checked.mend(description, false, |editor| editor.rename_key(pointer, name).filter(|_| !taken))
            }
            Self::Value(pointer) => checked.mend(description, false, |editor| editor.set_value(pointer, name)),
        }
    }

    fn span(&self, checked: &Checked) -> Span {
        match self {
            Self::Key(pointer) => checked.key(pointer),
            Self::Value(pointer) => checked.value(pointer),
        }
    }
}

/// The known type that differs by a letter or two. Two endings are no slips of the pen, for they turn the meaning round:
/// a word more (`prerequisite_of`), and `ed` where the known one has none (`superseded`).
fn near_miss<'c>(config: &'c Config, kind: &str) -> Option<&'c str> {
    let folded = fold_field(kind);
    let names = config.relation_types.iter().map(|known| known.name.as_str());
    let near = nearest(&folded, names)?;
    let (of_near, length) = (fold_field(near), folded.chars().count());
    let turned = words(kind) > words(near) || (folded.ends_with("ed") && !of_near.ends_with("ed"));
    let allowed = if length > 8 { 2 } else { 1 };
    (length >= 4 && !turned && strsim::osa_distance(&folded, &of_near) <= allowed).then_some(near)
}

/// How many words a name has: `part_of`, `part-of`, `part of` and `partOf` have two.
fn words(name: &str) -> usize {
    let mut before = ' ';
    let mut words = 0;
    for c in name.chars() {
        let starts = !before.is_alphanumeric() || (before.is_lowercase() && c.is_uppercase());
        words += usize::from(c.is_alphanumeric() && starts);
        before = c;
    }
    words
}

fn all_types(config: &Config) -> String {
    let names: Vec<String> = config.relation_types.iter().map(|known| format!("`{}`", known.name)).collect();
    format!("use one of {}, or add it to `relation_types:` in lyceum.yaml", list(&names))
}
