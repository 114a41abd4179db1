//! Choosing a country, and what is known about it, with the time until people vote there.

use backend::i18n::{tr, tr_with};
use domain::{AppError, CountryFacts, PollingDays};
use leptos::prelude::*;

use super::{days, duty};
use crate::{
    session::{
        islands::{Countdown, Timeline},
        page::units,
    },
    site::Visit,
    ui::{
        fields::{ErrorSummary, Problems, SelectField},
        names::country_name,
    },
};

/// The form: sent by GET, so that it needs no scripts and changes nothing. `names` are the countries' codes and names.
#[component]
pub(super) fn ChooseCountry(
    visit: Visit,
    names: Vec<(String, String)>,
    code: String,
    error: Option<AppError>,
) -> impl IntoView {
    let lang = visit.lang;
    let problems = Problems { lang, error };
    let summary = problems.error.is_some().then(|| view! { <ErrorSummary problems=problems.clone() /> });
    let options = [(String::new(), tr(lang, "voting-choose-first"))].into_iter().chain(names).collect();
    view! {
        <form class="form" method="get" action=visit.link("/vote")>
            {summary}
            <SelectField
                field="country"
                label=tr(lang, "voting-choose")
                hint=tr(lang, "voting-choose-hint")
                options
                value=code
                problems
            />
            <button type="submit">{tr(lang, "voting-show")}</button>
        </form>
    }
}

/// What is known about one country.
#[component]
pub(super) fn CountryCard(visit: Visit, facts: CountryFacts) -> impl IntoView {
    let lang = visit.lang;
    let countdown = facts.polling.clone().map(|polling| view! { <VoteCountdown visit=visit.clone() polling /> });
    view! {
        <section class="voting-card" aria-labelledby="yours">
            <h2 id="yours">{country_name(lang, &facts.code)}</h2>
            {countdown}
            <dl class="facts">
                <dt>{tr(lang, "voting-days")}</dt>
                <dd>{days(lang, &facts)}</dd>
                <dt>{tr(lang, "voting-age")}</dt>
                <dd>{facts.voting_age}</dd>
                <dt>{tr(lang, "voting-seats")}</dt>
                <dd>{facts.seats}</dd>
                <dt>{tr(lang, "voting-duty")}</dt>
                <dd>{duty(lang, &facts)}</dd>
            </dl>
        </section>
    }
}

/// The time until the first day, then until the end of the last one, by the clocks of that country.
#[component]
fn VoteCountdown(visit: Visit, polling: PollingDays) -> impl IntoView {
    let lang = visit.lang;
    // Voting has no doors that open before, and is not called off: two of the five places are never shown.
    let (upcoming, over) = (tr(lang, "voting-upcoming"), tr(lang, "voting-over"));
    let states = vec![upcoming.clone(), upcoming, tr(lang, "voting-now"), over.clone(), over];
    let (begins_in, ended) = (tr(lang, "voting-begins-in"), tr(lang, "voting-ended"));
    let labels = vec![begins_in.clone(), begins_in, tr(lang, "voting-ends-in"), ended.clone(), ended];
    let clocks = tr_with(lang, "voting-clocks", &[("zone", polling.zone.as_str().into())]);
    view! {
        <Countdown
            name="voting-label".to_owned()
            drawn=visit.now()
            timeline=Timeline::from(&polling)
            states
            labels
            announcements=vec![]
            units=units(lang)
        />
        <p class="quiet">{clocks}</p>
    }
}
