//! A known field under another name than its own.

use crate::dates::{self, Reading};
use crate::diagnostic::{Fix, Level};
use crate::front::{Field, Known};
use crate::rules::data::would_fit;
use crate::rules::near_miss::{distance, near_miss};
use crate::rules::{Check, Checked, Finding, Group, Rule};
use crate::text::fold_field;
use crate::yaml::pointer_step;

pub(super) const RULE: Rule = Rule {
    name: "misspelt-field",
    group: Group::FrontMatter,
    level: Level::Warning,
    summary: "a known field under a name with other letters, capitals or spaces",
    page: include_str!("../../../content/rules/misspelt-field.md"),
    check: Check::Document(check),
};

fn check(checked: &Checked, out: &mut Vec<Finding>) {
    let fields = &checked.entry.document.front.fields;
    for (n, field) in fields.iter().enumerate() {
        // The second of two fields of one name is the business of duplicate-key.
        if fields[..n].iter().any(|other| other.name == field.name) {
            continue;
        }
        let found = match field.known {
            Some(known) => other_spelling(checked, field, known),
            None => twin(field, fields).or_else(|| misspelt(checked, n)),
        };
        let span = || checked.key(&format!("/{}", pointer_step(&field.name)));
        out.extend(found.map(|(message, help, fix)| Finding::at(span(), message).help(help).fix(fix)));
    }
}

type Found = (String, String, Option<Fix>);

/// A name that differs in case, spaces, `-` or `_`: it is read, but other programs do not know it.
fn other_spelling(checked: &Checked, field: &Field, known: Known) -> Option<Found> {
    // These are Obsidian's own older forms.
    if field.name == known.name() || matches!(field.name.as_str(), "tag" | "alias") {
        return None;
    }
    let message = format!("`{}` is the field `{}` in another spelling", field.name, known.name());
    Some((message, format!("write `{}`", known.name()), rename(checked, field, known, true)))
}

/// A second field that resembles one known field.
fn twin(field: &Field, fields: &[Field]) -> Option<Found> {
    let known = Known::find(&field.name)?;
    let taken = fields.iter().find(|other| other.known == Some(known))?;
    let message = format!("`{}` is not read, as `{}` stands there as well", field.name, taken.name);
    Some((message, format!("keep one of the two, under the name `{}`", known.name()), None))
}

/// A name with a letter or two too many, too few or exchanged.
fn misspelt(checked: &Checked, n: usize) -> Option<Found> {
    let fields = &checked.entry.document.front.fields;
    let field = &fields[n];
    let known = near_miss(checked, &field.name)?;
    let message = format!("there is no field `{}`", field.name);
    let help = format!("did you mean `{}`?", known.name());
    let is_taken = fields.iter().any(|other| other.known == Some(known))
        || fields[..n].iter().any(|other| near_miss(checked, &other.name) == Some(known));
    let fix = (!is_taken && fits(checked, field, known)).then(|| rename(checked, field, known, is_sure(field, known)));
    Some((message, help, fix.flatten()))
}

/// Whether there is no doubt what was meant, and nothing but the field's own text is at stake: no address, no reader
/// and no reference.
fn is_sure(field: &Field, known: Known) -> bool {
    let folded = fold_field(&field.name);
    let at_stake = matches!(
        known,
        Known::Id
            | Known::Status
            | Known::SecurityLevel
            | Known::Draft
            | Known::Order
            | Known::Permalink
            | Known::RedirectFrom
            | Known::Allow
            | Known::CoverImage
    );
    folded.chars().count() >= 6 && distance(&folded, known.name()) == 1 && !at_stake && known.relation_type().is_none()
}

/// Whether the value is one that the known field may have.
fn fits(checked: &Checked, field: &Field, known: Known) -> bool {
    let is_date = || field.value.as_text().is_some_and(|text| dates::read(text) == Reading::Good);
    !field.value.is_blank() && would_fit(checked, known, &field.value) && (known != Known::Updated || is_date())
}

fn rename(checked: &Checked, field: &Field, known: Known, safe: bool) -> Option<Fix> {
    let pointer = format!("/{}", pointer_step(&field.name));
    let description = format!("rename `{}` to `{}`", field.name, known.name());
    checked.mend(description, safe, |editor| editor.rename_key(&pointer, known.name()))
}
