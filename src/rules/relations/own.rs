//! A document's relations as it wrote them, and what it takes to remove one without leaving anything empty behind.

use crate::front::FrontMatter;
use crate::library::{Edge, EdgeKind, Place};
use crate::rules::Checked;
use crate::text::fold_field;
use crate::yaml::{Value, pointer_step};

/// A relation that stands in the document itself.
pub(super) struct Own<'l> {
    /// Its edge.
    pub(super) edge: &'l Edge,
    /// Its type as written.
    pub(super) kind: &'l str,
    /// Where its target stands, as a JSON pointer.
    pub(super) pointer: &'l str,
}

impl Own<'_> {
    /// Its type as types are compared.
    pub(super) fn folded_kind(&self) -> String {
        fold_field(self.kind)
    }

    /// Its target for messages, without a label.
    pub(super) fn name(&self) -> &str {
        self.edge.written.split('|').next().unwrap_or_default().trim()
    }

    /// The field it stands in.
    pub(super) fn field(&self) -> &str {
        self.pointer.split('/').nth(1).unwrap_or_default()
    }
}

/// The relations of a document, without those that the configuration sets for its path: nobody wrote these here, and
/// nothing in the document would mend them.
pub(super) fn relations<'l>(checked: &Checked<'_, 'l>) -> Vec<Own<'l>> {
    let front = &checked.entry.document.front;
    let own = |edge: &'l Edge| match (&edge.kind, &edge.place) {
        (EdgeKind::Relation(kind), Place::Field(pointer)) => {
            let written = value_at(front, pointer).is_some_and(|value| !value.is_blank());
            written.then_some(Own { edge, kind, pointer })
        }
        _ => None,
    };
    checked.library.front_edges(checked.id).iter().filter_map(own).collect()
}

/// The value at a pointer into the front matter.
pub(super) fn value_at<'f>(front: &'f FrontMatter, pointer: &str) -> Option<&'f Value> {
    let mut steps = pointer.split('/').skip(1);
    let name = steps.next()?;
    let field = front.fields.iter().find(|field| pointer_step(&field.name) == name)?;
    steps.try_fold(&field.value, |value, step| match value {
        Value::List(items) => items.get(step.parse::<usize>().ok()?),
        Value::Map(entries) => entries.iter().find(|(key, _)| pointer_step(key) == step).map(|(_, value)| value),
        _ => None,
    })
}

/// The pointer of what has to go with the relation at `pointer`, where all those in `gone` go as well: its mapping of
/// target and type, a list or mapping that would be left with nothing in it, in the end the field.
pub(super) fn whole_entry<'p>(front: &FrontMatter, pointer: &'p str, gone: &[&str]) -> &'p str {
    let mut whole = pointer;
    while let Some((parent, step)) = whole.rsplit_once('/').filter(|(parent, _)| !parent.is_empty()) {
        let Some(value) = value_at(front, parent) else { break };
        let is_target = step == "to" && matches!(value, Value::Map(_));
        if !is_target && !goes(value, parent, whole, gone) {
            break;
        }
        whole = parent;
    }
    whole
}

/// Whether nothing is left of a value without `out` and what is in `gone`.
fn goes(value: &Value, pointer: &str, out: &str, gone: &[&str]) -> bool {
    if pointer == out || value.is_blank() || gone.contains(&pointer) {
        return true;
    }
    match value {
        Value::Null => true,
        Value::Scalar(_) => false,
        Value::List(items) => {
            items.iter().enumerate().all(|(n, item)| goes(item, &format!("{pointer}/{n}"), out, gone))
        }
        Value::Map(entries) => match value.get("to") {
            Some(to) => goes(to, &format!("{pointer}/to"), out, gone),
            None => {
                entries.iter().all(|(key, item)| goes(item, &format!("{pointer}/{}", pointer_step(key)), out, gone))
            }
        },
    }
}
