//! The way into the meeting: a waiting room before doors open, then a button that leads there. The meeting's address is
//! stored encrypted, and given to those who may join, then and there only.

use std::{fmt, sync::Arc};

use domain::{AppError, AuditAction, Event, Instant, Meeting, RegistrationState};
use sqlx::AnyConnection;

use crate::{
    Actor, Backend,
    backend::internal,
    deleted::Kept,
    store::{
        Change, Job,
        audit::{self, Note},
        deleted, meetings, registrations,
    },
};

/// What the tokens of the way in are signed for.
const JOIN: &str = "registration-join";

/// What the meeting is encrypted for.
const MEETING: &str = "meeting";

/// What somebody sees who follows their link to the meeting.
#[derive(Clone, PartialEq, Eq)]
pub struct WaitingRoom {
    /// Where their registration stands.
    pub state: RegistrationState,
    /// The token of their own page.
    pub own_token: String,
    /// The session they registered for.
    pub event: Arc<Event>,
    /// Whether the organisers have said where people meet.
    pub has_meeting: bool,
    /// How to listen by telephone: only once doors are open, and for those who may join.
    pub phone: Option<String>,
    /// Scheme, host and port of the meeting's address, which the page's policy has to let its button lead to: only once
    /// doors are open, and for those who may join.
    pub origin: Option<String>,
}

/// Prints neither the token nor where people meet: `Debug` output ends in logs.
impl fmt::Debug for WaitingRoom {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("WaitingRoom")
            .field("state", &self.state)
            .field("has_meeting", &self.has_meeting)
            .finish_non_exhaustive()
    }
}

impl Backend {
    /// The waiting room. Opening it records nothing and tells no address.
    ///
    /// # Errors
    /// [`AppError::NotFound`] where there is no such registration.
    pub async fn waiting_room(&self, token: &str) -> Result<WaitingRoom, AppError> {
        let id = self.secret().signed_id(JOIN, token).ok_or(AppError::NotFound)?;
        let now = self.clock().now();
        let (brief, sealed) = self.with_meeting(&id).await?;
        let event = self.event_of(&brief.session_id).await?;
        let state = brief.state_at(now);
        let may_see = state.may_join() && event.session.can_be_joined_at(now);
        let meeting = sealed.as_deref().filter(|_| may_see).and_then(|sealed| self.unsealed(sealed));
        Ok(WaitingRoom {
            state,
            own_token: self.registration_token(&id),
            event,
            has_meeting: sealed.is_some(),
            origin: meeting.as_ref().and_then(|meeting| origin(&meeting.url)),
            phone: meeting.and_then(|meeting| meeting.phone),
        })
    }

    /// The token of somebody's way in, by the one of their own page; none for those who may not join.
    ///
    /// # Errors
    /// [`AppError::NotFound`] where there is no such registration.
    pub async fn join_token_of(&self, own_token: &str) -> Result<Option<String>, AppError> {
        let id = self.id_by_token(own_token).await?;
        let brief = self.registration_by_id(&id).await?;
        Ok(brief.state.may_join().then(|| self.join_token(&id)))
    }

    /// Lets somebody in: notes that they were there, once, and gives the meeting. `None` where the organisers have not
    /// said where it is, and nothing is noted.
    ///
    /// # Errors
    /// [`AppError::NotFound`] where there is no such registration. [`AppError::Closed`] where doors are not open, or the
    /// seat is not theirs.
    pub async fn join(&self, token: &str) -> Result<Option<Meeting>, AppError> {
        let id = self.secret().signed_id(JOIN, token).ok_or(AppError::NotFound)?;
        let now = self.clock().now();
        let (brief, sealed) = self.with_meeting(&id).await?;
        if !brief.state_at(now).may_join() || !self.event_of(&brief.session_id).await?.session.can_be_joined_at(now) {
            return Err(AppError::Closed);
        }
        let Some(sealed) = sealed else { return Ok(None) };
        let meeting = self.unsealed(&sealed).ok_or_else(|| {
            tracing::error!("the meeting's address was encrypted with another key: set it again");
            AppError::Internal
        })?;
        self.write(Attend { id, now }).await?;
        Ok(Some(meeting))
    }

    /// Says where the session's people meet, or takes that back. What was taken back can be brought back for a
    /// while.
    ///
    /// # Errors
    /// [`AppError::NotFound`] where nothing is published.
    pub async fn set_meeting(&self, by: &Actor, meeting: Option<&Meeting>) -> Result<(), AppError> {
        let session_id = self.published()?.session_id.clone();
        let sealed = meeting
            .map(|meeting| serde_json::to_vec(meeting).map(|text| self.secret().seal(MEETING, &text)))
            .transpose()
            .map_err(|_| AppError::Internal)?;
        self.write(SetMeeting { session_id, sealed, by: by.clone(), now: self.clock().now() }).await
    }

    /// Whether the organisers have said where the session's people meet. Where, nobody is told but those who
    /// may join.
    ///
    /// # Errors
    /// [`AppError::NotFound`] where nothing is published.
    pub async fn has_meeting(&self) -> Result<bool, AppError> {
        let session_id = &self.published()?.session_id;
        let mut db = self.store().read().await.map_err(internal)?;
        Ok(meetings::get(&mut db, session_id).await.map_err(internal)?.is_some())
    }

    /// The token of somebody's way in.
    pub(crate) fn join_token(&self, id: &str) -> String {
        self.secret().sign_id(JOIN, id)
    }

    async fn with_meeting(&self, id: &str) -> Result<(registrations::Brief, Option<String>), AppError> {
        let brief = self.registration_by_id(id).await?;
        let mut db = self.store().read().await.map_err(internal)?;
        let sealed = meetings::get(&mut db, &brief.session_id).await.map_err(internal)?;
        Ok((brief, sealed))
    }

    fn unsealed(&self, sealed: &str) -> Option<Meeting> {
        serde_json::from_slice(&self.secret().open(MEETING, sealed)?).ok()
    }
}

/// Scheme, host and port of an address.
fn origin(url: &str) -> Option<String> {
    let origin = url::Url::parse(url).ok()?.origin();
    origin.is_tuple().then(|| origin.ascii_serialization())
}

struct Attend {
    id: String,
    now: Instant,
}

impl Job for Attend {
    type Answer = ();
    const CHANGES: Option<Change> = None;

    async fn run(&self, db: &mut AnyConnection) -> Result<(), sqlx::Error> {
        registrations::attend(db, &self.id, self.now).await.map(drop)
    }
}

struct SetMeeting {
    session_id: String,
    sealed: Option<String>,
    by: Actor,
    now: Instant,
}

impl Job for SetMeeting {
    type Answer = ();
    const CHANGES: Option<Change> = None;

    async fn run(&self, db: &mut AnyConnection) -> Result<(), sqlx::Error> {
        // Whether there is one, and never which: who reads the log need not be one of those who may join.
        let said = |is_set: bool| if is_set { "set" } else { "not set" };
        let before = meetings::get(db, &self.session_id).await?;
        if self.sealed.is_none()
            && let Some(sealed) = before.clone()
        {
            let kept = Kept::Meeting { session_id: self.session_id.clone(), sealed };
            deleted::keep(db, &self.by, self.now, &kept).await?;
        }
        let before = said(before.is_some());
        meetings::put(db, &self.session_id, self.sealed.as_deref()).await?;
        let note = Note {
            before: Some(before),
            after: Some(said(self.sealed.is_some())),
            ..Note::that(AuditAction::MeetingChanged, "")
        };
        audit::note(db, &self.by, self.now, note).await
    }
}
