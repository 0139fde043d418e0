//! Callouts, in the kinds that GitHub and Obsidian know.

use super::Writer;
use crate::markdown::Fold;

/// A callout that is being written.
pub(super) struct Open {
    fold: Fold,
    /// What stands as its title when the writer gave none.
    kind: String,
    /// Where its title starts in the HTML.
    title: usize,
}

impl Writer<'_> {
    pub(super) fn callout_start(&mut self, kind: &str, fold: Fold) {
        let class = canonical(kind);
        self.html.push_str(&match fold {
            Fold::Fixed => format!("<div class=\"callout callout-{class}\"><p class=\"callout-title\">"),
            Fold::Open => format!("<details class=\"callout callout-{class}\" open><summary class=\"callout-title\">"),
            Fold::Closed => format!("<details class=\"callout callout-{class}\"><summary class=\"callout-title\">"),
        });
        self.inline_only += 1;
        self.callouts.push(Open { fold, kind: kind.to_owned(), title: self.html.len() });
    }

    pub(super) fn callout_body(&mut self) {
        self.inline_only = self.inline_only.saturating_sub(1);
        let Some(open) = self.callouts.last() else { return };
        if self.html[open.title..].trim().is_empty() {
            let mut words = open.kind.replace(['-', '_'], " ");
            if let Some(first) = words.get_mut(..1) {
                first.make_ascii_uppercase();
            }
            self.html.push_str(&crate::render::escape::escaped(&words));
        }
        let end = if open.fold == Fold::Fixed { "</p>" } else { "</summary>" };
        self.html.push_str(end);
        self.html.push_str("<div class=\"callout-body\">\n");
    }

    pub(super) fn callout_end(&mut self) {
        let Some(open) = self.callouts.pop() else { return };
        self.html.push_str(if open.fold == Fold::Fixed { "</div></div>\n" } else { "</div></details>\n" });
    }
}

/// The kind that a name stands for; an unknown one is a note.
fn canonical(kind: &str) -> &'static str {
    match kind {
        "abstract" | "summary" | "tldr" => "abstract",
        "info" => "info",
        "todo" => "todo",
        "tip" | "hint" => "tip",
        "important" => "important",
        "success" | "check" | "done" => "success",
        "question" | "help" | "faq" => "question",
        "warning" | "attention" => "warning",
        "caution" => "caution",
        "failure" | "fail" | "missing" => "failure",
        "danger" | "error" => "danger",
        "bug" => "bug",
        "example" => "example",
        "quote" | "cite" => "quote",
        _ => "note",
    }
}
