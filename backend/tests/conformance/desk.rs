//! What organisers see of everything at once, the mail log, the settings, and what is written down of what they do.

use backend::{Actor, Allowed, MailFilterForm, MailLogPage, MailState, OutboxKind, Rules, RulesForm};
use domain::{
    Answer, Embed, FieldProblem, Meeting, Origin, QuestionChange, QuestionForm, QuestionState, RegistrationForm,
    RegistrationState,
};

use crate::{
    on_both_engines,
    world::{DAY, HOUR, World, event_in_a_week, new_key, problem, soon},
};

on_both_engines!(
    everything_is_counted,
    groups_are_told_to_viewers_in_tens,
    what_is_sent_next_is_known,
    the_mail_log_is_read_page_by_page,
    what_was_given_up_is_sent_again_in_place,
    what_was_sent_is_sent_again_as_another_mail,
    what_nobody_can_get_is_not_sent_again,
    rules_hold_at_once_and_everywhere,
    two_who_change_different_rules_both_do,
    nobody_is_kept_for_longer_than_they_were_promised,
    every_change_is_written_down_with_who_did_it,
);

fn ada() -> Actor {
    Actor::Organiser { id: "an-organiser".into(), name: "Ada".into() }
}

impl World {
    async fn register_by_mail(&self, name: &str) -> String {
        let email = format!("{name}@example.org");
        self.backend.register(&self.registration(name, &email)).await.unwrap();
        email
    }

    async fn mail_log(&self, form: MailFilterForm) -> MailLogPage {
        self.backend.mail_log(&form.parse()).await.unwrap()
    }

    /// Every entry of the audit log, in its order: who, what, about what, before and after.
    async fn audited(&self) -> Vec<String> {
        let entries = "SELECT COALESCE(who, '-') || ' ' || action || ' ' || subject || ' ' || COALESCE(before_it, '-')
             || ' > ' || COALESCE(after_it, '-') FROM audit_entries ORDER BY id";
        sqlx::query_scalar(entries).fetch_all(&mut self.connection().await).await.unwrap()
    }
}

async fn everything_is_counted(world: World) {
    world.backend.import(&event_in_a_week(Some(2))).await.unwrap();
    for name in ["ada", "grace", "joan"] {
        world.register_by_mail(name).await;
    }
    world.clock.advance(DAY);
    world.register_on_device("Mary").await;
    world
        .execute("UPDATE outbox SET sent_at = created_at, leased_until = NULL WHERE id = (SELECT MIN(id) FROM outbox)")
        .await;
    world.execute("UPDATE outbox SET given_up_reason = 'x' WHERE id = (SELECT MAX(id) FROM outbox)").await;
    world.execute("UPDATE outbox SET attempts = 2 WHERE sent_at IS NULL AND given_up_reason IS NULL").await;
    let held = QuestionForm {
        question: "See www.example.org".into(),
        lang: "en".into(),
        key: new_key(),
        stamp: world.backend.form_stamp(),
        ..QuestionForm::default()
    };
    assert!(world.backend.ask(&held).await.unwrap().held);

    let overview = world.backend.overview().await.unwrap();
    assert_eq!(overview.seats_taken, 2);
    let of = |state| overview.states.iter().find(|(other, _)| *other == state).unwrap().1;
    assert_eq!((of(RegistrationState::Pending), of(RegistrationState::Waitlisted)), (2, 2));
    let days: Vec<u64> = overview.days.iter().rev().take(3).map(|(_, total)| *total).collect();
    assert_eq!((overview.days.len(), days), (30, vec![4, 3, 0]));
    assert_eq!(overview.groups.by_lang, [("en".to_owned(), 4)]);
    assert_eq!(overview.groups.by_country, [(String::new(), 4)]);
    assert!(overview.folded.by_lang.is_empty());
    let mail = overview.mail;
    assert_eq!((mail.waiting, mail.tried_again, mail.sent, mail.given_up), (1, 1, 1, 1));
    assert_eq!(mail.oldest_waiting, Some(world.clock.now().plus(-DAY)));
    let waits = overview.to_look_at;
    assert_eq!((waits.pledges, waits.reports, waits.questions), (0, 0, 1));
}

async fn groups_are_told_to_viewers_in_tens(world: World) {
    for n in 0..10 {
        let country = if n < 9 { "DE" } else { "GR" };
        let form = RegistrationForm { country: country.into(), ..world.registration_on_device(&format!("Ada {n}")) };
        world.backend.register(&form).await.unwrap();
    }
    let overview = world.backend.overview().await.unwrap();
    assert_eq!(overview.groups.by_country, [("DE".to_owned(), 9), ("GR".to_owned(), 1)]);
    assert_eq!(overview.folded.by_country, [("*".to_owned(), 10)], "one alone could be subtracted");
    world.register_on_device("Mary").await;
    let overview = world.backend.overview().await.unwrap();
    assert_eq!(overview.groups.by_country.len(), 3, "what was registered a moment ago is counted");
    assert_eq!(overview.folded.by_country, [("*".to_owned(), 10)], "and not told");
}

async fn what_is_sent_next_is_known(world: World) {
    let event = event_in_a_week(None);
    world.backend.import(&event).await.unwrap();
    world.register_by_mail("ada").await;
    world.register_on_device("Mary").await;
    world.execute("UPDATE registrations SET state = 'confirmed', confirmed_at = created_at").await;
    let next = async || {
        let overview = world.backend.overview().await.unwrap();
        overview.next.iter().map(|next| (next.kind, next.people, next.at)).collect::<Vec<_>>()
    };
    let starts_at = event.session.starts_at;
    assert_eq!(next().await, [(OutboxKind::ReminderDay, 1, starts_at.plus(-DAY))], "who has no address gets none");
    world.clock.advance(6 * DAY + HOUR);
    assert_eq!(next().await, [(OutboxKind::ReminderHour, 1, starts_at.plus(-HOUR))]);
    world.clock.advance(DAY);
    let afterwards = event.session.ends_at.plus(DAY);
    assert_eq!(next().await, [(OutboxKind::Thanks, 0, afterwards), (OutboxKind::Missed, 1, afterwards)]);
    world.clock.advance(2 * DAY);
    assert_eq!(next().await, []);
}

async fn the_mail_log_is_read_page_by_page(world: World) {
    for n in 0..60 {
        world.register_by_mail(&format!("ada{n}")).await;
        world.clock.advance(1_000);
    }
    let first = world.mail_log(MailFilterForm::default()).await;
    assert_eq!((first.mails.len(), first.mails[0].to.as_deref()), (50, Some("ada59@example.org")));
    let before = first.next.unwrap();
    let second = world.mail_log(MailFilterForm { before, ..MailFilterForm::default() }).await;
    let last = second.mails.last().unwrap();
    assert_eq!((second.mails.len(), second.next, last.to.as_deref()), (10, None, Some("ada0@example.org")));

    world.execute("UPDATE outbox SET given_up_reason = 'the mail server answered 550 5.1.1' WHERE id = (SELECT MAX(id) FROM outbox)").await;
    let count = async |kind: &str, state: &str, day: &str| {
        let form = MailFilterForm { kind: kind.into(), state: state.into(), day: day.into(), before: String::new() };
        world.mail_log(form).await.mails.len()
    };
    assert_eq!(count("registered", "given-up", "2024-02-28").await, 1);
    assert_eq!(count("registered", "sent", "").await, 0);
    assert_eq!(count("registered", "waiting", "").await, 50);
    assert_eq!(count("thanks", "", "").await, 0);
    assert_eq!(count("", "", "2024-02-27").await, 0);
    world.execute("DELETE FROM registrations").await;
    assert_eq!(count("", "", "").await, 0, "what is erased is in no log");
}

async fn what_was_given_up_is_sent_again_in_place(world: World) {
    world.register_by_mail("ada").await;
    let item = world.backend.take_outbox(1).await.unwrap().remove(0);
    world.backend.outbox_refused(&item, "the mail server answered 550 5.1.1").await.unwrap();
    let given_up = world.mail_log(MailFilterForm::default()).await.mails.remove(0);
    assert!(given_up.can_be_sent_again() && given_up.state.code() == "given-up");
    assert_eq!(world.backend.send_again(&ada(), &given_up.id).await, Ok(true));
    assert_eq!(world.backend.send_again(&ada(), &given_up.id).await, Ok(false), "it waits already");
    let again = world.backend.take_outbox(10).await.unwrap();
    assert_eq!((again.len(), again[0].attempt, &again[0].id), (1, 1, &given_up.id));
    let audited = world.audited().await;
    let subject = world.text("SELECT id FROM registrations").await;
    assert_eq!(audited, [format!("Ada mail-sent-again registered {} - > -", &subject[subject.len() - 8..])]);
}

async fn what_was_sent_is_sent_again_as_another_mail(world: World) {
    world.register_by_mail("ada").await;
    let item = world.backend.take_outbox(1).await.unwrap().remove(0);
    world.backend.outbox_sent(&item).await.unwrap();
    assert_eq!(world.backend.send_again(&ada(), &item.id).await, Ok(true));
    assert_eq!(world.backend.send_again(&ada(), &item.id).await, Ok(false), "a second click sends nothing more");
    let log = world.mail_log(MailFilterForm::default()).await.mails;
    let states: Vec<&str> = log.iter().map(|mail| mail.state.code()).collect();
    assert_eq!(states, ["waiting", "sent"], "what was sent stays in the log");
    let again = world.backend.take_outbox(10).await.unwrap();
    assert_eq!((again.len(), again[0].kind, again[0].lang), (1, item.kind, item.lang));
    assert_ne!(again[0].id, item.id, "mailboxes would take it for the one that they have");
    assert_eq!(again[0].addressee().unwrap().0.as_str(), "ada@example.org");
}

async fn what_nobody_can_get_is_not_sent_again(world: World) {
    world.register_by_mail("ada").await;
    let item = world.backend.take_outbox(1).await.unwrap().remove(0);
    assert_eq!(world.backend.send_again(&ada(), &item.id).await, Ok(false), "it is on its way");
    world.backend.outbox_sent(&item).await.unwrap();
    assert_eq!(world.backend.send_again(&ada(), "no-such-mail").await, Ok(false));
    world.execute("UPDATE registrations SET email = NULL").await;
    let mail = world.mail_log(MailFilterForm::default()).await.mails.remove(0);
    assert!(!mail.can_be_sent_again() && mail.to.is_none() && matches!(mail.state, MailState::Sent(_)));
    assert_eq!(world.backend.send_again(&ada(), &item.id).await, Ok(false));
    assert!(world.audited().await.is_empty());
}

async fn rules_hold_at_once_and_everywhere(world: World) {
    let other = world.another_backend().await;
    let version = world.backend.version();
    let form = RulesForm { setting_confirm_within: "1".into(), ..RulesForm::of(&world.backend.rules()) };
    world.backend.change_rules(&ada(), &form).await.unwrap();
    let changed = Rules { confirm_hours: 1, ..Rules::default() };
    assert_eq!(world.backend.rules(), changed);
    assert!(world.backend.version() > version, "pages that tell of the rules are drawn anew");
    world.register_by_mail("ada").await;
    assert_eq!(world.number("SELECT held_until - created_at FROM registrations").await, HOUR);
    soon(async || other.rules() == changed).await;
    assert_eq!(world.another_backend().await.rules(), changed, "and after a restart");
    let bad = RulesForm { setting_offer_for: "169".into(), ..RulesForm::of(&changed) };
    assert_eq!(
        problem(world.backend.change_rules(&ada(), &bad).await, "setting_offer_for"),
        Some(FieldProblem::OutOfRange)
    );
    assert_eq!(world.audited().await, ["Ada setting-changed confirm-within 48 > 1"]);
}

async fn two_who_change_different_rules_both_do(world: World) {
    let drawn = RulesForm::of(&world.backend.rules());
    let one = RulesForm { setting_offer_for: "3".into(), ..drawn.clone() };
    let other = RulesForm { setting_thanks: String::new(), setting_mail_rate: String::new(), ..drawn };
    world.backend.change_rules(&ada(), &one).await.unwrap();
    world.backend.change_rules(&ada(), &other).await.unwrap();
    let both = Rules { offer_hours: 3, thanks: false, mails_per_minute: None, ..Rules::default() };
    assert_eq!(world.backend.rules(), both);
    // Sent a second time it changes nothing, and there is nothing to write down.
    world.backend.change_rules(&ada(), &other).await.unwrap();
    let audited = world.audited().await;
    assert_eq!(
        audited,
        [
            "Ada setting-changed offer-for 12 > 3",
            "Ada setting-changed thanks on > off",
            "Ada setting-changed mail-rate 60 > off",
        ]
    );
}

async fn nobody_is_kept_for_longer_than_they_were_promised(world: World) {
    let days = |world: &World, days: &str| RulesForm {
        setting_erase_after: days.into(),
        ..RulesForm::of(&world.backend.rules())
    };
    world.backend.change_rules(&ada(), &days(&world, "60")).await.unwrap();
    world.register_on_device("Ada").await;
    let longer = RulesForm { setting_offer_for: "1".into(), ..days(&world, "61") };
    let refused = world.backend.change_rules(&ada(), &longer).await;
    assert_eq!(problem(refused, "setting_erase_after"), Some(FieldProblem::OutOfRange));
    assert_eq!(world.backend.rules(), Rules { erase_after_days: 60, ..Rules::default() }, "nothing of it");
    world.backend.change_rules(&ada(), &days(&world, "7")).await.unwrap();
    assert_eq!(world.backend.rules().erase_after_days, 7, "sooner is always possible");
}

async fn every_change_is_written_down_with_who_did_it(world: World) {
    let form = QuestionForm {
        question: "Who counts?".into(),
        question_name: "Zenobia".into(),
        lang: "en".into(),
        key: new_key(),
        stamp: world.backend.form_stamp(),
        ..QuestionForm::default()
    };
    world.backend.ask(&form).await.unwrap();
    let (backend, asked) = (&world.backend, QuestionState::Asked);
    let answer = QuestionChange::Answer(Some(Answer::parse("The town halls.").unwrap()));
    assert_eq!(backend.change_question_from(&ada(), 1, asked, QuestionChange::Now).await, Ok(true));
    let late = backend.change_question_from(&ada(), 1, asked, QuestionChange::Hide).await;
    assert_eq!(late, Ok(false), "somebody has put it on meanwhile");
    assert_eq!(backend.change_question(&ada(), 1, answer).await, Ok(true));
    let site = Origin::parse("https://a.example").unwrap();
    assert_eq!(backend.allow_embed(&ada(), Embed::Wall, &site).await, Ok(Allowed::Now));
    assert_eq!(backend.allow_embed(&ada(), Embed::Wall, &site).await, Ok(Allowed::Already));
    assert_eq!(backend.disallow_embed(&ada(), Embed::Wall, &site).await, Ok(true));
    assert_eq!(backend.disallow_embed(&ada(), Embed::Wall, &site).await, Ok(false));
    assert!(!backend.has_meeting().await.unwrap());
    let meeting = Meeting { url: "https://meet.example/quarrelsome".into(), phone: None };
    backend.set_meeting(&ada(), Some(&meeting)).await.unwrap();
    assert!(backend.has_meeting().await.unwrap());
    backend.set_meeting(&Actor::Command, None).await.unwrap();
    assert_eq!(
        world.audited().await,
        [
            "Ada question-changed 1 asked > answering",
            "Ada question-changed 1 answering > answered: The town halls.",
            "Ada embeds-changed wall - > https://a.example",
            "Ada embeds-changed wall https://a.example > -",
            "Ada meeting-changed  not set > set",
            "- meeting-changed  set > not set",
        ]
    );
    assert!(!world.everything_stored().await.contains("quarrelsome"));
}
