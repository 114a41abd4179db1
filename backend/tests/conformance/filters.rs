//! The wall by country, action and language, and the parts of it that open pages ask for again.

use backend::{WallFilter, WallFilterForm, WallRange};
use domain::{AppError, FieldErrors, FieldProblem, PledgeForm, PublicPledge};
use rand::{Rng, SeedableRng, rngs::StdRng};

use crate::{
    on_both_engines,
    world::{World, event},
};

on_both_engines!(
    every_filter_lets_exactly_those_through,
    pages_of_a_filter_are_complete_and_repeat_nothing,
    who_is_gone_is_in_no_filter,
    an_open_part_keeps_those_it_had_however_many_come,
    a_page_may_be_indexed_where_all_on_it_may,
    what_the_campaign_does_not_offer_is_no_filter,
    a_change_far_down_the_list_is_a_change,
);

/// Choices whose copies of what their pledge says are not what it says.
const WRONG_COPIES: &str = "
    SELECT COUNT(*) FROM pledge_choices JOIN pledges ON pledges.id = pledge_id
    WHERE pledge_choices.is_shown <> pledges.is_shown OR (pledges.is_shown = 1 AND (
        pledge_choices.campaign_id <> pledges.campaign_id OR pledge_choices.lang <> pledges.lang
        OR COALESCE(pledge_choices.country, '') <> COALESCE(pledges.country, '')))";

const COUNTRIES: [&str; 4] = ["", "DE", "FR", "ZZ"];
const ACTIONS: [&str; 4] = ["", "vote", "meet", "join"];
const LANGUAGES: [&str; 4] = ["", "en", "fr", "ar"];

fn filter(country: &str, action: &str, language: &str) -> WallFilter {
    let form = WallFilterForm { country: country.into(), action: action.into(), language: language.into() };
    WallFilter::parse(&form, &event()).unwrap()
}

/// Every filter there is, the one that lets all through among them.
fn filters() -> impl Iterator<Item = WallFilter> {
    let languages = |country, action| LANGUAGES.map(|language| filter(country, action, language));
    COUNTRIES.iter().flat_map(move |country| ACTIONS.iter().flat_map(move |action| languages(*country, *action)))
}

/// Forty pledges of all kinds; gives their tokens.
async fn pledge_all_kinds(world: &World) -> Vec<String> {
    let mut random = StdRng::seed_from_u64(7);
    let mut tokens = Vec::new();
    for i in 0..40 {
        let actions: Vec<&str> = ACTIONS[1..].iter().copied().filter(|_| random.random_bool(0.5)).collect();
        let actions = if actions.is_empty() { vec!["vote"] } else { actions };
        let form = PledgeForm {
            actions: actions.into_iter().map(str::to_owned).collect(),
            pledge_country: COUNTRIES[random.random_range(0..4)].into(),
            lang: LANGUAGES[random.random_range(1..4)].into(),
            visibility: if random.random_bool(0.2) { "counted" } else { "pseudonym" }.into(),
            ..world.named_pledge(&format!("Guest {i}"))
        };
        tokens.push(world.backend.pledge(&form).await.unwrap().token.unwrap());
    }
    tokens
}

async fn read_all(world: &World, filter: &WallFilter, limit: usize) -> Vec<PublicPledge> {
    let (mut all, mut range) = (Vec::new(), WallRange::default());
    loop {
        let page = world.backend.filtered_wall(filter, &range, limit).await.unwrap();
        assert!(page.pledges.len() <= limit);
        all.extend(page.pledges);
        if page.next.is_none() {
            return all;
        }
        range.before = page.next;
    }
}

fn lets_through(filter: &WallFilter, pledge: &PublicPledge) -> bool {
    filter.country.as_ref().is_none_or(|country| pledge.country.as_ref() == Some(country))
        && filter.action.as_ref().is_none_or(|action| pledge.actions.contains(action))
        && filter.lang.is_none_or(|lang| pledge.lang == lang)
}

async fn every_filter_lets_exactly_those_through(world: World) {
    pledge_all_kinds(&world).await;
    let everybody = read_all(&world, &WallFilter::default(), 100).await;
    assert!(everybody.len() > 20);
    for filter in filters() {
        let expected: Vec<_> = everybody.iter().filter(|pledge| lets_through(&filter, pledge)).cloned().collect();
        assert_eq!(read_all(&world, &filter, 100).await, expected, "{filter:?}");
    }
    assert_eq!(world.number(WRONG_COPIES).await, 0);
}

async fn pages_of_a_filter_are_complete_and_repeat_nothing(world: World) {
    pledge_all_kinds(&world).await;
    for filter in filters() {
        let at_once = read_all(&world, &filter, 100).await;
        for limit in [1, 3] {
            assert_eq!(read_all(&world, &filter, limit).await, at_once, "{limit} on a page of {filter:?}");
        }
    }
}

async fn who_is_gone_is_in_no_filter(world: World) {
    let tokens = pledge_all_kinds(&world).await;
    for token in &tokens {
        world.backend.withdraw_pledge(token).await.unwrap();
    }
    for filter in filters() {
        assert!(read_all(&world, &filter, 100).await.is_empty(), "{filter:?}");
    }
    assert_eq!(world.number("SELECT COUNT(*) FROM pledge_choices").await, 0);
}

async fn an_open_part_keeps_those_it_had_however_many_come(world: World) {
    for i in 0..6 {
        world.backend.pledge(&world.named_pledge(&format!("Early {i}"))).await.unwrap();
    }
    let open = world.backend.wall_page(None, 3).await.unwrap().pledges;
    for i in 0..105 {
        world.backend.pledge(&world.named_pledge(&format!("Late {i}"))).await.unwrap();
    }
    let range = WallRange { before: None, down_to: Some(open[2].id.clone()) };
    let again = world.backend.filtered_wall(&WallFilter::default(), &range, 3).await.unwrap();
    assert_eq!((again.pledges.len(), again.next), (100, None), "as many as a page can have");
    assert!(again.is_full, "and who reads is told that there are newer ones");
    assert_eq!(again.pledges[97..], open, "newest first, and nothing that was older");

    // A part that has an end above as well, and one whose last was taken back.
    let between = WallRange { before: Some(open[0].id.clone()), down_to: Some(open[1].id.clone()) };
    let part = world.backend.filtered_wall(&filter("", "vote", "en"), &between, 30).await.unwrap();
    assert_eq!((part.pledges, part.is_full), (open[1..2].to_vec(), false));
    let no_id = WallRange { before: None, down_to: Some("oldest".into()) };
    assert_eq!(
        world.backend.filtered_wall(&WallFilter::default(), &no_id, 30).await.map(|_| ()),
        Err(AppError::NotFound)
    );
}

async fn a_page_may_be_indexed_where_all_on_it_may(world: World) {
    assert!(world.backend.wall_page(None, 10).await.unwrap().may_be_indexed, "nobody is on it");
    let initials = PledgeForm { visibility: "initials".into(), ..world.named_pledge("Ada Lovelace") };
    world.backend.pledge(&initials).await.unwrap();
    for visibility in ["pseudonym", "named"] {
        let form = PledgeForm { visibility: visibility.into(), ..world.named_pledge(visibility) };
        world.backend.pledge(&form).await.unwrap();
    }
    assert!(world.backend.wall_page(None, 2).await.unwrap().may_be_indexed);
    assert!(!world.backend.wall_page(None, 3).await.unwrap().may_be_indexed, "initials are on it");
    let names: Vec<String> = world.backend.indexable_pledges().iter().map(|pledge| pledge.name.clone()).collect();
    assert_eq!(names, ["named", "pseudonym"]);
    assert_eq!(world.backend.wall().latest.len(), 3, "open pages are told of all");

    world.execute("UPDATE pledges SET public_until = 2000 WHERE visibility = 'named'").await;
    world.execute("UPDATE pledges SET public_until = 1000 WHERE visibility = 'pseudonym'").await;
    let until = world.backend.wall_page(None, 2).await.unwrap().shown_until;
    assert_eq!(until.map(domain::Instant::millis), Some(1000), "the first that ends");
}

async fn what_the_campaign_does_not_offer_is_no_filter(world: World) {
    drop(world);
    let parse = |country: &str, action: &str, language: &str| {
        let form = WallFilterForm { country: country.into(), action: action.into(), language: language.into() };
        WallFilter::parse(&form, &event())
    };
    assert!(parse("", "", "").unwrap().is_empty());
    let problems = |errors: &FieldErrors| ["country", "action", "language"].map(|field| errors.of(field));
    let unknown = Some(FieldProblem::UnknownChoice);
    assert_eq!(problems(&parse("JP", "fly", "tlh").unwrap_err()), [unknown; 3]);
    assert_eq!(problems(&parse("de", "vote", "en").unwrap_err()), [unknown, None, None]);
    assert_eq!(problems(&parse("DE", "vote' OR 1=1", "").unwrap_err()), [None, unknown, None]);
    let chosen = parse("DE", "vote", "ar").unwrap();
    let pairs: Vec<_> = chosen.pairs().collect();
    assert_eq!(pairs, [("country", "DE"), ("action", "vote"), ("language", "ar")]);
}

async fn a_change_far_down_the_list_is_a_change(world: World) {
    let mut tokens = Vec::new();
    for i in 0..10 {
        tokens.push(world.backend.pledge(&world.named_pledge(&format!("Guest {i}"))).await.unwrap().token);
    }
    let revision = "SELECT pledges FROM wall_counts WHERE kind = 'list'";
    let before = (world.backend.version(), world.number(revision).await);
    world.backend.withdraw_pledge(tokens[0].as_ref().unwrap()).await.unwrap();
    assert!(world.backend.version() > before.0 && world.number(revision).await > before.1);
    // Who is only a number is on no list.
    let before = world.number(revision).await;
    world.backend.pledge(&world.pledge(&["vote"])).await.unwrap();
    assert_eq!(world.number(revision).await, before);
}
