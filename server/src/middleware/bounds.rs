//! Bounds on one request: how long its address, how large and how slow its body, how long its answer may take.

use std::time::Duration;

use axum::{
    body::{Body, HttpBody},
    extract::Request,
    middleware::Next,
    response::{IntoResponse, Response},
};
use bytes::{Bytes, BytesMut};
use futures::StreamExt;
use tokio::time::timeout;

use crate::problem::Problem;

/// Characters of path and query.
const LONGEST_ADDRESS: usize = 2_048;
/// Bytes of a body: many times the longest form.
const LARGEST_BODY: u64 = 64 * 1_024;
/// Bytes of a body that is too large which are still read.
const LARGEST_DROPPED: u64 = 1_024 * 1_024;
/// How long a body may take to arrive, on the slowest of networks.
const BODY_ARRIVES_WITHIN: Duration = Duration::from_secs(20);
/// Where lists are sent to, which are larger. Who takes one reads it, within bounds of their own, and only once it is known
/// who sends it: nobody else's bytes are kept.
const TAKES_LISTS: &str = "/admin/registrations/import";
/// How long an answer's head may take; live streams have theirs at once.
const ANSWERED_WITHIN: Duration = Duration::from_secs(30);

/// Reads the whole body, which is small nearly everywhere, and passes the request on where it keeps to the bounds.
pub(crate) async fn kept(request: Request, next: Next) -> Response {
    if request.uri().path_and_query().is_some_and(|address| address.as_str().len() > LONGEST_ADDRESS) {
        return Problem::ADDRESS_TOO_LONG.into_response();
    }
    if request.uri().path() == TAKES_LISTS {
        return answered(request, next, BODY_ARRIVES_WITHIN + ANSWERED_WITHIN).await;
    }
    let (parts, body) = request.into_parts();
    let body = match timeout(BODY_ARRIVES_WITHIN, read(body)).await {
        Ok(Ok(bytes)) => Body::from(bytes),
        Ok(Err(problem)) => return problem.into_response(),
        Err(_) => return Problem::SLOW_BODY.into_response(),
    };
    answered(Request::from_parts(parts, body), next, ANSWERED_WITHIN).await
}

async fn answered(request: Request, next: Next, within: Duration) -> Response {
    match timeout(within, next.run(request)).await {
        Ok(response) => response,
        Err(_) => {
            tracing::error!("no answer in time");
            Problem::unavailable(10).into_response()
        }
    }
}

/// The whole body. Some of one that is too large is read and dropped: a browser that is cut off while it sends shows
/// that the connection broke, and not the answer.
async fn read(body: Body) -> Result<Bytes, Problem> {
    if body.size_hint().lower() > LARGEST_DROPPED {
        return Err(Problem::BODY_TOO_LARGE);
    }
    let (mut chunks, mut kept, mut seen) = (body.into_data_stream(), BytesMut::new(), 0);
    while let Some(chunk) = chunks.next().await {
        let chunk = chunk.map_err(|_| Problem::BODY_BROKEN)?;
        seen += chunk.len() as u64;
        if seen <= LARGEST_BODY {
            kept.extend_from_slice(&chunk);
        } else if seen > LARGEST_DROPPED {
            break;
        }
    }
    if seen > LARGEST_BODY { Err(Problem::BODY_TOO_LARGE) } else { Ok(kept.freeze()) }
}
