//! What was decided so far, and what is shown without that: the newest first, to be found by name, and to be decided anew.

use axum::{extract::Query, response::Response};
use backend::{ModeratedPage, ModerationFilter, i18n::tr};
use domain::Verdict;
use leptos::prelude::*;
use serde::Deserialize;

use super::{
    NothingPublished, PAGE, Pages, address,
    item::{Item, Place},
    outcome::Told,
};
use crate::{
    admin::{desk::Desk, shell::AdminHead},
    site::Failure,
    ui::fields::{Problems, SelectField, TextField},
};

/// The most characters that are looked for in a name.
const LONGEST_NAME: usize = 80;

/// What is asked for, as it stands in the address.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct DoneQuery {
    /// `approved` for what is shown, `hidden`; all where it is empty.
    stands: String,
    /// A part of a name.
    named: String,
    /// The last one on the page before.
    before: String,
}

impl DoneQuery {
    fn filter(&self) -> ModerationFilter {
        ModerationFilter {
            verdict: Verdict::from_code(&self.stands),
            name: self.named.chars().take(LONGEST_NAME).collect(),
            before: Some(self.before.clone()).filter(|before| !before.is_empty()),
        }
    }

    fn place(&self) -> Place {
        Place::Done { stands: self.stands.clone(), named: self.named.clone(), before: self.before.clone() }
    }

    fn address(&self, before: &str) -> String {
        let values = [("stands", self.stands.as_str()), ("named", &self.named), ("before", before)];
        address("/admin/moderation/done", &values)
    }
}

/// `GET /admin/moderation/done`.
pub(super) async fn show(
    desk: Desk,
    Query(asked): Query<DoneQuery>,
    Query(told): Query<Told>,
) -> Result<Response, Failure> {
    let lang = desk.lang;
    let head = AdminHead::new(tr(lang, "moderation-page-done"), tr(lang, "moderation-done-help"));
    if desk.event.is_none() {
        return Ok(desk.clone().draw(head, |_| view! { <Pages desk /> <NothingPublished lang /> }));
    }
    let page = desk.backend().moderated(&asked.filter(), PAGE).await?;
    let told = told.view(&desk, &desk.backend().last_decisions().await?, asked.place()).await?;
    Ok(desk.clone().draw(head, |_| view! { <Done desk asked page told /> }))
}

#[component]
fn Done(desk: Desk, asked: DoneQuery, page: ModeratedPage, told: AnyView) -> impl IntoView {
    let lang = desk.lang;
    let older = page.next.as_deref().map(|last| {
        view! { <p><a class="button button-quiet" href=asked.address(last)>{tr(lang, "moderation-older")}</a></p> }
    });
    let newest = (!asked.before.is_empty()).then(|| {
        view! { <p><a class="button button-quiet" href=asked.address("")>{tr(lang, "moderation-newest")}</a></p> }
    });
    let asks_nothing = asked.stands.is_empty() && asked.named.is_empty();
    let empty = page.items.is_empty().then(|| {
        let text = if asks_nothing { tr(lang, "moderation-done-empty") } else { tr(lang, "moderation-done-none") };
        view! { <p class="note">{text}</p> }
    });
    let place = asked.place();
    let items = page.items.into_iter().map(|item| view! { <Item desk=desk.clone() item place=place.clone() /> });
    view! {
        <Pages desk=desk.clone() />
        <Search desk=desk.clone() asked=asked.clone() />
        {told}
        {newest}
        {empty}
        <ul class="moderation-list" role="list" aria-label=tr(lang, "moderation-page-done")>{items.collect_view()}</ul>
        {older}
    }
}

#[component]
fn Search(desk: Desk, asked: DoneQuery) -> impl IntoView {
    let lang = desk.lang;
    let problems = Problems { lang, error: None };
    let stands = vec![
        (String::new(), tr(lang, "moderation-stands-all")),
        (Verdict::Approved.code().to_owned(), tr(lang, "moderation-shown")),
        (Verdict::Hidden.code().to_owned(), tr(lang, "moderation-hidden")),
    ];
    view! {
        <form method="get" action="/admin/moderation/done" class="moderation-search" role="search">
            <SelectField
                field="stands"
                label=tr(lang, "moderation-stands")
                options=stands
                value=asked.stands
                problems=problems.clone()
            />
            <TextField field="named" label=tr(lang, "moderation-named") value=asked.named problems max=LONGEST_NAME />
            <button type="submit">{tr(lang, "moderation-search")}</button>
        </form>
    }
}
