//! What is kept of something that is deleted: all that is needed to make it as it was.

use domain::{Embed, Event, Instant};
use serde::{Deserialize, Serialize};
use sqlx::{AnyConnection, Error};

use super::{DeletedThing, Shelf};
use crate::{
    drafts::TakenOut,
    moderation::WallWord,
    store::{invitations::StoredInvitation, registrations, team::StoredAccount},
};

/// Something that was deleted. It has no `Debug`: accounts are among it.
#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Kept {
    Draft(Box<KeptDraft>),
    /// What was taken out of a draft.
    Piece(Box<TakenOut>),
    EmbedSite {
        campaign_id: String,
        embed: Embed,
        site: String,
    },
    WallWord {
        campaign_id: String,
        word: WallWord,
    },
    Meeting {
        session_id: String,
        sealed: String,
    },
    /// A registration that was given up for somebody. Nothing of them is kept here.
    Cancelled {
        registration: String,
        /// The code of the state in which it was.
        had: String,
    },
    Organiser(Box<StoredAccount>),
    Invitation(Box<StoredInvitation>),
}

/// A draft that was thrown away.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct KeptDraft {
    pub(crate) id: String,
    pub(crate) event: Event,
    pub(crate) changed_by: String,
    pub(crate) changed_at: Instant,
}

impl Kept {
    /// The screen that it was deleted on.
    pub(crate) const fn shelf(&self) -> Shelf {
        match self {
            Self::Draft(_) | Self::Piece(_) => Shelf::Content,
            Self::EmbedSite { .. } => Shelf::Embeds,
            Self::WallWord { .. } => Shelf::Words,
            Self::Meeting { .. } => Shelf::Meeting,
            Self::Cancelled { .. } => Shelf::Registrations,
            Self::Organiser(_) | Self::Invitation(_) => Shelf::Team,
        }
    }

    /// What organisers are told of it; none where there is nothing left to bring back.
    pub(super) async fn thing(self, db: &mut AnyConnection) -> Result<Option<DeletedThing>, Error> {
        Ok(Some(match self {
            Self::Draft(draft) => DeletedThing::Draft(draft.event.session.title),
            Self::Piece(taken_out) => DeletedThing::Piece(taken_out),
            Self::EmbedSite { embed, site, .. } => DeletedThing::EmbedSite { embed, site },
            Self::WallWord { word, .. } => DeletedThing::WallWord(word.word),
            Self::Meeting { .. } => DeletedThing::Meeting,
            Self::Cancelled { registration: id, .. } => {
                let name = registrations::name_of_cancelled(db, &id).await?;
                return Ok(name.map(|name| DeletedThing::Registration { id, name }));
            }
            Self::Organiser(account) => DeletedThing::Organiser(account.name),
            Self::Invitation(invitation) => DeletedThing::Invitation(invitation.email),
        }))
    }
}
