//! What the registration island asks of the server.

#![allow(missing_docs, reason = "the macros write public types of their own")]

use domain::RegistrationForm;
use leptos::prelude::*;

use crate::ui::api_error::ApiError;

/// Registers, and gives the address of the page that says what happens now. It is answered after the commit.
///
/// # Errors
/// As [`domain::AppError`] says; nothing was saved then.
#[server(prefix = "/api", endpoint = "register", input = leptos::server_fn::codec::Json)]
pub async fn register(form: RegistrationForm, page_lang: domain::Lang) -> Result<String, ApiError> {
    let site = expect_context::<crate::Site>();
    let registered = site.backend.register(&form).await.map_err(crate::ui::api_error::with_status)?;
    Ok(registered.next_path(page_lang))
}
