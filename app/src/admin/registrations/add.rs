//! Adding somebody by hand who has asked for it.

use axum::{http::StatusCode, response::Response};
use axum_extra::extract::Form;
use backend::i18n::tr;
use domain::{AccessNeeds, AppError, Email, Event, Organisation, PersonName, RegistrationForm, RegistrationWindow};
use leptos::prelude::*;
use serde::Deserialize;

use super::acts::to_one;
use crate::{
    admin::{
        desk::{Desk, status_of},
        sessions::AboutSession,
        shell::AdminHead,
    },
    site::Failure,
    ui::fields::{
        ErrorSummary, FieldError, Problems, Radio, SelectField, TextField, Tick, Unseen, countries_of, language_options,
    },
};

/// The form as it was sent: the registration's, and whether they asked for it.
#[derive(Deserialize, Clone, Default)]
#[serde(default)]
pub(crate) struct AddForm {
    #[serde(flatten)]
    registration: RegistrationForm,
    asked: String,
}

/// `GET /admin/registrations/new`.
pub(crate) async fn show(desk: Desk) -> Response {
    draw(desk, None, None)
}

/// `POST /admin/registrations/new`. A mistake draws the form again with what was typed.
pub(crate) async fn take(desk: Desk, Form(form): Form<AddForm>) -> Result<Response, Failure> {
    let registration = RegistrationForm { taking_part: form.asked.clone(), ..form.registration.clone() };
    match desk.backend().add_registration(&registration, &desk.actor()?).await {
        Ok(added) => Ok(to_one(&added.id, if added.was_there { "was-there" } else { "added" })),
        Err(error @ (AppError::Invalid(_) | AppError::StaleForm | AppError::Closed)) => {
            Ok(draw(desk, Some(form), Some(error)))
        }
        Err(error) => Err(error.into()),
    }
}

fn draw(desk: Desk, sent: Option<AddForm>, error: Option<AppError>) -> Response {
    let lang = desk.lang;
    let head = AdminHead::new(tr(lang, "admin-registrations-add"), tr(lang, "admin-registrations-add-help"));
    let status = error.as_ref().map_or(StatusCode::OK, status_of);
    let closed = desk.backend().registration_window() == RegistrationWindow::Closed;
    desk.clone().draw_as(status, head, |drawn| match desk.event.clone() {
        Some(event) if !closed => view! { <Fields desk event key=drawn.key.clone() sent error /> }.into_any(),
        _ => view! { <p class="note">{tr(lang, "admin-registrations-add-closed")}</p> }.into_any(),
    })
}

#[component]
fn Fields(
    desk: Desk,
    event: std::sync::Arc<Event>,
    key: String,
    sent: Option<AddForm>,
    error: Option<AppError>,
) -> impl IntoView {
    let lang = desk.lang;
    let problems = Problems { lang, error };
    let AddForm { registration, asked } = sent.unwrap_or_else(|| AddForm {
        registration: RegistrationForm {
            contact: "email".to_owned(),
            lang: lang.code().to_owned(),
            ..RegistrationForm::default()
        },
        asked: String::new(),
    });
    let languages = language_options();
    let mut countries = countries_of(lang, &event.campaign);
    if let Some((_, unsaid)) = countries.first_mut() {
        *unsaid = tr(lang, "admin-registrations-add-country-unsaid");
    }
    let is_full = desk.backend().registration_window() == RegistrationWindow::Full;
    view! {
        <AboutSession desk=desk.clone() />
        {is_full.then(|| view! { <p class="note">{tr(lang, "admin-registrations-add-full")}</p> })}
        <form class="form" method="post" action=desk.at("/admin/registrations/new") novalidate>
            <ErrorSummary problems=problems.clone() />
            <Unseen lang=None key stamp=desk.backend().form_stamp() trap=tr(lang, "form-trap") />
            <TextField
                field="name"
                label=tr(lang, "admin-registrations-name")
                hint=tr(lang, "admin-registrations-add-name-hint")
                value=registration.name
                problems=problems.clone()
                max=PersonName::MAX
                required=true
            />
            <fieldset id="contact" class="contact">
                <legend>{tr(lang, "admin-registrations-contact")}</legend>
                <Radio
                    field="contact"
                    value="email"
                    checked=registration.contact != "device"
                    label=tr(lang, "admin-registrations-contact-email")
                    hint=tr(lang, "admin-registrations-add-email-hint")
                />
                <TextField
                    field="email"
                    label=tr(lang, "admin-registration-email")
                    value=registration.email
                    problems=problems.clone()
                    max=Email::MAX
                    kind="email"
                />
                <Radio
                    field="contact"
                    value="device"
                    checked=registration.contact == "device"
                    label=tr(lang, "admin-registrations-add-no-address")
                    hint=tr(lang, "admin-registrations-add-no-address-hint")
                />
                <FieldError field="contact" problems=problems.clone() />
            </fieldset>
            <TextField
                field="organisation"
                label=tr(lang, "register-organisation")
                value=registration.organisation
                problems=problems.clone()
                max=Organisation::MAX
            />
            <SelectField
                field="country"
                label=tr(lang, "admin-registrations-add-country")
                options=countries
                value=registration.country
                problems=problems.clone()
            />
            <SelectField
                field="lang"
                label=tr(lang, "admin-registrations-add-lang")
                options=languages
                value=registration.lang
                problems=problems.clone()
            />
            <TextField
                field="access_needs"
                label=tr(lang, "admin-registrations-add-needs")
                value=registration.access_needs
                problems=problems.clone()
                max=AccessNeeds::MAX
                rows=3
            />
            <div>
                <Tick
                    field="asked"
                    id="asked".to_owned()
                    value="yes".to_owned()
                    checked=asked == "yes"
                    required=true
                    problems=problems.clone()
                >
                    {tr(lang, "admin-registrations-add-asked")}
                </Tick>
                <FieldError field="asked" problems />
            </div>
            <button type="submit">{tr(lang, "admin-registrations-add-send")}</button>
        </form>
    }
}
