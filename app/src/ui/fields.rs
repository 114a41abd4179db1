//! Form fields, drawn with their label, hint, value and error. An input's id is its name, so that an error can link
//! to it; a group of choices carries the id itself.

use backend::{i18n::tr, sort_name};
use domain::{AppError, Campaign, Country, FieldErrors, Lang};
use leptos::prelude::*;

use crate::{site::Visit, ui::names::country_name};

/// What is wrong with a form that was sent.
#[derive(Clone)]
pub(crate) struct Problems {
    pub(crate) lang: Lang,
    pub(crate) error: Option<AppError>,
}

impl Problems {
    fn errors(&self) -> impl Iterator<Item = &domain::FieldError> {
        let errors = match &self.error {
            Some(AppError::Invalid(errors)) => Some(errors),
            _ => None,
        };
        errors.into_iter().flat_map(FieldErrors::iter)
    }

    /// The message for a field, where something is wrong with it.
    fn of(&self, field: &str) -> Option<String> {
        self.errors().find(|error| error.field == field).map(|error| self.text(error))
    }

    /// Whether something is wrong with a field.
    pub(crate) fn is_wrong(&self, field: &str) -> bool {
        self.of(field).is_some()
    }

    /// What describes a field to a screen reader: its hint, and its error where there is one.
    pub(crate) fn describing(&self, field: &str, hint: bool) -> Option<String> {
        match (hint, self.of(field).is_some()) {
            (true, true) => Some(format!("{field}-hint {}", error_id(field))),
            (true, false) => Some(format!("{field}-hint")),
            (false, true) => Some(error_id(field)),
            (false, false) => None,
        }
    }

    fn text(&self, error: &domain::FieldError) -> String {
        tr(self.lang, &format!("error-{}-{}", error.field.replace('_', "-"), error.problem.code()))
    }
}

/// The languages of the site as choices, each called what those who speak it call it.
pub(crate) fn language_options() -> Vec<(String, String)> {
    Lang::ALL.map(|lang| (lang.code().to_owned(), lang.own_name().to_owned())).to_vec()
}

fn error_id(field: &str) -> String {
    format!("{field}-error")
}

/// What is wrong, summed up on top of the form, each with a link to its field. Where nothing is, what the boot script
/// says when a form cannot be sent stands there hidden.
#[component]
pub(crate) fn ErrorSummary(problems: Problems) -> impl IntoView {
    let lang = problems.lang;
    let Some(error) = &problems.error else {
        let unsent = ["too-many", "internal", "unreachable"]
            .map(|code| view! { <p data-problem=code hidden>{tr(lang, &format!("form-error-{code}"))}</p> });
        return view! { <div class="form-errors" role="alert" tabindex="-1" hidden>{unsent.into_iter().collect_view()}</div> }
            .into_any();
    };
    let items = problems.errors().map(|error| {
        view! { <li><a href=format!("#{}", error.field)>{problems.text(error)}</a></li> }
    });
    view! {
        <div class="form-errors" role="alert" tabindex="-1" autofocus>
            <p>{tr(lang, &format!("form-error-{}", error.code()))}</p>
            <ul>{items.collect_view()}</ul>
        </div>
    }
    .into_any()
}

/// The error beside a field, where there is one.
#[component]
pub(crate) fn FieldError(field: &'static str, problems: Problems) -> impl IntoView {
    problems.of(field).map(|text| view! { <p class="field-error" id=error_id(field)>{text}</p> })
}

/// A text as it is written in HTML. Leptos does that by itself, but for what stands in a `<textarea>`.
pub(crate) fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;").replace('>', "&gt;")
}

/// A line, or with `rows` several lines, to type.
#[component]
pub(crate) fn TextField(
    field: &'static str,
    #[prop(into)] label: String,
    #[prop(optional, into)] hint: Option<String>,
    value: String,
    problems: Problems,
    max: usize,
    #[prop(optional)] required: bool,
    #[prop(default = "text")] kind: &'static str,
    #[prop(optional)] autocomplete: Option<&'static str>,
    #[prop(optional)] rows: Option<u32>,
) -> impl IntoView {
    let wrong = problems.of(field).is_some().then_some("true");
    let described = problems.describing(field, hint.is_some());
    // Browsers count in UTF-16, where a character may be two; and a text that is too long is to be said so, not cut off.
    let most = 2 * max;
    let control = match rows {
        Some(rows) => view! {
            <textarea id=field name=field rows=rows maxlength=most dir="auto" required=required aria-describedby=described aria-invalid=wrong>
                {escaped(&value)}
            </textarea>
        }
        .into_any(),
        None => view! {
            <input
                type=kind
                id=field
                name=field
                value=value
                maxlength=most
                dir=if kind == "email" { "ltr" } else { "auto" }
                autocomplete=autocomplete
                required=required
                aria-describedby=described
                aria-invalid=wrong
            />
        }
        .into_any(),
    };
    view! {
        <div class="field">
            <label for=field>{label}</label>
            {hint.map(|hint| view! { <p class="hint" id=format!("{field}-hint")>{hint}</p> })}
            {control}
            <FieldError field problems />
        </div>
    }
}

/// A day to choose, up to `max`; both are given as `YYYY-MM-DD`.
#[component]
pub(crate) fn DayField(
    field: &'static str,
    #[prop(into)] label: String,
    #[prop(optional, into)] hint: Option<String>,
    value: String,
    problems: Problems,
    max: String,
    #[prop(optional)] required: bool,
) -> impl IntoView {
    let wrong = problems.of(field).is_some().then_some("true");
    let described = problems.describing(field, hint.is_some());
    view! {
        <div class="field">
            <label for=field>{label}</label>
            {hint.map(|hint| view! { <p class="hint" id=format!("{field}-hint")>{hint}</p> })}
            <input
                type="date"
                id=field
                name=field
                value=value
                max=max
                required=required
                aria-describedby=described
                aria-invalid=wrong
            />
            <FieldError field problems />
        </div>
    }
}

/// A list to choose from; `options` are values and what they are called.
#[component]
pub(crate) fn SelectField(
    field: &'static str,
    #[prop(into)] label: String,
    #[prop(optional, into)] hint: Option<String>,
    options: Vec<(String, String)>,
    value: String,
    problems: Problems,
) -> impl IntoView {
    let wrong = problems.of(field).is_some().then_some("true");
    let described = problems.describing(field, hint.is_some());
    let options: Vec<_> = options
        .into_iter()
        .map(|(code, name)| {
            let selected = code == value;
            view! { <option value=code selected=selected>{name}</option> }
        })
        .collect();
    view! {
        <div class="field">
            <label for=field>{label}</label>
            {hint.map(|hint| view! { <p class="hint" id=format!("{field}-hint")>{hint}</p> })}
            <select id=field name=field aria-describedby=described aria-invalid=wrong>{options}</select>
            <FieldError field problems />
        </div>
    }
}

/// A box to tick. `value` is what is sent when it is.
#[component]
pub(crate) fn Tick(
    field: &'static str,
    id: String,
    value: String,
    checked: bool,
    #[prop(optional)] required: bool,
    problems: Problems,
    children: Children,
) -> impl IntoView {
    let wrong = problems.of(field).is_some().then_some("true");
    view! {
        <label class="choice">
            <input
                type="checkbox"
                id=id
                name=field
                value=value
                checked=checked
                required=required
                aria-invalid=wrong
                aria-describedby=problems.describing(field, false)
            />
            <span>{children()}</span>
        </label>
    }
}

/// A box to tick that says yes, and what is wrong with that.
#[component]
pub(crate) fn Consent(
    field: &'static str,
    #[prop(into)] label: String,
    checked: bool,
    #[prop(optional)] required: bool,
    problems: Problems,
) -> impl IntoView {
    view! {
        <Tick field id=field.to_owned() value="yes".to_owned() checked required problems=problems.clone()>
            {label}
        </Tick>
        <FieldError field problems />
    }
}

/// One of several choices of which one is taken.
#[component]
pub(crate) fn Radio(
    field: &'static str,
    value: &'static str,
    checked: bool,
    #[prop(into)] label: String,
    #[prop(into)] hint: String,
) -> impl IntoView {
    view! {
        <label class="choice">
            <input type="radio" name=field value=value checked=checked />
            <span>{label} <small class="hint">{hint}</small></span>
        </label>
    }
}

/// What every form carries unseen: its key, the server's mark, its language, and a field that only programs fill.
#[component]
pub(crate) fn Unseen(lang: Option<Lang>, key: String, stamp: String, trap: String) -> impl IntoView {
    view! {
        <input type="hidden" name="key" value=key />
        <input type="hidden" name="stamp" value=stamp />
        {lang.map(|lang| view! { <input type="hidden" name="lang" value=lang.code() /> })}
        <p class="trap" aria-hidden="true">
            <label>{trap} <input name="website" tabindex="-1" autocomplete="off" /></label>
        </p>
    }
}

/// Marks a form that may wait for the network (`frontend/forms.js`): in a frame of another site nothing is kept.
pub(crate) fn waits(visit: &Visit) -> Option<&'static str> {
    visit.embed.is_none().then_some("")
}

/// The campaign's countries by name, in the order of the page's language; first nothing, last "another country".
pub(crate) fn country_options(visit: &Visit) -> Vec<(String, String)> {
    countries_of(visit.lang, &visit.event.campaign)
}

/// The same in any language.
pub(crate) fn countries_of(lang: Lang, campaign: &Campaign) -> Vec<(String, String)> {
    let mut countries: Vec<_> =
        campaign.countries.iter().map(|country| (country.as_str().to_owned(), country_name(lang, country))).collect();
    countries.sort_by_cached_key(|(_, name)| sort_name(name));
    let none = (String::new(), tr(lang, "country-not-said"));
    let other = (Country::OTHER.to_owned(), tr(lang, "country-ZZ"));
    [none].into_iter().chain(countries).chain([other]).collect()
}
