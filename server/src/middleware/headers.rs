//! Strict security headers on every answer.

use std::sync::Arc;

use app::{Drawn, FormTarget};
use axum::{
    extract::{Request, State},
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header},
    middleware::Next,
    response::Response,
};

/// For everything that is not a page: it may load and do nothing, and be framed nowhere.
const NOTHING: HeaderValue = HeaderValue::from_static("default-src 'none'; frame-ancestors 'none'");

/// Every powerful feature that browsers know by this header, switched off for us and for whatever we might frame.
const NO_FEATURES: HeaderValue = HeaderValue::from_static(
    "accelerometer=(), autoplay=(), browsing-topics=(), camera=(), clipboard-read=(), \
     display-capture=(), encrypted-media=(), fullscreen=(), gamepad=(), geolocation=(), gyroscope=(), hid=(), \
     identity-credentials-get=(), idle-detection=(), local-fonts=(), magnetometer=(), microphone=(), midi=(), \
     otp-credentials=(), payment=(), picture-in-picture=(), publickey-credentials-create=(), \
     publickey-credentials-get=(), screen-wake-lock=(), serial=(), storage-access=(), usb=(), window-management=(), \
     xr-spatial-tracking=()",
);

/// The headers that are the same on every answer of a site that visitors find at `public_url`.
pub(crate) fn the_same_on_all(public_url: &str) -> Arc<HeaderMap> {
    let mut headers: HeaderMap = [
        (header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
        (header::X_FRAME_OPTIONS, HeaderValue::from_static("DENY")),
        // Not `no-referrer`: with it a browser without scripts sends forms with `Origin: null`.
        (header::REFERRER_POLICY, HeaderValue::from_static("same-origin")),
        (HeaderName::from_static("permissions-policy"), NO_FEATURES),
        (HeaderName::from_static("cross-origin-opener-policy"), HeaderValue::from_static("same-origin")),
        (HeaderName::from_static("cross-origin-resource-policy"), HeaderValue::from_static("same-origin")),
    ]
    .into_iter()
    .collect();
    if public_url.starts_with("https://") {
        headers.insert(header::STRICT_TRANSPORT_SECURITY, HeaderValue::from_static("max-age=31536000"));
    }
    Arc::new(headers)
}

/// The policy of a drawn page, whose own scripts carry `nonce`, and whose forms may lead to `target` as well.
fn of_page(nonce: &str, target: Option<&FormTarget>) -> Option<HeaderValue> {
    let target = target.map(form_sources).unwrap_or_default();
    let policy = format!(
        "default-src 'none'; script-src 'nonce-{nonce}' 'strict-dynamic' 'wasm-unsafe-eval' 'self'; \
         style-src 'self'; img-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self'{target}; \
         base-uri 'none'; frame-ancestors 'none'"
    );
    HeaderValue::from_str(&policy).ok()
}

/// Where a form may lead besides this site. Browsers hold redirects against it too, and meeting platforms send people on
/// from one host of theirs to another: so any address with https, where the first one has it.
fn form_sources(FormTarget(origin): &FormTarget) -> String {
    if origin.starts_with("https://") { " https:".to_owned() } else { format!(" {origin}") }
}

/// Puts them on the answer.
pub(crate) async fn strict(State(the_same): State<Arc<HeaderMap>>, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    // With a 304 the browser goes on with the page it keeps and that page's own header, whose nonce fits it.
    if response.status() != StatusCode::NOT_MODIFIED {
        let of_page = response
            .extensions()
            .get::<Drawn>()
            .and_then(|drawn| of_page(&drawn.nonce, response.extensions().get::<FormTarget>()));
        response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, of_page.unwrap_or(NOTHING));
    }
    // What does not say otherwise is for the one who asked, such as the address of one's own registration.
    response.headers_mut().entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    response.headers_mut().extend(HeaderMap::clone(&the_same));
    response
}
