use image::{ImageFormat, Rgb, Rgba, RgbaImage};

use super::*;
use crate::testing::pictures::{MARK, QUARTERS, file, from_a_camera, quarters};

/// The colours of the photo's four quarters, in their middles.
fn seen(jpeg: &[u8]) -> [[u8; 3]; 4] {
    let photo = image::load_from_memory_with_format(jpeg, ImageFormat::Jpeg).expect("it is a JPEG").into_rgb8();
    assert_eq!(photo.dimensions(), (SIDE, SIDE));
    let (near, far) = (SIDE / 4, 3 * SIDE / 4);
    [(near, near), (far, near), (near, far), (far, far)].map(|(x, y)| {
        let Rgb(colour) = *photo.get_pixel(x, y);
        colour
    })
}

fn assert_looks_like(jpeg: &[u8], colours: [[u8; 3]; 4]) {
    let near = |(a, b): (&u8, &u8)| a.abs_diff(*b) < 12;
    let seen = seen(jpeg);
    assert!(seen.iter().flatten().zip(colours.iter().flatten()).all(near), "{seen:?} is not {colours:?}");
}

/// What stands between the start of a JPEG and its pixels: the kinds of its segments.
fn segments(jpeg: &[u8]) -> Vec<u8> {
    let (mut kinds, mut at) = (Vec::new(), 2);
    while jpeg[at + 1] != 0xda {
        kinds.push(jpeg[at + 1]);
        at += 2 + usize::from(u16::from_be_bytes([jpeg[at + 2], jpeg[at + 3]]));
    }
    kinds
}

#[test]
fn every_format_becomes_the_same_small_square() {
    for format in [ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::WebP] {
        for (width, height) in [(640, 480), (480, 640), (320, 320), (90, 100), (2_000, 1)] {
            let photo = drawn(&file(width, height, format)).expect("it is a picture");
            assert!(photo.len() < 30_000, "{} bytes", photo.len());
            if height > 1 {
                assert_looks_like(&photo, QUARTERS);
            }
        }
    }
}

#[test]
fn the_middle_is_what_is_seen() {
    // The quarters lie left and right of the middle; what is further out is cut off.
    let mut wide = quarters(900, 300).into_rgb8();
    for (x, _, pixel) in wide.enumerate_pixels_mut() {
        if !(300..600).contains(&x) {
            *pixel = Rgb([0; 3]);
        }
    }
    let mut png = Cursor::new(Vec::new());
    wide.write_to(&mut png, ImageFormat::Png).expect("it can be written");
    let photo = drawn(png.get_ref()).expect("it is a picture");
    assert_looks_like(&photo, QUARTERS);
    let photo = image::load_from_memory(&photo).expect("it is a JPEG").into_rgb8();
    assert!(photo.pixels().all(|Rgb([red, green, blue])| u16::from(*red) + u16::from(*green) + u16::from(*blue) > 150));
}

#[test]
fn nothing_of_a_camera_is_left_but_which_way_is_up() {
    let file = from_a_camera(640, 480);
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    assert_eq!(text(&file).matches(MARK).count(), 5, "the file carries all of it");
    let photo = drawn(&file).expect("it is a picture");
    for carried in [MARK, "Exif", "ICC_PROFILE", "http", "50.8467"] {
        assert!(!text(&photo).contains(carried), "{carried}");
    }
    // The frame of a JPEG, its tables and its size; no place for anything else.
    let plain = |kind: &u8| [0xe0, 0xdb, 0xc0, 0xc4].contains(kind);
    assert!(segments(&photo).iter().all(plain), "{:x?}", segments(&photo));
    assert!(photo.ends_with(&[0xff, 0xd9]), "and nothing behind its end");
    let [upper_left, upper_right, lower_left, lower_right] = QUARTERS;
    assert_looks_like(&photo, [lower_left, upper_left, lower_right, upper_right]);
}

#[test]
fn what_can_be_seen_through_is_white_behind() {
    let picture = RgbaImage::from_fn(400, 400, |_, y| Rgba(if y < 200 { [0, 0, 0, 0] } else { [0, 0, 200, 255] }));
    let mut png = Cursor::new(Vec::new());
    picture.write_to(&mut png, ImageFormat::Png).expect("it can be written");
    let (white, blue) = ([255; 3], [0, 0, 200]);
    assert_looks_like(&drawn(png.get_ref()).expect("it is a picture"), [white, white, blue, blue]);
}

#[test]
fn a_small_file_that_says_it_is_huge_is_not_decoded() {
    let mut bomb = file(64, 64, ImageFormat::Jpeg);
    // Behind the mark of the frame stand its length, its depth, its height and its width.
    let frame = bomb.windows(2).position(|pair| pair == [0xff, 0xc0]).expect("it has a frame");
    bomb[frame + 5..frame + 9].fill(0xff);
    assert_eq!(drawn(&bomb), Err(PhotoFault::TooManyPixels));
    let many = file(5_001, 5_000, ImageFormat::Png);
    assert!(many.len() < 1_000_000);
    assert_eq!(drawn(&many), Err(PhotoFault::TooManyPixels));
}

#[test]
fn what_is_no_picture_is_refused() {
    let gif = b"GIF89a\x01\0\x01\0\0\0\0;";
    let svg = b"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>";
    let png = file(64, 64, ImageFormat::Png);
    for no_picture in [&gif[..], svg, b"hello", &png[..20], &png[..png.len() / 2]] {
        assert_eq!(drawn(no_picture), Err(PhotoFault::NotAPicture));
    }
    assert_eq!(drawn(&[]), Err(PhotoFault::Missing));
    assert_eq!(drawn(&vec![0; MOST_BYTES + 1]), Err(PhotoFault::TooLarge));
}
