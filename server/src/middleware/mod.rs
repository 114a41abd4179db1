//! What happens to every request before and after its route, one file each. [`around`] is the order.

mod bounds;
pub(crate) mod client;
mod compression;
mod cross_site;
pub(crate) mod headers;
pub(crate) mod limits;
mod log;
pub(crate) mod pages;
mod panics;
pub(crate) mod reload;
pub(crate) mod request_id;

use std::sync::Arc;

use axum::{
    Router,
    middleware::{from_fn, from_fn_with_state},
};
use tower::ServiceBuilder;

use crate::{problem, shared::Shared};

/// Puts all layers around the routes, the outermost first: an answer of any layer passes those above it, so that
/// every answer has an id, a line in the log, strict headers, and words where it is an error.
pub(crate) fn around(router: Router, shared: &Arc<Shared>) -> Router {
    let with = || Arc::clone(shared);
    let router = router.layer(
        ServiceBuilder::new()
            .layer(from_fn(request_id::given))
            .layer(from_fn(log::one_line))
            .layer(from_fn_with_state(headers::the_same(&shared.site.public_url), headers::strict))
            .layer(compression::layer())
            .layer(from_fn_with_state(with(), problem::written_out))
            .layer(from_fn(panics::caught))
            .layer(from_fn_with_state(with(), client::named))
            .layer(from_fn_with_state(with(), limits::within))
            .layer(from_fn_with_state(with(), cross_site::refused))
            .layer(from_fn(bounds::kept)),
    );
    match &shared.site.assets.reload {
        Some(socket) => router.layer(from_fn_with_state(socket.as_str().into(), reload::allowed)),
        None => router,
    }
}
