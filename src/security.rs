//! Who may see a document.

use std::fmt;

use crate::text::fold_field;

/// A security level, from the least to the most closed. As an audience it means: everything up to this level.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum SecurityLevel {
    /// For everybody.
    Public,
    /// For the own organisation.
    Internal,
    /// For few.
    Confidential,
    /// For named people; also what cannot be read counts as this.
    Restricted,
}

impl SecurityLevel {
    /// All levels, the most open first.
    pub const ALL: [Self; 4] = [Self::Public, Self::Internal, Self::Confidential, Self::Restricted];

    /// The level's canonical name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Public => "Public",
            Self::Internal => "Internal",
            Self::Confidential => "Confidential",
            Self::Restricted => "Restricted",
        }
    }

    /// The level a writer means, without regard to case, spaces, `-` and `_`.
    pub fn parse(text: &str) -> Option<Self> {
        let folded = fold_field(text);
        Self::ALL.into_iter().find(|level| fold_field(level.name()) == folded)
    }
}

impl fmt::Display for SecurityLevel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
