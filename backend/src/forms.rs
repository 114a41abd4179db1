//! What every form goes through: the mark that shows when it was drawn, and the fingerprint by which one that is sent
//! twice is known again.

use domain::{AppError, Campaign, Country, HOUR, Instant, RequestKey};
use serde::Serialize;

use crate::Secret;

/// How long a drawn form can be sent, in milliseconds: two days, so that a page left open overnight still works.
pub(crate) const FORM_LIFETIME: i64 = 48 * HOUR;

const STAMP: &str = "form-stamp";
const FINGERPRINT: &str = "sent-form";

/// The mark on a form that is drawn at `now`: the hour, and a proof that this site wrote it. It is the same for everybody
/// in that hour: it tells nobody apart, and whoever looks at a form again in that hour fetches nothing.
pub(crate) fn stamp(secret: &Secret, now: Instant) -> String {
    let hour = hour_of(now).to_string();
    let proof = secret.derive_text(STAMP, hour.as_bytes());
    format!("{hour}.{proof}")
}

/// Whether a form with this mark may still be sent at `now`; [`AppError::StaleForm`] where not.
///
/// A mark from the future is as good as one from the past: it comes from a process whose clock runs ahead, or from
/// before a replay was started again.
pub(crate) fn check_stamp(secret: &Secret, now: Instant, stamp: &str) -> Result<(), AppError> {
    let (hour, proof) = stamp.split_once('.').ok_or(AppError::StaleForm)?;
    if !secret.verify_text(STAMP, hour.as_bytes(), proof) {
        return Err(AppError::StaleForm);
    }
    let hour: i64 = hour.parse().map_err(|_| AppError::StaleForm)?;
    let age = hour_of(now).abs_diff(hour);
    if age > FORM_LIFETIME.unsigned_abs() / HOUR.unsigned_abs() { Err(AppError::StaleForm) } else { Ok(()) }
}

fn hour_of(moment: Instant) -> i64 {
    moment.millis().div_euclid(HOUR)
}

/// What two sendings of one drawn form with the same values have in common, and no others. `belongs_to` is the id of
/// what the form is for.
///
/// The form's key alone would not do: a page that the browser has kept shows it again to the next person at that
/// device. Keyed by the secret, so that nobody finds out by trying what was typed.
///
/// # Errors
/// [`AppError::StaleForm`] where the key is none: the form was not drawn by this site.
pub(crate) fn fingerprint<F: Serialize>(
    secret: &Secret,
    belongs_to: &str,
    key: &str,
    fields: &F,
) -> Result<String, AppError> {
    let key = RequestKey::parse(key).map_err(|_| AppError::StaleForm)?;
    let bytes = serde_json::to_vec(&(belongs_to, key, fields)).map_err(|error| {
        tracing::error!(%error, "a form's fields cannot be written down");
        AppError::Internal
    })?;
    Ok(secret.derive_text(FINGERPRINT, &bytes))
}

/// Whether the campaign's forms offer this country, or none was chosen.
pub(crate) fn offers_country(campaign: &Campaign, country: Option<&Country>) -> bool {
    country.is_none_or(|country| country.as_str() == Country::OTHER || campaign.countries.contains(country))
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Instant = Instant::from_millis(1_709_114_100_000);

    #[test]
    fn a_stamp_is_good_for_two_days() {
        let secret = Secret::random();
        let drawn = stamp(&secret, NOW);
        for (later, expected) in [
            (0, Ok(())),
            (FORM_LIFETIME, Ok(())),
            (FORM_LIFETIME + HOUR, Err(AppError::StaleForm)),
            (-FORM_LIFETIME, Ok(())),
            (-FORM_LIFETIME - HOUR, Err(AppError::StaleForm)),
        ] {
            assert_eq!(check_stamp(&secret, NOW.plus(later), &drawn), expected, "{later} ms later");
        }
    }

    #[test]
    fn nobody_else_can_make_a_stamp() {
        let secret = Secret::random();
        let drawn = stamp(&secret, NOW);
        let later = drawn.replacen('4', "5", 1);
        for forged in ["", ".", "474753", "474753.", &later, &stamp(&Secret::random(), NOW)] {
            assert_eq!(check_stamp(&secret, NOW, forged), Err(AppError::StaleForm), "{forged}");
        }
    }

    #[test]
    fn a_fingerprint_is_of_all_there_is() {
        let secret = Secret::random();
        let of = |belongs_to, key, fields| fingerprint(&secret, belongs_to, key, &fields);
        let key = "0123456789abcdef";
        let first = of("session", key, "Ada").expect("the key is good");
        assert_eq!(of("session", key, "Ada"), Ok(first.clone()));
        assert_ne!(of("session", key, "Grace"), Ok(first.clone()));
        assert_ne!(of("session", "fedcba9876543210", "Ada"), Ok(first.clone()));
        assert_ne!(of("another", key, "Ada"), Ok(first));
        assert_eq!(of("session", "short", "Ada"), Err(AppError::StaleForm));
    }
}
