//! Fixes of references that lead nowhere: by what git knows of the target, else by likeness, else without it.

use super::Checked;
use crate::diagnostic::{Edit, Fix};
use crate::edit::Editor;
use crate::heal::{Likeness, Meant, follow};
use crate::library::{Edge, EdgeKind, Library, Place, Target, Via};
use crate::respell::{respell, respell_by_name};

/// How a broken reference can be mended, in words for its help and as edits.
pub(super) struct Healing {
    /// One next step; `None` where history has nothing to say.
    pub(super) help: Option<String>,
    /// The edits.
    pub(super) fix: Option<Fix>,
}

/// What can be done about a reference that leads nowhere.
pub(super) fn heal(checked: &Checked, edge: &Edge) -> Healing {
    let evidence = checked.evidence;
    if !evidence.surroundings.fixes {
        return Healing { help: None, fix: None };
    }
    let followed = evidence.surroundings.repository.as_ref().and_then(|git| follow(checked.library, git, edge));
    if let Some(meant) = followed {
        return by_history(checked, edge, &meant);
    }
    let fix = evidence.likeness(edge).and_then(|like| by_likeness(checked, edge, &like));
    // What the fix writes is found by this very form of reference.
    let written = fix.as_ref().and_then(|fix| fix.edits.first()).map(one_line);
    let help = written.map(|written| format!("did you mean `{written}`?"));
    Healing { help, fix: fix.or_else(|| without(checked, edge)) }
}

fn by_history(checked: &Checked, edge: &Edge, meant: &Meant) -> Healing {
    let now = path_of(checked.library, &meant.target);
    let when = meant.commit.as_ref().map_or_else(
        || "since the last commit".to_owned(),
        |commit| format!("in commit {}", commit.get(..9).unwrap_or(commit)),
    );
    let help = format!("`{}` was renamed to `{now}` {when}", meant.former);
    let edit = respell(checked.evidence.names(), edge, meant.via, &meant.former, &meant.target);
    let fix = edit.map(|edit| Fix {
        description: format!("write `{}`; it was renamed {when}", one_line(&edit)),
        safe: meant.sure,
        edits: vec![edit],
    });
    Healing { help: Some(help), fix }
}

fn by_likeness(checked: &Checked, edge: &Edge, like: &Likeness) -> Option<Fix> {
    let names = checked.evidence.names();
    let edit = match like.via {
        Via::Id | Via::Name => respell_by_name(names, edge, &like.name, &like.target)?,
        via => respell(names, edge, via, &like.reading, &like.target)?,
    };
    let description = format!("write `{}`; the names are {} % alike", one_line(&edit), like.percent);
    Some(Fix { description, safe: false, edits: vec![edit] })
}

/// A relation that nothing can mend may go; running text may not.
fn without(checked: &Checked, edge: &Edge) -> Option<Fix> {
    let (EdgeKind::Relation(_), Place::Field(pointer)) = (&edge.kind, &edge.place) else { return None };
    // An entry with several names in it goes only with all of them.
    let alone = checked.edges().iter().filter(|other| other.place == edge.place).count() == 1;
    // Of `{to: X, type: Y}` the whole entry goes.
    let entry = pointer.strip_suffix("/to").unwrap_or(pointer);
    let edit = alone.then(|| Editor::new(&checked.entry.document).remove(entry)).flatten()?;
    Some(Fix { description: "remove the relation".to_owned(), safe: false, edits: vec![edit] })
}

fn path_of<'l>(library: &'l Library, target: &Target) -> &'l str {
    match target {
        Target::Entry(entry) => library.path(*entry),
        Target::Folder(folder) => &library.folders[*folder].path,
        Target::File(file) => &library.files[*file].path,
        Target::External(_) | Target::Missing | Target::Hidden => "",
    }
}

/// What an edit writes, as a message can show it.
fn one_line(edit: &Edit) -> String {
    edit.text.trim().trim_matches(['"', '\'']).replace('\n', " ")
}
