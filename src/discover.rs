//! The stage that finds a site's files, in a fixed order.

use std::cell::RefCell;
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use walkdir::{DirEntry, WalkDir};

use crate::config::Config;
use crate::error::{Error, Result};
use crate::source::{File, SourceFile, Unreadable, is_document};
use crate::text::nfc;

/// What lies in the content folder.
#[derive(Debug, Default, Clone)]
pub struct Found {
    /// The documents that could be read, by path.
    pub sources: Vec<SourceFile>,
    /// Documents that could not be read: path and reason.
    pub unreadable: Vec<Unreadable>,
    /// All other files, by path.
    pub files: Vec<File>,
}

/// Finds and reads everything below the content folder that belongs to the site.
///
/// # Errors
/// The content folder itself cannot be read.
pub fn discover(config: &Config) -> Result<Found> {
    anew(config, &Found::default())
}

/// The same where most of it is known: a text that is as it was is the known one, not a second copy of it.
///
/// # Errors
/// The content folder cannot be read.
pub fn anew(config: &Config, known: &Found) -> Result<Found> {
    let mut found = Found::default();
    let root = real(&config.content);
    let skipped = skipped(config);
    let mut files = Vec::new();
    let outside = RefCell::new(Vec::new());
    let walk = WalkDir::new(&config.content)
        .follow_links(true)
        .sort_by_file_name()
        .into_iter()
        .filter_entry(|entry| entry.depth() == 0 || wanted(entry, &root, &skipped, config, &outside));
    for entry in walk {
        match entry {
            Ok(entry) if entry.file_type().is_file() => files.push(entry.into_path()),
            Ok(_) => {}
            Err(error) if error.depth() == 0 => {
                let path = error.path().unwrap_or(&config.content).to_owned();
                return Err(Error::new(format!("cannot read the content folder `{}`: {error}", path.display())));
            }
            Err(error) => note_walk_error(&error, config, &mut found),
        }
    }
    let read = |disk: &PathBuf| {
        let mut found = Found::default();
        take(disk, config, &mut found);
        for source in &mut found.sources {
            let same = known.sources.binary_search_by(|one| one.path.cmp(&source.path)).map(|at| &known.sources[at]);
            if let Some(same) = same.ok().filter(|same| *same == source) {
                *source = same.clone();
            }
        }
        found
    };
    for one in files.par_iter().map(read).collect::<Vec<_>>() {
        found.sources.extend(one.sources);
        found.unreadable.extend(one.unreadable);
        found.files.extend(one.files);
    }
    found.unreadable.extend(outside.into_inner().into_iter().map(|path| Unreadable {
        path,
        why: "is a link that leads out of the content folder, so it is not followed".to_owned(),
        help: "copy what it leads to into the content folder, or name the link under `ignore:`".to_owned(),
    }));
    found.sources.sort_by(|a, b| a.path.cmp(&b.path));
    found.files.sort();
    Ok(found)
}

/// The folders inside of the content folder that are no content: the output, templates and theme.
fn skipped(config: &Config) -> Vec<PathBuf> {
    let own = ["templates", "theme"].into_iter().filter_map(|name| config.own_folder(name));
    let root = real(&config.content);
    own.chain([config.output.clone()]).map(|folder| real(&folder)).filter(|folder| *folder != root).collect()
}

/// A file that may be gone, with the links on the way to it followed.
fn real_parent(file: &Path) -> PathBuf {
    file.parent().map_or_else(|| file.to_owned(), |folder| real(folder).join(file.file_name().unwrap_or_default()))
}

/// From how many changed files on everything is read again.
const MANY: usize = 64;

/// What lies in the content folder now, where all that may have changed are some files of it. `None` where that cannot be
/// told without looking at everything, as with folders and links, or would not be faster.
pub fn again(config: &Config, before: &Found, changed: &[PathBuf]) -> Option<Found> {
    if changed.len() > MANY {
        return None;
    }
    let mut found = before.clone();
    let skipped = skipped(config);
    for disk in changed.iter().filter(|disk| !skipped.iter().any(|folder| real_parent(disk).starts_with(folder))) {
        let path = relative(disk, &config.content);
        if path.is_empty() {
            return None;
        }
        if !belongs(&path, config) {
            continue;
        }
        let data = disk.symlink_metadata();
        let below = |other: &str| other.strip_prefix(&*path).is_some_and(|rest| rest.starts_with('/'));
        let was_folder = || {
            let documents = before.sources.iter().map(|source| &*source.path);
            let files = before.files.iter().map(|file| &*file.path);
            documents.chain(files).chain(before.unreadable.iter().map(|file| &*file.path)).any(below)
        };
        match &data {
            Ok(data) if !data.is_file() => return None,
            Err(error) if error.kind() != std::io::ErrorKind::NotFound || was_folder() => return None,
            _ => {}
        }
        found.sources.retain(|source| *source.path != *path);
        found.files.retain(|file| file.path != path);
        found.unreadable.retain(|file| file.path != path);
        if data.is_ok() {
            take(disk, config, &mut found);
        }
    }
    found.sources.sort_by(|a, b| a.path.cmp(&b.path));
    found.files.sort();
    Some(found)
}

/// Whether a file at a path below the content folder would belong to the site, by its name alone.
pub fn belongs(path: &str, config: &Config) -> bool {
    let folders = path.match_indices('/').map(|(at, _)| &path[..at]);
    let ignored =
        |path: &str| config.ignore.iter().any(|glob| glob.is_match(path) || glob.is_match(format!("{path}/")));
    !path.split('/').any(|segment| segment.starts_with('.')) && !folders.chain([path]).any(ignored)
}

/// Whether a file or folder belongs to the site: no dot folders, nothing that is ignored, no link that leads outside.
fn wanted(entry: &DirEntry, root: &Path, skipped: &[PathBuf], config: &Config, outside: &RefCell<Vec<String>>) -> bool {
    let name = entry.file_name().to_string_lossy();
    if name.starts_with('.') {
        return false;
    }
    if entry.file_type().is_dir() && skipped.iter().any(|folder| real(entry.path()) == *folder) {
        return false;
    }
    let path = relative(entry.path(), &config.content);
    if config.ignore.iter().any(|glob| glob.is_match(&path) || glob.is_match(format!("{path}/"))) {
        return false;
    }
    if entry.path_is_symlink() && !real(entry.path()).starts_with(root) {
        outside.borrow_mut().push(path);
        return false;
    }
    true
}

fn take(disk: &Path, config: &Config, found: &mut Found) {
    let path = relative(disk, &config.content);
    if !is_document(&path) {
        let active = is_active(&path, disk);
        found.files.push(File { path, disk: disk.to_owned(), active });
        return;
    }
    let size = disk.metadata().map(|data| data.len()).unwrap_or(0);
    if size > config.max_file_size {
        found.unreadable.push(Unreadable {
            why: format!("is {size} bytes large, more than the {} that are read", config.max_file_size),
            help: "split it, or raise `max_file_size` in lyceum.yaml".into(),
            path,
        });
        return;
    }
    match std::fs::read(disk) {
        Ok(bytes) => decode(path, bytes, found),
        Err(error) => found.unreadable.push(Unreadable {
            why: format!(
                "cannot be read: {}",
                error.to_string().split(" (os").next().unwrap_or_default().to_lowercase()
            ),
            help: "check its permissions".into(),
            path,
        }),
    }
}

/// Endings of files that a browser or a web server may run.
const ACTIVE: [&str; 40] = [
    "html",
    "htm",
    "xhtml",
    "xht",
    "shtml",
    "js",
    "mjs",
    "cjs",
    "xml",
    "xsl",
    "xslt",
    "xul",
    "svgz",
    "swf",
    "rdf",
    "owl",
    "rss",
    "atom",
    "mathml",
    "wsdl",
    "hta",
    "htc",
    "mht",
    "mhtml",
    "wasm",
    "vbs",
    "php",
    "php3",
    "php5",
    "phtml",
    "phar",
    "cgi",
    "fcgi",
    "asp",
    "aspx",
    "jsp",
    "jspx",
    "cfm",
    "htaccess",
    "webmanifest",
];
/// Names by which hosts are configured.
const HOST_FILES: [&str; 6] = ["_headers", "_redirects", "cname", "web.config", "vercel.json", "netlify.toml"];

/// Whether a file can do more than be shown: pages, scripts and what configures a host always, pictures where there is
/// any sign of a script.
fn is_active(path: &str, disk: &Path) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path).to_ascii_lowercase();
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    match ending {
        "svg" => std::fs::read(disk).map_or(true, |bytes| has_script(&String::from_utf8_lossy(&bytes))),
        ending => ACTIVE.contains(&ending) || HOST_FILES.contains(&name.as_str()),
    }
}

/// Whether an SVG picture shows any sign of a script.
fn has_script(svg: &str) -> bool {
    const SIGNS: [&str; 8] =
        ["<script", "javascript:", "<foreignobject", "<!entity", "<iframe", "<handler", "<set", "<animate"];
    let text = svg.to_ascii_lowercase();
    let mut words = text.split(['"', '\'', ' ', '\t', '\n', '\r', '/']);
    words.any(|word| word.starts_with("on") && word.contains('=')) || SIGNS.iter().any(|sign| text.contains(sign))
}

/// Bytes that are no UTF-8 are read as what they most likely are, so that no text is lost; a rule reports it.
pub fn decode(path: String, bytes: Vec<u8>, found: &mut Found) {
    let (text, decoded_as) = match String::from_utf8(bytes) {
        Ok(text) => (text, None),
        Err(error) => {
            let bytes = error.into_bytes();
            let encoding = encoding_rs::Encoding::for_bom(&bytes).map_or(encoding_rs::WINDOWS_1252, |(found, _)| found);
            let (text, used, _) = encoding.decode(&bytes);
            (text.into_owned(), Some(used.name()))
        }
    };
    if text.contains('\0') {
        found.unreadable.push(Unreadable {
            path,
            why: "holds NUL bytes, so it is no text".into(),
            help: "give the file another ending than .md, or save it as UTF-8 text".into(),
        });
        return;
    }
    found.sources.push(SourceFile { path: path.into(), text: text.into(), decoded_as });
}

fn note_walk_error(error: &walkdir::Error, config: &Config, found: &mut Found) {
    let path = error.path().map(|path| relative(path, &config.content)).unwrap_or_default();
    // A broken link leads nowhere and holds nothing; only a document's name is worth a finding.
    let broken_link = error.io_error().is_some_and(|io| io.kind() == std::io::ErrorKind::NotFound);
    if broken_link && !is_document(&path) {
        return;
    }
    let why = match error.loop_ancestor() {
        Some(_) => "is a link to a folder that it lies in itself".to_owned(),
        None if broken_link => "is a link that leads nowhere".to_owned(),
        None => "cannot be read".to_owned(),
    };
    found.unreadable.push(Unreadable { path, why, help: "check its permissions, or remove it".into() });
}

/// A path below a folder, with `/`, in NFC.
fn relative(path: &Path, folder: &Path) -> String {
    let path = path.strip_prefix(folder).unwrap_or(path);
    let segments: Vec<_> = path.components().map(|segment| segment.as_os_str().to_string_lossy()).collect();
    nfc(&segments.join("/"))
}

fn real(path: &Path) -> PathBuf {
    path.canonicalize().unwrap_or_else(|_| std::path::absolute(path).unwrap_or_else(|_| path.to_owned()))
}
