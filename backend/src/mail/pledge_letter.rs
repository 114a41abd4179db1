//! What mail about a pledge says. It never says what was pledged, nor under which name: a mail can be read over a
//! shoulder, and anybody can type anybody's address.

use domain::Instant;

use super::{
    frame::{Frame, Part},
    letter::{Desk, Letter},
};
use crate::{
    OutboxItem, OutboxKind, Pledger, dates,
    i18n::{tr, tr_with},
};

/// What there is to say about a pledge.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Matter {
    /// It has to be confirmed until then.
    Confirm { until: Instant },
    /// It stands already.
    Existing,
    /// Did they?
    DidYou,
}

/// The letter for `item` to the one who pledged. None where there is nothing to say any more.
pub(super) fn pledge_letter(item: &OutboxItem, pledger: &Pledger, desk: &Desk<'_>) -> Option<Letter> {
    let matter = matter(item.kind, pledger, desk.now)?;
    let lang = item.lang;
    let [subject, intro, action, button, why] = match matter {
        Matter::Confirm { .. } => matter_words(
            lang,
            "mail-pledge-confirm-subject",
            "mail-pledge-confirm-intro",
            "mail-pledge-confirm-action",
            "mail-pledge-confirm-link",
            "mail-pledge-why-asked",
        ),
        Matter::Existing => matter_words(
            lang,
            "mail-existing-subject",
            "mail-pledge-existing-intro",
            "mail-existing-action",
            "mail-page-link",
            "mail-pledge-why-asked",
        ),
        Matter::DidYou => matter_words(
            lang,
            "mail-did-you-subject",
            "mail-did-you-intro",
            "mail-did-you-action",
            "mail-did-you-link",
            "mail-did-you-why",
        ),
    };
    let mut parts = vec![Part::Says(tr(lang, "mail-greeting-plain")), Part::Says(intro)];
    parts.push(about(item, pledger));
    let path = match matter {
        Matter::Confirm { until } => {
            parts.push(Part::Says(held_until(item, pledger, until)));
            format!("pledge/confirm/{}", pledger.confirm_token)
        }
        Matter::Existing | Matter::DidYou => format!("p/{}", pledger.token),
    };
    let link = format!("{}/{lang}/{path}", desk.public_url.trim_end_matches('/'));
    parts.push(Part::Do { says: action, button, link });
    parts.push(Part::Quiet(why));
    let ask = |address: &String| Part::Ask { says: tr(lang, "mail-questions"), address: address.clone() };
    parts.extend(pledger.event.campaign.contact_email.as_ref().map(ask));
    let frame = Frame { lang, subject, parts };
    Some(Letter { text: frame.text(), html: frame.html(), subject: frame.subject, calendar: None, unsubscribe: None })
}

/// What there is to say now.
fn matter(kind: OutboxKind, pledger: &Pledger, now: Instant) -> Option<Matter> {
    let waits = pledger.held_until;
    match kind {
        OutboxKind::PledgeConfirm | OutboxKind::PledgeExisting if waits.is_some() => {
            waits.filter(|until| now < *until).map(|until| Matter::Confirm { until })
        }
        OutboxKind::PledgeExisting => Some(Matter::Existing),
        OutboxKind::DidYou => (waits.is_none() && !pledger.has_answered).then_some(Matter::DidYou),
        // A first mail that was late: they have their link from elsewhere and have used it.
        _ => None,
    }
}

/// Which campaign it is about, and who leads it.
fn about(item: &OutboxItem, pledger: &Pledger) -> Part {
    let campaign = &pledger.event.campaign;
    let (title, title_lang) = campaign.name.get(item.lang);
    let led_by = campaign.organisation.as_str(item.lang).to_owned();
    Part::About { title: title.to_owned(), title_lang, title_dir: "auto", when: vec![led_by] }
}

fn held_until(item: &OutboxItem, pledger: &Pledger, until: Instant) -> String {
    let (lang, zone) = (item.lang, &pledger.event.session.zone);
    let args = [
        ("date", dates::long_date(lang, until, zone).into()),
        ("time", dates::time(lang, until, zone).into()),
        ("zone", dates::zone_name(until, zone).into()),
    ];
    let moment = tr_with(lang, "mail-when", &args);
    tr_with(lang, "mail-pledge-confirm-until", &[("until", moment.into())])
}

fn matter_words(lang: domain::Lang, subject: &str, intro: &str, action: &str, button: &str, why: &str) -> [String; 5] {
    [tr(lang, subject), tr(lang, intro), tr(lang, action), tr(lang, button), tr(lang, why)]
}

#[cfg(test)]
mod tests;
