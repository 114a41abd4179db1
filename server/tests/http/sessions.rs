//! Several sessions of one campaign, as visitors and organisers find them.

use axum::http::header;
use domain::{DAY, Event, Lang, Role};

use crate::support::{
    Answer, Site,
    forms::{fresh_key, location, registration},
};

/// Publishes the same session once more, `days` later, and gives its address behind the language.
async fn publish(site: &Site, slug: &str, days: i64) -> String {
    let mut event = Event::clone(&site.backend.sessions()[0]);
    let session = &mut event.session;
    slug.clone_into(&mut session.slug);
    session.title = domain::Text::Same(format!("The session of {slug}"));
    session.short_title = session.title.clone();
    session.starts_at = session.starts_at.plus(days * DAY);
    session.ends_at = session.ends_at.plus(days * DAY);
    session.agenda = domain::Agenda::new(Vec::new());
    site.backend.import(&event).await.unwrap();
    format!("/sessions/{slug}")
}

fn asks_at(page: &Answer, form: &str) -> String {
    page.attribute(&format!("id=\"{form}\""), "action")
}

#[tokio::test]
async fn a_session_alone_needs_no_address_of_its_own() {
    let site = Site::start().await;
    let page = site.get("/en").await;
    assert_eq!(asks_at(&page, "register-form"), "/en/register");
    assert!(!page.text().contains("/en/sessions/shaping-tomorrow\"") && !page.text().contains("other-sessions"));
    assert_eq!(site.get("/en/sessions/nowhere").await.status, 404);
    assert_eq!(site.get("/en/sessions/nowhere/register").await.status, 404);
    assert_eq!(site.get("/en/register?session=nowhere").await.status, 404);
}

#[tokio::test]
async fn each_has_a_page_a_form_a_calendar_file_and_a_picture() {
    let site = Site::start().await;
    let spring = publish(&site, "spring", 30).await;
    let landing = site.get("/en").await;
    assert!(
        landing.text().contains("The session of spring") && landing.text().contains("href=\"/en/sessions/spring\"")
    );
    assert_eq!(asks_at(&landing, "register-form"), "/en/sessions/shaping-tomorrow/register");

    for lang in Lang::ALL {
        let page = site.get(&format!("/{lang}{spring}")).await;
        assert_eq!(page.status, 200);
        assert!(page.text().contains("<h1>The session of spring</h1>"), "{}", page.text());
        assert!(page.text().contains(&format!("href=\"/{lang}/sessions/shaping-tomorrow\"")), "the way to the other");
        assert!(page.text().contains(&format!("https://example.org/{lang}/sessions/spring/share/session.png")));
        assert_eq!(asks_at(&page, "register-form"), format!("/{lang}{spring}/register"));
        for part in ["/register", "/registered", "/registered/waitlist", "/questions", "/questions/asked"] {
            assert_eq!(site.get(&format!("/{lang}{spring}{part}")).await.status, 200, "{part}");
        }
    }
    let file = site.get("/en/sessions/spring.ics").await;
    assert!(file.text().contains("DTSTART;TZID=Europe/Brussels:20240329T110000"), "{}", file.text());
    let [ours, theirs] = ["", &*spring].map(|base| format!("/en{base}/share/session.png"));
    let (ours, theirs) = (site.get(&ours).await, site.get(&theirs).await);
    assert_eq!(theirs.header("content-type"), "image/png");
    assert_ne!(ours.body, theirs.body);
    assert_eq!(site.get("/en/sessions/spring/share/pledges.png").await.status, 404, "there is one wall");
}

#[tokio::test]
async fn a_form_is_taken_by_the_session_that_it_was_drawn_for() {
    let site = Site::start().await;
    let spring = publish(&site, "spring", 30).await;
    let page = site.get("/en").await;
    let action = asks_at(&page, "register-form");
    // Meanwhile that session is over, and another one leads.
    site.clock.advance(2 * DAY);
    assert!(site.get("/en").await.text().contains("<h1>The session of spring</h1>"));
    let (key, stamp) = (fresh_key(), site.get("/en").await.stamp());
    let late = site.post(&action, &registration("Ada Quill", &key, &stamp)).await;
    assert_eq!(late.status, 409, "that one takes nobody any more");
    assert!(late.text().contains("Registration is closed") && late.text().contains("href=\"/en/sessions/spring\""));

    let answer = site.post(&format!("/en{spring}/register"), &registration("Ada Quill", &key, &stamp)).await;
    let own = site.get(location(&answer)).await;
    assert!(own.text().contains("/en/sessions/spring.ics"), "{}", own.text());
    let embedded = site.get("/en/embed/register").await;
    assert_eq!(asks_at(&embedded, "register-form"), "/en/embed/register?session=spring");
    let earlier = site.get("/en/embed/register?session=shaping-tomorrow").await;
    assert!(!earlier.text().contains("register-form"), "that one is over");
}

#[tokio::test]
async fn questions_belong_to_their_session() {
    let site = Site::start().await;
    let spring = format!("/en{}/questions", publish(&site, "spring", 30).await);
    let page = site.get(&spring).await;
    assert_eq!(asks_at(&page, "ask-form"), spring);
    let (key, stamp) = (page.key(), page.stamp());
    let form =
        [("question", "Who counts the votes?"), ("lang", "en"), ("key", &key), ("stamp", &stamp), ("website", "")];
    let asked = site.post(&spring, &form).await;
    assert_eq!(location(&asked), format!("{spring}/asked"));
    assert!(site.get(&spring).await.text().contains("Who counts the votes?"));
    assert!(!site.get("/en/questions").await.text().contains("Who counts the votes?"));

    let drawn = site.get(&spring).await;
    let (key, stamp) = (drawn.key(), drawn.stamp());
    let vote = [("vote", "1"), ("page", "questions"), ("key", &*key), ("stamp", &*stamp), ("website", "")];
    let voted = site.post(&format!("{spring}/vote"), &vote).await;
    assert_eq!(location(&voted), format!("{spring}?voted=1#q1"));
    let cookie = voted.header(header::SET_COOKIE.as_str()).split(';').next().unwrap();
    let mine = site.get_with(&format!("{spring}/mine.css"), &[("cookie", cookie)]).await;
    assert!(mine.text().contains("#q1 .vote"));
    let other = site.get_with("/en/questions/mine.css", &[("cookie", cookie)]).await;
    assert_eq!(other.text(), "", "the first question of another session is another one");
}

#[tokio::test]
async fn organisers_choose_which_one_they_look_at() {
    let site = Site::start().await;
    publish(&site, "spring", 30).await;
    let page = site.get("/en/sessions/spring").await;
    let (key, stamp) = (page.key(), page.stamp());
    let form = registration("Ada Quill", &key, &stamp);
    site.post("/en/sessions/spring/register", &form).await;
    let token = site.backend.organiser_for_test(Role::Editor, Lang::En).await.unwrap();
    let list = |session: &str| format!("/admin/registrations?session={session}");
    let spring = site.get_as(&token, &list("spring")).await;
    assert!(spring.text().contains("Ada Quill"));
    assert!(spring.text().contains("<option value=\"spring\" selected>"), "{}", spring.text());
    for address in ["/admin/registrations/new", "/admin/registrations/import", "/admin/registrations/export"] {
        assert!(spring.text().contains(&format!("href=\"{address}?session=spring\"")), "{address}");
    }
    assert!(!site.get_as(&token, &list("shaping-tomorrow")).await.text().contains("Ada Quill"));
    assert!(!site.get_as(&token, "/admin/registrations").await.text().contains("Ada Quill"), "the one that leads");
    assert_eq!(site.get_as(&token, &list("nowhere")).await.status, 404);

    let one = spring
        .text()
        .split("/admin/registrations/")
        .find_map(|rest| rest.split('"').next().filter(|id| id.len() == 36));
    let one = site.get_as(&token, &format!("/admin/registrations/{}", one.unwrap())).await;
    assert!(
        one.text().contains("The session of spring")
            && one.text().contains("href=\"/admin/registrations?session=spring\"")
    );
    for page in ["/admin", "/admin/questions", "/admin/settings"] {
        let page = site.get_as(&token, &format!("{page}?session=spring")).await;
        assert!(page.text().contains("<option value=\"spring\" selected>"));
    }

    let content = site.get_as(&token, "/admin/content").await;
    assert!(content.text().contains("/admin/content/edit?session=spring"));
    let draft = site.post_as(&token, "/admin/content/edit?session=spring", &[]).await;
    let drafted = site.get_as(&token, location(&draft)).await;
    assert!(drafted.text().contains("The session of spring"));
}
