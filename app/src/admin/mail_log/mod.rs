//! What became of every mail, sending one again, and a trial mail to oneself.

mod list;
mod words;

use axum::{
    extract::{Query, RawQuery},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use axum_extra::extract::Form;
use backend::{
    Clock, MailFilterForm,
    i18n::{tr, tr_with},
    mail::{Trouble, try_out},
};
use domain::{AppError, Role};
use leptos::prelude::*;
use serde::Deserialize;

use crate::{
    admin::{Access, AdminArea, desk::Desk, shell::AdminHead},
    site::Failure,
};

const ADDRESS: &str = "/admin/mail";

pub(super) fn routes(area: AdminArea) -> AdminArea {
    let access = Access::Role(Role::Editor);
    area.get(ADDRESS, access, show).post(ADDRESS, access, take)
}

/// The button that was pressed.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct MailForm {
    /// The id of the mail to send again.
    again: String,
    /// Not empty where a trial mail is asked for.
    trial: String,
}

/// What is said above the log.
#[derive(Clone)]
struct Said {
    words: String,
    is_good: bool,
}

/// `GET /admin/mail`.
pub(crate) async fn show(desk: Desk, Query(filter): Query<MailFilterForm>) -> Result<Response, Failure> {
    draw(desk, StatusCode::OK, filter, None).await
}

/// `POST /admin/mail`: sends a mail again, or a trial mail.
pub(crate) async fn take(
    desk: Desk,
    Query(filter): Query<MailFilterForm>,
    RawQuery(query): RawQuery,
    Form(form): Form<MailForm>,
) -> Result<Response, Failure> {
    let lang = desk.lang;
    if !form.trial.is_empty() {
        let said = trial(&desk).await?;
        return draw(desk, StatusCode::OK, filter, Some(said)).await;
    }
    if desk.backend().send_again(&desk.actor()?, &form.again).await? {
        let query = query.map(|query| format!("?{query}")).unwrap_or_default();
        return Ok(Redirect::to(&format!("{ADDRESS}{query}")).into_response());
    }
    let said = Said { words: tr(lang, "admin-mail-not-again"), is_good: false };
    draw(desk, StatusCode::CONFLICT, filter, Some(said)).await
}

/// Sends a trial mail to the organiser, and says how that went.
async fn trial(desk: &Desk) -> Result<Said, AppError> {
    let signed_in = desk.signed_in.as_ref().ok_or(AppError::Forbidden)?;
    let to = signed_in.organiser.email.as_str();
    // Real time: a mail of another day may be taken for spam.
    let sent = try_out(&desk.site.mail, to, &desk.site.public_url, Clock::real().now()).await;
    let words = match &sent {
        Ok(()) => tr_with(desk.lang, "admin-mail-trial-sent", &[("address", to.into())]),
        Err(trouble) => words::trouble(desk.lang, trouble),
    };
    Ok(Said { words, is_good: sent.is_ok() })
}

async fn draw(desk: Desk, status: StatusCode, filter: MailFilterForm, said: Option<Said>) -> Result<Response, Failure> {
    let page = desk.backend().mail_log(&filter.parse()).await?;
    let head = AdminHead::new(tr(desk.lang, "admin-mail"), tr(desk.lang, "admin-mail-help"));
    Ok(desk.clone().draw_as(status, head, |_| view! { <list::MailLog desk filter page said /> }))
}
