//! What the invitation says, and when it is not written.

use std::sync::Arc;

use domain::{Email, Instant, Lang, MINUTE, PersonName, Role};

use super::*;

const SITE: &str = "https://site.example";
/// 2024-02-27T09:00:00Z.
const NOW: Instant = Instant::from_millis(1_709_024_400_000);

fn invitee(invited_by: Option<&str>, role: Role) -> Invitee {
    let event = crate::content::parse(include_str!("../../../../content/shaping-tomorrow.toml"));
    Invitee {
        email: Email::parse("ada@example.org").expect("is an address"),
        role,
        invited_by: invited_by.map(|name| PersonName::parse(name).expect("is a name")),
        until: NOW.plus(7 * 24 * 60 * MINUTE),
        path: "/admin/welcome/TOKEN_1".into(),
        event: Arc::new(event.expect("the shipped file is right")),
    }
}

fn written(lang: Lang, kind: OutboxKind, invitee: Invitee, now: Instant) -> Option<Letter> {
    let item = OutboxItem {
        id: "row-1".into(),
        kind,
        about: None,
        lang,
        created_at: NOW,
        attempt: 1,
        recipient: None,
        pledger: None,
        invitee: Some(invitee),
    };
    let desk = Desk { public_url: SITE, sender: "no-reply@site.example", now };
    super::super::letter::letter(&item, &desk)
}

fn in_all(invited_by: Option<&str>) -> [(Lang, Letter); 3] {
    Lang::ALL.map(|lang| {
        let letter = written(lang, OutboxKind::Invited, invitee(invited_by, Role::Moderator), NOW);
        (lang, letter.expect("there is something to say"))
    })
}

#[test]
fn an_invitation_reads_as_a_person_would_write_it() {
    let Letter { subject, text, .. } =
        written(Lang::En, OutboxKind::Invited, invitee(Some("Grace"), Role::Moderator), NOW).expect("it is written");
    assert_eq!(subject, "An invitation for you");
    assert_eq!(
        text,
        "Hello,\n\n\
         Grace asks you to help run this campaign:\n\n\
         #EUisU\n\
         European Council on Refugees and Exiles (ECRE)\n\n\
         Your role would be: Moderator.\n\n\
         To say yes, open this page and choose a password. The link is good once, until Tuesday 5 March 2024, 10:00 \
         (CET):\n\n\
         https://site.example/admin/welcome/TOKEN_1\n\n\
         You get this because an organiser typed this address. If you do not want to help, you do not have to do \
         anything.\n"
    );
}

#[test]
fn every_letter_has_one_thing_to_do_and_speaks_its_language() {
    for (lang, Letter { text, html, unsubscribe, calendar, .. }) in in_all(None) {
        let link = format!("{SITE}/admin/welcome/TOKEN_1");
        assert_eq!(text.lines().filter(|line| **line == link).count(), 1, "{text}");
        assert_eq!(html.matches("display:inline-block").count(), 1, "one button");
        assert!(html.contains(&format!("<html lang=\"{lang}\" dir=\"{}\">", lang.dir().as_str())));
        assert!(!text.contains("mail-") && !text.contains("admin-role"), "a key without a message: {text}");
        assert!(text.contains(&tr(lang, "mail-invited-why")));
        assert!(unsubscribe.is_none() && calendar.is_none());
    }
}

#[test]
fn the_subject_tells_neither_the_campaign_nor_what_it_is_about() {
    let campaign = &invitee(None, Role::Owner).event.campaign;
    for (lang, Letter { subject, .. }) in in_all(Some("Grace")) {
        let subject = subject.to_lowercase();
        let names = [campaign.name.as_str(lang), campaign.organisation.as_str(lang), "campaign", "campagne", "حملة"];
        let words = names.iter().flat_map(|name| name.split_whitespace()).filter(|word| word.chars().count() > 3);
        words.for_each(|word| assert!(!subject.contains(&word.to_lowercase()), "{subject}: {word}"));
        assert!(!subject.contains("grace"), "{subject}");
    }
}

#[test]
fn a_name_cannot_lead_elsewhere() {
    for (lang, Letter { text, html, .. }) in in_all(Some("Win at casino.example")) {
        assert!(!text.contains("casino") && !html.contains("casino"), "{text}");
        assert!(text.contains(&tr(lang, "mail-invited-intro")), "{text}");
    }
}

#[test]
fn what_does_not_hold_any_more_is_not_sent() {
    let said = |kind, now| written(Lang::En, kind, invitee(None, Role::Viewer), now).is_some();
    let until = invitee(None, Role::Viewer).until;
    assert!(said(OutboxKind::Invited, until.plus(-1)) && !said(OutboxKind::Invited, until));
    assert!(!said(OutboxKind::Registered, NOW), "about a registration, and there is none");
}

/// Writes the letters to `target/letters`, for `scripts/letters` to draw.
#[test]
fn every_letter_can_be_looked_at() {
    let target = std::env::var_os("CARGO_TARGET_DIR")
        .map_or_else(|| std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../target"), std::path::PathBuf::from);
    let folder = target.join("letters");
    std::fs::create_dir_all(&folder).expect("the folder can be made");
    for (lang, Letter { html, .. }) in in_all(Some("Grace")) {
        std::fs::write(folder.join(format!("invited.{lang}.html")), html).expect("the file can be written");
    }
}
