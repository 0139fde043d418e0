//! Former addresses: readers who kept one are led on, and one that a document has again is no former one.

use std::collections::HashSet;

use super::and_more;
use super::pairs::Pairs;
use crate::diagnostic::Edit;
use crate::edit::Editor;
use crate::front::Known;
use crate::library::Entry;
use crate::published::former_address;
use crate::text::fold;
use crate::yaml::Value;

/// What happens to `redirect_from`.
#[derive(Default)]
pub(super) struct Redirects {
    /// The edits of each document, by its number before.
    pub(super) edits: Vec<(usize, Vec<Edit>)>,
    /// The addresses whose readers are led on; where another page has the address, they see that.
    pub(super) led_on: Vec<String>,
    /// What could not be done.
    pub(super) notes: Vec<String>,
}

/// Adds the former address of each document whose address changes, and takes one away that it has again.
pub(super) fn edits(pairs: &Pairs) -> Redirects {
    let mut redirects = Redirects::default();
    let (mut unmoved, mut headless) = (Vec::new(), Vec::new());
    let taken = taken(pairs);
    for (n, entry) in pairs.old.entries.iter().enumerate() {
        let now = &pairs.new.entries[pairs.entry(n)];
        if now.url == entry.url {
            continue;
        }
        if now.document.source.path == entry.document.source.path {
            unmoved.push(entry.document.source.path.to_string());
        }
        let editor = Editor::new(&entry.document);
        let edit = match again(entry, &now.url, pairs.new.config.base_url.as_deref()) {
            Some(item) => drop_item(&editor, entry, item),
            // In a vault that nobody set up as a site, a head would make a note one that lacks everything else.
            None if entry.document.front.block.is_none() && !pairs.old.config.configured => {
                headless.push(format!("/{}", entry.url));
                continue;
            }
            None => {
                let edit = editor.append_item(Known::RedirectFrom.name(), &in_style(entry));
                if edit.is_some() && !entry.url.is_empty() && !taken.contains(&fold(&entry.url)) {
                    redirects.led_on.push(format!("/{}", entry.url));
                }
                edit
            }
        };
        match edit {
            Some(edit) => redirects.edits.push((n, vec![edit])),
            None => redirects.notes.push(format!(
                "the front matter of `{}` cannot be changed exactly, so its `redirect_from` stays as it is; its address was `/{}`",
                now.document.source.path, entry.url
            )),
        }
    }
    if !headless.is_empty() {
        redirects.notes.push(format!(
            "nothing leads on from {}: documents without front matter have no place for `redirect_from`",
            and_more(&headless, 5)
        ));
    }
    if !unmoved.is_empty() {
        redirects.notes.push(format!("the address of documents that stay changes too: {}", and_more(&unmoved, 5)));
    }
    redirects
}

/// Addresses that have a page or a redirect of another document afterwards.
fn taken(pairs: &Pairs) -> HashSet<String> {
    let library = pairs.new;
    let pages = library.entries.iter().flat_map(|entry| std::iter::once(&entry.url).chain(&entry.redirects));
    let lists = library.folders.iter().filter(|folder| folder.page.is_none()).map(|folder| &folder.url);
    pages.chain(lists).map(|url| fold(url)).collect()
}

/// Which item of its `redirect_from` is the address that the document has now.
fn again(entry: &Entry, url: &str, base: Option<&str>) -> Option<usize> {
    let value = entry.document.front.get(Known::RedirectFrom)?;
    let is_it = |item: &Value| match item.as_text() {
        // The front page's address is no file of its own, but a document may have been there.
        Some(text) if url.is_empty() => text.trim() == "/",
        Some(text) => former_address(text, base).is_some_and(|old| fold(&old) == fold(url)),
        None => false,
    };
    value.items().iter().position(is_it)
}

/// Takes an item out; with the last one the field goes, and with the only field the block.
fn drop_item(editor: &Editor, entry: &Entry, item: usize) -> Option<Edit> {
    let front = &entry.document.front;
    let pointer = front.pointer(Known::RedirectFrom)?;
    match front.get(Known::RedirectFrom)? {
        Value::List(items) if items.len() > 1 => editor.remove(&format!("{pointer}/{item}")),
        _ if front.fields.len() == 1 => editor.remove_block().or_else(|| editor.remove(&pointer)),
        _ => editor.remove(&pointer),
    }
}

/// The former address as the document writes such addresses.
fn in_style(entry: &Entry) -> String {
    let written = entry.document.front.get(Known::RedirectFrom).map(Value::texts).unwrap_or_default();
    let slash = if written.last().is_some_and(|text| !text.starts_with('/')) { "" } else { "/" };
    format!("{slash}{}", entry.url)
}
