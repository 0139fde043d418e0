//! Whether a text names a phrase, as a search engine would see it: word by word, whatever the endings and the order.

use crate::text::fold;

/// A phrase as it is compared: folded, with single spaces for hyphens, underscores and white space.
pub(super) fn folded(phrase: &str) -> String {
    let is_gap = |c: char| c.is_whitespace() || matches!(c, '-' | '_' | '\u{2010}' | '\u{2011}');
    fold(phrase).split(is_gap).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Whether all words of a folded phrase stand in a text.
pub(super) fn names(text: &str, phrase: &str) -> bool {
    let text = folded(text);
    if phrase.chars().any(has_no_spaces) {
        return solid(&text).contains(&solid(phrase));
    }
    let words = words(&text);
    let wanted = self::words(phrase);
    let stands = |wanted: &str| {
        let joined = |pair: &[&str]| is_joined(wanted, pair[0], pair[1]);
        words.iter().any(|word| is_same(word, wanted)) || words.windows(2).any(joined)
    };
    let mut at = 0;
    while at < wanted.len() {
        if stands(wanted[at]) {
            at += 1;
        } else if at + 1 < wanted.len() && words.iter().any(|word| is_joined(word, wanted[at], wanted[at + 1])) {
            at += 2;
        } else {
            return false;
        }
    }
    true
}

fn words(text: &str) -> Vec<&str> {
    // What an apostrophe parts from a word is no word of its own: `customer's`.
    let is_word = |word: &&str| !word.is_empty() && *word != "s";
    text.split(|c: char| !c.is_alphanumeric()).filter(is_word).collect()
}

/// Whether two words are one but for their endings: `strategy` and `strategies`.
fn is_same(a: &str, b: &str) -> bool {
    if a == b {
        return true;
    }
    let common = a.chars().zip(b.chars()).take_while(|(a, b)| a == b).count();
    let longer = a.chars().count().max(b.chars().count());
    let left = longer - common;
    match common {
        0..2 => false,
        // Short words differ by a plural at most.
        2..5 => left == 1 && (a.ends_with('s') || b.ends_with('s') || !a.is_ascii()),
        _ => left <= 3,
    }
}

/// Whether a word is two others in one: `ecommerce` and `e commerce`.
fn is_joined(word: &str, first: &str, second: &str) -> bool {
    word.strip_prefix(first).is_some_and(|rest| !rest.is_empty() && is_same(rest, second))
}

/// Whether a letter is of a script that puts no space between words, or glues particles to them.
fn has_no_spaces(c: char) -> bool {
    matches!(c, '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}'
        | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}')
}

fn solid(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

#[cfg(test)]
mod tests {
    use super::{folded, names};

    #[test]
    fn words_are_found_in_any_order_and_form() {
        let found = |text: &str, phrase: &str| names(text, &folded(phrase));
        assert!(found("AI E-commerce Marketing Strategy", "ai e-commerce marketing strategy"));
        assert!(found("Strategies for ecommerce", "E-Commerce strategy"));
        assert!(found("An e commerce strategy", "ecommerce strategy"));
        assert!(found("The customer's journeys", "customer journey"));
        assert!(found("Ads that sell", "ad"));
        assert!(found("Стратегии для книг и книги", "книга"));
        assert!(found("电子商务营销策略是什么", "营销策略"));
        assert!(found("Einführung ins E-Mail-Marketing", "Email Marketing"));
        assert!(!found("How to maintain a plan", "ai"));
        assert!(!found("The marketing of books", "email marketing"));
        assert!(!found("A plan for the plant", "planet"));
        assert!(!found("", "ads"));
    }
}
