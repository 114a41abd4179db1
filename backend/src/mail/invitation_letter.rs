//! What the mail says that invites somebody to the organisers.

use super::{
    frame::{Frame, Part},
    letter::{Desk, Letter, is_harmless},
};
use crate::{
    Invitee, OutboxItem, OutboxKind, dates,
    i18n::{tr, tr_with},
};

/// The letter for `item` to the one who is invited. None where there is nothing to say any more.
pub(super) fn invitation_letter(item: &OutboxItem, invitee: &Invitee, desk: &Desk<'_>) -> Option<Letter> {
    if item.kind != OutboxKind::Invited || desk.now >= invitee.until {
        return None;
    }
    let lang = item.lang;
    let campaign = &invitee.event.campaign;
    let (title, title_lang) = campaign.name.get(lang);
    let role = tr(lang, &format!("admin-role-{}", invitee.role.code()));
    let parts = [
        Part::Says(tr(lang, "mail-greeting-plain")),
        Part::Says(intro(item, invitee)),
        Part::About {
            title: title.to_owned(),
            title_lang,
            title_dir: "auto",
            when: vec![campaign.organisation.as_str(lang).to_owned()],
        },
        Part::Says(tr_with(lang, "mail-invited-role", &[("role", role.into())])),
        Part::Do {
            says: tr_with(lang, "mail-invited-action", &[("until", until(item, invitee).into())]),
            button: tr(lang, "mail-invited-link"),
            link: format!("{}{}", desk.public_url.trim_end_matches('/'), invitee.path),
        },
        Part::Quiet(tr(lang, "mail-invited-why")),
    ];
    let ask = |address: &String| Part::Ask { says: tr(lang, "mail-questions"), address: address.clone() };
    let parts = parts.into_iter().chain(campaign.contact_email.as_ref().map(ask)).collect();
    let frame = Frame { lang, subject: tr(lang, "mail-invited-subject"), parts };
    Some(Letter { text: frame.text(), html: frame.html(), subject: frame.subject, calendar: None, unsubscribe: None })
}

/// Who invites them, where a name can be said.
fn intro(item: &OutboxItem, invitee: &Invitee) -> String {
    match invitee.invited_by.as_ref().filter(|name| is_harmless(name.as_str())) {
        Some(name) => tr_with(item.lang, "mail-invited-intro-by", &[("name", name.as_str().into())]),
        None => tr(item.lang, "mail-invited-intro"),
    }
}

fn until(item: &OutboxItem, invitee: &Invitee) -> String {
    let (lang, zone) = (item.lang, &invitee.event.session.zone);
    let args = [
        ("date", dates::long_date(lang, invitee.until, zone).into()),
        ("time", dates::time(lang, invitee.until, zone).into()),
        ("zone", dates::zone_name(invitee.until, zone).into()),
    ];
    tr_with(lang, "mail-when", &args)
}

#[cfg(test)]
mod tests;
