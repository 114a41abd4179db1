//! The one error that a visitor can meet.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::FieldErrors;

/// What went wrong, as the outside may know it. It holds nothing internal: causes go to the server's log, under
/// the request's id.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AppError {
    /// Fields hold what cannot be taken; nothing was saved.
    Invalid(FieldErrors),
    /// There is no such page, registration or pledge, or its link has ended.
    NotFound,
    /// Who is signed in may not do this.
    Forbidden,
    /// Registration is closed, or the session was called off.
    Closed,
    /// The form was drawn too long ago, or was not drawn by this site: draw it again and send that.
    StaleForm,
    /// Too many requests from one place; come back after `retry_after` seconds.
    TooMany {
        /// Whole seconds to wait.
        retry_after: u64,
    },
    /// Something on the server failed; the log knows more.
    Internal,
    /// The server could not be reached, or its answer not be read. Only browsers make this one.
    Unreachable,
}

impl AppError {
    /// A stable name, for translations and logs.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Invalid(_) => "invalid",
            Self::NotFound => "not-found",
            Self::Forbidden => "forbidden",
            Self::Closed => "closed",
            Self::StaleForm => "stale-form",
            Self::TooMany { .. } => "too-many",
            Self::Internal => "internal",
            Self::Unreachable => "unreachable",
        }
    }

    /// The HTTP status that fits (RFC 9110; 422 for fields, 429 from RFC 6585).
    pub const fn status(&self) -> u16 {
        match self {
            Self::Invalid(_) | Self::StaleForm => 422,
            Self::NotFound => 404,
            Self::Forbidden => 403,
            Self::Closed => 409,
            Self::TooMany { .. } => 429,
            Self::Internal | Self::Unreachable => 500,
        }
    }
}

impl fmt::Display for AppError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl std::error::Error for AppError {}

impl From<FieldErrors> for AppError {
    fn from(errors: FieldErrors) -> Self {
        Self::Invalid(errors)
    }
}
