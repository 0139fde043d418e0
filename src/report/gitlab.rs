//! The report for GitLab's code quality: an array of findings, of which GitLab compares the fingerprints.

use serde_json::{Value, json as value};

use super::located::{Located, locate};
use super::{Base, one_line, pretty};
use crate::diagnostic::Level;
use crate::library::Library;
use crate::rules::Report;

/// The report as a code quality artifact; paths count from the top of the repository.
pub fn gitlab(report: &Report, library: &Library, base: &Base) -> String {
    let fingerprints = report.fingerprints_under(library, |path| base.path(path));
    let located = locate(report, library);
    let findings: Vec<Value> =
        located.iter().zip(fingerprints).map(|(located, fingerprint)| finding(located, &fingerprint, base)).collect();
    pretty(&findings.into())
}

fn finding(located: &Located, fingerprint: &str, base: &Base) -> Value {
    let found = located.found;
    // GitLab shows one text and nothing else.
    let help = found.help.as_ref().map_or(String::new(), |help| format!("; {help}"));
    value!({
        "description": one_line(&format!("{}{help}", found.message)),
        "check_name": found.rule,
        "fingerprint": fingerprint,
        "severity": if found.level == Level::Error { "major" } else { "minor" },
        "location": {
            "path": base.path(&found.path),
            "lines": {"begin": located.range.start.line, "end": located.last_line()},
        },
    })
}
