//! The session as a calendar file.

use crate::support::Site;

#[tokio::test]
async fn the_session_has_a_calendar_file_beside_its_page() {
    let site = Site::start().await;
    assert_eq!(site.get("/fr/sessions/shaping-tomorrow").await.status, 200);
    let file = site.get("/fr/sessions/shaping-tomorrow.ics").await;
    assert_eq!(file.status, 200);
    assert_eq!(file.header("content-type"), "text/calendar; charset=utf-8");
    assert_eq!(file.header("content-disposition"), "attachment; filename=\"shaping-tomorrow.ics\"");
    assert!(file.text().starts_with("BEGIN:VCALENDAR\r\n"));
    assert!(file.text().contains("https://example.org/fr/sessions/shaping-tomorrow"));

    site.clock.advance(60_000);
    let again = site.get_with("/fr/sessions/shaping-tomorrow.ics", &[("if-none-match", file.header("etag"))]).await;
    assert_eq!((again.status.as_u16(), again.body.len()), (304, 0));
}
