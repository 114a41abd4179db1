//! What a mail says, to whom which link, and whether there is anything to say: what no longer holds is not sent.
//!
//! A row of the outbox says what has happened; by the time it is sent, more may have. So [`letter`] looks at how
//! things stand now. The subject tells nobody who looks over a shoulder what it is about.

use std::fmt;

use domain::{Event, Instant, Lang, Message, RegistrationState, Session};
use jiff::tz::TimeZone;

use super::{
    frame::{Frame, Part},
    invitation_letter::invitation_letter,
    pledge_letter::pledge_letter,
    words::{Purpose, Words},
};
use crate::{
    OutboxItem, OutboxKind, Recipient,
    calendar::{self, Between, Method},
    dates,
    i18n::{tr, tr_with},
};

/// Milliseconds before the start from which on the next reminder says it better.
const LAST_HOUR: i64 = 60 * domain::MINUTE;
const LAST_MINUTES: i64 = 10 * domain::MINUTE;

/// A mail before it has an envelope.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Letter {
    pub(super) subject: String,
    pub(super) text: String,
    pub(super) html: String,
    /// The session for the person's calendar, and what it is to do with it.
    pub(super) calendar: Option<(Method, String)>,
    /// The page that puts an end to mail of this kind.
    pub(super) unsubscribe: Option<String>,
}

/// Never prints who it is for, nor the links in it: `Debug` output ends in logs.
impl fmt::Debug for Letter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Letter(…)")
    }
}

/// Where and when a letter is written.
#[derive(Debug, Clone, Copy)]
pub(super) struct Desk<'a> {
    /// What links begin with.
    pub(super) public_url: &'a str,
    /// Whom the mail comes from.
    pub(super) sender: &'a str,
    pub(super) now: Instant,
}

/// The letter for `item`. `None` where there is nothing to say: nobody is there any more, or it no longer holds.
pub(super) fn letter(item: &OutboxItem, desk: &Desk<'_>) -> Option<Letter> {
    if let Some(pledger) = &item.pledger {
        return pledge_letter(item, pledger, desk);
    }
    if let Some(invitee) = &item.invitee {
        return invitation_letter(item, invitee, desk);
    }
    let recipient = item.recipient.as_ref()?;
    let writer = Writer { lang: item.lang, item, recipient, event: &recipient.event, desk };
    let purpose = writer.purpose()?;
    let words = purpose.words(item.lang);
    let unsubscribe = purpose.is_news().then(|| format!("{}/unsubscribe", writer.own_page()));
    let frame = writer.frame(&purpose, &words, unsubscribe.as_deref());
    Some(Letter {
        text: frame.text(),
        html: frame.html(),
        subject: words.subject,
        calendar: writer.calendar(&purpose),
        unsubscribe,
    })
}

/// What a letter is written from.
struct Writer<'a> {
    lang: Lang,
    item: &'a OutboxItem,
    recipient: &'a Recipient,
    event: &'a Event,
    desk: &'a Desk<'a>,
}

impl Writer<'_> {
    /// What there is to say now.
    fn purpose(&self) -> Option<Purpose> {
        use RegistrationState::{Attended, Cancelled, Confirmed, Pending, Waitlisted};
        let (state, session, now) = (self.recipient.state, &self.event.session, self.desk.now);
        let takes_place = !session.cancelled && now < session.ends_at;
        let is_held = self.recipient.held_until.is_none_or(|until| now < until);
        match self.item.kind {
            OutboxKind::Registered if !takes_place || state.is_out() => None,
            OutboxKind::Registered => match state {
                Pending => is_held.then(|| Purpose::Confirm { until: self.until() }),
                Waitlisted => Some(Purpose::Waiting),
                // A first mail that was late: they have their link from elsewhere and have used it.
                _ => Some(Purpose::Existing),
            },
            OutboxKind::ExistingLink => Some(match state {
                Pending if is_held && takes_place => Purpose::ExistingConfirm { until: self.until() },
                Pending => Purpose::Out,
                state if state.is_out() => Purpose::Out,
                _ => Purpose::Existing,
            }),
            OutboxKind::Confirmed => (takes_place && state.may_join()).then_some(Purpose::Confirmed),
            OutboxKind::SeatOffered => {
                let holds = takes_place && state == RegistrationState::Offered && is_held;
                holds.then(|| self.until()).flatten().map(|until| Purpose::Offer { until })
            }
            OutboxKind::Left => (state == Cancelled).then_some(Purpose::Left),
            OutboxKind::Changed => (takes_place && self.is_latest_change()).then_some(Purpose::Changed),
            OutboxKind::CalledOff => (session.cancelled && self.is_latest_change()).then_some(Purpose::CalledOff),
            OutboxKind::ReminderDay => self.reminds_before(LAST_HOUR).then_some(Purpose::WithinDay),
            OutboxKind::ReminderHour => self.reminds_before(LAST_MINUTES).then_some(Purpose::WithinHour),
            OutboxKind::ReminderMinutes => self.reminds_before(0).then_some(Purpose::WithinMinutes),
            OutboxKind::Thanks => (state == Attended && !session.cancelled)
                .then(|| Purpose::Thanks { recorded: session.recording_url.is_some() }),
            OutboxKind::Missed => (state == Confirmed && !session.cancelled)
                .then(|| Purpose::Missed { recorded: session.recording_url.is_some() }),
            // About a pledge or an invitation, and there is none.
            OutboxKind::PledgeConfirm | OutboxKind::PledgeExisting | OutboxKind::DidYou | OutboxKind::Invited => None,
        }
    }

    /// Whether it is about the change that was the last one; a newer one has a mail of its own.
    fn is_latest_change(&self) -> bool {
        !self.recipient.state.is_out() && self.item.about == Some(self.recipient.sequence)
    }

    /// Whether somebody has to be reminded still, while more than `rest` milliseconds are left to a start that was not
    /// moved since.
    fn reminds_before(&self, rest: i64) -> bool {
        let session = &self.event.session;
        self.recipient.state.may_join()
            && !session.cancelled
            && self.item.about == Some(session.starts_at.millis())
            && self.desk.now < session.starts_at.plus(-rest)
    }

    fn frame(&self, purpose: &Purpose, words: &Words, unsubscribe: Option<&str>) -> Frame {
        let (title, title_lang) = self.event.session.title.get(self.lang);
        let mut parts = vec![
            Part::Says(greeting(self.lang, self.recipient)),
            Part::Says(words.intro.clone()),
            Part::About {
                title: title.to_owned(),
                title_lang,
                title_dir: title_lang.dir().as_str(),
                when: self.when(),
            },
        ];
        parts.extend(words.until.clone().map(Part::Says));
        parts.push(Part::Do { says: words.action.clone(), button: words.button.clone(), link: self.link(purpose) });
        if leads_in(purpose) {
            parts.push(Part::Also { says: tr(self.lang, "mail-own-page"), link: self.own_page() });
        }
        parts.push(Part::Quiet(purpose.why(self.lang)));
        let end = |link: &str| Part::Also { says: tr(self.lang, "mail-unsubscribe"), link: link.to_owned() };
        parts.extend(unsubscribe.map(end));
        let ask = |address: &String| Part::Ask { says: tr(self.lang, "mail-questions"), address: address.clone() };
        parts.extend(self.event.campaign.contact_email.as_ref().map(ask));
        Frame { lang: self.lang, subject: words.subject.clone(), parts }
    }

    /// Where the letter's one action leads.
    fn link(&self, purpose: &Purpose) -> String {
        let recipient = self.recipient;
        match purpose {
            Purpose::Confirm { .. } | Purpose::ExistingConfirm { .. } => {
                self.page(&format!("confirm/{}", recipient.confirm_token))
            }
            purpose if leads_in(purpose) => self.page(&format!("join/{}", recipient.join_token)),
            Purpose::CalledOff => self.session_page(),
            Purpose::Thanks { .. } | Purpose::Missed { .. } => {
                self.event.session.recording_url.clone().unwrap_or_else(|| self.session_page())
            }
            _ => self.own_page(),
        }
    }

    fn page(&self, path: &str) -> String {
        format!("{}/{}/{path}", self.desk.public_url.trim_end_matches('/'), self.lang)
    }

    fn own_page(&self) -> String {
        self.page(&format!("r/{}", self.recipient.token))
    }

    fn session_page(&self) -> String {
        self.page(&format!("sessions/{}", self.event.session.slug))
    }

    /// When it is: in the session's zone, and where the person's clock shows another time, in theirs as well.
    fn when(&self) -> Vec<String> {
        let session = &self.event.session;
        let zone_name =
            session.zone_label.clone().unwrap_or_else(|| dates::zone_name(session.starts_at, &session.zone));
        let mut lines = vec![tr_with(self.lang, "mail-when", &self.range(session, &session.zone, zone_name))];
        let offset = |zone: &str| dates::offset_minutes(session.starts_at, zone);
        let own = self.recipient.zone.as_deref().filter(|zone| TimeZone::get(zone).is_ok());
        if let Some(own) = own.filter(|own| offset(own) != offset(&session.zone)) {
            let zone_name = dates::zone_name(session.starts_at, own);
            lines.push(tr_with(self.lang, "mail-when-own", &self.range(session, own, zone_name)));
        }
        lines
    }

    fn range(&self, session: &Session, zone: &str, zone_name: String) -> [(&'static str, crate::i18n::Arg); 3] {
        [
            ("date", dates::long_date(self.lang, session.starts_at, zone).into()),
            ("time", dates::time_range(self.lang, session.starts_at, session.ends_at, zone).into()),
            ("zone", zone_name.into()),
        ]
    }

    /// Until when a seat is held, in the session's zone.
    fn until(&self) -> Option<String> {
        let (until, zone) = (self.recipient.held_until?, &self.event.session.zone);
        let args = [
            ("date", dates::long_date(self.lang, until, zone).into()),
            ("time", dates::time(self.lang, until, zone).into()),
            ("zone", dates::zone_name(until, zone).into()),
        ];
        Some(tr_with(self.lang, "mail-when", &args))
    }

    /// The session for their calendar, where they have or had it there.
    fn calendar(&self, purpose: &Purpose) -> Option<(Method, String)> {
        let method = match purpose {
            Purpose::Confirmed => Method::Request,
            Purpose::Changed if self.recipient.state.may_join() => Method::Request,
            Purpose::CalledOff if self.recipient.state.may_join() => Method::CalledOff,
            Purpose::Left => Method::Uninvite,
            _ => return None,
        };
        let (page, now) = (self.session_page(), self.desk.now);
        let between = Between { sender: self.desk.sender, attendee: self.recipient.email.as_str() };
        let sequence = self.recipient.sequence;
        Some((method, calendar::invitation_ics(self.event, self.lang, &page, sequence, now, method, &between)))
    }
}

/// Whether its action is the way into the session.
const fn leads_in(purpose: &Purpose) -> bool {
    matches!(purpose, Purpose::Confirmed | Purpose::WithinDay | Purpose::WithinHour | Purpose::WithinMinutes)
}

/// Whether a name leads nowhere. One like `example.org` would make our mail carry somebody's link.
pub(super) fn is_harmless(name: &str) -> bool {
    Message::parse(name).is_ok_and(|name| !name.needs_review())
}

/// Calls the person by their name, unless it would lead elsewhere: anybody can type anybody's address.
fn greeting(lang: Lang, recipient: &Recipient) -> String {
    if is_harmless(&recipient.name) {
        tr_with(lang, "mail-greeting", &[("name", recipient.name.as_str().into())])
    } else {
        tr(lang, "mail-greeting-plain")
    }
}

#[cfg(test)]
mod tests;
