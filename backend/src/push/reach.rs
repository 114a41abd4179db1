//! Where messages may go. The address comes from a visitor: it must lead to nothing that only this machine reaches.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use url::{Host, Url};

/// The longest address of a device, in bytes. Those of today's push services have a few hundred.
const LONGEST: usize = 1024;

/// Where messages may be sent to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum PushReach {
    /// Nowhere: reminders on devices are not offered.
    Off,
    /// To `https` at port 443 of hosts that everybody can reach.
    #[default]
    World,
    /// To `http` on this machine alone, for tests.
    Loopback,
}

impl PushReach {
    /// The address of a device, where messages may be sent to it.
    pub(super) fn admit(self, endpoint: &str) -> Option<Url> {
        // What `Url` would pass over in silence, no browser sends.
        if endpoint.len() > LONGEST || endpoint.contains(|c: char| c.is_control() || c.is_whitespace()) {
            return None;
        }
        let url = Url::parse(endpoint).ok()?;
        if !url.username().is_empty() || url.password().is_some() || url.fragment().is_some() {
            return None;
        }
        let fits = match (self, url.host()?) {
            (Self::Off, _) => false,
            // Names are looked at once they are resolved, each time: see `admits`.
            (Self::World, host) => {
                let is_public = match host {
                    Host::Domain(_) => true,
                    Host::Ipv4(ip) => is_global(ip.into()),
                    Host::Ipv6(ip) => is_global(ip.into()),
                };
                url.scheme() == "https" && url.port_or_known_default() == Some(443) && is_public
            }
            (Self::Loopback, Host::Ipv4(ip)) => url.scheme() == "http" && ip.is_loopback(),
            (Self::Loopback, _) => false,
        };
        fits.then_some(url)
    }

    /// Whether a connection to this address may be opened.
    pub(super) fn admits(self, ip: IpAddr) -> bool {
        match self {
            Self::Off => false,
            Self::World => is_global(ip),
            Self::Loopback => ip.is_loopback(),
        }
    }
}

/// Whether everybody can reach it: the IANA registries of special addresses (RFC 6890) say which ones not. Of IPv6 only what
/// is given out as global unicast, and none of the ways in which an IPv4 address can be written there.
fn is_global(ip: IpAddr) -> bool {
    match ip {
        IpAddr::V4(ip) => is_global_v4(ip),
        IpAddr::V6(ip) => is_global_v6(ip),
    }
}

fn is_global_v4(ip: Ipv4Addr) -> bool {
    let [a, b, c, _] = ip.octets();
    !matches!(
        (a, b, c),
        (0 | 10 | 127, ..)
            | (100, 64..=127, _)
            | (169, 254, _)
            | (172, 16..=31, _)
            | (192, 0, 0 | 2)
            | (192, 88, 99)
            | (192, 168, _)
            | (198, 18..=19, _)
            | (198, 51, 100)
            | (203, 0, 113)
            | (224..=255, ..)
    )
}

fn is_global_v6(ip: Ipv6Addr) -> bool {
    let [a, b, ..] = ip.segments();
    let is_unicast = a & 0xe000 == 0x2000;
    // 2001::/23 for protocols, with Teredo; 2001:db8::/32 and 3fff::/20 for documents; 2002::/16 holds IPv4 addresses.
    is_unicast && !matches!((a, b), (0x2001, 0..=0x1ff | 0xdb8) | (0x2002, _) | (0x3fff, 0..=0xfff))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn devices_are_at_public_hosts_by_https() {
        let admits = |endpoint: &str| PushReach::World.admit(endpoint).is_some();
        for good in [
            "https://fcm.googleapis.com/fcm/send/abc:def",
            "https://updates.push.services.mozilla.com/wpush/v2/abc",
            "https://web.push.apple.com:443/abc?x=y",
            "https://8.8.8.8/abc",
        ] {
            assert!(admits(good), "{good}");
            assert!(PushReach::Off.admit(good).is_none() && PushReach::Loopback.admit(good).is_none(), "{good}");
        }
        for bad in [
            "",
            "push.example/abc",
            "http://push.example/abc",
            "https://push.example:8443/abc",
            "https://user@push.example/abc",
            "https://user:password@push.example/abc",
            "https://push.example/abc#part",
            "https://push.example/a\nbc",
            " https://push.example/abc",
            "https://127.0.0.1/abc",
            "https://2130706433/abc",
            "https://0x7f.1/abc",
            "https://[::1]/abc",
            "https://[::ffff:127.0.0.1]/abc",
            "https://192.168.0.1/abc",
            "ftp://push.example/abc",
            "file:///etc/passwd",
            &format!("https://push.example/{}", "a".repeat(LONGEST)),
        ] {
            assert!(!admits(bad), "{bad}");
        }
    }

    #[test]
    fn in_tests_they_are_on_this_machine() {
        let admits = |endpoint: &str| PushReach::Loopback.admit(endpoint).is_some();
        assert!(admits("http://127.0.0.1:4000/device"));
        for bad in
            ["https://127.0.0.1:4000/device", "http://192.168.0.1/device", "http://push.example/", "http://[::1]/"]
        {
            assert!(!admits(bad), "{bad}");
        }
        assert!(PushReach::Loopback.admits(Ipv4Addr::LOCALHOST.into()));
        assert!(!PushReach::Loopback.admits(Ipv4Addr::new(8, 8, 8, 8).into()));
    }

    #[test]
    fn a_name_that_leads_inside_is_not_followed() {
        let admits = |ip: &str| PushReach::World.admits(ip.parse().expect("is an address"));
        for public in ["8.8.8.8", "192.0.1.1", "172.32.0.1", "100.128.0.1", "2001:4860:4860::8888", "2a00:1450::1"] {
            assert!(admits(public), "{public}");
        }
        for inside in [
            "0.0.0.0",
            "10.0.0.1",
            "100.64.0.1",
            "127.0.0.1",
            "127.255.255.255",
            "169.254.169.254",
            "172.16.0.1",
            "172.31.255.255",
            "192.0.0.1",
            "192.0.2.1",
            "192.168.1.1",
            "198.18.0.1",
            "198.51.100.1",
            "203.0.113.1",
            "224.0.0.1",
            "255.255.255.255",
            "::",
            "::1",
            "::ffff:8.8.8.8",
            "::ffff:127.0.0.1",
            "64:ff9b::7f00:1",
            "100::1",
            "2001::1",
            "2001:db8::1",
            "2002:7f00:1::",
            "3fff::1",
            "fc00::1",
            "fd12:3456::1",
            "fe80::1",
            "ff02::1",
        ] {
            assert!(!admits(inside), "{inside}");
        }
    }
}
