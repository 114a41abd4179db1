//! Importing content.

use domain::{Instant, RegistrationWindow, SessionState, Text};

use crate::{
    on_both_engines,
    world::{NOW, World, event, event_with_seats},
};

on_both_engines!(
    what_is_imported_is_published,
    importing_again_changes_nothing,
    importing_replaces_what_was_there,
    another_event_takes_the_place_and_the_first_can_come_back,
    what_people_did_outlives_an_import,
    a_country_without_a_zone_has_no_moments,
    it_is_there_after_a_restart,
);

async fn what_is_imported_is_published(world: World) {
    assert_eq!(*world.backend.event().unwrap(), event(), "all of it, in the same order");
    assert_eq!(world.backend.registration_window(), RegistrationWindow::Open);
}

async fn importing_again_changes_nothing(world: World) {
    let version = world.backend.version();
    world.backend.import(&event()).await.unwrap();
    assert_eq!(*world.backend.event().unwrap(), event());
    assert_eq!(world.backend.version(), version, "pages that are drawn stay good");
    for table in ["campaigns", "sessions", "milestones", "voting_countries", "site"] {
        assert_eq!(world.number(&format!("SELECT COUNT(*) FROM {table}")).await, 1, "{table}");
    }
}

async fn importing_replaces_what_was_there(world: World) {
    let version = world.backend.version();
    let mut other = event();
    other.campaign.milestones.clear();
    other.campaign.pledge_actions.reverse();
    other.campaign.mandate = Some("2024-2029".into());
    other.session.title = Text::Same("Moved".into());
    other.session.after = None;
    other.session.cancelled = true;
    other.session.agenda = domain::Agenda::default();
    other.session.starts_at = Instant::from_millis(0);
    other.speakers.remove(0);
    other.voting = None;
    other.toolkit = None;
    world.backend.import(&other).await.unwrap();
    let published = world.backend.event().unwrap();
    assert_eq!(*published, other);
    assert_eq!(published.session.state_at(NOW), SessionState::Cancelled);
    assert_eq!(world.backend.registration_window(), RegistrationWindow::Closed);
    assert!(world.backend.version() > version);
}

async fn a_country_without_a_zone_has_no_moments(world: World) {
    let mut other = event();
    other.voting.as_mut().unwrap().countries[0].polling = None;
    world.backend.import(&other).await.unwrap();
    assert_eq!(*world.backend.event().unwrap(), other);
}

async fn another_event_takes_the_place_and_the_first_can_come_back(world: World) {
    world.backend.pledge(&world.named_pledge("Ada")).await.unwrap();
    let mut other = event();
    other.campaign.slug = "other".into();
    world.backend.import(&other).await.unwrap();
    assert_eq!(*world.backend.event().unwrap(), other);
    assert_eq!(world.backend.wall().total, 0, "nobody has pledged anything for this one");
    assert!(world.backend.wall_page(None, 10).await.unwrap().pledges.is_empty());
    world.backend.import(&event()).await.unwrap();
    assert_eq!(world.backend.wall().total, 1);
}

async fn what_people_did_outlives_an_import(world: World) {
    world.backend.import(&event_with_seats(2)).await.unwrap();
    let token = world.backend.register(&world.registration_on_device("Ada")).await.unwrap().token.unwrap();
    let pledge = world.backend.pledge(&world.pledge(&["join", "vote"])).await.unwrap();
    let mut smaller = event_with_seats(1);
    smaller.campaign.pledge_actions.retain(|action| action.key == "vote");
    world.backend.import(&smaller).await.unwrap();
    assert_eq!(world.backend.registration_window(), RegistrationWindow::Full, "the seat is still taken");
    assert_eq!(world.backend.own_registration(&token).await.unwrap().name, "Ada");
    assert_eq!(world.backend.own_pledge(&pledge.token.unwrap()).await.unwrap().actions(), ["join", "vote"]);
    let wall = world.backend.wall();
    let groups = world.backend.wall_groups();
    let listed: Vec<&str> = groups.by_action.iter().map(|(action, _)| action.as_str()).collect();
    assert_eq!(listed, ["vote", "join"], "what somebody has pledged stays, what nobody has goes");
    assert_eq!(wall.total, 1);
}

async fn it_is_there_after_a_restart(world: World) {
    world.backend.import(&event_with_seats(1)).await.unwrap();
    world.backend.register(&world.registration_on_device("Ada")).await.unwrap();
    world.backend.pledge(&world.named_pledge("Grace")).await.unwrap();
    world.backend.shutdown().await;
    assert!(world.backend.ready().await.is_err());
    let again = world.another_backend().await;
    again.ready().await.unwrap();
    assert_eq!(*again.event().unwrap(), event_with_seats(1));
    assert_eq!(again.registration_window(), RegistrationWindow::Full);
    assert_eq!(again.wall(), world.backend.wall());
}
