//! The registration form in the browser.

#![allow(missing_docs, reason = "the macros write public types of their own")]

use leptos::prelude::*;

/// Takes over the sending of the form inside it.
#[island]
pub fn SendRegistration(children: Children) -> impl IntoView {
    #[cfg(feature = "hydrate")]
    let send = move |event: leptos::ev::SubmitEvent| {
        use crate::{registration::api::register, ui::sending::send};
        send(&event, read, |form| form.parse().map(drop), register);
    };
    #[cfg(not(feature = "hydrate"))]
    let send = |_: leptos::ev::SubmitEvent| ();
    view! { <div on:submit=send>{children()}</div> }
}

#[cfg(feature = "hydrate")]
fn read(typed: &crate::ui::sending::Typed) -> domain::RegistrationForm {
    domain::RegistrationForm {
        name: typed.one("name"),
        contact: typed.one("contact"),
        email: typed.one("email"),
        organisation: typed.one("organisation"),
        country: typed.one("country"),
        lang: typed.one("lang"),
        access_needs: typed.one("access_needs"),
        taking_part: typed.one("taking_part"),
        news: typed.one("news"),
        key: typed.one("key"),
        stamp: typed.one("stamp"),
        website: typed.one("website"),
    }
}
