//! Modules stand in layers: `src/lib.rs` lists them in groups with blank lines between, and a module may import only from
//! groups above its own. Unit tests are code too and keep to it.

use std::collections::HashMap;
use std::fs;
use std::path::Path;

#[test]
fn imports_point_upward_only() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    read_tree(&src, "", &mut files);
    let faults = check(&files);
    assert!(faults.is_empty(), "{} wrong imports:\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn a_wrong_import_is_found_however_it_is_written() {
    for (import, line) in [
        ("use crate::late;", 1),
        ("use crate::beside::Thing;", 1),
        ("\nuse crate::{early, late::Thing};", 2),
        ("use crate::{\n    early::{self, Other},\n    late,\n};", 3),
        ("fn f() -> crate::late::Thing { todo!() }", 1),
        ("use super::late;", 1),
        ("mod tests {\n    use super::super::late;\n}", 2),
        ("macro_rules! m { () => { $crate::late::f() } }", 1),
        ("use crate::missing;", 1),
        ("/* a */ let c = '\"'; let s = \"\\\"\"; crate::late::f(s)", 1),
        ("fn f<'a>(x: &'a str) -> &'a str { crate::late::f(x) }", 1),
    ] {
        let faults = check(&tree(import));
        assert_eq!(faults.len(), 1, "{import}: {faults:?}");
        assert!(faults[0].starts_with(&format!("src/middle.rs:{line}: ")), "{import}: {faults:?}");
    }
    assert_eq!(
        check(&tree("use crate::late;")),
        ["src/middle.rs:1: `middle` (layer 2) imports `late` (layer 3); only layers above may be imported"]
    );
}

#[test]
fn right_imports_and_mere_words_are_left_alone() {
    for fine in [
        "use crate::early::{self, late};",
        "use crate::{early, middle::part};",
        "use super::early;",
        "mod tests {\n    use super::late;\n    use super::super::early;\n}",
        "// use crate::late;\n/// [`crate::late`]\n/* crate::late /* crate::late */ crate::late */",
        "const A: &str = \"crate::late\"; const B: &str = r#\"crate::late \" \"#; const C: char = '\\'';",
        "use other::late;\nuse std::late;",
    ] {
        assert_eq!(check(&tree(fine)), Vec::<String>::new(), "{fine}");
    }
}

#[test]
fn files_below_a_module_belong_to_it() {
    let mut files = tree("");
    files.push((
        "early/part/deep.rs".into(),
        "use super::super::super::middle;\nuse super::late;\nuse crate::early;".into(),
    ));
    assert_eq!(check(&files).len(), 1);
    files.push(("nowhere.rs".into(), String::new()));
    assert!(
        check(&files).iter().any(|fault| fault.contains("src/nowhere.rs")),
        "a file that lib.rs does not list is found"
    );
}

/// Three layers; the text given is that of a module in the middle.
fn tree(middle: &str) -> Vec<(String, String)> {
    let lib = "//! Layers.\n\npub mod early;\n\n// The middle.\npub mod beside;\n#[cfg(unix)]\npub(crate) mod middle;\n\nmod late;\n";
    let mut files = vec![("lib.rs".to_owned(), lib.to_owned()), ("middle.rs".to_owned(), middle.to_owned())];
    files.extend(["early/mod.rs", "beside.rs", "late.rs", "main.rs"].map(|name| (name.to_owned(), String::new())));
    files
}

/// All sources below a folder, with their paths from it.
fn read_tree(folder: &Path, prefix: &str, files: &mut Vec<(String, String)>) {
    let mut entries: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    for path in entries {
        let name = format!("{prefix}{}", path.file_name().unwrap().to_str().unwrap());
        if path.is_dir() {
            read_tree(&path, &format!("{name}/"), files);
        } else if name.ends_with(".rs") {
            files.push((name, fs::read_to_string(&path).unwrap()));
        }
    }
}

/// Everything wrong in a tree of sources: `lib.rs` and the others, by path below `src`.
fn check(files: &[(String, String)]) -> Vec<String> {
    let lib = files.iter().find(|(path, _)| path == "lib.rs").map_or("", |(_, text)| text);
    let layers = layers(lib);
    let mut faults = Vec::new();
    // The binary is a crate of its own, above all layers.
    for (path, text) in files.iter().filter(|(path, _)| !matches!(path.as_str(), "lib.rs" | "main.rs")) {
        let steps: Vec<&str> = path.trim_end_matches(".rs").split('/').filter(|&step| step != "mod").collect();
        let own = steps[0];
        let Some(&layer) = layers.get(own) else {
            faults.push(format!("src/{path}: lib.rs lists no module `{own}`"));
            continue;
        };
        for (line, name) in imports(text, steps.len()) {
            let fault = match layers.get(name.as_str()) {
                Some(&other) if name == own || other < layer => continue,
                Some(&other) => format!("imports `{name}` (layer {other}); only layers above may be imported"),
                None => format!("imports `{name}`, which lib.rs does not list as a module"),
            };
            faults.push(format!("src/{path}:{line}: `{own}` (layer {layer}) {fault}"));
        }
    }
    faults
}

/// The layer of each module that `lib.rs` lists, from 1; a blank line that follows a module ends a layer.
fn layers(lib: &str) -> HashMap<String, usize> {
    let mut layers = HashMap::new();
    let (mut layer, mut begun) = (1, false);
    for line in lib.lines() {
        if line.trim().is_empty() && begun {
            (layer, begun) = (layer + 1, false);
        }
        let mut words = line.split(|c: char| !(c.is_alphanumeric() || c == '_')).skip_while(|&word| word != "mod");
        if let (false, Some(_), Some(name)) = (line.trim_start().starts_with("//"), words.next(), words.next()) {
            layers.insert(name.to_owned(), layer);
            begun = true;
        }
    }
    layers
}

/// The top modules that a source names, each with its line. `depth` is how many modules deep the file lies.
fn imports(text: &str, depth: usize) -> Vec<(usize, String)> {
    let tokens = tokens(text);
    let word = |at: usize| tokens.get(at).map_or("", |(_, token)| token.as_str());
    let mut found = Vec::new();
    // How deep in braces each inline module began.
    let mut inner: Vec<usize> = Vec::new();
    let mut braces = 0;
    let mut at = 0;
    while at < tokens.len() {
        let starts_path = word(at.wrapping_sub(1)) != "::";
        match word(at) {
            "{" => {
                if word(at.wrapping_sub(2)) == "mod" {
                    inner.push(braces);
                }
                braces += 1;
            }
            "}" => {
                braces -= usize::from(braces > 0);
                inner.pop_if(|began| *began == braces);
            }
            "crate" if starts_path && word(at + 1) == "::" => heads(&tokens, at + 2, &mut found),
            "super" if starts_path => {
                let ups = 1 + (1..).take_while(|n| word(at + 2 * n - 1) == "::" && word(at + 2 * n) == "super").count();
                at += 2 * (ups - 1);
                if ups == depth + inner.len() && word(at + 1) == "::" {
                    heads(&tokens, at + 2, &mut found);
                }
            }
            _ => {}
        }
        at += 1;
    }
    found
}

/// The first names of the paths at a place: one, or those of a list in braces.
fn heads(tokens: &[(usize, String)], at: usize, found: &mut Vec<(usize, String)>) {
    if tokens.get(at).is_none_or(|(_, token)| token != "{") {
        found.extend(tokens.get(at).cloned());
        return;
    }
    let mut depth = 0;
    for (n, (line, token)) in tokens.iter().enumerate().skip(at) {
        match token.as_str() {
            "{" => depth += 1,
            "}" => depth -= 1,
            _ if depth == 1 && matches!(tokens[n - 1].1.as_str(), "{" | ",") => found.push((*line, token.clone())),
            _ => {}
        }
        if depth == 0 {
            return;
        }
    }
}

/// The words and signs of a source with their lines, without comments and texts.
fn tokens(text: &str) -> Vec<(usize, String)> {
    let mut tokens = Vec::new();
    let (mut rest, mut line) = (text, 1);
    while let Some(first) = rest.chars().next() {
        let (length, is_token) = match skipped(rest) {
            Some(length) => (length, false),
            None if rest.starts_with("::") => (2, true),
            None if is_word(first) => (rest.find(|c| !is_word(c)).unwrap_or(rest.len()), true),
            None => (first.len_utf8(), !first.is_whitespace() && first != '$'),
        };
        if is_token {
            tokens.push((line, rest[..length].to_owned()));
        }
        line += rest[..length].matches('\n').count();
        rest = &rest[length..];
    }
    tokens
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// The length of the comment, text or character that starts here.
fn skipped(rest: &str) -> Option<usize> {
    if rest.starts_with("//") {
        return Some(rest.find('\n').unwrap_or(rest.len()));
    }
    if rest.starts_with("/*") {
        return Some(block_comment(rest));
    }
    let prefix = rest.find(|c| !matches!(c, 'b' | 'c' | 'r')).filter(|&length| length <= 2)?;
    let raw = rest[..prefix].contains('r');
    let body = &rest[prefix..];
    let hashes = body.len() - body.trim_start_matches('#').len();
    match body[hashes..].chars().next()? {
        '"' if raw => {
            let close = format!("\"{}", "#".repeat(hashes));
            let start = prefix + hashes + 1;
            Some(rest[start..].find(&close).map_or(rest.len(), |end| start + end + close.len()))
        }
        '"' if hashes == 0 => Some(prefix + quoted(body, '"')),
        '\'' if hashes == 0 => {
            let mut after = body.chars().skip(1);
            let (first, second) = (after.next()?, after.next());
            // Otherwise it is a lifetime.
            (first == '\\' || second == Some('\'')).then(|| prefix + quoted(body, '\''))
        }
        _ => None,
    }
}

/// The length of a text up to and with its closing sign.
fn quoted(text: &str, sign: char) -> usize {
    let mut escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        if !escaped && c == sign {
            return at + c.len_utf8();
        }
        escaped = !escaped && c == '\\';
    }
    text.len()
}

/// The length of a block comment with those inside it.
fn block_comment(text: &str) -> usize {
    let mut depth = 0;
    let mut at = 0;
    while at < text.len() {
        let rest = &text[at..];
        if rest.starts_with("/*") {
            (depth, at) = (depth + 1, at + 2);
        } else if rest.starts_with("*/") {
            (depth, at) = (depth - 1, at + 2);
            if depth == 0 {
                return at;
            }
        } else {
            at += rest.chars().next().map_or(1, char::len_utf8);
        }
    }
    text.len()
}
