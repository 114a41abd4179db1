//! Deciding about what others see: on what was seen and on nothing else, once, undone for a while, and written down.

use backend::{Actor, Backend, ItemContent, ModeratedItem, ModerationFilter, Outcome, Ruling, Undone, WallWord};
use domain::{
    AppError, Lang, MINUTE, Matter, MeetingReportForm, PledgeChangeForm, PledgeForm, PledgeText, Review, ReviewNote,
    ReviewReason, Seen, Standing, Suspicion, Verdict, WhyHeld,
};
use futures::future::join_all;

use crate::{
    on_both_engines,
    pledge_life::counters_are_right,
    world::{World, new_key},
};

on_both_engines!(
    the_queue_says_why_each_waits_the_oldest_first,
    two_at_once_decide_it_once,
    what_was_not_read_is_not_approved,
    a_decision_is_undone_for_ten_minutes,
    a_banned_word_is_one_of_those_that_are_there,
    several_at_once_with_a_report_among_them,
    a_page_keeps_its_places_while_it_is_worked_through,
    what_was_decided_is_found_by_name_and_by_page,
    what_is_taken_back_leaves_nothing_to_decide,
    every_switch_and_word_is_written_down_once,
);

fn ada() -> Actor {
    Actor::Organiser { id: "ada-id".into(), name: "Ada".into() }
}

fn grace() -> Actor {
    Actor::Organiser { id: "grace-id".into(), name: "Grace".into() }
}

async fn pledge(world: &World, name: &str, message: &str) -> String {
    let form = PledgeForm { message: message.into(), ..world.named_pledge(name) };
    world.backend.pledge(&form).await.unwrap().token.unwrap()
}

async fn report(world: &World, organisation: &str) -> String {
    let form = MeetingReportForm {
        report_organisation: organisation.into(),
        report_country: "DE".into(),
        met_on: "2024-02-27".into(),
        outcome: "They will light a lamp.".into(),
        lang: "en".into(),
        report_publish: "yes".into(),
        key: new_key(),
        stamp: world.backend.form_stamp(),
        ..MeetingReportForm::default()
    };
    world.backend.report_meeting(&form).await.unwrap().token
}

async fn queue(world: &World) -> Vec<ModeratedItem> {
    world.backend.moderation_queue(None, 50).await.unwrap().items
}

fn name(item: &ModeratedItem) -> &str {
    match &item.content {
        ItemContent::Pledge(pledge) => &pledge.name,
        ItemContent::Report(report) => &report.organisation,
    }
}

fn names(items: &[ModeratedItem]) -> Vec<&str> {
    items.iter().map(name).collect()
}

async fn on_the_wall(world: &World) -> usize {
    world.backend.wall_page(None, 100).await.unwrap().pledges.len()
}

/// Decides one; gives what became of it.
async fn decide(backend: &Backend, by: &Actor, seen: &Seen, verdict: Verdict) -> Outcome {
    backend.decide(by, std::slice::from_ref(seen), &verdict.into()).await.unwrap().remove(0)
}

/// The id of a decision that was done.
fn done(outcome: Outcome) -> String {
    match outcome {
        Outcome::Done(id) => id,
        Outcome::Already(_) | Outcome::Changed | Outcome::Gone => panic!("it was not done"),
    }
}

/// The entries of the audit log: who, what, before, after.
async fn entries(world: &World) -> Vec<String> {
    let sql = "SELECT COALESCE(who, 'a command') || ': ' || action || ' ' || COALESCE(before_it, '-') || ' > '
                   || COALESCE(after_it, '-') FROM audit_entries ORDER BY id";
    sqlx::query_scalar(sql).fetch_all(&mut world.connection().await).await.unwrap()
}

async fn list(world: &World, word: &str) {
    world.backend.add_wall_word(&ada(), WallWord::new(Some(Lang::En), word).unwrap()).await.unwrap();
}

async fn the_queue_says_why_each_waits_the_oldest_first(world: World) {
    list(&world, "fool").await;
    pledge(&world, "Fine", "Hello").await;
    pledge(&world, "An old Foool", "call 0470 12 34 56").await;
    report(&world, "Fog Lantern").await;
    pledge(&world, "Linker", "me@example.org or www.example.org").await;
    world.backend.set_review_first(&ada(), true).await.unwrap();
    pledge(&world, "Late", "Hello").await;
    let items = queue(&world).await;
    assert_eq!(names(&items), ["An old Foool", "Fog Lantern", "Linker", "Late"]);
    let seems = |suspicion| WhyHeld::Seems(PledgeText::Message, suspicion);
    let word = WhyHeld::Word(PledgeText::Name, "fool".into());
    assert!(items[0].why == [word, seems(Suspicion::Phone)] && items[0].standing == Standing::Waiting);
    assert!(items[1].why == [WhyHeld::Report] && items[1].seen.matter == Matter::Report);
    assert!(items[2].why == [seems(Suspicion::Link), seems(Suspicion::Address)]);
    assert_eq!(items[2].standing, Standing::MessageWaits);
    assert!(items[3].why == [WhyHeld::ReviewFirst]);
    let ItemContent::Pledge(shows) = &items[2].content else { panic!("it is a pledge") };
    assert_eq!((shows.actions.as_slice(), shows.lang), (["vote".to_owned()].as_slice(), Lang::En));
    assert!(shows.message.as_deref().is_some_and(|message| message.starts_with("me@")));
    assert_eq!(world.backend.waiting_for_moderation().await, Ok(4));

    let first = world.backend.moderation_queue(None, 3).await.unwrap();
    let second = world.backend.moderation_queue(first.next.as_deref(), 3).await.unwrap();
    assert_eq!((names(&first.items).len(), names(&second.items), second.next), (3, vec!["Late"], None));
}

async fn two_at_once_decide_it_once(world: World) {
    world.backend.set_review_first(&ada(), true).await.unwrap();
    let other = world.another_backend().await;
    for i in 0..5 {
        pledge(&world, &format!("Guest {i}"), "").await;
        let seen = queue(&world).await.remove(0).seen;
        let (ada, grace) = (ada(), grace());
        let (one, two) = tokio::join!(
            decide(&world.backend, &ada, &seen, Verdict::Approved),
            decide(&other, &grace, &seen, Verdict::Hidden)
        );
        let (by, verdict, told) = match (one, two) {
            (Outcome::Done(_), Outcome::Already(told)) => (ada, Verdict::Approved, told),
            (Outcome::Already(told), Outcome::Done(_)) => (grace, Verdict::Hidden, told),
            _ => panic!("one decides, the other is told"),
        };
        assert!(told.by == by && told.verdict == verdict && told.subject_id == seen.id);
        counters_are_right(&world).await;
    }
    let said = entries(&world).await;
    assert_eq!(said.iter().filter(|entry| entry.contains("pledge-")).count(), 5, "{said:?}");
    let shown = said.iter().filter(|entry| entry.contains("pledge-approved")).count();
    assert_eq!(on_the_wall(&world).await, shown);
}

async fn what_was_not_read_is_not_approved(world: World) {
    world.backend.set_review_first(&ada(), true).await.unwrap();
    let token = pledge(&world, "Harmless", "Hello").await;
    let seen = queue(&world).await.remove(0).seen;
    let own = world.backend.own_pledge(&token).await.unwrap();
    let form = PledgeChangeForm {
        message: "Something else".into(),
        publish: "yes".into(),
        ..PledgeChangeForm::filled_in(&own, String::new())
    };
    world.backend.change_pledge(&token, &form, Lang::En).await.unwrap();
    assert!(decide(&world.backend, &ada(), &seen, Verdict::Approved).await == Outcome::Changed);
    assert_eq!(on_the_wall(&world).await, 0);

    // Hidden, then written anew: it waits again, and says so.
    let seen = queue(&world).await.remove(0).seen;
    done(decide(&world.backend, &ada(), &seen, Verdict::Hidden).await);
    world.backend.set_review_first(&ada(), false).await.unwrap();
    let form = PledgeChangeForm { message: "Once more".into(), ..form };
    world.backend.change_pledge(&token, &form, Lang::En).await.unwrap();
    assert!(queue(&world).await.remove(0).why == [WhyHeld::HiddenBefore]);
    assert!(decide(&world.backend, &ada(), &seen, Verdict::Approved).await == Outcome::Changed);
    let nonsense = Seen { id: "no-such-pledge".into(), ..seen };
    assert!(decide(&world.backend, &ada(), &nonsense, Verdict::Approved).await == Outcome::Gone);
    counters_are_right(&world).await;
}

async fn a_decision_is_undone_for_ten_minutes(world: World) {
    let token = pledge(&world, "Ada", "see www.example.org").await;
    let seen = queue(&world).await.remove(0).seen;
    let approved = done(decide(&world.backend, &ada(), &seen, Verdict::Approved).await);
    assert!(!world.backend.own_pledge(&token).await.unwrap().message_held);
    assert!(
        world
            .backend
            .last_decisions()
            .await
            .unwrap()
            .iter()
            .all(|(decision, of)| decision.id == approved && of == "Ada")
    );
    assert_eq!(world.backend.undo_decision(&grace(), &approved).await, Ok(Undone::Done));
    let own = world.backend.own_pledge(&token).await.unwrap();
    assert!(own.message_held && own.review == Review::Shown, "its message waits again, and the rest is on the wall");
    assert!(queue(&world).await[0].seen == seen, "it is what it was");
    assert_eq!(world.backend.undo_decision(&grace(), &approved).await, Ok(Undone::Changed));
    assert!(world.backend.last_decisions().await.unwrap().is_empty());

    let hidden = done(decide(&world.backend, &ada(), &seen, Verdict::Hidden).await);
    let other = world.another_backend().await;
    let (by, undo) = (grace(), &hidden);
    let both = tokio::join!(world.backend.undo_decision(&by, undo), other.undo_decision(&by, undo));
    assert!(matches!(both, (Ok(Undone::Done), Ok(Undone::Changed)) | (Ok(Undone::Changed), Ok(Undone::Done))));
    assert_eq!(on_the_wall(&world).await, 1);

    let late = done(decide(&world.backend, &ada(), &seen, Verdict::Hidden).await);
    world.clock.advance(10 * MINUTE);
    assert_eq!(world.backend.undo_decision(&ada(), &late).await, Ok(Undone::TooLate));
    assert_eq!(on_the_wall(&world).await, 0);
    assert_eq!(
        entries(&world).await,
        [
            "Ada: pledge-approved message-waits > shown",
            "Grace: pledge-review-undone shown > message-waits",
            "Ada: pledge-hidden message-waits > hidden",
            "Grace: pledge-review-undone hidden > message-waits",
            "Ada: pledge-hidden message-waits > hidden",
        ]
    );
    counters_are_right(&world).await;
}

async fn a_banned_word_is_one_of_those_that_are_there(world: World) {
    pledge(&world, "Ada", "buy cheap Lamps at www.example.org").await;
    let seen = queue(&world).await.remove(0).seen;
    let ruling = |word: &str| Ruling {
        reason: Some(ReviewReason::Spam),
        note: Some(ReviewNote::parse("the third today").unwrap()),
        ban: Some(word.into()),
        ..Verdict::Hidden.into()
    };
    for not_in_it in ["candles", "…", ""] {
        let outcome = world.backend.decide(&ada(), std::slice::from_ref(&seen), &ruling(not_in_it)).await.unwrap();
        assert!(outcome == [Outcome::Changed], "{not_in_it}");
    }
    assert!(world.backend.wall_words().await.unwrap().is_empty());
    let outcome =
        world.backend.decide(&ada(), std::slice::from_ref(&seen), &ruling("cheap lamps")).await.unwrap().remove(0);
    let listed = WallWord::new(Some(Lang::En), "cheap lamps").unwrap();
    assert!(world.backend.wall_words().await.unwrap().contains(&listed));
    pledge(&world, "Grace", "CHEAP lamps").await;
    assert_eq!(names(&queue(&world).await), ["Grace"]);
    assert_eq!(
        entries(&world).await,
        ["Ada: words-changed - > cheap lamps", "Ada: pledge-hidden message-waits > hidden; spam; the third today"]
    );
    assert_eq!(world.backend.undo_decision(&ada(), &done(outcome)).await, Ok(Undone::Done));
    assert!(world.backend.wall_words().await.unwrap().is_empty(), "the word goes with the decision");

    // One that was listed before stays when that is undone.
    world.backend.add_wall_word(&ada(), listed).await.unwrap();
    let outcome = world.backend.decide(&ada(), &[seen], &ruling("cheap lamps")).await.unwrap().remove(0);
    assert_eq!(world.backend.undo_decision(&ada(), &done(outcome)).await, Ok(Undone::Done));
    assert_eq!(world.backend.wall_words().await.unwrap().len(), 1);
    counters_are_right(&world).await;
}

async fn several_at_once_with_a_report_among_them(world: World) {
    world.backend.set_review_first(&ada(), true).await.unwrap();
    for i in 0..8 {
        pledge(&world, &format!("Guest {i}"), "").await;
    }
    report(&world, "Fog Lantern").await;
    let mut seen: Vec<Seen> = queue(&world).await.into_iter().map(|item| item.seen).collect();
    done(decide(&world.backend, &grace(), &seen[2], Verdict::Hidden).await);
    seen.push(seen[0].clone());
    let other = world.another_backend().await;
    let (by, approve) = (ada(), Verdict::Approved.into());
    let answers = join_all([&world.backend, &other].map(|backend| backend.decide(&by, &seen, &approve))).await;
    let outcomes: Vec<_> = answers.into_iter().flat_map(Result::unwrap).collect();
    assert_eq!(outcomes.len(), 18, "each is said once");
    assert_eq!(outcomes.iter().filter(|outcome| matches!(outcome, Outcome::Done(_))).count(), 8);
    let told = |outcome: &&Outcome| matches!(outcome, Outcome::Already(told) if told.by == grace());
    assert_eq!(outcomes.iter().filter(told).count(), 2);
    assert_eq!((on_the_wall(&world).await, world.backend.meeting_reports().total), (7, 1));
    assert_eq!(world.backend.waiting_for_moderation().await, Ok(0));
    counters_are_right(&world).await;

    let shown = world.backend.moderated(&ModerationFilter::default(), 20).await.unwrap().items;
    let shown_report = shown.iter().find(|item| item.seen.matter == Matter::Report).unwrap();
    let decision = shown_report.decision.clone().unwrap();
    assert_eq!(world.backend.undo_decision(&ada(), &decision.id).await, Ok(Undone::Done));
    assert_eq!((world.backend.meeting_reports().total, names(&queue(&world).await)), (0, vec!["Fog Lantern"]));
    assert_eq!(entries(&world).await.last().unwrap(), "Ada: report-reviewed shown > waiting");
}

async fn a_page_keeps_its_places_while_it_is_worked_through(world: World) {
    world.backend.set_review_first(&ada(), true).await.unwrap();
    for i in 0..5 {
        pledge(&world, &format!("Guest {i}"), "").await;
    }
    let items = queue(&world).await;
    let from = items[0].seen.id.clone();
    done(decide(&world.backend, &ada(), &items[0].seen, Verdict::Approved).await);
    let undone = done(decide(&world.backend, &ada(), &items[2].seen, Verdict::Hidden).await);
    let page = || async { world.backend.moderation_queue(Some(&from), 4).await.unwrap() };
    let worked = page().await;
    assert_eq!(names(&worked.items), ["Guest 0", "Guest 1", "Guest 2", "Guest 3"]);
    let standing: Vec<_> = worked.items.iter().map(|item| item.standing).collect();
    assert_eq!(standing, [Standing::Shown, Standing::Waiting, Standing::Hidden, Standing::Waiting]);
    assert!(worked.items[2].decision.as_ref().is_some_and(|decision| decision.by == ada() && decision.id == undone));
    assert_eq!(worked.next.as_deref(), Some(items[4].seen.id.as_str()));
    assert_eq!(names(&queue(&world).await), ["Guest 1", "Guest 3", "Guest 4"], "opened anew, only what waits");
    world.backend.undo_decision(&ada(), &undone).await.unwrap();
    assert_eq!(page().await.items[2].standing, Standing::Waiting);
    world.clock.advance(10 * MINUTE);
    assert_eq!(names(&page().await.items), ["Guest 1", "Guest 2", "Guest 3", "Guest 4"], "after a while they are gone");
}

async fn what_was_decided_is_found_by_name_and_by_page(world: World) {
    for name in ["Ada", "Grace", "100 %", "Élodie"] {
        pledge(&world, name, "").await;
    }
    report(&world, "Fog Lantern").await;
    pledge(&world, "Waits", "www.example.org").await;
    let of = async |verdict, name: &str| {
        let filter = ModerationFilter { verdict, name: name.into(), before: None };
        names(&world.backend.moderated(&filter, 10).await.unwrap().items)
            .into_iter()
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    assert_eq!(of(None, "").await, ["Élodie", "100 %", "Grace", "Ada"]);
    assert_eq!(of(None, "gra").await, ["Grace"]);
    assert_eq!(of(None, " Élo ").await, ["Élodie"]);
    assert_eq!((of(None, "%").await, of(None, "_").await.len()), (vec!["100 %".to_owned()], 0));
    let all = world.backend.moderated(&ModerationFilter::default(), 10).await.unwrap().items;
    done(decide(&world.backend, &ada(), &all[2].seen, Verdict::Hidden).await);
    assert_eq!((of(Some(Verdict::Hidden), "").await, on_the_wall(&world).await), (vec!["Grace".to_owned()], 4));
    assert_eq!(of(Some(Verdict::Approved), "").await, ["Élodie", "100 %", "Ada"]);
    let hidden = world.backend.moderated(&ModerationFilter { name: "Grace".into(), ..Default::default() }, 10).await;
    let hidden = hidden.unwrap().items.remove(0);
    assert!(hidden.standing == Standing::Hidden && hidden.decision.is_some_and(|decision| decision.by == ada()));
    done(decide(&world.backend, &grace(), &hidden.seen, Verdict::Approved).await);
    assert_eq!(on_the_wall(&world).await, 5);

    let mut filter = ModerationFilter::default();
    let mut seen = Vec::new();
    loop {
        let page = world.backend.moderated(&filter, 3).await.unwrap();
        seen.extend(names(&page.items).into_iter().map(str::to_owned));
        match page.next {
            Some(next) => filter.before = Some(next),
            None => break,
        }
    }
    assert_eq!(seen, ["Élodie", "100 %", "Grace", "Ada"]);
    counters_are_right(&world).await;
}

async fn what_is_taken_back_leaves_nothing_to_decide(world: World) {
    let token = pledge(&world, "Ada", "www.example.org").await;
    let seen = queue(&world).await.remove(0).seen;
    let decision = done(decide(&world.backend, &ada(), &seen, Verdict::Approved).await);
    world.backend.withdraw_pledge(&token).await.unwrap();
    assert_eq!(world.backend.undo_decision(&ada(), &decision).await, Ok(Undone::Changed));
    assert_eq!(world.number("SELECT COUNT(*) FROM decisions").await, 0);
    assert!(decide(&world.backend, &ada(), &seen, Verdict::Hidden).await == Outcome::Gone);
    let ending = &seen.id[seen.id.len() - 8..];
    assert_eq!(world.backend.review_pledge(&Actor::Command, ending, true).await, Err(AppError::NotFound));

    // Only a number from now on: nothing of it is for others, nor for organisers.
    let token = pledge(&world, "Grace", "www.example.org").await;
    let seen = queue(&world).await.remove(0).seen;
    let own = world.backend.own_pledge(&token).await.unwrap();
    let counted = PledgeChangeForm { visibility: "counted".into(), ..PledgeChangeForm::filled_in(&own, String::new()) };
    done(decide(&world.backend, &ada(), &seen, Verdict::Approved).await);
    world.backend.change_pledge(&token, &counted, Lang::En).await.unwrap();
    assert!(decide(&world.backend, &ada(), &seen, Verdict::Approved).await == Outcome::Gone);
    assert_eq!(world.text("SELECT mark_after FROM decisions").await, "", "its words can be tried against nothing");
    counters_are_right(&world).await;
}

async fn every_switch_and_word_is_written_down_once(world: World) {
    let word = WallWord::new(None, "fool").unwrap();
    for _ in 0..2 {
        world.backend.set_review_first(&ada(), true).await.unwrap();
        world.backend.freeze_wall(&grace(), true).await.unwrap();
        world.backend.add_wall_word(&Actor::Command, word.clone()).await.unwrap();
    }
    world.backend.freeze_wall(&ada(), false).await.unwrap();
    for _ in 0..2 {
        world.backend.remove_wall_word(&ada(), word.clone()).await.unwrap();
    }
    assert_eq!(
        entries(&world).await,
        [
            "Ada: wall-changed after > first",
            "Grace: wall-changed no > yes",
            "a command: words-changed - > fool",
            "Ada: wall-changed yes > no",
            "Ada: words-changed fool > -",
        ]
    );
}
