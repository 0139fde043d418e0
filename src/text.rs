//! Comparing names: folding, slugs and the nearest name to a misspelt one.

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// Unicode NFC, in which all names are compared.
pub fn nfc(text: &str) -> String {
    if text.is_ascii() || is_nfc_quick(text.chars()) == IsNormalized::Yes {
        text.to_owned()
    } else {
        text.nfc().collect()
    }
}

/// Whether a text is in Unicode NFC.
pub fn is_nfc(text: &str) -> bool {
    text.is_ascii() || unicode_normalization::is_nfc(text)
}

/// A name without regard to case: NFC in lower case.
pub fn fold(text: &str) -> String {
    if text.is_ascii() { text.to_ascii_lowercase() } else { nfc(text).to_lowercase() }
}

/// A field's or a value's name without regard to case, spaces, `-` and `_`.
pub fn fold_field(text: &str) -> String {
    fold(text).chars().filter(|c| !c.is_whitespace() && !matches!(c, '-' | '_')).collect()
}

/// The segment of an address for a name: lower case, each run of characters that are neither letters nor digits (of
/// any script) one `-`, with none at the ends. `fallback` tells apart names of which nothing is left.
pub fn slug(name: &str, fallback: &str) -> String {
    let mut out = String::with_capacity(name.len());
    for c in nfc(name).chars().flat_map(char::to_lowercase) {
        // Marks belong to the letter they stand on: scripts such as Devanagari cannot be read without them.
        if c.is_alphanumeric() || unicode_normalization::char::is_combining_mark(c) {
            out.push(c);
        } else if !out.is_empty() && !out.ends_with('-') {
            out.push('-');
        }
    }
    if out.ends_with('-') {
        out.pop();
    }
    if out.is_empty() { short_hash(fallback) } else { nfc(&out) }
}

/// A tag as it is compared and shown: NFC, without `#` and slashes around it, at most eight levels deep, for each level
/// has a page of its own.
pub fn tag_name(tag: &str) -> String {
    const DEEPEST: usize = 8;
    let levels = tag.trim().trim_start_matches('#').split('/').filter(|level| !level.is_empty());
    nfc(&levels.take(DEEPEST).collect::<Vec<_>>().join("/"))
}

/// The text with each `[[target|label]]` in it replaced by what `replace` makes of the target and the label; `None`
/// leaves it as it is.
pub fn replace_wikilinks(text: &str, mut replace: impl FnMut(&str, Option<&str>) -> Option<String>) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(open) = rest.find("[[") {
        let Some(length) = rest[open..].find("]]") else { break };
        let inner = &rest[open + 2..open + length];
        let (target, label) = inner.split_once('|').map_or((inner, None), |(target, label)| (target, Some(label)));
        out.push_str(&rest[..open]);
        let whole = &rest[open..open + length + 2];
        out.push_str(&replace(target.trim(), label).unwrap_or_else(|| whole.to_owned()));
        rest = &rest[open + length + 2..];
    }
    out.push_str(rest);
    out
}

/// Eight hexadecimal digits that stand for a text.
pub fn short_hash(text: &str) -> String {
    blake3::hash(text.as_bytes()).to_hex()[..8].to_owned()
}

/// A heading's id as GitHub makes it: lower case, punctuation dropped, spaces to `-`.
pub fn heading_slug(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.trim().chars().flat_map(char::to_lowercase) {
        if c.is_alphanumeric() || c == '-' || c == '_' || unicode_normalization::char::is_combining_mark(c) {
            out.push(c);
        } else if c.is_whitespace() {
            out.push('-');
        }
    }
    out
}

/// The candidate most like `name`, if one is near enough to be what was meant.
pub fn nearest<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let name = fold(name);
    if name.chars().count() < 3 {
        return None;
    }
    let allowed = (name.chars().count() / 4).clamp(1, 5);
    candidates
        .into_iter()
        .filter(|candidate| candidate.len().abs_diff(name.len()) <= allowed * 4)
        .map(|candidate| (strsim::osa_distance(&name, &fold(candidate)), candidate))
        .filter(|(distance, _)| *distance <= allowed)
        .min()
        .map(|(_, candidate)| candidate)
}

/// The text with runs of white space as single spaces.
pub fn squeeze(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// How many characters a reader counts: marks belong to the letter they stand on.
pub fn length(text: &str) -> usize {
    let is_part = |c: char| unicode_normalization::char::is_combining_mark(c) || matches!(c, '\u{200b}'..='\u{200d}');
    if text.is_ascii() { text.len() } else { nfc(text).chars().filter(|c| !is_part(*c)).count() }
}

/// A text cut at a word, with an ellipsis where something is left out.
pub fn shorten(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let cut: String = text.chars().take(most - 1).collect();
    let at_word = cut.rsplit_once(' ').map_or(cut.as_str(), |(words, _)| words);
    format!("{}…", at_word.trim_end_matches([',', ';', ':', ' ']))
}

/// A title for a file, folder or type name: `01_Strategy` is read as `01 Strategy`, `context_index` as `Context index`.
pub fn title_from_name(name: &str) -> String {
    let title = squeeze(&name.replace(['_', '-'], " "));
    let mut chars = title.chars();
    match chars.next() {
        None => name.to_owned(),
        // A name with capitals of its own is spelt as its writer wants it.
        Some(_) if title.chars().any(char::is_uppercase) => title,
        Some(first) => first.to_uppercase().chain(chars).collect(),
    }
}

/// Numbers inside names compared as numbers: `2 b` stands before `10 a`.
pub fn natural_order(a: &str, b: &str) -> std::cmp::Ordering {
    natural_key(a).cmp(&natural_key(b))
}

/// What names are sorted by to stand in natural order, for long lists: made once a name, not once a comparison.
pub fn natural_key(text: &str) -> NaturalKey {
    NaturalKey(natural_parts(text), text.to_owned())
}

/// A name's place in the natural order.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct NaturalKey(Vec<(bool, usize, String)>, String);

fn natural_parts(text: &str) -> Vec<(bool, usize, String)> {
    // Accents do not move a name: `Über` stands beside `Uber`, not behind `Z`.
    let folded = fold(text);
    let plain = match folded.is_ascii() {
        true => folded,
        false => folded.nfd().filter(|c| !unicode_normalization::char::is_combining_mark(*c)).collect(),
    };
    let mut parts: Vec<(bool, usize, String)> = Vec::new();
    for c in plain.chars() {
        let digit = c.is_ascii_digit();
        match parts.last_mut() {
            Some((is_text, _, part)) if *is_text != digit => part.push(c),
            _ => parts.push((!digit, 0, c.to_string())),
        }
    }
    for (is_text, length, part) in &mut parts {
        if !*is_text {
            *part = part.trim_start_matches('0').to_owned();
            *length = part.len();
        }
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs_keep_letters_of_every_script() {
        assert_eq!(slug("C# & .NET  ", "x"), "c-net");
        assert_eq!(slug("Übergröße 日本", "x"), "übergröße-日本");
        assert_eq!(slug("हिन्दी", "x"), "हिन्दी");
        assert_eq!(slug("???", "a/???.md").len(), 8);
    }

    #[test]
    fn heading_slugs_are_githubs() {
        assert_eq!(heading_slug("What's new?  (2.0)"), "whats-new--20");
        assert_eq!(heading_slug("ROI & Value"), "roi--value");
    }

    #[test]
    fn numbers_in_names_order_as_numbers() {
        let mut names = vec!["10 a", "2 b", "a10", "a9", "Z"];
        names.sort_by(|a, b| natural_order(a, b));
        assert_eq!(names, ["2 b", "10 a", "a9", "a10", "Z"]);
    }

    #[test]
    fn the_nearest_name_is_near() {
        assert_eq!(nearest("Ref/Claud", ["Ref/Claude", "other"]), Some("Ref/Claude"));
        assert_eq!(nearest("abc", ["xyz"]), None);
    }
}
