//! The session for people's calendars: a file for all of them, and addresses that open the common web calendars.

mod lines;
mod zone;

use domain::{Event, Instant, Lang, Text};
use jiff::{Timestamp, tz::TimeZone};

use crate::{address, dates};
use lines::{Lines, quoted};
use zone::ZoneForm;

/// What a calendar is to do with a session that comes by mail (RFC 5546).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// Take it in, or take over what has changed.
    Request,
    /// Mark it as called off: the session does not take place.
    CalledOff,
    /// Take it out for this one person: the session takes place without them.
    Uninvite,
}

impl Method {
    /// Its name in the file and in the header of the mail's part.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Request => "REQUEST",
            Self::CalledOff | Self::Uninvite => "CANCEL",
        }
    }
}

/// Between whom a calendar part goes: programs that take it in ask for both.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Between<'a> {
    /// Who writes, where the campaign has no address of its own.
    pub sender: &'a str,
    /// Whose calendar it is for.
    pub attendee: &'a str,
}

/// The session as an iCalendar file (RFC 5545), with texts in `lang` and a link to `page_url`. `sequence` tells how
/// often it was changed.
///
/// It is the same for everybody, and holds nothing about anybody but the organisers' contact. The UID hangs on the
/// slugs alone: a file fetched again, from whatever address of the site, changes the entry instead of adding one.
pub fn session_ics(event: &Event, lang: Lang, page_url: &str, sequence: i64, now: Instant) -> String {
    file(event, lang, page_url, sequence, now, None)
}

/// The same session as it goes by mail to one person's calendar, which it tells what to do. It names them, since
/// programs look for their own address there, but holds no link of theirs: calendars are shared.
pub fn invitation_ics(
    event: &Event,
    lang: Lang,
    page_url: &str,
    sequence: i64,
    now: Instant,
    method: Method,
    between: &Between<'_>,
) -> String {
    file(event, lang, page_url, sequence, now, Some((method, between)))
}

fn file(
    event: &Event,
    lang: Lang,
    page_url: &str,
    sequence: i64,
    now: Instant,
    by_mail: Option<(Method, &Between<'_>)>,
) -> String {
    let (campaign, session) = (&event.campaign, &event.session);
    let zone = TimeZone::get(&session.zone).unwrap_or(TimeZone::UTC);
    let form = ZoneForm::of(&zone, timestamp(session.starts_at), timestamp(session.ends_at));
    let moment = |lines: &mut Lines, name: &str, instant: Instant| match form {
        ZoneForm::Utc => lines.raw(name, &utc(instant)),
        _ => {
            let local = zone.to_datetime(timestamp(instant)).strftime("%Y%m%dT%H%M%S").to_string();
            lines.raw(&format!("{name};TZID={}", session.zone), &local);
        }
    };
    let said = |lines: &mut Lines, name: &str, text: &Text| {
        let (text, lang) = text.get(lang);
        lines.text(&format!("{name};LANGUAGE={lang}"), text);
    };
    let mut lines = Lines::default();
    lines.component("VCALENDAR", |lines| {
        lines.raw("VERSION", "2.0");
        lines.raw("PRODID", "-//Shaping Tomorrow//Session//EN");
        lines.raw("CALSCALE", "GREGORIAN");
        lines.raw("METHOD", by_mail.map_or("PUBLISH", |(method, _)| method.name()));
        form.write(lines, &session.zone);
        lines.component("VEVENT", |lines| {
            lines.text("UID", &format!("{}@{}.shaping-tomorrow", session.slug, campaign.slug));
            lines.raw("SEQUENCE", &sequence.to_string());
            lines.raw("DTSTAMP", &utc(now));
            moment(lines, "DTSTART", session.starts_at);
            moment(lines, "DTEND", session.ends_at);
            said(lines, "SUMMARY", &session.title);
            lines.text(&format!("DESCRIPTION;LANGUAGE={lang}"), &description(event, lang, page_url));
            said(lines, "LOCATION", &session.platform);
            lines.raw("URL", page_url);
            let sender = by_mail.map(|(_, between)| between.sender);
            if let Some(address) = campaign.contact_email.as_deref().or(sender) {
                let name = quoted(campaign.organisation.as_str(lang));
                lines.raw(&format!("ORGANIZER;CN={name}"), &format!("mailto:{address}"));
            }
            if let Some((_, Between { attendee, .. })) = by_mail {
                // They have said yes already: nobody waits for an answer from their calendar.
                let name = "ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;RSVP=FALSE";
                lines.raw(name, &format!("mailto:{attendee}"));
            }
            // Where one person is taken out of it, the session has no status (RFC 5546, section 3.2.5).
            match by_mail.map(|(method, _)| method) {
                Some(Method::Uninvite) => {}
                Some(Method::CalledOff) => lines.raw("STATUS", "CANCELLED"),
                _ => lines.raw("STATUS", if session.cancelled { "CANCELLED" } else { "CONFIRMED" }),
            }
        });
    });
    lines.finish()
}

/// Links that open the session in a web calendar, as (name of the service, address). None of them has a documented
/// form; these are what the services' own pages use.
pub fn calendar_links(event: &Event, lang: Lang, page_url: &str) -> Vec<(&'static str, String)> {
    let session = &event.session;
    let title = session.title.as_str(lang);
    let place = session.platform.as_str(lang);
    let (start, end) = (utc(session.starts_at), utc(session.ends_at));
    let outlook = |host: &str| {
        let (start, end) = (dates::iso_utc(session.starts_at), dates::iso_utc(session.ends_at));
        let query = [
            ("path", "/calendar/action/compose"),
            ("rru", "addevent"),
            ("subject", title),
            ("startdt", &start),
            ("enddt", &end),
            ("location", place),
            ("body", page_url),
        ];
        address(&format!("https://{host}/calendar/deeplink/compose"), &query)
    };
    let google = [
        ("action", "TEMPLATE"),
        ("text", title),
        ("dates", &format!("{start}/{end}")),
        ("ctz", &session.zone),
        ("location", place),
        ("details", page_url),
    ];
    // `et` and not `dur`: a duration goes wrong past midnight.
    let yahoo = [("v", "60"), ("title", title), ("st", &start), ("et", &end), ("in_loc", place), ("desc", page_url)];
    vec![
        ("Google", address("https://calendar.google.com/calendar/render", &google)),
        ("Outlook.com", outlook("outlook.live.com")),
        ("Office 365", outlook("outlook.office.com")),
        ("Yahoo", address("https://calendar.yahoo.com/", &yahoo)),
    ]
}

/// Why the session matters, its agenda in its own zone's time, and where to find more.
fn description(event: &Event, lang: Lang, page_url: &str) -> String {
    let session = &event.session;
    let mut parts = vec![session.why.as_str(lang).to_owned()];
    let items: Vec<_> = session.agenda.items().iter().map(|item| agenda_line(event, item, lang)).collect();
    if !items.is_empty() {
        let name = dates::zone_name(session.starts_at, &session.zone);
        parts.push(format!("{}\n{}", session.zone_label.as_deref().unwrap_or(&name), items.join("\n")));
    }
    parts.push(page_url.to_owned());
    parts.join("\n\n")
}

/// `11:10–11:25 Title (Name, Name)`.
fn agenda_line(event: &Event, item: &domain::AgendaItem, lang: Lang) -> String {
    let time = dates::time_range(lang, item.starts_at, item.ends_at, &event.session.zone);
    let speakers: Vec<_> =
        item.speakers.iter().filter_map(|key| event.speaker(key)).map(|speaker| speaker.name.as_str(lang)).collect();
    let line = format!("{time} {}", item.title.as_str(lang));
    if speakers.is_empty() { line } else { format!("{line} ({})", speakers.join(", ")) }
}

fn timestamp(instant: Instant) -> Timestamp {
    Timestamp::from_millisecond(instant.millis()).unwrap_or_default()
}

/// `20240228T100000Z`.
fn utc(instant: Instant) -> String {
    timestamp(instant).strftime("%Y%m%dT%H%M%SZ").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "https://example.org/en/sessions/shaping-tomorrow";

    fn event() -> Event {
        crate::content::parse(include_str!("../../content/shaping-tomorrow.toml")).expect("the shipped file is right")
    }

    #[test]
    fn the_file_is_the_same_whenever_it_is_fetched() {
        let at = |millis| session_ics(&event(), Lang::En, PAGE, 0, Instant::from_millis(millis));
        let (one, other) = (at(1_700_000_000_000), at(1_700_000_001_000));
        let differ: Vec<_> = one.lines().zip(other.lines()).filter(|(a, b)| a != b).collect();
        assert_eq!(differ, [("DTSTAMP:20231114T221320Z", "DTSTAMP:20231114T221321Z")]);
        assert!(one.contains("\r\nUID:shaping-tomorrow@euisu.shaping-tomorrow\r\n"));
    }

    #[test]
    fn an_organizer_stands_there_only_with_an_address() {
        let mut event = event();
        let file = |event: &Event| session_ics(event, Lang::En, PAGE, 0, Instant::from_millis(0)).replace("\r\n ", "");
        assert!(!file(&event).contains("ORGANIZER"));
        event.campaign.contact_email = Some("someone@example.org".into());
        let organizer =
            "ORGANIZER;CN=\"European Council on Refugees and Exiles (ECRE)\":mailto:someone@example.org\r\n";
        assert!(file(&event).contains(organizer));
    }

    #[test]
    fn a_session_called_off_says_so() {
        let mut event = event();
        event.session.cancelled = true;
        assert!(session_ics(&event, Lang::En, PAGE, 0, Instant::from_millis(0)).contains("\r\nSTATUS:CANCELLED\r\n"));
    }

    #[test]
    fn links_hold_the_session_and_nothing_raw() {
        let links = calendar_links(&event(), Lang::Fr, PAGE);
        assert_eq!(
            links.iter().map(|(name, _)| *name).collect::<Vec<_>>(),
            ["Google", "Outlook.com", "Office 365", "Yahoo"]
        );
        for (name, link) in &links {
            assert!(link.starts_with("https://"), "{name}");
            assert!(link.bytes().all(|b| b.is_ascii_graphic()), "{name}: {link}");
            assert!(!link.contains('+'), "{name}: {link}");
            assert!(link.contains("Fa%C3%A7onner%20demain"), "{name}: {link}");
            assert!(link.contains("https%3A%2F%2Fexample.org%2Fen%2Fsessions%2Fshaping-tomorrow"), "{name}: {link}");
        }
        assert!(links[0].1.contains("dates=20240228T100000Z%2F20240228T111500Z&ctz=Europe%2FBrussels"));
        assert!(links[1].1.contains("startdt=2024-02-28T10%3A00%3A00Z&enddt=2024-02-28T11%3A15%3A00Z"));
        assert!(links[3].1.contains("st=20240228T100000Z&et=20240228T111500Z"));
    }
}
