//! What the documents show is what the program prints: each command of a block of `console` is run, in order, on a
//! terminal in the demo of its language.
//!
//! After a wanted change, `COPIL_SHOWN=write cargo test --test terminal shown` writes the documents anew.

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use portable_pty::{CommandBuilder, PtySize, native_pty_system};

/// What a page shows without a bar to scroll.
const SIZE: PtySize = PtySize {
    rows: 40,
    cols: 110,
    pixel_width: 0,
    pixel_height: 0,
};

#[test]
fn what_the_readme_shows_is_printed() {
    is_printed("README.md", "en");
}

#[test]
fn what_the_guide_shows_is_printed() {
    is_printed("docs/guide.md", "fr");
}

#[track_caller]
#[expect(
    clippy::disallowed_methods,
    reason = "whoever runs it says whether the document is to be written"
)]
fn is_printed(document: &str, language: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(document);
    let text = fs::read_to_string(&path).unwrap();
    let printed = Person::new(language).retyped(&text);
    if std::env::var_os("COPIL_SHOWN").is_some() {
        fs::write(&path, printed).unwrap();
        return;
    }
    for (line, (shown, real)) in text.lines().zip(printed.lines()).enumerate() {
        assert_eq!(alike(shown), alike(real), "{document}:{}", line + 1);
    }
    assert_eq!(text.lines().count(), printed.lines().count(), "{document}");
}

/// A line without what differs from one run to the next: the names of commits.
fn alike(line: &str) -> String {
    let is_name = |word: &str| word.len() >= 7 && word.chars().all(|c| matches!(c, '0'..='9' | 'a'..='f'));
    let words = line.split_inclusive(|c: char| !c.is_alphanumeric());
    let alike = words.map(|word| {
        let bare = word.trim_end_matches(|c: char| !c.is_alphanumeric());
        match is_name(bare) {
            true => word.replacen(bare, "…", 1),
            false => word.to_owned(),
        }
    });
    alike.collect()
}

/// Who types what a document shows, in a shell on a terminal.
struct Person {
    home: tempfile::TempDir,
    language: String,
}

impl Person {
    fn new(language: &str) -> Self {
        let home = tempfile::tempdir().unwrap();
        std::os::unix::fs::symlink(env!("CARGO_BIN_EXE_copil"), home.path().join("copil")).unwrap();
        let person = Self {
            home,
            language: language.to_owned(),
        };
        person.types("copil demo --no-open", person.home.path());
        person
    }

    /// A document with what its commands print.
    fn retyped(&self, text: &str) -> String {
        let mut folder = self.home.path().to_owned();
        let mut blocks = text.split_inclusive("```console\n");
        let mut printed = blocks.next().unwrap_or_default().to_owned();
        for block in blocks {
            let (commands, after) = block.split_once("```").unwrap();
            self.types_all(commands, &mut folder, &mut printed);
            printed.push_str("```");
            printed.push_str(after);
        }
        printed
    }

    /// Types the commands of a block; what was printed before is left out.
    fn types_all(&self, block: &str, folder: &mut PathBuf, printed: &mut String) {
        let mut lines = block.lines();
        while let Some(line) = lines.next() {
            let Some(typed) = line.strip_prefix("$ ") else {
                continue;
            };
            printed.push_str(line);
            printed.push('\n');
            let mut command = typed.to_owned();
            while command.ends_with('\\') {
                let next = lines.next().unwrap();
                printed.push_str(next);
                printed.push('\n');
                command.push('\n');
                command.push_str(next);
            }
            match command.strip_prefix("cd ") {
                Some(to) => *folder = self.home.path().join(to),
                None => printed.push_str(&self.types(&command, folder)),
            }
        }
    }

    /// What a command prints.
    #[expect(clippy::disallowed_methods, reason = "the shell needs its path")]
    fn types(&self, command: &str, folder: &Path) -> String {
        let home = self.home.path().to_str().unwrap();
        let path = std::env::var("PATH").unwrap();
        let mut shell = CommandBuilder::new("/bin/sh");
        shell.args(["-c", command]);
        shell.cwd(folder);
        shell.env_clear();
        for (name, value) in [
            ("PATH", format!("{home}:{path}").as_str()),
            ("HOME", home),
            ("TERM", "xterm-256color"),
            ("LC_ALL", "C.UTF-8"),
            ("COPIL_LANG", &self.language),
            ("NO_COLOR", "1"),
            ("GIT_CONFIG_NOSYSTEM", "1"),
            ("GIT_CONFIG_GLOBAL", "/dev/null"),
            ("GIT_CONFIG_COUNT", "1"),
            ("GIT_CONFIG_KEY_0", "color.ui"),
            ("GIT_CONFIG_VALUE_0", "never"),
            ("GIT_PAGER", "cat"),
            ("TMPDIR", home),
        ] {
            shell.env(name, value);
        }
        let pair = native_pty_system().openpty(SIZE).unwrap();
        let mut reader = pair.master.try_clone_reader().unwrap();
        let mut child = pair.slave.spawn_command(shell).unwrap();
        // The terminal ends with the last who has it open.
        drop(pair.slave);
        let mut written = Vec::new();
        // That nobody has it open any more is told as an error.
        let _ = reader.read_to_end(&mut written);
        child.wait().unwrap();
        let text = String::from_utf8(written).unwrap();
        text.lines().map(|line| line.trim_end().to_owned() + "\n").collect()
    }
}
