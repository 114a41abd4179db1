//! Names that both sides can say: on the server from the translations, in the browser from what it knows itself.

use domain::{Country, Lang};

/// What a country is called.
#[cfg(feature = "ssr")]
pub(crate) fn country_name(lang: Lang, country: &Country) -> String {
    backend::i18n::tr(lang, &format!("country-{}", country.as_str()))
}

/// What a country is called. Browsers know the names of countries in every language, so none are sent.
#[cfg(all(feature = "hydrate", not(feature = "ssr")))]
pub(crate) fn country_name(lang: Lang, country: &Country) -> String {
    use wasm_bindgen::prelude::*;

    #[wasm_bindgen]
    extern "C" {
        #[wasm_bindgen(js_namespace = Intl)]
        type DisplayNames;
        #[wasm_bindgen(constructor, js_namespace = Intl, catch)]
        fn new(locale: &str, options: &JsValue) -> Result<DisplayNames, JsValue>;
        #[wasm_bindgen(method, catch)]
        fn of(this: &DisplayNames, code: &str) -> Result<Option<String>, JsValue>;
    }

    let options = js_sys::Object::new();
    _ = js_sys::Reflect::set(&options, &"type".into(), &"region".into());
    DisplayNames::new(lang.code(), &options)
        .and_then(|names| names.of(country.as_str()))
        .ok()
        .flatten()
        .unwrap_or_else(|| country.as_str().to_owned())
}

/// Neither side is being built: plain `cargo check` of the crate.
#[cfg(not(any(feature = "ssr", feature = "hydrate")))]
pub(crate) fn country_name(_: Lang, country: &Country) -> String {
    country.as_str().to_owned()
}
