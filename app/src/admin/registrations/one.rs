//! One registration: what is stored, what has happened, and what can be done.

use axum::{
    extract::{Path, Query},
    response::Response,
};
use backend::{
    DeletedThing, FileConsent, FileDetails, MailMade, MailOutcome, RegistrationFile, i18n::tr, i18n::tr_with,
};
use domain::{Instant, Lang, RegistrationState, Role};
use leptos::prelude::*;

use super::{JustDone, LIST, cancelled, moment, of_registration, said_done, sight};
use crate::{
    admin::{
        deleted::{JustNow, Undo},
        desk::Desk,
        sessions::AboutSession,
        shell::AdminHead,
    },
    site::Failure,
    ui::names::country_name,
};

/// `GET /admin/registrations/{id}`.
pub(crate) async fn show(
    desk: Desk,
    Path(id): Path<String>,
    Query(done): Query<JustDone>,
    Query(just): Query<JustNow>,
) -> Result<Response, Failure> {
    let file = desk.backend().registration_file(&id, sight(&desk)).await?;
    let desk = of_registration(desk, &file).await?;
    let mut cancelled = cancelled(&desk).await?;
    cancelled.retain(|one| matches!(&one.thing, DeletedThing::Registration { id, .. } if *id == file.id));
    let undo = format!("{LIST}/{}/deleted", file.id);
    let lang = desk.lang;
    // Nobody's name stands in a title: titles are kept in histories.
    let head = AdminHead::new(tr(lang, "admin-registration"), tr(lang, "admin-registration-help"));
    Ok(desk.clone().draw(head, |_| {
        view! {
            {said_done(&desk, &done)}
            <Undo desk=desk.clone() just deleted=cancelled action=undo />
            <div id="registration" class="registration" data-live="desk">
                <Heading lang file=file.clone() />
                <AboutSession desk=desk.clone() />
                <Acts desk=desk.clone() file=file.clone() />
                {file.details.clone().map(|details| view! {
                    <Stored desk=desk.clone() details=details.clone() />
                    <History desk=desk.clone() file=file.clone() details />
                })}
            </div>
            <p><a href=desk.at(LIST)>{tr(lang, "admin-registration-to-list")}</a></p>
        }
    }))
}

/// Whose it is, and where it stands.
#[component]
pub(super) fn Heading(lang: Lang, file: RegistrationFile) -> impl IntoView {
    let state = file.state.code();
    view! {
        <h2><bdi dir="auto">{file.name}</bdi></h2>
        <p>
            <span class="registration-state" data-state=state>
                {tr(lang, &format!("admin-registrations-state-{state}"))}
            </span>
        </p>
    }
}

/// What can be done now, by the one who looks.
#[component]
fn Acts(desk: Desk, file: RegistrationFile) -> impl IntoView {
    let lang = desk.lang;
    let address = format!("{LIST}/{}", file.id);
    let button = |step: &str, text: String, quiet: bool| {
        let class = quiet.then_some("button-quiet");
        view! {
            <form method="post" action=format!("{address}/{step}")>
                <button type="submit" class=class>{text}</button>
            </form>
        }
    };
    let link = |step: &str, text: String| {
        view! { <a class="button button-quiet" href=format!("{address}/{step}")>{text}</a> }
    };
    let check_in = file
        .may_be_checked_in(desk.now())
        .then(|| button("check-in", tr(lang, "admin-registrations-check-in-do"), false));
    let undo = (file.state == RegistrationState::Attended)
        .then(|| button("undo-check-in", tr(lang, "admin-registration-undo"), true));
    let shut = file.doors_open_at.filter(|opens_at| *opens_at > desk.now());
    let shut = shut.filter(|_| file.state == RegistrationState::Confirmed).map(|opens_at| {
        view! { <p class="hint">{tr(lang, "admin-registration-doors")} " " {moment(&desk, opens_at)}</p> }
    });
    let of_editor = desk.may(Role::Editor).then(|| {
        let waits = file.state == RegistrationState::Waitlisted;
        let by_mail = file.details.as_ref().is_some_and(|details| details.mail_that_fits.is_some());
        view! {
            {by_mail.then(|| button("send-again", tr(lang, "admin-registration-send-again"), true))}
            {waits.then(|| button("move-up", tr(lang, "admin-registration-move-up"), true))}
            {file.state.may_be_cancelled().then(|| link("cancel", tr(lang, "admin-registration-to-cancel")))}
            {link("erase", tr(lang, "admin-registration-to-erase"))}
        }
    });
    view! {
        <div class="registration-acts">{check_in} {undo} {of_editor}</div>
        {shut}
        {(desk.may(Role::Editor) && file.state == RegistrationState::Waitlisted).then(|| {
            view! { <p class="hint">{tr(lang, "admin-registration-move-up-hint")}</p> }
        })}
    }
}

/// What is stored about them, as they typed it.
#[component]
fn Stored(desk: Desk, details: FileDetails) -> impl IntoView {
    let lang = desk.lang;
    let typed = |name: String, value: Option<String>| {
        value.map(|value| view! { <dt>{name}</dt><dd><bdi dir="auto">{value}</bdi></dd> })
    };
    let email = match details.email.clone() {
        Some(email) => view! { <dd><bdi dir="ltr">{email}</bdi></dd> }.into_any(),
        None => view! { <dd>{tr(lang, "admin-registration-no-address")}</dd> }.into_any(),
    };
    let held = details.held_until.map(|until| {
        view! { <dt>{tr(lang, "admin-registration-held")}</dt><dd>{moment(&desk, until)}</dd> }
    });
    let place = details.place_in_line.map(|place| {
        view! { <dt>{tr(lang, "admin-registration-place")}</dt><dd class="number">{place}</dd> }
    });
    view! {
        <section aria-labelledby="stored">
            <h3 id="stored">{tr(lang, "admin-registration-stored")}</h3>
            <dl class="facts">
                <dt>{tr(lang, "admin-registration-email")}</dt>
                {email}
                {typed(tr(lang, "admin-registrations-organisation"), details.organisation)}
                {typed(
                    tr(lang, "admin-registrations-country"),
                    details.country.map(|country| country_name(lang, &country)),
                )}
                <dt>{tr(lang, "admin-registrations-language")}</dt>
                <dd lang=details.lang.code()>{details.lang.own_name()}</dd>
                {typed(tr(lang, "admin-registrations-needs"), details.access_needs)}
                {typed(tr(lang, "admin-registration-zone"), details.zone)}
                {held}
                {place}
            </dl>
        </section>
    }
}

/// What has happened, oldest first.
#[component]
fn History(desk: Desk, file: RegistrationFile, details: FileDetails) -> impl IntoView {
    let lang = desk.lang;
    let mut events: Vec<(Instant, AnyView)> = Vec::new();
    let by_hand = details.consents.iter().any(|consent| consent.by_organiser);
    let registered = tr(lang, if by_hand { "admin-registration-was-added" } else { "admin-registration-was-made" });
    events.push((details.created_at, registered.into_any()));
    events.extend(details.consents.iter().map(|consent| (consent.at, agreed(lang, consent).into_any())));
    events.extend(details.mails.iter().map(|mail| (mail.created_at, mailed(&desk, mail).into_any())));
    events.extend(details.confirmed_at.map(|at| (at, tr(lang, "admin-registration-was-confirmed").into_any())));
    events.extend(file.attended_at.map(|at| (at, tr(lang, "admin-registration-was-there").into_any())));
    // Those of one moment stay as they were put in: cause before effect.
    events.sort_by_key(|(at, _)| *at);
    let items = events.into_iter().map(|(at, what)| view! { <li>{moment(&desk, at)} " " <span>{what}</span></li> });
    view! {
        <section aria-labelledby="history">
            <h3 id="history">{tr(lang, "admin-registration-history")}</h3>
            <ol class="registration-history">{items.collect_view()}</ol>
        </section>
    }
}

fn agreed(lang: Lang, consent: &FileConsent) -> impl IntoView + use<> {
    let question = tr(lang, &format!("admin-registration-consent-{}", consent.kind.code().replace('_', "-")));
    let answer = match (consent.given, consent.by_organiser) {
        (true, false) => tr(lang, "admin-registration-consent-yes"),
        (true, true) => tr(lang, "admin-registration-consent-by-organiser"),
        (false, _) => tr(lang, "admin-registration-consent-no"),
    };
    let words = tr_with(
        lang,
        "admin-registration-consent-words",
        &[("version", consent.text_version.to_string().into()), ("language", consent.lang.own_name().into())],
    );
    view! { {question} ": " {answer} " " <small class="quiet">{words}</small> }
}

fn mailed(desk: &Desk, mail: &MailMade) -> impl IntoView + use<> {
    let lang = desk.lang;
    let kind = tr(lang, &format!("admin-registration-mail-{}", mail.kind.code().replace('_', "-")));
    let fate = match &mail.state {
        MailOutcome::Waiting => tr(lang, "admin-registration-mail-waits").into_any(),
        MailOutcome::Sent(at) => {
            view! { {tr(lang, "admin-registration-mail-sent")} " " {moment(desk, *at)} }.into_any()
        }
        MailOutcome::GivenUp(reason) => view! {
            {tr(lang, "admin-registration-mail-given-up")} " " <code dir="ltr">{reason.clone()}</code>
        }
        .into_any(),
    };
    view! { {kind} " · " {fate} }
}
