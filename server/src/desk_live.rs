//! `/admin/live`: organisers' open pages are told that something may have changed, as server-sent events. What, they find
//! out by asking for themselves again, with their own rights.

use std::sync::Arc;

use app::admin::{Access, AdminArea};
use axum::Extension;
use domain::Role;

use crate::{live, middleware::client::Client, shared::Shared};

/// The whole organisers' area: the pages and forms of `app`, and the stream.
pub(crate) fn area(shared: &Arc<Shared>) -> AdminArea {
    let with = Arc::clone(shared);
    let open =
        async move |client: Option<Extension<Client>>| live::stream_of(&with, with.site.backend.desk_live(), client);
    app::admin::area(shared.site.clone()).get("/admin/live", Access::Role(Role::Viewer), open)
}
