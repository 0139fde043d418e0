//! A rule as SARIF tells of it: in one line, in a paragraph, and its page in full.

use std::sync::LazyLock;

use regex::{Captures, Regex};
use serde_json::{Value, json as value};

use crate::front;
use crate::parse::parse;
use crate::rules::Rule;
use crate::source::SourceFile;
use crate::text::replace_wikilinks;

/// The rule with its page.
pub(super) fn descriptor(rule: &Rule) -> Value {
    let page = parse(SourceFile::new(rule.name, rule.page));
    let (_, body) = front::read(rule.page);
    let summary = sentence(rule.summary);
    value!({
        "id": rule.name,
        "shortDescription": {"text": summary},
        "fullDescription": {"text": page.opening},
        "help": {
            "text": format!("{summary} `lyceum explain {}` tells more.", rule.name),
            "markdown": without_links(rule.page[body..].trim()),
        },
        "defaultConfiguration": {"level": rule.level.name()},
        "properties": {"tags": [rule.group.name()]},
    })
}

fn sentence(summary: &str) -> String {
    let mut chars = summary.chars();
    let first = chars.next().into_iter().flat_map(char::to_uppercase);
    first.chain(chars).chain(['.']).collect()
}

/// The text of a page whose links lead nowhere outside of its site: with their labels only. Code stays as it is.
fn without_links(text: &str) -> String {
    let mut in_code = false;
    let mut out = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        let fence = line.trim_start().starts_with("```");
        in_code ^= fence;
        out.push_str(&if in_code || fence { line.to_owned() } else { prose(line) });
    }
    out
}

fn prose(line: &str) -> String {
    static LINK: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"`[^`]*`|\[\[[^\]]*\]\]|\[([^\]]*)\]\(([^)]*)\)").expect("the pattern is well formed")
    });
    let replace = |found: &Captures| match (found.get(1), found.get(2)) {
        (Some(label), Some(target)) if !target.as_str().contains("://") => label.as_str().to_owned(),
        (None, _) if found[0].starts_with("[[") => {
            replace_wikilinks(&found[0], |target, label| Some(label.unwrap_or(target).to_owned()))
        }
        _ => found[0].to_owned(),
    };
    LINK.replace_all(line, replace).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_between_pages_become_their_labels() {
        let page = "See [a](a.md), [[b#C|the B]] and [x](https://x.example).\n\n```md\n[a](a.md) [[b]]\n```\nWrite `[a](a.md)`.\n";
        assert_eq!(
            without_links(page),
            "See a, the B and [x](https://x.example).\n\n```md\n[a](a.md) [[b]]\n```\nWrite `[a](a.md)`.\n"
        );
    }
}
