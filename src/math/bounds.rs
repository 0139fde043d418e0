//! What a formula may look like before it is given to the parser, which would panic, use up the stack or take very
//! long with some others.

/// The longest formula, in bytes.
const LONGEST: usize = 10_000;
/// How deep groups, environments and pairs of `\left` and `\right` may nest.
const DEEPEST: usize = 100;
/// How many commands may follow each other with nothing in between: each may be the argument of the one before it, and
/// the parser goes down its stack for each.
const LONGEST_RUN: usize = 100;

/// Turns away what is too much for the parser.
pub(super) fn check(tex: &str) -> Result<(), String> {
    if tex.len() > LONGEST {
        return Err(format!("the formula is longer than {LONGEST} bytes: split it into several"));
    }
    let (mut depth, mut run) = (0_usize, 0_usize);
    let (mut defines, mut parameters) = (false, false);
    let mut rest = tex;
    while let Some(c) = rest.chars().next() {
        let (name, after) = if c == '\\' { command(rest) } else { ("", &rest[c.len_utf8()..]) };
        rest = after;
        match (c, name) {
            ('\\', "char") => return Err("`\\char` is not supported: write the character itself".to_owned()),
            ('\\', "def" | "newcommand" | "renewcommand" | "providecommand") => defines = true,
            ('\\', "left" | "begin") | ('{', _) => depth += 1,
            ('\\', "right" | "end") | ('}', _) => depth = depth.saturating_sub(1),
            ('#', _) => parameters = true,
            ('%', _) => rest = rest.split_once('\n').map_or("", |(_, rest)| rest),
            _ => {}
        }
        match c {
            '\\' => run += 1,
            '%' => {}
            c if c.is_whitespace() => {}
            _ => run = 0,
        }
        if depth > DEEPEST {
            return Err(format!("the formula nests more than {DEEPEST} levels deep"));
        }
        if run > LONGEST_RUN {
            return Err(format!("more than {LONGEST_RUN} commands follow each other: put braces around some"));
        }
    }
    // Parameters multiply what stands in them, so that the run would no longer be bounded by what was counted here.
    if defines && parameters {
        return Err("macros with parameters are not supported: write the formula out".to_owned());
    }
    Ok(())
}

/// Splits the command that `tex` begins with into its name and what follows it.
fn command(tex: &str) -> (&str, &str) {
    let name = &tex[1..];
    let letters = name.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(name.len());
    let length = if letters > 0 { letters } else { name.chars().next().map_or(0, char::len_utf8) };
    name.split_at(length)
}

#[cfg(test)]
mod tests {
    use super::check;

    #[test]
    fn ordinary_formulas_pass() {
        for tex in [
            "",
            "\\",
            "a^2 + b^2",
            r"\{x\}",
            r"\newcommand{\R}{\mathbb{R}} \R^2",
            r"\textcolor{#ff0000}{x}",
            r"\alpha\beta\gamma\delta\epsilon\zeta\eta\theta\iota\kappa\lambda\mu\nu\xi\pi\rho\sigma\tau\phi\chi\psi\omega",
            "x % {{{{ a comment",
        ] {
            assert_eq!(check(tex), Ok(()), "{tex}");
        }
    }

    #[test]
    fn what_is_too_much_is_turned_away() {
        for (tex, word) in [
            ("{".repeat(100_000), "longer"),
            ("{".repeat(101), "deep"),
            (r"\left(".repeat(101), "deep"),
            (r"\begin{matrix}".repeat(101), "deep"),
            (r"\hat".repeat(101), "follow"),
            ("\\hat %c\n".repeat(101), "follow"),
            (r"\char60".to_owned(), "char"),
            (r"\def\a#1{#1#1}\a{x}".to_owned(), "parameters"),
        ] {
            let error = check(&tex).unwrap_err();
            assert!(error.contains(word), "{error}");
        }
    }
}
