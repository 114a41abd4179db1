//! Registering for the session.

pub mod api;
pub mod islands;

#[cfg(feature = "ssr")]
pub(crate) mod own;
#[cfg(feature = "ssr")]
pub(crate) mod page;
