//! The answers of earlier runs, in a file of the site.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::remote::Answer;
#[cfg(feature = "linkcheck")]
use {
    super::{Plan, age},
    crate::error::{Error, Result},
    crate::files::write_atomically,
    crate::remote::End,
};

const VERSION: u32 = 1;

/// What is known from earlier runs, by page.
#[derive(Debug, Default)]
pub(super) struct Cache(BTreeMap<String, Answer>);

#[derive(Serialize, Deserialize)]
struct Stored<P> {
    version: u32,
    pages: P,
}

impl Cache {
    /// Reads the file. One that cannot be read counts as empty, and the second value says so.
    pub(super) fn load(file: &Path) -> (Self, Option<String>) {
        let why = match fs::read(file) {
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Default::default(),
            Err(error) => error.to_string(),
            Ok(bytes) => match serde_json::from_slice::<Stored<BTreeMap<String, Answer>>>(&bytes) {
                Ok(stored) if stored.version == VERSION => return (Self(stored.pages), None),
                Ok(stored) => format!("its version is {}, not {VERSION}", stored.version),
                Err(error) => error.to_string(),
            },
        };
        let note = format!("`{}` is not used and will be written anew: {why}", file.display());
        (Self::default(), Some(note))
    }

    pub(super) fn get(&self, page: &str) -> Option<&Answer> {
        self.0.get(page)
    }

    pub(super) fn into_pages(self) -> BTreeMap<String, Answer> {
        self.0
    }
}

#[cfg(feature = "linkcheck")]
impl Cache {
    /// Takes over what a run has heard, drops what counts no more, and writes the file in one step, with its folder,
    /// which git is told to leave alone.
    pub(super) fn save(mut self, heard: &BTreeMap<String, Answer>, file: &Path, plan: &Plan) -> Result<()> {
        self.learn(heard, plan);
        self.write(file)
    }

    fn learn(&mut self, heard: &BTreeMap<String, Answer>, plan: &Plan) {
        let still_counts = |answer: &Answer| age(answer, plan.now).is_some_and(|age| age < plan.settings.max_age);
        self.0.retain(|page, answer| heard.contains_key(page) || still_counts(answer));
        // Not everything that a run comes to tells of the page: some of it tells of this run.
        let tells = |answer: &Answer| !matches!(answer.end, End::NoNetwork | End::HostSilent | End::HostBusy);
        let told = heard.iter().filter(|(_, answer)| tells(answer));
        self.0.extend(told.map(|(page, answer)| (page.clone(), answer.clone())));
    }

    fn write(&self, file: &Path) -> Result<()> {
        let folder = file.parent().unwrap_or(file);
        for own in [folder, file] {
            // A link in a folder from elsewhere must not say which file is written.
            if fs::symlink_metadata(own).is_ok_and(|meta| meta.is_symlink()) {
                let own = own.display();
                return Err(Error::new(format!(
                    "`{own}` is a link, so no answers are kept in it; remove it, or use --no-cache"
                )));
            }
        }
        fs::create_dir_all(folder).map_err(|error| Error::io("make the folder", folder, &error))?;
        let ignore = folder.join(".gitignore");
        if !ignore.exists() {
            write_atomically(&ignore, b"*\n")?;
        }
        let stored = Stored { version: VERSION, pages: &self.0 };
        let mut text = serde_json::to_string_pretty(&stored).unwrap_or_default();
        text.push('\n');
        write_atomically(file, text.as_bytes())
    }
}

#[cfg(all(test, feature = "linkcheck"))]
mod tests {
    use jiff::Timestamp;

    use super::*;
    use crate::config::Links;
    use crate::remote::Hop;

    fn plan(settings: &Links, now: i64) -> Plan<'_> {
        let now = Timestamp::from_second(now).unwrap();
        Plan { settings, now, cache: None, offline: false, include_private: false, concurrency: 1 }
    }

    fn at(second: i64, end: End) -> Answer {
        Answer::new(Timestamp::from_second(second).unwrap(), end)
    }

    #[test]
    fn what_was_kept_is_read_again() {
        let dir = tempfile::tempdir().unwrap();
        let file = dir.path().join(".lyceum/links.json");
        let settings = Links::default();
        let mut moved = at(100, End::Status(200));
        moved.hops.push(Hop { status: 301, to: "https://b.test/".into() });
        moved.anchors.insert("a".into(), false);
        let ends =
            [End::Status(404), End::NoSuchHost, End::Certificate("it has expired".into()), End::Broken("x".into())];
        let mut heard: BTreeMap<_, _> =
            ends.into_iter().enumerate().map(|(n, end)| (format!("https://{n}.test/"), at(100, end))).collect();
        heard.insert("https://a.test/".into(), moved);
        Cache::default().save(&heard, &file, &plan(&settings, 100)).unwrap();
        let (read, note) = Cache::load(&file);
        assert_eq!((read.0, note), (heard, None));
        assert_eq!(fs::read_to_string(dir.path().join(".lyceum/.gitignore")).unwrap(), "*\n");
    }

    #[test]
    fn what_tells_nothing_of_a_page_does_not_replace_what_does() {
        let settings = Links::default();
        let page = "https://a.test/".to_owned();
        let mut cache = Cache(BTreeMap::from([(page.clone(), at(100, End::Status(200)))]));
        cache.learn(&BTreeMap::from([(page.clone(), at(200, End::NoNetwork))]), &plan(&settings, 200));
        assert_eq!(cache.get(&page).unwrap().end, End::Status(200));
    }

    #[test]
    fn what_counts_no_more_is_dropped() {
        let settings = Links::default();
        let mut cache = Cache(BTreeMap::from([("https://a.test/".to_owned(), at(0, End::Status(200)))]));
        cache.learn(&BTreeMap::new(), &plan(&settings, 3600));
        assert!(cache.get("https://a.test/").is_some());
        cache.learn(&BTreeMap::new(), &plan(&settings, 8 * 86_400));
        assert!(cache.get("https://a.test/").is_none());
    }

    #[test]
    fn a_spoilt_file_counts_as_empty() {
        let dir = tempfile::tempdir().unwrap();
        let file = dir.path().join("links.json");
        for spoilt in ["", "{", "[]", "{\"version\":9,\"pages\":{}}", "{\"version\":1,\"pages\":{\"a\":3}}"] {
            fs::write(&file, spoilt).unwrap();
            let (cache, note) = Cache::load(&file);
            assert!(cache.0.is_empty() && note.is_some_and(|note| note.contains("links.json")), "{spoilt}");
        }
        fs::remove_file(&file).unwrap();
        assert!(Cache::load(&file).1.is_none());
    }

    #[cfg(unix)]
    #[test]
    fn a_link_is_never_written_through() {
        let dir = tempfile::tempdir().unwrap();
        let (other, folder) = (dir.path().join("precious"), dir.path().join(".lyceum"));
        fs::write(&other, "mine").unwrap();
        fs::create_dir(&folder).unwrap();
        std::os::unix::fs::symlink(&other, folder.join("links.json")).unwrap();
        assert!(Cache::default().write(&folder.join("links.json")).is_err());
        assert_eq!(fs::read_to_string(&other).unwrap(), "mine");
    }
}
