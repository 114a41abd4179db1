//! Voting help: what is known for each country, and who says so.
//!
//! The page without a query holds all there is and is the same for everybody, so that it can be kept, also offline. A
//! country that was chosen is named by the query alone: that answer is for one visitor, is not to be kept by anybody, and
//! neither its title nor the log says which country it was.

mod choice;

use axum::{
    extract::Query,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use backend::{
    dates,
    i18n::{tr, tr_with},
    sort_name,
};
use domain::{AppError, Country, CountryFacts, FieldErrors, FieldProblem, Lang, VotingFacts};
use leptos::prelude::*;
use serde::Deserialize;

use self::choice::{ChooseCountry, CountryCard};
use crate::{
    meet::MeetLink,
    site::{Failure, Visit, titled},
    ui::{names::country_name, said::said, shell::Head},
};

/// What was chosen.
#[derive(Deserialize)]
pub(crate) struct VoteQuery {
    /// A country's code.
    country: Option<String>,
}

/// `/{lang}/vote`, and with `?country=DE` the same with what is known about one country on top.
pub(crate) async fn show(visit: Visit, Query(query): Query<VoteQuery>) -> Result<Response, Failure> {
    let voting = visit.event.voting.clone().ok_or(AppError::NotFound)?;
    let title = titled(visit.lang, "voting-title", visit.event.campaign.name.as_str(visit.lang));
    let head = Head { title, description: tr(visit.lang, "voting-teaser") };
    let Some(code) = query.country else {
        return Ok(visit.clone().draw(head, |_| view! { <VotingView visit voting chosen=None error=None /> }));
    };
    let chosen = Country::parse(&code).ok().and_then(|country| voting.of(&country)).cloned();
    let query =
        chosen.as_ref().map(|facts: &CountryFacts| format!("?country={}", facts.code.as_str())).unwrap_or_default();
    let visit = Visit { query, ..visit };
    let error = chosen.is_none().then(|| FieldErrors::one("country", FieldProblem::UnknownChoice).into());
    let status = if error.is_none() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    Ok(visit.clone().draw_private(status, head, |_| view! { <VotingView visit voting chosen error /> }).into_response())
}

/// The page's content for somebody who looks at it before it is published.
pub(crate) fn preview(visit: Visit) -> Option<impl IntoView> {
    let voting = visit.event.voting.clone()?;
    Some(view! { <VotingView visit voting chosen=None error=None /> })
}

#[component]
fn VotingView(
    visit: Visit,
    voting: VotingFacts,
    chosen: Option<CountryFacts>,
    error: Option<AppError>,
) -> impl IntoView {
    let lang = visit.lang;
    let source = voting.source_name.as_str(lang).to_owned();
    let countries = by_name(lang, &voting);
    let code = chosen.as_ref().map(|facts| facts.code.as_str().to_owned()).unwrap_or_default();
    let names = countries.iter().map(|(name, facts)| (facts.code.as_str().to_owned(), name.clone())).collect();
    view! {
        <div class="voting-page">
            <h1>{tr(lang, "voting-title")}</h1>
            <div class="voting-help">
                <div class="voting-choice">
                    {chosen.map(|facts| view! { <CountryCard visit=visit.clone() facts /> })}
                    <ChooseCountry visit=visit.clone() names code error />
                </div>
                <CannotVote visit />
            </div>
            <p>{tr(lang, "voting-intro")}</p>
            <p>
                <a href=voting.source_url rel="external noreferrer">
                    {tr_with(lang, "voting-source", &[("source", source.into())])}
                </a>
            </p>
            <AllCountries lang countries />
        </div>
    }
}

/// What is known, in the order of the countries' names.
fn by_name(lang: Lang, voting: &VotingFacts) -> Vec<(String, CountryFacts)> {
    let mut countries: Vec<_> =
        voting.countries.iter().map(|facts| (country_name(lang, &facts.code), facts.clone())).collect();
    countries.sort_by_cached_key(|(name, _)| sort_name(name));
    countries
}

/// One day, or the first and the last.
pub(crate) fn days(lang: Lang, facts: &CountryFacts) -> String {
    let first = dates::day_of(lang, &facts.first_day);
    if facts.first_day == facts.last_day {
        first
    } else {
        format!("{first} – {}", dates::day_of(lang, &facts.last_day))
    }
}

/// Whether voting is a duty, in a word.
fn duty(lang: Lang, facts: &CountryFacts) -> String {
    tr(lang, if facts.compulsory { "voting-yes" } else { "voting-no" })
}

/// What those can do who have no vote.
#[component]
fn CannotVote(visit: Visit) -> impl IntoView {
    let lang = visit.lang;
    let actions = visit.event.campaign.pledge_actions.iter().filter(|action| !action.needs_vote);
    let actions: Vec<_> = actions.map(|action| view! { <li>{said(lang, &action.text)}</li> }).collect();
    view! {
        <section aria-labelledby="cannot">
            <h2 id="cannot">{tr(lang, "cannot-vote-title")}</h2>
            <p>{tr(lang, "cannot-vote")}</p>
            <ul>{actions}</ul>
            <p><a class="button" href=visit.link("/pledge")>{tr(lang, "pledge-title")}</a></p>
            <MeetLink visit />
        </section>
    }
}

/// All countries, to compare. Each row has its country's code as its anchor.
#[component]
fn AllCountries(lang: Lang, countries: Vec<(String, CountryFacts)>) -> impl IntoView {
    let rows: Vec<_> = countries
        .into_iter()
        .map(|(name, facts)| {
            view! {
                <tr id=facts.code.as_str().to_owned()>
                    <th scope="row">{name}</th>
                    <td>{days(lang, &facts)}</td>
                    <td class="number">{facts.voting_age}</td>
                    <td class="number">{facts.seats}</td>
                    <td>{duty(lang, &facts)}</td>
                </tr>
            }
        })
        .collect();
    view! {
        <div class="table-scroll" role="region" aria-labelledby="countries" tabindex="0">
            <table>
                <caption id="countries">{tr(lang, "voting-table")}</caption>
                <thead>
                    <tr>
                        <th scope="col">{tr(lang, "voting-country")}</th>
                        <th scope="col">{tr(lang, "voting-days")}</th>
                        <th scope="col">{tr(lang, "voting-age")}</th>
                        <th scope="col">{tr(lang, "voting-seats")}</th>
                        <th scope="col">{tr(lang, "voting-duty")}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}
