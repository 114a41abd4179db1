//! Photos of those who speak: taken from organisers, shown to everybody once they are published.
//!
//! Only what [`square`] draws is ever stored: a small square, and nothing else of the file that was sent. It belongs to
//! the speaker of a draft (`drafts/photo.rs`), goes with it where that is published (`publishing.rs`), and is thrown away
//! in the transaction after which nothing refers to it (`store/photos.rs`).

mod square;

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use bytes::Bytes;
use domain::{AppError, PhotoId};
use sha2::{Digest, Sha256};
use sqlx::AnyConnection;
use tokio::{sync::Semaphore, task::spawn_blocking};
use tracing::Span;

pub use self::square::{MOST_BYTES, PhotoFault};
use crate::{
    Backend,
    backend::internal,
    store::{Change, Job, photos},
};

/// One file at a time is decoded, as each may take a few hundred megabytes.
static TURN: Semaphore = Semaphore::const_new(1);

/// A photo as it is served.
pub(crate) struct Photo {
    pub(crate) id: PhotoId,
    pub(crate) jpeg: Bytes,
}

/// Draws a photo from a file that somebody has sent, on a thread of its own.
///
/// # Errors
/// [`AppError::Internal`] where that thread fails.
pub(crate) async fn drawn(file: Bytes) -> Result<Result<Photo, PhotoFault>, AppError> {
    let failed = |error: &dyn std::error::Error| {
        tracing::error!(%error, "a photo cannot be drawn");
        AppError::Internal
    };
    let turn = TURN.acquire().await.map_err(|error| failed(&error))?;
    let span = Span::current();
    let draw = move || span.in_scope(|| square::drawn(&file));
    // The turn goes along: whoever sent the file may hang up while it is drawn.
    let work = spawn_blocking(move || (draw(), drop(turn)).0);
    Ok(work.await.map_err(|error| failed(&error))?.map(|jpeg| Photo { id: id_of(&jpeg), jpeg: jpeg.into() }))
}

fn id_of(jpeg: &[u8]) -> PhotoId {
    #[expect(clippy::expect_used, reason = "32 bytes are 43 characters of base64")]
    PhotoId::parse(&URL_SAFE_NO_PAD.encode(Sha256::digest(jpeg))).expect("a hash is an id")
}

impl Backend {
    /// The photo of somebody who speaks at a published session, as JPEG.
    ///
    /// # Errors
    /// [`AppError::NotFound`] where none of them has it, even if it is stored.
    pub async fn public_photo(&self, id: &PhotoId) -> Result<Vec<u8>, AppError> {
        let is_public = self.sessions().iter().any(|event| event.photos().any(|photo| photo == id));
        if is_public { self.photo(id).await } else { Err(AppError::NotFound) }
    }

    /// Any photo that is stored, published or not: for organisers.
    ///
    /// # Errors
    /// [`AppError::NotFound`] where it is not stored.
    pub async fn photo(&self, id: &PhotoId) -> Result<Vec<u8>, AppError> {
        let mut db = self.store().read().await.map_err(internal)?;
        photos::jpeg(&mut db, id).await.map_err(internal)?.ok_or(AppError::NotFound)
    }
}

/// Throws away what nothing refers to any more.
pub(crate) struct ForgetPhotos;

impl Job for ForgetPhotos {
    type Answer = ();
    const CHANGES: Option<Change> = None;

    async fn run(&self, db: &mut AnyConnection) -> Result<(), sqlx::Error> {
        photos::forget_unused(db).await
    }
}
