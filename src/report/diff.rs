//! What a change does to a file, in the unified form that `git apply` and `patch` read.

use similar::{Algorithm, TextDiff};

/// The lines that go and come; `path` is where the file lies for whoever applies it.
pub fn diff(path: &str, before: &str, after: &str) -> String {
    diff_of_renamed(path, path, before, after)
}

/// The same for a file that gets another path.
pub fn diff_of_renamed(old: &str, new: &str, before: &str, after: &str) -> String {
    let diff = TextDiff::configure().algorithm(Algorithm::Histogram).diff_lines(before, after);
    diff.unified_diff().context_radius(3).header(&format!("a/{old}"), &format!("b/{new}")).to_string()
}

/// The least pieces of a text that differ: the bytes of the old one, and what stands there in the new one.
pub fn pieces(before: &str, after: &str) -> Vec<(std::ops::Range<usize>, String)> {
    let old: Vec<&str> = before.split_inclusive('\n').collect();
    let new: Vec<&str> = after.split_inclusive('\n').collect();
    let starts = |lines: &[&str]| -> Vec<usize> {
        let ends = lines.iter().scan(0, |end, line| {
            *end += line.len();
            Some(*end)
        });
        std::iter::once(0).chain(ends).collect()
    };
    let (old_at, new_at) = (starts(&old), starts(&new));
    let diff = TextDiff::configure().algorithm(Algorithm::Histogram).diff_slices(&old, &new);
    let changed = diff.ops().iter().filter(|op| op.tag() != similar::DiffTag::Equal);
    let piece = |op: &similar::DiffOp| {
        let (from, to) = (op.old_range(), op.new_range());
        let span = old_at[from.start]..old_at[from.end];
        tighten(before, span, &after[new_at[to.start]..new_at[to.end]])
    };
    changed.map(piece).collect()
}

/// Leaves out what both have in common at the start and at the end.
fn tighten(before: &str, span: std::ops::Range<usize>, new: &str) -> (std::ops::Range<usize>, String) {
    let old = &before[span.clone()];
    let same = |(a, b): &(char, char)| a == b;
    let start: usize = old.chars().zip(new.chars()).take_while(same).map(|(c, _)| c.len_utf8()).sum();
    let (old, new) = (&old[start..], &new[start..]);
    let end: usize = old.chars().rev().zip(new.chars().rev()).take_while(same).map(|(c, _)| c.len_utf8()).sum();
    (span.start + start..span.end - end, new[..new.len() - end].to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_are_small_and_make_the_new_text() {
        let (before, after) = ("a\nrelations:\n  - old # why\nb\n", "a\nrelations:\n  - ölt # why\nb\nc\n");
        let pieces = pieces(before, after);
        assert_eq!(pieces, [(17..20, "ölt".to_owned()), (29..29, "c\n".to_owned())]);
        let mut text = before.to_owned();
        for (span, new) in pieces.into_iter().rev() {
            text.replace_range(span, &new);
        }
        assert_eq!(text, after);
    }
}
