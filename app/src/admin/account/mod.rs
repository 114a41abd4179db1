//! One's own account: name, language, password, second factor, open sign-ins.

use crate::admin::AdminArea;

pub(super) fn routes(area: AdminArea) -> AdminArea {
    area
}
