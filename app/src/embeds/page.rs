//! The page for member organisations: what they can show on their sites, and the line of HTML that does it.

use axum::response::Response;
use backend::i18n::{tr, tr_with};
use domain::{Embed, Lang};
use leptos::prelude::*;

use crate::{
    site::{Framing, Visit, titled},
    ui::{fields::escaped, shell::Head},
};

/// `/{lang}/embed`. It alone may show frames, and ours only: what others will see.
pub(crate) async fn show(visit: Visit) -> Response {
    let title = titled(visit.lang, "embed-title", visit.event.campaign.name.as_str(visit.lang));
    let head = Head { title, description: tr(visit.lang, "embed-intro") };
    let mut response = visit.clone().draw(head, |drawn| view! { <EmbedPage visit nonce=drawn.nonce.clone() /> });
    response.extensions_mut().insert(Framing::ShowsOurs);
    response
}

#[component]
fn EmbedPage(visit: Visit, nonce: String) -> impl IntoView {
    let lang = visit.lang;
    let offers = Embed::ALL.map(|embed| view! { <Offer visit=visit.clone() embed /> });
    let campaign = &visit.event.campaign;
    let organisation = campaign.organisation.as_str(lang);
    let email = campaign.contact_email.clone().map(|email| {
        view! { <p><a href=format!("mailto:{email}")>{email.clone()}</a></p> }
    });
    let contact = campaign.contact_url.clone().map(|url| {
        view! { <p><a href=url rel="external">{tr(lang, "contact-page")}</a></p> }
    });
    view! {
        <div class="embed-page">
            <h1>{tr(lang, "embed-title")}</h1>
            <p>{tr(lang, "embed-intro")}</p>
            <section aria-labelledby="listed">
                <h2 id="listed">{tr(lang, "embed-listed-title")}</h2>
                <p>{tr_with(lang, "embed-listed", &[("organisation", organisation.into())])}</p>
                {email}
                {contact}
            </section>
            {offers.into_iter().collect_view()}
            <section aria-labelledby="good-to-know">
                <h2 id="good-to-know">{tr(lang, "embed-know-title")}</h2>
                <ul>
                    <li>{tr(lang, "embed-know-privacy")}</li>
                    <li>{tr(lang, "embed-know-lang")} " " <code dir="ltr">"/embed/wall"</code></li>
                    <li>{tr(lang, "embed-know-scheme")}</li>
                    <li>{tr(lang, "embed-know-scripts")}</li>
                </ul>
            </section>
            // The same as in the snippets: it makes the previews as high as what is in them.
            <script async src="/embed.js" nonce=nonce></script>
        </div>
    }
}

/// What an embed shows, its line of HTML, and what that looks like.
#[component]
fn Offer(visit: Visit, embed: Embed) -> impl IntoView {
    let lang = visit.lang;
    let campaign = visit.event.campaign.name.as_str(lang);
    let (name, snippet) = (name(lang, campaign, embed), snippet(&visit.site.public_url, lang, campaign, embed));
    let preview = leptos::html::iframe()
        .class("preview")
        .src(visit.link(&format!("/embed/{embed}")))
        .title(name)
        .attr("height", height(embed).to_string())
        .attr("loading", "lazy");
    view! {
        <section aria-labelledby=embed.code()>
            <h2 id=embed.code()>{tr(lang, &format!("embed-{embed}"))}</h2>
            <p>{tr(lang, &format!("embed-{embed}-what"))}</p>
            <div class="field">
                <label for=format!("{embed}-html")>{tr(lang, "embed-html")}</label>
                <textarea id=format!("{embed}-html") rows="4" dir="ltr" spellcheck="false" readonly>{escaped(&snippet)}</textarea>
            </div>
            // What only scripts can do appears with them.
            <button type="button" class="button-quiet" aria-live="polite" data-copy=snippet data-done=tr(lang, "embed-copied") hidden>
                {tr(lang, "embed-copy")}
            </button>
            {preview}
        </section>
    }
}

/// What a frame is called for those who do not see it.
fn name(lang: Lang, campaign: &str, embed: Embed) -> String {
    titled(lang, &format!("embed-{embed}"), campaign)
}

/// How high a frame is, in CSS pixels, until its content has said how high it is itself.
const fn height(embed: Embed) -> u16 {
    match embed {
        Embed::Countdown => 640,
        Embed::Register => 720,
        Embed::Wall => 860,
    }
}

/// The line of HTML for another site. The frame says that it takes both colour schemes, so that browsers do not put a
/// white sheet behind a dark one.
pub(crate) fn snippet(site: &str, lang: Lang, campaign: &str, embed: Embed) -> String {
    let (title, height) = (escaped(&name(lang, campaign, embed)), height(embed));
    format!(
        "<iframe src=\"{site}/{lang}/embed/{embed}\" title=\"{title}\" width=\"100%\" height=\"{height}\" \
         loading=\"lazy\" style=\"border:0;color-scheme:light dark\"></iframe>\
         <script async src=\"{site}/embed.js\"></script>"
    )
}
