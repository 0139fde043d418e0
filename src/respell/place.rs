//! Putting a reference's new text where the old one stands, escaped as its place needs it.

use crate::diagnostic::Edit;
use crate::document::{Document, Reference, ReferenceForm};
use crate::edit::Editor;
use crate::library::{Edge, EdgeKind, Place};
use crate::markdown::{self, LinkForm};
use crate::source::Span;
use crate::text::replace_wikilinks;
use crate::yaml::{Value, pointer_step};

/// The edits that give edges of the editor's document another text. `None` where one of them cannot be changed exactly: then the
/// front matter is no clean YAML, or the text is written in a way that only a person should change.
pub fn edits(editor: &Editor, changes: &[(&Edge, String)]) -> Option<Vec<Edit>> {
    let document = editor.document()?;
    let mut edits = Vec::new();
    // One text can hold several references: it is changed once, for all of them.
    let mut scalars: Vec<(String, String)> = Vec::new();
    for (edge, new) in changes {
        match &edge.place {
            Place::Body(n) => edits.push(in_body(document, &document.references[*n], new)?),
            Place::Field(pointer) => in_field(document, edge, pointer, new, &mut scalars)?,
            Place::Shortcode(n) => edits.push(in_shortcode(document, *n, &edge.written, new)?),
        }
    }
    for (pointer, text) in scalars {
        edits.push(editor.set_value(&pointer, &text)?);
    }
    edits.sort_by_key(|edit| (edit.span.start, edit.span.end));
    edits.dedup();
    Some(edits)
}

/// The edit of a shortcode's `id`; none where the configuration says what it shows.
fn in_shortcode(document: &Document, n: usize, written: &str, new: &str) -> Option<Edit> {
    let span = &document.shortcodes[n].1;
    let text = &document.source.text[span.clone()];
    let value = |at: usize| at + 3 + usize::from(text[at + 3..].starts_with(['"', '\'']));
    let is_attribute = |at: &usize| text[..*at].ends_with(char::is_whitespace);
    let mut values = text.match_indices("id=").map(|(at, _)| at).filter(is_attribute).map(value);
    let at = values.find(|at| text[*at..].starts_with(written)).filter(|_| !new.contains(['"', '\'', '[', ']']))?;
    let quoted = text[..at].ends_with(['"', '\'']);
    let text = if quoted || !new.contains(char::is_whitespace) { new.to_owned() } else { format!("\"{new}\"") };
    let start = span.start + at;
    Some(Edit { path: document.source.path.clone(), span: start..start + written.len(), text })
}

/// Notes the new text of each scalar of a field in which the edge is written.
fn in_field(
    document: &Document,
    edge: &Edge,
    pointer: &str,
    new: &str,
    scalars: &mut Vec<(String, String)>,
) -> Option<()> {
    let mut found = false;
    let mut texts = Vec::new();
    for field in &document.front.fields {
        let field_pointer = format!("/{}", pointer_step(&field.name));
        let below = |inner: &str, outer: &str| inner == outer || inner.starts_with(&format!("{outer}/"));
        if below(pointer, &field_pointer) {
            collect(&field.value, &field_pointer, &mut texts);
        }
        texts.retain(|(inner, _)| below(inner, pointer));
    }
    for (inner, text) in texts {
        let known = scalars.iter_mut().find(|(known, _)| *known == inner);
        let old = known.as_ref().map_or(text, |(_, text)| text.as_str());
        let Some(changed) = in_text(old, edge, new) else { continue };
        found = true;
        match known {
            Some((_, text)) => *text = changed,
            None => scalars.push((inner, changed)),
        }
    }
    found.then_some(())
}

/// All scalars of a value with their pointers.
fn collect<'v>(value: &'v Value, pointer: &str, out: &mut Vec<(String, &'v str)>) {
    match value {
        Value::Null => {}
        Value::Scalar(scalar) => out.push((pointer.to_owned(), &scalar.text)),
        Value::List(items) => {
            for (n, item) in items.iter().enumerate() {
                collect(item, &format!("{pointer}/{n}"), out);
            }
        }
        Value::Map(fields) => {
            for (name, value) in fields {
                collect(value, &format!("{pointer}/{}", pointer_step(name)), out);
            }
        }
    }
}

/// A text of front matter with the edge's reference in it written anew: it is all of the text, or stands in double
/// brackets, or is the path of a Markdown link.
fn in_text(text: &str, edge: &Edge, new: &str) -> Option<String> {
    let (old, bare) = (edge.written.as_str(), text.trim());
    if bare == old {
        return (!new.contains(['[', ']'])).then(|| text.replacen(bare, new, 1));
    }
    let mention = edge.kind == EdgeKind::Link;
    let changed = replace_wikilinks(text, |target, label| {
        let whole = label.map_or_else(|| target.to_owned(), |label| format!("{target}|{label}"));
        match label.filter(|_| mention) {
            Some(label) if target == old => Some(format!("[[{new}|{label}]]")),
            _ => (whole.trim() == old).then(|| format!("[[{new}]]")),
        }
    });
    if changed != text {
        return (!(new.contains(['[', ']']) || mention && new.contains('|'))).then_some(changed);
    }
    // `[label](path)`, a text of its own.
    let open = bare.find("](").map(|at| at + 2)?;
    let at = bare[open..].find(old)? + open;
    let behind = bare[at + old.len()..].trim_start_matches('>').trim();
    if behind != ")" || new.contains(['<', '>']) || new.matches('(').count() != new.matches(')').count() {
        return None;
    }
    let start = text.len() - text.trim_start().len() + at;
    Some(format!("{}{new}{}", &text[..start], &text[start + old.len()..]))
}

/// The edit of a reference in the body.
fn in_body(document: &Document, reference: &Reference, new: &str) -> Option<Edit> {
    let source = &document.source;
    let form = match reference.form {
        ReferenceForm::Markdown(form) => form,
        ReferenceForm::HtmlLink | ReferenceForm::HtmlMedia => return in_html(document, reference, new),
    };
    let span = destination(document, reference, form)?;
    let raw = source.text.get(span.clone())?;
    let old = reference.target.trim();
    let wiki = matches!(form, LinkForm::WikiLink | LinkForm::Embed);
    if takes_addresses_only(document, reference) && !new.contains("://") {
        return None;
    }
    let text = if raw == old { new.trim().to_owned() } else { behind_escapes(raw, old, new.trim())? };
    let pointed = source.text[..span.start].ends_with('<');
    (raw_means(raw, old, wiki, pointed) && raw_means(&text, new.trim(), wiki, pointed)).then(|| Edit {
        path: source.path.clone(),
        span,
        text,
    })
}

/// Whether the target of a reference with a label stands in pointed brackets, which may hold spaces.
pub(super) fn is_pointed(document: &Document, reference: &Reference) -> bool {
    let ReferenceForm::Markdown(form) = reference.form else { return false };
    !takes_addresses_only(document, reference)
        && destination(document, reference, form).is_some_and(|span| document.source.text[..span.start].ends_with('<'))
}

/// Whether a reference is an address that stands in the text without brackets.
fn is_bare(document: &Document, reference: &Reference) -> bool {
    let text = &document.source.text;
    reference.span.start == reference.at && !text[reference.at..].starts_with(['[', '!'])
}

/// Whether only an address can stand in the place of a reference: it has no brackets, or pointed ones.
fn takes_addresses_only(document: &Document, reference: &Reference) -> bool {
    is_bare(document, reference) || document.source.text[reference.at..].starts_with('<')
}

/// Where the target of a Markdown reference is written.
fn destination(document: &Document, reference: &Reference, form: LinkForm) -> Option<Span> {
    if reference.span.start > reference.at || is_bare(document, reference) {
        return Some(reference.span.clone());
    }
    if matches!(form, LinkForm::WikiLink | LinkForm::Embed) {
        return None;
    }
    let found = markdown::definition(document.body_text(), reference.at.checked_sub(document.body.start)?)?;
    Some(found.start + document.body.start..found.end + document.body.start)
}

/// The new target where the old one is written with escapes: what stands behind its name stays as written.
fn behind_escapes(raw: &str, old: &str, new: &str) -> Option<String> {
    let tail = |text: &str| text.find(['?', '#']).map_or(text.len(), |at| at);
    let (raw_tail, old_tail, new_tail) = (&raw[tail(raw)..], &old[tail(old)..], &new[tail(new)..]);
    let plain = old_tail == new_tail && raw_tail.is_empty() == old_tail.is_empty();
    plain.then(|| format!("{}{raw_tail}", &new[..tail(new)]))
}

/// Whether a piece of Markdown stands for a target when it is written between the brackets of a reference.
fn raw_means(raw: &str, target: &str, wiki: bool, pointed: bool) -> bool {
    let text = match (wiki, pointed) {
        (true, _) => format!("[[{raw}|x]]"),
        (false, true) => format!("[x](<{raw}>)"),
        (false, false) => format!("[x]({raw})"),
    };
    markdown::read(&text, 0, |items| {
        let first = items.iter().find_map(|(item, span)| Some((markdown::reference(item)?.1.to_owned(), span.clone())));
        first.is_some_and(|(read, span)| read.trim() == target && span == (0..text.len()))
    })
}

/// The edit of an attribute of raw HTML.
fn in_html(document: &Document, reference: &Reference, new: &str) -> Option<Edit> {
    let source = &document.source;
    let raw = source.text.get(reference.span.clone())?;
    let quote = source.text[..reference.span.start].chars().next_back()?;
    let quoted = matches!(quote, '"' | '\'');
    let breaks = |c: char| if quoted { c == quote } else { c.is_whitespace() || matches!(c, '"' | '\'' | '>' | '<') };
    let encode = |c: char| match breaks(c) && c.is_ascii() {
        true => format!("%{:02X}", u32::from(c)),
        false => c.to_string(),
    };
    let new: String = new.chars().map(encode).collect();
    if new.contains(breaks) {
        return None;
    }
    let escaped = !raw.contains('&') || raw.contains("&amp;");
    let text = if escaped { new.replace('&', "&amp;") } else { new };
    Some(Edit { path: source.path.clone(), span: reference.span.clone(), text })
}
