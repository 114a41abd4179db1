//! Lists that leave the site as CSV (RFC 4180), in UTF-8, and do no harm in a spreadsheet.

use std::{borrow::Cow, io};

/// Rows of cells as CSV. To be called for each part of a long list: the parts follow each other as they are.
///
/// # Errors
/// Where rows have unequal lengths.
pub fn csv_list<R, C>(rows: R) -> io::Result<Vec<u8>>
where
    R: IntoIterator<Item = C>,
    C: IntoIterator<Item: AsRef<str>>,
{
    let mut csv = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    for row in rows {
        for cell in row {
            csv.write_field(harmless(cell.as_ref()).as_bytes())?;
        }
        csv.write_record(None::<&[u8]>)?;
    }
    csv.into_inner().map_err(csv::IntoInnerError::into_error)
}

/// What a spreadsheet takes for the beginning of a formula.
const FORMULA: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// A cell that no spreadsheet takes for a formula: names are what strangers typed.
fn harmless(cell: &str) -> Cow<'_, str> {
    if cell.starts_with(FORMULA) { format!("'{cell}").into() } else { cell.into() }
}

/// What a cell of such a list meant, where one comes back.
pub(crate) fn meant(cell: &str) -> &str {
    cell.strip_prefix('\'').filter(|rest| rest.starts_with(FORMULA)).unwrap_or(cell)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn what_a_spreadsheet_would_calculate_is_defused() {
        for cell in ["=1", "+1", "-1", "@a", "\ta", "\ra"] {
            assert_eq!(harmless(cell), format!("'{cell}"));
            assert_eq!(meant(&harmless(cell)), cell);
        }
        assert_eq!(harmless("a=1"), "a=1");
        for cell in ["a=1", "'a", "'", ""] {
            assert_eq!(meant(&harmless(cell)), cell);
        }
    }

    #[test]
    fn a_list_has_no_formulas_and_quotes_what_needs_it() {
        let rows = [["name", "says"], ["=HYPERLINK(\"x\"),1", "Yes, \"news\"\r\nand more"], ["ليلى", ""]];
        assert_eq!(
            String::from_utf8(csv_list(rows).unwrap()).unwrap(),
            "name,says\r\n\"'=HYPERLINK(\"\"x\"\"),1\",\"Yes, \"\"news\"\"\r\nand more\"\r\nليلى,\r\n"
        );
    }

    #[test]
    fn an_empty_list_is_empty() {
        assert!(csv_list(Vec::<Vec<&str>>::new()).unwrap().is_empty());
    }
}
