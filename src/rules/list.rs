//! Lists in messages.

/// A few names with commas; of many the first five and a count.
pub(super) fn list(names: &[String]) -> String {
    match names.len() {
        0..=6 => names.join(", "),
        more => format!("{} and {} more", names[..5].join(", "), more - 5),
    }
}
