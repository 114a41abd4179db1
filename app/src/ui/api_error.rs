//! How a server function's error travels to the island that called it.

use std::fmt;

use domain::AppError;
use leptos::server_fn::{
    codec::JsonEncoding,
    error::{FromServerFnError, ServerFnErrorErr},
};
use serde::{Deserialize, Serialize};

/// An [`AppError`] by its code alone. Where more is to be said, such as what is wrong with which field, the form is
/// sent once more the browser's own way, and the server draws it again with everything beside it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ApiError(String);

impl ApiError {
    /// The error's [`AppError::code`].
    pub fn code(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for ApiError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<AppError> for ApiError {
    fn from(error: AppError) -> Self {
        Self(error.code().to_owned())
    }
}

impl FromServerFnError for ApiError {
    type Encoder = JsonEncoding;

    fn from_server_fn_error(error: ServerFnErrorErr) -> Self {
        match error {
            ServerFnErrorErr::Request(_) | ServerFnErrorErr::Deserialization(_) => AppError::Unreachable,
            _ => AppError::Internal,
        }
        .into()
    }
}

/// Gives a failed server function the status that fits its error, which leptos would answer with 500.
#[cfg(feature = "ssr")]
pub(crate) fn with_status(error: AppError) -> ApiError {
    use axum::http::StatusCode;
    if let Some(options) = leptos::prelude::use_context::<leptos_axum::ResponseOptions>()
        && let Ok(status) = StatusCode::from_u16(error.status())
    {
        options.set_status(status);
    }
    error.into()
}
