//! How large a picture is, from the first bytes of its file.

use std::fs::File;
use std::io::Read;
use std::path::Path;

/// An SVG's root element has to begin and end within this many bytes.
const SVG_HEAD: u64 = 64 * 1024;

/// Width and height of the image in pixels; `None` if the file cannot be read, is no image of a known kind, or does not
/// say how large it is.
pub fn dimensions(path: &Path) -> Option<(u32, u32)> {
    let is_svg = path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("svg"));
    if is_svg {
        let mut head = Vec::new();
        File::open(path).ok()?.take(SVG_HEAD).read_to_end(&mut head).ok()?;
        return svg(&String::from_utf8_lossy(&head));
    }
    let size = imagesize::size(path).ok()?;
    Some((u32::try_from(size.width).ok()?, u32::try_from(size.height).ok()?)).filter(|&(w, h)| w > 0 && h > 0)
}

/// What the root element's `width`, `height` and `viewBox` come to.
fn svg(head: &str) -> Option<(u32, u32)> {
    let root = root(head)?;
    let box_size = attribute(root, "viewBox").and_then(view_box);
    let width = attribute(root, "width").and_then(pixels);
    let height = attribute(root, "height").and_then(pixels);
    let (width, height) = match (width, height, box_size) {
        (Some(width), Some(height), _) => (width, height),
        (Some(width), None, Some((w, h))) => (width, width * h / w),
        (None, Some(height), Some((w, h))) => (height * w / h, height),
        (None, None, Some(size)) => size,
        _ => return None,
    };
    Some((rounded(width)?, rounded(height)?))
}

/// The attributes of the `svg` element that the file consists of, past any declaration, comment or document type.
fn root(head: &str) -> Option<&str> {
    let mut rest = head.trim_start_matches('\u{feff}').trim_start();
    loop {
        rest = if let Some(comment) = rest.strip_prefix("<!--") {
            comment.split_once("-->")?.1
        } else if let Some(instruction) = rest.strip_prefix("<?") {
            instruction.split_once("?>")?.1
        } else if rest.starts_with("<!") {
            let subset = rest.find('[').filter(|at| rest[..*at].find('>').is_none());
            subset.map_or(Some(rest), |at| rest[at..].split_once(']').map(|(_, rest)| rest))?.split_once('>')?.1
        } else {
            let attributes = rest.strip_prefix("<svg").or_else(|| rest.strip_prefix("<svg:svg"))?;
            return attributes.starts_with(char::is_whitespace).then_some(attributes);
        }
        .trim_start();
    }
}

/// The value of an attribute of the tag whose inside `tag` starts with.
fn attribute<'a>(tag: &'a str, wanted: &str) -> Option<&'a str> {
    let mut rest = tag.trim_start();
    while !rest.starts_with(['>', '/']) {
        let (name, value) = rest.split_once('=')?;
        let value = value.trim_start();
        let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
        let (value, after) = value[1..].split_once(quote)?;
        if name.trim() == wanted {
            return Some(value);
        }
        rest = after.trim_start();
    }
    None
}

/// A length of CSS in pixels. One that depends on what is around it (`100%`, `2em`) is none.
fn pixels(length: &str) -> Option<f64> {
    let length = length.trim();
    let unit = length.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | '+' | '-'));
    let number: f64 = length[..length.len() - unit.len()].parse().ok()?;
    let factor = match unit.trim().to_ascii_lowercase().as_str() {
        "" | "px" => 1.0,
        "pt" => 96.0 / 72.0,
        "pc" => 16.0,
        "in" => 96.0,
        "cm" => 96.0 / 2.54,
        "mm" => 96.0 / 25.4,
        _ => return None,
    };
    Some(number * factor).filter(|pixels| *pixels > 0.0)
}

/// Width and height of a `viewBox`.
fn view_box(value: &str) -> Option<(f64, f64)> {
    let numbers = value.split(|c: char| c == ',' || c.is_whitespace()).filter(|number| !number.is_empty());
    let numbers: Vec<f64> = numbers.map_while(|number| number.parse().ok()).collect();
    match numbers[..] {
        [_, _, width, height] if width > 0.0 && height > 0.0 => Some((width, height)),
        _ => None,
    }
}

fn rounded(pixels: f64) -> Option<u32> {
    let pixels = pixels.round();
    // Anything else is a mistake in the file, or no number at all.
    (1.0..=1_000_000.0).contains(&pixels).then_some(pixels as u32)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(name: &str, bytes: &[u8]) -> Option<(u32, u32)> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        dimensions(&path)
    }

    #[test]
    fn pixels_of_bitmaps() {
        let png = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\x01\x2c\0\0\0\xc8\x08\x06\0\0\0";
        assert_eq!(of("a.png", png), Some((300, 200)));
        assert_eq!(of("a.gif", b"GIF89a\x0a\0\x05\0\0\0\0"), Some((10, 5)));
        assert_eq!(of("a.gif", b"GIF89a\0\0\0\0\0\0\0"), None);
    }

    #[test]
    fn what_is_no_image_has_no_size() {
        for (name, bytes) in [("a.png", "hello"), ("a.png", ""), ("a.svg", ""), ("a.svg", "<p>"), ("a.svg", "<svg")] {
            assert_eq!(of(name, bytes.as_bytes()), None, "{bytes}");
        }
        assert_eq!(dimensions(Path::new("no/such/file.png")), None);
    }

    #[test]
    fn svg_says_it_in_many_ways() {
        for (head, size) in [
            ("<svg width=\"300\" height='200px'>", Some((300, 200))),
            ("<svg xmlns=\"x\" viewBox=\"0 0 24 12\"/>", Some((24, 12))),
            ("<svg viewBox=\"0,0 24.4,12\" width=\"100%\" height=\"100%\">", Some((24, 12))),
            ("<svg width=\"48\" viewBox=\"0 0 24 12\">", Some((48, 24))),
            ("<svg height = \"1in\" viewBox=\"0 0 2 1\">", Some((192, 96))),
            ("<svg stroke-width=\"9\" data-x=\"width='5' > \" width=\"3\" height=\"4\">", Some((3, 4))),
            ("\u{feff}<?xml version=\"1.0\"?>\n<!-- <svg width='1'> -->\n<svg width='7' height='8'>", Some((7, 8))),
            ("<!DOCTYPE svg [<!ENTITY a '>'>]>\n<svg width='7' height='8'>", Some((7, 8))),
            ("<!DOCTYPE svg PUBLIC \"x\" \"y\">\n<svg\n  width=\"7\"\n  height=\"8\">[", Some((7, 8))),
            ("<svg width=\"2em\" height=\"1em\">", None),
            ("<svg width=\"0\" height=\"-1\" viewBox=\"0 0 0 0\">", None),
            ("<svg width=\"inf\" height=\"1e99\">", None),
            ("<svg width=\"10\">", None),
            ("<svgx width=\"1\" height=\"1\">", None),
            ("<html><svg width=\"1\" height=\"1\">", None),
        ] {
            assert_eq!(svg(head), size, "{head}");
        }
    }
}
