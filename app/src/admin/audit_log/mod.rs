//! Everything that organisers did, to read, choose from and take along.

mod entry;

use axum::{
    body::Body,
    extract::{Query, RawQuery},
    http::{StatusCode, header},
    response::{IntoResponse, Redirect, Response},
};
use backend::{
    AuditFilter, AuditFilterForm, AuditPage,
    i18n::{tr, tr_with},
};
use domain::{AppError, AuditAction, Lang, Role};
use leptos::prelude::*;
use serde::Deserialize;

use self::entry::Entry;
use crate::{
    admin::{
        Access, AdminArea,
        desk::{Desk, status_of},
        shell::AdminHead,
    },
    site::Failure,
    ui::fields::{ErrorSummary, FieldError, Problems, SelectField},
};

pub(super) fn routes(area: AdminArea) -> AdminArea {
    area.get("/admin/audit", Access::Role(Role::Owner), show).get(
        "/admin/audit/export",
        Access::Fresh(Role::Owner),
        export,
    )
}

/// Which page of the log.
#[derive(Deserialize, Default)]
#[serde(default)]
struct Asked {
    /// Only what is older than the entry with this id.
    before: Option<String>,
}

/// What the page shows besides the log.
struct Shown {
    form: AuditFilterForm,
    /// Who can be chosen: id and name.
    people: Vec<(String, String)>,
    /// Whether these are the newest.
    is_first: bool,
}

/// `GET /admin/audit`, with the filter and the page in its query.
async fn show(
    desk: Desk,
    Query(form): Query<AuditFilterForm>,
    Query(asked): Query<Asked>,
) -> Result<Response, Failure> {
    let (filter, error) = match form.parse(&desk.zone()) {
        Ok(filter) => (filter, None),
        Err(errors) => (AuditFilter::default(), Some(AppError::Invalid(errors))),
    };
    let status = error.as_ref().map_or(StatusCode::OK, status_of);
    let page = desk.backend().audit_page(&filter, asked.before.as_deref()).await?;
    let shown = Shown { form, people: desk.backend().audited().await?, is_first: asked.before.is_none() };
    let (lang, zone) = (desk.lang, desk.zone());
    let help = tr_with(lang, "admin-audit-help", &[("zone", zone.clone().into())]);
    let head = AdminHead::new(tr(lang, "admin-audit"), help);
    let problems = Problems { lang, error };
    Ok(desk.draw_as(status, head, |_| view! { <Log zone page shown problems /> }))
}

/// `GET /admin/audit/export`: what is chosen, as a file. Who comes from typing their password has lost what they chose, and
/// chooses again.
async fn export(
    desk: Desk,
    RawQuery(query): RawQuery,
    Query(form): Query<AuditFilterForm>,
) -> Result<Response, Failure> {
    let chosen = form.query();
    let Some(filter) = query.and_then(|_| form.parse(&desk.zone()).ok()) else {
        return Ok(Redirect::to(&format!("/admin/audit?{chosen}")).into_response());
    };
    let list = desk.backend().export_audit(&desk.actor()?, filter, &chosen).await?;
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"audit-log.csv\""),
    ];
    Ok((headers, Body::from_stream(list)).into_response())
}

#[component]
fn Log(zone: String, page: AuditPage, shown: Shown, problems: Problems) -> impl IntoView {
    let lang = problems.lang;
    let chosen = shown.form.query();
    let empty = page.entries.is_empty().then(|| {
        view! { <p>{tr(lang, if chosen.is_empty() { "admin-audit-empty" } else { "admin-audit-none-fits" })}</p> }
    });
    let entries = page.entries.into_iter().map(|entry| {
        let zone = zone.clone();
        view! { <Entry lang zone entry /> }
    });
    let entries = entries.collect_view();
    let and = |more: &str| if chosen.is_empty() { more.to_owned() } else { format!("{chosen}&{more}") };
    let older = page.next.map(|next| {
        let address = format!("/admin/audit?{}", and(&format!("before={next}")));
        view! { <a class="button button-quiet" href=address>{tr(lang, "admin-audit-older")}</a> }
    });
    let newest = (!shown.is_first).then(|| {
        let address = format!("/admin/audit?{chosen}");
        view! { <a class="button button-quiet" href=address>{tr(lang, "admin-audit-newest")}</a> }
    });
    let export = format!("/admin/audit/export?{}", if chosen.is_empty() { "all" } else { chosen.as_str() });
    view! {
        <Choice form=shown.form people=shown.people problems />
        // Not by the boot script: it is a file, or the way to one.
        <p>
            <a class="button button-quiet" href=export target="_self">
                {tr(lang, "admin-audit-export")}
            </a>
        </p>
        <div id="audit" data-live="desk">
            {empty}
            <ol class="audit">{entries}</ol>
        </div>
        <p class="acts">{newest} {older}</p>
    }
}

/// What to choose by: who, what, and on which day.
#[component]
fn Choice(form: AuditFilterForm, people: Vec<(String, String)>, problems: Problems) -> impl IntoView {
    let lang = problems.lang;
    let any = || (String::new(), tr(lang, "admin-audit-any"));
    let command = ("command".to_owned(), tr(lang, "admin-audit-command"));
    let who = [any(), command].into_iter().chain(people).collect::<Vec<_>>();
    let mut what: Vec<_> =
        AuditAction::ALL.into_iter().map(|action| (action.code().to_owned(), action_name(lang, action))).collect();
    what.sort_by(|(_, a), (_, b)| a.cmp(b));
    let what = [any()].into_iter().chain(what).collect::<Vec<_>>();
    let is_chosen = form != AuditFilterForm::default();
    let all = is_chosen.then(|| {
        view! { <a class="button button-quiet" href="/admin/audit">{tr(lang, "admin-audit-all")}</a> }
    });
    // Without an error there is nothing to sum up, and nothing is sent that could fail.
    let summary = problems.error.is_some().then(|| view! { <ErrorSummary problems=problems.clone() /> });
    let described = problems.describing("day", false);
    let wrong = problems.is_wrong("day").then_some("true");
    view! {
        <form class="audit-choice" method="get" action="/admin/audit" role="search" aria-label=tr(lang, "admin-audit-choose") novalidate>
            {summary}
            <SelectField field="who" label=tr(lang, "admin-audit-who") options=who value=form.who problems=problems.clone() />
            <SelectField field="what" label=tr(lang, "admin-audit-what") options=what value=form.what problems=problems.clone() />
            <div class="field">
                <label for="day">{tr(lang, "admin-audit-day")}</label>
                <input type="date" id="day" name="day" value=form.day aria-describedby=described aria-invalid=wrong />
                <FieldError field="day" problems />
            </div>
            <p class="acts">
                <button type="submit">{tr(lang, "admin-audit-show")}</button>
                {all}
            </p>
        </form>
    }
}

/// What an action is called.
fn action_name(lang: Lang, action: AuditAction) -> String {
    tr(lang, &format!("admin-audit-{}", action.code()))
}
