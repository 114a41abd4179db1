//! A session's day, second by second: its states, what is now and next, and when anything changes.

use domain::{
    Agenda, AgendaItem, AgendaKind, AgendaNow, DAY, Instant, MINUTE, Milestone, MilestoneState, RegistrationWindow,
    SECOND, Session, SessionState, Text, offer_until,
};
use proptest::{collection::vec, option, prelude::*};

/// 2024-02-28T10:00:00Z, when the real session starts.
const START: Instant = Instant::from_millis(1_709_114_400_000);
fn text(text: &str) -> Text {
    Text::Same(text.to_owned())
}

/// An item from the `from`th until the `until`th second after [`START`].
fn item(from: i64, until: i64) -> AgendaItem {
    AgendaItem {
        starts_at: START.plus(from * SECOND),
        ends_at: START.plus(until * SECOND),
        title: text("An item"),
        kind: AgendaKind::Talk,
        speakers: Vec::new(),
    }
}

/// A session of `seconds` seconds from [`START`] on.
fn session(seconds: i64, items: Vec<AgendaItem>) -> Session {
    Session {
        slug: "a-session".into(),
        title: text("A session"),
        short_title: text("A session"),
        starts_at: START,
        ends_at: START.plus(seconds * SECOND),
        zone: "Europe/Brussels".into(),
        zone_label: None,
        platform: text("Here"),
        audience: text("All"),
        why: text("Because"),
        aims: Vec::new(),
        after: None,
        recording_url: None,
        capacity: None,
        registration_closes_at: None,
        cancelled: false,
        agenda: Agenda::new(items),
    }
}

/// The real agenda: five items without a gap, 75 minutes.
fn real_session() -> Session {
    let minutes = [(0, 10), (10, 25), (25, 50), (50, 60), (60, 75)];
    session(75 * 60, minutes.map(|(from, until)| item(from * 60, until * 60)).into())
}

/// Every second of the session's day, from 10 hours before its start on.
fn seconds_of_the_day() -> impl Iterator<Item = Instant> {
    (0..DAY).step_by(1_000).map(|millis| START.plus(millis - 10 * 60 * MINUTE))
}

#[test]
fn every_second_of_the_day_has_one_state_and_none_comes_back() {
    let session = real_session();
    let mut states = vec![SessionState::Scheduled];
    let mut seconds = [0_i64; 4];
    for now in seconds_of_the_day() {
        let state = session.state_at(now);
        if states.last() != Some(&state) {
            assert!(!states.contains(&state), "{state:?} came back at {now:?}");
            states.push(state);
        }
        seconds[states.len() - 1] += 1;
    }
    use SessionState::{DoorsOpen, Ended, Live, Scheduled};
    assert_eq!(states, [Scheduled, DoorsOpen, Live, Ended]);
    assert_eq!(seconds, [585 * 60, 15 * 60, 75 * 60, (24 * 60 - 675) * 60]);
}

#[test]
fn states_change_at_their_moment_and_not_a_millisecond_before() {
    let session = real_session();
    for (moment, before, from_then_on) in [
        (session.doors_open_at(), SessionState::Scheduled, SessionState::DoorsOpen),
        (session.starts_at, SessionState::DoorsOpen, SessionState::Live),
        (session.ends_at, SessionState::Live, SessionState::Ended),
    ] {
        assert_eq!(session.state_at(moment.plus(-1)), before);
        assert_eq!(session.state_at(moment), from_then_on);
    }
}

#[test]
fn a_session_called_off_is_called_off_all_day() {
    let session = Session { cancelled: true, ..real_session() };
    for now in seconds_of_the_day().step_by(60) {
        assert_eq!(session.state_at(now), SessionState::Cancelled);
        assert_eq!(session.registration_at(now, 0), RegistrationWindow::Closed);
        assert_eq!(session.next_change_after(now), None);
    }
}

#[test]
fn while_live_without_gaps_exactly_one_item_is_now_and_the_one_after_it_next() {
    let session = real_session();
    for now in seconds_of_the_day() {
        let AgendaNow { now: current, next } = session.agenda.at(now);
        if session.state_at(now) == SessionState::Live {
            let current = current.expect("one item is now");
            let last = session.agenda.items().len() - 1;
            assert_eq!(next, (current < last).then_some(current + 1), "{now:?}");
        } else {
            assert_eq!(current, None, "{now:?}");
        }
    }
    assert_eq!(session.agenda.at(session.ends_at), AgendaNow { now: None, next: None });
}

/// Clocks in St John's go back from 02:00 to 01:00 while this session lasts: four hours on the wall are five.
#[test]
fn a_change_of_clocks_shortens_and_lengthens_nothing() {
    // 2024-11-02T22:30:00-02:30 to 2024-11-03T02:30:00-03:30, with an item in each pass of the hour from 01:00.
    let (starts_at, ends_at) = (Instant::from_millis(1_730_595_600_000), Instant::from_millis(1_730_613_600_000));
    let pass = |hours: i64| {
        let at = |half_hours: i64| starts_at.plus(half_hours * 30 * MINUTE);
        AgendaItem { starts_at: at(2 * hours + 1), ends_at: at(2 * hours + 3), ..item(0, 0) }
    };
    let agenda = Agenda::new(vec![pass(2), pass(3)]);
    let session = Session { starts_at, ends_at, agenda, zone: "America/St_Johns".into(), ..session(1, Vec::new()) };
    let seconds = |live: &dyn Fn(Instant) -> bool| {
        (-3_600..6 * 3_600).filter(|second| live(starts_at.plus(second * SECOND))).count()
    };
    assert_eq!(seconds(&|now| session.state_at(now) == SessionState::Live), 5 * 3_600);
    assert_eq!(seconds(&|now| session.agenda.at(now).now == Some(0)), 3_600);
    assert_eq!(seconds(&|now| session.agenda.at(now).now == Some(1)), 3_600);
    // 01:30 on the wall, the first and the second time.
    assert_eq!(session.agenda.at(starts_at.plus(180 * MINUTE)).now, Some(0));
    assert_eq!(session.agenda.at(starts_at.plus(240 * MINUTE)).now, Some(1));
}

#[test]
fn a_milestone_goes_from_upcoming_to_over() {
    let milestone = Milestone {
        key: "days".into(),
        name: text("Days"),
        starts_at: START,
        ends_at: START.plus(2 * DAY),
        zone: "UTC".into(),
    };
    let states = [-1, 0, 2 * DAY - 1, 2 * DAY].map(|millis| milestone.state_at(START.plus(millis)));
    use MilestoneState::{Now, Over, Upcoming};
    assert_eq!(states, [Upcoming, Now, Now, Over]);
}

/// Items with gaps and overruns, within ten minutes of [`START`].
fn any_agenda() -> impl Strategy<Value = Vec<AgendaItem>> {
    let an_item = (0..500_i64, 1..200_i64).prop_map(|(from, seconds)| item(from, from + seconds));
    vec(an_item, 0..7)
}

fn any_session() -> impl Strategy<Value = Session> {
    (any_agenda(), 1..700_i64, option::of(-1_200..700_i64), any::<bool>()).prop_map(
        |(items, seconds, closes, cancelled)| {
            let registration_closes_at = closes.map(|second| START.plus(second * SECOND));
            Session { registration_closes_at, cancelled, ..session(seconds, items) }
        },
    )
}

/// All that pages show about a session by the clock alone.
fn shown(session: &Session, now: Instant) -> impl PartialEq + std::fmt::Debug + use<> {
    let state = session.state_at(now);
    // What was called off has no agenda that goes on.
    let agenda = if session.cancelled { AgendaNow { now: None, next: None } } else { session.agenda.at(now) };
    (state, agenda, session.registration_at(now, 0))
}

proptest! {
    #[test]
    fn items_stand_in_order_and_none_overlaps_another(items in any_agenda()) {
        let count = items.len();
        let agenda = Agenda::new(items);
        prop_assert_eq!(agenda.items().len(), count);
        for pair in agenda.items().windows(2) {
            prop_assert!(pair[0].starts_at <= pair[0].ends_at);
            prop_assert!(pair[0].ends_at <= pair[1].starts_at);
        }
    }

    #[test]
    fn now_and_next_windows_say_the_same_as_the_agenda(items in any_agenda()) {
        let agenda = Agenda::new(items);
        let count = agenda.items().len();
        for second in 0..720 {
            let now = START.plus(second * SECOND);
            let at = agenda.at(now);
            let inside = |window: Option<domain::Window>| window.is_some_and(|window| window.contains(now));
            let is_now: Vec<_> = (0..count).filter(|i| inside(agenda.now_window(*i))).collect();
            let is_next: Vec<_> = (0..count).filter(|i| inside(agenda.next_window(*i, START))).collect();
            prop_assert_eq!(is_now, Vec::from_iter(at.now));
            prop_assert_eq!(is_next, Vec::from_iter(at.next));
        }
        prop_assert_eq!(agenda.now_window(count), None);
        prop_assert_eq!(agenda.next_window(count, START), None);
    }

    #[test]
    fn the_next_item_is_the_first_that_has_not_started(items in any_agenda(), second in -60..720_i64) {
        let agenda = Agenda::new(items);
        let now = START.plus(second * SECOND);
        let AgendaNow { now: current, next } = agenda.at(now);
        let not_started = agenda.items().iter().filter(|item| item.starts_at > now).count();
        prop_assert_eq!(next, (not_started > 0).then(|| agenda.items().len() - not_started));
        if let (Some(current), Some(next)) = (current, next) {
            prop_assert_eq!(current + 1, next);
        }
    }

    #[test]
    fn the_next_change_is_the_next_moment_at_which_anything_differs(session in any_session(), second in -1_000..800_i64) {
        let now = START.plus(second * SECOND);
        let until = session.next_change_after(now).unwrap_or(START.plus(2_000 * SECOND));
        prop_assert!(until > now);
        let before = shown(&session, now);
        let seconds = until.since(now) / SECOND;
        for later in (0..seconds).map(|second| now.plus(second * SECOND)).chain([until.plus(-1)]) {
            prop_assert_eq!(&shown(&session, later), &before);
        }
        if session.next_change_after(now).is_some() {
            prop_assert_ne!(&shown(&session, until), &before);
        }
    }

    #[test]
    fn registration_is_full_exactly_at_its_capacity(capacity in 1..500_i64, taken in 0..600_i64) {
        let session = Session { capacity: Some(capacity), ..real_session() };
        let expected = if taken < capacity { RegistrationWindow::Open } else { RegistrationWindow::Full };
        prop_assert_eq!(session.registration_at(START, taken), expected);
        prop_assert_eq!(session.registration_at(session.ends_at, taken), RegistrationWindow::Closed);
    }
}

#[test]
fn a_freed_seat_is_held_shorter_the_nearer_the_session_is() {
    let longest = 12 * 60 * MINUTE;
    for (before_start, held) in [
        (7 * DAY, longest),
        (48 * 60 * MINUTE, longest),
        (4 * 60 * MINUTE, 60 * MINUTE),
        (20 * MINUTE, 10 * MINUTE),
        (0, 10 * MINUTE),
        (-30 * MINUTE, 10 * MINUTE),
    ] {
        let now = START.plus(-before_start);
        assert_eq!(offer_until(now, START, longest), now.plus(held), "{before_start} ms before the start");
    }
}

proptest! {
    #[test]
    fn an_offer_is_never_longer_than_allowed_nor_than_the_time_that_is_left(
        before_start in 0_i64..30 * DAY,
        longest in 10 * MINUTE..72 * 60 * MINUTE,
    ) {
        let now = START.plus(-before_start);
        let held = offer_until(now, START, longest).since(now);
        prop_assert!((10 * MINUTE..=longest).contains(&held));
        prop_assert!(held <= before_start.max(10 * MINUTE));
    }
}

#[test]
fn doors_are_open_from_a_quarter_of_an_hour_before_until_the_end() {
    let session = session(3_600, Vec::new());
    for (at, open) in [(-15 * 60 - 1, false), (-15 * 60, true), (0, true), (3_599, true), (3_600, false)] {
        assert_eq!(session.can_be_joined_at(START.plus(at * SECOND)), open, "{at} s after the start");
    }
    let called_off = Session { cancelled: true, ..session };
    assert!(!called_off.can_be_joined_at(START));
}

#[test]
fn questions_are_taken_until_the_end_and_come_first_while_their_item_is_now() {
    let mut items = vec![item(0, 600), item(600, 1_200)];
    items[1].kind = AgendaKind::Questions;
    let session = session(3_600, items);
    for (at, taken, now) in [
        (-10 * 60 * 60, true, false),
        (599, true, false),
        (600, true, true),
        (1_199, true, true),
        (1_200, true, false),
        (3_599, true, false),
        (3_600, false, false),
    ] {
        let moment = START.plus(at * SECOND);
        let said = (session.takes_questions_at(moment), session.has_questions_at(moment));
        assert_eq!(said, (taken, now), "{at} s after the start");
    }
    let called_off = Session { cancelled: true, ..session };
    let moment = START.plus(600 * SECOND);
    assert!(!called_off.takes_questions_at(moment) && !called_off.has_questions_at(moment));
}
