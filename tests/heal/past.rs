//! A knowledge base with a past: documents that refer to each other in every form, renamed and moved commit by commit by
//! people who do not look who refers to them. What every reference was meant to say is known, whatever its text says now.

#![allow(unreachable_pub, reason = "the modules of one test program")]

use crate::support::{TestSite, git, read, write};

/// A small generator of numbers, the same on every machine.
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    /// A number below a bound.
    pub fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % bound as u64) as usize
    }

    pub fn one_of<'a, T>(&mut self, items: &'a [T]) -> &'a T {
        &items[self.below(items.len())]
    }

    pub fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }
}

/// How a reference is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Form {
    /// `- "../folder/name.md"`
    RelationRelative,
    /// `- /folder/name`
    RelationRoot,
    /// `- 'name.md' # why`
    RelationName,
    /// `- {to: "folder/name.md", type: competency}`
    RelationTyped,
    /// `[[name]]`
    Wiki,
    /// `[[folder/name#Details|label]]`
    WikiPath,
    /// `[text](../folder/name.md#details "title")`
    Link,
    /// `[text](</folder/name.md>)`
    LinkRoot,
    /// `![[name]]`
    Embed,
}

pub const FORMS: [Form; 9] = [
    Form::RelationRelative,
    Form::RelationRoot,
    Form::RelationName,
    Form::RelationTyped,
    Form::Wiki,
    Form::WikiPath,
    Form::Link,
    Form::LinkRoot,
    Form::Embed,
];

/// A reference with what it was meant to lead to.
#[derive(Debug, Clone)]
pub struct Reference {
    pub form: Form,
    pub to: usize,
    /// Its whole text as it stands in the document.
    pub written: String,
    /// The target's path and the document's folder when it was written.
    then: (String, String),
}

/// A document, whatever its path is now.
#[derive(Debug, Clone)]
pub struct Document {
    pub path: String,
    pub references: Vec<Reference>,
    crlf: bool,
    bom: bool,
}

/// A fault that is nobody's rename, in every so many documents; it can be mended with certainty.
#[derive(Debug)]
pub struct Plant {
    pub rule: &'static str,
    text: &'static str,
    every: usize,
}

const PLANTED: [Plant; 2] = [
    Plant { rule: "misspelt-field", text: "Owner Team: Papers", every: 17 },
    Plant { rule: "duplicate-entry", text: "tags: [paper, series, Paper]", every: 23 },
];

impl Plant {
    fn grows_in(&self, n: usize) -> bool {
        n % self.every == 5
    }

    fn line(&self) -> String {
        format!("{}\n", self.text)
    }
}

/// A site in a repository.
pub struct Past {
    pub site: TestSite,
    pub documents: Vec<Document>,
    pub renames: usize,
    dice: Dice,
    folders: Vec<String>,
    names: usize,
    commits: usize,
}

const WORDS: [&str; 24] = [
    "amber", "basalt", "cedar", "delta", "ember", "fjord", "garnet", "harbor", "indigo", "juniper", "kestrel",
    "lagoon", "meadow", "nectar", "onyx", "prairie", "quartz", "ripple", "summit", "tundra", "umber", "velvet",
    "willow", "zephyr",
];

impl Past {
    /// The first commit: documents in folders, each with some references to others.
    pub fn new(seed: u64, documents: usize) -> Self {
        let mut past = Self {
            site: TestSite::plain().config("title: Past\ncontent: kb\nrules:\n  orphan-document: \"off\"\n"),
            documents: Vec::new(),
            renames: 0,
            dice: Dice::new(seed),
            folders: ["", "Plans", "Plans/2026", "Field notes", "Über uns", "ops/run"].map(str::to_owned).to_vec(),
            names: 0,
            commits: 0,
        };
        git::init(&past.site.path());
        for _ in 0..documents {
            let folder = past.dice.one_of(&past.folders).clone();
            let path = past.fresh_path(&folder);
            let (crlf, bom) = (past.dice.chance(15), past.dice.chance(10));
            past.documents.push(Document { path, references: Vec::new(), crlf, bom });
        }
        for n in 0..documents {
            for _ in 0..1 + past.dice.below(4) {
                past.add_reference(n);
            }
        }
        (0..documents).for_each(|n| past.save(n));
        past.commit("all documents");
        past
    }

    /// A commit with some renames, and with edits of other documents.
    pub fn rename_some(&mut self, renames: usize) {
        self.rename_without_commit(renames);
        for _ in 0..3 {
            let n = self.dice.below(self.documents.len());
            if self.dice.chance(50) {
                self.add_reference(n);
            }
            self.save(n);
        }
        self.commit("some renames");
    }

    /// Gives a folder another name, with all that lies in it; no document but those in it is touched.
    pub fn rename_a_folder(&mut self) {
        let filled = |folder: &&String| {
            let below = format!("{folder}/");
            !folder.is_empty() && self.documents.iter().any(|document| document.path.starts_with(&below))
        };
        let Some(old) = self.folders.iter().find(filled).cloned() else { return };
        self.names += 1;
        let new = join(folder_of(&old), &format!("{} {}", self.dice.one_of(&WORDS), self.names));
        std::fs::rename(self.site.at(&format!("kb/{old}")), self.site.at(&format!("kb/{new}"))).expect("a folder");
        let moved = |path: &str| {
            Some(format!("{new}{}", path.strip_prefix(&old)?))
                .filter(|_| path[old.len()..].is_empty() || path[old.len()..].starts_with('/'))
        };
        for document in &mut self.documents {
            if let Some(path) = moved(&document.path) {
                document.path = path;
            }
        }
        for folder in &mut self.folders {
            *folder = moved(folder).unwrap_or_else(|| folder.clone());
        }
        self.commit("another name for a folder");
    }

    /// Some renames in the work tree.
    pub fn rename_without_commit(&mut self, renames: usize) {
        for _ in 0..renames {
            let n = self.dice.below(self.documents.len());
            let folder = match self.dice.chance(50) {
                true => folder_of(&self.documents[n].path).to_owned(),
                false => self.dice.one_of(&self.folders).clone(),
            };
            let path = match self.dice.chance(70) {
                true => self.fresh_path(&folder),
                false => join(&folder, self.documents[n].path.rsplit('/').next().unwrap_or_default()),
            };
            if path == self.documents[n].path || self.documents.iter().any(|other| other.path == path) {
                continue;
            }
            self.renames += 1;
            self.move_to(n, path);
        }
    }

    fn commit(&mut self, message: &str) {
        self.commits += 1;
        git::commit(&self.site.path(), self.commits, message);
    }

    /// Moves a file as it is: what it refers to, and what refers to it, is not looked at.
    fn move_to(&mut self, n: usize, path: String) {
        let (from, to) = (self.at(n), self.site.at(&format!("kb/{path}")));
        std::fs::create_dir_all(to.parent().expect("it has a folder")).expect("a folder");
        std::fs::rename(from, to).expect("the file can be moved");
        self.documents[n].path = path;
    }

    fn at(&self, n: usize) -> std::path::PathBuf {
        self.site.at(&format!("kb/{}", self.documents[n].path))
    }

    /// A name that no file ever had; some have spaces, capitals and letters beyond ASCII.
    fn fresh_path(&mut self, folder: &str) -> String {
        self.names += 1;
        let (a, b) = (*self.dice.one_of(&WORDS), *self.dice.one_of(&WORDS));
        let name = match self.names % 4 {
            0 => format!("{a} {b} {}", self.names),
            1 => format!("{a}-{b}-{}", self.names),
            2 => format!("{} {} & Größe {}", a.to_uppercase(), b, self.names),
            _ => format!("{a}_{b}_{}", self.names),
        };
        join(folder, &format!("{name}.md"))
    }

    fn add_reference(&mut self, n: usize) {
        let form = *self.dice.one_of(&FORMS);
        // Embeds lead to later documents only, so that none shows itself.
        let to = match form {
            Form::Embed if n + 1 == self.documents.len() => return,
            Form::Embed => n + 1 + self.dice.below(self.documents.len() - n - 1),
            _ => self.dice.below(self.documents.len()),
        };
        let taken = self.documents[n].references.iter().any(|known| known.to == to);
        if to == n || taken {
            return;
        }
        let (target, folder) = (self.documents[to].path.clone(), folder_of(&self.documents[n].path).to_owned());
        let written = write_reference(form, &target, &folder);
        self.documents[n].references.push(Reference { form, to, written, then: (target, folder) });
    }

    fn save(&self, n: usize) {
        let document = &self.documents[n];
        let part = |relations: bool| {
            let is_relation = |reference: &&Reference| (reference.form < Form::Wiki) == relations;
            document
                .references
                .iter()
                .filter(is_relation)
                .map(|reference| reference.written.as_str())
                .collect::<Vec<_>>()
        };
        let relations: String = part(true).iter().map(|written| format!("  {written}\n")).collect();
        let relations = if relations.is_empty() { String::new() } else { format!("relations:\n{relations}") };
        let links: String = part(false).iter().map(|written| format!("It leans on {written} in a way.\n\n")).collect();
        let own: String =
            (0..12).map(|line| format!("Sentence {line} of {n} speaks of {}.\n", (n * 31 + line * 7) % 997)).collect();
        let planted: String = PLANTED.iter().filter(|plant| plant.grows_in(n)).map(|plant| plant.line()).collect();
        let text = format!(
            "---\ntitle: \"Paper number {n}\" # kept\nid: 'FX/{n:03}'\nstatus: Active\ndoc_type: Reference\nsummary: \"Paper {n} of a series.\"\nsteward: Test\nupdated: 2026-01-31\nsecurity_level: Public\n{planted}{relations}---\n\n{own}\n## Details\n\nMore of {n}.\n\n{links}"
        );
        let text = if document.crlf { text.replace('\n', "\r\n") } else { text };
        let text = if document.bom { format!("\u{feff}{text}") } else { text };
        write(&self.at(n), text.as_bytes());
    }

    /// How many references lead nowhere as things are.
    pub fn broken(&self) -> usize {
        let broken = |document: &Document| {
            document.references.iter().filter(|reference| !self.is_found(document, reference)).count()
        };
        self.documents.iter().map(broken).sum()
    }

    /// Whether a reference still finds what it was meant to lead to. Names of files are unique here, so it finds that or
    /// nothing.
    fn is_found(&self, document: &Document, reference: &Reference) -> bool {
        let (then, folder_then) = &reference.then;
        let (now, folder) = (&self.documents[reference.to].path, folder_of(&document.path));
        let name = |path: &str| path.rsplit('/').next().unwrap_or_default().to_owned();
        match reference.form {
            Form::RelationName | Form::Wiki | Form::Embed => name(then) == name(now),
            Form::RelationRoot | Form::LinkRoot | Form::RelationTyped | Form::WikiPath => ends_with_path(now, then),
            Form::RelationRelative | Form::Link => {
                let way = relative(then, folder_then);
                resolve(&way, folder).as_deref() == Some(now) || !way.starts_with("../") && ends_with_path(now, &way)
            }
        }
    }

    /// Every fault, as the path, line and rule of what `check` is to find.
    pub fn faults(&self) -> Vec<(String, usize, &'static str)> {
        let mut faults = Vec::new();
        let mut texts = self.texts().into_iter();
        for (n, document) in self.documents.iter().enumerate() {
            let text = texts.next().expect("each document has a text");
            let mut fault = |rule: &'static str, piece: &str| {
                let at = text.find(piece).unwrap_or_else(|| panic!("{}: no `{piece}` in\n{text}", document.path));
                faults.push((document.path.clone(), text[..at].matches('\n').count() + 1, rule));
            };
            for reference in document.references.iter().filter(|reference| !self.is_found(document, reference)) {
                fault(rule(reference.form), &reference.written);
            }
            PLANTED.iter().filter(|plant| plant.grows_in(n)).for_each(|plant| fault(plant.rule, plant.text));
        }
        faults.sort();
        faults
    }

    /// The text of each document.
    pub fn texts(&self) -> Vec<String> {
        (0..self.documents.len()).map(|n| read(&self.at(n))).collect()
    }
}

/// The rule that finds a reference of a form where it leads nowhere.
fn rule(form: Form) -> &'static str {
    match form {
        Form::Embed => "broken-embed",
        form if form < Form::Wiki => "broken-relation",
        _ => "broken-link",
    }
}

fn write_reference(form: Form, target: &str, folder: &str) -> String {
    let stem = target.rsplit('/').next().unwrap_or_default().trim_end_matches(".md");
    let without_ending = target.trim_end_matches(".md");
    let encoded = |path: &str| path.replace(' ', "%20").replace('ö', "%C3%B6");
    match form {
        Form::RelationRelative => format!("- \"{}\"", relative(target, folder)),
        Form::RelationRoot => format!("- /{without_ending}"),
        Form::RelationName => format!("- '{stem}.md' # why"),
        Form::RelationTyped => format!("- {{to: \"{target}\", type: competency}}"),
        Form::Wiki => format!("[[{stem}]]"),
        Form::WikiPath => format!("[[{without_ending}#Details|the details]]"),
        Form::Link => format!("[this]({}#details \"A title\")", encoded(&relative(target, folder))),
        Form::LinkRoot => format!("[that](</{target}>)"),
        Form::Embed => format!("![[{stem}]]"),
    }
}

fn folder_of(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

fn join(folder: &str, name: &str) -> String {
    if folder.is_empty() { name.to_owned() } else { format!("{folder}/{name}") }
}

/// The way from a folder to a file.
fn relative(target: &str, folder: &str) -> String {
    let from: Vec<&str> = folder.split('/').filter(|step| !step.is_empty()).collect();
    let to: Vec<&str> = target.split('/').collect();
    let shared = from.iter().zip(&to[..to.len() - 1]).take_while(|(a, b)| a == b).count();
    format!("{}{}", "../".repeat(from.len() - shared), to[shared..].join("/"))
}

/// Where a way from a folder leads.
fn resolve(way: &str, folder: &str) -> Option<String> {
    let mut steps: Vec<&str> = folder.split('/').filter(|step| !step.is_empty()).collect();
    for step in way.split('/') {
        match step {
            ".." => {
                steps.pop()?;
            }
            name => steps.push(name),
        }
    }
    Some(steps.join("/"))
}

fn ends_with_path(whole: &str, end: &str) -> bool {
    whole == end || whole.strip_suffix(end).is_some_and(|rest| rest.ends_with('/'))
}
