//! A list as rows of cells: what spreadsheets write as a file, and what is pasted from them.

use csv::{Reader, ReaderBuilder, StringRecord};

use super::ImportColumn;
use crate::secret::token_hash;

/// The most rows that are taken at once.
const MAX_ROWS: usize = 5_000;

/// What may stand between cells. Spreadsheets write the one of their country, and copy cells with tabs.
const DELIMITERS: [u8; 3] = [b',', b';', b'\t'];

/// Why nothing of a list is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ImportRefusal {
    /// No file was chosen, and nothing was pasted.
    Nothing,
    /// More than [`ImportText::MAX`] bytes.
    TooLarge,
    /// Not UTF-8.
    NotText,
    /// No column holds names.
    NoName,
    /// No column holds addresses.
    NoEmail,
    /// A quotation mark is never closed: all that follows would be one cell.
    OpenQuote,
    /// Nothing stands under the first row.
    NoRows,
    /// More than [`ImportRefusal::MAX_ROWS`] rows.
    TooManyRows,
}

impl ImportRefusal {
    /// The most rows that are taken at once.
    pub const MAX_ROWS: usize = MAX_ROWS;

    /// All of them.
    pub const ALL: [Self; 8] = [
        Self::Nothing,
        Self::TooLarge,
        Self::NotText,
        Self::NoName,
        Self::NoEmail,
        Self::OpenQuote,
        Self::NoRows,
        Self::TooManyRows,
    ];

    /// Its name in translations.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Nothing => "nothing",
            Self::TooLarge => "too-large",
            Self::NotText => "not-text",
            Self::NoName => "no-name",
            Self::NoEmail => "no-email",
            Self::OpenQuote => "open-quote",
            Self::NoRows => "no-rows",
            Self::TooManyRows => "too-many-rows",
        }
    }
}

/// The text of a list. It is the same after a browser has sent it back out of a form: lines end in one way, and there is
/// nothing that only files have.
#[derive(Clone, PartialEq, Eq)]
pub struct ImportText(String);

impl ImportText {
    /// The most bytes it takes.
    pub const MAX: usize = 1_024 * 1_024;

    /// Takes what was sent.
    ///
    /// # Errors
    /// [`ImportRefusal::NotText`], [`ImportRefusal::Nothing`], [`ImportRefusal::TooLarge`].
    pub fn read(bytes: &[u8]) -> Result<Self, ImportRefusal> {
        // A zero is in no text, but in what is UTF-16 or a workbook; and it would not come back out of a form.
        let text = std::str::from_utf8(bytes).ok().filter(|text| !text.contains('\0')).ok_or(ImportRefusal::NotText)?;
        let text = text.trim_start_matches('\u{FEFF}').replace("\r\n", "\n").replace('\r', "\n");
        let text = text.trim_matches('\n');
        if text.trim().is_empty() {
            return Err(ImportRefusal::Nothing);
        }
        if text.len() > Self::MAX { Err(ImportRefusal::TooLarge) } else { Ok(Self(format!("{text}\n"))) }
    }

    /// The text; every line ends with `\n`.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// By what it is known again: the same for the same text alone.
    pub fn mark(&self) -> String {
        token_hash(&self.0)
    }
}

/// A list, cell by cell.
pub(super) struct Table {
    /// What stands in each column; none where that is not taken.
    pub(super) columns: Vec<Option<ImportColumn>>,
    /// What the columns are called that are not taken.
    pub(super) ignored: Vec<String>,
    /// What stands under the first row, without rows that are empty.
    pub(super) rows: Vec<TableRow>,
}

pub(super) struct TableRow {
    /// As spreadsheets count: the first row of all is 1.
    pub(super) number: u64,
    pub(super) cells: StringRecord,
}

impl Table {
    pub(super) fn read(text: &ImportText) -> Result<Self, ImportRefusal> {
        let text = text.as_str();
        let delimiter = delimiter_of(text);
        let mut rows = Rows::of(text, delimiter);
        let header = rows.next().map(|row| row.cells).unwrap_or_default();
        let (columns, ignored) = columns_of(&header);
        for (column, refusal) in
            [(ImportColumn::Name, ImportRefusal::NoName), (ImportColumn::Email, ImportRefusal::NoEmail)]
        {
            if !columns.contains(&Some(column)) {
                return Err(refusal);
            }
        }
        if has_open_quote(text, delimiter) {
            return Err(ImportRefusal::OpenQuote);
        }
        let rows: Vec<_> = rows.take(MAX_ROWS + 1).collect();
        match rows.len() {
            0 => Err(ImportRefusal::NoRows),
            1..=MAX_ROWS => Ok(Self { columns, ignored, rows }),
            _ => Err(ImportRefusal::TooManyRows),
        }
    }
}

/// The columns that the first row names, and those that are not taken. Of two that are one, the first is taken.
fn columns_of(header: &StringRecord) -> (Vec<Option<ImportColumn>>, Vec<String>) {
    let (mut columns, mut ignored) = (Vec::new(), Vec::new());
    for cell in header {
        let column = ImportColumn::called(cell).filter(|column| !columns.contains(&Some(*column)));
        if column.is_none() && !cell.trim().is_empty() {
            ignored.push(cell.trim().to_owned());
        }
        columns.push(column);
    }
    (columns, ignored)
}

/// What stands between the cells: what makes most columns of the first row known.
fn delimiter_of(text: &str) -> u8 {
    let known = |delimiter: &u8| {
        let header = Rows::of(text, *delimiter).next().map(|row| row.cells).unwrap_or_default();
        header.iter().filter(|cell| ImportColumn::called(cell).is_some()).count()
    };
    // Of several that are as good the last one is taken, which is the comma then.
    DELIMITERS.into_iter().rev().max_by_key(known).unwrap_or(b',')
}

/// Whether a quotation mark that begins a cell is never closed.
fn has_open_quote(text: &str, delimiter: u8) -> bool {
    let (mut in_quotes, mut begins) = (false, true);
    let mut bytes = text.bytes().peekable();
    while let Some(byte) = bytes.next() {
        match byte {
            // Two of them stand for one.
            b'"' if in_quotes => in_quotes = bytes.next_if_eq(&b'"').is_some(),
            b'"' if begins => in_quotes = true,
            _ => {}
        }
        begins = !in_quotes && (byte == delimiter || byte == b'\n');
    }
    in_quotes
}

/// Rows that are not empty, with their numbers.
struct Rows<'a> {
    reader: Reader<&'a [u8]>,
    /// Ends of lines within cells so far: they begin no row.
    within: u64,
}

impl<'a> Rows<'a> {
    fn of(text: &'a str, delimiter: u8) -> Self {
        let mut builder = ReaderBuilder::new();
        let reader = builder.delimiter(delimiter).has_headers(false).flexible(true).from_reader(text.as_bytes());
        Self { reader, within: 0 }
    }
}

impl Iterator for Rows<'_> {
    type Item = TableRow;

    fn next(&mut self) -> Option<TableRow> {
        let mut cells = StringRecord::new();
        loop {
            // What could go wrong, cannot: it is text, and rows may have any length.
            if !self.reader.read_record(&mut cells).unwrap_or(false) {
                return None;
            }
            self.within += cells.iter().map(|cell| cell.matches('\n').count() as u64).sum::<u64>();
            if cells.iter().any(|cell| !cell.trim().is_empty()) {
                // The reader stands at the beginning of the next line.
                let number = self.reader.position().line().saturating_sub(1 + self.within);
                return Some(TableRow { number, cells });
            }
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    fn table(text: &str) -> Result<Table, ImportRefusal> {
        Table::read(&ImportText::read(text.as_bytes())?)
    }

    /// Numbers and cells of the rows.
    fn rows(text: &str) -> Vec<(u64, Vec<String>)> {
        let cells = |row: &TableRow| row.cells.iter().map(str::to_owned).collect();
        table(text).unwrap().rows.iter().map(|row| (row.number, cells(row))).collect()
    }

    fn row(number: u64, cells: &[&str]) -> (u64, Vec<String>) {
        (number, cells.iter().map(|&cell| cell.to_owned()).collect())
    }

    #[test]
    fn each_delimiter_is_found() {
        for text in ["name,email\nAda,a@b.c\n", "Nom;E-mail\r\nAda;a@b.c", "\u{FEFF}name\temail\rAda\ta@b.c\r"] {
            assert_eq!(rows(text), [row(2, &["Ada", "a@b.c"])], "{text}");
        }
        let french = "name;email;organisation\n\"Ada; known as A, B\";a@b.c;x,y,z\n";
        assert_eq!(rows(french), [row(2, &["Ada; known as A, B", "a@b.c", "x,y,z"])]);
    }

    #[test]
    fn rows_have_the_numbers_that_a_spreadsheet_gives_them() {
        let text = "\"name\",email\n\nAda,a@b.c\n\"Boy\nor\n\"\"Bo\"\"\",b@b.c\n,\n  \nCyd,c@b.c";
        let expected = [row(3, &["Ada", "a@b.c"]), row(4, &["Boy\nor\n\"Bo\"", "b@b.c"]), row(7, &["Cyd", "c@b.c"])];
        assert_eq!(rows(text), expected);
    }

    #[test]
    fn columns_that_are_not_taken_are_named() {
        let table = table("id,name,Notes,email,E-mail,,language\n1,Ada,x,a@b.c,y,,en").unwrap();
        assert_eq!(table.ignored, ["id", "Notes", "E-mail"]);
        assert_eq!(table.columns[3..5], [Some(ImportColumn::Email), None]);
    }

    #[test]
    fn what_is_no_list_is_refused() {
        let many = format!("name,email\n{}", "Ada,\n".repeat(MAX_ROWS));
        assert_eq!(rows(&many).len(), MAX_ROWS);
        let large = format!("name,email\n{}", "A".repeat(ImportText::MAX));
        for (text, refusal) in [
            ("", ImportRefusal::Nothing),
            (" \r\n\n", ImportRefusal::Nothing),
            ("\u{FEFF}", ImportRefusal::Nothing),
            ("name,email", ImportRefusal::NoRows),
            ("name,email\n,\n", ImportRefusal::NoRows),
            ("Ada,ada@example.org", ImportRefusal::NoName),
            ("name,address\nAda,x", ImportRefusal::NoEmail),
            ("name,email\n\"Ada,a@b.c\nBoy,b@b.c\n", ImportRefusal::OpenQuote),
            (format!("{many}Boy,\n").as_str(), ImportRefusal::TooManyRows),
            (large.as_str(), ImportRefusal::TooLarge),
            ("name,email\nA\0da,", ImportRefusal::NotText),
        ] {
            assert_eq!(table(text).err(), Some(refusal), "{}", text.chars().take(50).collect::<String>());
        }
        // Latin 1, UTF-16, a workbook.
        for bytes in [b"name,email\nZo\xEB,".as_slice(), b"\xFF\xFEn\0a\0", b"PK\x03\x04\x14\0\x06\0"] {
            assert_eq!(ImportText::read(bytes).err(), Some(ImportRefusal::NotText));
        }
    }

    #[test]
    fn quotation_marks_that_are_closed_or_stand_within_a_cell_are_no_problem() {
        for name in ["\"Ada\"", "\"Ada \"\"A\"\"\"", "5\" Ada", "Ada \"A", "\"A\"da"] {
            assert_eq!(rows(&format!("name,email\n{name},a@b.c\nBoy,")).len(), 2, "{name}");
        }
    }

    #[test]
    fn a_text_is_the_same_once_a_form_has_sent_it() {
        let text = ImportText::read("\u{FEFF}\nname,email\n\"A\n\",\n\n".as_bytes()).unwrap();
        let sent = text.as_str().replace('\n', "\r\n");
        let again = ImportText::read(sent.as_bytes()).unwrap();
        assert_eq!((again.as_str(), again.mark()), (text.as_str(), text.mark()));
        assert_ne!(ImportText::read(b"name,email\nB,").unwrap().mark(), text.mark());
    }
}
