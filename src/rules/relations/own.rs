//! A document's relations as it wrote them, and what it takes to remove one without leaving anything empty behind.

use crate::diagnostic::Fix;
use crate::front::FrontMatter;
use crate::library::{Edge, EdgeKind, Place};
use crate::rules::Checked;
use crate::rules::data::{may_go, value_at};
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

    /// What its writer calls it.
    pub(super) fn label(&self) -> Option<&str> {
        self.edge.label.as_deref().or_else(|| self.edge.written.split_once('|').map(|(_, label)| label))
    }

    /// The field it stands in, as a step of a pointer.
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

/// A fix that takes a relation out, where those at the pointers in `gone` go as well.
pub(super) fn removal(checked: &Checked, own: &Own, gone: &[&str], safe: bool) -> Option<Fix> {
    let front = &checked.entry.document.front;
    let description = format!("remove `{}`", own.name());
    let text = value_at(front, own.pointer)?.as_text()?;
    if let Some(rest) = without_link(text, &own.edge.written) {
        return checked.mend(description, safe, |editor| editor.set_value(own.pointer, &rest));
    }
    let whole = whole_entry(front, own.pointer, gone);
    let field = front.fields.iter().find(|field| format!("/{}", pointer_step(&field.name)) == whole);
    if field.is_some_and(|field| !may_go(checked, &field.name)) {
        return None;
    }
    let safe = safe && !says_more(value_at(front, whole)?);
    checked.mend(description, safe, |editor| editor.remove(whole))
}

/// A text of several wikilinks without the last of those that say `link`, and without what stood before it.
fn without_link(text: &str, link: &str) -> Option<String> {
    if text.matches("[[").count() < 2 {
        return None;
    }
    let written = |at: &usize| {
        let inner = text[at + 2..].split_once("]]").map(|(inner, _)| inner);
        inner.is_some_and(|inner| inner.trim() == link)
    };
    let at = text.match_indices("[[").map(|(at, _)| at).filter(written).last()?;
    let end = at + text[at..].find("]]")? + 2;
    let between = |c: char| c.is_whitespace() || matches!(c, ',' | ';');
    let before = text[..at].trim_end_matches(between);
    let behind = &text[end..];
    Some(if before.is_empty() { behind.trim_start_matches(between).to_owned() } else { format!("{before}{behind}") })
}

/// Whether a relation's mapping holds more than target and type.
fn says_more(value: &Value) -> bool {
    match value {
        Value::Null | Value::Scalar(_) => false,
        Value::List(items) => items.iter().any(says_more),
        Value::Map(entries) if value.get("to").is_some() => {
            entries.iter().any(|(key, _)| !matches!(key.as_str(), "to" | "type"))
        }
        Value::Map(entries) => entries.iter().any(|(_, value)| says_more(value)),
    }
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

#[cfg(test)]
mod tests {
    use super::{whole_entry, without_link};
    use crate::front;

    #[test]
    fn what_would_be_left_empty_goes_too() {
        let (front, _) = front::read(
            "---\nrelations:\n  - a\n  - part_of: b\n  - {to: c, type: x}\n  - x: [d, e]\n  - ~\nlessons: [f]\nprerequisites: g\n---\n",
        );
        let whole = |pointer: &'static str, gone: &[&str]| whole_entry(&front, pointer, gone);
        assert_eq!(whole("/relations/0", &[]), "/relations/0");
        assert_eq!(whole("/relations/1/part_of", &[]), "/relations/1");
        assert_eq!(whole("/relations/2/to", &[]), "/relations/2");
        assert_eq!(whole("/relations/3/x/0", &[]), "/relations/3/x/0");
        assert_eq!(whole("/relations/3/x/0", &["/relations/3/x/1"]), "/relations/3");
        assert_eq!(whole("/lessons/0", &[]), "/lessons");
        assert_eq!(whole("/prerequisites", &[]), "/prerequisites");
        let all = ["/relations/1/part_of", "/relations/2/to", "/relations/3/x/0", "/relations/3/x/1"];
        assert_eq!(whole("/relations/0", &all), "/relations");
    }

    #[test]
    fn a_link_goes_with_what_stands_before_it() {
        let without = |text: &str, link: &str| without_link(text, link).unwrap_or_default();
        assert_eq!(without("[[a]], [[b]]", "b"), "[[a]]");
        assert_eq!(without("[[a]]; [[b|c]] [[d]]", "b|c"), "[[a]] [[d]]");
        assert_eq!(without("[[a]], [[b]]", "a"), "[[b]]");
        assert_eq!(without("[[a]], [[a]]", "a"), "[[a]]");
        assert_eq!(without_link("[[a]]", "a"), None);
    }
}
