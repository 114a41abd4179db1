//! Changing a pledge: what it says, what others see of it, and until when.

use axum::{extract::Path, http::StatusCode, response::Response};
use axum_extra::extract::Form;
use backend::{
    dates,
    i18n::{tr, tr_with},
};
use domain::{AppError, OwnPledge, PledgeChangeForm};
use leptos::prelude::*;

use crate::{
    pledges::{
        form::{ActionTicks, ShownFields, VisibilityRadios},
        life::{back, head},
    },
    site::{Failure, Visit},
    ui::fields::{ErrorSummary, FieldError, Problems, SelectField, Tick, country_options},
};

/// `GET /{lang}/p/{token}/change`: the form with what is kept.
pub(crate) async fn show(visit: Visit, Path((_, token)): Path<(String, String)>) -> Result<Response, Failure> {
    let own = visit.backend().own_pledge(&token).await?;
    if !own.is_counted {
        return Ok(back(&visit, &token));
    }
    let until = own.public_until.unwrap_or(own.public_at_most);
    let form = PledgeChangeForm::filled_in(&own, dates::last_day(until, &visit.event.session.zone));
    Ok(drawn(&visit, StatusCode::OK, token, own, form, None))
}

/// `POST /{lang}/p/{token}/change`: keeps it. A mistake draws the form again with what was typed.
pub(crate) async fn take(
    visit: Visit,
    Path((_, token)): Path<(String, String)>,
    Form(form): Form<PledgeChangeForm>,
) -> Result<Response, Failure> {
    match visit.backend().change_pledge(&token, &form, visit.lang).await {
        Ok(()) => Ok(back(&visit, &token)),
        Err(error @ AppError::Invalid(_)) => {
            let own = visit.backend().own_pledge(&token).await?;
            let status = StatusCode::from_u16(error.status()).unwrap_or(StatusCode::UNPROCESSABLE_ENTITY);
            Ok(drawn(&visit, status, token, own, form, Some(error)))
        }
        Err(error) => Err(error.into()),
    }
}

fn drawn(
    visit: &Visit,
    status: StatusCode,
    token: String,
    own: OwnPledge,
    form: PledgeChangeForm,
    error: Option<AppError>,
) -> Response {
    let head = head(visit, "pledge-change-title");
    let visit = visit.clone();
    visit.clone().draw_private(status, head, |_| view! { <ChangePage visit token own form error /> })
}

#[component]
fn ChangePage(
    visit: Visit,
    token: String,
    own: OwnPledge,
    form: PledgeChangeForm,
    error: Option<AppError>,
) -> impl IntoView {
    let lang = visit.lang;
    let address = visit.link(&format!("/p/{token}"));
    let problems = Problems { lang, error };
    let last_day = dates::last_day(own.public_at_most, &visit.event.session.zone);
    let ask = own.ask.map(|_| {
        view! {
            <Tick
                field="ask"
                id="ask".to_owned()
                value="yes".to_owned()
                checked=form.ask == "yes"
                problems=problems.clone()
            >
                {tr(lang, "consent-ask")}
            </Tick>
        }
    });
    view! {
        <div class="form-page">
            <h1>{tr(lang, "pledge-change-title")}</h1>
            <form class="form" method="post" action=format!("{address}/change") novalidate>
                <ErrorSummary problems=problems.clone() />
                <ActionTicks visit=visit.clone() chosen=form.actions problems=problems.clone() />
                <SelectField
                    field="pledge_country"
                    label=tr(lang, "pledge-country")
                    options=country_options(&visit)
                    value=form.pledge_country
                    problems=problems.clone()
                />
                <fieldset id="visibility" class="visibility">
                    <legend>{tr(lang, "pledge-visibility")}</legend>
                    <VisibilityRadios lang chosen=form.visibility />
                    <FieldError field="visibility" problems=problems.clone() />
                    <div class="if-public">
                        <ShownFields
                            lang
                            name=form.pledge_name
                            message=form.message
                            publish=form.publish == "yes"
                            problems=problems.clone()
                        />
                        <LastDay lang value=form.public_until at_most=last_day problems />
                    </div>
                </fieldset>
                {ask}
                <div class="acts">
                    <button type="submit">{tr(lang, "change-save")}</button>
                    <a class="button button-quiet" href=address.clone()>{tr(lang, "change-back")}</a>
                </div>
            </form>
        </div>
    }
}

/// The last day on which others see more than a number.
#[component]
fn LastDay(lang: domain::Lang, value: String, at_most: String, problems: Problems) -> impl IntoView {
    let wrong = problems.is_wrong("public_until").then_some("true");
    let described = if wrong.is_some() { "public_until-hint public_until-error" } else { "public_until-hint" };
    view! {
        <div class="field">
            <label for="public_until">{tr(lang, "pledge-last-day")}</label>
            <p class="hint" id="public_until-hint">
                {tr_with(lang, "pledge-last-day-hint", &[("day", dates::day_of(lang, &at_most).into())])}
            </p>
            <input
                type="date"
                id="public_until"
                name="public_until"
                value=value
                max=at_most
                aria-describedby=described
                aria-invalid=wrong
            />
            <FieldError field="public_until" problems />
        </div>
    }
}
