//! Draws the README's pictures into docs/pictures, from the demo: `cargo run --example pictures`.

mod picture;

use std::error::Error;
use std::fs;
use std::path::Path;

use copil::settings::ThemeChoice;
use copil::workspace::Workspace;
use copil::workspace::demo::{self, Contents};
use copil_plan::Language;

use picture::PictureOptions;

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

fn main() -> Result<(), Box<dyn Error>> {
    let folder = tempfile::tempdir()?;
    let contents = Contents::One(demo::DEFAULT);
    let repository = folder.path().join(contents.folder());
    demo::make(&repository, contents, &mut |_, _| {})?;
    let pictures = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/pictures");
    fs::create_dir_all(&pictures)?;
    for (name, pose, keys, down) in PICTURES {
        let workspace = Workspace::open(&demo::plan_dir(&repository, demo::DEFAULT))?;
        let buffer = picture::draw(workspace, pose, &format!("{keys}{}", "j".repeat(down)))?;
        let file = pictures.join(format!("{name}.svg"));
        fs::write(&file, picture::svg(&buffer))?;
        println!("{}", file.display());
    }
    Ok(())
}
