//! A content file as it is written, before anything in it was checked. `content/shaping-tomorrow.toml` explains it.

use std::collections::BTreeMap;

use domain::AgendaKind;
use serde::Deserialize;

/// The only format there is so far.
pub(super) const FORMAT: i64 = 1;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct File {
    pub(super) format: i64,
    pub(super) languages: Vec<String>,
    pub(super) campaign: Campaign,
    pub(super) session: Session,
    #[serde(default, rename = "speaker")]
    pub(super) speakers: Vec<Speaker>,
    pub(super) voting: Option<Voting>,
    #[serde(default, rename = "country")]
    pub(super) countries: Vec<CountryFacts>,
    pub(super) toolkit: Option<Toolkit>,
}

/// A text by language, or one for all of them.
#[derive(Debug, Deserialize)]
#[serde(
    untagged,
    expecting = "a text: one string, or a string for each language (`name.en = \"…\"`, `name.fr = \"…\"`)"
)]
pub(super) enum Text {
    Same(String),
    ByLang(BTreeMap<String, String>),
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Campaign {
    pub(super) slug: String,
    pub(super) name: Text,
    pub(super) hashtag: Option<String>,
    pub(super) organisation: Text,
    pub(super) summary: Text,
    pub(super) reach: Text,
    pub(super) mandate: Option<String>,
    pub(super) contact_email: Option<String>,
    pub(super) contact_url: Option<String>,
    pub(super) countries: Vec<String>,
    #[serde(default, rename = "milestone")]
    pub(super) milestones: Vec<Milestone>,
    #[serde(default, rename = "pledge_action")]
    pub(super) pledge_actions: Vec<PledgeAction>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Milestone {
    pub(super) key: String,
    pub(super) name: Text,
    pub(super) starts_on: String,
    pub(super) ends_on: String,
    pub(super) zone: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PledgeAction {
    pub(super) key: String,
    pub(super) text: Text,
    pub(super) needs_vote: bool,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Session {
    pub(super) slug: String,
    pub(super) title: Text,
    pub(super) short_title: Text,
    pub(super) starts_at: String,
    pub(super) ends_at: String,
    pub(super) zone: String,
    pub(super) zone_label: Option<String>,
    pub(super) platform: Text,
    pub(super) audience: Text,
    pub(super) why: Text,
    #[serde(default)]
    pub(super) aims: Vec<Text>,
    pub(super) after: Option<Text>,
    pub(super) recording_url: Option<String>,
    pub(super) capacity: Option<i64>,
    pub(super) registration_closes_at: Option<String>,
    #[serde(default)]
    pub(super) cancelled: bool,
    #[serde(default)]
    pub(super) agenda: Vec<AgendaItem>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct AgendaItem {
    pub(super) starts_at: String,
    pub(super) ends_at: String,
    pub(super) title: Text,
    #[serde(default)]
    pub(super) kind: AgendaKind,
    #[serde(default)]
    pub(super) speakers: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Speaker {
    pub(super) key: String,
    pub(super) name: Text,
    pub(super) role: Text,
    pub(super) organisation: Text,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Voting {
    pub(super) source_name: Text,
    pub(super) source_url: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CountryFacts {
    pub(super) code: String,
    /// The EU's own code where it differs from ISO's: kept in the file for those who compare sources.
    pub(super) eu: Option<String>,
    pub(super) seats: u32,
    pub(super) first_day: String,
    pub(super) last_day: String,
    pub(super) voting_age: u8,
    pub(super) compulsory: bool,
    pub(super) zone: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Toolkit {
    pub(super) action: Option<String>,
    pub(super) subject: Text,
    pub(super) letter: Text,
    #[serde(default)]
    pub(super) points: Vec<Text>,
}
