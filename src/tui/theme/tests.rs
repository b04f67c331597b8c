use unicode_width::UnicodeWidthStr;

use super::palette::{ALL, Palette, SAFE_DARK, SAFE_LIGHT};
use super::*;

/// The contrast between two colours, from 1 to 21, as WCAG 2.1 has it.
fn contrast(a: Rgb, b: Rgb) -> f64 {
    let (a, b) = (a.luminance(), b.luminance());
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

fn colours(palette: &Palette) -> [(&'static str, Rgb); 7] {
    [
        ("text", palette.text.0),
        ("quiet", palette.quiet.0),
        ("accent", palette.accent.0),
        ("good", palette.good.0),
        ("moving", palette.moving.0),
        ("warning", palette.warning.0),
        ("bad", palette.bad.0),
    ]
}

#[test]
fn every_symbol_is_one_column_wide() {
    for kind in StatusKind::ALL {
        assert_eq!(status_block(*kind).width(), 1, "{kind}");
    }
}

#[test]
fn no_colours_means_none() {
    for theme in [
        Theme::new(false),
        Theme::of(
            ThemeChoice::None,
            TerminalColors {
                dark: Some(true),
                depth: ColorDepth::Full,
            },
        ),
    ] {
        let mut styles = vec![
            theme.text(),
            theme.strong(),
            theme.title(),
            theme.quiet(),
            theme.accent(),
            theme.good(),
            theme.bad(),
        ];
        styles.extend(StatusKind::ALL.iter().map(|kind| theme.status(*kind)));
        styles.extend(Weather::ALL.iter().map(|weather| theme.weather(*weather)));
        assert!(styles.iter().all(|style| style.fg.is_none() && style.bg.is_none()));
    }
}

#[test]
fn every_colour_is_read_on_its_ground_as_finely_or_roughly_as_it_is_shown() {
    for (name, palette) in ALL {
        let least = if name.starts_with("high") { 7.0 } else { 4.5 };
        let ground = palette.ground.0;
        assert_eq!(palette.dark, ground.is_dark(), "{name}");
        for (what, colour) in colours(palette) {
            let full = contrast(colour, ground);
            assert!(full >= least, "{name}: {what} has a contrast of {full:.2}");
            let fixed = contrast(Rgb::of_fixed(colour.fixed()), Rgb::of_fixed(ground.fixed()));
            assert!(
                fixed >= least,
                "{name}: {what} has a contrast of {fixed:.2} with fixed colours"
            );
        }
    }
}

/// How a person without the cones for long, middle or short waves sees a colour: the matrices of Machado, Oliveira and
/// Fernandes (2009) at full severity, in linear light.
const VISIONS: [(&str, [[f64; 3]; 3]); 3] = [
    (
        "protanopia",
        [
            [0.152_286, 1.052_583, -0.204_868],
            [0.114_503, 0.786_281, 0.099_216],
            [-0.003_882, -0.048_116, 1.051_998],
        ],
    ),
    (
        "deuteranopia",
        [
            [0.367_322, 0.860_646, -0.227_968],
            [0.280_085, 0.672_501, 0.047_413],
            [-0.011_820, 0.042_940, 0.968_881],
        ],
    ),
    (
        "tritanopia",
        [
            [1.255_528, -0.076_749, -0.178_779],
            [-0.078_411, 0.930_809, 0.147_602],
            [0.004_733, 0.691_367, 0.303_900],
        ],
    ),
];

fn linear(value: u8) -> f64 {
    let value = f64::from(value) / 255.0;
    if value <= 0.04045 {
        value / 12.92
    } else {
        ((value + 0.055) / 1.055).powf(2.4)
    }
}

/// A colour in CIE L*a*b* (D65), as seen through a matrix.
fn seen(colour: Rgb, vision: &[[f64; 3]; 3]) -> [f64; 3] {
    let light = [linear(colour.0), linear(colour.1), linear(colour.2)];
    let through = |row: &[f64; 3]| row.iter().zip(&light).map(|(a, b)| a * b).sum::<f64>().clamp(0.0, 1.0);
    let [r, g, b] = [through(&vision[0]), through(&vision[1]), through(&vision[2])];
    let xyz = [
        (0.412_4 * r + 0.357_6 * g + 0.180_5 * b) / 0.950_47,
        0.212_6 * r + 0.715_2 * g + 0.072_2 * b,
        (0.019_3 * r + 0.119_2 * g + 0.950_5 * b) / 1.088_83,
    ];
    let [x, y, z] = xyz.map(|t| {
        if t > 0.008_856 {
            t.cbrt()
        } else {
            7.787 * t + 16.0 / 116.0
        }
    });
    [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
}

#[test]
fn the_safe_colours_stay_apart_for_every_colour_vision() {
    for (name, palette) in [("dark", &SAFE_DARK), ("light", &SAFE_LIGHT)] {
        let meanings = [
            ("good", palette.good.0),
            ("moving", palette.moving.0),
            ("warning", palette.warning.0),
            ("bad", palette.bad.0),
        ];
        for (vision, matrix) in &VISIONS {
            for (n, (a, first)) in meanings.iter().enumerate() {
                for (b, second) in &meanings[n + 1..] {
                    let pairs = seen(*first, matrix).into_iter().zip(seen(*second, matrix));
                    let apart = pairs.map(|(a, b)| (a - b).powi(2)).sum::<f64>().sqrt();
                    assert!(apart >= 15.0, "{name}, {vision}: {a} and {b} are only {apart:.1} apart");
                }
            }
        }
    }
}

#[test]
fn the_ground_is_painted_only_where_the_terminals_own_is_another() {
    let painted = |choice, dark| {
        let theme = Theme::of(
            choice,
            TerminalColors {
                dark,
                depth: ColorDepth::Full,
            },
        );
        let area = Rect::new(0, 0, 2, 1);
        let mut buf = Buffer::empty(area);
        theme.paint(area, &mut buf);
        buf[(0, 0)].bg != Color::Reset
    };
    for dark in [None, Some(true), Some(false)] {
        assert!(!painted(ThemeChoice::Auto, dark));
        assert!(!painted(ThemeChoice::None, dark));
        assert!(painted(ThemeChoice::HighContrast, dark));
        assert_eq!(painted(ThemeChoice::ColourBlind, dark), dark.is_none());
        assert_eq!(painted(ThemeChoice::Dark, dark), dark != Some(true));
        assert_eq!(painted(ThemeChoice::Light, dark), dark != Some(false));
    }
}

#[test]
fn the_terminals_own_colours_are_used_where_its_ground_is_unknown() {
    assert_eq!(Theme::new(true).bad(), Style::new().fg(Color::Red));
    let theme = |depth| {
        Theme::of(
            ThemeChoice::Auto,
            TerminalColors {
                dark: Some(true),
                depth,
            },
        )
    };
    assert_eq!(theme(ColorDepth::Named).bad().fg, Some(Color::LightRed));
    assert!(matches!(theme(ColorDepth::Fixed).bad().fg, Some(Color::Indexed(16..))));
    assert!(matches!(theme(ColorDepth::Full).bad().fg, Some(Color::Rgb(..))));
}

#[test]
fn the_selection_is_seen_in_every_theme() {
    for choice in ThemeChoice::ALL {
        for dark in [None, Some(true), Some(false)] {
            let theme = Theme::of(
                *choice,
                TerminalColors {
                    dark,
                    depth: ColorDepth::Full,
                },
            );
            assert!(theme.selected().add_modifier.contains(Modifier::REVERSED), "{choice:?}");
        }
    }
}

#[test]
fn fixed_colours_are_the_nearest() {
    assert_eq!(Rgb(255, 255, 255).fixed(), 231);
    assert_eq!(Rgb(0, 0, 0).fixed(), 16);
    assert_eq!(Rgb(0x94, 0x94, 0x94).fixed(), 246);
    assert_eq!(Rgb(95, 175, 255).fixed(), 75);
    for number in 16..=255u8 {
        let colour = Rgb::of_fixed(number);
        assert_eq!(Rgb::of_fixed(colour.fixed()), colour, "{number}");
    }
}
