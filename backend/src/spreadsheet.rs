//! What goes into files that people open with spreadsheets.

use std::borrow::Cow;

/// A cell of a CSV file that no spreadsheet takes for a formula: names are what strangers typed.
pub fn harmless(cell: &str) -> Cow<'_, str> {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{cell}").into() } else { cell.into() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_spreadsheet_would_calculate_is_defused() {
        for cell in ["=1", "+1", "-1", "@a", "\ta", "\ra"] {
            assert_eq!(harmless(cell), format!("'{cell}"));
        }
        assert_eq!(harmless("a=1"), "a=1");
    }
}
