//! Importing a list: choosing it, looking at what it would do, and doing it.
//!
//! Nothing of a list is kept on the way. The page that shows what it would do holds its text, to be changed there, and sends
//! it back; it is read and checked again each time, and imported only as it was looked at.

mod check;
mod done;
mod first;
mod sent;

use std::sync::Arc;

use axum::{
    extract::DefaultBodyLimit,
    handler::Handler,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use backend::{ImportColumn, ImportFile, ImportRefusal, ImportText, csv_list, i18n::tr};
use domain::{AppError, Event, RegistrationWindow, Role};

use self::{
    check::Checked,
    first::First,
    sent::{MOST_READ, Sent},
};
use crate::{
    admin::{Access, AdminArea, desk::Desk},
    site::Failure,
};

/// Where it is.
pub(in crate::admin) const IMPORT: &str = "/admin/registrations/import";

/// The list that shows what one looks like.
const EXAMPLE: &str = "/admin/registrations/import/example";

pub(super) fn routes(area: AdminArea) -> AdminArea {
    let editor = Access::Role(Role::Editor);
    area.get(IMPORT, editor, show)
        .post(IMPORT, editor, take.layer(DefaultBodyLimit::max(MOST_READ)))
        .get(EXAMPLE, editor, example)
}

/// `GET /admin/registrations/import`.
async fn show(desk: Desk) -> Response {
    match desk.event.clone() {
        Some(event) if desk.backend().registration_window() != RegistrationWindow::Closed => {
            let first = First { event, refusal: None, pasted: String::new(), lang: desk.lang };
            first::draw(&desk, StatusCode::OK, first)
        }
        _ => first::draw_closed(&desk, StatusCode::OK),
    }
}

/// `POST /admin/registrations/import`. What cannot be read draws the first page again; what can is shown, and imported once it
/// was.
async fn take(desk: Desk, sent: Sent) -> Result<Response, Failure> {
    let event = desk.event.clone().ok_or(AppError::NotFound)?;
    let lang = sent.lang().unwrap_or(desk.lang);
    let read = sent.text().and_then(|text| Ok((ImportFile::read(&text, lang, &event.campaign)?, text)));
    let (file, text) = match read {
        Ok(read) => read,
        Err(refusal) => return Ok(refused(&desk, event, &sent, refusal)),
    };
    match taken(&desk, &sent, file, text).await {
        Err(AppError::Closed) => Ok(first::draw_closed(&desk, StatusCode::CONFLICT)),
        answer => Ok(answer?),
    }
}

fn refused(desk: &Desk, event: Arc<Event>, sent: &Sent, refusal: ImportRefusal) -> Response {
    let status = match refusal {
        ImportRefusal::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
        _ => StatusCode::UNPROCESSABLE_ENTITY,
    };
    let lang = sent.lang().unwrap_or(desk.lang);
    let pasted = if refusal == ImportRefusal::TooLarge { String::new() } else { sent.pasted() };
    first::draw(desk, status, First { event, refusal: Some(refusal), pasted, lang })
}

async fn taken(desk: &Desk, sent: &Sent, file: ImportFile, text: ImportText) -> Result<Response, AppError> {
    let lang = sent.lang().unwrap_or(desk.lang);
    let seen = sent.seen == text.mark();
    if sent.imports && seen && sent.asked {
        let wrong = file.wrong_rows();
        let repeated = file.repeated.len();
        let imported = desk.backend().import_registrations(file, sent.asked, &desk.actor()?).await?;
        return Ok(done::draw(desk, &imported, repeated, wrong));
    }
    let outlook = desk.backend().look_at_import(&file).await?;
    let checked = Checked {
        file,
        outlook,
        text,
        lang,
        asked: sent.asked,
        unasked: sent.imports && seen,
        changed: sent.imports && !seen,
    };
    Ok(check::draw(desk, checked))
}

/// `GET /admin/registrations/import/example`: a list to begin with.
async fn example(desk: Desk) -> Result<Response, Failure> {
    let needs = tr(desk.lang, "admin-import-example-needs");
    let rows = [
        ImportColumn::ALL.map(ImportColumn::code),
        ["Ada", "ada@example.org", "Fog Lantern", "FR", desk.lang.code(), &needs],
        ["Grace", "", "", "", "", ""],
    ];
    let list = csv_list(rows).map_err(|_| AppError::Internal)?;
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"example.csv\""),
        (header::CACHE_CONTROL, "private, no-store"),
    ];
    // Spreadsheets take it for UTF-8 by the mark at its beginning.
    Ok((headers, ["\u{FEFF}".as_bytes(), &list].concat()).into_response())
}
