//! The organisers' area, under `/admin`: one folder a screen, all drawn on the server.
//!
//! [`area`] is the list of its addresses, each with who may open it. Nothing here is built for the browser, so visitors
//! pay nothing for it: what moves is done by the boot script that they have anyway, and by `frontend/admin.js`.

mod access;
mod account;
mod audit_log;
mod content;
mod deleted;
mod desk;
mod embeds;
mod entry;
mod mail_log;
mod moderation;
mod questions;
mod registrations;
mod sessions;
mod settings;
mod shell;
mod team;
mod today;

pub use access::{Access, AdminArea, AdminRoute};

use crate::site::Site;

/// Whether an address is one of the organisers' area.
pub fn is_in_area(path: &str) -> bool {
    path.strip_prefix("/admin").is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// Whether a form with a file is sent to an address. Its route reads the body by itself, once the guard has let it through.
pub fn takes_file(path: &str) -> bool {
    path == registrations::import::IMPORT
        || path.strip_prefix("/admin/content/").is_some_and(|rest| rest.contains("/photo/"))
}

/// Every address of the area, behind its guard.
pub fn area(site: Site) -> AdminArea {
    let screens = [
        entry::routes,
        account::routes,
        today::routes,
        content::routes,
        registrations::routes,
        moderation::routes,
        questions::routes,
        mail_log::routes,
        embeds::routes,
        settings::routes,
        team::routes,
        audit_log::routes,
    ];
    screens.into_iter().fold(AdminArea::new(site), |area, routes| routes(area))
}
