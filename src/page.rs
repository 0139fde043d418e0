//! A finished file of the output.

/// A file to be written, with its place below the output folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// Its path, with `/` between segments.
    pub path: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

impl Page {
    /// The file of a page's address: `growth/ads/` is `growth/ads/index.html`.
    pub fn at(url: &str, html: String) -> Self {
        Self { path: file_of(url), bytes: html.into_bytes() }
    }
}

/// Where the page of an address lies below the output folder.
pub fn file_of(url: &str) -> String {
    if url.is_empty() || url.ends_with('/') { format!("{url}index.html") } else { url.to_owned() }
}

/// The way from the page of an address to the site's root: `./`, `../`, `../../` and so on.
pub fn root_of(url: &str) -> String {
    let depth = url.matches('/').count();
    if depth == 0 { "./".to_owned() } else { "../".repeat(depth) }
}

/// An address as it stands in an attribute: percent-encoded where a browser needs it.
pub fn encode(url: &str) -> String {
    use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
    const UNSAFE: &AsciiSet = &CONTROLS
        .add(b' ')
        .add(b'"')
        .add(b'<')
        .add(b'>')
        .add(b'`')
        .add(b'#')
        .add(b'?')
        .add(b'%')
        .add(b'\\')
        .add(b'[')
        .add(b']')
        .add(b'^')
        .add(b'{')
        .add(b'}')
        .add(b'|')
        .add(b':');
    // Letters of other scripts stay readable: browsers encode them themselves.
    let mut out = String::with_capacity(url.len());
    for c in url.chars() {
        if c.is_ascii() { out.extend(utf8_percent_encode(c.encode_utf8(&mut [0; 4]), UNSAFE)) } else { out.push(c) }
    }
    out
}
