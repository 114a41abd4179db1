//! Where somebody wants to go who has to prove who they are first.

use serde::Deserialize;

use crate::admin::access::by_way_of;

/// The query of the pages in between.
#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct NextQuery {
    /// A path, as anybody may have written it.
    next: String,
}

impl NextQuery {
    pub(super) fn next(&self) -> Next {
        Next::parse(&self.next)
    }
}

/// A path of the organisers' area, and of nothing else: who writes a link to a page in between cannot lead anybody away
/// from here by it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Next(String);

impl Next {
    /// The most characters of one.
    const LONGEST: usize = 300;

    /// The path, or the area's first page for anything that is none.
    pub(super) fn parse(text: &str) -> Self {
        let (path, query) = text.split_once('?').unwrap_or((text, ""));
        let rest = path.strip_prefix("/admin").unwrap_or("?");
        let plain = |b: u8| b.is_ascii_alphanumeric() || b"/-_.~".contains(&b);
        let fits = (rest.is_empty() || rest.starts_with('/'))
            && rest.bytes().all(plain)
            && query.bytes().all(|b| plain(b) || b"=&%+".contains(&b))
            && text.len() <= Self::LONGEST
            && !rest.contains("//")
            && !rest.split('/').any(|part| part == "." || part == "..");
        Self(if fits { text.to_owned() } else { "/admin".to_owned() })
    }

    pub(super) fn as_str(&self) -> &str {
        &self.0
    }

    /// The address of a page in between that leads on to it.
    pub(super) fn behind(&self, page: &str) -> String {
        by_way_of(page, &self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_leads_to_a_page_of_the_area_and_nowhere_else() {
        for path in [
            "/admin",
            "/admin/audit?day=2024-02-28&who=command",
            "/admin/registrations?q=%D8%B3+b",
            "/admin/registrations/018e0000-0000-7000-8000-0123456789ab",
        ] {
            assert_eq!(Next::parse(path).as_str(), path);
        }
        for elsewhere in [
            "",
            "/",
            "/en",
            "/administrator",
            "//evil.example/admin",
            "https://evil.example/admin",
            "/admin//evil.example",
            "/admin/../en",
            "/admin/..",
            "/admin/\\evil.example",
            "/admin\\..\\en",
            "/admin/%2e%2e/en",
            "/admin?x=\\1",
            "/admin?x=1?",
            "/admin#x",
            "/admin@evil.example",
            "/admin/\r\nset-cookie:a=b",
            "/admin/ä",
            " /admin",
            &format!("/admin/{}", "a".repeat(300)),
        ] {
            assert_eq!(Next::parse(elsewhere).as_str(), "/admin", "{elsewhere}");
        }
    }
}
