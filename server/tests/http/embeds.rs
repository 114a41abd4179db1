//! What other sites may show in a frame, and who may.

use backend::Actor;
use domain::{Embed, Origin};

use crate::support::{
    Answer, Site,
    forms::{fresh_key, registration},
    program::run,
};

const EMBEDS: [&str; 3] = ["/en/embed/countdown", "/fr/embed/register", "/ar/embed/wall"];

async fn allow(site: &Site, embed: Embed, origin: &str) {
    site.backend.allow_embed(&Actor::Command, embed, &Origin::parse(origin).unwrap()).await.unwrap();
}

/// Who may frame an answer, as its policy says.
fn framed_by(answer: &Answer) -> &str {
    let policy = answer.header("content-security-policy");
    policy.split("; ").find_map(|part| part.strip_prefix("frame-ancestors ")).expect("every answer says it")
}

/// All that an embed's answer may not do, whoever shows it.
fn assert_strict(answer: &Answer, path: &str) {
    assert!(!answer.headers.contains_key("set-cookie"), "{path}");
    // It knows no list, and would forbid what the policy allows.
    assert!(!answer.headers.contains_key("x-frame-options"), "{path}");
    let policy = answer.header("content-security-policy");
    for part in ["default-src 'none'", "form-action 'self'", "base-uri 'none'", "style-src 'self'", "strict-dynamic"] {
        assert!(policy.contains(part), "{path}: {policy}");
    }
    assert!(!policy.contains("unsafe-inline") && !policy.contains("frame-src"), "{path}: {policy}");
    assert_eq!(answer.header("x-content-type-options"), "nosniff");
    assert!(answer.header("permissions-policy").contains("camera=()"));
}

#[tokio::test]
async fn without_a_listed_site_only_we_may_show_them() {
    let site = Site::start().await;
    for path in EMBEDS {
        for _ in ["drawn", "kept"] {
            let answer = site.get(path).await;
            assert_eq!(answer.status, 200, "{path}");
            assert_eq!(framed_by(&answer), "'self'", "{path}");
            assert_strict(&answer, path);
        }
    }
}

#[tokio::test]
async fn a_listed_site_may_show_what_it_is_listed_for() {
    let site = Site::start().await;
    let before = site.get("/en/embed/wall").await;
    allow(&site, Embed::Wall, "https://b.example").await;
    allow(&site, Embed::Wall, "https://*.a.example:8443").await;
    allow(&site, Embed::Register, "https://b.example").await;
    for (path, who) in [
        ("/en/embed/countdown", "'self'"),
        ("/en/embed/register", "'self' https://b.example"),
        ("/en/embed/wall", "'self' https://*.a.example:8443 https://b.example"),
    ] {
        for _ in ["drawn", "kept"] {
            let answer = site.get(path).await;
            assert_eq!(framed_by(&answer), who, "{path}");
            assert_strict(&answer, path);
        }
    }

    // A browser that has kept the page goes by the policy that it has kept with it: so it gets a new one.
    let kept = before.header("etag");
    assert_eq!(site.get_with("/en/embed/wall", &[("if-none-match", kept)]).await.status, 200);
    let now = site.get("/en/embed/wall").await;
    let same = site.get_with("/en/embed/wall", &[("if-none-match", now.header("etag"))]).await;
    assert_eq!(same.status, 304);
    assert!(!same.headers.contains_key("x-frame-options"), "it would be kept with the page");

    site.backend
        .disallow_embed(&Actor::Command, Embed::Wall, &Origin::parse("https://b.example").unwrap())
        .await
        .unwrap();
    assert_eq!(framed_by(&site.get("/en/embed/wall").await), "'self' https://*.a.example:8443");
}

#[tokio::test]
async fn every_other_answer_refuses_to_be_framed() {
    let site = Site::start().await;
    for embed in Embed::ALL {
        allow(&site, embed, "https://a.example").await;
    }
    for path in
        ["/", "/en", "/en/register", "/en/pledges", "/en/embed", "/en/embed/nothing", "/embed/nothing", "/en/r/nobody"]
    {
        let answer = site.get(path).await;
        assert_eq!(framed_by(&answer), "'none'", "{path}");
        assert_eq!(answer.header("x-frame-options"), "DENY", "{path}");
    }
    for path in ["/en", "/en/pledges", "/en/embed/wall"] {
        assert!(
            !site.get(path).await.header("content-security-policy").contains("frame-src"),
            "{path} shows no frames"
        );
    }
}

#[tokio::test]
async fn the_address_without_a_language_leads_to_one() {
    let site = Site::start().await;
    allow(&site, Embed::Wall, "https://a.example").await;
    for (path, accepted, there) in [
        ("/embed/wall", "fr-BE,en;q=0.5", "/fr/embed/wall"),
        ("/embed/wall?lang=ar", "fr", "/ar/embed/wall"),
        ("/embed/wall?lang=xx", "fr", "/fr/embed/wall"),
        ("/embed/wall", "", "/en/embed/wall"),
    ] {
        let answer = site.get_with(path, &[("accept-language", accepted)]).await;
        assert_eq!((answer.status.as_u16(), answer.header("location")), (303, there), "{path} {accepted}");
        assert!(answer.header("vary").contains("accept-language"));
        assert_eq!(framed_by(&answer), "'self' https://a.example");
        assert!(!answer.headers.contains_key("x-frame-options") && !answer.headers.contains_key("set-cookie"));
    }
}

#[tokio::test]
async fn they_are_lean_and_for_no_search_engine() {
    let site = Site::start().await;
    for path in EMBEDS {
        let page = site.get(path).await;
        let text = page.text();
        assert!(text.contains("content=\"noindex\""), "{path}");
        assert!(!text.contains("<nav") && !text.contains("<header"), "{path}");
        let links = text.split("<a ").skip(1).map(|link| link.split('>').next().unwrap());
        for link in links {
            assert!(link.contains("target=\"_blank\""), "{path}: no other page can be shown in the frame: {link}");
        }
    }
    let form = site.get("/en/embed/register").await;
    assert!(form.text().contains("data-module=\"\""), "the form has no island, so none are fetched");
    let script = form.attribute("<script defer", "src");
    assert_eq!(site.get(&script).await.status, 200, "{script}");
}

#[tokio::test]
async fn a_registration_stays_in_the_frame() {
    let site = Site::start().await;
    allow(&site, Embed::Register, "https://a.example").await;
    let page = site.get("/en/embed/register").await;
    assert!(page.text().contains("action=\"/en/embed/register\""));
    let (key, stamp) = (page.key(), page.stamp());
    let assert_in_frame = |answer: &Answer, what: &str| {
        assert_eq!(framed_by(answer), "'self' https://a.example", "{what}");
        assert_strict(answer, what);
        assert!(answer.text().contains("class=\"embed\""), "{what}");
        assert!(answer.header("cache-control").contains("no-store"), "{what}");
    };

    let mistaken = site.post("/en/embed/register", &[("name", "Ada"), ("contact", "email"), ("email", "no")]).await;
    assert_eq!(mistaken.status, 422);
    assert_in_frame(&mistaken, "mistakes");
    assert!(mistaken.text().contains("value=\"Ada\"") && mistaken.text().contains("action=\"/en/embed/register\""));

    let form = registration("Ada", &key, &stamp);
    let kept_here = site.post("/en/embed/register", &form).await;
    assert_eq!(kept_here.status, 200);
    assert_in_frame(&kept_here, "on this device");
    let own = kept_here.attribute("class=\"notice\"", "href");
    let token = own.strip_prefix("/en/r/").unwrap();
    assert_eq!(site.backend.own_registration(token).await.unwrap().name, "Ada");
    assert_eq!(framed_by(&site.get(&own).await), "'none'", "one's own page is shown nowhere else");
    let again = site.post("/en/embed/register", &form).await;
    assert_eq!(again.attribute("class=\"notice\"", "href"), own, "sent twice it is one");

    let key = fresh_key();
    let mut by_mail = registration("Grace", &key, &stamp);
    by_mail.retain(|(name, _)| *name != "contact");
    by_mail.extend([("contact", "email"), ("email", "grace@example.org")]);
    let by_mail = site.post("/en/embed/register", &by_mail).await;
    assert_eq!(by_mail.status, 200);
    assert_in_frame(&by_mail, "by mail");
    assert!(by_mail.text().contains("Check your mail") && !by_mail.text().contains("/en/r/"));
}

#[tokio::test]
async fn only_the_frames_own_page_can_send_its_form() {
    let site = Site::start().await;
    allow(&site, Embed::Register, "https://a.example").await;
    let page = site.get("/en/embed/register").await;
    let (key, stamp) = (page.key(), page.stamp());
    let form = registration("Ada", &key, &stamp);
    for headers in
        [[("sec-fetch-site", "cross-site")], [("sec-fetch-site", "same-site")], [("origin", "https://a.example")]]
    {
        let refused = site.post_with("/en/embed/register", &form, &headers).await;
        assert_eq!(refused.status, 403, "{headers:?}");
        assert_eq!(framed_by(&refused), "'self' https://a.example", "an error can be read in the frame");
        assert!(refused.text().contains("target=\"_blank\""));
    }
    assert_eq!(site.post("/en/embed/register", &form).await.status, 200);
    assert_eq!(site.post("/embed/register", &form).await.status, 405);
    assert_eq!(site.post("/en/embed/wall", &form).await.status, 405);
}

#[tokio::test]
async fn the_page_for_other_sites_has_each_line_and_what_it_looks_like() {
    let site = Site::start().await;
    for lang in ["en", "fr", "ar"] {
        let page = site.get(&format!("/{lang}/embed")).await;
        let policy = page.header("content-security-policy");
        assert!(policy.contains("; frame-src 'self'; frame-ancestors 'none'"), "{policy}");
        for embed in Embed::ALL {
            let line = format!("&lt;iframe src=&quot;https://example.org/{lang}/embed/{embed}&quot; title=&quot;");
            assert!(page.text().contains(&line), "{lang} {embed}");
            assert!(page.text().contains(&format!("src=\"/{lang}/embed/{embed}\"")), "a preview");
        }
        let script = "&lt;script async src=&quot;https://example.org/embed.js&quot;&gt;&lt;/script&gt;";
        assert!(page.text().contains(script), "{lang}");
    }
    let script = site.get("/embed.js").await;
    assert_eq!(script.status, 200);
    assert_eq!(script.header("cross-origin-resource-policy"), "cross-origin");
    assert_eq!(script.header("content-type"), "text/javascript; charset=utf-8");
    let kept = site.get_with("/embed.js", &[("if-none-match", script.header("etag"))]).await;
    assert_eq!((kept.status.as_u16(), kept.header("cross-origin-resource-policy")), (304, "cross-origin"));
    assert_eq!(site.get("/embed-frame.js").await.header("cross-origin-resource-policy"), "same-origin");
}

#[test]
fn the_list_is_kept_by_a_command() {
    let folder = tempfile::tempdir().unwrap();
    let said = |arguments: &[&str]| {
        let output = run(folder.path(), arguments);
        let words = format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
        (output.status.code().unwrap(), words)
    };
    assert_eq!(said(&["embed", "list"]), (0, "no site may show anything\n".to_owned()));
    let (code, words) = said(&["embed", "allow", "https://a.example"]);
    assert!(code == 1 && words.contains("nothing is published yet"), "{words}");

    std::fs::write(folder.path().join("event.toml"), include_str!("../../../content/shaping-tomorrow.toml")).unwrap();
    assert_eq!(said(&["import", "event.toml"]).0, 0);
    let (code, words) = said(&["embed", "allow", "https://A.example/", "wall", "register"]);
    assert_eq!((code, &*words), (0, "https://a.example may show wall\nhttps://a.example may show register\n"));
    assert!(said(&["embed", "allow", "https://a.example"]).1.contains("https://a.example may show wall already\n"));
    let all =
        "https://a.example may show countdown\nhttps://a.example may show register\nhttps://a.example may show wall\n";
    assert_eq!(said(&["embed", "list"]), (0, all.to_owned()));
    assert_eq!(
        said(&["embed", "disallow", "https://a.example", "wall"]).1,
        "https://a.example may no longer show wall\n"
    );
    assert_eq!(said(&["embed", "disallow", "https://a.example", "wall"]).1, "https://a.example was not to show wall\n");

    for (site, embed) in
        [("http://a.example", "wall"), ("https://a.example/path", "wall"), ("*", "wall"), ("https://a.example", "all")]
    {
        let (code, words) = said(&["embed", "allow", site, embed]);
        assert!(code == 2 && words.contains("accepted is"), "{site} {embed}: {words}");
    }
}
