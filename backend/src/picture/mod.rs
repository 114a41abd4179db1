//! Share pictures: what other sites and messengers show beside a link to one of ours. PNG, 1200 × 630, one for each page
//! and language.
//!
//! A picture says what its [`Card`] says and nothing else, so that it is drawn again only when that has changed, and one
//! for each page and language is all that is ever kept. It holds no name of anybody who pledged.

mod card;
mod draw;
mod fonts;
mod icon;
mod lines;

#[cfg(test)]
mod tests;

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

use bytes::Bytes;
use domain::{AppError, Lang};
use sha2::{Digest, Sha256};
use tokio::task::spawn_blocking;
use tracing::Span;

pub use self::{
    card::{Card, SharePage},
    icon::Icon,
};
use crate::Backend;

/// The width of every picture, in pixels.
pub const WIDTH: u32 = 1200;
/// The height of every picture, in pixels.
pub const HEIGHT: u32 = 630;

/// A picture as it is sent.
#[derive(Debug, Clone)]
pub struct Picture {
    /// The file.
    pub png: Bytes,
    /// SHA-256 of the file.
    pub hash: [u8; 32],
}

impl Picture {
    fn of(png: Vec<u8>) -> Self {
        Self { hash: Sha256::digest(&png).into(), png: png.into() }
    }
}

/// The newest picture of each page in each language, and for each session by its id.
#[derive(Default)]
pub(crate) struct Pictures(Mutex<HashMap<(SharePage, Lang, String), Arc<Slot>>>);

/// A picture and what it says. Locked by the one who draws, so that a burst draws once.
type Slot = tokio::sync::Mutex<Option<(Card, Picture)>>;

impl Backend {
    /// What the share picture of a page says now.
    ///
    /// # Errors
    /// [`AppError::NotFound`] where the site has no such page.
    pub fn share_card(&self, page: SharePage, lang: Lang) -> Result<Card, AppError> {
        let event = self.event().ok_or(AppError::NotFound)?;
        Card::of(page, lang, &event, self.wall().total, self.clock().now()).ok_or(AppError::NotFound)
    }

    /// The share picture of a page as it is now: the one kept, or drawn anew on a thread of its own.
    ///
    /// # Errors
    /// [`AppError::NotFound`] where the site has no such page.
    pub async fn share_picture(&self, page: SharePage, lang: Lang) -> Result<Picture, AppError> {
        let slot = self.pictures().slot(page, lang, &self.published()?.session_id);
        let mut kept = slot.lock().await;
        // Asked once it is our turn: what was true before may have changed while another one drew.
        let card = self.share_card(page, lang)?;
        if let Some((said, picture)) = &*kept
            && *said == card
        {
            return Ok(picture.clone());
        }
        let span = Span::current();
        let draw = move || span.in_scope(|| (draw::png(&card), card));
        let (png, card) = spawn_blocking(draw).await.map_err(|error| {
            tracing::error!(%error, "a share picture cannot be drawn");
            AppError::Internal
        })?;
        let picture = Picture::of(png);
        *kept = Some((card, picture.clone()));
        Ok(picture)
    }
}

impl Pictures {
    fn slot(&self, page: SharePage, lang: Lang, session_id: &str) -> Arc<Slot> {
        let mut slots = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(slots.entry((page, lang, session_id.to_owned())).or_default())
    }
}
