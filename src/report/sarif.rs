//! The report as SARIF 2.1.0, the standard's form for findings, which code scanning services read.

mod rule;

use std::collections::BTreeMap;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::{Value, json as value};

use super::located::{Located, locate};
use super::{Base, pretty};
use crate::diagnostic::Fix;
use crate::library::Library;
use crate::rules::{self, Report};
use crate::source::LineRange;

/// The name that SARIF gives the top of the repository.
const TOP: &str = "%SRCROOT%";
/// Where the standard's schema is found.
const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";
/// What in a path needs no escape; of other scripts nothing does without.
const PLAIN: &AsciiSet = &NON_ALPHANUMERIC.remove(b'/').remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// The report as SARIF; paths count from the top of the repository. All rules are told of, also those without a finding.
pub fn sarif(report: &Report, library: &Library, base: &Base) -> String {
    let fingerprints = report.fingerprints_under(library, |path| base.path(path));
    let located = locate(report, library);
    let results: Vec<Value> =
        located.iter().zip(fingerprints).map(|(located, fingerprint)| result(located, &fingerprint, base)).collect();
    pretty(&value!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": {
                "name": "Lyceum",
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": rules::all().map(rule::descriptor).collect::<Vec<_>>(),
            }},
            "originalUriBaseIds": {TOP: {"description": {"text": "The top of the repository."}}},
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    }))
}

fn result(located: &Located, fingerprint: &str, base: &Base) -> Value {
    let found = located.found;
    let help = found.help.as_ref().map_or(String::new(), |help| format!("\nHelp: {help}"));
    let mut result = value!({
        "ruleId": found.rule,
        "level": found.level.name(),
        "message": {"text": format!("{}{help}", found.message)},
        "locations": [{"physicalLocation": {
            "artifactLocation": artifact(&found.path, base),
            "region": region(located.range),
        }}],
        // Not the one that code scanning compares: its upload action makes that by itself, and warns of any other.
        "partialFingerprints": {"lyceum/v1": fingerprint},
    });
    if let Some(index) = rules::all().position(|rule| rule.name == found.rule) {
        result["ruleIndex"] = index.into();
    }
    if let Some(fix) = found.fix.as_ref().and_then(|fix| describe(fix, &located.edits, base)) {
        result["fixes"] = value!([fix]);
    }
    result
}

fn artifact(path: &str, base: &Base) -> Value {
    value!({"uri": utf8_percent_encode(&base.path(path), PLAIN).to_string(), "uriBaseId": TOP})
}

fn region(range: LineRange) -> Value {
    let LineRange { start, end } = range;
    value!({"startLine": start.line, "startColumn": start.column, "endLine": end.line, "endColumn": end.column})
}

/// A fix, its edits by document.
fn describe(fix: &Fix, places: &[Option<LineRange>], base: &Base) -> Option<Value> {
    let mut changes: BTreeMap<&str, Vec<Value>> = BTreeMap::new();
    for (edit, place) in fix.edits.iter().zip(places) {
        let replacement = value!({"deletedRegion": region((*place)?), "insertedContent": {"text": edit.text}});
        changes.entry(&edit.path).or_default().push(replacement);
    }
    let changes: Vec<Value> = changes
        .into_iter()
        .map(|(path, replacements)| value!({"artifactLocation": artifact(path, base), "replacements": replacements}))
        .collect();
    // The standard wants a change in every fix.
    (!changes.is_empty()).then(|| {
        value!({
            "description": {"text": fix.description},
            "artifactChanges": changes,
            "properties": {"safe": fix.safe},
        })
    })
}
