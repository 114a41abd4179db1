//! Strict security headers on every answer.

use std::sync::Arc;

use app::{Drawn, FormTarget, Framing, ScreenStaysOn, admin::is_in_area};
use axum::{
    extract::{Request, State},
    http::{Extensions, HeaderMap, HeaderName, HeaderValue, StatusCode, header},
    middleware::Next,
    response::Response,
};

/// In an answer's extensions: pages of other sites may load it.
#[derive(Debug, Clone)]
pub(crate) struct ForOtherSites;

/// In an answer's extensions: it is a script that works without a page, and asks this site for pages.
#[derive(Debug, Clone)]
pub(crate) struct AsksHere;

const PERMISSIONS_POLICY: HeaderName = HeaderName::from_static("permissions-policy");

const RESOURCE_POLICY: HeaderName = HeaderName::from_static("cross-origin-resource-policy");

const ROBOTS: HeaderName = HeaderName::from_static("x-robots-tag");

/// Where nothing else can be said: it may load and do nothing, and be framed nowhere.
const NOTHING: HeaderValue = HeaderValue::from_static("default-src 'none'; frame-ancestors 'none'");

/// What could listen, watch, find, pay or reach a device, switched off for us and for whatever we might
/// frame. What else browsers know by this header does less, and each page pays for each name.
const NO_FEATURES: HeaderValue = HeaderValue::from_static(
    "browsing-topics=(), camera=(), clipboard-read=(), display-capture=(), geolocation=(), hid=(), microphone=(), \
     midi=(), payment=(), screen-wake-lock=(), serial=(), usb=()",
);

/// All of them but one.
fn screen_may_stay_on() -> HeaderValue {
    let features = NO_FEATURES.to_str().unwrap_or_default().replace("screen-wake-lock=()", "screen-wake-lock=(self)");
    HeaderValue::from_str(&features).unwrap_or(NO_FEATURES)
}

/// What stands on every answer, and what on those that a browser may show.
pub(crate) struct TheSame {
    on_all: HeaderMap,
    on_documents: HeaderMap,
}

/// The headers that are the same for all answers of a site that visitors find at `public_url`.
pub(crate) fn the_same(public_url: &str) -> Arc<TheSame> {
    let on_documents = [
        (header::X_FRAME_OPTIONS, HeaderValue::from_static("DENY")),
        // Not `no-referrer`: with it a browser without scripts sends forms with `Origin: null`.
        (header::REFERRER_POLICY, HeaderValue::from_static("same-origin")),
        (PERMISSIONS_POLICY, NO_FEATURES),
        (HeaderName::from_static("cross-origin-opener-policy"), HeaderValue::from_static("same-origin")),
    ];
    let mut on_all = HeaderMap::from_iter([(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"))]);
    if public_url.starts_with("https://") {
        on_all.insert(header::STRICT_TRANSPORT_SECURITY, HeaderValue::from_static("max-age=31536000"));
    }
    Arc::new(TheSame { on_all, on_documents: HeaderMap::from_iter(on_documents) })
}

/// The kind of an answer, without its parameters.
fn kind(headers: &HeaderMap) -> &str {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    kind.split(';').next().unwrap_or_default()
}

fn is_picture(headers: &HeaderMap) -> bool {
    kind(headers).starts_with("image/")
}

/// Whether a browser may make a document of an answer, which could then do or be framed. What it can only read or draw
/// for a page is none: the headers of documents say nothing there, and cost seven hundred bytes each time.
fn is_document(headers: &HeaderMap) -> bool {
    let is_read = [
        "application/json",
        "application/manifest+json",
        "application/wasm",
        "text/css",
        "text/event-stream",
        "text/javascript",
    ];
    !is_read.contains(&kind(headers)) && !is_picture(headers)
}

/// The policy of an answer. A drawn page may run its own scripts, which carry its nonce, and send forms to a
/// [`FormTarget`] as well; all else may load and do nothing. Who may frame it, is said by its [`Framing`].
fn policy(answer: &Extensions) -> HeaderValue {
    let drawn = answer.get::<Drawn>().map(|drawn| of_page(&drawn.nonce, answer.get::<FormTarget>()));
    let without_page = match answer.get::<AsksHere>() {
        Some(AsksHere) => "default-src 'none'; connect-src 'self'",
        None => "default-src 'none'",
    };
    let what = drawn.as_deref().unwrap_or(without_page);
    let frames = match answer.get::<Framing>() {
        None => "frame-ancestors 'none'".to_owned(),
        Some(Framing::ShowsOurs) => "frame-src 'self'; frame-ancestors 'none'".to_owned(),
        Some(Framing::ShownBy(sites)) => format!("frame-ancestors 'self' {sites}").trim_end().to_owned(),
    };
    // Nothing in it could be no header: nonces are letters and digits, and sites are parsed.
    HeaderValue::from_str(&format!("{what}; {frames}")).unwrap_or(NOTHING)
}

/// What a page with this nonce may do.
fn of_page(nonce: &str, target: Option<&FormTarget>) -> String {
    let target = target.map(form_sources).unwrap_or_default();
    format!(
        "default-src 'none'; script-src 'nonce-{nonce}' 'strict-dynamic' 'wasm-unsafe-eval' 'self'; \
         style-src 'self'; img-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; form-action 'self'{target}; \
         base-uri 'none'"
    )
}

/// Where a form may lead besides this site. Browsers hold redirects against it too, and meeting platforms send people on
/// from one host of theirs to another: so any address with https, where the first one has it.
fn form_sources(FormTarget(origin): &FormTarget) -> String {
    if origin.starts_with("https://") { " https:".to_owned() } else { format!(" {origin}") }
}

/// Puts them on the answer.
pub(crate) async fn strict(State(the_same): State<Arc<TheSame>>, request: Request, next: Next) -> Response {
    let in_area = is_in_area(request.uri().path());
    let mut response = next.run(request).await;
    // What does not say otherwise is for the one who asked, such as the address of one's own registration.
    response.headers_mut().entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    if in_area {
        // Whatever it is: a page, an error, the way to sign in.
        response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-store"));
        response.headers_mut().insert(ROBOTS, HeaderValue::from_static("noindex"));
    }
    if response.extensions().get::<ForOtherSites>().is_some() {
        response.headers_mut().insert(RESOURCE_POLICY, HeaderValue::from_static("cross-origin"));
    }
    // With a 304 the browser goes on with what it keeps and the headers that came with that (RFC 9111, section 4.3.4):
    // a page's nonce fits its own policy alone.
    if response.status() == StatusCode::NOT_MODIFIED {
        return response;
    }
    response.headers_mut().extend(the_same.on_all.clone());
    response.headers_mut().entry(RESOURCE_POLICY).or_insert(HeaderValue::from_static("same-origin"));
    let is_document = is_document(response.headers());
    if is_document {
        response.headers_mut().extend(the_same.on_documents.clone());
    }
    // A picture that is an SVG may hold scripts, and a worker is held to the policy of its script.
    if is_document || is_picture(response.headers()) || response.extensions().get::<AsksHere>().is_some() {
        let policy = policy(response.extensions());
        response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, policy);
    }
    if matches!(response.extensions().get(), Some(Framing::ShownBy(_))) {
        // It knows no list of sites; the policy does.
        response.headers_mut().remove(header::X_FRAME_OPTIONS);
    }
    if response.extensions().get::<ScreenStaysOn>().is_some() {
        response.headers_mut().insert(PERMISSIONS_POLICY, screen_may_stay_on());
    }
    response
}
