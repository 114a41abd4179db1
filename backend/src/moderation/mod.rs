//! What organisers decide about what others see: what is looked at, what was said of it, and how the wall is kept.
//!
//! `queue.rs` reads what waits and what was decided, `deciding.rs` decides and undoes, `wall_keeping.rs` holds the switches
//! and the words to look out for.

mod deciding;
mod queue;
mod wall_keeping;

pub use deciding::{Outcome, Ruling, Undone};
pub use queue::{Decision, ItemContent, ModeratedItem, ModeratedPage, ModerationFilter};
pub use wall_keeping::{BadWord, HeldPledge, WallSettings, WallWord};

pub(crate) use queue::UNDO_WITHIN;
