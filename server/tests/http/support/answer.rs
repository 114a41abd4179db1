//! An answer, read to its end.

use axum::http::{HeaderMap, StatusCode};

/// What came back.
#[derive(Debug, Clone)]
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Vec<u8>,
}

impl Answer {
    /// A header's value; empty where it is not there.
    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    pub(crate) fn text(&self) -> &str {
        std::str::from_utf8(&self.body).unwrap()
    }

    pub(crate) fn json(&self) -> serde_json::Value {
        serde_json::from_slice(&self.body).unwrap()
    }

    /// The value of the first attribute `name="…"` behind `mark` in a page.
    pub(crate) fn attribute(&self, mark: &str, name: &str) -> String {
        let behind = self.text().split_once(mark).unwrap_or_else(|| panic!("no {mark} in the page")).1;
        let value = behind.split_once(&format!("{name}=\"")).unwrap_or_else(|| panic!("no {name} behind {mark}")).1;
        value.split('"').next().unwrap().to_owned()
    }

    /// The nonce of the page's scripts.
    pub(crate) fn nonce(&self) -> String {
        self.attribute("<script", "nonce")
    }

    /// The key of the page's first form.
    pub(crate) fn key(&self) -> String {
        self.attribute("name=\"key\"", "value")
    }

    /// The mark of the page's first form.
    pub(crate) fn stamp(&self) -> String {
        self.attribute("name=\"stamp\"", "value")
    }
}
