//! The session's own section: titles, texts, times, seats.

use domain::{Agenda, Event, Instant, Session};

use super::{
    fields::Fields,
    reading::{Fault, Faults, LINE, Reading, TEXT},
};

pub(super) fn fields(event: &Event) -> Fields {
    let session = &event.session;
    let mut fields = Fields::default();
    fields.set_text("title", &session.title);
    fields.set_text("short_title", &session.short_title);
    fields.set_text("platform", &session.platform);
    fields.set_text("audience", &session.audience);
    fields.set_text("why", &session.why);
    if let Some(after) = &session.after {
        fields.set_text("after", after);
    }
    for (row, aim) in session.aims.iter().enumerate() {
        fields.set_text(&format!("aims.{row}"), aim);
    }
    // Not `zone`: that is what the boot script fills with the visitor's own.
    fields.set("time_zone", &session.zone);
    fields.set("zone_label", session.zone_label.as_deref().unwrap_or_default());
    fields.set_moment("starts_at", session.starts_at, &session.zone);
    fields.set_moment("ends_at", session.ends_at, &session.zone);
    if let Some(closes_at) = session.registration_closes_at {
        fields.set_moment("registration_closes_at", closes_at, &session.zone);
    }
    fields.set("recording_url", session.recording_url.as_deref().unwrap_or_default());
    fields.set("capacity", &session.capacity.map(|seats| seats.to_string()).unwrap_or_default());
    fields
}

pub(super) fn apply(event: &Event, typed: &Fields) -> Result<Event, Faults> {
    let mut read = Reading::new(typed);
    let session = session(&mut read, &event.session);
    read.done(session).map(|session| Event { session, ..event.clone() })
}

// Every field is read before the first `?`, so that all mistakes are found.
fn session(read: &mut Reading<'_>, was: &Session) -> Option<Session> {
    let title = read.text("title", Some(&was.title), LINE);
    let short_title = read.text("short_title", Some(&was.short_title), LINE);
    let platform = read.text("platform", Some(&was.platform), LINE);
    let audience = read.text("audience", Some(&was.audience), LINE);
    let why = read.text("why", Some(&was.why), TEXT);
    let after = read.optional_text("after", was.after.as_ref(), TEXT);
    let rows = 0..read.typed.rows("aims");
    let aims: Vec<_> = rows.map(|row| read.optional_text(&format!("aims.{row}"), was.aims.get(row), LINE)).collect();
    let zone = read.zone("time_zone");
    let zone_label = read.optional_line("zone_label");
    let recording_url = read.optional_page("recording_url");
    let capacity = read.optional_number("capacity");
    let starts_at = zone.and_then(|zone| read.moment("starts_at", zone, Some(was.starts_at)));
    let ends_at = zone.and_then(|zone| read.moment("ends_at", zone, Some(was.ends_at)));
    if starts_at.zip(ends_at).is_some_and(|(from, until)| until <= from) {
        read.wrong::<()>("ends_at", Fault::TooEarly);
    }
    let closes_at = if read.typed.get("registration_closes_at").is_empty() {
        Some(None)
    } else {
        zone.and_then(|zone| read.moment("registration_closes_at", zone, was.registration_closes_at)).map(Some)
    };
    if let (Some(Some(closes_at)), Some(ends_at)) = (closes_at, ends_at)
        && closes_at > ends_at
    {
        read.wrong::<()>("registration_closes_at", Fault::TooLate);
    }
    let (starts_at, ends_at) = (starts_at?, ends_at?);
    let agenda = moved_agenda(&was.agenda, starts_at.since(was.starts_at));
    if agenda.items().last().is_some_and(|item| item.ends_at > ends_at) {
        read.wrong::<()>("ends_at", Fault::TooEarly);
    }
    Some(Session {
        title: title?,
        short_title: short_title?,
        platform: platform?,
        audience: audience?,
        why: why?,
        after: after?,
        aims: aims.into_iter().collect::<Option<Vec<_>>>()?.into_iter().flatten().collect(),
        zone: zone?.to_owned(),
        zone_label: zone_label?,
        recording_url: recording_url?,
        capacity: capacity?,
        registration_closes_at: closes_at?,
        agenda,
        starts_at,
        ends_at,
        ..was.clone()
    })
}

/// The agenda goes along with the session's start.
fn moved_agenda(agenda: &Agenda, by: i64) -> Agenda {
    let mut items = agenda.items().to_vec();
    for item in &mut items {
        item.starts_at = item.starts_at.plus(by);
        item.ends_at = item.ends_at.plus(by);
    }
    Agenda::new(items)
}

/// The session `minutes` later, with all that is said of its times; earlier where negative. None where that is too
/// far away.
pub(super) fn moved(event: &Event, minutes: i64) -> Option<Event> {
    let by = minutes.checked_mul(domain::MINUTE)?;
    let was = &event.session;
    let moved = |moment: Instant| moment.plus(by);
    let session = Session {
        starts_at: moved(was.starts_at),
        ends_at: moved(was.ends_at),
        registration_closes_at: was.registration_closes_at.map(moved),
        agenda: moved_agenda(&was.agenda, by),
        ..was.clone()
    };
    Some(Event { session, ..event.clone() })
}
