//! Exact edits of a document's front matter. Everything that an edit is not about stays to the byte: comments, quotes,
//! order, indentation, line ends.
//!
//! An edit is tried before it is given: the front matter is read again, and where anything but the one value has changed,
//! or where it could not be read in full to begin with, there is no edit. So one that is given can be trusted.

mod insert;
mod remove;
mod scalar;
mod sheet;
#[cfg(test)]
mod tests;

use std::cell::OnceCell;
use std::sync::Arc;

use crate::diagnostic::Edit;
use crate::document::Document;
use crate::front::{self, FrontMatter};
use crate::source::Span;
use crate::yaml::{Kind, Place, Scalar, Style, Value};
use scalar::Quotes;
use sheet::Sheet;

/// Makes edits of one document's front matter.
///
/// Places are named by JSON pointers with the fields' written names, as [`FrontMatter::pointer`] gives them.
pub struct Editor<'d> {
    path: Arc<str>,
    text: &'d str,
    yaml: Span,
    /// `None` for a file that is YAML as a whole.
    document: Option<&'d Document>,
    sheet: OnceCell<Option<Sheet<'d>>>,
}

/// A text with edits applied; `None` where they overlap or do not fit the text. Edits that are equal count once.
pub fn apply(text: &str, edits: &[&Edit]) -> Option<String> {
    let mut sorted = edits.to_vec();
    sorted.sort_by_key(|edit| (edit.span.start, edit.span.end));
    sorted.dedup();
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    let mut last: Option<&Edit> = None;
    for edit in sorted {
        // Of two insertions at one place nobody can say which comes first.
        if edit.span.start < at || last.is_some_and(|last| last.span == edit.span) {
            return None;
        }
        out.push_str(text.get(at..edit.span.start)?);
        out.push_str(&edit.text);
        text.get(edit.span.clone())?;
        at = edit.span.end;
        last = Some(edit);
    }
    out.push_str(text.get(at..)?);
    Some(out)
}

impl<'d> Editor<'d> {
    /// An editor of a document.
    pub fn new(document: &'d Document) -> Self {
        let (source, yaml) = (&document.source, document.front.yaml.clone());
        Self { path: source.path.clone(), text: &source.text, yaml, document: Some(document), sheet: OnceCell::new() }
    }

    /// An editor of a file that is YAML as a whole.
    pub fn of_yaml(path: &str, text: &'d str) -> Self {
        let start = text.len() - text.trim_start_matches('\u{feff}').len();
        Self { path: path.into(), text, yaml: start..text.len(), document: None, sheet: OnceCell::new() }
    }

    /// The document, if it is one.
    pub fn document(&self) -> Option<&'d Document> {
        self.document
    }

    /// The front matter with its places, read when the first edit asks; `None` where it is not to be touched: there is
    /// none, or it is no clean YAML.
    fn sheet(&self) -> Option<&Sheet<'d>> {
        let readable = || self.front().is_none_or(|front| front.block.is_some() && front.faults.is_empty());
        let text = self.text;
        let sheet = || readable().then(|| Sheet::new(&text[self.yaml.clone()])).flatten();
        self.sheet.get_or_init(sheet).as_ref()
    }

    /// The front matter, if it is one.
    fn front(&self) -> Option<&'d FrontMatter> {
        self.document.map(|document| &document.front)
    }

    /// Gives a scalar another text. It keeps its quotes, and gets some where YAML needs them: those that its neighbours
    /// have, else double ones. An unquoted `[[Name]]` stays unquoted, but gets quotes when the text is what it has.
    pub fn set_value(&self, pointer: &str, text: &str) -> Option<Edit> {
        if self.stands_twice(pointer) {
            return None;
        }
        if let Some(old) = self.unquoted(pointer) {
            return if text == old { self.quote(pointer) } else { self.set_unquoted(pointer, text) };
        }
        let sheet = self.sheet()?;
        let (place, old) = (sheet.scalar(pointer)?, sheet.value(pointer)?);
        let bare = |text: &str| text.trim_end_matches('\n').to_owned();
        let is_block = matches!(place.style, Style::Literal | Style::Folded);
        if old.as_text().is_some_and(|old| old == text || (is_block && bare(old) == bare(text))) {
            return None;
        }
        let order = match place.style {
            Style::Single => vec![Quotes::Single, Quotes::Double],
            Style::Double => vec![Quotes::Double],
            Style::Plain => vec![Quotes::Plain, sheet.quotes_near(pointer), Quotes::Double],
            _ => return self.set_block(pointer, place, text),
        };
        let was_text = matches!(old, Value::Scalar(Scalar { kind: Kind::Text, .. }));
        // What only other YAML readers take for something else may stay so.
        let odd = place.style == Style::Plain && old.as_text().is_some_and(scalar::is_ambiguous);
        let fits = |quotes: &Quotes| *quotes != Quotes::Plain || odd || !was_text || !scalar::is_ambiguous(text);
        order.iter().filter(|quotes| fits(quotes)).find_map(|quotes| {
            let written = scalar::write(text, *quotes)?;
            self.replaced(pointer, &written, |new| text_is(new, text) && (!was_text || is_text(new)))
        })
    }

    /// Puts quotes round a scalar or an unquoted `[[Name]]` without any: then it is a text, whatever it looks like.
    pub fn quote(&self, pointer: &str) -> Option<Edit> {
        let sheet = self.sheet()?;
        let text = match self.unquoted(pointer) {
            Some(link) => link,
            None if sheet.scalar(pointer)?.style == Style::Plain => sheet.value(pointer)?.as_text()?,
            None => return None,
        };
        [sheet.quotes_near(pointer), Quotes::Double].into_iter().find_map(|quotes| {
            let written = scalar::write(text, quotes)?;
            self.replaced(pointer, &written, |new| text_is(new, text) && is_text(new))
        })
    }

    /// Gives a value another one, written as the YAML at hand, on one line.
    pub fn set_yaml(&self, pointer: &str, yaml: &str) -> Option<Edit> {
        let value = crate::yaml::parse(yaml).ok().filter(|_| !yaml.contains(['\n', '\r']))?;
        self.replaced(pointer, yaml, |new| *new == value)
    }

    /// Gives a field another name.
    pub fn rename_key(&self, pointer: &str, name: &str) -> Option<Edit> {
        let sheet = self.sheet().filter(|_| !self.stands_twice(pointer))?;
        let key = sheet.key(pointer)?;
        let order = match sheet.yaml[key.clone()].chars().next()? {
            '\'' => [Quotes::Single, Quotes::Double],
            '"' => [Quotes::Double, Quotes::Double],
            _ => [Quotes::Plain, Quotes::Double],
        };
        let mut wanted = sheet.root.clone();
        let (parent, step) = sheet::split(pointer)?;
        let Value::Map(fields) = sheet::find_mut(&mut wanted, parent)? else { return None };
        let at = sheet::position(fields, step)?;
        name.clone_into(&mut fields[at].0);
        order.into_iter().find_map(|quotes| {
            let written = scalar::write(name, quotes)?;
            self.tried(key.clone(), written, |new, _| *new == wanted)
        })
    }

    /// Another text for an unquoted `[[Name]]`, which stays one where it can.
    fn set_unquoted(&self, pointer: &str, text: &str) -> Option<Edit> {
        let sheet = self.sheet()?;
        let is_link = text.starts_with("[[") && text.ends_with("]]");
        let place = sheet.places.get(pointer)?;
        let old = sheet.value(pointer)?;
        let unquoted = || {
            let still = |front: &FrontMatter| front.unquoted.iter().any(|known| known == pointer);
            self.tried(place.value.clone(), text.to_owned(), |new, front| {
                let read = field_at(front, pointer).and_then(Value::as_text) == Some(text);
                read && still(front) && put_back(new, pointer, old) && *new == sheet.root
            })
        };
        let quoted = || {
            [sheet.quotes_near(pointer), Quotes::Double].into_iter().find_map(|quotes| {
                let written = scalar::write(text, quotes)?;
                self.replaced(pointer, &written, |new| text_is(new, text))
            })
        };
        is_link.then(unquoted).flatten().or_else(quoted)
    }

    /// Another text for a scalar behind `|` or `>`; in double quotes where it cannot be written so.
    fn set_block(&self, pointer: &str, place: &Place, text: &str) -> Option<Edit> {
        let sheet = self.sheet()?;
        let old = sheet.value(pointer)?;
        let fits = |new: &Value| new.as_text().is_some_and(|new| new.trim_end_matches('\n') == text) && is_text(new);
        let column = sheet.line_start(place.value.start)..place.value.start;
        let lines = scalar::block(text, place.style == Style::Folded, &sheet.yaml[column], sheet.line_end);
        let as_block = lines.and_then(|lines| {
            self.tried(place.value.clone(), lines, |new, _| {
                sheet::find(new, pointer).is_some_and(fits) && put_back(new, pointer, old) && *new == sheet.root
            })
        });
        as_block.or_else(|| {
            let from = sheet.introduced(pointer)?;
            let header = &sheet.yaml[from..sheet.line_stop(from)];
            let written = format!(" {}", crate::yaml::quoted(text));
            // A comment behind the sign would be lost.
            (!header.contains('#'))
                .then(|| {
                    self.tried(from..place.value.end, written, |new, _| {
                        sheet::find(new, pointer).is_some_and(|new| text_is(new, text))
                            && put_back(new, pointer, old)
                            && *new == sheet.root
                    })
                })
                .flatten()
        })
    }

    /// The edit that writes a value anew, where it reads as it should and nothing else has changed.
    fn replaced(&self, pointer: &str, written: &str, fits: impl Fn(&Value) -> bool) -> Option<Edit> {
        let sheet = self.sheet().filter(|_| !self.stands_twice(pointer))?;
        let old = sheet.value(pointer)?;
        let place = sheet.places.get(pointer)?;
        if sheet.has_property(place) || matches!(place.style, Style::Literal | Style::Folded | Style::Alias) {
            return None;
        }
        let (span, written) = match sheet.written(pointer)? {
            span if span.is_empty() => (span, format!(" {written}")),
            span => (span, written.to_owned()),
        };
        self.tried(span, written, |new, _| {
            sheet::find(new, pointer).is_some_and(fits) && put_back(new, pointer, old) && *new == sheet.root
        })
    }

    /// Whether a field stands twice: which of the two is meant is not ours to say.
    fn stands_twice(&self, pointer: &str) -> bool {
        let within =
            |outer: &str| pointer.strip_prefix(outer).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
        self.front()
            .is_some_and(|front| front.duplicates.iter().any(|twice| within(&twice.first) || within(&twice.pointer)))
    }

    /// The text of an unquoted `[[Name]]` at a pointer.
    fn unquoted(&self, pointer: &str) -> Option<&'d str> {
        let front = self.front()?;
        let is_one = front.unquoted.iter().any(|known| known == pointer);
        is_one.then(|| field_at(front, pointer)?.as_text()).flatten()
    }

    /// An edit of the YAML, if the front matter still reads well with it and passes a test: what is asked is its values
    /// as YAML has them.
    fn tried(&self, span: Span, text: String, fits: impl FnOnce(&mut Value, &FrontMatter) -> bool) -> Option<Edit> {
        let length = self.yaml.len() - span.len() + text.len();
        let edit =
            Edit { path: self.path.clone(), span: span.start + self.yaml.start..span.end + self.yaml.start, text };
        if self.text.get(edit.span.clone())? == edit.text {
            return None;
        }
        let edited = apply(self.text, &[&edit])?;
        let yaml = self.yaml.start..self.yaml.start + length;
        let front = if self.document.is_some() { front::read(&edited).0 } else { FrontMatter::default() };
        let known_twice = self.front().map_or(0, |old| old.duplicates.len());
        if self.document.is_some()
            && (!front.faults.is_empty() || front.duplicates.len() > known_twice || front.yaml != yaml)
        {
            return None;
        }
        let mut sheet = Sheet::new(&edited[yaml])?;
        fits(&mut sheet.root, &front).then_some(edit)
    }
}

/// The value at a pointer as the front matter has it, where an unquoted `[[Name]]` is a text.
fn field_at<'f>(front: &'f FrontMatter, pointer: &str) -> Option<&'f Value> {
    let mut steps = pointer.strip_prefix('/')?.split('/');
    let (name, count) = crate::yaml::step_name(steps.next()?);
    let field = front.fields.iter().filter(|field| field.name == name).nth(count.checked_sub(1)?)?;
    steps.try_fold(&field.value, sheet::child)
}

/// Puts the old value back, so that what is left can be compared.
fn put_back(new: &mut Value, pointer: &str, old: &Value) -> bool {
    sheet::find_mut(new, pointer).map(|slot| *slot = old.clone()).is_some()
}

fn text_is(value: &Value, text: &str) -> bool {
    value.as_text() == Some(text)
}

fn is_text(value: &Value) -> bool {
    matches!(value, Value::Scalar(Scalar { kind: Kind::Text, .. }))
}
