//! Organisers' passwords: which are good enough, and how they are kept (argon2id, as a PHC string).

use std::fmt;

use argon2::{
    Algorithm, Argon2, Params, PasswordHasher, PasswordVerifier, Version,
    password_hash::{self, SaltString},
};
use domain::{AppError, FieldProblem};
use tokio::{sync::Semaphore, task::spawn_blocking};
use zxcvbn::{Score, zxcvbn};

use crate::secret::random_bytes;

/// The least characters that a password has.
const SHORTEST: usize = 12;

/// The most that one may have.
const LONGEST: usize = 128;

/// What a hash costs: OWASP's minimum for argon2id. Hashes that were made for less are made anew at the next sign-in.
const COST: (u32, u32, u32) = (19 * 1_024, 2, 1);

/// A hash of no password, for a sign-in with an address that nobody has: it is verified as well, so that the answer takes
/// as long.
const NOBODYS: &str = "$argon2id$v=19$m=19456,t=2,p=1$c2hhcGluZyB0b21vcnJvdw$\
                       AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

/// Hashing takes 19 MiB and a core: many at once would take the machine from everybody else.
static AT_ONCE: Semaphore = Semaphore::const_new(2);

/// What is kept of a password.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct PasswordHash(String);

/// Prints nothing of it: `Debug` output ends in logs.
impl fmt::Debug for PasswordHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PasswordHash(…)")
    }
}

impl PasswordHash {
    /// One as it is stored.
    pub(crate) fn stored(text: String) -> Self {
        Self(text)
    }

    /// As a PHC string.
    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether it was made for less than what a hash costs now.
    pub(crate) fn is_cheap(&self) -> bool {
        let params = password_hash::PasswordHash::new(&self.0).ok().and_then(|hash| Params::try_from(&hash).ok());
        params.is_none_or(|params| (params.m_cost(), params.t_cost(), params.p_cost()) != COST)
    }
}

/// Hashes a password that somebody chooses, where it is good enough. `about` is what others may know of them: a password
/// that is made of it is easy to guess.
///
/// # Errors
/// [`AppError::Internal`] where it cannot be hashed. The inner error says what is wrong with the password.
pub(crate) async fn hash_new_password(
    typed: &str,
    about: &[&str],
) -> Result<Result<PasswordHash, FieldProblem>, AppError> {
    match typed.chars().count() {
        0 => return Ok(Err(FieldProblem::Missing)),
        1..SHORTEST => return Ok(Err(FieldProblem::TooShort)),
        SHORTEST..=LONGEST => {}
        _ => return Ok(Err(FieldProblem::TooLong)),
    }
    let (typed, about) = (typed.to_owned(), parts_of(about));
    blocking(move || {
        let about: Vec<_> = about.iter().map(String::as_str).collect();
        // Anything less is guessed within ten thousand million tries. The lists of common ones are among what is tried.
        if zxcvbn(&typed, &about).score() < Score::Four { Ok(Err(FieldProblem::TooEasy)) } else { hash(&typed).map(Ok) }
    })
    .await
}

/// Hashes a password that was right, and need not be judged again.
///
/// # Errors
/// [`AppError::Internal`] where it cannot be hashed.
pub(super) async fn hash_again(typed: &str) -> Result<PasswordHash, AppError> {
    let typed = typed.to_owned();
    blocking(move || hash(&typed)).await
}

/// Whether a password is the one that was hashed. Without a hash it is not, and that takes as long.
///
/// # Errors
/// [`AppError::Internal`] where it cannot be verified.
pub(super) async fn is_right(hash: Option<&PasswordHash>, typed: &str) -> Result<bool, AppError> {
    let (hash, typed) = (hash.cloned(), typed.to_owned());
    blocking(move || {
        let known = hash.as_ref().and_then(|hash| password_hash::PasswordHash::new(&hash.0).ok());
        let is_known = known.is_some();
        let hash = known.or_else(|| password_hash::PasswordHash::new(NOBODYS).ok());
        let fits = hash.is_some_and(|hash| argon2().verify_password(typed.as_bytes(), &hash).is_ok());
        Ok(fits && is_known)
    })
    .await
}

/// What others may know: as it is, run together, and each of its words. Passwords are made of all of these.
fn parts_of(about: &[&str]) -> Vec<String> {
    let words_of = |text: &&str| text.split(|c: char| !c.is_alphanumeric()).map(str::to_lowercase).collect::<Vec<_>>();
    let words = about.iter().flat_map(words_of);
    let together = about.iter().map(|text| words_of(text).concat());
    let as_it_is = about.iter().map(|text| text.to_lowercase());
    words.chain(together).chain(as_it_is).filter(|word| word.chars().count() > 2).collect()
}

fn hash(typed: &str) -> Result<PasswordHash, AppError> {
    let made = SaltString::encode_b64(&random_bytes::<16>())
        .and_then(|salt| argon2().hash_password(typed.as_bytes(), &salt).map(|hash| hash.to_string()));
    made.map(PasswordHash).map_err(|error| {
        tracing::error!(%error, "a password cannot be hashed");
        AppError::Internal
    })
}

fn argon2() -> Argon2<'static> {
    let (memory, times, lanes) = COST;
    #[expect(clippy::expect_used, reason = "a test hashes with them")]
    let params = Params::new(memory, times, lanes, None).expect("the parameters are within argon2's bounds");
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
}

/// Runs what takes long beside the requests, two at once.
async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, AppError> + Send + 'static,
) -> Result<T, AppError> {
    let _turn = AT_ONCE.acquire().await.map_err(|_| AppError::Internal)?;
    spawn_blocking(work).await.unwrap_or_else(|error| {
        tracing::error!(%error, "a password was not looked at to the end");
        Err(AppError::Internal)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    async fn judged(typed: &str) -> Option<FieldProblem> {
        hash_new_password(typed, &["Ada Quill", "ada.quill@lanterns.example", "Shaping Tomorrow"])
            .await
            .expect("it can be hashed")
            .err()
    }

    #[tokio::test]
    async fn a_password_is_long_and_hard_to_guess() {
        for (typed, problem) in [
            ("", Some(FieldProblem::Missing)),
            ("tr0ub4dor&3", Some(FieldProblem::TooShort)),
            ("password1234", Some(FieldProblem::TooEasy)),
            ("qwertyuiop12", Some(FieldProblem::TooEasy)),
            ("aaaaaaaaaaaaaaaa", Some(FieldProblem::TooEasy)),
            ("adaquill2024", Some(FieldProblem::TooEasy)),
            ("quill.lanterns", Some(FieldProblem::TooEasy)),
            ("ShapingTomorrow1", Some(FieldProblem::TooEasy)),
            ("seven lamps in the harbour", None),
            ("سبعة مصابيح في الميناء", None),
        ] {
            assert_eq!(judged(typed).await, problem, "{typed}");
        }
        let longest: String = (0..64).map(|i| format!("{:02x}", i * 37 % 256)).collect();
        assert_eq!(judged(&longest).await, None);
        assert_eq!(judged(&"é".repeat(129)).await, Some(FieldProblem::TooLong));
    }

    #[tokio::test]
    async fn a_hash_knows_its_password_and_no_other() {
        let hash = hash_again("seven lamps").await.expect("it can be hashed");
        assert!(hash.as_str().starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{}", hash.as_str());
        assert_eq!(is_right(Some(&hash), "seven lamps").await, Ok(true));
        assert_eq!(is_right(Some(&hash), "seven lamp").await, Ok(false));
        assert_ne!(hash_again("seven lamps").await, Ok(hash.clone()), "each has a salt of its own");
        assert_eq!(is_right(None, "").await, Ok(false));
        assert_eq!(is_right(Some(&PasswordHash::stored("!".into())), "!").await, Ok(false), "none is never right");
        assert_eq!(format!("{hash:?}"), "PasswordHash(…)");
    }

    #[test]
    fn a_hash_that_cost_less_is_told_from_others() {
        let of = |text: &str| PasswordHash::stored(text.to_owned()).is_cheap();
        assert!(!of(NOBODYS), "nobody's costs what every other one does");
        assert!(of(&NOBODYS.replace("m=19456", "m=9216")));
        assert!(of(&NOBODYS.replace("t=2", "t=1")));
        assert!(of("!"));
    }
}
