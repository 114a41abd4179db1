//! Meeting a candidate: the letter, and reports of meetings.

use backend::Actor;

use crate::support::{
    Program, Site,
    forms::{fresh_key, location, report},
    program::run,
};

/// Sends a report; gives the address of its own page.
async fn sent(site: &Site, organisation: &str) -> String {
    let page = site.get("/en/meet").await;
    let answer = site.post("/en/meet", &report(organisation, &page.key(), &page.stamp())).await;
    location(&answer).to_owned()
}

async fn set(site: &Site, own: &str, may_be_shown: bool) {
    let id = site.backend.own_meeting_report(own.strip_prefix("/en/m/").unwrap()).await.unwrap().id;
    site.backend.review_meeting_report(&Actor::Command, &id, may_be_shown).await.unwrap();
}

#[tokio::test]
async fn the_page_has_letter_points_form_and_meetings() {
    let site = Site::start().await;
    for (lang, words) in [("en", "Dear [name],"), ("fr", "Madame, Monsieur,"), ("ar", "السيدة/السيد [الاسم]،")]
    {
        let page = site.get(&format!("/{lang}/meet")).await;
        assert_eq!((page.status.as_u16(), page.header("cache-control")), (200, "no-cache"), "{lang}");
        let text = page.text();
        let letter = text.split_once("<textarea id=\"letter\"").unwrap().1.split_once('>').unwrap().1;
        assert!(letter.starts_with(words), "{lang}: {}", &letter[..80]);
        assert!(text.contains("href=\"mailto:?subject=") && text.contains("id=\"report-form\""), "{lang}");
    }
}

#[tokio::test]
async fn the_letter_comes_back_as_a_file_and_is_kept_nowhere() {
    let site = Site::start().await;
    let letter = "Dear <b>Ludmilla</b>,\r\n\r\nمرحبا & à bientôt";
    let answer = site.post("/ar/meet/letter", &[("letter", letter)]).await;
    assert_eq!((answer.status.as_u16(), answer.text()), (200, letter));
    assert_eq!(answer.header("content-type"), "text/plain; charset=utf-8");
    assert_eq!(answer.header("content-disposition"), "attachment; filename=\"letter.txt\"");
    assert_eq!(answer.header("cache-control"), "no-store");
    assert_eq!(answer.header("x-content-type-options"), "nosniff");
    let other = site.post_with("/en/meet/letter", &[("letter", "x")], &[("sec-fetch-site", "cross-site")]).await;
    assert_eq!(other.status, 403, "no other site makes files in our name");
}

#[tokio::test]
async fn a_report_is_seen_by_nobody_else_until_it_is_shown() {
    let site = Site::start().await;
    let own = sent(&site, "Quiet Lanterns").await;
    let page = site.get(&own).await;
    assert_eq!((page.status.as_u16(), page.header("cache-control")), (200, "private, no-store"));
    assert!(page.text().contains("Quiet Lanterns") && page.text().contains("The organisers read it first"));
    let seen = async || site.get("/en/meet").await.text().contains("Quiet Lanterns");
    assert!(!seen().await);

    set(&site, &own, true).await;
    let page = site.get("/fr/meet").await;
    assert!(page.text().contains("Quiet Lanterns") && page.text().contains("1 rencontre racontée"));
    assert!(page.text().contains("27 février 2024") && page.text().contains("lang=\"en\""));
    assert!(seen().await);
    set(&site, &own, false).await;
    assert!(!seen().await, "gone on the next fetch");
    assert!(site.get(&own).await.text().contains("It is not shown"));
}

#[tokio::test]
async fn a_report_can_be_taken_back_at_any_time() {
    let site = Site::start().await;
    let own = sent(&site, "Quiet Lanterns").await;
    set(&site, &own, true).await;
    // Links in messages are followed by programs: looking takes nothing back.
    assert_eq!(site.get(&own).await.status, 200);
    assert!(site.get("/en/meet").await.text().contains("Quiet Lanterns"));
    let answer = site.post(&own, &[]).await;
    assert_eq!(location(&answer), "/en/meet/withdrawn");
    assert!(!site.get("/en/meet").await.text().contains("Quiet Lanterns"));
    assert_eq!(site.get(&own).await.status, 404);
    assert_eq!(site.post(&own, &[]).await.status, 404);
}

#[tokio::test]
async fn mistakes_draw_the_form_again_with_what_was_typed() {
    let site = Site::start().await;
    for (lang, words) in [
        ("en", "This day has not come yet."),
        ("fr", "Ce jour n’est pas encore arrivé."),
        ("ar", "لم يأت هذا اليوم بعد."),
    ] {
        let path = format!("/{lang}/meet");
        let page = site.get(&path).await;
        let (key, stamp) = (page.key(), page.stamp());
        let mut form = report("Quiet <Lanterns>", &key, &stamp);
        for (field, value) in &mut form {
            match *field {
                "met_on" => *value = "2031-01-01",
                "report_publish" => *value = "",
                "lang" => *value = lang,
                _ => {}
            }
        }
        let answer = site.post(&path, &form).await;
        assert_eq!(answer.status, 422, "{lang}");
        let text = answer.text();
        assert!(text.contains(words), "{lang}");
        for typed in [
            "value=\"Quiet &lt;Lanterns&gt;\"",
            "value=\"The Lamp Party\"",
            "value=\"2031-01-01\"",
            "They will light a lamp.",
            "<option value=\"BE\" selected",
            "id=\"report_publish-error\"",
        ] {
            assert!(text.contains(typed), "{lang}: {typed}");
        }
        assert!(answer.header("content-security-policy").contains(&answer.nonce()));
    }
    let stale = site.post("/en/meet", &report("Quiet Lanterns", &fresh_key(), "made-up")).await;
    assert_eq!(stale.status, 422);
    assert!(stale.text().contains("value=\"Quiet Lanterns\""));
}

#[tokio::test]
async fn organisers_read_show_and_hide_reports_beside_a_running_site() {
    let folder = tempfile::tempdir().unwrap();
    let program = Program::serve(folder.path(), &["--clock", "2024-02-28T10:55:00+01:00"]).await;
    let client = program.client();
    let words = |arguments: &[&str], code: i32| {
        let output = run(folder.path(), arguments);
        let words = format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
        assert_eq!(output.status.code(), Some(code), "{words}");
        words
    };
    assert_eq!(words(&["reports", "list"], 0), "no reports\n");
    let stamp = client.get("/en/meet").await.unwrap().stamp();
    let key = fresh_key();
    let answer = client.post("/en/meet", &report("Quiet Lanterns", &key, &stamp)).await.unwrap();
    assert_eq!(answer.status, 303);

    let list = words(&["reports", "list", "--state", "waiting"], 0);
    let id = list.split(' ').next().unwrap();
    assert_eq!(
        list,
        format!("{id}  waiting\n  2024-02-27  BE  Quiet Lanterns, with The Lamp Party\n  They will light a lamp.\n")
    );
    assert_eq!(words(&["reports", "list", "--state", "shown"], 0), "no reports\n");
    assert!(words(&["reports", "list", "--state", "secret"], 2).contains("accepted: waiting, shown, hidden"));
    assert!(words(&["reports", "show", "nothing"], 1).contains("no report has this id"));

    let seen = async |expected: bool| {
        for _ in 0..600 {
            if client.get("/en/meet").await.unwrap().text().contains("Quiet Lanterns") == expected {
                return;
            }
            tokio::time::sleep(std::time::Duration::from_millis(50)).await;
        }
        panic!("the running site did not hear of it");
    };
    assert_eq!(words(&["reports", "show", id], 0), "the report is shown\n");
    seen(true).await;
    assert_eq!(words(&["reports", "hide", id], 0), "the report is hidden\n");
    seen(false).await;
}
