//! The icons of the installed app: our one mark in the sizes and shapes that phones ask for, drawn once.

use std::sync::LazyLock;

use resvg::{
    tiny_skia::{Color, ColorU8, Pixmap, Transform},
    usvg::{Options, Tree},
};

use super::{Picture, draw::MARK};

/// Every icon, drawn when the first of them is asked for.
static PICTURES: LazyLock<[Picture; 5]> = LazyLock::new(|| Icon::ALL.map(|icon| Picture::of(icon.png())));

/// An icon.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Icon {
    /// The mark as it is, the smallest that an app needs.
    Small,
    /// The same for a start screen.
    Large,
    /// For phones that cut icons into a shape of theirs.
    Maskable,
    /// For phones that give icons a colour of theirs: what counts is how dense each pixel is.
    Monochrome,
    /// For Apple's phones, which round the corners themselves and show nothing through them.
    Touch,
}

impl Icon {
    /// Every icon.
    pub const ALL: [Self; 5] = [Self::Small, Self::Large, Self::Maskable, Self::Monochrome, Self::Touch];

    /// Its width and its height, in pixels.
    pub const fn size(self) -> u32 {
        match self {
            Self::Small => 192,
            Self::Large | Self::Maskable | Self::Monochrome => 512,
            Self::Touch => 180,
        }
    }

    /// What it is for, as a manifest says it; Apple's is in none.
    pub const fn purpose(self) -> Option<&'static str> {
        match self {
            Self::Small | Self::Large => Some("any"),
            Self::Maskable => Some("maskable"),
            Self::Monochrome => Some("monochrome"),
            Self::Touch => None,
        }
    }

    /// Its name as a file, made of what is in it: what stands under a name never changes.
    pub fn file(self) -> String {
        let hash: String = self.picture().hash.iter().take(6).map(|byte| format!("{byte:02x}")).collect();
        format!("{}-{}-{hash}.png", self.purpose().unwrap_or("touch"), self.size())
    }

    /// The icon with this name.
    pub fn of_file(file: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|icon| icon.file() == file)
    }

    /// The icon itself.
    pub fn picture(self) -> &'static Picture {
        &PICTURES[self as usize]
    }

    fn png(self) -> Vec<u8> {
        let drawn = match self {
            Self::Small | Self::Large => drawn(MARK, self.size(), None, 1.0),
            // Of the whole, a circle four fifths as wide is sure to be seen: the mark's door fits into that.
            Self::Maskable => drawn(MARK, self.size(), Some(ground()), 0.8),
            Self::Monochrome => drawn(&silhouette(), self.size(), None, 0.8),
            Self::Touch => drawn(MARK, self.size(), Some(ground()), 1.0),
        };
        drawn.unwrap_or_else(|| {
            tracing::error!(icon = ?self, "an icon cannot be drawn");
            Vec::new()
        })
    }
}

/// The colour behind the mark's door.
fn ground() -> Color {
    Color::from_rgba8(0x14, 0x21, 0x3d, 0xff)
}

/// The mark without what is behind it, its light half as dense as its door.
fn silhouette() -> String {
    let (start, rest) = MARK.split_once("<rect").unwrap_or((MARK, ""));
    let rest = rest.split_once("/>").map_or(rest, |(_, rest)| rest);
    format!("{start}{rest}").replace("fill=\"#ffc845\"", "fill=\"#fff\" fill-opacity=\".5\"")
}

/// An SVG as a square PNG: in the middle, as large as `share` of the whole.
fn drawn(svg: &str, size: u32, ground: Option<Color>, share: f32) -> Option<Vec<u8>> {
    let tree = Tree::from_str(svg, &Options::default()).ok()?;
    let mut pixels = Pixmap::new(size, size)?;
    if let Some(ground) = ground {
        pixels.fill(ground);
    }
    let whole = size as f32;
    let (scale, beside) = (whole * share / tree.size().width(), whole * (1.0 - share) / 2.0);
    resvg::render(&tree, Transform::from_scale(scale, scale).post_translate(beside, beside), &mut pixels.as_mut());
    with_palette(&pixels).or_else(|| pixels.encode_png().ok())
}

/// The pixels as a PNG of a byte each, which is half as large. `None` where there are too many colours for that.
fn with_palette(pixels: &Pixmap) -> Option<Vec<u8>> {
    let mut palette: Vec<ColorU8> = Vec::new();
    let mut index_of = |color: ColorU8| {
        let known = palette.iter().position(|other| *other == color);
        u8::try_from(known.unwrap_or_else(|| {
            palette.push(color);
            palette.len() - 1
        }))
        .ok()
    };
    let indices: Vec<u8> = pixels.pixels().iter().map(|pixel| index_of(pixel.demultiply())).collect::<Option<_>>()?;
    let mut png = Vec::new();
    let mut encoder = png::Encoder::new(&mut png, pixels.width(), pixels.height());
    encoder.set_color(png::ColorType::Indexed);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_compression(png::Compression::High);
    encoder.set_filter(png::Filter::NoFilter);
    encoder
        .set_palette(palette.iter().flat_map(|color| [color.red(), color.green(), color.blue()]).collect::<Vec<_>>());
    encoder.set_trns(palette.iter().map(|color| color.alpha()).collect::<Vec<_>>());
    encoder.write_header().ok()?.write_image_data(&indices).ok()?;
    Some(png)
}

#[cfg(test)]
mod tests {
    use resvg::tiny_skia::PremultipliedColorU8;

    use super::*;

    fn pixels(icon: Icon) -> Pixmap {
        let pixels = Pixmap::decode_png(&icon.picture().png).expect("is a PNG");
        assert_eq!((pixels.width(), pixels.height()), (icon.size(), icon.size()), "{icon:?}");
        pixels
    }

    /// The pixel at a place of the mark, which is 32 wide, where it fills the icon.
    fn at(pixels: &Pixmap, x: u32, y: u32) -> PremultipliedColorU8 {
        pixels.pixel(x * pixels.width() / 32, y * pixels.height() / 32).expect("is inside")
    }

    #[test]
    fn each_is_drawn_in_its_size_and_known_by_its_name() {
        for icon in Icon::ALL {
            pixels(icon);
            assert!(icon.picture().png.len() < 6_000, "{icon:?} has {} bytes", icon.picture().png.len());
            assert_eq!(Icon::of_file(&icon.file()), Some(icon));
        }
        assert_eq!(Icon::of_file("any-192-000000000000.png"), None);
    }

    #[test]
    fn corners_are_empty_only_where_they_may_be() {
        for (icon, alpha) in
            [(Icon::Small, 0), (Icon::Large, 0), (Icon::Monochrome, 0), (Icon::Maskable, 255), (Icon::Touch, 255)]
        {
            assert_eq!(at(&pixels(icon), 0, 0).alpha(), alpha, "{icon:?}");
        }
    }

    #[test]
    fn what_is_cut_into_a_circle_still_has_its_door() {
        let pixels = pixels(Icon::Maskable);
        let (middle, reach) = (256.0_f32, 0.4 * 512.0);
        let ground = ground().premultiply().to_color_u8();
        for y in 0..512_u32 {
            for x in 0..512_u32 {
                let away = ((x as f32 - middle).powi(2) + (y as f32 - middle).powi(2)).sqrt();
                assert!(away <= reach || pixels.pixel(x, y) == Some(ground), "{x} {y}");
            }
        }
    }

    #[test]
    fn one_colour_is_enough_to_tell_the_door_from_its_light() {
        let pixels = pixels(Icon::Monochrome);
        // Where they are in the mark, four fifths as large.
        let alpha = |x: f32, y: f32| at(&pixels, (3.2 + x * 0.8) as u32, (3.2 + y * 0.8) as u32).alpha();
        assert_eq!(alpha(13.0, 16.0), 255, "the door");
        assert!((120..=135).contains(&alpha(22.0, 16.0)), "its light: {}", alpha(22.0, 16.0));
        assert_eq!(alpha(4.0, 16.0), 0, "nothing behind them");
    }
}
