//! A body that a route reads by itself, and gives back with whatever of it is left.

use std::{
    mem,
    pin::Pin,
    task::{Context, Poll},
};

use axum::body::{Body, HttpBody};
use bytes::Bytes;
use hyper::body::{Frame, SizeHint};
use tokio::sync::oneshot;

/// A body on loan. It comes back when this is dropped.
pub(super) struct Lent {
    body: Body,
    back: Option<oneshot::Sender<Body>>,
}

impl Lent {
    /// Lends a body; what is left of it is received in the end.
    pub(super) fn new(body: Body) -> (Self, oneshot::Receiver<Body>) {
        let (back, left) = oneshot::channel();
        (Self { body, back: Some(back) }, left)
    }
}

impl Drop for Lent {
    fn drop(&mut self) {
        if let Some(back) = self.back.take() {
            // Nobody waits for it any more where the request took too long.
            let _ = back.send(mem::take(&mut self.body));
        }
    }
}

impl HttpBody for Lent {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        Pin::new(&mut self.body).poll_frame(context)
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}
