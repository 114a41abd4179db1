//! The registration form, where it is sent to without scripts, and what is said afterwards.

use axum::{
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use axum_extra::extract::Form;
use backend::i18n::{tr, tr_with};
use domain::{AccessNeeds, AppError, Email, Organisation, PersonName, RegistrationForm, RegistrationWindow};
use leptos::prelude::*;

use crate::{
    embeds,
    registration::head,
    session::programme::OtherSessions,
    site::{Failure, Visit},
    ui::fields::{
        Consent, ErrorSummary, FieldError, Problems, Radio, SelectField, TextField, Unseen, country_options,
        language_options, waits,
    },
};

/// `GET /{lang}/register`: the form by itself.
pub(crate) async fn show(visit: Visit) -> Response {
    let head = head(&visit, "register-title");
    visit.clone().draw(head, |drawn| view! { <RegistrationPage visit key=drawn.key.clone() sent=None error=None /> })
}

/// `POST /{lang}/register`: what the form sends without scripts. A mistake draws it again with what was typed.
/// `POST /{lang}/embed/register` is the same in a frame, which the answer does not leave.
pub(crate) async fn take(visit: Visit, Form(form): Form<RegistrationForm>) -> Result<Response, Failure> {
    match visit.backend().register(&form).await {
        Ok(registered) if visit.embed.is_some() => Ok(embeds::register::taken(visit, registered)),
        Ok(registered) => Ok(Redirect::to(&registered.next_path(visit.lang, &visit.session_base)).into_response()),
        Err(error @ (AppError::Invalid(_) | AppError::StaleForm | AppError::Closed)) => {
            let head = head(&visit, "register-title");
            let status = StatusCode::from_u16(error.status()).unwrap_or(StatusCode::UNPROCESSABLE_ENTITY);
            Ok(visit.clone().draw_private(status, head, |drawn| {
                view! { <RegistrationPage visit key=drawn.key.clone() sent=Some(form) error=Some(error) /> }
            }))
        }
        Err(error) => Err(error.into()),
    }
}

/// `/{lang}/registered`: a mail is on its way.
pub(crate) async fn registered(visit: Visit) -> Response {
    said_afterwards(visit, "registered-title", "registered-mail")
}

/// `/{lang}/registered/waitlist`: a mail is on its way, and the line is long.
pub(crate) async fn waitlisted(visit: Visit) -> Response {
    said_afterwards(visit, "waitlisted-title", "waitlisted-mail")
}

fn said_afterwards(visit: Visit, title: &'static str, text: &'static str) -> Response {
    let head = head(&visit, title);
    visit.clone().draw(head, |_| mail_sent(visit, title, text))
}

/// What is said to somebody who gets a mail now.
pub(crate) fn mail_sent(visit: Visit, title: &'static str, text: &'static str) -> impl IntoView {
    let lang = visit.lang;
    view! {
        <div class="notice">
            <h1>{tr(lang, title)}</h1>
            <p>{tr(lang, text)}</p>
            <p>{tr(lang, "registered-no-mail")}</p>
            <p><a class="button" href=visit.session_link("") target=visit.target()>{tr(lang, "to-session-page")}</a></p>
        </div>
    }
}

#[component]
fn RegistrationPage(
    visit: Visit,
    key: String,
    sent: Option<RegistrationForm>,
    error: Option<AppError>,
) -> impl IntoView {
    let lang = visit.lang;
    let title = visit.event.session.short_title.as_str(lang).to_owned();
    let is_closed = visit.backend().registration_window() == RegistrationWindow::Closed;
    view! {
        <div class="form-page">
            <h1>{tr_with(lang, "register-for", &[("session", title.into())])}</h1>
            <RegistrationBody visit=visit.clone() key sent error />
            {is_closed.then(|| view! { <OtherSessions visit /> })}
        </div>
    }
}

/// The form as a part of the session page.
#[component]
pub(crate) fn RegistrationSection(visit: Visit, key: String) -> impl IntoView {
    view! {
        <section class="form-section" aria-labelledby="register">
            <h2 id="register">{tr(visit.lang, "register-title")}</h2>
            <RegistrationBody visit key sent=None error=None />
        </section>
    }
}

/// The form, or why there is none.
#[component]
fn RegistrationBody(
    visit: Visit,
    key: String,
    sent: Option<RegistrationForm>,
    error: Option<AppError>,
) -> impl IntoView {
    let lang = visit.lang;
    match visit.backend().registration_window() {
        RegistrationWindow::Closed => view! { <p class="note">{tr(lang, "registration-closed")}</p> }.into_any(),
        RegistrationWindow::Full => view! {
            <p class="note">{tr(lang, "registration-full")}</p>
            <RegistrationFields visit key sent error />
        }
        .into_any(),
        RegistrationWindow::Open => view! { <RegistrationFields visit key sent error /> }.into_any(),
    }
}

#[component]
fn RegistrationFields(
    visit: Visit,
    key: String,
    sent: Option<RegistrationForm>,
    error: Option<AppError>,
) -> impl IntoView {
    let lang = visit.lang;
    let problems = Problems { lang, error };
    let sent = sent.unwrap_or_else(|| RegistrationForm {
        contact: "email".to_owned(),
        lang: lang.code().to_owned(),
        ..RegistrationForm::default()
    });
    let languages = language_options();
    let days = visit.backend().rules().erase_after_days;
    view! {
            <form class="form" id="register-form" method="post" action=visit.form_address("/register") data-waits=waits(&visit) novalidate>
                <ErrorSummary problems=problems.clone() />
                <Unseen lang=None key stamp=visit.backend().form_stamp() trap=tr(lang, "form-trap") />
                // The boot script fills it in: reminders tell the time where people are.
                <input type="hidden" name="zone" value=sent.zone />
                <TextField
                    field="name"
                    label=tr(lang, "register-name")
                    hint=tr(lang, "register-name-hint")
                    value=sent.name
                    problems=problems.clone()
                    max=PersonName::MAX
                    required=true
                    autocomplete="name"
                />
                <fieldset id="contact" class="contact">
                    <legend>{tr(lang, "register-contact")}</legend>
                    <Radio
                        field="contact"
                        value="email"
                        checked=sent.contact != "device"
                        label=tr(lang, "register-contact-email")
                        hint=tr(lang, "register-contact-email-hint")
                    />
                    <TextField
                        field="email"
                        label=tr(lang, "register-email")
                        value=sent.email
                        problems=problems.clone()
                        max=Email::MAX
                        kind="email"
                        autocomplete="email"
                    />
                    <Radio
                        field="contact"
                        value="device"
                        checked=sent.contact == "device"
                        label=tr(lang, "register-contact-device")
                        hint=tr(lang, "register-contact-device-hint")
                    />
                    <FieldError field="contact" problems=problems.clone() />
                </fieldset>
                <TextField
                    field="organisation"
                    label=tr(lang, "register-organisation")
                    value=sent.organisation
                    problems=problems.clone()
                    max=Organisation::MAX
                    autocomplete="organization"
                />
                <SelectField
                    field="country"
                    label=tr(lang, "register-country")
                    options=country_options(&visit)
                    value=sent.country
                    problems=problems.clone()
                />
                <SelectField
                    field="lang"
                    label=tr(lang, "register-lang")
                    options=languages
                    value=sent.lang
                    problems=problems.clone()
                />
                <TextField
                    field="access_needs"
                    label=tr(lang, "register-access-needs")
                    hint=tr(lang, "register-access-needs-hint")
                    value=sent.access_needs
                    problems=problems.clone()
                    max=AccessNeeds::MAX
                    rows=2
                />
                <fieldset>
                    <legend>{tr(lang, "consents-title")}</legend>
                    <Consent
                        field="taking_part"
                        label=tr(lang, "consent-taking-part")
                        checked=sent.taking_part == "yes"
                        required=true
                        problems=problems.clone()
                    />
                    <Consent field="news" label=tr(lang, "consent-news") checked=sent.news == "yes" problems />
                </fieldset>
                <p class="hint">{tr_with(lang, "register-what-happens", &[("days", days.into())])}</p>
                <button type="submit">{tr(lang, "register-send")}</button>
            </form>
    }
}
