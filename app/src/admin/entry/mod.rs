//! The ways in: signing in, the second factor, a fresh password, the way out, an invitation that is taken.

mod browser;
mod next;
mod password;
mod refusal;
mod second_factor;
pub(super) mod set_up;
mod sign_in;
mod sign_out;
mod welcome;

use domain::Role;

use crate::admin::{Access, AdminArea};

pub(super) use browser::{Browser, KNOWN_DEVICE, with_cookies};
pub(super) use password::CurrentPassword;
pub(super) use refusal::{Refusal, is_refusal, status, with_wait};

pub(super) fn routes(area: AdminArea) -> AdminArea {
    welcome::routes(area)
        .get("/admin/sign-in", Access::Anyone, sign_in::show)
        .post("/admin/sign-in", Access::Anyone, sign_in::take)
        .get("/admin/second-factor", Access::HalfWay, second_factor::show)
        .post("/admin/second-factor", Access::HalfWay, second_factor::take)
        .get("/admin/second-factor/set-up", Access::HalfWay, set_up::show)
        .post("/admin/second-factor/set-up", Access::HalfWay, set_up::take)
        .get("/admin/password", Access::Role(Role::Viewer), password::show)
        .post("/admin/password", Access::Role(Role::Viewer), password::take)
        .post("/admin/sign-out", Access::Anyone, sign_out::take)
}
