//! Parts that several features share.

pub mod clock;
pub(crate) mod figures;
pub(crate) mod names;

#[cfg(feature = "hydrate")]
pub(crate) mod fetch;
#[cfg(feature = "hydrate")]
pub mod life;
#[cfg(feature = "hydrate")]
pub mod live;

#[cfg(feature = "ssr")]
pub(crate) mod error;
#[cfg(feature = "ssr")]
pub(crate) mod fields;
#[cfg(feature = "ssr")]
pub(crate) mod leave;
#[cfg(feature = "ssr")]
pub(crate) mod marks;
#[cfg(feature = "ssr")]
pub(crate) mod preview;
#[cfg(feature = "ssr")]
pub(crate) mod said;
#[cfg(feature = "ssr")]
pub(crate) mod saving;
#[cfg(feature = "ssr")]
pub(crate) mod share;
#[cfg(feature = "ssr")]
pub(crate) mod shell;
