//! The life of islands: they start when the browser wakes them and stop when their page leaves.

use leptos::prelude::Owner;
use wasm_bindgen::{JsCast, prelude::Closure};

/// The event that the boot script sends when it takes a page away.
const LEAVE: &str = "page:leave";

/// Ends everything that islands started, each time a page leaves: their `on_cleanup` runs, their signals go. All
/// islands belong to the page that is being left, for a move replaces the whole body.
pub fn stop_islands_with_their_page() {
    let Some(root) = Owner::current() else { return };
    let stop = Closure::<dyn Fn()>::new(move || root.cleanup());
    _ = leptos::prelude::document().add_event_listener_with_callback(LEAVE, stop.as_ref().unchecked_ref());
    stop.forget();
}
