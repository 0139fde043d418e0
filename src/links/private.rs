//! Which hosts belong to a private network. They are not asked unless somebody says so: documents may come from
//! strangers, and a machine that checks them may reach what they cannot.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use url::{Host, Url};

/// Whether an address names a private host: this machine, its network, or a name that no public host can have.
pub(super) fn is_private(url: &Url) -> bool {
    match url.host() {
        None => true,
        Some(Host::Ipv4(ip)) => is_private_v4(ip),
        Some(Host::Ipv6(ip)) => is_private_ip(ip.into()),
        Some(Host::Domain(name)) => is_private_name(name),
    }
}

/// Whether a network address is one that not everybody reaches.
pub(super) fn is_private_ip(ip: IpAddr) -> bool {
    match ip.to_canonical() {
        IpAddr::V4(ip) => is_private_v4(ip),
        IpAddr::V6(ip) => is_private_v6(ip),
    }
}

fn is_private_v4(ip: Ipv4Addr) -> bool {
    let [a, b, ..] = ip.octets();
    ip.is_private()
        || ip.is_loopback()
        || ip.is_link_local()
        || ip.is_multicast()
        // This network, shared by a provider's customers, tests of network devices, reserved.
        || a == 0
        || (a == 100 && (64..128).contains(&b))
        || (a == 198 && (18..20).contains(&b))
        || a >= 240
}

fn is_private_v6(ip: Ipv6Addr) -> bool {
    let [first, second, ..] = ip.segments();
    // What lies in another network's form is judged by the address inside it.
    let inside = |at: usize| {
        let [a, b, c, d] = [0, 1, 2, 3].map(|n| ip.octets()[at + n]);
        Ipv4Addr::new(a, b, c, d)
    };
    match (first, second) {
        (0x64, 0xff9b) => is_private_v4(inside(12)),
        (0x2002, _) => is_private_v4(inside(2)),
        // Mapped addresses were judged as what they are; nothing else below ::/16 is public.
        (0, _) => true,
        _ => ip.is_unique_local() || ip.is_unicast_link_local() || ip.is_multicast() || first & 0xffc0 == 0xfec0,
    }
}

fn is_private_name(name: &str) -> bool {
    let name = name.trim_end_matches('.').to_ascii_lowercase();
    let last = name.rsplit('.').next().unwrap_or_default();
    let reserved = ["localhost", "local", "internal", "intranet", "lan", "home", "corp", "private", "test"];
    !name.contains('.') || reserved.contains(&last) || name.ends_with(".home.arpa")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn private(host: &str) -> bool {
        is_private(&Url::parse(&format!("http://{host}/")).unwrap())
    }

    #[test]
    fn this_machine_and_its_network_are_private() {
        for host in [
            "localhost",
            "LOCALHOST.",
            "a.localhost",
            "wiki",
            "nas.local",
            "db.internal",
            "127.0.0.1",
            "127.1",
            "2130706433",
            "0x7f.1",
            "0.0.0.0",
            "10.0.0.1",
            "172.16.0.1",
            "192.168.1.1",
            "169.254.169.254",
            "100.64.0.1",
            "198.18.0.1",
            "224.0.0.1",
            "255.255.255.255",
            "[::]",
            "[::1]",
            "[::ffff:127.0.0.1]",
            "[::127.0.0.1]",
            "[fd00::1]",
            "[fe80::1]",
            "[fec0::1]",
            "[ff02::1]",
            "[64:ff9b::10.0.0.1]",
            "[2002:a00:1::]",
        ] {
            assert!(private(host), "{host}");
        }
    }

    #[test]
    fn other_hosts_are_public() {
        for host in [
            "lyceum.dev",
            "localhost.dev",
            "1.1.1.1",
            "172.32.0.1",
            "100.128.0.1",
            "198.20.0.1",
            "[2606:4700::1]",
            "[::ffff:1.1.1.1]",
            "[64:ff9b::1.1.1.1]",
        ] {
            assert!(!private(host), "{host}");
        }
    }
}
