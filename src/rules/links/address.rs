//! Addresses on the web: which host one names, and whether it is the site's own.

use std::net::IpAddr;

use crate::config::Config;

/// What stands behind the scheme of an `http:` or `https:` address, and behind the slashes of one without a scheme.
fn behind_scheme(address: &str) -> Option<&str> {
    let rest = strip_prefix(address, "https:").or_else(|| strip_prefix(address, "http:")).unwrap_or(address);
    rest.strip_prefix("//")
}

fn strip_prefix<'a>(text: &'a str, prefix: &str) -> Option<&'a str> {
    let start = text.get(..prefix.len())?;
    start.eq_ignore_ascii_case(prefix).then(|| &text[prefix.len()..])
}

/// Host with port, and the rest.
fn split(address: &str) -> Option<(&str, &str)> {
    let rest = behind_scheme(address)?;
    Some(rest.split_at(rest.find(['/', '?', '#']).unwrap_or(rest.len())))
}

/// The host of an address, as written.
pub(super) fn host(address: &str) -> &str {
    split(address).map_or(address, |(host, _)| host)
}

/// What an address of the site itself says behind the site's `base_url`, whether it starts with `https:`, `http:` or
/// neither.
pub(super) fn behind_base<'a>(config: &Config, address: &'a str) -> Option<&'a str> {
    let (own_host, own_path) = split(config.base_url.as_deref()?)?;
    let (host, path) = split(address)?;
    if !host.eq_ignore_ascii_case(own_host) {
        return None;
    }
    let bare = own_path.trim_end_matches('/');
    path.strip_prefix(own_path)
        .or_else(|| path.strip_prefix(bare).filter(|rest| !rest.starts_with(|c| !"?#".contains(c))))
}

/// Whether an `http:` address names a host on the open web, where https is normal.
pub(super) fn wants_https(address: &str) -> bool {
    let Some(rest) = strip_prefix(address, "http:").filter(|rest| rest.starts_with("//")) else { return false };
    let Some((authority, _)) = split(rest) else { return false };
    let host = match authority.rsplit('@').next().unwrap_or(authority).rsplit_once(':') {
        Some((host, "80" | "")) => host,
        // Another port is another service.
        Some(_) => return false,
        None => authority.rsplit('@').next().unwrap_or(authority),
    };
    is_public(&host.trim_end_matches('.').to_ascii_lowercase()) && !NAMESPACES.iter().any(|name| rest.starts_with(name))
}

/// Whether a host is neither a machine of one's own nor a name that stands for any.
fn is_public(host: &str) -> bool {
    let plain = host.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '.'));
    let mut labels = host.rsplit('.');
    let (Some(top), Some(second)) = (labels.next(), labels.next()) else { return false };
    let example = second == "example" && matches!(top, "com" | "net" | "org");
    plain && !host.contains("..") && host.parse::<IpAddr>().is_err() && !example && !OWN.contains(&top)
}

/// Last parts of names that no certificate is given for (RFC 2606, 6761, 6762, 7686, 8375 and common use).
const OWN: [&str; 13] = [
    "localhost",
    "local",
    "test",
    "example",
    "invalid",
    "internal",
    "intranet",
    "lan",
    "home",
    "arpa",
    "corp",
    "private",
    "onion",
];

/// Names of vocabularies that look like addresses: written otherwise they mean nothing.
const NAMESPACES: [&str; 14] = [
    "//www.w3.org/1998/",
    "//www.w3.org/1999/",
    "//www.w3.org/2000/",
    "//www.w3.org/2001/",
    "//www.w3.org/2002/",
    "//www.w3.org/2004/",
    "//www.w3.org/2005/",
    "//www.w3.org/ns/",
    "//purl.org/",
    "//xmlns.com/",
    "//schemas.",
    "//ogp.me/ns",
    "//www.sitemaps.org/schemas/",
    "//ns.adobe.com/",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn own_machines_and_names_of_vocabularies_want_no_https() {
        for open in ["http://lyceum.dev", "HTTP://Kb.Example.de/a?b#c", "http://user@shop.eu:80/", "http://münchen.de/"]
        {
            assert!(wants_https(open), "{open}");
        }
        for other in [
            "https://lyceum.dev",
            "http://localhost:8000/",
            "http://127.0.0.1/",
            "http://192.168.1.1",
            "http://[::1]/",
            "http://8.8.8.8/",
            "http://intranet/wiki",
            "http://nas.local/",
            "http://a.b.test",
            "http://www.example.com/x",
            "http://shop.example/",
            "http://shop.eu:8080/",
            "http://{{host}}/x",
            "http://<your-shop>.eu/",
            "http://www.w3.org/2000/svg",
            "http://",
            "mailto:a@b.eu",
        ] {
            assert!(!wants_https(other), "{other}");
        }
    }
}
