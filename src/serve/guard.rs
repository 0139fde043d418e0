//! What the server refuses to answer: requests under a foreign name.

use std::net::IpAddr;

use axum::http::header::HOST;
use axum::http::{HeaderMap, HeaderValue};

/// Decides under which names the server may be asked.
#[derive(Debug)]
pub(super) struct Guard {
    only_local: bool,
    hosts: Vec<String>,
}

impl Guard {
    /// For the address that is listened on, and further names.
    pub(super) fn new(ip: IpAddr, hosts: &[String]) -> Self {
        Self { only_local: ip.is_loopback(), hosts: hosts.iter().map(|host| host.to_ascii_lowercase()).collect() }
    }

    /// Whether the request came under a name of this machine. A page of another site can have its own name lead here and
    /// then read what only this machine should see; the name it asks for gives it away.
    pub(super) fn knows_host(&self, headers: &HeaderMap) -> bool {
        let mut hosts = headers.get_all(HOST).iter();
        let known = |host| is_local(host) || self.allows(host) || (!self.only_local && is_number(host));
        hosts.next().is_some_and(known) && hosts.next().is_none()
    }

    /// Whether a `Host` is one of the further names, with or without a port.
    fn allows(&self, host: &HeaderValue) -> bool {
        let Ok(host) = host.to_str().map(str::to_ascii_lowercase) else { return false };
        let name = host.rsplit_once(':').map_or(host.as_str(), |(name, _)| name);
        self.hosts.iter().any(|allowed| *allowed == host || allowed == name)
    }
}

/// Whether a `Host` is a name of this machine, with any port.
fn is_local(host: &HeaderValue) -> bool {
    without_port(host)
        .is_some_and(|name| number(name).is_some_and(|ip| ip.is_loopback()) || name.eq_ignore_ascii_case("localhost"))
}

/// Whether a `Host` is an address in numbers: no name of another site can be made to lead there.
fn is_number(host: &HeaderValue) -> bool {
    without_port(host).is_some_and(|name| number(name).is_some())
}

fn number(name: &str) -> Option<IpAddr> {
    name.strip_prefix('[').and_then(|name| name.strip_suffix(']')).unwrap_or(name).parse().ok()
}

fn without_port(host: &HeaderValue) -> Option<&str> {
    let host = host.to_str().ok()?;
    let (name, port) = match host.rfind(':').filter(|at| !host[*at..].contains(']')) {
        Some(at) => (&host[..at], &host[at + 1..]),
        None => (host, ""),
    };
    port.chars().all(|c| c.is_ascii_digit()).then_some(name)
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

    /// Whether a server answers to a name.
    fn knows(guard: &Guard, host: &str) -> bool {
        let mut headers = HeaderMap::new();
        headers.insert(HOST, HeaderValue::from_str(host).unwrap());
        guard.knows_host(&headers)
    }

    #[test]
    fn a_server_for_others_answers_to_numbers_and_to_no_other_sites_name() {
        let guard = Guard::new(IpAddr::from([0, 0, 0, 0]), &["box.local".to_owned()]);
        for host in ["192.168.0.1:8000", "[fe80::1]:8000", "localhost:8000", "box.local:8000"] {
            assert!(knows(&guard, host), "{host}");
        }
        for host in ["evil.example", "192.168.0.1.evil.example", "192.168.0.1:x", ""] {
            assert!(!knows(&guard, host), "{host}");
        }
        assert!(!guard.knows_host(&HeaderMap::new()));
    }

    #[test]
    fn further_names_are_allowed_with_any_port_or_with_theirs() {
        let guard = Guard::new(IpAddr::from([127, 0, 0, 1]), &["preview.example".to_owned(), "box:9000".to_owned()]);
        for host in ["preview.example", "Preview.example:8000", "box:9000", "localhost"] {
            assert!(knows(&guard, host), "{host}");
        }
        for host in ["evil.preview.example", "box:9001", "box", "example"] {
            assert!(!knows(&guard, host), "{host}");
        }
    }
}
