//! Reminders on a device by Web Push: what can be switched on, and what a browser sends to begin with.

use serde::{Deserialize, Serialize};

use crate::{FieldErrors, FieldProblem, Instant};

/// What somebody can be told of by push, each of which can be switched off.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PushKind {
    /// That the session comes near, was moved, or was called off.
    Reminders,
    /// That doors are open.
    Doors,
    /// That a seat is held for them.
    Seat,
    /// Whether they did what they had pledged.
    DidYou,
}

impl PushKind {
    /// What there is about a registration.
    pub const OF_REGISTRATION: [Self; 3] = [Self::Reminders, Self::Doors, Self::Seat];

    /// What there is about a pledge.
    pub const OF_PLEDGE: [Self; 1] = [Self::DidYou];

    /// Its name in forms and in the store.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Reminders => "reminders",
            Self::Doors => "doors",
            Self::Seat => "seat",
            Self::DidYou => "did_you",
        }
    }
}

/// What a browser gave for one device (W3C Push API, `PushSubscription`), as it was sent.
#[derive(Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct PushForm {
    /// The address at the browser's push service.
    pub endpoint: String,
    /// The device's public key: an uncompressed point of P-256 in base64url.
    pub p256dh: String,
    /// What authenticates messages to the device: 16 bytes in base64url.
    pub auth: String,
}

/// What is switched on for one device, as it was sent.
#[derive(Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct PushKindsForm {
    /// Which device: [`PushDevice::device`].
    pub device: String,
    /// The codes of what was ticked.
    pub kinds: Vec<String>,
}

crate::unprinted::unprinted!(PushForm, PushKindsForm);

impl PushForm {
    /// The field that errors stand beside: nothing of it was typed, and it is one thing to those who see it.
    pub const FIELD: &'static str = "push";

    /// What can be wrong with it: what needs a translated message.
    pub const PROBLEMS: &'static [(&'static str, FieldProblem)] =
        &[(Self::FIELD, FieldProblem::NotAWebAddress), (Self::FIELD, FieldProblem::TooManyHere)];

    /// The error that it is none that can be sent to.
    pub fn refused() -> FieldErrors {
        FieldErrors::one(Self::FIELD, FieldProblem::NotAWebAddress)
    }

    /// The error that as many devices are reminded as may be.
    pub fn one_too_many() -> FieldErrors {
        FieldErrors::one(Self::FIELD, FieldProblem::TooManyHere)
    }
}

impl PushKindsForm {
    /// What was ticked of `offered`.
    pub fn kinds(&self, offered: &[PushKind]) -> Vec<PushKind> {
        offered.iter().copied().filter(|kind| self.kinds.iter().any(|code| code == kind.code())).collect()
    }
}

/// A device that is reminded, as its owner sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PushDevice {
    /// By what the browser knows itself again, and nobody finds the endpoint: its SHA-256 in base64url.
    pub device: String,
    /// Since when.
    pub since: Instant,
    /// What is switched on.
    pub kinds: Vec<PushKind>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_offered_can_be_ticked() {
        let form = PushKindsForm { kinds: vec!["seat".into(), "did_you".into(), "x".into()], ..Default::default() };
        assert_eq!(form.kinds(&PushKind::OF_REGISTRATION), [PushKind::Seat]);
        assert_eq!(form.kinds(&PushKind::OF_PLEDGE), [PushKind::DidYou]);
    }

    #[test]
    fn nothing_of_a_subscription_is_printed() {
        let form = PushForm { endpoint: "https://push.example/secret".into(), ..PushForm::default() };
        assert_eq!(format!("{form:?}"), "PushForm(…)");
    }
}
