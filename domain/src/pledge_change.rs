//! Changing a pledge that was made.

use serde::{Deserialize, Serialize};

use crate::{
    Consent, ConsentKind, Country, FieldErrors, FieldProblem, Message, OwnPledge, Visibility,
    pledge::{each_once, shown_name},
    unprinted::unprinted,
};

/// The form of a change as it was sent: every field as text, nothing checked.
#[derive(Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct PledgeChangeForm {
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
    /// The last day on which it is public, `2024-07-01`; empty for as long as it may be. Unread with `counted`.
    pub public_until: String,
    /// Consent to publishing: `yes`, or empty.
    pub publish: String,
    /// Consent to being asked afterwards: `yes`, or empty.
    pub ask: String,
}

/// A change that may be stored. What its visibility does not show is already gone from it.
#[derive(Clone, PartialEq, Eq)]
pub struct PledgeChange {
    /// The keys of the actions pledged: at least one, none twice.
    pub actions: Vec<String>,
    /// How it is shown.
    pub visibility: Visibility,
    /// What is shown as its name; none with `counted`.
    pub shown_name: Option<String>,
    /// Where the pledger lives.
    pub country: Option<Country>,
    /// The message; none with `counted`.
    pub message: Option<Message>,
    /// The last day on which it is public, as typed; none for as long as it may be.
    pub last_day: Option<String>,
    /// The answers about publishing and, where it can be had, about being asked.
    pub consents: Vec<Consent>,
}

impl PledgeChangeForm {
    /// What can be wrong here and not in the form of a new pledge.
    pub const PROBLEMS: &'static [(&'static str, FieldProblem)] =
        &[("public_until", FieldProblem::OutOfRange), ("visibility", FieldProblem::OutOfRange)];

    /// The form as it is drawn first: filled in with what is kept. `last_day` is the day on which it stops to be public.
    pub fn filled_in(own: &OwnPledge, last_day: String) -> Self {
        let yes = |said: bool| if said { "yes" } else { "" }.to_owned();
        Self {
            actions: own.actions().into_iter().map(ToOwned::to_owned).collect(),
            visibility: own.visibility.code().to_owned(),
            pledge_name: own.shown_name.clone().unwrap_or_default(),
            pledge_country: own.country.as_ref().map(|country| country.as_str().to_owned()).unwrap_or_default(),
            message: own.message.clone().unwrap_or_default(),
            public_until: last_day,
            publish: yes(own.visibility.is_public()),
            ask: yes(own.ask == Some(true)),
        }
    }

    /// Checks every field against what is kept, and drops at once what the chosen visibility does not show.
    ///
    /// # Errors
    /// All that is wrong, in the form's order.
    pub fn parse(&self, own: &OwnPledge) -> Result<PledgeChange, FieldErrors> {
        let mut errors = FieldErrors::default();
        let actions = each_once(&self.actions, &mut errors);
        let visibility = errors
            .check("visibility", Visibility::from_code(&self.visibility).ok_or(FieldProblem::UnknownChoice))
            .unwrap_or_default();
        let country = errors.check("pledge_country", Country::parse_optional(&self.pledge_country)).flatten();
        let (mut name, mut message) = (None, None);
        if visibility.is_public() {
            // Initials are all that is kept of a name: they cannot be made of themselves again.
            let is_kept = visibility == own.visibility && own.shown_name.as_deref() == Some(self.pledge_name.trim());
            name = if is_kept {
                own.shown_name.clone()
            } else {
                errors.check("pledge_name", shown_name(visibility, &self.pledge_name))
            };
            message = errors.check("message", Message::parse_optional(&self.message)).flatten();
            if self.publish != "yes" {
                errors.add("publish", FieldProblem::ConsentNeeded);
            }
        }
        if !errors.is_empty() {
            return Err(errors);
        }
        let mut consents = vec![Consent { kind: ConsentKind::Publish, given: visibility.is_public() }];
        if own.ask.is_some() {
            consents.push(Consent { kind: ConsentKind::Ask, given: self.ask == "yes" });
        }
        let last_day =
            Some(self.public_until.trim().to_owned()).filter(|day| visibility.is_public() && !day.is_empty());
        Ok(PledgeChange { actions, visibility, shown_name: name, country, message, last_day, consents })
    }
}

unprinted!(PledgeChangeForm, PledgeChange);
