//! Codes of authenticator apps (RFC 6238): six digits from a secret that the app and the site share, new every half minute.

use domain::Instant;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use totp_rs::{Algorithm, Secret, TOTP};

use crate::{clock::Clock, secret::random_bytes};

/// Bytes of a secret, as long as what SHA-1 gives (RFC 4226, section 4).
const SECRET: usize = 20;

/// How long a code is shown, in seconds.
const STEP: u64 = 30;

const DIGITS: usize = 6;

/// What may stand in a part of an `otpauth` address as it is.
const PLAIN: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// The secret that an authenticator app has.
#[derive(Clone)]
pub(super) struct TotpSecret(Vec<u8>);

impl TotpSecret {
    pub(super) fn random() -> Self {
        Self(random_bytes::<SECRET>().to_vec())
    }

    /// One that was made before; none for anything else.
    pub(super) fn from_bytes(bytes: Vec<u8>) -> Option<Self> {
        (bytes.len() == SECRET).then_some(Self(bytes))
    }

    pub(super) fn bytes(&self) -> &[u8] {
        &self.0
    }

    /// In base32, as apps take it where their camera cannot.
    pub(super) fn text(&self) -> String {
        Secret::Raw(self.0.clone()).to_encoded().to_string()
    }

    /// The address that apps read from a picture, with whose account where it is.
    pub(super) fn address(&self, issuer: &str, account: &str) -> String {
        let [issuer, account] = [issuer, account].map(|text| utf8_percent_encode(text, PLAIN).to_string());
        format!("otpauth://totp/{issuer}:{account}?secret={}&issuer={issuer}", self.text())
    }

    /// The step whose code this is: the one of now, or one beside it, since clocks differ.
    pub(super) fn step_of(&self, code: &str, now: Instant) -> Option<i64> {
        let app = TOTP::new(Algorithm::SHA1, DIGITS, 1, STEP, self.0.clone()).ok()?;
        let step = u64::try_from(now.millis()).ok()? / 1_000 / STEP;
        let is_code = |step: &u64| same(app.generate(step * STEP).as_bytes(), code.as_bytes());
        (step.saturating_sub(1)..=step + 1).rfind(is_code).and_then(|step| i64::try_from(step).ok())
    }
}

/// What time it is for authenticator apps: the real time, also while the site replays another day.
pub(super) fn now() -> Instant {
    Clock::real().now()
}

/// Whether two texts are the same, in a time that does not tell where they differ.
fn same(one: &[u8], other: &[u8]) -> bool {
    one.len() == other.len() && one.iter().zip(other).fold(0, |differing, (a, b)| differing | (a ^ b)) == 0
}

/// What somebody has typed as their second factor.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Typed {
    /// The six digits of an app.
    Code(String),
    /// What may be a recovery code, without what stands between its letters.
    Recovery(String),
}

impl Typed {
    /// Takes it however it was written down: with blanks and hyphens, in capitals, in the digits of the Arabic script.
    pub(super) fn read(typed: &str) -> Self {
        let text: String = typed.chars().take(100).filter_map(plain).collect();
        let is_code = text.len() == DIGITS && text.bytes().all(|b| b.is_ascii_digit());
        if is_code { Self::Code(text) } else { Self::Recovery(text) }
    }
}

/// A letter or digit as codes have it; none for what stands between them.
fn plain(c: char) -> Option<char> {
    let digit = |zero: u32| char::from_digit(c as u32 - zero, 10);
    match c {
        '٠'..='٩' => digit('٠' as u32),
        '۰'..='۹' => digit('۰' as u32),
        c => c.is_ascii_alphanumeric().then(|| c.to_ascii_lowercase()),
    }
}

/// A recovery code: 80 bits in base32, four groups of four letters and digits.
pub(super) fn new_recovery_code() -> String {
    let text = Secret::Raw(random_bytes::<10>().to_vec()).to_encoded().to_string().to_lowercase();
    let groups: Vec<_> = text.as_bytes().chunks(4).map(String::from_utf8_lossy).collect();
    groups.join("-")
}

#[cfg(any(test, feature = "testing"))]
pub(crate) fn code_at(secret: &str, now: Instant) -> Option<String> {
    let bytes = Secret::Encoded(secret.to_owned()).to_bytes().ok()?;
    let app = TOTP::new(Algorithm::SHA1, DIGITS, 1, STEP, bytes).ok()?;
    Some(app.generate(u64::try_from(now.millis()).ok()? / 1_000))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The secret of RFC 6238, appendix B.
    fn secret() -> TotpSecret {
        TotpSecret::from_bytes(b"12345678901234567890".to_vec()).expect("it has its length")
    }

    fn at(second: i64) -> Instant {
        Instant::from_millis(second * 1_000)
    }

    #[test]
    fn codes_are_those_of_the_standard() {
        for (second, code) in [(59, "287082"), (1_111_111_109, "081804"), (20_000_000_000, "353130")] {
            assert_eq!(secret().step_of(code, at(second)), Some(second / 30), "{second}");
            assert_eq!(code_at(&secret().text(), at(second)).as_deref(), Some(code));
        }
    }

    #[test]
    fn a_clock_may_be_half_a_minute_off_and_no_more() {
        let fits = |second: i64| secret().step_of("081804", at(second));
        let step = Some(1_111_111_109 / 30);
        assert_eq!((fits(1_111_111_079), fits(1_111_111_139)), (step, step));
        assert_eq!((fits(1_111_111_049), fits(1_111_111_140)), (None, None));
        assert_eq!(secret().step_of("", at(59)), None);
        assert_eq!(secret().step_of("2870820", at(59)), None);
    }

    #[test]
    fn an_app_reads_whose_it_is() {
        assert_eq!(
            secret().address("Shaping Tomorrow", "ada@example.org"),
            "otpauth://totp/Shaping%20Tomorrow:ada%40example.org?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ\
             &issuer=Shaping%20Tomorrow"
        );
    }

    #[test]
    fn what_is_typed_is_read_however_it_was_written_down() {
        for typed in ["123456", " 123 456 ", "١٢٣٤٥٦", "۱۲۳-۴۵۶"] {
            assert_eq!(Typed::read(typed), Typed::Code("123456".into()), "{typed}");
        }
        let code = new_recovery_code();
        assert_eq!((code.len(), code.matches('-').count()), (19, 3), "{code}");
        let plain = Typed::Recovery(code.replace('-', ""));
        assert_eq!(Typed::read(&code), plain);
        assert_eq!(Typed::read(&format!(" {} ", code.to_uppercase().replace('-', " "))), plain);
        assert_eq!(Typed::read(""), Typed::Recovery(String::new()));
    }
}
