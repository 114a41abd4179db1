//! What a browser brings along by which it is known.

use std::convert::Infallible;

use axum::{
    extract::FromRequestParts,
    http::{HeaderValue, header, request::Parts},
    response::{IntoResponse, Redirect, Response},
};
use backend::{ClientMark, ComesFrom, Whole};

use crate::{admin::access::SIGN_IN, cookie::Cookie, site::Site};

/// Says that an organiser was signed in with this browser before: strangers who try that organiser's account elsewhere
/// do not keep them from it. Kept for half a year.
pub(in crate::admin) const KNOWN_DEVICE: Cookie =
    Cookie { name: "known-device", kept: 180 * 24 * 60 * 60, same_site: "Strict" };

/// Who asks, as far as the browser and the network say.
pub(in crate::admin) struct Browser {
    /// What tries are counted by.
    pub(in crate::admin) from: ComesFrom,
    /// The token of the sign-in that it has, good or not.
    pub(super) token: Option<String>,
}

impl FromRequestParts<Site> for Browser {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<Self, Infallible> {
        let cookie = |cookie: Cookie| cookie.value(site, &parts.headers).map(ToOwned::to_owned);
        let client = parts.extensions.get::<ClientMark>().copied();
        Ok(Self { from: ComesFrom { client, device: cookie(KNOWN_DEVICE) }, token: cookie(SIGN_IN) })
    }
}

/// Leads on, with a sign-in that is whole.
pub(super) fn let_in(site: &Site, whole: &Whole, to: &str) -> Response {
    let cookies = [SIGN_IN.set(site, &whole.token), KNOWN_DEVICE.set(site, &whole.device)];
    with_cookies(Redirect::to(to).into_response(), cookies)
}

/// An answer that sets cookies.
pub(in crate::admin) fn with_cookies(
    mut response: Response,
    cookies: impl IntoIterator<Item = Option<HeaderValue>>,
) -> Response {
    for cookie in cookies.into_iter().flatten() {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    response
}
