//! The frame around every page: head, header with the ways around the site, footer.

use backend::{
    dates,
    i18n::{tr, tr_with},
};
use domain::{Instant, Lang};
use leptos::prelude::*;

use crate::{
    phone::manifest::AppTags,
    site::{Assets, Visit},
    ui::{
        leave::Leave,
        preview::Preview,
        saving::{BEFORE_PAINT, SavingNote},
    },
};

/// What everything stands on, in light mode.
pub(crate) const PAPER: &str = "#FBFAF7";

/// What a page says about itself.
#[derive(Debug, Clone)]
pub(crate) struct Head {
    /// The whole title.
    pub(crate) title: String,
    /// A sentence for search engines and previews.
    pub(crate) description: String,
}

/// What search engines may keep of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Robots {
    /// All of it.
    Index,
    /// All of it, until a moment from which on they have to forget it.
    IndexUntil(Instant),
    /// Nothing; people may pass it on.
    Unlisted,
    /// Nothing.
    Ignore,
}

impl Robots {
    /// All of it, until it has to be forgotten, where that is known.
    pub(crate) fn until(end: Option<Instant>) -> Self {
        end.map_or(Self::Index, Self::IndexUntil)
    }
}

/// The whole document around `body`.
#[component]
pub(crate) fn Shell(visit: Visit, head: Head, nonce: String, robots: Robots, body: AnyView) -> impl IntoView {
    let lang = visit.lang;
    let told = match robots {
        Robots::Index => None,
        Robots::IndexUntil(end) => Some(format!("unavailable_after: {}", dates::iso_utc(end))),
        Robots::Unlisted | Robots::Ignore => Some("noindex".to_owned()),
    };
    let for_robots = told.map(|told| view! { <meta name="robots" content=told /> });
    let alternates = (robots != Robots::Ignore).then(|| {
        view! {
            <Alternates site=visit.site.public_url.to_string() path=visit.path.clone() lang />
            <Preview visit=visit.clone() head=head.clone() />
        }
    });
    let replay = visit
        .reading
        .replay
        .then(|| view! { <ReplayNotice lang zone=visit.event.session.zone.clone() now=visit.now() /> });
    view! {
        <html lang=lang.code() dir=lang.dir().as_str()>
            <head>
                <HeadBasics assets=(*visit.site.assets).clone() nonce=nonce.clone() title=head.title />
                <script nonce=nonce inner_html=BEFORE_PAINT></script>
                <meta name="description" content=head.description />
                {for_robots}
                {alternates}
                <AppTags visit=visit.clone() />
            </head>
            <body>
                <a class="skip" href="#main">{tr(lang, "skip-to-content")}</a>
                <header>
                    <SiteHeader visit=visit.clone() />
                    {replay}
                    <SavingNote lang />
                </header>
                <main id="main" tabindex="-1">{body}</main>
                <SiteFooter visit />
            </body>
        </html>
    }
}

/// What the head of every document holds, error pages included.
#[component]
pub(crate) fn HeadBasics(assets: Assets, nonce: String, title: String) -> impl IntoView {
    view! {
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title}</title>
        <meta name="color-scheme" content="light dark" />
        {theme_color("light", PAPER)}
        {theme_color("dark", "#0F172A")}
        <link rel="stylesheet" href=assets.css />
        <link rel="icon" href=assets.icon type="image/svg+xml" />
        {assets.reload.map(|socket| view! { <script nonce=nonce.clone() inner_html=reload(&socket)></script> })}
        <script type="module" src=assets.boot nonce=nonce data-module=assets.module data-wasm=assets.wasm></script>
    }
}

/// Loads the page again once there is a new build. Leptos' own `AutoReload` would patch styles and views as well, which
/// addresses with a version in them and islands do not take.
fn reload(socket: &str) -> String {
    format!("new WebSocket({socket:?}).onmessage = () => location.reload();")
}

/// The colour of the browser's own frame: that of the paper.
fn theme_color(scheme: &'static str, color: &'static str) -> impl IntoView {
    leptos::html::meta().name("theme-color").content(color).attr("media", format!("(prefers-color-scheme: {scheme})"))
}

/// The same page in every language, for search engines.
#[component]
fn Alternates(site: String, path: String, lang: Lang) -> impl IntoView {
    let canonical = format!("{site}/{lang}{path}");
    let others = Lang::ALL.map(|other| {
        view! { <link rel="alternate" hreflang=other.code() href=format!("{site}/{other}{path}") /> }
    });
    view! {
        <link rel="canonical" href=canonical />
        {others.into_iter().collect_view()}
    }
}

#[component]
fn SiteHeader(visit: Visit) -> impl IntoView {
    let lang = visit.lang;
    let voting = visit.event.voting.is_some();
    let here = |path: &str| (visit.path == path).then_some("page");
    view! {
        <div class="site-header">
            <a class="brand" href=visit.link("")>
                <img src=visit.site.assets.icon.clone() alt="" width="32" height="32" />
                <bdi>{visit.event.campaign.name.as_str(lang).to_owned()}</bdi>
            </a>
            <nav class="site-nav" aria-label=tr(lang, "nav-site")>
                <a href=visit.link("") aria-current=here("")>{tr(lang, "nav-session")}</a>
                <a href=visit.link("/pledges") aria-current=here("/pledges")>{tr(lang, "nav-pledges")}</a>
                <a href=visit.link("/questions") aria-current=here("/questions")>{tr(lang, "nav-questions")}</a>
                {voting.then(|| view! { <a href=visit.link("/vote") aria-current=here("/vote")>{tr(lang, "nav-vote")}</a> })}
            </nav>
            <LanguageSwitch lang address=format!("{}{}", visit.path, visit.query) />
            <Leave lang to=visit.site.leave_to.clone() />
        </div>
    }
}

/// Links to the same page in the other languages, each named in itself.
#[component]
fn LanguageSwitch(lang: Lang, address: String) -> impl IntoView {
    let links = Lang::ALL.map(|other| {
        view! {
            <a
                href=format!("/{other}{address}")
                lang=other.code()
                dir=other.dir().as_str()
                hreflang=other.code()
                aria-current=(other == lang).then_some("true")
            >
                {other.own_name()}
            </a>
        }
    });
    view! { <nav class="languages" aria-label=tr(lang, "nav-languages")>{links.into_iter().collect_view()}</nav> }
}

/// Says that the day on show is not today.
#[component]
pub(crate) fn ReplayNotice(lang: Lang, zone: String, now: Instant) -> impl IntoView {
    let day = dates::long_date(lang, now, &zone);
    view! { <p class="replay" role="note">{tr_with(lang, "replay-notice", &[("day", day.into())])}</p> }
}

#[component]
fn SiteFooter(visit: Visit) -> impl IntoView {
    let lang = visit.lang;
    let campaign = &visit.event.campaign;
    let organisation = campaign.organisation.as_str(lang).to_owned();
    let email = campaign.contact_email.clone().map(|email| {
        view! { <li><a href=format!("mailto:{email}")>{email.clone()}</a></li> }
    });
    let page = campaign.contact_url.clone().map(|url| {
        view! { <li><a href=url rel="external">{tr(lang, "contact-page")}</a></li> }
    });
    // For whoever has read down to here.
    let leave = visit.site.leave_to.clone().map(|to| view! { <li><Leave lang to=Some(to) /></li> });
    view! {
        <footer class="site-footer">
            <p>{tr(lang, "organised-by")} " " <bdi>{organisation}</bdi></p>
            <ul>
                {email}
                {page}
                // Loaded as a document of its own, whose policy lets it show frames.
                <li><a href=visit.link("/embed") target="_self">{tr(lang, "nav-embed")}</a></li>
                <li><a href=visit.link("/privacy")>{tr(lang, "nav-privacy")}</a></li>
                {leave}
            </ul>
        </footer>
    }
}
