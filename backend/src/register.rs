//! Registering for the session.

use domain::{
    AppError, AuditAction, Contact, FieldErrors, FieldProblem, Instant, NewRegistration, Registered, RegistrationForm,
    RegistrationState, RegistrationWindow, ZoneName,
};
use sqlx::AnyConnection;

use crate::{
    Actor, Backend,
    backend::internal,
    forms,
    outbox::OutboxKind,
    registrations::ending,
    secret::{token_for_nothing, token_hash},
    store::{
        self, Change, Job,
        audit::{self, Note},
        consents,
        content::Published,
        outbox::{self, About},
        registration_states as states, registrations, seats, sent_forms,
        sent_forms::Answered,
    },
};

impl Backend {
    /// Takes a registration: all of it in one transaction, answered after its commit.
    ///
    /// The same form sent twice gets the same answer and is stored once. A mailbox that is registered already gets
    /// its link again by mail, and the answer is the one that a new mailbox would have got.
    ///
    /// # Errors
    /// [`AppError::StaleForm`], [`AppError::Invalid`], [`AppError::Closed`]; nothing is stored then.
    /// [`AppError::NotFound`] where nothing is published.
    pub async fn register(&self, form: &RegistrationForm) -> Result<Registered, AppError> {
        if !form.website.is_empty() {
            return Ok(self.as_if_registered(form));
        }
        let answered = self.take_registration(form, None).await?;
        Ok(Registered {
            token: (form.contact == "device").then(|| self.registration_token(&answered.subject_id)),
            waitlisted: answered.waitlisted,
        })
    }

    /// Takes a registration from the person themselves, or from an organiser whom they have asked.
    pub(crate) async fn take_registration(
        &self,
        form: &RegistrationForm,
        by: Option<&Actor>,
    ) -> Result<Answered, AppError> {
        forms::check_stamp(self.secret(), self.clock().now(), &form.stamp)?;
        let registration = form.parse()?;
        let published = self.published()?;
        let fingerprint = forms::fingerprint(self.secret(), &published.session_id, &form.key, &registration)?;
        if !forms::offers_country(&published.event.campaign, registration.country.as_ref()) {
            return Err(FieldErrors::one("country", FieldProblem::UnknownChoice).into());
        }
        if self.registration_window() == RegistrationWindow::Closed {
            // Who sends the same form once more was perhaps in time the first time, and did not hear the answer.
            return self.earlier_answer(&fingerprint).await?.ok_or(AppError::Closed);
        }
        let arrival = self.arrival(&published, registration, by.is_some());
        self.write(Register { fingerprint, by: by.cloned(), arrival }).await
    }

    /// Somebody new for the published session; `by_organiser` is whether an organiser says what they want.
    pub(crate) fn arrival(
        &self,
        published: &Published,
        mut registration: NewRegistration,
        by_organiser: bool,
    ) -> Arrival {
        let id = store::new_id();
        registration.zone = registration.zone.filter(is_known);
        let now = self.clock().now();
        Arrival {
            by_organiser,
            held_until: now.plus(self.rules().confirm_within()).min(published.event.session.ends_at),
            row: registrations::NewRow {
                token_hash: token_hash(&self.registration_token(&id)),
                id,
                session_id: published.session_id.clone(),
                created_at: now,
                registration,
            },
        }
    }

    /// The answer for a program that has filled in what people do not see: it shall not learn that.
    fn as_if_registered(&self, form: &RegistrationForm) -> Registered {
        Registered {
            token: (form.contact == "device").then(token_for_nothing),
            waitlisted: self.registration_window() == RegistrationWindow::Full,
        }
    }

    async fn earlier_answer(&self, fingerprint: &str) -> Result<Option<Answered>, AppError> {
        let mut db = self.store().read().await.map_err(internal)?;
        sent_forms::find(&mut db, fingerprint).await.map_err(internal)
    }
}

/// Whether there is a zone of this name.
fn is_known(zone: &ZoneName) -> bool {
    jiff::tz::TimeZone::get(zone.as_str()).is_ok()
}

/// Somebody who registers, and has to be given a seat or a place in line.
pub(crate) struct Arrival {
    pub(crate) row: registrations::NewRow,
    /// Whether an organiser was asked to do it.
    by_organiser: bool,
    /// Until when a seat waits to be confirmed: no longer than the session lasts.
    held_until: Instant,
}

/// A registration with its consents, its seat and its mail.
struct Register {
    fingerprint: String,
    /// The organiser who was asked to; none where people register themselves.
    by: Option<Actor>,
    arrival: Arrival,
}

impl Job for Register {
    type Answer = Answered;
    const CHANGES: Option<Change> = Some(Change::Seats);

    async fn run(&self, db: &mut AnyConnection) -> Result<Answered, sqlx::Error> {
        let row = &self.arrival.row;
        if let Some(earlier) = sent_forms::claim(db, &self.fingerprint, &row.id, row.created_at).await? {
            return Ok(earlier);
        }
        let waitlisted =
            if registrations::insert(db, row).await? { self.finish_new(db).await? } else { self.remind(db).await? };
        if waitlisted {
            sent_forms::note_waitlisted(db, &self.fingerprint).await?;
        }
        Ok(Answered { subject_id: row.id.clone(), waitlisted })
    }
}

impl Arrival {
    /// All that belongs to a row that was just written; says whether it has to wait in line. The seat comes last, as
    /// everybody else who wants one waits from then on until the commit.
    pub(crate) async fn settle(&self, db: &mut AnyConnection) -> Result<bool, sqlx::Error> {
        let row = &self.row;
        let registration = &row.registration;
        let subject = if self.by_organiser {
            consents::Subject::ByOrganiser(&row.id)
        } else {
            consents::Subject::Registration(&row.id)
        };
        consents::insert(db, subject, &registration.consents, registration.lang, row.created_at).await?;
        let with_a_seat = match registration.contact {
            Contact::Email(_) => {
                outbox::add(
                    db,
                    OutboxKind::Registered,
                    About::Registration(&row.id),
                    registration.lang,
                    row.created_at,
                )
                .await?;
                (RegistrationState::Pending, Some(self.held_until))
            }
            // Nobody could confirm it later.
            Contact::Device => (RegistrationState::Confirmed, None),
        };
        let has_a_seat = seats::take_or_queue(db, &row.session_id, &row.id).await?;
        if has_a_seat {
            registrations::set_state(db, &row.id, with_a_seat.0, with_a_seat.1).await?;
        }
        let state = if has_a_seat { with_a_seat.0 } else { RegistrationState::Waitlisted };
        states::moved(db, &row.session_id, None, Some(state)).await?;
        Ok(!has_a_seat)
    }
}

impl Register {
    async fn finish_new(&self, db: &mut AnyConnection) -> Result<bool, sqlx::Error> {
        let waitlisted = self.arrival.settle(db).await?;
        self.note(db, AuditAction::RegistrationAdded, &self.arrival.row.id).await?;
        Ok(waitlisted)
    }

    /// Writes down what an organiser has done by it.
    async fn note(&self, db: &mut AnyConnection, action: AuditAction, id: &str) -> Result<(), sqlx::Error> {
        match &self.by {
            Some(by) => audit::note(db, by, self.arrival.row.created_at, Note::that(action, ending(id))).await,
            None => Ok(()),
        }
    }

    /// Sends a mailbox that is registered already its link again; says what a new one would have been told.
    async fn remind(&self, db: &mut AnyConnection) -> Result<bool, sqlx::Error> {
        let row = &self.arrival.row;
        if let Contact::Email(email) = &row.registration.contact {
            let existing = registrations::id_of_mailbox(db, &row.session_id, &email.same_mailbox_key()).await?;
            outbox::add(
                db,
                OutboxKind::ExistingLink,
                About::Registration(&existing),
                row.registration.lang,
                row.created_at,
            )
            .await?;
            self.note(db, AuditAction::MailSentAgain, &existing).await?;
        }
        seats::is_full(db, &row.session_id).await
    }
}
