//! Which addresses outside the site its documents refer to, and where.

use std::collections::BTreeMap;

use url::Url;

use super::Link;
use crate::library::{Library, Place, Target};
use crate::yaml::{Value, pointer_step};

/// All references of a document to web addresses outside the site: links, pictures, relations, and fields that hold
/// nothing but an address.
pub fn links(library: &Library, from: usize) -> Vec<Link> {
    let entry = &library.entries[from];
    let mut found: BTreeMap<(Option<usize>, String), Link> = BTreeMap::new();
    let mut add = |place: Place, written: &str| {
        // One address in one place is one reference, though a relation and a field may both know it.
        let key = match &place {
            Place::Field(pointer) => (None, pointer.clone()),
            Place::Body(n) => (Some(*n), String::new()),
            Place::Shortcode(n) => (Some(*n), "shortcode".to_owned()),
        };
        if let Some(link) = link(place, written) {
            found.entry(key).or_insert(link);
        }
    };
    for edge in &library.edges[entry.edges.clone()] {
        if let Target::External(address) = &edge.target {
            add(edge.place.clone(), address);
        }
    }
    for field in &entry.document.front.fields {
        in_value(&field.value, format!("/{}", pointer_step(&field.name)), &mut add);
    }
    found.into_values().collect()
}

/// Values in front matter that are an address as a whole.
fn in_value(value: &Value, pointer: String, add: &mut impl FnMut(Place, &str)) {
    match value {
        Value::Null => {}
        Value::Scalar(scalar) => {
            let text = scalar.text.trim();
            if is_web(text) && !text.contains(char::is_whitespace) {
                add(Place::Field(pointer), text);
            }
        }
        Value::List(items) => {
            for (n, item) in items.iter().enumerate() {
                in_value(item, format!("{pointer}/{n}"), add);
            }
        }
        Value::Map(entries) => {
            for (key, value) in entries {
                in_value(value, format!("{pointer}/{}", pointer_step(key)), add);
            }
        }
    }
}

fn is_web(address: &str) -> bool {
    let scheme = address.split_once("://").map(|(scheme, _)| scheme);
    scheme.is_some_and(|scheme| scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https"))
}

/// A reference to an address; what is no web address (`mailto:`, `tel:`) is none.
fn link(place: Place, written: &str) -> Option<Link> {
    if !is_web(written) {
        return None;
    }
    let (page, anchor) = match Url::parse(written) {
        Ok(mut url) => {
            let anchor = url.fragment().and_then(anchor);
            url.set_fragment(None);
            (url.to_string(), anchor)
        }
        Err(_) => (written.to_owned(), None),
    };
    Some(Link { place, written: written.to_owned(), page, anchor })
}

/// The part of a fragment that names an element. Routes of scripts (`#/a`, `#!a`), places in other kinds of files
/// (`#page=3`) and marked words (`#:~:text=`) name none, and every page has a top.
fn anchor(fragment: &str) -> Option<String> {
    let name = fragment.split(":~:").next().unwrap_or_default();
    let named = !name.is_empty() && !name.starts_with(['/', '!']) && !name.contains('=');
    (named && !name.eq_ignore_ascii_case("top")).then(|| name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_has_one_form() {
        let page = |written| link(Place::Body(0), written).map(|link| (link.page, link.anchor));
        let whole = |page: &str| Some((page.to_owned(), None));
        assert_eq!(page("HTTPS://Docs.Test:443/a/../b c"), whole("https://docs.test/b%20c"));
        assert_eq!(page("http://bücher.test"), whole("http://xn--bcher-kva.test/"));
        assert_eq!(page("https://a.test/b#c"), Some(("https://a.test/b".into(), Some("c".into()))));
        assert_eq!(page("https://"), whole("https://"));
        assert_eq!(page("mailto:a@a.test"), None);
        assert_eq!(page("//a.test/b"), None);
        assert_eq!(page("ftp://a.test/b"), None);
    }

    #[test]
    fn not_every_fragment_is_an_anchor() {
        for none in ["", "top", "/route", "!route", "page=3", "xpointer(id='a')=b", ":~:text=a"] {
            assert_eq!(anchor(none), None, "{none}");
        }
        assert_eq!(anchor("part:~:text=a").as_deref(), Some("part"));
        assert_eq!(anchor("L10").as_deref(), Some("L10"));
    }
}
