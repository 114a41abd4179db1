//! The form that lists a site, and for each embed the sites that may show it.

use std::sync::Arc;

use backend::i18n::{tr, tr_with};
use domain::{AppError, Embed, EmbedSiteForm, Event, Lang, Origin};
use leptos::prelude::*;

use super::ADDRESS;
use crate::{
    admin::{deleted::AskFirst, desk::Desk},
    embeds::page::snippet,
    ui::fields::{ErrorSummary, FieldError, Problems, TextField, Tick, escaped},
};

#[component]
pub(super) fn Embeds(desk: Desk, event: Arc<Event>, form: EmbedSiteForm, error: Option<AppError>) -> impl IntoView {
    let lang = desk.lang;
    let sites = desk.backend().embed_sites();
    // Taking a site off a list can fail in no field of this form.
    let (form, error) = if form.change == "disallow" { (EmbedSiteForm::default(), None) } else { (form, error) };
    let address = format!("/{lang}/embed");
    let parts = Embed::ALL.map(|embed| {
        let of_embed: Vec<Origin> =
            sites.iter().filter(|(other, _)| *other == embed).map(|(_, site)| site.clone()).collect();
        let line = snippet(&desk.site.public_url, lang, event.campaign.name.as_str(lang), embed);
        view! { <Part lang embed sites=of_embed line /> }
    });
    view! {
        <AllowForm lang form problems=Problems { lang, error } />
        <div class="desk-embeds">{parts.into_iter().collect_view()}</div>
        <p>
            {tr(lang, "admin-embeds-public")} " "
            // A document of its own, whose policy lets it show frames.
            <a href=address.clone() target="_self"><bdi dir="ltr">{address.clone()}</bdi></a>
        </p>
    }
}

#[component]
fn AllowForm(lang: Lang, form: EmbedSiteForm, problems: Problems) -> impl IntoView {
    let parts = Embed::ALL.map(|embed| {
        let checked = form.embed_parts.iter().any(|code| code == embed.code());
        let problems = problems.clone();
        view! {
            <Tick field="embed_parts" id=format!("embed_parts-{embed}") value=embed.code().to_owned() checked problems>
                {tr(lang, &format!("embed-{embed}"))}
            </Tick>
        }
    });
    view! {
        <form class="form" method="post" action=ADDRESS novalidate>
            <ErrorSummary problems=problems.clone() />
            <TextField
                field="embed_site"
                label=tr(lang, "admin-embeds-site")
                hint=tr(lang, "admin-embeds-site-hint")
                value=form.embed_site
                problems=problems.clone()
                max=EmbedSiteForm::LONGEST
                kind="url"
                required=true
            />
            <fieldset id="embed_parts">
                <legend>{tr(lang, "admin-embeds-parts")}</legend>
                {parts.into_iter().collect_view()}
                <FieldError field="embed_parts" problems />
            </fieldset>
            <button type="submit" name="change" value="allow">{tr(lang, "admin-embeds-allow")}</button>
        </form>
    }
}

#[component]
fn Part(lang: Lang, embed: Embed, sites: Vec<Origin>, line: String) -> impl IntoView {
    let (id, list) = (format!("embed-{embed}"), format!("embed-{embed}-sites"));
    let html = format!("{embed}-html");
    let rows: Vec<_> = sites.into_iter().map(|site| view! { <Site lang embed site /> }).collect();
    let rows = if rows.is_empty() {
        view! { <p class="quiet">{tr(lang, "admin-embeds-none")}</p> }.into_any()
    } else {
        view! { <ul class="desk-rows">{rows}</ul> }.into_any()
    };
    view! {
        <section aria-labelledby=id.clone()>
            <h2 id=id.clone()>{tr(lang, &format!("embed-{embed}"))}</h2>
            <p>{tr(lang, &format!("embed-{embed}-what"))}</p>
            <h3>{tr(lang, "admin-embeds-listed")}</h3>
            <div id=list data-live="desk">{rows}</div>
            <details>
                <summary>{tr(lang, "embed-html")}</summary>
                <div class="field">
                    <label class="unseen" for=html.clone()>{tr(lang, "embed-html")}</label>
                    <textarea id=html rows="4" dir="ltr" spellcheck="false" readonly>{escaped(&line)}</textarea>
                </div>
                <button type="button" class="button-quiet" aria-live="polite" data-copy=line data-done=tr(lang, "embed-copied") hidden>
                    {tr(lang, "embed-copy")}
                </button>
            </details>
        </section>
    }
}

/// A site that is listed, and the button that ends that.
#[component]
fn Site(lang: Lang, embed: Embed, site: Origin) -> impl IntoView {
    let id = format!("{embed}-{}", site.as_str());
    let label = tr_with(lang, "admin-embeds-disallow-site", &[("site", site.as_str().into())]);
    view! {
        <li id=id>
            <bdi dir="ltr">{site.as_str().to_owned()}</bdi>
            <form method="post" action=ADDRESS>
                <ErrorSummary problems=Problems { lang, error: None } />
                <input type="hidden" name="embed_site" value=site.as_str().to_owned() />
                <input type="hidden" name="embed_parts" value=embed.code() />
                <AskFirst lang ask=tr(lang, "admin-embeds-disallow") about=site.as_str()>
                    <button type="submit" name="change" value="disallow" class="button-quiet">{label}</button>
                </AskFirst>
            </form>
        </li>
    }
}
