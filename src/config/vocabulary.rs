//! Names that a site allows: the tags that may be used, those who may be a steward.

use std::collections::HashSet;

use crate::text::{fold, nearest};

/// Names to choose from, without regard to letter case. `a/*` stands for all names below `a`.
#[derive(Debug, Default)]
pub struct Vocabulary {
    written: Vec<String>,
    folded: HashSet<String>,
    /// What stands before the `*` of an open name, folded, with its `/`.
    parents: Vec<String>,
}

impl Vocabulary {
    /// Names as configured; none means any.
    pub fn new(written: Vec<String>) -> Self {
        let (open, closed): (Vec<&String>, Vec<&String>) = written.iter().partition(|name| name.ends_with("/*"));
        let parents = open.into_iter().map(|name| fold(name.trim_end_matches('*'))).collect();
        let folded = closed.into_iter().map(|name| fold(name)).collect();
        Self { written, folded, parents }
    }

    /// Whether any name is allowed.
    pub fn is_open(&self) -> bool {
        self.written.is_empty()
    }

    /// Whether a name is allowed.
    pub fn has(&self, name: &str) -> bool {
        let name = fold(name);
        let below = |parent: &String| name.len() > parent.len() && name.starts_with(parent.as_str());
        self.is_open() || self.folded.contains(&name) || self.parents.iter().any(below)
    }

    /// The names as configured.
    pub fn names(&self) -> &[String] {
        &self.written
    }

    /// The allowed name that another one may have been meant for.
    pub fn nearest(&self, name: &str) -> Option<String> {
        let levels: Vec<&str> = name.split('/').collect();
        let candidates: Vec<String> = self
            .written
            .iter()
            .filter_map(|written| match written.strip_suffix("/*") {
                None => Some(written.clone()),
                // The first levels may be misspelt, the free ones are as they are.
                Some(parent) => {
                    let free = levels.get(parent.split('/').count()..).filter(|free| !free.is_empty())?;
                    Some(format!("{parent}/{}", free.join("/")))
                }
            })
            .collect();
        nearest(name, candidates.iter().map(String::as_str)).map(str::to_owned)
    }
}

#[cfg(test)]
mod tests {
    use super::Vocabulary;

    fn vocabulary() -> Vocabulary {
        Vocabulary::new(["Marketing", "seo/local", "channel/*", "Über/uns"].map(str::to_owned).to_vec())
    }

    #[test]
    fn a_name_is_allowed_in_full_or_below_an_open_one() {
        let tags = vocabulary();
        for allowed in ["marketing", "SEO/Local", "channel/email", "Channel/a/b", "u\u{308}ber/uns"] {
            assert!(tags.has(allowed), "{allowed}");
        }
        for other in ["seo", "seo/local/x", "channel", "channel/", "channels/email", "marketing/x", "*", ""] {
            assert!(!tags.has(other), "{other}");
        }
        assert!(Vocabulary::new(Vec::new()).has("anything"));
    }

    #[test]
    fn the_nearest_name_keeps_its_free_levels() {
        let tags = vocabulary();
        assert_eq!(tags.nearest("marketting").as_deref(), Some("Marketing"));
        assert_eq!(tags.nearest("chanel/email").as_deref(), Some("channel/email"));
        assert_eq!(tags.nearest("chanel"), None);
        assert_eq!(tags.nearest("quarks"), None);
    }
}
