//! What a page needs to be drawn, and the drawing itself.

use std::sync::Arc;

use axum::{
    body::Body,
    extract::{FromRequestParts, Query},
    http::{StatusCode, header, request::Parts},
    response::{Html, IntoResponse, Response},
};
use backend::{Backend, i18n::tr, mail::MailTarget};
use domain::{AppError, ClockReading, Embed, Event, Instant, Lang, MINUTE, PhotoId};
use hydration_context::SsrSharedContext;
use leptos::prelude::*;
use rand::{Rng, distr::Alphanumeric};
use serde::Deserialize;

use crate::{
    embeds::frame::EmbedShell,
    ui::{
        marks::without_idle_marks,
        shell::{Head, Robots, Shell},
    },
};

/// What the addresses stand under of which each session has its own: the leading session, and each by its name.
pub(crate) const SESSION_BASES: [&str; 2] = ["/{lang}", "/{lang}/sessions/{slug}"];

/// Where the photos of those who speak lie: for everybody once they are published, for organisers before.
const PHOTOS: &str = "/photos";
pub(crate) const ADMIN_PHOTOS: &str = "/admin/photos";

/// Everything that drawing pages needs. Cheap to clone.
#[derive(Clone)]
pub struct Site {
    /// The use cases.
    pub backend: Backend,
    /// Where visitors find the site: scheme, host and port, no slash at the end.
    pub public_url: Arc<str>,
    /// Where the browser finds its files.
    pub assets: Arc<Assets>,
    /// Where mail goes, for the organisers' trial mails.
    pub mail: MailTarget,
    /// Where the button leads that takes a visitor off the site at once; none where there is no such button.
    pub leave_to: Option<Arc<str>>,
}

impl Site {
    /// The same, looking at the session with this slug; none where no such session is published.
    pub(crate) fn of_session(&self, slug: &str) -> Option<Self> {
        Some(Self { backend: self.backend.of_session(slug)?, ..self.clone() })
    }
}

/// Addresses of the browser's files, each with its version in the path.
#[derive(Debug, Clone, Default)]
pub struct Assets {
    /// The stylesheet.
    pub css: String,
    /// The script that wakes islands and moves between pages.
    pub boot: String,
    /// The module that wasm-bindgen wrote.
    pub module: String,
    /// The islands.
    pub wasm: String,
    /// The script that tells the page around an embed how high it is.
    pub embed_frame: String,
    /// The mark.
    pub icon: String,
    /// The stylesheet of the organisers' area, beside the other.
    pub admin_css: String,
    /// The script of the organisers' area.
    pub admin: String,
    /// The script of the pages that belong to the installed app, which the boot script loads there.
    pub app: String,
    /// The script of the pages on which somebody can be reminded on their device, loaded there alike.
    pub push: String,
    /// What stands before the name of any other file of public/.
    pub folder: String,
    /// The socket that says when there is a new build: only while developing.
    pub reload: Option<String>,
}

/// What a drawn page carries in its response's extensions, for the one who sends it.
///
/// Both strings are random and stand in the page wherever a nonce or a form key belongs. Each answer replaces them
/// by fresh ones, so that one drawing can serve many visitors.
#[derive(Debug, Clone)]
pub struct Drawn {
    /// Stands in `nonce` attributes.
    pub nonce: String,
    /// Stands in the forms' `key` fields.
    pub key: String,
    /// Until when the drawing may serve others, unless something it shows changes before. `None`: it is for the one
    /// who asked alone.
    pub fresh_until: Option<Instant>,
}

impl Drawn {
    /// For the one who asked alone.
    pub(crate) fn for_one() -> Self {
        Self::new(None)
    }

    fn new(fresh_until: Option<Instant>) -> Self {
        let random = || rand::rng().sample_iter(Alphanumeric).take(32).map(char::from).collect();
        Self { nonce: random(), key: random(), fresh_until }
    }
}

/// In a page's extensions: besides this site, where its forms may lead. Scheme, host and port, as in
/// `https://meeting.example`.
#[derive(Debug, Clone)]
pub struct FormTarget(pub String);

/// In a page's extensions: while it is looked at, it may keep the screen on.
#[derive(Debug, Clone, Copy)]
pub struct ScreenStaysOn;

/// In an answer's extensions: which frames it may stand in, or hold. Without it the answer may do neither.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Framing {
    /// This site and these others, as `frame-ancestors` takes them, may show it; empty where there are no others.
    ShownBy(Arc<str>),
    /// It shows embeds of this site.
    ShowsOurs,
}

impl Framing {
    /// How an embed may be framed as things stand.
    pub fn of(backend: &Backend, embed: Embed) -> Self {
        let sites = backend.embed_sites();
        let sites = sites.iter().filter(|(shown, _)| *shown == embed).map(|(_, site)| site.as_str());
        Self::ShownBy(sites.collect::<Vec<_>>().join(" ").into())
    }
}

/// One visitor's look at one page: what was asked for, and everything that answers it.
#[derive(Clone)]
pub(crate) struct Visit {
    pub(crate) site: Site,
    pub(crate) lang: Lang,
    /// The address behind the language, such as `/pledges`; empty for the landing page.
    pub(crate) path: String,
    /// What of the query is the same in every language, such as `?country=BE`; mostly empty.
    pub(crate) query: String,
    /// What pages about the session stand under, such as `/sessions/spring`; empty where the campaign has no other session.
    pub(crate) session_base: String,
    /// The embed that the page is: it is drawn for a frame on another site.
    pub(crate) embed: Option<Embed>,
    /// Where the photos lie that it may show.
    pub(crate) photos: &'static str,
    /// The session that the page is about, with its campaign.
    pub(crate) event: Arc<Event>,
    pub(crate) reading: ClockReading,
}

impl Visit {
    /// A visit to `site` as one to the session that its backend looks at.
    fn with_session(self, site: Site, event: Arc<Event>) -> Self {
        let session_base = if site.backend.has_several_sessions() {
            format!("/sessions/{}", event.session.slug)
        } else {
            String::new()
        };
        Self { site, event, session_base, ..self }
    }

    /// The same as a visit to the session of `event`, which need not be published any more.
    pub(crate) fn about(self, event: Arc<Event>) -> Self {
        match self.site.of_session(&event.session.slug) {
            Some(site) => self.with_session(site, event),
            None => Self { event, session_base: String::new(), ..self },
        }
    }

    pub(crate) fn backend(&self) -> &Backend {
        &self.site.backend
    }

    pub(crate) fn now(&self) -> Instant {
        self.reading.now
    }

    /// The address of `path` in the visitor's language.
    pub(crate) fn link(&self, path: &str) -> String {
        format!("/{}{path}", self.lang)
    }

    /// The address of a page about the session in the visitor's language: of `path` under the session's own address where
    /// the campaign has several.
    pub(crate) fn session_link(&self, path: &str) -> String {
        self.link(&format!("{}{path}", self.session_base))
    }

    /// The address that the session's form at `path` is sent to: in a frame the embed's own, so that the answer stays there.
    pub(crate) fn form_address(&self, path: &str) -> String {
        let Some(embed) = self.embed else { return self.session_link(path) };
        let address = self.link(&format!("/embed/{embed}"));
        if self.session_base.is_empty() { address } else { format!("{address}?session={}", self.event.session.slug) }
    }

    /// The `target` of a link to another page: out of a frame it opens one of its own.
    pub(crate) fn target(&self) -> Option<&'static str> {
        self.embed.map(|_| "_blank")
    }

    /// The address of `path` in the visitor's language, with scheme and host, for those who are not on the site.
    pub(crate) fn whole_link(&self, path: &str) -> String {
        format!("{}{}", self.site.public_url, self.link(path))
    }

    /// The address of a photo.
    pub(crate) fn photo(&self, photo: &PhotoId) -> String {
        format!("{}/{}", self.photos, photo.file())
    }

    /// Until when a public page drawn now stays true by the clock: the end of this minute, or the next change.
    fn fresh_until(&self) -> Instant {
        let now = self.now();
        let minute = now.plus(MINUTE - now.millis().rem_euclid(MINUTE));
        let milestones = self.event.campaign.milestones.iter().flat_map(|m| [m.starts_at, m.ends_at]);
        let of_sessions = self.backend().next_change_after(now);
        of_sessions.into_iter().chain(milestones.filter(|moment| *moment > now)).fold(minute, Ord::min)
    }

    /// Draws a page that is the same for everybody.
    pub(crate) fn draw<V: IntoView + 'static>(&self, head: Head, body: impl FnOnce(&Drawn) -> V) -> Response {
        self.draw_for(Robots::Index, head, body)
    }

    /// The same for one of which search engines may not keep everything.
    pub(crate) fn draw_for<V: IntoView + 'static>(
        &self,
        robots: Robots,
        head: Head,
        body: impl FnOnce(&Drawn) -> V,
    ) -> Response {
        self.answer(StatusCode::OK, Drawn::new(Some(self.fresh_until())), robots, head, body)
    }

    /// Draws a page for the one who asked, and nobody else.
    pub(crate) fn draw_private<V: IntoView + 'static>(
        &self,
        status: StatusCode,
        head: Head,
        body: impl FnOnce(&Drawn) -> V,
    ) -> Response {
        self.answer(status, Drawn::for_one(), Robots::Ignore, head, body)
    }

    /// Answers with a text of another kind than a page, the same for everybody: kept and compressed as pages are.
    pub(crate) fn send_public(&self, kind: &'static str, text: String) -> Response {
        let headers = [(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, "no-cache")];
        let mut response = (headers, text).into_response();
        response.extensions_mut().insert(Drawn::new(Some(self.fresh_until())));
        response
    }

    fn answer<V: IntoView + 'static>(
        &self,
        status: StatusCode,
        drawn: Drawn,
        robots: Robots,
        head: Head,
        body: impl FnOnce(&Drawn) -> V,
    ) -> Response {
        let visit = self.clone();
        let nonce = drawn.nonce.clone();
        let cache = if drawn.fresh_until.is_none() { "private, no-store" } else { "no-cache" };
        let html = to_html(|| {
            let body = body(&drawn).into_any();
            match visit.embed {
                Some(embed) => view! { <EmbedShell visit embed head nonce body /> }.into_any(),
                None => view! { <Shell visit head nonce robots body /> }.into_any(),
            }
        });
        let mut response = (status, [(header::CACHE_CONTROL, cache)], Html(html)).into_response();
        response.extensions_mut().insert(drawn);
        if let Some(embed) = self.embed {
            response.extensions_mut().insert(Framing::of(self.backend(), embed));
        }
        response
    }
}

/// Draws a view with its islands asleep, for the browser to wake.
pub(crate) fn to_html<V: IntoView + 'static>(view: impl FnOnce() -> V) -> String {
    let owner = Owner::new_root(Some(Arc::new(SsrSharedContext::new_islands())));
    let html = owner.with(|| view().into_view().to_html());
    format!("<!DOCTYPE html>{}", without_idle_marks(&html))
}

impl FromRequestParts<Site> for Visit {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<Self, Failure> {
        let path = parts.uri.path();
        let (lang, rest) =
            path[1..].split_once('/').map_or((&path[1..], ""), |(lang, _)| (lang, &path[1 + lang.len()..]));
        let lang = lang.parse().map_err(|_| Failure(AppError::NotFound))?;
        let site = match session_in(rest).map(ToOwned::to_owned).or_else(|| session_asked_for(parts)) {
            Some(slug) => site.of_session(&slug).ok_or(Failure(AppError::NotFound))?,
            None => site.clone(),
        };
        let event = site.backend.event().ok_or(Failure(AppError::NotFound))?;
        let visit = Self {
            site: site.clone(),
            lang,
            path: rest.to_owned(),
            query: String::new(),
            session_base: String::new(),
            embed: Embed::at(path),
            photos: PHOTOS,
            event: Arc::clone(&event),
            reading: site.backend.clock().reading(),
        };
        Ok(visit.with_session(site, event))
    }
}

/// The slug of the session in an address behind the language, such as `/sessions/spring/questions`.
fn session_in(path: &str) -> Option<&str> {
    path.strip_prefix("/sessions/")?.split('/').next()
}

/// The slug of the session that an address asks for behind its path: `?session=spring`.
pub(crate) fn session_asked_for(parts: &Parts) -> Option<String> {
    #[derive(Deserialize)]
    struct Asked {
        session: Option<String>,
    }
    let Query(asked) = Query::<Asked>::try_from_uri(&parts.uri).ok()?;
    asked.session.filter(|slug| !slug.is_empty())
}

/// An answer that is an error. It carries the [`AppError`] in its extensions and no body: the server draws the page,
/// or writes the JSON, in one place for all errors.
#[derive(Debug)]
pub struct Failure(pub AppError);

impl From<AppError> for Failure {
    fn from(error: AppError) -> Self {
        Self(error)
    }
}

impl IntoResponse for Failure {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.0.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let mut response = Response::new(Body::empty());
        *response.status_mut() = status;
        response.extensions_mut().insert(self.0);
        response
    }
}

/// In an answer's extensions: the language of whoever is signed in. An error is written in it.
#[derive(Debug, Clone, Copy)]
pub struct SpokenIn(pub Lang);

/// What an error page says.
#[derive(Debug, Clone)]
pub struct ErrorPage {
    /// The answer's status.
    pub status: StatusCode,
    /// The error's stable name.
    pub code: &'static str,
    /// The request's id, for whoever looks it up in the log.
    pub request_id: String,
    /// How many seconds to wait, where that helps.
    pub retry_after: Option<u64>,
    /// Whether it stands in a frame on another site, which its links lead out of.
    pub framed: bool,
    /// Whether it is an answer to an organiser.
    pub in_area: bool,
}

/// Draws the page for an error, in plain words that say what to do.
pub fn error_page(site: &Site, lang: Lang, error: &ErrorPage) -> (String, Drawn) {
    let drawn = Drawn::for_one();
    let html = to_html(|| crate::ui::error::view(site, lang, error, drawn.nonce.clone()));
    (html, drawn)
}

/// The text of a translated message as a page's title, with the campaign's name behind it.
pub(crate) fn titled(lang: Lang, key: &str, campaign: &str) -> String {
    format!("{} · {campaign}", tr(lang, key))
}
