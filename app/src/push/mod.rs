//! Reminders on one's devices: the part of one's own page that offers them, and what its forms do. `frontend/push.js` asks
//! the browser, after a tap and not before.

mod section;

use axum::{
    Router,
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
    routing::post,
};
use axum_extra::extract::Form;
use backend::push::PushOwner;
use domain::{AppError, PushForm, PushKindsForm};
use serde::Deserialize;

pub(crate) use self::section::{OnDevice, Reminders};
use crate::{
    pledges, registration,
    site::{Failure, Site, Visit},
};

/// The addresses under both kinds of own pages, and the one by which a device is forgotten.
pub(crate) fn router() -> Router<Site> {
    Router::new()
        .route("/{lang}/r/{token}/push", post(remind_of_registration))
        .route("/{lang}/r/{token}/push/kinds", post(switch))
        .route("/{lang}/r/{token}/push/stop", post(stop_for_registration))
        .route("/{lang}/p/{token}/push", post(remind_of_pledge))
        .route("/{lang}/p/{token}/push/stop", post(stop_for_pledge))
        .route("/{lang}/push/forget", post(forget))
}

/// `POST /{lang}/r/{token}/push`.
async fn remind_of_registration(
    visit: Visit,
    Path((_, token)): Path<(String, String)>,
    Form(form): Form<PushForm>,
) -> Result<Response, Failure> {
    remind(visit, PushOwner::Registration(&token), &form).await
}

/// `POST /{lang}/p/{token}/push`.
async fn remind_of_pledge(
    visit: Visit,
    Path((_, token)): Path<(String, String)>,
    Form(form): Form<PushForm>,
) -> Result<Response, Failure> {
    remind(visit, PushOwner::Pledge(&token), &form).await
}

async fn remind(visit: Visit, owner: PushOwner<'_>, form: &PushForm) -> Result<Response, Failure> {
    let error = match visit.backend().remind_device(owner, form, visit.lang).await {
        Ok(()) => return Ok(back(&visit, owner)),
        Err(error @ AppError::Invalid(_)) => error,
        Err(error) => return Err(error.into()),
    };
    let status = StatusCode::from_u16(error.status()).unwrap_or(StatusCode::UNPROCESSABLE_ENTITY);
    match owner {
        PushOwner::Registration(token) => registration::own::drawn(visit, token.to_owned(), status, Some(error)).await,
        PushOwner::Pledge(token) => pledges::own::drawn(visit, token.to_owned(), status, Some(error)).await,
    }
}

/// The answer to what was done: the own page, which shows it.
fn back(visit: &Visit, owner: PushOwner<'_>) -> Response {
    match owner {
        PushOwner::Registration(token) => registration::own::back(visit, token),
        PushOwner::Pledge(token) => pledges::life::back(visit, token),
    }
}

/// `POST /{lang}/r/{token}/push/kinds`: switches on what was ticked for one device.
async fn switch(
    visit: Visit,
    Path((_, token)): Path<(String, String)>,
    Form(form): Form<PushKindsForm>,
) -> Result<Response, Failure> {
    let owner = PushOwner::Registration(&token);
    visit.backend().switch_pushes(owner, &form).await?;
    Ok(back(&visit, owner))
}

/// Which device is meant.
#[derive(Deserialize)]
struct DeviceForm {
    device: String,
}

/// `POST /{lang}/r/{token}/push/stop`.
async fn stop_for_registration(
    visit: Visit,
    Path((_, token)): Path<(String, String)>,
    Form(form): Form<DeviceForm>,
) -> Result<Response, Failure> {
    stop(&visit, PushOwner::Registration(&token), &form).await
}

/// `POST /{lang}/p/{token}/push/stop`.
async fn stop_for_pledge(
    visit: Visit,
    Path((_, token)): Path<(String, String)>,
    Form(form): Form<DeviceForm>,
) -> Result<Response, Failure> {
    stop(&visit, PushOwner::Pledge(&token), &form).await
}

async fn stop(visit: &Visit, owner: PushOwner<'_>, form: &DeviceForm) -> Result<Response, Failure> {
    visit.backend().stop_pushes(owner, &form.device).await?;
    Ok(back(visit, owner))
}

/// The address of a device at its push service.
#[derive(Deserialize)]
struct EndpointForm {
    endpoint: String,
}

/// `POST /{lang}/push/forget`: sent by a device that forgets the site. The answer is the same whether it was known.
async fn forget(visit: Visit, Form(form): Form<EndpointForm>) -> Result<Response, Failure> {
    visit.backend().forget_push_device(&form.endpoint).await?;
    Ok(Redirect::to(&visit.link("/forgotten")).into_response())
}
