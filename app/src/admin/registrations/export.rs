//! Registrations as a file: what is in it, and the file itself.

use axum::{
    body::Body,
    extract::Query,
    http::header,
    response::{IntoResponse, Response},
};
use axum_extra::extract::Form;
use backend::{
    ExportFormat, RegistrationFilter, RegistrationsForm, dates,
    i18n::{tr, tr_with},
};
use domain::AppError;
use leptos::prelude::*;
use serde::Deserialize;

use super::{LIST, sight};
use crate::{
    admin::{desk::Desk, sessions::AboutSession, shell::AdminHead},
    site::Failure,
    ui::fields::Radio,
};

/// What the form sends: what is wanted, and as what.
#[derive(Deserialize, Default)]
#[serde(default)]
pub(crate) struct ExportForm {
    #[serde(flatten)]
    filter: RegistrationsForm,
    format: String,
}

/// `GET /admin/registrations/export`: what would be in it.
pub(crate) async fn show(desk: Desk, Query(form): Query<RegistrationsForm>) -> Result<Response, Failure> {
    let filter = RegistrationFilter::parse(&form, sight(&desk));
    let count = desk.backend().count_registrations(&filter).await?;
    let lang = desk.lang;
    let head = AdminHead::new(tr(lang, "admin-registrations-export"), tr(lang, "admin-registrations-export-help"));
    let chosen =
        filter.pairs().into_iter().map(|(name, value)| view! { <input type="hidden" name=name value=value /> });
    let days = desk.backend().rules().erase_after_days;
    Ok(desk.clone().draw(head, |_| {
        view! {
            <AboutSession desk=desk.clone() />
            <p>{tr_with(lang, "admin-registrations-export-count", &[("count", count.into())])}</p>
            {(!filter.is_empty()).then(|| view! { <p class="note">{tr(lang, "admin-registrations-export-filtered")}</p> })}
            <p class="registrations-said">{tr(lang, "admin-registrations-export-what")}</p>
            <p class="registrations-said">{tr_with(lang, "admin-registrations-export-care", &[("days", days.into())])}</p>
            // The browser itself sends it, so that the file is saved and the page stays.
            <form class="form" method="post" action=desk.at("/admin/registrations/export") target="_self">
                {chosen.collect_view()}
                <fieldset>
                    <legend>{tr(lang, "admin-registrations-export-format")}</legend>
                    <Radio
                        field="format"
                        value=ExportFormat::Csv.code()
                        checked=true
                        label="CSV"
                        hint=tr(lang, "admin-registrations-export-csv")
                    />
                    <Radio
                        field="format"
                        value=ExportFormat::Xlsx.code()
                        checked=false
                        label="Excel"
                        hint=tr(lang, "admin-registrations-export-xlsx")
                    />
                </fieldset>
                <button type="submit">{tr(lang, "admin-registrations-export-send")}</button>
            </form>
            <p><a href=desk.at(&filter.address(LIST, None))>{tr(lang, "admin-registration-to-list")}</a></p>
        }
    }))
}

/// `POST /admin/registrations/export`: the file, sent while it is read.
pub(crate) async fn send(desk: Desk, Form(form): Form<ExportForm>) -> Result<Response, Failure> {
    let format = ExportFormat::from_code(&form.format).ok_or(AppError::NotFound)?;
    let filter = RegistrationFilter::parse(&form.filter, sight(&desk));
    let export = desk.backend().export_registrations(&filter, format, &desk.actor()?).await?;
    let name = format!("registrations-{}.{}", dates::iso_day(desk.now(), &desk.zone()), format.code());
    let headers = [
        (header::CONTENT_TYPE, format.media_type().to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")),
        (header::CACHE_CONTROL, "private, no-store".to_owned()),
    ];
    Ok((headers, Body::from_stream(export.content)).into_response())
}
