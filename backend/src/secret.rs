//! The server's secret, and what is made from it: marks on forms, tokens of links, fingerprints of sent forms.

use std::fmt;

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use chacha20poly1305::{KeyInit, XChaCha20Poly1305, XNonce, aead::Aead};
use hmac::{Hmac, Mac};
use rand::{TryRngCore, rngs::OsRng};
use sha2::{Digest, Sha256};
use uuid::Uuid;

/// How many bytes of the HMAC a signed id carries.
const ID_MAC: usize = 24;

/// 256 bits that only the server knows. Whoever knows them can make every link and every form's mark.
#[derive(Clone)]
pub struct Secret([u8; 32]);

/// The text was not 64 hexadecimal digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a secret is 64 hexadecimal digits")]
pub struct BadSecret;

impl Secret {
    /// A new one from the operating system's random numbers. It has to be kept over restarts, or links that were
    /// sent once cannot be sent again.
    ///
    /// # Panics
    /// Where the operating system has no random numbers: nothing could be kept safe then.
    pub fn random() -> Self {
        Self(random_bytes())
    }

    /// The one that [`Self::to_hex`] wrote down.
    ///
    /// # Errors
    /// [`BadSecret`] for anything but 64 hexadecimal digits.
    pub fn from_hex(digits: &str) -> Result<Self, BadSecret> {
        let mut bytes = [0; 32];
        if digits.len() != 64 || !digits.bytes().all(|digit| digit.is_ascii_hexdigit()) {
            return Err(BadSecret);
        }
        for (byte, pair) in bytes.iter_mut().zip(digits.as_bytes().chunks_exact(2)) {
            let pair = std::str::from_utf8(pair).map_err(|_| BadSecret)?;
            *byte = u8::from_str_radix(pair, 16).map_err(|_| BadSecret)?;
        }
        Ok(Self(bytes))
    }

    /// As 64 hexadecimal digits, to be kept in a file that only the server can read.
    pub fn to_hex(&self) -> String {
        self.0.iter().map(|byte| format!("{byte:02x}")).collect()
    }

    /// HMAC-SHA-256 of `data` for one `purpose`: what is made for one purpose is worth nothing for another.
    pub fn derive(&self, purpose: &str, data: &[u8]) -> [u8; 32] {
        self.mac(purpose, data).finalize().into_bytes().into()
    }

    /// The same in base64url, 43 characters.
    pub(crate) fn derive_text(&self, purpose: &str, data: &[u8]) -> String {
        URL_SAFE_NO_PAD.encode(self.derive(purpose, data))
    }

    /// Whether `text` is what [`Self::derive_text`] gives, compared in a time that tells nothing.
    pub(crate) fn verify_text(&self, purpose: &str, data: &[u8], text: &str) -> bool {
        URL_SAFE_NO_PAD.decode(text).is_ok_and(|bytes| self.mac(purpose, data).verify_slice(&bytes).is_ok())
    }

    /// A token that names a row by its id (a UUID) and can be made and read with the secret alone: nothing of it has to
    /// be stored. 16 bytes of id and 24 of HMAC (192 bits) in base64url, 54 characters.
    pub(crate) fn sign_id(&self, purpose: &str, id: &str) -> String {
        let id = Uuid::parse_str(id).unwrap_or_default();
        let mac = self.derive(purpose, id.as_bytes());
        URL_SAFE_NO_PAD.encode([id.as_bytes().as_slice(), &mac[..ID_MAC]].concat())
    }

    /// The id in a token that [`Self::sign_id`] made for the same purpose; none for anything else.
    pub(crate) fn signed_id(&self, purpose: &str, token: &str) -> Option<String> {
        // Not decoded where it is longer: anybody can send anything.
        let bytes = (token.len() <= 64).then(|| URL_SAFE_NO_PAD.decode(token).ok()).flatten()?;
        let (id, mac) = bytes.split_at_checked(16).filter(|(_, mac)| mac.len() == ID_MAC)?;
        self.mac(purpose, id).verify_truncated_left(mac).ok()?;
        Uuid::from_slice(id).ok().map(|id| id.to_string())
    }

    /// Encrypts and authenticates `text` for one `purpose` (XChaCha20-Poly1305 with a fresh nonce), in base64url. Only
    /// the same secret can read it.
    pub(crate) fn seal(&self, purpose: &str, text: &[u8]) -> String {
        let nonce = XNonce::from(random_bytes::<24>());
        #[expect(clippy::expect_used, reason = "it fails for texts of 256 GiB alone")]
        let sealed = self.cipher(purpose).encrypt(&nonce, text).expect("the text is short");
        URL_SAFE_NO_PAD.encode([nonce.as_slice(), &sealed].concat())
    }

    /// What [`Self::seal`] encrypted for the same purpose; none for anything else.
    pub(crate) fn open(&self, purpose: &str, sealed: &str) -> Option<Vec<u8>> {
        let bytes = URL_SAFE_NO_PAD.decode(sealed).ok()?;
        let (nonce, text) = bytes.split_at_checked(24)?;
        self.cipher(purpose).decrypt(XNonce::from_slice(nonce), text).ok()
    }

    fn cipher(&self, purpose: &str) -> XChaCha20Poly1305 {
        XChaCha20Poly1305::new(&self.derive("seal", purpose.as_bytes()).into())
    }

    fn mac(&self, purpose: &str, data: &[u8]) -> Hmac<Sha256> {
        #[expect(clippy::expect_used, reason = "HMAC takes keys of any length (RFC 2104)")]
        let mac = <Hmac<Sha256> as Mac>::new_from_slice(&self.0).expect("any key fits");
        mac.chain_update(purpose).chain_update([0]).chain_update(data)
    }
}

/// Never prints the secret: `Debug` output ends in logs.
impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(…)")
    }
}

/// What is stored of a link's token: who reads the store cannot make the link from it.
pub(crate) fn token_hash(token: &str) -> String {
    URL_SAFE_NO_PAD.encode(Sha256::digest(token))
}

/// A token that opens nothing, for answers to programs that fill in what people do not see.
pub(crate) fn token_for_nothing() -> String {
    new_token()
}

/// A token that nobody can guess: 256 bits in base64url, 43 characters.
pub(crate) fn new_token() -> String {
    URL_SAFE_NO_PAD.encode(random_bytes::<32>())
}

/// Bytes that nobody can guess.
#[expect(clippy::expect_used, reason = "without random numbers nothing here may go on")]
pub(crate) fn random_bytes<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    OsRng.try_fill_bytes(&mut bytes).expect("the operating system has random numbers");
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_kept_as_hexadecimal_digits_and_never_printed() {
        let secret = Secret::random();
        let again = Secret::from_hex(&secret.to_hex()).expect("its own digits are good");
        assert_eq!(secret.derive("a", b"b"), again.derive("a", b"b"));
        assert_eq!(format!("{secret:?}"), "Secret(…)");
        for bad in ["", "00", &"0".repeat(63), &"g".repeat(64), &"é".repeat(32)] {
            assert_eq!(Secret::from_hex(bad).err(), Some(BadSecret), "{bad}");
        }
    }

    #[test]
    fn a_signed_id_is_read_with_the_same_secret_and_purpose_alone() {
        let (secret, id) = (Secret::random(), "018e0000-0000-7000-8000-0123456789ab");
        let token = secret.sign_id("join", id);
        assert_eq!(token.len(), 54);
        assert_eq!(secret.signed_id("join", &token).as_deref(), Some(id));
        assert_eq!(secret.signed_id("confirm", &token), None);
        assert_eq!(Secret::random().signed_id("join", &token), None);
        let mut changed = token.clone().into_bytes();
        changed[3] = if changed[3] == b'A' { b'B' } else { b'A' };
        let changed = String::from_utf8(changed).expect("is ASCII");
        for bad in ["", "A", &changed, &token[..53], &format!("{token}A"), &"A".repeat(10_000)] {
            assert_eq!(secret.signed_id("join", bad), None, "{bad}");
        }
    }

    #[test]
    fn what_is_sealed_is_read_with_the_same_secret_and_purpose_alone() {
        let secret = Secret::random();
        let sealed = secret.seal("meeting", b"https://example.org/j/1");
        assert_eq!(secret.open("meeting", &sealed).as_deref(), Some(b"https://example.org/j/1".as_slice()));
        assert_ne!(secret.seal("meeting", b"https://example.org/j/1"), sealed, "each has a nonce of its own");
        assert_eq!(secret.open("other", &sealed), None);
        assert_eq!(Secret::random().open("meeting", &sealed), None);
        for bad in ["", "AAAA", "not base64!", &sealed[1..], &format!("{sealed}A")] {
            assert_eq!(secret.open("meeting", bad), None, "{bad}");
        }
    }

    #[test]
    fn purposes_are_kept_apart() {
        let secret = Secret::random();
        assert_ne!(secret.derive("link", b"1"), secret.derive("form", b"1"));
        let text = secret.derive_text("link", b"1");
        assert_eq!(text.len(), 43);
        assert!(secret.verify_text("link", b"1", &text));
        assert!(!secret.verify_text("form", b"1", &text));
        assert!(!secret.verify_text("link", b"2", &text));
        assert!(!secret.verify_text("link", b"1", "not base64!"));
        assert_ne!(token_for_nothing(), token_for_nothing());
    }
}
