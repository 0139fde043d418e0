//! The report as workflow commands of GitHub Actions, which makes annotations of them.
//!
//! GitHub shows ten errors, ten warnings and ten notices of a step: the first that come. So errors stand before warnings,
//! each rule's first finding before any rule's second, and a notice with the sums closes the report.

use std::collections::{BTreeMap, HashMap};
use std::fmt::Write;

use super::located::{Located, locate};
use super::totals::Totals;
use super::{Base, visible};
use crate::diagnostic::Level;
use crate::library::Library;
use crate::rules::{self, Report};

/// The report as one workflow command for each finding and one for the sums; paths count from the top of the repository.
pub fn github(report: &Report, library: &Library, base: &Base) -> String {
    let totals = Totals::new(report);
    let mut out = String::new();
    for located in worst_first(locate(report, library), &totals) {
        command(&mut out, &located, base);
    }
    let lines =
        [Some(totals.sentence()), totals.by_rule(), totals.fixable(&library.config.argument()), totals.left_out()];
    let lines: Vec<String> = lines.into_iter().flatten().collect();
    let _ = writeln!(out, "::notice title=Lyceum::{}", escape(&lines.join("\n"), ""));
    out
}

/// Errors before warnings; among these the rules take turns: first those that are errors unless configured otherwise, of
/// these the ones with the most findings.
fn worst_first<'r>(located: Vec<Located<'r>>, totals: &Totals<'r>) -> Vec<Located<'r>> {
    let mut rules: Vec<&str> = totals.rules.iter().map(|rule| rule.name).collect();
    rules.sort_by_key(|rule| rules::find(rule).map_or(Level::Warning, |rule| rule.level));
    let places: HashMap<&str, usize> = rules.into_iter().enumerate().map(|(place, rule)| (rule, place)).collect();
    let mut turns: BTreeMap<(Level, &str), usize> = BTreeMap::new();
    let mut keyed: Vec<_> = located
        .into_iter()
        .map(|located| {
            let found = located.found;
            let turn = turns.entry((found.level, found.rule)).or_default();
            *turn += 1;
            ((found.level, *turn, places.get(found.rule).copied()), located)
        })
        .collect();
    keyed.sort_by_key(|(key, _)| *key);
    keyed.into_iter().map(|(_, located)| located).collect()
}

fn command(out: &mut String, located: &Located, base: &Base) {
    let found = located.found;
    let path = base.path(&found.path);
    let (start, end) = (located.range.start, located.range.end);
    let _ = write!(out, "::{} file={},line={}", found.level.name(), escape(&path, ":,"), start.line);
    if found.span.is_some() {
        let _ = write!(out, ",endLine={}", located.last_line());
        // Columns count only where all is on one line.
        if start.line == end.line {
            let _ = write!(out, ",col={},endColumn={}", start.column, end.column);
        }
    }
    // The log shows nothing but the message, so the place stands in there too.
    let _ = writeln!(out, ",title={}::{}", escape(found.rule, ":,"), escape(&located.sentence(&path), ""));
}

/// A text as the value of a property or, with nothing `besides`, as the message of a command.
fn escape(text: &str, besides: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '%' | '\r' | '\n') || besides.contains(c) {
            let _ = write!(out, "%{:02X}", u32::from(c));
        } else {
            out.push(visible(c));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_and_properties_are_escaped_as_the_runner_reads_them() {
        assert_eq!(escape("100%: a, b\r\nc\u{1b}", ""), "100%25: a, b%0D%0Ac\u{fffd}");
        assert_eq!(escape("100%: a, b\n", ":,"), "100%25%3A a%2C b%0A");
    }
}
