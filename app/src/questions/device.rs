//! The cookie by which a device has one vote for each question: a random number that says nothing about anybody. Who
//! does not vote gets none.

use crate::cookie::Cookie;

/// Kept for 30 days, by when the questions are long answered.
pub(crate) const DEVICE: Cookie = Cookie { name: "device", kept: 30 * 24 * 60 * 60, same_site: "Strict" };
