//! Taking a field or an item out, with its lines.

use super::Editor;
use super::sheet::{self, Sheet};
use crate::diagnostic::Edit;
use crate::source::Span;
use crate::yaml::{Style, Value, pointer_step};

impl Editor<'_> {
    /// Takes out a field or an item of a list, with its lines and the comment at their end; comments on lines of their
    /// own stay. A list that loses its last item is left as `[]`.
    pub fn remove(&self, pointer: &str) -> Option<Edit> {
        let sheet = self.sheet()?;
        let (parent, step) = sheet::split(pointer)?;
        // An item of what is one text is none.
        let inside_text = |link: &String| pointer.strip_prefix(link.as_str()).is_some_and(|rest| rest.starts_with('/'));
        if self.front().is_some_and(|front| front.unquoted.iter().any(inside_text)) {
            return None;
        }
        let mut wanted = sheet.root.clone();
        let at = match sheet::find_mut(&mut wanted, parent)? {
            Value::List(items) => {
                let at = step.parse().ok().filter(|at| *at < items.len())?;
                items.remove(at);
                at
            }
            Value::Map(fields) => {
                let at = sheet::position(fields, step)?;
                fields.remove(at);
                at
            }
            _ => return None,
        };
        let (span, text) = match sheet.places.get(parent)?.style {
            Style::BlockList => block_item(sheet, parent, at)?,
            Style::BlockMap => (field(sheet, parent, pointer, at)?, String::new()),
            Style::FlowList | Style::FlowMap => (flow_piece(sheet, parent, at)?, String::new()),
            _ => return None,
        };
        self.tried(span, text, |new, _| *new == wanted)
    }

    /// Takes out the whole block with the blank line behind it, where it holds one field and nothing else: the reverse of
    /// what [`Self::insert_field`] does to a document without front matter.
    pub fn remove_block(&self) -> Option<Edit> {
        let sheet = self.sheet()?;
        let Value::Map(fields) = &sheet.root else { return None };
        let [(name, _)] = fields.as_slice() else { return None };
        let pointer = format!("/{}", pointer_step(name));
        let (start, end) = (sheet.line_start(sheet.key(&pointer)?.start), sheet.line_behind(sheet.end(&pointer)?));
        if start != 0 || end != sheet.yaml.len() || sheet.yaml.contains('#') {
            return None;
        }
        let (document, text) = (self.document?, self.text);
        let rest = &text[document.body.start..];
        let blank = [(2, "\r\n"), (1, "\n")].into_iter().find(|(_, line_end)| rest.starts_with(line_end))?.0;
        let span = document.front.block.as_ref()?.start..document.body.start + blank;
        Some(Edit { path: self.path.clone(), span, text: String::new() })
    }
}

/// The lines of a field of a block.
fn field(sheet: &Sheet, parent: &str, pointer: &str, at: usize) -> Option<Span> {
    let start = sheet.key(pointer)?.start;
    let Value::Map(fields) = sheet.value(parent)? else { return None };
    let alone = fields.len() == 1 && !parent.is_empty();
    if sheet.starts_line(start) && !alone {
        return Some(sheet.line_start(start)..sheet.line_behind(sheet.end(pointer)?));
    }
    // The first field behind a dash: the next one takes its place.
    let next = (at + 1 < fields.len()).then(|| format!("{parent}/{}", sheet::step_of(fields, at + 1)))?;
    Some(start..sheet.key(&next)?.start)
}

/// The lines of an item of a block list; of its only item, and the `[]` that is left.
fn block_item(sheet: &Sheet, list: &str, at: usize) -> Option<(Span, String)> {
    let dashes = sheet.dashes(list)?;
    let end = sheet.end(&format!("{list}/{at}"))?;
    if dashes.len() > 1 {
        let own_line = sheet.starts_line(dashes[at]);
        let span = if own_line {
            sheet.line_start(dashes[at])..sheet.line_behind(end)
        } else {
            dashes[at]..*dashes.get(at + 1)?
        };
        return Some((span, String::new()));
    }
    if !sheet.starts_line(dashes[0]) {
        return Some((dashes[0]..end, "[]".to_owned()));
    }
    let introduced = sheet.introduced(list)?;
    // What stands between stays: a comment behind the colon, comments on lines of their own.
    let between = sheet.yaml[introduced..sheet.line_start(dashes[0])].trim_end_matches(['\n', '\r']);
    Some((introduced..sheet.line_stop(end), format!(" []{between}")))
}

/// A piece of what stands in brackets, with the comma that belongs to it.
fn flow_piece(sheet: &Sheet, parent: &str, at: usize) -> Option<Span> {
    let pieces = pieces(sheet, parent)?;
    let own = pieces[at].clone();
    let comma = |from: usize| sheet.yaml[from..].trim_start().starts_with(',');
    let behind_comma = |from: usize| sheet.yaml[from..].find(',').map_or(from, |length| from + length + 1);
    let rest = &sheet.yaml[own.end..sheet.line_stop(own.end)];
    let rest = rest.trim_start().trim_start_matches(',').trim_start();
    if sheet.starts_line(own.start) && (rest.is_empty() || rest.starts_with('#')) {
        return Some(sheet.line_start(own.start)..sheet.line_behind(own.end));
    }
    if let Some(next) = pieces.get(at + 1) {
        return Some(own.start..next.start);
    }
    if at > 0 {
        return Some(pieces[at - 1].end..own.end);
    }
    let whole = sheet.places.get(parent)?.value.clone();
    let inside = whole.start + 1..whole.end - 1;
    let one_line = !sheet.yaml[inside.clone()].contains('\n');
    Some(if one_line { inside } else { own.start..if comma(own.end) { behind_comma(own.end) } else { own.end } })
}

/// Where the items of what stands in brackets stand, without their commas.
pub(super) fn pieces(sheet: &Sheet, parent: &str) -> Option<Vec<Span>> {
    let piece = |pointer: String| {
        let place = sheet.places.get(&pointer)?;
        let start = sheet.key(&pointer).map_or(place.value.start, |key| key.start);
        let end = if place.value.is_empty() { sheet.introduced(&pointer)? } else { sheet.end(&pointer)? };
        Some(start..end)
    };
    match sheet.value(parent)? {
        Value::List(items) => (0..items.len()).map(|n| piece(format!("{parent}/{n}"))).collect(),
        Value::Map(fields) => {
            (0..fields.len()).map(|at| piece(format!("{parent}/{}", sheet::step_of(fields, at)))).collect()
        }
        _ => None,
    }
}
