//! The second pass: addresses in HTML that the sanitiser has written, where `<` always opens a tag and every value
//! stands in double quotes.

use super::super::escape;

/// Gives every address to `rewrite` and puts what it returns in its place.
pub(super) fn rewrite_all(html: &str, rewrite: &dyn Fn(&str, &str) -> Option<String>) -> String {
    let mut out = String::with_capacity(html.len() + html.len() / 8);
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        out.push_str(&rest[..at]);
        rest = tag(&mut out, &rest[at..], rewrite);
    }
    out.push_str(rest);
    out
}

/// Copies the tag that `html` begins with; returns what follows it.
fn tag<'a>(out: &mut String, html: &'a str, rewrite: &dyn Fn(&str, &str) -> Option<String>) -> &'a str {
    let mut rest = html;
    // The next quote opens a value unless the tag ends before it.
    while let Some(at) = rest.find(['"', '>']) {
        if rest.as_bytes()[at] == b'>' {
            out.push_str(&rest[..=at]);
            return &rest[at + 1..];
        }
        let (before, value) = (&rest[..at], &rest[at + 1..]);
        let (value, after) = value.split_once('"').unwrap_or((value, ""));
        attribute(out, before, value, rewrite);
        rest = after;
    }
    out.push_str(rest);
    ""
}

/// Writes `before`, which ends with an attribute's name and `=`, and its value.
fn attribute(out: &mut String, before: &str, value: &str, rewrite: &dyn Fn(&str, &str) -> Option<String>) {
    let start = before.rfind(' ').unwrap_or(0);
    let name = before[start..].trim_start().trim_end_matches('=');
    let rewritten = match name {
        "href" | "src" | "poster" => rewrite(name, &decoded(value)),
        "srcset" => srcset(&decoded(value), rewrite),
        _ => {
            out.extend([before, "\"", value, "\""]);
            return;
        }
    };
    out.push_str(&before[..start]);
    if let Some(address) = rewritten {
        out.extend([" ", name, "=\""]);
        escape::attribute(out, &address);
        out.push('"');
    }
}

/// The candidates of a `srcset` whose addresses are fit for it, each with its width or density.
fn srcset(value: &str, rewrite: &dyn Fn(&str, &str) -> Option<String>) -> Option<String> {
    let mut kept = Vec::new();
    for candidate in value.split(", ").flat_map(|part| part.split(",\n")) {
        let mut words = candidate.split_ascii_whitespace();
        let Some(address) = words.next().map(|word| word.trim_matches(',')).filter(|word| is_web(word)) else {
            continue;
        };
        let Some(address) = rewrite("srcset", address) else { continue };
        kept.push(words.fold(address, |all, word| all + " " + word.trim_end_matches(',')));
    }
    (!kept.is_empty()).then(|| kept.join(", "))
}

/// Whether the address is relative or of the web: the sanitiser itself does not look into a `srcset`.
fn is_web(address: &str) -> bool {
    let scheme =
        address.split(['/', '?', '#']).next().and_then(|start| start.split_once(':')).map(|(scheme, _)| scheme);
    !address.is_empty() && scheme.is_none_or(|s| s.eq_ignore_ascii_case("http") || s.eq_ignore_ascii_case("https"))
}

/// The value without the entities that the sanitiser writes.
fn decoded(value: &str) -> String {
    if !value.contains('&') {
        return value.to_owned();
    }
    let value = value.replace("&quot;", "\"").replace("&nbsp;", "\u{a0}").replace("&lt;", "<").replace("&gt;", ">");
    // Last, so that what has become an ampersand is not taken for the start of another entity.
    value.replace("&amp;", "&")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn up(html: &str) -> String {
        rewrite_all(html, &|name, value| (value != "no").then(|| format!("{name}:{value}")))
    }

    #[test]
    fn only_addresses_change() {
        assert_eq!(
            up("a <a title=\"x > y href=&quot;\" href=\"b?c&amp;d\">e=\"f\"</a>"),
            "a <a title=\"x > y href=&quot;\" href=\"href:b?c&amp;d\">e=\"f\"</a>"
        );
        assert_eq!(up("<img alt=\"\" src=\"no\">"), "<img alt=\"\">");
        assert_eq!(
            up("<video poster=\"p\" src=\"s\" controls=\"\"></video>"),
            "<video poster=\"poster:p\" src=\"src:s\" controls=\"\"></video>"
        );
    }

    #[test]
    fn an_address_cannot_leave_its_quotes() {
        assert_eq!(up("<a href=\"&quot;&amp;quot;\">"), "<a href=\"href:&quot;&amp;quot;\">");
    }

    #[test]
    fn a_srcset_is_taken_apart() {
        assert_eq!(
            up("<source srcset=\"a.png, no 2x, b.png 640w,\nc.png 2x\">"),
            "<source srcset=\"srcset:a.png, srcset:b.png 640w, srcset:c.png 2x\">"
        );
        assert_eq!(up("<source srcset=\"javascript:x 1x, DATA:y\">"), "<source>");
    }
}
