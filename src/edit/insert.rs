//! Putting a field or an item in.

use super::Editor;
use super::remove::pieces;
use super::scalar::{self, Quotes};
use super::sheet::Sheet;
use crate::diagnostic::Edit;
use crate::front::{self, Known};
use crate::source::Span;
use crate::yaml::{self, Kind, Scalar, Style, Value, pointer_step};

/// How a document writes its lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Lists {
    /// `[a, b]`
    Flow,
    /// `- a` on lines of their own, so many columns behind the field's name.
    Block(usize),
}

impl Editor<'_> {
    /// Puts in a field that is not there yet, at its place in the order of [`Known::ALL`] among those that are; one that
    /// is unknown comes last. A document without front matter gets some.
    pub fn insert_field(&self, name: &str, value: &Value) -> Option<Edit> {
        let front = self.front()?;
        let known = Known::find(name);
        if front.fields.iter().any(|field| field.name == name || (known.is_some() && field.known == known)) {
            return None;
        }
        let Some(sheet) = self.sheet() else { return self.make_block(name, value) };
        let place = self.place_for(sheet, known)?;
        let indent = root_indent(sheet)?;
        let lines = field_lines(name, value, &indent, lists(sheet), Some(sheet))?.join(sheet.line_end) + sheet.line_end;
        let Value::Map(mut wanted) = sheet.root.clone() else { return None };
        let before = |field: &&(String, Value)| {
            let key = sheet.key(&format!("/{}", pointer_step(&field.0)));
            key.is_some_and(|key| key.start < place)
        };
        wanted.insert(wanted.iter().filter(before).count(), (name.to_owned(), value.clone()));
        let wanted = Value::Map(wanted);
        self.tried(place..place, lines, |new, _| *new == wanted)
    }

    /// Puts a text at the end of a list, in the style of the list. A single text becomes a list of two, an empty field
    /// a list of one; a field that is not there is made.
    pub fn append_item(&self, name: &str, text: &str) -> Option<Edit> {
        self.append_items(name, &[Value::text(text)])
    }

    /// Puts values at the end of a list, as [`Editor::append_item`] does with a text; a mapping stands on one line.
    pub fn append_items(&self, name: &str, new: &[Value]) -> Option<Edit> {
        let front = self.front()?;
        let known = Known::find(name);
        let exact = front.fields.iter().find(|field| field.name == name);
        let field = exact.or_else(|| front.fields.iter().find(|field| known.is_some() && field.known == known));
        let Some(field) = field else {
            return self.insert_field(name, &Value::List(new.to_vec()));
        };
        let pointer = format!("/{}", pointer_step(&field.name));
        let sheet = self.sheet().filter(|_| !self.stands_twice(&pointer))?;
        let old = sheet.value(&pointer)?;
        let single = front.unquoted.contains(&pointer) || matches!(old, Value::Scalar(_));
        let mut wanted = sheet.root.clone();
        let items = match old {
            old if single && !field.value.is_blank() => [old].into_iter().chain(new).cloned().collect(),
            Value::List(items) => items.iter().chain(new).cloned().collect(),
            Value::Null | Value::Scalar(_) => new.to_vec(),
            Value::Map(_) => return None,
        };
        let tries = match old {
            old if single && !old.is_blank() => to_list(sheet, &pointer, new),
            Value::List(items) if !items.is_empty() => vec![longer(sheet, &pointer, new, items.len())?],
            _ => first_item(sheet, &pointer, new),
        };
        *super::sheet::find_mut(&mut wanted, &pointer)? = Value::List(items);
        tries.into_iter().find_map(|(span, text)| self.tried(span, text, |new, _| *new == wanted))
    }

    /// Where a new field's line goes.
    fn place_for(&self, sheet: &Sheet, known: Option<Known>) -> Option<usize> {
        let fields = &self.front()?.fields;
        let pointer = |name: &str| format!("/{}", pointer_step(name));
        let ranked = || fields.iter().filter_map(|field| Some((field.known?, pointer(&field.name))));
        if let Some(known) = known {
            if let Some((_, before)) = ranked().filter(|(other, _)| *other < known).max_by_key(|(other, _)| *other) {
                return Some(sheet.line_behind(sheet.end(&before)?));
            }
            if let Some((_, behind)) = ranked().filter(|(other, _)| *other > known).min_by_key(|(other, _)| *other) {
                return Some(sheet.line_start(sheet.key(&behind)?.start));
            }
        }
        match fields.last() {
            Some(last) => Some(sheet.line_behind(sheet.end(&pointer(&last.name))?)),
            None => Some(sheet.yaml.len()),
        }
    }

    /// Front matter for a document that has none, with a blank line behind it.
    fn make_block(&self, name: &str, value: &Value) -> Option<Edit> {
        let document = self.document?;
        let (front, text) = (&document.front, self.text);
        if front.block.is_some() || !front.faults.is_empty() || !document.conflict_markers.is_empty() {
            return None;
        }
        let first_line = text.find('\n').map_or("", |at| &text[..=at]);
        let line_end = if first_line.ends_with("\r\n") { "\r\n" } else { "\n" };
        let lines = field_lines(name, value, "", Lists::Block(2), None)?;
        let fence = "---".to_owned();
        let block = [fence.clone()].into_iter().chain(lines).chain([fence, String::new(), String::new()]);
        let start = document.body.start;
        let edit = Edit { path: self.path.clone(), span: start..start, text: block.collect::<Vec<_>>().join(line_end) };
        let edited = super::apply(text, &[&edit])?;
        let (new, _) = front::read(&edited);
        let as_meant =
            yaml::parse(&edited[new.yaml.clone()]).ok()? == Value::Map(vec![(name.to_owned(), value.clone())]);
        (new.faults.is_empty() && as_meant).then_some(edit)
    }
}

/// What stands before the name of each field.
fn root_indent(sheet: &Sheet) -> Option<String> {
    let Value::Map(fields) = &sheet.root else { return None };
    let Some((first, _)) = fields.first() else { return Some(String::new()) };
    let key = sheet.key(&format!("/{}", pointer_step(first)))?;
    let indent = &sheet.yaml[sheet.line_start(key.start)..key.start];
    indent.bytes().all(|byte| byte == b' ').then(|| indent.to_owned())
}

/// How the fields of a document write their lists; as most do where none has any.
fn lists(sheet: &Sheet) -> Lists {
    let Value::Map(fields) = &sheet.root else { return Lists::Block(2) };
    let column = |at: usize| at - sheet.line_start(at);
    let mut flow = false;
    for (name, value) in fields {
        let pointer = format!("/{}", pointer_step(name));
        match sheet.places.get(&pointer).map(|place| place.style) {
            Some(Style::BlockList) => {
                let dash = sheet.dashes(&pointer).map(|dashes| column(dashes[0]));
                let indent = dash.zip(sheet.key(&pointer)).and_then(|(dash, key)| dash.checked_sub(column(key.start)));
                return Lists::Block(indent.unwrap_or(2));
            }
            Some(Style::FlowList) => flow |= !value.is_blank(),
            _ => {}
        }
    }
    if flow { Lists::Flow } else { Lists::Block(2) }
}

/// The lines of a field.
fn field_lines(name: &str, value: &Value, indent: &str, lists: Lists, sheet: Option<&Sheet>) -> Option<Vec<String>> {
    let quotes = sheet.map_or(Quotes::Double, |sheet| sheet.quotes_near("/x"));
    let name = format!("{indent}{}", scalar_of(name, Kind::Text, &[Quotes::Plain, Quotes::Double], false)?);
    let lists = if sheet.is_some() { lists } else { Lists::Block(2) };
    match (value, lists) {
        (Value::Null, _) => Some(vec![format!("{name}:")]),
        (Value::List(items), Lists::Block(columns)) if !items.is_empty() => {
            let item =
                |item: &Value| Some(format!("{indent}{}- {}", " ".repeat(columns), inline(item, quotes, false)?));
            let items: Option<Vec<String>> = items.iter().map(item).collect();
            Some([format!("{name}:")].into_iter().chain(items?).collect())
        }
        (value, _) => Some(vec![format!("{name}: {}", inline(value, quotes, false)?)]),
    }
}

/// A value on one line.
fn inline(value: &Value, quotes: Quotes, flow: bool) -> Option<String> {
    match value {
        Value::Null => Some("null".to_owned()),
        Value::Scalar(Scalar { text, kind }) => scalar_of(text, *kind, &[Quotes::Plain, quotes, Quotes::Double], flow),
        Value::List(items) => {
            let items: Option<Vec<String>> = items.iter().map(|item| inline(item, quotes, true)).collect();
            Some(format!("[{}]", items?.join(", ")))
        }
        Value::Map(fields) => {
            let field = |(name, value): &(String, Value)| {
                let name = scalar_of(name, Kind::Text, &[Quotes::Plain, Quotes::Double], true)?;
                Some(format!("{name}: {}", inline(value, quotes, true)?))
            };
            let fields: Option<Vec<String>> = fields.iter().map(field).collect();
            Some(format!("{{{}}}", fields?.join(", ")))
        }
    }
}

/// A scalar in the first quotes in which YAML reads it as it is meant, inside brackets or not.
fn scalar_of(text: &str, kind: Kind, order: &[Quotes], flow: bool) -> Option<String> {
    let wanted = Value::Scalar(Scalar { text: text.to_owned(), kind });
    let reads = |written: &String| {
        let yaml = if flow { format!("k: [{written}]") } else { format!("k: {written}") };
        let read = yaml::parse(&yaml).ok();
        let read = read.as_ref().and_then(|value| value.get("k"));
        let read = if flow { read.filter(|list| list.items().len() == 1).map(|list| &list.items()[0]) } else { read };
        read == Some(&wanted)
    };
    let clear = |quotes: &&Quotes| **quotes != Quotes::Plain || kind != Kind::Text || !scalar::is_ambiguous(text);
    order.iter().filter(clear).filter_map(|quotes| scalar::write(text, *quotes)).find(reads)
}

/// The new item of a list, in the quotes of an item that stands in it.
fn item(sheet: &Sheet, like: &str, value: &Value, flow: bool) -> Option<String> {
    let Value::Scalar(Scalar { text, kind }) = value else {
        return inline(value, sheet.quotes_near(like), flow);
    };
    let style = sheet.scalar(like).map(|place| place.style);
    let near = sheet.quotes_near(like);
    let order = match style {
        Some(Style::Single) => [Quotes::Single, Quotes::Double, Quotes::Double],
        Some(Style::Double) => [Quotes::Double, Quotes::Double, Quotes::Double],
        _ => [Quotes::Plain, near, Quotes::Double],
    };
    scalar_of(text, *kind, &order, flow)
}

/// The new items of a list, each behind `before`.
fn items(sheet: &Sheet, like: &str, new: &[Value], flow: bool, before: &str) -> Option<String> {
    new.iter().map(|value| Some(format!("{before}{}", item(sheet, like, value, flow)?))).collect()
}

/// The same with commas between, for brackets.
fn in_brackets(sheet: &Sheet, like: &str, new: &[Value]) -> Option<String> {
    items(sheet, like, new, true, ", ").map(|text| text.trim_start_matches(", ").to_owned())
}

/// A list with more items.
fn longer(sheet: &Sheet, list: &str, new: &[Value], length: usize) -> Option<(Span, String)> {
    let last = format!("{list}/{}", length - 1);
    let like = (0..length).rev().map(|n| format!("{list}/{n}")).find(|pointer| sheet.scalar(pointer).is_some());
    let like = like.unwrap_or_else(|| last.clone());
    if sheet.places.get(list)?.style == Style::BlockList {
        let dash = *sheet.dashes(list)?.last()?;
        let before = &sheet.yaml[sheet.line_start(dash)..dash];
        // Behind another list's dash the next line needs spaces in its place.
        let indent = " ".repeat(before.len());
        let start = sheet.places.get(&last)?.value.start.max(dash + 1);
        let gap = Some(&sheet.yaml[dash + 1..start]).filter(|gap| !gap.is_empty() && gap.bytes().all(|b| b == b' '));
        let at = sheet.line_stop(sheet.end(&last)?);
        let before = format!("{}{indent}-{}", sheet.line_end, gap.unwrap_or(" "));
        return Some((at..at, items(sheet, &like, new, false, &before)?));
    }
    let own = pieces(sheet, list)?.pop()?;
    let rest = &sheet.yaml[own.end..sheet.line_stop(own.end)];
    let comma = rest.trim_start().starts_with(',');
    let behind = rest.trim_start().trim_start_matches(',').trim_start();
    if sheet.starts_line(own.start) && (behind.is_empty() || behind.starts_with('#')) {
        let indent = &sheet.yaml[sheet.line_start(own.start)..own.start];
        let (before, after) = if comma { ("", ",") } else { (",", "") };
        let new = items(sheet, &like, new, true, &format!(",{}{indent}", sheet.line_end))?;
        let text = format!("{before}{rest}{}{after}", new.trim_start_matches(','));
        return Some((own.end..own.end + rest.len(), text));
    }
    Some((own.end..own.end, items(sheet, &like, new, true, ", ")?))
}

/// The first item of a field that holds nothing: `field:`, `field: ~`, `field: []`.
fn first_item(sheet: &Sheet, pointer: &str, new: &[Value]) -> Vec<(Span, String)> {
    let Some(span) = sheet.written(pointer) else { return Vec::new() };
    let flow = in_brackets(sheet, pointer, new);
    if !span.is_empty() {
        // A comment inside the brackets would be lost.
        let bare = !sheet.yaml[span.clone()].contains('#');
        return flow.filter(|_| bare).map(|new| (span, format!("[{new}]"))).into_iter().collect();
    }
    let flow = flow.map(|new| (span.clone(), format!(" [{new}]")));
    let Lists::Block(columns) = lists(sheet) else { return flow.into_iter().collect() };
    let own_lines = root_indent(sheet).and_then(|indent| {
        let at = sheet.line_stop(span.start);
        let before = format!("{}{indent}{}- ", sheet.line_end, " ".repeat(columns));
        Some((at..at, items(sheet, pointer, new, false, &before)?))
    });
    own_lines.into_iter().chain(flow).collect()
}

/// A list of a single text and new items, in the style of the document's lists first.
fn to_list(sheet: &Sheet, pointer: &str, new: &[Value]) -> Vec<(Span, String)> {
    let (Some(old), Some(introduced)) = (sheet.written(pointer), sheet.introduced(pointer)) else { return Vec::new() };
    let flow = in_brackets(sheet, pointer, new).map(|new| {
        let text = format!("[{}, {new}]", &sheet.yaml[old.clone()]);
        (old.clone(), text)
    });
    let columns = if let Lists::Block(columns) = lists(sheet) { columns } else { 2 };
    let block = root_indent(sheet).and_then(|indent| {
        let stop = sheet.line_stop(old.end);
        let dash = format!("{}{indent}{}- ", sheet.line_end, " ".repeat(columns));
        let new = items(sheet, pointer, new, false, &dash)?;
        Some((introduced..stop, format!("{dash}{}{new}", &sheet.yaml[old.start..stop])))
    });
    let on_own_line = sheet.yaml[introduced..old.start].trim_matches(' ').is_empty();
    let block = block.filter(|_| on_own_line);
    let both = if lists(sheet) == Lists::Flow { [flow, block] } else { [block, flow] };
    both.into_iter().flatten().collect()
}
