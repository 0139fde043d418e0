use super::sanitize;

fn clean(html: &str) -> String {
    sanitize(html, &|_, value| Some(value.to_owned()))
}

/// Ordinary HTML that has to come out as it went in.
#[test]
fn ordinary_html_survives() {
    for html in [
        "<h2 id=\"über-uns\">Über <em>uns</em> <a class=\"anchor\" href=\"#über-uns\" aria-label=\"link to this heading\">#</a></h2>",
        "<details open=\"\"><summary>More</summary><p>text</p></details>",
        "<p align=\"center\"><img src=\"a.png\" alt=\"A &amp; B\" width=\"300\"></p>",
        "<picture><source media=\"(prefers-color-scheme: dark)\" srcset=\"d.png\"><img src=\"l.png\" alt=\"\"></picture>",
        "<video src=\"a.mp4\" poster=\"a.jpg\" controls=\"\"><track src=\"a.vtt\" kind=\"captions\"></video>",
        "<div class=\"table\" tabindex=\"0\" role=\"group\" aria-label=\"table\"><table><tbody><tr><td class=\"right\">1</td></tr></tbody></table></div>",
        "<figure class=\"code numbered\" data-language=\"rust\"><pre tabindex=\"0\"><code class=\"language-rust\"><span class=\"line marked\"><span class=\"tk-keyword\">let</span></span></code></pre></figure>",
        "<div class=\"callout callout-note\"><p class=\"callout-title\">Note</p><div class=\"callout-body\">x</div></div>",
        "<ul class=\"tasks\"><li class=\"task\"><input type=\"checkbox\" disabled=\"\" checked=\"\" aria-label=\"done\"> x</li></ul>",
        "<p><lyceum-part data-n=\"12\"></lyceum-part></p>",
        "<kbd>Ctrl</kbd> <mark>m</mark> H<sub>2</sub>O <abbr title=\"x\">a</abbr> <time datetime=\"2026-02-21\">t</time>",
        "<dl><dt>a</dt><dd>b</dd></dl><section class=\"footnotes\" aria-label=\"Footnotes\"></section>",
        "<a class=\"external\" href=\"https://example.com/?a=1&amp;b=2\" rel=\"noopener\">x</a>",
        "<a href=\"mailto:a@example.com\">m</a> <a href=\"tel:+491\">t</a> <a name=\"old\"></a>",
        "<a class=\"term\" href=\"../churn/\" title=\"Who leaves.\">churn</a>",
        "<span class=\"block-anchor\" id=\"^abc\"></span>",
    ] {
        assert_eq!(clean(html), html);
    }
}

#[test]
fn classes_are_only_our_own() {
    assert_eq!(clean("<div class=\"navbar callout x\">a</div>"), "<div class=\"callout\">a</div>");
    assert_eq!(clean("<span class=\"callout\">a</span>"), "<span>a</span>");
    assert_eq!(clean("<code class=\"language-c++ hidden\">a</code>"), "<code class=\"language-c++\">a</code>");
}

#[test]
fn addresses_are_rewritten_or_dropped() {
    let rewrite = |name: &str, value: &str| (value != "gone").then(|| format!("../{name}/{value}"));
    let html = "<a href=\"b.md#c\">x</a><img src=\"gone\" alt=\"y\"><source srcset=\"a.png 2x\">";
    assert_eq!(
        sanitize(html, &rewrite),
        "<a href=\"../href/b.md#c\">x</a><img alt=\"y\"><source srcset=\"../srcset/a.png 2x\">"
    );
}

#[test]
fn texts_stay_when_their_elements_go() {
    assert_eq!(clean("<font color=red>a</font> <form action=x><button>b</button></form>"), "a b");
    assert_eq!(clean("<main><article>a</article></main>"), "a");
    assert_eq!(clean("a<!-- secret -->b"), "ab");
}

#[test]
fn an_input_is_only_ever_a_box_that_cannot_be_ticked() {
    let html = clean("<input type=password name=p value=v formaction=x autofocus onfocus=alert(1)>");
    assert_eq!(html, "<input type=\"checkbox\" disabled=\"\">");
}

/// Each of these runs a script, restyles the page or leads away from it in some browser.
const ATTACKS: &[&str] = &[
    "<script>alert(1)</script>",
    "<scr<script>ipt>alert(1)</script>",
    "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
    "<svg onload=alert(1)>",
    "<svg/onload=alert(1)><svg><script>alert(1)</script></svg>",
    "<svg><a xlink:href=\"javascript:alert(1)\"><text>x</text></a></svg>",
    "<svg><animate onbegin=alert(1) attributeName=x></svg>",
    "<svg><use href=\"data:image/svg+xml,x\"></svg>",
    "<img src=x onerror=alert(1)>",
    "<img src=\"x\"onerror=alert(1)//",
    "<img src=`javascript:alert(1)`>",
    "<img src=\"data:image/svg+xml;base64,PHN2Zz4=\">",
    "<img dynsrc=\"javascript:alert(1)\" lowsrc=\"javascript:alert(1)\" srcset=\"javascript:alert(1)\">",
    "<picture><source srcset=\"javascript:alert(1), data:text/html 2x\"></picture>",
    "<a href=\"javascript:alert(1)\">x</a>",
    "<a href=\"JaVaScRiPt:alert(1)\">x</a>",
    "<a href=\"java\tscript:alert(1)\">x</a>",
    "<a href=\"java&#10;script:alert(1)\">x</a>",
    "<a href=\"&#106;avascript&colon;alert(1)\">x</a>",
    "<a href=\" &#14; javascript:alert(1)\">x</a>",
    "<a href=\"\u{1}javascript:alert(1)\">x</a>",
    "<a href=\"vbscript:msgbox(1)\">x</a>",
    "<a href=\"data:text/html,<script>alert(1)</script>\">x</a>",
    "<a href=\"blob:https://x/y\">x</a><a href=\"file:///etc/passwd\">x</a>",
    "<a href=x ping=//evil.example target=_top onclick=alert(1) style=\"position:fixed\">x</a>",
    "<div style=\"background:url(javascript:alert(1))\">x</div>",
    "<style>@import '//evil.example';</style>",
    "<link rel=stylesheet href=//evil.example>",
    "<base href=//evil.example/>",
    "<meta http-equiv=refresh content=\"0;url=//evil.example\">",
    "<iframe src=javascript:alert(1)></iframe>",
    "<iframe srcdoc=\"<script>alert(1)</script>\"></iframe>",
    "<object data=javascript:alert(1)></object><embed src=javascript:alert(1)>",
    "<form action=javascript:alert(1)><button formaction=javascript:alert(1)>x</button></form>",
    "<isindex action=javascript:alert(1) type=image>",
    "<math><mi xlink:href=\"javascript:alert(1)\">x</mi></math>",
    "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">",
    "<svg></p><style><a id=\"</style><img src=1 onerror=alert(1)>\">",
    "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
    "<textarea><p title=\"</textarea><img src=x onerror=alert(1)>\">",
    "<xmp><p title=\"</xmp><svg/onload=alert(1)>\">",
    "<title><p title=\"</title><img src=x onerror=alert(1)>\">",
    "<template><img src=x onerror=alert(1)></template>",
    "<select><style><img src=x onerror=alert(1)></style></select>",
    "<plaintext><img src=x onerror=alert(1)>",
    "<!--><img src=x onerror=alert(1)>-->",
    "<![CDATA[<img src=x onerror=alert(1)>]]>",
    "<?xml version=\"1.0\"?><img src=x onerror=alert(1)>",
    "<details open ontoggle=alert(1)>x</details>",
    "<video><source onerror=alert(1)></video><audio src=x onerror=alert(1)>",
    "<video poster=javascript:alert(1) src=javascript:alert(1) autoplay>",
    "<body onload=alert(1)><html onclick=alert(1)>",
    "<table background=\"javascript:alert(1)\"><td background=\"javascript:alert(1)\">x</td></table>",
    "<lyceum-part data-n=\"1\" onclick=alert(1) style=x is=x></lyceum-part>",
    "<lyceum-part data-n=\"1&quot;><script>\"></lyceum-part>",
    "<p title='\"><img src=x onerror=alert(1)>'>x</p>",
    "<p id=\"&quot;><img src=x onerror=alert(1)>\">x</p>",
    "<img src=\"x\" alt='\"onerror=alert(1) x=\"'>",
    "<a href='\" onclick=\"alert(1)'>x</a>",
    "<a href=\"x&quot; onclick=&quot;alert(1)\">x</a>",
    "<div tabindex=5 role=main autofocus contenteditable onfocus=alert(1)>x</div>",
];

#[test]
fn attacks_come_to_nothing() {
    for attack in ATTACKS {
        let html = clean(attack);
        // Twice is as once: what comes out is read as it was meant.
        assert_eq!(clean(&html), html, "{attack}");
        for (element, attributes) in tags(&html) {
            assert!(!FORBIDDEN.contains(&element.as_str()), "{attack} gave {html}");
            for (name, value) in attributes {
                let allowed = !name.starts_with("on")
                    && !["style", "srcdoc", "ping", "target", "is", "formaction"].contains(&name.as_str());
                assert!(allowed, "{attack} gave {html}");
                let address = ["href", "src", "srcset", "poster"].contains(&name.as_str());
                let scheme = value.split_once(':').map_or("", |(scheme, _)| scheme);
                let is_scheme = scheme.starts_with(|c: char| c.is_ascii_alphabetic() || c.is_control());
                assert!(!address || !is_scheme || scheme == "https", "{attack} gave {html}");
            }
        }
    }
}

const FORBIDDEN: &[&str] = &[
    "script",
    "style",
    "svg",
    "math",
    "iframe",
    "object",
    "embed",
    "form",
    "button",
    "base",
    "meta",
    "link",
    "template",
    "textarea",
    "select",
    "title",
    "noscript",
    "xmp",
    "plaintext",
    "body",
    "html",
    "isindex",
];

/// The tags as a browser would see them: names, and attributes with their values.
fn tags(html: &str) -> Vec<(String, Vec<(String, String)>)> {
    let mut found = Vec::new();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        rest = rest[at + 1..].trim_start_matches('/');
        let end = rest.find([' ', '>']).unwrap();
        let element = rest[..end].to_owned();
        rest = &rest[end..];
        let mut attributes = Vec::new();
        while let Some(inner) = rest.strip_prefix(' ') {
            let (name, value) = inner.split_once("=\"").unwrap();
            let (value, after) = value.split_once('"').unwrap();
            attributes.push((name.to_owned(), value.to_owned()));
            rest = after;
        }
        rest = rest.strip_prefix('>').unwrap();
        found.push((element, attributes));
    }
    found
}

#[test]
fn deep_and_broken_html_ends_well() {
    for html in ["<div>".repeat(20_000), "<b><i>".repeat(500), "<a href=\"".repeat(5_000), "<!--".repeat(5_000)] {
        let _ = clean(&html);
    }
}
