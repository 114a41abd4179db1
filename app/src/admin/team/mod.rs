//! Who is an organiser, who is invited, and what each may do.

use crate::admin::AdminArea;

pub(super) fn routes(area: AdminArea) -> AdminArea {
    area
}
