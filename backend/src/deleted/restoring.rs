//! Bringing back what was deleted. What has taken its place meanwhile stays, and that is said.

use domain::{AuditAction, Instant, Lang, Origin, RegistrationState};
use sqlx::{AnyConnection, Error};

use super::{Kept, Shelf};
use crate::{
    Actor, Rules,
    drafts::restoring as drafts,
    embedding,
    organisers::restoring as organisers,
    registrations::restoring as registrations,
    store::{
        Change, Job,
        audit::{self, Note},
        deleted::{self, Window},
        meetings, moderation,
    },
};

/// What became of something that was to be brought back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Restored {
    /// It is as it was.
    Done,
    /// It is back, but not where it was: they are the last in line for a seat.
    InLine,
    /// Its time has passed, or somebody has brought it back already.
    Gone,
    /// There is another draft for its session.
    AnotherDraft,
    /// There is no draft that it could go back into.
    NoDraft,
    /// It does not fit into the agenda as it is now.
    NoPlace,
    /// The draft has it already, or something else in its place.
    AlreadyThere,
    /// The speaker has another photo by now.
    AnotherPhoto,
    /// The speaker whose photo it is has left the draft.
    SpeakerGone,
    /// The list has no room for it any more.
    ListIsFull,
    /// Registration is closed.
    Closed,
    /// Another address was set meanwhile.
    AnotherMeeting,
    /// Somebody in the team has this address.
    AddressTaken,
    /// Another invitation went to this address.
    InvitedAnew,
    /// The invitation is for an organiser who is none any more.
    AccountGone,
}

impl Restored {
    /// All of them.
    pub const ALL: [Self; 15] = [
        Self::Done,
        Self::InLine,
        Self::Gone,
        Self::AnotherDraft,
        Self::NoDraft,
        Self::NoPlace,
        Self::AlreadyThere,
        Self::AnotherPhoto,
        Self::SpeakerGone,
        Self::ListIsFull,
        Self::Closed,
        Self::AnotherMeeting,
        Self::AddressTaken,
        Self::InvitedAnew,
        Self::AccountGone,
    ];

    /// Its name in addresses and translations.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::InLine => "in-line",
            Self::Gone => "gone",
            Self::AnotherDraft => "another-draft",
            Self::NoDraft => "no-draft",
            Self::NoPlace => "no-place",
            Self::AlreadyThere => "already-there",
            Self::AnotherPhoto => "another-photo",
            Self::SpeakerGone => "speaker-gone",
            Self::ListIsFull => "list-is-full",
            Self::Closed => "closed",
            Self::AnotherMeeting => "another-meeting",
            Self::AddressTaken => "address-taken",
            Self::InvitedAnew => "invited-anew",
            Self::AccountGone => "account-gone",
        }
    }

    /// The one with this name.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|restored| restored.code() == code)
    }
}

/// Brings one back.
pub(super) struct Restore {
    pub(super) shelf: Shelf,
    pub(super) id: String,
    pub(super) window: Window,
    pub(super) by: Actor,
    pub(super) now: Instant,
    pub(super) rules: Rules,
}

/// The same for what visitors see nothing of.
pub(super) struct RestoreUnseen(pub(super) Restore);

impl Job for RestoreUnseen {
    type Answer = Restored;
    const CHANGES: Option<Change> = None;

    async fn run(&self, db: &mut AnyConnection) -> Result<Restored, Error> {
        self.0.run(db).await
    }
}

/// The same for a site that may show an embed.
pub(super) struct RestoreEmbed(pub(super) Restore);

impl Job for RestoreEmbed {
    type Answer = Restored;
    const CHANGES: Option<Change> = Some(Change::Embeds);

    async fn run(&self, db: &mut AnyConnection) -> Result<Restored, Error> {
        self.0.run(db).await
    }
}

/// The same for a registration, which may take a seat.
pub(super) struct RestoreSeat(pub(super) Restore);

impl Job for RestoreSeat {
    type Answer = Restored;
    const CHANGES: Option<Change> = Some(Change::Seats);

    async fn run(&self, db: &mut AnyConnection) -> Result<Restored, Error> {
        self.0.run(db).await
    }
}

impl Restore {
    async fn run(&self, db: &mut AnyConnection) -> Result<Restored, Error> {
        let Some(stored) = deleted::locked(db, self.shelf, &self.id, self.window).await? else {
            return Ok(Restored::Gone);
        };
        let restored = self.put_back(db, stored.kept).await?;
        if matches!(restored, Restored::Done | Restored::InLine) {
            deleted::remove(db, &self.id).await?;
        }
        Ok(restored)
    }

    async fn put_back(&self, db: &mut AnyConnection, kept: Kept) -> Result<Restored, Error> {
        let (by, now) = (&self.by, self.now);
        match kept {
            Kept::Draft(kept) => drafts::draft(db, by, now, *kept).await,
            Kept::Piece(taken_out) => drafts::piece(db, by, now, *taken_out).await,
            Kept::EmbedSite { campaign_id, embed, site } => {
                let site = Origin::parse(&site).ok_or(Error::RowNotFound)?;
                if !embedding::put_back(db, &campaign_id, embed, &site).await? {
                    return Ok(Restored::ListIsFull);
                }
                self.note(db, embed.code(), Some(site.as_str())).await
            }
            Kept::WallWord { campaign_id, word } => {
                moderation::add_word(db, &campaign_id, &word).await?;
                self.note(db, word.lang.map_or(moderation::EVERY_LANG, Lang::code), Some(&word.word)).await
            }
            Kept::Meeting { session_id, sealed } => {
                if meetings::get(db, &session_id).await?.is_some() {
                    return Ok(Restored::AnotherMeeting);
                }
                meetings::put(db, &session_id, Some(&sealed)).await?;
                self.note(db, "meeting", None).await
            }
            Kept::Cancelled { registration, had } => {
                let had = RegistrationState::from_code(&had).unwrap_or(RegistrationState::Pending);
                registrations::cancelled(db, by, now, self.rules, registration, had).await
            }
            Kept::Organiser(account) => organisers::account(db, by, now, &account).await,
            Kept::Invitation(invitation) => organisers::invitation(db, by, now, &invitation).await,
        }
    }

    async fn note(&self, db: &mut AnyConnection, subject: &str, after: Option<&str>) -> Result<Restored, Error> {
        let note = Note { after, ..Note::that(AuditAction::Restored, subject) };
        audit::note(db, &self.by, self.now, note).await.map(|()| Restored::Done)
    }
}
