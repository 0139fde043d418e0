//! Who else is called by a name.

use super::Checked;
use crate::front::Known;
use crate::library::Library;
use crate::text::fold;

/// What a name is to other documents: "an alias of `a.md`", "the title of `b.md`".
pub(super) fn names_of_others(checked: &Checked, name: &str) -> Vec<String> {
    let library = checked.library;
    let others = checked.evidence.names().named(name).iter().copied().filter(|other| *other != checked.id);
    let told = others.map(|other| {
        let kind = if is_title(library, other, name) { "the title" } else { "an alias" };
        format!("{kind} of {}", path(library, other))
    });
    told.collect()
}

fn is_title(library: &Library, n: usize, name: &str) -> bool {
    let entry = &library.entries[n];
    entry.get(Known::Title).is_some() && fold(&entry.meta.title) == fold(name)
}

/// A document's path, for messages.
pub(super) fn path(library: &Library, n: usize) -> String {
    format!("`{}`", library.path(n))
}
