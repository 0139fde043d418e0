//! The report as test results in the XML of JUnit, for services that show such.
//!
//! A document is a suite, and each rule with findings in it one test: services tell tests by suite and name alone, so a
//! test for each finding would hide some, and a name with a line in it would be a new test after every edit above. A
//! document without findings is a test that passed.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::Base;
use super::located::{Located, locate};
use crate::diagnostic::Level;
use crate::library::Library;
use crate::rules::Report;

/// The report as JUnit XML; paths count from the top of the repository.
///
/// A test fails where the run does: on errors, with `strict` on warnings too. Other warnings are output of a test that
/// passed.
pub fn junit(report: &Report, library: &Library, base: &Base, strict: bool) -> String {
    let located = locate(report, library);
    let mut suites: BTreeMap<&str, Suite> = report.documents.iter().map(|path| (&**path, Suite::default())).collect();
    for located in &located {
        let tests = &mut suites.entry(&located.found.path).or_default().tests;
        match tests.iter_mut().find(|test| test.rule == located.found.rule) {
            Some(test) => test.findings.push(located),
            None => tests.push(Test { rule: located.found.rule, findings: vec![located] }),
        }
    }
    let tests: usize = suites.values().map(Suite::size).sum();
    let failures: usize = suites.values().map(|suite| suite.failures(strict)).sum();
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    let _ = writeln!(out, r#"<testsuites name="lyceum" tests="{tests}" failures="{failures}" errors="0" time="0">"#);
    for (path, suite) in &suites {
        suite.write(&mut out, &base.path(path), strict);
    }
    out.push_str("</testsuites>\n");
    out
}

/// A document.
#[derive(Default)]
struct Suite<'l> {
    tests: Vec<Test<'l>>,
}

/// The findings of a rule in a document.
struct Test<'l> {
    rule: &'l str,
    findings: Vec<&'l Located<'l>>,
}

impl Suite<'_> {
    fn size(&self) -> usize {
        self.tests.len().max(1)
    }

    fn failures(&self, strict: bool) -> usize {
        self.tests.iter().filter(|test| test.fails(strict)).count()
    }

    fn write(&self, out: &mut String, path: &str, strict: bool) {
        let (name, tests, failures) = (attribute(path), self.size(), self.failures(strict));
        let _ = writeln!(
            out,
            r#"  <testsuite name="{name}" tests="{tests}" failures="{failures}" errors="0" skipped="0" time="0">"#
        );
        if self.tests.is_empty() {
            let _ = writeln!(out, r#"    <testcase name="all rules" classname="{name}" time="0"/>"#);
        }
        for test in &self.tests {
            test.write(out, path, strict);
        }
        out.push_str("  </testsuite>\n");
    }
}

impl Test<'_> {
    fn fails(&self, strict: bool) -> bool {
        strict || self.findings.iter().any(|located| located.found.level == Level::Error)
    }

    fn write(&self, out: &mut String, path: &str, strict: bool) {
        let text = self.findings.iter().map(|located| located.sentence(path)).collect::<Vec<_>>().join("\n");
        let (text, file) = (content(&text), attribute(path));
        let _ = writeln!(out, r#"    <testcase name="{}" classname="{file}" time="0">"#, attribute(self.rule));
        if self.fails(strict) {
            let found = self.findings[0].found;
            let more = self.findings.len() - 1;
            let more = if more > 0 { format!(" (and {more} more)") } else { String::new() };
            let message = attribute(&format!("{}{more}", found.message));
            let level = found.level.name();
            let _ = writeln!(out, r#"      <failure message="{message}" type="{level}">{text}</failure>"#);
        } else {
            let _ = writeln!(out, "      <system-out>{text}</system-out>");
        }
        out.push_str("    </testcase>\n");
    }
}

/// A text between tags.
fn content(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            // `]]>` may not stand in a text.
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' | '\t' => out.push(c),
            '\r' => {}
            // What XML 1.0 has no way to write.
            '\u{fffe}' | '\u{ffff}' => out.push('\u{fffd}'),
            c => out.push(super::visible(c)),
        }
    }
    out
}

/// A text in an attribute, where line ends would be read as spaces.
fn attribute(text: &str) -> String {
    content(text).replace(['\n', '\t'], " ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_escaped_and_hold_nothing_that_xml_cannot() {
        assert_eq!(
            content("a & b <i> ]]> \"q\"\u{0}\u{1b}\u{ffff}\r\n"),
            "a &amp; b &lt;i&gt; ]]&gt; &quot;q&quot;\u{fffd}\u{fffd}\u{fffd}\n"
        );
        assert_eq!(attribute("a\n\"b\""), "a &quot;b&quot;");
    }
}
