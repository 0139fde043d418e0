//! The day of the field `updated`.

use jiff::civil::Date;

use crate::front::Known;
use crate::library::Entry;

/// The day that a document itself was updated on, where its `updated` starts with one; what the configuration sets for
/// many says nothing of one.
pub(super) fn of(entry: &Entry) -> Option<Date> {
    entry.document.front.get(Known::Updated).filter(|value| !value.is_blank())?;
    entry.day()?.parse().ok()
}
