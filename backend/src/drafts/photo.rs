//! A speaker's photo in a draft: put there, exchanged, taken out. Visitors see it once the draft is published.

use std::mem;

use bytes::Bytes;
use domain::{AppError, AuditAction, Event, Instant, PhotoId, Speaker};
use sqlx::AnyConnection;

use super::{editing, pieces::Piece};
use crate::{
    Actor, Backend,
    deleted::Restored,
    photos::{self, Photo, PhotoFault},
    store::{self, Change, Job, drafts},
};

/// What is to become of a speaker's photo.
pub struct PhotoChange {
    /// The speaker's key.
    pub speaker: String,
    /// The photo that was there when the form was drawn.
    pub was: Option<PhotoId>,
    /// The file that was sent; none where there is to be no photo.
    pub file: Option<Bytes>,
}

/// What became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PhotoChanged {
    /// It is in the draft.
    Done,
    /// The file cannot be taken; nothing is saved.
    Faulty(PhotoFault),
    /// Somebody else has changed the same photo since the form was drawn; nothing is saved.
    Meanwhile {
        /// Who.
        by: String,
    },
}

impl Backend {
    /// Gives a speaker of a draft a photo, or takes it away. The one they had can be brought back for a while.
    ///
    /// # Errors
    /// [`AppError::NotFound`] where the draft or the speaker is gone.
    pub async fn change_photo(&self, by: &Actor, id: &str, change: PhotoChange) -> Result<PhotoChanged, AppError> {
        let photo = match change.file {
            None => None,
            Some(file) => match photos::drawn(file).await? {
                Ok(photo) => Some(photo),
                Err(fault) => return Ok(PhotoChanged::Faulty(fault)),
            },
        };
        let job = ChangePhoto {
            draft: id.to_owned(),
            speaker: change.speaker,
            was: change.was,
            photo,
            by: by.clone(),
            now: self.clock().now(),
        };
        self.write(job).await?.ok_or(AppError::NotFound)
    }
}

/// Changes a photo; none where the draft or the speaker is gone.
struct ChangePhoto {
    draft: String,
    speaker: String,
    was: Option<PhotoId>,
    photo: Option<Photo>,
    by: Actor,
    now: Instant,
}

impl Job for ChangePhoto {
    type Answer = Option<PhotoChanged>;
    const CHANGES: Option<Change> = None;

    async fn run(&self, db: &mut AnyConnection) -> Result<Option<PhotoChanged>, sqlx::Error> {
        let Some(draft) = drafts::locked(db, &self.draft).await? else { return Ok(None) };
        let mut event = draft.event.clone();
        let Some(speaker) = event.speakers.iter_mut().find(|speaker| speaker.key == self.speaker) else {
            return Ok(None);
        };
        let new = self.photo.as_ref().map(|photo| photo.id.clone());
        if speaker.photo != self.was && speaker.photo != new {
            return Ok(Some(PhotoChanged::Meanwhile { by: draft.changed_by }));
        }
        let piece = replaced(speaker, new);
        if let Some(photo) = &self.photo {
            store::photos::put(db, &photo.id, &photo.jpeg, self.now).await?;
        }
        if let Some(piece) = piece {
            editing::keep(db, &draft, piece, &self.by, self.now).await?;
        }
        editing::change(db, draft, event, AuditAction::DraftChanged, &self.by, self.now).await?;
        Ok(Some(PhotoChanged::Done))
    }
}

/// Gives a speaker another photo, or none; what that takes out.
fn replaced(speaker: &mut Speaker, new: Option<PhotoId>) -> Option<Piece> {
    let was = mem::replace(&mut speaker.photo, new);
    let photo = was.filter(|was| Some(was) != speaker.photo.as_ref())?;
    let (key, name) = (speaker.key.clone(), speaker.name.clone());
    Some(Piece::Photo { speaker: key, name, photo, instead: speaker.photo.clone() })
}

/// Gives a speaker their photo back, unless they have another by now than the one that took its place.
pub(super) fn put_back(
    event: &mut Event,
    speaker: &str,
    photo: PhotoId,
    instead: Option<&PhotoId>,
) -> Result<(), Restored> {
    let speaker = event.speakers.iter_mut().find(|known| known.key == speaker).ok_or(Restored::SpeakerGone)?;
    match &speaker.photo {
        Some(now) if *now == photo => return Err(Restored::AlreadyThere),
        Some(now) if Some(now) != instead => return Err(Restored::AnotherPhoto),
        _ => speaker.photo = Some(photo),
    }
    Ok(())
}
