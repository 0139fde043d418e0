//! Sentences out of word lists, by chance that is the same every time.

use super::words::{FORMS, JOINERS, PLACES, QUALITIES, SUBJECTS, VERBS};

/// Numbers that look random and follow from where they start: Marsaglia's xorshift with 64 bits.
pub(super) struct Rng(u64);

impl Rng {
    /// The numbers of a document; neighbours get quite different ones.
    pub(super) fn new(document: usize) -> Self {
        // A state of zero would stay zero, so the lowest bit is set.
        let mut rng = Self((document as u64 + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1);
        (0..8).for_each(|_| rng.step());
        rng
    }

    fn step(&mut self) {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
    }

    /// A number below another.
    pub(super) fn below(&mut self, end: usize) -> usize {
        self.step();
        ((self.0 >> 16) % end as u64) as usize
    }

    /// One word of a list.
    pub(super) fn pick(&mut self, words: &[&'static str]) -> &'static str {
        words[self.below(words.len())]
    }
}

/// A few sentences, one of them with emphasis.
pub(super) fn paragraph(rng: &mut Rng, sentences: usize) -> String {
    let marked = format!("It is the **{}** that counts, or `{}` for short.", rng.pick(FORMS), rng.pick(SUBJECTS));
    let mut all: Vec<String> = (1..sentences).map(|_| sentence(rng)).collect();
    all.push(marked);
    all.join(" ")
}

/// A sentence of 12 to 22 words, free of signs that YAML or Markdown would take for their own.
pub(super) fn sentence(rng: &mut Rng) -> String {
    let (quality, subject, other) = (rng.pick(QUALITIES), rng.pick(SUBJECTS), rng.pick(SUBJECTS));
    let (form, second, verb, place) = (rng.pick(FORMS), a(rng.pick(FORMS)), rng.pick(VERBS), rng.pick(PLACES));
    let (joiner, again) = (rng.pick(JOINERS), rng.pick(VERBS));
    match rng.below(5) {
        0 => format!(
            "The {quality} {subject} {verb} the {form} {place}, {joiner} {second} {again} every {other} we have."
        ),
        1 => {
            format!("When the {subject} {verb} its {form}, one {quality} {other} {again} {second} of its own {place}.")
        }
        2 => {
            format!("No {quality} {form} {verb} the {subject}, {joiner} nobody knows how {second} {again} it {place}.")
        }
        3 => format!(
            "Each {form} of the {subject} {verb} {second}, {joiner} the {other} {again} the rest of it {place}."
        ),
        _ => format!("What {verb} the {subject} {again} {second} as well, {joiner} both need a new {form} {place}."),
    }
}

/// A word with its article.
pub(super) fn a(word: &str) -> String {
    let article = if word.starts_with(['a', 'e', 'i', 'o']) { "an" } else { "a" };
    format!("{article} {word}")
}
