//! The program around the site: settings, routes, what happens to every request, the live stream.
//!
//! [`cli::main`] reads the command line; [`Application`] is the site itself, as tests use it too.

mod application;
mod assets;
mod calendar;
pub mod cli;
mod config;
mod connections;
mod desk_live;
mod etag;
mod icons;
mod live;
mod logging;
mod middleware;
mod photos;
mod pictures;
mod problem;
mod routes;
mod shared;
mod stop;
mod worker;

pub use crate::{
    application::{Application, StartError},
    config::{Config, LogFormat, SecretSource, SecretUrl},
};
