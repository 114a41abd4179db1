//! Tells clients apart without knowing any: an address becomes a keyed hash that means nothing without the site's secret.

use std::{
    net::{IpAddr, Ipv4Addr, SocketAddr},
    sync::Arc,
};

use axum::{
    extract::{ConnectInfo, Request, State},
    http::HeaderMap,
    middleware::Next,
    response::Response,
};
use backend::{ClientMark, Secret};
use hmac::{Hmac, Mac};
use sha2::Sha256;

use crate::shared::Shared;

/// One client, or all that share an address; in IPv6 a whole /64, which is what one household or phone gets.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Client(u128);

#[cfg(test)]
impl Client {
    /// One of many, for tests.
    pub(crate) const fn test(number: u128) -> Self {
        Self(number)
    }
}

/// Makes [`Client`]s of addresses, with a key that is derived from the site's secret: failed tries to sign in are counted
/// over a restart, by a hash of this hash. Who reads the store without the secret cannot try addresses out.
#[derive(Debug)]
pub(crate) struct Namer(Hmac<Sha256>);

impl Namer {
    pub(crate) fn new(secret: &Secret) -> Self {
        #[expect(clippy::expect_used, reason = "HMAC takes keys of any length (RFC 2104)")]
        Self(Hmac::new_from_slice(&secret.derive("client", b"")).expect("any key fits"))
    }

    fn name(&self, address: IpAddr) -> Client {
        let mac = match address.to_canonical() {
            IpAddr::V4(address) => self.0.clone().chain_update(address.octets()),
            IpAddr::V6(address) => self.0.clone().chain_update(&address.octets()[..8]),
        };
        let bytes: [u8; 32] = mac.finalize().into_bytes().into();
        Client(bytes[..16].iter().fold(0, |name, byte| name << 8 | u128::from(*byte)))
    }
}

/// Puts the [`Client`] into the request's extensions, where limits are on.
pub(crate) async fn named(State(shared): State<Arc<Shared>>, mut request: Request, next: Next) -> Response {
    if let Some(limits) = &shared.limits {
        let address = address(&request, shared.trust_proxy);
        let client = limits.namer.name(address);
        // What the use cases know a client by: the same hash.
        request.extensions_mut().insert(ClientMark(client.0));
        request.extensions_mut().insert(client);
    }
    next.run(request).await
}

/// The client's address: what the proxy in front wrote last, where one is trusted, else the connection's other end.
fn address(request: &Request, trust_proxy: bool) -> IpAddr {
    let forwarded = trust_proxy.then(|| forwarded(request.headers())).flatten();
    let peer = || request.extensions().get::<ConnectInfo<SocketAddr>>().map(|ConnectInfo(peer)| peer.ip());
    forwarded.or_else(peer).unwrap_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED))
}

/// The last entry of `X-Forwarded-For`: the earlier ones were written by whoever wanted to.
fn forwarded(headers: &HeaderMap) -> Option<IpAddr> {
    let last = headers.get_all("x-forwarded-for").iter().next_back()?.to_str().ok()?.rsplit(',').next()?.trim();
    last.parse().ok().or_else(|| last.parse().ok().map(|socket: SocketAddr| socket.ip()))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use axum::body::Body;

    use super::*;

    #[test]
    fn neighbours_in_one_ipv6_network_are_one_client() {
        let secret = Secret::random();
        let namer = Namer::new(&secret);
        let name = |address: &str| namer.name(address.parse().unwrap());
        assert_eq!(name("2001:db8::1"), name("2001:db8::ffff"));
        assert_ne!(name("2001:db8::1"), name("2001:db8:0:1::1"));
        assert_eq!(name("192.0.2.1"), name("::ffff:192.0.2.1"));
        assert_ne!(name("192.0.2.1"), name("192.0.2.2"));
        let named_by = |secret: &Secret| Namer::new(secret).name("192.0.2.1".parse().unwrap());
        assert_eq!(name("192.0.2.1"), named_by(&secret), "a restart forgets nobody");
        assert_ne!(name("192.0.2.1"), named_by(&Secret::random()), "the key is this site's own");
    }

    #[test]
    fn only_a_trusted_proxy_is_believed_and_only_its_own_entry() {
        let request = |header: &str| {
            let mut request = Request::builder().header("x-forwarded-for", header).body(Body::empty()).unwrap();
            request.extensions_mut().insert(ConnectInfo(SocketAddr::from(([127, 0, 0, 1], 9))));
            request
        };
        let seen = |header: &str| address(&request(header), true).to_string();
        assert_eq!(seen("198.51.100.7, 192.0.2.1"), "192.0.2.1");
        assert_eq!(seen("192.0.2.1:4711"), "192.0.2.1");
        assert_eq!(seen("[2001:db8::1]:4711"), "2001:db8::1");
        assert_eq!(seen("unknown"), "127.0.0.1");
        assert_eq!(address(&request("192.0.2.1"), false).to_string(), "127.0.0.1");
    }
}
