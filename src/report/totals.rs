//! The closing sums of a report, by rule.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::count;
use crate::diagnostic::Level;
use crate::rules::Report;

/// What a report comes to.
pub(super) struct Totals<'r> {
    report: &'r Report,
    /// The rules with findings, those with the most first.
    pub(super) rules: Vec<OfRule<'r>>,
}

/// The findings of one rule.
#[derive(Default)]
pub(super) struct OfRule<'r> {
    pub(super) name: &'r str,
    /// How many there are.
    pub(super) findings: usize,
    /// In how many documents.
    pub(super) documents: usize,
    /// How many can be mended without a person's look.
    pub(super) safe: usize,
    /// How many can be mended, but not without one.
    pub(super) doubtful: usize,
}

impl<'r> Totals<'r> {
    pub(super) fn new(report: &'r Report) -> Self {
        let mut rules: BTreeMap<&str, (OfRule, BTreeSet<&str>)> = BTreeMap::new();
        for found in &report.diagnostics {
            let (of_rule, paths) = rules.entry(found.rule).or_default();
            of_rule.findings += 1;
            paths.insert(&found.path);
            match &found.fix {
                Some(fix) if fix.safe => of_rule.safe += 1,
                Some(_) => of_rule.doubtful += 1,
                None => {}
            }
        }
        let finished = rules.into_iter().map(|(name, (sums, paths))| OfRule { name, documents: paths.len(), ..sums });
        let mut rules: Vec<OfRule> = finished.collect();
        rules.sort_by_key(|rule| (Reverse(rule.findings), rule.name));
        Self { report, rules }
    }

    /// `2 errors and 1 warning in 612 documents`
    pub(super) fn sentence(&self) -> String {
        let documents = count(self.report.documents.len(), "document");
        let sums = [(Level::Error, "error"), (Level::Warning, "warning")].map(|(level, noun)| {
            let number = self.report.count(level);
            (number > 0).then(|| count(number, noun))
        });
        let sums: Vec<String> = sums.into_iter().flatten().collect();
        if sums.is_empty() {
            format!("no problems in {documents}")
        } else {
            format!("{} in {documents}", sums.join(" and "))
        }
    }

    /// `2 broken-link, 1 missing-field`; `None` where nothing was found.
    pub(super) fn by_rule(&self) -> Option<String> {
        let rules: Vec<String> = self.rules.iter().map(|rule| format!("{} {}", rule.findings, rule.name)).collect();
        (!rules.is_empty()).then(|| rules.join(", "))
    }

    /// `2 can be mended with ...`, where `site` is the argument that names the site; `None` where no finding has a fix.
    pub(super) fn fixable(&self, site: &str) -> Option<String> {
        let safe: usize = self.rules.iter().map(|rule| rule.safe).sum();
        let doubtful: usize = self.rules.iter().map(|rule| rule.doubtful).sum();
        match (safe, doubtful) {
            (0, 0) => None,
            (_, 0) => Some(format!("{safe} can be mended with `lyceum fix{site}`")),
            (0, _) => Some(format!("{doubtful} can be mended with `lyceum fix --unsafe{site}`")),
            _ => Some(format!(
                "{safe} can be mended with `lyceum fix{site}`, {doubtful} more with `lyceum fix --unsafe{site}`"
            )),
        }
    }

    /// `not shown: 37 findings in other documents`; `None` where all are shown.
    pub(super) fn left_out(&self) -> Option<String> {
        let left_out: Vec<String> = self
            .report
            .left_out
            .iter()
            .map(|(number, words)| format!("{} {words}", count(*number, "finding")))
            .collect();
        (!left_out.is_empty()).then(|| format!("not shown: {}", left_out.join(", ")))
    }
}
