//! The page for an error: what happened, what to do, and the id under which the log knows more.

use backend::i18n::{tr, tr_with};
use domain::{AppError, Lang};
use leptos::prelude::*;

use crate::{
    site::{ErrorPage, Site},
    ui::{leave::Leave, saving::BEFORE_PAINT, shell::HeadBasics},
};

/// The whole document. It needs no published event, so that it can be drawn when nothing else can.
pub(crate) fn view(site: &Site, lang: Lang, error: &ErrorPage, nonce: String) -> impl IntoView + use<> {
    let (title, advice) = match error.status.as_u16() {
        404 => (tr(lang, "error-404-title"), tr(lang, "error-404-advice")),
        403 if error.code == AppError::Forbidden.code() => {
            (tr(lang, "admin-error-role-title"), tr(lang, "admin-error-role-advice"))
        }
        403 => (tr(lang, "error-403-title"), tr(lang, "error-403-advice")),
        405 => (tr(lang, "error-405-title"), tr(lang, "error-405-advice")),
        413 | 414 => (tr(lang, "error-413-title"), tr(lang, "error-413-advice")),
        408 | 503 => (tr(lang, "error-503-title"), tr(lang, "error-503-advice")),
        429 => {
            let seconds = i64::try_from(error.retry_after.unwrap_or(60)).unwrap_or(i64::MAX);
            (tr(lang, "error-429-title"), tr_with(lang, "error-429-advice", &[("seconds", seconds.into())]))
        }
        400..=499 => (tr(lang, "error-400-title"), tr(lang, "error-400-advice")),
        _ => (tr(lang, "error-500-title"), tr(lang, "error-500-advice")),
    };
    let id = error.request_id.clone();
    let (back, words) = if error.in_area {
        ("/admin".to_owned(), tr(lang, "admin-error-back"))
    } else {
        (format!("/{lang}"), tr(lang, "to-session-page"))
    };
    // Neither an organiser nor a frame on another site has it.
    let leave = (!error.in_area && !error.framed).then(|| {
        view! { <p><Leave lang to=site.leave_to.clone() /></p> }
    });
    view! {
        <html lang=lang.code() dir=lang.dir().as_str()>
            <head>
                <HeadBasics assets=(*site.assets).clone() nonce=nonce.clone() title=title.clone() />
                <script nonce=nonce inner_html=BEFORE_PAINT></script>
                <meta name="robots" content="noindex" />
            </head>
            <body>
                <main id="main" tabindex="-1" class="notice">
                    <h1>{title}</h1>
                    <p>{advice}</p>
                    <p><a class="button" href=back target=error.framed.then_some("_blank")>{words}</a></p>
                    <p class="quiet">{tr(lang, "error-id")} " " <code>{id}</code></p>
                    {leave}
                </main>
            </body>
        </html>
    }
}
