//! Keeps drawn pages in memory, so that a thousand visitors in the same minute cost one drawing.
//!
//! A drawing is kept cut at its nonce and its form key; every answer gets fresh ones. It serves until the moment it
//! names itself, or until something it shows has changed, which the backend's version tells.

mod compressed;
mod moves;
mod page;

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError, RwLock},
};

use app::{Drawn, Framing};
use axum::{
    body::{self, Body},
    extract::{Request, State},
    http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use domain::Instant;

use self::{
    compressed::Compressed,
    moves::Known,
    page::{Page, random},
};
use crate::{assets::encoding, etag, problem::Problem, shared::Shared};

/// Most addresses whose drawings are kept.
const KEPT: usize = 256;

/// The drawings kept, by path.
#[derive(Default)]
pub(crate) struct Drawings(Mutex<HashMap<Box<str>, Arc<Slot>>>);

/// The place for one path's drawing.
#[derive(Default)]
struct Slot {
    drawing: RwLock<Option<Arc<Drawing>>>,
    /// Held by the one who draws, so that a burst draws once.
    turn: tokio::sync::Mutex<Turn>,
}

/// What the one who drew last found out.
#[derive(Default, Clone, Copy, PartialEq, Eq)]
enum Turn {
    /// The page may be kept, or nobody knows yet: wait for the one who draws.
    #[default]
    Wait,
    /// It is for one visitor alone, or an error: waiting is no use.
    DrawYourself,
}

/// In a 304 for somebody who asked with the validator of what does not move: what has moved.
const MOVED: HeaderName = HeaderName::from_static("moved");

/// A page with what goes with it.
struct Drawing {
    page: Page,
    known: Known,
    /// The same page for those who take brotli, which is nearly everybody.
    brotli: Option<Compressed>,
    headers: HeaderMap,
    framing: Option<Framing>,
    from: Shown,
    until: Instant,
}

/// What decides whether a drawing is still true.
#[derive(Debug, Clone, Copy)]
struct Shown {
    /// Grows with whatever a page may show.
    version: u64,
    now: Instant,
}

/// Answers with a kept drawing where there is one, and keeps what may be kept.
pub(crate) async fn kept(State(shared): State<Arc<Shared>>, mut request: Request, next: Next) -> Response {
    let asked = Asked::of(&request);
    if !asked.may_be_kept {
        return next.run(request).await;
    }
    let backend = &shared.site.backend;
    let shown = || Shown { version: backend.version(), now: backend.clock().now() };
    let path: Box<str> = request.uri().path().into();
    *request.method_mut() = Method::GET;
    shared.drawings.answer(&path, &asked, shown, async || next.run(request).await).await
}

/// What the answer depends on besides the drawing.
struct Asked {
    may_be_kept: bool,
    head: bool,
    takes_brotli: bool,
    if_none_match: Vec<HeaderValue>,
}

impl Asked {
    fn of(request: &Request) -> Self {
        let head = request.method() == Method::HEAD;
        Self {
            may_be_kept: (head || request.method() == Method::GET) && request.uri().query().is_none(),
            head,
            takes_brotli: encoding::accepts(&request.headers().get_all(header::ACCEPT_ENCODING), "br"),
            if_none_match: request.headers().get_all(header::IF_NONE_MATCH).iter().cloned().collect(),
        }
    }
}

/// Until when a response may serve others.
fn keepable(response: &Response) -> Option<(Drawn, Instant)> {
    let drawn = response.extensions().get::<Drawn>()?;
    let until = drawn.fresh_until?;
    (response.status() == StatusCode::OK).then(|| (drawn.clone(), until))
}

impl Drawings {
    /// The answer for `path`: from memory, or drawn by `draw` and kept. `draw` runs at most once.
    async fn answer(
        &self,
        path: &str,
        asked: &Asked,
        shown: impl Fn() -> Shown,
        draw: impl AsyncFnOnce() -> Response,
    ) -> Response {
        let slot = self.slot(path, shown());
        if let Some(drawing) = slot.current(shown()) {
            return drawing.answer(asked);
        }
        let mut turn = slot.turn.lock().await;
        if *turn == Turn::DrawYourself {
            drop(turn);
            return draw().await;
        }
        if let Some(drawing) = slot.current(shown()) {
            return drawing.answer(asked);
        }
        // Read before drawing: what changes meanwhile makes the drawing old, and not wrong for long.
        let from = shown();
        let response = draw().await;
        let Some((drawn, until)) = keepable(&response) else {
            *turn = Turn::DrawYourself;
            self.forget(path);
            return response;
        };
        match Drawing::cut(response, &drawn, from, until).await {
            Some(drawing) => slot.keep(drawing).answer(asked),
            None => Problem::INTERNAL.into_response(),
        }
    }

    fn slot(&self, path: &str, shown: Shown) -> Arc<Slot> {
        let mut slots = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(slot) = slots.get(path) {
            return Arc::clone(slot);
        }
        if slots.len() >= KEPT {
            slots.retain(|_, slot| slot.current(shown).is_some());
        }
        if slots.len() >= KEPT {
            slots.clear();
        }
        let slot = Arc::new(Slot::default());
        slots.insert(path.into(), Arc::clone(&slot));
        slot
    }

    fn forget(&self, path: &str) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).remove(path);
    }
}

impl Slot {
    /// The drawing, while it is true. A clock may be set back: what was shown later is not true then.
    fn current(&self, shown: Shown) -> Option<Arc<Drawing>> {
        let drawing = self.drawing.read().unwrap_or_else(PoisonError::into_inner).clone()?;
        let Shown { version, now } = drawing.from;
        (version == shown.version && now <= shown.now && shown.now < drawing.until).then_some(drawing)
    }

    fn keep(&self, drawing: Drawing) -> Arc<Drawing> {
        let drawing = Arc::new(drawing);
        *self.drawing.write().unwrap_or_else(PoisonError::into_inner) = Some(Arc::clone(&drawing));
        drawing
    }
}

impl Drawing {
    /// Takes a drawn page apart. `None` where its body cannot be read.
    async fn cut(response: Response, drawn: &Drawn, from: Shown, until: Instant) -> Option<Self> {
        let (mut parts, page) = response.into_parts();
        let page = body::to_bytes(page, usize::MAX).await.ok()?;
        let page = std::str::from_utf8(&page).ok()?;
        let page = Page::cut(page, &drawn.nonce, &drawn.key);
        let framing = parts.extensions.remove::<Framing>();
        let known = page.known(framing.as_ref());
        parts.headers.insert(header::ETAG, known.tag.clone());
        // Said here as well as by the compressing layer, which says nothing with a 304.
        parts.headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
        parts.headers.remove(header::CONTENT_LENGTH);
        let brotli = Compressed::of(&page);
        if brotli.is_none() {
            tracing::warn!("a page cannot be compressed ahead of its answers, and costs each of them more");
        }
        Some(Self { page, known, brotli, headers: parts.headers, framing, from, until })
    }

    /// One visitor's own copy.
    fn answer(&self, asked: &Asked) -> Response {
        let mut response = Response::new(Body::empty());
        *response.headers_mut() = self.headers.clone();
        if let Some(framing) = &self.framing {
            response.extensions_mut().insert(framing.clone());
        }
        let names = |tag| etag::any_matches(&asked.if_none_match, tag);
        let is_same = names(&self.known.tag);
        if is_same || names(&self.known.steady) {
            *response.status_mut() = StatusCode::NOT_MODIFIED;
            response.headers_mut().remove(header::CONTENT_TYPE);
            if !is_same {
                response.headers_mut().insert(MOVED, self.known.moved.clone());
            }
            return response;
        }
        let (nonce, key) = (random(), random());
        let body = match &self.brotli {
            Some(brotli) if asked.takes_brotli => {
                response.headers_mut().insert(header::CONTENT_ENCODING, HeaderValue::from_static("br"));
                brotli.filled(&nonce, &key)
            }
            _ => self.page.filled(&nonce, &key).into_bytes(),
        };
        response.headers_mut().insert(header::CONTENT_LENGTH, body.len().into());
        if !asked.head {
            *response.body_mut() = Body::from(body);
        }
        response.extensions_mut().insert(Drawn { nonce, key, fresh_until: Some(self.until) });
        response
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use std::sync::atomic::{AtomicUsize, Ordering};

    use axum::response::Html;
    use futures::future::join_all;

    use super::*;

    const ASKED: Asked = Asked { may_be_kept: true, head: false, takes_brotli: false, if_none_match: Vec::new() };

    /// Draws pages and counts them.
    #[derive(Default)]
    struct Artist(AtomicUsize);

    impl Artist {
        async fn draw(&self, fresh_until: Option<i64>) -> Response {
            self.0.fetch_add(1, Ordering::SeqCst);
            tokio::task::yield_now().await;
            let drawn = Drawn { nonce: random(), key: random(), fresh_until: fresh_until.map(Instant::from_millis) };
            let page = format!("<a nonce={}><b key={}></b>", drawn.nonce, drawn.key);
            let mut response = Html(page).into_response();
            response.extensions_mut().insert(drawn);
            response
        }

        fn drawings(&self) -> usize {
            self.0.load(Ordering::SeqCst)
        }
    }

    fn at(version: u64, now: i64) -> impl Fn() -> Shown {
        move || Shown { version, now: Instant::from_millis(now) }
    }

    async fn text(response: Response) -> String {
        String::from_utf8(body::to_bytes(response.into_body(), usize::MAX).await.unwrap().to_vec()).unwrap()
    }

    #[tokio::test]
    async fn a_burst_draws_once_and_gives_everyone_their_own_copy() {
        let (drawings, artist) = (Drawings::default(), Artist::default());
        let visit =
            async || text(drawings.answer("/en", &ASKED, at(1, 0), async || artist.draw(Some(10)).await).await).await;
        let mut copies = join_all((0..100).map(|_| visit())).await;
        assert_eq!(artist.drawings(), 1);
        copies.sort();
        copies.dedup();
        assert_eq!(copies.len(), 100);
    }

    #[tokio::test]
    async fn a_drawing_serves_until_its_moment_or_a_change() {
        let (drawings, artist) = (Drawings::default(), Artist::default());
        for (version, now, drawn) in [(1, 0, 1), (1, 9, 1), (1, 10, 2), (2, 10, 3), (2, 5, 4)] {
            let until = Some(now + 10);
            drawings.answer("/en", &ASKED, at(version, now), async || artist.draw(until).await).await;
            assert_eq!(artist.drawings(), drawn, "version {version} at {now}");
        }
    }

    #[tokio::test]
    async fn what_is_for_one_visitor_is_never_kept_and_nobody_waits_for_it() {
        let (drawings, artist) = (Drawings::default(), Artist::default());
        let visit = async || drawings.answer("/en/r/1", &ASKED, at(1, 0), async || artist.draw(None).await).await;
        join_all((0..10).map(|_| visit())).await;
        assert_eq!(artist.drawings(), 10);
        assert!(drawings.0.lock().unwrap().is_empty(), "not even its address is kept");
    }

    #[tokio::test]
    async fn the_number_kept_is_bounded() {
        let (drawings, artist) = (Drawings::default(), Artist::default());
        for page in 0..3 * KEPT {
            let path = format!("/{page}");
            drawings.answer(&path, &ASKED, at(1, 0), async || artist.draw(Some(10)).await).await;
        }
        assert!(drawings.0.lock().unwrap().len() <= KEPT);
    }
}
