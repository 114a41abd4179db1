//! One device, as its browser named it: where its messages go, and the keys that they are encrypted with.

use std::fmt;

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use domain::PushForm;
use p256::PublicKey;
use url::Url;

use super::reach::PushReach;
use crate::{Secret, secret::token_hash};

/// What subscriptions are encrypted for.
const PURPOSE: &str = "push-subscription";

/// The keys of a device (RFC 8291, section 2).
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Keys {
    pub(super) public: PublicKey,
    pub(super) auth: [u8; 16],
}

impl Keys {
    /// A point of P-256 and 16 bytes, each in base64url; padding, which some browsers write, is taken away.
    pub(super) fn parse(p256dh: &str, auth: &str) -> Option<Self> {
        // Not decoded where they are longer: anybody can send anything.
        let decode = |text: &str| {
            let text = text.trim_end_matches('=');
            (text.len() <= 90).then(|| URL_SAFE_NO_PAD.decode(text).ok()).flatten()
        };
        let public = decode(p256dh).filter(|point| point.len() == 65)?;
        Some(Self { public: PublicKey::from_sec1_bytes(&public).ok()?, auth: decode(auth)?.try_into().ok()? })
    }
}

/// A device to send to.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Subscription {
    pub(super) endpoint: Url,
    pub(super) keys: Keys,
}

/// Never prints where it is: who knows that can tell the device from all others.
impl fmt::Debug for Subscription {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Subscription(…)")
    }
}

impl Subscription {
    /// Checks what a browser sent; none where nothing could be sent there.
    pub(super) fn parse(form: &PushForm, reach: PushReach) -> Option<Self> {
        Some(Self { endpoint: reach.admit(&form.endpoint)?, keys: Keys::parse(&form.p256dh, &form.auth)? })
    }

    /// The form, encrypted for the store.
    pub(super) fn seal(form: &PushForm, secret: &Secret) -> String {
        let text = [&form.endpoint, &form.p256dh, &form.auth].map(String::as_str).join("\n");
        secret.seal(PURPOSE, text.as_bytes())
    }

    /// What [`Self::seal`] wrote; none where it cannot be read with this secret, or nothing may be sent there any more.
    pub(super) fn open(sealed: &str, secret: &Secret, reach: PushReach) -> Option<Self> {
        let text = String::from_utf8(secret.open(PURPOSE, sealed)?).ok()?;
        let mut lines = text.lines().map(ToOwned::to_owned);
        let (endpoint, p256dh, auth) = (lines.next()?, lines.next()?, lines.next()?);
        Self::parse(&PushForm { endpoint, p256dh, auth }, reach)
    }
}

/// By what a device is known again: a hash of its address, which holds a secret of its own and cannot be guessed.
pub(super) fn device(endpoint: &str) -> String {
    token_hash(endpoint)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form() -> PushForm {
        PushForm {
            endpoint: "https://push.example/device/1".into(),
            p256dh: "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4".into(),
            auth: "BTBZMqHH6r4Tts7J_aSIgg==".into(),
        }
    }

    #[test]
    fn a_browsers_keys_are_a_point_of_the_curve_and_16_bytes() {
        let good = Subscription::parse(&form(), PushReach::World).expect("is good");
        assert_eq!(format!("{good:?}"), "Subscription(…)");
        let change = |change: fn(&mut PushForm)| {
            let mut form = form();
            change(&mut form);
            Subscription::parse(&form, PushReach::World)
        };
        let off_the_curve = |form: &mut PushForm| form.p256dh = form.p256dh.replace("BCV", "BCW");
        let bad: [fn(&mut PushForm); 6] = [
            |form| form.endpoint = "http://push.example/device/1".into(),
            off_the_curve,
            |form| form.p256dh.clear(),
            |form| form.p256dh = "A".repeat(1_000_000),
            |form| form.auth = "AAAA".into(),
            |form| form.auth = "not base64!".into(),
        ];
        assert!(bad.into_iter().all(|bad| change(bad).is_none()));
    }

    #[test]
    fn it_is_kept_for_the_same_secret_alone() {
        let (secret, form) = (Secret::random(), form());
        let sealed = Subscription::seal(&form, &secret);
        let opened = Subscription::open(&sealed, &secret, PushReach::World).expect("is ours");
        assert_eq!(opened.endpoint.as_str(), form.endpoint);
        assert_eq!(Subscription::open(&sealed, &Secret::random(), PushReach::World), None);
        assert_eq!(Subscription::open(&sealed, &secret, PushReach::Off), None);
        assert!(!sealed.contains("push"));
    }
}
