//! Photos of those who speak: public with their draft and not before, gone with the last that refers to them.

use backend::{
    Actor, PhotoFault,
    drafts::{Fields, PhotoChange, PhotoChanged, Publication, Saved, Section},
    testing::{
        Engine,
        pictures::{from_a_camera, png},
    },
};
use domain::{AppError, MINUTE, PhotoId};
use sqlx::{Connection, Executor};

use crate::{
    on_both_engines,
    world::{World, event, soon},
};

on_both_engines!(
    a_photo_is_public_once_its_draft_is_published,
    what_is_taken_out_and_published_is_gone,
    what_nothing_refers_to_any_more_is_thrown_away,
    the_form_of_the_texts_leaves_the_photos_alone,
    a_content_file_keeps_the_photos_of_those_it_names,
    of_two_who_change_the_same_photo_the_second_is_told,
    what_becomes_no_photo_changes_nothing,
    whoever_refers_to_a_photo_finds_it_stored,
);

fn by(name: &str) -> Actor {
    Actor::Organiser { id: "018f0000-0000-7000-8000-000000000001".into(), name: name.into() }
}

/// The photo of a speaker in a draft.
async fn photo_in(world: &World, draft: &str, speaker: &str) -> Option<PhotoId> {
    world.backend.draft(draft).await.unwrap().event.speaker(speaker).unwrap().photo.clone()
}

/// Gives a speaker a photo, or takes it away, as somebody would who has just opened the page.
async fn change(world: &World, draft: &str, speaker: &str, file: Option<Vec<u8>>) -> PhotoChanged {
    let was = photo_in(world, draft, speaker).await;
    let change = PhotoChange { speaker: speaker.into(), was, file: file.map(Into::into) };
    world.backend.change_photo(&by("Ada"), draft, change).await.unwrap()
}

/// Gives a speaker a photo; its id.
async fn give(world: &World, draft: &str, speaker: &str, file: Vec<u8>) -> PhotoId {
    assert_eq!(change(world, draft, speaker, Some(file)).await, PhotoChanged::Done);
    photo_in(world, draft, speaker).await.unwrap()
}

async fn publish(world: &World, draft: &str) {
    let seen = world.backend.draft(draft).await.unwrap().fingerprint();
    assert_eq!(world.backend.publish_draft(&by("Ada"), draft, &seen).await, Ok(Publication::Done));
}

/// Lets the time pass in which what was taken out can be brought back.
async fn ten_minutes_later(world: &World) {
    world.clock.advance(10 * MINUTE);
    world.backend.clean_up().await.unwrap();
}

async fn stored(world: &World) -> i64 {
    world.number("SELECT COUNT(*) FROM photos").await
}

async fn a_photo_is_public_once_its_draft_is_published(world: World) {
    let backend = &world.backend;
    let draft = backend.edit_published(&by("Ada")).await.unwrap();
    let before = backend.draft(&draft).await.unwrap().fingerprint();
    let photo = give(&world, &draft, "grace", png(400, 300)).await;
    assert_eq!(backend.public_photo(&photo).await, Err(AppError::NotFound), "nobody sees a draft");
    let jpeg = backend.photo(&photo).await.unwrap();
    assert!(jpeg.starts_with(&[0xff, 0xd8]) && jpeg.len() < 30_000);

    let drawn = backend.draft(&draft).await.unwrap();
    assert_ne!(drawn.fingerprint(), before, "who has looked at the draft before has not seen it");
    let changes: Vec<_> = backend.changes_by(&drawn.event).into_iter().map(|it| (it.field, it.after)).collect();
    assert_eq!(changes, [("speakers.1.photo".to_owned(), photo.to_string())]);
    publish(&world, &draft).await;
    assert_eq!(backend.public_photo(&photo).await.unwrap(), jpeg);
    let elsewhere = world.another_backend().await;
    assert_eq!(elsewhere.event().unwrap().speaker("grace").unwrap().photo, Some(photo.clone()));
    assert_eq!(elsewhere.public_photo(&photo).await.unwrap(), jpeg);
    let audit =
        world.text("SELECT after_it FROM audit_entries WHERE action = 'draft-changed' AND after_it <> ''").await;
    assert_eq!(audit, format!("speakers.speakers.1.photo: {photo}"));
}

async fn what_is_taken_out_and_published_is_gone(world: World) {
    let backend = &world.backend;
    let draft = backend.edit_published(&by("Ada")).await.unwrap();
    let photo = give(&world, &draft, "ada", png(90, 90)).await;
    publish(&world, &draft).await;
    let draft = backend.edit_published(&by("Ada")).await.unwrap();
    assert_eq!(photo_in(&world, &draft, "ada").await.as_ref(), Some(&photo), "a new draft begins with it");
    assert_eq!(change(&world, &draft, "ada", None).await, PhotoChanged::Done);
    assert!(backend.public_photo(&photo).await.is_ok(), "it is published until another draft is");
    publish(&world, &draft).await;
    assert_eq!(backend.public_photo(&photo).await, Err(AppError::NotFound));
    ten_minutes_later(&world).await;
    assert_eq!(backend.photo(&photo).await, Err(AppError::NotFound));
    assert_eq!(stored(&world).await, 0);
    assert_eq!(*backend.event().unwrap(), event());
}

async fn what_nothing_refers_to_any_more_is_thrown_away(world: World) {
    let backend = &world.backend;
    let draft = backend.edit_published(&by("Ada")).await.unwrap();
    let first = give(&world, &draft, "ada", png(90, 90)).await;
    let second = give(&world, &draft, "ada", from_a_camera(90, 90)).await;
    assert_ne!(first, second);
    ten_minutes_later(&world).await;
    assert_eq!(stored(&world).await, 1, "the first is exchanged");
    assert_eq!(give(&world, &draft, "grace", from_a_camera(90, 90)).await, second, "the same picture is the same");
    let copy = backend.copy_draft(&by("Ada"), &draft, "morning").await.unwrap();
    change(&world, &draft, "ada", None).await;
    change(&world, &draft, "grace", None).await;
    ten_minutes_later(&world).await;
    assert!(backend.photo(&second).await.is_ok(), "the copy has it");
    backend.discard_draft(&by("Ada"), &copy).await.unwrap();
    assert_eq!(stored(&world).await, 1, "it would come back with the draft");
    ten_minutes_later(&world).await;
    assert_eq!(stored(&world).await, 0);

    give(&world, &draft, "ada", png(90, 90)).await;
    let fields = Section::Speakers.fields(&backend.draft(&draft).await.unwrap().event);
    let all = fields.iter().chain([("speakers.0.remove", "yes")]);
    let typed = Fields::of_form(all.map(|(name, value)| (name.to_owned(), value.to_owned())));
    let saved = backend.save_section(&by("Ada"), &draft, Section::Speakers, fields.marks(), typed).await.unwrap();
    assert!(saved == Saved::Done);
    ten_minutes_later(&world).await;
    assert_eq!(stored(&world).await, 0, "it goes with its speaker");

    world.execute("INSERT INTO photos (id, jpeg, created_at) VALUES ('lost', '', 0)").await;
    backend.clean_up().await.unwrap();
    assert_eq!(stored(&world).await, 0);
}

async fn the_form_of_the_texts_leaves_the_photos_alone(world: World) {
    let backend = &world.backend;
    let draft = backend.edit_published(&by("Ada")).await.unwrap();
    let photo = give(&world, &draft, "ada", png(90, 90)).await;
    let fields = Section::Speakers.fields(&backend.draft(&draft).await.unwrap().event);
    let other = "A".repeat(43);
    let form = |photo: &str| {
        let kept = fields.iter().filter(|(name, _)| !name.ends_with("name.en") && !name.ends_with("photo"));
        let typed = [("speakers.0.photo", photo), ("speakers.1.photo", &other), ("speakers.0.name.en", "Ada L.")];
        let all = kept.chain(typed).chain([("speakers.1.name.en", "Grace"), ("speakers.2.photo", &other)]);
        Fields::of_form(all.map(|(name, value)| (name.to_owned(), value.to_owned())))
    };
    for sent in [photo.as_str(), "", &other] {
        let saved = backend.save_section(&by("Ada"), &draft, Section::Speakers, fields.marks(), form(sent)).await;
        assert!(saved.unwrap() == Saved::Done);
    }
    let event = backend.draft(&draft).await.unwrap().event;
    assert_eq!(event.speaker("ada").unwrap().name.as_str(domain::Lang::En), "Ada L.");
    assert_eq!(event.photos().collect::<Vec<_>>(), [&photo], "nobody gets a photo by a form of texts, nor loses one");
    assert_eq!(event.speakers.len(), 2);

    // Who has opened the texts before somebody changed a photo saves them without a word.
    let drawn = Section::Speakers.fields(&event);
    change(&world, &draft, "ada", None).await;
    let saved = backend.save_section(&by("Grace"), &draft, Section::Speakers, drawn.marks(), drawn).await.unwrap();
    assert!(saved == Saved::Done);
    assert_eq!(photo_in(&world, &draft, "ada").await, None);
}

async fn a_content_file_keeps_the_photos_of_those_it_names(world: World) {
    let backend = &world.backend;
    let draft = backend.edit_published(&by("Ada")).await.unwrap();
    let photo = give(&world, &draft, "ada", png(90, 90)).await;
    give(&world, &draft, "grace", from_a_camera(90, 90)).await;
    publish(&world, &draft).await;
    let mut file = event();
    file.speakers.retain(|speaker| speaker.key == "ada");
    backend.import(&file).await.unwrap();
    assert_eq!(backend.event().unwrap().photos().collect::<Vec<_>>(), [&photo]);
    assert_eq!(stored(&world).await, 1, "who is not named any more leaves with the photo");
    backend.import(&event()).await.unwrap();
    assert_eq!(backend.event().unwrap().photos().count(), 1);
}

async fn of_two_who_change_the_same_photo_the_second_is_told(world: World) {
    let backend = &world.backend;
    let draft = backend.edit_published(&by("Ada")).await.unwrap();
    let hers = give(&world, &draft, "ada", png(90, 90)).await;
    let late = |was: Option<PhotoId>, file: Option<Vec<u8>>| PhotoChange {
        speaker: "ada".into(),
        was,
        file: file.map(Into::into),
    };
    let told = backend.change_photo(&by("Grace"), &draft, late(None, Some(from_a_camera(90, 90)))).await;
    assert_eq!(told, Ok(PhotoChanged::Meanwhile { by: "Ada".into() }));
    assert_eq!(photo_in(&world, &draft, "ada").await.as_ref(), Some(&hers));
    assert_eq!(stored(&world).await, 1, "what is not saved is not stored");
    let same = backend.change_photo(&by("Grace"), &draft, late(None, Some(png(90, 90)))).await;
    assert_eq!(same, Ok(PhotoChanged::Done), "they agree");
    let seen = backend.change_photo(&by("Grace"), &draft, late(Some(hers), None)).await;
    assert_eq!(seen, Ok(PhotoChanged::Done), "who has seen it decides");
    assert_eq!(photo_in(&world, &draft, "ada").await, None);
}

async fn what_becomes_no_photo_changes_nothing(world: World) {
    let backend = &world.backend;
    let draft = backend.edit_published(&by("Ada")).await.unwrap();
    for (file, fault) in [(Vec::new(), PhotoFault::Missing), (b"hello".to_vec(), PhotoFault::NotAPicture)] {
        assert_eq!(change(&world, &draft, "ada", Some(file)).await, PhotoChanged::Faulty(fault));
    }
    let nobody = || PhotoChange { speaker: "nobody".into(), was: None, file: Some(png(90, 90).into()) };
    assert_eq!(backend.change_photo(&by("Ada"), &draft, nobody()).await, Err(AppError::NotFound));
    assert_eq!(backend.change_photo(&by("Ada"), "gone", nobody()).await, Err(AppError::NotFound));
    assert_eq!(backend.draft(&draft).await.unwrap().event, event());
    assert_eq!(stored(&world).await, 0);
}

/// One transaction is about to refer to the photo that another one throws away, as it cannot be brought back any more.
async fn whoever_refers_to_a_photo_finds_it_stored(world: World) {
    let backend = &world.backend;
    let first = backend.edit_published(&by("Ada")).await.unwrap();
    let second = backend.copy_draft(&by("Ada"), &first, "morning").await.unwrap();
    let photo = give(&world, &first, "ada", png(40, 40)).await;
    let event = serde_json::to_string(&backend.draft(&first).await.unwrap().event).unwrap();
    assert_eq!(change(&world, &first, "ada", None).await, PhotoChanged::Done);
    world.clock.advance(10 * MINUTE);
    let mut db = world.connection().await;
    let mut referring = db.begin().await.unwrap();
    referring.execute("UPDATE site SET id = id").await.unwrap();
    let refer = sqlx::query("UPDATE drafts SET event = $1 WHERE id = $2").bind(event).bind(&second);
    refer.execute(&mut *referring).await.unwrap();
    let committed = async {
        if world.engine == Engine::Postgres {
            let waits = "SELECT COUNT(*) FROM pg_stat_activity
                         WHERE datname = current_database() AND wait_event_type = 'Lock'";
            soon(async || world.number(waits).await > 0).await;
        }
        referring.commit().await.unwrap();
    };
    let (cleaned_up, ()) = tokio::join!(backend.clean_up(), committed);
    cleaned_up.unwrap();
    assert_eq!(photo_in(&world, &second, "ada").await, Some(photo.clone()));
    assert!(backend.photo(&photo).await.is_ok());

    // What was lost between reading a draft and copying it is not referred to.
    world.execute("DELETE FROM photos").await;
    let copy = backend.copy_draft(&by("Ada"), &second, "noon").await.unwrap();
    assert_eq!(photo_in(&world, &copy, "ada").await, None);
}
