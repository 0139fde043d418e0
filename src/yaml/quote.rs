//! Writing a text as a YAML value.

/// A text in double quotes, read by every YAML reader as that text: quotes, colons and any script are safe in it.
pub fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            // YAML allows none of these as they are, or takes them for the end of a line.
            c if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}') => {
                out.push_str(&format!("\\u{:04X}", u32::from(c)));
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::{Value, parse};
    use super::quoted;

    fn read_back(text: &str) -> String {
        let value = parse(&format!("title: {}\n", quoted(text))).unwrap();
        value.get("title").and_then(Value::as_text).unwrap_or_default().to_owned()
    }

    #[test]
    fn a_text_is_read_back_as_it_was() {
        let texts = [
            "",
            " ",
            "plain",
            "AI: the book",
            "\"quoted\" and 'quoted'",
            "back\\slash",
            "# no comment",
            "- no list",
            "{{today}}",
            "no",
            "1.10",
            "~",
            "日本語の道具",
            "العربية: دليل",
            "हिन्दी",
            "naïve café",
            "😀 & <b>",
            "a\nb\tc",
            "nul\u{0}bell\u{7}",
            "\u{85}\u{2028}\u{feff}\u{ffff}\u{7f}",
            "ends with \\",
            "[[Name]]",
            "C# %TAG &anchor *alias",
        ];
        for text in texts {
            assert_eq!(read_back(text), text, "{text:?}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_read_back(text in any::<String>()) {
            prop_assert_eq!(read_back(&text), text);
        }
    }
}
