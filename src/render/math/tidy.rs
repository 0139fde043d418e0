//! The writer's MathML made fit for a page: no `style` attributes, and every character escaped that has to be.

/// Goes through the tags of `mathml` and through the text between them.
pub(super) fn tidy(mathml: &str) -> String {
    let mut out = String::with_capacity(mathml.len());
    let mut rest = mathml;
    while let Some(at) = rest.find(['<', '>', '&']) {
        let (before, found) = rest.split_at(at);
        out.push_str(before);
        rest = &found[1..];
        match found.as_bytes() {
            // A sign of the formula is never followed by a letter: the end tag of its element comes next.
            [b'<', b'a'..=b'z' | b'/', ..] => rest = tag(&mut out, rest),
            [b'<', ..] => out.push_str("&lt;"),
            [b'>', ..] => out.push_str("&gt;"),
            _ if ["amp;", "lt;", "gt;", "nbsp;"].iter().any(|entity| rest.starts_with(entity)) => out.push('&'),
            _ => out.push_str("&amp;"),
        }
    }
    out.push_str(rest);
    out
}

/// Writes the tag whose `<` has just been read; returns what follows it.
fn tag<'a>(out: &mut String, tag: &'a str) -> &'a str {
    // No value the writer puts into an attribute holds `>`.
    let (inner, rest) = tag.split_once('>').unwrap_or((tag, ""));
    let (inner, end) = inner.strip_suffix('/').map_or((inner, ">"), |inner| (inner, "/>"));
    let name = inner.find(' ').unwrap_or(inner.len());
    out.push('<');
    out.push_str(&inner[..name]);
    let mut parts = inner[name..].split('"');
    while let (Some(name), Some(value)) = (parts.next(), parts.next()) {
        match name.trim().trim_end_matches('=') {
            "style" => style(out, value),
            // The writer names this unit after it has converted the number to `em`.
            name if value.ends_with("mu") => attribute(out, name, &value.replace("mu", "em")),
            name => attribute(out, name, value),
        }
    }
    out.push_str(end);
    rest
}

fn attribute(out: &mut String, name: &str, value: &str) {
    out.push(' ');
    out.push_str(name);
    out.push_str("=\"");
    out.push_str(value);
    out.push('"');
}

/// Colours have attributes of their own. The rest (borders, heights of rows) has none and is left out.
fn style(out: &mut String, declarations: &str) {
    for declaration in declarations.split(';') {
        let Some((property, value)) = declaration.split_once(':') else { continue };
        let name = match property.trim() {
            "color" => "mathcolor",
            "background-color" => "mathbackground",
            _ => continue,
        };
        if let Some(colour) = hexadecimal(value) {
            attribute(out, name, &colour);
        }
    }
}

/// `rgb(255 0 10)` as `#ff000a`.
fn hexadecimal(rgb: &str) -> Option<String> {
    let mut parts = rgb.trim().strip_prefix("rgb(")?.strip_suffix(')')?.split(' ').map(str::parse::<u8>);
    let mut part = || parts.next()?.ok();
    Some(format!("#{:02x}{:02x}{:02x}", part()?, part()?, part()?))
}

#[cfg(test)]
mod tests {
    use super::tidy;

    #[test]
    fn styles_become_attributes() {
        assert_eq!(
            tidy("<mi style=\"color: rgb(255 0 10); border: 1px; background-color: rgb(1 2 3)\" class=\"a\">x</mi>"),
            "<mi mathcolor=\"#ff000a\" mathbackground=\"#010203\" class=\"a\">x</mi>"
        );
        assert_eq!(tidy("<mtr style=\"height: 2em\"><mtd>"), "<mtr><mtd>");
    }

    #[test]
    fn attributes_are_set_apart_and_units_are_those_of_css() {
        assert_eq!(tidy("<mo a=\"true\"b=\"2em\">"), "<mo a=\"true\" b=\"2em\">");
        assert_eq!(tidy("<mspace width=\"0.05mu\" />"), "<mspace width=\"0.05em\"/>");
    }

    #[test]
    fn signs_are_escaped_once() {
        assert_eq!(tidy("<mo><</mo><mo>></mo><mi>&</mi>"), "<mo>&lt;</mo><mo>&gt;</mo><mi>&amp;</mi>");
        assert_eq!(tidy("<mtext>&lt;b&nbsp;</mtext>"), "<mtext>&lt;b&nbsp;</mtext>");
    }
}
