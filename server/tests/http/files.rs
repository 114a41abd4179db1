//! The browser's files. In tests they are read from disk; a release build has them inside.

use crate::support::Site;

#[tokio::test]
async fn pages_name_files_that_are_there() {
    let site = Site::start().await;
    let page = site.get("/en").await;
    let boot = page.attribute("<script", "src");
    let answer = site.get(&boot).await;
    assert_eq!(answer.status, 200);
    assert_eq!(answer.header("content-type"), "text/javascript; charset=utf-8");
    assert_eq!(answer.header("vary"), "accept-encoding");

    let again = site.get_with(&boot, &[("if-none-match", answer.header("etag"))]).await;
    assert_eq!((again.status.as_u16(), again.body.len()), (304, 0));
}

#[tokio::test]
async fn public_files_have_their_own_names() {
    let site = Site::start().await;
    let answer = site.get("/robots.txt").await;
    assert_eq!(answer.status, 200);
    assert_eq!(answer.header("content-type"), "text/plain; charset=utf-8");
}

#[tokio::test]
async fn there_is_no_way_out_of_the_folder() {
    let site = Site::start().await;
    for path in ["/pkg/dev/../Cargo.toml", "/pkg/dev/..%2f..%2fCargo.toml", "/pkg/dev/.hidden", "/pkg/old/boot.js"] {
        assert_eq!(site.get(path).await.status, 404, "{path}");
    }
}
