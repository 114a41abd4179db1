//! What each letter about a pledge says, and which ones are not written.

use std::sync::Arc;

use domain::{Email, Lang, MINUTE};

use super::*;

const SITE: &str = "https://site.example";
const NOW: Instant = Instant::from_millis(1_709_024_400_000);
const KINDS: [OutboxKind; 3] = [OutboxKind::PledgeConfirm, OutboxKind::PledgeExisting, OutboxKind::DidYou];

fn pledger(held_until: Option<Instant>) -> Pledger {
    let event = crate::content::parse(include_str!("../../../../content/shaping-tomorrow.toml"));
    Pledger {
        email: Email::parse("ada@example.org").expect("is an address"),
        held_until,
        has_answered: false,
        token: "OWN_1".into(),
        confirm_token: "CONFIRM_1".into(),
        event: Arc::new(event.expect("the shipped file is right")),
    }
}

fn written(lang: Lang, kind: OutboxKind, pledger: &Pledger) -> Option<Letter> {
    let item = OutboxItem {
        id: "row-1".into(),
        kind,
        about: None,
        lang,
        created_at: NOW,
        attempt: 1,
        recipient: None,
        pledger: Some(pledger.clone()),
        invitee: None,
    };
    let desk = Desk { public_url: SITE, sender: "no-reply@site.example", now: NOW };
    super::super::letter::letter(&item, &desk)
}

/// Every letter there is, by a short name, with the page that it leads to.
fn every_letter() -> Vec<(&'static str, &'static str, Lang, Letter)> {
    let (waits, stands) = (pledger(Some(NOW.plus(2_880 * MINUTE))), pledger(None));
    let letters = [
        ("pledge-confirm", "pledge/confirm/CONFIRM_1", OutboxKind::PledgeConfirm, &waits),
        ("pledge-existing-confirm", "pledge/confirm/CONFIRM_1", OutboxKind::PledgeExisting, &waits),
        ("pledge-existing", "p/OWN_1", OutboxKind::PledgeExisting, &stands),
        ("did-you", "p/OWN_1", OutboxKind::DidYou, &stands),
    ];
    let in_all = |(form, path, kind, pledger)| {
        Lang::ALL.map(|lang| (form, path, lang, written(lang, kind, pledger).expect("there is something to say")))
    };
    letters.into_iter().flat_map(in_all).collect()
}

#[test]
fn every_letter_has_one_thing_to_do_and_speaks_its_language() {
    for (form, path, lang, Letter { text, html, unsubscribe, calendar, .. }) in every_letter() {
        let link = format!("{SITE}/{lang}/{path}");
        assert_eq!(text.lines().filter(|line| **line == link).count(), 1, "{form}: {text}");
        assert_eq!(text.matches("https://").count(), 1, "{form}: {text}");
        assert_eq!(html.matches("display:inline-block").count(), 1, "{form}: one button");
        assert!(html.contains("dir=\"auto\">#EUisU<"), "{form}: a name runs its own way");
        assert!(html.contains(&format!("<html lang=\"{lang}\" dir=\"{}\">", lang.dir().as_str())));
        assert!(!text.contains("mail-") && !html.contains("mail-"), "a key without a message: {text}");
        let why = [tr(lang, "mail-pledge-why-asked"), tr(lang, "mail-did-you-why")];
        assert!(why.iter().any(|why| text.contains(why)), "{form} does not say why they get it");
        assert!(unsubscribe.is_none() && calendar.is_none(), "{form}: there is nothing to put an end to");
    }
}

#[test]
fn subjects_tell_neither_the_campaign_nor_what_it_is_about() {
    let campaign = &pledger(None).event.campaign;
    for (_, _, lang, Letter { subject, .. }) in every_letter() {
        let subject = subject.to_lowercase();
        let names =
            [campaign.name.as_str(lang), campaign.organisation.as_str(lang), "pledge", "vote", "engage", "تعهّد"];
        let words = names.iter().flat_map(|name| name.split_whitespace()).filter(|word| word.chars().count() > 3);
        words.for_each(|word| assert!(!subject.contains(&word.to_lowercase()), "{subject}: {word}"));
    }
}

#[test]
fn what_does_not_hold_any_more_is_not_sent() {
    let said = |pledger: &Pledger| KINDS.map(|kind| written(Lang::En, kind, pledger).is_some());
    assert_eq!(said(&pledger(Some(NOW.plus(1)))), [true, true, false], "it waits");
    assert_eq!(said(&pledger(Some(NOW))), [false, false, false], "its time has passed");
    assert_eq!(said(&pledger(None)), [false, true, true], "it stands");
    assert_eq!(said(&Pledger { has_answered: true, ..pledger(None) }), [false, true, false], "nothing is left to ask");
}

/// Writes every letter to `target/letters`, for `scripts/letters` to draw.
#[test]
fn every_letter_can_be_looked_at() {
    let target = std::env::var_os("CARGO_TARGET_DIR")
        .map_or_else(|| std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../target"), std::path::PathBuf::from);
    let folder = target.join("letters");
    std::fs::create_dir_all(&folder).expect("the folder can be made");
    for (form, _, lang, Letter { html, .. }) in every_letter() {
        std::fs::write(folder.join(format!("{form}.{lang}.html")), html).expect("the file can be written");
    }
}
