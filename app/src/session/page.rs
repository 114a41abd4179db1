//! The session page as the server draws it.

use axum::{extract::Query, response::Response};
use backend::{
    calendar, dates,
    event_data::{Places, session_json},
    i18n::{tr, tr_with},
    picture::SharePage,
};
use domain::{Lang, MilestoneState, RegistrationWindow, SessionState};
use leptos::prelude::*;

use crate::{
    pledges::page::{LatestSection, PledgeFormSection},
    questions::list::{QuestionsNow, QuestionsSection, Voted},
    registration::{own::KeptLink, page::RegistrationSection},
    session::{
        agenda::{AgendaSection, OtherSpeakers},
        islands::{Countdown, OwnTime, Timeline},
        programme::OtherSessions,
    },
    site::Visit,
    ui::{
        preview,
        said::{comma, said},
        share::Share,
        shell::{Head, Robots},
    },
};

/// `/{lang}`: the session that leads; `/{lang}/sessions/{slug}`: each by its name.
pub(crate) async fn show(visit: Visit, Query(voted): Query<Voted>) -> Response {
    let lang = visit.lang;
    let head = Head {
        title: format!("{} · {}", visit.event.session.short_title.as_str(lang), visit.event.campaign.name.as_str(lang)),
        description: visit.event.session.title.as_str(lang).to_owned(),
    };
    // Pledges stand on it.
    visit.clone().draw_for(Robots::until(visit.backend().indexable_until()), head, |drawn| {
        view! {
            <SessionPage visit=visit.clone() key=drawn.key.clone() voted />
            <ForSearchEngines visit />
        }
    })
}

/// The page's content for somebody who looks at it before it is published.
pub(crate) fn preview(visit: Visit, key: String) -> impl IntoView {
    view! { <SessionPage visit key voted=Voted::default() /> }
}

/// The session as data. No script: browsers do not run it.
#[component]
fn ForSearchEngines(visit: Visit) -> impl IntoView {
    let (page, picture) = (visit.whole_link(&visit.session_base), preview::picture(&visit, SharePage::Session));
    let places = Places { page: &page, picture: &picture };
    let data = session_json(&visit.event, visit.lang, places, visit.backend().registration_window());
    view! { <script type="application/ld+json" inner_html=data></script> }
}

#[component]
fn SessionPage(visit: Visit, key: String, voted: Voted) -> impl IntoView {
    let lang = visit.lang;
    let event = visit.event.clone();
    let session = &event.session;
    let state = session.state_at(visit.now());
    // Then the others are what comes next.
    let is_over = matches!(state, SessionState::Ended | SessionState::Cancelled);
    let aims: Vec<_> = session.aims.iter().map(|aim| view! { <li>{said(lang, aim)}</li> }).collect();
    view! {
        <div class="session-page">
            <header class="session-head">
                <p class="kicker">
                    {tr(lang, "session-kicker")} " " <bdi>{said(lang, &event.campaign.name)}</bdi>
                </p>
                <h1>{said(lang, &session.title)}</h1>
                <When visit=visit.clone() />
            </header>
            <QuestionsNow visit=visit.clone() key=key.clone() voted />
            <aside class="session-card" aria-label=tr(lang, "countdown-title")>
                <CountdownCard visit=visit.clone() />
                <CallToAct visit=visit.clone() state />
            </aside>
            <div class="session-story">
                {(state == SessionState::Ended).then(|| view! { <After visit=visit.clone() /> })}
                {is_over.then(|| view! { <OtherSessions visit=visit.clone() /> })}
                <section aria-labelledby="why">
                    <h2 id="why">{tr(lang, "why-title")}</h2>
                    <p>{said(lang, &session.why)}</p>
                    <p class="quiet">{tr(lang, "audience-label")} " " {said(lang, &session.audience)} "."</p>
                </section>
                <AgendaSection visit=visit.clone() />
                <OtherSpeakers visit=visit.clone() />
                <QuestionsSection visit=visit.clone() />
                <section aria-labelledby="aims">
                    <h2 id="aims">{tr(lang, "aims-title")}</h2>
                    <ol class="aims">{aims}</ol>
                </section>
                <RegistrationSection visit=visit.clone() key=key.clone() />
                {(!is_over).then(|| view! { <OtherSessions visit=visit.clone() /> })}
                <LatestSection visit=visit.clone() />
                <PledgeFormSection visit=visit.clone() key />
                <CampaignSection visit />
            </div>
        </div>
    }
}

/// Day, hours and zone of the session, the visitor's own time where it differs, the place, and calendars.
#[component]
pub(crate) fn When(visit: Visit) -> impl IntoView {
    let lang = visit.lang;
    let session = &visit.event.session;
    let zone = session.zone.as_str();
    let zone_label = session.zone_label.clone().unwrap_or_else(|| dates::zone_name(session.starts_at, zone));
    // A session that ends on another day says which.
    let ends_on = dates::long_date(lang, session.ends_at, zone);
    let starts_on = dates::long_date(lang, session.starts_at, zone);
    let same_day = ends_on == starts_on;
    let until = if same_day {
        dates::time(lang, session.ends_at, zone)
    } else {
        format!("{ends_on}{}{}", comma(lang), dates::time(lang, session.ends_at, zone))
    };
    let end_zone = dates::zone_name(session.ends_at, zone);
    let changes_zone = dates::zone_name(session.starts_at, zone) != end_zone;
    view! {
        <p class="when">
            <time datetime=dates::iso(session.starts_at, zone)>
                {starts_on} {comma(lang)} {dates::time(lang, session.starts_at, zone)}
            </time>
            {changes_zone.then(|| view! { " " <bdi>{zone_label.clone()}</bdi> })}
            <span class=same_day.then_some("until")>
                "–"
                <time datetime=dates::iso(session.ends_at, zone)>{until}</time>
            </span>
            " "
            <bdi title=zone.to_owned()>{if changes_zone { end_zone } else { zone_label }}</bdi>
            " · "
            {said(lang, &session.platform)}
        </p>
        <OwnStart visit=visit.clone() />
    }
}

/// When it starts by the visitor's own clock, where that shows another time.
#[component]
pub(crate) fn OwnStart(visit: Visit) -> impl IntoView {
    let session = &visit.event.session;
    view! {
        <p class="when-own">
            <OwnTime
                starts_at=session.starts_at
                session_offset=i64::from(dates::offset_minutes(session.starts_at, &session.zone))
                label=tr(visit.lang, "own-time-label")
                locale=dates::intl_tag(visit.lang).to_owned()
            />
        </p>
    }
}

/// What the figures of a countdown are called.
pub(crate) fn units(lang: Lang) -> Vec<String> {
    vec![tr(lang, "unit-days"), tr(lang, "unit-hours"), tr(lang, "unit-minutes"), tr(lang, "unit-seconds")]
}

/// The countdown to the session.
#[component]
pub(crate) fn SessionCountdown(visit: Visit) -> impl IntoView {
    let lang = visit.lang;
    let states = vec![
        tr(lang, "state-scheduled"),
        tr(lang, "state-doors-open"),
        tr(lang, "state-live"),
        tr(lang, "state-ended"),
        tr(lang, "state-cancelled"),
    ];
    let labels = vec![
        tr(lang, "countdown-starts-in"),
        tr(lang, "countdown-starts-in"),
        tr(lang, "countdown-ends-in"),
        tr(lang, "countdown-ended"),
        tr(lang, "countdown-cancelled"),
    ];
    let announcements = vec![
        tr(lang, "announce-one-hour"),
        tr(lang, "announce-half-hour"),
        tr(lang, "announce-ten-minutes"),
        tr(lang, "announce-five-minutes"),
        tr(lang, "announce-one-minute"),
    ];
    view! {
        <Countdown
            name="countdown-label".to_owned()
            drawn=visit.now()
            timeline=Timeline::from(&visit.event.session)
            states
            labels
            announcements
            units=units(lang)
        />
    }
}

/// The countdown to the session and, under it, to the campaign's next milestone.
#[component]
pub(crate) fn CountdownCard(visit: Visit) -> impl IntoView {
    let lang = visit.lang;
    let event = visit.event.clone();
    let milestone = event.campaign.milestones.iter().find(|m| m.state_at(visit.now()) != MilestoneState::Over);
    let milestone = milestone.map(|milestone| {
        let name = milestone.name.as_str(lang);
        let upcoming = tr_with(lang, "milestone-in", &[("milestone", name.into())]);
        let now = tr_with(lang, "milestone-now", &[("milestone", name.into())]);
        let over = tr_with(lang, "milestone-over", &[("milestone", name.into())]);
        let days = format!(
            "{} – {}",
            dates::short_date(lang, milestone.starts_at, &milestone.zone),
            dates::short_date(lang, milestone.ends_at.plus(-1), &milestone.zone)
        );
        view! {
            <div class="milestone">
                <Countdown
                    name="milestone-label".to_owned()
                    drawn=visit.now()
                    timeline=Timeline::from(milestone)
                    states=vec![String::new(); 5]
                    labels=vec![upcoming.clone(), upcoming, now, over.clone(), over]
                    announcements=vec![]
                    units=units(lang)
                />
                <p class="quiet">{days}</p>
            </div>
        }
    });
    view! {
        <SessionCountdown visit />
        {milestone}
    }
}

/// What to do now: register, pledge, put it into a calendar.
#[component]
fn CallToAct(visit: Visit, state: SessionState) -> impl IntoView {
    let lang = visit.lang;
    let event = visit.event.clone();
    let page_url = visit.whole_link(&visit.session_base);
    let ics = visit.link(&format!("/sessions/{}.ics", event.session.slug));
    let ended = matches!(state, SessionState::Ended | SessionState::Cancelled);
    let registers = visit.backend().registration_window() != RegistrationWindow::Closed;
    let calendars: Vec<_> = calendar::calendar_links(&event, lang, &page_url)
        .into_iter()
        .map(|(name, url)| view! { <li><a href=url rel="external noreferrer">{name}</a></li> })
        .collect();
    let calendar = (!ended).then(|| {
        view! {
            <details class="calendar">
                <summary>{tr(lang, "calendar-add")}</summary>
                <ul>
                    <li><a href=ics download>{tr(lang, "calendar-file")}</a></li>
                    {calendars}
                </ul>
            </details>
        }
    });
    view! {
        <p class="acts">
            {registers.then(|| view! { <a class="button" href="#register">{tr(lang, "register-title")}</a> })}
            <a class="button button-quiet" href="#pledge">{tr(lang, "pledge-title")}</a>
        </p>
        {calendar}
        <Share visit=visit.clone() path=visit.session_base.clone() says=event.session.short_title.as_str(lang).to_owned() />
        <KeptLink visit />
    }
}

/// What comes next once the session has ended.
#[component]
fn After(visit: Visit) -> impl IntoView {
    let lang = visit.lang;
    let session = &visit.event.session;
    let text = session.after.as_ref().map(|text| view! { <p>{said(lang, text)}</p> });
    let recording = session.recording_url.clone().map(|url| {
        view! { <p><a href=url rel="external noreferrer">{tr(lang, "recording-link")}</a></p> }
    });
    view! {
        <section class="after" aria-labelledby="after">
            <h2 id="after">{tr(lang, "after-title")}</h2>
            {text}
            {recording}
            <p><a class="button" href="#pledge">{tr(lang, "pledge-title")}</a></p>
        </section>
    }
}

/// What the campaign is, how to vote, and whom to ask.
#[component]
fn CampaignSection(visit: Visit) -> impl IntoView {
    let lang = visit.lang;
    let campaign = &visit.event.campaign;
    let hashtag =
        campaign.hashtag.clone().map(|tag| view! { <dt>{tr(lang, "hashtag-label")}</dt><dd><bdi>{tag}</bdi></dd> });
    let mandate = campaign
        .mandate
        .clone()
        .map(|mandate| view! { <dt>{tr(lang, "mandate-label")}</dt><dd><bdi>{mandate}</bdi></dd> });
    let contact = campaign.contact_email.clone().map(|email| {
        view! { <dt>{tr(lang, "contact-label")}</dt><dd><a href=format!("mailto:{email}")>{email.clone()}</a></dd> }
    });
    let voting = visit.event.voting.is_some().then(|| {
        view! {
            <section aria-labelledby="voting">
                <h2 id="voting">{tr(lang, "voting-title")}</h2>
                <p>{tr(lang, "voting-teaser")}</p>
                <p><a class="button button-quiet" href=visit.link("/vote")>{tr(lang, "voting-link")}</a></p>
                <p>{tr(lang, "cannot-vote")}</p>
            </section>
        }
    });
    view! {
        {voting}
        <section aria-labelledby="campaign">
            <h2 id="campaign">{tr(lang, "campaign-title")}</h2>
            <p>{said(lang, &campaign.summary)}</p>
            <dl class="facts">
                <dt>{tr(lang, "organised-by")}</dt>
                <dd><bdi>{said(lang, &campaign.organisation)}</bdi></dd>
                <dt>{tr(lang, "reach-label")}</dt>
                <dd>{said(lang, &campaign.reach)}</dd>
                {mandate}
                {hashtag}
                {contact}
            </dl>
        </section>
    }
}
