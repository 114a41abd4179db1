//! What open pages hear.

use std::time::Duration;

use backend::LiveSubscription;
use domain::{LiveMessage, Text, WallUpdate};
use tokio::time::timeout;

use crate::{
    on_both_engines,
    world::{World, event},
};

on_both_engines!(
    the_wall_comes_first_and_then_what_changes,
    a_withdrawn_pledge_is_told_of,
    new_content_is_told_of_once,
    another_process_hears_of_it,
    a_backend_that_is_let_go_ends_its_streams,
);

fn read(frame: &[u8]) -> LiveMessage {
    let frame = std::str::from_utf8(frame).unwrap();
    let lines: Vec<&str> = frame.split('\n').collect();
    let [id, event, data, "", ""] = lines[..] else { panic!("not one event: {frame:?}") };
    assert!(id.strip_prefix("id: ").unwrap().parse::<u64>().is_ok());
    assert_eq!(event, "event: live");
    serde_json::from_str(data.strip_prefix("data: ").unwrap()).unwrap()
}

/// The next message that `wanted` takes, within a minute.
pub(crate) async fn hear<T>(page: &mut LiveSubscription, wanted: impl Fn(LiveMessage) -> Option<T>) -> T {
    let heard = async {
        loop {
            if let Some(message) = wanted(read(&page.receiver.recv().await.unwrap())) {
                return message;
            }
        }
    };
    timeout(Duration::from_secs(60), heard).await.expect("it is told in time")
}

async fn hear_wall_of(page: &mut LiveSubscription, total: u64) -> WallUpdate {
    let wanted = |message| match message {
        LiveMessage::Wall(wall) if wall.total == total => Some(wall),
        _ => None,
    };
    hear(page, wanted).await
}

async fn the_wall_comes_first_and_then_what_changes(world: World) {
    world.backend.pledge(&world.named_pledge("Ada")).await.unwrap();
    let mut page = world.backend.live();
    let LiveMessage::Wall(first) = read(&page.first) else { panic!("the wall comes first") };
    assert_eq!(first, *world.backend.wall());
    world.backend.pledge(&world.named_pledge("Grace")).await.unwrap();
    let next = hear_wall_of(&mut page, 2).await;
    assert_eq!(next.latest[0].name, "Grace");
    assert_eq!(next, *world.backend.wall());
}

async fn a_withdrawn_pledge_is_told_of(world: World) {
    let pledged = world.backend.pledge(&world.named_pledge("Ada")).await.unwrap();
    let mut page = world.backend.live();
    world.backend.withdraw_pledge(&pledged.token.unwrap()).await.unwrap();
    assert!(hear_wall_of(&mut page, 0).await.latest.is_empty());
}

async fn new_content_is_told_of_once(world: World) {
    let mut page = world.backend.live();
    world.backend.import(&event()).await.unwrap();
    let mut other = event();
    other.session.why = Text::Same("It is very dark.".into());
    world.backend.import(&other).await.unwrap();
    hear(&mut page, |message| (message == LiveMessage::ContentChanged).then_some(())).await;
    assert!(page.receiver.is_empty(), "the first import has changed nothing");
}

/// On PostgreSQL by NOTIFY; on SQLite the file is looked at every second.
async fn another_process_hears_of_it(world: World) {
    let other = world.another_backend().await;
    let mut page = other.live();
    world.backend.pledge(&world.named_pledge("Ada")).await.unwrap();
    assert_eq!(hear_wall_of(&mut page, 1).await.latest[0].name, "Ada");
    assert_eq!(other.wall(), world.backend.wall());

    let version = other.version();
    let mut changed = event();
    changed.session.title = Text::Same("Moved".into());
    world.backend.import(&changed).await.unwrap();
    hear(&mut page, |message| (message == LiveMessage::ContentChanged).then_some(())).await;
    assert_eq!(*other.event().unwrap(), changed);
    assert!(other.version() > version);
}

async fn a_backend_that_is_let_go_ends_its_streams(world: World) {
    let World { backend, database, .. } = world;
    let mut page = backend.live();
    drop(backend);
    let ended = async { while page.receiver.recv().await.is_ok() {} };
    timeout(Duration::from_secs(60), ended).await.expect("nobody is left who could send anything");
    drop(database);
}
