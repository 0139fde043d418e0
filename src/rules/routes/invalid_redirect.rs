//! A former address that cannot lead to its document.

use std::collections::HashMap;

use crate::diagnostic::Level;
use crate::front::Known;
use crate::library::Library;
use crate::published::former_address;
use crate::rules::{Check, Checked, Evidence, Finding, Group, Rule};
use crate::text::fold;
use crate::yaml::Value;

pub(super) const RULE: Rule = Rule {
    name: "invalid-redirect",
    group: Group::Routes,
    level: Level::Error,
    summary: "a former address that cannot lead to its document",
    page: include_str!("../../../content/rules/invalid-redirect.md"),
    check: Check::Site(check),
};

fn check(evidence: &Evidence) -> Vec<(String, Finding)> {
    let library = evidence.library;
    let with_field = |n: &usize| library.entries[*n].document.front.get(Known::RedirectFrom).is_some();
    let documents: Vec<usize> = (0..library.entries.len()).filter(with_field).collect();
    if documents.is_empty() {
        return Vec::new();
    }
    let holders = Holders::new(library, &documents);
    documents.iter().flat_map(|n| findings(&Checked::new(evidence, *n), &holders)).collect()
}

/// Who has which address; addresses are told apart without regard to case, as some machines hold their files.
struct Holders {
    pages: HashMap<String, Option<usize>>,
    former: HashMap<String, Vec<usize>>,
}

impl Holders {
    fn new(library: &Library, documents: &[usize]) -> Self {
        let lists = library.folders.iter().filter(|folder| folder.page.is_none());
        let pages = lists.map(|folder| (fold(&folder.url), None));
        let pages = pages.chain(library.entries.iter().enumerate().map(|(n, entry)| (fold(&entry.url), Some(n))));
        let mut former: HashMap<String, Vec<usize>> = HashMap::new();
        for n in documents {
            for (_, url) in written(library, *n) {
                let claims = url.map(|url| former.entry(fold(&url)).or_default());
                if let Some(claims) = claims.filter(|claims| !claims.contains(n)) {
                    claims.push(*n);
                }
            }
        }
        Self { pages: pages.collect(), former }
    }
}

/// The entries of a document's field, and the address that each one is.
fn written(library: &Library, n: usize) -> Vec<(String, Option<String>)> {
    let base = library.config.base_url.as_deref();
    let field = library.entries[n].document.front.get(Known::RedirectFrom);
    let texts = field.into_iter().flat_map(Value::items).map(|item| item.as_text().unwrap_or_default().to_owned());
    texts.map(|text| (text.clone(), former_address(&text, base))).collect()
}

fn findings(checked: &Checked, holders: &Holders) -> Vec<(String, Finding)> {
    let front = &checked.entry.document.front;
    let Some(field) = front.pointer(Known::RedirectFrom) else { return Vec::new() };
    let is_list = matches!(front.get(Known::RedirectFrom), Some(Value::List(_)));
    let mut out = Vec::new();
    for (at, (text, url)) in written(checked.library, checked.id).into_iter().enumerate() {
        if let Some((message, help)) = fault(checked, holders, text.trim(), url) {
            let place = if is_list { checked.value(&format!("{field}/{at}")) } else { checked.value(&field) };
            out.push((checked.path().to_owned(), Finding::at(place, message).help(help)));
        }
    }
    out
}

/// Why nobody comes to the document by an address.
fn fault(checked: &Checked, holders: &Holders, text: &str, url: Option<String>) -> Option<(String, &'static str)> {
    let library = checked.library;
    if text.is_empty() {
        return None;
    }
    let Some(url) = url.filter(|_| !text.starts_with("//")) else {
        let help = "write a path from the top of the site, such as /old/name/";
        return Some((format!("`{text}` is no address of this site"), help));
    };
    match holders.pages.get(&fold(&url)) {
        Some(Some(own)) if *own == checked.id => {
            return Some((format!("`{text}` is the address that the document has"), "remove it"));
        }
        Some(page) => {
            let page = page.map_or("the list of a folder".to_owned(), |page| format!("`{}`", library.path(page)));
            let help = "remove it: readers who come there see that page";
            return Some((format!("`{text}` is the address of {page}"), help));
        }
        None => {}
    }
    let other = holders.former.get(&fold(&url))?.iter().find(|other| **other != checked.id)?;
    let help = "leave it to the document that readers of the old page want";
    Some((format!("`{text}` is also a former address of `{}`", library.path(*other)), help))
}
