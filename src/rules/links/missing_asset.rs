//! An image or file that does not exist.

use crate::diagnostic::Level;
use crate::document::ReferenceForm;
use crate::library::{Edge, EdgeKind, Place};
use crate::markdown::LinkForm;
use crate::rules::healing::heal;
use crate::rules::{Check, Checked, Finding, Group, Rule};

pub(super) const RULE: Rule = Rule {
    name: "missing-asset",
    group: Group::Links,
    level: Level::Error,
    summary: "an image or file that does not exist",
    page: include_str!("../../../content/rules/missing-asset.md"),
    check: Check::Document(check),
};

fn check(checked: &Checked, out: &mut Vec<Finding>) {
    for edge in checked.missing() {
        let missing = match edge.kind {
            EdgeKind::Relation(_) => false,
            EdgeKind::Link => is_asset(&edge.written),
            EdgeKind::Embed => is_media(checked, edge),
        };
        if !missing {
            continue;
        }
        let healing = heal(checked, edge, "add the file to the content folder, or remove the reference");
        let message = format!("there is no file `{}`", edge.written);
        out.push(Finding::at(checked.edge(edge), message).help(healing.help).fix(healing.fix));
    }
}

/// Whether an embed that leads nowhere is one of a file: an image in Markdown or HTML always is, a wikilink with a
/// file's ending as well.
pub(super) fn is_media(checked: &Checked, edge: &Edge) -> bool {
    let wiki = match &edge.place {
        Place::Field(_) => false,
        Place::Shortcode(_) => true,
        Place::Body(n) => checked.entry.document.references[*n].form == ReferenceForm::Markdown(LinkForm::Embed),
    };
    !wiki || is_asset(&edge.written)
}

/// Whether a target has a file's ending that is no document's.
pub(super) fn is_asset(written: &str) -> bool {
    let target = written.split(['|', '#', '?']).next().unwrap_or(written).trim().trim_end_matches("]]");
    let file = target.rsplit('/').next().unwrap_or(target);
    let Some((stem, ending)) = file.rsplit_once('.') else { return false };
    !stem.trim().is_empty() && FILE_ENDINGS.contains(&ending.to_ascii_lowercase().as_str())
}

/// Endings that tell a file. A list, because names of documents may hold a dot as well: `Node.js`, `v1.2`.
const FILE_ENDINGS: [&str; 54] = [
    "png",
    "jpg",
    "jpeg",
    "gif",
    "webp",
    "avif",
    "svg",
    "bmp",
    "ico",
    "apng",
    "tif",
    "tiff",
    "heic",
    "mp3",
    "ogg",
    "oga",
    "wav",
    "flac",
    "m4a",
    "opus",
    "mp4",
    "webm",
    "ogv",
    "mov",
    "m4v",
    "pdf",
    "doc",
    "docx",
    "xls",
    "xlsx",
    "ppt",
    "pptx",
    "odt",
    "ods",
    "odp",
    "rtf",
    "csv",
    "tsv",
    "json",
    "yaml",
    "yml",
    "xml",
    "txt",
    "zip",
    "gz",
    "tar",
    "7z",
    "epub",
    "html",
    "htm",
    "canvas",
    "base",
    "excalidraw",
    "ics",
];
