//! What an audience may not see is nowhere in the output: no title, no id, no address, no text, no count.
//!
//! In these sites every hidden thing bears a word that stands nowhere else, in all its fields, names and bytes. The
//! tests look for that word in every byte and every file name of the output, in any letter case.

mod support;

use std::collections::BTreeMap;
use std::path::Path;

use support::{TestSite, difference, tree};

/// The words of the hidden things, with what makes each document what it is.
const HIDDEN: [(&str, &str); 9] = [
    ("marmalade", "security_level: Internal"),
    ("gooseberry", ""),
    ("obsidianite", "security_level: Confidential"),
    ("vermilion", "security_level: Restricted"),
    ("quicksilver", "security_level: Publik"),
    ("persimmon", "security_level: [Public, Internal]"),
    ("tourmaline", "security_level: \"Public"),
    ("cinnabar", "security_level: Public\nstatus: Draft"),
    ("larkspur", "security_level: Public\ndraft: true"),
];

/// A document that carries its word wherever a document can carry one.
fn hidden(word: &str, level: &str) -> String {
    let title = format!("{}{} Plan", word[..1].to_uppercase(), &word[1..]);
    format!(
        "---\ntitle: {title}\nid: ID-{word}\nsteward: {word} steward\nowner_team: {word} team\ndoc_type: {word} type\nversion: {word} 1\n\
         summary: The {word} summary\ntags: [{word}-tag, shared]\naliases: [{word} alias]\nredirect_from: /old-{word}/\n\
         cover_image: {word}-cover.png\nkey_concepts: [{word} concept]\nsynthetic_questions: [\"What is {word}?\"]\n\
         seo_title: {word} seo\nmeta_description: {word} description\nown_field: {word} field\nupdated: 2031-01-01\n\
         relations:\n  - to: /open.md\n    type: {word}-kind\n  - /other.md\nprerequisites: [/open.md]\n{level}\n---\n\n\
         # {title}\n\n## {word} heading\n\nThe {word} text, with #{word}/inline and [a link](/open.md). ^{word}-block\n\n\
         ![[{word}-picture.png]]\n\n![[/other.md]]\n\n```{word}\n{word} code\n```\n"
    )
}

/// A visible document that refers to a hidden one in every way there is, without writing its word itself.
fn references(word: &str) -> String {
    let folder = format!("{word}-folder");
    format!(
        "Wiki [[ID-{word}]] and [[{folder}/{word}|kept label]], [[{word} alias#{word} heading]], \
         [[{word}^{word}-block]], ![[{word}]], ![[{word}#{word} heading]], inline ![[ID-{word}]].\n\n\
         ![[{folder}/{word}]]\n\n\
         Link [kept words]({folder}/{word}.md), [more kept words](/{folder}/{word}/ \"kept tip\"), [kept anchor]({folder}/{word}.md#{word}-heading), \
         [kept folder]({folder}/), [](/{folder}/{word}.md), <a href=\"/{folder}/{word}.md\">kept tag</a>, \
         [kept address](https://kb.example.com/{folder}/{word}/), [kept reference][r-{n}].\n\n[r-{n}]: {folder}/{word}.md\n\n\
         | a | b |\n| --- | --- |\n| [[{word}]] | [[{word}\\|kept cell]] |\n\n> [!note] [[{word}]]\n> ![[{word}]]\n\n",
        n = word.len()
    )
}

/// The whole site: two visible documents, and one hidden of each kind.
fn mixed() -> TestSite {
    let mut relations = String::new();
    let mut body = String::new();
    let mut navigation = String::from("  - open.md\n");
    let mut site = TestSite::new();
    for (word, level) in HIDDEN {
        let folder = format!("content/{word}-folder");
        site = site
            .file(&format!("{folder}/{word}.md"), &hidden(word, level))
            .bytes(&format!("{folder}/{word}-picture.png"), format!("{word} bytes").as_bytes())
            .bytes(&format!("{folder}/{word}-cover.png"), format!("{word} cover").as_bytes())
            .bytes(&format!("{folder}/{word}-unused.png"), format!("{word} unused").as_bytes())
            .file(
                &format!("content/open-folder/{word}.md"),
                &format!("---\ntitle: {word} neighbour\nsecurity_level: Restricted\n---\n{word} neighbour\n"),
            );
        relations.push_str(&format!(
            "  - ID-{word}\n  - {{to: \"[[{word} alias]]\", type: part_of}}\n  - \"[kept](/{word}-folder/{word}.md)\"\n  - prerequisite: {word}-folder/\n"
        ));
        body.push_str(&references(word));
        navigation.push_str(&format!("  - {word}-folder/\n  - {{title: \"A {word} title\", to: \"ID-{word}\"}}\n"));
    }
    let open = format!(
        "---\ntitle: Open Plan\nid: OPEN-1\nsecurity_level: Public\ntags: [shared]\nsteward: Open Steward\ncover_image: open.png\n\
         relations:\n{relations}  - other.md\n---\n\nOpen text.\n\n{body}\n![[open.png]]\n"
    );
    site.config(&format!("title: Mixed\nbase_url: https://kb.example.com\nnavigation:\n{navigation}"))
        .file("content/open.md", &open)
        .file(
            "content/other.md",
            "---\ntitle: Other Plan\nsecurity_level: Public\ntags: [shared]\n---\n\nOther text. [[open]]\n",
        )
        .file("content/open-folder/visible.md", &format!("---\ntitle: Visible\nsecurity_level: Public\n---\n\n{body}"))
        .bytes("content/open.png", b"open bytes")
}

/// Where a word stands in an output: the files, with what is around it.
fn traces(output: &BTreeMap<String, Vec<u8>>, word: &str) -> Vec<String> {
    let mut found = Vec::new();
    // The theme is the same for all sites.
    for (path, bytes) in output.iter().filter(|(path, _)| !path.starts_with("theme.")) {
        if path.to_lowercase().contains(word) {
            found.push(format!("the name {path}"));
        }
        let text = String::from_utf8_lossy(bytes).to_lowercase();
        if let Some(at) = text.find(word) {
            let around: String = text[..at].chars().rev().take(60).collect::<Vec<_>>().into_iter().rev().collect();
            found.push(format!("{path}: …{around}{}…", text[at..].chars().take(40).collect::<String>()));
        }
    }
    found
}

#[track_caller]
fn assert_absent(output: &BTreeMap<String, Vec<u8>>, words: &[&str]) {
    let found: Vec<String> = words.iter().flat_map(|word| traces(output, word)).collect();
    assert!(found.is_empty(), "{} traces:\n{}", found.len(), found.join("\n"));
}

#[track_caller]
fn assert_present(output: &BTreeMap<String, Vec<u8>>, words: &[&str]) {
    for word in words {
        assert!(!traces(output, word).is_empty(), "`{word}` is nowhere");
    }
}

fn build(site: &TestSite, arguments: &[&str]) -> BTreeMap<String, Vec<u8>> {
    let out = site.beside(&format!("out{}", arguments.join("")));
    site.build_into(&out, arguments);
    tree(&out)
}

#[test]
fn a_public_build_holds_nothing_of_the_rest() {
    let site = mixed();
    let output = build(&site, &["--audience", "Public"]);
    assert_present(&output, &["open text", "other text", "open bytes", "open steward"]);
    assert_absent(&output, &HIDDEN.map(|(word, _)| word));
}

#[test]
fn labels_that_an_author_wrote_are_kept_without_a_link() {
    let output = build(&mixed(), &["--audience", "Public"]);
    let page = String::from_utf8_lossy(&output["open/index.html"]).into_owned();
    for label in [
        "kept label",
        "kept words",
        "more kept words",
        "kept anchor",
        "kept tag",
        "kept address",
        "kept reference",
        "kept cell",
    ] {
        assert!(page.contains(label), "`{label}` is lost\n{page}");
        let before = page.split(label).next().unwrap_or_default();
        let tag = before.rsplit('<').next().unwrap_or_default();
        assert!(!tag.contains("href"), "`{label}` is a link: <{tag}");
    }
}

#[test]
fn each_audience_sees_its_own_level_and_those_below() {
    let site = mixed();
    let internal = build(&site, &["--audience", "internal"]);
    assert_present(
        &internal,
        &["marmalade text", "gooseberry text", "marmalade bytes", "marmalade cover", "old-marmalade", "open text"],
    );
    assert_absent(
        &internal,
        &["obsidianite", "vermilion", "quicksilver", "persimmon", "tourmaline", "cinnabar", "larkspur", "unused"],
    );
    let confidential = build(&site, &["--audience", "Confidential"]);
    assert_present(&confidential, &["marmalade text", "obsidianite text"]);
    assert_absent(&confidential, &["vermilion", "quicksilver", "persimmon", "tourmaline", "cinnabar", "larkspur"]);
    let restricted = build(&site, &["--audience", "Restricted"]);
    assert_present(&restricted, &["vermilion text", "quicksilver text", "persimmon text", "tourmaline text"]);
    assert_absent(&restricted, &["cinnabar text", "larkspur text"]);
}

#[test]
fn drafts_are_built_for_an_audience_only_on_demand() {
    let site = mixed();
    let output = build(&site, &["--audience", "Public", "--drafts"]);
    assert_present(&output, &["cinnabar text", "larkspur text"]);
    assert_absent(
        &output,
        &["marmalade", "gooseberry", "obsidianite", "vermilion", "quicksilver", "persimmon", "tourmaline"],
    );
}

#[test]
fn without_an_audience_everything_is_built_and_said_so() {
    let site = mixed();
    let out = site.beside("out");
    let run = site.run("build", &["--out", out.to_str().expect("UTF-8")]).success();
    assert_present(&tree(&out), &HIDDEN.map(|(word, _)| word));
    assert!(run.stderr.contains("above Public") && run.stderr.contains("draft"), "{run}");
}

#[test]
fn a_narrower_build_into_the_same_folder_leaves_nothing_behind() {
    let site = mixed();
    let out = site.beside("out");
    site.build_into(&out, &[]);
    site.build_into(&out, &["--audience", "Public"]);
    let again = tree(&out);
    assert_absent(&again, &HIDDEN.map(|(word, _)| word));
    assert_eq!(difference(&again, &build(&site, &["--audience", "Public"])), "");
}

#[test]
fn a_build_for_an_audience_says_nothing_of_the_rest() {
    let site = mixed();
    let out = site.beside("out");
    let run = site.run("build", &["--audience", "Public", "--out", out.to_str().expect("UTF-8")]).success();
    assert!(run.stderr.contains("3 documents"), "{run}");
}

/// The strictest test of all: documents that nothing visible refers to change no byte, whatever they hold.
#[test]
fn hidden_documents_change_no_byte() {
    let visible = || {
        TestSite::new()
            .config("title: T\nbase_url: https://kb.example.com\nlist_length: 10\n")
            .file("content/open.md", "---\ntitle: Open\nid: O\nsecurity_level: Public\ntags: [shared, a]\nsteward: S\nupdated: 2026-01-01\n---\n[[other]] [x](folder/b.md)\n")
            .file("content/other.md", "---\ntitle: Other\nsecurity_level: Public\ntags: [shared]\nsteward: S\nupdated: 2026-01-02\n---\n![[open]]\n")
            .file("content/folder/b.md", "---\ntitle: Bee\nsecurity_level: Public\norder: 2\n---\ntext\n")
    };
    let bare = build(&visible(), &["--audience", "Public"]);
    let mut crowded = visible();
    for n in 0..25 {
        let (word, level) = HIDDEN[n % HIDDEN.len()];
        crowded = crowded
            .file(&format!("content/folder/a{n}.md"), &hidden(word, level).replace("order:", "order: 1\nx:"))
            .file(&format!("content/{word}/{n}/deep.md"), &hidden(word, level));
    }
    let crowded = build(&crowded, &["--audience", "Public"]);
    assert_eq!(difference(&bare, &crowded), "");
}

#[test]
fn a_hidden_folder_page_leaves_a_list_without_its_words() {
    let site = TestSite::new()
        .file("content/f/index.md", "---\ntitle: Marmalade Folder\nsummary: marmalade\n---\nmarmalade\n")
        .file(
            "content/f/open.md",
            "---\ntitle: Open\nsecurity_level: Public\n---\ntext [up](./) [[Marmalade Folder]] ![[f/index]]\n",
        );
    let output = build(&site, &["--audience", "Public"]);
    assert!(output.contains_key("f/index.html") && output.contains_key("f/open/index.html"));
    assert_absent(&output, &["marmalade"]);
}

#[test]
fn a_hidden_front_page_leaves_a_list_without_its_words() {
    let site = TestSite::new()
        .file("content/index.md", "---\ntitle: Marmalade Front\nnav_title: marmalade\n---\nmarmalade\n")
        .file("content/open.md", "---\ntitle: Open\nsecurity_level: Public\n---\ntext\n");
    let output = build(&site, &["--audience", "Public"]);
    assert!(output.contains_key("index.html"));
    assert_absent(&output, &["marmalade"]);
}

#[test]
fn embeds_of_embeds_stay_hidden() {
    let site = TestSite::new()
        .file("content/open.md", "---\nsecurity_level: Public\n---\n![[middle]]\n")
        .file(
            "content/middle.md",
            "---\nsecurity_level: Public\n---\nMiddle text. ![[marmalade]]\n\n![[marmalade#Part]]\n",
        )
        .file("content/marmalade.md", "## Part\n\nmarmalade ![[marmalade.png]]\n")
        .bytes("content/marmalade.png", b"marmalade");
    let output = build(&site, &["--audience", "Public"]);
    assert_present(&output, &["middle text"]);
    assert_absent(&output, &["marmalade"]);
}

#[test]
fn a_public_document_shows_the_asset_it_uses_wherever_that_lies() {
    let site = TestSite::new()
        .file("content/open.md", "---\nsecurity_level: Public\n---\n![[shared.png]]\n")
        .file("content/deep/tamarind.md", "![[shared.png]] ![[marmalade.png]]\n")
        .bytes("content/deep/shared.png", b"shared bytes")
        .bytes("content/deep/marmalade.png", b"marmalade bytes");
    let output = build(&site, &["--audience", "Public"]);
    assert_present(&output, &["shared bytes"]);
    assert_absent(&output, &["marmalade", "tamarind"]);
}

#[test]
fn the_configured_audience_holds_and_the_command_line_wins() {
    let site = mixed().config("title: Mixed\naudience: Public\nbase_url: https://kb.example.com\n");
    assert_absent(&build(&site, &[]), &HIDDEN.map(|(word, _)| word));
    assert_present(&build(&site, &["--audience", "Internal"]), &["marmalade text"]);
}

#[test]
fn an_unknown_audience_is_refused() {
    let site = mixed();
    let run = site.run("build", &["--audience", "Everyone"]).ends_with(2);
    assert!(run.stderr.contains("Public, Internal, Confidential, Restricted"), "{run}");
    let run = site.config("audience: Everyone").run("build", &["--out", "nowhere"]).ends_with(2);
    assert!(run.stderr.contains("lyceum.yaml:1:11"), "{run}");
}

/// The audiences that see a document.
fn seen_by(config: &str, document: &[u8]) -> Vec<&'static str> {
    let open = "---\nsecurity_level: Public\n---\nOpen.\n";
    let site = TestSite::new().config(config).file("content/open.md", open).bytes("content/marmalade.md", document);
    let sees = |level: &&str| !traces(&build(&site, &["--audience", level]), "marmalade").is_empty();
    ["Public", "Internal", "Confidential", "Restricted"].into_iter().filter(sees).collect()
}

#[track_caller]
fn lowest(config: &str, document: &str, expected: &str) {
    let seen = seen_by(config, document.as_bytes());
    assert_eq!(seen.first().copied().unwrap_or("nobody"), expected, "{document}");
}

#[test]
fn levels_are_read_without_case_spaces_and_hyphens() {
    for line in [
        "security_level: Restricted",
        "Security Level: restricted",
        "SECURITY-LEVEL: \"RESTRICTED\"",
        "security_level:   Restricted # why",
        "securitylevel: res-tricted",
    ] {
        lowest("default_level: Public", &format!("---\n{line}\n---\nmarmalade\n"), "Restricted");
    }
    lowest("", "---\nsecurity_level: public\n---\nmarmalade\n", "Public");
}

#[test]
fn no_level_means_the_default_one() {
    for document in [
        "marmalade\n",
        "---\n---\nmarmalade\n",
        "---\nsecurity_level:\n---\nmarmalade\n",
        "---\nsecurity_level: \"\"\n---\nmarmalade\n",
    ] {
        lowest("", document, "Internal");
        lowest("default_level: Confidential", document, "Confidential");
        lowest("default_level: Public", document, "Public");
    }
}

#[test]
fn a_level_by_path_counts() {
    lowest("defaults: {\"*.md\": {security_level: Confidential}}", "---\ntitle: x\n---\nmarmalade\n", "Confidential");
    lowest(
        "defaults: {\"*.md\": {security_level: Public}}",
        "---\nsecurity_level: Internal\n---\nmarmalade\n",
        "Internal",
    );
    // A level that is none is refused before anything is built.
    let site =
        TestSite::new().config("defaults: {\"*.md\": {security_level: Everyone}}").file("content/a.md", "marmalade\n");
    let run = site.run("build", &["--audience", "Restricted"]).ends_with(2);
    assert!(run.stderr.contains("`Everyone` is no security level"), "{}", run.stderr);
}

#[test]
fn what_cannot_be_read_counts_as_restricted() {
    let open = "default_level: Public\ndefaults: {\"**\": {security_level: Public}}";
    for document in [
        "---\nsecurity_level: Secret\n---\nmarmalade\n",
        "---\nsecurity_level: [Public]x\n---\nmarmalade\n",
        "---\nsecurity_level: {a: Public}\n---\nmarmalade\n",
        "---\nsecurity_level: Public\nSecurity Level: Restricted\n---\nmarmalade\n",
        "---\nsecurity_level: Restricted\nsecurity_level: Public\n---\nmarmalade\n",
        "---\ntitle: AI: the book\n---\nmarmalade\n",
        "---\n\tsecurity_level: Internal\n  title: x\n---\nmarmalade\n",
        "---\nsecurity_level Restricted\n---\nmarmalade\n",
        "---\nsecurity_level: Restricted\n\nmarmalade, never closed\n",
        "---\n- security_level: Restricted\n---\nmarmalade\n",
        "\u{feff}---\r\nsecurity_level: Restricted\r\n---\r\nmarmalade\r\n",
        "\n\n---\nsecurity_level: Restricted\n---\nmarmalade\n",
        "--- \nsecurity_level: Restricted\n...\nmarmalade\n",
    ] {
        let seen = seen_by(open, document.as_bytes());
        assert!(!seen.contains(&"Confidential"), "{document:?} is seen by {seen:?}");
    }
}

#[test]
fn a_level_in_another_encoding_is_read() {
    let mut utf_16 = vec![0xff, 0xfe];
    utf_16.extend("---\nsecurity_level: Restricted\n---\nmarmalade\n".encode_utf16().flat_map(u16::to_le_bytes));
    assert_eq!(seen_by("default_level: Public", &utf_16), ["Restricted"]);
    let windows = b"---\ntitle: gr\xfc\xdfe\nsecurity_level: Restricted\n---\nmarmalade\n";
    assert_eq!(seen_by("default_level: Public", windows), ["Restricted"]);
}

/// What both sides of a merge added: the block is there, but not at the head of the file.
#[test]
fn a_conflict_above_the_front_matter_counts_as_restricted() {
    let document = b"<<<<<<< HEAD\n---\nsecurity_level: Restricted\n---\n=======\n>>>>>>> b\nmarmalade\n";
    assert_eq!(seen_by("default_level: Public", document), ["Restricted"]);
}

#[test]
fn the_search_itself_finds_what_is_there() {
    let output = tree(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/support").as_path());
    assert_eq!(traces(&output, "a site that lives as long as the value does").len(), 1);
    assert_eq!(traces(&output, "mod.rs").first().map(String::as_str), Some("the name mod.rs"));
}

/// Hidden names that hold one another, in every place that says a link's target: none of them may be left, not in part.
#[test]
fn names_inside_names_stay_hidden() {
    let mut site = TestSite::new().config("title: x");
    for name in ["Falcon", "Falcon merger plan", "plan"] {
        site = site.file(&format!("content/{name}.md"), "---\nsecurity_level: Confidential\n---\nmarmalade\n");
    }
    let open = "---\nsecurity_level: Public\nup: \"[[plan]] and [[Falcon|the bird]]\"\nsummary: \"about [[Falcon merger plan]]\"\n---\n\
                # About [[Falcon]] and [[Falcon merger plan]]\n\nSee [[plan]].\n\n## C [[plan]] [[Falcon merger plan]]\n\n## D\n\n[x](#c-plan-falcon-merger-plan)\n";
    let site = site.file("content/open.md", open);
    let out = site.build(&["--audience", "Public"]);
    for (path, bytes) in tree(&out).iter().filter(|(path, _)| !path.starts_with("theme.")) {
        // The list of files names those of the theme, which are the same for all sites.
        let text = String::from_utf8_lossy(bytes).to_lowercase();
        let text: String = text.lines().filter(|line| path != ".lyceum" || !line.contains("theme.")).collect();
        for word in ["falcon", "merger", "plan", "marmalade"] {
            assert!(!text.contains(word) && !path.contains(word), "`{word}` in {path}");
        }
    }
    assert!(support::read(&out.join("open/index.html")).contains("the bird"), "a label that its author wrote stays");
}

/// A folder inside a site's content is no site of its own: it would lose the audience.
#[test]
fn a_part_of_a_site_is_not_built_without_its_configuration() {
    let site = TestSite::new().config("audience: Public").file("content/a/b.md", "marmalade\n");
    for part in ["content", "content/a"] {
        let part = site.at(part);
        let run = support::lyceum(&["build", part.to_str().expect("UTF-8")], &site.path()).ends_with(2);
        assert!(run.stderr.contains("belongs to the site"), "{}", run.stderr);
    }
}
