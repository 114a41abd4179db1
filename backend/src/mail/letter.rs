//! What a mail says: text and HTML, in the person's language, with a subject that tells nobody what it is about.

use domain::{Event, Lang, Message, RegistrationState};

use crate::{
    OutboxItem, OutboxKind, Recipient, dates,
    i18n::{tr, tr_with},
};

/// A mail before it has an envelope.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Letter {
    pub(super) subject: String,
    pub(super) text: String,
    pub(super) html: String,
}

/// What is special about a kind of mail.
struct Words {
    subject: String,
    intro: String,
    action: String,
    /// What the link is called where the address is not shown.
    link: String,
}

/// The letter for `item`. `None` where there is nothing to say: nobody is there any more, or they have cancelled.
pub(super) fn letter(event: &Event, item: &OutboxItem, public_url: &str) -> Option<Letter> {
    let recipient = item.recipient.as_ref()?;
    let words = words(item.lang, item.kind, recipient.state)?;
    let link = format!("{}/{}/r/{}", public_url.trim_end_matches('/'), item.lang, recipient.token);
    let parts = Parts {
        lang: item.lang,
        greeting: greeting(item.lang, recipient),
        title: event.session.title.get(item.lang),
        when: when(event, item.lang),
        ignore: tr(item.lang, "mail-ignore"),
        contact: event.campaign.contact_email.as_deref().map(|address| (tr(item.lang, "mail-questions"), address)),
        words: &words,
        link: &link,
    };
    Some(Letter { text: parts.text(), html: parts.html(), subject: words.subject })
}

fn words(lang: Lang, kind: OutboxKind, state: RegistrationState) -> Option<Words> {
    use RegistrationState::{Attended, Cancelled, Confirmed, Pending, Waitlisted};
    let page_link = || tr(lang, "mail-page-link");
    let confirm_action = || tr(lang, "mail-confirm-action");
    let confirm_link = || tr(lang, "mail-confirm-link");
    let existing = |action, link| Words {
        subject: tr(lang, "mail-existing-subject"),
        intro: tr(lang, "mail-existing-intro"),
        action,
        link,
    };
    match (kind, state) {
        (_, Cancelled | RegistrationState::Expired | RegistrationState::Offered) => None,
        (OutboxKind::Registered, Pending) => Some(Words {
            subject: tr(lang, "mail-confirm-subject"),
            intro: tr(lang, "mail-confirm-intro"),
            action: confirm_action(),
            link: confirm_link(),
        }),
        (OutboxKind::Registered, Waitlisted) => Some(Words {
            subject: tr(lang, "mail-waitlist-subject"),
            intro: tr(lang, "mail-waitlist-intro"),
            action: tr(lang, "mail-waitlist-action"),
            link: page_link(),
        }),
        (OutboxKind::ExistingLink, Pending) => Some(existing(confirm_action(), confirm_link())),
        (kind, _) if !matches!(kind, OutboxKind::Registered | OutboxKind::ExistingLink) => None,
        // A first mail that was late: they have their link from elsewhere and have used it.
        (OutboxKind::Registered, Confirmed | Attended) | (_, _) => {
            Some(existing(tr(lang, "mail-existing-action"), page_link()))
        }
    }
}

/// Calls the person by their name, unless it would lead elsewhere: anybody can type anybody's address, and a name
/// like `example.org` would make our mail carry their link.
fn greeting(lang: Lang, recipient: &Recipient) -> String {
    let is_harmless = Message::parse(&recipient.name).is_ok_and(|name| !name.needs_review());
    if is_harmless {
        tr_with(lang, "mail-greeting", &[("name", recipient.name.as_str().into())])
    } else {
        tr(lang, "mail-greeting-plain")
    }
}

/// `Wednesday 28 February 2024, 11:00–12:15 (CET)`.
fn when(event: &Event, lang: Lang) -> String {
    let session = &event.session;
    let zone = session.zone.as_str();
    let zone_name = session.zone_label.clone().unwrap_or_else(|| dates::zone_name(session.starts_at, zone));
    let args = [
        ("date", dates::long_date(lang, session.starts_at, zone).into()),
        ("time", dates::time_range(lang, session.starts_at, session.ends_at, zone).into()),
        ("zone", zone_name.into()),
    ];
    tr_with(lang, "mail-when", &args)
}

/// All that stands in a letter.
struct Parts<'a> {
    lang: Lang,
    greeting: String,
    /// The session's title and the language it is in.
    title: (&'a str, Lang),
    when: String,
    words: &'a Words,
    link: &'a str,
    ignore: String,
    /// What stands before the organisers' address, and the address.
    contact: Option<(String, &'a str)>,
}

impl Parts<'_> {
    /// The link and the address stand alone on their lines, with nothing around them that a mail program could take
    /// for a part of them.
    fn text(&self) -> String {
        let Self { greeting, title: (title, _), when, words, link, ignore, contact, .. } = self;
        let mut text =
            format!("{greeting}\n\n{}\n\n{title}\n{when}\n\n{}\n\n{link}\n\n{ignore}\n", words.intro, words.action);
        if let Some((questions, address)) = contact {
            text += &format!("\n{questions}\n{address}\n");
        }
        text
    }

    fn html(&self) -> String {
        let Self { lang, greeting, title: (title, title_lang), when, words, link, ignore, contact } = self;
        let (dir, title_dir) = (lang.dir().as_str(), title_lang.dir().as_str());
        let contact = contact.as_ref().map_or_else(String::new, |(questions, address)| {
            let (questions, address) = (escaped(questions), escaped(address));
            format!("<p>{questions}<br><a href=\"mailto:{address}\" dir=\"ltr\">{address}</a></p>\n")
        });
        format!(
            "<!doctype html>\n<html lang=\"{lang}\" dir=\"{dir}\">\n<head><meta charset=\"utf-8\"><title>{subject}</title></head>\n\
             <body style=\"font-family: system-ui, sans-serif; line-height: 1.5; max-width: 38em; margin: 1.5em auto; \
             padding: 0 1em\">\n\
             <p>{greeting}</p>\n<p>{intro}</p>\n\
             <p><strong lang=\"{title_lang}\" dir=\"{title_dir}\">{title}</strong><br>{when}</p>\n\
             <p>{action}</p>\n<p><a href=\"{link}\"><strong>{link_words}</strong></a></p>\n\
             <p dir=\"ltr\" style=\"word-break: break-all\">{link}</p>\n<p>{ignore}</p>\n{contact}</body>\n</html>\n",
            subject = escaped(&words.subject),
            greeting = escaped(greeting),
            intro = escaped(&words.intro),
            title = escaped(title),
            when = escaped(when),
            action = escaped(&words.action),
            link = escaped(link),
            link_words = escaped(&words.link),
            ignore = escaped(ignore),
        )
    }
}

/// For text and double-quoted attributes.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use domain::{Email, Instant};

    use super::*;

    const SITE: &str = "https://site.example";

    fn event() -> Event {
        crate::content::parse(include_str!("../../../content/shaping-tomorrow.toml"))
            .expect("the shipped file is right")
    }

    fn item(lang: Lang, kind: OutboxKind, state: RegistrationState, name: &str) -> OutboxItem {
        let email = Email::parse("ada@example.org").expect("is an address");
        let recipient = Recipient { name: name.into(), email, state, token: "TOKEN_1".into() };
        OutboxItem {
            id: "row-1".into(),
            kind,
            lang,
            created_at: Instant::from_millis(0),
            attempt: 1,
            recipient: Some(recipient),
        }
    }

    fn written(lang: Lang, kind: OutboxKind, state: RegistrationState, name: &str) -> Letter {
        letter(&event(), &item(lang, kind, state, name), SITE).expect("there is something to say")
    }

    /// Every kind in every state that is written to.
    fn every_letter(name: &str) -> Vec<(Lang, Letter)> {
        let states = RegistrationState::ALL.into_iter().filter(|state| *state != RegistrationState::Cancelled);
        let kinds = states.flat_map(|state| OutboxKind::ALL.map(|kind| (kind, state)));
        kinds.flat_map(|(kind, state)| Lang::ALL.map(|lang| (lang, written(lang, kind, state, name)))).collect()
    }

    #[test]
    fn a_confirmation_reads_as_a_person_would_write_it() {
        let Letter { subject, text, .. } = written(Lang::En, OutboxKind::Registered, RegistrationState::Pending, "Ada");
        assert_eq!(subject, "Please confirm your place");
        assert_eq!(
            text,
            "Hello Ada,\n\n\
             You asked for a place in this session:\n\n\
             Shaping Tomorrow: The Role of Refugee and Migrant-led Organisations and Communities in the 2024 European \
             Parliament Elections\n\
             Wednesday 28 February 2024, 11:00–12:15 (CET)\n\n\
             To confirm it, open this page and press the button there:\n\n\
             https://site.example/en/r/TOKEN_1\n\n\
             If you did not ask for this, you do not have to do anything.\n"
        );
    }

    #[test]
    fn every_letter_has_its_link_alone_on_a_line_and_speaks_its_language() {
        for (lang, Letter { text, html, .. }) in every_letter("Ada") {
            let link = format!("https://site.example/{lang}/r/TOKEN_1");
            assert_eq!(text.lines().filter(|line| **line == link).count(), 1, "{text}");
            assert!(html.contains(&format!("<a href=\"{link}\">")), "{html}");
            assert!(html.contains(&format!("<html lang=\"{lang}\" dir=\"{}\">", lang.dir().as_str())));
            assert!(!text.contains("mail-") && !html.contains("mail-"), "a key without a message: {text}");
        }
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
        for (_, Letter { subject, .. }) in every_letter("Ada") {
            assert!(!subject.contains("Ada"), "{subject}");
            let subject = subject.to_lowercase();
            assert!(revealing.iter().all(|word| !subject.contains(word)), "{subject}");
        }
    }

    #[test]
    fn those_who_cancelled_or_are_gone_get_nothing() {
        let cancelled = item(Lang::En, OutboxKind::ExistingLink, RegistrationState::Cancelled, "Ada");
        assert_eq!(letter(&event(), &cancelled, SITE), None);
        let gone = OutboxItem { recipient: None, ..cancelled };
        assert_eq!(letter(&event(), &gone, SITE), None);
    }

    #[test]
    fn a_name_can_neither_write_html_nor_lead_elsewhere() {
        for (_, Letter { html, .. }) in every_letter("<b>\"Ada\" & Co</b>") {
            assert!(html.contains("&lt;b&gt;&quot;Ada&quot; &amp; Co&lt;/b&gt;"), "{html}");
        }
        for name in ["Win at casino.example", "https://example.org", "call 0470 12 34 56"] {
            for (_, Letter { text, html, .. }) in every_letter(name) {
                assert!(!text.contains(name) && !html.contains(name), "{text}");
            }
        }
    }

    #[test]
    fn an_arabic_name_in_an_english_mail_keeps_to_itself() {
        let Letter { text, .. } = written(Lang::En, OutboxKind::Registered, RegistrationState::Pending, "ليلى");
        assert!(text.starts_with("Hello \u{2068}ليلى\u{2069},\n"), "{text}");
    }

    #[test]
    fn the_organisers_address_stands_there_where_there_is_one() {
        let mut event = event();
        event.campaign.contact_email = Some("crew@example.org".into());
        let item = item(Lang::Ar, OutboxKind::Registered, RegistrationState::Waitlisted, "Ada");
        let Letter { text, html, .. } = letter(&event, &item, &format!("{SITE}/")).expect("there is something to say");
        assert!(text.ends_with("\ncrew@example.org\n"), "{text}");
        assert!(text.contains("\nhttps://site.example/ar/r/TOKEN_1\n"), "{text}");
        assert!(html.contains("<a href=\"mailto:crew@example.org\" dir=\"ltr\">"), "{html}");
    }
}
