//! The spellings that a reference may get, and which of them is taken.

use percent_encoding::{CONTROLS, NON_ALPHANUMERIC, utf8_percent_encode};

use super::place;
use super::shape::{Manner, Shape, decoded, root_prefix, without_ending};
use crate::document::Document;
use crate::library::{Anchor, Edge, Place, Target, Via};
use crate::names::{Names, Steps, join};
use crate::page;
use crate::source::is_document;
use crate::text::fold;

/// A reference as it is written, and what it led to.
#[derive(Debug, Clone, Copy)]
pub struct Written<'w> {
    text: &'w str,
    steps: Steps,
    via: Via,
    named: &'w str,
    whole: bool,
    /// Whether its place takes spaces as they are.
    spaces: bool,
    called: Option<&'w str>,
}

impl<'w> Written<'w> {
    /// That of an edge of a document, with the step by which it found its target and the path that it named.
    pub fn of(edge: &'w Edge, document: &Document, via: Via, named: &'w str) -> Self {
        let steps = Steps::of(edge, document);
        let spaces = match &edge.place {
            Place::Field(_) | Place::Shortcode(_) => true,
            Place::Body(n) => !steps.is_encoded() || place::is_pointed(document, &document.references[*n]),
        };
        Self { text: &edge.written, steps, via, named, whole: edge.anchor == Anchor::Whole, spaces, called: None }
    }

    /// The same, to be written with an id or a title if that leads there.
    pub fn called(self, name: &'w str) -> Self {
        Self { called: Some(name), ..self }
    }

    fn is_path(&self) -> bool {
        matches!(self.via, Via::Relative | Via::Root | Via::Suffix)
    }

    fn shape(&self) -> Shape<'w> {
        let cut = Shape::new(self.text, self.steps.is_encoded(), Some(self.named).filter(|_| self.is_path()));
        // A title or an id without an anchor is all of it: `C# in a day`.
        if self.is_path() || !self.whole || cut.fragment.is_none() || self.steps.is_encoded() {
            return cut;
        }
        let name = self.text.split('|').next().unwrap_or(self.text).trim();
        let before = self.text.len() - self.text.trim_start().len();
        Shape { before: &self.text[..before], name, behind: &self.text[before + name.len()..], fragment: None }
    }
}

/// The text of a reference of a document that leads to a target: the same form, the same anchor and label. `None` where
/// no spelling leads there.
pub fn spell(names: &Names, from: usize, written: &Written, target: &Target) -> Option<String> {
    let shape = written.shape();
    let leads = |text: &String| {
        let found = names.find(text, from, written.steps);
        let same = found.fragment.as_deref().unwrap_or_default() == shape.fragment.unwrap_or_default();
        found.target == *target && found.others.is_empty() && !found.case_differs && same
    };
    let speller = Speller { names, from, written, shape: &shape };
    speller.spellings(target).into_iter().map(|name| shape.with(&name)).find(leads)
}

struct Speller<'s, 'l> {
    names: &'s Names<'l>,
    from: usize,
    written: &'s Written<'s>,
    shape: &'s Shape<'s>,
}

impl Speller<'_, '_> {
    /// All names worth trying, the most fitting first.
    fn spellings(&self, target: &Target) -> Vec<String> {
        let kept = !self.written.is_path() && self.written.via != Via::Address;
        let mut names: Vec<String> = self.written.called.map(str::to_owned).into_iter().collect();
        names.extend(kept.then(|| self.shape.name.to_owned()));
        let manner = self.manner();
        if let Manner::Address(before) = &manner {
            names.extend(self.address(before, target));
        }
        let paths = self.paths(target);
        for path in &paths {
            names.extend(self.in_manner(&manner, path));
        }
        for path in &paths {
            let least = if let Manner::Suffix(count) = manner { count } else { 1 };
            names.extend(suffixes(path, least).map(|name| self.encoded(&name)));
            names.push(self.encoded(path));
            names.push(self.encoded(&format!("/{path}")));
        }
        names
    }

    /// In which manner the name was spelt.
    fn manner(&self) -> Manner {
        let encoded = self.written.steps.is_encoded();
        let path = decoded(self.shape.name, encoded);
        let here = path.starts_with("./");
        let dotted = here || path.starts_with("../") || matches!(path.as_str(), "." | "..");
        let bare = !path.trim_end_matches('/').contains('/');
        let segments = path.trim_matches('/').split('/').count();
        let from_root = || Manner::Root(root_prefix(&path, self.written.named, self.names.library()));
        match self.written.via {
            Via::Relative if encoded || dotted => Manner::Relative(here),
            // The same text is a path from the content folder.
            Via::Relative if !bare && same_path(&path, self.written.named) => Manner::Root(String::new()),
            Via::Relative if !bare => Manner::Relative(here),
            Via::Root if !bare || encoded => from_root(),
            Via::Address => Manner::Address(self.before_address(&path)),
            Via::Id | Via::Name | Via::Itself => Manner::Suffix(1),
            _ => Manner::Suffix(segments),
        }
    }

    /// What a target can be called by its path, the more fitting first: with or without the ending of a document, and
    /// the folder whose page it is where the reference named that.
    fn paths(&self, target: &Target) -> Vec<String> {
        let library = self.names.library();
        let named_folder = !is_document(self.written.named);
        let name = decoded(self.shape.name, self.written.steps.is_encoded());
        let slash = if name.ends_with('/') { "/" } else { "" };
        match target {
            Target::Entry(n) => {
                let path = library.path(*n);
                let bare = without_ending(path).to_owned();
                let own = if is_document(&name) { [path.to_owned(), bare] } else { [bare, path.to_owned()] };
                let folder = library.folders.iter().find(|folder| folder.page == Some(*n));
                let folder = folder.map(|folder| format!("{}{slash}", folder.path)).filter(|path| !path.is_empty());
                if named_folder {
                    folder.into_iter().chain(own).collect()
                } else {
                    own.into_iter().chain(folder).collect()
                }
            }
            Target::Folder(n) => vec![format!("{}{slash}", library.folders[*n].path)],
            Target::File(n) => vec![library.files[*n].path.clone()],
            Target::External(_) | Target::Missing | Target::Hidden => Vec::new(),
        }
    }

    fn in_manner(&self, manner: &Manner, path: &str) -> Vec<String> {
        let encoded = self.written.steps.is_encoded();
        match manner {
            Manner::Relative(here) => {
                let library = self.names.library();
                let folder = &library.folders[library.entries[self.from].folder].path;
                let name = relative(folder, path);
                // In double brackets and relations a name without a dot in front is the end of a path, and one from the
                // content folder a path from there.
                let other_form = !encoded && (folder.is_empty() || !name.contains('/'));
                let dot = !name.starts_with('.') && if encoded { *here } else { other_form };
                vec![self.encoded(&if dot { format!("./{name}") } else { name })]
            }
            // The path of a file at the top is a bare name, so there it takes a slash to be a path; and a slash that it
            // had there tells nothing of how other paths are written.
            Manner::Root(before) if !encoded && matches!(before.as_str(), "" | "/") => {
                let in_folder = path.trim_end_matches('/').contains('/');
                let plain = before.is_empty() || !self.written.named.contains('/');
                vec![if in_folder && plain { path.to_owned() } else { format!("/{path}") }]
            }
            Manner::Root(before) => vec![format!("{before}{}", self.encoded(path))],
            Manner::Suffix(count) => suffixes(path, *count).map(|name| self.encoded(&name)).collect(),
            Manner::Address(_) => Vec::new(),
        }
    }

    /// What of a written address stands before the part that tells the page.
    fn before_address(&self, path: &str) -> String {
        let base = self.names.library().config.base_url.as_deref();
        let bare = path.trim_start_matches('/');
        match base.filter(|base| path.starts_with(*base) || path == base.trim_end_matches('/')) {
            Some(base) => base.to_owned(),
            None => path[..path.len() - bare.len()].to_owned(),
        }
    }

    /// The address of a target, ended as the written one is.
    fn address(&self, before: &str, target: &Target) -> Option<String> {
        let url = self.names.library().url_of(target)?;
        let name = self.shape.name;
        let ended = match url.strip_suffix('/') {
            Some(_) if name.ends_with("index.html") => format!("{url}index.html"),
            Some(bare) if !name.ends_with('/') && !bare.is_empty() => bare.to_owned(),
            _ => url.to_owned(),
        };
        let text = page::encode(&ended);
        Some(format!("{before}{}", if self.encodes_letters() { all_ascii(&text) } else { text }))
    }

    /// A path as the text needs it: what the written name says already stays as it is there, the rest is encoded in the
    /// same manner.
    fn encoded(&self, path: &str) -> String {
        if !self.written.steps.is_encoded() {
            return path.to_owned();
        }
        let old: Vec<(&str, String)> = self.shape.name.split('/').map(|raw| (raw, decoded(raw, true))).collect();
        let kept = |segment: &str| old.iter().find(|(_, plain)| plain == segment).map(|(raw, _)| (*raw).to_owned());
        let segments = path.split('/').map(|segment| kept(segment).unwrap_or_else(|| self.encoded_segment(segment)));
        segments.collect::<Vec<_>>().join("/")
    }

    fn encoded_segment(&self, segment: &str) -> String {
        let old = self.shape.name;
        let mut text = String::with_capacity(segment.len());
        for c in segment.chars() {
            let kept_as_is = match c {
                ' ' => old.contains(c) || self.written.spaces && !old.contains("%20"),
                '#' | '$' => old.contains(c),
                '(' | ')' => is_balanced(segment),
                '&' => !has_entity(segment),
                '%' | '?' | '<' | '>' | '\\' | '`' | '|' => false,
                c => !c.is_control(),
            };
            if kept_as_is {
                text.push(c);
            } else {
                text.extend(utf8_percent_encode(c.encode_utf8(&mut [0; 4]), NON_ALPHANUMERIC));
            }
        }
        if self.encodes_letters() { all_ascii(&text) } else { text }
    }

    /// Whether the written name encodes letters of other scripts.
    fn encodes_letters(&self) -> bool {
        let high =
            |pair: &str| pair.starts_with(['8', '9', 'a', 'A', 'b', 'B', 'c', 'C', 'd', 'D', 'e', 'E', 'f', 'F']);
        self.written.steps.is_encoded() && self.shape.name.split('%').skip(1).any(high)
    }
}

fn same_path(a: &str, b: &str) -> bool {
    let plain = |path: &str| fold(without_ending(path.trim_end_matches('/')));
    join("", a).is_some_and(|a| plain(&a) == plain(b))
}

/// The ends of a path, from so many segments up to all of them.
fn suffixes(path: &str, least: usize) -> impl Iterator<Item = String> {
    let body = path.trim_end_matches('/');
    let slash = &path[body.len()..];
    let segments: Vec<&str> = body.split('/').collect();
    let all = segments.len();
    (least.clamp(1, all)..=all).map(move |count| segments[all - count..].join("/") + slash)
}

/// The way from a folder to a path: `../ads/funnel.md`.
pub fn relative(folder: &str, path: &str) -> String {
    let body = path.trim_end_matches('/');
    let slash = &path[body.len()..];
    let from: Vec<&str> = folder.split('/').filter(|segment| !segment.is_empty()).collect();
    let to: Vec<&str> = body.split('/').filter(|segment| !segment.is_empty()).collect();
    let shared = from.iter().zip(&to).take_while(|(a, b)| a == b).count();
    let ups = std::iter::repeat_n("..", from.len() - shared);
    let way: Vec<&str> = ups.chain(to[shared..].iter().copied()).collect();
    if way.is_empty() { "./".to_owned() } else { way.join("/") + slash }
}

fn all_ascii(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_ascii() { out.push(c) } else { out.extend(utf8_percent_encode(c.encode_utf8(&mut [0; 4]), CONTROLS)) }
    }
    out
}

fn is_balanced(path: &str) -> bool {
    let depth = path.chars().try_fold(0_usize, |depth, c| match c {
        '(' => Some(depth + 1),
        ')' => depth.checked_sub(1),
        _ => Some(depth),
    });
    depth == Some(0)
}

/// Whether a reader of HTML may take a piece of the text for a character's name.
fn has_entity(text: &str) -> bool {
    text.split('&').skip(1).any(|rest| {
        let name = rest.split(';').next().unwrap_or_default();
        name.len() < rest.len() && !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '#')
    })
}

#[cfg(test)]
mod tests {
    use super::{relative, suffixes};

    #[test]
    fn ways_and_ends_of_paths() {
        assert_eq!(relative("a/b", "a/c/d.md"), "../c/d.md");
        assert_eq!(relative("", "a/c.md"), "a/c.md");
        assert_eq!(relative("a/b", "a/b/"), "./");
        assert_eq!(relative("a/b", "a/"), "../");
        assert_eq!(suffixes("a/b/c", 2).collect::<Vec<_>>(), ["b/c", "a/b/c"]);
        assert_eq!(suffixes("a/b/", 9).collect::<Vec<_>>(), ["a/b/"]);
    }
}
