//! Voting help: what is known for each country, and who says so.

use axum::response::{IntoResponse, Response};
use backend::{
    dates,
    i18n::{tr, tr_with},
};
use domain::{AppError, VotingFacts};
use leptos::prelude::*;

use crate::{
    site::{Failure, Visit, titled},
    ui::{
        names::{country_name, sort_key},
        said::said,
        shell::Head,
    },
};

/// `/{lang}/vote`.
pub(crate) async fn show(visit: Visit) -> Result<Response, Failure> {
    let facts = visit.event.voting.clone().ok_or(AppError::NotFound)?;
    let title = titled(visit.lang, "voting-title", visit.event.campaign.name.as_str(visit.lang));
    let head = Head { title, description: tr(visit.lang, "voting-teaser") };
    Ok(visit.clone().draw(head, |_| view! { <VotingView visit facts /> }).into_response())
}

#[component]
fn VotingView(visit: Visit, facts: VotingFacts) -> impl IntoView {
    let lang = visit.lang;
    let mut countries: Vec<_> =
        facts.countries.into_iter().map(|facts| (country_name(lang, &facts.code), facts)).collect();
    countries.sort_by_cached_key(|(name, _)| sort_key(name));
    let rows: Vec<_> = countries
        .into_iter()
        .map(|(name, facts)| {
            let first = dates::day_of(lang, &facts.first_day);
            let days = if facts.first_day == facts.last_day {
                first
            } else {
                format!("{first} – {}", dates::day_of(lang, &facts.last_day))
            };
            let duty = if facts.compulsory { tr(lang, "voting-yes") } else { tr(lang, "voting-no") };
            view! {
                <tr>
                    <th scope="row">{name}</th>
                    <td>{days}</td>
                    <td class="number">{facts.voting_age}</td>
                    <td class="number">{facts.seats}</td>
                    <td>{duty}</td>
                </tr>
            }
        })
        .collect();
    let others: Vec<_> = visit
        .event
        .campaign
        .pledge_actions
        .iter()
        .filter(|action| !action.needs_vote)
        .map(|action| view! { <li>{said(lang, &action.text)}</li> })
        .collect();
    let source = facts.source_name.as_str(lang).to_owned();
    view! {
        <div class="voting-page">
            <h1>{tr(lang, "voting-title")}</h1>
            <p>{tr(lang, "voting-intro")}</p>
            <p>
                <a href=facts.source_url rel="external noreferrer">
                    {tr_with(lang, "voting-source", &[("source", source.into())])}
                </a>
            </p>
            <section aria-labelledby="cannot">
                <h2 id="cannot">{tr(lang, "cannot-vote-title")}</h2>
                <p>{tr(lang, "cannot-vote")}</p>
                <ul>{others}</ul>
                <p><a class="button" href=visit.link("/pledge")>{tr(lang, "pledge-title")}</a></p>
            </section>
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
        </div>
    }
}
