//! The form of one section.

use axum::{
    extract::{Path, Query},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use axum_extra::extract::Form;
use backend::{
    drafts::{Draft, Fields, Marks, Saved, Section},
    i18n::tr,
};
use domain::AppError;
use leptos::prelude::*;
use serde::Deserialize;

use crate::{
    admin::{
        content::{
            ADDRESS, DraftNav,
            fields::{Drawing, Summary, Theirs},
            head,
            photo::{PhotoTrouble, Photos, Trouble},
            sections::SectionFields,
        },
        desk::Desk,
    },
    site::Failure,
};

/// What was saved just now: the section (`yes`) or a photo.
#[derive(Deserialize, Default)]
pub(super) struct Came {
    #[serde(default)]
    saved: String,
}

/// `GET /admin/content/{draft}/{section}`.
pub(super) async fn show(
    desk: Desk,
    Path((draft, section)): Path<(String, String)>,
    Query(came): Query<Came>,
) -> Result<Response, Failure> {
    let section = Section::from_code(&section).ok_or(AppError::NotFound)?;
    let draft = desk.backend().draft(&draft).await?;
    Ok(SectionForm { saved: came.saved, ..SectionForm::of(draft, section) }.draw(&desk, StatusCode::OK))
}

/// `POST /admin/content/{draft}/{section}`: saves it. What cannot be taken is drawn again with what was typed; so is what
/// somebody else has changed meanwhile, with theirs beside it, and saving it once more is a decision.
pub(super) async fn take(
    desk: Desk,
    Path((id, section)): Path<(String, String)>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, Failure> {
    let section = Section::from_code(&section).ok_or(AppError::NotFound)?;
    let (marks, pairs): (Vec<_>, Vec<_>) = pairs.into_iter().partition(|(name, _)| name == "marks");
    let marks = Marks::parse(marks.first().map(|(_, marks)| marks.as_str()).unwrap_or_default());
    let typed = Fields::of_form(pairs);
    let saved = desk.backend().save_section(&desk.actor()?, &id, section, marks.clone(), typed.clone()).await?;
    let (status, marks, drawing) = match saved {
        Saved::Done => {
            return Ok(Redirect::to(&format!("{ADDRESS}/{id}/{}?saved=yes", section.code())).into_response());
        }
        Saved::Faulty(faults) => {
            (StatusCode::UNPROCESSABLE_ENTITY, marks, Drawing { fields: typed, faults, theirs: None })
        }
        Saved::Changed { by, now, merged, both } => {
            let marks = now.marks();
            let theirs = Some(Theirs { by, now, both });
            (StatusCode::CONFLICT, marks, Drawing { fields: merged, faults: Vec::new(), theirs })
        }
    };
    let draft = desk.backend().draft(&id).await?;
    Ok(SectionForm { marks, drawing, ..SectionForm::of(draft, section) }.draw(&desk, status))
}

/// The page of a section.
pub(super) struct SectionForm {
    draft: Draft,
    section: Section,
    /// What the form is drawn from.
    marks: Marks,
    drawing: Drawing,
    saved: String,
    trouble: Option<PhotoTrouble>,
}

impl SectionForm {
    /// As the draft stands.
    pub(super) fn of(draft: Draft, section: Section) -> Self {
        let fields = section.fields(&draft.event);
        let marks = fields.marks();
        let drawing = Drawing { fields, ..Drawing::default() };
        Self { draft, section, marks, drawing, saved: String::new(), trouble: None }
    }

    /// With what is wrong with a photo.
    pub(super) fn with_trouble(self, trouble: PhotoTrouble) -> Self {
        Self { trouble: Some(trouble), ..self }
    }

    pub(super) fn draw(self, desk: &Desk, status: StatusCode) -> Response {
        let lang = desk.lang;
        let Self { draft, section, marks, drawing, saved, trouble } = self;
        let address = format!("{ADDRESS}/{}/{}", draft.id, section.code());
        desk.draw_as(status, head(lang), |_| {
            let done = (saved == "yes").then(|| view! { <p class="done" role="status">{tr(lang, "admin-saved")}</p> });
            let photos = (section == Section::Speakers).then(|| {
                view! { <Photos lang draft=draft.clone() saved=saved == "photo" trouble=trouble.clone() /> }
            });
            view! {
                <DraftNav lang draft=draft.id.clone() here=section.code() />
                {done}
                <Trouble lang trouble />
                <form class="form content-form" method="post" action=address novalidate>
                    <Summary lang drawing=drawing.clone() />
                    <input type="hidden" name="marks" value=marks.to_string() />
                    <SectionFields lang section draft=draft.clone() drawing />
                    <button type="submit">{tr(lang, "admin-save")}</button>
                </form>
                {photos}
                <super::sections::Beyond lang section draft />
            }
        })
    }
}
