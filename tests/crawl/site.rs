//! A built site in memory, and all that must hold for every link of it.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::fs;
use std::path::Path;

use crate::html::{self, Element};

/// A page of the site.
pub(crate) struct Page {
    pub(crate) elements: Vec<Element>,
    pub(crate) anchors: BTreeSet<String>,
    /// What is wrong with the page by itself.
    faults: Vec<String>,
}

impl Page {
    fn read(text: &str) -> Self {
        let (elements, mut faults) = html::elements(text);
        let anchors = html::anchors(&elements, &mut faults);
        Self { elements, anchors, faults }
    }

    /// Whether the page only sends the reader on.
    pub(crate) fn is_redirect(&self) -> bool {
        self.elements.iter().any(|element| element.redirect().is_some())
    }

    /// Whether search engines are asked to leave the page out.
    pub(crate) fn is_hidden(&self) -> bool {
        let robots = |element: &&Element| element.name == "meta" && element.get("name") == Some("robots");
        self.elements
            .iter()
            .find(robots)
            .is_some_and(|meta| meta.get("content").is_some_and(|content| content.contains("noindex")))
    }
}

/// All files of an output folder, by path with `/`.
pub(crate) struct Site {
    pub(crate) files: BTreeMap<String, Vec<u8>>,
    pub(crate) pages: BTreeMap<String, Page>,
    base_url: Option<String>,
}

/// Where an address leads.
enum Target {
    /// To a file of the site, and an anchor in it or nothing.
    File(String, String),
    /// To another site.
    Outside,
    /// To nothing that can be; the reason.
    Wrong(String),
}

impl Site {
    /// Reads an output folder that was built for an address, if for one.
    pub(crate) fn read(folder: &Path, base_url: Option<&str>) -> Self {
        let mut files = BTreeMap::new();
        read_files(folder, "", &mut files);
        Self::new(files, base_url)
    }

    pub(crate) fn new(files: BTreeMap<String, Vec<u8>>, base_url: Option<&str>) -> Self {
        let pages = files.iter().filter(|(path, _)| path.ends_with(".html"));
        let pages =
            pages.map(|(path, bytes)| (path.clone(), Page::read(std::str::from_utf8(bytes).expect("pages are UTF-8"))));
        Self { pages: pages.collect(), base_url: base_url.map(str::to_owned), files }
    }

    /// Everything wrong with the site, a line each.
    pub(crate) fn faults(&self) -> Vec<String> {
        let mut faults = Vec::new();
        for (path, page) in &self.pages {
            faults.extend(page.faults.iter().map(|fault| format!("{path}: {fault}")));
            for element in &page.elements {
                faults.extend(policy_faults(element).into_iter().map(|fault| format!("{path}: {fault}")));
                for (attribute, address) in element.addresses() {
                    if let Some(fault) = self.link_fault(path, element, address) {
                        faults.push(format!("{path}: <{} {attribute}=\"{address}\">: {fault}", element.name));
                    }
                }
            }
        }
        faults.extend(self.theme_faults());
        faults.extend(
            self.unreachable().into_iter().map(|path| format!("{path}: no link leads here from the front page")),
        );
        faults
    }

    fn link_fault(&self, path: &str, element: &Element, address: &str) -> Option<String> {
        let is_link = matches!(element.name.as_str(), "a" | "area") || element.get("rel") == Some("canonical");
        match self.target(path, address) {
            Target::Wrong(why) => Some(why),
            Target::Outside if is_link => None,
            Target::Outside => Some("a request to another site".to_owned()),
            Target::File(file, _) if !self.files.contains_key(&file) => Some(format!("there is no file `{file}`")),
            Target::File(_, anchor) if anchor.is_empty() => None,
            Target::File(file, anchor) => {
                let known = self.pages.get(&file).is_none_or(|page| page.anchors.contains(&anchor));
                (!known).then(|| format!("`{file}` has no anchor `{anchor}`"))
            }
        }
    }

    /// Follows an address from a page.
    fn target(&self, page: &str, address: &str) -> Target {
        let own = self.below_base(page, address);
        let scheme = address.split_once(':').map_or("", |(scheme, _)| scheme);
        match scheme {
            _ if own.is_some() => {}
            "http" | "https" | "mailto" | "tel" => return Target::Outside,
            _ if !scheme.is_empty() && scheme.chars().all(|c| c.is_ascii_alphanumeric()) => {
                return Target::Wrong(format!("the scheme `{scheme}` is not allowed"));
            }
            _ if address.starts_with('/') => {
                return Target::Wrong("it breaks when the site moves below a sub-path".to_owned());
            }
            _ => {}
        }
        let (base, address) = own.map_or((page, address), |below| ("", below));
        let (rest, anchor) = address.split_once('#').unwrap_or((address, ""));
        let (Some(rest), Some(anchor)) = (percent_decode(rest.split('?').next().unwrap_or("")), percent_decode(anchor))
        else {
            return Target::Wrong("its percent signs do not give UTF-8".to_owned());
        };
        if rest.is_empty() && own.is_none() {
            return Target::File(page.to_owned(), anchor);
        }
        self.file(base, &rest).map_or_else(Target::Wrong, |file| Target::File(file, anchor))
    }

    /// What follows the site's own address. The page for wrong addresses is shown at any depth, so it alone may leave
    /// out scheme and host.
    fn below_base<'a>(&self, page: &str, address: &'a str) -> Option<&'a str> {
        let base = self.base_url.as_deref()?;
        let host = base.find("://")? + 3;
        let folder = &base[host + base[host..].find('/')?..];
        address.strip_prefix(base).or_else(|| address.strip_prefix(folder).filter(|_| page == "404.html"))
    }

    /// The file at a path that is relative to a page's folder.
    fn file(&self, page: &str, relative: &str) -> Result<String, String> {
        let mut steps: Vec<&str> = page.split('/').collect();
        steps.pop();
        for step in relative.split('/') {
            match step {
                "" | "." => {}
                ".." => drop(steps.pop().ok_or("it leads out of the site")?),
                step => steps.push(step),
            }
        }
        let path = steps.join("/");
        let folder = relative.is_empty() || relative.ends_with(['/', '.']);
        if folder && !self.files.contains_key(&path) {
            return Ok(if path.is_empty() { "index.html".to_owned() } else { format!("{path}/index.html") });
        }
        match self.files.contains_key(&format!("{path}/index.html")) {
            true => Err("it leads to a folder and lacks the `/` at its end".to_owned()),
            false => Ok(path),
        }
    }

    /// Pages that nobody finds who begins at the front page. The page for wrong addresses and redirects are no aims.
    fn unreachable(&self) -> Vec<&str> {
        let mut reached = BTreeSet::from(["index.html".to_owned()]);
        let mut queue = VecDeque::from(["index.html".to_owned()]);
        while let Some(path) = queue.pop_front() {
            let Some(page) = self.pages.get(&path) else { continue };
            for link in page.elements.iter().filter(|element| matches!(element.name.as_str(), "a" | "area")) {
                let target = link.get("href").map(|address| self.target(&path, address));
                if let Some(Target::File(file, _)) = target
                    && reached.insert(file.clone())
                {
                    queue.push_back(file);
                }
            }
        }
        let aims = self.pages.iter().filter(|(path, page)| *path != "404.html" && !page.is_redirect());
        aims.map(|(path, _)| path.as_str()).filter(|&path| !reached.contains(path)).collect()
    }

    /// What style sheets and modules load.
    fn theme_faults(&self) -> Vec<String> {
        let mut faults = Vec::new();
        for (path, bytes) in &self.files {
            let text = String::from_utf8_lossy(bytes);
            let addresses: Vec<&str> = match path.rsplit_once('.').map(|(_, kind)| kind) {
                Some("css") => text.split("url(").skip(1).filter_map(|rest| rest.split(')').next()).collect(),
                Some("js") => {
                    text.split('"').filter(|part| part.starts_with("./") || part.starts_with("../")).collect()
                }
                _ => continue,
            };
            for address in addresses.into_iter().map(|address| address.trim_matches(['"', '\'', ' '])) {
                match self.target(path, address) {
                    Target::File(file, _) if self.files.contains_key(&file) => {}
                    _ => faults.push(format!("{path}: `{address}` is no file of the site")),
                }
            }
        }
        faults
    }
}

/// Whether a script element of a type holds data that no browser runs.
fn is_data(kind: &str) -> bool {
    matches!(kind, "application/ld+json" | "application/json")
}

/// What the policy `default-src 'self'` would refuse.
fn policy_faults(element: &Element) -> Vec<String> {
    let mut faults = Vec::new();
    let name = &element.name;
    for (attribute, _) in &element.attributes {
        if attribute == "style" || attribute.starts_with("on") {
            faults.push(format!("<{name}> has the attribute `{attribute}`"));
        }
    }
    if name == "style" {
        faults.push("a style element stands in the page".to_owned());
    }
    if name == "script" && element.get("src").is_none() && !element.get("type").is_some_and(is_data) {
        faults.push("a script stands in the page".to_owned());
    }
    faults
}

/// A text with its percent signs resolved, if that is UTF-8.
pub(crate) fn percent_decode(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&first, after)) = rest.split_first() {
        rest = after;
        if first == b'%' {
            let digits = std::str::from_utf8(after.get(..2)?).ok()?;
            bytes.push(u8::from_str_radix(digits, 16).ok()?);
            rest = &after[2..];
        } else {
            bytes.push(first);
        }
    }
    String::from_utf8(bytes).ok()
}

fn read_files(folder: &Path, prefix: &str, files: &mut BTreeMap<String, Vec<u8>>) {
    for entry in fs::read_dir(folder).expect("the output can be read") {
        let path = entry.expect("the output can be read").path();
        let name = format!("{prefix}{}", path.file_name().and_then(|name| name.to_str()).expect("names are UTF-8"));
        if path.is_dir() {
            read_files(&path, &format!("{name}/"), files);
        } else {
            files.insert(name, fs::read(&path).expect("the output can be read"));
        }
    }
}
