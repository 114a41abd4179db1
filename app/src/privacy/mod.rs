//! What is kept about people, and for how long, in plain words.

use axum::response::Response;
use backend::i18n::{tr, tr_with};
use leptos::prelude::*;

use crate::{
    site::{Visit, titled},
    ui::shell::Head,
};

/// `/{lang}/privacy`.
pub(crate) async fn show(visit: Visit) -> Response {
    let lang = visit.lang;
    let title = titled(lang, "privacy-title", visit.event.campaign.name.as_str(lang));
    let head = Head { description: title.clone(), title };
    let days = visit.backend().rules().erase_after_days;
    let reports = visit.event.toolkit.is_some().then(|| {
        view! {
            <h2>{tr(lang, "meet-title")}</h2>
            <p>{tr(lang, "privacy-report")}</p>
        }
    });
    let push = visit.backend().push_key().map(|_| {
        view! {
            <h2>{tr(lang, "privacy-push-title")}</h2>
            <p>{tr(lang, "privacy-push")}</p>
        }
    });
    visit.clone().draw(head, |_| {
        view! {
            <div class="notice">
                <h1>{tr(lang, "privacy-title")}</h1>
                <h2>{tr(lang, "privacy-visit-title")}</h2>
                <p>{tr(lang, "privacy-visit")}</p>
                <Device visit=visit.clone() />
                <Leaving visit=visit.clone() />
                <h2>{tr(lang, "register-title")}</h2>
                <p>{tr_with(lang, "privacy-registration", &[("days", days.into())])}</p>
                <h2>{tr(lang, "pledge-title")}</h2>
                <p>{tr(lang, "privacy-pledge")}</p>
                {push}
                {reports}
                <h2>{tr(lang, "questions-title")}</h2>
                <p>{tr_with(lang, "privacy-questions", &[("days", days.into())])}</p>
                <h2>{tr(lang, "privacy-who-title")}</h2>
                <p>{tr(lang, "privacy-who")}</p>
            </div>
        }
    })
}

/// What the button to leave does, and what it cannot do.
#[component]
fn Leaving(visit: Visit) -> impl IntoView {
    let lang = visit.lang;
    visit.site.leave_to.as_deref().map(|to| {
        let host = to.split('/').nth(2).unwrap_or(to).trim_start_matches("www.").to_owned();
        view! {
            <h2>{tr(lang, "privacy-leave-title")}</h2>
            <p>{tr_with(lang, "privacy-leave", &[("site", host.into())])}</p>
        }
    })
}

/// What the site keeps on the device, and how it goes. Without scripts it keeps nothing, and so the button comes with them.
#[component]
fn Device(visit: Visit) -> impl IntoView {
    let lang = visit.lang;
    view! {
        <h2>{tr(lang, "privacy-device-title")}</h2>
        <p>{tr(lang, "privacy-device")}</p>
        <p data-script=visit.site.assets.app.clone()>
            <button
                type="button"
                class="button-quiet"
                id="forget-device"
                aria-live="polite"
                data-then=visit.link("/forgotten")
                data-done=tr(lang, "forgotten-title")
                hidden
            >
                {tr(lang, "forget-device")}
            </button>
        </p>
    }
}
