//! From LaTeX to MathML by `pulldown-latex`.

use std::panic::catch_unwind;

use pulldown_latex::config::{DisplayMode, RenderConfig};
use pulldown_latex::event::{Content, Event};
use pulldown_latex::{Parser, ParserError, Storage, push_mathml};

use super::{bounds, tidy::tidy};

/// How many pieces a formula may consist of once its macros are expanded.
const MOST_EVENTS: usize = 20_000;

pub(super) fn render(tex: &str, display: bool) -> Result<String, String> {
    bounds::check(tex)?;
    let tex = plain_spaces(tex);
    // Numbers in odd places (`\begin{alignat}{é}`) make the parser panic; one formula must not end the whole build.
    catch_unwind(|| mathml(&tex, display)).unwrap_or_else(|_| Err("the formula cannot be understood".to_owned()))
}

/// The parser steps over white space byte by byte, so all of it has to be ASCII.
fn plain_spaces(tex: &str) -> String {
    let plain = |c: char| if c != '\n' && (c.is_whitespace() || c.is_control()) { ' ' } else { c };
    tex.chars().map(plain).collect()
}

fn mathml(tex: &str, display: bool) -> Result<String, String> {
    let storage = Storage::new();
    let events = parse(tex, &storage)?.into_iter().map(Ok::<_, ParserError>);
    let display_mode = if display { DisplayMode::Block } else { DisplayMode::Inline };
    let mut out = String::with_capacity(tex.len() * 12);
    push_mathml(&mut out, events, RenderConfig { display_mode, ..RenderConfig::default() })
        .map_err(|error| error.to_string().to_lowercase())?;
    Ok(tidy(&out))
}

fn parse<'a>(tex: &'a str, storage: &'a Storage) -> Result<Vec<Event<'a>>, String> {
    let mut events = Vec::new();
    for event in Parser::new(tex, storage) {
        match event.map_err(|error| message(&error, tex))? {
            // The writer puts these names into the page as they are.
            Event::Content(Content::Function(name)) if name.contains(['<', '>', '&']) => {
                return Err(format!("the operator name `{name}` must not hold `<`, `>` or `&`"));
            }
            // The writer forgets to open this element. Struts have no width, so nothing to be seen is lost.
            Event::Space { width: None, .. } => {}
            event => events.push(event),
        }
        if events.len() > MOST_EVENTS {
            return Err("the formula's macros expand to too much".to_owned());
        }
    }
    Ok(events)
}

/// What the parser complains about, in one line, with the name that it does not know where that can be found out.
fn message(error: &ParserError, tex: &str) -> String {
    let text = first_line(error);
    let culprit = match text.as_str() {
        "unknown primitive command found" => {
            unknown(&text, commands(tex), str::to_owned).map(|name| format!("command `{name}`"))
        }
        "unkown mathematical environment found" => {
            let alone = |name: &str| format!("\\begin{{{name}}}\\end{{{name}}}");
            unknown(&text, environments(tex), alone).map(|name| format!("environment `{name}`"))
        }
        _ => None,
    };
    if let Some(culprit) = culprit {
        return format!("unknown {culprit}");
    }
    let text = text.replace("unkown", "unknown").replace("{{", "{").replace("}}", "}").replace(" primitive", "");
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_lowercase().chain(chars).collect())
}

fn first_line(error: &ParserError) -> String {
    let text = error.to_string();
    text.lines().next().unwrap_or_default().trim_start_matches("parsing error: ").trim().to_owned()
}

/// The first of the names that gives the same error when it stands `alone`.
fn unknown<'a>(error: &str, names: impl Iterator<Item = &'a str>, alone: impl Fn(&str) -> String) -> Option<&'a str> {
    names.take(200).find(|name| {
        let tex = alone(name);
        let storage = Storage::new();
        Parser::new(&tex, &storage).find_map(Result::err).is_some_and(|found| first_line(&found) == error)
    })
}

fn commands(tex: &str) -> impl Iterator<Item = &str> {
    tex.match_indices('\\').filter_map(|(at, _)| {
        let name = &tex[at + 1..];
        let length = name.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(name.len());
        (length > 0).then(|| &tex[at..=at + length])
    })
}

fn environments(tex: &str) -> impl Iterator<Item = &str> {
    tex.split("\\begin{").skip(1).filter_map(|rest| rest.split_once('}')).map(|(name, _)| name)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::render;

    #[test]
    fn formulas_become_mathml() {
        let inline = render("a^2 < b", false).unwrap();
        assert_eq!(inline, "<math display=\"inline\"><msup><mi>a</mi><mn>2</mn></msup><mo>&lt;</mo><mi>b</mi></math>");
        let block = render(r"\begin{cases} 1 & x > 0 \\ 0 & \text{else} \end{cases}", true).unwrap();
        assert!(block.starts_with("<math display=\"block\">") && block.contains("<mtext>else</mtext>"), "{block}");
    }

    #[test]
    fn nothing_carries_a_style() {
        for tex in [
            r"\color{red}x \textcolor{#00ff00}{y} \colorbox{blue}{z} \fcolorbox{red}{blue}{w}",
            r"a\!b \kern-1em c \hspace{-2em}",
            r"\begin{array}{c|c}a&b\\[2em]c&d\end{array}",
            r"\mathstrut x \strut",
        ] {
            let mathml = render(tex, true).unwrap();
            assert!(!mathml.contains("style=") && !mathml.contains("> height"), "{mathml}");
        }
        let colours = render(r"\textcolor{#00ff00}{y}", false).unwrap();
        assert!(colours.contains("mathcolor=\"#00ff00\""), "{colours}");
    }

    #[test]
    fn markup_stays_text() {
        for tex in
            [r"\text{<img src=x onerror=alert(1)>}", r"\mathrm{<b>}", r"\mathbf{\text{<b>}}", "<img x>", r"\&lt;"]
        {
            let mathml = render(tex, false).unwrap();
            assert!(!mathml.contains("<img") && !mathml.contains("<b"), "{mathml}");
        }
        for tex in [r"\operatorname{<img src=x>}", r"\def\a{\operatorname{<b>}}\a", r"\operatorname*{a&lt;}"] {
            assert!(render(tex, false).is_err(), "{tex}");
        }
    }

    #[test]
    fn errors_name_the_culprit() {
        for (tex, error) in [
            (r"\alpha \foo{x}", r"unknown command `\foo`"),
            (r"\begin{matrix}a\end{matrix}\begin{tikzpicture}\end{tikzpicture}", "unknown environment `tikzpicture`"),
            (r"\frac{1", "unbalanced group found, expected it to be closed with `}`"),
            ("x^2^3", "trying to add a superscript twice to the same element"),
            ("{".repeat(100_000).as_str(), "the formula is longer than 10000 bytes: split it into several"),
        ] {
            assert_eq!(render(tex, false).unwrap_err(), error);
        }
    }

    #[test]
    fn nothing_panics() {
        for tex in [
            "",
            "\\",
            "\\kern1em\u{a0}x",
            "\\begin{alignat}{é}x\\end{alignat}",
            &format!("{}x", r"\hat".repeat(100)),
            &format!("{}x{}", "{".repeat(100), "}".repeat(100)),
            r"\begin{array}{||}x\end{array}",
            r"\def\a{\a}\a",
        ] {
            let _ = render(tex, false);
        }
    }

    proptest! {
        #[test]
        fn any_text_is_harmless(tex in r"([\\{}&^_#%<>$ é0-9]|[a-z]|\\(frac|sqrt|left|right|hat|text|begin\{array\}|end\{array\}|operatorname)){0,40}") {
            if let Ok(mathml) = render(&tex, false) {
                prop_assert!(mathml.starts_with("<math ") && mathml.ends_with("</math>"));
                prop_assert!(!mathml.contains("style="));
            }
        }
    }
}
