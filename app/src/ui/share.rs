//! Passing a page on: by the device's own sheet, where the boot script finds one, and by plain links that any browser
//! follows. Nothing of another site is loaded, and none of them hears of a visitor who does not open its link.

use backend::{address, i18n::tr};
use leptos::prelude::*;

use crate::site::Visit;

/// Ways to pass on the page at `path`, which is public, with the words `says`.
#[component]
pub(crate) fn Share(visit: Visit, path: String, says: String) -> impl IntoView {
    let lang = visit.lang;
    let url = visit.whole_link(&path);
    let links: Vec<_> = networks(&says, &url)
        .into_iter()
        .map(|(name, href)| {
            view! { <li><a href=href target="_blank" rel="noopener noreferrer external">{name}</a></li> }
        })
        .collect();
    let both = format!("{says} {url}");
    let mail = address("mailto:", &[("subject", &says), ("body", &url)]);
    // Without a number; what reads the text wants the ampersand, and what does not, ignores it.
    let sms = address("sms:", &[("body", &both)]).replacen('?', "?&", 1);
    view! {
        <details class="share">
            <summary>{tr(lang, "share-title")}</summary>
            <div class="share-ways">
                // What only scripts can do appears with them.
                <p class="share-here">
                    <button type="button" data-share=url.clone() hidden>{tr(lang, "share-device")}</button>
                    <button type="button" class="button-quiet" aria-live="polite" data-copy=url data-done=tr(lang, "share-copied") hidden>
                        {tr(lang, "share-copy")}
                    </button>
                </p>
                <ul>
                    {links}
                    <li><a href=mail>{tr(lang, "share-mail")}</a></li>
                    <li><a href=sms>{tr(lang, "share-sms")}</a></li>
                </ul>
                <p class="hint">{tr(lang, "share-hint")}</p>
            </div>
        </details>
    }
}

/// The networks and messengers that take a link by its address, as (name, address).
fn networks(says: &str, url: &str) -> [(&'static str, String); 6] {
    let both = format!("{says} {url}");
    [
        ("WhatsApp", address("https://wa.me/", &[("text", &both)])),
        ("Telegram", address("https://t.me/share/url", &[("url", url), ("text", says)])),
        ("Facebook", address("https://www.facebook.com/sharer/sharer.php", &[("u", url)])),
        ("Bluesky", address("https://bsky.app/intent/compose", &[("text", &both)])),
        ("LinkedIn", address("https://www.linkedin.com/sharing/share-offsite/", &[("url", url)])),
        ("X", address("https://x.com/intent/post", &[("text", says), ("url", url)])),
    ]
}
