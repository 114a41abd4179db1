//! Which of a campaign's sessions leads: the one that the landing page shows.

use crate::{DAY, Instant, Session};

/// How long a session that is over goes on leading, in milliseconds, where the next one is far away: a day, in which
/// people look for its recording.
const STAYS: i64 = DAY;

/// When each of these sessions begins to lead; they are in the order in which they begin.
///
/// The first one always has. Another takes over once its doors open, but not before the one before it is over, and a day
/// after that at the latest. One that was called off keeps its turn, for people have to read that it was.
fn turns<'a>(sessions: &'a [&'a Session]) -> impl Iterator<Item = Instant> + 'a {
    sessions.windows(2).map(|pair| {
        let (over, doors_open) = (pair[0].ends_at, pair[1].doors_open_at());
        over.plus(doors_open.since(over).clamp(0, STAYS))
    })
}

/// Which of these sessions leads at `now`, by its place; they are in the order in which they begin. None where there is
/// none.
pub fn leading(sessions: &[&Session], now: Instant) -> Option<usize> {
    let begun = turns(sessions).enumerate().filter(|(_, turn)| *turn <= now).last();
    (!sessions.is_empty()).then(|| begun.map_or(0, |(before, _)| before + 1))
}

/// The first moment after `now` at which another of these sessions begins to lead; none where nothing more changes.
pub fn next_turn_after(sessions: &[&Session], now: Instant) -> Option<Instant> {
    turns(sessions).filter(|turn| *turn > now).min()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Agenda, HOUR, MINUTE, Text};

    /// One of two hours that begins so many hours after a moment.
    fn session(hour: i64) -> Session {
        let text = || Text::Same("A session".to_owned());
        Session {
            slug: format!("s{hour}"),
            title: text(),
            short_title: text(),
            starts_at: at(hour),
            ends_at: at(hour + 2),
            zone: "Europe/Brussels".to_owned(),
            zone_label: None,
            platform: text(),
            audience: text(),
            why: text(),
            aims: Vec::new(),
            after: None,
            recording_url: None,
            capacity: None,
            registration_closes_at: None,
            cancelled: false,
            agenda: Agenda::new(Vec::new()),
        }
    }

    fn at(hour: i64) -> Instant {
        Instant::from_millis(hour * HOUR)
    }

    #[test]
    fn a_session_leads_until_the_next_one_opens_its_doors_or_a_day_has_passed() {
        let (first, soon, far, over_far) = (session(10), session(20), session(200), session(201));
        let all = [&first, &soon, &far, &over_far];
        let leads = |now: Instant| leading(&all, now);
        assert_eq!(leads(at(-1000)), Some(0), "before everything");
        assert_eq!(leads(at(19)), Some(0), "what is over, while the next one is not open");
        assert_eq!(leads(at(20).plus(-15 * MINUTE)), Some(1), "its doors open");
        assert_eq!(leads(at(22 + 24).plus(-1)), Some(1));
        assert_eq!(leads(at(22 + 24)), Some(2), "a day later, though the next one is far");
        assert_eq!(leads(at(202).plus(-1)), Some(2), "one that overlaps waits until it is over");
        assert_eq!(leads(at(202)), Some(3));
        assert_eq!(leads(at(9999)), Some(3), "the last one stays");
        assert_eq!(leading(&[], at(0)), None);
    }

    #[test]
    fn the_next_turn_is_the_first_one_that_is_still_to_come() {
        let (first, soon) = (session(10), session(20));
        let all = [&first, &soon];
        let turn = at(20).plus(-15 * MINUTE);
        assert_eq!(next_turn_after(&all, at(0)), Some(turn));
        assert_eq!(next_turn_after(&all, turn), None);
        assert_eq!(next_turn_after(&all[..1], at(0)), None);
    }

    #[test]
    fn a_session_that_was_called_off_keeps_its_turn() {
        let (mut first, second) = (session(10), session(200));
        first.cancelled = true;
        assert_eq!(leading(&[&first, &second], at(11)), Some(0));
    }
}
