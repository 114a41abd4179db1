//! What is in the way of mail, in words that say what to do.

use backend::{
    GivenUpFor,
    i18n::{tr, tr_with},
};
use domain::Lang;

use super::Trouble;

/// Why a trial mail did not go out. What only the system or the server says stays in the log: it may name a machine.
pub(super) fn trouble(lang: Lang, trouble: &Trouble) -> String {
    let numbers = |said: &str| [("numbers", said.into())];
    match trouble {
        Trouble::GoesNowhere => tr(lang, "admin-mail-trouble-nowhere"),
        Trouble::Setup(_) => tr(lang, "admin-mail-trouble-setup"),
        Trouble::NoAddress => tr(lang, "admin-mail-trouble-address"),
        Trouble::NameNotFound => tr(lang, "admin-mail-trouble-name"),
        Trouble::ConnectionRefused => tr(lang, "admin-mail-trouble-refused"),
        Trouble::Unreachable(_) => tr(lang, "admin-mail-trouble-unreachable"),
        Trouble::TimedOut => tr(lang, "admin-mail-trouble-slow"),
        Trouble::Tls(_) => tr(lang, "admin-mail-trouble-tls"),
        Trouble::CredentialsRefused(_) => tr(lang, "admin-mail-trouble-password"),
        Trouble::AddressRefused(said) => tr_with(lang, "admin-mail-trouble-mailbox", &numbers(said)),
        Trouble::Later(said) => tr_with(lang, "admin-mail-trouble-later", &numbers(said)),
        Trouble::NotForUs(said) => tr_with(lang, "admin-mail-trouble-not-for-us", &numbers(said)),
        Trouble::Broken(_) => tr(lang, "admin-mail-trouble-broken"),
        Trouble::File(_) => tr(lang, "admin-mail-trouble-file"),
    }
}

/// Why a mail was given up.
pub(super) fn given_up(lang: Lang, why: &GivenUpFor) -> String {
    let numbers = |said: &str| [("numbers", said.into())];
    match why {
        GivenUpFor::NoAddress => tr(lang, "admin-mail-why-address"),
        GivenUpFor::NoMailbox(said) => tr_with(lang, "admin-mail-why-mailbox", &numbers(said)),
        GivenUpFor::MailboxClosed(said) => tr_with(lang, "admin-mail-why-closed", &numbers(said)),
        GivenUpFor::Refused(said) => tr_with(lang, "admin-mail-why-refused", &numbers(said)),
        GivenUpFor::TooSlow => tr(lang, "admin-mail-why-slow"),
        GivenUpFor::Connection => tr(lang, "admin-mail-why-connection"),
        GivenUpFor::Other(reason) => tr_with(lang, "admin-mail-why-other", &[("reason", reason.clone().into())]),
    }
}
