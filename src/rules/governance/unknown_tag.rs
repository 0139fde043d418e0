//! A tag that is not in the site's vocabulary.

use super::written::{Scalar, Written, are_known, names};
use crate::diagnostic::{Edit, Fix, Level};
use crate::front::Known;
use crate::rules::{Check, Checked, Finding, Group, Rule};
use crate::source::Span;
use crate::text::{fold, tag_name};

pub(super) const RULE: Rule = Rule {
    name: "unknown-tag",
    group: Group::Governance,
    level: Level::Warning,
    summary: "a tag that is not in the site's vocabulary",
    page: include_str!("../../../content/rules/unknown-tag.md"),
    check: Check::Document(check),
};

/// A tag in a document, wherever it stands.
struct Use {
    name: String,
    span: Span,
    place: Place,
}

enum Place {
    Field(Option<Scalar>),
    Text,
}

fn check(checked: &Checked, out: &mut Vec<Finding>) {
    let tags = &checked.library.config.standards.tags;
    let in_field = || are_known(checked, Known::Tags, |text| tags.has(&tag_name(text)));
    let in_text = || checked.entry.document.tags.iter().all(|(tag, _)| tags.has(&tag_name(tag)));
    if tags.is_open() || (in_field() && in_text()) {
        return;
    }
    let uses = uses(checked);
    let mut seen: Vec<String> = Vec::new();
    for one in uses.iter().filter(|one| !tags.has(&one.name)) {
        // A tag is one finding however often it stands in the document.
        let folded = fold(&one.name);
        if seen.contains(&folded) {
            continue;
        }
        seen.push(folded);
        let near = tags.nearest(&one.name);
        let help = match (&near, &one.place) {
            (Some(near), _) => format!("did you mean `{near}`?"),
            (None, Place::Field(_)) => "use one of the `tags:` in lyceum.yaml, or add it there".to_owned(),
            (None, Place::Text) => {
                "use one of the `tags:` in lyceum.yaml, or write `\\#` where no tag is meant".to_owned()
            }
        };
        let fix = near.and_then(|near| {
            let edits = replace(checked, &uses, &one.name, &near)?;
            Some(Fix { description: format!("write `{near}` instead of `{}`", one.name), safe: false, edits })
        });
        let finding = Finding::at(one.span.clone(), format!("the tag `{}` is not in the vocabulary", one.name));
        out.push(finding.help(help).fix(fix));
    }
}

/// All tags of a document itself: those of its front matter, then those of its text.
fn uses(checked: &Checked) -> Vec<Use> {
    let of_field = names(checked, Known::Tags, false, |_| false).into_iter();
    let of_field = of_field.map(|Written { name, span, scalar }| Use { name, span, place: Place::Field(scalar) });
    let of_text = checked.entry.document.tags.iter();
    let of_text = of_text.map(|(tag, span)| Use { name: tag.clone(), span: span.clone(), place: Place::Text });
    let named = |one: Use| Use { name: tag_name(&one.name), ..one };
    of_field.chain(of_text).map(named).filter(|one| !one.name.is_empty()).collect()
}

/// The edits that put another tag in place of one, everywhere; all of them or none.
fn replace(checked: &Checked, uses: &[Use], name: &str, near: &str) -> Option<Vec<Edit>> {
    let document = &checked.entry.document;
    let editor = checked.editor();
    let is = |one: &&Use, name: &str| fold(&one.name) == fold(name);
    let already = uses.iter().any(|one| matches!(one.place, Place::Field(_)) && is(&one, near));
    let inline = near.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '/'));
    uses.iter()
        .filter(|one| is(one, name))
        .map(|one| match &one.place {
            Place::Field(scalar) => {
                let scalar = scalar.as_ref()?;
                // Named once already, it would stand there twice.
                if already {
                    editor.remove(&scalar.pointer).filter(|_| scalar.is_whole())
                } else {
                    scalar.with(editor, near)
                }
            }
            Place::Text => {
                let tag = document.source.text.get(one.span.clone())?.strip_prefix('#')?;
                let path = document.source.path.clone();
                (inline && !tag.is_empty()).then(|| Edit {
                    path,
                    span: one.span.start + 1..one.span.end,
                    text: near.to_owned(),
                })
            }
        })
        .collect()
}
