//! Taking an invitation: a name, a password, and on to the second factor. For an organiser who is locked out, the link
//! sets a new password.

use axum::{
    extract::Path,
    http::{StatusCode, header},
    response::{IntoResponse, Redirect, Response},
};
use axum_extra::extract::Form;
use backend::i18n::{tr, tr_with};
use domain::{AppError, Email, Invitation, Lang, PersonName, WelcomeForm};
use leptos::prelude::*;

use crate::{
    admin::{
        Access, AdminArea,
        access::SIGN_IN,
        desk::{Desk, status_of},
        shell::AdminHead,
    },
    site::Failure,
    ui::fields::{ErrorSummary, Problems, SelectField, TextField, language_options},
};

/// The most characters that a password may have.
const LONGEST_PASSWORD: usize = 128;

pub(super) fn routes(area: AdminArea) -> AdminArea {
    area.get("/admin/welcome/{token}", Access::Anyone, show).post("/admin/welcome/{token}", Access::Anyone, take)
}

/// `GET /admin/welcome/{token}`. Opening it changes nothing, as mail scanners follow links.
async fn show(desk: Desk, Path(token): Path<String>) -> Result<Response, Failure> {
    let Some(invitation) = invitation(&desk, &token).await? else { return Ok(ended(&desk)) };
    let form = WelcomeForm {
        name: invitation.name.as_ref().map(ToString::to_string).unwrap_or_default(),
        lang: desk_for(&desk, &invitation).lang.code().to_owned(),
        ..WelcomeForm::default()
    };
    Ok(draw(StatusCode::OK, &desk, invitation, form, None))
}

/// `POST /admin/welcome/{token}`: somebody is an organiser now, and signed in but for the second factor.
async fn take(desk: Desk, Path(token): Path<String>, Form(form): Form<WelcomeForm>) -> Result<Response, Failure> {
    let Some(invitation) = invitation(&desk, &token).await? else { return Ok(ended(&desk)) };
    match desk.backend().take_invitation(&token, &form).await {
        Ok(sign_in) => {
            let mut response = Redirect::to("/admin/second-factor/set-up").into_response();
            if let Some(cookie) = SIGN_IN.set(&desk.site, &sign_in) {
                response.headers_mut().append(header::SET_COOKIE, cookie);
            }
            Ok(response)
        }
        Err(AppError::NotFound) => Ok(ended(&desk)),
        Err(error @ AppError::Invalid(_)) => Ok(draw(status_of(&error), &desk, invitation, form, Some(error))),
        Err(error) => Err(error.into()),
    }
}

/// What the link is for; none where it has ended.
async fn invitation(desk: &Desk, token: &str) -> Result<Option<Invitation>, AppError> {
    match desk.backend().invitation(token).await {
        Err(AppError::NotFound) => Ok(None),
        found => found.map(Some),
    }
}

/// The page is for whoever holds the link, whoever else may be signed in here, and speaks the language of the invitation.
/// The first owner's was made by nobody who knows theirs.
fn desk_for(desk: &Desk, invitation: &Invitation) -> Desk {
    let lang = if invitation.email.is_some() { invitation.lang } else { desk.lang };
    Desk { signed_in: None, lang, ..desk.clone() }
}

fn draw(
    status: StatusCode,
    desk: &Desk,
    invitation: Invitation,
    form: WelcomeForm,
    error: Option<AppError>,
) -> Response {
    let desk = desk_for(desk, &invitation);
    let head = said_by(desk.lang, &invitation);
    let problems = Problems { lang: desk.lang, error };
    let path = desk.path.clone();
    desk.draw_as(status, head, |_| view! { <Welcome path invitation form problems /> })
}

/// Who invites to what.
fn said_by(lang: Lang, invitation: &Invitation) -> AdminHead {
    if let Some(name) = invitation.name.as_ref().filter(|_| invitation.renews.is_some()) {
        let help = tr_with(lang, "admin-welcome-anew-help", &[("name", name.as_str().into())]);
        return AdminHead::new(tr(lang, "admin-welcome-anew"), help);
    }
    let role = tr(lang, &format!("admin-role-{}", invitation.role.code()));
    let by = invitation.invited_by.as_ref().map(PersonName::as_str);
    let help = match by {
        Some(by) => tr_with(lang, "admin-welcome-help-by", &[("name", by.into()), ("role", role.into())]),
        None => tr_with(lang, "admin-welcome-help", &[("role", role.into())]),
    };
    AdminHead::new(tr(lang, "admin-welcome"), help)
}

#[component]
fn Welcome(path: String, invitation: Invitation, form: WelcomeForm, problems: Problems) -> impl IntoView {
    let lang = problems.lang;
    let is_newcomer = invitation.renews.is_none();
    let may = is_newcomer.then(|| {
        view! { <p class="note">{tr(lang, &format!("admin-role-{}-may", invitation.role.code()))}</p> }
    });
    let name = is_newcomer.then(|| {
        view! {
            <TextField
                field="name"
                label=tr(lang, "admin-welcome-name")
                hint=tr(lang, "admin-welcome-name-hint")
                value=form.name
                problems=problems.clone()
                max=PersonName::MAX
                autocomplete="name"
            />
        }
    });
    let language = is_newcomer.then(|| {
        let options = language_options();
        view! {
            <SelectField
                field="lang"
                label=tr(lang, "admin-welcome-lang")
                options
                value=form.lang
                problems=problems.clone()
            />
        }
    });
    view! {
        {may}
        <form class="form" method="post" action=path novalidate>
            <ErrorSummary problems=problems.clone() />
            {name}
            <Address email=invitation.email typed=form.email problems=problems.clone() />
            <TextField
                field="password"
                label=tr(lang, "admin-welcome-password")
                hint=tr(lang, "admin-welcome-password-hint")
                value=String::new()
                problems
                max=LONGEST_PASSWORD
                kind="password"
                autocomplete="new-password"
            />
            {language}
            <p>{tr(lang, "admin-welcome-next")}</p>
            <button type="submit">{tr(lang, "admin-welcome-send")}</button>
        </form>
    }
}

/// The address to sign in with: that of the invitation, which password managers find in a field, or one to type.
#[component]
fn Address(email: Option<Email>, typed: String, problems: Problems) -> impl IntoView {
    let lang = problems.lang;
    let Some(email) = email else {
        return view! {
            <TextField
                field="email"
                label=tr(lang, "admin-welcome-email")
                hint=tr(lang, "admin-welcome-email-hint")
                value=typed
                problems
                max=Email::MAX
                kind="email"
                autocomplete="username"
            />
        }
        .into_any();
    };
    let email = email.as_str().to_owned();
    view! {
        <p>
            {tr(lang, "admin-welcome-as")} " " <bdi dir="ltr">{email.clone()}</bdi>
            <input name="username" value=email autocomplete="username" readonly hidden />
        </p>
    }
    .into_any()
}

/// The link leads nowhere any more: why, and what to do.
fn ended(desk: &Desk) -> Response {
    let desk = Desk { signed_in: None, ..desk.clone() };
    let lang = desk.lang;
    let head = AdminHead::new(tr(lang, "admin-welcome-ended"), tr(lang, "admin-welcome-ended-help"));
    desk.draw_as(StatusCode::NOT_FOUND, head, |_| {
        view! {
            <p>{tr(lang, "admin-welcome-ended-what")}</p>
            <p><a class="button" href="/admin">{tr(lang, "admin-welcome-ended-sign-in")}</a></p>
        }
    })
}
