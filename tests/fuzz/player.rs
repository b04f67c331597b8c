//! Who plays: keys, mouse, pastes and sizes on a real repository, and what others do to its files in between. What the
//! program has done beside the screen is answered late and in any order, as threads would.

use std::time::Duration;

use copil::tui::app::{App, LoopRequest, TaskResult};
use copil::tui::history_chunk::{HistoryChunk, read_chunks};
use copil::tui::keymap::Keymap;
use copil::tui::theme::Theme;
use copil::workspace::{Error, Undo};
use copil_plan::Language;
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers, MouseButton, MouseEvent, MouseEventKind};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::chance::Chance;
use crate::support::{Repo, by};

/// What others do meanwhile.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Others {
    /// Nothing.
    Away,
    /// They edit files, well and badly, and remove some.
    Edit,
    /// They commit as well.
    Commit,
}

/// What is under way beside the screen.
enum Late {
    TaskResult(TaskResult),
    HistoryChunk(HistoryChunk),
    Files,
}

/// The player, with all that was done so far to tell of when it fails.
pub(crate) struct Player {
    repo: Repo,
    app: App,
    chance: Chance,
    others: Others,
    size: (u16, u16),
    late: Vec<Late>,
    /// The tree of the first commit.
    first: String,
    done: Vec<String>,
    seed: u64,
}

impl Drop for Player {
    fn drop(&mut self) {
        if std::thread::panicking() {
            let from = self.done.len().saturating_sub(60);
            eprintln!(
                "seed {} with others {:?}, step {}; the last steps:\n{}",
                self.seed,
                self.others,
                self.done.len(),
                self.done[from..].join("\n")
            );
        }
    }
}

const TEXTS: [&str; 9] = [
    "rh",
    "Avis défavorable du comité.",
    "e\u{301}te\u{301}",
    "行政改革",
    "👩‍👩‍👧‍👦",
    "\u{1b}[31m\u{202e}",
    "status:blocked late due<2018-06 -tag:x \"",
    "15/06/2018",
    " ",
];

const FILES: [&str; 5] = [
    "groups/rh/RH-01.toml",
    "groups/rh/RH-02.toml",
    "groups/fi/FI-01.toml",
    "groups/rh/group.toml",
    "plan.toml",
];

impl Player {
    pub(crate) fn new(seed: u64, others: Others) -> Self {
        let repo = Repo::new();
        let size = (100, 30);
        let keymap = Keymap::built_in().expect("keys");
        let language = if seed.is_multiple_of(2) {
            Language::Fr
        } else {
            Language::En
        };
        let app = App::new(repo.open(), language, Theme::new(true), keymap, size);
        let mut player = Self {
            first: repo.git(&["rev-parse", "HEAD^{tree}"]),
            repo,
            app,
            chance: Chance::new(seed),
            others,
            size,
            late: Vec::new(),
            done: Vec::new(),
            seed,
        };
        player.app.settle();
        player
    }

    /// Does one thing, and looks at the picture.
    pub(crate) fn step(&mut self) {
        match self.chance.below(100) {
            0..46 => self.key(),
            46..64 => self.change(),
            64..72 => self.mouse(),
            72..75 => self.paste(),
            75..80 => self.resize(),
            80..88 => self.others(),
            _ => self.catch_up(),
        }
        self.obey();
        self.look();
    }

    fn note(&mut self, what: impl Into<String>) {
        self.done.push(what.into());
    }

    fn press(&mut self, code: KeyCode, modifiers: KeyModifiers) {
        self.note(format!("key {code:?} {modifiers:?}"));
        let pause = *self.chance.one(&[Duration::from_millis(5), Duration::from_secs(2)]);
        self.app.key(KeyEvent::new(code, modifiers), pause);
        self.obey();
    }

    fn key(&mut self) {
        let special = [
            KeyCode::Enter,
            KeyCode::Esc,
            KeyCode::Tab,
            KeyCode::BackTab,
            KeyCode::Up,
            KeyCode::Down,
            KeyCode::Left,
            KeyCode::Right,
            KeyCode::Home,
            KeyCode::End,
            KeyCode::PageUp,
            KeyCode::PageDown,
            KeyCode::Backspace,
            KeyCode::Delete,
            KeyCode::Char(' '),
            KeyCode::Char('é'),
        ];
        let plain = self.chance.once_in(2);
        let code = if plain {
            let letter = u8::try_from(33 + self.chance.below(94)).expect("a letter");
            KeyCode::Char(char::from(letter))
        } else {
            *self.chance.one(&special)
        };
        let modifiers = match self.chance.below(12) {
            0 => KeyModifiers::CONTROL,
            1 => KeyModifiers::ALT,
            _ => KeyModifiers::NONE,
        };
        self.press(code, modifiers);
    }

    /// What someone who knows the program does, more or less: opens a prompt, chooses, gives a reason, agrees.
    fn change(&mut self) {
        for _ in 0..self.chance.below(3) {
            self.press(KeyCode::Esc, KeyModifiers::NONE);
        }
        let tab = *self.chance.one(&['1', '2', '3', '4', '5', '6', '7', '8', '9']);
        self.press(KeyCode::Char(tab), KeyModifiers::NONE);
        for _ in 0..self.chance.below(4) {
            self.press(KeyCode::Down, KeyModifiers::NONE);
        }
        let prompt = *self
            .chance
            .one(&['s', 's', 's', 'm', 'r', 'e', 'n', 'u', 'u', 'R', 'U', '<', '>']);
        self.press(KeyCode::Char(prompt), KeyModifiers::NONE);
        for _ in 0..self.chance.below(4) {
            self.press(KeyCode::Down, KeyModifiers::NONE);
        }
        if !self.chance.once_in(3) {
            self.press(KeyCode::Tab, KeyModifiers::NONE);
            let text = *self.chance.one(&TEXTS);
            for letter in text.chars() {
                self.press(KeyCode::Char(letter), KeyModifiers::NONE);
            }
        }
        self.press(KeyCode::Enter, KeyModifiers::NONE);
        self.look();
    }

    fn mouse(&mut self) {
        let button = *self.chance.one(&[MouseButton::Left, MouseButton::Right]);
        let kind = *self.chance.one(&[
            MouseEventKind::Down(button),
            MouseEventKind::Up(button),
            MouseEventKind::Drag(button),
            MouseEventKind::ScrollUp,
            MouseEventKind::ScrollDown,
            MouseEventKind::ScrollLeft,
            MouseEventKind::ScrollRight,
        ]);
        let (column, row) = (self.chance.size(self.size.0) - 1, self.chance.size(self.size.1) - 1);
        self.note(format!("mouse {kind:?} at {column},{row}"));
        self.app.mouse(MouseEvent {
            kind,
            column,
            row,
            modifiers: KeyModifiers::NONE,
        });
    }

    fn paste(&mut self) {
        let text = self.chance.one(&TEXTS).repeat(self.chance.below(40) + 1);
        self.note(format!("paste {text:?}"));
        self.app.paste(&text);
    }

    fn resize(&mut self) {
        self.size = match self.chance.below(4) {
            0 => (self.chance.size(250), self.chance.size(80)),
            1 => (self.chance.size(90), self.chance.size(26)),
            2 => (80, 24),
            _ => (120, 40),
        };
        self.note(format!("size {:?}", self.size));
        self.app.resize(self.size.0, self.size.1);
    }

    /// What others do to the files.
    fn others(&mut self) {
        if self.others == Others::Away {
            return;
        }
        let path = *self.chance.one(&FILES);
        // What plain git would commit is left sound, so that every version in the history can be read back.
        let kinds: &[usize] = match self.others {
            Others::Commit => &[0, 1, 4, 5, 6, 7, 7, 7],
            _ => &[0, 1, 2, 3, 4, 5, 6],
        };
        match *self.chance.one(kinds) {
            0 => self.edits(path, |text| format!("# Relu.\n{text}")),
            1 => self.edits(path, |text| text.replacen("title = \"", "title = \"Été · ", 1)),
            2 => self.edits(path, |text| text.replacen("status = ", "statut = ", 1)),
            3 => self.edits(path, |text| format!("{text}\n<<<<<<< conflit")),
            4 => {
                self.note(format!("remove {path}"));
                if path != "plan.toml" {
                    let _ = std::fs::remove_file(self.repo.file(path));
                }
            }
            5 => {
                self.note("a new action");
                let name = format!("groups/fi/FI-{}.toml", 50 + self.chance.below(5));
                self.repo.write(&name, "title = \"Nouvelle\"\nstatus = \"proposed\"\n");
            }
            6 => {
                self.note("all edits thrown away");
                self.clean();
            }
            _ => {
                self.note("commit by plain git");
                self.repo.git(&["add", "-A"]);
                self.repo.git(&["commit", "-q", "--allow-empty", "-m", "À la main"]);
            }
        }
        self.late.push(Late::Files);
    }

    fn edits(&mut self, path: &str, edit: impl Fn(&str) -> String) {
        self.note(format!("edit {path}"));
        if self.repo.file(path).exists() {
            let text = self.repo.read(path);
            self.repo.write(path, &edit(&text));
        }
    }

    fn clean(&self) {
        self.repo.git(&["reset", "-q", "--hard"]);
        self.repo.git(&["clean", "-qfd"]);
    }

    /// Hands over some of what was done beside the screen, in any order but for the pieces of the history.
    fn catch_up(&mut self) {
        for _ in 0..=self.chance.below(6) {
            if self.late.is_empty() {
                return;
            }
            let mut at = self.chance.below(self.late.len());
            if matches!(self.late[at], Late::HistoryChunk(_)) {
                let first = self.late.iter().position(|late| matches!(late, Late::HistoryChunk(_)));
                at = first.unwrap_or(at);
            }
            match self.late.remove(at) {
                Late::TaskResult(answer) => self.app.task_done(answer),
                Late::HistoryChunk(piece) => self.app.take_history(piece),
                Late::Files => self.app.files_changed(),
            }
            self.note("something came back");
            self.obey();
        }
    }

    fn obey(&mut self) {
        for request in self.app.requests() {
            match request {
                LoopRequest::Run(task) => self.late.push(Late::TaskResult(task())),
                LoopRequest::Read(number, reader) => {
                    read_chunks(number, *reader, &mut |chunk| {
                        self.late.push(Late::HistoryChunk(chunk));
                        std::ops::ControlFlow::Continue(())
                    });
                }
                _ => {}
            }
        }
    }

    fn look(&self) {
        let area = Rect::new(0, 0, self.size.0, self.size.1);
        let mut picture = Buffer::empty(area);
        self.app.view(area, &mut picture);
        let obeyed = |cell: &&ratatui::buffer::Cell| cell.symbol().chars().any(|c| c.is_control() || c == '\u{202e}');
        assert_eq!(
            picture.content().iter().find(obeyed),
            None,
            "what a terminal would obey"
        );
    }

    /// Reads back what was recorded, independently, and undoes it all; answers how many commits the keys made.
    pub(crate) fn ends(&mut self) -> usize {
        while !self.late.is_empty() {
            self.catch_up();
        }
        self.look();
        self.repo.verify();
        let recorded = self.repo.git(&["rev-list", "--count", "--grep=^Plan: essai", "HEAD"]);
        let recorded = recorded.trim().parse().expect("a number");
        if self.others == Others::Commit {
            return recorded;
        }
        self.clean();
        let mut workspace = self.repo.open();
        let mut context = by("drh");
        context.reason = Some("Tout reprendre.".to_owned());
        loop {
            match workspace.undo(&Undo::Last, &context) {
                Ok(undone) => self.note(format!("undone by {}", undone.subject)),
                Err(Error::NothingToUndo) => break,
                Err(error) => panic!("cannot undo: {error}"),
            }
        }
        assert_eq!(
            self.repo.git(&["rev-parse", "HEAD^{tree}"]),
            self.first,
            "undoing gives back the first tree"
        );
        self.repo.verify();
        recorded
    }
}
