//! One organiser's look at one page, and how pages are drawn for them.

use std::sync::Arc;

use axum::{
    extract::FromRequestParts,
    http::{StatusCode, header, request::Parts},
    response::{Html, IntoResponse, Response},
};
use backend::{Actor, Backend, SignedIn};
use domain::{AppError, ClockReading, Event, Instant, Lang, Role};
use leptos::prelude::*;

use crate::{
    admin::shell::{AdminHead, AdminShell},
    site::{Drawn, Failure, Site, session_asked_for, to_html},
};

/// What was asked for, by whom, and what answers it.
#[derive(Clone)]
pub(crate) struct Desk {
    pub(crate) site: Site,
    /// Who is signed in; none on the ways in.
    pub(crate) signed_in: Option<SignedIn>,
    /// The organiser's language; on the ways in the one that the browser asks for.
    pub(crate) lang: Lang,
    /// The address, such as `/admin/pledges`.
    pub(crate) path: String,
    /// The session that the page is about, with its campaign: the one that the address asks for, else the one that leads;
    /// none before anything is published.
    pub(crate) event: Option<Arc<Event>>,
    pub(crate) reading: ClockReading,
}

impl Desk {
    pub(crate) fn backend(&self) -> &Backend {
        &self.site.backend
    }

    pub(crate) fn now(&self) -> Instant {
        self.reading.now
    }

    /// The address of a page about the session: where the campaign has several, it says which.
    pub(crate) fn at(&self, address: &str) -> String {
        match self.session() {
            Some(slug) => with(address, &format!("session={slug}")),
            None => address.to_owned(),
        }
    }

    /// Where visitors find `path` of the session, such as `/register`.
    pub(crate) fn visitors_page(&self, path: &str) -> String {
        let base = self.session().map(|slug| format!("/sessions/{slug}")).unwrap_or_default();
        format!("/{}{base}{path}", self.lang)
    }

    /// The slug of the session, where the campaign has several.
    pub(crate) fn session(&self) -> Option<String> {
        self.event.as_ref().filter(|_| self.backend().has_several_sessions()).map(|event| event.session.slug.clone())
    }

    /// The same as a look at the session of `event`, which need not be published any more.
    pub(crate) fn about(self, event: Arc<Event>) -> Self {
        let site = self.site.of_session(&event.session.slug).unwrap_or_else(|| self.site.clone());
        Self { site, event: Some(event), ..self }
    }

    /// Who does what is done here.
    ///
    /// # Errors
    /// [`AppError::Forbidden`] where nobody is signed in, which no guarded route lets happen.
    pub(crate) fn actor(&self) -> Result<Actor, AppError> {
        self.signed_in.as_ref().map(SignedIn::actor).ok_or(AppError::Forbidden)
    }

    /// Whether who is signed in may do what `role` may: for what pages show. The guard decides what is done.
    pub(crate) fn may(&self, role: Role) -> bool {
        self.signed_in.as_ref().is_some_and(|signed_in| signed_in.is_whole && signed_in.organiser.role.may(role))
    }

    /// The zone in which times are shown: the session's.
    pub(crate) fn zone(&self) -> String {
        self.event.as_ref().map_or_else(|| "UTC".to_owned(), |event| event.session.zone.clone())
    }

    /// Draws a page for the one who asked. `body` gets what the page was drawn with, whose key belongs into its forms.
    pub(crate) fn draw<V: IntoView + 'static>(&self, head: AdminHead, body: impl FnOnce(&Drawn) -> V) -> Response {
        self.draw_as(StatusCode::OK, head, body)
    }

    /// The same with another status: a form drawn again with what is wrong.
    pub(crate) fn draw_as<V: IntoView + 'static>(
        &self,
        status: StatusCode,
        head: AdminHead,
        body: impl FnOnce(&Drawn) -> V,
    ) -> Response {
        let drawn = Drawn::for_one();
        let (desk, nonce) = (self.clone(), drawn.nonce.clone());
        let html = to_html(|| {
            let body = body(&drawn).into_any();
            view! { <AdminShell desk head nonce body /> }
        });
        let mut response = (status, [(header::CACHE_CONTROL, "private, no-store")], Html(html)).into_response();
        response.extensions_mut().insert(drawn);
        response
    }
}

impl FromRequestParts<Site> for Desk {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<Self, Failure> {
        let signed_in = parts.extensions.get::<SignedIn>().cloned();
        let asked = parts.headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
        let lang = signed_in
            .as_ref()
            .map_or_else(|| Lang::negotiate(asked.unwrap_or_default()), |signed_in| signed_in.organiser.lang);
        let site = match session_asked_for(parts) {
            Some(slug) => site.of_session(&slug).ok_or(Failure(AppError::NotFound))?,
            None => site.clone(),
        };
        Ok(Self {
            signed_in,
            lang,
            path: parts.uri.path().to_owned(),
            event: site.backend.event(),
            reading: site.backend.clock().reading(),
            site,
        })
    }
}

/// An address with one more choice behind it, before its anchor: `pair` is such as `session=spring`.
pub(crate) fn with(address: &str, pair: &str) -> String {
    let (page, anchor) = address.split_at(address.find('#').unwrap_or(address.len()));
    let sign = if page.contains('?') { '&' } else { '?' };
    format!("{page}{sign}{pair}{anchor}")
}

/// The status of an answer that draws a form again, for what is wrong with it; none for what is no matter of the form.
pub(crate) fn status_of(error: &AppError) -> StatusCode {
    StatusCode::from_u16(error.status()).unwrap_or(StatusCode::UNPROCESSABLE_ENTITY)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_choice_stands_behind_others_and_before_the_anchor() {
        assert_eq!(with("/admin", "session=a"), "/admin?session=a");
        assert_eq!(with("/admin?q=b#row-1", "session=a"), "/admin?q=b&session=a#row-1");
    }
}
