//! The site's moment, ticking on the second.
//!
//! It comes from the server and not from the device, whose clock can be wrong by years: the difference is measured,
//! and measured again whenever the device slept, was set, or came back from a hidden tab.

#![allow(missing_docs, reason = "the macros write public types of their own")]

use domain::{ClockReading, Instant};
use leptos::{
    prelude::*,
    server_fn::{codec::JsonEncoding, error::ServerFnErrorErr},
};

#[cfg(feature = "hydrate")]
use crate::ui::fetch::Fetch as Client;

/// On the server nothing is sent.
#[cfg(not(feature = "hydrate"))]
use leptos::server_fn::client::browser::BrowserClient as Client;

/// The clock could not be read. Why, is of no use to whoever looks at it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Unread;

impl FromServerFnError for Unread {
    type Encoder = JsonEncoding;

    fn from_server_fn_error(_: ServerFnErrorErr) -> Self {
        Self
    }
}

/// What the server's clock says now.
///
/// # Errors
/// Where the server cannot be reached.
#[server(prefix = "/api", endpoint = "clock", input = leptos::server_fn::codec::Json, client = Client)]
pub async fn read_clock() -> Result<ClockReading, Unread> {
    Ok(expect_context::<crate::Site>().backend.clock().reading())
}

/// The site's moment: as `drawn` on the server; in the browser ticking once it has been measured. Stops with the
/// island that asked for it.
#[cfg(not(feature = "hydrate"))]
pub(crate) fn site_now(drawn: Instant) -> ReadSignal<Instant> {
    signal(drawn).0
}

#[cfg(feature = "hydrate")]
pub(crate) use ticking::site_now;

#[cfg(feature = "hydrate")]
mod ticking {
    use std::cell::RefCell;

    use domain::SECOND;
    use gloo_timers::callback::Timeout;
    use leptos::task::spawn_local;
    use wasm_bindgen::{JsCast, prelude::Closure};

    use super::{ClockReading, Instant, ReadSignal, Set, WriteSignal, on_cleanup, read_clock, signal};

    /// Real milliseconds after which the difference is measured again in any case.
    const MEASURE_EVERY: f64 = 600_000.0;
    /// Real milliseconds by which the device's two clocks may drift apart before a sleep or a change is suspected.
    const DRIFT: f64 = 1_500.0;
    /// Real milliseconds after a measurement, or an attempt at one, before the next.
    const RETRY: f64 = 5_000.0;
    /// Real milliseconds between two ticks at least, however fast a replay runs.
    const FASTEST: u32 = 50;

    thread_local! {
        static CLOCK: RefCell<Clock> = const { RefCell::new(Clock::new()) };
    }

    /// One clock and one timer for all islands of a page.
    struct Clock {
        measured: Option<Measured>,
        measuring: bool,
        /// When it was last asked, on the steady clock.
        asked: f64,
        listening: bool,
        listeners: Vec<(u32, WriteSignal<Instant>)>,
        last_id: u32,
        timer: Option<Timeout>,
    }

    /// One measurement: what the server said, and the device's two clocks at that moment, in milliseconds. The
    /// steady one goes on from there; the other one is read only to notice a sleep or a change.
    #[derive(Clone, Copy)]
    struct Measured {
        reading: ClockReading,
        steady: f64,
        device: f64,
        /// Nobody has said so yet.
        assumed: bool,
    }

    impl Clock {
        const fn new() -> Self {
            Self {
                measured: None,
                measuring: false,
                asked: f64::NEG_INFINITY,
                listening: false,
                listeners: Vec::new(),
                last_id: 0,
                timer: None,
            }
        }
    }

    impl Measured {
        fn now(&self) -> Instant {
            let passed = (steady() - self.steady) * f64::from(self.reading.speed);
            self.reading.now.plus(passed as i64)
        }

        /// Whether the device slept or was set since, or it is just long ago.
        fn is_doubtful(&self) -> bool {
            let steady = steady() - self.steady;
            let device = js_sys::Date::now() - self.device;
            self.assumed || (steady - device).abs() > DRIFT || steady > MEASURE_EVERY
        }

        /// By this device's own clock, on a page that was kept for a lost network: what was drawn is long past there. In a
        /// replay it says nothing, but on a page that tells by how many milliseconds the site's clock is ahead.
        fn assumed() -> Option<Self> {
            let find = |what| leptos::prelude::document().query_selector(what).ok().flatten();
            find(".as-of")?;
            let shift = find("[data-shift]").and_then(|place| place.get_attribute("data-shift"));
            // JavaScript's own way to read a number: ours would bring ten kilobytes.
            let shift = shift.map(|millis| js_sys::Number::parse_float(&millis));
            if shift.is_none() && find(".replay:not(.as-of)").is_some() {
                return None;
            }
            let device = js_sys::Date::now();
            let now = Instant::from_millis((device + shift.unwrap_or(0.0)) as i64);
            let reading = ClockReading { now, speed: 1, replay: shift.is_some() };
            Some(Self { reading, steady: steady(), device, assumed: true })
        }
    }

    /// Milliseconds on a clock that nobody sets.
    fn steady() -> f64 {
        leptos::prelude::window().performance().map_or_else(js_sys::Date::now, |performance| performance.now())
    }

    pub(crate) fn site_now(drawn: Instant) -> ReadSignal<Instant> {
        let (now, set_now) = signal(drawn);
        let id = CLOCK.with_borrow_mut(|clock| {
            clock.last_id += 1;
            clock.listeners.push((clock.last_id, set_now));
            clock.last_id
        });
        on_cleanup(move || {
            CLOCK.with_borrow_mut(|clock| {
                clock.listeners.retain(|(other, _)| *other != id);
                if clock.listeners.is_empty() {
                    clock.timer = None;
                }
            });
        });
        listen_to_the_device();
        let measured = CLOCK.with_borrow(|clock| clock.measured);
        match measured {
            Some(measured) if !measured.is_doubtful() => {}
            _ => measure(),
        }
        // Not before the island is awake: it takes what was drawn for what it would draw itself.
        spawn_local(async { tick() });
        now
    }

    /// Measures again when the page is seen again, comes back from the browser's store or from a lost network.
    fn listen_to_the_device() {
        if CLOCK.with_borrow_mut(|clock| std::mem::replace(&mut clock.listening, true)) {
            return;
        }
        let window = leptos::prelude::window();
        let document = leptos::prelude::document();
        let again = Closure::<dyn Fn()>::new(|| {
            if !leptos::prelude::document().hidden() && CLOCK.with_borrow(|clock| !clock.listeners.is_empty()) {
                measure();
            }
        });
        let callback = again.as_ref().unchecked_ref();
        _ = document.add_event_listener_with_callback("visibilitychange", callback);
        _ = window.add_event_listener_with_callback("pageshow", callback);
        _ = window.add_event_listener_with_callback("online", callback);
        again.forget();
    }

    /// Asks the server, and takes its answer as read halfway between asking and hearing.
    fn measure() {
        if CLOCK.with_borrow_mut(|clock| std::mem::replace(&mut clock.measuring, true)) {
            return;
        }
        CLOCK.with_borrow_mut(|clock| {
            if clock.measured.is_none_or(|measured| measured.assumed) {
                clock.measured = Measured::assumed();
            }
        });
        spawn_local(async {
            let asked = steady();
            let answer = read_clock().await;
            let heard = steady();
            CLOCK.with_borrow_mut(|clock| {
                clock.measuring = false;
                clock.asked = heard;
                if let Ok(reading) = answer {
                    let steady = (asked + heard) / 2.0;
                    let device = js_sys::Date::now() - (heard - steady);
                    clock.measured = Some(Measured { reading, steady, device, assumed: false });
                }
            });
            tick();
        });
    }

    /// Tells every island what time it is, and comes again at the next full second of the site's clock. Without a
    /// measurement, what was drawn stays.
    fn tick() {
        let (measured, asked) = CLOCK.with_borrow(|clock| (clock.measured, clock.asked));
        if measured.is_none_or(|measured| measured.is_doubtful()) && steady() - asked > RETRY {
            measure();
        }
        let listeners: Vec<_> =
            CLOCK.with_borrow(|clock| clock.listeners.iter().map(|(_, set_now)| *set_now).collect());
        if listeners.is_empty() {
            return;
        }
        let pause = measured.map_or(SECOND, |measured| {
            let now = measured.now();
            for set_now in listeners {
                set_now.set(now);
            }
            // One millisecond past the full second, so that rounding cannot land before it.
            (SECOND - now.millis().rem_euclid(SECOND)) / i64::from(measured.reading.speed.max(1)) + 1
        });
        let timer = Timeout::new(u32::try_from(pause).unwrap_or(FASTEST).max(FASTEST), tick);
        CLOCK.with_borrow_mut(|clock| clock.timer = Some(timer));
    }
}
