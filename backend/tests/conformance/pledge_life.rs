//! What becomes of a pledge: confirmed by mail, changed, ended, kept, taken back; each transition with its counters.

use backend::{Backend, ClientMark, OutboxKind, Pledger};
use domain::{AppError, Confirmation, FieldProblem, Lang, MINUTE, PledgeChangeForm, PledgeForm, Visibility};

use crate::{
    counts::WRONG_COUNTERS,
    on_both_engines,
    world::{DAY, HOUR, World, problem},
};

on_both_engines!(
    by_mail_it_counts_once_the_button_was_pressed,
    two_who_confirm_at_once_count_one,
    confirming_or_expiring_but_not_both,
    who_never_confirms_is_forgotten,
    one_mailbox_is_one_pledge_and_hears_nothing_but_its_link,
    an_address_goes_when_nothing_is_to_be_sent,
    ten_from_one_network_without_an_address,
    a_change_is_counted_and_shown_at_once,
    a_change_that_is_wrong_changes_nothing,
    what_is_public_ends_and_leaves_a_number,
    did_you_is_asked_once_from_two_processes,
    who_is_late_is_not_asked_any_more,
    what_was_kept_is_counted_and_can_be_taken_back,
);

/// Fails unless every counter is as many as there are rows.
pub(crate) async fn counters_are_right(world: &World) {
    assert_eq!(world.number(WRONG_COUNTERS).await, 0, "counters are the rows");
}

/// A form by mail that shows a name.
fn by_mail(world: &World, name: &str, email: &str) -> PledgeForm {
    PledgeForm { pledge_email: email.into(), ask: "yes".into(), ..world.named_pledge(name) }
}

/// Takes all mail that is due, as sent; gives those about pledges.
async fn mails(backend: &Backend) -> Vec<(OutboxKind, Pledger)> {
    let mut mails = Vec::new();
    for item in backend.take_outbox(100).await.unwrap() {
        backend.outbox_sent(&item).await.unwrap();
        mails.extend(item.pledger.map(|pledger| (item.kind, pledger)));
    }
    mails
}

/// Pledges by mail and confirms; gives the token of the own page.
async fn confirmed(world: &World, name: &str, email: &str) -> String {
    assert_eq!(world.backend.pledge(&by_mail(world, name, email)).await.unwrap().token, None);
    let (kind, pledger) = mails(&world.backend).await.pop().unwrap();
    assert_eq!(kind, OutboxKind::PledgeConfirm);
    world.backend.confirm_pledge(&pledger.confirm_token).await.unwrap();
    pledger.token
}

/// How many pledges stand, how many of them are unconfirmed, and how many are on the wall.
async fn wall(world: &World) -> (u64, u64, usize) {
    let update = world.backend.wall();
    (update.total, update.unconfirmed, world.backend.wall_page(None, 100).await.unwrap().pledges.len())
}

/// Lets the clock go on to a time after what was pledged is due.
fn go_past_the_poll(world: &World, by: i64) {
    let due = world.backend.event().unwrap().pledges_due_at();
    world.clock.advance(due.plus(by).since(world.clock.now()));
}

async fn by_mail_it_counts_once_the_button_was_pressed(world: World) {
    let form = by_mail(&world, "Ada", "ada@example.org");
    let answer = world.backend.pledge(&form).await.unwrap();
    assert_eq!((answer.token.as_deref(), answer.next_path(Lang::En)), (None, "/en/pledged".to_owned()));
    assert_eq!(world.backend.pledge(&form).await.unwrap(), answer, "sent twice it is one");
    assert_eq!(wall(&world).await, (0, 0, 0));
    let sent = mails(&world.backend).await;
    let [(OutboxKind::PledgeConfirm, pledger)] = &sent[..] else { panic!("one mail") };
    assert!(!world.backend.own_pledge(&pledger.token).await.unwrap().is_counted);
    let until = world.clock.now().plus(48 * HOUR);
    for _ in 0..3 {
        assert_eq!(world.backend.pledge_confirmation(&pledger.confirm_token).await, Ok(Confirmation::Open(until)));
    }
    assert_eq!(wall(&world).await, (0, 0, 0), "looking confirms nothing");
    let done = Confirmation::Done(pledger.token.clone());
    for _ in 0..2 {
        assert_eq!(world.backend.confirm_pledge(&pledger.confirm_token).await, Ok(done.clone()));
        assert_eq!(wall(&world).await, (1, 0, 1));
    }
    for bad in ["", "nobody", &pledger.token] {
        assert_eq!(world.backend.confirm_pledge(bad).await, Err(AppError::NotFound));
    }
    world.backend.pledge(&world.pledge(&["vote"])).await.unwrap();
    assert_eq!(wall(&world).await, (2, 1, 1), "without an address it is counted apart");
    counters_are_right(&world).await;
}

async fn two_who_confirm_at_once_count_one(world: World) {
    let other = world.another_backend().await;
    world.backend.pledge(&by_mail(&world, "Ada", "ada@example.org")).await.unwrap();
    let token = mails(&world.backend).await.remove(0).1.confirm_token;
    let (one, two) = tokio::join!(world.backend.confirm_pledge(&token), other.confirm_pledge(&token));
    assert_eq!(one.unwrap(), two.unwrap());
    assert_eq!(world.number("SELECT pledges FROM wall_counts WHERE kind = 'total'").await, 1);
    counters_are_right(&world).await;
}

async fn confirming_or_expiring_but_not_both(world: World) {
    let other = world.another_backend().await;
    for i in 0..6 {
        world.backend.pledge(&by_mail(&world, "Ada", &format!("ada{i}@example.org"))).await.unwrap();
        let token = mails(&world.backend).await.remove(0).1.confirm_token;
        world.clock.advance(48 * HOUR - i64::from(i % 2));
        let (confirmed, done) = tokio::join!(world.backend.confirm_pledge(&token), other.do_what_is_due());
        done.unwrap();
        let in_time = i % 2 == 1;
        assert_eq!(matches!(confirmed, Ok(Confirmation::Done(_))), in_time);
        counters_are_right(&world).await;
    }
    world.backend.do_what_is_due().await.unwrap();
    assert_eq!(world.number("SELECT COUNT(*) FROM pledges").await, 3);
}

async fn who_never_confirms_is_forgotten(world: World) {
    world.backend.pledge(&by_mail(&world, "Ada", "ada@example.org")).await.unwrap();
    let pledger = mails(&world.backend).await.remove(0).1;
    world.clock.advance(48 * HOUR);
    assert_eq!(world.backend.confirm_pledge(&pledger.confirm_token).await, Ok(Confirmation::Expired));
    world.backend.do_what_is_due().await.unwrap();
    for table in ["pledges", "pledge_choices", "consents", "outbox"] {
        assert_eq!(world.number(&format!("SELECT COUNT(*) FROM {table}")).await, 0, "{table}");
    }
    assert_eq!(world.backend.confirm_pledge(&pledger.confirm_token).await, Ok(Confirmation::Expired));
    assert_eq!(world.backend.own_pledge(&pledger.token).await, Err(AppError::NotFound));
    counters_are_right(&world).await;
}

async fn one_mailbox_is_one_pledge_and_hears_nothing_but_its_link(world: World) {
    let first = world.backend.pledge(&by_mail(&world, "Ada", "ada@example.org")).await.unwrap();
    let again = world.backend.pledge(&by_mail(&world, "Somebody else", "ADA@example.org")).await.unwrap();
    assert_eq!(first, again, "the answer tells nothing");
    let sent = mails(&world.backend).await;
    assert_eq!(sent[0].1.confirm_token, sent[1].1.confirm_token);
    assert_eq!((sent[0].0, sent[1].0), (OutboxKind::PledgeConfirm, OutboxKind::PledgeExisting));
    world.backend.confirm_pledge(&sent[0].1.confirm_token).await.unwrap();
    // Also once the address was forgotten.
    go_past_the_poll(&world, 8 * DAY);
    world.backend.do_what_is_due().await.unwrap();
    assert!(!world.everything_stored().await.contains("ADA@"), "nor is another spelling kept");
    world.backend.pledge(&by_mail(&world, "Ada", "ada@Example.org")).await.unwrap();
    let sent = mails(&world.backend).await;
    assert_eq!((sent[0].0, &*sent[0].1.email.as_str().to_lowercase()), (OutboxKind::PledgeExisting, "ada@example.org"));
    assert_eq!(wall(&world).await, (1, 0, 1));
    world.backend.do_what_is_due().await.unwrap();
    assert_eq!(world.number("SELECT COUNT(*) FROM pledges WHERE email IS NOT NULL").await, 0);
    counters_are_right(&world).await;
}

async fn an_address_goes_when_nothing_is_to_be_sent(world: World) {
    let with_address = "SELECT COUNT(*) FROM pledges WHERE email IS NOT NULL";
    let form = PledgeForm { ask: String::new(), ..by_mail(&world, "Ada", "ada@example.org") };
    world.backend.pledge(&form).await.unwrap();
    world.backend.do_what_is_due().await.unwrap();
    assert_eq!(world.number(with_address).await, 1, "it waits for the button");
    let pledger = mails(&world.backend).await.remove(0).1;
    world.backend.confirm_pledge(&pledger.confirm_token).await.unwrap();
    world.backend.do_what_is_due().await.unwrap();
    assert_eq!(world.number(with_address).await, 0, "nothing more is to be sent");

    let token = confirmed(&world, "Grace", "grace@example.org").await;
    world.backend.do_what_is_due().await.unwrap();
    assert_eq!(world.number(with_address).await, 1, "she is asked later");
    let own = world.backend.own_pledge(&token).await.unwrap();
    let form = PledgeChangeForm { ask: String::new(), ..PledgeChangeForm::filled_in(&own, String::new()) };
    world.backend.change_pledge(&token, &form, Lang::En).await.unwrap();
    world.backend.do_what_is_due().await.unwrap();
    assert_eq!(world.number(with_address).await, 0, "she took that back");
    assert_eq!(world.number("SELECT COUNT(*) FROM consents WHERE kind = 'ask' AND given = 0").await, 2);
}

async fn ten_from_one_network_without_an_address(world: World) {
    let hall = Some(ClientMark(7));
    let mut last = world.pledge(&["vote"]);
    for _ in 0..10 {
        last = world.pledge(&["vote"]);
        world.backend.pledge_from(hall, &last).await.unwrap();
    }
    assert!(world.backend.pledge_from(hall, &last).await.is_ok(), "sent twice it is one");
    let eleventh = world.pledge(&["vote"]);
    let refused = world.backend.pledge_from(hall, &eleventh).await;
    assert_eq!(problem(refused, "pledge_email"), Some(FieldProblem::TooManyHere));
    let with_address = PledgeForm { pledge_email: "ada@example.org".into(), ..eleventh.clone() };
    assert!(world.backend.pledge_from(hall, &with_address).await.is_ok());
    assert!(world.backend.pledge_from(Some(ClientMark(8)), &world.pledge(&["vote"])).await.is_ok());
    world.clock.advance(HOUR);
    assert!(world.backend.pledge_from(hall, &eleventh).await.is_ok());
    assert_eq!(wall(&world).await, (12, 12, 0));
    counters_are_right(&world).await;
}

async fn a_change_is_counted_and_shown_at_once(world: World) {
    let form =
        PledgeForm { pledge_country: "DE".into(), message: "Hello".into(), ..world.named_pledge("Ada Lovelace") };
    let token = world.backend.pledge(&form).await.unwrap().token.unwrap();
    let own = world.backend.own_pledge(&token).await.unwrap();
    let kept = PledgeChangeForm::filled_in(&own, String::new());

    let initials = PledgeChangeForm {
        visibility: "initials".into(),
        pledge_country: "FR".into(),
        actions: vec!["meet".into(), "join".into()],
        ..kept.clone()
    };
    world.backend.change_pledge(&token, &initials, Lang::En).await.unwrap();
    let page = world.backend.wall_page(None, 10).await.unwrap();
    assert_eq!(
        (&*page.pledges[0].name, &page.pledges[0].actions[..]),
        ("A.L.", &["meet".to_owned(), "join".into()][..])
    );
    assert!(!String::from_utf8(world.backend.live().first.to_vec()).unwrap().contains("Lovelace"));
    counters_are_right(&world).await;

    let own = world.backend.own_pledge(&token).await.unwrap();
    let again = PledgeChangeForm { message: "Hello again".into(), ..PledgeChangeForm::filled_in(&own, String::new()) };
    world.backend.change_pledge(&token, &again, Lang::En).await.unwrap();
    assert_eq!(world.backend.wall().latest[0].name, "A.L.", "initials are not made of initials");

    let counted = PledgeChangeForm { visibility: "counted".into(), publish: String::new(), ..again };
    world.backend.change_pledge(&token, &counted, Lang::En).await.unwrap();
    assert_eq!(wall(&world).await, (1, 1, 0));
    let own = world.backend.own_pledge(&token).await.unwrap();
    assert_eq!(
        (own.visibility, own.shown_name, own.message, own.public_until),
        (Visibility::Counted, None, None, None)
    );
    assert_eq!(world.number("SELECT given FROM consents WHERE kind = 'publish'").await, 0);
    counters_are_right(&world).await;
}

async fn a_change_that_is_wrong_changes_nothing(world: World) {
    let token = world.backend.pledge(&world.pledge(&["vote"])).await.unwrap().token.unwrap();
    let own = world.backend.own_pledge(&token).await.unwrap();
    let good = PledgeChangeForm {
        visibility: "named".into(),
        pledge_name: "Ada".into(),
        publish: "yes".into(),
        ..PledgeChangeForm::filled_in(&own, String::new())
    };
    let change = async |form: PledgeChangeForm| world.backend.change_pledge(&token, &form, Lang::En).await;
    let without_consent = PledgeChangeForm { publish: String::new(), ..good.clone() };
    assert_eq!(problem(change(without_consent).await, "publish"), Some(FieldProblem::ConsentNeeded));
    let unknown = PledgeChangeForm { actions: vec!["fly".into()], pledge_country: "JP".into(), ..good.clone() };
    let answer = change(unknown).await;
    assert_eq!(problem(answer.clone(), "actions"), Some(FieldProblem::UnknownChoice));
    assert_eq!(problem(answer, "pledge_country"), Some(FieldProblem::UnknownChoice));
    for day in ["tomorrow", "2024-02-27", "2030-01-01", "2024-02-30", "2024-3-01"] {
        let form = PledgeChangeForm { public_until: day.into(), ..good.clone() };
        assert_eq!(problem(change(form).await, "public_until"), Some(FieldProblem::OutOfRange), "{day}");
    }
    assert_eq!(world.backend.own_pledge(&token).await.unwrap(), own);
    assert_eq!(change(PledgeChangeForm { public_until: "2024-02-28".into(), ..good.clone() }).await, Ok(()));
    let nobody = world.backend.change_pledge("nobody", &good, Lang::En).await;
    assert_eq!(nobody, Err(AppError::NotFound));
    counters_are_right(&world).await;
}

async fn what_is_public_ends_and_leaves_a_number(world: World) {
    let other = world.another_backend().await;
    let form = PledgeForm { message: "Quince".into(), ..world.named_pledge("Zenobia") };
    let long = world.backend.pledge(&form).await.unwrap().token.unwrap();
    let short = world.backend.pledge(&world.named_pledge("Ada")).await.unwrap().token.unwrap();
    let own = world.backend.own_pledge(&short).await.unwrap();
    let today = PledgeChangeForm::filled_in(&own, "2024-02-28".into());
    world.backend.change_pledge(&short, &today, Lang::En).await.unwrap();
    world.clock.advance(14 * HOUR);
    world.backend.do_what_is_due().await.unwrap();
    assert_eq!(wall(&world).await, (2, 2, 1), "midnight in Brussels");

    let at_most = world.backend.own_pledge(&long).await.unwrap().public_until.unwrap();
    assert_eq!(at_most, world.backend.event().unwrap().pledges_due_at().plus(30 * DAY));
    world.clock.advance(at_most.since(world.clock.now()) - 1);
    world.backend.do_what_is_due().await.unwrap();
    assert_eq!(wall(&world).await.2, 1);
    world.clock.advance(1);
    let (one, two) = tokio::join!(world.backend.do_what_is_due(), other.do_what_is_due());
    assert!(one.is_ok() && two.is_ok());
    assert_eq!(wall(&world).await, (2, 2, 0));
    let own = world.backend.own_pledge(&long).await.unwrap();
    assert_eq!((own.visibility, &own.shown_name, &own.message), (Visibility::Counted, &None, &None));
    let again = PledgeChangeForm {
        visibility: "named".into(),
        pledge_name: "Zenobia".into(),
        publish: "yes".into(),
        ..PledgeChangeForm::filled_in(&own, String::new())
    };
    for day in ["", "2024-07-09"] {
        let form = PledgeChangeForm { public_until: day.into(), ..again.clone() };
        let answer = world.backend.change_pledge(&long, &form, Lang::En).await;
        assert_eq!(problem(answer, "visibility"), Some(FieldProblem::OutOfRange), "its time is over");
    }
    let counted = PledgeChangeForm::filled_in(&own, String::new());
    assert_eq!(world.backend.change_pledge(&long, &counted, Lang::En).await, Ok(()));
    assert_eq!(world.number("SELECT COUNT(*) FROM pledges WHERE shown_name IS NOT NULL").await, 0);
    counters_are_right(&world).await;
}

async fn did_you_is_asked_once_from_two_processes(world: World) {
    let other = world.another_backend().await;
    let ada = confirmed(&world, "Ada", "ada@example.org").await;
    confirmed(&world, "Grace", "grace@example.org").await;
    let silent = PledgeForm { ask: String::new(), ..by_mail(&world, "Hedy", "hedy@example.org") };
    world.backend.pledge(&silent).await.unwrap();
    let pledger = mails(&world.backend).await.remove(0).1;
    world.backend.confirm_pledge(&pledger.confirm_token).await.unwrap();
    world.backend.pledge(&world.named_pledge("Device")).await.unwrap();

    go_past_the_poll(&world, -1);
    world.backend.do_what_is_due().await.unwrap();
    assert_eq!(mails(&world.backend).await.len(), 0, "not before its time");
    world.clock.advance(1);
    let (one, two) = tokio::join!(world.backend.do_what_is_due(), other.do_what_is_due());
    assert!(one.is_ok() && two.is_ok());
    for backend in [&world.backend, &other, &world.another_backend().await] {
        backend.do_what_is_due().await.unwrap();
    }
    let sent = mails(&world.backend).await;
    let mut to: Vec<_> = sent.iter().map(|(kind, pledger)| (*kind, pledger.email.as_str())).collect();
    to.sort_by_key(|(_, email)| *email);
    assert_eq!(to, [(OutboxKind::DidYou, "ada@example.org"), (OutboxKind::DidYou, "grace@example.org")]);
    assert!(sent.iter().any(|(_, pledger)| pledger.token == ada));
    world.clock.advance(DAY);
    world.backend.do_what_is_due().await.unwrap();
    assert_eq!(mails(&world.backend).await.len(), 0, "once");
    assert_eq!(world.number("SELECT COUNT(*) FROM pledges WHERE email IS NOT NULL").await, 0, "addresses are gone");
    counters_are_right(&world).await;
}

async fn who_is_late_is_not_asked_any_more(world: World) {
    confirmed(&world, "Ada", "ada@example.org").await;
    go_past_the_poll(&world, 7 * DAY);
    world.backend.do_what_is_due().await.unwrap();
    assert_eq!(mails(&world.backend).await.len(), 0);
    assert_eq!(world.number("SELECT COUNT(*) FROM pledges WHERE ask = 1 OR email IS NOT NULL").await, 0);
}

async fn what_was_kept_is_counted_and_can_be_taken_back(world: World) {
    let form = PledgeForm { actions: vec!["vote".into(), "meet".into()], ..world.named_pledge("Ada") };
    let token = world.backend.pledge(&form).await.unwrap().token.unwrap();
    let kept = async |world: &World| {
        counters_are_right(world).await;
        world.number("SELECT COALESCE(CAST(SUM(pledges) AS BIGINT), 0) FROM wall_counts WHERE kind = 'kept'").await
    };
    assert_eq!(world.backend.say_kept(&token, Some("vote"), Some(true)).await, Err(AppError::Closed));
    go_past_the_poll(&world, MINUTE);
    let say = async |action, said| world.backend.say_kept(&token, action, said).await.unwrap();
    say(Some("vote"), Some(true)).await;
    say(Some("vote"), Some(true)).await;
    assert_eq!(kept(&world).await, 1);
    say(None, Some(false)).await;
    let own = world.backend.own_pledge(&token).await.unwrap();
    let said: Vec<_> = own.choices.iter().map(|choice| choice.is_kept).collect();
    assert_eq!(said, [Some(true), Some(false)], "what was said stays");
    say(Some("vote"), None).await;
    assert_eq!(kept(&world).await, 0);
    say(Some("meet"), Some(true)).await;
    let own = world.backend.own_pledge(&token).await.unwrap();
    world.backend.change_pledge(&token, &PledgeChangeForm::filled_in(&own, String::new()), Lang::En).await.unwrap();
    assert_eq!(kept(&world).await, 1, "a change of other things keeps it");
    assert_eq!(world.backend.say_kept("nobody", None, Some(true)).await, Err(AppError::NotFound));
    world.backend.withdraw_pledge(&token).await.unwrap();
    assert_eq!(kept(&world).await, 0);
}
