//! The report for people: an excerpt with a caret under the place, and one next step.

use std::collections::BTreeMap;
use std::fmt::Write;

use annotate_snippets::{AnnotationKind, Level as Severity, Origin, Renderer, Snippet};

use super::{Sources, count};
use crate::diagnostic::{Diagnostic, Level};
use crate::library::Library;
use crate::rules::Report;
use crate::source::Lines;

/// How the report is shown.
#[derive(Debug, Clone, Copy)]
pub struct Style {
    /// Whether with colours.
    pub color: bool,
    /// How many columns the terminal has.
    pub width: usize,
}

/// The report as text, findings first, then one line for each rule and a closing one.
pub fn text(report: &Report, library: &Library, style: Style) -> String {
    let renderer = if style.color { Renderer::styled() } else { Renderer::plain() }.term_width(style.width);
    let sources = Sources::new(report, library);
    let mut out = String::new();
    for of_path in report.diagnostics.chunk_by(|a, b| a.path == b.path) {
        let source = sources.get(&of_path[0].path);
        let lines = source.map(|source| Lines::new(&source.text));
        for found in of_path {
            out.push_str(&one(found, lines.as_ref(), source.map_or("", |source| &source.text), &renderer));
            out.push_str("\n\n");
        }
    }
    out.push_str(&closing(report));
    out
}

fn one(found: &Diagnostic, lines: Option<&Lines>, text: &str, renderer: &Renderer) -> String {
    let severity = if found.level == Level::Error { Severity::ERROR } else { Severity::WARNING };
    let title = severity.primary_title(plain(&found.message)).id(found.rule);
    let path = plain(&found.path);
    let mut mended = None;
    let mut group = match (&found.span, lines) {
        (Some(span), Some(lines)) if !text.is_empty() => {
            // Only a piece of the line is handed on: then the size of the file and of the line do not matter.
            let line = lines.line_at(span.start);
            let place = lines.position(span.start);
            let end = span.end.min(line.end).max(span.start);
            let window = window(&text[line.clone()], span.start - line.start, end - line.start);
            // The renderer counts the column in what it is given.
            let counted = window.text[..window.start].chars().count() + 1;
            if counted != place.column {
                let at = |column: usize| format!("{path}:{}:{column}", place.line);
                mended = Some((at(counted), at(place.column)));
            }
            let snippet = Snippet::source(window.text).line_start(place.line).path(path);
            title.element(snippet.annotation(AnnotationKind::Primary.span(window.start..window.end)))
        }
        _ => title.element(Origin::path(path)),
    };
    if let Some(help) = &found.help {
        group = group.element(Severity::HELP.message(plain(help)));
    }
    let rendered = renderer.render(&[group]);
    match mended {
        Some((counted, real)) => rendered.replacen(&counted, &real, 1),
        None => rendered,
    }
}

/// What of a line is shown, and the marked bytes in it.
struct Window {
    text: String,
    start: usize,
    end: usize,
}

/// How many characters of a line are shown on each side of what is marked, and of that itself; the renderer crops more.
const AROUND: usize = 200;

/// A piece of a line without what a terminal would act on; tabs as one space, so that a column is a column.
fn window(line: &str, start: usize, end: usize) -> Window {
    let clean = |text: &str| text.chars().filter(|c| *c != '\u{feff}').map(visible).collect::<String>();
    let cut = |text: &str| text.char_indices().nth(AROUND).map_or(text.len(), |(at, _)| at);
    let from = line[..start].char_indices().rev().nth(AROUND).map_or(0, |(at, _)| at);
    let marked_end = start + cut(&line[start..end]);
    let before = format!("{}{}", if from > 0 { "..." } else { "" }, clean(&line[from..start]));
    let marked = clean(&line[start..marked_end]);
    let behind = &line[marked_end..];
    let shown = cut(behind);
    let after = format!("{}{}", clean(&behind[..shown]), if shown < behind.len() { "..." } else { "" });
    let (start, end) = (before.len(), before.len() + marked.len());
    Window { text: format!("{before}{marked}{after}"), start, end }
}

fn visible(c: char) -> char {
    if c == '\t' {
        ' '
    } else if c.is_control() {
        '\u{fffd}'
    } else {
        c
    }
}

/// Text from a document as a message may show it: on one line, with nothing that a terminal would act on.
fn plain(text: &str) -> String {
    text.chars().map(|c| if matches!(c, '\n' | '\r') { ' ' } else { visible(c) }).collect()
}

fn closing(report: &Report) -> String {
    let (errors, warnings) = (report.count(Level::Error), report.count(Level::Warning));
    let documents = count(report.documents, "document");
    if errors + warnings == 0 {
        return format!("no problems in {documents}\n");
    }
    let mut by_rule: BTreeMap<&str, usize> = BTreeMap::new();
    for found in &report.diagnostics {
        *by_rule.entry(found.rule).or_default() += 1;
    }
    let mut rules: Vec<(&str, usize)> = by_rule.into_iter().collect();
    rules.sort_by_key(|(rule, number)| (std::cmp::Reverse(*number), *rule));
    let width = rules.first().map_or(0, |(_, number)| number.to_string().len());
    let mut out = String::new();
    for (rule, number) in &rules {
        let _ = writeln!(out, "{number:>width$} {rule}");
    }
    let found: Vec<String> = [(errors, "error"), (warnings, "warning")]
        .into_iter()
        .filter(|(number, _)| *number > 0)
        .map(|(number, noun)| count(number, noun))
        .collect();
    let _ = writeln!(out, "{} in {documents}; `lyceum explain {}` tells more", found.join(" and "), rules[0].0);
    out
}
