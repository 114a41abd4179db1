//! "Remind me on this device", on one's own page. The script shows it where the browser can be reminded; where devices are
//! reminded already, it is there without scripts as well, so that each can be changed and stopped.

use backend::{
    i18n::{tr, tr_with},
    push::PushOwner,
};
use domain::{AppError, PushDevice, PushForm, PushKind};
use leptos::prelude::*;

use crate::{
    registration::facts::moment,
    site::{Failure, Visit},
    ui::fields::{ErrorSummary, FieldError, Problems, Tick},
};

/// What the section shows.
#[derive(Clone)]
pub(crate) struct OnDevice {
    /// The key that browsers subscribe for; none where nothing more is to be offered.
    key: Option<String>,
    devices: Vec<PushDevice>,
    /// What can be switched on and off; empty where there is one kind alone, that ends with its device.
    kinds: &'static [PushKind],
    error: Option<AppError>,
}

impl OnDevice {
    /// Reads it for the one with this token; `offered` where there is still something to be reminded of.
    pub(crate) async fn of(
        visit: &Visit,
        owner: PushOwner<'_>,
        offered: bool,
        error: Option<AppError>,
    ) -> Result<Self, Failure> {
        let devices = visit.backend().push_devices(owner).await?;
        let key = visit.backend().push_key().filter(|_| offered).map(ToOwned::to_owned);
        let kinds = if owner.kinds().len() > 1 { owner.kinds() } else { &[] };
        Ok(Self { key, devices, kinds, error })
    }
}

/// The section; nothing where there is nothing to offer and nothing to stop. `address` is that of the own page.
#[component]
pub(crate) fn Reminders(visit: Visit, on_device: OnDevice, address: String) -> impl IntoView {
    let lang = visit.lang;
    let OnDevice { key, devices, kinds, error } = on_device;
    if key.is_none() && devices.is_empty() {
        return ().into_any();
    }
    let is_pledge = kinds.is_empty();
    let hidden = devices.is_empty() && error.is_none();
    let problems = Problems { lang, error };
    let offer = key.clone().map(|_| {
        let button = tr(lang, if is_pledge { "push-ask-me" } else { "push-remind-me" });
        view! { <Offer address=address.clone() button problems /> }
    });
    let devices: Vec<_> = devices
        .into_iter()
        .map(|device| view! { <Device visit=visit.clone() device kinds address=address.clone() /> })
        .collect();
    view! {
        <div data-script=visit.site.assets.push.clone()>
            <section id="reminders" aria-labelledby="reminders-title" data-key=key hidden=hidden>
                <h2 id="reminders-title">{tr(lang, if is_pledge { "push-ask-title" } else { "push-title" })}</h2>
                <p>{tr(lang, if is_pledge { "push-ask-what" } else { "push-what" })}</p>
                {offer}
                <p class="note" id="push-denied" role="status" tabindex="-1" hidden>{tr(lang, "push-denied")}</p>
                <p class="note" id="push-failed" role="status" tabindex="-1" hidden>{tr(lang, "push-failed")}</p>
                {devices}
            </section>
        </div>
    }
    .into_any()
}

/// The button. What the form sends comes from the browser once it was allowed.
#[component]
fn Offer(address: String, button: String, problems: Problems) -> impl IntoView {
    let hidden = problems.error.is_none();
    view! {
        <form id="push-form" method="post" action=format!("{address}/push") hidden=hidden>
            <ErrorSummary problems=problems.clone() />
            <input type="hidden" name="endpoint" />
            <input type="hidden" name="p256dh" />
            <input type="hidden" name="auth" />
            <button type="button" id=PushForm::FIELD aria-describedby=problems.describing(PushForm::FIELD, false)>
                {button}
            </button>
            <FieldError field=PushForm::FIELD problems />
        </form>
    }
}

/// A device that is reminded: what of, and how that ends.
#[component]
fn Device(visit: Visit, device: PushDevice, kinds: &'static [PushKind], address: String) -> impl IntoView {
    let lang = visit.lang;
    let since = moment(lang, device.since, &visit.event.session.zone);
    let name = tr_with(lang, "push-device", &[("since", since.into())]);
    let known = device.device.clone();
    let problems = Problems { lang, error: None };
    let ticks: Vec<_> = kinds
        .iter()
        .map(|kind| {
            let text = kind_text(lang, *kind);
            let id = format!("{}-{}", kind.code(), device.device);
            view! {
                <Tick
                    field="kinds"
                    id
                    value=kind.code().to_owned()
                    checked=device.kinds.contains(kind)
                    problems=problems.clone()
                >
                    {text}
                </Tick>
            }
        })
        .collect();
    let here = view! { <strong data-here hidden>{tr(lang, "push-here")}</strong> };
    let choose = if ticks.is_empty() {
        view! { <p>{name} " " {here}</p> }.into_any()
    } else {
        view! {
            <form class="form" method="post" action=format!("{address}/push/kinds")>
                <ErrorSummary problems=problems.clone() />
                <fieldset>
                    <legend>{name} " " {here}</legend>
                    {ticks}
                </fieldset>
                <input type="hidden" name="device" value=known.clone() />
                <button type="submit" class="button-quiet">{tr(lang, "push-save")}</button>
            </form>
        }
        .into_any()
    };
    view! {
        <div class="device" data-device=device.device>
            {choose}
            <form method="post" action=format!("{address}/push/stop")>
                <ErrorSummary problems />
                <input type="hidden" name="device" value=known />
                <button type="submit" class="button-text">{tr(lang, "push-stop")}</button>
            </form>
        </div>
    }
}

fn kind_text(lang: domain::Lang, kind: PushKind) -> String {
    match kind {
        PushKind::Reminders => tr(lang, "push-kind-reminders"),
        PushKind::Doors => tr(lang, "push-kind-doors"),
        PushKind::Seat => tr(lang, "push-kind-seat"),
        PushKind::DidYou => tr(lang, "push-kind-did-you"),
    }
}
