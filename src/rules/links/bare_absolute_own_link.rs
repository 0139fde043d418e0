//! A reference to the site's own page by its public address.

use super::address::behind_base;
use crate::diagnostic::{Edit, Fix, Level};
use crate::document::{Reference, ReferenceForm};
use crate::library::{Edge, EdgeKind, Library, Place, Target, Via};
use crate::markdown::LinkForm;
use crate::names::Steps;
use crate::respell::{Written, edits, relative, spell};
use crate::rules::{Check, Checked, Finding, Group, Rule};

pub(super) const RULE: Rule = Rule {
    name: "bare-absolute-own-link",
    group: Group::Links,
    level: Level::Warning,
    summary: "a reference to the site's own page by its public address",
    page: include_str!("../../../content/rules/bare-absolute-own-link.md"),
    check: Check::Document(check),
};

fn check(checked: &Checked, out: &mut Vec<Finding>) {
    for edge in checked.edges() {
        let Some(rest) = behind_base(&checked.library.config, edge.written.trim()) else { continue };
        let target = own_target(checked, edge, rest);
        // It may lead nowhere, or to one of the lists that Lyceum makes, which have no path.
        let Some(path) = path_of(checked.library, &target) else { continue };
        let message = format!("`{path}` is named by its public address");
        let help = "write its path, which holds wherever the site is published";
        let fix = checked.evidence.surroundings.fixes.then(|| by_path(checked, edge, &target, rest)).flatten();
        out.push(Finding::at(checked.edge(edge), message).help(help).fix(fix));
    }
}

/// What the address means: as a relation, or with another scheme, it was not followed.
fn own_target(checked: &Checked, edge: &Edge, rest: &str) -> Target {
    match &edge.target {
        Target::External(_) => {
            let rest = rest.split('|').next().unwrap_or(rest);
            checked.evidence.names().find(&format!("/{rest}"), checked.id, Steps::LINK).target
        }
        followed => followed.clone(),
    }
}

fn path_of(library: &Library, target: &Target) -> Option<String> {
    match target {
        Target::Entry(entry) => Some(library.path(*entry).to_owned()),
        Target::Folder(folder) => Some(format!("{}/", library.folders[*folder].path)),
        Target::File(file) => Some(library.files[*file].path.clone()),
        Target::External(_) | Target::Missing | Target::Hidden => None,
    }
}

/// A fix that writes the path, with the anchor and the label that stand behind the address.
fn by_path(checked: &Checked, edge: &Edge, target: &Target, rest: &str) -> Option<Fix> {
    let document = &checked.entry.document;
    let steps = Steps::of(edge, document);
    let behind = |c: char| c == '#' || (c == '|' && !steps.is_encoded());
    let behind = rest.find(behind).map_or("", |at| &rest[at..]);
    let new = spelt(checked, edge, target, steps, behind)?;
    let path = path_of(checked.library, target)?;
    let description = format!("write the path of `{path}`");
    if let Place::Body(n) = edge.place
        && let Some(edit) = labelled(checked, &document.references[n], target, &new)
    {
        return Some(Fix { description, safe: false, edits: vec![edit] });
    }
    // What was not followed has had no anchor that could be missing; a query is lost.
    let followed = !matches!(edge.target, Target::External(_)) || !behind.contains('#');
    let safe = followed && !rest.contains('?');
    Some(Fix { description, safe, edits: edits(checked.editor(), &[(edge, new)])? })
}

/// The reference by the path of its target: as a link from the document's folder, as a wikilink by the file's name.
fn spelt(checked: &Checked, edge: &Edge, target: &Target, steps: Steps, behind: &str) -> Option<String> {
    let names = checked.evidence.names();
    let relation = matches!(edge.kind, EdgeKind::Relation(_));
    let (like, via) = match target {
        Target::Folder(_) => ("x/", Via::Relative),
        _ if steps.is_encoded() => ("x.md", Via::Relative),
        _ => ("x", Via::Suffix),
    };
    if relation {
        let folder = &checked.library.folders[checked.entry.folder].path;
        let new = format!("{}{behind}", relative(folder, &path_of(checked.library, target)?));
        let found = names.find(&new, checked.id, steps);
        return (found.target == *target && found.others.is_empty()).then_some(new);
    }
    let alike = Edge { written: format!("{like}{behind}"), ..edge.clone() };
    spell(names, checked.id, &Written::of(&alike, &checked.entry.document, via, like), target)
}

/// Where an address stands without brackets, or in pointed ones, a path needs a label.
fn labelled(checked: &Checked, reference: &Reference, target: &Target, new: &str) -> Option<Edit> {
    if reference.form != ReferenceForm::Markdown(LinkForm::Link) {
        return None;
    }
    let source = &checked.entry.document.source;
    let (before, address) = (&source.text[reference.at..reference.span.start], &source.text[reference.span.clone()]);
    let end = match before {
        "<" => reference.span.end + 1,
        "" if address == reference.target => reference.span.end,
        _ => return None,
    };
    let label = match target {
        Target::Entry(entry) => checked.library.entries[*entry].meta.title.clone(),
        Target::Folder(folder) => checked.library.folder_title(*folder),
        _ => new.to_owned(),
    };
    let plain = !label.contains(|c: char| "[]\\`*_<>|#&$~=^\n".contains(c));
    let text = format!("[{label}]({new})");
    plain.then(|| Edit { path: source.path.clone(), span: reference.at..end, text })
}
