//! The browser's entry: wakes the islands, nothing else.

// Naming the app crate keeps its islands in the bundle: without it the linker drops them.
extern crate app;

/// Makes the browser ready for islands. The boot script then wakes each one that the server drew.
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn hydrate() {
    leptos::mount::hydrate_islands();
    app::ui::life::stop_islands_with_their_page();
}

/// Opens the live stream for the page that is shown, and keeps it open as long: for pages with parts that renew
/// themselves, whether they have an island that listens or none.
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn listen() {
    app::ui::live::listen();
}
