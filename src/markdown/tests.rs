//! What the dialect makes of small texts, written as one line each.

use pulldown_cmark::{Event, Tag};

use super::*;

/// A text's items in short: text as it is, forms in braces.
fn short(text: &str) -> String {
    read(text, 0, |items| {
        let mut out = String::new();
        for (item, span) in &items {
            assert!(
                text.is_char_boundary(span.start) && text.is_char_boundary(span.end),
                "{text:?}: {item:?} {span:?}"
            );
            let piece = match item {
                Item::Markdown(Event::Text(text)) => text.to_string(),
                Item::Markdown(Event::Code(text)) => format!("`{text}`"),
                Item::Markdown(Event::InlineMath(tex)) => format!("{{math {tex}}}"),
                Item::Markdown(Event::DisplayMath(tex)) => format!("{{display {tex}}}"),
                Item::Markdown(Event::SoftBreak) => "\n".into(),
                Item::Markdown(Event::Start(Tag::Strikethrough)) => "{del}".into(),
                Item::Markdown(Event::Start(Tag::BlockQuote(_))) => "{quote}".into(),
                Item::Markdown(Event::Start(Tag::Link { dest_url, .. })) => format!("{{link {dest_url}}}"),
                Item::Markdown(Event::Start(Tag::Image { dest_url, .. })) => format!("{{image {dest_url}}}"),
                Item::Markdown(_) => String::new(),
                Item::CalloutStart { kind, fold } => format!("{{callout {kind} {fold:?}}}"),
                Item::CalloutBody => "{body}".into(),
                Item::CalloutEnd => "{end}".into(),
                Item::Shortcode(code) => format!("{{{} {:?}}}", code.name, code.attributes),
                Item::Tag(tag) => format!("{{#{tag}}}"),
                Item::Subscript(text) => format!("{{sub {text}}}"),
                Item::Superscript(text) => format!("{{sup {text}}}"),
                Item::MarkStart => "{mark}".into(),
                Item::MarkEnd => "{/mark}".into(),
                Item::Address(to, shown) => format!("{{{to}|{shown}}}"),
                Item::BlockId(id) => format!("{{^{id}}}"),
            };
            out.push_str(&piece);
        }
        out
    })
}

#[track_caller]
fn reads(text: &str, expected: &str) {
    assert_eq!(short(text), expected, "{text:?}");
}

#[test]
fn prices_are_no_formulas() {
    for prices in ["$20-$30", "US$5 to US$10", "$1,000-$2,000", "costs $5, or $6", "a $ b $ c", "`$x` and $5"] {
        assert!(!short(prices).contains("{math"), "{prices}: {}", short(prices));
    }
    reads("US$5 *and* $x$.", "US$5 and {math x}.");
    reads("so $a_b$, ($c$) and $$d$$", "so {math a_b}, ({math c}) and {display d}");
    reads("Costs $20-$30 and $x$.", "Costs $20-$30 and {math x}.");
    reads("US$5 to US$10 *or* \\$a$ b$", "US$5 to US$10 or $a$ b$");
    reads("\\$a$ b$", "$a$ b$");
    reads("`$a` $b$", "`$a` {math b}");
}

#[test]
fn scripts_stand_inside_words_and_strikes_stay() {
    reads("H~2~O x^2^ ~~gone~~ ~one~ a^b and c^d", "H{sub 2}O x{sup 2} {del}gone {del}one a^b and c^d");
    reads("`H~2~O`", "`H~2~O`");
}

#[test]
fn comments_are_left_out() {
    reads("a %%b *c*%% d", "a  d");
    reads("a\n\n%%\nx\n\n```\ny\n%%\n\nb", "ab");
    reads("`%%a%%` and %%", "`%%a%%` and %%");
    reads("```\n%%a%%\n```", "%%a%%\n");
}

#[test]
fn tags_need_a_space_before_and_a_letter() {
    reads("#a/b-c (#d) #12 a#b #é\\#x \\#y", "{#a/b-c} ({#d}) #12 a#b {#é}#x #y");
    reads("[#a](b) `#c` <https://x.y/#d>", "{link b}#a `#c` {link https://x.y/#d}https://x.y/#d");
}

#[test]
fn highlights_pair_up() {
    reads("==a **b** c== d == e", "{mark}a b c{/mark} d == e");
    reads("**==a** b==", "==a b==");
    reads("==[[a]]== ==**b**== ==`c`==", "{mark}{link a}a{/mark} {mark}b{/mark} {mark}`c`{/mark}");
    reads("a === b", "a === b");
}

#[test]
fn bare_addresses_are_linked() {
    reads(
        "see https://a.example/c_d_e?x=1&y=2. or www.a.de",
        "see {https://a.example/c_d_e?x=1&y=2|https://a.example/c_d_e?x=1&y=2}. or {https://www.a.de|www.a.de}",
    );
    reads("x@y.de", "{mailto:x@y.de|x@y.de}");
    reads("node.js is e.g. fine", "node.js is e.g. fine");
}

#[test]
fn block_ids_end_a_block() {
    reads("text ^ab-1", "text{^ab-1}");
    reads("- a ^x\n- b", "a{^x}b");
    reads("^alone", "{^alone}");
    reads("x ^2 y", "x ^2 y");
}

#[test]
fn callouts_have_a_kind_a_title_and_a_body() {
    reads("> [!tip]- Folded *title*\n> body", "{callout tip Closed}Folded title{body}body{end}");
    reads("> [!NOTE]\n> a", "{callout note Fixed}{body}a{end}");
    reads("> [!faq]+\n> > [!bug] x\n> > y", "{callout faq Open}{body}{callout bug Fixed}x{body}y{end}{end}");
    reads("> [a]: no", "{quote}");
    reads("> plain", "{quote}plain");
}

#[test]
fn shortcodes_stand_alone() {
    reads("[poll id=\"11\" q='a b' n=3]", "{poll [(\"id\", \"11\"), (\"q\", \"a b\"), (\"n\", \"3\")]}");
    reads("a [poll id=\"11\"]", "a [poll id=\"11\"]");
    reads("[a x=1]\n[b y=2]", "{a [(\"x\", \"1\")]}{b [(\"y\", \"2\")]}");
    reads("text\n[a x=1]\n*more*", "text{a [(\"x\", \"1\")]}more");
    reads("[a b]", "[a b]");
}

#[test]
fn wikilinks_come_through() {
    reads("[[A|b]] ![[x.png|300]]", "{link A}b {image x.png}300");
    reads("| a |\n|---|\n| [[p\\|q]] |", "a{link p}q");
}

#[test]
fn deep_nesting_is_bounded() {
    let deep = "> ".repeat(5_000) + "x";
    assert_eq!(short(&deep).matches("{quote}").count(), DEEPEST);
}
