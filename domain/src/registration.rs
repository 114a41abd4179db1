//! Registering for the session: what is typed, what is kept, what is answered.

use serde::{Deserialize, Serialize};

use crate::unprinted::unprinted;
use crate::{
    AccessNeeds, Consent, ConsentKind, Country, Email, FieldErrors, FieldProblem, Instant, Lang, Organisation,
    PersonName, ZoneName,
};

/// The registration form as it was sent: every field as text, nothing checked. Field names are those in the HTML.
#[derive(Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct RegistrationForm {
    /// What to call the person.
    pub name: String,
    /// `email`, or `device` for "keep it on this device".
    pub contact: String,
    /// Where to write to; unread with `device`.
    pub email: String,
    /// The organisation they come from.
    pub organisation: String,
    /// A country code, or empty.
    pub country: String,
    /// The code of the language to write in.
    pub lang: String,
    /// What they need to take part.
    pub access_needs: String,
    /// Consent to taking part: `yes`, or empty.
    pub taking_part: String,
    /// Consent to news: `yes`, or empty.
    pub news: String,
    /// The time zone of the browser, which a script fills in; empty without scripts.
    pub zone: String,
    /// The [`crate::RequestKey`] drawn with the form.
    pub key: String,
    /// The server's mark on the drawn form.
    pub stamp: String,
    /// A field that people do not see; what fills it is a program.
    pub website: String,
}

/// How someone wants to be reached.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Contact {
    /// By email.
    Email(Email),
    /// Not at all: their link stays on their device, and no address is kept.
    Device,
}

/// A registration that may be stored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewRegistration {
    /// What to call the person.
    pub name: PersonName,
    /// How to reach them.
    pub contact: Contact,
    /// The organisation they come from.
    pub organisation: Option<Organisation>,
    /// Where they live.
    pub country: Option<Country>,
    /// The language to write in.
    pub lang: Lang,
    /// What they need to take part.
    pub access_needs: Option<AccessNeeds>,
    /// The time zone they are in, where their browser said so.
    pub zone: Option<ZoneName>,
    /// Their answers, the needed one among them.
    pub consents: Vec<Consent>,
}

impl RegistrationForm {
    /// Every field that can be wrong and how, in the form's order: what needs a translated message.
    pub const PROBLEMS: &'static [(&'static str, FieldProblem)] = &[
        ("name", FieldProblem::Missing),
        ("name", FieldProblem::TooLong),
        ("contact", FieldProblem::UnknownChoice),
        ("email", FieldProblem::Missing),
        ("email", FieldProblem::TooLong),
        ("email", FieldProblem::NotAnEmail),
        ("organisation", FieldProblem::TooLong),
        ("country", FieldProblem::UnknownChoice),
        ("lang", FieldProblem::UnknownChoice),
        ("access_needs", FieldProblem::TooLong),
        ("taking_part", FieldProblem::ConsentNeeded),
    ];

    /// Checks every field.
    ///
    /// # Errors
    /// All that is wrong, in the form's order.
    pub fn parse(&self) -> Result<NewRegistration, FieldErrors> {
        let mut errors = FieldErrors::default();
        let name = errors.check("name", PersonName::parse(&self.name));
        let contact = self.parse_contact(&mut errors);
        let organisation = errors.check("organisation", Organisation::parse_optional(&self.organisation));
        let country = errors.check("country", Country::parse_optional(&self.country));
        let lang = errors.check("lang", self.lang.parse().map_err(|_| FieldProblem::UnknownChoice));
        let access_needs = errors.check("access_needs", AccessNeeds::parse_optional(&self.access_needs));
        if self.taking_part != "yes" {
            errors.add("taking_part", FieldProblem::ConsentNeeded);
        }
        match (name, contact, organisation, country, lang, access_needs) {
            (Some(name), Some(contact), Some(organisation), Some(country), Some(lang), Some(access_needs))
                if errors.is_empty() =>
            {
                let consents = vec![
                    Consent { kind: ConsentKind::TakingPart, given: true },
                    Consent { kind: ConsentKind::News, given: self.news == "yes" },
                ];
                // Nobody typed it: what is no zone is left out, and not complained of.
                let zone = ZoneName::parse(&self.zone);
                Ok(NewRegistration { name, contact, organisation, country, lang, access_needs, zone, consents })
            }
            _ => Err(errors),
        }
    }

    fn parse_contact(&self, errors: &mut FieldErrors) -> Option<Contact> {
        match self.contact.as_str() {
            "email" => errors.check("email", Email::parse(&self.email)).map(Contact::Email),
            "device" => Some(Contact::Device),
            _ => errors.check("contact", Err(FieldProblem::UnknownChoice)),
        }
    }
}

/// Where a registration stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RegistrationState {
    /// A seat is held for a time; the mail has not been answered.
    Pending,
    /// A seat is theirs.
    Confirmed,
    /// They were there.
    Attended,
    /// In line for a seat.
    Waitlisted,
    /// First in line: a seat that became free is held for them for a time.
    Offered,
    /// The time to confirm, or to take the seat that was offered, has passed; the seat went on.
    Expired,
    /// Given up.
    Cancelled,
}

impl RegistrationState {
    /// Every state.
    pub const ALL: [Self; 7] = [
        Self::Pending,
        Self::Confirmed,
        Self::Attended,
        Self::Waitlisted,
        Self::Offered,
        Self::Expired,
        Self::Cancelled,
    ];

    /// Its name in the store and in translations.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Pending => "pending",
            Self::Confirmed => "confirmed",
            Self::Attended => "attended",
            Self::Waitlisted => "waitlisted",
            Self::Offered => "offered",
            Self::Expired => "expired",
            Self::Cancelled => "cancelled",
        }
    }

    /// The state with this name.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.code() == code)
    }

    /// Whether it holds one of the session's seats.
    pub const fn holds_a_seat(self) -> bool {
        matches!(self, Self::Pending | Self::Confirmed | Self::Attended | Self::Offered)
    }

    /// Whether the seat is theirs, so that they may join.
    pub const fn may_join(self) -> bool {
        matches!(self, Self::Confirmed | Self::Attended)
    }

    /// Whether there is something to give up: a seat that was not sat on yet, or a place in line.
    pub const fn may_be_cancelled(self) -> bool {
        matches!(self, Self::Pending | Self::Confirmed | Self::Waitlisted | Self::Offered)
    }

    /// Whether they are out of it, and may ask for a seat again.
    pub const fn is_out(self) -> bool {
        matches!(self, Self::Expired | Self::Cancelled)
    }
}

/// The answer to a registration. With an email address it is the same for a known and an unknown one: the rest is
/// said in the mailbox alone.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Registered {
    /// The token of their own page: only for those who keep it on their device, as the mailbox gets it otherwise.
    pub token: Option<String>,
    /// Whether no seat was left, so that they wait in line.
    pub waitlisted: bool,
}

impl Registered {
    /// The page that says what happens now. `session_base` is what the session's pages stand under, such as
    /// `/sessions/spring`; empty for the session that leads.
    pub fn next_path(&self, lang: Lang, session_base: &str) -> String {
        match (&self.token, self.waitlisted) {
            (Some(token), _) => format!("/{lang}/r/{token}"),
            (None, false) => format!("/{lang}{session_base}/registered"),
            (None, true) => format!("/{lang}{session_base}/registered/waitlist"),
        }
    }
}

/// A registration as its own page shows it to the one who has its link.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnRegistration {
    /// The id of the session it is for.
    pub session_id: String,
    /// Where it stands. One whose time has passed is [`RegistrationState::Expired`] from that moment on.
    pub state: RegistrationState,
    /// What to call the person.
    pub name: String,
    /// The organisation they come from.
    pub organisation: Option<String>,
    /// The language to write in.
    pub lang: Lang,
    /// What they need to take part.
    pub access_needs: Option<String>,
    /// Whether mail is written to them.
    pub by_email: bool,
    /// Whether they asked for news of the campaign.
    pub news: bool,
    /// When it was made.
    pub created_at: Instant,
    /// Until when the seat is held, while it is pending or offered.
    pub held_until: Option<Instant>,
    /// How many are in line up to and with them, while they wait: 1 is the first.
    pub place_in_line: Option<i64>,
}

/// What can be changed about a registration later, as the form sends it. Field names are those in the HTML, and the same
/// as in [`RegistrationForm`].
#[derive(Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct ChangeForm {
    /// What to call the person.
    pub name: String,
    /// The organisation they come from.
    pub organisation: String,
    /// The code of the language to write in.
    pub lang: String,
    /// What they need to take part.
    pub access_needs: String,
    /// Consent to news: `yes`, or empty.
    pub news: String,
}

/// A change that may be stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RegistrationChange {
    /// What to call the person.
    pub name: PersonName,
    /// The organisation they come from.
    pub organisation: Option<Organisation>,
    /// The language to write in.
    pub lang: Lang,
    /// What they need to take part.
    pub access_needs: Option<AccessNeeds>,
    /// Their answer about news.
    pub news: Consent,
}

impl ChangeForm {
    /// Checks every field.
    ///
    /// # Errors
    /// All that is wrong, in the form's order: some of [`RegistrationForm::PROBLEMS`].
    pub fn parse(&self) -> Result<RegistrationChange, FieldErrors> {
        let mut errors = FieldErrors::default();
        let name = errors.check("name", PersonName::parse(&self.name));
        let organisation = errors.check("organisation", Organisation::parse_optional(&self.organisation));
        let lang = errors.check("lang", self.lang.parse().map_err(|_| FieldProblem::UnknownChoice));
        let access_needs = errors.check("access_needs", AccessNeeds::parse_optional(&self.access_needs));
        let news = Consent { kind: ConsentKind::News, given: self.news == "yes" };
        match (name, organisation, lang, access_needs) {
            (Some(name), Some(organisation), Some(lang), Some(access_needs)) => {
                Ok(RegistrationChange { name, organisation, lang, access_needs, news })
            }
            _ => Err(errors),
        }
    }
}

/// Where the link of a confirmation mail leads.
#[derive(Clone, PartialEq, Eq)]
pub enum Confirmation {
    /// The seat is held until this moment, and waits for the button.
    Open(Instant),
    /// Too late: the seat went on. A new mail can be asked for.
    Expired,
    /// There is nothing more to confirm; the token of the registration's own page.
    Done(String),
}

/// Where people meet: an address and perhaps telephone numbers, for those who may join, and not before doors open.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Meeting {
    /// `https://…`.
    pub url: String,
    /// How to listen by telephone: numbers and codes, as the organisers write it.
    pub phone: Option<String>,
}

unprinted!(RegistrationForm, Registered, OwnRegistration, ChangeForm, Confirmation, Meeting);
