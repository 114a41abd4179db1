//! The organisers' rules as settings: what holds until they set something else themselves.

use backend::{Rules, Setting};

use super::{
    args::SettingArgs,
    written::{ConfigError, Written},
};

/// Checks what was written of the rules, and fills in what was not.
pub(super) fn resolve(args: &SettingArgs, written: &Written<'_>) -> Result<Rules, ConfigError> {
    let (mail_rate, args) = (&args.mail_rate, &args.rules);
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
            |text| Setting::ConfirmWithin.number(text),
            usual.confirm_hours,
        )?,
        offer_hours: written.value(
            ("offer-for", &args.offer_for),
            "a whole number of hours from 1 to 168",
            |text| Setting::OfferFor.number(text),
            usual.offer_hours,
        )?,
        erase_after_days: written.value(
            ("erase-after", &args.erase_after),
            "a whole number of days from 1 to 365",
            |text| Setting::EraseAfter.number(text),
            usual.erase_after_days,
        )?,
        thanks,
        missed,
        mails_per_minute: written.value(
            ("mail-rate", mail_rate),
            "a whole number of mails a minute from 1 to 1000000, or `off`",
            |text| usual.with(Setting::MailRate, text).map(|rules| rules.mails_per_minute),
            usual.mails_per_minute,
        )?,
    })
}
