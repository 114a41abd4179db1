//! Parts of the site that other sites show in a frame on their pages: the countdown, the registration form, the wall.
//!
//! An embed is a page like any other, with a lean frame around it (`frame.rs`) and a policy that lets the sites which
//! organisers listed show it. It stands under `/{lang}/embed/…`, so that it is kept in memory like all public pages. Its
//! links open tabs of their own, since no other page may be shown in a frame.

mod countdown;
pub(crate) mod frame;
pub(crate) mod page;
pub(crate) mod register;
mod wall;

use axum::{
    Router,
    extract::{Path, Query, State},
    http::{HeaderMap, header},
    response::{IntoResponse, Redirect, Response},
    routing::get,
};
use domain::{AppError, Embed, Lang};
use serde::Deserialize;

use crate::{
    registration,
    site::{Failure, Framing, Site},
};

/// Every embed, and the page that offers them.
pub(crate) fn router() -> Router<Site> {
    Router::new()
        .route("/embed/{embed}", get(in_their_language))
        .route("/{lang}/embed", get(page::show))
        .route("/{lang}/embed/countdown", get(countdown::show))
        .route("/{lang}/embed/register", get(registration::page::show).post(registration::page::take))
        .route("/{lang}/embed/wall", get(wall::show))
}

/// The language that an embed is asked for in.
#[derive(Debug, Deserialize)]
struct Wanted {
    lang: Option<String>,
}

/// `/embed/{embed}`: on to the embed in the language that `?lang=` names, else in the one that the browser asks for.
async fn in_their_language(
    State(site): State<Site>,
    Path(code): Path<String>,
    Query(wanted): Query<Wanted>,
    headers: HeaderMap,
) -> Result<Response, Failure> {
    let embed = Embed::from_code(&code).ok_or(AppError::NotFound)?;
    let accepted = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let named = wanted.lang.and_then(|code| code.parse().ok());
    let lang = named.unwrap_or_else(|| Lang::negotiate(accepted));
    let headers = [(header::VARY, "accept-language"), (header::CACHE_CONTROL, "no-cache")];
    let mut response = (headers, Redirect::to(&format!("/{lang}/embed/{embed}"))).into_response();
    // Some browsers hold the way there against the frame as well.
    response.extensions_mut().insert(Framing::of(&site.backend, embed));
    Ok(response)
}
