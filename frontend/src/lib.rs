//! The browser's entry. Naming the app crate keeps its islands in the bundle: without it the linker drops them.

extern crate app;

/// Wakes every island that the server drew. Called by the page's own script.
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn hydrate() {
    leptos::mount::hydrate_islands();
}
