//! What organisers decide about registrations and mail, and each of these rules by itself: a [`Setting`].

use domain::{DAY, HOUR};

/// How long things are held, what is sent afterwards, when all is erased, how quickly mail goes out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rules {
    /// Hours to confirm a registration in; then its seat goes on.
    pub confirm_hours: i64,
    /// Hours, at most, that a seat which became free is held for the first in line.
    pub offer_hours: i64,
    /// Days after its session that a registration is erased.
    pub erase_after_days: i64,
    /// Whether those who were there are thanked.
    pub thanks: bool,
    /// Whether those who were not there are told that they were missed.
    pub missed: bool,
    /// The most mails in any minute; none where there is no limit.
    pub mails_per_minute: Option<u32>,
}

impl Default for Rules {
    fn default() -> Self {
        Self {
            confirm_hours: 48,
            offer_hours: 12,
            erase_after_days: 30,
            thanks: true,
            missed: true,
            mails_per_minute: Some(60),
        }
    }
}

/// One of the [`Rules`], as it is stored and written down when it is changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Setting {
    /// [`Rules::confirm_hours`].
    ConfirmWithin,
    /// [`Rules::offer_hours`].
    OfferFor,
    /// [`Rules::erase_after_days`].
    EraseAfter,
    /// [`Rules::thanks`].
    Thanks,
    /// [`Rules::missed`].
    Missed,
    /// [`Rules::mails_per_minute`].
    MailRate,
}

impl Setting {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Self; 6] =
        [Self::ConfirmWithin, Self::OfferFor, Self::EraseAfter, Self::Thanks, Self::Missed, Self::MailRate];

    /// Its name in the store and in the audit log; where there is a flag of it, the flag's.
    pub const fn code(self) -> &'static str {
        match self {
            Self::ConfirmWithin => "confirm-within",
            Self::OfferFor => "offer-for",
            Self::EraseAfter => "erase-after",
            Self::Thanks => "thanks",
            Self::Missed => "missed",
            Self::MailRate => "mail-rate",
        }
    }

    /// The setting with this name.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|setting| setting.code() == code)
    }

    /// The largest number it takes; the smallest is 1. What is no number but said or not takes 1 alone.
    pub const fn most(self) -> i64 {
        match self {
            Self::ConfirmWithin => 14 * 24,
            Self::OfferFor => 7 * 24,
            Self::EraseAfter => 365,
            Self::Thanks | Self::Missed => 1,
            Self::MailRate => 1_000_000,
        }
    }

    /// A whole number within the bounds.
    pub fn number(self, text: &str) -> Option<i64> {
        text.trim().parse().ok().filter(|number| (1..=self.most()).contains(number))
    }
}

/// What stands for "no" and "no limit".
const OFF: &str = "off";
/// What stands for "yes".
const ON: &str = "on";

impl Rules {
    /// What a rule is now, as text.
    pub fn value(&self, setting: Setting) -> String {
        let flag = |is_on: bool| if is_on { ON } else { OFF }.to_owned();
        match setting {
            Setting::ConfirmWithin => self.confirm_hours.to_string(),
            Setting::OfferFor => self.offer_hours.to_string(),
            Setting::EraseAfter => self.erase_after_days.to_string(),
            Setting::Thanks => flag(self.thanks),
            Setting::Missed => flag(self.missed),
            Setting::MailRate => self.mails_per_minute.map_or_else(|| OFF.to_owned(), |rate| rate.to_string()),
        }
    }

    /// The same rules but for one; none where the text is no value of it.
    pub fn with(self, setting: Setting, text: &str) -> Option<Self> {
        let number = || setting.number(text);
        let flag = || match text {
            ON => Some(true),
            OFF => Some(false),
            _ => None,
        };
        Some(match setting {
            Setting::ConfirmWithin => Self { confirm_hours: number()?, ..self },
            Setting::OfferFor => Self { offer_hours: number()?, ..self },
            Setting::EraseAfter => Self { erase_after_days: number()?, ..self },
            Setting::Thanks => Self { thanks: flag()?, ..self },
            Setting::Missed => Self { missed: flag()?, ..self },
            Setting::MailRate if text == OFF => Self { mails_per_minute: None, ..self },
            Setting::MailRate => Self { mails_per_minute: Some(u32::try_from(number()?).ok()?), ..self },
        })
    }

    /// The same rules with all that is stored. What this version cannot read stays as it was.
    pub(crate) fn with_stored(self, stored: &[(String, String)]) -> Self {
        stored.iter().fold(self, |rules, (key, value)| {
            Setting::from_code(key).and_then(|setting| rules.with(setting, value)).unwrap_or_else(|| {
                tracing::warn!(key, "a stored setting cannot be read, and is left as the server was started with");
                rules
            })
        })
    }

    pub(crate) fn confirm_within(&self) -> i64 {
        self.confirm_hours * HOUR
    }

    pub(crate) fn offer_for(&self) -> i64 {
        self.offer_hours * HOUR
    }

    pub(crate) fn erase_after(&self) -> i64 {
        self.erase_after_days * DAY
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_is_read_as_it_is_written() {
        let rules = Rules {
            confirm_hours: 1,
            offer_hours: 168,
            erase_after_days: 365,
            thanks: false,
            missed: true,
            mails_per_minute: None,
        };
        let stored = Setting::ALL.map(|setting| (setting.code().to_owned(), rules.value(setting)));
        assert_eq!(Rules::default().with_stored(&stored), rules);
        assert_eq!(Rules::default().with_stored(&[]), Rules::default());
    }

    #[test]
    fn nothing_else_is_a_value() {
        for (setting, text) in [
            (Setting::ConfirmWithin, "0"),
            (Setting::ConfirmWithin, "337"),
            (Setting::OfferFor, "169"),
            (Setting::EraseAfter, "366"),
            (Setting::EraseAfter, "-1"),
            (Setting::EraseAfter, "1.5"),
            (Setting::Thanks, "yes"),
            (Setting::MailRate, "0"),
            (Setting::MailRate, ""),
            (Setting::MailRate, "1000001"),
        ] {
            assert_eq!(Rules::default().with(setting, text), None, "{setting:?} {text}");
        }
        let unreadable = [("erase-after".to_owned(), "never".to_owned()), ("colour".to_owned(), "red".to_owned())];
        assert_eq!(Rules::default().with_stored(&unreadable), Rules::default());
    }
}
