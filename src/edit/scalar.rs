//! A text as a YAML scalar.

use crate::yaml::quoted;

/// The quotes of a scalar on one line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Quotes {
    /// None.
    Plain,
    /// `'text'`
    Single,
    /// `"text"`
    Double,
}

/// The text in some quotes; `None` where they cannot hold it. Whether a text without quotes is read as that text is not
/// looked at.
pub(super) fn write(text: &str, quotes: Quotes) -> Option<String> {
    let on_one_line = !text.chars().any(|c| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{feff}'));
    match quotes {
        Quotes::Plain => (on_one_line && !text.is_empty() && text.trim() == text).then(|| text.to_owned()),
        Quotes::Single => on_one_line.then(|| format!("'{}'", text.replace('\'', "''"))),
        Quotes::Double => Some(quoted(text)),
    }
}

/// The text as the lines of a block scalar, without the first one's indentation; `None` where they cannot hold it.
pub(super) fn block(text: &str, folded: bool, indent: &str, line_end: &str) -> Option<String> {
    let blank = text.is_empty() || text.lines().any(|line| line.trim_end() != line) || text.ends_with('\n');
    if blank || !indent.bytes().all(|byte| byte == b' ') || (folded && text.contains('\n')) {
        return None;
    }
    let lines: Vec<String> = text
        .split('\n')
        .enumerate()
        .map(|(n, line)| if n == 0 || line.is_empty() { line.to_owned() } else { format!("{indent}{line}") })
        .collect();
    Some(lines.join(line_end))
}

/// Whether some YAML readers take an unquoted text for something else than ours does: `no`, `1_000`, `12:30`, `0777`.
pub(super) fn is_ambiguous(text: &str) -> bool {
    let word = ["yes", "no", "on", "off", "y", "n", "true", "false", "null", "~"];
    if word.iter().any(|word| text.eq_ignore_ascii_case(word)) {
        return true;
    }
    let digits = text.trim_start_matches(['+', '-']);
    let number = digits.starts_with(|c: char| c.is_ascii_digit() || c == '.')
        && digits.chars().any(|c| c.is_ascii_digit())
        && digits.chars().all(|c| c.is_ascii_hexdigit() || matches!(c, '_' | ':' | '.' | 'x' | 'o' | '+' | '-'));
    // Dates are customarily written plain.
    number && !digits.contains('-')
}
