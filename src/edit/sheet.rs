//! Front matter with the places of everything in it: where a value is introduced, where it ends, which line it stands on.

use crate::source::Span;
use crate::yaml::{Place, Places, Style, Value, nth_step, step_name};

use super::scalar::Quotes;

/// A block of YAML that both parsers read alike.
pub(super) struct Sheet<'t> {
    /// Its text; all places are bytes of it.
    pub(super) yaml: &'t str,
    /// Its fields.
    pub(super) root: Value,
    /// Where its values stand.
    pub(super) places: Places<'t>,
    /// How its lines end.
    pub(super) line_end: &'static str,
}

impl<'t> Sheet<'t> {
    /// Reads a text; `None` where it is no mapping or the parsers do not agree on its shape.
    pub(super) fn new(yaml: &'t str) -> Option<Self> {
        let line_end = if yaml.contains("\r\n") { "\r\n" } else { "\n" };
        let places = Places::new(yaml);
        let root = match crate::yaml::parse_leniently(yaml).ok()?.0 {
            Value::Null => Value::Map(Vec::new()),
            root @ Value::Map(_) if count(&root) == places.count() => root,
            _ => return None,
        };
        Some(Self { yaml, root, places, line_end })
    }

    /// The value at a pointer.
    pub(super) fn value(&self, pointer: &str) -> Option<&Value> {
        find(&self.root, pointer)
    }

    /// The place of a scalar or of nothing; `None` for collections and what another value stands for.
    pub(super) fn scalar(&self, pointer: &str) -> Option<&Place> {
        let place = self.places.get(pointer)?;
        let plain = matches!(self.value(pointer)?, Value::Null | Value::Scalar(_)) && place.style != Style::Alias;
        (plain && !self.has_property(place)).then_some(place)
    }

    /// Whether a value bears an anchor or a tag.
    pub(super) fn has_property(&self, place: &Place) -> bool {
        place.style != Style::Literal
            && place.style != Style::Folded
            && self.yaml[place.value.clone()].starts_with(['&', '!'])
    }

    /// What of a value is written; where nothing is, the place for it, which needs a space before.
    pub(super) fn written(&self, pointer: &str) -> Option<Span> {
        let place = self.places.get(pointer)?;
        if place.value.is_empty() {
            let at = self.introduced(pointer)?;
            return Some(at..at);
        }
        Some(place.value.clone())
    }

    /// The name of a field.
    pub(super) fn key(&self, pointer: &str) -> Option<Span> {
        let key = self.places.get(pointer)?.key.clone()?;
        Some(key.start..key.start + self.yaml[key].trim_end().len())
    }

    /// The byte behind the colon or the dash that introduces a value.
    pub(super) fn introduced(&self, pointer: &str) -> Option<usize> {
        if let Some(key) = self.key(pointer) {
            let behind = &self.yaml[key.end..];
            let space = behind.len() - behind.trim_start_matches([' ', '\t']).len();
            return behind[space..].starts_with(':').then_some(key.end + space + 1);
        }
        let (list, item) = split(pointer)?;
        self.dashes(list)?.get(item.parse::<usize>().ok()?).map(|dash| dash + 1)
    }

    /// Where the dashes of a block list stand, one for each item.
    pub(super) fn dashes(&self, list: &str) -> Option<Vec<usize>> {
        let Value::List(items) = self.value(list)? else { return None };
        let place = self.places.get(list).filter(|place| place.style == Style::BlockList)?;
        let first = if is_dash(&self.yaml[place.value.start..]) && !self.starts_with_list(list, items) {
            place.value.start
        } else {
            self.first_dash(self.introduced_at(list)?)?
        };
        let column = first - self.line_start(first);
        let mut dashes = vec![first];
        let mut at = self.line_behind(first);
        while at < self.yaml.len() && dashes.len() < items.len() {
            let line = &self.yaml[at..self.line_stop(at)];
            let indent = line.len() - line.trim_start_matches(' ').len();
            if indent == column && is_dash(&line[indent..]) {
                dashes.push(at + column);
            }
            at = self.line_behind(at);
        }
        (dashes.len() == items.len()).then_some(dashes)
    }

    /// Whether the dash at the start of a list may be that of a list which is its first item.
    fn starts_with_list(&self, list: &str, items: &[Value]) -> bool {
        let inner = self.places.get(&format!("{list}/0")).filter(|_| matches!(items.first(), Some(Value::List(_))));
        inner.zip(self.places.get(list)).is_some_and(|(inner, list)| inner.value.start == list.value.start)
    }

    fn introduced_at(&self, list: &str) -> Option<usize> {
        if list.is_empty() { None } else { self.introduced(list) }
    }

    /// The first dash behind a place, with nothing but blank lines and comments between.
    fn first_dash(&self, from: usize) -> Option<usize> {
        let mut at = from;
        loop {
            let line = &self.yaml[at..self.line_stop(at)];
            let text = line.trim_start();
            if is_dash(text) {
                return Some(at + line.len() - text.len());
            }
            let next = self.line_behind(at);
            if !(text.is_empty() || text.starts_with('#')) || next >= self.yaml.len() {
                return None;
            }
            at = next;
        }
    }

    /// Where the value at a pointer ends, without what stands between it and the next one.
    pub(super) fn end(&self, pointer: &str) -> Option<usize> {
        let place = self.places.get(pointer)?;
        let last = match (place.style, self.value(pointer)?) {
            (Style::BlockList, Value::List(items)) => Some((items.len().checked_sub(1)?).to_string()),
            (Style::BlockMap, Value::Map(fields)) => Some(step_of(fields, fields.len().checked_sub(1)?)),
            _ => None,
        };
        match last {
            Some(last) => self.end(&format!("{pointer}/{last}")),
            None if !place.value.is_empty() => Some(place.value.end),
            None => {
                let at = self.introduced(pointer)?;
                // An empty `|` is more than nothing.
                let block = matches!(place.style, Style::Literal | Style::Folded);
                Some(if block { self.line_stop(at) } else { at })
            }
        }
    }

    /// The quotes that values near a place have.
    pub(super) fn quotes_near(&self, pointer: &str) -> Quotes {
        let parent = split(pointer).map_or("", |(parent, _)| parent);
        let siblings = self.value(parent).map(|value| pointers(value, parent)).unwrap_or_default();
        let mut all = Vec::new();
        collect(&self.root, "", &mut all);
        for group in [siblings, all] {
            let styles = group.iter().filter_map(|pointer| Some(self.places.get(pointer)?.style));
            let (mut single, mut double) = (0, 0);
            for style in styles {
                single += usize::from(style == Style::Single);
                double += usize::from(style == Style::Double);
            }
            if single + double > 0 {
                return if single > double { Quotes::Single } else { Quotes::Double };
            }
        }
        Quotes::Double
    }

    /// Where the line of a place starts.
    pub(super) fn line_start(&self, at: usize) -> usize {
        self.yaml[..at].rfind('\n').map_or(0, |before| before + 1)
    }

    /// Where the text of a place's line stops, before its line end.
    pub(super) fn line_stop(&self, at: usize) -> usize {
        let stop = self.yaml[at..].find('\n').map_or(self.yaml.len(), |length| at + length);
        if stop > at && self.yaml[..stop].ends_with('\r') { stop - 1 } else { stop }
    }

    /// Where the line behind that of a place starts.
    pub(super) fn line_behind(&self, at: usize) -> usize {
        self.yaml[at..].find('\n').map_or(self.yaml.len(), |length| at + length + 1)
    }

    /// Whether nothing but spaces stands before a place in its line.
    pub(super) fn starts_line(&self, at: usize) -> bool {
        self.yaml[self.line_start(at)..at].trim().is_empty()
    }
}

/// Whether a text starts with the dash of a list item.
fn is_dash(text: &str) -> bool {
    text.strip_prefix('-').is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '\t', '\n', '\r']))
}

/// How many values there are in one, itself included.
fn count(value: &Value) -> usize {
    1 + match value {
        Value::List(items) => items.iter().map(count).sum(),
        Value::Map(fields) => fields.iter().map(|(_, value)| count(value)).sum(),
        _ => 0,
    }
}

/// The pointers of the values directly in one.
fn pointers(value: &Value, pointer: &str) -> Vec<String> {
    match value {
        Value::List(items) => (0..items.len()).map(|n| format!("{pointer}/{n}")).collect(),
        Value::Map(fields) => (0..fields.len()).map(|at| format!("{pointer}/{}", step_of(fields, at))).collect(),
        _ => Vec::new(),
    }
}

fn collect(value: &Value, pointer: &str, out: &mut Vec<String>) {
    for inner in pointers(value, pointer) {
        if let Some(value) = split(&inner).and_then(|(_, step)| child(value, step)) {
            collect(value, &inner, out);
        }
        out.push(inner);
    }
}

/// A pointer's parent and its last step.
pub(super) fn split(pointer: &str) -> Option<(&str, &str)> {
    pointer.rsplit_once('/')
}

/// Which of a mapping's fields a step leads to.
pub(super) fn position(fields: &[(String, Value)], step: &str) -> Option<usize> {
    let (name, count) = step_name(step);
    let mut same = fields.iter().enumerate().filter(|(_, (known, _))| *known == name);
    same.nth(count.checked_sub(1)?).map(|(at, _)| at)
}

/// The step that leads to one of a mapping's fields.
pub(super) fn step_of(fields: &[(String, Value)], at: usize) -> String {
    let name = &fields[at].0;
    let before = fields[..at].iter().filter(|(known, _)| known == name).count();
    nth_step(name, before + 1).into_owned()
}

/// The value that a step leads to.
pub(super) fn child<'v>(value: &'v Value, step: &str) -> Option<&'v Value> {
    match value {
        Value::List(items) => items.get(step.parse::<usize>().ok()?),
        Value::Map(fields) => position(fields, step).map(|at| &fields[at].1),
        _ => None,
    }
}

/// The value at a pointer.
pub(super) fn find<'v>(root: &'v Value, pointer: &str) -> Option<&'v Value> {
    if pointer.is_empty() {
        return Some(root);
    }
    pointer.strip_prefix('/')?.split('/').try_fold(root, child)
}

/// The same, to be changed.
pub(super) fn find_mut<'v>(root: &'v mut Value, pointer: &str) -> Option<&'v mut Value> {
    if pointer.is_empty() {
        return Some(root);
    }
    pointer.strip_prefix('/')?.split('/').try_fold(root, |value, step| match value {
        Value::List(items) => items.get_mut(step.parse::<usize>().ok()?),
        Value::Map(fields) => position(fields, step).map(|at| &mut fields[at].1),
        _ => None,
    })
}
