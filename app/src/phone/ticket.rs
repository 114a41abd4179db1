//! `/{lang}/ticket`: on to the registration that this device keeps. The server does not know which it is: `frontend/app.js`
//! leads there, and the page says what to do where there is none.

use axum::response::Response;
use backend::i18n::tr;
use leptos::prelude::*;

use crate::{
    registration::{head, own::KeptLink},
    site::Visit,
    ui::shell::Robots,
};

pub(crate) async fn show(visit: Visit) -> Response {
    let head = head(&visit, "ticket-title");
    visit.clone().draw_for(Robots::Ignore, head, |_| view! { <TicketPage visit /> })
}

#[component]
fn TicketPage(visit: Visit) -> impl IntoView {
    let lang = visit.lang;
    view! {
        <div class="notice" id="ticket" data-script=visit.site.assets.app.clone()>
            <h1>{tr(lang, "ticket-title")}</h1>
            <KeptLink visit=visit.clone() />
            <p class="note" id="ticket-gone" role="status" hidden>{tr(lang, "ticket-gone")}</p>
            <p>{tr(lang, "ticket-what")}</p>
            <noscript>
                <p class="note">{tr(lang, "ticket-without-scripts")}</p>
            </noscript>
            <p>{tr(lang, "ticket-none")}</p>
            <p>{tr(lang, "ticket-lost")}</p>
            <p><a class="button" href=visit.session_link("/register")>{tr(lang, "register-title")}</a></p>
        </div>
    }
}
