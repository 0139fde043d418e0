//! Where reports for services count their paths from: the top of what the service has checked out.

use std::path::{Path, PathBuf};

use crate::git::Repository;

/// What stands before a path below the content folder to make it one below the top of the repository.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Base(String);

impl Base {
    /// The way from the top of the repository to the content folder. Where git says nothing of one, the nearest folder
    /// upward that holds `.git` counts as the top (jobs often run without the program, or as another user than the files
    /// belong to), else the current folder, else the site's.
    pub fn new(repository: Option<&Repository>, content: &Path, site: &Path, here: &Path) -> Self {
        if let Some(repository) = repository {
            return Self(repository.prefix().to_owned());
        }
        let [content, site, here] = [content, site, here].map(real);
        let top = content.ancestors().find(|folder| folder.join(".git").exists());
        let below = |top: &Path| content.strip_prefix(top).ok().map(slashed);
        Self([top, Some(&here), Some(&site)].into_iter().flatten().find_map(below).unwrap_or_default())
    }

    /// A path that counts from the content folder, from the top.
    pub fn path(&self, path: &str) -> String {
        let (mut base, mut rest) = (self.0.as_str(), path);
        // A list of addresses may lie beside the content folder.
        while let Some(outside) = rest.strip_prefix("../").filter(|_| !base.is_empty()) {
            rest = outside;
            base = base.trim_end_matches('/').rfind('/').map_or("", |at| &base[..=at]);
        }
        format!("{base}{rest}")
    }
}

/// A path with its links followed; as it is where there is no such thing.
pub(super) fn real(path: &Path) -> PathBuf {
    path.canonicalize().unwrap_or_else(|_| path.to_owned())
}

/// A relative path with `/` between its names, and one at its end unless it is empty.
pub(super) fn slashed(path: &Path) -> String {
    path.iter().map(|name| format!("{}/", name.to_string_lossy())).collect()
}

#[cfg(test)]
mod tests {
    use super::Base;

    #[test]
    fn paths_lead_out_of_the_content_folder_too() {
        let base = Base("docs/kb/".to_owned());
        assert_eq!(base.path("a/b.md"), "docs/kb/a/b.md");
        assert_eq!(base.path("../routes.txt"), "docs/routes.txt");
        assert_eq!(base.path("../../x/routes.txt"), "x/routes.txt");
        assert_eq!(Base(String::new()).path("../routes.txt"), "../routes.txt");
    }
}
