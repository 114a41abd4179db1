//! Changing what a registration says.

use axum::{
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use axum_extra::extract::Form;
use backend::i18n::tr;
use domain::{AccessNeeds, AppError, ChangeForm, Organisation, OwnRegistration, PersonName};
use leptos::prelude::*;

use crate::{
    registration::{head, own},
    site::{Failure, Visit},
    ui::fields::{Consent, ErrorSummary, Problems, SelectField, TextField, language_options},
};

/// `GET /{lang}/r/{token}/change`: the form with what is kept.
pub(crate) async fn show(visit: Visit, Path((_, token)): Path<(String, String)>) -> Result<Response, Failure> {
    let (visit, own) = own(visit, &token).await?;
    let (form, with_news) = (filled_in(&own), with_news(&own));
    Ok(drawn(&visit, StatusCode::OK, token, form, with_news, None))
}

/// `POST /{lang}/r/{token}/change`: keeps it. A mistake draws the form again with what was typed.
pub(crate) async fn take(
    visit: Visit,
    Path((_, token)): Path<(String, String)>,
    Form(form): Form<ChangeForm>,
) -> Result<Response, Failure> {
    match visit.backend().change_registration(&token, &form).await {
        Ok(()) => {
            let lang = form.lang.parse().unwrap_or(visit.lang);
            Ok(Redirect::to(&format!("/{lang}/r/{token}")).into_response())
        }
        Err(error @ AppError::Invalid(_)) => {
            let (visit, own) = own(visit, &token).await?;
            let status = StatusCode::from_u16(error.status()).unwrap_or(StatusCode::UNPROCESSABLE_ENTITY);
            Ok(drawn(&visit, status, token, form, with_news(&own), Some(error)))
        }
        Err(error) => Err(error.into()),
    }
}

fn filled_in(own: &OwnRegistration) -> ChangeForm {
    ChangeForm {
        name: own.name.clone(),
        organisation: own.organisation.clone().unwrap_or_default(),
        lang: own.lang.code().to_owned(),
        access_needs: own.access_needs.clone().unwrap_or_default(),
        news: if own.news { "yes" } else { "" }.to_owned(),
    }
}

/// Whether news are asked about: not those whom nobody writes to, unless to let them take back a yes.
fn with_news(own: &OwnRegistration) -> bool {
    own.by_email || own.news
}

fn drawn(
    visit: &Visit,
    status: StatusCode,
    token: String,
    form: ChangeForm,
    with_news: bool,
    error: Option<AppError>,
) -> Response {
    let head = head(visit, "change-title");
    let visit = visit.clone();
    visit.clone().draw_private(status, head, |_| view! { <ChangePage visit token form with_news error /> })
}

#[component]
fn ChangePage(
    visit: Visit,
    token: String,
    form: ChangeForm,
    with_news: bool,
    error: Option<AppError>,
) -> impl IntoView {
    let lang = visit.lang;
    let address = visit.link(&format!("/r/{token}"));
    let problems = Problems { lang, error };
    let languages = language_options();
    let news = with_news.then(|| {
        let problems = problems.clone();
        view! {
            <div>
                <Consent field="news" label=tr(lang, "consent-news") checked=form.news == "yes" problems />
            </div>
        }
    });
    view! {
        <div class="form-page">
            <h1>{tr(lang, "change-title")}</h1>
            <form class="form" method="post" action=format!("{address}/change") novalidate>
                <ErrorSummary problems=problems.clone() />
                <TextField
                    field="name"
                    label=tr(lang, "register-name")
                    hint=tr(lang, "register-name-hint")
                    value=form.name
                    problems=problems.clone()
                    max=PersonName::MAX
                    required=true
                    autocomplete="name"
                />
                <TextField
                    field="organisation"
                    label=tr(lang, "register-organisation")
                    value=form.organisation
                    problems=problems.clone()
                    max=Organisation::MAX
                    autocomplete="organization"
                />
                <SelectField
                    field="lang"
                    label=tr(lang, "register-lang")
                    options=languages
                    value=form.lang
                    problems=problems.clone()
                />
                <TextField
                    field="access_needs"
                    label=tr(lang, "register-access-needs")
                    hint=tr(lang, "register-access-needs-hint")
                    value=form.access_needs
                    problems
                    max=AccessNeeds::MAX
                    rows=2
                />
                {news}
                <div class="acts">
                    <button type="submit">{tr(lang, "change-save")}</button>
                    <a class="button button-quiet" href=address.clone()>{tr(lang, "change-back")}</a>
                </div>
            </form>
        </div>
    }
}
