//! What the backend promises, on SQLite and on PostgreSQL alike.
//!
//! Each test is a function that gets a [`World`]: a backend on a fresh database of the one engine or the other.

#![allow(clippy::unwrap_used)]

mod audit;
mod capacity;
mod consents;
mod content;
mod counts;
mod deciding;
mod deleted;
mod desk;
mod drafts;
mod embeds;
mod erasure;
mod feed;
mod filters;
mod importing;
mod life;
mod live;
mod meeting_reports;
mod moderation;
mod opening;
mod outbox;
mod photos;
mod pledge_life;
mod pledges;
mod push;
mod questions;
mod registrations;
mod registrations_desk;
mod reminders;
mod seats;
mod sessions;
mod signing_in;
mod team;
mod wall;
mod world;

use world::World;

/// Runs each test once on either engine.
macro_rules! on_both_engines {
    ($($test:ident),+ $(,)?) => {
        mod sqlite {
            $(#[tokio::test(flavor = "multi_thread")]
            async fn $test() {
                super::$test($crate::World::on(backend::testing::Engine::Sqlite).await).await;
            })+
        }

        mod postgres {
            $(#[tokio::test(flavor = "multi_thread")]
            async fn $test() {
                super::$test($crate::World::on(backend::testing::Engine::Postgres).await).await;
            })+
        }
    };
}
use on_both_engines;
