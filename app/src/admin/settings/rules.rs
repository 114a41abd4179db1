//! The rules as a form: each says what it means and what it takes.

use backend::{
    RulesForm, Setting,
    i18n::{tr, tr_with},
};
use domain::{AppError, Lang};
use leptos::prelude::*;

use crate::ui::fields::{ErrorSummary, FieldError, Problems, Tick};

#[component]
pub(super) fn RulesFields(lang: Lang, form: RulesForm, error: Option<AppError>, action: String) -> impl IntoView {
    let problems = Problems { lang, error };
    let most = |setting: Setting| [("most", setting.most().into())];
    let tick = |field: &'static str, value: &str, label: String| {
        let (checked, problems) = (!value.is_empty(), problems.clone());
        view! { <Tick field id=field.to_owned() value="on".to_owned() checked problems>{label}</Tick> }
    };
    view! {
        <form class="form" method="post" action=action novalidate>
            <ErrorSummary problems=problems.clone() />
            <input type="hidden" name="drawn" value=form.drawn.clone() />
            <h2>{tr(lang, "admin-settings-registrations")}</h2>
            <NumberField
                field="setting_confirm_within"
                label=tr(lang, "admin-settings-confirm-within")
                hint=tr_with(lang, "admin-settings-confirm-within-hint", &most(Setting::ConfirmWithin))
                value=form.setting_confirm_within
                most=Setting::ConfirmWithin.most()
                problems=problems.clone()
            />
            <NumberField
                field="setting_offer_for"
                label=tr(lang, "admin-settings-offer-for")
                hint=tr_with(lang, "admin-settings-offer-for-hint", &most(Setting::OfferFor))
                value=form.setting_offer_for
                most=Setting::OfferFor.most()
                problems=problems.clone()
            />
            <NumberField
                field="setting_erase_after"
                label=tr(lang, "admin-settings-erase-after")
                hint=tr_with(lang, "admin-settings-erase-after-hint", &most(Setting::EraseAfter))
                value=form.setting_erase_after
                most=Setting::EraseAfter.most()
                problems=problems.clone()
            />
            <h2>{tr(lang, "admin-mail")}</h2>
            <fieldset>
                <legend>{tr(lang, "admin-settings-after-mail")}</legend>
                {tick("setting_thanks", &form.setting_thanks, tr(lang, "admin-settings-thanks"))}
                {tick("setting_missed", &form.setting_missed, tr(lang, "admin-settings-missed"))}
            </fieldset>
            <NumberField
                field="setting_mail_rate"
                label=tr(lang, "admin-settings-mail-rate")
                hint=tr_with(lang, "admin-settings-mail-rate-hint", &most(Setting::MailRate))
                value=form.setting_mail_rate
                most=Setting::MailRate.most()
                problems
            />
            <button type="submit">{tr(lang, "admin-settings-save")}</button>
        </form>
    }
}

/// A whole number to type.
#[component]
fn NumberField(
    field: &'static str,
    label: String,
    hint: String,
    value: String,
    most: i64,
    problems: Problems,
) -> impl IntoView {
    let wrong = problems.is_wrong(field).then_some("true");
    view! {
        <div class="field desk-number">
            <label for=field>{label}</label>
            <p class="hint" id=format!("{field}-hint")>{hint}</p>
            <input
                type="number"
                id=field
                name=field
                value=value
                min="1"
                max=most
                inputmode="numeric"
                aria-describedby=problems.describing(field, true)
                aria-invalid=wrong
            />
            <FieldError field problems />
        </div>
    }
}
