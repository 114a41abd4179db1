//! Reminders on devices: who gets which message once, what ends it, and what the store tells of it.

use backend::{
    Backend,
    push::{Courier, PushOwner, PushReach, deliver_due},
    testing::{Received, TestDevice, TestPushService},
};
use domain::{AppError, FieldProblem, Lang, MINUTE, PushForm, PushKind, PushKindsForm};
use futures::future::join_all;
use serde_json::Value;

use crate::{
    on_both_engines,
    world::{DAY, HOUR, World, event_in_a_week, problem},
};

on_both_engines!(
    a_device_is_there_once_and_keeps_what_was_chosen,
    what_cannot_be_sent_to_is_not_taken,
    five_devices_are_reminded_and_no_more,
    devices_go_with_what_they_are_reminded_of,
    devices_go_when_nothing_more_is_to_be_said,
    the_store_tells_nobody_where_a_device_is,
    reminders_come_to_those_with_a_seat_each_once,
    what_is_switched_off_is_not_sent,
    what_no_longer_holds_is_not_sent,
    a_moved_session_is_told_of_and_reminded_of_anew,
    a_seat_that_is_offered_is_told_of,
    did_you_is_asked_once_on_devices_that_were_there,
    a_device_that_is_gone_is_reminded_of_nothing_any_more,
    who_has_too_much_to_do_is_left_alone_for_as_long_as_they_say,
    what_is_refused_is_given_up_and_what_fails_comes_back,
    two_senders_never_send_the_same,
);

const PUBLIC_URL: &str = "https://example.org";

/// Sends all that is due.
async fn deliver(backend: &Backend) -> usize {
    deliver_due(backend, &Courier::new(PushReach::Loopback).unwrap(), PUBLIC_URL).await
}

/// What a device is shown of the messages that came.
fn shown(device: &TestDevice, received: &[Received]) -> Vec<Value> {
    received.iter().map(|one| device.read(&one.body).unwrap()["notification"].clone()).collect()
}

fn bodies(device: &TestDevice, received: &[Received]) -> Vec<String> {
    shown(device, received).iter().map(|shown| shown["body"].as_str().unwrap().to_owned()).collect()
}

async fn remind(world: &World, owner: PushOwner<'_>, device: &TestDevice) {
    world.backend.remind_device(owner, &device.form(), Lang::En).await.unwrap();
}

async fn choose(world: &World, token: &str, kinds: &[PushKind]) {
    let owner = PushOwner::Registration(token);
    for device in world.backend.push_devices(owner).await.unwrap() {
        let kinds = kinds.iter().map(|kind| kind.code().to_owned()).collect();
        let form = PushKindsForm { device: device.device, kinds };
        world.backend.switch_pushes(owner, &form).await.unwrap();
    }
}

async fn devices(world: &World) -> i64 {
    world.number("SELECT COUNT(*) FROM push_subscriptions").await
}

/// Lets the clock go on to a moment before the start of the session in a week.
fn go_to(world: &World, before_start: i64) {
    let start = world.backend.event().unwrap().session.starts_at;
    world.clock.advance(start.plus(-before_start).since(world.clock.now()));
}

async fn a_device_is_there_once_and_keeps_what_was_chosen(world: World) {
    let service = TestPushService::start().await;
    let token = world.register_on_device("Ada").await;
    let (ada, other) = (PushOwner::Registration(&token), world.register_on_device("Grace").await);
    let device = service.device("a");
    remind(&world, ada, &device).await;
    let first = world.backend.push_devices(ada).await.unwrap().pop().unwrap();
    assert_eq!((first.since, first.kinds.as_slice()), (world.clock.now(), PushKind::OF_REGISTRATION.as_slice()));
    choose(&world, &token, &[PushKind::Seat]).await;
    world.clock.advance(MINUTE);
    world.backend.remind_device(ada, &device.form(), Lang::Ar).await.unwrap();
    let again = world.backend.push_devices(ada).await.unwrap();
    assert_eq!(again.len(), 1);
    assert_eq!((again[0].since, again[0].kinds.as_slice()), (first.since, [PushKind::Seat].as_slice()));
    assert_eq!(world.text("SELECT lang FROM push_subscriptions").await, "ar");
    // The same device may be reminded of other things, and another's link chooses nothing here.
    let grace = PushOwner::Registration(&other);
    remind(&world, grace, &device).await;
    remind(&world, ada, &service.device("b")).await;
    world.backend.stop_pushes(grace, &first.device).await.unwrap();
    world.backend.stop_pushes(grace, &first.device).await.unwrap();
    assert_eq!(world.backend.push_devices(grace).await, Ok(vec![]));
    assert_eq!(world.backend.push_devices(ada).await.unwrap().len(), 2);
    world.backend.forget_push_device(&device.form().endpoint).await.unwrap();
    world.backend.forget_push_device("https://push.example/unknown").await.unwrap();
    assert_eq!(devices(&world).await, 1);
    let nobody = PushOwner::Registration("nobody");
    assert_eq!(world.backend.push_devices(nobody).await, Err(AppError::NotFound));
    assert_eq!(world.backend.remind_device(nobody, &device.form(), Lang::En).await, Err(AppError::NotFound));
}

async fn what_cannot_be_sent_to_is_not_taken(world: World) {
    let token = world.register_on_device("Ada").await;
    let good = TestDevice::at("http://127.0.0.1:9/a").form();
    for bad in [
        PushForm { endpoint: "http://192.168.0.1/a".into(), ..good.clone() },
        PushForm { endpoint: String::new(), ..good.clone() },
        PushForm { p256dh: "AAAA".into(), ..good.clone() },
        PushForm { auth: good.p256dh.clone(), ..good.clone() },
    ] {
        let answer = world.backend.remind_device(PushOwner::Registration(&token), &bad, Lang::En).await;
        assert_eq!(problem(answer, PushForm::FIELD), Some(FieldProblem::NotAWebAddress));
    }
    assert_eq!(devices(&world).await, 0);
}

async fn five_devices_are_reminded_and_no_more(world: World) {
    let token = world.register_on_device("Ada").await;
    let other = world.another_backend().await;
    let forms: Vec<PushForm> = (0..10).map(|i| TestDevice::at(format!("http://127.0.0.1:9/{i}")).form()).collect();
    let put = forms.iter().enumerate().map(|(i, form)| {
        let backend = [&world.backend, &other][i % 2];
        backend.remind_device(PushOwner::Registration(&token), form, Lang::En)
    });
    let answers = join_all(put).await;
    assert_eq!(answers.iter().filter(|answer| answer.is_ok()).count(), 5);
    let refused: Vec<_> = answers.into_iter().filter_map(|answer| problem(answer, PushForm::FIELD)).collect();
    assert_eq!(refused, [FieldProblem::TooManyHere; 5]);
    assert_eq!(devices(&world).await, 5);
}

async fn devices_go_with_what_they_are_reminded_of(world: World) {
    let service = TestPushService::start().await;
    let [ada, grace] = [world.register_on_device("Ada").await, world.register_on_device("Grace").await];
    let pledge = world.backend.pledge(&world.named_pledge("Ada")).await.unwrap().token.unwrap();
    for owner in [PushOwner::Registration(&ada), PushOwner::Registration(&grace), PushOwner::Pledge(&pledge)] {
        remind(&world, owner, &service.device("a")).await;
    }
    assert_eq!(devices(&world).await, 3);
    world.backend.erase_registration(&ada).await.unwrap();
    assert_eq!(devices(&world).await, 2);
    world.backend.withdraw_pledge(&pledge).await.unwrap();
    assert_eq!(world.backend.push_devices(PushOwner::Pledge(&pledge)).await, Err(AppError::NotFound));
    assert_eq!(devices(&world).await, 1);
    // Who has given up their seat may still ask for one again.
    world.backend.cancel_registration(&grace).await.unwrap();
    assert_eq!(devices(&world).await, 1);
    world.clock.advance(31 * DAY);
    world.backend.erase_due().await.unwrap();
    assert_eq!(devices(&world).await, 0);
}

async fn devices_go_when_nothing_more_is_to_be_said(world: World) {
    let token = world.register_on_device("Ada").await;
    let pledge = world.backend.pledge(&world.pledge(&["vote"])).await.unwrap().token.unwrap();
    for owner in [PushOwner::Registration(&token), PushOwner::Pledge(&pledge)] {
        remind(&world, owner, &TestDevice::at("http://127.0.0.1:9/a")).await;
    }
    let event = world.backend.event().unwrap();
    world.clock.advance(event.session.ends_at.plus(DAY).since(world.clock.now()));
    world.backend.clean_up().await.unwrap();
    assert_eq!(devices(&world).await, 2, "a day, and not more");
    world.clock.advance(1);
    world.backend.clean_up().await.unwrap();
    assert_eq!(world.number("SELECT COUNT(*) FROM push_subscriptions WHERE pledge_id IS NULL").await, 0);
    assert_eq!(devices(&world).await, 1);
    world.clock.advance(event.pledges_due_at().plus(7 * DAY).since(world.clock.now()));
    world.backend.do_what_is_due().await.unwrap();
    world.backend.clean_up().await.unwrap();
    assert_eq!(devices(&world).await, 0, "it is too late to ask");
}

async fn the_store_tells_nobody_where_a_device_is(world: World) {
    let token = world.register_on_device("Ada").await;
    let form = TestDevice::at("http://127.0.0.1:9/zqvx-endpoint").form();
    world.backend.remind_device(PushOwner::Registration(&token), &form, Lang::En).await.unwrap();
    let stored = world.everything_stored().await;
    for secret in ["zqvx-endpoint", &form.p256dh, &form.auth] {
        assert!(!stored.contains(secret), "{secret}");
    }
}

async fn reminders_come_to_those_with_a_seat_each_once(world: World) {
    let service = TestPushService::start().await;
    world.backend.import(&event_in_a_week(Some(1))).await.unwrap();
    let [ada, waits] = [world.register_on_device("Ada").await, world.register_on_device("Waits").await];
    let (device, other_device) = (service.device("ada"), service.device("waits"));
    remind(&world, PushOwner::Registration(&ada), &device).await;
    remind(&world, PushOwner::Registration(&waits), &other_device).await;
    let other = world.another_backend().await;
    let mut topics = Vec::new();
    for (before, body) in [
        (DAY, "It starts within a day."),
        (HOUR, "It starts within an hour."),
        (15 * MINUTE, "You can come in now."),
        (10 * MINUTE, "It starts in a few minutes."),
    ] {
        go_to(&world, before + 1);
        world.backend.do_what_is_due().await.unwrap();
        assert_eq!(deliver(&world.backend).await, 0, "not before its time");
        world.clock.advance(1);
        for backend in [&world.backend, &other, &world.another_backend().await, &world.backend] {
            backend.do_what_is_due().await.unwrap();
            deliver(backend).await;
        }
        let received = service.received();
        assert_eq!(bodies(&device, &received), [body], "{before}");
        let [one] = &received[..] else { panic!("one message") };
        assert_eq!((one.path.as_str(), one.header("content-encoding")), ("/ada", "aes128gcm"));
        assert!(one.header("ttl").parse::<i64>().unwrap() > 0);
        topics.push(one.header("topic").to_owned());
        let message = device.read(&one.body).unwrap();
        assert_eq!(message["web_push"], 8030);
        let link = message["notification"]["navigate"].as_str().unwrap();
        let join = link.strip_prefix("https://example.org/en/join/").unwrap();
        assert_eq!(world.backend.waiting_room(join).await.unwrap().own_token, ada);
        // Nothing of it tells what it is about.
        let said = [&message["notification"]["title"], &message["notification"]["body"]].map(Value::to_string).concat();
        assert!(!["amp", "ening", "Ada", "Fog"].iter().any(|word| said.contains(word)), "{said}");
    }
    assert!(topics.iter().all(|topic| *topic == topics[0] && topic.len() == 32), "the newest counts: {topics:?}");
    // Who comes now has just read when it is.
    let late = world.register_on_device("Late").await;
    remind(&world, PushOwner::Registration(&late), &service.device("late")).await;
    world.another_backend().await.do_what_is_due().await.unwrap();
    assert_eq!(deliver(&world.backend).await, 0);
}

async fn what_is_switched_off_is_not_sent(world: World) {
    let service = TestPushService::start().await;
    world.backend.import(&event_in_a_week(None)).await.unwrap();
    let token = world.register_on_device("Ada").await;
    let device = service.device("ada");
    remind(&world, PushOwner::Registration(&token), &device).await;
    choose(&world, &token, &[PushKind::Doors]).await;
    go_to(&world, DAY);
    world.backend.do_what_is_due().await.unwrap();
    assert_eq!(deliver(&world.backend).await, 0);
    go_to(&world, 15 * MINUTE);
    world.backend.do_what_is_due().await.unwrap();
    // Switched off between its cause and its sending.
    choose(&world, &token, &[]).await;
    assert_eq!(deliver(&world.backend).await, 0);
    choose(&world, &token, &[PushKind::Reminders]).await;
    go_to(&world, 10 * MINUTE);
    world.backend.do_what_is_due().await.unwrap();
    assert_eq!(deliver(&world.backend).await, 1);
    assert_eq!(bodies(&device, &service.received()), ["It starts in a few minutes."]);
}

async fn what_no_longer_holds_is_not_sent(world: World) {
    let service = TestPushService::start().await;
    world.backend.import(&event_in_a_week(None)).await.unwrap();
    let [ada, grace] = [world.register_on_device("Ada").await, world.register_on_device("Grace").await];
    for token in [&ada, &grace] {
        remind(&world, PushOwner::Registration(token), &service.device("a")).await;
    }
    go_to(&world, DAY);
    world.backend.do_what_is_due().await.unwrap();
    world.backend.cancel_registration(&ada).await.unwrap();
    world
        .backend
        .stop_pushes(
            PushOwner::Registration(&grace),
            &world.backend.push_devices(PushOwner::Registration(&grace)).await.unwrap()[0].device,
        )
        .await
        .unwrap();
    assert_eq!(deliver(&world.backend).await, 0, "one gave up, the other stopped it");
    // Late by more than the next reminder.
    world.backend.ask_again(&ada).await.unwrap();
    go_to(&world, HOUR);
    world.backend.do_what_is_due().await.unwrap();
    go_to(&world, 5 * MINUTE);
    assert_eq!(deliver(&world.backend).await, 0);
    assert_eq!(world.number("SELECT COUNT(*) FROM pushes WHERE sent_at IS NULL").await, 0, "and is done with");
}

async fn a_moved_session_is_told_of_and_reminded_of_anew(world: World) {
    let service = TestPushService::start().await;
    let event = event_in_a_week(None);
    world.backend.import(&event).await.unwrap();
    let token = world.register_on_device("Ada").await;
    let device = service.device("ada");
    remind(&world, PushOwner::Registration(&token), &device).await;
    go_to(&world, DAY);
    world.backend.do_what_is_due().await.unwrap();
    let mut moved = event.clone();
    moved.session.starts_at = event.session.starts_at.plus(3 * DAY);
    moved.session.ends_at = event.session.ends_at.plus(3 * DAY);
    for _ in 0..2 {
        world.backend.import(&moved).await.unwrap();
        world.backend.do_what_is_due().await.unwrap();
    }
    deliver(&world.backend).await;
    let received = service.received();
    assert_eq!(bodies(&device, &received), ["Your page shows how it is now."], "and of the old date nothing");
    let link = shown(&device, &received)[0]["navigate"].clone();
    assert_eq!(link, format!("https://example.org/en/r/{token}"));
    go_to(&world, DAY);
    world.backend.do_what_is_due().await.unwrap();
    deliver(&world.backend).await;
    assert_eq!(bodies(&device, &service.received()), ["It starts within a day."]);
    let mut off = moved.clone();
    off.session.cancelled = true;
    world.backend.import(&off).await.unwrap();
    go_to(&world, 15 * MINUTE);
    world.backend.do_what_is_due().await.unwrap();
    deliver(&world.backend).await;
    assert_eq!(bodies(&device, &service.received()), ["Your page says more."]);
}

async fn a_seat_that_is_offered_is_told_of(world: World) {
    let service = TestPushService::start().await;
    world.backend.import(&event_in_a_week(Some(1))).await.unwrap();
    let [ada, waits] = [world.register_on_device("Ada").await, world.register_on_device("Waits").await];
    let device = service.device("waits");
    world.backend.remind_device(PushOwner::Registration(&waits), &device.form(), Lang::Ar).await.unwrap();
    remind(&world, PushOwner::Registration(&ada), &service.device("ada")).await;
    world.backend.cancel_registration(&ada).await.unwrap();
    assert_eq!(deliver(&world.backend).await, 1);
    let received = service.received();
    let seat = &shown(&device, &received)[0];
    assert_eq!(
        (seat["title"].as_str(), seat["lang"].as_str(), seat["dir"].as_str()),
        (Some("مقعد شاغر لك"), Some("ar"), Some("rtl"))
    );
    assert_eq!(seat["navigate"], format!("https://example.org/ar/r/{waits}"));
    assert_eq!(received[0].header("urgency"), "high");
    let ttl: i64 = received[0].header("ttl").parse().unwrap();
    assert_eq!(ttl, 12 * 60 * 60, "as long as it is held");
    // Taken meanwhile, it is told of no more.
    world.backend.take_seat(&waits).await.unwrap();
    world.execute("UPDATE pushes SET sent_at = NULL").await;
    assert_eq!(deliver(&world.backend).await, 0);
}

async fn did_you_is_asked_once_on_devices_that_were_there(world: World) {
    let service = TestPushService::start().await;
    let mut tokens = Vec::new();
    for _ in 0..4 {
        tokens.push(world.backend.pledge(&world.pledge(&["vote"])).await.unwrap().token.unwrap());
    }
    let device = service.device("a");
    remind(&world, PushOwner::Pledge(&tokens[0]), &device).await;
    remind(&world, PushOwner::Pledge(&tokens[1]), &device).await;
    remind(&world, PushOwner::Pledge(&tokens[2]), &device).await;
    world.backend.withdraw_pledge(&tokens[2]).await.unwrap();
    let due = world.backend.event().unwrap().pledges_due_at();
    world.clock.advance(due.plus(-1).since(world.clock.now()));
    world.backend.do_what_is_due().await.unwrap();
    assert_eq!(deliver(&world.backend).await, 0);
    world.clock.advance(1);
    world.backend.say_kept(&tokens[1], None, Some(true)).await.unwrap();
    let other = world.another_backend().await;
    let (one, two) = tokio::join!(world.backend.do_what_is_due(), other.do_what_is_due());
    assert!(one.is_ok() && two.is_ok());
    world.clock.advance(1);
    remind(&world, PushOwner::Pledge(&tokens[3]), &service.device("late")).await;
    for backend in [&world.backend, &other, &world.another_backend().await] {
        backend.do_what_is_due().await.unwrap();
        deliver(backend).await;
    }
    let received = service.received();
    assert_eq!(received.len(), 1, "not who has said it, is gone, or came later");
    assert_eq!(shown(&device, &received)[0]["navigate"], format!("https://example.org/en/p/{}", tokens[0]));
    world.backend.clean_up().await.unwrap();
    assert_eq!(world.backend.push_devices(PushOwner::Pledge(&tokens[0])).await, Ok(vec![]), "asked, and done with");
}

async fn a_device_that_is_gone_is_reminded_of_nothing_any_more(world: World) {
    let service = TestPushService::start().await;
    world.backend.import(&event_in_a_week(None)).await.unwrap();
    go_to(&world, DAY + HOUR);
    for status in [404, 410] {
        let token = world.register_on_device("Ada").await;
        remind(&world, PushOwner::Registration(&token), &service.device("a")).await;
        service.answer(status, None);
        go_to(&world, DAY);
        world.another_backend().await.do_what_is_due().await.unwrap();
        assert_eq!(deliver(&world.backend).await, 0);
        assert_eq!(service.received().len(), 1);
        assert_eq!(devices(&world).await, 0, "{status}");
        assert_eq!(world.number("SELECT COUNT(*) FROM pushes").await, 0);
        world.clock.advance(-HOUR);
    }
}

/// A reminder of a session in a week that is due now.
async fn one_due(world: &World, service: &TestPushService) -> TestDevice {
    world.backend.import(&event_in_a_week(None)).await.unwrap();
    let token = world.register_on_device("Ada").await;
    let device = service.device("a");
    remind(world, PushOwner::Registration(&token), &device).await;
    go_to(world, DAY);
    world.backend.do_what_is_due().await.unwrap();
    device
}

async fn who_has_too_much_to_do_is_left_alone_for_as_long_as_they_say(world: World) {
    let service = TestPushService::start().await;
    one_due(&world, &service).await;
    service.answer(429, Some("1800"));
    assert_eq!(deliver(&world.backend).await, 0);
    service.answer(201, None);
    world.clock.advance(30 * MINUTE - 1);
    assert_eq!(deliver(&world.backend).await, 0);
    assert_eq!(service.received().len(), 1);
    world.clock.advance(1);
    assert_eq!(deliver(&world.backend).await, 1);
    assert_eq!(world.text("SELECT COALESCE(given_up_reason, 'none') FROM pushes").await, "none");
}

async fn what_is_refused_is_given_up_and_what_fails_comes_back(world: World) {
    let service = TestPushService::start().await;
    one_due(&world, &service).await;
    for (pause, status) in [(1, 500), (2, 503), (4, 429)] {
        service.answer(status, None);
        assert_eq!(deliver(&world.backend).await, 0);
        world.clock.advance(pause * MINUTE - 1);
        assert_eq!(deliver(&world.backend).await, 0, "not yet");
        assert_eq!(service.received().len(), 1, "{status}");
        world.clock.advance(1);
    }
    service.answer(413, None);
    assert_eq!(deliver(&world.backend).await, 0);
    world.clock.advance(HOUR);
    assert_eq!(deliver(&world.backend).await, 0);
    assert_eq!(service.received().len(), 1);
    assert_eq!(world.text("SELECT given_up_reason FROM pushes").await, "the push service answered 413");
    assert_eq!(devices(&world).await, 1, "the device is reminded of what comes next");
    // A redirect is followed by nobody.
    service.answer(307, None);
    world.execute("UPDATE pushes SET given_up_reason = NULL").await;
    assert_eq!(deliver(&world.backend).await, 0);
    assert_eq!(world.text("SELECT given_up_reason FROM pushes").await, "the push service answered 307");
}

async fn two_senders_never_send_the_same(world: World) {
    let service = TestPushService::start().await;
    world.backend.import(&event_in_a_week(None)).await.unwrap();
    let other = world.another_backend().await;
    for i in 0..30 {
        let token = world.register_on_device("Guest").await;
        remind(&world, PushOwner::Registration(&token), &service.device(&i.to_string())).await;
    }
    go_to(&world, DAY);
    world.backend.do_what_is_due().await.unwrap();
    let (one, two) = tokio::join!(deliver(&world.backend), deliver(&other));
    // One that came second may have gone away with less than there was.
    let rest = deliver(&world.backend).await;
    let mut paths: Vec<String> = service.received().into_iter().map(|one| one.path).collect();
    paths.sort();
    paths.dedup();
    assert_eq!((one + two + rest, paths.len()), (30, 30));
}
