//! What is said to a registration that came from a frame.

use axum::{http::StatusCode, response::Response};
use backend::i18n::tr;
use domain::Registered;
use leptos::prelude::*;

use crate::{
    registration::{head, page::mail_sent},
    site::Visit,
};

/// The answer itself, where the site's own form leads on to a page: none of those may be shown in a frame. To load it
/// again sends the same form again, which gets the same answer.
pub(crate) fn taken(visit: Visit, registered: Registered) -> Response {
    let Registered { token, waitlisted } = registered;
    let head = head(&visit, "register-title");
    visit.clone().draw_private(StatusCode::OK, head, |_| match token {
        Some(token) => view! { <KeptHere visit token waitlisted /> }.into_any(),
        None if waitlisted => mail_sent(visit, "waitlisted-title", "waitlisted-mail").into_any(),
        None => mail_sent(visit, "registered-title", "registered-mail").into_any(),
    })
}

/// For those who keep it on their device: the way to their own page, which holds the only link to it.
#[component]
fn KeptHere(visit: Visit, token: String, waitlisted: bool) -> impl IntoView {
    let lang = visit.lang;
    view! {
        <div class="notice">
            <h1>
                {tr(lang, if waitlisted { "registration-state-waitlisted" } else { "registration-state-confirmed" })}
            </h1>
            <p>{tr(lang, "embed-registered")}</p>
            <p>
                <a class="button" href=visit.link(&format!("/r/{token}")) target="_blank" rel="noopener">
                    {tr(lang, "to-own-registration")}
                </a>
            </p>
        </div>
    }
}
