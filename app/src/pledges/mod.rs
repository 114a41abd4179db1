//! The campaign's pledges: the form, the wall, what is live of it.

pub(crate) mod card;
pub mod islands;

#[cfg(feature = "ssr")]
mod change;
#[cfg(feature = "ssr")]
pub(crate) mod chart;
#[cfg(feature = "ssr")]
mod confirm;
#[cfg(feature = "ssr")]
pub(crate) mod counts;
#[cfg(feature = "ssr")]
pub(crate) mod feed;
#[cfg(feature = "ssr")]
mod filter;
#[cfg(feature = "ssr")]
pub(crate) mod form;
#[cfg(feature = "ssr")]
mod kept;
#[cfg(feature = "ssr")]
pub(crate) mod life;
#[cfg(feature = "ssr")]
pub(crate) mod own;
#[cfg(feature = "ssr")]
pub(crate) mod page;
#[cfg(feature = "ssr")]
mod preview;
#[cfg(feature = "ssr")]
mod visibility;
