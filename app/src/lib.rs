//! What people see, folded by feature. In a feature: `page` draws on the server, `islands` runs in the browser,
//! `api` holds the server functions that islands call.
//!
//! Only islands and server functions are built for the browser; pages, their texts and everything behind them stay
//! on the server, so that they cost visitors no bytes.

// Views are types, and a page is a long one.
#![recursion_limit = "256"]
#![allow(unreachable_pub, reason = "the component macro makes the props of private components public")]

pub mod pledges;
pub mod session;
pub mod ui;

#[cfg(feature = "ssr")]
pub mod admin;
#[cfg(feature = "ssr")]
mod cookie;
#[cfg(feature = "ssr")]
mod embeds;
#[cfg(feature = "ssr")]
mod meet;
#[cfg(feature = "ssr")]
mod phone;
#[cfg(feature = "ssr")]
mod privacy;
#[cfg(feature = "ssr")]
mod push;
#[cfg(feature = "ssr")]
mod questions;
#[cfg(feature = "ssr")]
mod registration;
#[cfg(feature = "ssr")]
mod router;
#[cfg(feature = "ssr")]
mod site;
#[cfg(feature = "ssr")]
mod voting;

#[cfg(feature = "ssr")]
pub use crate::{
    router::router,
    site::{Assets, Drawn, ErrorPage, Failure, FormTarget, Framing, ScreenStaysOn, Site, SpokenIn, error_page},
};
