//! How organisers get in, and who does not.

use argon2::{Algorithm, Argon2, Params, PasswordHasher, Version, password_hash::SaltString};
use backend::{Backend, ClientMark, ComesFrom, RecoveryCodes, SignedIn, Whole, testing::totp_code};
use domain::{AccountForm, AppError, Email, FieldProblem, Lang, MINUTE, PasswordChangeForm, Role, SignInForm};
use futures::future::join_all;

use crate::{
    on_both_engines,
    world::{DAY, HOUR, World, event, problem},
};

on_both_engines!(
    nothing_that_opens_the_area_can_be_read_in_the_store,
    a_sign_in_is_worth_nothing_before_its_second_factor,
    a_code_is_good_once,
    a_recovery_code_is_good_once,
    who_has_a_second_factor_cannot_get_another_one_by_the_password_alone,
    what_was_offered_to_one_sign_in_is_no_good_for_another,
    an_unknown_address_costs_what_a_wrong_password_does,
    many_tries_at_once_are_each_counted,
    each_process_counts_the_same_failures,
    a_wait_ends_and_failures_are_forgotten_after_a_day,
    a_known_browser_gets_in_while_strangers_try,
    wrong_codes_wait_too,
    a_network_waits_whichever_accounts_it_tries,
    a_new_password_ends_all_other_sign_ins,
    a_hash_that_cost_less_is_made_anew,
    a_typed_password_is_fresh_for_ten_minutes,
    sign_ins_are_listed_and_ended_by_their_owner_alone,
    another_app_takes_the_place_of_the_one_before,
    name_and_language_are_ones_own_to_change,
    what_has_ended_is_thrown_away,
    a_command_beside_a_site_ends_no_sign_in,
);

const PASSWORD: &str = "seven lamps in the harbour";
const ADDRESS: &str = "ada@example.org";

fn email(text: &str) -> Email {
    Email::parse(text).unwrap()
}

fn from(client: u128) -> ComesFrom {
    ComesFrom { client: Some(ClientMark(client)), device: None }
}

fn typed(email: &str, password: &str) -> SignInForm {
    SignInForm { email: email.into(), password: password.into(), next: String::new() }
}

async fn join(world: &World) {
    world.backend.joined_for_test(&email(ADDRESS), PASSWORD, Role::Owner).await.unwrap();
}

/// Types the right password.
async fn half(backend: &Backend, from: &ComesFrom) -> SignedIn {
    let token = backend.sign_in(&typed(ADDRESS, PASSWORD), from, None).await.unwrap();
    backend.signed_in(&token).await.unwrap().unwrap()
}

/// Sets up the second factor on the way in: the sign-in, the app's secret, the recovery codes.
async fn set_up(backend: &Backend, half: &SignedIn) -> (Whole, String, RecoveryCodes) {
    let offer = backend.offer_second_factor(half).await.unwrap();
    let codes = backend.try_second_factor(half, &offer.sealed, &totp_code(&offer.secret, 0)).await.unwrap();
    let whole = backend.keep_second_factor(half, &codes.sealed).await.unwrap().unwrap();
    (whole, offer.secret, codes)
}

/// Gets in for the first time.
async fn first_way_in(world: &World) -> (Whole, String, RecoveryCodes) {
    join(world).await;
    let half = half(&world.backend, &from(1)).await;
    set_up(&world.backend, &half).await
}

/// Gets in by a recovery code.
async fn in_again(world: &World, code: &str) -> Whole {
    let half = half(&world.backend, &from(1)).await;
    world.backend.give_second_factor(&half, code, &from(1)).await.unwrap()
}

async fn signed_in(backend: &Backend, whole: &Whole) -> SignedIn {
    backend.signed_in(&whole.token).await.unwrap().expect("it is open")
}

fn wrong<T>(field: &str, answer: Result<T, AppError>) -> bool {
    problem(answer, field) == Some(FieldProblem::Wrong)
}

fn wait<T>(answer: Result<T, AppError>) -> Option<u64> {
    match answer {
        Err(AppError::TooMany { retry_after }) => Some(retry_after),
        _ => None,
    }
}

async fn nothing_that_opens_the_area_can_be_read_in_the_store(world: World) {
    join(&world).await;
    let first = world.backend.sign_in(&typed(ADDRESS, PASSWORD), &from(7), None).await.unwrap();
    let half = world.backend.signed_in(&first).await.unwrap().unwrap();
    let (whole, secret, codes) = set_up(&world.backend, &half).await;
    assert!(world.backend.sign_in(&typed(ADDRESS, "wrong"), &from(7), None).await.is_err());
    assert_ne!(whole.token, first, "who knew the first token knows nothing now");
    assert!(world.backend.signed_in(&first).await.unwrap().is_none());

    let stored = world.everything_stored().await;
    let client = format!("{:032x}", 7);
    for open in [&*first, &whole.token, &whole.device, &secret, PASSWORD, &client] {
        assert!(!stored.contains(open), "{open}");
    }
    for code in &codes.codes {
        assert!(!stored.contains(code) && !stored.contains(&code.replace('-', "")), "{code}");
    }
    assert!(stored.contains("$argon2id$v=19$m=19456,t=2,p=1$"));
    assert_eq!(world.number("SELECT COUNT(*) FROM audit_entries WHERE action = 'signed-in'").await, 1);
    assert_eq!(world.number("SELECT COUNT(*) FROM recovery_codes").await, 10);
}

async fn a_sign_in_is_worth_nothing_before_its_second_factor(world: World) {
    join(&world).await;
    let half = half(&world.backend, &from(1)).await;
    assert!(!half.is_whole);
    assert_eq!(world.backend.own_sign_ins(&half).await.unwrap(), [], "it is no sign-in yet");
    assert_eq!(world.backend.offer_recovery_codes(&half).await, Err(AppError::Forbidden));
    let (whole, ..) = set_up(&world.backend, &half).await;
    let now = signed_in(&world.backend, &whole).await;
    assert!(now.is_whole && now.id == half.id);

    let second = world.backend.sign_in(&typed(ADDRESS, PASSWORD), &from(1), None).await.unwrap();
    world.clock.advance(15 * MINUTE);
    assert!(world.backend.signed_in(&second).await.unwrap().is_none(), "it does not wait for long");
    assert!(world.backend.signed_in(&whole.token).await.unwrap().is_some());
}

async fn a_code_is_good_once(world: World) {
    let (_, secret, _) = first_way_in(&world).await;
    let backend = &world.backend;
    let (one, other) = (half(backend, &from(1)).await, half(backend, &from(2)).await);
    let used = backend.give_second_factor(&one, &totp_code(&secret, 0), &from(1)).await;
    assert!(wrong("code", used), "it has shown that the app was set up");
    let (by_one, by_other) = (from(1), from(2));
    let code = totp_code(&secret, 1);
    let both = [(&one, &by_one), (&other, &by_other)];
    let both = join_all(both.map(|(half, from)| backend.give_second_factor(half, &code, from))).await;
    assert_eq!(both.iter().filter(|answer| answer.is_ok()).count(), 1, "two at once are one");
}

async fn a_recovery_code_is_good_once(world: World) {
    let (.., codes) = first_way_in(&world).await;
    let written = codes.codes[3].replace('-', " ").to_uppercase();
    let whole = in_again(&world, &written).await;
    let now = signed_in(&world.backend, &whole).await;
    assert_eq!(world.backend.recovery_codes_left(&now).await, Ok(9));
    let half = half(&world.backend, &from(1)).await;
    assert!(wrong("code", world.backend.give_second_factor(&half, &codes.codes[3], &from(1)).await));
    assert!(wrong("code", world.backend.give_second_factor(&half, "", &from(1)).await));
    let by = world.text("SELECT after_it FROM audit_entries WHERE after_it IS NOT NULL").await;
    assert_eq!(by, "recovery-code");
}

async fn who_has_a_second_factor_cannot_get_another_one_by_the_password_alone(world: World) {
    join(&world).await;
    let backend = &world.backend;
    let (one, other) = (half(backend, &from(1)).await, half(backend, &from(1)).await);
    let offer = backend.offer_second_factor(&other).await.unwrap();
    let shown = backend.try_second_factor(&other, &offer.sealed, &totp_code(&offer.secret, 0)).await.unwrap();
    set_up(backend, &one).await;
    assert_eq!(backend.keep_second_factor(&other, &shown.sealed).await, Err(AppError::Forbidden));
    assert_eq!(backend.offer_second_factor(&other).await, Err(AppError::Forbidden));
    let again = backend.try_second_factor(&other, &offer.sealed, &totp_code(&offer.secret, 0)).await;
    assert_eq!(again, Err(AppError::Forbidden));
}

async fn what_was_offered_to_one_sign_in_is_no_good_for_another(world: World) {
    join(&world).await;
    let backend = &world.backend;
    let (one, other) = (half(backend, &from(1)).await, half(backend, &from(1)).await);
    let offer = backend.offer_second_factor(&one).await.unwrap();
    let code = totp_code(&offer.secret, 0);
    assert_eq!(backend.try_second_factor(&other, &offer.sealed, &code).await, Err(AppError::StaleForm));
    let shown = backend.try_second_factor(&one, &offer.sealed, &code).await.unwrap();
    assert_eq!(backend.keep_second_factor(&other, &shown.sealed).await, Err(AppError::StaleForm));
    assert_eq!(backend.keep_second_factor(&one, &offer.sealed).await, Err(AppError::StaleForm));
    assert!(wrong("code", backend.try_second_factor(&one, &offer.sealed, "000").await));
    assert_eq!(backend.has_second_factor(&one).await, Ok(false), "nothing is kept before it is said to be");
}

async fn an_unknown_address_costs_what_a_wrong_password_does(world: World) {
    join(&world).await;
    let tries = [(ADDRESS, "wrong"), ("nobody@example.org", PASSWORD), ("no address", ""), ("\0", "\0")];
    for (address, password) in tries {
        let before = world.backend.passwords_checked();
        assert!(wrong("password", world.backend.sign_in(&typed(address, password), &from(1), None).await));
        assert_eq!(world.backend.passwords_checked(), before + 1, "{address:?}");
    }
    let spelled = typed(" Ada@Example.ORG ", PASSWORD);
    assert!(world.backend.sign_in(&spelled, &from(1), None).await.is_ok(), "however it is spelled");
}

async fn many_tries_at_once_are_each_counted(world: World) {
    join(&world).await;
    let form = typed(ADDRESS, "wrong");
    for (address, after) in [(ADDRESS, 5), ("nobody@example.org", 5)] {
        let before = world.backend.passwords_checked();
        let form = SignInForm { email: address.into(), ..form.clone() };
        let places: Vec<_> = (0..30).map(from).collect();
        let answers = join_all(places.iter().map(|from| world.backend.sign_in(&form, from, None))).await;
        assert_eq!(world.backend.passwords_checked() - before, after, "{address}");
        assert_eq!(answers.into_iter().filter_map(wait).collect::<Vec<_>>(), [60; 25]);
    }
}

async fn each_process_counts_the_same_failures(world: World) {
    join(&world).await;
    let other = world.another_backend().await;
    for backend in [&world.backend, &other, &world.backend, &other, &other] {
        assert!(wrong("password", backend.sign_in(&typed(ADDRESS, "wrong"), &from(1), None).await));
    }
    for backend in [&world.backend, &other, &world.another_backend().await] {
        assert_eq!(wait(backend.sign_in(&typed(ADDRESS, PASSWORD), &from(2), None).await), Some(60));
    }
}

async fn a_wait_ends_and_failures_are_forgotten_after_a_day(world: World) {
    join(&world).await;
    let bad = typed(ADDRESS, "wrong");
    let mut minutes = Vec::new();
    for i in 0..11 {
        let answer = world.backend.sign_in(&bad, &from(i), None).await;
        if let Some(seconds) = wait(answer) {
            minutes.push(seconds / 60);
            world.clock.advance(i64::try_from(seconds).unwrap() * 1_000 - 1);
            assert_eq!(wait(world.backend.sign_in(&bad, &from(i), None).await), Some(1));
            world.clock.advance(1);
            assert!(wrong("password", world.backend.sign_in(&bad, &from(i), None).await));
        }
    }
    assert_eq!(minutes, [1, 2, 4, 8, 15, 15]);
    world.clock.advance(DAY);
    for i in 0..5 {
        assert!(wrong("password", world.backend.sign_in(&bad, &from(i), None).await));
    }
    assert!(wait(world.backend.sign_in(&bad, &from(1), None).await).is_some());

    let unlimited = ComesFrom::default();
    for _ in 0..3 {
        assert!(
            wrong("password", world.backend.sign_in(&bad, &unlimited, None).await),
            "without limits none is counted"
        );
    }
}

async fn a_known_browser_gets_in_while_strangers_try(world: World) {
    let (whole, _, codes) = first_way_in(&world).await;
    let backend = &world.backend;
    for i in 0..6 {
        _ = backend.sign_in(&typed(ADDRESS, "wrong"), &from(100 + i), None).await;
    }
    assert!(wait(backend.sign_in(&typed(ADDRESS, PASSWORD), &from(1), None).await).is_some());
    let known = ComesFrom { device: Some(whole.device.clone()), ..from(1) };
    let half = half(backend, &known).await;
    backend.give_second_factor(&half, &codes.codes[0], &known).await.unwrap();

    for _ in 0..5 {
        assert!(wrong("password", backend.sign_in(&typed(ADDRESS, "wrong"), &known, None).await));
    }
    assert!(wait(backend.sign_in(&typed(ADDRESS, PASSWORD), &known, None).await).is_some(), "it has a limit too");
    let foreign = ComesFrom { device: Some("A".repeat(54)), ..from(1) };
    for i in 0..5 {
        _ = backend
            .sign_in(
                &typed("other@example.org", "wrong"),
                &ComesFrom { client: from(i).client, ..foreign.clone() },
                None,
            )
            .await;
    }
    assert!(
        wait(backend.sign_in(&typed("other@example.org", "wrong"), &foreign, None).await).is_some(),
        "no other opens"
    );
}

async fn wrong_codes_wait_too(world: World) {
    let (_, _, codes) = first_way_in(&world).await;
    let backend = &world.backend;
    for i in 0..5 {
        let half = half(backend, &from(i)).await;
        assert!(wrong("code", backend.give_second_factor(&half, "000000", &from(i)).await));
    }
    let half = half(backend, &from(9)).await;
    assert_eq!(wait(backend.give_second_factor(&half, &codes.codes[0], &from(9)).await), Some(60));
    world.clock.advance(MINUTE);
    backend.give_second_factor(&half, &codes.codes[0], &from(9)).await.unwrap();
    assert_eq!(
        world.number("SELECT COUNT(*) FROM sign_in_failures WHERE kind <> 'network'").await,
        0,
        "then all is forgotten"
    );
}

async fn a_network_waits_whichever_accounts_it_tries(world: World) {
    join(&world).await;
    for i in 0..20 {
        let form = typed(&format!("{i}@example.org"), "wrong");
        assert!(wrong("password", world.backend.sign_in(&form, &from(5), None).await));
    }
    assert_eq!(wait(world.backend.sign_in(&typed(ADDRESS, PASSWORD), &from(5), None).await), Some(60));
    assert!(world.backend.sign_in(&typed(ADDRESS, PASSWORD), &from(6), None).await.is_ok());
}

async fn a_new_password_ends_all_other_sign_ins(world: World) {
    let (first, _, codes) = first_way_in(&world).await;
    let second = in_again(&world, &codes.codes[0]).await;
    let halfway = world.backend.sign_in(&typed(ADDRESS, PASSWORD), &from(1), None).await.unwrap();
    let (backend, now) = (&world.backend, signed_in(&world.backend, &second).await);
    let form = |old: &str, new: &str| PasswordChangeForm { current_password: old.into(), password: new.into() };
    assert!(wrong(
        "current_password",
        backend.change_password(&now, &form("wrong", "eight moons on a ladder"), &from(1)).await
    ));
    let easy = backend.change_password(&now, &form(PASSWORD, "adaexample1"), &from(1)).await;
    assert_eq!(problem(easy, "password"), Some(FieldProblem::TooShort));
    let easy = backend.change_password(&now, &form(PASSWORD, "ada@example.org"), &from(1)).await;
    assert_eq!(problem(easy, "password"), Some(FieldProblem::TooEasy));
    assert!(backend.signed_in(&first.token).await.unwrap().is_some(), "nothing has changed so far");

    let device = backend.change_password(&now, &form(PASSWORD, "eight moons on a ladder"), &from(1)).await.unwrap();
    for token in [&first.token, &halfway] {
        assert!(backend.signed_in(token).await.unwrap().is_none());
    }
    assert!(backend.signed_in(&second.token).await.unwrap().is_some());
    assert_ne!(device, second.device, "no browser is known any more but this one");
    assert!(wrong("password", backend.sign_in(&typed(ADDRESS, PASSWORD), &from(1), None).await));
    assert!(backend.sign_in(&typed(ADDRESS, "eight moons on a ladder"), &from(1), None).await.is_ok());
    assert_eq!(world.number("SELECT COUNT(*) FROM audit_entries WHERE action = 'password-changed'").await, 1);
}

async fn a_hash_that_cost_less_is_made_anew(world: World) {
    join(&world).await;
    let params = Params::new(9 * 1_024, 2, 1, None).unwrap();
    let half_the_memory = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
    let salt = SaltString::encode_b64(b"shaping tomorrow").unwrap();
    let cheap = half_the_memory.hash_password(PASSWORD.as_bytes(), &salt).unwrap();
    world.execute(&format!("UPDATE organisers SET password = '{cheap}'")).await;
    half(&world.backend, &from(1)).await;
    assert!(world.text("SELECT password FROM organisers").await.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"));
    half(&world.backend, &from(1)).await;
}

async fn a_typed_password_is_fresh_for_ten_minutes(world: World) {
    let (whole, ..) = first_way_in(&world).await;
    let backend = &world.backend;
    let now = signed_in(backend, &whole).await;
    assert!(now.is_fresh, "it was typed on the way in");
    world.clock.advance(10 * MINUTE);
    let now = signed_in(backend, &whole).await;
    assert!(!now.is_fresh);
    assert_eq!(backend.offer_second_factor(&now).await, Err(AppError::Forbidden));
    assert!(wrong("current_password", backend.type_password_again(&now, "wrong", &from(1)).await));
    assert!(!signed_in(backend, &whole).await.is_fresh);
    backend.type_password_again(&now, PASSWORD, &from(1)).await.unwrap();
    assert!(signed_in(backend, &whole).await.is_fresh);
    for _ in 0..5 {
        assert!(wrong("current_password", backend.type_password_again(&now, "wrong", &from(1)).await));
    }
    assert_eq!(wait(backend.type_password_again(&now, PASSWORD, &from(1)).await), Some(60));
}

async fn sign_ins_are_listed_and_ended_by_their_owner_alone(world: World) {
    let (first, _, codes) = first_way_in(&world).await;
    world.clock.advance(HOUR);
    let second = in_again(&world, &codes.codes[0]).await;
    let stranger = world.backend.organiser_for_test(Role::Owner, Lang::En).await.unwrap();
    let (backend, now) = (&world.backend, signed_in(&world.backend, &second).await);
    let listed = backend.own_sign_ins(&now).await.unwrap();
    assert_eq!(listed.iter().map(|one| one.is_this).collect::<Vec<_>>(), [true, false]);
    assert_eq!(listed[0].began_at.since(listed[1].began_at), HOUR);

    let theirs = backend.signed_in(&stranger).await.unwrap().unwrap();
    backend.end_sign_in(&theirs, &listed[1].id).await.unwrap();
    backend.end_other_sign_ins(&theirs).await.unwrap();
    assert!(backend.signed_in(&first.token).await.unwrap().is_some());
    backend.end_sign_in(&now, &listed[1].id).await.unwrap();
    assert!(backend.signed_in(&first.token).await.unwrap().is_none());
    let third = in_again(&world, &codes.codes[1]).await;
    backend.end_other_sign_ins(&now).await.unwrap();
    assert!(backend.signed_in(&third.token).await.unwrap().is_none());
    backend.sign_out(&second.token).await.unwrap();
    assert!(backend.signed_in(&second.token).await.unwrap().is_none());
    assert!(backend.signed_in(&stranger).await.unwrap().is_some());
    assert_eq!(world.number("SELECT COUNT(*) FROM audit_entries WHERE action = 'signed-out'").await, 3);
}

async fn another_app_takes_the_place_of_the_one_before(world: World) {
    let (first, old_secret, old_codes) = first_way_in(&world).await;
    let second = in_again(&world, &old_codes.codes[0]).await;
    let (backend, now) = (&world.backend, signed_in(&world.backend, &second).await);
    let offer = backend.offer_second_factor(&now).await.unwrap();
    let codes = backend.try_second_factor(&now, &offer.sealed, &totp_code(&offer.secret, 0)).await.unwrap();
    assert_eq!(backend.recovery_codes_left(&now).await, Ok(9), "the ones before are good until the new ones are kept");
    assert_eq!(backend.keep_second_factor(&now, &codes.sealed).await, Ok(None));
    assert!(backend.signed_in(&first.token).await.unwrap().is_none(), "others may have been somebody with the old app");
    assert_eq!(backend.recovery_codes_left(&now).await, Ok(10));

    let half = half(backend, &from(1)).await;
    assert!(wrong("code", backend.give_second_factor(&half, &totp_code(&old_secret, 1), &from(1)).await));
    assert!(wrong("code", backend.give_second_factor(&half, &old_codes.codes[1], &from(1)).await));
    backend.give_second_factor(&half, &totp_code(&offer.secret, 1), &from(1)).await.unwrap();

    let more = backend.offer_recovery_codes(&now).await.unwrap();
    assert_eq!(backend.keep_second_factor(&now, &more.sealed).await, Ok(None));
    in_again(&world, &more.codes[9]).await;
    for action in ["second-factor-changed", "recovery-codes-made"] {
        let noted = world.number(&format!("SELECT COUNT(*) FROM audit_entries WHERE action = '{action}'")).await;
        assert_eq!(noted, if action == "recovery-codes-made" { 1 } else { 2 }, "{action}");
    }
}

async fn name_and_language_are_ones_own_to_change(world: World) {
    let (whole, ..) = first_way_in(&world).await;
    let (backend, now) = (&world.backend, signed_in(&world.backend, &whole).await);
    let form = |name: &str, lang: &str| AccountForm { name: name.into(), lang: lang.into() };
    let answer = backend.change_account(&now, &form(" ", "xx")).await;
    assert_eq!(problem(answer.clone(), "name"), Some(FieldProblem::Missing));
    assert_eq!(problem(answer, "lang"), Some(FieldProblem::UnknownChoice));
    backend.change_account(&now, &form("Ada Q.", "ar")).await.unwrap();
    let organiser = signed_in(backend, &whole).await.organiser;
    assert_eq!((organiser.name.as_str(), organiser.lang), ("Ada Q.", Lang::Ar));
    let noted = world.text("SELECT before_it || ' ' || after_it FROM audit_entries WHERE subject = 'own-name'").await;
    assert_eq!(noted, "Ada Quill Ada Q.");
}

async fn what_has_ended_is_thrown_away(world: World) {
    let (whole, ..) = first_way_in(&world).await;
    assert!(world.backend.sign_in(&typed(ADDRESS, "wrong"), &from(1), None).await.is_err());
    half(&world.backend, &from(1)).await;
    let left = async |table: &str| world.number(&format!("SELECT COUNT(*) FROM {table}")).await;
    assert_eq!(left("sign_ins").await, 2);
    world.clock.advance(HOUR);
    world.backend.clean_up().await.unwrap();
    assert_eq!(left("sign_ins").await, 1, "half a sign-in lasts less long");
    assert!(world.backend.signed_in(&whole.token).await.unwrap().is_some());
    world.clock.advance(2 * DAY);
    world.backend.clean_up().await.unwrap();
    assert_eq!((left("sign_ins").await, left("sign_in_failures").await), (0, 0));
}

/// A command beside a site goes by the machine's clock, whatever the site goes by.
async fn a_command_beside_a_site_ends_no_sign_in(world: World) {
    let (whole, ..) = first_way_in(&world).await;
    world.clock.advance(2 * DAY);
    let command = world.another_backend().await;
    // It has written, so it would have thrown away by now.
    command.import(&event()).await.unwrap();
    world.clock.advance(-2 * DAY);
    assert!(world.backend.signed_in(&whole.token).await.unwrap().is_some());
}
