//! The pages of a draft as a visitor would see them at any moment.

use std::sync::Arc;

use axum::{
    extract::{Path, Query},
    response::Response,
};
use backend::{
    dates,
    drafts::{Draft, Section},
    i18n::tr,
};
use domain::{ClockReading, Instant, Lang};
use leptos::prelude::*;
use serde::Deserialize;

use crate::{
    admin::{
        content::{ADDRESS, DraftNav, head},
        desk::Desk,
    },
    meet, session,
    site::{ADMIN_PHOTOS, Drawn, Failure, Visit},
    voting,
};

/// Which moment, language and page to look at.
#[derive(Deserialize, Default)]
pub(super) struct Look {
    /// As the session's clocks show it, `2024-02-28T11:00`; now where it is none.
    #[serde(default)]
    at: String,
    #[serde(default)]
    lang: String,
    /// The code of the section that the page is made of.
    #[serde(default)]
    page: String,
}

/// The pages that are shown.
const PAGES: [Section; 3] = [Section::Session, Section::Voting, Section::Toolkit];

/// `GET /admin/content/{draft}/preview`: to look at, not to use: nothing in it can be pressed or sent.
pub(super) async fn show(desk: Desk, Path(draft): Path<String>, Query(look): Query<Look>) -> Result<Response, Failure> {
    let draft = desk.backend().draft(&draft).await?;
    let at = dates::from_local(&look.at, &draft.event.session.zone).unwrap_or(desk.now());
    let lang = look.lang.parse().unwrap_or(desk.lang);
    let page = Section::from_code(&look.page).filter(|page| PAGES.contains(page)).unwrap_or(Section::Session);
    Ok(desk
        .clone()
        .draw(head(desk.lang), |drawn| view! { <PreviewPage desk draft at look_in=lang page drawn=drawn.clone() /> }))
}

#[component]
fn PreviewPage(desk: Desk, draft: Draft, at: Instant, look_in: Lang, page: Section, drawn: Drawn) -> impl IntoView {
    let lang = desk.lang;
    let zone = draft.event.session.zone.clone();
    let languages = Lang::ALL.map(|own| {
        view! { <option value=own.code() selected=own == look_in lang=own.code()>{own.own_name()}</option> }
    });
    let pages = PAGES.map(|shown| {
        let text = tr(lang, &format!("admin-section-{}", shown.code()));
        view! { <option value=shown.code() selected=shown == page>{text}</option> }
    });
    let visit = Visit {
        site: desk.site.clone(),
        lang: look_in,
        path: String::new(),
        query: String::new(),
        session_base: String::new(),
        embed: None,
        photos: ADMIN_PHOTOS,
        event: Arc::new(draft.event.clone()),
        reading: ClockReading { now: at, replay: false, ..desk.reading },
    };
    let shown = match page {
        Section::Voting => voting::preview(visit).map(IntoAny::into_any),
        Section::Toolkit => meet::page::preview(visit, drawn.key).map(IntoAny::into_any),
        _ => Some(session::page::preview(visit, drawn.key).into_any()),
    };
    let shown = shown.unwrap_or_else(|| view! { <p>{tr(lang, "admin-preview-none")}</p> }.into_any());
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
            <div class="field">
                <label for="page">{tr(lang, "admin-preview-page")}</label>
                <select id="page" name="page">{pages.into_iter().collect_view()}</select>
            </div>
            <button type="submit">{tr(lang, "admin-preview-show")}</button>
        </form>
        <div class="draft-preview" lang=look_in.code() dir=look_in.dir().as_str() inert>
            {shown}
        </div>
    }
}
