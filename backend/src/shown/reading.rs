//! Readings that many share.

use std::sync::atomic::{AtomicU64, Ordering};

use tokio::{
    sync::Mutex,
    time::{self, Duration},
};

/// Lets all who want something read again share readings: each of them needs one that began after they asked.
#[derive(Default)]
pub(crate) struct SharedReading {
    asked: AtomicU64,
    served: Mutex<Served>,
    /// The least time from one reading's beginning to the next one's: whoever asks meanwhile shares that.
    pause: Duration,
}

#[derive(Default)]
struct Served {
    /// How many had asked when the last reading that succeeded began.
    asked: u64,
    /// When the next one may begin.
    next: Option<time::Instant>,
}

impl SharedReading {
    /// One whose readings begin `pause` apart at least.
    pub(crate) fn with_pause(pause: Duration) -> Self {
        Self { pause, ..Self::default() }
    }

    /// Runs `read`, unless somebody's has begun and succeeded since this was called.
    pub(crate) async fn after_now<E>(&self, read: impl Future<Output = Result<(), E>>) -> Result<(), E> {
        let me = self.asked.fetch_add(1, Ordering::SeqCst) + 1;
        let mut served = self.served.lock().await;
        if served.asked < me {
            if let Some(next) = served.next {
                time::sleep_until(next).await;
            }
            served.next = Some(time::Instant::now() + self.pause);
            let asked = self.asked.load(Ordering::SeqCst);
            read.await?;
            served.asked = asked;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use std::convert::Infallible;

    use futures::future;

    use super::*;

    #[tokio::test]
    async fn many_share_a_reading_and_nobody_gets_one_from_before() {
        let (reading, readings) = (SharedReading::default(), AtomicU64::new(0));
        let read = || async {
            tokio::task::yield_now().await;
            readings.fetch_add(1, Ordering::SeqCst);
            Ok::<_, Infallible>(())
        };
        let all = future::join_all((0..100).map(|_| reading.after_now(read()))).await;
        assert_eq!(all.len(), 100);
        let shared = readings.load(Ordering::SeqCst);
        assert!((1..=2).contains(&shared), "the first reads; all who asked meanwhile share the second: {shared}");
        assert!(reading.after_now(read()).await.is_ok());
        assert_eq!(readings.load(Ordering::SeqCst), shared + 1, "a new question needs a new reading");
    }

    #[tokio::test(start_paused = true)]
    async fn with_a_pause_the_first_reads_at_once_and_the_others_wait_for_one_more() {
        let reading = SharedReading::with_pause(Duration::from_secs(1));
        let (start, readings) = (time::Instant::now(), AtomicU64::new(0));
        let read = || async {
            readings.fetch_add(1, Ordering::SeqCst);
            Ok::<_, Infallible>(())
        };
        assert!(reading.after_now(read()).await.is_ok());
        assert_eq!(start.elapsed(), Duration::ZERO);
        future::join_all((0..100).map(|_| reading.after_now(read()))).await;
        assert_eq!((readings.load(Ordering::SeqCst), start.elapsed()), (2, Duration::from_secs(1)));
    }

    #[tokio::test]
    async fn a_reading_that_failed_serves_nobody() {
        let reading = SharedReading::default();
        let mut outcomes = [Err("lost"), Ok(())].into_iter();
        assert_eq!(reading.after_now(future::ready(outcomes.next().expect("the first"))).await, Err("lost"));
        assert_eq!(reading.after_now(future::ready(outcomes.next().expect("the second"))).await, Ok(()));
    }
}
