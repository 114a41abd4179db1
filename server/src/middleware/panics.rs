//! A panic while a request is answered becomes an error page, and the server goes on.

use std::panic::AssertUnwindSafe;

use axum::{
    extract::Request,
    middleware::Next,
    response::{IntoResponse, Response},
};
use futures::FutureExt;

use crate::problem::Problem;

/// Catches it. Its place is logged by the hook, under the request's id.
pub(crate) async fn caught(request: Request, next: Next) -> Response {
    match AssertUnwindSafe(next.run(request)).catch_unwind().await {
        Ok(response) => response,
        Err(_) => Problem::INTERNAL.into_response(),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use axum::{Router, body::Body, middleware::from_fn, routing::get};
    use tower::ServiceExt;

    use super::*;

    #[tokio::test]
    async fn a_panic_is_an_error_and_not_the_end() {
        async fn fails() {
            panic!("on purpose, for the test");
        }
        let router = Router::new().route("/", get(fails)).layer(from_fn(caught));
        for _ in 0..2 {
            let request = Request::get("/").body(Body::empty()).unwrap();
            let response = router.clone().oneshot(request).await.unwrap();
            assert_eq!(response.status(), 500);
            assert_eq!(response.extensions().get(), Some(&Problem::INTERNAL));
        }
    }
}
