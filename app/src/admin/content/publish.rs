//! What a publication would change, whom it would tell, and the button.

use std::sync::Arc;

use axum::{
    extract::{Path, Query},
    response::{IntoResponse, Redirect, Response},
};
use axum_extra::extract::Form;
use backend::{
    drafts::{Draft, FieldChange, Publication, parts_of},
    i18n::{tr, tr_with},
};
use domain::{Event, Lang, PhotoId};
use leptos::prelude::*;
use serde::Deserialize;

use crate::{
    admin::{
        content::{
            ADDRESS, DraftNav,
            fields::{name_of, words_of},
            head,
            photo::Thumb,
        },
        desk::Desk,
    },
    site::Failure,
};

/// Whether something was put back into the draft just now.
#[derive(Deserialize, Default)]
pub(super) struct Came {
    #[serde(default)]
    back: String,
}

/// `GET /admin/content/{draft}/publish`.
pub(super) async fn show(desk: Desk, Path(draft): Path<String>, Query(came): Query<Came>) -> Result<Response, Failure> {
    let draft = desk.backend().draft(&draft).await?;
    let told = desk.backend().told_by_publishing(&draft.event).await?;
    let changes = desk.backend().changes_by(&draft.event);
    let published = desk.backend().of_session(&draft.event.session.slug).and_then(|backend| backend.event());
    let put_back = came.back == "yes";
    Ok(desk.clone().draw(head(desk.lang), |_| view! { <PublishPage desk draft published changes told put_back /> }))
}

#[derive(Deserialize)]
pub(super) struct Seen {
    seen: String,
}

/// `POST /admin/content/{draft}/publish`: publishes what was looked at. Where that has changed since, it is shown again.
pub(super) async fn take(
    desk: Desk,
    Path(draft): Path<String>,
    Form(Seen { seen }): Form<Seen>,
) -> Result<Response, Failure> {
    let published = desk.backend().publish_draft(&desk.actor()?, &draft, &seen).await?;
    let next = match published {
        Publication::Done => ADDRESS.to_owned(),
        Publication::Changed => format!("{ADDRESS}/{draft}/publish"),
        Publication::PutBack => format!("{ADDRESS}/{draft}/publish?back=yes"),
    };
    Ok(Redirect::to(&next).into_response())
}

#[component]
fn PublishPage(
    desk: Desk,
    draft: Draft,
    published: Option<Arc<Event>>,
    changes: Vec<FieldChange>,
    told: u64,
    put_back: bool,
) -> impl IntoView {
    let lang = desk.lang;
    let put_back = put_back.then(|| view! { <p class="note" role="status">{tr(lang, "admin-put-back")}</p> });
    let is_new = published.is_none();
    let was_cancelled = published.as_ref().is_some_and(|event| event.session.cancelled);
    let is_cancelled = draft.event.session.cancelled;
    let nothing = changes.is_empty() && was_cancelled == is_cancelled && !is_new;
    let state = (was_cancelled != is_cancelled)
        .then(|| tr(lang, if is_cancelled { "admin-will-be-called-off" } else { "admin-will-take-place" }))
        .map(|text| view! { <p class="note">{text}</p> });
    // Keys are for the store: beside them stands what people read.
    let rows = changes.into_iter().filter(|change| !change.field.ends_with(".key")).map(|change| {
        let said = |event: &Event, value: &str| shown(lang, event, &change.field, value);
        // Of a new session's campaign there is something before.
        let before = published.as_ref().or(desk.event.as_ref()).map(|event| said(event, &change.before));
        let after = said(&draft.event, &change.after);
        let section = tr(lang, &format!("admin-section-{}", change.section.code()));
        view! {
            <tr>
                <th scope="row">{section} ": " {name_of(lang, &change.field)}</th>
                <td dir="auto">{before}</td>
                <td dir="auto">{after}</td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    let telling = tr_with(lang, "admin-will-be-told", &[("people", i64::try_from(told).unwrap_or(i64::MAX).into())]);
    let body = if nothing {
        view! { <p>{tr(lang, "admin-nothing-changes")}</p> }.into_any()
    } else {
        view! {
            {is_new.then(|| view! { <p class="note">{tr(lang, "admin-will-be-added")}</p> })}
            {state}
            <div class="table-frame" tabindex="0" role="region" aria-labelledby="changes">
                <table>
                    <thead>
                        <tr>
                            <th scope="col">{tr(lang, "admin-change-what")}</th>
                            <th scope="col">{tr(lang, "admin-change-before")}</th>
                            <th scope="col">{tr(lang, "admin-change-after")}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
            <p>{telling}</p>
            <form method="post" action=format!("{ADDRESS}/{}/publish", draft.id)>
                <input type="hidden" name="seen" value=draft.fingerprint() />
                <button type="submit">{tr(lang, "admin-publish-now")}</button>
            </form>
        }
        .into_any()
    };
    view! {
        <DraftNav lang draft=draft.id.clone() here="publish" />
        {put_back}
        <h2 id="changes">{tr(lang, "admin-changes")}</h2>
        {body}
    }
}

/// What stands in a field: its text, or its photo.
fn shown(lang: Lang, event: &Event, field: &str, value: &str) -> AnyView {
    match (parts_of(field).0, PhotoId::parse(value)) {
        ("photo", Some(photo)) => view! { <Thumb photo=Some(photo) alt=tr(lang, "admin-field-photo") /> }.into_any(),
        _ => words_of(lang, event, field, value).into_any(),
    }
}
