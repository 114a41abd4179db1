//! The wall as a feed (Atom, RFC 4287): the newest pledges under a name, made up or not. Initials are for people who look
//! at the wall, not for programs that collect.

use domain::{AppError, Event, Instant, Lang, MINUTE, PublicPledge};
use quick_xml::{
    Writer,
    events::{BytesDecl, BytesText, Event as Xml},
};

use crate::{Backend, backend::internal, dates, i18n::tr, store};

/// The most pledges in a feed.
const ENTRIES: usize = 50;
/// How many pages of the wall are looked through for them, at most: a wall full of initials has no end.
const PAGES: usize = 10;

/// A pledge and when it was made.
type Entry = (PublicPledge, Instant);

impl Backend {
    /// The feed in `lang`, of a site that visitors find at `site`: the newest pledges under a name that are on the wall
    /// now.
    ///
    /// # Errors
    /// [`AppError::NotFound`] where nothing is published.
    pub async fn wall_feed(&self, lang: Lang, site: &str) -> Result<String, AppError> {
        let event = self.event().ok_or(AppError::NotFound)?;
        let entries = self.entries().await?;
        let now = self.clock().now();
        // Without an entry the start of the day: the same for a while, so that it can be asked for in vain.
        let nothing_since = now.plus(-now.millis().rem_euclid(24 * 60 * MINUTE));
        let updated = entries.iter().map(|(_, made_at)| *made_at).max().unwrap_or(nothing_since);
        write(&event, lang, site, &entries, updated).map_err(|error| {
            tracing::error!(%error, "the feed cannot be written");
            AppError::Internal
        })
    }

    async fn entries(&self) -> Result<Vec<Entry>, AppError> {
        let mut entries = Vec::new();
        let mut before = None;
        for _ in 0..PAGES {
            let page = self.wall_page(before.as_deref(), ENTRIES).await?;
            let mut db = self.store().read().await.map_err(internal)?;
            for pledge in page.pledges {
                let made_at = store::feed::made_under_a_name(&mut db, &pledge.id).await.map_err(internal)?;
                entries.extend(made_at.map(|made_at| (pledge, made_at)));
            }
            before = page.next;
            if entries.len() >= ENTRIES || before.is_none() {
                break;
            }
        }
        entries.truncate(ENTRIES);
        Ok(entries)
    }
}

type Written = std::io::Result<()>;

fn write(event: &Event, lang: Lang, site: &str, entries: &[Entry], updated: Instant) -> std::io::Result<String> {
    let (page, feed) = (format!("{site}/{lang}/pledges"), format!("{site}/{lang}/pledges.atom"));
    let mut xml = Writer::new(Vec::new());
    xml.write_event(Xml::Decl(BytesDecl::new("1.0", Some("utf-8"), None)))?;
    let root = [("xmlns", "http://www.w3.org/2005/Atom"), ("xml:lang", lang.code())];
    xml.create_element("feed").with_attributes(root).write_inner_content(|xml| {
        let campaign = event.campaign.name.as_str(lang);
        text(xml, "id", &feed)?;
        text(xml, "title", &format!("{} · {campaign}", tr(lang, "wall-title")))?;
        text(xml, "subtitle", event.campaign.summary.as_str(lang))?;
        text(xml, "updated", &dates::iso_utc(updated))?;
        link(xml, "self", "application/atom+xml", &feed)?;
        link(xml, "alternate", "text/html", &page)?;
        entries.iter().try_for_each(|entry| write_entry(xml, event, lang, &page, entry))
    })?;
    String::from_utf8(xml.into_inner()).map_err(std::io::Error::other)
}

fn write_entry(xml: &mut Writer<Vec<u8>>, event: &Event, lang: Lang, page: &str, (pledge, made_at): &Entry) -> Written {
    let country = pledge.country.as_ref().map(|country| tr(lang, &format!("country-{}", country.as_str())));
    let title = country.map_or_else(|| pledge.name.clone(), |country| format!("{} · {country}", pledge.name));
    let actions = pledge.actions.iter().filter_map(|key| event.action(key)).map(|action| action.text.as_str(lang));
    let actions = actions.collect::<Vec<_>>().join(" · ");
    let content = pledge.message.iter().fold(actions, |actions, message| format!("{actions}\n\n{message}"));
    xml.create_element("entry").write_inner_content(|xml| {
        text(xml, "id", &format!("urn:uuid:{}", pledge.id))?;
        text(xml, "title", &title)?;
        text(xml, "updated", &dates::iso_utc(*made_at))?;
        xml.create_element("author").write_inner_content(|xml| text(xml, "name", &pledge.name))?;
        link(xml, "alternate", "text/html", page)?;
        text(xml, "content", &content)
    })?;
    Ok(())
}

fn text(xml: &mut Writer<Vec<u8>>, name: &str, text: &str) -> Written {
    xml.create_element(name).write_text_content(BytesText::new(&allowed(text)))?;
    Ok(())
}

fn link(xml: &mut Writer<Vec<u8>>, rel: &str, kind: &str, href: &str) -> Written {
    xml.create_element("link").with_attributes([("rel", rel), ("type", kind), ("href", href)]).write_empty()?;
    Ok(())
}

/// What XML 1.0 may hold (section 2.2): people can type more than that.
fn allowed(text: &str) -> String {
    let allows =
        |c: &char| matches!(c, '\t' | '\n' | '\r' | ' '..='\u{D7FF}' | '\u{E000}'..='\u{FFFD}' | '\u{10000}'..);
    text.chars().filter(allows).collect()
}

#[cfg(test)]
mod tests {
    use domain::Country;
    use resvg::usvg::roxmltree::Document;

    use super::*;

    fn feed(entries: &[Entry]) -> String {
        let event = crate::content::parse(include_str!("../../content/shaping-tomorrow.toml")).expect("is right");
        write(&event, Lang::Fr, "https://example.org", entries, Instant::from_millis(0)).expect("goes to memory")
    }

    #[test]
    fn what_people_typed_is_text_and_nothing_else() {
        let pledge = PublicPledge {
            id: "0190c7a0-0000-7000-8000-000000000000".into(),
            name: "<b>Zoë & \u{1}قمر</b>".into(),
            country: Country::parse("DE").ok(),
            actions: vec!["vote".into(), "gone".into()],
            message: Some("]]></content>\u{FFFE}<script>".into()),
            lang: Lang::Ar,
        };
        let feed = feed(&[(pledge, Instant::from_millis(1_709_114_100_000))]);
        let document = Document::parse(&feed).expect("is well formed");
        let entry = document.descendants().find(|node| node.has_tag_name("entry")).expect("is there");
        let said = |name| entry.children().find(|node| node.has_tag_name(name)).and_then(|node| node.text());
        assert_eq!(said("id"), Some("urn:uuid:0190c7a0-0000-7000-8000-000000000000"));
        assert_eq!(said("title"), Some("<b>Zoë & قمر</b> · Allemagne"));
        assert_eq!(said("updated"), Some("2024-02-28T09:55:00Z"));
        assert_eq!(said("content"), Some("Je voterai\n\n]]></content><script>"));
    }

    #[test]
    fn a_feed_has_all_that_atom_asks_for() {
        let feed = feed(&[]);
        let document = Document::parse(&feed).expect("is well formed");
        let root = document.root_element();
        assert_eq!(root.tag_name().namespace(), Some("http://www.w3.org/2005/Atom"));
        for name in ["id", "title", "updated", "link"] {
            assert!(root.children().any(|node| node.tag_name().name() == name), "{name}");
        }
    }
}
