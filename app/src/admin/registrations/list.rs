//! The list of registrations: a page of it, with how many there are in each state.

use axum::{extract::Query, response::Response};
use axum_extra::extract::Form;
use backend::{
    RegistrationDetails, RegistrationFilter, RegistrationPage, RegistrationRow, RegistrationSight, RegistrationsForm,
    Shelf,
    i18n::{number, tr},
};
use domain::{RegistrationState, Role};
use leptos::prelude::*;

use super::{JustDone, LIST, UNDO, cancelled, filter::FilterForm, import::IMPORT, moment, said_done, sight};
use crate::{
    admin::{
        deleted::{self, JustNow, Undo, UndoForm},
        desk::Desk,
        sessions::SessionPicker,
        shell::AdminHead,
    },
    site::Failure,
    ui::names::country_name,
};

/// `GET /admin/registrations`.
pub(crate) async fn show(
    desk: Desk,
    Query(form): Query<RegistrationsForm>,
    Query(done): Query<JustDone>,
    Query(just): Query<JustNow>,
) -> Result<Response, Failure> {
    let lang = desk.lang;
    let head = AdminHead::new(tr(lang, "admin-registrations"), tr(lang, "admin-registrations-help"));
    let Some(event) = desk.event.clone() else {
        return Ok(desk.draw(head, |_| view! { <p>{tr(lang, "admin-registrations-unpublished")}</p> }));
    };
    let filter = RegistrationFilter::parse(&form, sight(&desk));
    let place = filter.place(&form);
    let page = desk.backend().registrations(&filter, place.as_ref()).await?;
    let counts = desk.backend().registration_counts().await?;
    let deleted = cancelled(&desk).await?;
    let doors_open = !event.session.cancelled && event.session.doors_open_at() <= desk.now();
    let here = desk.at(&filter.address(LIST, place.as_ref()));
    let list = List { filter: filter.clone(), page, here, is_first: place.is_none(), doors_open };
    Ok(desk.clone().draw(head, |_| {
        view! {
            <SessionPicker desk=desk.clone() action=LIST />
            {said_done(&desk, &done)}
            <Undo desk=desk.clone() just deleted action=desk.at(UNDO) />
            {desk.may(Role::Editor).then(|| view! { <Ways desk=desk.clone() filter=filter.clone() /> })}
            <FilterForm desk=desk.clone() filter event />
            <div id="registrations" data-live="desk">
                <Counts desk=desk.clone() counts=counts.clone() filter=list.filter.clone() />
                {if counts.is_empty() {
                    let form = desk.visitors_page("/register");
                    view! {
                        <p class="note">
                            {tr(lang, "admin-registrations-none")} " "
                            <a href=form target="_self">{tr(lang, "admin-registrations-to-form")}</a>
                        </p>
                    }.into_any()
                } else {
                    view! { <ListOf desk list /> }.into_any()
                }}
            </div>
        }
    }))
}

/// `POST /admin/registrations/deleted`: asks for a seat again for somebody whose registration was cancelled.
pub(crate) async fn undo(desk: Desk, Form(form): Form<UndoForm>) -> Result<Response, Failure> {
    deleted::undo(&desk, Shelf::Registrations, &form, &desk.at(LIST)).await
}

/// What else can be done here.
#[component]
fn Ways(desk: Desk, filter: RegistrationFilter) -> impl IntoView {
    let lang = desk.lang;
    view! {
        <p class="registrations-ways">
            <a class="button" href=desk.at("/admin/registrations/new")>{tr(lang, "admin-registrations-add")}</a>
            " "
            <a class="button button-quiet" href=desk.at(IMPORT)>{tr(lang, "admin-import")}</a>
            " "
            <a class="button button-quiet" href=desk.at(&filter.address("/admin/registrations/export", None))>
                {tr(lang, "admin-registrations-export")}
            </a>
        </p>
    }
}

/// How many there are in each state; each number leads to its list.
#[component]
fn Counts(desk: Desk, counts: Vec<(RegistrationState, u64)>, filter: RegistrationFilter) -> impl IntoView {
    let lang = desk.lang;
    let all = counts.iter().map(|(_, count)| count).sum();
    let of_all = (None, tr(lang, "admin-registrations-all"), all);
    let of_states = counts
        .into_iter()
        .map(|(state, count)| (Some(state), tr(lang, &format!("admin-registrations-state-{}", state.code())), count));
    let items = [of_all].into_iter().chain(of_states).map(|(state, name, count)| {
        let current = (filter.state == state).then_some("true");
        let address = desk.at(&RegistrationFilter { state, ..filter.clone() }.address(LIST, None));
        let count = number(lang, i64::try_from(count).unwrap_or(i64::MAX));
        view! {
            <li>
                <a href=address aria-current=current>
                    <span class="count">{count}</span> " " {name}
                </a>
            </li>
        }
    });
    view! { <ul class="registration-counts" aria-label=tr(lang, "admin-registrations-counts")>{items.collect_view()}</ul> }
}

/// What the list is drawn from.
#[derive(Clone)]
struct List {
    filter: RegistrationFilter,
    page: RegistrationPage,
    /// The page's own address.
    here: String,
    is_first: bool,
    /// Whether people can be checked in.
    doors_open: bool,
}

#[component]
fn ListOf(desk: Desk, list: List) -> impl IntoView {
    let lang = desk.lang;
    if list.page.rows.is_empty() {
        return view! {
            <p class="note">
                {tr(lang, "admin-registrations-nobody")} " "
                <a href=desk.at(LIST)>{tr(lang, "admin-registrations-filter-none")}</a>
            </p>
        }
        .into_any();
    }
    let sees_all = list.filter.sight == RegistrationSight::Everything;
    let further = sees_all.then(|| {
        view! {
            <th scope="col">{tr(lang, "admin-registrations-organisation")}</th>
            <th scope="col">{tr(lang, "admin-registrations-country")}</th>
            <th scope="col">{tr(lang, "admin-registrations-language")}</th>
            <th scope="col">{tr(lang, "admin-registrations-registered")}</th>
        }
    });
    let next = list.page.next.as_ref().map(|place| {
        let address = desk.at(&list.filter.address(LIST, Some(place)));
        view! { <a class="button button-quiet" href=address>{tr(lang, "admin-registrations-next")}</a> }
    });
    let first = (!list.is_first).then(|| {
        let address = desk.at(&list.filter.address(LIST, None));
        view! { <a href=address>{tr(lang, "admin-registrations-first")}</a> }
    });
    let rows = list.page.rows.iter().map(|row| {
        view! { <Row desk=desk.clone() row=row.clone() here=list.here.clone() doors_open=list.doors_open /> }
    });
    view! {
        <div class="table-scroll" role="region" aria-label=tr(lang, "admin-registrations") tabindex="0">
            <table class="registrations">
                <thead>
                    <tr>
                        <th scope="col">{tr(lang, "admin-registrations-name")}</th>
                        // On a phone it has to be within reach.
                        <th scope="col">{tr(lang, "admin-registrations-check-in")}</th>
                        <th scope="col">{tr(lang, "admin-registrations-state")}</th>
                        {further}
                    </tr>
                </thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </div>
        <p class="registrations-more">{next} " " {first}</p>
    }
    .into_any()
}

#[component]
fn Row(desk: Desk, row: RegistrationRow, here: String, doors_open: bool) -> impl IntoView {
    let lang = desk.lang;
    let RegistrationRow { id, name, state, details } = row;
    let address = format!("{LIST}/{id}");
    view! {
        <tr id=format!("row-{id}") tabindex="-1">
            <th scope="row"><a href=address.clone()><bdi dir="auto">{name.clone()}</bdi></a></th>
            <td><CheckIn desk=desk.clone() address name state here doors_open /></td>
            <td>
                <span class="registration-state" data-state=state.code()>
                    {tr(lang, &format!("admin-registrations-state-{}", state.code()))}
                </span>
            </td>
            {details.map(|details| view! { <DetailCells desk details /> })}
        </tr>
    }
}

#[component]
fn DetailCells(desk: Desk, details: RegistrationDetails) -> impl IntoView {
    let lang = desk.lang;
    view! {
        <td><bdi dir="auto">{details.organisation.unwrap_or_default()}</bdi></td>
        <td>{details.country.map(|country| country_name(lang, &country))}</td>
        <td lang=details.lang.code()>{details.lang.own_name()}</td>
        <td>{moment(&desk, details.created_at)}</td>
    }
}

/// The button that checks somebody in, or takes that back; it leads back to the list. With scripts nothing moves.
#[component]
fn CheckIn(
    desk: Desk,
    address: String,
    name: String,
    state: RegistrationState,
    here: String,
    doors_open: bool,
) -> impl IntoView {
    let lang = desk.lang;
    let (step, text) = match state {
        RegistrationState::Confirmed if doors_open => ("check-in", tr(lang, "admin-registrations-check-in-do")),
        RegistrationState::Attended => ("undo-check-in", tr(lang, "admin-registrations-check-in-undo")),
        _ => return ().into_any(),
    };
    view! {
        <form method="post" action=format!("{address}/{step}") data-stays>
            <input type="hidden" name="back" value=here />
            <button type="submit" class="button-quiet">{text} <span class="unseen">" " <bdi>{name}</bdi></span></button>
        </form>
    }
    .into_any()
}
