//! The pledge form, and where it is sent to without scripts.

use axum::{
    Extension,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use axum_extra::extract::Form;
use backend::{
    ClientMark, dates,
    i18n::{tr, tr_with},
};
use domain::{AppError, Email, Lang, Message, PersonName, PledgeForm, Visibility};
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
    let ends = dates::last_day(visit.event.public_at_most(visit.now()), &visit.event.session.zone);
    view! {
            <form class="form" id="pledge-form" method="post" action=visit.link("/pledge") novalidate>
                <ErrorSummary problems=problems.clone() />
                <Unseen lang=Some(lang) key stamp=visit.backend().form_stamp() trap=tr(lang, "form-trap") />
                <ActionTicks visit=visit.clone() chosen=sent.actions problems=problems.clone() />
                <SelectField
                    field="pledge_country"
                    label=tr(lang, "pledge-country")
                    options=country_options(&visit)
                    value=sent.pledge_country
                    problems=problems.clone()
                />
                <fieldset id="visibility" class="visibility">
                    <legend>{tr(lang, "pledge-visibility")}</legend>
                    <VisibilityRadios lang chosen=sent.visibility />
                    <FieldError field="visibility" problems=problems.clone() />
                    <div class="if-public">
                        <ShownFields
                            lang
                            name=sent.pledge_name
                            message=sent.message
                            publish=sent.publish == "yes"
                            problems=problems.clone()
                        />
                        <p class="hint">
                            {tr_with(lang, "pledge-public-until", &[("day", dates::day_of(lang, &ends).into())])}
                        </p>
                    </div>
                </fieldset>
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
                    <Tick
                        field="ask"
                        id="ask".to_owned()
                        value="yes".to_owned()
                        checked=sent.ask == "yes"
                        problems
                    >
                        {tr(lang, "consent-ask")}
                    </Tick>
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

/// What others may see: the most private first.
#[component]
pub(crate) fn VisibilityRadios(lang: Lang, chosen: String) -> impl IntoView {
    let chosen = Visibility::from_code(&chosen).unwrap_or_default();
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
    ways.into_iter().collect_view()
}

/// What is shown of somebody who wants to show something, and their consent to that.
#[component]
pub(crate) fn ShownFields(
    lang: Lang,
    name: String,
    message: String,
    publish: bool,
    problems: Problems,
) -> impl IntoView {
    view! {
        <TextField
            field="pledge_name"
            label=tr(lang, "pledge-name")
            hint=tr(lang, "pledge-name-hint")
            value=name
            problems=problems.clone()
            max=PersonName::MAX
            autocomplete="off"
        />
        <TextField
            field="message"
            label=tr(lang, "pledge-message")
            hint=tr(lang, "pledge-message-hint")
            value=message
            problems=problems.clone()
            max=Message::MAX
            rows=3
        />
        <Tick field="publish" id="publish".to_owned() value="yes".to_owned() checked=publish problems=problems.clone()>
            {tr(lang, "consent-publish")}
        </Tick>
        <FieldError field="publish" problems />
    }
}
