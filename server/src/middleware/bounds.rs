//! Bounds on one request: how long its address, how large and how slow its body, how long its answer may take.

mod lent;

use std::time::Duration;

use app::admin::takes_file;
use axum::{
    body::{Body, HttpBody},
    extract::Request,
    middleware::Next,
    response::{IntoResponse, Response},
};
use bytes::{Bytes, BytesMut};
use futures::StreamExt;
use tokio::time::timeout;

use self::lent::Lent;
use crate::problem::Problem;

/// Characters of path and query.
const LONGEST_ADDRESS: usize = 2_048;
/// Bytes of a body: many times the longest form.
const LARGEST_BODY: u64 = 64 * 1_024;
/// Bytes of a body that is too large which are still read.
const LARGEST_DROPPED: u64 = 1_024 * 1_024;
/// How long a body may take to arrive, on the slowest of networks.
const BODY_ARRIVES_WITHIN: Duration = Duration::from_secs(20);
/// Bytes of a file which are still read where its route does not want them.
const LARGEST_DROPPED_FILE: u64 = 64 * 1_024 * 1_024;
/// How long a form with a file may take, from its first byte to its answer.
const FILE_TAKEN_WITHIN: Duration = Duration::from_secs(3 * 60);
/// How long an answer's head may take; live streams have theirs at once.
const ANSWERED_WITHIN: Duration = Duration::from_secs(30);

/// Reads the whole body, which is small nearly everywhere, and passes the request on where it keeps to the bounds.
pub(crate) async fn kept(request: Request, next: Next) -> Response {
    if request.uri().path_and_query().is_some_and(|address| address.as_str().len() > LONGEST_ADDRESS) {
        return Problem::ADDRESS_TOO_LONG.into_response();
    }
    if takes_file(request.uri().path()) {
        return with_file(request, next).await;
    }
    let (parts, body) = request.into_parts();
    let body = match timeout(BODY_ARRIVES_WITHIN, read(body)).await {
        Ok(Ok(bytes)) => Body::from(bytes),
        Ok(Err(problem)) => return problem.into_response(),
        Err(_) => return Problem::SLOW_BODY.into_response(),
    };
    match timeout(ANSWERED_WITHIN, next.run(Request::from_parts(parts, body))).await {
        Ok(response) => response,
        Err(_) => {
            tracing::error!("no answer in time");
            Problem::unavailable(10).into_response()
        }
    }
}

/// Passes a request on whose route reads the body by itself, so that nothing of a file is held for somebody who may not send
/// one. What the route leaves is read and dropped, for the same reason as below.
async fn with_file(request: Request, next: Next) -> Response {
    let (parts, body) = request.into_parts();
    let (lent, left) = Lent::new(body);
    let answered = async {
        let response = next.run(Request::from_parts(parts, Body::new(lent))).await;
        if let Ok(rest) = left.await {
            drop_rest(rest).await;
        }
        response
    };
    timeout(FILE_TAKEN_WITHIN, answered).await.unwrap_or_else(|_| Problem::SLOW_BODY.into_response())
}

async fn drop_rest(rest: Body) {
    let (mut chunks, mut seen) = (rest.into_data_stream(), 0);
    while let Some(Ok(chunk)) = chunks.next().await {
        seen += chunk.len() as u64;
        if seen > LARGEST_DROPPED_FILE {
            break;
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
