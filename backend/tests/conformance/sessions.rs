//! Several sessions of one campaign: which one leads, and what each has of its own.

use backend::{Actor, RegistrationFilter, RegistrationSight, RegistrationsForm};
use domain::{AppError, Event, LiveMessage, MINUTE, Meeting, QuestionForm, RegistrationWindow};

use crate::{
    live::hear,
    on_both_engines,
    world::{DAY, HOUR, NOW, World, event, new_key},
};

on_both_engines!(
    they_stand_beside_each_other_and_one_leads,
    open_pages_hear_that_another_one_leads,
    each_has_its_own_registrations,
    each_has_its_own_questions,
    each_has_its_own_place_to_meet,
    another_campaign_takes_the_place_of_all,
);

/// Another session of the campaign, so many milliseconds later, and without a limit of seats.
fn later(slug: &str, by: i64) -> Event {
    let mut event = event();
    let session = &mut event.session;
    slug.clone_into(&mut session.slug);
    session.starts_at = session.starts_at.plus(by);
    session.ends_at = session.ends_at.plus(by);
    session.registration_closes_at = None;
    session.capacity = None;
    event
}

fn slugs(world: &World) -> Vec<String> {
    world.backend.sessions().iter().map(|event| event.session.slug.clone()).collect()
}

async fn they_stand_beside_each_other_and_one_leads(world: World) {
    let summer = later("summer", 90 * DAY);
    world.backend.import(&summer).await.unwrap();
    world.backend.import(&later("spring", 30 * DAY)).await.unwrap();
    assert_eq!(slugs(&world), ["evening", "spring", "summer"], "in the order in which they begin");
    assert_eq!(world.another_backend().await.sessions(), world.backend.sessions());

    let leads = || world.backend.event().unwrap().session.slug.clone();
    assert_eq!(leads(), "evening");
    let own = world.backend.of_session("summer").unwrap();
    assert_eq!(*own.event().unwrap(), summer);
    assert!(world.backend.of_session("winter").is_none());

    let evening = event().session;
    assert_eq!(world.backend.next_change_after(NOW), Some(evening.starts_at));
    let a_day_later = evening.ends_at.plus(DAY);
    assert_eq!(world.backend.next_change_after(evening.ends_at), Some(a_day_later), "another one leads then");
    world.clock.advance(a_day_later.since(NOW) - 1);
    assert_eq!(leads(), "evening", "a day for those who look for its recording");
    world.clock.advance(1);
    assert_eq!(leads(), "spring");
    assert_eq!(own.event().unwrap().session.slug, "summer", "whoever looks at one goes on to");

    let mut moved = later("summer", 10 * DAY);
    moved.session.cancelled = true;
    world.backend.import(&moved).await.unwrap();
    assert_eq!(slugs(&world), ["evening", "summer", "spring"]);
    assert_eq!(leads(), "summer", "people have to read that it was called off");
}

async fn open_pages_hear_that_another_one_leads(world: World) {
    world.backend.import(&later("spring", 30 * DAY)).await.unwrap();
    world.backend.do_what_is_due().await.unwrap();
    let mut page = world.backend.live();
    world.clock.advance(3 * DAY);
    world.backend.do_what_is_due().await.unwrap();
    hear(&mut page, |message| (message == LiveMessage::ContentChanged).then_some(())).await;
}

async fn each_has_its_own_registrations(world: World) {
    let mut small = later("small", 30 * DAY);
    small.session.capacity = Some(1);
    world.backend.import(&small).await.unwrap();
    let own = world.backend.of_session("small").unwrap();
    let form = world.registration("Ada", "ada@example.org");
    let first = world.backend.register(&form).await.unwrap();
    assert!(!first.waitlisted);
    assert!(!own.register(&form).await.unwrap().waitlisted, "the same form is another registration there");
    assert_eq!(own.registration_window(), RegistrationWindow::Full);
    assert_eq!(world.backend.registration_window(), RegistrationWindow::Open);
    assert!(own.register(&world.registration("Grace", "grace@example.org")).await.unwrap().waitlisted);
    assert_eq!(
        world.another_backend().await.of_session("small").unwrap().registration_window(),
        RegistrationWindow::Full
    );

    let filter = RegistrationFilter::parse(&RegistrationsForm::default(), RegistrationSight::Everything);
    let names = async |backend: &backend::Backend| {
        let page = backend.registrations(&filter, None).await.unwrap();
        page.rows.into_iter().map(|row| row.name).collect::<Vec<_>>()
    };
    assert_eq!(names(&world.backend).await, ["Ada"]);
    assert_eq!(names(&own).await, ["Grace", "Ada"]);
    assert_eq!(own.count_registrations(&filter).await, Ok(2));
    assert_eq!(own.overview().await.unwrap().seats_taken, 1);
    assert_eq!(world.backend.overview().await.unwrap().states.iter().map(|(_, count)| count).sum::<u64>(), 1);
    assert_eq!(own.overview().await.unwrap().states.iter().map(|(_, count)| count).sum::<u64>(), 2);

    // Of one that is over nothing is taken, while the other goes on.
    world.clock.advance(3 * HOUR);
    world.backend.import(&later("evening", 0)).await.unwrap();
    let of_evening = world.backend.of_session("evening").unwrap();
    assert_eq!(of_evening.register(&world.registration("Edsger", "e@example.org")).await, Err(AppError::Closed));
    assert!(own.register(&world.registration("Edsger", "e@example.org")).await.is_ok());
}

async fn each_has_its_own_questions(world: World) {
    world.backend.import(&later("spring", 30 * DAY)).await.unwrap();
    let spring = world.backend.of_session("spring").unwrap();
    let question = |text: &str| QuestionForm {
        question: text.into(),
        lang: "en".into(),
        key: new_key(),
        stamp: world.backend.form_stamp(),
        ..QuestionForm::default()
    };
    world.backend.ask(&question("Of tonight?")).await.unwrap();
    let version = world.backend.version();
    spring.ask(&question("Of spring?")).await.unwrap();
    assert!(world.backend.version() > version, "its pages are drawn anew, whichever session leads");
    let texts = |backend: &backend::Backend| backend.questions().iter().map(|it| it.text.clone()).collect::<Vec<_>>();
    assert_eq!(
        (texts(&world.backend), texts(&spring)),
        (vec!["Of tonight?".to_owned()], vec!["Of spring?".to_owned()])
    );
    assert_eq!(spring.every_question().await.unwrap().len(), 1);

    world.clock.advance(3 * HOUR);
    assert_eq!(world.backend.ask(&question("Too late?")).await, Err(AppError::Closed));
    assert!(spring.ask(&question("Of spring again?")).await.is_ok());
}

async fn each_has_its_own_place_to_meet(world: World) {
    world.backend.import(&later("spring", 30 * DAY)).await.unwrap();
    let spring = world.backend.of_session("spring").unwrap();
    let meeting = |url: &str| Meeting { url: url.into(), phone: None };
    let (here, there) = (meeting("https://meet.example/here"), meeting("https://meet.example/there"));
    world.backend.set_meeting(&Actor::Command, Some(&here)).await.unwrap();
    assert_eq!((world.backend.has_meeting().await, spring.has_meeting().await), (Ok(true), Ok(false)));
    spring.set_meeting(&Actor::Command, Some(&there)).await.unwrap();

    spring.register(&world.registration("Ada", "ada@example.org")).await.unwrap();
    let ada = world.recipient_of("ada@example.org").await;
    assert_eq!(ada.event.session.slug, "spring", "its mail is about that one");
    world.backend.take_seat(&ada.token).await.unwrap();
    assert_eq!(world.backend.join(&ada.join_token).await, Err(AppError::Closed), "its doors are not open yet");
    world.clock.advance(30 * DAY + MINUTE);
    assert_eq!(world.backend.join(&ada.join_token).await, Ok(Some(there)));
}

async fn another_campaign_takes_the_place_of_all(world: World) {
    world.backend.import(&later("spring", 30 * DAY)).await.unwrap();
    let mut other = event();
    other.campaign.slug = "another-campaign".into();
    other.session.slug = "first".into();
    world.backend.import(&other).await.unwrap();
    assert_eq!(slugs(&world), ["first"]);
    assert!(world.backend.of_session("spring").is_none());
}
