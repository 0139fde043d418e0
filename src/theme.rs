//! Templates and theme files: those that ship with Lyceum, with the site's own on top.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use crate::config::Config;
use crate::embedded;
use crate::error::{Error, Result};

/// The largest theme or template file that is read, in bytes.
const LARGEST: u64 = 16 * 1024 * 1024;

/// All templates and theme files of a site.
#[derive(Debug, Clone)]
pub struct Theme {
    /// Templates by name. The ones that ship are there as `default/NAME` as well, so that one can extend what it
    /// replaces.
    pub templates: BTreeMap<String, String>,
    /// Theme files by path.
    pub files: BTreeMap<String, Vec<u8>>,
    /// The name of the theme's folder in the output: it bears a hash of all files, so that caches never mix versions,
    /// and a dot, so that no document can claim it.
    pub folder: String,
}

impl Theme {
    /// The templates and files of a site.
    ///
    /// # Errors
    /// A file of the site cannot be read, or a template is no UTF-8.
    pub fn load(config: &Config) -> Result<Self> {
        let mut templates = BTreeMap::new();
        for (name, bytes) in embedded::templates() {
            let text = String::from_utf8_lossy(bytes).into_owned();
            templates.insert(format!("default/{name}"), text.clone());
            templates.insert(name, text);
        }
        let mut files: BTreeMap<String, Vec<u8>> =
            embedded::theme().map(|(name, bytes)| (name, bytes.to_vec())).collect();
        if let Some(folder) = config.own_folder("templates") {
            for (name, bytes) in own(&folder)? {
                let text = String::from_utf8(bytes)
                    .map_err(|_| Error::new(format!("the template `{}` is no UTF-8", folder.join(&name).display())))?;
                templates.insert(name, text);
            }
        }
        if let Some(folder) = config.own_folder("theme") {
            // A copy of what ships is loaded in the same small form.
            let shipped: BTreeMap<String, &[u8]> = embedded::theme_source().collect();
            files
                .extend(own(&folder)?.into_iter().filter(|(name, bytes)| shipped.get(name) != Some(&bytes.as_slice())));
        }
        let folder = format!("theme.{}", hash(&files));
        Ok(Self { templates, files, folder })
    }
}

fn hash(files: &BTreeMap<String, Vec<u8>>) -> String {
    let mut hasher = blake3::Hasher::new();
    for (name, bytes) in files {
        hasher.update(name.as_bytes()).update(&[0]).update(&(bytes.len() as u64).to_le_bytes()).update(bytes);
    }
    hasher.finalize().to_hex()[..10].to_owned()
}

/// All files of a folder of the site, dot files left out; links that lead outside are not followed.
fn own(folder: &Path) -> Result<Vec<(String, Vec<u8>)>> {
    let mut files = Vec::new();
    let hidden = |entry: &walkdir::DirEntry| entry.depth() > 0 && entry.file_name().to_string_lossy().starts_with('.');
    for entry in walkdir::WalkDir::new(folder).sort_by_file_name().into_iter().filter_entry(|entry| !hidden(entry)) {
        let entry = entry.map_err(|error| Error::new(format!("cannot read `{}`: {error}", folder.display())))?;
        if !entry.file_type().is_file() {
            continue;
        }
        let path = entry.path();
        let size = entry.metadata().map_or(0, |data| data.len());
        if size > LARGEST {
            return Err(Error::new(format!(
                "`{}` is {size} bytes large, more than the {LARGEST} that are read",
                path.display()
            )));
        }
        let bytes = fs::read(path).map_err(|error| Error::io("read", path, &error))?;
        let name = path.strip_prefix(folder).unwrap_or(path).to_string_lossy().replace('\\', "/");
        files.push((name, bytes));
    }
    Ok(files)
}
