//! Questions to the session, and the votes for them.

use backend::{Actor, Backend};
use domain::{
    Answer, AppError, FieldProblem, LiveMessage, MINUTE, Part, Question, QuestionChange, QuestionForm, QuestionState,
    VoteForm,
};
use futures::future::join_all;

use crate::{
    on_both_engines,
    world::{DAY, NOW, World, event, new_key, problem, soon},
};

on_both_engines!(
    a_question_is_seen_by_everybody_under_the_next_number,
    what_may_lead_elsewhere_is_held_until_it_is_released,
    the_same_form_is_one_question,
    bad_forms_store_nothing,
    what_fills_the_hidden_field_is_answered_and_forgotten,
    questions_and_votes_are_taken_until_the_session_is_over,
    a_device_has_one_vote_for_each_question,
    a_first_vote_sent_twice_is_one_vote_of_one_device,
    what_is_stored_of_a_device_does_not_lead_to_it,
    votes_are_counted_exactly_while_many_vote,
    the_most_wanted_come_first_then_the_oldest,
    one_question_is_being_answered_at_a_time,
    an_answer_is_shown_and_a_hidden_question_is_not,
    what_takes_no_votes_has_none_added,
    open_pages_hear_of_every_change,
    open_pages_hear_when_questions_begin_and_end,
    another_process_hears_of_it,
    who_asked_and_voted_is_erased_with_the_session,
);

impl World {
    /// A question's form, drawn now.
    fn question(&self, text: &str) -> QuestionForm {
        QuestionForm {
            question: text.into(),
            lang: "en".into(),
            key: new_key(),
            stamp: self.backend.form_stamp(),
            ..QuestionForm::default()
        }
    }

    async fn ask(&self, text: &str) {
        assert!(!self.backend.ask(&self.question(text)).await.unwrap().held);
    }

    /// The form of votes, drawn now, with the button of a question pressed.
    fn vote_form(&self, number: i64) -> VoteForm {
        VoteForm { vote: number.to_string(), key: new_key(), stamp: self.backend.form_stamp(), ..VoteForm::default() }
    }

    fn unvote_form(&self, number: i64) -> VoteForm {
        VoteForm { unvote: number.to_string(), vote: String::new(), ..self.vote_form(number) }
    }

    /// A vote of a device that has none yet; gives its token.
    async fn vote(&self, number: i64) -> String {
        self.backend.vote(&self.vote_form(number), None).await.unwrap()
    }

    async fn change(&self, number: i64, change: QuestionChange) {
        assert_eq!(self.backend.change_question(&Actor::Command, number, change).await, Ok(true));
    }
}

fn numbers(backend: &Backend) -> Vec<i64> {
    backend.questions().iter().map(|question| question.number).collect()
}

fn find(backend: &Backend, number: i64) -> Question {
    backend.questions().iter().find(|question| question.number == number).cloned().unwrap()
}

fn states(questions: &[Question]) -> Vec<(i64, QuestionState)> {
    questions.iter().map(|question| (question.number, question.state)).collect()
}

async fn a_question_is_seen_by_everybody_under_the_next_number(world: World) {
    let named = QuestionForm { question_name: " Ada ".into(), ..world.question("Who  counts?") };
    assert!(!world.backend.ask(&named).await.unwrap().held);
    world.ask("لماذا؟").await;
    let first = find(&world.backend, 1);
    assert_eq!((first.text.as_str(), first.name.as_deref(), first.votes), ("Who counts?", Some("Ada"), 0));
    assert_eq!((first.state, first.answer), (QuestionState::Asked, None));
    assert_eq!(find(&world.backend, 2).name, None);
    assert_eq!(numbers(&world.backend), [1, 2]);
}

async fn what_may_lead_elsewhere_is_held_until_it_is_released(world: World) {
    let version = world.backend.version();
    assert!(world.backend.ask(&world.question("See www.example.org")).await.unwrap().held);
    assert_eq!(numbers(&world.backend), [0_i64; 0]);
    assert_eq!(world.backend.version(), version, "nothing that anybody sees has changed");
    assert_eq!(states(&world.backend.every_question().await.unwrap()), [(1, QuestionState::Held)]);
    world.change(1, QuestionChange::Release).await;
    assert_eq!(numbers(&world.backend), [1]);
    assert_eq!(
        world.backend.change_question(&Actor::Command, 1, QuestionChange::Release).await,
        Ok(false),
        "it is not held any more"
    );
    assert_eq!(
        world.backend.change_question(&Actor::Command, 2, QuestionChange::Hide).await,
        Ok(false),
        "there is none"
    );
}

async fn the_same_form_is_one_question(world: World) {
    let other = world.another_backend().await;
    let form = world.question("Who counts?");
    let answers = join_all((0..16).map(|i| [&world.backend, &other][i % 2].ask(&form))).await;
    assert!(answers.iter().all(Result::is_ok));
    assert_eq!(world.number("SELECT COUNT(*) FROM questions").await, 1);
    // Another person at the same device, whose browser has kept the page.
    world.backend.ask(&QuestionForm { question: "Who else?".into(), ..form }).await.unwrap();
    assert_eq!(numbers(&world.backend), [1, 2]);
}

async fn bad_forms_store_nothing(world: World) {
    let short = world.backend.ask(&world.question("??")).await;
    assert_eq!(problem(short, "question"), Some(FieldProblem::Missing));
    let named = QuestionForm { question_name: "x".repeat(81), ..world.question("Why?") };
    assert_eq!(problem(world.backend.ask(&named).await, "question_name"), Some(FieldProblem::TooLong));
    let unstamped = QuestionForm { stamp: String::new(), ..world.question("Why?") };
    assert_eq!(world.backend.ask(&unstamped).await, Err(AppError::StaleForm));
    let keyless = QuestionForm { key: "short".into(), ..world.question("Why?") };
    assert_eq!(world.backend.ask(&keyless).await, Err(AppError::StaleForm));
    assert_eq!(world.number("SELECT COUNT(*) FROM questions").await, 0);

    world.ask("Why?").await;
    for form in [
        VoteForm { stamp: String::new(), ..world.vote_form(1) },
        VoteForm { key: "short".into(), ..world.vote_form(1) },
    ] {
        assert_eq!(world.backend.vote(&form, None).await, Err(AppError::StaleForm));
    }
    for form in [world.vote_form(2), world.vote_form(0), VoteForm { vote: "x".into(), ..world.vote_form(1) }] {
        assert_eq!(world.backend.vote(&form, None).await, Err(AppError::NotFound));
    }
    assert_eq!(world.number("SELECT COUNT(*) FROM question_votes").await, 0);
}

async fn what_fills_the_hidden_field_is_answered_and_forgotten(world: World) {
    let filled = QuestionForm { website: "https://example.org".into(), ..world.question("Why?") };
    assert!(world.backend.ask(&filled).await.is_ok());
    assert!(world.backend.every_question().await.unwrap().is_empty());
    world.ask("Why?").await;
    let filled = VoteForm { website: "https://example.org".into(), ..world.vote_form(1) };
    let token = world.backend.vote(&filled, None).await.unwrap();
    assert_eq!(token.len(), world.vote(1).await.len(), "it looks like any other");
    assert_eq!(find(&world.backend, 1).votes, 1);
}

async fn questions_and_votes_are_taken_until_the_session_is_over(world: World) {
    world.ask("Why?").await;
    world.clock.advance(event().session.ends_at.since(NOW) - 1);
    world.ask("Why not?").await;
    world.vote(1).await;
    world.clock.advance(1);
    assert_eq!(world.backend.ask(&world.question("Too late?")).await, Err(AppError::Closed));
    assert_eq!(world.backend.vote(&world.vote_form(2), None).await, Err(AppError::Closed));
    assert_eq!(numbers(&world.backend), [1, 2], "what was asked stays to be read");

    world.clock.advance(-MINUTE);
    let mut cancelled = event();
    cancelled.session.cancelled = true;
    world.backend.import(&cancelled).await.unwrap();
    assert_eq!(world.backend.ask(&world.question("Is it on?")).await, Err(AppError::Closed));
}

async fn a_device_has_one_vote_for_each_question(world: World) {
    world.ask("First?").await;
    world.ask("Second?").await;
    let device = world.vote(1).await;
    let again = world.backend.vote(&world.vote_form(1), Some(&device)).await;
    assert_eq!(again.as_ref(), Ok(&device));
    world.backend.vote(&world.vote_form(2), Some(&device)).await.unwrap();
    world.vote(1).await;
    assert_eq!((find(&world.backend, 1).votes, find(&world.backend, 2).votes), (2, 1));
    assert_eq!(world.backend.voted(&device).await, Ok(vec![1, 2]));

    for _ in 0..2 {
        world.backend.vote(&world.unvote_form(1), Some(&device)).await.unwrap();
        assert_eq!(find(&world.backend, 1).votes, 1, "taken back once");
    }
    assert_eq!(world.backend.voted(&device).await, Ok(vec![2]));
    world.backend.vote(&world.vote_form(1), Some(&device)).await.unwrap();
    assert_eq!(find(&world.backend, 1).votes, 2);
    assert_eq!(world.backend.voted("somebody").await, Ok(vec![]));
    let forged = world.backend.vote(&world.vote_form(1), Some("no token")).await.unwrap();
    assert_ne!(forged, "no token", "it is given one");
}

async fn a_first_vote_sent_twice_is_one_vote_of_one_device(world: World) {
    world.ask("Why?").await;
    let other = world.another_backend().await;
    let form = world.vote_form(1);
    let tokens = join_all((0..16).map(|i| [&world.backend, &other][i % 2].vote(&form, None))).await;
    assert!(tokens.iter().all(|token| token.is_ok() && *token == tokens[0]));
    assert_eq!(world.number("SELECT votes FROM questions").await, 1);
    assert_eq!(world.number("SELECT COUNT(*) FROM question_votes").await, 1);
}

async fn what_is_stored_of_a_device_does_not_lead_to_it(world: World) {
    world.ask("Why?").await;
    let form = world.vote_form(1);
    let device = world.backend.vote(&form, None).await.unwrap();
    let stored = world.everything_stored().await;
    assert!(!stored.contains(&device) && !stored.contains(&form.key));
}

async fn votes_are_counted_exactly_while_many_vote(world: World) {
    let other = world.another_backend().await;
    for text in ["First?", "Second?", "Third?"] {
        world.ask(text).await;
    }
    let devices = join_all((0..34).map(|i| world.vote(1 + i % 3))).await;
    let moves = devices.iter().enumerate().map(|(i, device)| {
        let (backend, number) = ([&world.backend, &other][i % 2], 1 + i as i64 % 3);
        let forms = [world.unvote_form(number), world.vote_form(1), world.vote_form(2), world.unvote_form(2)];
        async move {
            for form in forms {
                backend.vote(&form, Some(device)).await.unwrap();
            }
        }
    });
    join_all(moves).await;
    let rows = "(SELECT COUNT(*) FROM question_votes WHERE question_id = questions.id)";
    assert_eq!(world.number(&format!("SELECT COUNT(*) FROM questions WHERE votes <> {rows}")).await, 0);
    // Each has voted for the first in the end. What the other process wrote is shown a little later.
    soon(async || [1, 2, 3].map(|number| find(&world.backend, number).votes) == [34, 0, 0]).await;
}

async fn the_most_wanted_come_first_then_the_oldest(world: World) {
    for text in ["First?", "Second?", "Third?", "Fourth?"] {
        world.ask(text).await;
    }
    world.vote(3).await;
    world.vote(3).await;
    world.vote(4).await;
    assert_eq!(numbers(&world.backend), [3, 4, 1, 2]);
    world.vote(2).await;
    assert_eq!(numbers(&world.backend), [3, 2, 4, 1], "of two with as many votes the older one");
    world.change(3, QuestionChange::Answer(None)).await;
    world.change(1, QuestionChange::Now).await;
    assert_eq!(numbers(&world.backend), [1, 2, 4, 3], "what is answered now, what waits, what was answered");
}

async fn one_question_is_being_answered_at_a_time(world: World) {
    let other = world.another_backend().await;
    for text in ["First?", "Second?", "Third?", "Fourth?"] {
        world.ask(text).await;
    }
    world.change(1, QuestionChange::Now).await;
    world.change(2, QuestionChange::Now).await;
    assert_eq!(find(&world.backend, 1).state, QuestionState::Answered);
    assert_eq!(find(&world.backend, 2).state, QuestionState::Answering);
    let both = (3..=4).map(|number| {
        [&world.backend, &other][number as usize % 2].change_question(&Actor::Command, number, QuestionChange::Now)
    });
    assert_eq!(join_all(both).await, [Ok(true), Ok(true)]);
    assert_eq!(world.number("SELECT COUNT(*) FROM questions WHERE state = 'answering'").await, 1);
    assert_eq!(world.number("SELECT COUNT(*) FROM questions WHERE state = 'answered'").await, 3);
}

async fn an_answer_is_shown_and_a_hidden_question_is_not(world: World) {
    world.ask("Why?").await;
    let answer = |text: &str| QuestionChange::Answer(Some(Answer::parse(text).unwrap()));
    world.change(1, answer("Because.")).await;
    let question = find(&world.backend, 1);
    assert_eq!((question.state, question.answer.as_deref()), (QuestionState::Answered, Some("Because.")));
    world.change(1, QuestionChange::Ask).await;
    world.change(1, QuestionChange::Answer(None)).await;
    assert_eq!(find(&world.backend, 1).answer.as_deref(), Some("Because."), "it stays without a new one");
    world.change(1, QuestionChange::Hide).await;
    assert_eq!(numbers(&world.backend), [0_i64; 0]);
    assert_eq!(states(&world.backend.every_question().await.unwrap()), [(1, QuestionState::Hidden)]);
    world.change(1, QuestionChange::Ask).await;
    assert_eq!(numbers(&world.backend), [1]);
}

async fn what_takes_no_votes_has_none_added(world: World) {
    world.ask("Why?").await;
    for change in [QuestionChange::Hide, QuestionChange::Answer(None)] {
        world.change(1, change).await;
        assert_eq!(world.backend.vote(&world.vote_form(1), None).await, Err(AppError::NotFound));
    }
    world.backend.ask(&world.question("See www.example.org")).await.unwrap();
    assert_eq!(world.backend.vote(&world.vote_form(2), None).await, Err(AppError::NotFound));
    assert_eq!(world.number("SELECT COUNT(*) FROM question_votes").await, 0);
}

/// Waits for the word that the questions have changed.
async fn hear(page: &mut backend::LiveSubscription) {
    let message = serde_json::to_string(&LiveMessage::Changed(Part::Questions)).unwrap();
    let heard = async { while !String::from_utf8_lossy(&page.receiver.recv().await.unwrap()).contains(&message) {} };
    tokio::time::timeout(std::time::Duration::from_secs(60), heard).await.expect("it is told in time");
}

async fn open_pages_hear_of_every_change(world: World) {
    let mut page = world.backend.live();
    world.ask("Why?").await;
    hear(&mut page).await;
    world.vote(1).await;
    hear(&mut page).await;
    let version = world.backend.version();
    world.change(1, QuestionChange::Now).await;
    hear(&mut page).await;
    assert!(world.backend.version() > version, "kept drawings are out of date");
    world.change(1, QuestionChange::Hide).await;
    hear(&mut page).await;
}

async fn open_pages_hear_when_questions_begin_and_end(world: World) {
    let item = event().session.agenda.items()[1].clone();
    let mut page = world.backend.live();
    world.backend.do_what_is_due().await.unwrap();
    world.clock.advance(item.starts_at.since(NOW) - 1);
    world.backend.do_what_is_due().await.unwrap();
    assert!(page.receiver.is_empty(), "not yet");
    for pause in [1, item.ends_at.since(item.starts_at)] {
        world.clock.advance(pause);
        world.backend.do_what_is_due().await.unwrap();
        world.backend.do_what_is_due().await.unwrap();
        hear(&mut page).await;
    }
    assert!(page.receiver.is_empty(), "each is told of once");
}

/// On PostgreSQL by NOTIFY; on SQLite the file is looked at every second.
async fn another_process_hears_of_it(world: World) {
    let other = world.another_backend().await;
    let mut page = other.live();
    world.ask("Why?").await;
    hear(&mut page).await;
    assert_eq!(other.questions(), world.backend.questions());
    world.change(1, QuestionChange::Hide).await;
    soon(async || other.questions().is_empty()).await;
}

async fn who_asked_and_voted_is_erased_with_the_session(world: World) {
    let named = QuestionForm { question_name: "Zenobia Quillfeather".into(), ..world.question("Who counts?") };
    world.backend.ask(&named).await.unwrap();
    world.vote(1).await;
    world.clock.advance(event().session.ends_at.since(NOW) + 30 * DAY);
    assert_eq!(world.backend.erase_due().await, Ok(0));
    assert!(find(&world.backend, 1).name.is_some(), "thirty days, and not more");
    world.clock.advance(1);
    assert_eq!(world.backend.erase_due().await, Ok(0), "there were no registrations");
    let question = find(&world.backend, 1);
    assert_eq!((question.text.as_str(), question.name, question.votes), ("Who counts?", None, 1));
    assert_eq!(world.number("SELECT COUNT(*) FROM question_votes").await, 0);
    assert!(!world.everything_stored().await.contains("Quillfeather"), "it is in no file any more");
}
