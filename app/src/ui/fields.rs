//! Form fields, drawn with their label, hint, value and error. An input's id is its name, so that an error can link
//! to it; a group of choices carries the id itself.

use backend::i18n::tr;
use domain::{AppError, Country, FieldProblem, Lang};
use leptos::prelude::*;

use crate::{site::Visit, ui::names::country_name};

/// Errors that belong to no field, by [`AppError::code`].
const GENERAL: [&str; 6] = ["invalid", "closed", "stale-form", "too-many", "internal", "unreachable"];

/// What can be wrong with a form, and what is wrong with what was sent.
#[derive(Clone)]
pub(crate) struct Problems {
    pub(crate) lang: Lang,
    /// Every field and problem, in the form's order.
    pub(crate) possible: &'static [(&'static str, FieldProblem)],
    pub(crate) error: Option<AppError>,
}

impl Problems {
    /// Whether `field` has this problem, or with `None` any.
    fn has(&self, field: &str, problem: Option<FieldProblem>) -> bool {
        let Some(AppError::Invalid(errors)) = &self.error else { return false };
        errors.iter().any(|error| error.field == field && problem.is_none_or(|problem| problem == error.problem))
    }

    fn text(&self, field: &str, problem: FieldProblem) -> String {
        tr(self.lang, &format!("error-{}-{}", field.replace('_', "-"), problem.code()))
    }
}

fn error_id(field: &str) -> String {
    format!("{field}-error")
}

/// What is wrong, summed up on top of the form, each with a link to its field. Everything that can be wrong stands
/// there hidden, for islands to show.
#[component]
pub(crate) fn ErrorSummary(problems: Problems) -> impl IntoView {
    let wrong = problems.error.is_some();
    let code = problems.error.as_ref().map(AppError::code);
    let titles = GENERAL.map(|general| {
        let text = tr(problems.lang, &format!("form-error-{general}"));
        view! { <p data-problem=general hidden=code != Some(general)>{text}</p> }
    });
    let items = problems.possible.iter().map(|&(field, problem)| {
        let hidden = !problems.has(field, Some(problem));
        view! {
            <li data-field=field data-problem=problem.code() hidden=hidden>
                <a href=format!("#{field}")>{problems.text(field, problem)}</a>
            </li>
        }
    });
    view! {
        <div class="form-errors" role="alert" tabindex="-1" hidden=!wrong autofocus=wrong>
            {titles.into_iter().collect_view()}
            <ul>{items.collect_view()}</ul>
        </div>
    }
}

/// The error beside a field. All that it can be stands there hidden, for islands to show.
#[component]
pub(crate) fn FieldError(field: &'static str, problems: Problems) -> impl IntoView {
    let texts = problems.possible.iter().filter(|(other, _)| *other == field).map(|&(field, problem)| {
        let hidden = !problems.has(field, Some(problem));
        let text = problems.text(field, problem);
        view! { <span data-field=field data-problem=problem.code() hidden=hidden>{text}</span> }
    });
    view! { <p class="field-error" id=error_id(field) hidden=!problems.has(field, None)>{texts.collect_view()}</p> }
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
    let wrong = problems.has(field, None).then_some("true");
    let described = if hint.is_some() { format!("{field}-hint {}", error_id(field)) } else { error_id(field) };
    let control = match rows {
        Some(rows) => view! {
            <textarea id=field name=field rows=rows maxlength=max dir="auto" aria-describedby=described aria-invalid=wrong>
                {value}
            </textarea>
        }
        .into_any(),
        None => view! {
            <input
                type=kind
                id=field
                name=field
                value=value
                maxlength=max
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
    let wrong = problems.has(field, None).then_some("true");
    let described = if hint.is_some() { format!("{field}-hint {}", error_id(field)) } else { error_id(field) };
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
    let wrong = problems.has(field, None).then_some("true");
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
                aria-describedby=error_id(field)
            />
            <span>{children()}</span>
        </label>
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
            <input type="radio" name=field value=value checked=checked aria-describedby=error_id(field) />
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

/// The campaign's countries by name, in the order of the page's language; first nothing, last "another country".
pub(crate) fn country_options(visit: &Visit) -> Vec<(String, String)> {
    let lang = visit.lang;
    let mut countries: Vec<_> = visit
        .event
        .campaign
        .countries
        .iter()
        .map(|country| (country.as_str().to_owned(), country_name(lang, country)))
        .collect();
    countries.sort_by_cached_key(|(_, name)| sort_key(name));
    let none = (String::new(), tr(lang, "country-not-said"));
    let other = (Country::OTHER.to_owned(), tr(lang, "country-ZZ"));
    [none].into_iter().chain(countries).chain([other]).collect()
}

/// Folds the accents of French capitals, which would otherwise come behind Z.
fn sort_key(name: &str) -> String {
    name.to_lowercase().replace(['é', 'è', 'ê'], "e").replace('î', "i")
}
