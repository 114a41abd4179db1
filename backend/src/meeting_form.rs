//! Where people meet, as organisers type it.

use domain::{FieldErrors, FieldProblem, Meeting};
use serde::Deserialize;
use url::{Host, Url};

/// The meeting as it was typed. Field names are those in the HTML.
///
/// It is never given back, and has no `Debug`: whoever has the address can walk in.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub struct MeetingForm {
    /// The meeting's address.
    pub meeting_url: String,
    /// How to listen by telephone; may be empty.
    pub meeting_phone: String,
}

impl MeetingForm {
    /// The longest word about telephones, in characters.
    pub const LONGEST_PHONE: usize = 500;

    /// The longest address, in characters.
    pub const LONGEST_URL: usize = 2_000;

    /// Every field that can be wrong and how, in the form's order: what needs a translated message.
    pub const PROBLEMS: &'static [(&'static str, FieldProblem)] =
        &[("meeting_url", FieldProblem::NotAWebAddress), ("meeting_phone", FieldProblem::TooLong)];

    /// Checks every field.
    ///
    /// # Errors
    /// All that is wrong, in the form's order.
    pub fn parse(&self) -> Result<Meeting, FieldErrors> {
        let mut errors = FieldErrors::default();
        let typed = self.meeting_url.trim();
        let url = Some(typed).filter(|typed| typed.chars().count() <= Self::LONGEST_URL).and_then(web_address);
        if url.is_none() {
            errors.add("meeting_url", FieldProblem::NotAWebAddress);
        }
        let phone = Some(self.meeting_phone.trim()).filter(|phone| !phone.is_empty());
        if phone.is_some_and(|phone| phone.chars().count() > Self::LONGEST_PHONE) {
            errors.add("meeting_phone", FieldProblem::TooLong);
        }
        match url {
            Some(url) if errors.is_empty() => Ok(Meeting { url, phone: phone.map(ToOwned::to_owned) }),
            _ => Err(errors),
        }
    }
}

/// `text` as browsers take it, where it is `https:`, or `http:` on this machine, which leaves nothing to listen to.
fn web_address(text: &str) -> Option<String> {
    let url = Url::parse(text).ok()?;
    let on_this_machine = match url.host()? {
        Host::Domain(name) => name == "localhost",
        Host::Ipv4(address) => address.is_loopback(),
        Host::Ipv6(address) => address.is_loopback(),
    };
    let safe = url.scheme() == "https" || url.scheme() == "http" && on_this_machine;
    safe.then(|| url.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_meeting_is_met_over_https_or_on_this_machine() {
        for (text, taken) in [
            ("https://meet.example.org/j/1?pwd=a#b", "https://meet.example.org/j/1?pwd=a#b"),
            ("https://EXAMPLE.org", "https://example.org/"),
            ("http://localhost:8080/room", "http://localhost:8080/room"),
            ("http://127.0.0.1/room", "http://127.0.0.1/room"),
            ("http://[::1]:9/", "http://[::1]:9/"),
        ] {
            assert_eq!(web_address(text).as_deref(), Some(taken));
        }
        for text in ["", "example.org", "https://", "http://example.org", "http://10.0.0.1/", "javascript:alert(1)"] {
            assert_eq!(web_address(text), None, "{text}");
        }
    }

    #[test]
    fn all_that_is_wrong_is_said() {
        let form = MeetingForm { meeting_url: "meet".into(), meeting_phone: "1".repeat(501) };
        let errors = form.parse().expect_err("nothing of it is right");
        let found: Vec<_> = errors.iter().map(|error| (error.field.as_str(), error.problem)).collect();
        assert_eq!(found, MeetingForm::PROBLEMS);
        let form = MeetingForm { meeting_url: " https://example.org/a ".into(), meeting_phone: "  ".into() };
        assert!(form.parse().is_ok_and(|meeting| meeting.phone.is_none() && meeting.url == "https://example.org/a"));
    }
}
