//! What others may see of a pledge: the part of its forms that says so.

use backend::i18n::tr;
use domain::{Lang, Message, PersonName, Visibility};
use leptos::prelude::*;

use crate::ui::fields::{Consent, FieldError, Problems, Radio, TextField};

/// What is chosen, and what is shown of somebody who wants to show something.
pub(super) struct Shown {
    /// The code of a visibility; the most private one where it is none.
    pub(super) visibility: String,
    pub(super) name: String,
    pub(super) message: String,
    /// Whether they agree to that.
    pub(super) publish: bool,
    /// Whether the fields for it are there before anything public is chosen, since a text already stands in one.
    pub(super) unasked: bool,
}

/// The visibilities, the most private first, and what is asked for the others; the children say until when.
#[component]
pub(super) fn VisibilityFields(lang: Lang, shown: Shown, problems: Problems, children: Children) -> impl IntoView {
    let chosen = Visibility::from_code(&shown.visibility).unwrap_or_default();
    let ways = Visibility::ALL.map(|visibility| {
        view! {
            <Radio
                field="visibility"
                value=visibility.code()
                checked=visibility == chosen
                label=tr(lang, &format!("visibility-{}", visibility.code()))
                hint=tr(lang, &format!("visibility-{}-hint", visibility.code()))
            />
        }
    });
    view! {
        // Of this class it hides what nobody sees of a pledge that is only counted.
        <fieldset id="visibility" class=(!shown.unasked).then_some("visibility")>
            <legend>{tr(lang, "pledge-visibility")}</legend>
            {ways.into_iter().collect_view()}
            <FieldError field="visibility" problems=problems.clone() />
            <div class="if-public">
                <TextField
                    field="pledge_name"
                    label=tr(lang, "pledge-name")
                    hint=tr(lang, "pledge-name-hint")
                    value=shown.name
                    problems=problems.clone()
                    max=PersonName::MAX
                    autocomplete="off"
                />
                <TextField
                    field="message"
                    label=tr(lang, "pledge-message")
                    hint=tr(lang, "pledge-message-hint")
                    value=shown.message
                    problems=problems.clone()
                    max=Message::MAX
                    rows=3
                />
                <Consent field="publish" label=tr(lang, "consent-publish") checked=shown.publish problems />
                {children()}
            </div>
        </fieldset>
    }
}
