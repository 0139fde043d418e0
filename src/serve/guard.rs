//! What the server refuses to answer: requests under a foreign name, and files that are no part of the site.

use std::net::IpAddr;
use std::path::{Path, PathBuf};

use axum::http::header::HOST;
use axum::http::{HeaderMap, HeaderValue};
use percent_encoding::percent_decode_str;

/// Decides what may be asked of a site in a folder.
#[derive(Debug)]
pub(super) struct Guard {
    root: PathBuf,
    only_local: bool,
}

impl Guard {
    /// For a folder whose path holds no link, and the address that is listened on.
    pub(super) fn new(root: PathBuf, ip: IpAddr) -> Self {
        Self { root, only_local: ip.is_loopback() }
    }

    pub(super) fn root(&self) -> &Path {
        &self.root
    }

    /// Whether the request came under a name of this machine. A page of another site can have its own name lead here and
    /// then read what only this machine should see; the name it asks for gives it away.
    pub(super) fn knows_host(&self, headers: &HeaderMap) -> bool {
        let mut hosts = headers.get_all(HOST).iter();
        !self.only_local || (hosts.next().is_some_and(is_local) && hosts.next().is_none())
    }

    /// Whether a path leads to a file of the site or to nothing: never to a name with a dot in front, nor by a link out of
    /// the folder.
    pub(super) fn lets_through(&self, path: &str) -> bool {
        let Ok(path) = percent_decode_str(path).decode_utf8() else { return false };
        let Some(path) = path.strip_prefix('/') else { return false };
        // `//name` would be answered with a way to another machine of that name.
        if path.starts_with('/') || path.split('/').any(|name| name.starts_with('.')) {
            return false;
        }
        let file = self.root.join(path);
        self.is_inside(&file) && self.is_inside(&file.join("index.html"))
    }

    fn is_inside(&self, file: &Path) -> bool {
        let Ok(real) = file.canonicalize() else { return true };
        let Ok(inside) = real.strip_prefix(&self.root) else { return false };
        !inside.iter().any(|name| name.to_string_lossy().starts_with('.'))
    }
}

/// Whether a `Host` is a name of this machine, with any port.
fn is_local(host: &HeaderValue) -> bool {
    let Ok(host) = host.to_str() else { return false };
    let (name, port) = match host.rfind(':').filter(|at| !host[*at..].contains(']')) {
        Some(at) => (&host[..at], &host[at + 1..]),
        None => (host, ""),
    };
    let number = name.strip_prefix('[').and_then(|name| name.strip_suffix(']')).unwrap_or(name);
    let is_loopback = number.parse::<IpAddr>().is_ok_and(|ip| ip.is_loopback());
    port.chars().all(|c| c.is_ascii_digit()) && (is_loopback || name.eq_ignore_ascii_case("localhost"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_of_this_machine_are_local() {
        let local = |host: &str| is_local(&HeaderValue::from_str(host).unwrap());
        for host in ["localhost", "LOCALHOST:80", "127.0.0.1:8000", "127.0.0.1", "[::1]:8000", "[::1]"] {
            assert!(local(host), "{host}");
        }
        for host in [
            "",
            "evil.example",
            "localhost.evil.example",
            "127.0.0.1.evil.example:8000",
            "192.168.0.1",
            "localhost:80:x",
            "[::2]",
        ] {
            assert!(!local(host), "{host}");
        }
    }

    #[test]
    fn hidden_names_and_ways_out_are_refused() {
        let temp = tempfile::tempdir().unwrap();
        let guard = Guard::new(temp.path().canonicalize().unwrap(), IpAddr::from([127, 0, 0, 1]));
        for path in ["/", "/a/", "/a/b.html", "/a%20b/", "/日本/"] {
            assert!(guard.lets_through(path), "{path}");
        }
        let refused = [
            "/.lyceum",
            "/a/.git/config",
            "/%2elyceum",
            "/../x",
            "/a/%2e%2e/x",
            "/a/..%2fx",
            "//host",
            "/%2fetc/passwd",
            "/%ff",
            "",
        ];
        for path in refused {
            assert!(!guard.lets_through(path), "{path}");
        }
    }
}
