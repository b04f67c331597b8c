//! Colours as numbers: how far two are apart, and which of the fixed ones is nearest.

/// A colour of the sRGB space.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rgb(pub u8, pub u8, pub u8);

/// The six steps of the cube of fixed colours.
const STEPS: [u8; 6] = [0, 95, 135, 175, 215, 255];

impl Rgb {
    /// The number of the fixed colour that is nearest: one of the cube (16 to 231) or of the greys (232 to 255). The first
    /// sixteen are left out, which people set as they like.
    pub fn fixed(self) -> u8 {
        let Self(r, g, b) = self;
        let step = |value: u8| {
            (0..6u8)
                .min_by_key(|n| STEPS[usize::from(*n)].abs_diff(value))
                .unwrap_or(0)
        };
        let cube = 16 + 36 * step(r) + 6 * step(g) + step(b);
        let mean = (u16::from(r) + u16::from(g) + u16::from(b)) / 3;
        let grey = (0..24u8)
            .min_by_key(|n| (8 + 10 * u16::from(*n)).abs_diff(mean))
            .unwrap_or(0);
        let grey = 232 + grey;
        if self.apart(Self::of_fixed(grey)) < self.apart(Self::of_fixed(cube)) {
            grey
        } else {
            cube
        }
    }

    /// A fixed colour, from 16 on.
    pub fn of_fixed(number: u8) -> Self {
        if number >= 232 {
            let level = 8 + 10 * (number - 232);
            return Self(level, level, level);
        }
        let at = number.saturating_sub(16);
        let level = |step: u8| STEPS[usize::from(step % 6)];
        Self(level(at / 36), level(at / 6), level(at))
    }

    fn apart(self, other: Self) -> u32 {
        let square = |a: u8, b: u8| u32::from(a.abs_diff(b)).pow(2);
        square(self.0, other.0) + square(self.1, other.1) + square(self.2, other.2)
    }

    /// Whether letters of a light colour are read on it: what a terminal that answers with its background is asked.
    pub fn is_dark(self) -> bool {
        self.luminance() < 0.18
    }

    /// The relative luminance, from 0 to 1, as WCAG 2.1 has it.
    pub fn luminance(self) -> f64 {
        let linear = |value: u8| {
            let value = f64::from(value) / 255.0;
            if value <= 0.04045 {
                value / 12.92
            } else {
                ((value + 0.055) / 1.055).powf(2.4)
            }
        };
        0.2126 * linear(self.0) + 0.7152 * linear(self.1) + 0.0722 * linear(self.2)
    }
}
