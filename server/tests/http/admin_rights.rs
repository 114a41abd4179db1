//! Who may open what in the organisers' area: every address is tried as everybody.

use app::admin::{
    Access,
    Access::{Anyone, Fresh, Role as Only},
};
use axum::{
    body::Body,
    http::{Request, StatusCode, header},
    response::Response,
};
use domain::{
    Lang,
    Role::{self, Editor, Moderator, Owner, Viewer},
};

use crate::support::Site;

/// Every address of the area, and who may open it: one line each. It is written down a second time here so that nobody
/// opens one by mistake. What is missing, or says something else than the site, fails.
const ROUTES: &[(&str, &str, Access)] = &[
    ("GET", "/admin", Only(Viewer)),
    ("GET", "/admin/live", Only(Viewer)),
    // The ways in.
    ("GET", "/admin/password", Only(Viewer)),
    ("POST", "/admin/password", Only(Viewer)),
    ("GET", "/admin/second-factor", Access::HalfWay),
    ("POST", "/admin/second-factor", Access::HalfWay),
    ("GET", "/admin/second-factor/set-up", Access::HalfWay),
    ("POST", "/admin/second-factor/set-up", Access::HalfWay),
    ("GET", "/admin/sign-in", Anyone),
    ("POST", "/admin/sign-in", Anyone),
    ("POST", "/admin/sign-out", Anyone),
    ("GET", "/admin/welcome/{token}", Anyone),
    ("POST", "/admin/welcome/{token}", Anyone),
    // One's own account.
    ("GET", "/admin/account", Only(Viewer)),
    ("POST", "/admin/account", Only(Viewer)),
    ("GET", "/admin/account/password", Only(Viewer)),
    ("POST", "/admin/account/password", Only(Viewer)),
    ("GET", "/admin/account/recovery-codes", Fresh(Viewer)),
    ("POST", "/admin/account/recovery-codes", Fresh(Viewer)),
    ("GET", "/admin/account/second-factor", Fresh(Viewer)),
    ("POST", "/admin/account/second-factor", Fresh(Viewer)),
    ("GET", "/admin/account/sign-ins", Only(Viewer)),
    ("POST", "/admin/account/sign-ins", Only(Viewer)),
    // Session and campaign.
    ("GET", "/admin/content", Only(Editor)),
    ("POST", "/admin/content/deleted", Only(Editor)),
    ("POST", "/admin/content/edit", Only(Editor)),
    ("POST", "/admin/content/{draft}/call-off", Only(Editor)),
    ("POST", "/admin/content/{draft}/copy", Only(Editor)),
    ("POST", "/admin/content/{draft}/discard", Only(Editor)),
    ("POST", "/admin/content/{draft}/move", Only(Editor)),
    ("POST", "/admin/content/{draft}/photo/{speaker}", Only(Editor)),
    ("GET", "/admin/content/{draft}/preview", Only(Editor)),
    ("GET", "/admin/content/{draft}/publish", Only(Editor)),
    ("POST", "/admin/content/{draft}/publish", Only(Editor)),
    ("POST", "/admin/content/{draft}/reorder", Only(Editor)),
    ("GET", "/admin/content/{draft}/{section}", Only(Editor)),
    ("POST", "/admin/content/{draft}/{section}", Only(Editor)),
    ("POST", "/admin/content/{draft}/{section}/deleted", Only(Editor)),
    ("GET", "/admin/photos/{file}", Only(Editor)),
    // Registrations.
    ("GET", "/admin/registrations", Only(Moderator)),
    ("POST", "/admin/registrations/deleted", Only(Editor)),
    ("GET", "/admin/registrations/export", Fresh(Editor)),
    ("POST", "/admin/registrations/export", Fresh(Editor)),
    ("GET", "/admin/registrations/import", Only(Editor)),
    ("POST", "/admin/registrations/import", Only(Editor)),
    ("GET", "/admin/registrations/import/example", Only(Editor)),
    ("GET", "/admin/registrations/new", Only(Editor)),
    ("POST", "/admin/registrations/new", Only(Editor)),
    ("GET", "/admin/registrations/{id}", Only(Moderator)),
    ("GET", "/admin/registrations/{id}/cancel", Only(Editor)),
    ("POST", "/admin/registrations/{id}/cancel", Only(Editor)),
    ("POST", "/admin/registrations/{id}/check-in", Only(Moderator)),
    ("POST", "/admin/registrations/{id}/deleted", Only(Editor)),
    ("GET", "/admin/registrations/{id}/erase", Fresh(Editor)),
    ("POST", "/admin/registrations/{id}/erase", Fresh(Editor)),
    ("POST", "/admin/registrations/{id}/move-up", Only(Editor)),
    ("POST", "/admin/registrations/{id}/send-again", Only(Editor)),
    ("POST", "/admin/registrations/{id}/undo-check-in", Only(Moderator)),
    // Moderation.
    ("GET", "/admin/moderation", Only(Moderator)),
    ("POST", "/admin/moderation", Only(Moderator)),
    ("GET", "/admin/moderation/done", Only(Moderator)),
    ("POST", "/admin/moderation/done", Only(Moderator)),
    ("GET", "/admin/moderation/wall", Only(Editor)),
    ("POST", "/admin/moderation/wall", Only(Editor)),
    ("POST", "/admin/moderation/wall/deleted", Only(Editor)),
    // Questions, mail, embeds, settings.
    ("GET", "/admin/embeds", Only(Editor)),
    ("POST", "/admin/embeds", Only(Editor)),
    ("POST", "/admin/embeds/deleted", Only(Editor)),
    ("GET", "/admin/mail", Only(Editor)),
    ("POST", "/admin/mail", Only(Editor)),
    ("GET", "/admin/questions", Only(Moderator)),
    ("POST", "/admin/questions", Only(Moderator)),
    ("GET", "/admin/settings", Only(Editor)),
    ("POST", "/admin/settings", Only(Editor)),
    ("POST", "/admin/settings/deleted", Only(Editor)),
    ("GET", "/admin/settings/meeting", Fresh(Editor)),
    ("POST", "/admin/settings/meeting", Fresh(Editor)),
    // The team.
    ("GET", "/admin/team", Only(Owner)),
    ("GET", "/admin/team/deleted", Fresh(Owner)),
    ("POST", "/admin/team/deleted", Fresh(Owner)),
    ("GET", "/admin/team/invite", Fresh(Owner)),
    ("POST", "/admin/team/invite", Fresh(Owner)),
    ("GET", "/admin/team/{id}/invitation", Fresh(Owner)),
    ("POST", "/admin/team/{id}/invitation", Fresh(Owner)),
    ("GET", "/admin/team/{id}/role", Fresh(Owner)),
    ("POST", "/admin/team/{id}/role", Fresh(Owner)),
    ("GET", "/admin/team/{id}/remove", Fresh(Owner)),
    ("POST", "/admin/team/{id}/remove", Fresh(Owner)),
    // The audit log.
    ("GET", "/admin/audit", Only(Owner)),
    ("GET", "/admin/audit/export", Fresh(Owner)),
];

/// Who tries.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Who {
    Nobody,
    /// Signed in with both factors, a moment ago.
    With(Role),
    /// An owner whose sign-in has ended.
    Ended,
    /// An owner who has still to give the second factor.
    HalfWay,
    /// An owner who typed the password a while ago.
    NotFresh,
}

const EVERYBODY: [Who; 8] = [
    Who::Nobody,
    Who::With(Role::Viewer),
    Who::With(Role::Moderator),
    Who::With(Role::Editor),
    Who::With(Role::Owner),
    Who::Ended,
    Who::HalfWay,
    Who::NotFresh,
];

/// What the guard says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Said {
    SignIn,
    SecondFactor,
    Password,
    Forbidden,
    /// It lets them through.
    Nothing,
}

/// What the guard has to say.
fn expected(who: Who, access: Access) -> Said {
    let (role, fresh) = match access {
        Access::Anyone => return Said::Nothing,
        Access::HalfWay if matches!(who, Who::Nobody | Who::Ended) => return Said::SignIn,
        Access::HalfWay => return Said::Nothing,
        Access::Role(role) => (role, false),
        Access::Fresh(role) => (role, true),
    };
    match who {
        Who::Nobody | Who::Ended => Said::SignIn,
        Who::HalfWay => Said::SecondFactor,
        Who::With(has) if !has.may(role) => Said::Forbidden,
        Who::NotFresh if fresh => Said::Password,
        Who::With(_) | Who::NotFresh => Said::Nothing,
    }
}

/// What the guard of `path` said, by its answer.
fn said(answer: &Response, method: &str, path: &str) -> Said {
    if answer.status() == StatusCode::FORBIDDEN {
        return Said::Forbidden;
    }
    let location = answer.headers().get(header::LOCATION).map_or("", |location| location.to_str().unwrap());
    // A form without a page at its address leads to the area's first page.
    let nexts: &[&str] = if method == "POST" { &[path, "/admin"] } else { &[path] };
    let to = |page: &str| nexts.iter().any(|next| location == format!("/admin/{page}?next={next}"));
    match () {
        () if to("sign-in") => Said::SignIn,
        () if to("second-factor") => Said::SecondFactor,
        () if to("password") => Said::Password,
        () => Said::Nothing,
    }
}

/// An address of a route: what stands in braces leads to nothing.
fn address(path: &str) -> String {
    path.split('/').map(|part| if part.starts_with('{') { "none" } else { part }).collect::<Vec<_>>().join("/")
}

async fn asked(site: &Site, method: &str, path: &str, token: Option<&str>, from: Option<&str>) -> Response {
    let request = Request::builder().method(method).uri(path).header(header::HOST, "example.org");
    let request = request.header(header::ACCEPT, "text/html");
    let request = token
        .into_iter()
        .fold(request, |request, token| request.header(header::COOKIE, format!("__Host-sign-in={token}")));
    let request = from.into_iter().fold(request, |request, from| request.header("sec-fetch-site", from));
    let request = request.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
    site.response(request.body(Body::empty()).unwrap()).await
}

async fn owner(site: &Site) -> String {
    site.backend.organiser_for_test(Role::Owner, Lang::En).await.unwrap()
}

#[tokio::test]
async fn every_address_is_listed_with_who_may_open_it() {
    let site = Site::start_with(|config| config.limits = false).await;
    let mut there: Vec<_> = site.admin_routes.iter().map(|route| (route.method, route.path, route.access)).collect();
    let mut listed = ROUTES.to_vec();
    there.sort_by_key(|(method, path, _)| (*path, *method));
    listed.sort_by_key(|(method, path, _)| (*path, *method));
    let unlisted: Vec<_> = there.iter().filter(|route| !listed.contains(route)).collect();
    let gone: Vec<_> = listed.iter().filter(|route| !there.contains(route)).collect();
    assert!(unlisted.is_empty(), "of the site, and not (so) in the list of this test: {unlisted:#?}");
    assert!(gone.is_empty(), "in the list of this test, and not (so) of the site: {gone:#?}");
    assert_eq!(there.len(), listed.len(), "one of them is there twice");
    for (_, path, access) in there.iter().filter(|(method, ..)| *method == "POST") {
        let page = there.iter().any(|(method, other, _)| *method == "GET" && other == path);
        assert!(page || !matches!(access, Fresh(_)), "{path}: nobody could come back to it from typing a password");
    }
}

#[tokio::test]
async fn everybody_is_let_in_where_they_may_and_nowhere_else() {
    let site = Site::start_with(|config| config.limits = false).await;
    // One each, as some addresses end the sign-in that they are opened with.
    let ended = owner(&site).await;
    site.clock.advance(13 * 60 * domain::MINUTE);
    let mut stale = Vec::new();
    for _ in &site.admin_routes {
        stale.push(owner(&site).await);
    }
    site.clock.advance(11 * domain::MINUTE);
    let mut half_way = Vec::new();
    for _ in &site.admin_routes {
        half_way.push(owner(&site).await);
    }
    site.execute("UPDATE sign_ins SET is_whole = 0 WHERE created_at = (SELECT MAX(created_at) FROM sign_ins)").await;
    let mut wrong = Vec::new();
    for (i, route) in site.admin_routes.clone().into_iter().enumerate() {
        let path = address(route.path);
        for who in EVERYBODY {
            let token = match who {
                Who::Nobody => None,
                Who::With(role) => Some(site.backend.organiser_for_test(role, Lang::En).await.unwrap()),
                Who::Ended => Some(ended.clone()),
                Who::HalfWay => Some(half_way[i].clone()),
                Who::NotFresh => Some(stale[i].clone()),
            };
            let answer = asked(&site, route.method, &path, token.as_deref(), Some("same-origin")).await;
            let said = said(&answer, route.method, &path);
            if said != expected(who, route.access) || answer.status().is_server_error() {
                wrong.push(format!("{} {path} as {who:?}: {said:?} ({})", route.method, answer.status()));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[tokio::test]
async fn no_answer_is_kept_by_anybody_nor_found_by_search_engines() {
    let site = Site::start_with(|config| config.limits = false).await;
    let mut paths: Vec<_> = site.admin_routes.iter().map(|route| (route.method, address(route.path))).collect();
    paths.extend([("GET", "/admin/nowhere".to_owned()), ("GET", "/admin/".to_owned()), ("PUT", "/admin".to_owned())]);
    for (method, path) in paths {
        for token in [None, Some(owner(&site).await)] {
            let answer = asked(&site, method, &path, token.as_deref(), Some("same-origin")).await;
            let header = |name: &str| answer.headers().get(name).map(|value| value.to_str().unwrap().to_owned());
            assert_eq!(header("cache-control").as_deref(), Some("private, no-store"), "{method} {path}");
            assert_eq!(header("x-robots-tag").as_deref(), Some("noindex"), "{method} {path}");
            assert_eq!(header("etag"), None, "{method} {path}");
        }
    }
    let (ada, layla) = (owner(&site).await, site.backend.organiser_for_test(Role::Viewer, Lang::Ar).await.unwrap());
    let (one, other) = (site.get_as(&ada, "/admin").await, site.get_as(&layla, "/admin").await);
    assert!(one.text().contains("The owner") && other.text().contains("The viewer"), "each has a page of their own");
    assert!(one.text().contains("<meta name=\"robots\" content=\"noindex\""));
    assert!(other.text().contains("<html lang=\"ar\" dir=\"rtl\""));
}

#[tokio::test]
async fn a_form_that_says_not_where_it_comes_from_is_refused() {
    let site = Site::start_with(|config| config.limits = false).await;
    for route in site.admin_routes.clone().iter().filter(|route| route.method == "POST") {
        for from in [None, Some("cross-site"), Some("same-site")] {
            let token = owner(&site).await;
            let answer = asked(&site, "POST", &address(route.path), Some(&token), from).await;
            assert_eq!(answer.status(), 403, "{} from {from:?}", route.path);
            assert_eq!(answer.headers().get(header::SET_COOKIE), None, "{}", route.path);
        }
    }
    let token = owner(&site).await;
    let cookie = format!("__Host-sign-in={token}");
    let answer = site.post_with("/admin/team/invite", &[], &[("cookie", &cookie)]).await;
    assert!(answer.text().contains("This came from another site"), "{}", answer.text());
}

#[tokio::test]
async fn a_role_that_does_not_allow_it_is_told_so_with_a_way_back() {
    let site = Site::start().await;
    for (lang, words) in [
        (Lang::En, "Your role does not allow this"),
        (Lang::Fr, "Votre rôle ne le permet pas"),
        (Lang::Ar, "دورك لا يسمح بهذا"),
    ] {
        let token = site.backend.organiser_for_test(Role::Editor, lang).await.unwrap();
        let answer = site.get_as(&token, "/admin/audit").await;
        assert_eq!(answer.status, 403);
        assert!(answer.text().contains(&format!("<html lang=\"{lang}\"")), "in the organiser's language");
        assert!(answer.text().contains(words) && answer.text().contains("href=\"/admin\""), "{}", answer.text());
        assert!(!answer.text().contains("href=\"/admin/team\""), "nothing of what they may not see");
    }
}
