//! The form of one section.

use axum::{
    extract::{Path, Query},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use axum_extra::extract::Form;
use backend::{
    DeletedThing, Deletion, Shelf,
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
            beyond::Beyond,
            fields::{Drawing, Summary, Theirs, words_of},
            head,
            photo::{PhotoTrouble, Photos, Trouble},
            sections::SectionFields,
        },
        deleted::{self, JustNow, Undo, UndoForm},
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
    Query(just): Query<JustNow>,
) -> Result<Response, Failure> {
    let section = Section::from_code(&section).ok_or(AppError::NotFound)?;
    let draft = desk.backend().draft(&draft).await?;
    let deleted = taken_out(&desk, &draft, section).await?;
    let told = Told { saved: came.saved, just, deleted };
    Ok(SectionForm { told, ..SectionForm::of(draft, section) }.draw(&desk, StatusCode::OK))
}

/// `POST /admin/content/{draft}/{section}/deleted`: puts back what was taken out.
pub(super) async fn undo(
    desk: Desk,
    Path((draft, section)): Path<(String, String)>,
    Form(form): Form<UndoForm>,
) -> Result<Response, Failure> {
    let section = Section::from_code(&section).ok_or(AppError::NotFound)?;
    let draft = desk.backend().draft(&draft).await?;
    deleted::undo(&desk, Shelf::Content, &form, &format!("{ADDRESS}/{}/{}", draft.id, section.code())).await
}

/// What was taken out of a section of a draft, and can be put back.
async fn taken_out(desk: &Desk, draft: &Draft, section: Section) -> Result<Vec<Deletion>, AppError> {
    let of_draft = draft.slug();
    let mut deleted = desk.backend().deleted(Shelf::Content).await?;
    deleted.retain(|deletion| match &deletion.thing {
        DeletedThing::Piece(taken_out) => taken_out.piece.section() == section && taken_out.session == of_draft,
        _ => false,
    });
    Ok(deleted)
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
            let takes_out = typed.iter().any(|(name, _)| name.ends_with(".remove"));
            let notice = if takes_out { "&deleted=yes#undo" } else { "" };
            let page = format!("{ADDRESS}/{id}/{}?saved=yes{notice}", section.code());
            return Ok(Redirect::to(&page).into_response());
        }
        Saved::Faulty(faults) => {
            (StatusCode::UNPROCESSABLE_ENTITY, marks, Drawing { fields: typed, faults, theirs: None })
        }
        Saved::Changed { by, now, merged, both } => {
            let event = desk.backend().draft(&id).await?.event;
            let words = |field: &String| words_of(desk.lang, &event, field, now.get(field));
            let both = both.into_iter().map(|field| (field.clone(), words(&field))).collect();
            let (marks, theirs) = (now.marks(), Some(Theirs { by, both }));
            (StatusCode::CONFLICT, marks, Drawing { fields: merged, faults: Vec::new(), theirs })
        }
    };
    let draft = desk.backend().draft(&id).await?;
    let told = Told { deleted: taken_out(&desk, &draft, section).await?, ..Told::default() };
    Ok(SectionForm { marks, drawing, told, ..SectionForm::of(draft, section) }.draw(&desk, status))
}

/// The page of a section.
pub(super) struct SectionForm {
    draft: Draft,
    section: Section,
    /// What the form is drawn from.
    marks: Marks,
    drawing: Drawing,
    told: Told,
    trouble: Option<PhotoTrouble>,
}

/// What the page says of what was done a moment ago.
#[derive(Default)]
struct Told {
    /// What was saved just now: the section (`yes`) or a photo.
    saved: String,
    just: JustNow,
    deleted: Vec<Deletion>,
}

impl SectionForm {
    /// As the draft stands.
    pub(super) fn of(draft: Draft, section: Section) -> Self {
        let fields = section.fields(&draft.event);
        let marks = fields.marks();
        let drawing = Drawing { fields, ..Drawing::default() };
        Self { draft, section, marks, drawing, told: Told::default(), trouble: None }
    }

    /// With what is wrong with a photo.
    pub(super) fn with_trouble(self, trouble: PhotoTrouble) -> Self {
        Self { trouble: Some(trouble), ..self }
    }

    pub(super) fn draw(self, desk: &Desk, status: StatusCode) -> Response {
        let lang = desk.lang;
        let Self { draft, section, marks, drawing, told: Told { saved, just, deleted }, trouble } = self;
        let address = format!("{ADDRESS}/{}/{}", draft.id, section.code());
        desk.draw_as(status, head(lang), |_| {
            let undo = format!("{address}/deleted");
            let done = (saved == "yes").then(|| view! { <p class="done" role="status">{tr(lang, "admin-saved")}</p> });
            let photos = (section == Section::Speakers).then(|| {
                view! { <Photos lang draft=draft.clone() saved=saved == "photo" trouble=trouble.clone() /> }
            });
            view! {
                <DraftNav lang draft=draft.id.clone() here=section.code() />
                {done}
                <Undo desk=desk.clone() just deleted action=undo />
                <Trouble lang trouble />
                <form class="form content-form" method="post" action=address novalidate>
                    <Summary lang drawing=drawing.clone() />
                    <input type="hidden" name="marks" value=marks.to_string() />
                    <SectionFields lang section draft=draft.clone() drawing />
                    <button type="submit">{tr(lang, "admin-save")}</button>
                </form>
                {photos}
                <Beyond lang section draft />
            }
        })
    }
}
