//! Draws the README's pictures into docs/pictures, from the demo: `cargo run --example pictures`.

mod picture;

use std::error::Error;
use std::fs;
use std::path::Path;

use copil::settings::ThemeChoice;
use copil::workspace::demo::{self, Contents};
use copil::workspace::{Portfolio, Workspace, locate_portfolio};
use copil_plan::Language;
use ratatui::buffer::Buffer;

use picture::{PictureOptions, Sitter};

/// A desk, in French.
const DESK: PictureOptions = PictureOptions {
    language: Language::Fr,
    theme: ThemeChoice::Dark,
    presentation: false,
    size: (120, 34),
};

/// A picture: its name, how the screen is, the keys typed first, and how many lines down it goes then.
const PICTURES: [(&str, PictureOptions, &str, usize); 17] = [
    ("dashboard", DESK, "1", 0),
    (
        "dashboard-en",
        PictureOptions {
            language: Language::En,
            ..DESK
        },
        "1",
        0,
    ),
    ("actions", DESK, "2", 15),
    ("board", DESK, "3ll", 1),
    ("calendar", DESK, "4", 83),
    ("groups", DESK, "5", 7),
    ("journal", DESK, "6", 19),
    ("attention", DESK, "7", 0),
    ("burn-up", DESK, "8", 0),
    ("mine", DESK, "9", 0),
    ("meetings", DESK, "0", 0),
    // The meeting of that morning, at the action that waits for it.
    ("meeting", DESK, "0\nlll", 0),
    ("compare", DESK, "H", 2),
    (
        "sheet",
        PictureOptions {
            size: (120, 48),
            ..DESK
        },
        "/RH-04\n",
        0,
    ),
    ("filter", DESK, "2fretard météo:", 0),
    (
        "room",
        PictureOptions {
            presentation: true,
            ..DESK
        },
        "1",
        0,
    ),
    (
        "light",
        PictureOptions {
            theme: ThemeChoice::Light,
            ..DESK
        },
        "1",
        0,
    ),
];

/// The pictures of all plans together.
const PORTFOLIO_PICTURES: [(&str, PictureOptions); 2] = [
    ("portfolio", ALL_PLANS),
    (
        "portfolio-en",
        PictureOptions {
            language: Language::En,
            ..ALL_PLANS
        },
    ),
];

/// All plans on a wide screen, in French.
const ALL_PLANS: PictureOptions = PictureOptions {
    size: (160, 34),
    ..DESK
};

fn main() -> Result<(), Box<dyn Error>> {
    let pictures = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/pictures");
    fs::create_dir_all(&pictures)?;
    draw_plan(&pictures)?;
    draw_portfolio(&pictures)
}

fn draw_portfolio(pictures: &Path) -> Result<(), Box<dyn Error>> {
    let folder = tempfile::tempdir()?;
    let repository = folder.path().join("territoire");
    demo::make(&repository, Contents::All, &mut |_, _| {})?;
    for (name, pose) in PORTFOLIO_PICTURES {
        let portfolio = Portfolio::open(locate_portfolio(&repository, None)?);
        let buffer = picture::draw(Sitter::Portfolio(portfolio), pose, "")?;
        write(pictures, name, &buffer)?;
    }
    Ok(())
}

fn write(pictures: &Path, name: &str, buffer: &Buffer) -> Result<(), Box<dyn Error>> {
    let file = pictures.join(format!("{name}.svg"));
    fs::write(&file, picture::svg(buffer))?;
    println!("{}", file.display());
    Ok(())
}

fn draw_plan(pictures: &Path) -> Result<(), Box<dyn Error>> {
    let folder = tempfile::tempdir()?;
    let contents = Contents::One(demo::DEFAULT);
    let repository = folder.path().join(contents.folder());
    demo::make(&repository, contents, &mut |_, _| {})?;
    for (name, pose, keys, down) in PICTURES {
        let workspace = Workspace::open(&demo::plan_dir(&repository, demo::DEFAULT))?;
        let sitter = Sitter::Plan(Box::new(workspace));
        let buffer = picture::draw(sitter, pose, &format!("{keys}{}", "j".repeat(down)))?;
        write(pictures, name, &buffer)?;
    }
    Ok(())
}
