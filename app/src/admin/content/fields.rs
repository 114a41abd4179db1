//! Fields of a section's form: each text in all languages side by side, with what is missing marked and what is wrong
//! beside it.

use backend::{
    drafts::{Fault, Fields, in_lang, missing_languages, parts_of},
    i18n::{tr, tr_with},
};
use domain::Lang;
use leptos::prelude::*;

use crate::ui::fields::escaped;

/// A form as it is drawn: what stands in it, what is wrong, and what somebody else has changed.
#[derive(Clone, Default)]
pub(super) struct Drawing {
    pub(super) fields: Fields,
    pub(super) faults: Vec<(String, Fault)>,
    /// What somebody else has put where this form was changed as well.
    pub(super) theirs: Option<Theirs>,
}

/// What stands in the draft now, by whom, and in which fields it differs from what both changed.
#[derive(Clone)]
pub(super) struct Theirs {
    pub(super) by: String,
    pub(super) now: Fields,
    pub(super) both: Vec<String>,
}

impl Drawing {
    /// What a field is described by, for a screen reader.
    fn described(&self, name: &str) -> Option<String> {
        let mut ids = Vec::new();
        if self.is_wrong(name) {
            ids.push(format!("{name}-error"));
        }
        if self.their(name).is_some() {
            ids.push(format!("{name}-theirs"));
        }
        (!ids.is_empty()).then(|| ids.join(" "))
    }

    fn is_wrong(&self, name: &str) -> bool {
        self.faults.iter().any(|(field, _)| field == name)
    }

    /// What somebody else has put into a field that was changed here as well.
    fn their(&self, name: &str) -> Option<(&str, &str)> {
        let theirs = self.theirs.as_ref().filter(|theirs| theirs.both.iter().any(|both| both == name))?;
        Some((&theirs.by, theirs.now.get(name)))
    }
}

/// What is wrong with a field, in words.
pub(super) fn words_for(lang: Lang, fault: Fault) -> String {
    tr(lang, &format!("admin-fault-{}", fault.code()))
}

/// What a field is called, with its row and language where it has them.
pub(super) fn name_of(lang: Lang, field: &str) -> String {
    let (label, row, own_lang) = parts_of(field);
    let label = tr(lang, &format!("admin-field-{}", label.replace('_', "-")));
    let row = row.map(|row| format!(" {row}")).unwrap_or_default();
    let own_lang = own_lang.map(|own| format!(" ({})", own.own_name())).unwrap_or_default();
    format!("{label}{row}{own_lang}")
}

/// What is wrong with one field, and what somebody else has put there.
#[component]
fn Beside(lang: Lang, drawing: Drawing, name: String) -> impl IntoView {
    let faults = drawing.faults.iter().filter(|(field, _)| *field == name).map(|(_, fault)| {
        view! { <p class="field-error" id=format!("{name}-error")>{words_for(lang, *fault)}</p> }
    });
    let theirs = drawing.their(&name).map(|(by, text)| {
        let said = tr_with(lang, "admin-theirs", &[("name", by.into())]);
        view! { <p class="theirs" id=format!("{name}-theirs")>{said} " " <bdi>{text.to_owned()}</bdi></p> }
    });
    view! {
        {faults.collect_view()}
        {theirs}
    }
}

/// One value that is the same in all languages.
#[component]
pub(super) fn Value(
    lang: Lang,
    drawing: Drawing,
    #[prop(into)] name: String,
    #[prop(default = "text")] kind: &'static str,
    #[prop(optional)] hint: Option<String>,
) -> impl IntoView {
    let (label, _, _) = parts_of(&name);
    let label = tr(lang, &format!("admin-field-{}", label.replace('_', "-")));
    let wrong = drawing.is_wrong(&name).then_some("true");
    let hint = hint.map(|hint| view! { <p class="hint">{hint}</p> });
    view! {
        <div class="field">
            <label for=name.clone()>{label}</label>
            {hint}
            <input
                type=kind
                id=name.clone()
                name=name.clone()
                value=drawing.fields.get(&name).to_owned()
                dir=if kind == "text" { "auto" } else { "ltr" }
                aria-invalid=wrong
                aria-describedby=drawing.described(&name)
            />
            <Beside lang drawing=drawing.clone() name />
        </div>
    }
}

/// A text in every language, side by side. Where English is there and another language is not, that is said.
#[component]
pub(super) fn InLanguages(
    lang: Lang,
    drawing: Drawing,
    #[prop(into)] name: String,
    #[prop(optional)] rows: Option<u32>,
    #[prop(optional)] legend: Option<String>,
) -> impl IntoView {
    let missing = missing_languages(&drawing.fields, &name);
    let languages = Lang::ALL.map(|own| {
        let name = in_lang(&name, own);
        let missing = missing.contains(&own);
        view! { <OneLanguage lang own drawing=drawing.clone() name rows missing /> }
    });
    let legend = legend.unwrap_or_else(|| {
        let (label, row, _) = parts_of(&name);
        let label = tr(lang, &format!("admin-field-{}", label.replace('_', "-")));
        row.map_or_else(|| label.clone(), |row| format!("{label} {row}"))
    });
    view! {
        <fieldset class="in-languages">
            <legend>{legend}</legend>
            <div class="languages-beside">{languages.into_iter().collect_view()}</div>
        </fieldset>
    }
}

#[component]
fn OneLanguage(
    lang: Lang,
    own: Lang,
    drawing: Drawing,
    name: String,
    rows: Option<u32>,
    missing: bool,
) -> impl IntoView {
    let wrong = drawing.is_wrong(&name).then_some("true");
    let value = drawing.fields.get(&name).to_owned();
    let (id, code, dir) = (name.clone(), own.code(), own.dir().as_str());
    let described = drawing.described(&name);
    let control = match rows {
        Some(rows) => view! {
            <textarea id=id name=name.clone() rows=rows lang=code dir=dir aria-invalid=wrong aria-describedby=described>
                {escaped(&value)}
            </textarea>
        }
        .into_any(),
        None => view! {
            <input id=id name=name.clone() value=value lang=code dir=dir aria-invalid=wrong aria-describedby=described />
        }
        .into_any(),
    };
    let missing = missing.then(|| view! { " " <span class="missing">{tr(lang, "admin-missing")}</span> });
    view! {
        <div class="field">
            <label for=name.clone()><bdi>{own.own_name()}</bdi> {missing}</label>
            {control}
            <Beside lang drawing name />
        </div>
    }
}

/// What is wrong, or what somebody else has changed, on top of the form, each with a link to its field.
#[component]
pub(super) fn Summary(lang: Lang, drawing: Drawing) -> impl IntoView {
    let theirs = drawing.theirs.clone();
    let Some(said) = theirs
        .as_ref()
        .map(|theirs| tr_with(lang, "admin-changed-meanwhile", &[("name", theirs.by.clone().into())]))
        .or_else(|| (!drawing.faults.is_empty()).then(|| tr(lang, "form-error-invalid")))
    else {
        return ().into_any();
    };
    let both = theirs.into_iter().flat_map(|theirs| theirs.both).map(|field| (field.clone(), name_of(lang, &field)));
    let faults = drawing
        .faults
        .iter()
        .map(|(field, fault)| (field.clone(), format!("{}: {}", name_of(lang, field), words_for(lang, *fault))));
    let items = both.chain(faults).map(|(field, text)| view! { <li><a href=format!("#{field}")>{text}</a></li> });
    view! {
        <div class="form-errors" role="alert" tabindex="-1" autofocus>
            <p>{said}</p>
            <ul>{items.collect_view()}</ul>
        </div>
    }
    .into_any()
}
