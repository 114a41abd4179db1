//! Which sites may show an embed.

use std::time::Duration;

use backend::{Actor, Allowed};
use domain::{Embed, Origin};
use tokio::time::{sleep, timeout};

use crate::{
    on_both_engines,
    world::{World, event},
};

on_both_engines!(
    a_site_is_listed_for_each_embed_by_itself,
    a_list_has_an_end,
    another_process_goes_by_the_list_at_once,
    each_campaign_has_its_own_list,
);

fn site(text: &str) -> Origin {
    Origin::parse(text).unwrap()
}

fn listed(backend: &backend::Backend) -> Vec<String> {
    backend.embed_sites().iter().map(|(embed, site)| format!("{site} {embed}")).collect()
}

async fn a_site_is_listed_for_each_embed_by_itself(world: World) {
    let backend = &world.backend;
    assert!(listed(backend).is_empty(), "no site before one is listed");
    let (a, b) = (site("https://a.example"), site("https://*.b.example"));
    let version = backend.version();
    assert_eq!(backend.allow_embed(&Actor::Command, Embed::Wall, &b).await, Ok(Allowed::Now));
    assert!(backend.version() > version, "kept drawings carry the old list");
    assert_eq!(backend.allow_embed(&Actor::Command, Embed::Wall, &a).await, Ok(Allowed::Now));
    assert_eq!(backend.allow_embed(&Actor::Command, Embed::Countdown, &a).await, Ok(Allowed::Now));
    let version = backend.version();
    assert_eq!(backend.allow_embed(&Actor::Command, Embed::Wall, &a).await, Ok(Allowed::Already));
    assert_eq!(backend.version(), version, "nothing has changed");
    let all = ["https://*.b.example wall", "https://a.example countdown", "https://a.example wall"];
    assert_eq!(listed(backend), all);

    assert_eq!(backend.disallow_embed(&Actor::Command, Embed::Wall, &a).await, Ok(true));
    assert_eq!(backend.disallow_embed(&Actor::Command, Embed::Wall, &a).await, Ok(false));
    assert_eq!(listed(backend), [all[0], all[1]]);
}

async fn a_list_has_an_end(world: World) {
    let name = |n: u32| site(&format!("https://{n}.{}.example", "x".repeat(60)));
    let mut n = 0;
    while world.backend.allow_embed(&Actor::Command, Embed::Wall, &name(n)).await == Ok(Allowed::Now) {
        n += 1;
    }
    assert!((20..30).contains(&n), "2,000 characters: {n}");
    assert_eq!(world.backend.allow_embed(&Actor::Command, Embed::Wall, &name(n)).await, Ok(Allowed::NoRoom));
    assert_eq!(world.backend.allow_embed(&Actor::Command, Embed::Wall, &name(0)).await, Ok(Allowed::Already));
    assert_eq!(
        world.backend.allow_embed(&Actor::Command, Embed::Countdown, &name(n)).await,
        Ok(Allowed::Now),
        "each has its own"
    );
    assert_eq!(world.backend.disallow_embed(&Actor::Command, Embed::Wall, &name(0)).await, Ok(true));
    assert_eq!(world.backend.allow_embed(&Actor::Command, Embed::Wall, &name(0)).await, Ok(Allowed::Now));
}

/// On PostgreSQL by NOTIFY; on SQLite the file is looked at every second.
async fn another_process_goes_by_the_list_at_once(world: World) {
    let other = world.another_backend().await;
    let version = other.version();
    world.backend.allow_embed(&Actor::Command, Embed::Register, &site("https://a.example")).await.unwrap();
    let heard = async {
        while listed(&other) != ["https://a.example register"] {
            sleep(Duration::from_millis(20)).await;
        }
    };
    timeout(Duration::from_secs(60), heard).await.expect("it is heard of in time");
    assert!(other.version() > version);
    assert_eq!(listed(&world.another_backend().await), listed(&other), "a process that starts later knows it too");
}

async fn each_campaign_has_its_own_list(world: World) {
    world.backend.allow_embed(&Actor::Command, Embed::Wall, &site("https://a.example")).await.unwrap();
    let mut other = event();
    other.campaign.slug = "another".into();
    world.backend.import(&other).await.unwrap();
    assert!(listed(&world.backend).is_empty());
    world.backend.import(&event()).await.unwrap();
    assert_eq!(listed(&world.backend), ["https://a.example wall"]);
}
