//! The session page of a draft as a visitor would see it at any moment.

use std::sync::Arc;

use axum::{
    extract::{Path, Query},
    response::Response,
};
use backend::{dates, drafts::Draft, i18n::tr};
use domain::{ClockReading, Instant, Lang};
use leptos::prelude::*;
use serde::Deserialize;

use crate::{
    admin::{
        content::{ADDRESS, DraftNav, head},
        desk::Desk,
    },
    session,
    site::{ADMIN_PHOTOS, Drawn, Failure, Visit},
};

/// Which moment and language to look at.
#[derive(Deserialize, Default)]
pub(super) struct Look {
    /// As the session's clocks show it, `2024-02-28T11:00`; now where it is none.
    #[serde(default)]
    at: String,
    #[serde(default)]
    lang: String,
}

/// `GET /admin/content/{draft}/preview`: to look at, not to use: nothing in it can be pressed or sent.
pub(super) async fn show(desk: Desk, Path(draft): Path<String>, Query(look): Query<Look>) -> Result<Response, Failure> {
    let draft = desk.backend().draft(&draft).await?;
    let at = dates::from_local(&look.at, &draft.event.session.zone).unwrap_or(desk.now());
    let lang = look.lang.parse().unwrap_or(desk.lang);
    Ok(desk
        .clone()
        .draw(head(desk.lang), |drawn| view! { <PreviewPage desk draft at look_in=lang drawn=drawn.clone() /> }))
}

#[component]
fn PreviewPage(desk: Desk, draft: Draft, at: Instant, look_in: Lang, drawn: Drawn) -> impl IntoView {
    let lang = desk.lang;
    let zone = draft.event.session.zone.clone();
    let languages = Lang::ALL.map(|own| {
        view! { <option value=own.code() selected=own == look_in lang=own.code()>{own.own_name()}</option> }
    });
    let visit = Visit {
        site: desk.site.clone(),
        lang: look_in,
        path: String::new(),
        embed: None,
        photos: ADMIN_PHOTOS,
        event: Arc::new(draft.event.clone()),
        reading: ClockReading { now: at, replay: false, ..desk.reading },
    };
    view! {
        <DraftNav lang draft=draft.id.clone() here="preview" />
        <form class="preview-of" method="get" action=format!("{ADDRESS}/{}/preview", draft.id)>
            <div class="field">
                <label for="at">{tr(lang, "admin-preview-at")}</label>
                <input type="datetime-local" id="at" name="at" value=dates::local(at, &zone) dir="ltr" />
            </div>
            <div class="field">
                <label for="lang">{tr(lang, "admin-preview-lang")}</label>
                <select id="lang" name="lang">{languages.into_iter().collect_view()}</select>
            </div>
            <button type="submit">{tr(lang, "admin-preview-show")}</button>
        </form>
        <div class="preview" lang=look_in.code() dir=look_in.dir().as_str() inert>
            {session::page::preview(visit, drawn.key)}
        </div>
    }
}
