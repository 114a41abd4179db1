//! The `/live` stream in the browser: one connection for all islands of a page, and for the parts of it that the boot
//! script renews. It is told by events of the document: `live:` and a part's name when that has changed, and `live:open`
//! whenever the stream begins, since something may have changed while there was none.

use std::cell::RefCell;

use domain::{LiveMessage, WallUpdate};
use gloo_timers::callback::Timeout;
use leptos::prelude::{Set, WriteSignal, document, on_cleanup, signal};
use wasm_bindgen::{JsCast, prelude::Closure};
use web_sys::{Event, EventSource, MessageEvent};

/// Milliseconds without a listener after which the connection is closed: long enough for a move to the next page
/// to keep it.
const LINGER: u32 = 1_000;

/// Milliseconds out of sight after which it is closed: not for a short look at another tab.
const OUT_OF_SIGHT: u32 = 5_000;

thread_local! {
    static STREAM: RefCell<Stream> = const { RefCell::new(Stream::new()) };
}

type Listener = WriteSignal<Option<WallUpdate>>;

struct Stream {
    source: Option<EventSource>,
    /// What it runs when it begins, and for each message.
    handlers: Option<(Closure<dyn Fn()>, Closure<dyn Fn(MessageEvent)>)>,
    listening: bool,
    listeners: Vec<(u32, Listener)>,
    last_id: u32,
    last: Option<WallUpdate>,
    closing: Option<Timeout>,
}

impl Stream {
    const fn new() -> Self {
        Self {
            source: None,
            handlers: None,
            listening: false,
            listeners: Vec::new(),
            last_id: 0,
            last: None,
            closing: None,
        }
    }

    /// Opens the connection unless there is one that works or tries to, or nobody sees the page.
    fn open(&mut self) {
        if document().hidden() {
            return;
        }
        self.closing = None;
        if self.source.as_ref().is_some_and(|source| source.ready_state() != EventSource::CLOSED) {
            return;
        }
        let Ok(source) = EventSource::new("/live") else { return };
        let on_message = Closure::<dyn Fn(MessageEvent)>::new(|message: MessageEvent| {
            match message.data().as_string().map(|text| serde_json::from_str(&text)) {
                Some(Ok(LiveMessage::Wall(wall))) => tell(wall),
                Some(Ok(LiveMessage::ContentChanged)) => say("page:changed"),
                Some(Ok(LiveMessage::Changed(part))) => say(part.event()),
                // A newer server says something that this page does not know.
                _ => {}
            }
        });
        let on_open = Closure::<dyn Fn()>::new(|| say("live:open"));
        _ = source.add_event_listener_with_callback("open", on_open.as_ref().unchecked_ref());
        _ = source.add_event_listener_with_callback("live", on_message.as_ref().unchecked_ref());
        self.handlers = Some((on_open, on_message));
        self.source = Some(source);
    }

    fn close(&mut self) {
        if let Some(source) = self.source.take() {
            source.close();
        }
        self.handlers = None;
        self.last = None;
    }

    fn close_in(&mut self, pause: u32) {
        self.closing = Some(Timeout::new(pause, || STREAM.with_borrow_mut(Self::close)));
    }
}

/// Hands a new state of the wall to every island.
fn tell(wall: WallUpdate) {
    let listeners: Vec<Listener> =
        STREAM.with_borrow(|stream| stream.listeners.iter().map(|(_, listener)| *listener).collect());
    for listener in listeners {
        listener.set(Some(wall.clone()));
    }
    STREAM.with_borrow_mut(|stream| stream.last = Some(wall));
}

/// Tells the boot script, which shows pages.
fn say(event: &str) {
    if let Ok(event) = Event::new(event) {
        _ = document().dispatch_event(&event);
    }
}

/// Keeps the stream open until the page leaves, where it has no island that would.
pub fn listen() {
    on_wall(signal(None).1);
}

/// Keeps `listener` at the wall as it stands, until the island's page leaves.
pub(crate) fn on_wall(listener: Listener) {
    let (id, last) = STREAM.with_borrow_mut(|stream| {
        stream.last_id += 1;
        stream.listeners.push((stream.last_id, listener));
        stream.open();
        (stream.last_id, stream.last.clone())
    });
    if last.is_some() {
        listener.set(last);
    }
    on_cleanup(move || {
        STREAM.with_borrow_mut(|stream| {
            stream.listeners.retain(|(other, _)| *other != id);
            if stream.listeners.is_empty() {
                stream.close_in(LINGER);
            }
        });
    });
    listen_to_the_device();
}

/// Lets go of the connection when the page is put aside, since a browser keeps no page with an open one, or is out of
/// sight for some seconds. Takes it up again when the page is back or a network is there.
fn listen_to_the_device() {
    if STREAM.with_borrow_mut(|stream| std::mem::replace(&mut stream.listening, true)) {
        return;
    }
    let window = leptos::prelude::window();
    let listen = |event: &str, run: fn(&mut Stream)| {
        let run = Closure::<dyn Fn()>::new(move || STREAM.with_borrow_mut(run));
        _ = window.add_event_listener_with_callback(event, run.as_ref().unchecked_ref());
        run.forget();
    };
    let reopen = |stream: &mut Stream| {
        if !stream.listeners.is_empty() {
            stream.open();
        }
    };
    listen("visibilitychange", |stream| {
        if document().hidden() {
            stream.close_in(OUT_OF_SIGHT);
        } else if !stream.listeners.is_empty() {
            stream.open();
        }
    });
    listen("pagehide", Stream::close);
    listen("pageshow", reopen);
    listen("online", reopen);
    listen("focus", reopen);
}
