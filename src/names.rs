//! The one resolver: how a name finds its document, for relations, wikilinks, embeds and Markdown links alike.

mod lookups;
mod paths;
mod written;

use std::collections::HashMap;

use crate::library::{Library, Target, Via};
use crate::text::{fold, nfc};

use paths::{shared_folders, stem_of};
use written::{cut, decode, is_external, strip};

pub use paths::{join, spellings};
pub use written::{Steps, readings};

/// What a name was found to mean.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// What it is.
    pub target: Target,
    /// What stands behind the `#`, as written.
    pub fragment: Option<String>,
    /// The step that found it.
    pub via: Option<Via>,
    /// Other documents that the name fits as well.
    pub others: Vec<usize>,
    /// Whether the path differs from the target's in letter case.
    pub case_differs: bool,
}

impl Found {
    /// The document itself.
    fn itself(from: usize, fragment: Option<String>) -> Self {
        Self { target: Target::Entry(from), fragment, via: Some(Via::Itself), others: Vec::new(), case_differs: false }
    }
}

/// Something a path can name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Node {
    Entry(usize),
    Folder(usize),
    File(usize),
}

/// All names of a library.
pub struct Names<'l> {
    library: &'l Library,
    paths: HashMap<&'l str, Node>,
    folded_paths: HashMap<String, Vec<Node>>,
    /// Documents, folders and files by the folded last segment of their path.
    last_segments: HashMap<String, Vec<Node>>,
    ids: HashMap<String, Vec<usize>>,
    names: HashMap<String, Vec<usize>>,
    addresses: HashMap<&'l str, Node>,
}

/// A step's hit.
struct Hit {
    nodes: Vec<Node>,
    case_differs: bool,
}

impl<'l> Names<'l> {
    /// Reads all names of a library once.
    pub fn new(library: &'l Library) -> Self {
        let mut names = Self {
            library,
            paths: HashMap::new(),
            folded_paths: HashMap::new(),
            last_segments: HashMap::new(),
            ids: HashMap::new(),
            names: HashMap::new(),
            addresses: HashMap::new(),
        };
        for (n, folder) in library.folders.iter().enumerate() {
            names.addresses.insert(&folder.url, Node::Folder(n));
            names.add_path(&folder.path, Node::Folder(n));
        }
        for (n, file) in library.files.iter().enumerate() {
            names.add_path(&file.path, Node::File(n));
        }
        for (n, entry) in library.entries.iter().enumerate() {
            names.add_path(&entry.document.source.path, Node::Entry(n));
            names.addresses.insert(&entry.url, Node::Entry(n));
            for former in &entry.redirects {
                names.addresses.entry(former).or_insert(Node::Entry(n));
            }
            if let Some(id) = &entry.meta.id {
                names.ids.entry(fold(id)).or_default().push(n);
            }
            let given = entry.get(crate::front::Known::Title).is_some().then_some(&entry.meta.title);
            for name in given.into_iter().chain(&entry.meta.aliases) {
                let of_name = names.names.entry(fold(name)).or_default();
                if of_name.last() != Some(&n) {
                    of_name.push(n);
                }
            }
        }
        names
    }

    /// The library whose names they are.
    pub fn library(&self) -> &'l Library {
        self.library
    }

    fn add_path(&mut self, path: &'l str, node: Node) {
        self.paths.entry(path).or_insert(node);
        self.folded_paths.entry(fold(path)).or_default().push(node);
        let last = path.rsplit('/').next().unwrap_or(path);
        self.last_segments.entry(fold(last)).or_default().push(node);
    }

    /// Follows a reference of a document.
    pub fn find(&self, written: &str, from: usize, steps: Steps) -> Found {
        let target = if steps.encoded { written.trim().to_owned() } else { strip(written) };
        let mut target = nfc(&target);
        if steps.encoded {
            if let Some(own) = self.own_address(&target) {
                target = own;
            } else if is_external(&target, true) {
                return Found { target: Target::External(target), ..self.missing(None) };
            }
        }
        if target.is_empty() || target == "#" {
            return Found::itself(from, None);
        }
        // The whole is tried before it is cut: a file may be called `C#.md`.
        let query_first = steps.encoded && target.find('?').is_some_and(|at| target[at..].contains('#'));
        if !target.starts_with('#')
            && !query_first
            && let Some(found) = self.find_whole(&decode(&target, steps), from, steps)
        {
            return found;
        }
        if let Some((name, fragment)) = cut(&target) {
            if name.trim().is_empty() {
                return Found::itself(from, Some(fragment.to_owned()));
            }
            let name = decode(name.trim_end(), steps);
            if let Some(found) = self.find_whole(&name, from, steps) {
                return Found { fragment: Some(fragment.to_owned()), ..found };
            }
        }
        if is_external(&target, false) {
            return Found { target: Target::External(target), ..self.missing(None) };
        }
        self.missing(None)
    }

    /// Follows a reference that stands in no document, from the content folder.
    pub fn find_path(&self, target: &str) -> Target {
        let target = nfc(target.trim());
        let hit = self.root_paths(&target).into_iter().find_map(|path| self.at_path(&path, &target));
        let hit =
            hit.or_else(|| self.by_id(&target)).or_else(|| self.names.get(&fold(&target)).map(|hits| entries(hits)));
        hit.map_or(Target::Missing, |hit| self.target(hit.nodes[0]))
    }

    fn missing(&self, fragment: Option<String>) -> Found {
        Found { target: Target::Missing, fragment, via: None, others: Vec::new(), case_differs: false }
    }

    /// An address of the site itself, without the `base_url` in front.
    fn own_address(&self, target: &str) -> Option<String> {
        let base = self.library.config.base_url.as_deref()?;
        let rest = target.strip_prefix(base).or_else(|| (target == base.trim_end_matches('/')).then_some(""))?;
        Some(format!("/{rest}"))
    }

    fn find_whole(&self, target: &str, from: usize, steps: Steps) -> Option<Found> {
        let folder = &self.library.folders[self.library.entries[from].folder].path;
        let may_be_path = self.may_be_path(target);
        for via in steps.order {
            if !may_be_path && matches!(via, Via::Relative | Via::Root | Via::Suffix) {
                continue;
            }
            let hit = match via {
                Via::Relative => join(folder, target).and_then(|path| self.at_path(&path, target)),
                Via::Root => self.root_paths(target).into_iter().find_map(|path| self.at_path(&path, target)),
                Via::Id => self.by_id(target),
                Via::Name => self.names.get(&fold(target)).map(|hits| entries(hits)),
                Via::Suffix => self.by_suffix(target),
                Via::Address => self.by_address(target),
                Via::Itself => None,
            };
            if let Some(hit) = hit {
                return Some(self.choose(hit, from, *via));
            }
        }
        None
    }

    /// Whether anything has the name that a path would end with: most ids and titles are told from paths by it.
    fn may_be_path(&self, target: &str) -> bool {
        let last = target.trim_end_matches('/').rsplit('/').next().unwrap_or_default();
        let names = || spellings(last, false).into_iter().map(|name| fold(&name));
        matches!(last, "" | "." | "..") || names().any(|name| self.last_segments.contains_key(&name))
    }

    /// The target itself and, where one of the root names stands in front, the rest of it.
    fn root_paths(&self, target: &str) -> Vec<String> {
        let rooted = target.trim_start_matches('/');
        let mut paths: Vec<String> = join("", rooted).into_iter().collect();
        for name in &self.library.config.root_names {
            let inside = rooted.split_once('/').filter(|(first, _)| fold(first) == fold(name));
            paths.extend(inside.and_then(|(_, rest)| join("", rest)));
        }
        paths
    }

    /// What stands at a path: first exactly, then without regard to case; documents first, then folders, then files.
    fn at_path(&self, path: &str, target: &str) -> Option<Hit> {
        let candidates = spellings(path, target.ends_with('/'));
        for candidate in &candidates {
            if let Some(node) = self.paths.get(candidate.as_str()) {
                return Some(Hit { nodes: vec![*node], case_differs: false });
            }
        }
        for candidate in &candidates {
            if let Some(nodes) = self.folded_paths.get(&fold(candidate)) {
                return Some(Hit { nodes: vec![nodes[0]], case_differs: true });
            }
        }
        None
    }

    fn by_id(&self, target: &str) -> Option<Hit> {
        let folded = fold(target);
        let hits = self.ids.get(&folded).or_else(|| self.ids.get(folded.strip_suffix(".md")?))?;
        Some(entries(hits))
    }

    /// The end of a path, whole segments; what every folder has (`index`, `README`) names nothing.
    fn by_suffix(&self, target: &str) -> Option<Hit> {
        let target = target.trim_start_matches('/');
        if target.starts_with("./") || target.starts_with("../") {
            return None;
        }
        if !target.contains('/') && matches!(fold(stem_of(target)).as_str(), "index" | "readme") {
            return None;
        }
        for candidate in spellings(target.trim_end_matches('/'), target.ends_with('/')) {
            let last = fold(candidate.rsplit('/').next()?);
            let Some(nodes) = self.last_segments.get(&last) else { continue };
            let ends = |node: &&Node, end: &str, whole: &str| {
                whole == end
                    || whole
                        .strip_suffix(end)
                        .is_some_and(|rest| rest.ends_with('/') && !matches!(node, Node::Folder(0)))
            };
            let exact: Vec<Node> =
                nodes.iter().filter(|node| ends(node, &candidate, self.path(**node))).copied().collect();
            if !exact.is_empty() {
                return Some(Hit { nodes: exact, case_differs: false });
            }
            let folded = fold(&candidate);
            let loose: Vec<Node> =
                nodes.iter().filter(|node| ends(node, &folded, &fold(self.path(**node)))).copied().collect();
            if !loose.is_empty() {
                return Some(Hit { nodes: loose, case_differs: true });
            }
        }
        None
    }

    fn by_address(&self, target: &str) -> Option<Hit> {
        let bare = target.trim_start_matches('/').trim_end_matches("index.html").trim_end_matches('/');
        let url = if bare.is_empty() { String::new() } else { format!("{bare}/") };
        let found = self.addresses.get(url.as_str()).or_else(|| self.addresses.get(bare));
        found.map(|node| Hit { nodes: vec![*node], case_differs: false })
    }

    /// Of several hits the one nearest to the referring document: most leading folders shared, then fewest segments,
    /// then the order of paths.
    fn choose(&self, hit: Hit, from: usize, via: Via) -> Found {
        let own = self.library.path(from);
        let rank = |node: &Node| {
            let path = self.path(*node);
            (std::cmp::Reverse(shared_folders(own, path)), path.split('/').count(), path)
        };
        // Documents win over files and folders of the same name.
        let best_kind = hit.nodes.iter().map(kind_rank).min().unwrap_or(0);
        let mut nodes: Vec<Node> = hit.nodes.into_iter().filter(|node| kind_rank(node) == best_kind).collect();
        nodes.sort_by(|a, b| rank(a).cmp(&rank(b)));
        let target = self.target(nodes[0]);
        let others = nodes[1..].iter().filter_map(|node| match self.target(*node) {
            Target::Entry(other) if target != Target::Entry(other) => Some(other),
            _ => None,
        });
        let others = others.collect();
        Found { target, fragment: None, via: Some(via), others, case_differs: hit.case_differs }
    }

    fn target(&self, node: Node) -> Target {
        match node {
            Node::Entry(n) => Target::Entry(n),
            Node::Folder(n) => self.library.folders[n].page.map_or(Target::Folder(n), Target::Entry),
            Node::File(n) => Target::File(n),
        }
    }

    fn path(&self, node: Node) -> &'l str {
        match node {
            Node::Entry(n) => &self.library.entries[n].document.source.path,
            Node::Folder(n) => &self.library.folders[n].path,
            Node::File(n) => &self.library.files[n].path,
        }
    }
}

fn entries(hits: &[usize]) -> Hit {
    Hit { nodes: hits.iter().map(|n| Node::Entry(*n)).collect(), case_differs: false }
}

fn kind_rank(node: &Node) -> u8 {
    match node {
        Node::Entry(_) => 0,
        Node::Folder(_) => 1,
        Node::File(_) => 2,
    }
}
