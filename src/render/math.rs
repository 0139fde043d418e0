//! LaTeX formulas as MathML, which every browser draws without a script.
//!
//! What comes out holds no `style` attribute, which the site's Content-Security-Policy forbids, and nothing of the
//! formula that is not escaped: it can stand in a page as it is.

#[cfg(feature = "math")]
mod bounds;
#[cfg(feature = "math")]
mod latex;
#[cfg(feature = "math")]
mod tidy;

/// Whether this build of Lyceum can draw formulas at all (the cargo feature `math`). If not, [`render`] always fails,
/// and a formula is best shown as it is written, without a word about it.
pub const AVAILABLE: bool = cfg!(feature = "math");

/// The formula `tex`, without its dollar signs, as a `math` element: on a line of its own when `display`, else within
/// the text. The error says in a few words what is wrong with the formula.
pub fn render(tex: &str, display: bool) -> Result<String, String> {
    #[cfg(feature = "math")]
    return latex::render(tex, display);
    #[cfg(not(feature = "math"))]
    {
        let _ = (tex, display);
        Err("this build cannot draw formulas: build it with the cargo feature `math`".to_owned())
    }
}
