//! How the session stands, what waits for an organiser, how mail goes, and what is sent next.

use backend::{
    MailHealth, NextMail, Overview, dates,
    i18n::{number, tr, tr_with},
    mail::MailTarget,
};
use domain::{Instant, Lang, MINUTE, RegistrationState, Role, SessionState};
use leptos::prelude::*;

use crate::{admin::desk::Desk, ui::said::said};

/// After how long a mail that waits is late, in milliseconds: the first tries come within minutes.
const LATE: i64 = 15 * MINUTE;

/// The state of the session by the clock, and its seats. It changes at its time on an open page too: by what the boot
/// script does for the door of the waiting room.
pub(super) fn session(desk: &Desk, overview: &Overview) -> impl IntoView + use<> {
    let event = desk.event.clone()?;
    let (lang, session, now, zone) = (desk.lang, &event.session, desk.now(), desk.zone());
    let state = match session.state_at(now) {
        SessionState::Scheduled => tr(lang, "admin-today-scheduled"),
        SessionState::DoorsOpen => tr(lang, "admin-today-doors-open"),
        SessionState::Live => tr(lang, "admin-today-live"),
        SessionState::Ended => tr(lang, "admin-today-ended"),
        SessionState::Cancelled => tr(lang, "admin-today-cancelled"),
    };
    let changes_in = session.next_change_after(now).map(|change| change.since(now) / i64::from(desk.reading.speed));
    let day = dates::long_date(lang, session.starts_at, &zone);
    let times = dates::time_range(lang, session.starts_at, session.ends_at, &zone);
    let zone_name = dates::zone_name(session.starts_at, &zone);
    Some(view! {
        <section id="door" data-live="desk" data-changes-in=changes_in aria-labelledby="today-session">
            <h2 id="today-session">{tr(lang, "admin-today-session")}</h2>
            <p class="today-title">{said(lang, &session.title)}</p>
            <p><b class="today-state">{state}</b></p>
            <p>{day} <br /> <bdi>{times}</bdi> " " <bdi>{zone_name}</bdi></p>
            {seats(lang, session.capacity, overview)}
        </section>
    })
}

/// Seats, and those who have or want one.
fn seats(lang: Lang, capacity: Option<i64>, overview: &Overview) -> impl IntoView + use<> {
    let of = |states: &[RegistrationState]| {
        let counts = overview.states.iter().filter(|(state, _)| states.contains(state)).map(|(_, count)| *count);
        number(lang, i64::try_from(counts.sum::<u64>()).unwrap_or(i64::MAX))
    };
    let free = capacity.map(|capacity| (capacity - overview.seats_taken).max(0));
    let taken = match capacity {
        Some(capacity) => {
            tr_with(lang, "admin-today-taken-of", &[("taken", overview.seats_taken.into()), ("seats", capacity.into())])
        }
        None => number(lang, overview.seats_taken),
    };
    let free = free.map_or_else(|| tr(lang, "admin-today-no-limit"), |free| number(lang, free));
    let mut lines = vec![(tr(lang, "admin-today-taken"), taken), (tr(lang, "admin-today-free"), free)];
    // Of erased registrations only the seats are known.
    if !overview.erased {
        lines.extend([
            (tr(lang, "admin-today-unconfirmed"), of(&[RegistrationState::Pending, RegistrationState::Offered])),
            (tr(lang, "admin-today-in-line"), of(&[RegistrationState::Waitlisted])),
            (tr(lang, "admin-today-attended"), of(&[RegistrationState::Attended])),
            (tr(lang, "admin-today-out"), of(&[RegistrationState::Cancelled, RegistrationState::Expired])),
        ]);
    }
    facts(lines)
}

/// What an organiser has to look at, each with the way there for those who may.
pub(super) fn to_look_at(desk: &Desk, overview: &Overview) -> impl IntoView + use<> {
    let (lang, waits) = (desk.lang, overview.to_look_at);
    let lines = [
        ("/admin/moderation", waits.pledges, tr_with(lang, "admin-today-pledges", &[("count", waits.pledges.into())])),
        ("/admin/moderation", waits.reports, tr_with(lang, "admin-today-reports", &[("count", waits.reports.into())])),
        (
            "/admin/questions",
            waits.questions,
            tr_with(lang, "admin-today-questions", &[("count", waits.questions.into())]),
        ),
    ];
    let may = desk.may(Role::Moderator);
    let lines: Vec<_> = lines
        .into_iter()
        .filter(|(_, count, _)| *count > 0)
        .map(|(address, _, words)| {
            let words = if may { view! { <a href=desk.at(address)>{words}</a> }.into_any() } else { words.into_any() };
            view! { <li>{words}</li> }
        })
        .collect();
    let list = if lines.is_empty() {
        view! { <p class="quiet">{tr(lang, "admin-today-nothing-waits")}</p> }.into_any()
    } else {
        view! { <ul class="today-waits">{lines}</ul> }.into_any()
    };
    view! {
        <section aria-labelledby="today-waits">
            <h2 id="today-waits">{tr(lang, "admin-today-waits")}</h2>
            {list}
        </section>
    }
}

/// How mail goes, and where to.
pub(super) fn mail(desk: &Desk, overview: &Overview) -> impl IntoView + use<> {
    let lang = desk.lang;
    let MailHealth { waiting, oldest_waiting, tried_again, sent, given_up } = overview.mail;
    let count = |count: u64| number(lang, i64::try_from(count).unwrap_or(i64::MAX));
    let mut lines = vec![
        (tr(lang, "admin-today-mail-target"), target(lang, &desk.site.mail)),
        (tr(lang, "admin-today-mail-waiting"), count(waiting)),
    ];
    if let Some(oldest) = oldest_waiting {
        lines.push((tr(lang, "admin-today-mail-oldest"), moment(desk, oldest)));
    }
    lines.push((tr(lang, "admin-today-mail-tried"), count(tried_again)));
    lines.push((tr(lang, "admin-today-mail-sent"), count(sent)));
    lines.push((tr(lang, "admin-today-mail-given-up"), count(given_up)));
    let late = oldest_waiting.is_some_and(|oldest| desk.now().since(oldest) > LATE);
    let late = late.then(|| view! { <p class="note">{tr(lang, "admin-today-mail-late")}</p> });
    let link = desk.may(Role::Editor).then(|| {
        view! { <p><a href="/admin/mail">{tr(lang, "admin-today-mail-log")}</a></p> }
    });
    view! {
        <section aria-labelledby="today-mail">
            <h2 id="today-mail">{tr(lang, "admin-mail")}</h2>
            {late}
            {facts(lines)}
            {link}
        </section>
    }
}

/// Where mail goes, in words that hold no secret.
pub(crate) fn target(lang: Lang, target: &MailTarget) -> String {
    match target {
        MailTarget::Log => tr(lang, "admin-today-mail-to-nobody"),
        MailTarget::Dir(_) => tr(lang, "admin-today-mail-to-files"),
        MailTarget::Smtp(server) => tr_with(lang, "admin-today-mail-to-server", &[("host", server.host().into())]),
    }
}

/// What is sent to everybody next.
pub(super) fn next(desk: &Desk, overview: &Overview) -> impl IntoView + use<> {
    let lang = desk.lang;
    let lines: Vec<_> = overview
        .next
        .iter()
        .map(|NextMail { kind, at, people }| {
            let what = tr(lang, &format!("admin-mail-kind-{}", kind.code().replace('_', "-")));
            let to = tr_with(lang, "admin-today-next-to", &[("people", (*people).into())]);
            view! { <li><b>{what}</b> <br /> {moment(desk, *at)} <br /> {to}</li> }
        })
        .collect();
    let list = if lines.is_empty() {
        view! { <p class="quiet">{tr(lang, "admin-today-next-none")}</p> }.into_any()
    } else {
        view! { <ul class="today-waits">{lines}</ul> }.into_any()
    };
    view! {
        <section aria-labelledby="today-next">
            <h2 id="today-next">{tr(lang, "admin-today-next")}</h2>
            {list}
        </section>
    }
}

/// The day and the time, in the session's zone.
pub(crate) fn moment(desk: &Desk, at: Instant) -> String {
    let zone = desk.zone();
    let day = dates::short_date(desk.lang, at, &zone);
    tr_with(
        desk.lang,
        "admin-moment",
        &[
            ("day", day.into()),
            ("time", dates::time(desk.lang, at, &zone).into()),
            ("zone", dates::zone_name(at, &zone).into()),
        ],
    )
}

/// Names and what is known of each.
fn facts(lines: Vec<(String, String)>) -> impl IntoView {
    let lines: Vec<_> =
        lines.into_iter().map(|(name, fact)| view! { <div><dt>{name}</dt><dd>{fact}</dd></div> }).collect();
    view! { <dl class="desk-facts">{lines}</dl> }
}
