//! Registrations as a file, written as they are read, so that no more than a few pages of them are in memory.

use std::{
    fs::File,
    io::{self, Read, Seek},
};

use bytes::Bytes;
use rust_xlsxwriter::{Format, Workbook, XlsxError};
use tokio::sync::mpsc::{Receiver, Sender};

use super::ExportRow;
use crate::csv_list::csv_list;

/// What a file is handed on in.
pub(super) type Chunks = Sender<io::Result<Bytes>>;

/// How much of a finished file is handed on at once.
const CHUNK: usize = 64 * 1_024;

/// The columns; programs read them too, so they are the same in every language.
const COLUMNS: [&str; 14] = [
    "id",
    "name",
    "email",
    "organisation",
    "country",
    "language",
    "access_needs",
    "state",
    "registered_at",
    "confirmed_at",
    "attended_at",
    "time_zone",
    "news",
    "added_by_organiser",
];

/// A page of registrations as CSV (RFC 4180), with the columns' names before the first one. A mark at the start tells
/// spreadsheets that it is UTF-8.
pub(super) fn csv(rows: &[ExportRow], is_first: bool) -> io::Result<Bytes> {
    let mut text = if is_first { "\u{FEFF}".as_bytes().to_vec() } else { Vec::new() };
    if is_first {
        text.extend(csv_list([COLUMNS])?);
    }
    text.extend(csv_list(rows.iter().map(ExportRow::cells))?);
    Ok(text.into())
}

/// Writes all pages that come into a workbook, and hands that on. Cells are texts, so none is a formula. What was written
/// lies in files without a name until it is sent: they are gone with this.
pub(super) fn xlsx(mut pages: Receiver<io::Result<Vec<ExportRow>>>, chunks: &Chunks) {
    let sent = finished(&mut pages).and_then(|mut file| {
        let mut buffer = vec![0; CHUNK];
        loop {
            let length = file.read(&mut buffer)?;
            if length == 0 || chunks.blocking_send(Ok(Bytes::copy_from_slice(&buffer[..length]))).is_err() {
                return Ok(());
            }
        }
    });
    if let Err(error) = sent {
        // Who waits for the file hears that it broke off; nobody is there to hear it where that fails.
        let _ = chunks.blocking_send(Err(error));
    }
}

fn finished(pages: &mut Receiver<io::Result<Vec<ExportRow>>>) -> io::Result<File> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet_with_constant_memory().map_err(io::Error::other)?;
    let bold = Format::new().set_bold();
    for (column, name) in (0..).zip(COLUMNS) {
        sheet.write_string_with_format(0, column, name, &bold).map_err(io::Error::other)?;
    }
    let mut line = 0;
    while let Some(page) = pages.blocking_recv() {
        for row in page? {
            line += 1;
            for (column, cell) in (0..).zip(row.cells()) {
                sheet.write_string(line, column, cell).map_err(io::Error::other)?;
            }
        }
    }
    let file = tempfile::tempfile()?;
    save(&mut workbook, file).map_err(io::Error::other)
}

fn save(workbook: &mut Workbook, mut file: File) -> Result<File, XlsxError> {
    workbook.save_to_writer(&mut file)?;
    file.rewind()?;
    Ok(file)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn a_list_is_csv_without_formulas() {
        let row = ExportRow {
            id: "1".into(),
            name: "=HYPERLINK(\"x\"),1".into(),
            organisation: "ليلى".into(),
            ..ExportRow::default()
        };
        let first = csv(std::slice::from_ref(&row), true).unwrap();
        let line = "1,\"'=HYPERLINK(\"\"x\"\"),1\",,ليلى,,,,,,,,,,\r\n";
        assert_eq!(std::str::from_utf8(&first).unwrap(), format!("\u{FEFF}{}\r\n{line}", COLUMNS.join(",")));
        assert_eq!(csv(&[row], false).unwrap(), line.as_bytes());
    }
}
