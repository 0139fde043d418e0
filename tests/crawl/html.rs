//! Just enough of HTML to find the elements of a page and their attributes. Pages come out of one renderer, so what a
//! browser would have to guess is an error here.

use std::collections::BTreeSet;

/// A start tag.
#[derive(Debug, PartialEq)]
pub(crate) struct Element {
    /// Its name in lower case.
    pub(crate) name: String,
    /// Its attributes in order, with decoded values.
    pub(crate) attributes: Vec<(String, String)>,
    /// The text that directly follows the tag; for scripts and styles all of theirs.
    pub(crate) text: String,
}

impl Element {
    /// An attribute's value.
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// Whether the element has a class.
    pub(crate) fn has_class(&self, class: &str) -> bool {
        self.get("class").is_some_and(|classes| classes.split_whitespace().any(|known| known == class))
    }

    /// Everything the element refers to: the attribute and the address in it.
    pub(crate) fn addresses(&self) -> Vec<(&str, &str)> {
        let mut found = Vec::new();
        for (name, value) in &self.attributes {
            match name.as_str() {
                "href" | "src" | "poster" | "data" | "action" | "xlink:href" => {
                    found.push((name.as_str(), value.as_str()))
                }
                "srcset" => {
                    let candidates = value.split(',').filter_map(|candidate| candidate.split_whitespace().next());
                    found.extend(candidates.map(|address| ("srcset", address)));
                }
                _ => {}
            }
        }
        found.extend(self.redirect().map(|address| ("content", address)));
        found
    }

    /// Where a `meta` element sends the reader.
    pub(crate) fn redirect(&self) -> Option<&str> {
        let refresh =
            self.name == "meta" && self.get("http-equiv").is_some_and(|kind| kind.eq_ignore_ascii_case("refresh"));
        self.get("content")
            .filter(|_| refresh)
            .and_then(|content| content.split_once("url="))
            .map(|(_, address)| address.trim())
    }
}

/// All elements of a page, and what is no well-formed HTML.
pub(crate) fn elements(html: &str) -> (Vec<Element>, Vec<String>) {
    let (mut elements, mut faults) = (Vec::new(), Vec::new());
    let mut rest = html;
    while let Some(start) = rest.find('<') {
        rest = &rest[start..];
        if let Some(comment) = rest.strip_prefix("<!--") {
            rest = comment.split_once("-->").map_or("", |(_, after)| after);
        } else if !rest[1..].starts_with(|c: char| c.is_ascii_alphabetic()) {
            rest = &rest[1..];
        } else {
            match start_tag(rest) {
                Some((mut element, after)) => {
                    rest = after;
                    let raw = matches!(element.name.as_str(), "script" | "style");
                    let close = if raw { format!("</{}", element.name) } else { "<".to_owned() };
                    element.text = decode(&rest[..rest.find(&close).unwrap_or(rest.len())]);
                    if raw {
                        rest = &rest[rest.find(&close).unwrap_or(rest.len())..];
                    }
                    elements.push(element);
                }
                None => {
                    faults.push(format!("a tag that never ends: `{}`", rest.chars().take(60).collect::<String>()));
                    rest = &rest[1..];
                }
            }
        }
    }
    (elements, faults)
}

/// The start tag at the beginning of a text, and what follows it.
fn start_tag(text: &str) -> Option<(Element, &str)> {
    let end = text[1..].find(|c: char| c.is_whitespace() || c == '>' || c == '/')? + 1;
    let name = text[1..end].to_ascii_lowercase();
    let mut attributes = Vec::new();
    let mut rest = &text[end..];
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '/');
        if let Some(after) = rest.strip_prefix('>') {
            return Some((Element { name, attributes, text: String::new() }, after));
        }
        let end = rest.find(|c: char| c.is_whitespace() || matches!(c, '=' | '>' | '/'))?;
        let key = rest[..end].to_ascii_lowercase();
        rest = rest[end..].trim_start();
        let mut value = "";
        if let Some(after) = rest.strip_prefix('=') {
            (value, rest) = attribute_value(after.trim_start())?;
        }
        attributes.push((key, decode(value)));
    }
}

/// A value in quotes or without, and what follows it.
fn attribute_value(text: &str) -> Option<(&str, &str)> {
    match text.chars().next()? {
        quote @ ('"' | '\'') => text[1..].split_once(quote),
        _ => Some(text.split_at(text.find(|c: char| c.is_whitespace() || c == '>')?)),
    }
}

/// A text with its character references replaced.
pub(crate) fn decode(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let reference = rest.find(';').filter(|&end| end <= 10).map(|end| &rest[1..end]);
        match reference.and_then(|name| Some((name, character(name)?))) {
            Some((name, c)) => {
                out.push(c);
                rest = &rest[name.len() + 2..];
            }
            None => {
                out.push('&');
                rest = &rest[1..];
            }
        }
    }
    out + rest
}

/// The character that a reference means.
fn character(name: &str) -> Option<char> {
    let number = |digits: &str, radix| u32::from_str_radix(digits, radix).ok().and_then(char::from_u32);
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        "nbsp" => Some('\u{a0}'),
        _ => {
            let digits = name.strip_prefix('#')?;
            digits.strip_prefix(['x', 'X']).map_or_else(|| number(digits, 10), |hexadecimal| number(hexadecimal, 16))
        }
    }
}

/// The anchors of a page; an id that stands twice is a fault.
pub(crate) fn anchors(elements: &[Element], faults: &mut Vec<String>) -> BTreeSet<String> {
    let mut anchors = BTreeSet::new();
    for id in elements.iter().filter_map(|element| element.get("id")) {
        if !anchors.insert(id.to_owned()) {
            faults.push(format!("the id `{id}` stands twice"));
        }
    }
    anchors
        .extend(elements.iter().filter(|element| element.name == "a").filter_map(|a| a.get("name")).map(str::to_owned));
    anchors
}
