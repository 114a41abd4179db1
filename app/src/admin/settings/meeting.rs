//! Where people meet: organisers write it and never read it here. Those who may join are told, once doors are open.

use axum::{
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use axum_extra::extract::Form;
use backend::{MeetingForm, i18n::tr};
use domain::{AppError, Lang};
use leptos::prelude::*;
use serde::Deserialize;

use crate::{
    admin::{
        deleted::{self, AskFirst},
        desk::{Desk, status_of},
        sessions::{AboutSession, SessionPicker},
        shell::AdminHead,
    },
    site::Failure,
    ui::fields::{ErrorSummary, Problems, TextField},
};

pub(super) const ADDRESS: &str = "/admin/settings/meeting";

/// The form, and the button that was pressed.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Sent {
    /// `set` or `clear`.
    change: String,
    meeting_url: String,
    meeting_phone: String,
}

/// `GET /admin/settings/meeting`.
pub(crate) async fn show(desk: Desk) -> Result<Response, Failure> {
    draw(desk, StatusCode::OK, MeetingForm::default(), None).await
}

/// `POST /admin/settings/meeting`: a mistake draws the form again with what was typed.
pub(crate) async fn take(desk: Desk, Form(sent): Form<Sent>) -> Result<Response, Failure> {
    let by = desk.actor()?;
    if sent.change == "clear" {
        desk.backend().set_meeting(&by, None).await?;
        return Ok(deleted::to_notice(&desk.at(super::ADDRESS)));
    }
    let form = MeetingForm { meeting_url: sent.meeting_url, meeting_phone: sent.meeting_phone };
    match form.parse() {
        Ok(meeting) => {
            desk.backend().set_meeting(&by, Some(&meeting)).await?;
            Ok(Redirect::to(&desk.at("/admin/settings?done=meeting")).into_response())
        }
        Err(errors) => {
            let error = AppError::from(errors);
            draw(desk, status_of(&error), form, Some(error)).await
        }
    }
}

async fn draw(desk: Desk, status: StatusCode, form: MeetingForm, error: Option<AppError>) -> Result<Response, Failure> {
    let lang = desk.lang;
    let is_set = desk.backend().has_meeting().await?;
    let head = AdminHead::new(tr(lang, "admin-meeting"), tr(lang, "admin-meeting-help"));
    Ok(desk.clone().draw_as(status, head, |_| view! { <MeetingFields desk is_set form error /> }))
}

/// On the page of all settings: whether it was said where people meet, and the way to say it.
#[component]
pub(super) fn WhereTo(desk: Desk, is_set: bool) -> impl IntoView {
    let lang = desk.lang;
    view! {
        <section aria-labelledby="meeting">
            <h2 id="meeting">{tr(lang, "admin-meeting")}</h2>
            <SessionPicker desk=desk.clone() action=super::ADDRESS />
            <p>{stands(lang, is_set)}</p>
            <p><a class="button button-quiet" href=desk.at(ADDRESS)>{tr(lang, "admin-meeting-change")}</a></p>
        </section>
    }
}

fn stands(lang: Lang, is_set: bool) -> String {
    if is_set { tr(lang, "admin-meeting-is-set") } else { tr(lang, "admin-meeting-is-not-set") }
}

#[component]
fn MeetingFields(desk: Desk, is_set: bool, form: MeetingForm, error: Option<AppError>) -> impl IntoView {
    let (lang, action) = (desk.lang, desk.at(ADDRESS));
    let problems = Problems { lang, error };
    let clear = is_set.then(|| {
        view! {
            <form class="form" method="post" action=action.clone()>
                <ErrorSummary problems=Problems { lang, error: None } />
                <input type="hidden" name="change" value="clear" />
                <AskFirst lang ask=tr(lang, "admin-meeting-clear") means=tr(lang, "admin-meeting-clear-what")>
                    <button type="submit" class="button-quiet">{tr(lang, "admin-meeting-clear-yes")}</button>
                </AskFirst>
            </form>
        }
    });
    view! {
        <AboutSession desk=desk.clone() />
        <p>{stands(lang, is_set)}</p>
        <form class="form" method="post" action=action autocomplete="off" novalidate>
            <ErrorSummary problems=problems.clone() />
            <input type="hidden" name="change" value="set" />
            <TextField
                field="meeting_url"
                label=tr(lang, "admin-meeting-url")
                hint=tr(lang, "admin-meeting-url-hint")
                value=form.meeting_url
                problems=problems.clone()
                max=MeetingForm::LONGEST_URL
                kind="url"
                required=true
            />
            <TextField
                field="meeting_phone"
                label=tr(lang, "admin-meeting-phone")
                hint=tr(lang, "admin-meeting-phone-hint")
                value=form.meeting_phone
                problems
                max=MeetingForm::LONGEST_PHONE
                rows=3
            />
            <button type="submit">{tr(lang, "admin-meeting-save")}</button>
        </form>
        {clear}
        <p><a href=desk.at(super::ADDRESS)>{tr(lang, "admin-meeting-back")}</a></p>
    }
}
