//! The graph of a library for other programs: documents as nodes, references as edges.

use std::fmt::Write;

use serde_json::{Value, json as value};

use crate::library::{Anchor, Edge, EdgeKind, Library, Place, Target};
use crate::source::{Lines, Position};
use crate::yaml::Places;

/// As JSON: `to` is a path, or null when nothing was found; external addresses give no edge; inverses are not listed.
pub fn json(library: &Library) -> String {
    let documents: Vec<Value> = library
        .entries
        .iter()
        .map(|entry| {
            value!({
                "path": &*entry.document.source.path, "id": entry.meta.id, "title": entry.meta.title, "url": entry.url,
                "doc_type": entry.meta.doc_type, "status": entry.meta.status, "security_level": entry.meta.level.name(),
            })
        })
        .collect();
    let mut edges = Vec::new();
    for (n, entry) in library.entries.iter().enumerate() {
        let places = PlacesOf::new(library, n);
        let of_entry = &library.edges[entry.edges.clone()];
        edges.extend(of_entry.iter().filter(|edge| is_inside(edge)).map(|edge| describe(edge, library, &places)));
    }
    let mut text = serde_json::to_string_pretty(&value!({"documents": documents, "edges": edges})).unwrap_or_default();
    text.push('\n');
    text
}

/// Whether an edge has both ends in the site, or one that should be.
fn is_inside(edge: &Edge) -> bool {
    !matches!(edge.target, Target::External(_) | Target::Hidden)
}

fn describe(edge: &Edge, library: &Library, places: &PlacesOf) -> Value {
    let place = places.of(edge);
    let (kind, relation) = match &edge.kind {
        EdgeKind::Relation(name) => ("relation", Some(name)),
        EdgeKind::Link => ("link", None),
        EdgeKind::Embed => ("embed", None),
    };
    let anchor = match &edge.anchor {
        Anchor::Whole => None,
        Anchor::Heading(id) | Anchor::Other(id) | Anchor::Missing(id) => Some(id.clone()),
        Anchor::Block(id) => Some(format!("^{id}")),
    };
    value!({
        "from": library.path(edge.from), "to": path_of(&edge.target, library), "target": edge.written, "anchor": anchor,
        "kind": kind, "type": relation, "via": edge.via, "ambiguous": !edge.others.is_empty(),
        "line": place.line, "column": place.column,
    })
}

fn path_of(target: &Target, library: &Library) -> Option<String> {
    match target {
        Target::Entry(n) => Some(library.path(*n).to_owned()),
        Target::File(n) => Some(library.files[*n].path.clone()),
        Target::Folder(n) => Some(format!("{}/", library.folders[*n].path)),
        Target::External(_) | Target::Missing | Target::Hidden => None,
    }
}

/// Where the edges of one document stand.
struct PlacesOf<'l> {
    lines: Lines<'l>,
    front: Places<'l>,
    library: &'l Library,
    entry: usize,
}

impl<'l> PlacesOf<'l> {
    fn new(library: &'l Library, entry: usize) -> Self {
        let document = &library.entries[entry].document;
        let text = &document.source.text;
        Self { lines: Lines::new(text), front: Places::new(&text[document.front.yaml.clone()]), library, entry }
    }

    fn of(&self, edge: &Edge) -> Position {
        let document = &self.library.entries[self.entry].document;
        let offset = match &edge.place {
            Place::Body(n) => document.references[*n].span.start,
            Place::Shortcode(n) => document.shortcodes[*n].1.start,
            Place::Field(pointer) => self.front.get(pointer).map_or_else(
                || document.front.block.as_ref().map_or(0, |block| block.start),
                |place| document.front.yaml.start + place.value.start,
            ),
        };
        self.lines.position(offset)
    }
}

/// Edges between documents: both ends and a label, each pair and label once.
fn between(library: &Library) -> Vec<(usize, usize, String)> {
    let label = |edge: &Edge| match &edge.kind {
        EdgeKind::Relation(name) => name.clone(),
        EdgeKind::Link => "link".to_owned(),
        EdgeKind::Embed => "embed".to_owned(),
    };
    let mut pairs: Vec<(usize, usize, String)> = library
        .edges
        .iter()
        .filter_map(|edge| match edge.target {
            Target::Entry(to) => Some((edge.from, to, label(edge))),
            _ => None,
        })
        .collect();
    pairs.sort();
    pairs.dedup();
    pairs
}

/// As Graphviz DOT.
pub fn dot(library: &Library) -> String {
    let quote = |text: &str| format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', " "));
    let mut out = String::from("digraph lyceum {\n  rankdir=LR;\n  node [shape=box];\n");
    for (n, entry) in library.entries.iter().enumerate() {
        let _ = writeln!(out, "  n{n} [label={}, tooltip={}];", quote(&entry.meta.title), quote(library.path(n)));
    }
    for (from, to, label) in between(library) {
        let _ = writeln!(out, "  n{from} -> n{to} [label={}];", quote(&label));
    }
    out.push_str("}\n");
    out
}

/// As a Mermaid flowchart.
pub fn mermaid(library: &Library) -> String {
    let quote = |text: &str| {
        format!("\"{}\"", text.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;").replace('\n', " "))
    };
    let mut out = String::from("flowchart LR\n");
    for (n, entry) in library.entries.iter().enumerate() {
        let _ = writeln!(out, "  n{n}[{}]", quote(&entry.meta.title));
    }
    for (from, to, label) in between(library) {
        let _ = writeln!(out, "  n{from} -->|{}| n{to}", quote(&label));
    }
    out
}

/// As GraphML (<http://graphml.graphdrawing.org/>).
pub fn graphml(library: &Library) -> String {
    let escape = |text: &str| {
        let text: String = text.chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\t')).collect();
        text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
    };
    let mut out = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n",
    );
    for (key, of) in [("title", "node"), ("path", "node"), ("url", "node"), ("doc_type", "node"), ("kind", "edge")] {
        let _ = writeln!(out, "  <key id=\"{key}\" for=\"{of}\" attr.name=\"{key}\" attr.type=\"string\"/>");
    }
    out.push_str("  <graph edgedefault=\"directed\">\n");
    for (n, entry) in library.entries.iter().enumerate() {
        let doc_type = entry.meta.doc_type.as_deref().unwrap_or_default();
        let data = [
            ("title", entry.meta.title.as_str()),
            ("path", library.path(n)),
            ("url", &entry.url),
            ("doc_type", doc_type),
        ];
        let _ = writeln!(out, "    <node id=\"n{n}\">");
        for (key, text) in data {
            let _ = writeln!(out, "      <data key=\"{key}\">{}</data>", escape(text));
        }
        out.push_str("    </node>\n");
    }
    for (from, to, label) in between(library) {
        let _ = writeln!(
            out,
            "    <edge source=\"n{from}\" target=\"n{to}\"><data key=\"kind\">{}</data></edge>",
            escape(&label)
        );
    }
    out.push_str("  </graph>\n</graphml>\n");
    out
}
