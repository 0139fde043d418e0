//! What holds for any text whatever: nothing panics, places are places, and no page runs what a document brought.

mod support;

use std::sync::Arc;

use lyceum::config::Overrides;
use lyceum::document::Document;
use lyceum::engine::Engine;
use lyceum::parse::parse;
use lyceum::render::Site;
use lyceum::report::{self, Style};
use lyceum::rules::{self, Selection};
use lyceum::select::select;
use lyceum::source::{SourceFile, Span};
use lyceum::theme::Theme;
use proptest::collection::vec;
use proptest::prelude::*;
use support::TestSite;

/// What Markdown, YAML and Obsidian are made of, so that random texts meet their corners.
const PIECES: &[&str] = &[
    "[[",
    "]]",
    "|",
    "\\|",
    "#",
    "##",
    "# ",
    "## ",
    "^",
    "^a",
    " ^id\n",
    "![[",
    "![",
    "](",
    ")",
    "[",
    "]",
    "---\n",
    "---",
    "...\n",
    "```",
    "```rust {1} title=\"x\"\n",
    "~~~\n",
    "$",
    "$$",
    "$$\n",
    "\\frac{",
    "{",
    "}",
    "\\",
    "%%",
    "==",
    "~~",
    "~",
    "*",
    "**",
    "_",
    "`",
    "``",
    "> ",
    "> [!note]- x\n",
    "> [!",
    "> > ",
    "\n",
    "\n\n",
    "\r\n",
    "\r",
    " ",
    "  \n",
    "\t",
    "    ",
    "- ",
    "- [ ] ",
    "1. ",
    "+ ",
    ": ",
    "[^1]",
    "[^1]: ",
    "[a]: b\n",
    "| a | b |\n|---|:-:|\n| ",
    "<",
    ">",
    "<a href=\"",
    "\">",
    "</a>",
    "<div>\n",
    "</div>\n",
    "<!--",
    "-->",
    "<!-- x\n",
    "<img src=",
    "<details>",
    "&amp;",
    "&#0;",
    "&",
    "[poll id=\"1\"]\n",
    "[x",
    "#tag",
    "#a/b",
    "<<<<<<< a\n",
    "=======\n",
    ">>>>>>> b\n",
    "title: ",
    "id: ",
    "relations: ",
    "relations:\n  - ",
    "tags: [",
    "[[a]]",
    "security_level: ",
    "permalink: ",
    "aliases: ",
    "cover_image: ",
    "redirect_from: ",
    "order: ",
    "draft: true\n",
    "to: ",
    "type: ",
    "\"",
    "'",
    "|\n  ",
    ">-\n  ",
    "&x ",
    "*x",
    "!!str ",
    "? ",
    "a",
    "b",
    "c/d",
    "c",
    "a.md",
    "./",
    "../",
    "/",
    "?q",
    "%20",
    "%",
    "%ff",
    "x.png",
    "https://",
    "http://x.y/z",
    "mailto:",
    "javascript:",
    "//",
    ":",
    "é",
    "e\u{301}",
    "日本",
    "🎉",
    "\u{feff}",
    "\u{a0}",
    "\u{200b}",
    "\u{2028}",
    "\u{202e}",
    "\0",
    "\u{1}",
    "\u{7f}",
    "ß",
    "İ",
    "ǆ",
    "words and words",
    "0",
    "007",
    "1.10",
    "dataview\n",
    "mermaid\n",
    "math\n",
    "{#id .c}",
    "{.c}",
    "www.x.y",
    "x^2^",
    "H~2~O",
    "\\[",
    "\\(",
    "\\begin{a}",
];

fn soup(length: usize) -> impl Strategy<Value = String> {
    let piece = prop_oneof![8 => proptest::sample::select(PIECES).prop_map(str::to_owned), 1 => any::<char>().prop_map(String::from)];
    vec(piece, 0..length).prop_map(|pieces| pieces.concat())
}

/// A document with front matter more often than chance would have it.
fn document() -> impl Strategy<Value = String> {
    prop_oneof![soup(60), (soup(25), soup(50)).prop_map(|(front, body)| format!("---\n{front}\n---\n{body}"))]
}

fn config(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(config(1500))]

    #[test]
    fn any_string_parses(text in any::<String>()) {
        well_formed(&parse(SourceFile::new("a.md", &text)))?;
    }

    #[test]
    fn any_soup_parses(text in document()) {
        well_formed(&parse(SourceFile::new("folder/a.md", &text)))?;
    }
}

proptest! {
    #![proptest_config(config(60))]

    #[test]
    fn any_bytes_go_the_whole_way(files in vec(vec(any::<u8>(), 0..200), 1..4)) {
        let site = files.iter().enumerate().fold(TestSite::new(), |site, (n, bytes)| site.bytes(&format!("content/{n}.md"), bytes));
        whole_way(&site)?;
    }

    #[test]
    fn any_documents_go_the_whole_way(texts in vec(document(), 1..7)) {
        let names = ["a", "b", "c/d", "c/index", "c/a", "C#"];
        let site = texts.iter().zip(names).fold(TestSite::new(), |site, (text, name)| site.file(&format!("content/{name}.md"), text));
        whole_way(&site)?;
    }

    #[test]
    fn hostile_documents_bring_nothing_that_runs(body in hostile(), title in hostile(), summary in hostile()) {
        harmless(&format!("---\ntitle: {}\nsummary: {}\ntags: [{}]\n---\n{body}", quoted(&title), quoted(&summary), quoted(&title)))?;
    }
}

/// Fragments that try to get a script, a style or a foreign address onto the page.
const HOSTILE: &[&str] = &[
    "<script>alert(1)</script>",
    "<SCRIPT SRC=//x>",
    "<scr<script>ipt>",
    "</script>",
    "<img src=x onerror=alert(1)>",
    "<img src=\"x\" onerror=\"alert(1)\" style=\"x\">",
    "<svg onload=alert(1)>",
    "<svg><script>x</script></svg>",
    "<svg><style><img src=x onerror=y></style></svg>",
    "<math><mi xlink:href=\"javascript:x\">",
    "<a href=\"javascript:alert(1)\">x</a>",
    "<a href=' java\nscript:x'>x</a>",
    "<a href=&#106;avascript:x>x</a>",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert)",
    "[x](java&#115;cript:x)",
    "[x](<java\tscript:x>)",
    "[x]: javascript:x\n",
    "<javascript:alert(1)>",
    "![x](javascript:x)",
    "[[javascript:x]]",
    "![[javascript:x]]",
    "[x](vbscript:x)",
    "[x](data:text/html,<script>x</script>)",
    "<p style=\"color:red\">",
    "<p style=color:red onclick=x>",
    "<style>p{}</style>",
    "<style>",
    "<iframe src=x>",
    "<object data=x>",
    "<embed src=x>",
    "<form action=x>",
    "<base href=x>",
    "<meta http-equiv=refresh content=x>",
    "<link rel=stylesheet href=x>",
    "<body onload=x>",
    "<input autofocus onfocus=x>",
    "<video src=x onerror=y>",
    "<details open ontoggle=x>",
    "<noscript><p title=\"</noscript><img src=x onerror=y>\">",
    "<textarea>",
    "<title>",
    "<template>",
    "<!--><script>x</script>-->",
    "<![CDATA[<script>]]>",
    "<?php x ?>",
    "<x:y onclick=z>",
    "\"><script>x</script>",
    "' onmouseover='x",
    "\" onmouseover=\"x",
    "`",
    "```\"><script>\n",
    "```js title=\"\\\"><script>x\"\n",
    "~~~<script>\n",
    "$<script>$",
    "$\\href{javascript:x}{y}$",
    "$\\style{x}{y}$",
    "$\\text{<script>}$",
    "> [!<script>] <img onerror=x>\n",
    "> [!note\" onclick=\"x] y\n",
    "# <script>x</script>\n",
    "# a {#\"onclick=x .\"style=y}\n",
    "# b {onclick=x style=y}\n",
    "#tag\"onclick=x",
    "[^<script>]",
    "[^\"x]: y\n",
    "| <script> | x |\n|---|---|\n| <img onerror=x> | y |\n",
    "[poll id=\"<script>\"]\n",
    "[poll id=\"x\\\" onclick=y\"]\n",
    "[x](y \"\\\" onclick=z\")",
    "![\" onerror=x](y.png)",
    "![[a.png|\" onerror=x]]",
    "[[a|<script>]]",
    "https://x.y/\"onclick=z",
    "<https://x.y/\"onclick=z>",
    "&lt;script&gt;",
    "&#60;script&#62;",
    "&quot; onclick=x",
    "\u{0}<script>",
    "<\u{0}script>",
    "\\<script>",
    "\n\n",
    "\n",
    " ",
    "> ",
    "- ",
    "text",
    "%%",
    "==",
    "**",
    "<div>\n",
    "</div>\n",
    "<span>",
    "</span>",
    "<b",
    ">",
    "<",
    "\"",
    "'",
    "=",
    "/",
];

fn hostile() -> impl Strategy<Value = String> {
    let piece = prop_oneof![6 => proptest::sample::select(HOSTILE).prop_map(str::to_owned), 1 => any::<char>().prop_map(String::from)];
    vec(piece, 1..14).prop_map(|pieces| pieces.concat())
}

#[test]
fn each_hostile_piece_alone_and_in_its_places() {
    for piece in HOSTILE {
        for text in [
            piece.to_string(),
            format!("a {piece} b\n"),
            format!("<div>\n\n{piece}\n\n</div>\n"),
            format!("<div title=\"{piece}\">x</div>\n"),
            format!("> [!tip] {piece}\n> {piece}\n\n- {piece}\n\n| {piece} |\n|---|\n| {piece} |\n"),
            format!(
                "---\ntitle: {0}\nid: {0}\nsteward: {0}\nown: {0}\nrelations: [{0}]\nsynthetic_questions: [{0}]\naliases: [{0}]\n---\n",
                quoted(piece)
            ),
        ] {
            if let Err(error) = harmless(&text) {
                panic!("{text:?}: {error}");
            }
        }
    }
}

fn quoted(text: &str) -> String {
    serde_json::to_string(text).unwrap_or_default()
}

/// All spans lie in the text and on character boundaries, ids are unique, references are in order.
fn well_formed(document: &Document) -> Result<(), TestCaseError> {
    let text = &document.source.text;
    let mut spans: Vec<(&str, &Span)> = vec![("body", &document.body), ("yaml", &document.front.yaml)];
    spans.extend(document.front.block.iter().map(|span| ("block", span)));
    spans.extend(document.front.faults.iter().map(|fault| ("fault", &fault.span)));
    spans.extend(
        document.headings.iter().flat_map(|heading| [("heading", &heading.span), ("section", &heading.section)]),
    );
    spans.extend(document.references.iter().map(|reference| ("reference", &reference.span)));
    spans.extend(document.blocks.iter().map(|(_, span)| ("named block", span)));
    spans.extend(document.shortcodes.iter().map(|(_, span)| ("shortcode", span)));
    spans.extend(document.bad_formulas.iter().map(|(_, span)| ("formula", span)));
    spans.extend(document.foreign.iter().map(|(_, span)| ("foreign block", span)));
    spans.extend(document.conflict_markers.iter().map(|span| ("conflict marker", span)));
    for (what, span) in spans {
        prop_assert!(span.start <= span.end && span.end <= text.len(), "{what} {span:?} of {}", text.len());
        prop_assert!(
            text.is_char_boundary(span.start) && text.is_char_boundary(span.end),
            "{what} {span:?} inside a character"
        );
    }
    let mut ids: Vec<&str> = document.headings.iter().map(|heading| heading.id.as_str()).collect();
    ids.sort_unstable();
    prop_assert!(ids.windows(2).all(|pair| pair[0] != pair[1]), "two headings have one id: {ids:?}");
    let starts: Vec<usize> = document.references.iter().map(|reference| reference.at).collect();
    prop_assert!(starts.is_sorted(), "references out of order: {starts:?}");
    for reference in &document.references {
        prop_assert!(
            text.is_char_boundary(reference.at.min(text.len())) && document.reference_at(reference.at).is_some()
        );
    }
    Ok(())
}

/// Reads, checks, selects, reports and renders a site; gives its pages.
fn whole_way(site: &TestSite) -> Result<Vec<(String, String)>, TestCaseError> {
    let failed = |error: lyceum::error::Error| TestCaseError::fail(error.to_string());
    let mut engine = Engine::open(&site.path(), &Overrides::default()).map_err(failed)?;
    let library = engine.library().map_err(failed)?;
    for entry in &library.entries {
        well_formed(&entry.document)?;
    }
    let found = rules::check(&library, &Selection::default());
    let json: serde_json::Value = serde_json::from_str(&report::json(&found, &library))
        .map_err(|error| TestCaseError::fail(error.to_string()))?;
    prop_assert_eq!(json["diagnostics"].as_array().map(Vec::len), Some(found.diagnostics.len()));
    let text = report::text(&found, &library, Style { color: false, width: 100 });
    prop_assert!(!text.chars().any(|c| c.is_control() && c != '\n'), "control characters in the report");
    let graph: Result<serde_json::Value, _> = serde_json::from_str(&lyceum::graph::json(&library));
    prop_assert!(graph.is_ok());
    let (_, _, _) = (lyceum::graph::dot(&library), lyceum::graph::mermaid(&library), lyceum::graph::graphml(&library));
    let theme = Arc::new(Theme::load(&library.config).map_err(failed)?);
    let rendered = Site::new(select(library), theme).map_err(failed)?;
    let mut pages = Vec::new();
    for job in rendered.jobs() {
        let page = rendered.page(&job).map_err(failed)?;
        pages.push((page.path, String::from_utf8_lossy(&page.bytes).into_owned()));
    }
    let mut paths: Vec<&String> = pages.iter().map(|(path, _)| path).collect();
    paths.sort_unstable();
    prop_assert!(paths.windows(2).all(|pair| pair[0] != pair[1]), "two pages at one path: {paths:?}");
    Ok(pages)
}

/// Renders a document and looks at every element of every page.
fn harmless(text: &str) -> Result<(), TestCaseError> {
    let site = TestSite::new().file("content/a.md", text).file("content/b.md", "![[a]]\n\n[[a]]\n");
    for (path, html) in whole_way(&site)?.iter().filter(|(path, _)| path.ends_with(".html")) {
        for tag in elements(html) {
            harmless_element(&tag).map_err(|why| TestCaseError::fail(format!("{path}: {why}: {tag:?}")))?;
        }
    }
    Ok(())
}

/// An element's name and attributes as a browser reads them.
#[derive(Debug)]
struct Element {
    name: String,
    attributes: Vec<(String, String)>,
}

fn harmless_element(element: &Element) -> Result<(), &'static str> {
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
fn elements(html: &str) -> Vec<Element> {
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
