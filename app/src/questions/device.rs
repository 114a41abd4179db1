//! The cookie by which a device has one vote for each question: a random number that says nothing about anybody. Who
//! does not vote gets none.

use axum::http::{HeaderMap, HeaderValue, header};

use crate::site::Site;

/// Seconds for which a device keeps it: 30 days, by when the questions are long answered.
const KEPT: u32 = 30 * 24 * 60 * 60;

/// With the prefix, browsers take it from this host alone, over https, for every path (RFC 6265bis, section 4.1.3.2).
fn name(site: &Site) -> &'static str {
    if site.public_url.starts_with("https://") { "__Host-device" } else { "device" }
}

/// The device's token, as its cookie says.
pub(crate) fn token<'a>(site: &Site, headers: &'a HeaderMap) -> Option<&'a str> {
    let cookies = headers.get_all(header::COOKIE).into_iter().filter_map(|line| line.to_str().ok());
    let mut pairs = cookies.flat_map(|line| line.split(';')).filter_map(|pair| pair.trim().split_once('='));
    pairs.find(|(key, _)| *key == name(site)).map(|(_, value)| value)
}

/// What makes the device keep a token: out of reach of scripts, and not sent along from other sites.
pub(crate) fn kept(site: &Site, token: &str) -> Option<HeaderValue> {
    let secure = if site.public_url.starts_with("https://") { "; Secure" } else { "" };
    let name = name(site);
    HeaderValue::from_str(&format!("{name}={token}; Path=/; Max-Age={KEPT}; HttpOnly; SameSite=Strict{secure}")).ok()
}
