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
    match visit.backend().remind_device(PushOwner::Registration(&token), &form, visit.lang).await {
        Ok(()) => Ok(registration::own::back(&visit, &token)),
        Err(error @ AppError::Invalid(_)) => registration::own::drawn(visit, token, wrong(&error), Some(error)).await,
        Err(error) => Err(error.into()),
    }
}

/// `POST /{lang}/p/{token}/push`.
async fn remind_of_pledge(
    visit: Visit,
    Path((_, token)): Path<(String, String)>,
    Form(form): Form<PushForm>,
) -> Result<Response, Failure> {
    match visit.backend().remind_device(PushOwner::Pledge(&token), &form, visit.lang).await {
        Ok(()) => Ok(pledges::life::back(&visit, &token)),
        Err(error @ AppError::Invalid(_)) => pledges::own::drawn(visit, token, wrong(&error), Some(error)).await,
        Err(error) => Err(error.into()),
    }
}

fn wrong(error: &AppError) -> StatusCode {
    StatusCode::from_u16(error.status()).unwrap_or(StatusCode::UNPROCESSABLE_ENTITY)
}

/// `POST /{lang}/r/{token}/push/kinds`: switches on what was ticked for one device.
async fn switch(
    visit: Visit,
    Path((_, token)): Path<(String, String)>,
    Form(form): Form<PushKindsForm>,
) -> Result<Response, Failure> {
    visit.backend().switch_pushes(PushOwner::Registration(&token), &form).await?;
    Ok(registration::own::back(&visit, &token))
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
    visit.backend().stop_pushes(PushOwner::Registration(&token), &form.device).await?;
    Ok(registration::own::back(&visit, &token))
}

/// `POST /{lang}/p/{token}/push/stop`.
async fn stop_for_pledge(
    visit: Visit,
    Path((_, token)): Path<(String, String)>,
    Form(form): Form<DeviceForm>,
) -> Result<Response, Failure> {
    visit.backend().stop_pushes(PushOwner::Pledge(&token), &form.device).await?;
    Ok(pledges::life::back(&visit, &token))
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
