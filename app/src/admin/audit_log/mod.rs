//! What was done, by whom and when.

use crate::admin::AdminArea;

pub(super) fn routes(area: AdminArea) -> AdminArea {
    area
}
