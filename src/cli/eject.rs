//! `lyceum eject`: copies of what ships, to be changed in the site.

use std::fs;
use std::path::{Path, PathBuf};

use clap::Args;

use super::Status;
use super::new::{configured_site, real, say_if_unused};
use super::output::{self, Terminal};
use crate::config;
use crate::embedded;
use crate::error::{Error, Result};
use crate::files::write_atomically;
use crate::text::nearest;

#[derive(Args, Debug)]
pub(super) struct EjectArgs {
    /// What to copy, such as templates/document.html or theme; without any, the list of all is printed
    #[arg(value_name = "PATH")]
    pub(super) paths: Vec<String>,
    /// The site, where it is not the one around the current folder
    #[arg(long, value_name = "SITE")]
    pub(super) site: Option<PathBuf>,
    /// Replace files that are there already
    #[arg(long)]
    pub(super) force: bool,
}

/// A file that ships: its path, and its bytes.
type Shipped = (String, &'static [u8]);

pub(super) fn run(args: &EjectArgs, terminal: Terminal) -> Result<Status> {
    let shipped = embedded::shipped();
    if args.paths.is_empty() {
        return output::data(|out| shipped.iter().try_for_each(|(path, _)| writeln!(out, "{path}")));
    }
    let chosen = choose(&args.paths, &shipped)?;
    let site = site(args.site.as_deref(), terminal)?;
    let places = places(&site, &chosen, args.force)?;
    for (place, (_, bytes)) in places.iter().zip(&chosen) {
        let folder = place.parent().unwrap_or(&site);
        fs::create_dir_all(folder).map_err(|e| Error::io("make the folder", folder, &e))?;
        write_atomically(place, bytes)?;
    }
    for (path, _) in &chosen {
        terminal.say(&format!("copied {path}"));
    }
    let what = if chosen.len() == 1 { "it wins" } else { "they win" };
    terminal.say(&format!("in `{}`, where {what} over what ships with lyceum", site.display()));
    Ok(Status::Done)
}

/// The shipped files that the paths name, each once. Only their own names are ever joined to a folder, so nothing that
/// is written on the command line leads out of the site.
fn choose(paths: &[String], shipped: &[Shipped]) -> Result<Vec<Shipped>> {
    let mut chosen: Vec<Shipped> = Vec::new();
    for written in paths {
        let path = written.replace('\\', "/");
        let path = path.trim_start_matches("./").trim_end_matches('/');
        let inside = |name: &str| name.strip_prefix(path).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
        let found: Vec<Shipped> = shipped.iter().filter(|(name, _)| inside(name)).cloned().collect();
        if path.is_empty() || found.is_empty() {
            return Err(unknown(written, path, shipped));
        }
        chosen.extend(found);
    }
    chosen.sort();
    chosen.dedup();
    Ok(chosen)
}

fn unknown(written: &str, path: &str, shipped: &[Shipped]) -> Error {
    let names = || shipped.iter().map(|(name, _)| name.as_str());
    let folders = names().flat_map(|name| name.match_indices('/').map(|(at, _)| &name[..at]));
    // A bare `document.html` is most likely the file of that name, wherever it lies.
    let by_end = || names().find(|name| !path.is_empty() && name.rsplit('/').next() == Some(path));
    let near = by_end().or_else(|| nearest(path, names().chain(folders)));
    let help = near.map_or("`lyceum eject` lists all files".to_owned(), |near| format!("did you mean `{near}`?"));
    Error::new(format!("lyceum ships no file or folder `{written}`; {help}"))
}

/// The site that is to be changed: only one with a configuration file has templates and a theme.
fn site(named: Option<&Path>, terminal: Terminal) -> Result<PathBuf> {
    let here = std::env::current_dir().map_err(|e| Error::io("find", Path::new("."), &e))?;
    if let Some(found) = configured_site(&here) {
        say_if_unused(named, &found, terminal);
        return Ok(found);
    }
    let file = config::FILE;
    match named {
        Some(named) if named.join(file).is_file() => Ok(named.to_owned()),
        Some(named) => Err(Error::new(format!(
            "`{}` has no {file}, and only a site that has one can have templates and a theme; make one, an empty file will do",
            named.display()
        ))),
        None => Err(Error::new(format!(
            "there is no {file} here or in a folder above; go into a site, or name one with --site DIR"
        ))),
    }
}

/// Where each file goes. Everything that speaks against one of them is found before the first is written.
fn places(site: &Path, chosen: &[Shipped], force: bool) -> Result<Vec<PathBuf>> {
    let root = real(site)?;
    let mut places = Vec::new();
    let mut taken = Vec::new();
    for (path, _) in chosen {
        let place = real(&site.join(path))?;
        if !place.starts_with(&root) {
            return Err(Error::new(format!(
                "`{path}` is reached by a link that leads out of the site; remove the link first"
            )));
        }
        if place.is_dir() || place.ancestors().skip(1).any(|folder| folder.is_file()) {
            return Err(Error::new(format!("`{path}` cannot be made: a folder or file stands in its way")));
        }
        if place.exists() {
            taken.push(path.as_str());
        }
        places.push(place);
    }
    match taken.as_slice() {
        [first, rest @ ..] if !force => {
            let more = if rest.is_empty() { String::new() } else { format!(" and {} more", rest.len()) };
            let verb = if rest.is_empty() { "is" } else { "are" };
            let them = if rest.is_empty() { "it" } else { "them" };
            Err(Error::new(format!(
                "`{first}`{more} {verb} in the site already, so nothing was copied; --force replaces {them}"
            )))
        }
        _ => Ok(places),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(paths: &[&str]) -> Vec<String> {
        let paths: Vec<String> = paths.iter().map(|path| (*path).to_owned()).collect();
        choose(&paths, &embedded::shipped()).unwrap().into_iter().map(|(name, _)| name).collect()
    }

    fn refusal(path: &str) -> String {
        choose(&[path.to_owned()], &embedded::shipped()).unwrap_err().to_string()
    }

    #[test]
    fn a_file_and_a_folder_can_be_named() {
        assert_eq!(names(&["templates/document.html"]), ["templates/document.html"]);
        assert_eq!(names(&["./theme/", "theme/style.css"]), names(&["theme"]));
        assert!(names(&["templates/partials"]).iter().all(|name| name.starts_with("templates/partials/")));
        assert!(names(&["theme", "templates"]).len() == embedded::shipped().len());
    }

    #[test]
    fn an_unknown_path_gets_the_nearest_name() {
        assert!(refusal("templates/documnt.html").ends_with("did you mean `templates/document.html`?"));
        assert!(refusal("document.html").ends_with("did you mean `templates/document.html`?"));
        assert!(refusal("themes").ends_with("did you mean `theme`?"));
        assert!(refusal("").ends_with("`lyceum eject` lists all files"));
    }

    #[test]
    fn nothing_leads_out_of_the_site() {
        for path in ["..", "theme/..", "/etc/passwd", "theme/../../x", "templates//document.html", ".", "/", "thema/"] {
            refusal(path);
        }
    }

    #[test]
    fn files_that_exist_are_kept_unless_forced() {
        let temp = tempfile::tempdir().unwrap();
        let chosen = choose(&["theme/style.css".into(), "theme/print.css".into()], &embedded::shipped()).unwrap();
        assert_eq!(places(temp.path(), &chosen, false).unwrap().len(), 2);
        fs::create_dir(temp.path().join("theme")).unwrap();
        fs::write(temp.path().join("theme/style.css"), "mine").unwrap();
        let error = places(temp.path(), &chosen, false).unwrap_err().to_string();
        assert!(error.contains("`theme/style.css` is in the site already"), "{error}");
        assert_eq!(places(temp.path(), &chosen, true).unwrap().len(), 2);
    }

    #[cfg(unix)]
    #[test]
    fn links_out_of_the_site_are_not_followed() {
        let (site, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        std::os::unix::fs::symlink(other.path(), site.path().join("theme")).unwrap();
        let chosen = choose(&["theme/style.css".into()], &embedded::shipped()).unwrap();
        assert!(places(site.path(), &chosen, true).unwrap_err().to_string().contains("leads out of the site"));
    }
}
