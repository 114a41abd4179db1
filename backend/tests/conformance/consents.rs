//! Consents: stored exactly as they were given, each with the words that were read.

use backend::Backend;
use domain::{CONSENT_TEXT_VERSION, ChangeForm, Instant, Lang, PledgeForm, RegistrationForm};

use crate::{
    on_both_engines,
    world::{World, problem},
};

on_both_engines!(
    all_eight_combinations_are_stored_as_they_were_given,
    the_words_of_this_version_are_kept,
    news_go_to_confirmed_addresses_that_want_them,
    a_new_version_of_the_words_leaves_old_consents_alone,
    what_was_said_last_of_a_mailbox_counts,
);

/// A box as a browser sends it.
fn ticked(given: bool) -> String {
    if given { "yes".into() } else { String::new() }
}

/// What is stored of a question, of the one whose row of `table` has this name.
async fn stored(world: &World, table: &str, name: &str, kind: &str) -> i64 {
    let (id, shown) = match table {
        "registrations" => ("registration_id", "name"),
        _ => ("pledge_id", "shown_name"),
    };
    world
        .number(&format!(
            "SELECT COUNT(*) + 10 * COUNT(CASE given WHEN 0 THEN 1 END) FROM consents
             JOIN {table} ON {table}.id = consents.{id} WHERE {table}.{shown} = '{name}' AND kind = '{kind}'"
        ))
        .await
}

/// As [`stored`] counts: one row that says yes, one that says no, or none.
const YES: i64 = 1;
const NO: i64 = 11;
const NONE: i64 = 0;

async fn all_eight_combinations_are_stored_as_they_were_given(world: World) {
    let mut only_counted = 0;
    for combination in 0..8 {
        let [taking_part, news, publish] = [1, 2, 4].map(|bit| combination & bit != 0);
        let name = format!("Person {combination}");

        let registration = RegistrationForm {
            taking_part: ticked(taking_part),
            news: ticked(news),
            ..world.registration_on_device(&name)
        };
        let answer = world.backend.register(&registration).await;
        if taking_part {
            answer.unwrap();
            assert_eq!(stored(&world, "registrations", &name, "taking_part").await, YES);
            assert_eq!(stored(&world, "registrations", &name, "news").await, if news { YES } else { NO });
        } else {
            assert!(problem(answer, "taking_part").is_some(), "nobody is registered who does not want to be");
            assert_eq!(stored(&world, "registrations", &name, "taking_part").await, NONE);
            assert_eq!(stored(&world, "registrations", &name, "news").await, NONE);
        }
        assert_eq!(stored(&world, "registrations", &name, "publish").await, NONE, "it was not asked there");

        let pledge = PledgeForm { publish: ticked(publish), ..world.named_pledge(&name) };
        let answer = world.backend.pledge(&pledge).await;
        if publish {
            answer.unwrap();
        } else {
            assert!(problem(answer, "publish").is_some(), "nobody is named who does not want to be");
            // Who is only counted publishes nothing, and so need not agree to it: that is stored as well.
            world.backend.pledge(&world.pledge(&["vote"])).await.unwrap();
            only_counted += 1;
            let refusals = "SELECT COUNT(*) FROM consents WHERE kind = 'publish' AND given = 0";
            assert_eq!(world.number(refusals).await, only_counted);
        }
        let published = if publish { YES } else { NONE };
        assert_eq!(stored(&world, "pledges", &name, "publish").await, published);
        for kind in ["taking_part", "news"] {
            assert_eq!(stored(&world, "pledges", &name, kind).await, NONE, "it was not asked there");
        }
    }
}

async fn the_words_of_this_version_are_kept(world: World) {
    assert_eq!(world.number("SELECT COUNT(*) FROM consent_texts").await, 5 * Lang::ALL.len() as i64);
    for lang in Lang::ALL {
        let words = |kind: &str| {
            format!(
                "SELECT text FROM consent_texts
                 WHERE kind = '{kind}' AND lang = '{lang}' AND text_version = {CONSENT_TEXT_VERSION}"
            )
        };
        let said = |key: &str| backend::i18n::tr(lang, key);
        assert_eq!(world.text(&words("taking_part")).await, said("consent-taking-part"));
        assert_eq!(world.text(&words("news")).await, said("consent-news"));
        assert_eq!(world.text(&words("publish")).await, said("consent-publish"));
        assert_eq!(world.text(&words("report")).await, said("consent-report"));
    }

    // Whoever opens the store later finds them there, and leaves them as they are.
    world.execute("UPDATE consent_texts SET text = 'as they were'").await;
    let _again = world.another_backend().await;
    assert_eq!(world.number("SELECT COUNT(*) FROM consent_texts WHERE text <> 'as they were'").await, 0);
}

/// Registers by mail, and confirms the address. Gives the token of the registration's own page.
async fn registers(backend: &Backend, form: &RegistrationForm) -> String {
    backend.register(form).await.unwrap();
    let mail = backend.take_outbox(100).await.unwrap();
    let asks = mail.into_iter().rfind(|item| item.kind.code() == "registered").unwrap();
    let token = asks.recipient.unwrap().token;
    backend.take_seat(&token).await.unwrap();
    token
}

/// Who would get news now.
async fn readers(world: &World) -> Vec<String> {
    world.backend.news_list().await.unwrap().into_iter().map(|consent| consent.email).collect()
}

async fn news_go_to_confirmed_addresses_that_want_them(world: World) {
    let wants = |form: RegistrationForm| RegistrationForm { news: "yes".into(), ..form };
    let arabic = RegistrationForm { lang: "ar".into(), ..world.registration("Ada", "Ada@Example.org") };
    let ada = registers(&world.backend, &wants(arabic)).await;
    registers(&world.backend, &world.registration("Grace", "grace@example.org")).await;
    world.backend.register(&wants(world.registration_on_device("Edsger"))).await.unwrap();
    world.backend.register(&wants(world.registration("Barbara", "barbara@example.org"))).await.unwrap();

    let list = world.backend.news_list().await.unwrap();
    assert_eq!(list.len(), 1, "who did not confirm, gave no address or does not want any gets none");
    assert_eq!((list[0].email.as_str(), list[0].name.as_str()), ("Ada@Example.org", "Ada"));
    assert_eq!((list[0].lang, list[0].text_lang, list[0].text_version), (Lang::Ar, Lang::Ar, CONSENT_TEXT_VERSION));
    assert_eq!(list[0].given_at, world.clock.now());
    assert_eq!(list[0].text.as_deref(), Some(&*backend::i18n::tr(Lang::Ar, "consent-news")));
    assert!(!format!("{list:?}").to_lowercase().contains("ada"), "it may be logged");

    world.backend.stop_news(&ada).await.unwrap();
    assert!(readers(&world).await.is_empty());
}

async fn a_new_version_of_the_words_leaves_old_consents_alone(world: World) {
    let news = |form: RegistrationForm| RegistrationForm { news: "yes".into(), ..form };
    let ada = registers(&world.backend, &news(world.registration("Ada", "ada@example.org"))).await;
    // As if an earlier program had asked her in other words.
    let earlier = CONSENT_TEXT_VERSION - 1;
    world.execute(&format!("UPDATE consents SET text_version = {earlier}")).await;
    world
        .execute(&format!(
            "INSERT INTO consent_texts (kind, text_version, lang, text) VALUES ('news', {earlier}, 'en', 'Old words')"
        ))
        .await;
    let _upgraded = world.another_backend().await;
    registers(&world.backend, &news(world.registration("Grace", "grace@example.org"))).await;

    let said = async || -> Vec<(String, i64, Option<String>)> {
        let list = world.backend.news_list().await.unwrap();
        list.into_iter().map(|consent| (consent.name, consent.text_version, consent.text)).collect()
    };
    let new = backend::i18n::tr(Lang::En, "consent-news");
    let expected =
        [("Ada".into(), earlier, Some("Old words".into())), ("Grace".into(), CONSENT_TEXT_VERSION, Some(new.clone()))];
    assert_eq!(said().await, expected);

    // Saying the same once more leaves what was read then; another answer is one to the new words.
    let form = ChangeForm { name: "Ada".into(), lang: "en".into(), news: "yes".into(), ..ChangeForm::default() };
    world.backend.change_registration(&ada, &form).await.unwrap();
    assert_eq!(said().await, expected);
    world.backend.change_registration(&ada, &ChangeForm { news: String::new(), ..form.clone() }).await.unwrap();
    world.clock.advance(1);
    world.backend.change_registration(&ada, &form).await.unwrap();
    assert_eq!(said().await[1], ("Ada".into(), CONSENT_TEXT_VERSION, Some(new)));
}

async fn what_was_said_last_of_a_mailbox_counts(world: World) {
    let news = |form: RegistrationForm| RegistrationForm { news: "yes".into(), ..form };
    registers(&world.backend, &news(world.registration("Ada", "ada@example.org"))).await;
    let mut next = crate::world::event();
    next.session.slug = "next".into();
    world.backend.import(&next).await.unwrap();

    let asked_at: Instant = world.clock.now().plus(1);
    world.clock.advance(1);
    let second =
        registers(&world.backend.of_session("next").unwrap(), &news(world.registration("Ada", "ADA@example.org")))
            .await;
    let list = world.backend.news_list().await.unwrap();
    assert_eq!(list.len(), 1, "one mail to one mailbox");
    assert_eq!(list[0].given_at, asked_at);
    world.clock.advance(1);
    world.backend.stop_news(&second).await.unwrap();
    assert!(readers(&world).await.is_empty(), "who wants no more means all of it");
}
