//! The templates and theme files that ship inside the binary.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use include_dir::{Dir, include_dir};

static TEMPLATES: Dir = include_dir!("$CARGO_MANIFEST_DIR/templates");
static THEME: Dir = include_dir!("$CARGO_MANIFEST_DIR/theme");
/// The theme's scripts as readers load them, which `build.rs` makes small.
static SCRIPTS: Dir = include_dir!("$OUT_DIR/scripts");

/// The templates that ship, by name.
pub fn templates() -> impl Iterator<Item = (String, &'static [u8])> {
    embedded(&TEMPLATES)
}

/// The theme files that ship, by path, as readers load them.
pub fn theme() -> impl Iterator<Item = (String, &'static [u8])> {
    let mut files: BTreeMap<String, &[u8]> = theme_source().filter(|(name, _)| !name.ends_with("types.js")).collect();
    files.extend(embedded(&SCRIPTS).filter(|(name, _)| files.contains_key(name)).collect::<Vec<_>>());
    files.into_iter()
}

/// The theme files that ship, by path, as people write them.
pub fn theme_source() -> impl Iterator<Item = (String, &'static [u8])> {
    embedded(&THEME)
}

/// The files that ship, `templates/...` and `theme/...`, in order.
pub fn shipped() -> Vec<(String, &'static [u8])> {
    let templates = templates().map(|(name, bytes)| (format!("templates/{name}"), bytes));
    let theme = theme_source().map(|(name, bytes)| (format!("theme/{name}"), bytes));
    templates.chain(theme).collect()
}

/// All files of an embedded folder, by path with `/`.
fn embedded(dir: &'static Dir) -> impl Iterator<Item = (String, &'static [u8])> {
    fn walk(dir: &'static Dir, out: &mut BTreeMap<String, &'static [u8]>) {
        for file in dir.files() {
            out.insert(file.path().to_string_lossy().replace('\\', "/"), file.contents());
        }
        dir.dirs().for_each(|inner| walk(inner, out));
    }
    let mut files = BTreeMap::new();
    walk(dir, &mut files);
    files.into_iter()
}

/// The shortcodes of a site, by name: each is a template of that name, or of the name it is mapped to.
pub fn shortcodes(config_folder: Option<&Path>, mapped: &[(String, String)]) -> BTreeMap<String, String> {
    let name_of = |name: &str| name.strip_prefix("shortcodes/")?.strip_suffix(".html").map(str::to_owned);
    let mut all: BTreeMap<String, String> =
        templates().filter_map(|(name, _)| name_of(&name)).map(|name| (name.clone(), name)).collect();
    let own = config_folder.map(|folder| folder.join("shortcodes")).and_then(|folder| fs::read_dir(folder).ok());
    for entry in own.into_iter().flatten().flatten() {
        if let Some(name) = name_of(&format!("shortcodes/{}", entry.file_name().to_string_lossy())) {
            all.insert(name.clone(), name);
        }
    }
    all.extend(mapped.iter().map(|(name, template)| (name.clone(), template.clone())));
    all
}
