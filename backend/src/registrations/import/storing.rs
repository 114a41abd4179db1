//! What a list would do as things stand, and doing it: by all the rules for those who register themselves, in the list's
//! order, and some hundreds at once, so that nobody who registers meanwhile waits for a long list.
//!
//! Who is registered already stays as they are and gets no mail. So a list can be sent twice, and one that broke off is
//! finished by sending it again.

use std::collections::{BTreeSet, VecDeque};

use domain::{AppError, AuditAction, Contact, FieldErrors, FieldProblem, Instant, NewRegistration, RegistrationWindow};
use sqlx::AnyConnection;
use tracing::Instrument;

use super::ImportFile;
use crate::{
    Actor, Backend,
    backend::internal,
    register::Arrival,
    store::{
        Change, Job,
        audit::{self, Note},
        registrations, seats,
    },
};

/// How many are registered in one transaction: who registers by themselves waits no longer than for these.
const AT_ONCE: usize = 500;

/// What a list would do as things stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportOutlook {
    /// Which of the good rows are registered already, by their numbers.
    pub there: BTreeSet<u64>,
    /// How many seats are free; none where their number is not limited.
    pub free_seats: Option<u64>,
}

/// What a list has done.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Imported {
    /// How many have a seat, theirs or held for them until they confirm.
    pub seated: u64,
    /// How many wait in line.
    pub waiting: u64,
    /// Which rows were registered already, by their numbers.
    pub there: Vec<u64>,
}

impl Backend {
    /// What importing a list would do now. Nothing is changed.
    ///
    /// # Errors
    /// [`AppError::Closed`]; [`AppError::NotFound`] where nothing is published.
    pub async fn look_at_import(&self, file: &ImportFile) -> Result<ImportOutlook, AppError> {
        let published = self.published()?;
        self.check_open()?;
        let mut db = self.store().read().await.map_err(internal)?;
        let mut there = BTreeSet::new();
        for row in &file.good {
            if is_there(&mut db, &published.session_id, &row.registration).await.map_err(internal)? {
                there.insert(row.number);
            }
        }
        let free_seats = match published.event.session.capacity {
            Some(capacity) => {
                let taken = seats::taken(&mut db, &published.session_id).await.map_err(internal)?;
                Some(u64::try_from(capacity - taken).unwrap_or(0))
            }
            None => None,
        };
        Ok(ImportOutlook { there, free_seats })
    }

    /// Registers all good rows of a list who are not registered yet, and goes on even if nobody waits for the answer.
    /// `asked` is whether they have asked for it, as an organiser says; news they get only once they say so themselves.
    ///
    /// # Errors
    /// [`AppError::Invalid`] with the field `asked` where it is not said that they asked; the others as above.
    /// [`AppError::Internal`] where the store failed on the way: the first rows may be registered then.
    pub async fn import_registrations(&self, file: ImportFile, asked: bool, by: &Actor) -> Result<Imported, AppError> {
        if !asked {
            return Err(FieldErrors::one("asked", FieldProblem::ConsentNeeded).into());
        }
        let published = self.published()?;
        self.check_open()?;
        let arrivals =
            file.good.into_iter().map(|row| (row.number, self.arrival(&published, row.registration, true))).collect();
        let importing = self.clone().import_all(published.session_id.clone(), arrivals, by.clone());
        tokio::spawn(importing.in_current_span()).await.unwrap_or(Err(AppError::Internal))
    }

    async fn import_all(
        self,
        session_id: String,
        mut arrivals: VecDeque<(u64, Arrival)>,
        by: Actor,
    ) -> Result<Imported, AppError> {
        let mut all = Imported::default();
        while !arrivals.is_empty() {
            let first = arrivals.drain(..arrivals.len().min(AT_ONCE)).collect();
            let (session_id, by) = (session_id.clone(), by.clone());
            let part = Import { session_id, arrivals: first, by, now: self.clock().now() };
            let Imported { seated, waiting, there } = self.write(part).await?;
            all.seated += seated;
            all.waiting += waiting;
            all.there.extend(there);
        }
        Ok(all)
    }

    fn check_open(&self) -> Result<(), AppError> {
        if self.registration_window() == RegistrationWindow::Closed { Err(AppError::Closed) } else { Ok(()) }
    }
}

/// Whether somebody is registered already.
async fn is_there(db: &mut AnyConnection, session_id: &str, new: &NewRegistration) -> Result<bool, sqlx::Error> {
    match &new.contact {
        Contact::Email(email) => registrations::has_mailbox(db, session_id, &email.same_mailbox_key()).await,
        Contact::Device => {
            let organisation = new.organisation.as_ref().map(|organisation| organisation.as_str());
            registrations::is_there_without_address(db, session_id, new.name.as_str(), organisation).await
        }
    }
}

/// Registers some of a list: all of them or none.
struct Import {
    session_id: String,
    /// With the numbers of their rows.
    arrivals: Vec<(u64, Arrival)>,
    by: Actor,
    now: Instant,
}

impl Job for Import {
    type Answer = Imported;
    const CHANGES: Option<Change> = Some(Change::Seats);

    async fn run(&self, db: &mut AnyConnection) -> Result<Imported, sqlx::Error> {
        // Before anything is looked at: two lists at once, or one that is sent twice, wait for each other here.
        seats::lock(db, &self.session_id).await?;
        let mut imported = Imported::default();
        for (number, arrival) in &self.arrivals {
            let new = &arrival.row.registration;
            // A mailbox that is registered cannot be written once more; who has none has to be looked for.
            let is_there = new.contact == Contact::Device && is_there(db, &self.session_id, new).await?;
            if is_there || !registrations::insert(db, &arrival.row).await? {
                imported.there.push(*number);
            } else if arrival.settle(db).await? {
                imported.waiting += 1;
            } else {
                imported.seated += 1;
            }
        }
        let Imported { seated, waiting, .. } = imported;
        if seated + waiting > 0 {
            let what = format!("import {} seated {seated} waitlisted {waiting}", seated + waiting);
            let (action, after) = (AuditAction::RegistrationAdded, Some(what.as_str()));
            audit::note(db, &self.by, self.now, Note { action, subject: "registrations", before: None, after }).await?;
        }
        Ok(imported)
    }
}
