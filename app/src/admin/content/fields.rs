//! Fields of a section's form: each text in all languages side by side, with what is missing marked and what is wrong
//! beside it.

use backend::{
    drafts::{Fault, Fields, in_lang, in_words, missing_languages, parts_of},
    i18n::{tr, tr_with},
};
use domain::{Country, Event, Lang};
use leptos::prelude::*;

use crate::ui::{fields::escaped, names::country_name};

/// A form as it is drawn: what stands in it, what is wrong, and what somebody else has changed.
#[derive(Clone, Default)]
pub(super) struct Drawing {
    pub(super) fields: Fields,
    pub(super) faults: Vec<(String, Fault)>,
    /// What somebody else has put where this form was changed as well.
    pub(super) theirs: Option<Theirs>,
}

/// What somebody else has put into the fields that were changed here as well: by whom, and each field with its words.
#[derive(Clone)]
pub(super) struct Theirs {
    pub(super) by: String,
    pub(super) both: Vec<(String, String)>,
}

impl Drawing {
    /// What a field is described by, for a screen reader.
    pub(super) fn described(&self, name: &str) -> Option<String> {
        let mut ids = Vec::new();
        if self.is_wrong(name) {
            ids.push(format!("{name}-error"));
        }
        if self.their(name).is_some() {
            ids.push(format!("{name}-theirs"));
        }
        (!ids.is_empty()).then(|| ids.join(" "))
    }

    pub(super) fn is_wrong(&self, name: &str) -> bool {
        self.faults.iter().any(|(field, _)| field == name)
    }

    /// Whether there is something to say about a field whose name begins so.
    pub(super) fn has_words_for(&self, prefix: &str) -> bool {
        let both = self.theirs.iter().flat_map(|theirs| theirs.both.iter().map(|(field, _)| field));
        self.faults.iter().map(|(field, _)| field).chain(both).any(|field| field.starts_with(prefix))
    }

    /// What somebody else has put into a field that was changed here as well.
    fn their(&self, name: &str) -> Option<(&str, &str)> {
        let theirs = self.theirs.as_ref()?;
        let (_, words) = theirs.both.iter().find(|(field, _)| field == name)?;
        Some((&theirs.by, words))
    }
}

/// What is wrong with a field, in words.
pub(super) fn words_for(lang: Lang, fault: Fault) -> String {
    tr(lang, &format!("admin-fault-{}", fault.code()))
}

/// What a field is called.
pub(super) fn label_of(lang: Lang, field: &str) -> String {
    let (label, _, _) = parts_of(field);
    tr(lang, &format!("admin-field-{}", label.replace('_', "-")))
}

/// The same with its row, country and language, where it has them.
pub(super) fn name_of(lang: Lang, field: &str) -> String {
    let (_, row, own_lang) = parts_of(field);
    let label = label_of(lang, field);
    let row = row.map(|row| format!(" {row}")).unwrap_or_default();
    let country = field.split('.').find_map(|part| Country::parse(part).ok());
    let country = country.map(|country| format!(" ({})", country_name(lang, &country))).unwrap_or_default();
    let own_lang = own_lang.map(|own| format!(" ({})", own.own_name())).unwrap_or_default();
    format!("{label}{row}{country}{own_lang}")
}

/// What stands in a field of an event, as people read it.
pub(super) fn words_of(lang: Lang, event: &Event, field: &str, value: &str) -> String {
    match parts_of(field).0 {
        "compulsory" | "needs_vote" | "offered" => tr(lang, if value.is_empty() { "voting-no" } else { "voting-yes" }),
        "kind" if value == "talk" => tr(lang, "admin-kind-talk"),
        "kind" if value == "questions" => tr(lang, "admin-kind-questions"),
        _ => in_words(event, lang, field, value),
    }
}

/// What is wrong with one field, and what somebody else has put there.
#[component]
pub(super) fn Beside(lang: Lang, drawing: Drawing, name: String) -> impl IntoView {
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
    let label = label_of(lang, &name);
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

/// A box to tick.
#[component]
pub(super) fn YesBox(
    lang: Lang,
    drawing: Drawing,
    #[prop(into)] name: String,
    #[prop(optional)] label: Option<String>,
) -> impl IntoView {
    let label = label.unwrap_or_else(|| label_of(lang, &name));
    let wrong = drawing.is_wrong(&name).then_some("true");
    view! {
        <div>
            <label class="choice">
                <input
                    type="checkbox"
                    id=name.clone()
                    name=name.clone()
                    value="yes"
                    checked=!drawing.fields.get(&name).is_empty()
                    aria-invalid=wrong
                    aria-describedby=drawing.described(&name)
                />
                <span>{label}</span>
            </label>
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
        let (_, row, _) = parts_of(&name);
        let label = label_of(lang, &name);
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
    let both = theirs.into_iter().flat_map(|theirs| theirs.both);
    let both = both.map(|(field, _)| (field.clone(), name_of(lang, &field)));
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
