//! The calendar files of the shipped events, read by a parser that shares no code with ours: Python's `icalendar`,
//! which `scripts/setup test` installs.

#![allow(clippy::unwrap_used)]

use std::{
    fs,
    io::Write,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use backend::{
    calendar::{Between, Method, invitation_ics, session_ics},
    content,
    testing::python,
};
use domain::{Event, Instant, Lang};
use serde_json::{Value, json};

const PAGE: &str = "https://example.org/en/sessions/a,b;c";
/// 2024-02-01T08:00:00Z.
const NOW: Instant = Instant::from_millis(1_706_774_400_000);

#[test]
fn the_session_of_28_february_is_read_as_it_is_meant() {
    let event = shipped("shaping-tomorrow.toml");
    for lang in Lang::ALL {
        let read = read(&session_ics(&event, lang, PAGE, 7, NOW));
        assert_eq!(read["starts_at"], "2024-02-28T10:00:00+00:00");
        assert_eq!(read["ends_at"], "2024-02-28T11:15:00+00:00");
        assert_eq!(read["tzid"], "Europe/Brussels");
        assert_eq!(read["location"], "Zoom");
        assert_eq!(read["organizer"], Value::Null);
        let description = read["description"].as_str().unwrap();
        assert!(description.contains("11:25–11:50"), "{description}");
        assert!(description.contains("(Tamam Abusalama, Reshad Jalali)"), "{description}");
        holds_what_every_file_does(&read, &event, lang);
    }
}

#[test]
fn a_session_across_midnight_and_a_change_of_clocks_is_read_as_it_is_meant() {
    let event = shipped("harbour-night.toml");
    for lang in Lang::ALL {
        let read = read(&session_ics(&event, lang, PAGE, 7, NOW));
        assert_eq!(read["starts_at"], "2024-11-03T01:00:00+00:00");
        assert_eq!(read["ends_at"], "2024-11-03T06:00:00+00:00");
        assert_eq!(read["tzid"], "America/St_Johns");
        assert_eq!(read["location"], event.session.platform.as_str(lang));
        assert_eq!(read["organizer"], "mailto:crew@example.org");
        assert_eq!(read["organizer_name"], event.campaign.organisation.as_str(lang));
        holds_what_every_file_does(&read, &event, lang);
    }
}

#[test]
fn every_zone_of_the_year_is_read_as_it_is_meant() {
    let mut event = shipped("shaping-tomorrow.toml");
    for zone in
        ["Europe/Dublin", "Europe/Athens", "America/New_York", "Australia/Lord_Howe", "Africa/Casablanca", "UTC"]
    {
        event.session.zone = zone.to_owned();
        for day in (0..366).step_by(61) {
            // From 2024-01-01T00:30:00Z on.
            let starts_at = 1_704_069_000_000 + day * 24 * 3_600_000;
            event.session.starts_at = Instant::from_millis(starts_at);
            event.session.ends_at = Instant::from_millis(starts_at + 3_600_000);
            let file = session_ics(&event, Lang::En, PAGE, 7, NOW);
            assert_eq!(moments(&read(&file)), [starts_at, starts_at + 3_600_000], "{zone}, day {day}\n{file}");
        }
    }
}

#[test]
fn what_goes_by_mail_is_taken_as_it_is_meant() {
    let between = Between { sender: "no-reply@site.example", attendee: "ada+list@mail.example" };
    for (name, organizer) in
        [("shaping-tomorrow.toml", "mailto:no-reply@site.example"), ("harbour-night.toml", "mailto:crew@example.org")]
    {
        let event = shipped(name);
        let mut off = event.clone();
        off.session.cancelled = true;
        let published = read(&session_ics(&event, Lang::Fr, PAGE, 7, NOW));
        for (event, method, name, status) in [
            (&event, Method::Request, "REQUEST", json!("CONFIRMED")),
            (&off, Method::CalledOff, "CANCEL", json!("CANCELLED")),
            (&event, Method::Uninvite, "CANCEL", Value::Null),
        ] {
            let read = read(&invitation_ics(event, Lang::Fr, PAGE, 8, NOW, method, &between));
            assert_eq!(read["errors"], json!([]));
            assert_eq!((&read["method"], &read["status"]), (&json!(name), &status));
            assert_eq!(read["sequence"], 8);
            assert_eq!(
                (&read["organizer"], &read["attendees"]),
                (&json!(organizer), &json!("mailto:ada+list@mail.example"))
            );
            let says = &read["attendee_says"];
            assert_eq!((&says["PARTSTAT"], &says["RSVP"]), (&json!("ACCEPTED"), &json!("FALSE")));
            // The same entry as the file that everybody can fetch.
            for same in ["uid", "starts_at", "ends_at", "tzid", "summary", "url", "location"] {
                assert_eq!(read[same], published[same], "{same}");
            }
        }
    }
}

fn holds_what_every_file_does(read: &Value, event: &Event, lang: Lang) {
    assert_eq!(read["errors"], json!([]));
    assert_eq!(read["components"], json!(["VCALENDAR", "VTIMEZONE", "STANDARD", "DAYLIGHT", "VEVENT"]));
    assert_eq!((&read["method"], &read["version"]), (&json!("PUBLISH"), &json!("2.0")));
    assert_eq!(read["zone"], event.session.zone.as_str());
    assert_eq!(read["stamp"], "2024-02-01T08:00:00+00:00");
    let uid = format!("{}@{}.shaping-tomorrow", event.session.slug, event.campaign.slug);
    assert_eq!((&read["uid"], &read["sequence"]), (&json!(uid), &json!(7)));
    assert_eq!(read["status"], "CONFIRMED");
    assert_eq!(read["summary"], event.session.title.as_str(lang));
    assert_eq!(read["summary_lang"], lang.code());
    assert_eq!(read["url"], PAGE);
    let description = read["description"].as_str().unwrap();
    assert!(description.starts_with(event.session.why.as_str(lang)), "{description}");
    assert!(description.ends_with(PAGE), "{description}");
    assert_eq!(read["attendees"], Value::Null);
}

/// Start and end in milliseconds since 1970.
fn moments(read: &Value) -> [i64; 2] {
    ["starts_at", "ends_at"]
        .map(|name| read[name].as_str().unwrap().parse::<jiff::Timestamp>().unwrap().as_millisecond())
}

/// What the independent parser reads in `file`, whose bytes are checked first.
fn read(file: &str) -> Value {
    assert!(file.ends_with("END:VCALENDAR\r\n"));
    assert!(file.split("\r\n").all(|line| line.len() <= 75 && !line.contains(['\r', '\n'])), "{file}");
    let python = python();
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/calendar_files.py");
    let mut parser = Command::new(&python)
        .arg(script)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap_or_else(|error| panic!("{}: {error}; `scripts/setup test` installs it", python.display()));
    parser.stdin.take().unwrap().write_all(file.as_bytes()).unwrap();
    let output = parser.wait_with_output().unwrap();
    assert!(
        output.status.success(),
        "the parser failed on this file, or {} has no `icalendar` (`scripts/setup test` installs it)\n{file}",
        python.display()
    );
    serde_json::from_slice(&output.stdout).unwrap()
}

fn shipped(name: &str) -> Event {
    content::parse(&fs::read_to_string(root().join("content").join(name)).unwrap()).unwrap()
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_owned()
}
