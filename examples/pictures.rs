//! Draws the README's pictures into docs/pictures, from the demo: `cargo run --release --example pictures`.

use std::error::Error;
use std::fs;
use std::path::Path;

use copil::plan::Language;
use copil::tui::{Options, picture};
use copil::workspace::{Workspace, demo};

/// A picture: its name, the language, the window's columns and rows, the keys typed first.
const PICTURES: [(&str, Language, (u16, u16), &str); 5] = [
    ("dashboard", Language::Fr, (120, 34), ""),
    ("dashboard-en", Language::En, (120, 34), ""),
    ("actions", Language::Fr, (120, 34), "2"),
    ("sheet", Language::Fr, (100, 34), "\n"),
    ("journal", Language::Fr, (120, 34), "6"),
];

fn main() -> Result<(), Box<dyn Error>> {
    let folder = tempfile::tempdir()?;
    let repository = folder.path().join(demo::FOLDER);
    demo::make(&repository, &mut |_, _| {})?;
    let pictures = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/pictures");
    fs::create_dir_all(&pictures)?;
    for (name, language, size, keys) in PICTURES {
        let workspace = Workspace::open(&demo::plan_dir(&repository))?;
        let buffer = picture::draw(workspace, Options { language, color: true }, size, keys)?;
        let file = pictures.join(format!("{name}.svg"));
        fs::write(&file, picture::svg(&buffer))?;
        println!("{}", file.display());
    }
    Ok(())
}
