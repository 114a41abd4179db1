//! The ways in: signing in, the second factor, a fresh password, the way out, an invitation that is taken.

mod welcome;

use crate::admin::AdminArea;

pub(super) fn routes(area: AdminArea) -> AdminArea {
    welcome::routes(area)
}
