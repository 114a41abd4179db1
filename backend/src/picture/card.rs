//! What a share picture says: public facts of the page that it stands for.

use domain::{Event, Instant, Lang, Milestone, SessionState};

use crate::{
    dates,
    i18n::{tr, tr_with},
};

/// A page with a share picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SharePage {
    /// The session.
    Session,
    /// The wall, and what belongs to it.
    Pledges,
    /// Voting help.
    Vote,
    /// Questions to the session.
    Questions,
}

impl SharePage {
    /// Every page with a picture.
    pub const ALL: [Self; 4] = [Self::Session, Self::Pledges, Self::Vote, Self::Questions];

    /// Its name in the picture's address.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Session => "session",
            Self::Pledges => "pledges",
            Self::Vote => "vote",
            Self::Questions => "questions",
        }
    }

    /// Whether each session has its own.
    pub const fn is_of_session(self) -> bool {
        matches!(self, Self::Session | Self::Questions)
    }

    /// The one that stands for the page at `path`, the address behind the language such as `/pledges`.
    pub fn at(path: &str) -> Self {
        let mut parts = path.split('/').skip(1);
        let first = parts.next();
        match if first == Some("sessions") { parts.nth(1) } else { first } {
            Some("pledges" | "pledge" | "withdrawn") => Self::Pledges,
            Some("vote") => Self::Vote,
            Some("questions") => Self::Questions,
            _ => Self::Session,
        }
    }
}

/// The words of a picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Card {
    /// The language of the page, which decides on which side things stand.
    pub(super) lang: Lang,
    /// The campaign's name.
    pub(super) campaign: String,
    /// The page's strong line.
    pub(super) headline: String,
    /// The one fact that is marked.
    pub(super) fact: Option<String>,
    /// What is said quietly at the end.
    pub(super) quiet: String,
}

impl Card {
    /// The words for a page; `None` where the event has no such page. `pledges` is how many there are.
    pub(super) fn of(page: SharePage, lang: Lang, event: &Event, pledges: u64, now: Instant) -> Option<Self> {
        let (headline, fact) = match page {
            SharePage::Session => (event.session.title.as_str(lang).to_owned(), Some(when(lang, event))),
            SharePage::Pledges => (tr(lang, "picture-pledges"), Some(so_far(lang, pledges))),
            SharePage::Vote => {
                event.voting.as_ref()?;
                (tr(lang, "picture-vote"), event.campaign.milestones.first().map(|milestone| days(lang, milestone)))
            }
            SharePage::Questions => (tr(lang, "picture-questions"), Some(when(lang, event))),
        };
        let about_session = page.is_of_session();
        let quiet = match event.session.state_at(now) {
            SessionState::Cancelled if about_session => tr(lang, "state-cancelled"),
            SessionState::Ended if about_session => tr(lang, "state-ended"),
            _ if about_session => event.campaign.organisation.as_str(lang).to_owned(),
            _ => event.session.short_title.as_str(lang).to_owned(),
        };
        Some(Self { lang, campaign: event.campaign.name.as_str(lang).to_owned(), headline, fact, quiet })
    }

    /// The same in one line, for those who do not see the picture.
    pub fn in_words(&self) -> String {
        let parts = [Some(&self.campaign), Some(&self.headline), self.fact.as_ref(), Some(&self.quiet)];
        parts.into_iter().flatten().map(String::as_str).collect::<Vec<_>>().join(" · ")
    }
}

/// Day, hours and zone of the session.
fn when(lang: Lang, event: &Event) -> String {
    let session = &event.session;
    let zone = session.zone_label.clone().unwrap_or_else(|| dates::zone_name(session.starts_at, &session.zone));
    let day = dates::long_date(lang, session.starts_at, &session.zone);
    format!("{day} · {} {zone}", dates::time_range(lang, session.starts_at, session.ends_at, &session.zone))
}

fn days(lang: Lang, milestone: &Milestone) -> String {
    let first = dates::short_date(lang, milestone.starts_at, &milestone.zone);
    let last = dates::short_date(lang, milestone.ends_at.plus(-1), &milestone.zone);
    let days = if first == last { first } else { format!("{first} – {last}") };
    format!("{} · {days}", milestone.name.as_str(lang))
}

fn so_far(lang: Lang, pledges: u64) -> String {
    match pledges {
        0 => tr(lang, "picture-first-pledge"),
        _ => tr_with(lang, "picture-total", &[("total", pledges.into())]),
    }
}
