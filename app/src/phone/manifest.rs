//! The web app manifest of each language (W3C, Web Application Manifest), and what pages say beside it.

use axum::response::Response;
use backend::{i18n::tr, picture::Icon};
use leptos::prelude::*;
use serde_json::{Value, json};

use crate::{
    phone::{FORGOTTEN, START},
    site::Visit,
    ui::shell::PAPER,
};

/// The campaign that the pictures in `public/screens` are of. The app of another one has none: they would show ours.
const PICTURED: &str = "euisu";

/// The pictures of each language: how they are called, and their width and height in pixels.
const SCREENS: [(&str, &str); 2] = [("narrow", "360x720"), ("wide", "1280x800")];

/// `/{lang}/manifest.webmanifest`.
pub(crate) async fn show(visit: Visit) -> Response {
    visit.send_public("application/manifest+json", manifest(&visit).to_string())
}

fn manifest(visit: &Visit) -> Value {
    let lang = visit.lang;
    let campaign = &visit.event.campaign;
    json!({
        // One device has one app, in the language that it was last opened in: so its id and scope name none.
        "id": "/",
        "scope": "/",
        "start_url": visit.link(START),
        "name": campaign.name.as_str(lang),
        "short_name": short_name(visit),
        "description": campaign.summary.as_str(lang),
        "lang": lang.code(),
        "dir": lang.dir().as_str(),
        "display": "standalone",
        "theme_color": PAPER,
        "background_color": PAPER,
        "icons": icons(),
        "screenshots": if campaign.slug == PICTURED { screens(visit) } else { Vec::new() },
        "shortcuts": shortcuts(visit),
        // A text that is shared with the app is put into the pledge form (`pledges/form.rs`).
        "share_target": {
            "action": visit.link("/pledge"),
            "method": "GET",
            "enctype": "application/x-www-form-urlencoded",
            "params": { "title": "title", "text": "text", "url": "url" },
        },
    })
}

/// What the app is called under its icon, where there is room for about twelve letters.
fn short_name(visit: &Visit) -> String {
    let campaign = &visit.event.campaign;
    campaign.hashtag.clone().unwrap_or_else(|| campaign.name.as_str(visit.lang).to_owned())
}

fn address(icon: Icon) -> String {
    format!("/icons/{}", icon.file())
}

fn icons() -> Vec<Value> {
    let one = |icon: Icon| {
        let size = icon.size();
        let sizes = format!("{size}x{size}");
        Some(json!({ "src": address(icon), "sizes": sizes, "type": "image/png", "purpose": icon.purpose()? }))
    };
    Icon::ALL.into_iter().filter_map(one).collect()
}

fn screens(visit: &Visit) -> Vec<Value> {
    let (lang, folder) = (visit.lang, &visit.site.assets.folder);
    let label = visit.event.session.title.as_str(lang);
    let one = |(form, sizes): (&str, &str)| {
        let src = format!("{folder}/screens/{lang}-{form}.webp");
        json!({ "src": src, "sizes": sizes, "type": "image/webp", "form_factor": form, "label": label })
    };
    SCREENS.into_iter().map(one).collect()
}

fn shortcuts(visit: &Visit) -> Vec<Value> {
    let lang = visit.lang;
    let one = |name: String, path: &str| json!({ "name": name, "url": visit.link(path) });
    vec![
        one(tr(lang, "ticket-title"), "/ticket"),
        one(tr(lang, "nav-session"), ""),
        one(tr(lang, "register-title"), "/register"),
        one(tr(lang, "nav-pledges"), "/pledges"),
    ]
}

/// What the head of a visitor's page says of the app: where its manifest is, and what Apple's phones do not read there.
#[component]
pub(crate) fn AppTags(visit: Visit) -> impl IntoView {
    (visit.path != FORGOTTEN).then(|| {
        view! {
            <link rel="manifest" href=visit.link("/manifest.webmanifest") />
            <link rel="apple-touch-icon" href=address(Icon::Touch) />
            <meta name="apple-mobile-web-app-title" content=short_name(&visit) />
        }
    })
}
