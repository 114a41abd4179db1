//! Why somebody is not let in: one sentence, that says what to do.

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::Response;
use backend::i18n::{tr, tr_with};
use domain::{AppError, Lang};
use leptos::prelude::*;

use crate::ui::fields::{ErrorSummary, Problems};

/// Whether an error is said on the form that was sent.
pub(in crate::admin) fn is_refusal(error: &AppError) -> bool {
    matches!(error, AppError::Invalid(_) | AppError::TooMany { .. })
}

/// The status of the form that says it. One that has to wait gets the same as one that is wrong: the boot script shows
/// what comes with it, and so how long the wait is.
pub(in crate::admin) fn status(error: Option<&AppError>) -> StatusCode {
    if error.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK }
}

/// For programs, the seconds to wait.
pub(in crate::admin) fn with_wait(mut response: Response, error: Option<&AppError>) -> Response {
    if let Some(AppError::TooMany { retry_after }) = error {
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(*retry_after));
    }
    response
}

/// On top of the form.
#[component]
pub(in crate::admin) fn Refusal(problems: Problems) -> impl IntoView {
    let lang = problems.lang;
    let text = match &problems.error {
        Some(AppError::TooMany { retry_after }) => Some(wait(lang, *retry_after)),
        Some(AppError::Invalid(errors)) => errors.iter().next().map(|error| {
            let field = error.field.replace('_', "-");
            tr(lang, &format!("error-{}-{}", field, error.problem.code()))
        }),
        _ => None,
    };
    match text {
        Some(text) => {
            view! { <div class="form-errors" role="alert" tabindex="-1" autofocus><p>{text}</p></div> }.into_any()
        }
        None => view! { <ErrorSummary problems /> }.into_any(),
    }
}

fn wait(lang: Lang, seconds: u64) -> String {
    tr_with(lang, "entry-wait", &[("minutes", seconds.div_ceil(60).into())])
}
