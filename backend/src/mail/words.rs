//! The words of each kind of letter.

use domain::Lang;

use crate::i18n::{tr, tr_with};

/// What a letter is for. The same kind of outbox row can need different ones, by how things stand when it is sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Purpose {
    /// A place is held until then; it has to be confirmed.
    Confirm { until: Option<String> },
    /// They wait in line.
    Waiting,
    /// They are registered already.
    Existing,
    /// They are registered already and have not confirmed.
    ExistingConfirm { until: Option<String> },
    /// They were registered, and are not any more.
    Out,
    /// A place is held for them until then.
    Offer { until: String },
    /// The place is theirs.
    Confirmed,
    /// They have given it up.
    Left,
    /// The session was changed.
    Changed,
    /// The session was called off.
    CalledOff,
    /// It is within a day.
    WithinDay,
    /// It is within an hour.
    WithinHour,
    /// It is within minutes.
    WithinMinutes,
    /// They were there; whether there is a recording.
    Thanks { recorded: bool },
    /// They were not; whether there is a recording.
    Missed { recorded: bool },
}

/// What is special about a letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Words {
    pub(super) subject: String,
    /// Before the session.
    pub(super) intro: String,
    /// Until when something holds.
    pub(super) until: Option<String>,
    /// What to do.
    pub(super) action: String,
    /// The same on a button.
    pub(super) button: String,
}

impl Purpose {
    /// Its words in `lang`.
    pub(super) fn words(&self, lang: Lang) -> Words {
        match self {
            Self::Confirm { until } => Words {
                until: until.as_deref().map(|until| tr_with(lang, "mail-confirm-until", &[("until", until.into())])),
                ..words(lang, "mail-confirm-subject", "mail-confirm-intro", "mail-confirm-action", "mail-confirm-link")
            },
            Self::ExistingConfirm { until } => Words {
                until: until.as_deref().map(|until| tr_with(lang, "mail-confirm-until", &[("until", until.into())])),
                ..words(
                    lang,
                    "mail-existing-subject",
                    "mail-existing-intro",
                    "mail-confirm-action",
                    "mail-confirm-link",
                )
            },
            Self::Offer { until } => Words {
                until: Some(tr_with(lang, "mail-offer-until", &[("until", until.as_str().into())])),
                ..words(lang, "mail-offer-subject", "mail-offer-intro", "mail-offer-action", "mail-offer-link")
            },
            Self::Waiting => {
                words(lang, "mail-waitlist-subject", "mail-waitlist-intro", "mail-waitlist-action", "mail-page-link")
            }
            Self::Existing => {
                words(lang, "mail-existing-subject", "mail-existing-intro", "mail-existing-action", "mail-page-link")
            }
            Self::Out => words(lang, "mail-existing-subject", "mail-out-intro", "mail-out-action", "mail-page-link"),
            Self::Confirmed => {
                words(lang, "mail-confirmed-subject", "mail-confirmed-intro", "mail-join-action", "mail-join-link")
            }
            Self::Left => words(lang, "mail-left-subject", "mail-left-intro", "mail-left-action", "mail-page-link"),
            Self::Changed => {
                words(lang, "mail-changed-subject", "mail-changed-intro", "mail-changed-action", "mail-page-link")
            }
            Self::CalledOff => {
                words(lang, "mail-off-subject", "mail-off-intro", "mail-off-action", "mail-session-link")
            }
            Self::WithinDay => words(lang, "mail-day-subject", "mail-day-intro", "mail-join-action", "mail-join-link"),
            Self::WithinHour => {
                words(lang, "mail-hour-subject", "mail-hour-intro", "mail-join-action", "mail-join-link")
            }
            Self::WithinMinutes => {
                words(lang, "mail-minutes-subject", "mail-minutes-intro", "mail-join-now-action", "mail-join-link")
            }
            Self::Thanks { recorded: true } => words(
                lang,
                "mail-thanks-subject",
                "mail-thanks-intro",
                "mail-thanks-recording-action",
                "mail-recording-link",
            ),
            Self::Thanks { recorded: false } => {
                words(lang, "mail-thanks-subject", "mail-thanks-intro", "mail-after-action", "mail-session-link")
            }
            Self::Missed { recorded: true } => words(
                lang,
                "mail-missed-subject",
                "mail-missed-intro",
                "mail-missed-recording-action",
                "mail-recording-link",
            ),
            Self::Missed { recorded: false } => {
                words(lang, "mail-missed-subject", "mail-missed-intro", "mail-after-action", "mail-session-link")
            }
        }
    }

    /// Why they get it.
    pub(super) fn why(&self, lang: Lang) -> String {
        match self {
            // Anybody can type anybody's address.
            Self::Confirm { .. } | Self::Waiting | Self::Existing | Self::ExistingConfirm { .. } | Self::Out => {
                tr(lang, "mail-why-asked")
            }
            _ => tr(lang, "mail-why"),
        }
    }

    /// Whether it is news, which people can put an end to.
    pub(super) const fn is_news(&self) -> bool {
        matches!(self, Self::Thanks { .. } | Self::Missed { .. })
    }
}

fn words(lang: Lang, subject: &str, intro: &str, action: &str, button: &str) -> Words {
    Words {
        subject: tr(lang, subject),
        intro: tr(lang, intro),
        until: None,
        action: tr(lang, action),
        button: tr(lang, button),
    }
}
