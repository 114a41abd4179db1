//! What is done with a draft other than by its sections' forms.

use axum::{
    extract::Path,
    response::{IntoResponse, Redirect, Response},
};
use axum_extra::extract::Form;
use backend::drafts::{Ordered, Step};
use domain::AppError;
use serde::Deserialize;

use crate::{
    admin::{content::ADDRESS, deleted, desk::Desk},
    site::Failure,
};

/// `POST /admin/content/edit`: to the draft of a session as it is published.
pub(super) async fn edit_published(desk: Desk) -> Result<Response, Failure> {
    let id = desk.backend().edit_published(&desk.actor()?).await?;
    Ok(to(&id, "session"))
}

#[derive(Deserialize)]
pub(super) struct Copy {
    slug: String,
}

/// `POST /admin/content/{draft}/copy`: to a draft for another session, with everything that this one has. Where there is
/// a draft with that name already, to that one.
pub(super) async fn copy(
    desk: Desk,
    Path(draft): Path<String>,
    Form(Copy { slug }): Form<Copy>,
) -> Result<Response, Failure> {
    if !is_slug(&slug) {
        // The browser has said so before; without it nothing is lost by asking again.
        return Ok(Redirect::to(ADDRESS).into_response());
    }
    let id = desk.backend().copy_draft(&desk.actor()?, &draft, &slug).await?;
    Ok(to(&id, "session"))
}

/// `POST /admin/content/{draft}/discard`: throws the draft away.
pub(super) async fn discard(desk: Desk, Path(draft): Path<String>) -> Result<Response, Failure> {
    match desk.backend().discard_draft(&desk.actor()?, &draft).await {
        // Of two who discard it at once, both see what became of it.
        Ok(()) | Err(AppError::NotFound) => Ok(deleted::to_notice(ADDRESS)),
        Err(error) => Err(error.into()),
    }
}

#[derive(Deserialize)]
pub(super) struct Move {
    minutes: i64,
}

/// `POST /admin/content/{draft}/move`: the session begins and ends so many minutes later.
pub(super) async fn move_session(
    desk: Desk,
    Path(draft): Path<String>,
    Form(Move { minutes }): Form<Move>,
) -> Result<Response, Failure> {
    desk.backend().take_step(&desk.actor()?, &draft, Step::Move(minutes)).await?;
    Ok(to(&draft, "publish"))
}

#[derive(Deserialize)]
pub(super) struct CallOff {
    #[serde(default)]
    cancelled: String,
}

/// `POST /admin/content/{draft}/call-off`: the session is called off, or takes place after all.
pub(super) async fn call_off(
    desk: Desk,
    Path(draft): Path<String>,
    Form(CallOff { cancelled }): Form<CallOff>,
) -> Result<Response, Failure> {
    desk.backend().take_step(&desk.actor()?, &draft, Step::CallOff(cancelled == "yes")).await?;
    Ok(to(&draft, "publish"))
}

#[derive(Deserialize)]
pub(super) struct Reorder {
    list: String,
    from: u16,
    to: u16,
}

/// `POST /admin/content/{draft}/reorder`: something in a list goes to another place.
pub(super) async fn reorder(
    desk: Desk,
    Path(draft): Path<String>,
    Form(order): Form<Reorder>,
) -> Result<Response, Failure> {
    let list = Ordered::from_code(&order.list).ok_or(AppError::NotFound)?;
    let step = Step::Reorder { list, from: order.from.into(), to: order.to.into() };
    desk.backend().take_step(&desk.actor()?, &draft, step).await?;
    Ok(to(&draft, list.section().code()))
}

/// To a part of a draft.
fn to(draft: &str, part: &str) -> Response {
    Redirect::to(&format!("{ADDRESS}/{draft}/{part}")).into_response()
}

/// Lower-case letters, digits, and single hyphens between them.
fn is_slug(text: &str) -> bool {
    let part = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
    text.len() <= 60 && text.split('-').all(part)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_in_addresses_is_plain() {
        assert!(is_slug("shaping-tomorrow-2"));
        for bad in ["", "-", "a--b", "A", "a/b", "é", "a b", &"a".repeat(61)] {
            assert!(!is_slug(bad), "{bad}");
        }
    }
}
