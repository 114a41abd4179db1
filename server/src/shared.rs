//! What every route and every layer may need.

use std::sync::Arc;

use app::Site;

use crate::{
    assets::Files,
    live::Streams,
    middleware::{limits::Limits, pages::Drawings},
    stop::Stop,
};

/// One of it in the program, behind an `Arc`.
pub(crate) struct Shared {
    /// What pages are drawn from.
    pub(crate) site: Site,
    /// The browser's files.
    pub(crate) files: Files,
    /// Drawn pages kept in memory.
    pub(crate) drawings: Drawings,
    /// Who has asked how often; none where limits are off.
    pub(crate) limits: Option<Limits>,
    /// Open live streams.
    pub(crate) streams: Arc<Streams>,
    /// Whether a proxy in front writes `X-Forwarded-For`.
    pub(crate) trust_proxy: bool,
    /// Whether the server is to end.
    pub(crate) stop: Stop,
}
