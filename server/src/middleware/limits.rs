//! How often one client may ask. Generous for looking, since a hall full of people may share one address; tighter for
//! what is written into the store.

use std::{
    collections::HashMap,
    mem,
    sync::{Arc, Mutex, PoisonError},
    time::Instant,
};

use axum::{
    extract::{Request, State},
    http::Method,
    middleware::Next,
    response::{IntoResponse, Response},
};
use backend::Secret;

use super::client::{Client, Namer};
use crate::{problem::Problem, shared::Shared};

/// Most clients remembered at once is twice this. Beyond, those who have not asked for longest start anew.
const REMEMBERED: usize = 50_000;

/// What a request is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Kind {
    Look,
    /// Each device votes once for each question, and a hall of devices may share one address.
    Vote,
    /// What organisers do, several of them behind an office's address: a queue is worked through a key at a time, and
    /// people are checked in as they come through the door.
    Desk,
    Write,
}

/// The ways into the organisers' area, for whoever tries: `/admin/…`.
const WAYS_IN: [&str; 4] = ["sign-in", "second-factor", "password", "welcome"];

impl Kind {
    fn of(request: &Request) -> Self {
        // What a hall behind one address does by POST is looking as well: every open page reads the clock, and when doors
        // open everybody joins.
        let path = request.uri().path();
        let mut parts = path.split('/').skip(1);
        let (first, second) = (parts.next(), parts.next());
        let looks =
            matches!(*request.method(), Method::GET | Method::HEAD) || path == "/api/clock" || second == Some("join");
        if looks {
            Self::Look
        } else if path.ends_with("/questions/vote") {
            Self::Vote
        } else if first == Some("admin") && second.is_some_and(|second| !WAYS_IN.contains(&second)) {
            Self::Desk
        } else {
            Self::Write
        }
    }

    /// How many requests may come at once after a pause.
    const fn burst(self) -> f64 {
        match self {
            Self::Look => 600.0,
            Self::Vote | Self::Desk => 300.0,
            Self::Write => 40.0,
        }
    }

    /// How many may come every second in the long run.
    const fn per_second(self) -> f64 {
        match self {
            Self::Look => 100.0,
            Self::Vote | Self::Desk => 5.0,
            Self::Write => 1.0,
        }
    }
}

/// The requests that one client may still send at a moment.
#[derive(Debug, Clone, Copy)]
struct Bucket {
    left: f64,
    at: Instant,
}

/// Buckets in two generations: when the young one is full it becomes the old one, which is forgotten. So memory is
/// bounded and nothing ever has to be searched for what can go.
#[derive(Debug, Default)]
struct Buckets {
    young: HashMap<(Client, Kind), Bucket>,
    old: HashMap<(Client, Kind), Bucket>,
}

impl Buckets {
    /// Takes one request from the bucket; the error is the seconds until there is one again.
    fn take(&mut self, client: Client, kind: Kind, now: Instant) -> Result<(), u64> {
        let key = (client, kind);
        let known = self.young.get(&key).copied().or_else(|| self.old.remove(&key));
        let mut bucket = known.unwrap_or(Bucket { left: kind.burst(), at: now });
        let passed = now.saturating_duration_since(bucket.at).as_secs_f64();
        bucket.left = (bucket.left + passed * kind.per_second()).min(kind.burst());
        bucket.at = now;
        let taken = if bucket.left >= 1.0 {
            bucket.left -= 1.0;
            Ok(())
        } else {
            Err(((1.0 - bucket.left) / kind.per_second()).ceil() as u64)
        };
        if self.young.len() >= REMEMBERED && !self.young.contains_key(&key) {
            self.old = mem::take(&mut self.young);
        }
        self.young.insert(key, bucket);
        taken
    }
}

/// Who has asked how often.
#[derive(Debug)]
pub(crate) struct Limits {
    pub(crate) namer: Namer,
    buckets: Mutex<Buckets>,
}

impl Limits {
    pub(crate) fn new(secret: &Secret) -> Self {
        Self { namer: Namer::new(secret), buckets: Mutex::default() }
    }
}

/// Lets a request through while its client has not asked too often.
pub(crate) async fn within(State(shared): State<Arc<Shared>>, request: Request, next: Next) -> Response {
    let client = request.extensions().get::<Client>().copied();
    if let (Some(limits), Some(client)) = (&shared.limits, client) {
        let mut buckets = limits.buckets.lock().unwrap_or_else(PoisonError::into_inner);
        let taken = buckets.take(client, Kind::of(&request), Instant::now());
        drop(buckets);
        if let Err(seconds) = taken {
            return Problem::too_many(seconds).into_response();
        }
    }
    next.run(request).await
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[test]
    fn after_a_burst_the_bucket_fills_again_slowly() {
        let (mut buckets, start) = (Buckets::default(), Instant::now());
        let mut take =
            |client, seconds| buckets.take(Client::test(client), Kind::Write, start + Duration::from_secs(seconds));
        for _ in 0..40 {
            assert_eq!(take(1, 0), Ok(()));
        }
        assert_eq!(take(1, 0), Err(1), "the seconds to wait are said");
        assert_eq!(take(2, 0), Ok(()), "another client is another client");
        assert_eq!(take(1, 1), Ok(()), "a second later there is one more");
        assert_eq!(take(1, 1), Err(1));
    }

    #[test]
    fn what_a_hall_does_at_once_is_looking() {
        let of = |method: Method, path: &str| {
            let request = Request::builder().method(method).uri(path).body(axum::body::Body::empty());
            Kind::of(&request.expect("is a request"))
        };
        for path in ["/api/clock", "/en/join/token", "/ar/join/token"] {
            assert_eq!(of(Method::POST, path), Kind::Look, "{path}");
        }
        assert_eq!(of(Method::GET, "/en/register"), Kind::Look);
        assert_eq!(of(Method::POST, "/en/questions/vote"), Kind::Vote);
        for path in ["/admin/moderation", "/admin/registrations/1/check-in", "/admin/team/invite"] {
            assert_eq!(of(Method::POST, path), Kind::Desk, "{path}");
        }
        let ways_in = ["/admin/sign-in", "/admin/second-factor/set-up", "/admin/password", "/admin/welcome/token"];
        for path in ["/en/register", "/en/questions", "/en/r/join", "/en/pledge", "/api/other", "/en/admin"]
            .iter()
            .chain(&ways_in)
        {
            assert_eq!(of(Method::POST, path), Kind::Write, "{path}");
        }
    }

    #[test]
    fn looking_and_writing_are_counted_apart() {
        let (mut buckets, now) = (Buckets::default(), Instant::now());
        for _ in 0..600 {
            assert_eq!(buckets.take(Client::test(1), Kind::Look, now), Ok(()));
        }
        assert!(buckets.take(Client::test(1), Kind::Look, now).is_err());
        assert_eq!(buckets.take(Client::test(1), Kind::Write, now), Ok(()));
    }

    #[test]
    fn memory_is_bounded_and_a_busy_client_is_not_forgotten() {
        let (mut buckets, now) = (Buckets::default(), Instant::now());
        for _ in 0..40 {
            assert_eq!(buckets.take(Client::test(0), Kind::Write, now), Ok(()));
        }
        for client in 1..=(3 * REMEMBERED as u128) {
            assert_eq!(buckets.take(Client::test(client), Kind::Look, now), Ok(()));
            if client % 1_000 == 0 {
                assert!(buckets.take(Client::test(0), Kind::Write, now).is_err());
            }
        }
        assert!(buckets.young.len() + buckets.old.len() <= 2 * REMEMBERED);
    }
}
