//! Cookies: each is out of reach of scripts, comes back to this host alone, and is not sent along from other sites.

use axum::http::{HeaderMap, HeaderValue, header};

use crate::site::Site;

/// A cookie of this site.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Cookie {
    /// Its name, without the prefix that it gets where there is https.
    pub(crate) name: &'static str,
    /// For how many seconds the browser keeps it.
    pub(crate) kept: u32,
    /// `Strict`, or `Lax` where links on other sites may lead to what it opens.
    pub(crate) same_site: &'static str,
}

impl Cookie {
    /// With the prefix, browsers take it from this host alone, over https, for every path (RFC 6265bis, section 4.1.3.2).
    fn name(self, site: &Site) -> String {
        if is_secure(site) { format!("__Host-{}", self.name) } else { self.name.to_owned() }
    }

    /// Its value, where the browser sent it.
    pub(crate) fn value<'a>(self, site: &Site, headers: &'a HeaderMap) -> Option<&'a str> {
        let name = self.name(site);
        let cookies = headers.get_all(header::COOKIE).into_iter().filter_map(|line| line.to_str().ok());
        let mut pairs = cookies.flat_map(|line| line.split(';')).filter_map(|pair| pair.trim().split_once('='));
        pairs.find(|(key, _)| *key == name).map(|(_, value)| value)
    }

    /// What makes the browser keep a value; none where it is nothing that a cookie can hold.
    pub(crate) fn set(self, site: &Site, value: &str) -> Option<HeaderValue> {
        let (name, kept, same_site) = (self.name(site), self.kept, self.same_site);
        let secure = if is_secure(site) { "; Secure" } else { "" };
        HeaderValue::from_str(&format!(
            "{name}={value}; Path=/; Max-Age={kept}; HttpOnly; SameSite={same_site}{secure}"
        ))
        .ok()
    }

    /// What makes the browser forget it.
    pub(crate) fn forget(self, site: &Site) -> Option<HeaderValue> {
        Self { kept: 0, ..self }.set(site, "")
    }
}

fn is_secure(site: &Site) -> bool {
    site.public_url.starts_with("https://")
}
