//! Random trees, random references, random moves: the graph stays the same edge by edge, and moving back restores it.

use std::collections::BTreeMap;
use std::sync::Arc;

use lyceum::config::Overrides;
use lyceum::engine::Engine;
use lyceum::library::Library;
use lyceum::moving::{self, Plan};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde_json::Value;

use super::*;

/// Names of folders; a document of the same name is its page.
const FOLDERS: &[&str] = &["", "x", "x/deep er", "x/Ü", "kb", "y & z"];
/// Names of documents. Each is there once at most, so a bare name is clear and stays as short as it is.
const NAMES: &[&str] = &["one", "two words", "C#", "d (1)", "é, f", "v1.2", "it's", "100%", "a_b*c", "dot."];
/// Every form of a reference: `P` is the path from the document's folder, `R` the one from the content folder, `N` the bare
/// name, each without `.md`; `E` says that what stands there is percent-encoded.
const FORMS: &[&str] = &[
    "E[t](P.md)",
    "E[t](P.md#part-two \"one\")",
    "E[t](P)",
    "[t](<P.md?q=1>)",
    "E![one](P.md)",
    "E[t](/R.md)",
    "E<a href=\"P.md\">one</a>",
    "E[t][N]\n\n[N]: P.md 'one'",
    "[[N]]",
    "[[N.md|label]]",
    "[[N#Part two]]",
    "![[N#^id|x]]",
    "[[R]]",
    "[[content/R]]",
    "[[P.md]]",
    "> | a |\n> |---|\n> | [[R\\|t]] |",
    "- [ ] ==[[N]]== and **E[t](P.md)**",
];
/// The same in front matter.
const RELATIONS: &[&str] = &[
    "'N'",
    "\"[[N]]\"",
    "[[R]]",
    "R.md",
    "{to: \"P.md\", type: part_of}",
    "{related: 'R'}",
    "'[t](P.md)'",
    "\"[[N|x]], [[R]]\"",
];

#[derive(Debug, Clone)]
struct Doc {
    path: String,
    references: Vec<(Index, &'static str)>,
    relations: Vec<(Index, &'static str)>,
    front: u8,
    crlf: bool,
}

fn docs(names: &'static [&'static str]) -> impl Strategy<Value = Vec<Doc>> {
    let doc = (
        select(FOLDERS),
        vec((any::<Index>(), select(FORMS)), 0..5),
        vec((any::<Index>(), select(RELATIONS)), 0..3),
        0..4_u8,
        any::<bool>(),
    );
    let names = proptest::sample::subsequence(names, 2..names.len()).prop_shuffle();
    (names, vec(doc, names_len())).prop_map(|(names, docs)| {
        let all = names.into_iter().zip(docs);
        let doc = |(name, (folder, references, relations, front, crlf)): (&str, (&str, _, _, u8, bool))| {
            // Now and then a folder's own page.
            let own = folder.rsplit('/').next().unwrap_or_default();
            let name = if front == 3 && !own.is_empty() { own } else { name };
            let path = if folder.is_empty() { format!("{name}.md") } else { format!("{folder}/{name}.md") };
            Doc { path, references, relations, front, crlf }
        };
        let mut docs: Vec<Doc> = all.map(doc).collect();
        docs.sort_by(|a, b| a.path.cmp(&b.path));
        docs.dedup_by(|a, b| a.path.to_lowercase() == b.path.to_lowercase());
        docs
    })
}

const fn names_len() -> usize {
    NAMES.len()
}

/// The way from one document to another.
fn relative(from: &str, to: &str) -> String {
    let folders = |path: &str| path.split('/').map(str::to_owned).collect::<Vec<_>>();
    let (from, to) = (folders(from), folders(to));
    let shared = from[..from.len() - 1].iter().zip(&to[..to.len() - 1]).take_while(|(a, b)| a == b).count();
    format!("{}{}", "../".repeat(from.len() - 1 - shared), to[shared..].join("/"))
}

fn encoded(path: &str) -> String {
    path.replace('%', "%25").replace(' ', "%20").replace('#', "%23")
}

fn fill(form: &str, from: &str, to: &str) -> String {
    let (form, encode) = form
        .split_once('E')
        .filter(|_| form.contains('E'))
        .map_or((form.to_owned(), false), |(a, b)| (format!("{a}{b}"), true));
    let bare = to.strip_suffix(".md").unwrap_or(to);
    let name = bare.rsplit('/').next().unwrap_or(bare);
    let (path, root) = (relative(from, bare), bare.to_owned());
    let html = form.starts_with('<');
    let code = |text: &str| {
        let text = if html { text.replace('&', "&amp;") } else { text.to_owned() };
        let text = text.as_str();
        if encode { encoded(text) } else { text.replace('%', if form.starts_with("[t](<") { "%25" } else { "%" }) }
    };
    form.replace('P', "\u{1}")
        .replace('R', "\u{2}")
        .replace('N', "\u{3}")
        .replace("\u{3}]: ", "r]: ")
        .replace("[t][\u{3}]", "[t][r]")
        .replace("\u{1}art", "Part")
        .replace('\u{1}', &code(&path))
        .replace('\u{2}', &code(&root))
        .replace('\u{3}', name)
}

fn text_of(doc: &Doc, docs: &[Doc]) -> String {
    let target = |at: &Index| &at.get(docs).path;
    let relations: Vec<String> =
        doc.relations.iter().map(|(at, form)| format!("- {}\n", fill(form, &doc.path, target(at)))).collect();
    let front = match (doc.front, relations.is_empty()) {
        (0, true) => String::new(),
        (1, false) => format!("---\n# about\nrelations:\n{}title: T # x\n---\n", relations.concat()),
        (_, false) => format!("---\nstatus: Draft\nrelations:\n{}own: [a]\n---\n\n", relations.concat()),
        (_, true) => "---\ntitle: 'T'\ntags: [a]\n---\n".to_owned(),
    };
    let body: Vec<String> = doc.references.iter().map(|(at, form)| fill(form, &doc.path, target(at))).collect();
    let text = format!("{front}## Part two\n\n{}\n\nlast ^id", body.join("\n\n"));
    if doc.crlf { text.replace('\n', "\r\n") } else { text }
}

fn written(docs: &[Doc]) -> TestSite {
    let site =
        docs.iter().fold(TestSite::new(), |site, doc| site.file(&format!("content/{}", doc.path), &text_of(doc, docs)));
    site.file("content/media/pic one.png", "PNG")
        .file("content/x/media.md", "![p](../media/pic%20one.png) ![[pic one.png]]")
}

fn opened(site: &TestSite) -> Engine {
    Engine::open(&site.path(), &Overrides::default()).expect("a site")
}

fn library(site: &TestSite) -> Arc<Library> {
    opened(site).library().expect("its files")
}

/// The edges, without what a move may change: how they are written, by which step they are found, where they stand.
fn edges(library: &Library, way: &BTreeMap<String, String>) -> Vec<Value> {
    let graph: Value = serde_json::from_str(&lyceum::graph::json(library)).expect("JSON");
    let there = |path: &Value| match path.as_str() {
        Some(path) => Value::from(way.get(path).cloned().unwrap_or_else(|| path.to_owned())),
        None => Value::Null,
    };
    let edge = |edge: &Value| {
        serde_json::json!([
            there(&edge["from"]),
            there(&edge["to"]),
            edge["anchor"],
            edge["kind"],
            edge["type"],
            edge["ambiguous"]
        ])
    };
    let mut edges: Vec<Value> = graph["edges"].as_array().expect("edges").iter().map(edge).collect();
    // Documents stand in the order of their paths; the edges of one keep theirs.
    edges.sort_by_key(|edge| edge[0].as_str().map(str::to_owned));
    edges
}

/// Where things may go.
fn goals() -> Vec<String> {
    let folders = ["", "new/", "x/", "y & z/Ö ö/", "kb/content/"];
    let names = ["moved", "C#2 x", "ü ß (2)", "50% off", "x.y", "[a] b"];
    folders.iter().flat_map(|folder| names.iter().map(move |name| format!("{folder}{name}"))).collect()
}

/// What can be moved: documents, folders, pictures; with the ending that the new name needs.
fn movable(site: &TestSite) -> Vec<(String, &'static str)> {
    let library = library(site);
    let documents = library.entries.iter().map(|entry| (entry.document.source.path.to_string(), ".md"));
    let folders = library.folders.iter().skip(1).map(|folder| (folder.path.clone(), ""));
    documents.chain(folders).chain([("media/pic one.png".to_owned(), ".png"), ("media".to_owned(), "")]).collect()
}

fn moved(site: &TestSite, old: &str, new: &str) -> Result<Plan, String> {
    let plan = moving::plan(&mut opened(site), old, new).map_err(|error| error.to_string())?;
    moving::carry_out(&plan).map_err(|error| error.to_string())?;
    Ok(plan)
}

/// Whether a refusal is one that a person understands: some names cannot be written in some forms.
fn is_fair(why: &str, new: &str) -> bool {
    let brackets =
        new.contains(['[', '#']) && (why.contains("in its form") || why.contains("cannot be written there exactly"));
    brackets || why.contains("into itself") || why.contains("is there already") || why.contains(" already")
}

fn config() -> ProptestConfig {
    ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() }
}

/// The files with signs that an address may hold as they are or encoded written in one way: where the other name had none
/// of them, nothing tells which way it was.
fn alike(files: BTreeMap<String, Vec<u8>>) -> BTreeMap<String, Vec<u8>> {
    let same = |bytes: Vec<u8>| match String::from_utf8(bytes) {
        Ok(text) => {
            let signs = [("%23", "#"), ("%20", " "), ("%28", "("), ("%29", ")"), ("%27", "'"), ("%26", "&")];
            signs.iter().fold(text, |text, (encoded, sign)| text.replace(encoded, sign)).into_bytes()
        }
        Err(error) => error.into_bytes(),
    };
    files.into_iter().map(|(path, bytes)| (path, same(bytes))).collect()
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn the_graph_stays_and_moving_back_restores_the_text(docs in docs(NAMES), what in any::<Index>(), to in any::<Index>()) {
        let site = written(&docs);
        let (all, goals) = (movable(&site), goals());
        let (old, ending) = what.get(&all);
        let new = format!("{}{ending}", to.get(&goals));
        let before = (tree(&site.path()), library(&site));
        match moved(&site, old, &new) {
            Err(why) => {
                prop_assert!(is_fair(&why, &new), "{} to {}: {}", old, new, why);
                prop_assert_eq!(difference(&before.0, &tree(&site.path())), "");
            }
            Ok(plan) => {
                let way: BTreeMap<String, String> = plan.moved.iter().cloned().collect();
                prop_assert_eq!(edges(&before.1, &way), edges(&library(&site), &BTreeMap::new()), "{} to {}", old, new);
                moved(&site, &new, old).map_err(|why| TestCaseError::fail(format!("{new} back to {old}: {why}")))?;
                let after = alike(tree(&site.path()));
                prop_assert_eq!(difference(&alike(before.0), &after), "", "{} to {} and back", old, new);
            }
        }
    }
}
