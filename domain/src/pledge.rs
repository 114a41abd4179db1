//! Pledging: what is typed, what is kept, and what of it anybody else may ever see.

use serde::{Deserialize, Serialize};

use crate::unprinted::unprinted;
use crate::{Consent, ConsentKind, Country, Email, FieldErrors, FieldProblem, Instant, Lang, Message, PersonName};

/// How a pledge is shown to others. The most private is the default.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Visibility {
    /// As a number only.
    #[default]
    Counted,
    /// With initials and country.
    Initials,
    /// Under a name made up for it.
    Pseudonym,
    /// Under one's name.
    Named,
}

impl Visibility {
    /// Every way, the most private first.
    pub const ALL: [Self; 4] = [Self::Counted, Self::Initials, Self::Pseudonym, Self::Named];

    /// Its name in the form, the store and translations.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Counted => "counted",
            Self::Initials => "initials",
            Self::Pseudonym => "pseudonym",
            Self::Named => "named",
        }
    }

    /// The visibility with this name.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|visibility| visibility.code() == code)
    }

    /// Whether others see more than a number.
    pub const fn is_public(self) -> bool {
        !matches!(self, Self::Counted)
    }
}

/// The pledge form as it was sent: every field as text, nothing checked. Field names are those in the HTML.
#[derive(Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct PledgeForm {
    /// The keys of the actions pledged.
    pub actions: Vec<String>,
    /// A [`Visibility`] by its code.
    pub visibility: String,
    /// What to show; unread with `counted`.
    pub pledge_name: String,
    /// A country code, or empty.
    pub pledge_country: String,
    /// A message; unread with `counted`.
    pub message: String,
    /// The code of the language it is written in.
    pub lang: String,
    /// Consent to publishing: `yes`, or empty.
    pub publish: String,
    /// Where the pledge may be confirmed; empty for one that is kept on the device.
    pub pledge_email: String,
    /// Consent to being asked once, afterwards, whether they did it: `yes`, or empty. Unread without an address.
    pub ask: String,
    /// The [`crate::RequestKey`] drawn with the form.
    pub key: String,
    /// The server's mark on the drawn form.
    pub stamp: String,
    /// A field that people do not see; what fills it is a program.
    pub website: String,
}

/// A pledge that may be stored. What its visibility does not show is already gone from it.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewPledge {
    /// The keys of the actions pledged: at least one, none twice, in the order sent.
    pub actions: Vec<String>,
    /// How it is shown.
    pub visibility: Visibility,
    /// What is shown as its name: initials, a pseudonym or a name; none with `counted`.
    pub shown_name: Option<String>,
    /// Where the pledger lives; counted, and shown where the pledge is public.
    pub country: Option<Country>,
    /// The message; none with `counted`.
    pub message: Option<Message>,
    /// The language it is written in.
    pub lang: Lang,
    /// Where it is confirmed; none for one that is kept on the device.
    pub email: Option<Email>,
    /// The answer about publishing, and with an address the one about being asked.
    pub consents: Vec<Consent>,
}

impl NewPledge {
    /// Whether they agreed to be asked afterwards.
    pub fn may_be_asked(&self) -> bool {
        self.consents.contains(&Consent { kind: ConsentKind::Ask, given: true })
    }
}

impl PledgeForm {
    /// Every field that can be wrong and how, in the form's order: what needs a translated message.
    pub const PROBLEMS: &'static [(&'static str, FieldProblem)] = &[
        ("actions", FieldProblem::Missing),
        ("actions", FieldProblem::UnknownChoice),
        ("visibility", FieldProblem::UnknownChoice),
        ("pledge_name", FieldProblem::Missing),
        ("pledge_name", FieldProblem::TooLong),
        ("pledge_country", FieldProblem::UnknownChoice),
        ("message", FieldProblem::TooLong),
        ("lang", FieldProblem::UnknownChoice),
        ("publish", FieldProblem::ConsentNeeded),
        ("pledge_email", FieldProblem::TooLong),
        ("pledge_email", FieldProblem::NotAnEmail),
        ("pledge_email", FieldProblem::TooManyHere),
    ];

    /// Checks every field, and drops at once what the chosen visibility does not show: a private name is not even
    /// kept.
    ///
    /// # Errors
    /// All that is wrong, in the form's order.
    pub fn parse(&self) -> Result<NewPledge, FieldErrors> {
        let mut errors = FieldErrors::default();
        let actions = each_once(&self.actions, &mut errors);
        let visibility = errors
            .check("visibility", Visibility::from_code(&self.visibility).ok_or(FieldProblem::UnknownChoice))
            .unwrap_or_default();
        let shown_name = if visibility.is_public() {
            errors.check("pledge_name", shown_name(visibility, &self.pledge_name))
        } else {
            None
        };
        let country = errors.check("pledge_country", Country::parse_optional(&self.pledge_country));
        let message = if visibility.is_public() {
            errors.check("message", Message::parse_optional(&self.message)).flatten()
        } else {
            None
        };
        let lang = errors.check("lang", self.lang.parse().map_err(|_| FieldProblem::UnknownChoice));
        let publish = self.publish == "yes";
        if visibility.is_public() && !publish {
            errors.add("publish", FieldProblem::ConsentNeeded);
        }
        let email = match Email::parse(&self.pledge_email) {
            Err(FieldProblem::Missing) => Some(None),
            parsed => errors.check("pledge_email", parsed.map(Some)),
        };
        match (country, lang, email) {
            (Some(country), Some(lang), Some(email)) if errors.is_empty() => {
                let mut consents = vec![Consent { kind: ConsentKind::Publish, given: publish }];
                if email.is_some() {
                    consents.push(Consent { kind: ConsentKind::Ask, given: self.ask == "yes" });
                }
                Ok(NewPledge { actions, visibility, shown_name, country, message, lang, email, consents })
            }
            _ => Err(errors),
        }
    }
}

/// The actions that were sent, none twice.
pub(crate) fn each_once(sent: &[String], errors: &mut FieldErrors) -> Vec<String> {
    let mut actions: Vec<String> = Vec::new();
    for action in sent {
        if !actions.contains(action) {
            actions.push(action.clone());
        }
    }
    if actions.is_empty() {
        errors.add("actions", FieldProblem::Missing);
    }
    actions
}

/// What is shown of a name that was typed.
///
/// # Errors
/// As [`PersonName::parse`]; [`FieldProblem::Missing`] also where initials are to be shown and it has none.
pub(crate) fn shown_name(visibility: Visibility, typed: &str) -> Result<String, FieldProblem> {
    let name = PersonName::parse(typed)?;
    if visibility != Visibility::Initials {
        return Ok(name.as_str().to_owned());
    }
    Some(initials_of(name.as_str())).filter(|initials| !initials.is_empty()).ok_or(FieldProblem::Missing)
}

/// The initials of a name: the first letter of each of its first three words, each with a full stop. A leading
/// mark such as a quote is passed over; a word without letters has none.
pub fn initials_of(name: &str) -> String {
    name.split(|c: char| c.is_whitespace() || c == '-')
        .filter_map(|word| word.chars().find(|c| c.is_alphanumeric()))
        .take(3)
        // Capitals of other scripts stay as typed: the table of them all would cost each visitor two kilobytes.
        .flat_map(|c| [c.to_ascii_uppercase(), '.'])
        .collect()
}

/// The answer to a pledge.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pledged {
    /// The token of its own page. Only those who keep it on their device get it here; all others have it in a mail.
    pub token: Option<String>,
}

impl Pledged {
    /// The page that says what happens now.
    pub fn next_path(&self, lang: Lang) -> String {
        self.token.as_ref().map_or_else(|| format!("/{lang}/pledged"), |token| format!("/{lang}/p/{token}"))
    }
}

/// A pledge as everybody may see it. There is none for a pledge that is only counted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PublicPledge {
    /// Its key: grows with time, and pages go by it.
    pub id: String,
    /// Initials, a pseudonym or a name, as chosen.
    pub name: String,
    /// Where the pledger lives.
    pub country: Option<Country>,
    /// The keys of the actions pledged.
    pub actions: Vec<String>,
    /// The message, where there is one and it may be shown.
    pub message: Option<String>,
    /// The language it was written in.
    pub lang: Lang,
}

/// What organisers have said of a pledge that others shall see.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Review {
    /// Nobody has looked, and somebody has to before it is shown.
    Waiting,
    /// It may be shown.
    Shown,
    /// It is not shown.
    Hidden,
}

impl Review {
    /// Each of them.
    pub const ALL: [Self; 3] = [Self::Waiting, Self::Shown, Self::Hidden];

    /// Its name in the store.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Shown => "shown",
            Self::Hidden => "hidden",
        }
    }

    /// The one with this name.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|review| review.code() == code)
    }
}

/// A pledge as its own page shows it to the one who has its link.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnPledge {
    /// Whether it stands and is counted; otherwise it waits to be confirmed by mail.
    pub is_counted: bool,
    /// How it is shown to others.
    pub visibility: Visibility,
    /// What is shown as its name.
    pub shown_name: Option<String>,
    /// The country it is counted under.
    pub country: Option<Country>,
    /// What was pledged, and whether they did it.
    pub choices: Vec<OwnChoice>,
    /// Its message.
    pub message: Option<String>,
    /// Whether the message waits for an organiser's look before others see it.
    pub message_held: bool,
    /// What organisers have said of it.
    pub review: Review,
    /// Whether it is on the wall now.
    pub is_shown: bool,
    /// Until when more than a number is shown; none for what is only counted.
    pub public_until: Option<Instant>,
    /// The last moment that this may be.
    pub public_at_most: Instant,
    /// Whether a mail holds its link.
    pub by_mail: bool,
    /// Whether they are to be asked by mail afterwards; none where they cannot be.
    pub ask: Option<bool>,
}

impl OwnPledge {
    /// The keys of the actions pledged.
    pub fn actions(&self) -> Vec<&str> {
        self.choices.iter().map(|choice| choice.action.as_str()).collect()
    }
}

/// One thing that somebody has pledged.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnChoice {
    /// The key of the action.
    pub action: String,
    /// Whether they did it, once they have said so.
    pub is_kept: Option<bool>,
}

unprinted!(PledgeForm, NewPledge, Pledged, OwnPledge);
