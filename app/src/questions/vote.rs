//! Voting: where the buttons lead, and the stylesheet that shows a device what it has voted for.
//!
//! Pages are the same for everybody, so that one drawing serves a whole hall, and hold a vote's button as well as the
//! one that takes it back. Which of them a device is shown, a small stylesheet of its own decides.

use axum::{
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Redirect, Response},
};
use axum_extra::extract::Form;
use domain::{AppError, VoteForm};

use crate::{
    questions::device::DEVICE,
    site::{Failure, Visit},
};

/// `POST /{lang}/questions/vote`: counts the vote, and leads back to the question on the page that it came from. Where
/// the question takes no votes any more, or the form is too old, that page shows how things stand.
pub(crate) async fn take(visit: Visit, headers: HeaderMap, Form(form): Form<VoteForm>) -> Result<Response, Failure> {
    let page = visit.session_link(if form.page == "questions" { "/questions" } else { "" });
    let known = DEVICE.value(&visit.site, &headers);
    let token = match visit.backend().vote(&form, known).await {
        Ok(token) => token,
        Err(AppError::NotFound | AppError::Closed | AppError::StaleForm) => {
            return Ok(Redirect::to(&page).into_response());
        }
        Err(error) => return Err(error.into()),
    };
    let place = form.choice().map(|(number, given)| {
        let sign = if given { "" } else { "-" };
        format!("?voted={sign}{number}#q{number}")
    });
    let mut response = Redirect::to(&format!("{page}{}", place.unwrap_or_default())).into_response();
    if known != Some(&*token)
        && let Some(cookie) = DEVICE.set(&visit.site, &token)
    {
        response.headers_mut().insert(header::SET_COOKIE, cookie);
    }
    Ok(response)
}

/// `GET /{lang}/questions/vote`: where a browser may come back to that has sent a vote.
pub(crate) async fn elsewhere(visit: Visit) -> Redirect {
    Redirect::to(&visit.session_link("/questions"))
}

/// `/{lang}/questions/mine.css`: shows what the device with this cookie has voted for.
pub(crate) async fn mine(visit: Visit, headers: HeaderMap) -> Result<Response, Failure> {
    let voted = match DEVICE.value(&visit.site, &headers) {
        Some(token) => visit.backend().voted(token).await?,
        None => Vec::new(),
    };
    let headers = [(header::CONTENT_TYPE, "text/css; charset=utf-8"), (header::CACHE_CONTROL, "private, no-store")];
    Ok((StatusCode::OK, headers, stylesheet(&voted)).into_response())
}

/// For each of these questions the button that takes the vote back, in place of the other.
fn stylesheet(voted: &[i64]) -> String {
    let shows = |number: &i64| format!("#q{number} .vote{{display:none}}#q{number} .unvote{{display:revert}}");
    voted.iter().map(shows).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_question_that_was_voted_for_shows_the_other_button() {
        assert_eq!(stylesheet(&[]), "");
        assert_eq!(
            stylesheet(&[3, 12]),
            "#q3 .vote{display:none}#q3 .unvote{display:revert}\
             #q12 .vote{display:none}#q12 .unvote{display:revert}"
        );
    }
}
