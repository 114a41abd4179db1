//! What the pledge island asks of the server.

#![allow(missing_docs, reason = "the macros write public types of their own")]

use domain::PledgeForm;
use leptos::prelude::*;

use crate::ui::api_error::ApiError;

/// Pledges, and gives the address of the pledge's own page. It is answered after the commit.
///
/// # Errors
/// As [`domain::AppError`] says; nothing was saved then.
#[server(prefix = "/api", endpoint = "pledge", input = leptos::server_fn::codec::Json)]
pub async fn pledge(form: PledgeForm, page_lang: domain::Lang) -> Result<String, ApiError> {
    let site = expect_context::<crate::Site>();
    let pledged = site.backend.pledge(&form).await.map_err(crate::ui::api_error::with_status)?;
    Ok(pledged.next_path(page_lang))
}
