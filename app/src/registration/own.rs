//! The page of one's own registration. Opening it changes nothing, for mail scanners follow links; its button does.

use axum::{
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use backend::i18n::tr;
use domain::{OwnRegistration, RegistrationState};
use leptos::prelude::*;

use crate::{
    site::{Failure, Visit, titled},
    ui::shell::Head,
};

/// `GET /{lang}/r/{token}`.
pub(crate) async fn show(visit: Visit, Path((_, token)): Path<(String, String)>) -> Result<Response, Failure> {
    let own = visit.backend().own_registration(&token).await?;
    let title = titled(visit.lang, "own-registration-title", visit.event.campaign.name.as_str(visit.lang));
    let head = Head { description: title.clone(), title };
    Ok(visit.clone().draw_private(StatusCode::OK, head, |_| view! { <OwnPage visit own token /> }))
}

/// `POST /{lang}/r/{token}`: confirms.
pub(crate) async fn confirm(visit: Visit, Path((_, token)): Path<(String, String)>) -> Result<Response, Failure> {
    visit.backend().confirm_registration(&token).await?;
    Ok(Redirect::to(&visit.link(&format!("/r/{token}"))).into_response())
}

#[component]
fn OwnPage(visit: Visit, own: OwnRegistration, token: String) -> impl IntoView {
    let lang = visit.lang;
    let session = &visit.event.session;
    let address = visit.link(&format!("/r/{token}"));
    let confirm = (own.state == RegistrationState::Pending).then(|| {
        view! {
            <form method="post" action=address.clone()>
                <button type="submit">{tr(lang, "own-registration-confirm")}</button>
            </form>
        }
    });
    let keep = (!own.by_email).then(|| {
        let link = format!("{}{address}", visit.site.public_url);
        view! {
            <p>{tr(lang, "own-registration-keep")}</p>
            <p class="keep-link"><a href=address dir="ltr">{link}</a></p>
        }
    });
    view! {
        <div class="notice">
            <h1>{tr(lang, "own-registration-title")}</h1>
            <p class="state" data-state=own.state.code()>{tr(lang, &format!("registration-state-{}", own.state.code()))}</p>
            {confirm}
            <dl class="facts">
                <dt>{tr(lang, "own-registration-session")}</dt>
                <dd>{session.short_title.as_str(lang).to_owned()}</dd>
                <dt>{tr(lang, "fact-name")}</dt>
                <dd><bdi>{own.name}</bdi></dd>
                {own.organisation.map(|organisation| {
                    view! { <dt>{tr(lang, "fact-organisation")}</dt><dd><bdi>{organisation}</bdi></dd> }
                })}
            </dl>
            {keep}
            <p>
                <a href=visit.link(&format!("/sessions/{}.ics", session.slug)) download>{tr(lang, "calendar-add")}</a>
            </p>
            <p><a class="button button-quiet" href=visit.link("")>{tr(lang, "to-session-page")}</a></p>
        </div>
    }
}
