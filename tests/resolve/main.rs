//! How a reference finds its document: the sentences of the contract on names, a test each.

#[path = "../support/mod.rs"]
mod support;

mod addresses;
mod each_step;
mod external;
mod fragments;
mod markdown_links;
mod other_files_and_folders;
mod relations_in_every_shape;
mod several_hits;
mod spelling;
mod the_graph;
mod the_order_of_the_steps;
mod the_whole_is_tried_before_it_is_cut;
mod what_a_target_loses;
mod what_is_left_empty_is_the_document_itself;

use serde_json::Value;
use support::TestSite;

/// A file of a test: its path and text.
type File<'t> = (&'t str, &'t str);

/// A site with `lyceum.yaml` and some files below `content/`.
fn site(files: &[File]) -> TestSite {
    files.iter().fold(TestSite::new(), |site, (path, text)| site.file(&format!("content/{path}"), text))
}

/// Where the edges of a document lead, in words: `b.md by relative`.
fn leads(site: &TestSite, from: &str) -> Vec<String> {
    let graph = site.graph();
    let edges = graph["edges"].as_array().expect("a list of edges");
    edges.iter().filter(|edge| edge["from"] == from).map(in_words).collect()
}

fn in_words(edge: &Value) -> String {
    let mut words = edge["to"].as_str().unwrap_or("nothing").to_owned();
    if let Some(anchor) = edge["anchor"].as_str() {
        words.push_str(&format!(" at {anchor}"));
    }
    if let Some(via) = edge["via"].as_str() {
        words.push_str(&format!(" by {via}"));
    }
    if edge["ambiguous"] == true {
        words.push_str(", ambiguous");
    }
    words
}

/// Where the references in a document's text lead.
#[track_caller]
fn text(files: &[File], from: &str, body: &str) -> String {
    let site = site(files).file(&format!("content/{from}"), body);
    leads(&site, from).join("; ")
}

/// Where a wikilink leads.
#[track_caller]
fn wiki(files: &[File], from: &str, target: &str) -> String {
    text(files, from, &format!("See [[{target}]].\n"))
}

/// Where a Markdown link leads.
#[track_caller]
fn link(files: &[File], from: &str, target: &str) -> String {
    text(files, from, &format!("See [this]({target}).\n"))
}

/// Where a relation, one quoted text, leads.
#[track_caller]
fn relation(files: &[File], from: &str, target: &str) -> String {
    relations(files, from, &format!("relations: [\"{target}\"]"))
}

/// Where relations in front matter lead.
#[track_caller]
fn relations(files: &[File], from: &str, yaml: &str) -> String {
    text(files, from, &format!("---\n{yaml}\n---\n"))
}

/// All four ways to write a reference, with the steps that a path of its own takes.
#[track_caller]
fn all_four(files: &[File], from: &str, target: &str, expected: &str) {
    assert_eq!(relation(files, from, target), expected, "relation");
    assert_eq!(wiki(files, from, target), expected, "wikilink");
    assert_eq!(text(files, from, &format!("![[{target}]]\n")), expected, "embed");
    assert_eq!(link(files, from, &format!("<{target}>")), expected, "Markdown link");
}
