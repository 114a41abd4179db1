//! The speakers' photos, below the speakers' form: a form of its own for each, as a file goes with nothing else.

use axum::{
    body::Bytes,
    extract::{Multipart, Path, multipart::MultipartError},
    http::{StatusCode, header},
    response::{IntoResponse, Redirect, Response},
};
use backend::{
    MOST_PHOTO_BYTES, PhotoFault,
    drafts::{Draft, PhotoChange, PhotoChanged, Section},
    i18n::{tr, tr_with},
};
use domain::{AppError, Lang, PhotoId, Speaker};
use leptos::prelude::*;

use crate::{
    admin::{
        content::{ADDRESS, edit::SectionForm},
        deleted::to_notice,
        desk::Desk,
    },
    site::{ADMIN_PHOTOS, Failure},
};

/// Bytes of a form with a file: the file's, and some for the fields around it.
pub(super) const LARGEST_FORM: usize = MOST_PHOTO_BYTES + 64 * 1_024;

/// What was sent.
#[derive(Default)]
struct Sent {
    was: Option<PhotoId>,
    removes: bool,
    file: Bytes,
}

/// What is wrong with the photo that was sent.
#[derive(Clone)]
pub(super) struct PhotoTrouble {
    speaker: String,
    words: String,
}

/// `POST /admin/content/{draft}/photo/{speaker}`: gives a speaker a photo, or takes it away, which can be undone for a
/// while. What cannot be taken draws the section again, with what is wrong beside the file. Whose it is stands in the
/// address: of a form that is too large nothing else may be known.
pub(super) async fn take(
    desk: Desk,
    Path((id, speaker)): Path<(String, String)>,
    form: Multipart,
) -> Result<Response, Failure> {
    let (changed, removes) = match read(form).await {
        Ok(Sent { was, removes, file }) => {
            let change = PhotoChange { speaker: speaker.clone(), was, file: (!removes).then_some(file) };
            (desk.backend().change_photo(&desk.actor()?, &id, change).await?, removes)
        }
        Err(error) if error.status() == StatusCode::PAYLOAD_TOO_LARGE => {
            (PhotoChanged::Faulty(PhotoFault::TooLarge), false)
        }
        Err(error) => return Ok(error.status().into_response()),
    };
    let (status, words) = match changed {
        PhotoChanged::Done => {
            let page = format!("{ADDRESS}/{id}/{}", Section::Speakers.code());
            let saved = || Redirect::to(&format!("{page}?saved=photo#photos")).into_response();
            return Ok(if removes { to_notice(&page) } else { saved() });
        }
        PhotoChanged::Faulty(fault) => {
            (StatusCode::UNPROCESSABLE_ENTITY, tr(desk.lang, &format!("admin-photo-{}", fault.code())))
        }
        PhotoChanged::Meanwhile { by } => {
            (StatusCode::CONFLICT, tr_with(desk.lang, "admin-photo-changed", &[("name", by.into())]))
        }
    };
    let draft = desk.backend().draft(&id).await?;
    let form = SectionForm::of(draft, Section::Speakers).with_trouble(PhotoTrouble { speaker, words });
    Ok(form.draw(&desk, status))
}

async fn read(mut form: Multipart) -> Result<Sent, MultipartError> {
    let mut sent = Sent::default();
    while let Some(field) = form.next_field().await? {
        match field.name().unwrap_or_default() {
            "was" => sent.was = PhotoId::parse(&field.text().await?),
            "remove" => sent.removes = true,
            "photo" => sent.file = field.bytes().await?,
            _ => {}
        }
    }
    Ok(sent)
}

/// `GET /admin/photos/{file}`: a photo of a draft, which nobody else gets to see yet.
pub(super) async fn show(desk: Desk, Path(file): Path<String>) -> Result<Response, Failure> {
    let id = PhotoId::of_file(&file).ok_or(AppError::NotFound)?;
    let jpeg = desk.backend().photo(&id).await?;
    Ok(([(header::CONTENT_TYPE, "image/jpeg")], jpeg).into_response())
}

/// The photos of a draft's speakers, each with its form.
#[component]
pub(super) fn Photos(lang: Lang, draft: Draft, saved: bool, trouble: Option<PhotoTrouble>) -> impl IntoView {
    if draft.event.speakers.is_empty() {
        return ().into_any();
    }
    let saved = saved.then(|| view! { <p class="done" role="status">{tr(lang, "admin-saved")}</p> });
    let address = format!("{ADDRESS}/{}/photo", draft.id);
    let rows = draft.event.speakers.into_iter().map(|speaker| {
        let words = trouble.as_ref().filter(|trouble| trouble.speaker == speaker.key).map(|it| it.words.clone());
        let address = format!("{address}/{}", speaker.key);
        view! { <li><PhotoForm lang address speaker words /></li> }
    });
    view! {
        <section class="content-part" aria-labelledby="photos">
            <h2 id="photos">{tr(lang, "admin-part-photos")}</h2>
            {saved}
            <p class="hint">{tr(lang, "admin-photos-hint")}</p>
            <ul class="photo-rows">{rows.collect_view()}</ul>
        </section>
    }
    .into_any()
}

/// The form is left to the browser (`target`): the boot script sends no files.
#[component]
fn PhotoForm(lang: Lang, address: String, speaker: Speaker, words: Option<String>) -> impl IntoView {
    let (field, whose) = (field_of(&speaker.key), format!("photo-of-{}", speaker.key));
    let error = format!("{field}-error");
    let was = speaker.photo.as_ref().map(ToString::to_string);
    let removes = was.is_some().then(|| {
        view! {
            <button type="submit" class="button-quiet" name="remove" value="yes" aria-describedby=whose.clone()>
                {tr(lang, "admin-photo-remove")}
            </button>
        }
    });
    let wrong = words.is_some();
    let described = if wrong { format!("{whose} {error}") } else { whose.clone() };
    view! {
        <form class="photo-form" method="post" action=address enctype="multipart/form-data" target="_self">
            <Thumb photo=speaker.photo />
            <h3 id=whose.clone()><bdi>{speaker.name.as_str(lang).to_owned()}</bdi></h3>
            <input type="hidden" name="was" value=was.unwrap_or_default() />
            <div class="field">
                <label for=field.clone()>{tr(lang, "admin-photo-file")}</label>
                <input
                    type="file"
                    id=field
                    name="photo"
                    accept="image/jpeg,image/png,image/webp"
                    aria-describedby=described
                    aria-invalid=wrong.then_some("true")
                />
                {words.map(|words| view! { <p class="field-error" id=error>{words}</p> })}
            </div>
            <p class="acts">
                <button type="submit" aria-describedby=whose.clone()>{tr(lang, "admin-photo-save")}</button>
                {removes}
            </p>
        </form>
    }
}

/// What a photo will look like; nothing where there is none. It needs no `alt` where the name stands beside it.
#[component]
pub(super) fn Thumb(photo: Option<PhotoId>, #[prop(optional)] alt: String) -> impl IntoView {
    photo.map(|photo| {
        let address = format!("{ADMIN_PHOTOS}/{}", photo.file());
        view! { <img class="thumb" src=address width="80" height="80" alt=alt loading="lazy" decoding="async" /> }
    })
}

/// What is wrong, on top of the page, with a link to where it is.
#[component]
pub(super) fn Trouble(lang: Lang, trouble: Option<PhotoTrouble>) -> impl IntoView {
    trouble.map(|PhotoTrouble { speaker, words }| {
        view! {
            <div class="form-errors" role="alert" tabindex="-1" autofocus>
                <p>{tr(lang, "admin-photo-not-saved")}</p>
                <ul><li><a href=format!("#{}", field_of(&speaker))>{words}</a></li></ul>
            </div>
        }
    })
}

/// The id of a speaker's file field.
fn field_of(speaker: &str) -> String {
    format!("photo-{speaker}")
}
