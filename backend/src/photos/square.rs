//! A photo as it is served, drawn from a file as it was sent: the square in its middle, small, as JPEG.
//!
//! The file is looked at before it is decoded, as a small one may say that it is huge. What is drawn is made of its pixels
//! alone: where and when the photo was taken, by which device and for whom stays behind with all else that a file can carry.

#[cfg(test)]
mod tests;

use std::io::Cursor;

use image::{
    DynamicImage, ImageDecoder, ImageReader, ImageResult, Limits, codecs::jpeg::JpegEncoder, imageops::FilterType,
    metadata::Orientation,
};

/// The most bytes of a file that is taken: 8 MB.
pub const MOST_BYTES: usize = 8 * 1_024 * 1_024;

/// The most pixels of a picture that is decoded, and the most bytes that they take then. Phones make up to 24 million.
const MOST_PIXELS: u64 = 25_000_000;
const MOST_DECODED: u64 = 4 * MOST_PIXELS;

/// The width and height of a photo in pixels: shown as large as a thumb, it is sharp on every screen.
const SIDE: u32 = 320;
/// How good the JPEG is, of 100.
const QUALITY: u8 = 80;

/// Why a file becomes no photo.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PhotoFault {
    /// No file was chosen, or an empty one.
    Missing,
    /// It has more than [`MOST_BYTES`].
    TooLarge,
    /// The picture has too many pixels.
    TooManyPixels,
    /// It is no picture of a format that is taken, or it is damaged.
    NotAPicture,
}

impl PhotoFault {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Missing, Self::TooLarge, Self::TooManyPixels, Self::NotAPicture];

    /// Its name in translations.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::TooLarge => "too-large",
            Self::TooManyPixels => "too-many-pixels",
            Self::NotAPicture => "not-a-picture",
        }
    }
}

/// Draws the photo.
pub(super) fn drawn(file: &[u8]) -> Result<Vec<u8>, PhotoFault> {
    if file.is_empty() {
        return Err(PhotoFault::Missing);
    }
    if file.len() > MOST_BYTES {
        return Err(PhotoFault::TooLarge);
    }
    let mut decoder = decoder(file).map_err(|_| PhotoFault::NotAPicture)?;
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > MOST_PIXELS || decoder.total_bytes() > MOST_DECODED {
        return Err(PhotoFault::TooManyPixels);
    }
    // Cameras write pixels as the sensor has them, and beside them which way is up.
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let picture = DynamicImage::from_decoder(decoder).map_err(|_| PhotoFault::NotAPicture)?;
    let mut photo = on_paper(middle_of(picture)).resize_exact(SIDE, SIDE, FilterType::Lanczos3);
    photo.apply_orientation(orientation);
    let mut jpeg = Vec::new();
    photo.write_with_encoder(JpegEncoder::new_with_quality(&mut jpeg, QUALITY)).map_err(|_| PhotoFault::NotAPicture)?;
    Ok(jpeg)
}

/// Reads the head of a file in one of the formats that are taken.
fn decoder(file: &[u8]) -> ImageResult<impl ImageDecoder> {
    let mut reader = ImageReader::with_format(Cursor::new(file), image::guess_format(file)?);
    let mut limits = Limits::no_limits();
    limits.max_alloc = Some(MOST_DECODED);
    reader.limits(limits);
    reader.into_decoder()
}

/// The largest square in the middle of a picture.
fn middle_of(picture: DynamicImage) -> DynamicImage {
    let (width, height) = (picture.width(), picture.height());
    let side = width.min(height);
    picture.crop_imm((width - side) / 2, (height - side) / 2, side, side)
}

/// A picture with white paper behind what can be seen through, in 8 bits a colour.
fn on_paper(picture: DynamicImage) -> DynamicImage {
    if !picture.has_alpha() {
        return picture.into_rgb8().into();
    }
    let mut picture = picture.into_rgba8();
    for pixel in picture.pixels_mut() {
        let [red, green, blue, alpha] = pixel.0.map(u16::from);
        let mixed = |colour: u16| ((colour * alpha + 255 * (255 - alpha)) / 255) as u8;
        pixel.0 = [mixed(red), mixed(green), mixed(blue), 255];
    }
    DynamicImage::from(picture).into_rgb8().into()
}
