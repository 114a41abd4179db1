//! Values that people type, checked once at the edge, and what can be wrong with them.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::{Suspicion, unprinted::unprinted};

/// What is wrong with a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FieldProblem {
    /// Nothing was typed or chosen where something is needed.
    Missing,
    /// More characters than the field takes.
    TooLong,
    /// Fewer characters than are safe.
    TooShort,
    /// A password that others would guess.
    TooEasy,
    /// Not what is known to be right: a password, a code.
    Wrong,
    /// Not an email address.
    NotAnEmail,
    /// Not one of the choices offered.
    UnknownChoice,
    /// A consent that the form cannot go without.
    ConsentNeeded,
    /// Not a day of the calendar.
    NotADay,
    /// A day that has not come yet.
    InTheFuture,
    /// A day or a number that cannot be had.
    OutOfRange,
    /// Not the address of a website.
    NotAWebAddress,
    /// Too many have come from the same network without what this field asks for.
    TooManyHere,
    /// Somebody has it already.
    Taken,
    /// They were invited already.
    InvitedAlready,
    /// Without this one nobody would be an owner.
    LastOwner,
}

impl FieldProblem {
    /// Its name in translations: a message is found under `error-{field}-{code}`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::TooLong => "too-long",
            Self::TooShort => "too-short",
            Self::TooEasy => "too-easy",
            Self::Wrong => "wrong",
            Self::NotAnEmail => "not-an-email",
            Self::UnknownChoice => "unknown-choice",
            Self::ConsentNeeded => "consent-needed",
            Self::NotADay => "not-a-day",
            Self::InTheFuture => "in-the-future",
            Self::OutOfRange => "out-of-range",
            Self::NotAWebAddress => "not-a-web-address",
            Self::TooManyHere => "too-many-here",
            Self::Taken => "taken",
            Self::InvitedAlready => "invited-already",
            Self::LastOwner => "last-owner",
        }
    }
}

/// One field and its problem.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldError {
    /// The field's `name` in the form.
    pub field: String,
    /// What is wrong with it.
    pub problem: FieldProblem,
}

/// All that is wrong with a form, in the order of its fields.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct FieldErrors(Vec<FieldError>);

impl FieldErrors {
    /// One error alone.
    pub fn one(field: &str, problem: FieldProblem) -> Self {
        let mut errors = Self::default();
        errors.add(field, problem);
        errors
    }

    /// Adds an error.
    pub fn add(&mut self, field: &str, problem: FieldProblem) {
        self.0.push(FieldError { field: field.to_owned(), problem });
    }

    /// Keeps the error, where there is one, and gives the value, where there is one.
    pub(crate) fn check<T>(&mut self, field: &str, parsed: Result<T, FieldProblem>) -> Option<T> {
        parsed.map_err(|problem| self.add(field, problem)).ok()
    }

    /// What is wrong with `field`, where anything is.
    pub fn of(&self, field: &str) -> Option<FieldProblem> {
        self.0.iter().find(|error| error.field == field).map(|error| error.problem)
    }

    /// Every error.
    pub fn iter(&self) -> impl Iterator<Item = &FieldError> {
        self.0.iter()
    }

    /// Whether nothing is wrong.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// What joins letters inside a word, as Persian, Indic scripts and emoji need it; alone it cannot be seen.
const JOINERS: [char; 2] = ['\u{200C}', '\u{200D}'];

/// Folds white space to single spaces and drops what cannot be seen: control characters, blanks that pass for
/// letters, and the marks that turn the direction of text around, with which a name could reorder the words beside it.
fn tidy(typed: &str) -> String {
    let visible = typed.chars().filter_map(|c| match c {
        // Soft hyphen, joiners and marks of direction without a width of their own.
        '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{180E}' | '\u{200B}' | '\u{200E}' | '\u{200F}' => None,
        '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}' => None,
        // Hangul's fillers, and tags, which hold hidden text.
        '\u{115F}' | '\u{1160}' | '\u{3164}' | '\u{FFA0}' | '\u{E0000}'..='\u{E007F}' => None,
        // Braille without a dot.
        '\u{2800}' => Some(' '),
        c if c.is_control() => Some(' '),
        c => Some(c),
    });
    let visible: String = visible.collect();
    let words = visible.split_whitespace().map(|word| word.trim_matches(JOINERS)).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
}

/// A text that has been tidied and is between 1 and `MAX` characters long.
macro_rules! short_text {
    ($(#[$meta:meta])* $name:ident, $max:literal) => {
        $(#[$meta])*
        #[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(String);

        unprinted!($name);

        impl $name {
            /// The most characters it takes.
            pub const MAX: usize = $max;

            /// Takes what was typed, with white space folded.
            ///
            /// # Errors
            /// [`FieldProblem::Missing`] where nothing is left, [`FieldProblem::TooLong`] past [`Self::MAX`].
            pub fn parse(typed: &str) -> Result<Self, FieldProblem> {
                let text = tidy(typed);
                match text.chars().count() {
                    0 => Err(FieldProblem::Missing),
                    1..=$max => Ok(Self(text)),
                    _ => Err(FieldProblem::TooLong),
                }
            }

            /// The same for a field that may stay empty.
            ///
            /// # Errors
            /// [`FieldProblem::TooLong`] past [`Self::MAX`].
            pub fn parse_optional(typed: &str) -> Result<Option<Self>, FieldProblem> {
                match Self::parse(typed) {
                    Err(FieldProblem::Missing) => Ok(None),
                    parsed => parsed.map(Some),
                }
            }

            /// The text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

short_text!(
    /// The name someone wants to be called by; not necessarily the one on their papers.
    PersonName, 80
);
short_text!(
    /// The organisation someone comes from.
    Organisation, 120
);
short_text!(
    /// What someone needs to take part, such as sign language or captions.
    AccessNeeds, 500
);
short_text!(
    /// The message beside a pledge, or a question.
    Message, 280
);
short_text!(
    /// A party or a candidate that somebody has met.
    Counterpart, 120
);
short_text!(
    /// What came of a meeting.
    Outcome, 600
);
short_text!(
    /// The organisers' answer to a question, in writing.
    Answer, 500
);
short_text!(
    /// What a moderator adds to the reason of a decision.
    ReviewNote, 200
);

impl Message {
    /// Whether an organiser has to look before it is shown: it seems to hold a link, an email address or a phone
    /// number. Careful rather than clever: a held message loses an hour, a phone number on a wall much more.
    pub fn needs_review(&self) -> bool {
        !self.suspicions().is_empty()
    }

    /// What it is that an organiser has to look at.
    pub fn suspicions(&self) -> Vec<Suspicion> {
        // As browsers read it: other scripts' full stops count in an address, joiners do not.
        let as_read = self.0.chars().filter(|c| !JOINERS.contains(c)).map(|c| match c {
            '。' | '．' | '｡' => '.',
            '＠' => '@',
            c => c,
        });
        let text = as_read.collect::<String>().to_lowercase();
        let digits = text.chars().filter(|c| c.is_numeric()).count();
        // The host of an address is no link of its own.
        let dotted_name = text.split_whitespace().filter(|word| !word.contains('@')).any(is_dotted_name);
        [
            (Suspicion::Link, text.contains("://") || text.contains("www.") || dotted_name),
            (Suspicion::Address, text.contains('@')),
            (Suspicion::Phone, digits >= 6),
        ]
        .into_iter()
        .filter_map(|(suspicion, is_so)| is_so.then_some(suspicion))
        .collect()
    }
}

/// Whether a word looks like `example.org`: what stands behind a dot begins like a name.
fn is_dotted_name(word: &str) -> bool {
    let parts: Vec<_> = word.split('.').collect();
    parts.windows(2).any(|pair| {
        let begins_like_a_name = pair[1].chars().take(2).filter(|c| c.is_alphabetic()).count() == 2;
        pair[0].ends_with(char::is_alphanumeric) && begins_like_a_name
    })
}

/// An email address that a mail server may take. Whether it exists, only a mail to it can tell.
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Email(String);

impl Email {
    /// The most octets it takes (RFC 5321, section 4.5.3.1.3, less the angle brackets).
    pub const MAX: usize = 254;

    /// Takes an address as HTML's `type=email` does, and asks for a dot in the domain.
    ///
    /// # Errors
    /// [`FieldProblem::Missing`] where nothing was typed, [`FieldProblem::TooLong`] past [`Self::MAX`],
    /// [`FieldProblem::NotAnEmail`] for anything else that is not an address.
    pub fn parse(typed: &str) -> Result<Self, FieldProblem> {
        let text = typed.trim();
        if text.is_empty() {
            return Err(FieldProblem::Missing);
        }
        if text.len() > Self::MAX {
            return Err(FieldProblem::TooLong);
        }
        let (local, host) = text.rsplit_once('@').ok_or(FieldProblem::NotAnEmail)?;
        let local_ok = !local.is_empty()
            && local.len() <= 64
            && !local.starts_with('.')
            && !local.ends_with('.')
            && !local.contains("..")
            && local.chars().all(|c| c.is_alphanumeric() || "!#$%&'*+/=?^_`{|}~.-".contains(c));
        let label_ok = |label: &str| {
            !label.is_empty()
                && label.len() <= 63
                && !label.starts_with('-')
                && !label.ends_with('-')
                && label.chars().all(|c| c.is_alphanumeric() || c == '-')
        };
        if local_ok && host.contains('.') && host.split('.').all(label_ok) {
            Ok(Self(text.to_owned()))
        } else {
            Err(FieldProblem::NotAnEmail)
        }
    }

    /// The address as typed.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The form in which two addresses of one mailbox are equal: in lower case, as mail servers treat them.
    pub fn same_mailbox_key(&self) -> String {
        self.0.to_lowercase()
    }
}

unprinted!(Email);

/// A country by its ISO 3166-1 code of two capital letters; `ZZ` (CLDR's "unknown region") for any other.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Country(String);

impl Country {
    /// The code that stands for every country that is not offered by name.
    pub const OTHER: &'static str = "ZZ";

    /// Takes a code.
    ///
    /// # Errors
    /// [`FieldProblem::UnknownChoice`] for anything but two capital letters.
    pub fn parse(code: &str) -> Result<Self, FieldProblem> {
        if code.len() == 2 && code.bytes().all(|b| b.is_ascii_uppercase()) {
            Ok(Self(code.to_owned()))
        } else {
            Err(FieldProblem::UnknownChoice)
        }
    }

    /// The same for a field that may stay empty.
    ///
    /// # Errors
    /// As [`Self::parse`].
    pub fn parse_optional(code: &str) -> Result<Option<Self>, FieldProblem> {
        if code.is_empty() { Ok(None) } else { Self::parse(code).map(Some) }
    }

    /// The code.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for Country {
    type Error = String;

    fn try_from(code: String) -> Result<Self, String> {
        Self::parse(&code).map_err(|_| format!("`{code}` is not a country code of two capital letters"))
    }
}

impl From<Country> for String {
    fn from(country: Country) -> Self {
        country.0
    }
}

/// What makes a form sent twice one and the same: drawn with the form, new for every drawing.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct RequestKey(String);

impl RequestKey {
    /// Takes a key of 16 to 64 letters, digits, `-` and `_`.
    ///
    /// # Errors
    /// [`FieldProblem::Missing`] for anything else: no browser sends it by itself.
    pub fn parse(key: &str) -> Result<Self, FieldProblem> {
        let fits = (16..=64).contains(&key.len());
        if fits && key.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_') {
            Ok(Self(key.to_owned()))
        } else {
            Err(FieldProblem::Missing)
        }
    }

    /// The key.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}
/// The name of a time zone as the IANA database writes it, such as `Europe/Brussels`: letters, digits and `_+-/`, at
/// most 64 of them. Whether there is such a zone is another question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ZoneName(String);

impl ZoneName {
    /// The zone of this name; none for what cannot be one.
    pub fn parse(text: &str) -> Option<Self> {
        let fits = |c: u8| c.is_ascii_alphanumeric() || b"_+-/".contains(&c);
        let is_name =
            (1..=64).contains(&text.len()) && text.bytes().all(fits) && text.as_bytes()[0].is_ascii_alphabetic();
        is_name.then(|| Self(text.to_owned()))
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}
