//! The palettes: each made for one ground, its contrasts computed by the tests.

use ratatui::style::Color;

use super::Rgb;

/// The colours of a theme, each with the named one that stands for it where a terminal has no other.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Palette {
    /// Whether the ground is dark.
    pub dark: bool,
    pub ground: (Rgb, Color),
    pub text: (Rgb, Color),
    pub quiet: (Rgb, Color),
    pub accent: (Rgb, Color),
    pub good: (Rgb, Color),
    pub moving: (Rgb, Color),
    pub warning: (Rgb, Color),
    pub bad: (Rgb, Color),
}

const fn rgb(value: u32) -> Rgb {
    let [_, r, g, b] = value.to_be_bytes();
    Rgb(r, g, b)
}

/// Soft light letters on a nearly black ground.
pub(super) static DARK: Palette = Palette {
    dark: true,
    ground: (rgb(0x0016_181d), Color::Black),
    text: (rgb(0x00dc_dfe4), Color::White),
    quiet: (rgb(0x0094_9ba8), Color::Gray),
    accent: (rgb(0x0056_c8d8), Color::LightCyan),
    good: (rgb(0x007f_cf7a), Color::LightGreen),
    moving: (rgb(0x007f_b2f0), Color::LightBlue),
    warning: (rgb(0x00e3_b341), Color::LightYellow),
    bad: (rgb(0x00ff_8070), Color::LightRed),
};

/// Dark letters on a white ground.
pub(super) static LIGHT: Palette = Palette {
    dark: false,
    ground: (rgb(0x00ff_ffff), Color::White),
    text: (rgb(0x001f_2328), Color::Black),
    quiet: (rgb(0x005f_6670), Color::DarkGray),
    accent: (rgb(0x0000_6878), Color::Cyan),
    good: (rgb(0x001a_6b2a), Color::Green),
    moving: (rgb(0x001d_5fb8), Color::Blue),
    warning: (rgb(0x0085_5200), Color::Magenta),
    bad: (rgb(0x00b4_2318), Color::Red),
};

/// Black, white, and few colours far from black.
pub(super) static STARK_DARK: Palette = Palette {
    dark: true,
    ground: (rgb(0x0000_0000), Color::Black),
    text: (rgb(0x00ff_ffff), Color::White),
    quiet: (rgb(0x00d0_d0d0), Color::White),
    accent: (rgb(0x0000_ffff), Color::LightCyan),
    good: (rgb(0x005f_ff5f), Color::LightGreen),
    moving: (rgb(0x0087_d7ff), Color::LightCyan),
    warning: (rgb(0x00ff_ff00), Color::LightYellow),
    bad: (rgb(0x00ff_afaf), Color::LightRed),
};

/// White, black, and few colours far from white.
pub(super) static STARK_LIGHT: Palette = Palette {
    dark: false,
    ground: (rgb(0x00ff_ffff), Color::White),
    text: (rgb(0x0000_0000), Color::Black),
    quiet: (rgb(0x0030_3030), Color::Black),
    accent: (rgb(0x0000_005f), Color::Blue),
    good: (rgb(0x0000_4b00), Color::Black),
    moving: (rgb(0x0000_0087), Color::Blue),
    warning: (rgb(0x005f_2f00), Color::Magenta),
    bad: (rgb(0x0087_0000), Color::Red),
};

/// The colours of Okabe and Ito (Color Universal Design, 2008), which people of every colour vision tell apart, on a dark
/// ground: sky blue, bluish green, yellow, orange and vermilion, the last one lightened until it is read well.
pub(super) static SAFE_DARK: Palette = Palette {
    dark: true,
    ground: (rgb(0x0016_181d), Color::Black),
    text: (rgb(0x00dc_dfe4), Color::White),
    quiet: (rgb(0x0094_9ba8), Color::Gray),
    accent: (rgb(0x00cc_79a7), Color::LightMagenta),
    good: (rgb(0x0056_b4e9), Color::LightBlue),
    moving: (rgb(0x0000_9e73), Color::LightCyan),
    warning: (rgb(0x00f0_e442), Color::LightYellow),
    bad: (rgb(0x00f2_7830), Color::LightRed),
};

/// The same hues darkened until they are read on white: blue, bluish green, orange and vermilion.
pub(super) static SAFE_LIGHT: Palette = Palette {
    dark: false,
    ground: (rgb(0x00ff_ffff), Color::White),
    text: (rgb(0x001f_2328), Color::Black),
    quiet: (rgb(0x005f_6670), Color::DarkGray),
    accent: (rgb(0x0096_3f72), Color::Magenta),
    good: (rgb(0x0000_72b2), Color::Blue),
    moving: (rgb(0x0000_503c), Color::Cyan),
    warning: (rgb(0x008d_6c00), Color::Magenta),
    bad: (rgb(0x0070_1800), Color::Red),
};

/// Every palette, with its name for whoever reads a failed test.
#[cfg(test)]
pub(super) static ALL: [(&str, &Palette); 6] = [
    ("dark", &DARK),
    ("light", &LIGHT),
    ("high contrast, dark", &STARK_DARK),
    ("high contrast, light", &STARK_LIGHT),
    ("colour-blind safe, dark", &SAFE_DARK),
    ("colour-blind safe, light", &SAFE_LIGHT),
];
