//! A new document: complete front matter for its kind, and a body that says what belongs where.

use crate::front::placeholder;
use crate::text::{squeeze, title_from_name};
use crate::yaml::quoted;

/// The kinds of documents there are a start for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A text that people look things up in.
    Reference,
    /// A folder's own page.
    Index,
    /// A course.
    Course,
    /// A module of a course.
    Module,
    /// A lesson of a module.
    Lesson,
    /// A path through lessons for a role.
    Path,
    /// A worksheet.
    Worksheet,
    /// A term of the glossary.
    Term,
    /// A standard operating procedure.
    Sop,
}

/// A document that is to be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewDocument<'a> {
    /// What kind of document.
    pub kind: Kind,
    /// Its path below the content folder, with its ending; the id and the place among its siblings come from it.
    pub path: &'a str,
    /// Its title.
    pub title: &'a str,
    /// The document that it is a part of, as a reference, if there is one.
    pub part_of: Option<&'a str>,
    /// Who answers for it.
    pub steward: &'a str,
    /// The team behind that person.
    pub owner_team: &'a str,
    /// Who may see it.
    pub security_level: &'a str,
    /// Today, as `2026-02-21`.
    pub today: &'a str,
}

impl NewDocument<'_> {
    /// The whole text of the file.
    pub fn text(&self) -> String {
        format!("---\n{}---\n\n{}", self.front_matter(), self.kind.body())
    }

    fn front_matter(&self) -> String {
        let part_of = self.part_of.map(|whole| format!("relations:\n  - part_of: {}\n", quoted(whole)));
        format!(
            "title: {title}\nid: {id}\nversion: \"1.0\"\nsteward: {steward}\nupdated: {today}\nstatus: Draft\n\
             doc_type: {doc_type}\nsummary: {summary}\ntags:\n  - {tag}\n{relations}{course}\
             security_level: {level}\nowner_team: {team}\n",
            title = quoted(self.title),
            id = quoted(without_ending(self.path)),
            steward = quoted(self.steward),
            today = self.today,
            doc_type = self.kind.doc_type(),
            summary = quoted(&placeholder::summary(self.title)),
            tag = quoted(self.kind.tag()),
            relations = part_of.unwrap_or_default(),
            course = self.course_fields(),
            level = self.security_level,
            team = quoted(self.owner_team),
        )
    }

    /// The fields that only courses and their parts have.
    fn course_fields(&self) -> String {
        // Without one a part stands behind those that have one, in the order of names.
        let order = order_of(self.path).map(|order| format!("order: {order}\n")).unwrap_or_default();
        let objectives = format!("objectives:\n  - {}\n", quoted(placeholder::OBJECTIVE));
        match self.kind {
            Kind::Course => objectives,
            Kind::Module => order + &objectives,
            Kind::Lesson => format!("{order}duration: 15\n{objectives}"),
            Kind::Path => format!(
                "{objectives}# The role that it is for:\n# role: \"E-commerce marketer\"\n# The lessons in order, by id or path:\n# lessons:\n#   - \"courses/start/01-welcome\"\n"
            ),
            _ => String::new(),
        }
    }
}

impl Kind {
    /// The value of `doc_type`.
    pub fn doc_type(self) -> &'static str {
        match self {
            Self::Reference => "Reference",
            Self::Index => "context_index",
            Self::Course => "Course",
            Self::Module => "Module",
            Self::Lesson => "Lesson",
            Self::Path => "Path",
            Self::Worksheet => "Worksheet",
            Self::Term => "Term",
            Self::Sop => "SOP",
        }
    }

    fn tag(self) -> &'static str {
        match self {
            Self::Reference => "reference",
            Self::Index => "overview",
            Self::Course | Self::Module | Self::Lesson => "course",
            Self::Path => "learning-path",
            Self::Worksheet => "worksheet",
            Self::Term => "glossary",
            Self::Sop => "procedure",
        }
    }

    fn body(self) -> &'static str {
        match self {
            Self::Reference => include_str!("body/reference.md"),
            Self::Index => include_str!("body/index.md"),
            Self::Course => include_str!("body/course.md"),
            Self::Module => include_str!("body/module.md"),
            Self::Lesson => include_str!("body/lesson.md"),
            Self::Path => include_str!("body/path.md"),
            Self::Worksheet => include_str!("body/worksheet.md"),
            Self::Term => include_str!("body/term.md"),
            Self::Sop => include_str!("body/sop.md"),
        }
    }
}

/// A title made from a document's path: `start/02-choosing_tools.md` is about `Choosing tools`; a folder's own page is
/// named after its folder. `None` where the path holds no name to make it from.
pub fn title_from_path(path: &str) -> Option<String> {
    let name = own_name(path)?;
    let (number, rest) = leading_number(name);
    let words = rest.trim_start_matches(['-', '_', '.', ' ']);
    // A number of four digits is a year, and belongs to the title; so does one that is joined to a word: `3d`.
    let is_place = number.len() < 4 && !words.is_empty() && words.len() < rest.len();
    let title = squeeze(&title_from_name(if is_place { words } else { name }));
    let mut chars = title.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect())
}

/// The place among its siblings that a name says: 2 for `02-tools.md`.
fn order_of(path: &str) -> Option<u32> {
    leading_number(own_name(path)?).0.parse().ok()
}

/// What names a document: its file, or the folder whose page it is.
fn own_name(path: &str) -> Option<&str> {
    let (folder, file) = without_ending(path).rsplit_once('/').unwrap_or(("", without_ending(path)));
    if !matches!(file.to_lowercase().as_str(), "index" | "readme") {
        return Some(file);
    }
    folder.rsplit('/').next().filter(|name| !name.is_empty())
}

fn leading_number(name: &str) -> (&str, &str) {
    name.split_at(name.find(|c: char| !c.is_ascii_digit()).unwrap_or(name.len()))
}

fn without_ending(path: &str) -> &str {
    if crate::source::is_document(path) { path.rsplit_once('.').map_or(path, |(stem, _)| stem) } else { path }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::front::{self, Known};

    const KINDS: [Kind; 9] = [
        Kind::Reference,
        Kind::Index,
        Kind::Course,
        Kind::Module,
        Kind::Lesson,
        Kind::Path,
        Kind::Worksheet,
        Kind::Term,
        Kind::Sop,
    ];

    fn document<'a>(kind: Kind, path: &'a str, title: &'a str) -> NewDocument<'a> {
        let (steward, owner_team) = ("Your name", "Your team");
        NewDocument {
            kind,
            path,
            title,
            part_of: Some("index.md"),
            steward,
            owner_team,
            security_level: "Internal",
            today: "2026-02-21",
        }
    }

    #[test]
    fn front_matter_is_read_back_whole() {
        for kind in KINDS {
            let text = document(kind, "courses/start/02-tools.md", "AI: \"the\" book\\日本").text();
            let (front, body) = front::read(&text);
            assert!(front.faults.is_empty(), "{kind:?}: {:?}", front.faults);
            let get = |known: Known| front.get(known).map(|value| value.texts().join("|")).unwrap_or_default();
            assert_eq!(get(Known::Title), "AI: \"the\" book\\日本");
            assert_eq!(get(Known::Id), "courses/start/02-tools");
            assert_eq!(get(Known::Updated), "2026-02-21");
            assert_eq!(get(Known::DocType), kind.doc_type());
            assert_eq!(get(Known::SecurityLevel), "Internal");
            for field in &front.fields {
                assert!(field.known.is_some(), "{kind:?}: no field `{}`", field.name);
                assert!(!field.value.is_blank(), "{kind:?}: `{}` is empty", field.name);
            }
            assert!(text[body..].trim().starts_with(|c: char| c.is_alphabetic()), "{kind:?} opens with a sentence");
        }
    }

    #[test]
    fn lessons_say_their_order_and_duration() {
        let text = document(Kind::Lesson, "a/02-tools.md", "Tools").text();
        assert!(text.contains("\norder: 2\nduration: 15\nobjectives:\n  - "), "{text}");
        assert!(text.contains("\ntags:\n  - \"course\"\nrelations:\n  - part_of: \"index.md\"\n"), "{text}");
        assert!(document(Kind::Module, "a/03-b/index.md", "B").text().contains("\norder: 3\n"));
        assert!(!document(Kind::Lesson, "a/tools.md", "Tools").text().contains("\norder:"), "its name says none");
    }

    #[test]
    fn titles_come_from_names() {
        let cases = [
            ("start/02-choosing_tools.md", "Choosing tools"),
            ("2024-report.md", "2024 report"),
            ("a/01-first-steps/index.md", "First steps"),
            ("3d-printing.md", "3d printing"),
            ("007.md", "007"),
            ("über-uns.MD", "Über uns"),
            ("日本語.md", "日本語"),
            ("01-.md", "01"),
        ];
        for (path, title) in cases {
            assert_eq!(title_from_path(path).as_deref(), Some(title), "{path}");
        }
        assert_eq!(title_from_path("index.md"), None);
    }
}
