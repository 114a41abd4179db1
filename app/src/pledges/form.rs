//! The pledge form, and where it is sent to without scripts.

use axum::{
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use axum_extra::extract::Form;
use backend::i18n::tr;
use domain::{AppError, Message, PersonName, PledgeForm, Visibility};
use leptos::prelude::*;

use crate::{
    pledges::preview::Preview,
    site::{Failure, Visit, titled},
    ui::{
        fields::{ErrorSummary, FieldError, Problems, Radio, SelectField, TextField, Tick, Unseen, country_options},
        said::said,
        shell::Head,
    },
};

fn head(visit: &Visit) -> Head {
    let title = titled(visit.lang, "pledge-title", visit.event.campaign.name.as_str(visit.lang));
    Head { description: title.clone(), title }
}

/// `GET /{lang}/pledge`: the form by itself.
pub(crate) async fn show(visit: Visit) -> Response {
    visit.clone().draw(head(&visit), |drawn| view! { <PledgePage visit key=drawn.key.clone() sent=None error=None /> })
}

/// `POST /{lang}/pledge`: what the form sends without scripts. A mistake draws it again with what was typed.
pub(crate) async fn take(visit: Visit, Form(form): Form<PledgeForm>) -> Result<Response, Failure> {
    match visit.backend().pledge(&form).await {
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
fn PledgePage(visit: Visit, key: String, sent: Option<PledgeForm>, error: Option<AppError>) -> impl IntoView {
    view! {
        <div class="form-page">
            <h1>{tr(visit.lang, "pledge-title")}</h1>
            <PledgeFields visit key sent error />
        </div>
    }
}

#[component]
pub(crate) fn PledgeFields(
    visit: Visit,
    key: String,
    sent: Option<PledgeForm>,
    error: Option<AppError>,
) -> impl IntoView {
    let lang = visit.lang;
    let problems = Problems { lang, error };
    let sent = sent.unwrap_or_default();
    let actions: Vec<_> = visit
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
                    checked=sent.actions.contains(&action.key)
                    problems=problems.clone()
                >
                    {said(lang, &text)}
                </Tick>
            }
        })
        .collect();
    let chosen = Visibility::from_code(&sent.visibility).unwrap_or_default();
    let ways = Visibility::ALL.map(|visibility| {
        view! {
            <Radio
                field="visibility"
                value=visibility.code()
                checked=visibility == chosen
                label=tr(lang, &format!("visibility-{}", visibility.code()))
                hint=tr(lang, &format!("visibility-{}-hint", visibility.code()))
            />
        }
    });
    view! {
            <form class="form" id="pledge-form" method="post" action=visit.link("/pledge") novalidate>
                <ErrorSummary problems=problems.clone() />
                <Unseen lang=Some(lang) key stamp=visit.backend().form_stamp() trap=tr(lang, "form-trap") />
                <fieldset id="actions">
                    <legend>{tr(lang, "pledge-actions")}</legend>
                    {actions}
                    <FieldError field="actions" problems=problems.clone() />
                </fieldset>
                <SelectField
                    field="pledge_country"
                    label=tr(lang, "pledge-country")
                    options=country_options(&visit)
                    value=sent.pledge_country
                    problems=problems.clone()
                />
                <fieldset id="visibility" class="visibility">
                    <legend>{tr(lang, "pledge-visibility")}</legend>
                    {ways.into_iter().collect_view()}
                    <FieldError field="visibility" problems=problems.clone() />
                    <div class="if-public">
                        <TextField
                            field="pledge_name"
                            label=tr(lang, "pledge-name")
                            hint=tr(lang, "pledge-name-hint")
                            value=sent.pledge_name
                            problems=problems.clone()
                            max=PersonName::MAX
                            autocomplete="off"
                        />
                        <TextField
                            field="message"
                            label=tr(lang, "pledge-message")
                            hint=tr(lang, "pledge-message-hint")
                            value=sent.message
                            problems=problems.clone()
                            max=Message::MAX
                            rows=3
                        />
                        <Tick
                            field="publish"
                            id="publish".to_owned()
                            value="yes".to_owned()
                            checked=sent.publish == "yes"
                            problems=problems.clone()
                        >
                            {tr(lang, "consent-publish")}
                        </Tick>
                        <FieldError field="publish" problems />
                    </div>
                </fieldset>
                <Preview lang />
                <p class="hint">{tr(lang, "pledge-what-happens")}</p>
                <button type="submit">{tr(lang, "pledge-send")}</button>
            </form>
    }
}
