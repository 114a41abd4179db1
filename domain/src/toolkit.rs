//! What helps people to meet a candidate or a party.

use serde::{Deserialize, Serialize};

use crate::Text;

/// A letter to ask for a meeting, and what to say there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Toolkit {
    /// The key of the pledge action that it helps to keep, where there is one.
    pub action: Option<String>,
    /// The subject of the letter, where it is sent by mail.
    pub subject: Text,
    /// The letter, with its line breaks: people edit it before they send it.
    pub letter: Text,
    /// What to say at the meeting, point by point.
    pub points: Vec<Text>,
}
