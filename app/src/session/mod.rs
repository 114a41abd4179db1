//! The session page: what it is about, when it is, what is going on.

pub mod islands;

#[cfg(feature = "ssr")]
pub(crate) mod agenda;
#[cfg(feature = "ssr")]
pub(crate) mod page;
#[cfg(feature = "ssr")]
pub(crate) mod programme;
