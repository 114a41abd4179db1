//! The pledge form, and where it is sent to without scripts.

use axum::{
    Extension,
    extract::Query,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use axum_extra::extract::Form;
use backend::{
    ClientMark, dates,
    i18n::{tr, tr_with},
};
use domain::{AppError, Email, FieldErrors, Message, PledgeForm};
use leptos::prelude::*;
use serde::Deserialize;

use crate::{
    pledges::{
        preview::Preview,
        visibility::{Shown, VisibilityFields},
    },
    site::{Failure, Visit, titled},
    ui::{
        fields::{
            Consent, ErrorSummary, FieldError, Problems, SelectField, TextField, Tick, Unseen, country_options, waits,
        },
        said::said,
        shell::Head,
    },
};

fn head(visit: &Visit) -> Head {
    let title = titled(visit.lang, "pledge-title", visit.event.campaign.name.as_str(visit.lang));
    Head { description: title.clone(), title }
}

/// What another app on the device hands over to be pledged, under the names that the manifest gives it.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Shared {
    title: String,
    text: String,
    url: String,
}

impl Shared {
    /// All of it, but nothing twice: some apps put the address into the text as well.
    fn message(&self) -> String {
        let parts = [&self.title, &self.text, &self.url].map(|part| part.trim());
        let mut said: Vec<&str> = Vec::new();
        for part in parts {
            if !parts.iter().any(|other| other.len() > part.len() && other.contains(part)) && !said.contains(&part) {
                said.push(part);
            }
        }
        said.join("\n")
    }
}

/// `GET /{lang}/pledge`: the form by itself, or with a text in it that was shared with the app.
pub(crate) async fn show(visit: Visit, Query(shared): Query<Shared>) -> Response {
    let message = shared.message();
    if message.is_empty() {
        return visit.clone().draw(head(&visit), |drawn| {
            view! { <PledgePage visit key=drawn.key.clone() sent=None error=None /> }
        });
    }
    // What is too long stands there as a whole, for its owner to shorten.
    let error = Message::parse_optional(&message).err().map(|problem| FieldErrors::one("message", problem).into());
    let sent = Some(PledgeForm { message, ..PledgeForm::default() });
    visit.clone().draw_private(StatusCode::OK, head(&visit), |drawn| {
        view! { <PledgePage visit key=drawn.key.clone() sent error shared=true /> }
    })
}

/// `POST /{lang}/pledge`: what the form sends without scripts. A mistake draws it again with what was typed.
pub(crate) async fn take(
    visit: Visit,
    client: Option<Extension<ClientMark>>,
    Form(form): Form<PledgeForm>,
) -> Result<Response, Failure> {
    match visit.backend().pledge_from(client.map(|Extension(client)| client), &form).await {
        Ok(pledged) => Ok(Redirect::to(&pledged.next_path(visit.lang)).into_response()),
        Err(error @ (AppError::Invalid(_) | AppError::StaleForm | AppError::Closed)) => {
            let status = StatusCode::from_u16(error.status()).unwrap_or(StatusCode::UNPROCESSABLE_ENTITY);
            Ok(visit.clone().draw_private(status, head(&visit), |drawn| {
                view! { <PledgePage visit key=drawn.key.clone() sent=Some(form) error=Some(error) /> }
            }))
        }
        Err(error) => Err(error.into()),
    }
}

#[component]
fn PledgePage(
    visit: Visit,
    key: String,
    sent: Option<PledgeForm>,
    error: Option<AppError>,
    #[prop(optional)] shared: bool,
) -> impl IntoView {
    view! {
        <div class="form-page">
            <h1>{tr(visit.lang, "pledge-title")}</h1>
            <PledgeFields visit key sent error shared />
        </div>
    }
}

#[component]
pub(crate) fn PledgeFields(
    visit: Visit,
    key: String,
    sent: Option<PledgeForm>,
    error: Option<AppError>,
    #[prop(optional)] shared: bool,
) -> impl IntoView {
    let lang = visit.lang;
    let problems = Problems { lang, error };
    let sent = sent.unwrap_or_default();
    let ends = dates::last_day(visit.event.public_at_most(visit.now()), &visit.event.session.zone);
    view! {
            <form class="form" id="pledge-form" method="post" action=visit.link("/pledge") data-waits=waits(&visit) novalidate>
                <ErrorSummary problems=problems.clone() />
                {shared.then(|| view! { <p class="note">{tr(lang, "pledge-shared")}</p> })}
                <Unseen lang=Some(lang) key stamp=visit.backend().form_stamp() trap=tr(lang, "form-trap") />
                <ActionTicks visit=visit.clone() chosen=sent.actions problems=problems.clone() />
                <SelectField
                    field="pledge_country"
                    label=tr(lang, "pledge-country")
                    options=country_options(&visit)
                    value=sent.pledge_country
                    problems=problems.clone()
                />
                <VisibilityFields
                    lang
                    shown=Shown {
                        visibility: sent.visibility,
                        name: sent.pledge_name,
                        message: sent.message,
                        publish: sent.publish == "yes",
                        unasked: shared,
                    }
                    problems=problems.clone()
                >
                    <p class="hint">
                        {tr_with(lang, "pledge-public-until", &[("day", dates::day_of(lang, &ends).into())])}
                    </p>
                </VisibilityFields>
                <Preview lang />
                <fieldset class="pledge-mail">
                    <legend>{tr(lang, "pledge-mail")}</legend>
                    <p class="hint">{tr(lang, "pledge-mail-hint")}</p>
                    <TextField
                        field="pledge_email"
                        label=tr(lang, "register-email")
                        value=sent.pledge_email
                        problems=problems.clone()
                        max=Email::MAX
                        kind="email"
                        autocomplete="email"
                    />
                    <Consent field="ask" label=tr(lang, "consent-ask") checked=sent.ask == "yes" problems />
                    <p class="hint">{tr(lang, "pledge-mail-kept")}</p>
                </fieldset>
                <p class="hint">{tr(lang, "pledge-what-happens")}</p>
                <button type="submit">{tr(lang, "pledge-send")}</button>
            </form>
    }
}

/// What can be pledged.
#[component]
pub(crate) fn ActionTicks(visit: Visit, chosen: Vec<String>, problems: Problems) -> impl IntoView {
    let lang = visit.lang;
    let ticks: Vec<_> = visit
        .event
        .campaign
        .pledge_actions
        .iter()
        .map(|action| {
            let text = action.text.clone();
            view! {
                <Tick
                    field="actions"
                    id=format!("action-{}", action.key)
                    value=action.key.clone()
                    checked=chosen.contains(&action.key)
                    problems=problems.clone()
                >
                    {said(lang, &text)}
                </Tick>
            }
        })
        .collect();
    view! {
        <fieldset id="actions">
            <legend>{tr(lang, "pledge-actions")}</legend>
            {ticks}
            <FieldError field="actions" problems />
        </fieldset>
    }
}
