//! Who comes.

use crate::admin::AdminArea;

pub(super) fn routes(area: AdminArea) -> AdminArea {
    area
}
