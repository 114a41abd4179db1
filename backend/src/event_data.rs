//! The session as search engines read it: JSON-LD, schema.org's `Event`. It says what the page says, and not where people
//! meet.

use domain::{Event, Lang, RegistrationWindow};
use serde_json::{Value, json};

use crate::dates;

/// Where things are found.
#[derive(Debug, Clone, Copy)]
pub struct Places<'a> {
    /// The session's page.
    pub page: &'a str,
    /// Its share picture.
    pub picture: &'a str,
}

/// The session in `lang`, as JSON that may stand in a `<script>`.
pub fn session_json(event: &Event, lang: Lang, places: Places<'_>, window: RegistrationWindow) -> String {
    // Within HTML a text must not be able to end the element.
    session(event, lang, places, window).to_string().replace('<', "\\u003c")
}

fn session(event: &Event, lang: Lang, Places { page, picture }: Places<'_>, window: RegistrationWindow) -> Value {
    let (campaign, session) = (&event.campaign, &event.session);
    let status = if session.cancelled { "EventCancelled" } else { "EventScheduled" };
    let mut data = json!({
        "@context": "https://schema.org",
        "@type": "Event",
        "name": session.title.as_str(lang),
        "description": session.why.as_str(lang),
        "startDate": dates::iso(session.starts_at, &session.zone),
        "endDate": dates::iso(session.ends_at, &session.zone),
        "eventStatus": format!("https://schema.org/{status}"),
        "eventAttendanceMode": "https://schema.org/OnlineEventAttendanceMode",
        "location": { "@type": "VirtualLocation", "url": page },
        "organizer": { "@type": "Organization", "name": campaign.organisation.as_str(lang) },
        "inLanguage": lang.code(),
        "image": [picture],
    });
    if let Some(url) = &campaign.contact_url {
        data["organizer"]["url"] = json!(url);
    }
    let people = event.speakers.iter().map(|speaker| json!({ "@type": "Person", "name": speaker.name.as_str(lang) }));
    let people: Vec<_> = people.collect();
    if !people.is_empty() {
        data["performer"] = json!(people);
    }
    let seats = match window {
        RegistrationWindow::Open => Some("InStock"),
        RegistrationWindow::Full => Some("SoldOut"),
        RegistrationWindow::Closed => None,
    };
    if let Some(seats) = seats {
        data["offers"] = json!({
            "@type": "Offer",
            "price": 0,
            "priceCurrency": "EUR",
            "availability": format!("https://schema.org/{seats}"),
            "url": page,
        });
    }
    data
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;

    use super::*;

    const PLACES: Places<'static> =
        Places { page: "https://example.org/ar", picture: "https://example.org/ar/share/session.png" };

    fn events() -> [Event; 2] {
        [include_str!("../../content/shaping-tomorrow.toml"), include_str!("../../content/harbour-night.toml")]
            .map(|file| crate::content::parse(file).expect("the shipped file is right"))
    }

    fn read(event: &Event, lang: Lang, window: RegistrationWindow) -> Value {
        serde_json::from_str(&session_json(event, lang, PLACES, window)).expect("is JSON")
    }

    /// What search engines ask of an event that takes place online: `name`, `startDate` and `location` are required, the
    /// others recommended (Google Search Central, "Event structured data").
    #[test]
    fn it_holds_all_that_search_engines_ask_for() {
        for event in events() {
            for lang in Lang::ALL {
                let data = read(&event, lang, RegistrationWindow::Open);
                assert_eq!((&data["@context"], &data["@type"]), (&json!("https://schema.org"), &json!("Event")));
                for text in ["name", "description", "inLanguage"] {
                    assert!(data[text].as_str().is_some_and(|text| !text.trim().is_empty()), "{text}");
                }
                let moment = |name: &str| data[name].as_str().and_then(|text| text.parse::<Timestamp>().ok());
                assert!(moment("startDate").expect("with its offset") < moment("endDate").expect("with its offset"));
                assert_eq!(data["location"], json!({ "@type": "VirtualLocation", "url": PLACES.page }));
                assert_eq!(data["organizer"]["@type"], "Organization");
                assert!(data["organizer"]["name"].is_string());
                assert_eq!(data["image"], json!([PLACES.picture]));
                let performers = data["performer"].as_array().expect("people speak");
                assert!(performers.iter().all(|person| person["@type"] == "Person" && person["name"].is_string()));
                let offer = &data["offers"];
                assert_eq!((&offer["price"], &offer["priceCurrency"]), (&json!(0), &json!("EUR")));
                assert_eq!(offer["availability"], "https://schema.org/InStock");
            }
        }
    }

    #[test]
    fn times_have_the_offset_of_the_sessions_zone() {
        let [campaign, harbour] = events().map(|event| read(&event, Lang::En, RegistrationWindow::Closed));
        assert_eq!(campaign["startDate"], "2024-02-28T11:00:00+01:00");
        // The clocks go back during that night.
        assert_eq!(
            (&harbour["startDate"], &harbour["endDate"]),
            (&json!("2024-11-02T22:30:00-02:30"), &json!("2024-11-03T02:30:00-03:30"))
        );
    }

    #[test]
    fn what_changes_is_said() {
        let [mut event, _] = events();
        assert_eq!(
            read(&event, Lang::En, RegistrationWindow::Full)["offers"]["availability"],
            "https://schema.org/SoldOut"
        );
        assert!(read(&event, Lang::En, RegistrationWindow::Closed).get("offers").is_none());
        event.session.cancelled = true;
        event.speakers.clear();
        let data = read(&event, Lang::En, RegistrationWindow::Closed);
        assert_eq!(data["eventStatus"], "https://schema.org/EventCancelled");
        assert!(data.get("performer").is_none());
    }

    #[test]
    fn no_text_can_end_the_element_around_it() {
        let [mut event, _] = events();
        event.session.title = domain::Text::Same("</script><!-- \" \\ \u{2028}".into());
        let json = session_json(&event, Lang::En, PLACES, RegistrationWindow::Open);
        assert!(!json.contains('<'), "{json}");
        assert_eq!(read(&event, Lang::En, RegistrationWindow::Open)["name"], "</script><!-- \" \\ \u{2028}");
    }
}
