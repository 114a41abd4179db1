//! Photos of those who speak, by what they are.

use std::fmt;

use serde::{Deserialize, Serialize};

/// How many characters an id has: 32 bytes in base64.
const LENGTH: usize = 43;

/// A photo by what is in it: SHA-256 of the file that is served, in base64 for addresses. So the same id is always the
/// same picture.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct PhotoId(String);

impl PhotoId {
    /// Takes an id; none where it cannot be one.
    pub fn parse(text: &str) -> Option<Self> {
        let fits = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
        (text.len() == LENGTH && text.bytes().all(fits)).then(|| Self(text.to_owned()))
    }

    /// Takes the last part of a photo's address, such as `….jpg`.
    pub fn of_file(name: &str) -> Option<Self> {
        name.strip_suffix(".jpg").and_then(Self::parse)
    }

    /// The id.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The last part of its address.
    pub fn file(&self) -> String {
        format!("{self}.jpg")
    }
}

impl fmt::Display for PhotoId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl TryFrom<String> for PhotoId {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        Self::parse(&text).ok_or_else(|| format!("`{text}` is not the id of a photo"))
    }
}

impl From<PhotoId> for String {
    fn from(id: PhotoId) -> Self {
        id.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_nothing_but_letters_digits_hyphens_and_underscores() {
        let good = "A_z-0".repeat(9)[..LENGTH].to_owned();
        let id = PhotoId::parse(&good).expect("it is an id");
        assert_eq!(PhotoId::of_file(&id.file()), Some(id));
        for bad in ["", &good[1..], &format!("{good}a"), &good.replace('_', "%"), &good.replace('_', "/")] {
            assert_eq!(PhotoId::parse(bad), None, "{bad}");
        }
        assert_eq!(PhotoId::of_file(&good), None);
        assert_eq!(PhotoId::of_file(&format!("{good}.png")), None);
    }

    #[test]
    fn a_speaker_of_before_photos_has_none() {
        let old = r#"{"key":"ada","name":"Ada","role":"Keeper","organisation":"Fog Lantern"}"#;
        let speaker: crate::Speaker = serde_json::from_str(old).expect("it still reads");
        assert_eq!(speaker.photo, None);
        assert_eq!(serde_json::to_string(&speaker).expect("it writes"), old);
        assert!(serde_json::from_str::<PhotoId>("\"../../etc\"").is_err());
    }
}
