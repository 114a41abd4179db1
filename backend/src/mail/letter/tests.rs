//! What each letter says, and which ones are not written.

use std::sync::Arc;

use domain::{Email, MINUTE};

use super::*;

const SITE: &str = "https://site.example";
/// 2024-02-27T09:00:00Z, a day and an hour before the session.
const NOW: Instant = Instant::from_millis(1_709_024_400_000);

fn event() -> Event {
    crate::content::parse(include_str!("../../../../content/shaping-tomorrow.toml")).expect("the shipped file is right")
}

fn starts_at() -> i64 {
    event().session.starts_at.millis()
}

/// Somebody with a registration in `state`.
fn recipient(state: RegistrationState) -> Recipient {
    Recipient {
        name: "Ada".into(),
        email: Email::parse("ada@example.org").expect("is an address"),
        state,
        zone: None,
        held_until: Some(NOW.plus(5 * 60 * MINUTE)),
        token: "OWN_1".into(),
        confirm_token: "CONFIRM_1".into(),
        join_token: "JOIN_1".into(),
        event: Arc::new(event()),
        sequence: 3,
    }
}

fn item(lang: Lang, kind: OutboxKind, recipient: Recipient) -> OutboxItem {
    let about = match kind {
        OutboxKind::ReminderDay | OutboxKind::ReminderHour | OutboxKind::ReminderMinutes => Some(starts_at()),
        OutboxKind::Changed | OutboxKind::CalledOff => Some(3),
        _ => None,
    };
    OutboxItem {
        id: "row-1".into(),
        kind,
        about,
        lang,
        created_at: NOW,
        attempt: 1,
        recipient: Some(recipient),
        pledger: None,
        invitee: None,
    }
}

fn at(now: Instant) -> Desk<'static> {
    Desk { public_url: SITE, sender: "no-reply@site.example", now }
}

fn written(lang: Lang, kind: OutboxKind, recipient: Recipient) -> Letter {
    letter(&item(lang, kind, recipient), &at(NOW)).expect("there is something to say")
}

/// Changes the session that somebody registered for.
fn with_session(mut recipient: Recipient, change: impl FnOnce(&mut Session)) -> Recipient {
    let mut event = event();
    change(&mut event.session);
    recipient.event = Arc::new(event);
    recipient
}

fn recorded(recipient: Recipient) -> Recipient {
    with_session(recipient, |session| session.recording_url = Some("https://video.example/watch".into()))
}

/// Every letter there is, by a short name.
fn every_letter(name: &str) -> Vec<(&'static str, Lang, Letter)> {
    use RegistrationState::{Attended, Cancelled, Confirmed, Offered, Pending, Waitlisted};
    let called_off = with_session(recipient(Confirmed), |session| session.cancelled = true);
    let letters = [
        ("confirm", OutboxKind::Registered, recipient(Pending)),
        ("waiting", OutboxKind::Registered, recipient(Waitlisted)),
        ("existing", OutboxKind::ExistingLink, recipient(Confirmed)),
        ("existing-confirm", OutboxKind::ExistingLink, recipient(Pending)),
        ("out", OutboxKind::ExistingLink, recipient(Cancelled)),
        ("offer", OutboxKind::SeatOffered, recipient(Offered)),
        ("confirmed", OutboxKind::Confirmed, recipient(Confirmed)),
        ("left", OutboxKind::Left, recipient(Cancelled)),
        ("changed", OutboxKind::Changed, recipient(Confirmed)),
        ("called-off", OutboxKind::CalledOff, called_off),
        ("day", OutboxKind::ReminderDay, recipient(Confirmed)),
        ("hour", OutboxKind::ReminderHour, recipient(Confirmed)),
        ("minutes", OutboxKind::ReminderMinutes, recipient(Confirmed)),
        ("thanks", OutboxKind::Thanks, recipient(Attended)),
        ("thanks-recorded", OutboxKind::Thanks, recorded(recipient(Attended))),
        ("missed", OutboxKind::Missed, recipient(Confirmed)),
        ("missed-recorded", OutboxKind::Missed, recorded(recipient(Confirmed))),
    ];
    let in_all = |(form, kind, recipient): (&'static str, _, Recipient)| {
        let recipient = Recipient { name: name.to_owned(), ..recipient };
        Lang::ALL.map(|lang| (form, lang, written(lang, kind, recipient.clone())))
    };
    letters.into_iter().flat_map(in_all).collect()
}

/// The link of the one thing to do in a letter of that short name.
fn action(form: &str, lang: Lang) -> String {
    let path = match form {
        "confirm" | "existing-confirm" => "confirm/CONFIRM_1",
        "confirmed" | "day" | "hour" | "minutes" => "join/JOIN_1",
        "called-off" | "thanks" | "missed" => "sessions/shaping-tomorrow",
        "thanks-recorded" | "missed-recorded" => return "https://video.example/watch".into(),
        _ => "r/OWN_1",
    };
    format!("{SITE}/{lang}/{path}")
}

#[test]
fn a_confirmation_reads_as_a_person_would_write_it() {
    let Letter { subject, text, .. } = written(Lang::En, OutboxKind::Registered, recipient(RegistrationState::Pending));
    assert_eq!(subject, "Please confirm your place");
    assert_eq!(
        text,
        "Hello Ada,\n\n\
         You asked for a place in this session:\n\n\
         Shaping Tomorrow: The Role of Refugee and Migrant-led Organisations and Communities in the 2024 European \
         Parliament Elections\n\
         Wednesday 28 February 2024, 11:00–12:15 (CET)\n\n\
         We hold a place for you until Tuesday 27 February 2024, 15:00 (CET).\n\n\
         To confirm it, open this page and press the button there:\n\n\
         https://site.example/en/confirm/CONFIRM_1\n\n\
         You get this because this address was typed into the form for this session. If that was not you, you do not \
         have to do anything.\n"
    );
}

#[test]
fn every_letter_has_one_thing_to_do_and_speaks_its_language() {
    for (form, lang, Letter { text, html, .. }) in every_letter("Ada") {
        let link = action(form, lang);
        assert_eq!(text.lines().filter(|line| **line == link).count(), 1, "{form}: {text}");
        assert_eq!(html.matches("display:inline-block").count(), 1, "{form}: one button");
        assert!(html.contains(&format!("<a href=\"{link}\" style=\"display:inline-block")), "{form}: {html}");
        assert!(html.contains(&format!("<html lang=\"{lang}\" dir=\"{}\">", lang.dir().as_str())));
        assert!(!text.contains("mail-") && !html.contains("mail-"), "a key without a message: {text}");
        let why = [tr(lang, "mail-why"), tr(lang, "mail-why-asked")];
        assert!(why.iter().any(|why| text.contains(why)), "{form} does not say why they get it");
    }
}

#[test]
fn the_way_in_comes_with_the_own_page() {
    let Letter { text, .. } = written(Lang::Fr, OutboxKind::Confirmed, recipient(RegistrationState::Confirmed));
    assert!(text.contains("\nhttps://site.example/fr/r/OWN_1\n"), "{text}");
    let Letter { text, .. } = written(Lang::Fr, OutboxKind::Left, recipient(RegistrationState::Cancelled));
    assert!(!text.contains("/join/"), "{text}");
}

#[test]
fn subjects_are_neutral() {
    let event = event();
    let revealing: Vec<String> = Lang::ALL
        .into_iter()
        .flat_map(|lang| {
            [&event.session.title, &event.session.short_title, &event.campaign.name].map(|t| t.as_str(lang))
        })
        .flat_map(|text| text.split_whitespace())
        .filter(|word| word.chars().count() > 3)
        .map(str::to_lowercase)
        .collect();
    for (_, _, Letter { subject, .. }) in every_letter("Ada") {
        assert!(!subject.contains("Ada"), "{subject}");
        let subject = subject.to_lowercase();
        assert!(revealing.iter().all(|word| !subject.contains(word)), "{subject}");
    }
}

#[test]
fn times_are_told_in_the_persons_zone_where_it_differs() {
    let lines = |zone: &str| {
        let recipient = Recipient { zone: Some(zone.into()), ..recipient(RegistrationState::Confirmed) };
        let text = written(Lang::En, OutboxKind::Confirmed, recipient).text;
        text.lines().filter(|line| line.contains("–")).map(str::to_owned).collect::<Vec<_>>()
    };
    let brussels = "Wednesday 28 February 2024, 11:00–12:15 (CET)";
    assert_eq!(
        lines("Asia/Kathmandu"),
        [brussels, "Where you are: Wednesday 28 February 2024, 15:45–17:00 (GMT+5:45)"]
    );
    assert_eq!(lines("Europe/Paris"), [brussels], "the same clock");
    assert_eq!(lines("Europe/Atlantis"), [brussels], "no such place");
    // The zones of Brussels and New York differ by six hours, but for the weeks in which only one has changed its clocks.
    let moved = with_session(recipient(RegistrationState::Confirmed), |session| {
        session.zone_label = None;
        session.starts_at = Instant::from_millis(1_710_496_800_000); // 2024-03-15T10:00:00Z
        session.ends_at = session.starts_at.plus(75 * MINUTE);
    });
    let moved = Recipient { zone: Some("America/New_York".into()), ..moved };
    let text = written(Lang::En, OutboxKind::Confirmed, moved).text;
    assert!(text.contains("Where you are: Friday 15 March 2024, 06:00–07:15 (GMT-4)"), "{text}");
}

#[test]
fn what_does_not_hold_any_more_is_not_sent() {
    use RegistrationState::{Attended, Cancelled, Confirmed, Expired, Offered, Pending, Waitlisted};
    let start = event().session.starts_at;
    let said = |kind, recipient, now| letter(&item(Lang::En, kind, recipient), &at(now)).is_some();
    let nobody = OutboxItem { recipient: None, ..item(Lang::En, OutboxKind::Registered, recipient(Pending)) };
    assert_eq!(letter(&nobody, &at(NOW)), None);

    let written_to = |kind| RegistrationState::ALL.map(|state| said(kind, recipient(state), NOW));
    let only = |states: &[RegistrationState]| RegistrationState::ALL.map(|state| states.contains(&state));
    assert_eq!(written_to(OutboxKind::Registered), only(&[Pending, Confirmed, Attended, Waitlisted, Offered]));
    assert_eq!(written_to(OutboxKind::ExistingLink), only(&RegistrationState::ALL));
    assert_eq!(written_to(OutboxKind::SeatOffered), only(&[Offered]));
    assert_eq!(written_to(OutboxKind::Left), only(&[Cancelled]));
    assert_eq!(written_to(OutboxKind::Thanks), only(&[Attended]));
    assert_eq!(written_to(OutboxKind::Missed), only(&[Confirmed]));
    assert_eq!(written_to(OutboxKind::Changed), only(&[Pending, Confirmed, Attended, Waitlisted, Offered]));
    assert_eq!(written_to(OutboxKind::CalledOff), only(&[]), "it takes place");
    for kind in [OutboxKind::Confirmed, OutboxKind::ReminderDay, OutboxKind::ReminderHour, OutboxKind::ReminderMinutes]
    {
        assert_eq!(written_to(kind), only(&[Confirmed, Attended]), "{kind:?}");
    }

    // Once the seat is not held any more.
    let held_until = NOW.plus(5 * 60 * MINUTE);
    for (kind, state) in [(OutboxKind::SeatOffered, Offered), (OutboxKind::Registered, Pending)] {
        assert!(said(kind, recipient(state), held_until.plus(-1)) && !said(kind, recipient(state), held_until));
    }
    // Once the start has passed, or the next reminder says it better.
    for (kind, rest) in
        [(OutboxKind::ReminderDay, 60), (OutboxKind::ReminderHour, 10), (OutboxKind::ReminderMinutes, 0)]
    {
        let last = start.plus(-rest * MINUTE);
        assert!(said(kind, recipient(Confirmed), last.plus(-1)) && !said(kind, recipient(Confirmed), last), "{kind:?}");
    }

    // Once the session was called off, all but that is out of date.
    let off = |state| with_session(recipient(state), |session| session.cancelled = true);
    let told = OutboxKind::ALL.into_iter().filter(|kind| said(*kind, off(Confirmed), NOW)).collect::<Vec<_>>();
    assert_eq!(told, [OutboxKind::ExistingLink, OutboxKind::CalledOff]);
    assert!(!said(OutboxKind::CalledOff, off(Expired), NOW));

    // Once the session was changed again, or moved.
    let newer = |state| Recipient { sequence: 4, ..recipient(state) };
    assert!(!said(OutboxKind::Changed, newer(Confirmed), NOW));
    assert!(!said(OutboxKind::CalledOff, Recipient { sequence: 4, ..off(Confirmed) }, NOW));
    let moved = with_session(recipient(Confirmed), |session| session.starts_at = session.starts_at.plus(MINUTE));
    assert!(!said(OutboxKind::ReminderDay, moved, NOW));
}

#[test]
fn calendars_hear_of_what_concerns_them_and_of_no_link_of_anybodys() {
    for (form, lang, Letter { calendar, .. }) in every_letter("Ada") {
        let method = match form {
            "confirmed" | "changed" => Some(Method::Request),
            "called-off" => Some(Method::CalledOff),
            "left" => Some(Method::Uninvite),
            _ => None,
        };
        assert_eq!(calendar.as_ref().map(|(method, _)| *method), method, "{form}");
        let Some((_, file)) = calendar else { continue };
        let file = file.replace("\r\n ", "");
        assert!(file.contains("\r\nSEQUENCE:3\r\n"), "{file}");
        assert!(file.contains(&format!("\r\nURL:{SITE}/{lang}/sessions/shaping-tomorrow\r\n")), "{file}");
        assert!(file.contains(":mailto:ada@example.org\r\n") && file.contains(":mailto:no-reply@site.example\r\n"));
        assert!(!file.contains("_1"), "{file}");
    }
    for state in [RegistrationState::Waitlisted, RegistrationState::Pending] {
        assert_eq!(written(Lang::En, OutboxKind::Changed, recipient(state)).calendar, None);
    }
}

#[test]
fn news_can_be_put_an_end_to() {
    for (form, lang, Letter { unsubscribe, text, .. }) in every_letter("Ada") {
        let page = format!("{SITE}/{lang}/r/OWN_1/unsubscribe");
        let is_news = form.starts_with("thanks") || form.starts_with("missed");
        assert_eq!(unsubscribe.as_ref(), is_news.then_some(&page), "{form}");
        assert_eq!(text.contains(&page), is_news, "{form}: {text}");
    }
}

#[test]
fn a_name_can_neither_write_html_nor_lead_elsewhere() {
    for (_, _, Letter { html, .. }) in every_letter("<b>\"Ada\" & Co</b>") {
        assert!(html.contains("&lt;b&gt;&quot;Ada&quot; &amp; Co&lt;/b&gt;"), "{html}");
    }
    for name in ["Win at casino.example", "https://example.org", "call 0470 12 34 56"] {
        for (_, _, Letter { text, html, .. }) in every_letter(name) {
            assert!(!text.contains(name) && !html.contains(name), "{text}");
        }
    }
}

#[test]
fn an_arabic_name_in_an_english_mail_keeps_to_itself() {
    let layla = Recipient { name: "ليلى".into(), ..recipient(RegistrationState::Pending) };
    let Letter { text, .. } = written(Lang::En, OutboxKind::Registered, layla);
    assert!(text.starts_with("Hello \u{2068}ليلى\u{2069},\n"), "{text}");
}

#[test]
fn the_organisers_address_stands_there_where_there_is_one() {
    let mut event = event();
    event.campaign.contact_email = Some("crew@example.org".into());
    let recipient = Recipient { event: Arc::new(event), ..recipient(RegistrationState::Waitlisted) };
    let item = item(Lang::Ar, OutboxKind::Registered, recipient);
    let desk = Desk { public_url: &format!("{SITE}/"), ..at(NOW) };
    let Letter { text, html, .. } = letter(&item, &desk).expect("there is something to say");
    assert!(text.ends_with("\ncrew@example.org\n"), "{text}");
    assert!(text.contains("\nhttps://site.example/ar/r/OWN_1\n"), "{text}");
    assert!(html.contains("<a href=\"mailto:crew@example.org\""), "{html}");
}

#[test]
fn nothing_of_it_is_printed() {
    for (form, _, letter) in every_letter("Ada") {
        assert_eq!(format!("{letter:?}"), "Letter(…)", "{form}");
    }
}

/// Writes every letter to `target/letters`, for `scripts/letters` to draw.
#[test]
fn every_letter_can_be_looked_at() {
    let target = std::env::var_os("CARGO_TARGET_DIR")
        .map_or_else(|| std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../target"), std::path::PathBuf::from);
    let folder = target.join("letters");
    std::fs::create_dir_all(&folder).expect("the folder can be made");
    for (form, lang, Letter { html, .. }) in every_letter("Ada") {
        std::fs::write(folder.join(format!("{form}.{lang}.html")), html).expect("the file can be written");
    }
}
