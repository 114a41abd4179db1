//! What the audience asks, and what becomes of it.

use crate::admin::AdminArea;

pub(super) fn routes(area: AdminArea) -> AdminArea {
    area
}
