//! A link as a picture that another device's camera reads.

use fast_qr::{ECL, QRBuilder};
use leptos::prelude::*;

/// The light frame around the code, in modules: cameras need it to find the code.
const QUIET_ZONE: usize = 4;

/// The code for `text`, drawn dark on light in dark mode as well, since cameras read it better. `label` says in words
/// what it is. Nothing where the text is too long for a code.
#[component]
pub(crate) fn QrCode(text: String, label: String) -> impl IntoView {
    let code = QRBuilder::new(text).ecl(ECL::M).build().ok()?;
    let whole = code.size + 2 * QUIET_ZONE;
    let dark = |y: usize| code[y].iter().map(|module| module.value()).collect::<Vec<_>>();
    let path: String = (0..code.size).map(|y| row(y, &dark(y))).collect();
    Some(view! {
        <svg class="qr" viewBox=format!("0 0 {whole} {whole}") role="img" aria-label=label shape-rendering="crispEdges">
            <path fill="#fff" d=format!("M0 0h{whole}v{whole}h-{whole}z") />
            <path fill="#000" d=path />
        </svg>
    })
}

/// The dark modules of a row as parts of a path, those that touch each other in one.
fn row(y: usize, modules: &[bool]) -> String {
    let mut path = String::new();
    let mut x = 0;
    for run in modules.chunk_by(|one, next| one == next) {
        if run[0] {
            let (x, y, length) = (x + QUIET_ZONE, y + QUIET_ZONE, run.len());
            path += &format!("M{x} {y}h{length}v1h-{length}z");
        }
        x += run.len();
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dark_modules_that_touch_are_one_part() {
        assert_eq!(row(1, &[true, true, false, true]), "M4 5h2v1h-2zM7 5h1v1h-1z");
        assert_eq!(row(0, &[false, false]), "");
    }
}
