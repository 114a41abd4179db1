//! The meetings that took place, as everybody can see them.

use backend::{
    dates,
    i18n::{tr, tr_with},
};
use domain::{Lang, MeetingReport};
use leptos::prelude::*;

use crate::{site::Visit, ui::names::country_name};

/// How many there were, and the newest ones, at most `most`; nothing where the campaign does not ask for meetings.
#[component]
pub(crate) fn ReportedMeetings(visit: Visit, #[prop(default = usize::MAX)] most: usize) -> impl IntoView {
    let lang = visit.lang;
    visit.event.toolkit.as_ref()?;
    let reports = visit.backend().meeting_reports();
    let (class, said) = if reports.total == 0 {
        ("quiet", tr(lang, "reported-none"))
    } else {
        ("reported-count", tr_with(lang, "reported-count", &[("count", reports.total.into())]))
    };
    let shown = reports.latest.len().min(most);
    let left_out = (reports.total > shown as u64).then(|| {
        let newest = tr_with(lang, "reported-newest", &[("count", shown.into())]);
        view! { <p class="quiet">{newest}</p> }
    });
    let cards: Vec<_> =
        reports.latest.iter().take(shown).map(|report| view! { <li>{report_card(lang, report)}</li> }).collect();
    let list = (!cards.is_empty()).then(|| view! { <ul class="reported">{cards}</ul> });
    Some(view! {
        <section id="reported-meetings" data-live="wall" aria-labelledby="reported">
            <h2 id="reported">{tr(lang, "reported-title")}</h2>
            <p class=class>{said}</p>
            {left_out}
            {list}
        </section>
    })
}

/// One meeting. What people wrote runs in its own direction.
pub(crate) fn report_card(lang: Lang, report: &MeetingReport) -> impl IntoView + use<> {
    let party = report.party.clone().map(|party| {
        view! { <p>{tr(lang, "reported-with")} " " <bdi>{party}</bdi></p> }
    });
    view! {
        <p>
            <bdi class="reported-who">{report.organisation.clone()}</bdi>
            " "
            <span class="quiet">
                {country_name(lang, &report.country)} " · "
                <time datetime=report.met_on.as_str().to_owned()>{dates::day_of(lang, report.met_on.as_str())}</time>
            </span>
        </p>
        {party}
        <p class="reported-outcome" dir="auto" lang=(report.lang != lang).then(|| report.lang.code())>
            {report.outcome.clone()}
        </p>
    }
}
