//! Photos of those who speak, as an editor's browser without scripts sends them, and as everybody sees them.

use axum::{
    body::Body,
    http::{Request, header},
};
use backend::testing::pictures::{MARK, from_a_camera, png};
use domain::{Lang, MINUTE, Role};

use crate::support::{Answer, Program, Site, forms::location};

const BOUNDARY: &str = "----a-boundary-of-a-browser";

/// A form as a browser sends it where it holds a file.
fn multipart(fields: &[(&str, &str)], file: &[u8]) -> Vec<u8> {
    let mut body = Vec::new();
    for (name, value) in fields {
        let part = format!("--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
        body.extend(part.into_bytes());
    }
    let head = "Content-Disposition: form-data; name=\"photo\"; filename=\"me.jpg\"\r\nContent-Type: image/jpeg";
    body.extend(format!("--{BOUNDARY}\r\n{head}\r\n\r\n").into_bytes());
    body.extend(file);
    body.extend(format!("\r\n--{BOUNDARY}--\r\n").into_bytes());
    body
}

fn request(path: &str, token: &str, body: Vec<u8>) -> Request<Body> {
    Request::post(path)
        .header(header::HOST, "example.org")
        .header(header::ACCEPT, "text/html")
        .header(header::COOKIE, format!("__Host-sign-in={token}"))
        .header("sec-fetch-site", "same-origin")
        .header(header::CONTENT_TYPE, format!("multipart/form-data; boundary={BOUNDARY}"))
        .body(Body::from(body))
        .unwrap()
}

/// An editor at the draft of what is published.
struct Desk<'a> {
    site: &'a Site,
    token: String,
    draft: String,
}

impl<'a> Desk<'a> {
    async fn new(site: &'a Site, lang: Lang) -> Self {
        let token = site.backend.organiser_for_test(Role::Editor, lang).await.unwrap();
        let answer = site.post_as(&token, "/admin/content/edit", &[]).await;
        let draft = location(&answer).strip_suffix("/session").unwrap().to_owned();
        Self { site, token, draft }
    }

    async fn get(&self, part: &str) -> Answer {
        self.site.get_as(&self.token, &format!("{}/{part}", self.draft)).await
    }

    /// Sends the form of the first speaker as the page has it.
    async fn send(&self, act: &[(&str, &str)], file: &[u8]) -> Answer {
        let page = self.get("speakers").await;
        let was = value(&page, "was");
        let fields = [&[("was", was.as_str())], act].concat();
        self.site.send(request(&first_form(&page), &self.token, multipart(&fields, file))).await
    }

    async fn publish(&self) {
        let seen = value(&self.get("publish").await, "seen");
        let answer = self.site.post_as(&self.token, &format!("{}/publish", self.draft), &[("seen", &seen)]).await;
        assert_eq!(location(&answer), "/admin/content");
    }
}

/// Where the form of the first speaker's photo leads.
fn first_form(page: &Answer) -> String {
    let addresses = page.text().split("action=\"").filter_map(|behind| behind.split('"').next());
    addresses.map(ToOwned::to_owned).find(|address| address.contains("/photo/")).unwrap()
}

/// The value of a field of a page.
fn value(page: &Answer, name: &str) -> String {
    page.attribute(&format!("name=\"{name}\""), "value")
}

#[tokio::test]
async fn a_photo_goes_in_is_looked_at_published_and_taken_out_again() {
    let site = Site::start().await;
    let desk = Desk::new(&site, Lang::En).await;
    let camera = from_a_camera(800, 600);
    let saved = desk.send(&[], &camera).await;
    assert_eq!(location(&saved), format!("{}/speakers?saved=photo#photos", desk.draft));
    let page = desk.get("speakers?saved=photo").await;
    assert!(page.text().contains("Saved."));
    let file = page.text().split_once("src=\"/admin/photos/").unwrap().1.split('"').next().unwrap().to_owned();
    let (public, own) = (format!("/photos/{file}"), format!("/admin/photos/{file}"));

    assert_eq!(site.get(&public).await.status, 404, "nobody sees a draft");
    assert_eq!(site.get_as(&desk.token, &public).await.status, 404);
    assert_eq!(site.get(&own).await.status, 303);
    let moderator = site.backend.organiser_for_test(Role::Moderator, Lang::En).await.unwrap();
    assert_eq!(site.get_as(&moderator, &own).await.status, 403);
    let seen = site.get_as(&desk.token, &own).await;
    assert_eq!((seen.status.as_u16(), seen.header("content-type")), (200, "image/jpeg"));
    assert_eq!(seen.header("cache-control"), "private, no-store");
    assert!(desk.get("preview").await.text().contains(&format!("src=\"{own}\"")));
    assert!(desk.get("publish").await.text().contains(&format!("src=\"{own}\"")));
    assert!(!site.get("/en").await.text().contains("/photos/"));

    desk.publish().await;
    let photo = site.get(&public).await;
    assert_eq!((photo.status.as_u16(), photo.header("content-type")), (200, "image/jpeg"));
    assert_eq!(photo.header("cache-control"), "public, max-age=31536000, immutable");
    assert_eq!(photo.header("x-content-type-options"), "nosniff");
    assert_eq!(photo.header("cross-origin-resource-policy"), "same-origin");
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    for carried in [MARK, "Exif", "ICC_PROFILE", "50.8467"] {
        assert!(text(&camera).contains(carried) && !text(&photo.body).contains(carried), "{carried}");
    }
    for path in ["/en", "/ar"] {
        let page = site.get(path).await;
        assert!(page.text().contains(&format!("<img src=\"{public}\" width=\"56\" height=\"56\" alt=\"\"")));
        assert!(!page.text().contains("/admin/photos"));
    }

    let desk = Desk::new(&site, Lang::En).await;
    let removed = desk.send(&[("remove", "yes")], &[]).await;
    assert_eq!(location(&removed), format!("{}/speakers?deleted=yes#undo", desk.draft));
    let page = desk.get("speakers?deleted=yes").await;
    assert!(page.text().contains("Photo of ") && page.text().contains("Deleted by The editor"));
    assert_eq!(site.get(&public).await.status, 200, "until it is published");
    desk.publish().await;
    assert_eq!(site.get(&public).await.status, 404);
    assert_eq!(site.get_as(&desk.token, &own).await.status, 200, "it can be brought back for a while");
    site.clock.advance(10 * MINUTE);
    site.backend.clean_up().await.unwrap();
    assert_eq!(site.get_as(&desk.token, &own).await.status, 404);
    assert!(!site.get("/en").await.text().contains("/photos/"));
}

#[tokio::test]
async fn what_cannot_be_taken_is_said_beside_the_file() {
    let site = Site::start().await;
    for (lang, too_large, missing, no_picture) in [
        (Lang::En, "larger than 8 MB", "Choose a file first", "is no JPEG, PNG or WebP"),
        (Lang::Fr, "dépasse 8 Mo", "Choisissez d’abord un fichier", "n’est pas une image"),
        (Lang::Ar, "أكبر من 8 ميغابايت", "اختاروا ملفًا أولًا", "ليست صورة"),
    ] {
        let desk = Desk::new(&site, lang).await;
        let large = vec![0xff; 9 * 1_024 * 1_024];
        for (file, words) in [(&large[..], too_large), (&[], missing), (b"<svg/>", no_picture)] {
            let answer = desk.send(&[], file).await;
            assert_eq!(answer.status, 422, "{words}");
            assert_eq!(answer.text().matches(words).count(), 2, "on top, and beside the file: {words}");
            assert!(answer.text().contains("aria-invalid=\"true\""));
        }
    }
}

#[tokio::test]
async fn the_second_of_two_is_shown_the_photo_of_the_first() {
    let site = Site::start().await;
    let desk = Desk::new(&site, Lang::En).await;
    let address = first_form(&desk.get("speakers").await);
    assert_eq!(desk.send(&[], &png(90, 90)).await.status, 303);
    let late = multipart(&[("was", "")], &from_a_camera(90, 90));
    let answer = site.send(request(&address, &desk.token, late)).await;
    assert_eq!(answer.status, 409);
    assert!(answer.text().contains("The editor") && answer.text().contains("has changed this photo meanwhile"));
    assert!(answer.text().contains("src=\"/admin/photos/"));
}

#[tokio::test]
async fn what_is_no_such_form_and_no_such_photo_is_refused() {
    let site = Site::start().await;
    let desk = Desk::new(&site, Lang::En).await;
    let address = format!("{}/photo/nobody", desk.draft);
    assert_eq!(site.post_as(&desk.token, &address, &[("remove", "yes")]).await.status, 400);
    let cut_off = multipart(&[], &png(40, 40));
    assert_eq!(site.send(request(&address, &desk.token, cut_off[..300].to_vec())).await.status, 400);
    let photo = || multipart(&[], &png(40, 40));
    assert_eq!(site.send(request(&address, &desk.token, photo())).await.status, 404);
    assert_eq!(site.send(request("/admin/content/gone/photo/ada", &desk.token, photo())).await.status, 404);
    let other = "A".repeat(43);
    for file in ["x.jpg", &other, &format!("{other}.png"), &format!("{other}.jpg"), "..%2f..%2fsite.db"] {
        assert_eq!(site.get(&format!("/photos/{file}")).await.status, 404, "{file}");
        assert_eq!(site.get_as(&desk.token, &format!("/admin/photos/{file}")).await.status, 404, "{file}");
    }
}

#[tokio::test]
async fn who_may_not_send_a_file_is_told_so_however_large_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let program = Program::serve(folder.path(), &[]).await;
    let body = multipart(&[], &vec![0; 20 * 1_024 * 1_024]);
    let answer = program.client().send(request("/admin/content/any/photo/ada", "nobody", body)).await.unwrap();
    assert_eq!(answer.status(), 303);
    assert_eq!(answer.headers()[header::LOCATION], "/admin/sign-in?next=/admin");
    let elsewhere = multipart(&[], &vec![0; 100_000]);
    let answer = program.client().send(request("/admin/content/any/speakers", "nobody", elsewhere)).await.unwrap();
    assert_eq!(answer.status(), 413, "other forms are small");
}
