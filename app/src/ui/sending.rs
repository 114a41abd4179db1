//! Sending a form from an island: the same form that works without one, only without leaving the page, and with
//! mistakes shown before anything is sent.
//!
//! Every message that can be needed is already in the form, drawn by the server and hidden; showing one is taking
//! its `hidden` away. So the browser needs no texts of its own.

use domain::{FieldErrors, Lang};
use leptos::{ev::SubmitEvent, prelude::document, task::spawn_local};
use wasm_bindgen::JsCast;
use web_sys::{Element, FormData, HtmlElement, HtmlFormElement};

use crate::ui::api_error::ApiError;

/// What was typed into a form, by field names.
pub(crate) struct Typed(FormData);

impl Typed {
    /// One field; empty where it was not sent, such as an unticked box.
    pub(crate) fn one(&self, field: &str) -> String {
        self.0.get(field).as_string().unwrap_or_default()
    }

    /// Every value of a field that can be sent more than once.
    pub(crate) fn all(&self, field: &str) -> Vec<String> {
        self.0.get_all(field).iter().filter_map(|value| value.as_string()).collect()
    }
}

/// Takes over a form's sending: reads it, checks it here, sends it, and goes to the page that the answer names. What
/// is wrong is shown beside the fields; a second click while one is under way does nothing.
pub(crate) fn send<F, A>(
    event: &SubmitEvent,
    read: fn(&Typed) -> F,
    check: fn(&F) -> Result<(), FieldErrors>,
    call: fn(F, Lang) -> A,
) where
    A: Future<Output = Result<String, ApiError>> + 'static,
{
    let Some(form) = event.target().and_then(|target| target.dyn_into::<HtmlFormElement>().ok()) else { return };
    let Ok(data) = FormData::new_with_form(&form) else { return };
    event.prevent_default();
    if form.has_attribute("aria-busy") {
        return;
    }
    let filled = read(&Typed(data));
    if let Err(errors) = check(&filled) {
        show(&form, "invalid", &errors);
        return;
    }
    _ = form.set_attribute("aria-busy", "true");
    let answer = call(filled, page_lang());
    spawn_local(async move { finish(&form, answer.await) });
}

fn finish(form: &HtmlFormElement, answer: Result<String, ApiError>) {
    _ = form.remove_attribute("aria-busy");
    match answer {
        Ok(path) => go(&path),
        Err(error) => match error.code() {
            // Sent the browser's own way, the server draws the form again with what was typed and all there is to say.
            "invalid" | "stale-form" | "closed" => _ = form.submit(),
            code => show(form, code, &FieldErrors::default()),
        },
    }
}

/// The language that the page is in.
pub(crate) fn page_lang() -> Lang {
    let root = document().document_element();
    root.and_then(|root| root.get_attribute("lang")).and_then(|lang| lang.parse().ok()).unwrap_or_default()
}

/// Goes to a page of the site, as a click on a link would.
fn go(path: &str) {
    if let Ok(link) = document().create_element("a").map(JsCast::unchecked_into::<HtmlElement>)
        && let Some(body) = document().body()
    {
        _ = link.set_attribute("href", path);
        _ = body.append_child(&link);
        link.click();
        link.remove();
    }
}

/// Shows what is wrong: beside each field, and summed up on top, where the focus goes. `code` says what in general.
fn show(form: &HtmlFormElement, code: &str, errors: &FieldErrors) {
    each(form, "[aria-invalid]", |field| _ = field.remove_attribute("aria-invalid"));
    each(form, ".field-error, [data-problem]", hide);
    for error in errors.iter() {
        let (field, problem) = (&error.field, error.problem.code());
        each(form, &["[name=", field, "]"].concat(), |input| _ = input.set_attribute("aria-invalid", "true"));
        each(form, &["#", field, "-error"].concat(), unhide);
        each(form, &["[data-field=", field, "][data-problem=", problem, "]"].concat(), unhide);
    }
    each(form, &[".form-errors > [data-problem=", code, "]"].concat(), unhide);
    each(form, ".form-errors", |summary| {
        unhide(summary);
        if let Some(summary) = summary.dyn_ref::<HtmlElement>() {
            _ = summary.focus();
        }
    });
}

fn hide(element: &Element) {
    _ = element.set_attribute("hidden", "");
}

fn unhide(element: &Element) {
    _ = element.remove_attribute("hidden");
}

fn each(form: &HtmlFormElement, selector: &str, act: fn(&Element)) {
    let Ok(found) = form.query_selector_all(selector) else { return };
    for element in (0..found.length()).filter_map(|i| found.item(i)).filter_map(|node| node.dyn_into().ok()) {
        act(&element);
    }
}
