//! The list of own files: what stands in it may be replaced and removed, anything else in the output is someone else's.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::Path;

use super::paths;
use crate::error::{Error, Result};

/// The first line of the list; its number grows when its format changes.
const HEADER: &str = "lyceum output 1";

/// The files of a site, and the folders that hold them.
#[derive(Debug, Default)]
pub(super) struct Manifest {
    files: BTreeSet<String>,
    folders: BTreeSet<String>,
}

impl Manifest {
    /// The list of these files.
    pub(super) fn of(files: impl IntoIterator<Item = String>) -> Self {
        let files: BTreeSet<String> = files.into_iter().collect();
        let folders = files.iter().flat_map(|file| paths::folders(file)).map(str::to_owned).collect();
        Self { files, folders }
    }

    /// Reads a list; where there is none, no file is an own one.
    pub(super) fn read(path: &Path) -> Result<Self> {
        let text = match fs::symlink_metadata(path) {
            Err(e) if e.kind() == io::ErrorKind::NotFound => return Ok(Self::default()),
            Err(e) => return Err(Error::io("read", path, &e)),
            Ok(meta) if !meta.is_file() => return Err(not_ours(path)),
            Ok(_) => fs::read_to_string(path).map_err(|e| Error::io("read", path, &e))?,
        };
        let files = text.strip_prefix(HEADER).and_then(|rest| rest.strip_prefix('\n')).ok_or_else(|| not_ours(path))?;
        // A path that leads out of the output cannot come from us, and must not be removed in our name.
        Ok(Self::of(files.lines().filter(|file| paths::check(file).is_ok()).map(str::to_owned)))
    }

    /// The list as it is written: the format, then a path a line, sorted.
    pub(super) fn text(&self) -> String {
        let mut text = format!("{HEADER}\n");
        for file in &self.files {
            text.push_str(file);
            text.push('\n');
        }
        text
    }

    /// The paths of all files.
    pub(super) fn files(&self) -> &BTreeSet<String> {
        &self.files
    }

    /// The paths of all folders that hold files, outer ones before inner ones.
    pub(super) fn folders(&self) -> impl DoubleEndedIterator<Item = &str> {
        self.folders.iter().map(String::as_str)
    }

    /// Whether one of the files is below this folder.
    pub(super) fn has_folder(&self, path: &str) -> bool {
        self.folders.contains(path)
    }
}

fn not_ours(path: &Path) -> Error {
    Error::new(format!(
        "`{}` is no list of files that this version of lyceum can read: move it away or choose another --out",
        path.display()
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Manifest> {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join(".lyceum");
        fs::write(&path, text).unwrap();
        Manifest::read(&path)
    }

    #[test]
    fn it_is_sorted_and_read_back() {
        let list = Manifest::of(["b/ü.html", "a b.html", "b/c/d.html"].map(str::to_owned));
        assert_eq!(list.text(), "lyceum output 1\na b.html\nb/c/d.html\nb/ü.html\n");
        assert_eq!(read(&list.text()).unwrap().files(), list.files());
        assert!(list.has_folder("b/c") && !list.has_folder("b/c/d.html"));
    }

    #[test]
    fn paths_out_of_the_output_are_not_ours() {
        assert_eq!(read("lyceum output 1\n../x\n/etc/x\nok\n").unwrap().files().len(), 1);
    }

    #[test]
    fn another_format_is_refused() {
        let other = ["", "lyceum output 2\na\n", "lyceum output 10\na\n", "something else"];
        for text in other {
            assert!(read(text).is_err(), "{text:?}");
        }
    }
}
