//! Pictures as people send them.

use image::{DynamicImage, ImageFormat, Rgb, RgbImage, codecs::jpeg::JpegEncoder};

/// Stands in everything that a file carries besides its picture, and nowhere else.
pub const MARK: &str = "zqvx";

/// The colours of the four quarters, as they are stored: first the upper two, then the lower two.
pub const QUARTERS: [[u8; 3]; 4] = [[200, 30, 30], [30, 160, 30], [30, 30, 200], [240, 240, 240]];

/// A picture of four quarters.
pub fn quarters(width: u32, height: u32) -> DynamicImage {
    let colour = |x: u32, y: u32| QUARTERS[usize::from(2 * y >= height) * 2 + usize::from(2 * x >= width)];
    RgbImage::from_fn(width, height, |x, y| Rgb(colour(x, y))).into()
}

/// The same as a file.
///
/// # Panics
/// Where the format cannot be written.
pub fn file(width: u32, height: u32, format: ImageFormat) -> Vec<u8> {
    let mut file = std::io::Cursor::new(Vec::new());
    quarters(width, height).write_to(&mut file, format).expect("it can be written");
    file.into_inner()
}

/// The same as a PNG.
pub fn png(width: u32, height: u32) -> Vec<u8> {
    file(width, height, ImageFormat::Png)
}

/// The same as a camera writes it that lay on its side: the place where it was taken and which way is up (EXIF), a
/// description (XMP), a profile of its colours (ICC), a comment, and something behind the end; [`MARK`] stands in each.
///
/// # Panics
/// Where it cannot be written.
pub fn from_a_camera(width: u32, height: u32) -> Vec<u8> {
    let mut jpeg = Vec::new();
    let encoder = JpegEncoder::new_with_quality(&mut jpeg, 95);
    quarters(width, height).write_with_encoder(encoder).expect("it can be written");
    let marked = |start: &str| format!("{start}{MARK}").into_bytes();
    let segments = [
        segment(0xe1, &[b"Exif\0\0", exif().as_slice()].concat()),
        segment(0xe1, &marked("http://ns.adobe.com/xap/1.0/\0")),
        segment(0xe2, &marked("ICC_PROFILE\0\u{1}\u{1}")),
        segment(0xfe, &marked("")),
    ];
    // Behind the two bytes that every JPEG begins with.
    jpeg.splice(2..2, segments.concat());
    jpeg.extend(marked(""));
    jpeg
}

fn segment(kind: u8, content: &[u8]) -> Vec<u8> {
    let length = u16::try_from(content.len() + 2).expect("it is short");
    [&[0xff, kind], &length.to_be_bytes()[..], content].concat()
}

/// A TIFF of two directories: which way is up, and where it was.
fn exif() -> Vec<u8> {
    let entry = |tag: u16, kind: u16, count: u32, value: u32| {
        [&tag.to_le_bytes()[..], &kind.to_le_bytes(), &count.to_le_bytes(), &value.to_le_bytes()].concat()
    };
    let place = format!("{MARK} 50.8467 N 4.3525 E\0");
    let (directory_at, places_at, place_at) = (8_u32, 38_u32, 56_u32);
    [
        &b"II*\0"[..],
        &directory_at.to_le_bytes(),
        &2_u16.to_le_bytes(),
        // 6: the camera was turned to its left, so the picture has to be turned to the right.
        &entry(0x0112, 3, 1, 6),
        &entry(0x8825, 4, 1, places_at),
        &0_u32.to_le_bytes(),
        &1_u16.to_le_bytes(),
        &entry(0x0012, 2, u32::try_from(place.len()).expect("it is short"), place_at),
        &0_u32.to_le_bytes(),
        place.as_bytes(),
    ]
    .concat()
}
