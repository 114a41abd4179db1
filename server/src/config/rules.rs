//! The organisers' rules as settings.

use backend::Rules;

use super::{
    args::RuleArgs,
    written::{ConfigError, Written},
};

/// Checks what was written of the rules, and fills in what was not.
pub(super) fn resolve(args: &RuleArgs, written: &Written<'_>) -> Result<Rules, ConfigError> {
    let usual = Rules::default();
    let (thanks, missed) = written.value(
        ("after-mail", &args.after_mail),
        "`both`, `thanks`, `missed` or `none`",
        |text| match text {
            "both" => Some((true, true)),
            "thanks" => Some((true, false)),
            "missed" => Some((false, true)),
            "none" => Some((false, false)),
            _ => None,
        },
        (usual.thanks, usual.missed),
    )?;
    Ok(Rules {
        confirm_hours: written.value(
            ("confirm-within", &args.confirm_within),
            "a whole number of hours from 1 to 336",
            |text| up_to(336, text),
            usual.confirm_hours,
        )?,
        offer_hours: written.value(
            ("offer-for", &args.offer_for),
            "a whole number of hours from 1 to 168",
            |text| up_to(168, text),
            usual.offer_hours,
        )?,
        erase_after_days: written.value(
            ("erase-after", &args.erase_after),
            "a whole number of days from 1 to 365",
            |text| up_to(365, text),
            usual.erase_after_days,
        )?,
        thanks,
        missed,
    })
}

/// A whole number from 1 to `most`.
fn up_to(most: i64, text: &str) -> Option<i64> {
    text.parse().ok().filter(|number| (1..=most).contains(number))
}
