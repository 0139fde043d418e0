//! The stage that judges: rules look at the facts of a library and say what is wrong. Always over everything, whatever
//! the audience.
//!
//! A rule is a value: its name, what it is about, how bad its findings are, its page and its function. It only reads the
//! library: no files, no clock, no network.

mod allowances;
mod blocks;
mod called;
mod checked;
mod data;
mod evidence;
mod fingerprint;
mod healing;
mod ids;
mod levels;
mod list;
mod near_miss;
mod placeholders;
mod remote;
mod twins;

mod audience;
mod course;
mod front_matter;
mod governance;
mod identity;
mod links;
mod relations;
mod routes;
mod seo;
mod structure;
mod worksheet;

use std::sync::Arc;

use rayon::prelude::*;

use crate::diagnostic::{Diagnostic, Level};
use crate::library::Library;
use crate::remote::Link;
use twins::Twins;

pub use checked::{Checked, Finding};
pub use evidence::{Evidence, Past, Record, Surroundings};
pub use levels::Selection;
pub use remote::Asked;
pub use twins::{Alike, Others};

/// A rule.
pub struct Rule {
    /// Its name, in kebab-case; it reads well behind "allow".
    pub name: &'static str,
    /// What it is about.
    pub group: Group,
    /// How bad its findings are unless configured otherwise.
    pub level: Level,
    /// What it finds, in one line.
    pub summary: &'static str,
    /// Its page, in Markdown with front matter.
    pub page: &'static str,
    /// Its function.
    pub check: Check,
}

/// What a rule is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Group {
    /// The fields at the head of a document.
    FrontMatter,
    /// Names of documents.
    Identity,
    /// Relations in front matter.
    Relations,
    /// References in the text.
    Links,
    /// What search engines show.
    Seo,
    /// The text itself.
    Structure,
    /// Courses, their lessons and quizzes, and the paths through them.
    Course,
    /// What readers fill in.
    Worksheet,
    /// Who answers for a document, and whether it is still true.
    Governance,
    /// Who may see what.
    Audience,
    /// Published addresses.
    Routes,
}

impl Group {
    /// The group's name in configuration.
    pub fn name(self) -> &'static str {
        match self {
            Self::FrontMatter => "front-matter",
            Self::Identity => "identity",
            Self::Relations => "relations",
            Self::Links => "links",
            Self::Seo => "seo",
            Self::Structure => "structure",
            Self::Course => "course",
            Self::Worksheet => "worksheet",
            Self::Governance => "governance",
            Self::Audience => "audience",
            Self::Routes => "routes",
        }
    }
}

/// How a rule looks at a site.
pub enum Check {
    /// At each document on its own, with the whole library at hand.
    Document(fn(&Checked, &mut Vec<Finding>)),
    /// At documents that share what only one of them should have.
    Twins(Alike),
    /// At the site as a whole; its findings name their documents.
    Site(fn(&Evidence) -> Vec<(String, Finding)>),
    /// At each document and what it was before, where the past of the site is at hand.
    Past(fn(&Checked, &Past, &mut Vec<Finding>)),
    /// At what documents waive, when all other rules have been asked.
    Allowances,
    /// At what an address outside the site answered, where answers are at hand.
    Remote(fn(&Asked) -> Option<Finding>),
}

/// The rules of all groups.
const GROUPS: &[&[&Rule]] = &[
    front_matter::RULES,
    identity::RULES,
    relations::RULES,
    links::RULES,
    seo::RULES,
    structure::RULES,
    course::RULES,
    worksheet::RULES,
    governance::RULES,
    audience::RULES,
    routes::RULES,
];

/// All rules, group by group.
pub fn all() -> impl Iterator<Item = &'static Rule> {
    GROUPS.iter().copied().flatten().copied()
}

/// The names of all rules and groups.
pub fn names() -> Vec<&'static str> {
    let mut names: Vec<&str> = all().flat_map(|rule| [rule.name, rule.group.name()]).collect();
    names.sort_unstable();
    names.dedup();
    names
}

/// The rule of a name.
pub fn find(name: &str) -> Option<&'static Rule> {
    all().find(|rule| rule.name == name)
}

/// What a check found.
#[derive(Debug, Default, Clone)]
pub struct Report {
    /// The documents that were looked at, by path.
    pub documents: Vec<Arc<str>>,
    /// The findings, by path, place and rule.
    pub diagnostics: Vec<Diagnostic>,
    /// Findings that were taken out: how many, and which they are, in words behind "findings".
    pub left_out: Vec<(usize, String)>,
}

impl Report {
    /// How many findings have a level.
    pub fn count(&self, level: Level) -> usize {
        self.diagnostics.iter().filter(|diagnostic| diagnostic.level == level).count()
    }

    /// How many findings have a safe fix.
    pub fn fixable(&self) -> usize {
        self.diagnostics.iter().filter(|diagnostic| diagnostic.fix.as_ref().is_some_and(|fix| fix.safe)).count()
    }

    /// The same without the findings that are not wanted; how many these are is kept, with the words for them.
    pub fn keep(mut self, words: &str, wanted: impl FnMut(&Diagnostic) -> bool) -> Self {
        let before = self.diagnostics.len();
        self.diagnostics.retain(wanted);
        if self.diagnostics.len() < before {
            self.left_out.push((before - self.diagnostics.len(), words.to_owned()));
        }
        self
    }
}

/// Asks all rules that the configuration and the selection leave on.
pub fn check(library: &Library, surroundings: &Surroundings, selection: &Selection) -> Report {
    check_with(all().filter(|rule| selection.asks(rule)).collect(), library, surroundings)
}

/// Asks those of them that look at what addresses outside the site answered.
pub fn check_remote(library: &Library, surroundings: &Surroundings, selection: &Selection) -> Report {
    let remote = all().filter(|rule| matches!(rule.check, Check::Remote(_)) && selection.asks(rule));
    check_with(remote.collect(), library, surroundings)
}

fn check_with(asked: Vec<&'static Rule>, library: &Library, surroundings: &Surroundings) -> Report {
    let evidence = Evidence::new(library, surroundings, &asked);
    // Nearly every check asks for the names: made beside something else, nobody waits for them.
    let (twins, _) = rayon::join(|| Twins::of_rules(&evidence, &asked), || evidence.names());
    let of_documents: Vec<(Vec<Diagnostic>, Vec<Waived>)> = (0..library.entries.len())
        .into_par_iter()
        .map(|entry| check_document(&evidence, entry, &asked, &twins))
        .collect();
    let mut diagnostics = Vec::new();
    let mut waived: Vec<Waived> = Vec::new();
    for (found, allowed) in of_documents {
        diagnostics.extend(found);
        waived.extend(allowed);
    }
    for (rule, findings) in of_site(&evidence, &asked) {
        for (path, finding) in findings {
            match levels::level_at(rule, &path, library) {
                levels::Judged::Off => {}
                levels::Judged::Allowed(entry) => waived.push((entry, rule.name)),
                levels::Judged::Level(level) => diagnostics.push(finding.diagnostic(rule, level, path.into())),
            }
        }
    }
    if asked.iter().any(|rule| matches!(rule.check, Check::Allowances)) {
        diagnostics.extend(allowances::check(&evidence, &asked, &waived));
    }
    diagnostics.par_sort_by(|a, b| place(a).cmp(&place(b)));
    Report { documents: library.document_paths(), diagnostics, left_out: Vec::new() }
}

/// What the rules find that look at the site as a whole.
fn of_site(evidence: &Evidence, asked: &[&'static Rule]) -> Vec<(&'static Rule, Vec<(String, Finding)>)> {
    let of_rule = |rule: &&'static Rule| match rule.check {
        Check::Site(check) => Some((*rule, check(evidence))),
        _ => None,
    };
    asked.par_iter().filter_map(of_rule).collect()
}

/// What findings are sorted by.
fn place(found: &Diagnostic) -> (&str, (usize, usize), &str, &str) {
    let span = found.span.as_ref().map_or((0, 0), |span| (span.start, span.end));
    (&found.path, span, found.rule, &found.message)
}

/// A finding that a document waives: which document, and the rule's name.
type Waived = (usize, &'static str);

/// The findings on one document, and the rules that would have found something but for its allowances. The twins are
/// those of each rule.
fn check_document(
    evidence: &Evidence,
    entry: usize,
    asked: &[&'static Rule],
    twins: &[Twins],
) -> (Vec<Diagnostic>, Vec<Waived>) {
    let checked = Checked::new(evidence, entry);
    let path = &checked.entry.document.source.path;
    let (mut diagnostics, mut waived, mut findings) = (Vec::new(), Vec::new(), Vec::new());
    let mut remote: Option<Vec<Link>> = None;
    for (rule, twins) in asked.iter().zip(twins) {
        if matches!(rule.check, Check::Site(_) | Check::Allowances) {
            continue;
        }
        let judged = levels::level(rule, entry, evidence.library);
        if judged == levels::Judged::Off {
            continue;
        }
        match &rule.check {
            Check::Document(check) => check(&checked, &mut findings),
            Check::Twins(alike) => findings.extend(twins.finding(alike, &checked)),
            Check::Past(check) => {
                if let Some(past) = &evidence.surroundings.past {
                    check(&checked, past, &mut findings);
                }
            }
            Check::Remote(check) => {
                let links = remote.get_or_insert_with(|| remote::answered(&checked));
                findings.extend(remote::findings(&checked, links, *check));
            }
            Check::Site(_) | Check::Allowances => {}
        }
        match judged {
            levels::Judged::Level(level) => {
                diagnostics.extend(findings.drain(..).map(|finding| finding.diagnostic(rule, level, path.clone())));
            }
            _ if !findings.is_empty() => waived.push((entry, rule.name)),
            _ => {}
        }
        findings.clear();
    }
    (diagnostics, waived)
}
