//! What organisers look at before or after others see it, why, and what they say of it.

use std::{fmt, str::FromStr};

use crate::unprinted::unprinted;

/// What is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Matter {
    /// A pledge of which others see more than a number.
    Pledge,
    /// A report of a meeting.
    Report,
}

impl Matter {
    /// Each of them.
    pub const ALL: [Self; 2] = [Self::Pledge, Self::Report];

    /// Its name in forms.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Pledge => "pledge",
            Self::Report => "report",
        }
    }
}

/// What is said of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// Others may see it, all of it.
    Approved,
    /// Others do not see it.
    Hidden,
}

impl Verdict {
    /// Each of them.
    pub const ALL: [Self; 2] = [Self::Approved, Self::Hidden];

    /// Its name in the store and in translations.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Approved => "approved",
            Self::Hidden => "hidden",
        }
    }

    /// The one with this name.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|verdict| verdict.code() == code)
    }
}

/// Where something stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Standing {
    /// Nobody else sees it before somebody has looked.
    Waiting,
    /// A pledge that others see without its message, which waits.
    MessageWaits,
    /// Others may see it.
    Shown,
    /// Others do not see it.
    Hidden,
}

impl Standing {
    /// Each of them.
    pub const ALL: [Self; 4] = [Self::Waiting, Self::MessageWaits, Self::Shown, Self::Hidden];

    /// Its name in audit entries and in translations.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::MessageWaits => "message-waits",
            Self::Shown => "shown",
            Self::Hidden => "hidden",
        }
    }

    /// Whether somebody has to look.
    pub const fn waits(self) -> bool {
        matches!(self, Self::Waiting | Self::MessageWaits)
    }
}

/// What in a text makes an organiser look.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Suspicion {
    /// It seems to hold a link.
    Link,
    /// It seems to hold an email address.
    Address,
    /// It seems to hold a phone number.
    Phone,
}

/// Which text of a pledge.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PledgeText {
    /// What it shows as its name.
    Name,
    /// Its message.
    Message,
}

impl PledgeText {
    /// Its name in translations.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Message => "message",
        }
    }
}

/// Why something has to be looked at.
#[derive(Clone, PartialEq, Eq)]
pub enum WhyHeld {
    /// Everything is looked at before it is shown.
    ReviewFirst,
    /// Organisers have hidden it, and it has other words since.
    HiddenBefore,
    /// Reports always are.
    Report,
    /// What stands in one of its texts.
    Seems(PledgeText, Suspicion),
    /// A listed word, as it is listed, in one of its texts.
    Word(PledgeText, String),
}

/// Why something is hidden, or shown after all, from the list that organisers choose from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ReviewReason {
    /// Advertising, or the same again and again.
    Spam,
    /// It insults or threatens.
    Insult,
    /// It tells of somebody who has not agreed to that.
    Private,
    /// It has nothing to do with the campaign.
    OffTopic,
    /// It is false, and may keep people from voting.
    Misleading,
    /// It is fine: a word or a figure was taken for something else.
    Harmless,
}

impl ReviewReason {
    /// Each of them, in the order of the list.
    pub const ALL: [Self; 6] =
        [Self::Spam, Self::Insult, Self::Private, Self::OffTopic, Self::Misleading, Self::Harmless];

    /// Its name in forms, audit entries and translations.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Spam => "spam",
            Self::Insult => "insult",
            Self::Private => "private",
            Self::OffTopic => "off-topic",
            Self::Misleading => "misleading",
            Self::Harmless => "harmless",
        }
    }

    /// The one with this name.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reason| reason.code() == code)
    }
}

/// One thing as an organiser saw it when they decided: which one, and a mark of what it said and where it stood. A decision
/// holds only where both are still so.
///
/// Written as `pledge.018e….w1a2b3c`.
#[derive(Clone, PartialEq, Eq)]
pub struct Seen {
    /// What it is.
    pub matter: Matter,
    /// Its id.
    pub id: String,
    /// Changes with its words and with where it stands.
    pub mark: String,
}

impl fmt::Display for Seen {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}.{}", self.matter.code(), self.id, self.mark)
    }
}

/// A text that names nothing that can be seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotSeen;

impl FromStr for Seen {
    type Err = NotSeen;

    fn from_str(text: &str) -> Result<Self, NotSeen> {
        let mut parts = text.split('.');
        let (Some(matter), Some(id), Some(mark), None) = (parts.next(), parts.next(), parts.next(), parts.next())
        else {
            return Err(NotSeen);
        };
        let matter = Matter::ALL.into_iter().find(|known| known.code() == matter).ok_or(NotSeen)?;
        let plain = |text: &str, most: usize| {
            (1..=most).contains(&text.len())
                && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte))
        };
        if plain(id, 36) && plain(mark, 32) {
            Ok(Self { matter, id: id.to_owned(), mark: mark.to_owned() })
        } else {
            Err(NotSeen)
        }
    }
}

unprinted!(WhyHeld, Seen);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_seen_is_written_and_read() {
        let text = "report.018e0000-0000-7000-8000-000000000000.w12ab";
        let seen: Seen = text.parse().expect("it is well written");
        assert_eq!((seen.matter, &*seen.mark), (Matter::Report, "w12ab"));
        assert_eq!(seen.to_string(), text);
        for bad in ["", "pledge", "pledge.1", "pledge..w", "pledge.1.", "letter.1.w", "pledge.1.w.2", "pledge.%.w"] {
            assert_eq!(bad.parse::<Seen>(), Err(NotSeen), "{bad}");
        }
    }

    #[test]
    fn codes_are_read_as_they_are_written() {
        for reason in ReviewReason::ALL {
            assert_eq!(ReviewReason::from_code(reason.code()), Some(reason));
        }
        for verdict in Verdict::ALL {
            assert_eq!(Verdict::from_code(verdict.code()), Some(verdict));
        }
    }
}
