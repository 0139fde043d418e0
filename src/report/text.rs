//! The report for people: an excerpt with a caret under the place, and one next step. Of a rule with very many findings
//! only the first are shown so, the others on a line each.

use std::collections::HashMap;
use std::fmt::Write;

use annotate_snippets::{AnnotationKind, Level as Severity, Origin, Renderer, Snippet};
use anstyle::{AnsiColor, Style as Paint};

use super::totals::Totals;
use super::{count, one_line, visible};
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
    /// Whether every finding is shown with its excerpt, however many there are.
    pub full: bool,
}

/// How many findings of a rule are shown with an excerpt; a reader knows by then what the rule is about.
const EXCERPTS: usize = 50;

/// The report as text, findings first, then one line for each rule and closing ones.
pub fn text(report: &Report, library: &Library, style: Style) -> String {
    let renderer = if style.color { Renderer::styled() } else { Renderer::plain() }.term_width(style.width);
    let mut shown: HashMap<&str, usize> = HashMap::new();
    let mut short = 0;
    let mut after_short = false;
    let mut out = String::new();
    for of_path in report.diagnostics.chunk_by(|a, b| a.path == b.path) {
        let text = library.source(&of_path[0].path).map(|source| &*source.text);
        let lines = text.map(Lines::new);
        for found in of_path {
            let number = shown.entry(found.rule).or_default();
            *number += 1;
            let is_short = *number > EXCERPTS && !style.full;
            if after_short && !is_short {
                out.push('\n');
            }
            if is_short {
                line(&mut out, found, lines.as_ref(), style.color);
                short += 1;
            } else {
                out.push_str(&excerpt(found, lines.as_ref(), text.unwrap_or_default(), &renderer));
                out.push_str("\n\n");
            }
            after_short = is_short;
        }
    }
    if after_short {
        out.push('\n');
    }
    closing(&mut out, report, short, &library.config.argument());
    out
}

/// A finding on a line.
fn line(out: &mut String, found: &Diagnostic, lines: Option<&Lines>, color: bool) {
    let place = match (&found.span, lines) {
        (Some(span), Some(lines)) => {
            let place = lines.position(span.start);
            format!(":{}:{}", place.line, place.column)
        }
        _ => String::new(),
    };
    let hue = if found.level == Level::Error { AnsiColor::BrightRed } else { AnsiColor::Yellow };
    let paint = if color { Paint::new().bold().fg_color(Some(hue.into())) } else { Paint::new() };
    let (path, level, message) = (one_line(&found.path), found.level.name(), one_line(&found.message));
    let fix = if found.fix.as_ref().is_some_and(|fix| fix.safe) { " (fixable)" } else { "" };
    let _ = writeln!(out, "{path}{place}: {paint}{level}[{}]{paint:#}: {message}{fix}", found.rule);
}

fn excerpt(found: &Diagnostic, lines: Option<&Lines>, text: &str, renderer: &Renderer) -> String {
    let severity = if found.level == Level::Error { Severity::ERROR } else { Severity::WARNING };
    let title = severity.primary_title(one_line(&found.message)).id(found.rule);
    let path = one_line(&found.path);
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
        group = group.element(Severity::HELP.message(one_line(help)));
    }
    if let Some(fix) = &found.fix {
        let name = if fix.safe { "fix" } else { "unsafe fix" };
        group = group.element(Severity::HELP.with_name(name).message(one_line(&fix.description)));
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
    let clean = |text: &str| {
        text.chars().filter(|c| *c != '\u{feff}').map(|c| if c == '\t' { ' ' } else { visible(c) }).collect::<String>()
    };
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

fn closing(out: &mut String, report: &Report, short: usize, site: &str) {
    let totals = Totals::new(report);
    let number = totals.rules.first().map_or(0, |rule| rule.findings.to_string().len());
    let name = totals.rules.iter().map(|rule| rule.name.len()).max().unwrap_or(0);
    for rule in &totals.rules {
        let fixes = match (rule.safe, rule.doubtful) {
            (0, 0) => String::new(),
            (safe, 0) => format!(", {safe} fixable"),
            (0, doubtful) => format!(", {doubtful} with an unsafe fix"),
            (safe, doubtful) => format!(", {safe} fixable, {doubtful} with an unsafe fix"),
        };
        let _ = writeln!(
            out,
            "{:>number$} {:name$} in {}{fixes}",
            rule.findings,
            rule.name,
            count(rule.documents, "document")
        );
    }
    out.push_str(&totals.sentence());
    if let Some(first) = totals.rules.first() {
        let _ = write!(out, "; `lyceum explain {}` tells more", first.name);
    }
    out.push('\n');
    let short = (short > 0).then(|| {
        format!(
            "{} shown without an excerpt, as their rules have more than {EXCERPTS}; `--full` shows all of it",
            count(short, "finding")
        )
    });
    for line in [totals.fixable(site), totals.left_out(), short].into_iter().flatten() {
        let _ = writeln!(out, "{line}");
    }
}
