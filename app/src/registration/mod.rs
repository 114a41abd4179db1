//! Registering for the session.

pub(crate) mod own;
pub(crate) mod page;
