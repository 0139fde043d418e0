//! What rules are given: a document with its library, and the places of its front matter.

use std::cell::OnceCell;
use std::sync::Arc;

use super::{Evidence, Rule};
use crate::diagnostic::{Diagnostic, Edit, Fix, Level};
use crate::edit::Editor;
use crate::library::{Edge, Entry, Library, Place, Target};
use crate::schema::Violation;
use crate::source::Span;
use crate::yaml::Places;

/// A document being checked.
pub struct Checked<'e, 'l> {
    /// All that a rule may look at.
    pub evidence: &'e Evidence<'l>,
    /// The whole site.
    pub library: &'l Library,
    /// Which document it is.
    pub id: usize,
    /// The document.
    pub entry: &'l Entry,
    places: OnceCell<Places<'l>>,
    editor: OnceCell<Editor<'l>>,
    violations: OnceCell<Vec<Violation>>,
}

/// Something wrong, before its rule's level and name are put to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The place; `None` means the whole file.
    pub span: Option<Span>,
    /// What is wrong, in one sentence.
    pub message: String,
    /// One next step.
    pub help: Option<String>,
    /// How to mend it by machine.
    pub fix: Option<Fix>,
}

impl Finding {
    /// A finding at a place.
    pub fn at(span: Span, message: impl Into<String>) -> Self {
        Self { span: Some(span), message: message.into(), help: None, fix: None }
    }

    /// A finding on a whole file.
    pub fn on_file(message: impl Into<String>) -> Self {
        Self { span: None, message: message.into(), help: None, fix: None }
    }

    /// The same with a next step.
    pub fn help(self, help: impl Into<String>) -> Self {
        Self { help: Some(help.into()), ..self }
    }

    /// The same with edits that mend it.
    pub fn fix(self, fix: Option<Fix>) -> Self {
        Self { fix, ..self }
    }

    pub(super) fn diagnostic(self, rule: &Rule, level: Level, path: Arc<str>) -> Diagnostic {
        let Self { span, message, help, fix } = self;
        Diagnostic { rule: rule.name, level, path, span, message, help, fix }
    }
}

impl<'e, 'l> Checked<'e, 'l> {
    pub(super) fn new(evidence: &'e Evidence<'l>, id: usize) -> Self {
        let library = evidence.library;
        Self {
            evidence,
            library,
            id,
            entry: &library.entries[id],
            places: OnceCell::new(),
            editor: OnceCell::new(),
            violations: OnceCell::new(),
        }
    }

    /// The document's path below the content folder.
    pub fn path(&self) -> &'l str {
        self.library.path(self.id)
    }

    /// Everything in which the front matter does not follow the site's schemas.
    pub fn violations(&self) -> &[Violation] {
        self.violations.get_or_init(|| super::data::violations(self))
    }

    /// Where the value at a pointer into the front matter stands, with its quotes; its nearest parent where it cannot be
    /// told, and in the end the opening `---`.
    pub fn value(&self, pointer: &str) -> Span {
        self.place(pointer, |place| Some(place.value.clone()))
    }

    /// Where the name of the field at a pointer stands.
    pub fn key(&self, pointer: &str) -> Span {
        self.place(pointer, |place| place.key.clone())
    }

    fn place(&self, pointer: &str, part: impl Fn(&crate::yaml::Place) -> Option<Span>) -> Span {
        let front = &self.entry.document.front;
        let text = &self.entry.document.source.text;
        let places = self.places.get_or_init(|| Places::new(&text[front.yaml.clone()]));
        let mut pointer = pointer;
        while !pointer.is_empty() {
            if let Some(span) = places.get(pointer).and_then(&part) {
                return span.start + front.yaml.start..span.end + front.yaml.start;
            }
            if let Some(span) = self.line_of(pointer) {
                return span;
            }
            pointer = pointer.rsplit_once('/').map_or("", |(parent, _)| parent);
        }
        self.head()
    }

    /// Where a top-level field starts, found in the text: for front matter that is no YAML as a whole.
    fn line_of(&self, pointer: &str) -> Option<Span> {
        let name = pointer.strip_prefix('/').filter(|name| !name.contains('/'))?;
        let document = &self.entry.document;
        let yaml = document.front.yaml.clone();
        let mut at = yaml.start;
        for line in document.source.text[yaml].split_inclusive('\n') {
            if line.strip_prefix(name).is_some_and(|rest| rest.trim_start().starts_with(':')) {
                return Some(at..at + name.len());
            }
            at += line.len();
        }
        None
    }

    /// The opening `---`, at which a missing field points.
    pub fn head(&self) -> Span {
        self.entry.document.front.block.as_ref().map_or(0..0, |block| block.start..block.start + 3)
    }

    /// Where an edge's target stands.
    pub fn edge(&self, edge: &Edge) -> Span {
        match &edge.place {
            Place::Field(pointer) => self.value(pointer),
            Place::Body(n) => self.entry.document.references[*n].span.clone(),
            Place::Shortcode(n) => self.entry.document.shortcodes[*n].1.clone(),
        }
    }

    /// A fix by one edit of this document's front matter, where fixes are wanted and the edit can be made.
    pub fn mend(
        &self,
        description: impl Into<String>,
        safe: bool,
        edit: impl FnOnce(&Editor<'l>) -> Option<Edit>,
    ) -> Option<Fix> {
        if !self.evidence.surroundings.fixes {
            return None;
        }
        let edit = edit(self.editor())?;
        Some(Fix { description: description.into(), safe, edits: vec![edit] })
    }

    /// Makes edits of this document.
    pub fn editor(&self) -> &Editor<'l> {
        self.editor.get_or_init(|| Editor::new(&self.entry.document))
    }

    /// The edges that lead nowhere, without those of front matter that could not be read, which is a fault of its own.
    pub fn missing(&self) -> impl Iterator<Item = &'l Edge> {
        let faults = &self.entry.document.front.faults;
        let unread = |edge: &Edge| {
            let in_front = matches!(edge.place, Place::Field(_)) && !faults.is_empty();
            in_front && {
                let span = self.edge(edge);
                faults.iter().any(|fault| fault.span.start <= span.end && span.start <= fault.span.end)
            }
        };
        self.edges().iter().filter(move |edge| edge.target == Target::Missing && !unread(edge))
    }

    /// The edges that start in this document.
    pub fn edges(&self) -> &'l [Edge] {
        &self.library.edges[self.entry.edges.clone()]
    }
}
