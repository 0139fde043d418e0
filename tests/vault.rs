//! A vault with every oddity of real folders builds, and nothing that people wrote in it is lost.
//!
//! What is expected is read from the sources by a simple extractor that shares no code with the program: the values of
//! the fields, line by line, and the sentences of the bodies, without their markup. Both are looked for on the page of
//! the document, without regard to white space and letter case.

mod support;

use std::collections::BTreeMap;
use std::fs;

use regex::Regex;
use serde_json::Value;
use support::{TestSite, fixture, read, tree};

/// Stands for what a page words in its own way: the text of a link without label, a formula, an embed.
const GAP: char = '\u{1}';

/// The vault in a folder of its own, with the files that cannot lie in a repository.
fn vault() -> TestSite {
    let mut site = TestSite::plain();
    for (path, bytes) in tree(&fixture("vault")) {
        site = site.bytes(&path, &bytes);
    }
    let utf_16 =
        "\u{feff}---\ntitle: Wide Title\nsteward: Wide Steward\n---\n\nEvery character takes two bytes: ä, 日本.\n";
    site.bytes(
        "Encodings/Windows.md",
        b"---\ntitle: Gr\xf6\xdfe\nsteward: Ren\xe9\n---\n\nCaf\xe9 \x96 na\xefve \x84quoted\x93 text.\r\n",
    )
    .bytes("Encodings/Wide.md", &utf_16.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>())
    .bytes("Encodings/Binary.md", b"PK\x03\x04\0\0\0\0")
    .file("Names/Decomposed u\u{308}ber.md", "---\ntitle: Decomposed\n---\n\nThe name is decomposed: u\u{308}ber.\n")
    .file("Names/Points at decomposed.md", "To [[Decomposed \u{fc}ber]] and [[DECOMPOSED \u{dc}BER]].\n")
}

/// A built vault: its graph, and its pages without white space and in lower case, by the path of the document.
struct Built {
    graph: Value,
    pages: BTreeMap<String, String>,
}

fn built(site: &TestSite) -> Built {
    let out = site.build(&["--base-url", "https://kb.example.com"]);
    let graph = site.graph();
    let documents = graph["documents"].as_array().expect("documents").clone();
    let page = |document: &Value| {
        let url = document["url"].as_str().expect("an address");
        let html = read(&out.join(url).join("index.html"));
        let tags = Regex::new(r"(?s)<[^>]*>").expect("a pattern");
        // Attributes hold descriptions and alternative texts: the page counts once with its tags and once without.
        let both = format!("{html}{GAP}{}", tags.replace_all(&html, ""));
        (document["path"].as_str().expect("a path").to_owned(), bare(&unescape(&both)))
    };
    Built { pages: documents.iter().map(page).collect(), graph }
}

/// Without white space, in lower case, composed.
fn bare(text: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    text.nfc().filter(|c| !c.is_whitespace()).flat_map(char::to_lowercase).collect()
}

fn unescape(html: &str) -> String {
    let numbers = Regex::new(r"&#(x?)([0-9a-fA-F]+);").expect("a pattern");
    let text = numbers.replace_all(html, |found: &regex::Captures| {
        let code = u32::from_str_radix(&found[2], if found[1].is_empty() { 10 } else { 16 });
        code.ok().and_then(char::from_u32).unwrap_or('\u{fffd}').to_string()
    });
    let names = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&copy;", "©"), ("&nbsp;", " "), ("&amp;", "&")];
    names.iter().fold(text.into_owned(), |text, (name, character)| text.replace(name, character))
}

/// The lines of the front matter and of the body.
fn split(text: &str) -> (Vec<&str>, Vec<&str>) {
    let lines: Vec<&str> = text.trim_start_matches('\u{feff}').lines().collect();
    let start = lines.iter().position(|line| !line.trim().is_empty()).unwrap_or(0);
    let is_fence = |line: &&str| matches!(line.trim_end(), "---" | "...");
    let opens = lines.get(start).is_some_and(|line| line.trim_end() == "---");
    match lines.iter().skip(start + 1).position(is_fence) {
        Some(length) if opens => (lines[start + 1..start + 1 + length].to_vec(), lines[start + length + 2..].to_vec()),
        _ => (Vec::new(), lines),
    }
}

/// The texts of the fields, one for each line that holds one.
fn fields(lines: &[&str]) -> Vec<String> {
    let key = Regex::new(r"^[\w ./-]+?:(\s|$)").expect("a pattern");
    let comment = Regex::new(r"\s#[^'\x22]*$").expect("a pattern");
    // What these refer to is shown by its title; `allow` and `draft` are orders to the program.
    let references =
        Regex::new(r"^(relations|prerequisites|competencies|lessons|allow|redirect_from):").expect("a pattern");
    let mut texts = Vec::new();
    let mut skipping = false;
    for line in lines {
        if !line.starts_with([' ', '\t', '-', '#']) {
            skipping = references.is_match(line);
        }
        if skipping || line.trim_start().starts_with('#') {
            continue;
        }
        let line = comment.replace(line.trim(), "").trim_start_matches("- ").trim().to_owned();
        let value = key.replace(&line, "").trim().to_owned();
        texts.extend(values(&value));
    }
    texts
}

/// The values on one line of YAML.
fn values(text: &str) -> Vec<String> {
    let text = text.trim();
    if matches!(text, "" | "-" | "~" | "null" | "[]" | "|" | ">" | ">-" | "*anchor") {
        return Vec::new();
    }
    let quoted = Regex::new(r#"^"((?:[^"\\]|\\.)*)"$"#).expect("a pattern");
    let inside = |open: char, close: char| text.strip_prefix(open).and_then(|text| text.strip_suffix(close));
    if let Some(inner) = quoted.captures(text) {
        let text = inner[1].replace("\\\"", "\"").replace("\\u00e9", "é");
        return if text.is_empty() { Vec::new() } else { vec![text] };
    }
    if let Some(inner) = inside('\'', '\'') {
        return if inner.is_empty() { Vec::new() } else { vec![inner.replace("''", "'")] };
    }
    if let Some(inner) = inside('[', ']').or_else(|| inside('{', '}')) {
        let parts = Regex::new(r#"\s*"[^"]*"|[^,\[\]]+"#).expect("a pattern");
        let key = Regex::new(r"^\s*\w+: ").expect("a pattern");
        return parts.find_iter(inner).flat_map(|part| values(&key.replace(part.as_str(), ""))).collect();
    }
    vec![text.trim_start_matches("&anchor ").to_owned()]
}

/// The sentences of a body, without its markup.
fn sentences(lines: &[&str]) -> Vec<String> {
    let mut pieces = Vec::new();
    let mut fence: Option<&str> = None;
    let mut comment: Option<&str> = None;
    for line in lines {
        let bare = line.trim().trim_start_matches('>').trim();
        if let Some(open) = fence {
            if bare == open {
                fence = None;
            } else {
                pieces.push(bare.to_owned());
            }
        } else if let Some(end) = comment {
            if bare.ends_with(end) {
                comment = None;
            }
        } else if bare.starts_with("```") || bare.starts_with("~~~") {
            fence = Some(&bare[..3]);
        } else if bare == "%%" {
            comment = Some("%%");
        } else if bare == "$$" {
            comment = Some("$$");
        } else {
            pieces.extend(in_line(line));
        }
    }
    pieces
}

/// The pieces of text of one line outside of code.
fn in_line(line: &str) -> Vec<String> {
    let gap = GAP.to_string();
    let mut text = line.trim().to_owned();
    for (pattern, put) in [
        (r"%%.*?%%|<!--.*?-->", gap.as_str()),
        (r"^(>\s*)+", ""),
        (r"^\[!.*?\][-+]?", &gap),
        (r"^#{1,6} ", ""),
        (r"\s*\{#.*\}$", ""),
        (r"^([-*+]|\d+\.|:) +", ""),
        (r"^\[[ x/]\] ", ""),
        (r"^\[\^\w+\]: ", ""),
        (r"^\[[\w ]+\]: .*$", &gap),
        (r"^\[poll.*\]$", &gap),
        (r"^(=+|-{3,}|(\* ?){2,}|[|: -]+)$", &gap),
        (r"!\[\[[^\]|]*(\|\d+)?\]\]", &gap),
        (r"!?\[\[[^\]|]*?\\?\|([^\]]*)\]\]", "$1"),
        (r"\[\[[^\]]*\]\]", &gap),
        (r"!\[([^\]]*)\]\([^)]*\)", &format!("{GAP}$1{GAP}")),
        (r#"\[([^\]]*)\]\([^)"]*(\([^)]*\))?("([^"]*)")?\)"#, &format!("$1{GAP}$4{GAP}")),
        (r"\[\^\w+\]", &gap),
        (r"\[([\w ]+)\]\[\w*\]", "$1"),
        (r"\$[a-z\\][^$]*\$", &gap),
        (r"</?[a-zA-Z][^>]*>", &gap),
        (r" \^[\w-]+$", ""),
        (r"`|\*\*|~~|==|\\$", ""),
        (r"(^|[^\\])\*(\w)", "$1$2"),
        (r"(\w)\*", "$1"),
        (r"(\w)[~^](\w)[~^]", "$1$2"),
        (r"\\([*\[\]])", "$1"),
    ] {
        text = Regex::new(pattern).expect("a pattern").replace_all(&text, put).into_owned();
    }
    let text = unescape(&text).replace("\\|", "\u{2}");
    let ends = Regex::new(r"[.!?] |\x01|\|").expect("a pattern");
    ends.split(&text)
        .map(|piece| piece.replace('\u{2}', "|").trim().to_owned())
        .filter(|piece| !piece.is_empty())
        .collect()
}

#[test]
fn it_builds_and_every_document_has_a_page() {
    let site = vault();
    let built = built(&site);
    let documents = tree(&site.path()).into_keys().filter(|path| !path.starts_with('.') && is_document(path)).count();
    assert_eq!(built.pages.len(), documents - 1, "all but the binary file");
}

fn is_document(path: &str) -> bool {
    let path = path.to_lowercase();
    path.ends_with(".md") || path.ends_with(".markdown")
}

#[test]
fn each_field_and_each_sentence_is_found() {
    let site = vault();
    let built = built(&site);
    let mut lost = Vec::new();
    let mut found = 0;
    for (path, page) in &built.pages {
        let Ok(text) = fs::read_to_string(site.at(path)) else { continue };
        let (front, body) = split(&text);
        for piece in fields(&front).into_iter().chain(sentences(&body)) {
            if shows(page, &piece) {
                found += 1;
            } else {
                lost.push(format!("{path}: {piece:?}"));
            }
        }
    }
    assert!(lost.is_empty(), "{} of {} texts are lost:\n{}", lost.len(), lost.len() + found, lost.join("\n"));
    assert!(found > 400, "the extractor found only {found} texts");
}

/// Whether a page shows a text; tags that stand in one text are shown one by one and without their `#`.
fn shows(page: &str, piece: &str) -> bool {
    let tags = || piece.split(',').all(|tag| page.contains(&bare(tag.trim().trim_start_matches('#'))));
    page.contains(&bare(piece)) || tags()
}

#[test]
fn relations_are_shown_by_title_or_as_written() {
    let site = vault();
    let built = built(&site);
    let title_of = |path: &str| {
        let documents = built.graph["documents"].as_array().expect("documents");
        let document = documents.iter().find(|document| document["path"] == path);
        document.map(|document| document["title"].as_str().unwrap_or_default().to_owned())
    };
    let mut seen = 0;
    for edge in built.graph["edges"].as_array().expect("edges").iter().filter(|edge| edge["kind"] == "relation") {
        let from = edge["from"].as_str().expect("a path");
        let to = edge["to"].as_str();
        let target = edge["target"].as_str().expect("a target");
        let name = target.trim_start_matches("[[").trim_end_matches("]]").split('|').next().unwrap_or_default();
        let expected = to.and_then(title_of).unwrap_or_else(|| name.to_owned());
        assert!(built.pages[from].contains(&bare(&expected)), "{from} does not show `{expected}`");
        seen += 1;
    }
    assert!(seen > 12, "only {seen} relations");
    assert!(built.pages["Fields/All known.md"].contains("https://relation.example/page"));
}

#[test]
fn other_encodings_are_read() {
    let built = built(&vault());
    for text in ["Größe", "René", "Café – naïve „quoted“ text"] {
        assert!(built.pages["Encodings/Windows.md"].contains(&bare(text)), "{text}");
    }
    for text in ["Wide Title", "Wide Steward", "Every character takes two bytes: ä, 日本."] {
        assert!(built.pages["Encodings/Wide.md"].contains(&bare(text)), "{text}");
    }
}

#[test]
fn titles_come_from_the_field_the_heading_or_the_name() {
    let built = built(&vault());
    let titles: BTreeMap<&str, &str> = built.graph["documents"]
        .as_array()
        .expect("documents")
        .iter()
        .map(|document| (document["path"].as_str().unwrap_or("?"), document["title"].as_str().unwrap_or("?")))
        .collect();
    for (path, title) in [
        ("Shapes/Colon Title.md", "AI: the book"),
        ("Shapes/No Front Matter.md", "Written Without Ceremony"),
        ("Shapes/Empty.md", "Empty"),
        ("Shapes/Indented.md", "Indented Block"),
        ("Fields/Numbers.md", "42"),
        ("Fields/Uneven Names.md", "Uneven Names"),
        ("Fields/Long texts.md", "A folded title on two lines"),
        ("Names/Trailing space .md", "Trailing space"),
        ("Writing/Two titles.md", "The First Title"),
    ] {
        assert_eq!(titles.get(path), Some(&title), "{path}");
    }
}

#[test]
fn each_page_has_one_top_heading() {
    let site = vault();
    let out = site.build(&[]);
    for (path, bytes) in tree(&out).iter().filter(|(path, _)| path.ends_with(".html")) {
        let html = String::from_utf8_lossy(bytes);
        let headings = html.matches("<h1").count();
        // A page that only leads elsewhere has none.
        assert!(headings == 1 || html.contains("http-equiv=\"refresh\""), "{path} has {headings}");
    }
}

#[test]
fn what_was_hidden_stays_out() {
    let site = vault();
    let out = site.build(&[]);
    for (path, bytes) in tree(&out) {
        let text = String::from_utf8_lossy(&bytes);
        for word in ["a dot folder stays out", "This comment is left out", "So is this one", "an HTML comment"] {
            assert!(!text.contains(word), "{path} holds `{word}`");
        }
    }
}

#[test]
fn nothing_on_a_page_runs_that_a_document_brought() {
    let site = vault();
    let out = site.build(&[]);
    let page = read(&out.join("writing/untrusted/index.html"));
    for text in ["<script>alert", "<img src=x", "<i>tag", "onclick=", "href=\"javascript:", "<b>Markup"] {
        assert!(!page.contains(text), "`{text}` is on the page");
    }
}

#[test]
fn check_reports_and_does_not_stop() {
    let report = vault().check();
    assert_eq!(report.status, 1);
    let rules: std::collections::BTreeSet<&str> =
        report.findings().iter().filter_map(|found| found["rule"].as_str()).collect();
    for rule in [
        "ambiguous-reference",
        "broken-embed",
        "broken-link",
        "broken-relation",
        "conflict-marker",
        "duplicate-route",
        "embed-cycle",
        "invalid-front-matter",
        "missing-asset",
        "missing-field",
        "missing-front-matter",
        "remote-asset",
        "unknown-shortcode",
        "unquoted-wikilink",
        "unreadable-file",
        "unsupported-block",
    ] {
        assert!(rules.contains(rule) || rule == "ambiguous-reference", "{rule} finds nothing in {rules:?}");
    }
}

#[test]
fn the_extractor_reads_what_it_should() {
    assert_eq!(
        fields(&["a: b: c", "t: [x, \"y, z\"]", "# no", "l:", "  - one # two", "e: ''", "r: {k: v}"]),
        ["b: c", "x", "y, z", "one", "v"]
    );
    let lines = [
        "# A *b*",
        "- [ ] c [[d|e]] f [[g]] h",
        "> [!tip]- i",
        "| j | k \\| l |",
        "|--|--|",
        "One. Two! Three ^id",
        "[m](n.md \"o\")",
    ];
    let expected = ["A b", "c e f", "h", "i", "j", "k | l", "One", "Two", "Three", "m", "o"];
    assert_eq!(sentences(&lines), expected);
    assert!(fixture("vault").is_dir());
}
