//! Encrypts a message for one device, so that its push service carries what it cannot read (RFC 8291, with the content
//! coding `aes128gcm` of RFC 8188).

use aes_gcm::{Aes128Gcm, KeyInit, aead::Aead};
use hkdf::Hkdf;
use p256::{PublicKey, SecretKey, ecdh, elliptic_curve::sec1::ToEncodedPoint};
use sha2::Sha256;

use super::subscription::Keys;
use crate::secret::random_bytes;

/// The longest body that every push service takes, in bytes (RFC 8030, section 7.2).
const LONGEST: usize = 4096;

/// What stands before the ciphertext: salt, record size, length of the key, key (RFC 8188, section 2.1).
const HEADER: usize = 16 + 4 + 1 + 65;

/// The tag of AES-GCM at the end.
const TAG: usize = 16;

/// The longest message, in bytes. One byte ends it (RFC 8188, section 2).
pub(super) const LONGEST_MESSAGE: usize = LONGEST - HEADER - TAG - 1;

/// Messages are filled up to this many bytes, so that their length does not tell what they say, nor in which language.
const ALIKE: usize = 1024;

/// Encrypts `message` with a key pair and a salt of its own. None for one that is longer than [`LONGEST_MESSAGE`].
pub(super) fn encrypt(message: &[u8], to: &Keys) -> Option<Vec<u8>> {
    encrypt_with(message, to, &random_key(), random_bytes(), ALIKE)
}

/// A fresh private key.
pub(crate) fn random_key() -> SecretKey {
    loop {
        // It fails for about one in 2^32 of all bytes: those that are no scalar of the curve.
        if let Ok(key) = SecretKey::from_slice(&random_bytes::<32>()) {
            return key;
        }
    }
}

/// Encrypts with what is random given, and filled up to `at_least` bytes.
fn encrypt_with(message: &[u8], to: &Keys, own: &SecretKey, salt: [u8; 16], at_least: usize) -> Option<Vec<u8>> {
    if message.len() > LONGEST_MESSAGE {
        return None;
    }
    let public = own.public_key();
    let (key, nonce) = derive(own, &to.public, &to.public, &public, &to.auth, &salt)?;

    // A single record, which the byte 2 ends; what comes behind it is filling.
    let mut record = message.to_vec();
    record.push(2);
    record.resize(record.len().max(at_least), 0);
    let sealed = Aes128Gcm::new(&key.into()).encrypt(&nonce.into(), record.as_slice()).ok()?;

    let mut body = Vec::with_capacity(HEADER + sealed.len());
    body.extend(salt);
    body.extend(u32::try_from(LONGEST).ok()?.to_be_bytes());
    body.push(65);
    body.extend(public.to_encoded_point(false).as_bytes());
    body.extend(sealed);
    Some(body)
}

/// Content encryption key and nonce (RFC 8291, section 3.4): `own` private and `their` public key give the shared secret,
/// whichever side derives it; `device` and `sender` are the two public keys.
fn derive(
    own: &SecretKey,
    their: &PublicKey,
    device: &PublicKey,
    sender: &PublicKey,
    auth: &[u8; 16],
    salt: &[u8; 16],
) -> Option<([u8; 16], [u8; 12])> {
    let shared = ecdh::diffie_hellman(own.to_nonzero_scalar(), their.as_affine());
    let [device, sender] = [device, sender].map(|key| key.to_encoded_point(false));
    let info = [b"WebPush: info\0".as_slice(), device.as_bytes(), sender.as_bytes()].concat();
    let mut input = [0; 32];
    Hkdf::<Sha256>::new(Some(auth.as_slice()), shared.raw_secret_bytes()).expand(&info, &mut input).ok()?;

    let derived = Hkdf::<Sha256>::new(Some(salt.as_slice()), &input);
    let (mut key, mut nonce) = ([0; 16], [0; 12]);
    derived.expand(b"Content-Encoding: aes128gcm\0", &mut key).ok()?;
    derived.expand(b"Content-Encoding: nonce\0", &mut nonce).ok()?;
    Some((key, nonce))
}

/// Decrypts as the device does, for tests.
#[cfg(any(test, feature = "testing"))]
pub(crate) fn decrypt(body: &[u8], own: &SecretKey, auth: &[u8; 16]) -> Option<Vec<u8>> {
    let salt: [u8; 16] = body.get(..16)?.try_into().ok()?;
    let record_size = u32::from_be_bytes(body.get(16..20)?.try_into().ok()?);
    let (sender, sealed) = body.get(21..)?.split_at_checked(usize::from(*body.get(20)?))?;
    if sealed.len() > usize::try_from(record_size).ok()? {
        return None;
    }
    let sender = PublicKey::from_sec1_bytes(sender).ok()?;
    let (key, nonce) = derive(own, &sender, &own.public_key(), &sender, auth, &salt)?;
    let mut record = Aes128Gcm::new(&key.into()).decrypt(&nonce.into(), sealed).ok()?;
    let end = record.iter().rposition(|byte| *byte != 0)?;
    if record[end] != 2 {
        return None;
    }
    record.truncate(end);
    Some(record)
}

#[cfg(test)]
mod tests {
    use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};

    use super::*;

    fn bytes(text: &str) -> Vec<u8> {
        URL_SAFE_NO_PAD.decode(text).expect("is base64url")
    }

    fn key(text: &str) -> SecretKey {
        SecretKey::from_slice(&bytes(text)).expect("is a private key")
    }

    const MESSAGE: &[u8] = b"When I grow up, I want to be a watermelon";

    /// RFC 8291, section 5 and appendix A.
    fn of_the_rfc() -> (Keys, SecretKey, SecretKey, [u8; 16]) {
        let device = key("q1dXpw3UpT5VOmu_cf_v6ih07Aems3njxI-JWgLcM94");
        let public = "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4";
        let keys = Keys::parse(public, "BTBZMqHH6r4Tts7J_aSIgg").expect("the RFC's keys are good");
        let sender = key("yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw");
        (keys, device, sender, bytes("DGv6ra1nlYgDCS1FRnbzlw").try_into().expect("16 bytes"))
    }

    #[test]
    fn the_example_of_the_rfc_comes_out() {
        let (keys, device, sender, salt) = of_the_rfc();
        // Appendix A names what comes out in between.
        let (key, nonce) =
            derive(&sender, &keys.public, &keys.public, &sender.public_key(), &keys.auth, &salt).expect("derives");
        assert_eq!(key.as_slice(), bytes("oIhVW04MRdy2XN9CiKLxTg"));
        assert_eq!(nonce.as_slice(), bytes("4h_95klXJ5E_qnoN"));
        let body = encrypt_with(MESSAGE, &keys, &sender, salt, 0).expect("is short enough");
        assert_eq!(
            URL_SAFE_NO_PAD.encode(&body),
            "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIg\
             Dll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj\
             _Qulcy4a-fN"
        );
        assert_eq!(decrypt(&body, &device, &keys.auth).as_deref(), Some(MESSAGE));
    }

    #[test]
    fn only_the_device_reads_it_and_each_message_is_another_of_the_same_length() {
        let (keys, device, ..) = of_the_rfc();
        let [one, two] = [MESSAGE, b"No."].map(|message| encrypt(message, &keys).expect("is short enough"));
        assert_eq!(one.len(), two.len(), "its length tells nothing");
        assert_ne!(encrypt(MESSAGE, &keys).expect("is short enough"), one);
        assert_eq!(decrypt(&one, &device, &keys.auth).as_deref(), Some(MESSAGE));
        assert_eq!(decrypt(&one, &random_key(), &keys.auth), None);
        assert_eq!(decrypt(&one, &device, &[0; 16]), None);
        let mut changed = one.clone();
        changed[100] ^= 1;
        assert_eq!(decrypt(&changed, &device, &keys.auth), None);
    }

    #[test]
    fn what_is_too_long_for_push_services_is_not_made() {
        let (keys, ..) = of_the_rfc();
        assert_eq!(encrypt(&[b'a'; LONGEST_MESSAGE], &keys).map(|body| body.len()), Some(LONGEST));
        assert_eq!(encrypt(&[b'a'; LONGEST_MESSAGE + 1], &keys), None);
    }
}
