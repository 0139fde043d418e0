//! Writing a reference anew so that it leads to a document, folder or file that has another path now, in the form that
//! it was written in: a relative path stays one, a bare name stays bare, encoding, anchor and label stay.
//!
//! What is to be written is never guessed: each spelling is tried with the resolver, and the first that leads to exactly
//! the target is taken.

mod place;
mod shape;
mod spelling;

use crate::diagnostic::Edit;
use crate::edit::Editor;
use crate::library::{Edge, Target, Via};
use crate::names::Names;

pub use place::edits;
pub use shape::named;
pub use spelling::{Written, relative, spell};

/// The edit of its document that lets an edge lead to a target: `via` is the step by which its name found the target when it did, and
/// `named` the path that the target, or the folder whose page it is, had then ([`named`] tells it of an edge that leads
/// somewhere). `None` where no spelling of its form leads there, or the text cannot be changed exactly.
pub fn respell(names: &Names, editor: &Editor, edge: &Edge, via: Via, named: &str, target: &Target) -> Option<Edit> {
    let document = &names.library().entries[edge.from].document;
    write(names, editor, edge, &Written::of(edge, document, via, named), target)
}

/// The same, with an id or a title of the target where one can be written.
pub fn respell_by_name(names: &Names, editor: &Editor, edge: &Edge, name: &str, target: &Target) -> Option<Edit> {
    let document = &names.library().entries[edge.from].document;
    write(names, editor, edge, &Written::of(edge, document, Via::Name, "").called(name), target)
}

fn write(names: &Names, editor: &Editor, edge: &Edge, written: &Written, target: &Target) -> Option<Edit> {
    let text = spell(names, edge.from, written, target)?;
    edits(editor, &[(edge, text)])?.pop()
}
