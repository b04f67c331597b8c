//! The rooms of the crate import one another only as ARCHITECTURE.md says, and each outside part has one owner.

use std::fs;
use std::path::{Path, PathBuf};

/// Each room of the program, and the rooms it may import. `lib.rs` and `main.rs` only name them. What the crates may
/// import, their own `Cargo.toml` says.
const ARROWS: [(&str, &[&str]); 6] = [
    // Errors of the use cases become sentences here, and the use cases write their commits' sentences with it.
    ("wording", &["workspace", "settings"]),
    ("settings", &[]),
    ("workspace", &["wording"]),
    ("report", &["workspace", "wording"]),
    ("cli", &["workspace", "report", "wording", "settings", "tui"]),
    ("tui", &["workspace", "report", "wording", "settings"]),
];

/// What only some crates and rooms may speak to.
const OWNED: [(&str, &[&str]); 14] = [
    ("minijinja", &["report"]),
    ("rust_xlsxwriter", &["copil-sheet"]),
    ("calamine", &["copil-sheet"]),
    ("csv", &["copil-sheet"]),
    ("zip", &["copil-sheet"]),
    ("git2", &["copil-git"]),
    ("libgit2_sys", &["copil-git"]),
    ("ratatui", &["tui"]),
    ("crossterm", &["tui"]),
    ("ratatui_textarea", &["tui"]),
    ("toml", &["copil-store", "settings"]),
    ("toml_edit", &["copil-store"]),
    ("clap", &["cli"]),
    ("copil_git", &["workspace", "wording"]),
];

/// What belongs to few files, most of it banned by `clippy.toml`; files are opened by `copil-file`.
const BANNED: [(&str, &[&str]); 7] = [
    ("fs::read", &[]),
    ("fs::read_to_string", &[]),
    ("Utc::now", &[]),
    ("Local::now", &["workspace/today.rs"]),
    ("process::exit", &[]),
    ("thread::sleep", &["copil-git/record/lock.rs"]),
    (
        "env::var",
        &["workspace/today.rs", "copil-git/environment.rs", "cli/environment.rs"],
    ),
];

/// A source file: its path below `src`, or below `crates` without `src`; and its lines that are no comment and come before its tests.
struct Source {
    path: String,
    lines: Vec<(usize, String)>,
}

impl Source {
    fn room(&self) -> &str {
        let first = self.path.split('/').next().unwrap_or_default();
        first.strip_suffix(".rs").unwrap_or(first)
    }

    fn file(&self) -> &str {
        self.path.rsplit('/').next().unwrap_or_default()
    }
}

fn sources() -> Vec<Source> {
    let top = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    let mut folders: Vec<PathBuf> = vec![top.join("src"), top.join("crates")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let below = path.strip_prefix(top).expect("below the top").to_str().expect("text");
                let below = below.replace('\\', "/").replacen("/src/", "/", 1);
                let (_, below) = below.split_once('/').expect("a folder");
                found.push(source(below.to_owned(), &path));
            }
        }
    }
    // Tests may use what their room may not.
    found.retain(|source| !source.path.contains("/tests") && !matches!(source.file(), "testing.rs" | "damage.rs"));
    assert!(found.len() > 60, "only {} sources were found", found.len());
    found
}

fn source(path: String, file: &Path) -> Source {
    let text = fs::read_to_string(file).expect("a source");
    let code = text.lines().enumerate().map(|(n, line)| (n + 1, line.to_owned()));
    let lines = code.take_while(|(_, line)| line.trim() != "#[cfg(test)]" || path.ends_with("mod.rs"));
    let lines = lines.filter(|(_, line)| !line.trim_start().starts_with("//")).collect();
    Source { path, lines }
}

/// Whether a line speaks of `name` as the first part of a path or in a `use`.
fn speaks_of(line: &str, name: &str) -> bool {
    line.match_indices(name).any(|(at, _)| {
        let before = line[..at].chars().next_back();
        let starts = before.is_none_or(|c| !(c.is_alphanumeric() || matches!(c, '_' | ':' | '"' | '.' | '-')));
        let absolute =
            line[..at].ends_with("::") && line[..at - 2].chars().next_back().is_none_or(|c| !c.is_alphanumeric());
        let after = &line[at + name.len()..];
        (starts || absolute)
            && (after.starts_with("::") || (line.trim_start().starts_with("use ") && after.starts_with([';', ' '])))
    })
}

/// The rooms that a line names after `crate::`, one of several in braces included.
fn rooms_named(line: &str) -> Vec<&str> {
    let mut named = Vec::new();
    for (at, _) in line.match_indices("crate::") {
        let rest = &line[at + "crate::".len()..];
        let names = rest
            .strip_prefix('{')
            .map_or_else(|| vec![rest], |inside| inside.split(", ").collect());
        for name in names {
            let end = name
                .find(|c: char| !c.is_alphanumeric() && c != '_')
                .unwrap_or(name.len());
            named.push(&name[..end]);
        }
    }
    named
}

#[test]
fn each_room_imports_only_those_it_may() {
    let mut broken = Vec::new();
    for source in sources()
        .iter()
        .filter(|source| !matches!(source.path.as_str(), "lib.rs" | "main.rs") && !source.room().starts_with("copil-"))
    {
        let room = source.room();
        let (_, allowed) = ARROWS
            .iter()
            .find(|(name, _)| *name == room)
            .unwrap_or_else(|| panic!("{room} is no room"));
        for (n, line) in &source.lines {
            for named in rooms_named(line) {
                let known = ARROWS.iter().any(|(name, _)| *name == named);
                if known && named != room && !allowed.contains(&named) {
                    broken.push(format!("{}:{n}: {}", source.path, line.trim()));
                }
            }
        }
    }
    assert_eq!(broken, [""; 0]);
}

#[test]
fn each_outside_part_has_its_owner() {
    let mut broken = Vec::new();
    for source in sources() {
        for (n, line) in &source.lines {
            for (part, owners) in OWNED {
                if speaks_of(line, part) && !(owners.contains(&source.room()) || owners.contains(&source.file())) {
                    broken.push(format!("{}:{n}: {}", source.path, line.trim()));
                }
            }
        }
    }
    assert_eq!(broken, [""; 0]);
}

#[test]
fn the_clock_the_environment_the_opener_and_the_exit_each_have_their_place() {
    let mut broken = Vec::new();
    for source in sources() {
        for (n, line) in &source.lines {
            for (call, places) in BANNED {
                if line.contains(&format!("{call}(")) && !places.contains(&source.path.as_str()) {
                    broken.push(format!("{}:{n}: {}", source.path, line.trim()));
                }
            }
        }
    }
    assert_eq!(broken, [""; 0]);
}

#[test]
fn no_file_is_a_drawer_for_everything() {
    for source in sources() {
        for name in ["util", "helper", "manager", "common", "misc"] {
            assert!(!source.file().contains(name), "{}", source.path);
        }
    }
}

#[test]
fn the_reading_of_the_sources_sees_what_it_should() {
    assert_eq!(rooms_named("use crate::workspace::{Head, Identity};"), ["workspace"]);
    assert_eq!(
        rooms_named("pub use crate::{wording, report::Problem};"),
        ["wording", "report"]
    );
    assert!(speaks_of("    let oid: git2::Oid = x;", "git2"));
    assert!(speaks_of("use ::toml;", "toml"));
    assert!(speaks_of("use ratatui::Frame;", "ratatui"));
    assert!(!speaks_of("let name = \"plan.toml\";", "toml"));
    assert!(!speaks_of("use crate::store::toml_edit;", "toml"));
    assert!(!speaks_of("my_git2::open()", "git2"));
}
