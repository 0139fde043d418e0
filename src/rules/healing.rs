//! Fixes of references that lead nowhere: by what git knows of the target, else by likeness, else without it.

use super::Checked;
use super::list::first_of;
use crate::diagnostic::{Edit, Fix};
use crate::heal::{Likeness, Meant, Told, follow};
use crate::library::{Edge, EdgeKind, Library, Place, Target, Via};
use crate::respell::{respell, respell_by_name};

/// How a broken reference can be mended, in words for its help and as edits.
pub(super) struct Healing {
    /// One next step.
    pub(super) help: String,
    /// The edits.
    pub(super) fix: Option<Fix>,
    /// What the reference leads to after them.
    pub(super) target: Option<Target>,
}

impl Healing {
    fn unhealed(help: String, fix: Option<Fix>) -> Self {
        Self { help, fix, target: None }
    }
}

/// What can be done about a reference that leads nowhere; `otherwise` is the next step where nothing is known of it.
pub(super) fn heal(checked: &Checked, edge: &Edge, otherwise: &str) -> Healing {
    let evidence = checked.evidence;
    let help = otherwise.to_owned();
    if !evidence.surroundings.fixes {
        return Healing::unhealed(help, None);
    }
    let followed = evidence.surroundings.repository.as_ref().and_then(|git| follow(checked.library, git, edge));
    if let Some(meant) = followed {
        return by_history(checked, edge, &meant);
    }
    let alike = evidence.likeness(edge);
    match alike.as_slice() {
        [alone] => {
            let fix = by_likeness(checked, edge, alone);
            // What the fix writes is found by this very form of reference.
            let written = fix.as_ref().and_then(|fix| fix.edits.first()).map(one_line);
            let help = format!("did you mean `{}`?", written.as_ref().unwrap_or(&alone.name));
            match alone.is_near() {
                true => Healing { help, fix, target: Some(alone.target.clone()) },
                false => Healing::unhealed(help, without(checked, edge)),
            }
        }
        [first, _, ..] if first.is_near() => Healing::unhealed(either(checked.library, &alike), None),
        _ => Healing::unhealed(help, without(checked, edge)),
    }
}

/// Which of several was meant, only the writer knows.
fn either(library: &Library, several: &[Likeness]) -> String {
    let path = |like: &Likeness| format!("`{}`", path_of(library, &like.target));
    match several {
        [one, other] => format!("did you mean {} or {}?", path(one), path(other)),
        _ => format!("did you mean one of {}?", first_of(several.iter().map(path), several.len())),
    }
}

fn by_history(checked: &Checked, edge: &Edge, meant: &Meant) -> Healing {
    let now = path_of(checked.library, &meant.target);
    let short = |commit: &str| commit.get(..9).unwrap_or(commit).to_owned();
    let former = &meant.former;
    let (help, why) = match &meant.told {
        _ if *former == now => {
            (format!("it led to `{now}` from where this document was before"), "this document moved".to_owned())
        }
        Told::ById(id) => {
            (format!("`{former}` is `{now}` now: both have the id `{id}`"), format!("it has the id `{id}`"))
        }
        Told::Rename(commit) => {
            let when = format!("renamed in commit {}", short(commit));
            (format!("`{former}` was {when}: it is `{now}` now"), format!("it was {when}"))
        }
        Told::Renames(commit) => {
            let when = format!("renamed in commit {} and again later", short(commit));
            (format!("`{former}` was {when}: it is `{now}` now"), format!("it was {when}"))
        }
        Told::Uncommitted => (
            format!("`{former}` was renamed since the last commit: it is `{now}` now"),
            "it was renamed since the last commit".to_owned(),
        ),
    };
    // Of two documents that git takes for one, a person has to say whether they are.
    let help = if meant.sure { help } else { format!("{help}, if that is the same document") };
    let edit = respell(checked.evidence.names(), checked.editor(), edge, meant.via, &meant.former, &meant.target);
    let fix = edit.map(|edit| Fix {
        description: format!("write `{}`; {why}", one_line(&edit)),
        safe: meant.sure,
        edits: vec![edit],
    });
    Healing { help, fix, target: Some(meant.target.clone()) }
}

fn by_likeness(checked: &Checked, edge: &Edge, like: &Likeness) -> Option<Fix> {
    let names = checked.evidence.names();
    let edit = match like.via {
        Via::Id | Via::Name => respell_by_name(names, checked.editor(), edge, &like.name, &like.target)?,
        via => respell(names, checked.editor(), edge, via, &like.reading, &like.target)?,
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
    alone.then(|| checked.mend("remove the relation", false, |editor| editor.remove(entry))).flatten()
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
