//! What a list would do: what is wrong with it, who is in it, what happens once it is imported, and the button for that.

use axum::{http::StatusCode, response::Response};
use backend::{
    ImportColumn, ImportFile, ImportOutlook, ImportProblem, ImportRow, ImportText,
    i18n::{number, tr, tr_with},
};
use domain::{AppError, Contact, FieldErrors, FieldProblem, Lang};
use leptos::prelude::*;

use super::IMPORT;
use crate::admin::sessions::AboutSession;
use crate::{
    admin::{desk::Desk, shell::AdminHead},
    ui::{
        fields::{Consent, ErrorSummary, Problems, escaped},
        names::country_name,
        said::comma,
    },
};

/// How many rows are shown of each kind of trouble, and of those that are good.
const MOST_SHOWN: usize = 100;
const GOOD_SHOWN: usize = 5;

/// How many characters of a cell are shown.
const MOST_OF_A_CELL: usize = 80;

/// A list that was looked at.
pub(super) struct Checked {
    pub(super) file: ImportFile,
    pub(super) outlook: ImportOutlook,
    pub(super) text: ImportText,
    /// The language of those whose row names none.
    pub(super) lang: Lang,
    /// Whether the box was ticked.
    pub(super) asked: bool,
    /// Whether somebody wanted to import it without.
    pub(super) unasked: bool,
    /// Whether somebody wanted to import another list than the one that they had looked at.
    pub(super) changed: bool,
}

impl Checked {
    /// Who would be registered.
    fn new_rows(&self) -> impl Iterator<Item = &ImportRow> {
        self.file.good.iter().filter(|row| !self.outlook.there.contains(&row.number))
    }
}

pub(super) fn draw(desk: &Desk, checked: Checked) -> Response {
    let (lang, action) = (desk.lang, desk.at(IMPORT));
    let head = AdminHead::new(tr(lang, "admin-import-look"), tr(lang, "admin-import-look-help"));
    let status = if checked.unasked { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let confirm_hours = desk.backend().rules().confirm_hours;
    desk.draw_as(status, head, |_| {
        let new: Vec<_> = checked.new_rows().cloned().collect();
        let first: Vec<_> = new.iter().take(GOOD_SHOWN).cloned().collect();
        view! {
            <AboutSession desk=desk.clone() />
            {checked.changed.then(|| view! { <p class="note" role="status">{tr(lang, "admin-import-changed")}</p> })}
            <Counts lang new=new.len() checked=&checked />
            <Wrong lang problems=checked.file.problems.clone() />
            <Skipped lang checked=&checked />
            <Good lang rows=first of=new.len() />
            {(!new.is_empty()).then(|| view! { <WhatHappens lang new=&new free=checked.outlook.free_seats confirm_hours /> })}
            <Send lang new=new.len() checked action=action.clone() />
            <p><a href=action.clone()>{tr(lang, "admin-import-other")}</a></p>
        }
    })
}

/// How many rows there are of each kind, and the columns that are not taken.
#[component]
fn Counts<'a>(lang: Lang, new: usize, checked: &'a Checked) -> impl IntoView + use<> {
    let skipped = checked.outlook.there.len() + checked.file.repeated.len();
    let wrong = checked.file.wrong_rows();
    let new = tr_with(lang, "admin-import-count-new", &[("count", new.into())]);
    let skipped = (skipped > 0).then(|| tr_with(lang, "admin-import-count-skipped", &[("count", skipped.into())]));
    let wrong = (wrong > 0).then(|| tr_with(lang, "admin-import-count-wrong", &[("count", wrong.into())]));
    let ignored = (!checked.file.ignored.is_empty()).then(|| {
        let columns: Vec<_> = checked.file.ignored.iter().take(MOST_SHOWN).map(|column| short(column)).collect();
        tr_with(lang, "admin-import-ignored", &[("columns", columns.join(comma(lang)).into())])
    });
    view! {
        <div class="import-counts">
            <p><strong>{new}</strong></p>
            {skipped.map(|text| view! { <p>{text}</p> })}
            {wrong.map(|text| view! { <p>{text}</p> })}
            {ignored.map(|text| view! { <p class="quiet">{text}</p> })}
        </div>
    }
}

/// What is wrong: where, what stands there, and why it cannot be taken.
#[component]
fn Wrong(lang: Lang, problems: Vec<ImportProblem>) -> impl IntoView {
    if problems.is_empty() {
        return ().into_any();
    }
    let more = problems.len().saturating_sub(MOST_SHOWN);
    let rows = problems.into_iter().take(MOST_SHOWN).map(|problem| {
        let why = tr(lang, &format!("error-{}-{}", problem.field.replace('_', "-"), problem.problem.code()));
        view! {
            <tr>
                <th scope="row">{row_number(lang, problem.number)}</th>
                <td>{problem.column.map(|column| column_name(lang, column))}</td>
                <td class="import-why">
                    <p><Cell lang text=problem.found /></p>
                    <p class="hint">{why}</p>
                </td>
            </tr>
        }
    });
    view! {
        <section>
            <h2>{tr(lang, "admin-import-problems")}</h2>
            <div class="table-scroll" role="region" aria-label=tr(lang, "admin-import-problems") tabindex="0">
                <table class="import-rows">
                    <thead>
                        <tr>
                            <th scope="col">{tr(lang, "admin-import-row")}</th>
                            <th scope="col">{tr(lang, "admin-import-column")}</th>
                            <th scope="col">{tr(lang, "admin-import-found")}</th>
                        </tr>
                    </thead>
                    <tbody>{rows.collect_view()}</tbody>
                </table>
            </div>
            <More lang more />
        </section>
    }
    .into_any()
}

/// Who is left out, as they are registered already or stand in a row before.
#[component]
fn Skipped<'a>(lang: Lang, checked: &'a Checked) -> impl IntoView + use<> {
    let there = checked.file.good.iter().filter(|row| checked.outlook.there.contains(&row.number)).map(|row| {
        let by_email = row.registration.contact != Contact::Device;
        let why = tr(lang, if by_email { "admin-import-there" } else { "admin-import-there-without-address" });
        (row.number, row.registration.name.to_string(), why)
    });
    let repeated = checked.file.repeated.iter().map(|repeat| {
        let row = i64::try_from(repeat.same_as).unwrap_or(i64::MAX);
        (repeat.number, repeat.name.clone(), tr_with(lang, "admin-import-same-as", &[("row", row.into())]))
    });
    let mut skipped: Vec<_> = there.chain(repeated).collect();
    if skipped.is_empty() {
        return ().into_any();
    }
    skipped.sort_by_key(|(row, ..)| *row);
    let more = skipped.len().saturating_sub(MOST_SHOWN);
    let rows = skipped.into_iter().take(MOST_SHOWN).map(|(row, name, why)| {
        view! {
            <tr>
                <th scope="row">{row_number(lang, row)}</th>
                <td><bdi dir="auto">{name}</bdi></td>
                <td class="import-why">{why}</td>
            </tr>
        }
    });
    view! {
        <section>
            <h2>{tr(lang, "admin-import-skipped")}</h2>
            <div class="table-scroll" role="region" aria-label=tr(lang, "admin-import-skipped") tabindex="0">
                <table class="import-rows">
                    <thead>
                        <tr>
                            <th scope="col">{tr(lang, "admin-import-row")}</th>
                            <th scope="col">{tr(lang, "admin-registrations-name")}</th>
                            <th scope="col">{tr(lang, "admin-import-why")}</th>
                        </tr>
                    </thead>
                    <tbody>{rows.collect_view()}</tbody>
                </table>
            </div>
            <More lang more />
        </section>
    }
    .into_any()
}

/// The first who would be registered, as they would be.
#[component]
fn Good(lang: Lang, rows: Vec<ImportRow>, of: usize) -> impl IntoView {
    if rows.is_empty() {
        return ().into_any();
    }
    let more = of - rows.len();
    let head = ImportColumn::ALL.map(|column| view! { <th scope="col">{column_name(lang, column)}</th> });
    let rows = rows.into_iter().map(|ImportRow { number, registration: new }| {
        let email = match new.contact {
            Contact::Email(email) => email.as_str().to_owned(),
            Contact::Device => tr(lang, "admin-registrations-add-no-address"),
        };
        view! {
            <tr>
                <th scope="row">{row_number(lang, number)}</th>
                <td><bdi dir="auto">{new.name.to_string()}</bdi></td>
                <td><bdi>{email}</bdi></td>
                <td><bdi dir="auto">{new.organisation.map(|organisation| organisation.to_string())}</bdi></td>
                <td>{new.country.map(|country| country_name(lang, &country))}</td>
                <td lang=new.lang.code()>{new.lang.own_name()}</td>
                <td class="import-why">{new.access_needs.map(|needs| view! { <bdi dir="auto">{short(needs.as_str())}</bdi> })}</td>
            </tr>
        }
    });
    view! {
        <section>
            <h2>{tr(lang, "admin-import-good")}</h2>
            <div class="table-scroll" role="region" aria-label=tr(lang, "admin-import-good") tabindex="0">
                <table class="import-rows">
                    <thead>
                        <tr>
                            <th scope="col">{tr(lang, "admin-import-row")}</th>
                            {head.into_iter().collect_view()}
                        </tr>
                    </thead>
                    <tbody>{rows.collect_view()}</tbody>
                </table>
            </div>
            <More lang more />
        </section>
    }
    .into_any()
}

/// What importing does.
#[component]
fn WhatHappens<'a>(lang: Lang, new: &'a [ImportRow], free: Option<u64>, confirm_hours: i64) -> impl IntoView + use<> {
    let by_email = new.iter().filter(|row| row.registration.contact != Contact::Device).count();
    let without = new.len() - by_email;
    let mails = (by_email > 0)
        .then(|| tr_with(lang, "admin-import-mails", &[("count", by_email.into()), ("hours", confirm_hours.into())]));
    let no_mails = (without > 0).then(|| tr_with(lang, "admin-import-no-mails", &[("count", without.into())]));
    let seats = free.map(|free| {
        let waiting = new.len().saturating_sub(usize::try_from(free).unwrap_or(usize::MAX));
        let free = tr_with(lang, "admin-import-seats", &[("free", free.into())]);
        let waiting = (waiting > 0).then(|| tr_with(lang, "admin-import-waiting", &[("count", waiting.into())]));
        view! { <li>{free} " " {waiting}</li> }
    });
    view! {
        <section class="registrations-said">
            <h2>{tr(lang, "admin-import-what")}</h2>
            <ul>
                {seats}
                {mails.map(|text| view! { <li>{text}</li> })}
                {no_mails.map(|text| view! { <li>{text}</li> })}
                <li>{tr(lang, "admin-import-news")}</li>
            </ul>
        </section>
    }
}

/// What imports the list, or looks at it again: the rows themselves are in it.
#[component]
fn Send(lang: Lang, new: usize, checked: Checked, action: String) -> impl IntoView {
    let error: Option<AppError> =
        checked.unasked.then(|| FieldErrors::one("asked", FieldProblem::ConsentNeeded).into());
    let problems = Problems { lang, error };
    let import = (new > 0).then(|| {
        view! {
            <div><Consent field="asked" label=tr(lang, "admin-import-asked") checked=checked.asked problems=problems.clone() /></div>
            <button type="submit" name="act" value="import">
                {tr_with(lang, "admin-import-send", &[("count", new.into())])}
            </button>
        }
    });
    view! {
        <form class="form" method="post" action=action enctype="multipart/form-data" target="_self" novalidate>
            <ErrorSummary problems />
            <input type="hidden" name="lang" value=checked.lang.code() />
            <input type="hidden" name="seen" value=checked.text.mark() />
            {import}
            <details class="import-edit">
                <summary>{tr(lang, "admin-import-edit")}</summary>
                <div class="field">
                    <label for="rows">{tr(lang, "admin-import-rows")}</label>
                    <textarea id="rows" name="rows" rows="12" dir="auto" spellcheck="false" wrap="off">
                        {escaped(checked.text.as_str())}
                    </textarea>
                </div>
                <button type="submit" class="button-quiet" name="act" value="check">{tr(lang, "admin-import-again")}</button>
            </details>
        </form>
    }
}

/// How many more there are that are not shown.
#[component]
fn More(lang: Lang, more: usize) -> impl IntoView {
    (more > 0).then(|| view! { <p class="quiet">{tr_with(lang, "admin-import-more", &[("count", more.into())])}</p> })
}

/// What stands in a cell, or that nothing does.
#[component]
fn Cell(lang: Lang, text: String) -> impl IntoView {
    if text.is_empty() {
        view! { <span class="quiet">{tr(lang, "admin-import-empty")}</span> }.into_any()
    } else {
        view! { <bdi dir="auto">{short(&text)}</bdi> }.into_any()
    }
}

fn column_name(lang: Lang, column: ImportColumn) -> String {
    column.names(lang).into_iter().next().unwrap_or_default()
}

fn row_number(lang: Lang, row: u64) -> String {
    number(lang, i64::try_from(row).unwrap_or(i64::MAX))
}

/// The beginning of what stands in a cell, on one line.
fn short(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match text.char_indices().nth(MOST_OF_A_CELL) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text,
    }
}
