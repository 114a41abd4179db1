//! Registrations as a file that leaves the site: read a page at a time while it is written, and written down before the
//! first byte goes out.

use std::io;

use bytes::Bytes;
use domain::{AppError, AuditAction, Instant};
use futures::{Stream, stream};
use sqlx::AnyConnection;
use tokio::sync::mpsc;

use super::{RegistrationFilter, RegistrationSight, sheet};
use crate::{
    Actor, Backend,
    backend::internal,
    store::{
        Change, Job,
        audit::{self, Note},
        registration_export,
    },
};

/// How many registrations are read at once.
const READ_AT_ONCE: usize = 1_000;

/// How many pages may lie between who reads and who writes, and between who writes and who sends.
const AHEAD: usize = 2;

/// What kind of file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ExportFormat {
    /// Comma-separated values.
    Csv,
    /// An Excel workbook.
    Xlsx,
}

impl ExportFormat {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Csv, Self::Xlsx];

    /// Its name in forms, and behind the dot of a file's name.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
        }
    }

    /// The format with this name.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.code() == code)
    }

    /// Its media type.
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Csv => "text/csv; charset=utf-8",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        }
    }
}

/// One line of the file, all of it as text; what is not known is empty.
#[derive(Clone, PartialEq, Eq, Default)]
pub(crate) struct ExportRow {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) email: String,
    pub(crate) organisation: String,
    pub(crate) country: String,
    pub(crate) lang: String,
    pub(crate) access_needs: String,
    pub(crate) state: String,
    pub(crate) created_at: Option<Instant>,
    pub(crate) confirmed_at: Option<Instant>,
    pub(crate) attended_at: Option<Instant>,
    pub(crate) zone: String,
    /// Whether they want news.
    pub(crate) news: Option<bool>,
    pub(crate) by_organiser: Option<bool>,
}

impl ExportRow {
    /// Its cells, in the order of the columns.
    pub(super) fn cells(&self) -> [String; 14] {
        let moment = |moment: Option<Instant>| moment.map(crate::dates::iso_utc).unwrap_or_default();
        let flag = |flag: Option<bool>| flag.map_or("", |flag| if flag { "yes" } else { "no" }).to_owned();
        [
            self.id.clone(),
            self.name.clone(),
            self.email.clone(),
            self.organisation.clone(),
            self.country.clone(),
            self.lang.clone(),
            self.access_needs.clone(),
            self.state.clone(),
            moment(self.created_at),
            moment(self.confirmed_at),
            moment(self.attended_at),
            self.zone.clone(),
            flag(self.news),
            flag(self.by_organiser),
        ]
    }
}

/// A file on its way.
pub struct RegistrationExport<S> {
    /// How many registrations are in it.
    pub registrations: u64,
    /// Its content; an error breaks it off.
    pub content: S,
}

impl Backend {
    /// How many registrations of the published session a filter lets through: all of them are counted.
    ///
    /// # Errors
    /// [`AppError::NotFound`] where nothing is published.
    pub async fn count_registrations(&self, filter: &RegistrationFilter) -> Result<u64, AppError> {
        let session_id = &self.published()?.session_id;
        let mut db = self.store().read().await.map_err(internal)?;
        registration_export::count(&mut db, session_id, filter).await.map_err(internal)
    }

    /// The registrations of the published session that a filter lets through, as a file, oldest first. That it leaves the
    /// site is written down first.
    ///
    /// # Errors
    /// [`AppError::Forbidden`] with a filter of somebody who may not see everything; [`AppError::NotFound`] where nothing
    /// is published.
    pub async fn export_registrations(
        &self,
        filter: &RegistrationFilter,
        format: ExportFormat,
        by: &Actor,
    ) -> Result<RegistrationExport<impl Stream<Item = io::Result<Bytes>> + Send + 'static>, AppError> {
        if filter.sight != RegistrationSight::Everything {
            return Err(AppError::Forbidden);
        }
        let session_id = self.published()?.session_id.clone();
        let job = NoteExport {
            session_id: session_id.clone(),
            filter: filter.clone(),
            format,
            by: by.clone(),
            now: self.clock().now(),
        };
        let registrations = self.write(job).await?;
        let (pages, incoming) = mpsc::channel(AHEAD);
        tokio::spawn(self.clone().read_pages(session_id, filter.clone(), pages));
        let (chunks, mut outgoing) = mpsc::channel(AHEAD);
        match format {
            ExportFormat::Csv => _ = tokio::spawn(write_csv(incoming, chunks)),
            ExportFormat::Xlsx => _ = tokio::task::spawn_blocking(move || sheet::xlsx(incoming, &chunks)),
        }
        Ok(RegistrationExport { registrations, content: stream::poll_fn(move |context| outgoing.poll_recv(context)) })
    }

    /// Reads page after page, and no faster than they are written.
    async fn read_pages(
        self,
        session_id: String,
        filter: RegistrationFilter,
        pages: mpsc::Sender<io::Result<Vec<ExportRow>>>,
    ) {
        let mut after = None;
        loop {
            let page = self.read_page(&session_id, &filter, after.as_deref()).await;
            let is_last = page.as_ref().map_or(true, |rows| rows.len() < READ_AT_ONCE);
            after = page.as_ref().ok().and_then(|rows| rows.last().map(|row| row.id.clone()));
            if pages.send(page.map_err(io::Error::other)).await.is_err() || is_last {
                return;
            }
        }
    }

    async fn read_page(
        &self,
        session_id: &str,
        filter: &RegistrationFilter,
        after: Option<&str>,
    ) -> Result<Vec<ExportRow>, AppError> {
        let mut db = self.store().read().await.map_err(internal)?;
        registration_export::page(&mut db, session_id, filter, after, READ_AT_ONCE).await.map_err(internal)
    }
}

async fn write_csv(mut pages: mpsc::Receiver<io::Result<Vec<ExportRow>>>, chunks: sheet::Chunks) {
    let mut is_first = true;
    while let Some(page) = pages.recv().await {
        let chunk = page.and_then(|rows| sheet::csv(&rows, is_first));
        is_first = false;
        if chunks.send(chunk).await.is_err() {
            return;
        }
    }
}

/// Writes down what leaves the site; gives how many registrations that are.
struct NoteExport {
    session_id: String,
    filter: RegistrationFilter,
    format: ExportFormat,
    by: Actor,
    now: Instant,
}

impl Job for NoteExport {
    type Answer = u64;
    const CHANGES: Option<Change> = None;

    async fn run(&self, db: &mut AnyConnection) -> Result<u64, sqlx::Error> {
        let count = registration_export::count(db, &self.session_id, &self.filter).await?;
        let what = format!("registrations {count} {} {}", self.format.code(), self.filter.noted());
        let note = Note {
            action: AuditAction::Exported,
            subject: "registrations",
            before: None,
            after: Some(what.trim_end()),
        };
        audit::note(db, &self.by, self.now, note).await?;
        Ok(count)
    }
}
