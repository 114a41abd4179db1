//! What a public page tells other sites about itself, for the preview beside a link to it: Open Graph, and what X reads.

use backend::picture::{HEIGHT, SharePage, WIDTH};
use domain::Lang;
use leptos::prelude::*;

use crate::{pledges::feed, site::Visit, ui::shell::Head};

/// The tags of a page, and the wall's feed.
#[component]
pub(crate) fn Preview(visit: Visit, head: Head) -> impl IntoView {
    let lang = visit.lang;
    let page = SharePage::at(&visit.path);
    let says = visit.backend().share_card(page, lang).map(|card| card.in_words()).unwrap_or_default();
    let others = Lang::ALL.into_iter().filter(|other| *other != lang);
    let others: Vec<_> = others.map(|other| tag("og:locale:alternate", locale(other))).collect();
    let feed = (visit.path == "/pledges").then(|| {
        view! { <link rel="alternate" type=feed::KIND title=head.title.clone() href=visit.link("/pledges.atom") /> }
    });
    view! {
        {tag("og:type", "website")}
        {tag("og:title", head.title)}
        {tag("og:description", head.description)}
        {tag("og:url", visit.whole_link(&visit.path))}
        {tag("og:image", picture(&visit, page))}
        {tag("og:image:width", WIDTH)}
        {tag("og:image:height", HEIGHT)}
        {tag("og:image:alt", says)}
        {tag("og:locale", locale(lang))}
        {others}
        <meta name="twitter:card" content="summary_large_image" />
        {feed}
    }
}

/// Where a page's share picture is found.
pub(crate) fn picture(visit: &Visit, page: SharePage) -> String {
    let base = if page.is_of_session() { visit.session_base.as_str() } else { "" };
    visit.whole_link(&format!("{base}/share/{}.png", page.code()))
}

fn tag(property: &'static str, content: impl ToString) -> impl IntoView {
    leptos::html::meta().attr("property", property).content(content.to_string())
}

/// A language as Open Graph writes it, which always wants a territory.
const fn locale(lang: Lang) -> &'static str {
    match lang {
        Lang::En => "en_GB",
        Lang::Fr => "fr_FR",
        Lang::Ar => "ar_AR",
    }
}
