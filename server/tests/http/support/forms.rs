//! The forms, filled in.

use super::Answer;

/// Fields as a browser sends them.
pub(crate) fn encoded(form: &[(&str, &str)]) -> String {
    let escape = |text: &str| -> String {
        text.bytes()
            .map(|byte| match byte {
                b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' => char::from(byte).to_string(),
                b' ' => "+".to_owned(),
                other => format!("%{other:02X}"),
            })
            .collect()
    };
    form.iter().map(|(name, value)| format!("{}={}", escape(name), escape(value))).collect::<Vec<_>>().join("&")
}

/// A registration that stays on the device, from a page with the form.
pub(crate) fn registration<'a>(name: &'a str, key: &'a str, stamp: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("name", name),
        ("contact", "device"),
        ("lang", "en"),
        ("taking_part", "yes"),
        ("key", key),
        ("stamp", stamp),
        ("website", ""),
    ]
}

/// A pledge to vote, shown as `visibility` says.
pub(crate) fn pledge<'a>(name: &'a str, visibility: &'a str, key: &'a str, stamp: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("actions", "vote"),
        ("visibility", visibility),
        ("pledge_name", name),
        ("pledge_country", "BE"),
        ("lang", "en"),
        ("publish", "yes"),
        ("key", key),
        ("stamp", stamp),
        ("website", ""),
    ]
}

/// The report of a meeting in Belgium.
pub(crate) fn report<'a>(organisation: &'a str, key: &'a str, stamp: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("report_organisation", organisation),
        ("report_country", "BE"),
        ("report_party", "The Lamp Party"),
        ("met_on", "2024-02-27"),
        ("outcome", "They will light a lamp."),
        ("lang", "en"),
        ("report_publish", "yes"),
        ("key", key),
        ("stamp", stamp),
        ("website", ""),
    ]
}

/// A key as a form's drawing would hold one.
pub(crate) fn fresh_key() -> String {
    format!("{:032x}", rand::random::<u128>())
}

/// Where an answer sends the browser.
pub(crate) fn location(answer: &Answer) -> &str {
    assert_eq!(answer.status, 303, "{}", answer.text());
    answer.header("location")
}
