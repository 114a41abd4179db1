//! Tells push services who sends (VAPID, RFC 8292): a token signed with a key of the site's own.
//!
//! The key is derived from the site's secret: there is no second file to back up, and all processes of a site have the
//! same. Devices subscribe for that key alone, so a site with another secret has to be asked for reminders anew, as its
//! links have to be sent anew.

use std::{
    collections::HashMap,
    fmt,
    sync::{Mutex, PoisonError},
    time::{Duration, SystemTime, UNIX_EPOCH},
};

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use p256::{
    SecretKey,
    ecdsa::{Signature, SigningKey, signature::Signer},
    elliptic_curve::sec1::ToEncodedPoint,
};
use serde_json::json;

use crate::Secret;

/// What the key is derived for.
const PURPOSE: &str = "vapid-key";

/// How long a token holds: at most a day (RFC 8292, section 2).
const HOLDS: Duration = Duration::from_secs(12 * 60 * 60);

/// How long one is sent again and again: push services ask for that.
const USED: Duration = Duration::from_secs(60 * 60);

/// There are a handful of push services. More are no push services, and shall fill no memory.
const MOST_SERVICES: usize = 100;

/// The site's key, and tokens that were signed with it.
pub(crate) struct Vapid {
    key: SigningKey,
    public: String,
    tokens: Mutex<HashMap<String, (SystemTime, String)>>,
}

/// Prints no key: `Debug` output ends in logs.
impl fmt::Debug for Vapid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Vapid(…)")
    }
}

impl Vapid {
    /// The key of a site with this secret.
    pub(crate) fn of(secret: &Secret) -> Self {
        let mut count = 0_u32;
        let key = loop {
            // Nearly all bytes are a key; where they are none, the next ones are taken.
            if let Ok(key) = SecretKey::from_slice(&secret.derive(PURPOSE, &count.to_be_bytes())) {
                break key;
            }
            count += 1;
        };
        let public = URL_SAFE_NO_PAD.encode(key.public_key().to_encoded_point(false));
        Self { key: key.into(), public, tokens: Mutex::default() }
    }

    /// The public key, an uncompressed point in base64url: what browsers take as `applicationServerKey`.
    pub(crate) fn public(&self) -> &str {
        &self.public
    }

    /// The value of the header `Authorization` for the push service at `origin`. `contact` is where its people can say
    /// what is wrong, as `mailto:` or `https:`. `now` is the real time, whatever day the site shows.
    pub(super) fn authorization(&self, origin: &str, contact: &str, now: SystemTime) -> String {
        let mut tokens = self.tokens.lock().unwrap_or_else(PoisonError::into_inner);
        if tokens.len() >= MOST_SERVICES {
            tokens.clear();
        }
        let (signed_at, token) =
            tokens.entry(origin.to_owned()).or_insert_with(|| (now, self.token(origin, contact, now)));
        if now.duration_since(*signed_at).is_ok_and(|age| age >= USED) {
            (*signed_at, *token) = (now, self.token(origin, contact, now));
        }
        format!("vapid t={token}, k={}", self.public)
    }

    /// A JSON Web Token (RFC 7519), signed with ES256 (RFC 7518, section 3.4).
    fn token(&self, origin: &str, contact: &str, now: SystemTime) -> String {
        let expires = now.duration_since(UNIX_EPOCH).unwrap_or_default() + HOLDS;
        let claims = json!({ "aud": origin, "exp": expires.as_secs(), "sub": contact });
        let encode = |part: &[u8]| URL_SAFE_NO_PAD.encode(part);
        let signed = format!("{}.{}", encode(br#"{"typ":"JWT","alg":"ES256"}"#), encode(claims.to_string().as_bytes()));
        let signature: Signature = self.key.sign(signed.as_bytes());
        format!("{signed}.{}", encode(&signature.to_bytes()))
    }
}

/// The claims of an `Authorization` that was signed by the key within it, for tests; none where it was not.
#[cfg(any(test, feature = "testing"))]
pub(crate) fn verified(authorization: &str) -> Option<(serde_json::Value, String)> {
    use p256::ecdsa::{VerifyingKey, signature::Verifier};

    let (token, key) = authorization.strip_prefix("vapid t=")?.split_once(", k=")?;
    let (signed, signature) = token.rsplit_once('.')?;
    let (_, claims) = signed.split_once('.')?;
    let decode = |text: &str| URL_SAFE_NO_PAD.decode(text).ok();
    let signature = Signature::from_slice(&decode(signature)?).ok()?;
    let verifying = VerifyingKey::from_sec1_bytes(&decode(key)?).ok()?;
    verifying.verify(signed.as_bytes(), &signature).ok()?;
    Some((serde_json::from_slice(&decode(claims)?).ok()?, key.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_key_is_the_secrets_own() {
        let secret = Secret::random();
        let vapid = Vapid::of(&secret);
        assert_eq!(vapid.public(), Vapid::of(&secret).public());
        assert_ne!(vapid.public(), Vapid::of(&Secret::random()).public());
        assert_eq!(URL_SAFE_NO_PAD.decode(vapid.public()).expect("is base64url").len(), 65);
        assert_eq!(format!("{vapid:?}"), "Vapid(…)");
    }

    #[test]
    fn a_token_is_for_one_service_for_half_a_day_and_signed() {
        let vapid = Vapid::of(&Secret::random());
        let now = UNIX_EPOCH + Duration::from_secs(1_709_114_100);
        let sent = vapid.authorization("https://push.example", "https://example.org", now);
        let (claims, key) = verified(&sent).expect("the signature fits");
        assert_eq!(key, vapid.public());
        assert_eq!(
            claims,
            json!({ "aud": "https://push.example", "exp": 1_709_157_300, "sub": "https://example.org" })
        );
        // Another's claims under this signature.
        let (other, _) = verified(&vapid.authorization("https://other.example", "https://example.org", now))
            .expect("the signature fits");
        assert_eq!(other["aud"], "https://other.example");
        let forged = sent.replacen("t=", "t=e30.", 1);
        assert_eq!(verified(&forged), None);
    }

    #[test]
    fn a_token_is_sent_for_an_hour() {
        let vapid = Vapid::of(&Secret::random());
        let at = |seconds| {
            vapid.authorization(
                "https://push.example",
                "https://example.org",
                UNIX_EPOCH + Duration::from_secs(seconds),
            )
        };
        let first = at(1_709_114_100);
        assert_eq!(at(1_709_114_100 + 3_599), first);
        assert_ne!(at(1_709_114_100 + 3_600), first);
    }
}
