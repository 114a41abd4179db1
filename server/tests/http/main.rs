//! The site as a client sees it: through the router, over connections, and as a program of its own.
#![allow(clippy::unwrap_used)]

mod support;

mod admin_audit;
mod admin_content;
mod admin_deleted;
mod admin_desk;
mod admin_import;
mod admin_in;
mod admin_moderation;
mod admin_photos;
mod admin_registrations;
mod admin_rights;
mod admin_team;
mod calendar;
mod commands;
mod crash;
mod embeds;
mod ending;
mod errors;
mod files;
mod forms;
mod headers;
mod home;
mod import;
mod install;
mod leave;
mod life;
mod limits;
mod live;
mod log;
mod mail;
mod meet;
mod offline;
mod pages;
mod pledge_life;
mod privacy;
mod push;
mod questions;
mod scan;
mod sending;
mod sessions;
mod settings;
mod share;
mod vote;
mod wall;
