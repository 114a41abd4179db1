//! What organisers delete can be brought back for ten minutes, by those who may delete it.
//!
//! What is deleted goes at once from where it was, so nothing has to know of things that are there and do not count.
//! [`Kept`] goes into a table of its own, in the same transaction: all that is needed to make it as it was. There it is
//! forgotten once its time has passed. Erasing a person is none of this: that is for good.

mod kept;
mod restoring;

use domain::{AppError, Instant, MINUTE, Text};
use sqlx::AnyConnection;

use crate::{
    Actor, Backend,
    backend::internal,
    drafts::TakenOut,
    store::{
        Change, Job,
        deleted::{self, Window},
        photos,
    },
};

pub use restoring::Restored;

pub(crate) use kept::{Kept, KeptDraft};

use restoring::{Restore, RestoreEmbed, RestoreSeat, RestoreUnseen};

/// How long it can be brought back, in milliseconds.
const UNDO_WITHIN: i64 = 10 * MINUTE;

/// How far ahead the clock may be of another process that deletes something. What is from later was deleted by a clock
/// that is not ours, and would be kept for nobody knows how long.
const CLOCKS_DIFFER: i64 = MINUTE;

/// The screens on which something can be deleted: each shows its own, to those who may delete there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shelf {
    /// Drafts, and what was taken out of them.
    Content,
    /// Sites that might show an embed.
    Embeds,
    /// Words to look out for.
    Words,
    /// Where people meet.
    Meeting,
    /// Registrations that were given up for somebody.
    Registrations,
    /// Organisers and invitations.
    Team,
}

impl Shelf {
    /// A stable name, for the store.
    pub(crate) const fn code(self) -> &'static str {
        match self {
            Self::Content => "content",
            Self::Embeds => "embeds",
            Self::Words => "words",
            Self::Meeting => "meeting",
            Self::Registrations => "registrations",
            Self::Team => "team",
        }
    }
}

/// Something that was deleted and can be brought back.
#[derive(Clone, PartialEq, Eq)]
pub struct Deletion {
    /// Its id, by which it is brought back.
    pub id: String,
    /// What it is.
    pub thing: DeletedThing,
    /// Who deleted it.
    pub by: Actor,
    /// When.
    pub at: Instant,
    /// From when on it cannot be brought back.
    pub until: Instant,
}

/// What was deleted, as far as organisers are told.
#[derive(Clone, PartialEq, Eq)]
pub enum DeletedThing {
    /// A draft: its session's title.
    Draft(Text),
    /// What was taken out of a draft.
    Piece(Box<TakenOut>),
    /// A site that might show an embed.
    EmbedSite {
        /// What it might show.
        embed: domain::Embed,
        /// Its address.
        site: String,
    },
    /// A word to look out for.
    WallWord(String),
    /// Where people meet; which address, nobody is told.
    Meeting,
    /// A registration that was given up for somebody.
    Registration {
        /// Its id.
        id: String,
        /// Whose it is.
        name: String,
    },
    /// An organiser, by name.
    Organiser(String),
    /// An invitation: whose address; none for the first owner.
    Invitation(Option<String>),
}

impl Backend {
    /// What was deleted on a screen and can be brought back, the latest first.
    ///
    /// # Errors
    /// [`AppError::Internal`] where the store fails.
    pub async fn deleted(&self, shelf: Shelf) -> Result<Vec<Deletion>, AppError> {
        let window = window(self.clock().now());
        let mut db = self.store().read().await.map_err(internal)?;
        let all = deleted::all(&mut db, shelf, window).await.map_err(internal)?;
        let mut deletions = Vec::new();
        for deleted::Stored { id, kept, by, at } in all {
            if let Some(thing) = kept.thing(&mut db).await.map_err(internal)? {
                deletions.push(Deletion { id, thing, by, at, until: at.plus(UNDO_WITHIN) });
            }
        }
        Ok(deletions)
    }

    /// Brings back what was deleted on a screen, where nothing has taken its place meanwhile. Else nothing changes, and it
    /// can be tried again.
    ///
    /// # Errors
    /// [`AppError::Internal`] where the store fails.
    pub async fn restore(&self, shelf: Shelf, by: &Actor, id: &str) -> Result<Restored, AppError> {
        let now = self.clock().now();
        let (id, by, rules) = (id.to_owned(), by.clone(), self.rules());
        let restore = Restore { shelf, id, window: window(now), by, now, rules };
        match shelf {
            Shelf::Embeds => self.write(RestoreEmbed(restore)).await,
            Shelf::Registrations => self.write(RestoreSeat(restore)).await,
            Shelf::Content | Shelf::Words | Shelf::Meeting | Shelf::Team => self.write(RestoreUnseen(restore)).await,
        }
    }

    /// Forgets for good what nobody can bring back any more.
    pub(crate) async fn forget_deleted(&self) -> Result<(), AppError> {
        let window = window(self.clock().now());
        let is_some_past = {
            let mut db = self.store().read().await.map_err(internal)?;
            deleted::is_some_past(&mut db, window).await.map_err(internal)?
        };
        // Open pages hear of it, and offer it no longer.
        if is_some_past { self.write(Forget { window }).await } else { Ok(()) }
    }
}

/// When something was deleted that can be brought back at `now`.
const fn window(now: Instant) -> Window {
    Window { after: now.plus(-UNDO_WITHIN), until: now.plus(CLOCKS_DIFFER) }
}

struct Forget {
    window: Window,
}

impl Job for Forget {
    type Answer = ();
    const CHANGES: Option<Change> = None;

    async fn run(&self, db: &mut AnyConnection) -> Result<(), sqlx::Error> {
        deleted::forget_past(db, self.window).await?;
        photos::forget_unused(db).await
    }
}
