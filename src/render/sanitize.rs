//! Raw HTML of a document made harmless: only known elements, attributes, classes and kinds of address stay.
//!
//! It works on a whole document at once, because an element may be opened in one piece of raw HTML and closed in
//! another with Markdown in between. Generated parts (code, formulas, embeds) are kept out of it: the caller leaves
//! `<lyceum-part data-n="…">` in their place and puts them in afterwards. Those that an author has forged have to be
//! told apart by their number.

mod addresses;
mod policy;

use std::sync::LazyLock;

/// `html` with all that could run a script, restyle the page or send a form taken out. Texts stay, whatever stood
/// around them; comments, scripts and styles go as a whole.
///
/// Every address that is left (`a[href]`, `img[src]`, `source[src|srcset]`, `video[src|poster]`, `audio[src]`,
/// `track[src]`) goes through `rewrite` with the attribute's name; with `None` the attribute is dropped. It sees the
/// addresses in a `srcset` one by one. What it gives back is not checked again.
pub fn sanitize(html: &str, rewrite: &dyn Fn(&str, &str) -> Option<String>) -> String {
    static BUILDER: LazyLock<ammonia::Builder<'static>> = LazyLock::new(policy::builder);
    // The builder's own filter has to be `'static`, but `rewrite` borrows from the page at hand. So the addresses are
    // rewritten in a second pass, over what the first one has written in its regular form.
    addresses::rewrite_all(&BUILDER.clean(html).to_string(), rewrite)
}

#[cfg(test)]
mod tests;
