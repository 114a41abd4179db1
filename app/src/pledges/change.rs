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
        form::ActionTicks,
        life::{back, head},
        preview::Preview,
        visibility::{Shown, VisibilityFields},
    },
    site::{Failure, Visit},
    ui::fields::{Consent, DayField, ErrorSummary, Problems, SelectField, country_options},
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
        let problems = problems.clone();
        view! { <Consent field="ask" label=tr(lang, "consent-ask") checked=form.ask == "yes" problems /> }
    });
    let hint = tr_with(lang, "pledge-last-day-hint", &[("day", dates::day_of(lang, &last_day).into())]);
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
                <VisibilityFields
                    lang
                    shown=Shown {
                        visibility: form.visibility,
                        name: form.pledge_name,
                        message: form.message,
                        publish: form.publish == "yes",
                        unasked: false,
                    }
                    problems=problems.clone()
                >
                    <DayField
                        field="public_until"
                        label=tr(lang, "pledge-last-day")
                        hint
                        value=form.public_until
                        problems
                        max=last_day
                    />
                </VisibilityFields>
                <Preview lang />
                {ask}
                <div class="acts">
                    <button type="submit">{tr(lang, "change-save")}</button>
                    <a class="button button-quiet" href=address.clone()>{tr(lang, "change-back")}</a>
                </div>
            </form>
        </div>
    }
}
