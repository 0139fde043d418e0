//! The elements of a page, read as a browser reads them.

/// An element's name and attributes as a browser reads them.
#[derive(Debug)]
pub(super) struct Element {
    name: String,
    attributes: Vec<(String, String)>,
}

/// Says what an element could do that no document may.
pub(super) fn harmless_element(element: &Element) -> Result<(), &'static str> {
    let attribute =
        |name: &str| element.attributes.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str());
    let forbidden =
        ["style", "iframe", "object", "embed", "base", "form", "frame", "applet", "noscript", "template", "textarea"];
    if forbidden.contains(&element.name.as_str()) {
        return Err("a forbidden element");
    }
    let own_script =
        attribute("src").is_some_and(|src| src.contains("theme.")) || attribute("type") == Some("application/ld+json");
    if element.name == "script" && !own_script {
        return Err("a script");
    }
    for (name, value) in &element.attributes {
        if name == "style" || (name.starts_with("on") && name.len() > 2) {
            return Err("an attribute that acts");
        }
        let address: String =
            value.chars().filter(|c| !c.is_whitespace() && !c.is_control()).collect::<String>().to_lowercase();
        let acts = ["javascript:", "vbscript:", "data:text"].iter().any(|scheme| address.starts_with(scheme));
        if acts && matches!(name.as_str(), "href" | "src" | "xlink:href" | "action" | "poster" | "srcset" | "data") {
            return Err("an address that acts");
        }
    }
    Ok(())
}

/// The elements that start in a text, read as browsers do: a `>` inside quotes does not end one. What stands in the
/// site's own `script` elements is text.
pub(super) fn elements(html: &str) -> Vec<Element> {
    let mut found = Vec::new();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        rest = &rest[at + 1..];
        if let Some(comment) = rest.strip_prefix("!--") {
            rest = comment.find("-->").map_or("", |end| &comment[end + 3..]);
        } else if rest.starts_with(|c: char| c.is_ascii_alphabetic()) {
            let (element, behind) = element(rest);
            rest = behind;
            if element.name == "script" {
                rest = rest.find("</script").map_or("", |end| &rest[end..]);
            }
            found.push(element);
        }
    }
    found
}

fn element(text: &str) -> (Element, &str) {
    let name_end = text.find(|c: char| c.is_whitespace() || c == '>' || c == '/').unwrap_or(text.len());
    let mut element = Element { name: text[..name_end].to_lowercase(), attributes: Vec::new() };
    let mut rest = &text[name_end..];
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '/');
        if rest.is_empty() {
            return (element, rest);
        }
        if let Some(behind) = rest.strip_prefix('>') {
            return (element, behind);
        }
        let end = rest[1..]
            .find(|c: char| c.is_whitespace() || matches!(c, '=' | '>' | '/'))
            .map_or(rest.len(), |end| end + 1);
        let name = rest[..end].to_lowercase();
        rest = rest[end..].trim_start();
        let mut value = "";
        if let Some(behind) = rest.strip_prefix('=') {
            let behind = behind.trim_start();
            let quote = behind.chars().next().filter(|c| matches!(c, '"' | '\''));
            (value, rest) = match quote {
                Some(quote) => behind[1..].split_once(quote).unwrap_or((&behind[1..], "")),
                None => behind.split_at(behind.find(|c: char| c.is_whitespace() || c == '>').unwrap_or(behind.len())),
            };
        }
        element.attributes.push((name, value.replace("&#58;", ":").replace("&colon;", ":").replace("&amp;", "&")));
    }
}

#[test]
fn the_reader_of_elements_sees_what_a_browser_sees() {
    let seen = elements("<p title='a > b' onclick=x>1 < 2</p><!-- <i> --><a\nHREF = \"javascript:x\">y</a><br/>");
    assert_eq!(seen.iter().map(|element| element.name.as_str()).collect::<Vec<_>>(), ["p", "a", "br"]);
    assert_eq!(seen[0].attributes, [("title".to_owned(), "a > b".to_owned()), ("onclick".to_owned(), "x".to_owned())]);
    assert!(
        harmless_element(&seen[0]).is_err()
            && harmless_element(&seen[1]).is_err()
            && harmless_element(&seen[2]).is_ok()
    );
}
