//! A day of the calendar, as forms and files write it.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::FieldProblem;

/// A day of this century, written `YYYY-MM-DD`. Days are ordered as they follow each other.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Day(String);

impl Day {
    /// Takes what a browser's field for days sends.
    ///
    /// # Errors
    /// [`FieldProblem::Missing`] where there is nothing, [`FieldProblem::NotADay`] for anything but a day from 2000-01-01
    /// to 2099-12-31.
    pub fn parse(typed: &str) -> Result<Self, FieldProblem> {
        let text = typed.trim();
        if text.is_empty() {
            return Err(FieldProblem::Missing);
        }
        if is_day(text) { Ok(Self(text.to_owned())) } else { Err(FieldProblem::NotADay) }
    }

    /// The day: `2024-03-15`.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

fn is_day(text: &str) -> bool {
    let number = |range: std::ops::Range<usize>| -> Option<u32> {
        let digits = text.get(range)?;
        digits.bytes().all(|c| c.is_ascii_digit()).then(|| digits.parse().ok()).flatten()
    };
    let (Some(year), Some(month), Some(day)) = (number(0..4), number(5..7), number(8..10)) else { return false };
    let last = match month {
        // In this century every fourth year is a leap year, 2000 among them.
        2 if year % 4 == 0 => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => return false,
    };
    let hyphens = text.len() == 10 && &text[4..5] == "-" && &text[7..8] == "-";
    hyphens && (2000..2100).contains(&year) && (1..=last).contains(&day)
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl TryFrom<String> for Day {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        Self::parse(&text).map_err(|_| format!("`{text}` is no day such as 2024-03-15"))
    }
}

impl From<Day> for String {
    fn from(day: Day) -> Self {
        day.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_of_the_calendar_are_taken_and_nothing_else() {
        for day in ["2024-02-29", "2000-02-29", "2023-02-28", "2099-12-31", " 2024-03-15 "] {
            assert_eq!(Day::parse(day).map(|day| day.as_str().to_owned()), Ok(day.trim().to_owned()));
        }
        for no_day in [
            "2023-02-29",
            "2024-04-31",
            "2024-13-01",
            "2024-00-10",
            "2024-01-00",
            "1999-12-31",
            "0024-03-15",
            "15/03/2024",
            "2024-3-15",
            "2024-03-151",
            "2024/03-15",
            "+024-03-15",
            "tomorrow",
            "٢٠٢٤-٠٣-١٥",
        ] {
            assert_eq!(Day::parse(no_day), Err(FieldProblem::NotADay), "{no_day}");
        }
        assert_eq!(Day::parse("  "), Err(FieldProblem::Missing));
    }

    #[test]
    fn they_are_ordered_as_they_come() {
        let day = |text| Day::parse(text).expect("is a day");
        assert!(day("2024-02-29") < day("2024-03-01") && day("2023-12-31") < day("2024-01-01"));
    }
}
