//! What is published, and the drafts that are worked on.

use axum::{extract::Query, response::Response};
use axum_extra::extract::Form;
use backend::{
    Shelf, dates,
    drafts::Draft,
    i18n::{tr, tr_with},
};
use domain::{Event, Lang};
use leptos::prelude::*;

use crate::{
    admin::{
        content::{ADDRESS, UNDO, head},
        deleted::{self, AskFirst, JustNow, Undo, UndoForm},
        desk::Desk,
    },
    site::Failure,
    ui::said::said,
};

/// `GET /admin/content`.
pub(super) async fn show(desk: Desk, Query(just): Query<JustNow>) -> Result<Response, Failure> {
    let drafts = desk.backend().drafts().await?;
    let deleted = desk.backend().deleted(Shelf::Content).await?;
    Ok(desk.clone().draw(head(desk.lang), |_| {
        view! {
            <Undo desk=desk.clone() just deleted action=UNDO />
            <Overview desk drafts />
        }
    }))
}

/// `POST /admin/content/deleted`: brings back a draft, or what was taken out of one.
pub(super) async fn undo(desk: Desk, Form(form): Form<UndoForm>) -> Result<Response, Failure> {
    deleted::undo(&desk, Shelf::Content, &form, ADDRESS).await
}

#[component]
fn Overview(desk: Desk, drafts: Vec<Draft>) -> impl IntoView {
    let lang = desk.lang;
    let sessions = desk.backend().sessions().into_iter().map(|event| {
        let edit = format!("{ADDRESS}/edit?session={}", event.session.slug);
        view! {
            <div class="panel">
                <What lang event=(*event).clone() />
                <form method="post" action=edit>
                    <button type="submit">{tr(lang, "admin-edit")}</button>
                </form>
            </div>
        }
    });
    let sessions: Vec<_> = sessions.collect();
    let published = (!sessions.is_empty()).then(|| {
        view! {
            <section aria-labelledby="published">
                <h2 id="published">{tr(lang, "admin-published")}</h2>
                {sessions}
            </section>
        }
    });
    let empty = drafts.is_empty().then(|| view! { <p class="quiet">{tr(lang, "admin-no-drafts")}</p> });
    let drafts = drafts.into_iter().map(|draft| view! { <DraftPanel desk=desk.clone() draft /> }).collect_view();
    view! {
        {published}
        <section aria-labelledby="drafts">
            <h2 id="drafts">{tr(lang, "admin-drafts")}</h2>
            {empty}
            {drafts}
        </section>
    }
}

/// Which session it is, and when.
#[component]
fn What(lang: Lang, event: Event) -> impl IntoView {
    let session = &event.session;
    let day = dates::long_date(lang, session.starts_at, &session.zone);
    let hours = dates::time_range(lang, session.starts_at, session.ends_at, &session.zone);
    let called_off =
        session.cancelled.then(|| view! { <p class="state" data-state="cancelled">{tr(lang, "admin-called-off")}</p> });
    view! {
        <h3>{said(lang, &session.title)}</h3>
        <p>{day} " · " {hours} " " <bdi>{dates::zone_name(session.starts_at, &session.zone)}</bdi></p>
        <p class="quiet"><bdi>{session.slug.clone()}</bdi></p>
        {called_off}
    }
}

#[component]
fn DraftPanel(desk: Desk, draft: Draft) -> impl IntoView {
    let lang = desk.lang;
    let zone = draft.event.session.zone.clone();
    let address = format!("{ADDRESS}/{}", draft.id);
    let copy_id = format!("slug-{}", draft.id);
    let saved = tr_with(
        lang,
        "admin-draft-saved",
        &[
            ("name", draft.changed_by.clone().into()),
            ("day", dates::long_date(lang, draft.changed_at, &zone).into()),
            ("time", dates::time(lang, draft.changed_at, &zone).into()),
        ],
    );
    view! {
        <div class="panel">
            <What lang event=draft.event />
            <p class="quiet">{saved}</p>
            <p class="acts">
                <a class="button" href=format!("{address}/session")>{tr(lang, "admin-edit")}</a>
                <a class="button button-quiet" href=format!("{address}/preview")>{tr(lang, "admin-preview")}</a>
                <a class="button button-quiet" href=format!("{address}/publish")>{tr(lang, "admin-publish")}</a>
            </p>
            <details>
                <summary>{tr(lang, "admin-draft-more")}</summary>
                <form class="form" method="post" action=format!("{address}/copy")>
                    <div class="field">
                        <label for=copy_id.clone()>{tr(lang, "admin-copy-slug")}</label>
                        <p class="hint" id=format!("{copy_id}-hint")>{tr(lang, "admin-copy-slug-hint")}</p>
                        <input
                            id=copy_id.clone()
                            name="slug"
                            required
                            maxlength="60"
                            dir="ltr"
                            pattern="[a-z0-9]+(-[a-z0-9]+)*"
                            aria-describedby=format!("{copy_id}-hint")
                        />
                    </div>
                    <button type="submit" class="button-quiet">{tr(lang, "admin-copy")}</button>
                </form>
            </details>
            <form method="post" action=format!("{address}/discard")>
                <AskFirst lang ask=tr(lang, "admin-discard") means=tr(lang, "admin-discard-hint")>
                    <button type="submit" class="button-quiet">{tr(lang, "admin-discard-yes")}</button>
                </AskFirst>
            </form>
        </div>
    }
}
