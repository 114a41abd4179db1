//! The wall for feed readers.

use axum::{http::HeaderValue, response::Response};

use crate::site::{Failure, Visit};

/// The feed's media type.
pub(crate) const KIND: &str = "application/atom+xml";

/// `/{lang}/pledges.atom`: the newest pledges under a name. Kept as pages are, so that what was withdrawn is gone with the
/// next look. Not by search engines: they could not be told when the first of them stops being shown.
pub(crate) async fn show(visit: Visit) -> Result<Response, Failure> {
    let feed = visit.backend().wall_feed(visit.lang, &visit.site.public_url).await?;
    let mut answer = visit.send_public("application/atom+xml; charset=utf-8", feed);
    answer.headers_mut().insert("x-robots-tag", HeaderValue::from_static("noindex"));
    Ok(answer)
}
