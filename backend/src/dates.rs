//! Dates and times as people of each language write them.
//!
//! A moment is always written in a time zone that is named. Days, months and their order come from CLDR (`icu_datetime`),
//! which browsers use as well: with [`intl_tag`], `Intl.DateTimeFormat` writes the same. Digits are Latin and hours
//! run to 24 in every language. An unknown zone, which content never has once it was parsed, is taken as UTC.

use domain::{Instant, Lang};
use icu_calendar::{Date, Gregorian};
use icu_datetime::{
    DateTimeFormatterPreferences, FixedCalendarDateTimeFormatter, NoCalendarFormatter,
    fieldsets::{T, YMD, YMDE},
    input::Time,
};
use icu_locale_core::Locale;
use jiff::{Timestamp, Zoned, civil, tz::TimeZone};

/// The zone abbreviations that are understood across Europe; any other zone is named by its distance from GMT.
const KNOWN_ABBREVIATIONS: [&str; 8] = ["CET", "CEST", "EET", "EEST", "GMT", "UTC", "WET", "WEST"];

/// The BCP 47 tag with which a browser's `Intl` writes dates, times and numbers as this module does.
pub const fn intl_tag(lang: Lang) -> &'static str {
    match lang {
        // "Wednesday 28 February 2024": the order that Europeans know. CLDR's British English has changed its mind
        // about a comma in it twice; Australian English has not.
        Lang::En => "en-AU-u-hc-h23",
        Lang::Fr => "fr",
        Lang::Ar => "ar-u-hc-h23-nu-latn",
    }
}

/// What writes the dates and times of a language. To make one takes as long as to draw some rows of a list, since CLDR is
/// looked through, and one cannot be shared by threads: each makes its own, once.
struct Formatters {
    with_weekday: Days<YMDE>,
    short: Days<YMD>,
    long: Days<YMD>,
    time: Option<NoCalendarFormatter<T>>,
}

/// None where CLDR has no such form, which it has for each language here.
type Days<Form> = Option<FixedCalendarDateTimeFormatter<Gregorian, Form>>;

impl Formatters {
    fn new(lang: Lang) -> Self {
        // The tags are literals, so that the other one is never reached.
        let locale = || DateTimeFormatterPreferences::from(&intl_tag(lang).parse().unwrap_or(Locale::UNKNOWN));
        let short = match lang {
            Lang::En | Lang::Fr => YMD::medium(),
            // Arabic does not shorten months: its medium form is all digits.
            Lang::Ar => YMD::long(),
        };
        Self {
            with_weekday: FixedCalendarDateTimeFormatter::try_new(locale(), YMDE::long()).ok(),
            short: FixedCalendarDateTimeFormatter::try_new(locale(), short).ok(),
            long: FixedCalendarDateTimeFormatter::try_new(locale(), YMD::long()).ok(),
            time: NoCalendarFormatter::try_new(locale(), T::hm()).ok(),
        }
    }

    fn of<R>(lang: Lang, write: impl FnOnce(&Self) -> R) -> R {
        thread_local! {
            static OF_EACH: [Formatters; Lang::ALL.len()] = Lang::ALL.map(Formatters::new);
        }
        OF_EACH.with(|each| write(&each[lang.index()]))
    }
}

/// The day with its weekday: `Wednesday 28 February 2024`.
pub fn long_date(lang: Lang, instant: Instant, zone: &str) -> String {
    let date = zoned(instant, zone).date();
    Formatters::of(lang, |formatters| match (&formatters.with_weekday, gregorian(date)) {
        (Some(formatter), Some(day)) => formatter.format(&day).to_string(),
        _ => date.to_string(),
    })
}

/// The day in a short form: `28 Feb 2024`.
pub fn short_date(lang: Lang, instant: Instant, zone: &str) -> String {
    Formatters::of(lang, |formatters| without_weekday(&formatters.short, zoned(instant, zone).date()))
}

/// A day of the calendar, given as `YYYY-MM-DD`: `9 June 2024`. What is no day is given back as it is.
pub fn day_of(lang: Lang, day: &str) -> String {
    match day.parse::<civil::Date>() {
        Ok(date) => Formatters::of(lang, |formatters| without_weekday(&formatters.long, date)),
        Err(_) => day.to_owned(),
    }
}

/// The time of day: `11:00`.
pub fn time(lang: Lang, instant: Instant, zone: &str) -> String {
    let zoned = zoned(instant, zone);
    let time = Time::try_new(zoned.hour().unsigned_abs(), zoned.minute().unsigned_abs(), 0, 0);
    Formatters::of(lang, |formatters| match (&formatters.time, time) {
        (Some(formatter), Ok(time)) => formatter.format(&time).to_string(),
        _ => zoned.strftime("%H:%M").to_string(),
    })
}

/// Two times of day: `11:00–12:15`.
pub fn time_range(lang: Lang, from: Instant, until: Instant, zone: &str) -> String {
    format!("{}–{}", time(lang, from, zone), time(lang, until, zone))
}

/// What the zone is called at that moment: `CET`, `CEST`, or its distance from Greenwich where it has no name that is
/// known across Europe: `GMT-3:30`.
pub fn zone_name(instant: Instant, zone: &str) -> String {
    let zoned = zoned(instant, zone);
    let abbreviation = zoned.strftime("%Z").to_string();
    if KNOWN_ABBREVIATIONS.contains(&abbreviation.as_str()) {
        return abbreviation;
    }
    let seconds = zoned.offset().seconds();
    let (sign, minutes) = (if seconds < 0 { '-' } else { '+' }, seconds.unsigned_abs() / 60);
    match (minutes / 60, minutes % 60) {
        (0, 0) => "GMT".to_owned(),
        (hours, 0) => format!("GMT{sign}{hours}"),
        (hours, minutes) => format!("GMT{sign}{hours}:{minutes:02}"),
    }
}

/// The moment for HTML's `<time datetime>`: `2024-02-28T11:00:00+01:00` (RFC 3339).
pub fn iso(instant: Instant, zone: &str) -> String {
    zoned(instant, zone).strftime("%Y-%m-%dT%H:%M:%S%:z").to_string()
}

/// How many minutes the zone is ahead of UTC at that moment; negative west of Greenwich.
pub fn offset_minutes(instant: Instant, zone: &str) -> i32 {
    zoned(instant, zone).offset().seconds() / 60
}

/// The moment as the zone's clocks show it, for `<input type="datetime-local">`: `2024-02-28T11:00`.
pub fn local(instant: Instant, zone: &str) -> String {
    zoned(instant, zone).strftime("%Y-%m-%dT%H:%M").to_string()
}

/// The moment at which the zone's clocks show such a text; the earlier one where they show it twice. None for what is no
/// such text, for a time that the clocks leave out, and where the zone is unknown.
pub fn from_local(text: &str, zone: &str) -> Option<Instant> {
    let local: civil::DateTime = text.parse().ok()?;
    let moment = TimeZone::get(zone).ok()?.to_ambiguous_zoned(local).earlier().ok()?;
    (moment.datetime() == local).then(|| Instant::from_millis(moment.timestamp().as_millisecond()))
}

/// The day for forms and stores: `2024-02-28` (RFC 3339).
pub fn iso_day(instant: Instant, zone: &str) -> String {
    zoned(instant, zone).strftime("%Y-%m-%d").to_string()
}

/// The moment in UTC: `2024-02-28T10:00:00Z` (RFC 3339).
pub fn iso_utc(instant: Instant) -> String {
    zoned(instant, "UTC").strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
}

/// The last day on which something holds that ends at a moment: `2024-07-09`.
pub fn last_day(until: Instant, zone: &str) -> String {
    zoned(until.plus(-1), zone).date().to_string()
}

/// The end of a day given as `YYYY-MM-DD`; none for what is no day.
pub fn end_of_day(day: &str, zone: &str) -> Option<Instant> {
    let date: civil::Date = Some(day).filter(|day| day.len() == 10)?.parse().ok()?;
    let end = date.tomorrow().ok()?.to_zoned(TimeZone::get(zone).ok()?).ok()?;
    Some(Instant::from_millis(end.timestamp().as_millisecond()))
}

/// The first moment of a day given as `YYYY-MM-DD` and of the one after it; none for what is no day.
pub fn bounds_of_day(day: &str, zone: &str) -> Option<(Instant, Instant)> {
    let date: civil::Date = Some(day).filter(|day| day.len() == 10)?.parse().ok()?;
    let start = date.to_zoned(TimeZone::get(zone).ok()?).ok()?;
    Some((Instant::from_millis(start.timestamp().as_millisecond()), end_of_day(day, zone)?))
}

/// The moment in its zone.
fn zoned(instant: Instant, zone: &str) -> Zoned {
    let zone = TimeZone::get(zone).unwrap_or_else(|error| {
        tracing::error!(zone, %error, "not a time zone");
        TimeZone::UTC
    });
    // Outside the years -9999 to 9999 nothing that people plan takes place.
    Timestamp::from_millisecond(instant.millis()).unwrap_or_default().to_zoned(zone)
}

fn without_weekday(formatter: &Days<YMD>, date: civil::Date) -> String {
    match (formatter, gregorian(date)) {
        (Some(formatter), Some(day)) => formatter.format(&day).to_string(),
        _ => date.to_string(),
    }
}

fn gregorian(date: civil::Date) -> Option<Date<Gregorian>> {
    Date::try_new_gregorian(date.year().into(), date.month().unsigned_abs(), date.day().unsigned_abs()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    const BRUSSELS: &str = "Europe/Brussels";
    const ST_JOHNS: &str = "America/St_Johns";

    fn at(text: &str) -> Instant {
        Instant::from_millis(text.parse::<Timestamp>().expect("RFC 3339").as_millisecond())
    }

    #[test]
    fn days_are_written_as_each_language_does() {
        let start = at("2024-02-28T10:00:00Z");
        let all = |write: fn(Lang, Instant, &str) -> String| Lang::ALL.map(|lang| write(lang, start, BRUSSELS));
        assert_eq!(
            all(long_date),
            ["Wednesday 28 February 2024", "mercredi 28 février 2024", "الأربعاء، 28 فبراير 2024"]
        );
        assert_eq!(all(short_date), ["28 Feb 2024", "28 févr. 2024", "28 فبراير 2024"]);
        assert_eq!(all(time), ["11:00"; 3]);
        assert_eq!(Lang::ALL.map(|lang| day_of(lang, "2024-06-09")), ["9 June 2024", "9 juin 2024", "9 يونيو 2024"]);
        assert_eq!(day_of(Lang::En, "soon"), "soon");
    }

    #[test]
    fn digits_are_latin_everywhere() {
        for lang in Lang::ALL {
            for write in [long_date, short_date, time] {
                let text = write(lang, at("2024-11-03T04:30:00Z"), ST_JOHNS);
                assert!(text.chars().filter(|c| c.is_numeric()).all(|c| c.is_ascii_digit()), "{text}");
            }
        }
    }

    #[test]
    fn hours_run_to_24_and_start_with_a_zero() {
        assert_eq!(Lang::ALL.map(|lang| time(lang, at("2024-02-28T23:05:00Z"), BRUSSELS)), ["00:05"; 3]);
        let (from, until) = (at("2024-02-28T10:00:00Z"), at("2024-02-28T11:15:00Z"));
        assert_eq!(time_range(Lang::En, from, until, BRUSSELS), "11:00–12:15");
    }

    #[test]
    fn a_moment_is_written_with_its_own_offset() {
        // Clocks in St John's go back from 02:00 to 01:00 at 04:30 UTC on that day.
        assert_eq!(iso(at("2024-11-03T04:29:59Z"), ST_JOHNS), "2024-11-03T01:59:59-02:30");
        assert_eq!(iso(at("2024-11-03T04:30:00Z"), ST_JOHNS), "2024-11-03T01:00:00-03:30");
        assert_eq!(iso(at("2024-06-01T12:00:00Z"), "UTC"), "2024-06-01T12:00:00+00:00");
        assert_eq!(iso_day(at("2024-06-01T23:00:00Z"), "Europe/Brussels"), "2024-06-02");
    }

    #[test]
    fn a_day_has_its_bounds_where_it_is() {
        // 23 hours: the clocks go forward in that night.
        let day = bounds_of_day("2024-03-31", BRUSSELS);
        assert_eq!(day, Some((at("2024-03-30T23:00:00Z"), at("2024-03-31T22:00:00Z"))));
        assert_eq!(bounds_of_day("today", BRUSSELS), None);
        assert_eq!(bounds_of_day("2024-03-31", "No/Where"), None);
    }

    #[test]
    fn zones_are_named_only_by_names_that_people_know() {
        let winter = at("2024-02-28T10:00:00Z");
        let summer = at("2024-06-09T10:00:00Z");
        for (instant, zone, name) in [
            (winter, BRUSSELS, "CET"),
            (summer, BRUSSELS, "CEST"),
            (winter, "Europe/London", "GMT"),
            (summer, "Europe/London", "GMT+1"),
            (winter, ST_JOHNS, "GMT-3:30"),
            (summer, ST_JOHNS, "GMT-2:30"),
            (winter, "Asia/Kathmandu", "GMT+5:45"),
            (winter, "Africa/Abidjan", "GMT"),
            (winter, "Nowhere/Land", "UTC"),
        ] {
            assert_eq!(zone_name(instant, zone), name, "{zone}");
        }
    }
}
