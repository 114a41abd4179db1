//! Consents: separate, unticked, stored as given.

use serde::{Deserialize, Serialize};

/// The version of the texts beside the consent boxes. Whoever changes one of those texts in `locales/` raises it
/// (a test compares them), so that a stored consent always points at the words that were read.
pub const CONSENT_TEXT_VERSION: i64 = 2;

/// What someone is asked to agree to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ConsentKind {
    /// Taking part in the session; needed to register.
    TakingPart,
    /// News of the campaign by email.
    News,
    /// Publishing a pledge, which reveals a political opinion (GDPR, article 9).
    Publish,
    /// Publishing the report of a meeting.
    Report,
    /// Being asked once by email, afterwards, whether they did what they pledged.
    Ask,
}

impl ConsentKind {
    /// Every kind.
    pub const ALL: [Self; 5] = [Self::TakingPart, Self::News, Self::Publish, Self::Report, Self::Ask];

    /// Its name in the store.
    pub const fn code(self) -> &'static str {
        match self {
            Self::TakingPart => "taking_part",
            Self::News => "news",
            Self::Publish => "publish",
            Self::Report => "report",
            Self::Ask => "ask",
        }
    }

    /// The kind with this name.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// One answer to one question. A refusal is stored as well: it is an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Consent {
    /// What was asked.
    pub kind: ConsentKind,
    /// Whether the box was ticked.
    pub given: bool,
}
