//! What the documents point at is there: files, chapters, pictures, verbs of the program and rooms of the crate.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

const DOCUMENTS: [&str; 6] = [
    "README.md",
    "ARCHITECTURE.md",
    "CONTRIBUTING.md",
    "CHANGELOG.md",
    "docs/guide.md",
    "docs/format.md",
];

/// The largest picture that is worth waiting for, in bytes.
const LARGEST: u64 = 200_000;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(document: &str) -> String {
    fs::read_to_string(root().join(document)).unwrap()
}

/// The lines outside and inside blocks of code.
fn parted(text: &str) -> (Vec<&str>, Vec<&str>) {
    let (mut prose, mut code, mut inside) = (Vec::new(), Vec::new(), false);
    for line in text.lines() {
        if line.trim_start().starts_with("```") {
            inside = !inside;
        } else if inside {
            code.push(line);
        } else {
            prose.push(line);
        }
    }
    (prose, code)
}

/// Where the links of a document lead: what stands between `](` and `)`.
fn links(text: &str) -> Vec<String> {
    let prose = parted(text).0.join("\n");
    let after = prose.split("](").skip(1);
    after
        .filter_map(|rest| rest.split(')').next())
        .map(str::to_owned)
        .collect()
}

/// The names of a document's chapters, as links have them.
fn chapters(text: &str) -> BTreeSet<String> {
    let titles = parted(text).0.into_iter().filter(|line| line.starts_with('#'));
    let kept = |letter: &char| letter.is_alphanumeric() || [' ', '-', '_'].contains(letter);
    titles
        .map(|line| line.trim_start_matches('#').trim().to_lowercase())
        .map(|title| title.chars().filter(kept).collect::<String>().replace(' ', "-"))
        .collect()
}

fn led_to(document: &str, link: &str) -> (PathBuf, Option<String>) {
    let (file, chapter) = link
        .split_once('#')
        .map_or((link, None), |(file, to)| (file, Some(to.to_owned())));
    let here = root().join(document);
    let there = if file.is_empty() {
        here
    } else {
        here.with_file_name("").join(file)
    };
    (there, chapter)
}

#[test]
fn links_lead_to_files_and_chapters_that_are_there() {
    let mut astray = Vec::new();
    for document in DOCUMENTS {
        for link in links(&read(document)).iter().filter(|link| !link.contains("://")) {
            let (file, chapter) = led_to(document, link);
            let found = chapter
                .is_none_or(|chapter| fs::read_to_string(&file).is_ok_and(|text| chapters(&text).contains(&chapter)));
            if !file.exists() || !found {
                astray.push(format!("{document}: {link}"));
            }
        }
    }
    assert!(astray.is_empty(), "{astray:#?}");
}

#[test]
fn every_picture_is_shown_somewhere_and_is_light() {
    let shown: BTreeSet<PathBuf> = DOCUMENTS
        .iter()
        .flat_map(|document| links(&read(document)).into_iter().map(|link| led_to(document, &link).0))
        .filter_map(|file| file.canonicalize().ok())
        .collect();
    for picture in fs::read_dir(root().join("docs/pictures")).unwrap() {
        let picture = picture.unwrap().path();
        assert!(
            shown.contains(&picture.canonicalize().unwrap()),
            "{} is shown nowhere",
            picture.display()
        );
        let size = fs::metadata(&picture).unwrap().len();
        assert!(size < LARGEST, "{} has {size} bytes", picture.display());
    }
}

#[test]
fn the_verbs_that_are_shown_are_the_programs() {
    let verbs: BTreeSet<String> = fs::read_dir(root().join("src/cli/verb"))
        .unwrap()
        .map(|file| file.unwrap().path().file_stem().unwrap().to_string_lossy().into_owned())
        .collect();
    for document in ["README.md", "docs/guide.md"] {
        let text = read(document);
        for line in parted(&text).1 {
            let typed = line.trim_start_matches("$ ");
            let Some(verb) = typed.strip_prefix("copil ").and_then(|rest| rest.split(' ').next()) else {
                continue;
            };
            // A folder is opened by its name.
            assert!(verbs.contains(verb) || verb.ends_with('/'), "{document}: {line}");
        }
    }
}

#[test]
fn the_map_has_every_room() {
    let map = read("ARCHITECTURE.md");
    for room in fs::read_dir(root().join("src")).unwrap() {
        let room = room.unwrap();
        if room.file_type().unwrap().is_dir() {
            let name = room.file_name().to_string_lossy().into_owned();
            assert!(map.contains(&format!("── {name}/ ")), "{name} is not on the map");
        }
    }
}
