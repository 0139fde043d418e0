//! `_redirects`: former addresses for hosts that read such a file and answer with a redirect of their own.
//!
//! One line each, `/old/ /new/ 301`, as Netlify, Cloudflare Pages and GitLab Pages read it. Every former address has a
//! page that leads on as well, so a host that knows nothing of the file loses nothing.

use std::fmt::Write;

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};

use crate::library::Library;
use crate::page::Page;

/// The name that hosts look for.
pub(super) const FILE: &str = "_redirects";

/// What a browser encodes in a path, and what such a file would read as a pattern: `*` and `:name`.
const SPECIAL: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'<')
    .add(b'>')
    .add(b'?')
    .add(b'`')
    .add(b'{')
    .add(b'}')
    .add(b'^')
    .add(b'%')
    .add(b'\\')
    .add(b'*')
    .add(b':');

/// All former addresses, in order; they start at the root of the host, below which the site may lie.
pub(super) fn page(library: &Library) -> Page {
    let root = library.config.base_path().unwrap_or_else(|| "/".to_owned());
    let encode = |url: &str| format!("{root}{}", utf8_percent_encode(url, SPECIAL));
    let mut lines: Vec<(String, String)> = library
        .entries
        .iter()
        .flat_map(|entry| entry.redirects.iter().map(|from| (encode(from), encode(&entry.url))))
        .collect();
    lines.sort();
    let text = lines.iter().fold(String::new(), |mut text, (from, to)| {
        let _ = writeln!(text, "{from} {to} 301");
        text
    });
    Page { path: FILE.to_owned(), bytes: text.into_bytes() }
}
