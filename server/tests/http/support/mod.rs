//! What the tests share.

pub(crate) mod answer;
pub(crate) mod client;
pub(crate) mod forms;
pub(crate) mod program;
pub(crate) mod site;

pub(crate) use self::{answer::Answer, client::Client, program::Program, site::Site};
