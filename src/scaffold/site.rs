//! A new site: a configuration, a small course to change, and what its checks need to run on every push.

use crate::text::{short_hash, slug};
use crate::yaml::quoted;

/// A file that is to be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewFile {
    /// Its path below the site, with `/`.
    pub path: &'static str,
    /// What it holds.
    pub text: String,
}

const FILES: [(&str, &str); 13] = [
    ("content/index.md", include_str!("site/content/index.md")),
    ("content/courses/index.md", include_str!("site/content/courses/index.md")),
    ("content/courses/first-course/index.md", include_str!("site/content/courses/first-course/index.md")),
    (
        "content/courses/first-course/01-start/index.md",
        include_str!("site/content/courses/first-course/01-start/index.md"),
    ),
    (
        "content/courses/first-course/01-start/01-welcome.md",
        include_str!("site/content/courses/first-course/01-start/01-welcome.md"),
    ),
    (
        "content/courses/first-course/01-start/02-names.md",
        include_str!("site/content/courses/first-course/01-start/02-names.md"),
    ),
    (
        "content/courses/first-course/01-start/worksheet.md",
        include_str!("site/content/courses/first-course/01-start/worksheet.md"),
    ),
    ("content/glossary/front-matter.md", include_str!("site/content/glossary/front-matter.md")),
    (".github/workflows/check.yml", include_str!("site/check.yml")),
    (".gitlab-ci.yml", include_str!("site/gitlab-ci.yml")),
    (".gitignore", include_str!("site/gitignore")),
    (".pre-commit-config.yaml", include_str!("site/pre-commit-config.yaml")),
    // Last, as it is what makes a folder a site: one that was made halfway is none.
    ("lyceum.yaml", include_str!("site/lyceum.yaml")),
];

/// The files of a new site, in the order in which they are to be made. They name the version of the program that made
/// them.
pub fn site(title: &str, today: &str) -> Vec<NewFile> {
    // The title comes last: what somebody writes into it is no place for anything else.
    let fill = |text: &str| {
        let text = text.replace("{version}", env!("CARGO_PKG_VERSION"));
        let text = text.replace("{today}", today).replace("{site_id}", &site_id(title));
        text.replace("{title}", &quoted(title))
    };
    FILES.iter().map(|(path, text)| NewFile { path, text: fill(text) }).collect()
}

/// A name of ASCII letters and digits that tells this site's stored answers from those of others.
fn site_id(title: &str) -> String {
    let name: String = slug(title, title).chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').take(48).collect();
    let name = name.trim_matches('-');
    if name.is_empty() { format!("site-{}", short_hash(title)) } else { name.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::front::{self, Known};
    use crate::yaml::{self, Value};

    #[test]
    fn the_configuration_takes_any_title() {
        for title in ["Notes", "AI: the \"book\"", "日本語", "C:\\docs {today} {title}", "-", "007"] {
            let files = site(title, "2026-02-21");
            let config = files.iter().find(|file| file.path == "lyceum.yaml").unwrap();
            let value = yaml::parse(&config.text).unwrap();
            assert_eq!(value.get("title").and_then(Value::as_text), Some(title));
            let id = value.get("site_id").and_then(Value::as_text).unwrap();
            assert!(!id.is_empty() && id.chars().all(|c| c.is_ascii_alphanumeric() || c == '-'), "{id}");
        }
    }

    #[test]
    fn every_document_has_its_front_matter() {
        let wanted = [
            Known::Title,
            Known::Id,
            Known::Version,
            Known::Status,
            Known::DocType,
            Known::Summary,
            Known::Steward,
            Known::Updated,
            Known::Tags,
            Known::Relations,
            Known::SecurityLevel,
            Known::OwnerTeam,
        ];
        for file in site("Notes", "2026-02-21").iter().filter(|file| file.path.ends_with(".md")) {
            let (front, _) = front::read(&file.text);
            assert!(front.faults.is_empty(), "{}: {:?}", file.path, front.faults);
            for known in wanted {
                assert!(front.get(known).is_some_and(|value| !value.is_blank()), "{}: {}", file.path, known.name());
            }
            assert!(file.text.contains("\nupdated: 2026-02-21\n"), "{}", file.path);
        }
    }

    #[test]
    fn no_place_is_left_open() {
        for file in site("Notes", "2026-02-21") {
            assert!(
                !["{today}", "{title}", "{site_id}", "{version}"].iter().any(|place| file.text.contains(place)),
                "{}",
                file.path
            );
        }
    }
}
