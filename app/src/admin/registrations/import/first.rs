//! The first page: choosing a list, and what may be in it.

use std::sync::Arc;

use axum::{http::StatusCode, response::Response};
use backend::{
    ImportColumn, ImportRefusal,
    i18n::{tr, tr_with},
};
use domain::{Event, Lang};
use leptos::prelude::*;

use super::{EXAMPLE, IMPORT};
use crate::{
    admin::{desk::Desk, registrations::LIST, shell::AdminHead},
    ui::{
        fields::{Problems, SelectField, escaped, language_options},
        said::comma,
    },
};

/// What the page is drawn from.
pub(super) struct First {
    pub(super) event: Arc<Event>,
    /// Why nothing of what was sent could be taken.
    pub(super) refusal: Option<ImportRefusal>,
    /// Rows that were pasted, and could not be read.
    pub(super) pasted: String,
    /// The language of those whose row names none.
    pub(super) lang: Lang,
}

pub(super) fn draw(desk: &Desk, status: StatusCode, first: First) -> Response {
    let (lang, action) = (desk.lang, desk.at(IMPORT));
    desk.draw_as(status, head(lang), |_| view! { <Choose lang first action /> <Columns lang /> })
}

/// The same while nobody can be registered.
pub(super) fn draw_closed(desk: &Desk, status: StatusCode) -> Response {
    let (lang, list) = (desk.lang, desk.at(LIST));
    desk.draw_as(status, head(lang), |_| {
        view! {
            <p class="note">{tr(lang, "admin-registrations-add-closed")}</p>
            <p><a href=list>{tr(lang, "admin-registration-to-list")}</a></p>
        }
    })
}

fn head(lang: Lang) -> AdminHead {
    AdminHead::new(tr(lang, "admin-import"), tr(lang, "admin-import-help"))
}

#[component]
fn Choose(lang: Lang, first: First, action: String) -> impl IntoView {
    let First { event, refusal, pasted, lang: chosen } = first;
    let refusal = refusal.map(|refusal| {
        view! { <div class="form-errors" role="alert" tabindex="-1" autofocus><p>{said(lang, refusal)}</p></div> }
    });
    let for_session = tr_with(lang, "admin-import-for", &[("session", event.session.title.as_str(lang).into())]);
    view! {
        // The browser itself sends it: files are nothing that the boot script sends.
        <form class="form" method="post" action=action enctype="multipart/form-data" target="_self">
            {refusal}
            <p>{for_session}</p>
            <div class="field">
                <label for="file">{tr(lang, "admin-import-file")}</label>
                <p class="hint" id="file-hint">
                    {tr_with(lang, "admin-import-file-hint", &[("rows", ImportRefusal::MAX_ROWS.into())])}
                </p>
                <input type="file" id="file" name="file" accept=".csv,text/csv" aria-describedby="file-hint" />
            </div>
            <div class="field">
                <label for="rows">{tr(lang, "admin-import-paste")}</label>
                <p class="hint" id="rows-hint">{tr(lang, "admin-import-paste-hint")}</p>
                <textarea id="rows" name="rows" rows="6" dir="auto" spellcheck="false" aria-describedby="rows-hint">
                    {escaped(&pasted)}
                </textarea>
            </div>
            <SelectField
                field="lang"
                label=tr(lang, "admin-import-lang")
                options=language_options()
                value=chosen.code().to_owned()
                problems=Problems { lang, error: None }
            />
            <div>
                <button type="submit" name="act" value="check">{tr(lang, "admin-import-check")}</button>
                <p class="hint">{tr(lang, "admin-import-check-hint")}</p>
            </div>
        </form>
    }
}

/// Why nothing of a list was taken, and what to do.
fn said(lang: Lang, refusal: ImportRefusal) -> String {
    tr_with(lang, &format!("admin-import-refused-{}", refusal.code()), &[("rows", ImportRefusal::MAX_ROWS.into())])
}

/// What may be in a list.
#[component]
fn Columns(lang: Lang) -> impl IntoView {
    let columns = ImportColumn::ALL.map(|column| {
        let takes = tr(lang, &format!("admin-import-takes-{}", column.code().replace('_', "-")));
        let names = column.names(lang).join(comma(lang));
        view! {
            <dt><code>{column.code()}</code></dt>
            <dd>
                {takes}
                <p class="hint">{tr_with(lang, "admin-import-also", &[("names", names.into())])}</p>
            </dd>
        }
    });
    view! {
        <section class="registrations-said">
            <h2>{tr(lang, "admin-import-columns")}</h2>
            <p>
                {tr(lang, "admin-import-columns-what")} " "
                <a href=EXAMPLE download="example.csv">{tr(lang, "admin-import-example")}</a>
            </p>
            <dl class="facts import-columns">{columns.into_iter().collect_view()}</dl>
        </section>
    }
}
