//! A shortcode without a template.

use crate::diagnostic::Level;
use crate::rules::{Check, Checked, Finding, Group, Rule};
use crate::text::nearest;

pub(super) const RULE: Rule = Rule {
    name: "unknown-shortcode",
    group: Group::Structure,
    level: Level::Warning,
    summary: "a shortcode without a template",
    page: include_str!("../../../content/rules/unknown-shortcode.md"),
    check: Check::Document(check),
};

fn check(checked: &Checked, out: &mut Vec<Finding>) {
    for (shortcode, span) in &checked.entry.document.shortcodes {
        // Without attributes it may just be a word in brackets.
        let config = &checked.library.config;
        let is_known = config.shows_worksheets(&shortcode.name) || config.shortcode(&shortcode.name).is_some();
        if shortcode.attributes.is_empty() || is_known {
            continue;
        }
        let known = config.shortcodes.iter().map(|(name, _)| name.as_str()).chain([crate::worksheet::BLOCK]);
        let help = match nearest(&shortcode.name, known) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!(
                "add templates/shortcodes/{}.html, or map the name under `shortcodes:` in lyceum.yaml",
                shortcode.name
            ),
        };
        out.push(
            Finding::at(span.clone(), format!("there is no shortcode `{}`; it is shown as text", shortcode.name))
                .help(help),
        );
    }
}
