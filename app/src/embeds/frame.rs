//! The document around an embed: no ways around the site, and a small link to it that opens a tab of its own.

use backend::i18n::tr;
use domain::Embed;
use leptos::prelude::*;

use crate::{
    site::{Assets, Visit},
    ui::{
        saving::{BEFORE_PAINT, SavingNote},
        shell::{Head, HeadBasics, ReplayNotice},
    },
};

/// The whole document around `body`. It is not for search engines, which know the pages that it is a part of.
#[component]
pub(crate) fn EmbedShell(visit: Visit, embed: Embed, head: Head, nonce: String, body: AnyView) -> impl IntoView {
    let lang = visit.lang;
    let assets = Assets::clone(&visit.site.assets);
    let frame = assets.embed_frame.clone();
    let assets = match embed {
        Embed::Countdown | Embed::Wall => assets,
        // The form has no island: its visitors need not fetch any.
        Embed::Register => Assets { module: String::new(), wasm: String::new(), ..assets },
    };
    let replay = visit
        .reading
        .replay
        .then(|| view! { <ReplayNotice lang zone=visit.event.session.zone.clone() now=visit.now() /> });
    view! {
        <html lang=lang.code() dir=lang.dir().as_str()>
            <head>
                <HeadBasics assets nonce=nonce.clone() title=head.title />
                <script nonce=nonce.clone() inner_html=BEFORE_PAINT></script>
                <meta name="description" content=head.description />
                <meta name="robots" content="noindex" />
                <script defer src=frame nonce=nonce></script>
            </head>
            // Every page of an embed has this very class: the boot script exchanges what is in the body alone.
            <body class="embed">
                {replay}
                <SavingNote lang />
                <main id="main">{body}</main>
                <footer class="embed-footer">
                    {tr(lang, "embed-from")} " "
                    <a href=visit.link("") target="_blank" rel="noopener">
                        <bdi>{visit.event.campaign.name.as_str(lang).to_owned()}</bdi>
                    </a>
                </footer>
            </body>
        </html>
    }
}
