//! The zone of a session as an iCalendar file says it (RFC 5545, section 3.6.5).
//!
//! Google and Apple know IANA's names by themselves. Outlook goes by what the file says, and only takes either one
//! observance without a rule or a pair of them with yearly rules ([MS-OXCICAL], 2.1.3.1.1.19): so these two are all
//! that is ever written.

use jiff::{
    SignedDuration, Timestamp,
    civil::{DateTime, Weekday, date},
    tz::{Offset, TimeZone},
};

use super::lines::Lines;

/// How many changes of one kind a yearly rule has to explain: enough to tell "the fourth" from "the last".
const YEARS_LOOKED_AT: usize = 4;

/// How a session's moments are written.
#[derive(Debug)]
pub(super) enum ZoneForm {
    /// In UTC: right for everybody, but without the session's own zone.
    Utc,
    /// In local time, where clocks change neither during the session nor every year.
    Fixed(Change),
    /// In local time, where clocks change twice a year.
    Regular {
        /// To the smaller offset.
        standard: (Change, Yearly),
        /// To the larger one.
        daylight: (Change, Yearly),
    },
}

impl ZoneForm {
    /// The form for a session from `start` until `end` in `zone`.
    pub(super) fn of(zone: &TimeZone, start: Timestamp, end: Timestamp) -> Self {
        // In the hour that comes twice, local time means its first pass (section 3.3.5): the second can only be said
        // in UTC.
        let said_locally =
            |moment: &Timestamp| zone.to_timestamp(zone.to_datetime(*moment)).is_ok_and(|read| read == *moment);
        let is_utc = matches!(zone.iana_name(), None | Some("UTC" | "Etc/UTC" | "Zulu" | "Etc/Zulu"));
        if is_utc || ![start, end].iter().all(said_locally) {
            return Self::Utc;
        }
        let before = changes_until(zone, start);
        let after = changes_after(zone, start);
        if let Some(regular) = Self::regular(&before, &after) {
            return regular;
        }
        if after.first().is_some_and(|change| change.at <= end) {
            return Self::Utc;
        }
        let offset = zone.to_offset(start);
        let since_1970 = before.last().filter(|change| change.at > Timestamp::UNIX_EPOCH).cloned();
        Self::Fixed(since_1970.unwrap_or_else(|| Change {
            at: Timestamp::UNIX_EPOCH,
            onset: date(1970, 1, 1).at(0, 0, 0, 0),
            from: offset,
            to: offset,
            name: zone.to_offset_info(start).abbreviation().to_owned(),
        }))
    }

    /// A pair of yearly rules that explains the last two changes before the session and all looked at after it.
    fn regular(before: &[Change], after: &[Change]) -> Option<Self> {
        let [.., first, second] = before else { return None };
        let near: Vec<&Change> = [first, second].into_iter().chain(after).collect();
        let kind = |skip| near.iter().copied().skip(skip).step_by(2).take(YEARS_LOOKED_AT).collect::<Vec<_>>();
        let first = (first.clone(), Yearly::explaining(&kind(0))?);
        let second = (second.clone(), Yearly::explaining(&kind(1))?);
        let (standard, daylight) = if first.0.to < second.0.to { (first, second) } else { (second, first) };
        (standard.0.to == daylight.0.from && daylight.0.to == standard.0.from)
            .then_some(Self::Regular { standard, daylight })
    }

    /// Writes the VTIMEZONE; nothing for UTC.
    pub(super) fn write(&self, lines: &mut Lines, tzid: &str) {
        let parts: &[(&str, &Change, Option<Yearly>)] = match self {
            Self::Utc => return,
            Self::Fixed(change) => &[("STANDARD", change, None)],
            Self::Regular { standard, daylight } => {
                &[("STANDARD", &standard.0, Some(standard.1)), ("DAYLIGHT", &daylight.0, Some(daylight.1))]
            }
        };
        lines.component("VTIMEZONE", |lines| {
            lines.raw("TZID", tzid);
            for (kind, change, yearly) in parts {
                lines.component(kind, |lines| change.write(lines, *yearly));
            }
        });
    }
}

/// A change of clocks.
#[derive(Debug, Clone)]
pub(super) struct Change {
    at: Timestamp,
    /// What clocks showed just then, by the offset before.
    onset: DateTime,
    from: Offset,
    to: Offset,
    /// What the time after it is called, such as `CET`.
    name: String,
}

impl Change {
    fn write(&self, lines: &mut Lines, yearly: Option<Yearly>) {
        lines.raw("DTSTART", &self.onset.strftime("%Y%m%dT%H%M%S").to_string());
        if let Some(Yearly { month, nth, weekday, .. }) = yearly {
            lines.raw("RRULE", &format!("FREQ=YEARLY;BYMONTH={month};BYDAY={nth}{}", two_letters(weekday)));
        }
        lines.raw("TZOFFSETFROM", &offset_text(self.from));
        lines.raw("TZOFFSETTO", &offset_text(self.to));
        lines.text("TZNAME", &self.name);
    }
}

/// The last changes that came before `moment` or with it, the oldest first.
fn changes_until(zone: &TimeZone, moment: Timestamp) -> Vec<Change> {
    let just_after = moment.checked_add(SignedDuration::from_nanos(1)).unwrap_or(moment);
    let mut changes: Vec<_> = zone
        .preceding(just_after)
        .filter_map(|transition| change(zone, transition.timestamp(), transition.abbreviation()))
        .take(2)
        .collect();
    changes.reverse();
    changes
}

/// The first changes after `moment`.
fn changes_after(zone: &TimeZone, moment: Timestamp) -> Vec<Change> {
    zone.following(moment)
        .filter_map(|transition| change(zone, transition.timestamp(), transition.abbreviation()))
        .take(2 * YEARS_LOOKED_AT)
        .collect()
}

/// The change at `at`; none where something else than the offset changed.
fn change(zone: &TimeZone, at: Timestamp, name: &str) -> Option<Change> {
    let from = zone.to_offset(at.checked_sub(SignedDuration::from_nanos(1)).ok()?);
    let to = zone.to_offset(at);
    (from != to).then(|| Change { at, onset: from.to_datetime(at), from, to, name: name.to_owned() })
}

/// A day and time of each year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Yearly {
    month: i8,
    weekday: Weekday,
    /// The how-manieth such weekday of the month; -1 for the last.
    nth: i8,
}

impl Yearly {
    /// The rule that these changes follow, one a year, between the same offsets at the same time of day.
    fn explaining(changes: &[&Change]) -> Option<Self> {
        let (first, later) = changes.split_first()?;
        let alike = changes.windows(2).all(|pair| {
            let (one, next) = (pair[0], pair[1]);
            (one.from, one.to) == (next.from, next.to)
                && one.onset.time() == next.onset.time()
                && one.onset.year() + 1 == next.onset.year()
        });
        if !alike || later.is_empty() {
            return None;
        }
        let candidates = |nth| Self { month: first.onset.month(), weekday: first.onset.weekday(), nth };
        [-1, 1, 2, 3, 4].map(candidates).into_iter().find(|rule| changes.iter().all(|change| rule.fits(change.onset)))
    }

    fn fits(self, moment: DateTime) -> bool {
        let nth = (moment.day() - 1) / 7 + 1;
        let is_last = moment.day() + 7 > moment.days_in_month();
        (moment.month(), moment.weekday()) == (self.month, self.weekday)
            && (nth == self.nth || is_last && self.nth == -1)
    }
}

const fn two_letters(weekday: Weekday) -> &'static str {
    match weekday {
        Weekday::Monday => "MO",
        Weekday::Tuesday => "TU",
        Weekday::Wednesday => "WE",
        Weekday::Thursday => "TH",
        Weekday::Friday => "FR",
        Weekday::Saturday => "SA",
        Weekday::Sunday => "SU",
    }
}

/// `+0100`, or `+001730` where there are seconds in it (section 3.3.14).
fn offset_text(offset: Offset) -> String {
    let seconds = offset.seconds();
    let (sign, all) = (if seconds < 0 { '-' } else { '+' }, seconds.unsigned_abs());
    let text = format!("{sign}{:02}{:02}", all / 3_600, all / 60 % 60);
    if all % 60 == 0 { text } else { format!("{text}{:02}", all % 60) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn zone_lines(zone: &str, start: &str, end: &str) -> Vec<String> {
        let moment = |text: &str| text.parse::<Timestamp>().expect("RFC 3339");
        let form = ZoneForm::of(&TimeZone::get(zone).expect("is a zone"), moment(start), moment(end));
        let mut lines = Lines::default();
        form.write(&mut lines, zone);
        lines.finish().split_terminator("\r\n").map(str::to_owned).collect()
    }

    #[test]
    fn european_clocks_change_on_last_sundays() {
        let expected = "BEGIN:VTIMEZONE TZID:Europe/Brussels \
            BEGIN:STANDARD DTSTART:20231029T030000 RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU TZOFFSETFROM:+0200 \
            TZOFFSETTO:+0100 TZNAME:CET END:STANDARD \
            BEGIN:DAYLIGHT DTSTART:20230326T020000 RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU TZOFFSETFROM:+0100 \
            TZOFFSETTO:+0200 TZNAME:CEST END:DAYLIGHT END:VTIMEZONE";
        let lines = zone_lines("Europe/Brussels", "2024-02-28T10:00:00Z", "2024-02-28T11:15:00Z");
        assert_eq!(lines, expected.split_whitespace().collect::<Vec<_>>());
    }

    #[test]
    fn newfoundland_changes_clocks_in_november_and_march() {
        let lines = zone_lines("America/St_Johns", "2024-11-03T01:00:00Z", "2024-11-03T06:00:00Z").join(" ");
        assert!(lines.contains("DTSTART:20231105T020000 RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU TZOFFSETFROM:-0230"));
        assert!(lines.contains("DTSTART:20240310T020000 RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU TZOFFSETFROM:-0330"));
    }

    #[test]
    fn the_southern_summer_is_daylight_as_well() {
        let lines = zone_lines("Australia/Sydney", "2024-01-15T00:00:00Z", "2024-01-15T01:00:00Z").join(" ");
        assert!(
            lines.contains("BEGIN:DAYLIGHT DTSTART:20231001T020000 RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=1SU"),
            "{lines}"
        );
        assert!(
            lines.contains("BEGIN:STANDARD DTSTART:20230402T030000 RRULE:FREQ=YEARLY;BYMONTH=4;BYDAY=1SU"),
            "{lines}"
        );
    }

    #[test]
    fn irish_winter_time_is_standard_whatever_the_law_calls_it() {
        let lines = zone_lines("Europe/Dublin", "2024-07-15T10:00:00Z", "2024-07-15T11:00:00Z").join(" ");
        assert!(lines.contains("BEGIN:STANDARD DTSTART:20231029T020000"), "{lines}");
        assert!(lines.contains("BEGIN:DAYLIGHT DTSTART:20240331T010000"), "{lines}");
    }

    #[test]
    fn zones_without_yearly_changes_have_one_observance() {
        let kolkata = zone_lines("Asia/Kolkata", "2024-02-28T10:00:00Z", "2024-02-28T11:00:00Z");
        let expected = "BEGIN:VTIMEZONE TZID:Asia/Kolkata BEGIN:STANDARD DTSTART:19700101T000000 TZOFFSETFROM:+0530 \
            TZOFFSETTO:+0530 TZNAME:IST END:STANDARD END:VTIMEZONE";
        assert_eq!(kolkata, expected.split_whitespace().collect::<Vec<_>>());
        // Clocks in Casablanca stop an hour for Ramadan, which no yearly rule says.
        let casablanca = zone_lines("Africa/Casablanca", "2024-03-20T10:00:00Z", "2024-03-20T11:00:00Z").join(" ");
        assert!(casablanca.contains("BEGIN:STANDARD DTSTART:20240310T030000 TZOFFSETFROM:+0100 TZOFFSETTO:+0000"));
        assert!(!casablanca.contains("RRULE"));
    }

    #[test]
    fn what_local_time_cannot_say_is_said_in_utc() {
        for (zone, start, end) in [
            ("UTC", "2024-02-28T10:00:00Z", "2024-02-28T11:00:00Z"),
            // Ends in the second pass of the hour that comes twice.
            ("Europe/Brussels", "2024-10-26T22:00:00Z", "2024-10-27T01:30:00Z"),
            // Across a change that comes only this once.
            ("Asia/Almaty", "2024-02-29T17:00:00Z", "2024-02-29T21:00:00Z"),
        ] {
            assert_eq!(zone_lines(zone, start, end), [] as [String; 0], "{zone}");
        }
        // The first pass is what local time means.
        assert!(!zone_lines("Europe/Brussels", "2024-10-26T22:00:00Z", "2024-10-27T00:30:00Z").is_empty());
    }
}
