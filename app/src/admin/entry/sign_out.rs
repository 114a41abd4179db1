//! The way out.

use axum::{
    extract::State,
    response::{IntoResponse, Redirect, Response},
};

use super::browser::{Browser, with_cookies};
use crate::{
    admin::access::SIGN_IN,
    site::{Failure, Site},
};

/// `POST /admin/sign-out`: ends the browser's sign-in, whole or half. What says that the browser is known stays.
pub(super) async fn take(State(site): State<Site>, browser: Browser) -> Result<Response, Failure> {
    if let Some(token) = &browser.token {
        site.backend.sign_out(token).await?;
    }
    Ok(with_cookies(Redirect::to("/admin/sign-in").into_response(), [SIGN_IN.forget(&site)]))
}
