//! The frame around the organisers' pages: the ways between the screens, who is signed in, and on each screen one
//! sentence that says what it is for.

use backend::i18n::{tr, tr_with};
use domain::{Lang, Role};
use leptos::prelude::*;

use crate::{
    admin::desk::Desk,
    ui::shell::{HeadBasics, ReplayNotice},
};

/// What a screen says about itself, translated.
#[derive(Debug, Clone)]
pub(crate) struct AdminHead {
    /// Its title, which is its heading as well.
    pub(crate) title: String,
    /// What it is for, in one sentence.
    pub(crate) help: String,
}

impl AdminHead {
    pub(crate) fn new(title: String, help: String) -> Self {
        Self { title, help }
    }
}

/// The whole document around `body`, with the screen's heading and its sentence.
#[component]
pub(crate) fn AdminShell(desk: Desk, head: AdminHead, nonce: String, body: AnyView) -> impl IntoView {
    let lang = desk.lang;
    let assets = (*desk.site.assets).clone();
    let replay = desk.reading.replay.then(|| view! { <ReplayNotice lang zone=desk.zone() now=desk.now() /> });
    let (css, script, script_nonce) = (assets.admin_css.clone(), assets.admin.clone(), nonce.clone());
    // Without addresses of islands, the boot script fetches none.
    let assets = crate::Assets { module: String::new(), wasm: String::new(), ..assets };
    view! {
        <html lang=lang.code() dir=lang.dir().as_str()>
            <head>
                <HeadBasics assets nonce title=tr_with(lang, "admin-title", &[("page", head.title.clone().into())]) />
                <meta name="robots" content="noindex" />
                <link rel="stylesheet" href=css />
                <script type="module" src=script nonce=script_nonce></script>
            </head>
            <body class="admin">
                <a class="skip" href="#main">{tr(lang, "skip-to-content")}</a>
                <header class="admin-header">
                    <AdminHeader desk=desk.clone() />
                    {replay}
                </header>
                <main id="main" tabindex="-1">
                    <div class="admin-page">
                        <h1>{head.title}</h1>
                        <p class="admin-help">{head.help}</p>
                        {body}
                    </div>
                </main>
            </body>
        </html>
    }
}

/// The screens: address, whose they are, and what they are called.
fn screens(lang: Lang) -> [(&'static str, Role, String); 10] {
    [
        ("/admin", Role::Viewer, tr(lang, "admin-today")),
        ("/admin/content", Role::Editor, tr(lang, "admin-content")),
        ("/admin/registrations", Role::Moderator, tr(lang, "admin-registrations")),
        ("/admin/moderation", Role::Moderator, tr(lang, "admin-moderation")),
        ("/admin/questions", Role::Moderator, tr(lang, "admin-questions")),
        ("/admin/mail", Role::Editor, tr(lang, "admin-mail")),
        ("/admin/embeds", Role::Editor, tr(lang, "admin-embeds")),
        ("/admin/settings", Role::Editor, tr(lang, "admin-settings")),
        ("/admin/team", Role::Owner, tr(lang, "admin-team")),
        ("/admin/audit", Role::Owner, tr(lang, "admin-audit")),
    ]
}

#[component]
fn AdminHeader(desk: Desk) -> impl IntoView {
    let lang = desk.lang;
    let whole = desk.signed_in.clone().filter(|signed_in| signed_in.is_whole);
    let name = desk.event.as_ref().map(|event| event.campaign.name.as_str(lang).to_owned());
    let icon = desk.site.assets.icon.clone();
    let nav = whole.is_some().then(|| view! { <AdminNav desk=desk.clone() /> });
    let account = whole.map(|signed_in| {
        view! {
            <div class="admin-account">
                <a href="/admin/account"><bdi>{signed_in.organiser.name.to_string()}</bdi></a>
                <form method="post" action="/admin/sign-out">
                    <button type="submit" class="button-quiet">{tr(lang, "admin-sign-out")}</button>
                </form>
            </div>
        }
    });
    view! {
        <div class="admin-top">
            // A document of its own: its stylesheet and its islands are others than here.
            <a class="brand" href=format!("/{lang}") target="_self">
                <img src=icon alt="" width="32" height="32" />
                <bdi>{name.unwrap_or_else(|| tr(lang, "admin-to-site"))}</bdi>
            </a>
            {account}
        </div>
        {nav}
    }
}

/// The ways between the screens. On a narrow screen they fold away behind the name of the one that is open.
#[component]
fn AdminNav(desk: Desk) -> impl IntoView {
    let lang = desk.lang;
    let is_here =
        |address: &str| desk.path == address || address != "/admin" && desk.path.starts_with(&format!("{address}/"));
    let screens: Vec<_> = screens(lang).into_iter().filter(|(_, role, _)| desk.may(*role)).collect();
    let here = screens.iter().find(|(address, ..)| is_here(address)).map(|(.., title)| title.clone());
    let links = screens.into_iter().map(|(address, _, title)| {
        view! { <li><a href=desk.at(address) aria-current=is_here(address).then_some("page")>{title}</a></li> }
    });
    view! {
        <nav class="admin-nav" aria-label=tr(lang, "admin-screens")>
            <details>
                <summary><span class="quiet">{tr(lang, "admin-screens")}</span> <b>{here}</b></summary>
                <ul>{links.collect_view()}</ul>
            </details>
        </nav>
    }
}
