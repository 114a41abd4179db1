//! Seats and the line, whatever happens in whatever order.

use std::collections::BTreeMap;

use backend::Backend;
use domain::{AppError, RegistrationState};
use futures::future::join_all;
use rand::{Rng, SeedableRng, rngs::StdRng, seq::IndexedRandom};
use sqlx::Row;

use crate::{
    on_both_engines,
    world::{HOUR, World, event_in_a_week, soon},
};

on_both_engines!(
    nobody_is_oversold_passed_by_or_lost,
    a_freed_seat_is_offered_to_the_first_in_line_for_a_time,
    near_the_session_offers_are_shorter,
    more_seats_move_the_line_by_themselves,
    who_comes_anew_passes_nobody_by,
);

/// Somebody of the random tests: the link that they have.
#[derive(Clone)]
struct Guest {
    token: String,
}

#[derive(Debug, Clone)]
enum Step {
    Register { number: u32, by_email: bool },
    Confirm(usize),
    TakeSeat(usize),
    Cancel(usize),
    AskAgain(usize),
    Erase(usize),
    Seats(i64),
    Expire,
}

/// Everything that may happen to seats, in random order and several at once from two processes.
async fn nobody_is_oversold_passed_by_or_lost(world: World) {
    let mut erased = 0;
    let mut guests: Vec<Guest> = Vec::new();
    let seed: u64 = rand::random();
    println!("seed {seed}");
    let mut random = StdRng::seed_from_u64(seed);
    let mut seats = 3;
    world.backend.import(&event_in_a_week(Some(seats))).await.unwrap();
    let other = world.another_backend().await;
    for round in 0..60 {
        let before = Standing::read(&world).await;
        let now = random.random_range(0..20) * HOUR / 2;
        world.clock.advance(if round < 50 { now / 4 } else { 0 });
        let steps: Vec<Step> = (0..random.random_range(1..6)).map(|_| step(&mut random, guests.len())).collect();
        let most_seats = steps.iter().fold(seats, |most, step| match step {
            Step::Seats(seats) => most.max(*seats),
            _ => most,
        });
        let done = join_all(steps.iter().enumerate().map(|(i, step)| {
            let backend = [&world.backend, &other][i % 2];
            carry_out(&world, backend, step, &guests)
        }))
        .await;
        for (step, outcome) in steps.iter().zip(done) {
            match (step, outcome) {
                (Step::Seats(_), _) => {
                    seats = world.number("SELECT capacity FROM sessions").await;
                }
                (Step::Erase(_), Outcome::Erased) => erased += 1,
                (_, Outcome::Registered(guest)) => guests.push(guest),
                _ => {}
            }
        }
        let after = Standing::read(&world).await;
        after.check(&before, seats, most_seats, &format!("seed {seed}, round {round}, {steps:?}"));
        assert_eq!(after.people(), guests.len() as i64 - erased, "seed {seed}: somebody was lost or is there twice");
    }
}

fn step(random: &mut StdRng, guests: usize) -> Step {
    let guest = if guests == 0 { 0 } else { random.random_range(0..guests) };
    match random.random_range(0..20) {
        _ if guests == 0 => Step::Register { number: random.random(), by_email: true },
        0..6 => Step::Register { number: random.random(), by_email: random.random_bool(0.6) },
        6..8 => Step::Confirm(guest),
        8..10 => Step::TakeSeat(guest),
        10..13 => Step::Cancel(guest),
        13..15 => Step::AskAgain(guest),
        15 => Step::Erase(guest),
        16 => Step::Seats(*[0, 1, 2, 4, 6].choose(random).unwrap()),
        _ => Step::Expire,
    }
}

enum Outcome {
    Registered(Guest),
    Erased,
    Other,
}

async fn carry_out(world: &World, backend: &Backend, step: &Step, guests: &[Guest]) -> Outcome {
    let fine =
        |outcome: Result<(), AppError>| assert!(matches!(outcome, Ok(()) | Err(AppError::NotFound)), "{outcome:?}");
    let token = |guest: &usize| guests[*guest].token.as_str();
    match step {
        Step::Register { number, by_email } => {
            let name = format!("Guest {number}");
            let form = match by_email {
                true => world.registration(&name, &format!("guest{number}@example.org")),
                false => world.registration_on_device(&name),
            };
            let answer = backend.register(&form).await.unwrap();
            let token = match answer.token {
                Some(token) => token,
                // The mailbox has it: the mail is taken so that others find theirs.
                None => world.token_of(&format!("guest{number}@example.org")).await,
            };
            return Outcome::Registered(Guest { token });
        }
        Step::Confirm(guest) | Step::TakeSeat(guest) => fine(backend.take_seat(token(guest)).await),
        Step::Cancel(guest) => fine(backend.cancel_registration(token(guest)).await),
        Step::AskAgain(guest) => fine(backend.ask_again(token(guest)).await),
        Step::Erase(guest) => match backend.erase_registration(token(guest)).await {
            Ok(()) => return Outcome::Erased,
            outcome => fine(outcome),
        },
        Step::Seats(seats) => backend.import(&event_in_a_week(Some(*seats))).await.unwrap(),
        Step::Expire => drop(backend.do_what_is_due().await.unwrap()),
    }
    Outcome::Other
}

/// Who has and waits for seats.
struct Standing {
    seats_taken: i64,
    by_state: BTreeMap<String, Vec<i64>>,
}

impl Standing {
    async fn read(world: &World) -> Self {
        let mut db = world.connection().await;
        let seats_taken = sqlx::query_scalar("SELECT seats_taken FROM sessions").fetch_one(&mut db).await.unwrap();
        let mut by_state = BTreeMap::<String, Vec<i64>>::new();
        for row in sqlx::query("SELECT state, line FROM registrations").fetch_all(&mut db).await.unwrap() {
            by_state.entry(row.get("state")).or_default().push(row.get("line"));
        }
        Self { seats_taken, by_state }
    }

    fn lines(&self, state: RegistrationState) -> &[i64] {
        self.by_state.get(state.code()).map_or(&[], Vec::as_slice)
    }

    fn people(&self) -> i64 {
        self.by_state.values().map(|people| people.len() as i64).sum()
    }

    fn check(&self, before: &Self, seats: i64, most_seats: i64, what: &str) {
        let holding: usize = RegistrationState::ALL
            .into_iter()
            .filter(|state| state.holds_a_seat())
            .map(|state| self.lines(state).len())
            .sum();
        assert_eq!(self.seats_taken, holding as i64, "seats are miscounted: {what}");
        // Lowering takes nobody's seat away; only who has one keeps it.
        assert!(self.seats_taken <= most_seats.max(before.seats_taken), "oversold: {what}");
        let waiting = self.lines(RegistrationState::Waitlisted);
        assert!(self.seats_taken >= seats || waiting.is_empty(), "a seat is free while somebody waits: {what}");
        if let (Some(offered), Some(waits)) =
            (self.lines(RegistrationState::Offered).iter().max(), waiting.iter().min())
        {
            assert!(offered < waits, "somebody was passed by: {what}");
        }
    }
}

async fn a_freed_seat_is_offered_to_the_first_in_line_for_a_time(world: World) {
    world.backend.import(&event_in_a_week(Some(1))).await.unwrap();
    let first = world.register_on_device("First").await;
    world.backend.register(&world.registration("Second", "second@example.org")).await.unwrap();
    let second = world.token_of("second@example.org").await;
    let third = world.register_on_device("Third").await;
    assert_eq!(world.own(&second).await.place_in_line, Some(1));
    assert_eq!(world.own(&third).await.place_in_line, Some(2));

    world.backend.cancel_registration(&first).await.unwrap();
    let own = world.own(&second).await;
    assert_eq!(own.state, RegistrationState::Offered);
    assert_eq!(own.held_until, Some(world.clock.now().plus(12 * HOUR)));
    assert_eq!(world.kinds_in_outbox().await, ["registered", "seat_offered"]);
    assert_eq!(world.own(&third).await.place_in_line, Some(1));

    // Nobody takes it: it goes on, and the first one can ask again and is last.
    world.clock.advance(12 * HOUR);
    assert_eq!(world.own(&second).await.state, RegistrationState::Expired, "even before anybody has noticed");
    world.backend.take_seat(&second).await.unwrap();
    assert_eq!(world.own(&second).await.state, RegistrationState::Expired, "too late");
    assert_eq!(world.backend.do_what_is_due().await, Ok(1));
    assert_eq!(world.own(&third).await.state, RegistrationState::Offered);
    world.backend.ask_again(&second).await.unwrap();
    assert_eq!(world.own(&second).await.place_in_line, Some(1));

    world.backend.take_seat(&third).await.unwrap();
    assert_eq!(world.own(&third).await.state, RegistrationState::Confirmed);
    assert_eq!(world.number("SELECT seats_taken FROM sessions").await, 1);
}

async fn near_the_session_offers_are_shorter(world: World) {
    let event = event_in_a_week(Some(1));
    world.backend.import(&event).await.unwrap();
    let first = world.register_on_device("First").await;
    let second = world.register_on_device("Second").await;
    world.clock.advance(event.session.starts_at.since(world.clock.now()) - 4 * HOUR);
    world.backend.cancel_registration(&first).await.unwrap();
    assert_eq!(world.own(&second).await.held_until, Some(world.clock.now().plus(HOUR)));
}

async fn more_seats_move_the_line_by_themselves(world: World) {
    world.backend.import(&event_in_a_week(Some(1))).await.unwrap();
    let mut guests = Vec::new();
    for i in 0..4 {
        guests.push(world.register_on_device(&format!("Guest {i}")).await);
    }
    world.backend.import(&event_in_a_week(Some(3))).await.unwrap();
    let mut states = Vec::new();
    for guest in &guests {
        states.push(world.own(guest).await.state);
    }
    use RegistrationState::{Confirmed, Offered, Waitlisted};
    assert_eq!(states, [Confirmed, Offered, Offered, Waitlisted]);

    // Fewer seats than are taken: nobody loses theirs, and nobody gets one that becomes free.
    world.backend.import(&event_in_a_week(Some(1))).await.unwrap();
    world.backend.cancel_registration(&guests[1]).await.unwrap();
    assert_eq!(world.own(&guests[3]).await.state, Waitlisted);
    world.backend.import(&event_in_a_week(None)).await.unwrap();
    assert_eq!(world.own(&guests[3]).await.state, Offered);
}

async fn who_comes_anew_passes_nobody_by(world: World) {
    world.backend.import(&event_in_a_week(Some(1))).await.unwrap();
    let first = world.register_on_device("First").await;
    let second = world.register_on_device("Second").await;
    let other = world.another_backend().await;
    soon(async || other.event().is_some()).await;
    let newcomer = world.registration_on_device("Third");
    let (_, third) = tokio::join!(world.backend.cancel_registration(&first), other.register(&newcomer));
    assert!(third.unwrap().waitlisted);
    assert_eq!(world.own(&second).await.state, RegistrationState::Offered);
}
