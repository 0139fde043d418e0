//! Text that has to stand in HTML: the five characters that mean something there become entities.
//!
//! Almost no text holds any of them, so whole stretches are copied at once.

/// Appends `s` so that it can stand between tags.
pub fn text(out: &mut String, s: &str) {
    push(out, s, |byte| match byte {
        b'&' => Some("&amp;"),
        b'<' => Some("&lt;"),
        b'>' => Some("&gt;"),
        _ => None,
    });
}

/// Appends `s` so that it can stand in an attribute's value, in quotes of either kind.
pub fn attribute(out: &mut String, s: &str) {
    push(out, s, |byte| match byte {
        b'&' => Some("&amp;"),
        b'<' => Some("&lt;"),
        b'>' => Some("&gt;"),
        b'"' => Some("&quot;"),
        b'\'' => Some("&#39;"),
        _ => None,
    });
}

/// `s` as it can stand anywhere in HTML, between tags as well as in an attribute's value.
pub fn escaped(s: &str) -> String {
    let mut out = String::with_capacity(s.len());
    attribute(&mut out, s);
    out
}

fn push(out: &mut String, s: &str, entity: impl Fn(u8) -> Option<&'static str>) {
    let mut rest = 0;
    for (at, byte) in s.bytes().enumerate() {
        // Every byte with an entity is ASCII, so `at` and `at + 1` lie on character boundaries.
        if let Some(entity) = entity(byte) {
            out.push_str(&s[rest..at]);
            out.push_str(entity);
            rest = at + 1;
        }
    }
    out.push_str(&s[rest..]);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_keeps_quotes_and_everything_else() {
        let mut out = String::from("> ");
        text(&mut out, "a < b && c > \"d\" 'e' — ünï 🦀");
        assert_eq!(out, "> a &lt; b &amp;&amp; c &gt; \"d\" 'e' — ünï 🦀");
    }

    #[test]
    fn an_attribute_cannot_be_left() {
        assert_eq!(escaped("\"><b onload='x'>&"), "&quot;&gt;&lt;b onload=&#39;x&#39;&gt;&amp;");
    }

    #[test]
    fn what_is_already_an_entity_is_shown_as_written() {
        assert_eq!(escaped("&lt;"), "&amp;lt;");
        assert_eq!(escaped(""), "");
    }
}
