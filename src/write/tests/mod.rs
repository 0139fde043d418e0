//! What the output promises, tried on the disk; each test that writes twice does so with both ways of exchange.

mod foreign;
mod interrupted;

use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::time::{Duration, SystemTime};

use crate::write::INSIDE;
use crate::write::*;

/// How the new site takes its place.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Way {
    /// As users have it.
    Exchange,
    /// File by file, staged beside the output.
    Files,
    /// File by file, staged inside the output.
    Inside,
}

const WAYS: [Way; 3] = [Way::Exchange, Way::Files, Way::Inside];

/// An output folder in a folder of its own, with an earlier site in it.
struct Place {
    dir: tempfile::TempDir,
    way: Way,
}

impl Place {
    fn new(way: Way) -> Self {
        Self { dir: tempfile::tempdir().unwrap(), way }
    }

    fn with(way: Way, pages: &[(&str, &str)]) -> Self {
        let place = Self::new(way);
        place.build(pages).unwrap();
        place
    }

    fn out(&self) -> PathBuf {
        self.dir.path().join("public")
    }

    fn path(&self, path: &str) -> PathBuf {
        self.out().join(path)
    }

    fn begin(&self) -> Result<Output> {
        match self.way {
            Way::Inside => {
                fs::create_dir_all(self.out()).unwrap();
                Output::begin_in(self.out(), Work::open_inside(&self.out())?)
            }
            _ => Output::begin(&self.out()),
        }
    }

    fn build(&self, pages: &[(&str, &str)]) -> Result<Summary> {
        self.build_until(pages, usize::MAX)
    }

    /// Builds, and stops before the step of this number, as if the machine had stopped.
    fn build_until(&self, pages: &[(&str, &str)], steps: usize) -> Result<Summary> {
        let output = self.begin()?;
        for &(path, text) in pages {
            output.put(&page(path, text))?;
        }
        let done = AtomicUsize::new(0);
        output.finish_by(self.way == Way::Exchange, &|| {
            let done = done.fetch_add(1, Ordering::Relaxed);
            if done < steps { Ok(()) } else { Err(Error::new("stopped")) }
        })
    }

    /// All that is in the output but the list of own files: a folder ends in `/`, a link is shown with its target.
    fn tree(&self) -> Vec<String> {
        let mut found = Vec::new();
        list(&self.out(), "", &mut found);
        found.retain(|entry| !entry.starts_with(".lyceum = "));
        found.sort();
        found
    }

    /// The output's neighbours, of which a run leaves none.
    fn litter(&self) -> Vec<String> {
        let names = fs::read_dir(self.dir.path()).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap());
        names.filter(|name| name != "public" && !name.starts_with("own-")).collect()
    }
}

fn page(path: &str, text: &str) -> Page {
    Page { path: path.to_owned(), bytes: text.as_bytes().to_vec() }
}

fn list(dir: &Path, prefix: &str, found: &mut Vec<String>) {
    for entry in fs::read_dir(dir).into_iter().flatten() {
        let path = entry.unwrap().path();
        let name = format!("{prefix}{}", path.file_name().unwrap().to_str().unwrap());
        if path.is_symlink() {
            found.push(format!("{name} -> {}", fs::read_link(&path).unwrap().display()));
        } else if path.is_dir() {
            found.push(format!("{name}/"));
            list(&path, &format!("{name}/"), found);
        } else {
            found.push(format!("{name} = {}", fs::read_to_string(&path).unwrap()));
        }
    }
}

fn inode_and_time(path: &Path) -> (u64, SystemTime) {
    let meta = fs::metadata(path).unwrap();
    (meta.ino(), meta.modified().unwrap())
}

#[test]
fn a_first_site_is_written_with_its_folders() {
    for way in WAYS {
        let place = Place::new(way);
        let summary = place.build(&[("index.html", "front"), ("a/b/index.html", "deep")]).unwrap();
        assert_eq!(summary, Summary { pages: 2, written: 2, unchanged: 0, removed: 0 });
        assert_eq!(place.tree(), ["a/", "a/b/", "a/b/index.html = deep", "index.html = front"]);
        let manifest = fs::read_to_string(place.path(MANIFEST)).unwrap();
        assert_eq!(manifest, "lyceum output 1\na/b/index.html\nindex.html\n");
        assert!(place.litter().is_empty(), "{way:?}");
    }
}

#[test]
fn folders_above_the_output_are_made() {
    let dir = tempfile::tempdir().unwrap();
    let output = Output::begin(&dir.path().join("a/b/public")).unwrap();
    output.put(&page("index.html", "x")).unwrap();
    output.finish().unwrap();
    assert!(dir.path().join("a/b/public/index.html").is_file());
}

#[test]
fn unchanged_files_keep_inode_and_times() {
    for way in WAYS {
        let place = Place::with(way, &[("a/same.html", "same"), ("a/other.html", "old"), ("a/long.html", "x")]);
        let time = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000);
        for file in [place.path("a/same.html"), place.path(MANIFEST)] {
            File::options().write(true).open(file).unwrap().set_modified(time).unwrap();
        }
        let before = inode_and_time(&place.path("a/same.html"));
        let pages = [("a/same.html", "same"), ("a/other.html", "new"), ("a/long.html", "xx")];
        let summary = place.build(&pages).unwrap();
        assert_eq!(summary, Summary { pages: 3, written: 2, unchanged: 1, removed: 0 });
        assert_eq!(inode_and_time(&place.path("a/same.html")), before, "{way:?}");
        assert_eq!(inode_and_time(&place.path(MANIFEST)).1, time, "{way:?}");
        assert_eq!(place.tree(), ["a/", "a/long.html = xx", "a/other.html = new", "a/same.html = same"]);
        assert!(place.litter().is_empty());
    }
}

#[test]
fn assets_are_copied_once() {
    for way in WAYS {
        let place = Place::new(way);
        let source = place.dir.path().join("own-picture.png");
        let mut summaries = Vec::new();
        for text in ["one", "one", "two"] {
            fs::write(&source, text).unwrap();
            let output = place.begin().unwrap();
            output.copy("media/picture.png", &source).unwrap();
            summaries.push(output.finish_by(way == Way::Exchange, &|| Ok(())).unwrap());
        }
        let summary = |written, unchanged| Summary { pages: 0, written, unchanged, removed: 0 };
        assert_eq!(summaries, [summary(1, 0), summary(0, 1), summary(1, 0)]);
        assert_eq!(place.tree(), ["media/", "media/picture.png = two"]);
        let missing = place.begin().unwrap().copy("x", &source.join("no")).unwrap_err().to_string();
        assert!(missing.starts_with("cannot read `") && missing.contains("own-picture.png/no"), "{missing}");
    }
}

#[test]
fn stale_files_go_with_their_folders() {
    for way in WAYS {
        let place = Place::with(way, &[("index.html", "x"), ("a/b/c.html", "x"), ("d/e.html", "x"), ("f/g.html", "x")]);
        fs::write(place.path("d/mine.txt"), "mine").unwrap();
        fs::create_dir_all(place.path("f/empty")).unwrap();
        let summary = place.build(&[("index.html", "x")]).unwrap();
        assert_eq!(summary, Summary { pages: 1, written: 0, unchanged: 1, removed: 3 });
        assert_eq!(place.tree(), ["d/", "d/mine.txt = mine", "f/", "f/empty/", "index.html = x"], "{way:?}");
    }
}

#[test]
fn files_and_folders_change_places() {
    for way in WAYS {
        let place = Place::with(way, &[("a", "file"), ("b/c/d", "deep")]);
        place.build(&[("a/x", "deep"), ("b", "file")]).unwrap();
        assert_eq!(place.tree(), ["a/", "a/x = deep", "b = file"], "{way:?}");
    }
}

#[test]
fn a_path_is_put_once() {
    let place = Place::new(Way::Exchange);
    let output = place.begin().unwrap();
    output.put(&page("a/b.html", "x")).unwrap();
    let twice = output.put(&page("a/b.html", "x")).unwrap_err().to_string();
    assert!(twice.contains("two files for `a/b.html`"), "{twice}");
    let case = output.put(&page("A/b.html", "x")).unwrap_err().to_string();
    assert!(case.contains("`a/b.html` and `A/b.html`"), "{case}");
    assert!(output.put(&page("../x", "x")).is_err());
}

#[test]
fn many_threads_put_at_once() {
    let place = Place::new(Way::Exchange);
    let output = place.begin().unwrap();
    std::thread::scope(|scope| {
        for thread in 0..8 {
            let output = &output;
            scope.spawn(move || {
                for number in 0..50 {
                    output.put(&page(&format!("{}/{number}/{thread}.html", number % 3), "x")).unwrap();
                }
            });
        }
    });
    assert_eq!(output.finish().unwrap().written, 400);
}

#[test]
fn permissions_of_folders_stay() {
    for way in WAYS {
        let place = Place::with(way, &[("a/b.html", "x"), ("c/d.html", "x")]);
        for (folder, mode) in [("", 0o711), ("a", 0o750), ("c", 0o2775)] {
            fs::set_permissions(place.path(folder), fs::Permissions::from_mode(mode)).unwrap();
        }
        place.build(&[("a/b.html", "y"), ("c/e.html", "x")]).unwrap();
        let mode = |folder| fs::metadata(place.path(folder)).unwrap().mode() & 0o7777;
        assert_eq!((mode(""), mode("a"), mode("c")), (0o711, 0o750, 0o2775), "{way:?}");
    }
}
