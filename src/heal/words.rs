//! How like two names are, in per cent.

use std::hash::{DefaultHasher, Hash, Hasher};

use crate::text::fold;

/// The least likeness at which one name may be written for another.
pub(super) const LEAST: u8 = 75;
/// The least likeness at which a person is asked whether one name was meant by another.
pub(super) const HINT: u8 = 60;
/// The likeness of names that differ in nothing but case, spaces and other signs.
pub(super) const SAME: u8 = 98;
/// The likeness of names that differ in their letters, times the share of letters that are the same.
const MOST: usize = 95;
/// Names of more letters are texts, and not compared letter by letter.
const LONGEST: usize = 256;
/// How many kinds of letters are counted apart.
const KINDS: usize = 32;

/// A name prepared for comparing.
#[derive(Debug)]
pub(super) struct Words {
    folded: String,
    bare: String,
    print: Print,
}

/// What tells most names apart at a glance: it fits a line of the cache, so a reference is compared with all names of a
/// large site in no time. Texts are compared by their hashes.
#[derive(Debug, Clone, Copy)]
struct Print {
    bare: u64,
    unnumbered: u64,
    digits: u64,
    letters: u16,
    /// How many of the letters are digits.
    figures: u16,
    /// How often each kind of letter stands in the bare name.
    counts: [u8; KINDS],
}

impl Words {
    pub(super) fn new(name: &str) -> Self {
        let folded = fold(name);
        let bare: String = folded.chars().filter(|c| c.is_alphanumeric()).collect();
        let mut counts = [0u8; KINDS];
        for c in bare.chars() {
            let kind = &mut counts[c as usize % KINDS];
            *kind = kind.saturating_add(1);
        }
        let digits: String = bare.chars().filter(char::is_ascii_digit).collect();
        let print = Print {
            bare: hash(&bare),
            unnumbered: hash(unnumbered(&bare)),
            digits: hash(&digits),
            letters: bare.chars().count().try_into().unwrap_or(u16::MAX),
            figures: digits.len().try_into().unwrap_or(u16::MAX),
            counts,
        };
        Self { folded, bare, print }
    }

    /// Its letters and digits without regard to case, which is all that is compared.
    pub(super) fn bare(&self) -> &str {
        &self.bare
    }

    /// Whether it is another name but for letter case.
    pub(super) fn is(&self, other: &Self) -> bool {
        self.folded == other.folded
    }

    /// How many letters and digits there are in it.
    pub(super) fn letters(&self) -> usize {
        self.print.letters.into()
    }

    /// How like another name is, in per cent; 0 is said of all that is less like than [`HINT`].
    pub(super) fn like(&self, other: &Self) -> u8 {
        let (own, known) = (&self.print, &other.print);
        if own.bare == known.bare {
            return SAME;
        }
        let (fewer, most) = (own.letters.min(known.letters).into(), own.letters.max(known.letters).into());
        if own.unnumbered == known.unnumbered && unnumbered(&self.bare).chars().count() > 2 && near(fewer, most) {
            return 93;
        }
        let another_number = own.digits != known.digits;
        if most > LONGEST || (another_number && own.is_number()) || !own.may_be(known, fewer, most) {
            return 0;
        }
        let distance = strsim::damerau_levenshtein(&self.bare, &other.bare);
        if distance > edits(most) {
            return 0;
        }
        let percent = (MOST * (most - distance) / most.max(1)).max(HINT.into()) as u8;
        // Two names that differ in a number are two things: `Part 1` is not `Part 2`.
        if another_number { percent.min(LEAST - 1) } else { percent }
    }
}

impl Print {
    /// Whether names of these letters can be alike: each edit takes or adds one letter, or makes one of another.
    fn may_be(&self, other: &Self, fewer: usize, most: usize) -> bool {
        let apart = |(a, b): (&u8, &u8)| u16::from(a.abs_diff(*b));
        most - fewer <= edits(most)
            && usize::from(self.counts.iter().zip(&other.counts).map(apart).sum::<u16>()) <= 2 * edits(most)
    }

    /// Whether it is mostly a number, so that another number is quite another name.
    fn is_number(&self) -> bool {
        usize::from(self.figures) * 4 > usize::from(self.letters)
    }
}

/// In how many letters two names may differ, the longer of which has so many.
fn edits(letters: usize) -> usize {
    (letters / 4).max(1)
}

/// Whether one name is not so much longer than the other that it says something else.
fn near(fewer: usize, most: usize) -> bool {
    (most - fewer) * 4 <= most
}

/// Without the number that sorts it: `01strategy`.
fn unnumbered(bare: &str) -> &str {
    bare.trim_start_matches(|c: char| c.is_ascii_digit())
}

fn hash(text: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn like(a: &str, b: &str) -> u8 {
        Words::new(a).like(&Words::new(b))
    }

    #[test]
    fn names_are_alike_by_their_letters() {
        assert_eq!(like("Ad-Copy_2", "ad copy 2"), 98);
        assert_eq!(like("01_Strategy", "Strategy"), 93);
        assert_eq!(like("Customer Aquisition", "Customer Acquisition"), 90);
        assert_eq!(like("Lgo", "Logo"), 71);
        assert_eq!(like("Release 1.3", "Release 1.2"), 74);
        assert_eq!(like("KB-000123", "KB-000124"), 0);
        assert_eq!(like("Pricing", "Shipping"), 0);
    }

    proptest! {
        /// What is told apart at a glance is not alike when looked at closely either.
        #[test]
        fn a_glance_never_misses_what_is_alike(a in "[a-f]{3,14}", b in "[a-f]{3,14}") {
            let most = a.len().max(b.len());
            let distance = strsim::damerau_levenshtein(&a, &b);
            prop_assert_eq!(like(&a, &b) > 0, distance <= edits(most), "{} of {}", distance, most);
        }
    }
}
