//! One's own account: name, language, password, second factor, open sign-ins.

mod factor;
mod page;
mod password;
mod sign_ins;

use domain::Role;

use crate::admin::{Access, AdminArea};

pub(super) fn routes(area: AdminArea) -> AdminArea {
    let own = Access::Role(Role::Viewer);
    let fresh = Access::Fresh(Role::Viewer);
    area.get("/admin/account", own, page::show)
        .post("/admin/account", own, page::take)
        .get("/admin/account/password", own, password::show)
        .post("/admin/account/password", own, password::take)
        .get("/admin/account/second-factor", fresh, factor::show_app)
        .post("/admin/account/second-factor", fresh, factor::take_app)
        .get("/admin/account/recovery-codes", fresh, factor::show_codes)
        .post("/admin/account/recovery-codes", fresh, factor::take_codes)
        .get("/admin/account/sign-ins", own, sign_ins::show)
        .post("/admin/account/sign-ins", own, sign_ins::take)
}
