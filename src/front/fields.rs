//! The fields Lyceum knows, and the values of those that have a list of them.

use crate::security::SecurityLevel;
use crate::text::fold_field;

macro_rules! known_fields {
    ($($(#[$doc:meta])* $variant:ident $name:literal,)*) => {
        /// A field that Lyceum knows.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Known { $($(#[$doc])* $variant,)* }

        impl Known {
            /// All known fields, in the order in which documents are written.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The canonical name.
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }
        }
    };
}

known_fields! {
    /// The document's only top heading.
    Title "title",
    /// What other documents call it by, whatever its file is called.
    Id "id",
    /// The text's version, as written.
    Version "version",
    /// Who answers for it.
    Steward "steward",
    /// When it was last updated.
    Updated "updated",
    /// Draft, Active, Deprecated or Archived.
    Status "status",
    /// What kind of document it is.
    DocType "doc_type",
    /// One or two sentences for lists.
    Summary "summary",
    /// Its tags.
    Tags "tags",
    /// What it relates to.
    Relations "relations",
    /// Its other names.
    Aliases "aliases",
    /// A summary for machines.
    SemanticSummary "semantic_summary",
    /// Questions that it answers.
    SyntheticQuestions "synthetic_questions",
    /// Its key concepts.
    KeyConcepts "key_concepts",
    /// The search phrase it wants to be found by.
    PrimaryKeyword "primary_keyword",
    /// The title in search results.
    SeoTitle "seo_title",
    /// The description in search results.
    MetaDescription "meta_description",
    /// A short text for previews.
    Excerpt "excerpt",
    /// A picture for previews.
    CoverImage "cover_image",
    /// Whom it is written for.
    TargetAudience "target_audience",
    /// Who may see it.
    SecurityLevel "security_level",
    /// The team that owns it.
    OwnerTeam "owner_team",
    /// Its place among its siblings.
    Order "order",
    /// Minutes it takes, a number or a range.
    Duration "duration",
    /// What a learner can do afterwards.
    Objectives "objectives",
    /// The competencies it builds: references.
    Competencies "competencies",
    /// What comes before it: references.
    Prerequisites "prerequisites",
    /// The lessons of a path: references.
    Lessons "lessons",
    /// The role that a path is for.
    Role "role",
    /// What navigation calls it.
    NavTitle "nav_title",
    /// The address it wants.
    Permalink "permalink",
    /// Former addresses.
    RedirectFrom "redirect_from",
    /// Rules it waives.
    Allow "allow",
    /// Whether it is a draft.
    Draft "draft",
    /// Whether terms of the glossary are linked on its page.
    GlossaryLinks "glossary_links",
}

impl Known {
    /// The field of a name; an exact name is found as well as one that differs in case, spaces, `-` or `_`.
    pub fn find(name: &str) -> Option<Self> {
        let folded = match fold_field(name) {
            // Obsidian's older singular forms.
            singular if singular == "tag" => "tags".to_owned(),
            singular if singular == "alias" => "aliases".to_owned(),
            folded => folded,
        };
        Self::ALL.iter().copied().find(|known| fold_field(known.name()) == folded)
    }

    /// Whether it holds any number of entries.
    pub fn is_list(self) -> bool {
        self.may_be_empty()
            || matches!(self, Self::SyntheticQuestions | Self::KeyConcepts | Self::TargetAudience | Self::Objectives)
    }

    /// Whether a document may well have none of it and say so: editors write `tags:` with nothing behind it.
    pub fn may_be_empty(self) -> bool {
        matches!(
            self,
            Self::Tags
                | Self::Relations
                | Self::Aliases
                | Self::Competencies
                | Self::Prerequisites
                | Self::Lessons
                | Self::RedirectFrom
                | Self::Allow
        )
    }

    /// The relation type of a field that holds references, with `relations` giving `None` as it names its own.
    pub fn relation_type(self) -> Option<Option<&'static str>> {
        match self {
            Self::Relations => Some(None),
            Self::Competencies => Some(Some("competency")),
            Self::Prerequisites => Some(Some("prerequisite")),
            Self::Lessons => Some(Some("lesson")),
            _ => None,
        }
    }
}

/// The values of `status`.
pub const STATUSES: [&str; 4] = ["Draft", "Active", "Deprecated", "Archived"];

/// The values of `security_level`.
pub const LEVELS: [&str; 4] = ["Public", "Internal", "Confidential", "Restricted"];

const DOC_TYPES: [&str; 9] =
    ["Reference", "context_index", "Course", "Module", "Lesson", "Path", "Worksheet", "Term", "SOP"];

/// A value of a field that has a list of values, written as in that list; any other text as it is.
pub fn canonical_value(known: Known, text: &str) -> String {
    let text = text.trim();
    let values: &[&str] = match known {
        Known::Status => &STATUSES,
        Known::DocType => &DOC_TYPES,
        Known::SecurityLevel => {
            return SecurityLevel::parse(text).map_or_else(|| text.to_owned(), |level| level.name().to_owned());
        }
        _ => return text.to_owned(),
    };
    let folded = fold_field(text);
    values.iter().find(|value| fold_field(value) == folded).map_or_else(|| text.to_owned(), |value| (*value).to_owned())
}
