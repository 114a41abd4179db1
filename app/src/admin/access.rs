//! Who may open what under `/admin`: every route has its [`Access`], and nothing gets in without passing it.

use axum::{
    Router,
    extract::{Request, State},
    handler::Handler,
    http::{HeaderMap, Method, StatusCode, header},
    middleware::{Next, from_fn_with_state},
    response::{IntoResponse, Redirect, Response},
    routing::MethodRouter,
};
use backend::SignedIn;
use domain::{AppError, Role};

use crate::{
    cookie::Cookie,
    site::{Failure, Site, SpokenIn},
};

/// The cookie of a sign-in. A link in a mail may lead in, so it is `Lax`; forms of other sites are refused anyway. It is
/// kept for a week, and ends on the server before that where nothing is done.
pub(crate) const SIGN_IN: Cookie = Cookie { name: "sign-in", kept: 7 * 24 * 60 * 60, same_site: "Lax" };

/// Who may do something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// Everybody: the ways in.
    Anyone,
    /// Whoever has typed the right password, and still has to give the second factor.
    HalfWay,
    /// Whoever is signed in and has this role, or one that may do more.
    Role(Role),
    /// The same, and has typed the password within the last minutes.
    Fresh(Role),
}

/// One route of the organisers' area.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AdminRoute {
    /// `GET` or `POST`.
    pub method: &'static str,
    /// Its address, as the router has it.
    pub path: &'static str,
    /// Who may.
    pub access: Access,
}

/// The organisers' area: its routes, each behind its guard.
pub struct AdminArea {
    site: Site,
    router: Router<Site>,
    routes: Vec<AdminRoute>,
}

impl AdminArea {
    pub(crate) fn new(site: Site) -> Self {
        Self { site, router: Router::new(), routes: Vec::new() }
    }

    /// Adds a page.
    #[must_use]
    pub fn get<T: 'static>(self, path: &'static str, access: Access, handler: impl Handler<T, Site>) -> Self {
        self.with("GET", path, access, axum::routing::get(handler))
    }

    /// Adds what a form is sent to. Where a fresh password is needed, the same address has to have a page too: that is
    /// where people come back to once they have typed it.
    #[must_use]
    pub fn post<T: 'static>(self, path: &'static str, access: Access, handler: impl Handler<T, Site>) -> Self {
        self.with("POST", path, access, axum::routing::post(handler))
    }

    fn with(mut self, method: &'static str, path: &'static str, access: Access, handler: MethodRouter<Site>) -> Self {
        let guard = from_fn_with_state(Guard { site: self.site.clone(), access }, guarded);
        self.router = self.router.route(path, handler.route_layer(guard));
        self.routes.push(AdminRoute { method, path, access });
        self
    }

    /// All routes, for the test that tries each.
    pub fn routes(&self) -> &[AdminRoute] {
        &self.routes
    }

    /// What answers them.
    pub fn router(self) -> Router {
        self.router.with_state(self.site)
    }
}

#[derive(Clone)]
struct Guard {
    site: Site,
    access: Access,
}

/// Lets through who may, and says who it is. Everybody else is sent to sign in, to the second factor, to their password,
/// or away.
async fn guarded(State(guard): State<Guard>, mut request: Request, next: Next) -> Result<Response, Failure> {
    if request.method() == Method::POST && !says_where_from(request.headers()) {
        return Ok(StatusCode::FORBIDDEN.into_response());
    }
    let signed_in = match SIGN_IN.value(&guard.site, request.headers()) {
        Some(token) => guard.site.backend.signed_in(token).await?,
        None => None,
    };
    let lang = signed_in.as_ref().map(|signed_in| signed_in.organiser.lang);
    let mut response = match way_in(guard.access, signed_in.as_ref(), &request) {
        Some(way) => way.into_response(),
        None => {
            if let Some(signed_in) = signed_in {
                request.extensions_mut().insert(signed_in);
            }
            next.run(request).await
        }
    };
    if let Some(lang) = lang {
        response.extensions_mut().insert(SpokenIn(lang));
    }
    Ok(response)
}

/// Where somebody is sent who may not pass, or none.
fn way_in(access: Access, signed_in: Option<&SignedIn>, request: &Request) -> Option<Result<Response, Failure>> {
    let (needed, fresh) = match access {
        Access::Anyone => return None,
        Access::HalfWay => (None, false),
        Access::Role(role) => (Some(role), false),
        Access::Fresh(role) => (Some(role), true),
    };
    let Some(signed_in) = signed_in else { return Some(Ok(first_to("/admin/sign-in", access, request))) };
    let role = needed?;
    if !signed_in.is_whole {
        return Some(Ok(first_to("/admin/second-factor", access, request)));
    }
    if !signed_in.organiser.role.may(role) {
        return Some(Err(AppError::Forbidden.into()));
    }
    (fresh && !signed_in.is_fresh).then(|| Ok(first_to("/admin/password", access, request)))
}

/// To another page first, which leads back afterwards. A form that was sent has a page at its address where a fresh
/// password is asked for it; else it may have none, and the area's first page is the place to begin anew.
fn first_to(page: &str, access: Access, request: &Request) -> Response {
    let has_page = request.method() != Method::POST || matches!(access, Access::Fresh(_));
    let address = request.uri().path_and_query().map_or("/admin", |address| address.as_str());
    Redirect::to(&by_way_of(page, if has_page { address } else { "/admin" })).into_response()
}

/// The address of a page that leads on to another address of ours: what has a meaning in a query is written out.
pub(super) fn by_way_of(page: &str, next: &str) -> String {
    let next = next.replace('%', "%25").replace('&', "%26").replace('#', "%23").replace('+', "%2B");
    format!("{page}?next={next}")
}

/// Whether a browser says where a form was sent from, so that what other sites send has been refused before. For visitors'
/// forms silence is enough, as they carry no sign-in.
fn says_where_from(headers: &HeaderMap) -> bool {
    headers.contains_key("sec-fetch-site") || headers.contains_key(header::ORIGIN)
}
