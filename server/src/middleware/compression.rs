//! Pages, JSON and calendar files are compressed as they are sent. Not the browser's files and kept pages, which are
//! compressed already, and not the live stream, whose messages would wait in the compressor.

use tower_http::{
    CompressionLevel,
    compression::{CompressionLayer, DefaultPredicate},
};

/// Cheap enough for every answer, and not much larger than the best that brotli can do with a page.
const QUALITY: i32 = 5;

pub(crate) fn layer() -> CompressionLayer<DefaultPredicate> {
    CompressionLayer::new().quality(CompressionLevel::Precise(QUALITY))
}
