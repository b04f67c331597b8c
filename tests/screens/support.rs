//! A desk without files or git, a person at the keys, and the picture they see.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use chrono::NaiveDate;
use copil::settings::KeyRule;
use copil::tui::app::{App, Order};
use copil::tui::context::Standing;
use copil::tui::desk::{self, Desk, Foreseen, HandEdit, Heard, Made, Wish};
use copil::tui::keymap::Keymap;
use copil::tui::theme::Theme;
use copil::wording::Catalogue;
use copil::wording::sentence::Sentence;
use copil::workspace::message::CommitMessage;
use copil::workspace::{LogEntry, Today, Workspace};
use copil_git::{CommitId, Oid, Signature, Timestamp};
use copil_plan::change::{Change, Subject};
use copil_plan::value::{FieldPath, Value};
use copil_plan::{Language, Plan};
use copil_store::{self as store, PlanPath, SourceFile};
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;
use ratatui::style::Modifier;

/// The day of every test.
pub(crate) fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2018, 3, 15).unwrap()
}

/// The pause before each key of someone who does not type numbers before motions.
const UNHURRIED: Duration = Duration::from_secs(1);

/// A plan on a desk with neither files nor git.
pub(crate) struct TestDesk {
    pub(crate) plan: Plan,
    pub(crate) entries: Vec<LogEntry>,
    pub(crate) standing: Standing,
    pub(crate) hand_edits: Vec<HandEdit>,
    pub(crate) problems: Vec<Sentence>,
}

impl TestDesk {
    pub(crate) fn of(plan: Plan) -> Self {
        let standing = Standing {
            day_is_set: true,
            identity: Some("Direction des ressources humaines".into()),
            branch: Some("main".into()),
            ..Standing::default()
        };
        Self {
            plan,
            entries: Vec::new(),
            standing,
            hand_edits: Vec::new(),
            problems: Vec::new(),
        }
    }
}

impl Desk for TestDesk {
    fn plan(&self) -> &Plan {
        &self.plan
    }

    fn today(&self) -> Today {
        Today {
            day: today(),
            fixed: true,
        }
    }

    fn standing(&self, _catalogue: &Catalogue) -> Standing {
        self.standing.clone()
    }

    fn foresee(&self, wish: &Wish, _catalogue: &Catalogue) -> Vec<Foreseen> {
        let commits: Vec<_> = wish.actions().map(|id| Foreseen::Commit(format!("{id} : …"))).collect();
        if commits.is_empty() {
            vec![Foreseen::Commit("RH-01 : …".into())]
        } else {
            commits
        }
    }

    fn record(&mut self, _wish: &Wish, _catalogue: &Catalogue) -> Result<Vec<Made>, Sentence> {
        Err(Sentence {
            what: "Le dépôt est occupé.".into(),
            hint: Some("Réessayez.".into()),
        })
    }

    fn problems(&self, _catalogue: &Catalogue) -> Vec<Sentence> {
        self.problems.clone()
    }

    fn hand_edits(&self) -> Vec<HandEdit> {
        self.hand_edits.clone()
    }

    fn reading(&self) -> Option<desk::Reading> {
        let entries = self.entries.clone();
        Some(Box::new(move |listener| {
            for entry in entries {
                if listener(Heard::Entry(Box::new(entry))).is_break() {
                    break;
                }
            }
            Ok(())
        }))
    }

    fn watched(&self) -> Vec<PathBuf> {
        Vec::new()
    }
}

/// A person at the keys.
pub(crate) struct Person {
    pub(crate) app: App,
    size: (u16, u16),
    pub(crate) left: bool,
    /// The last view kept in their configuration.
    pub(crate) kept: Option<copil::settings::View>,
}

impl Person {
    /// Opens the screen, the history read to its end.
    pub(crate) fn before(desk: impl Desk + 'static, language: Language, size: (u16, u16)) -> Self {
        let mut person = Self::in_a_hurry(desk, language, size);
        person.app.settle();
        person.obey();
        person
    }

    /// Opens the screen and sees the first picture, before the history is read.
    pub(crate) fn in_a_hurry(desk: impl Desk + 'static, language: Language, size: (u16, u16)) -> Self {
        let keymap = Keymap::built_in().unwrap();
        let app = App::new(Box::new(desk), language, Theme::new(true), keymap, size);
        Self {
            app,
            size,
            left: false,
            kept: None,
        }
    }

    /// [`Self::before`], with keys of one's own.
    pub(crate) fn with_keys(
        desk: impl Desk + 'static,
        language: Language,
        size: (u16, u16),
        rules: &[KeyRule],
    ) -> Self {
        let keymap = Keymap::built_in().unwrap().with(rules).unwrap();
        let app = App::new(Box::new(desk), language, Theme::new(true), keymap, size);
        let mut person = Self {
            app,
            size,
            left: false,
            kept: None,
        };
        person.app.settle();
        person.obey();
        person
    }

    /// Does what the loop would do.
    pub(crate) fn obey(&mut self) {
        for order in self.app.settled() {
            match order {
                Order::Quit => self.left = true,
                Order::KeepView(view) => {
                    self.kept = Some(view.clone());
                    self.app.kept(view, Ok(()));
                }
                _ => {}
            }
        }
    }

    /// Types keys: names of keys, or `'text` to be typed letter by letter.
    pub(crate) fn types(&mut self, keys: &[&str]) -> &mut Self {
        for key in keys {
            if let Some(text) = key.strip_prefix('\'') {
                for letter in text.chars() {
                    self.app
                        .key(KeyEvent::new(KeyCode::Char(letter), KeyModifiers::NONE), UNHURRIED);
                }
            } else {
                self.app.key(named(key), UNHURRIED);
            }
            self.obey();
        }
        self
    }

    /// Changes the size of the window.
    pub(crate) fn resizes(&mut self, width: u16, height: u16) -> &mut Self {
        self.size = (width, height);
        self.app.resize(width, height);
        self
    }

    /// The picture as cells.
    pub(crate) fn buffer(&self) -> Buffer {
        let (width, height) = self.size;
        let mut terminal = Terminal::new(TestBackend::new(width, height)).unwrap();
        terminal
            .draw(|frame| self.app.view(frame.area(), frame.buffer_mut()))
            .unwrap();
        terminal.backend().buffer().clone()
    }

    /// The picture as text, blanks at the ends of lines left out.
    pub(crate) fn sees(&self) -> String {
        // No-break spaces look like others.
        lines(&self.buffer()).join("\n").replace(['\u{a0}', '\u{202f}'], " ")
    }

    /// The text of the cells drawn in reverse: what is selected, without colours.
    pub(crate) fn sees_selected(&self) -> String {
        let buffer = self.buffer();
        let cells = buffer
            .content()
            .iter()
            .filter(|cell| cell.modifier.contains(Modifier::REVERSED));
        cells.map(|cell| cell.symbol()).collect()
    }
}

fn lines(buffer: &Buffer) -> Vec<String> {
    let width = usize::from(buffer.area.width.max(1));
    let rows = buffer.content().chunks(width);
    rows.map(|row| {
        let mut line = String::new();
        let mut skip = 0;
        for cell in row {
            if skip > 0 {
                skip -= 1;
                continue;
            }
            line.push_str(cell.symbol());
            skip = unicode_width::UnicodeWidthStr::width(cell.symbol()).saturating_sub(1);
        }
        line.trim_end().to_owned()
    })
    .collect()
}

fn named(key: &str) -> KeyEvent {
    let (modifiers, name) = match key.split_once('-') {
        Some(("ctrl", name)) => (KeyModifiers::CONTROL, name),
        Some(("alt", name)) => (KeyModifiers::ALT, name),
        _ => (KeyModifiers::NONE, key),
    };
    let code = match name {
        "enter" => KeyCode::Enter,
        "esc" => KeyCode::Esc,
        "space" => KeyCode::Char(' '),
        "tab" => KeyCode::Tab,
        "backspace" => KeyCode::Backspace,
        "up" => KeyCode::Up,
        "down" => KeyCode::Down,
        "pagedown" => KeyCode::PageDown,
        "home" => KeyCode::Home,
        "end" => KeyCode::End,
        letter => KeyCode::Char(letter.chars().next().unwrap()),
    };
    KeyEvent::new(code, modifiers)
}

/// A plan from files given as text.
pub(crate) fn plan_of(files: &[(&str, &str)]) -> Plan {
    let files = files.iter().map(|(path, text)| SourceFile {
        path: PlanPath::found(*path),
        bytes: text.as_bytes().to_vec(),
    });
    store::open_files("essai".parse().unwrap(), files).unwrap().plan
}

/// The small plan of the tests, and its history.
pub(crate) fn small() -> TestDesk {
    let plan = plan_of(&[
        ("plan.toml", include_str!("small/plan.toml")),
        ("groups/rh/group.toml", include_str!("small/rh.toml")),
        ("groups/rh/RH-01.toml", include_str!("small/RH-01.toml")),
        ("groups/rh/RH-02.toml", include_str!("small/RH-02.toml")),
        ("groups/si/group.toml", include_str!("small/si.toml")),
        ("groups/si/SI-01.toml", include_str!("small/SI-01.toml")),
        ("meetings/2017-12-14-copil.toml", include_str!("small/copil.toml")),
    ]);
    let mut desk = TestDesk::of(plan);
    let text = |text: &str| Some(Value::Text(text.into()));
    let date = |text: &str| Some(Value::Date(text.parse().unwrap()));
    desk.entries = vec![
        entry(
            1,
            "2018-03-12",
            "Direction des ressources humaines",
            Some("Charte signée par les trois exécutifs."),
            &[
                ("RH-02", "status", text("in-progress"), text("done")),
                ("RH-02", "since", date("2016-02-01"), date("2018-03-12")),
            ],
        ),
        entry(
            2,
            "2018-01-20",
            "Direction des systèmes d’information",
            Some("Le marché est infructueux."),
            &[("SI-01", "due", date("2018-01-31"), date("2018-06-29"))],
        ),
        entry(
            3,
            "2018-01-19",
            "Pilote du groupe Ressources humaines",
            None,
            &[
                ("RH-01", "weather", text("cloudy"), text("rainy")),
                ("RH-01", "comment", None, text("Deux postes restent vacants.")),
            ],
        ),
        entry(
            4,
            "2017-11-02",
            "Direction des ressources humaines",
            None,
            &[("RH-01", "status", text("planned"), text("in-progress"))],
        ),
    ];
    desk
}

/// One value of an action before and after.
type Set<'a> = (&'a str, &'a str, Option<Value>, Option<Value>);

fn entry(number: u8, day: &str, who: &str, reason: Option<&str>, sets: &[Set<'_>]) -> LogEntry {
    let changes = sets.iter().map(|(action, key, old, new)| Change::Set {
        subject: Subject::Action(action.parse().unwrap()),
        path: FieldPath::key(*key),
        old: old.clone(),
        new: new.clone(),
    });
    LogEntry {
        commit: CommitId(Oid::of_blob(&[number])),
        author: Signature {
            name: who.into(),
            email: "quelqu-un@essai.exemple".into(),
            time: Timestamp {
                seconds: 0,
                offset_minutes: 0,
            },
        },
        day: day.parse().unwrap(),
        said: CommitMessage {
            subject: "…".into(),
            reason: reason.map(str::to_owned),
            recorded: true,
            ..CommitMessage::default()
        },
        changes: changes.collect(),
        layout: Vec::new(),
        unreadable: Vec::new(),
        carried: Vec::new(),
    }
}

/// The shipped plan, as it is in the sources.
pub(crate) fn blois_plan() -> Plan {
    store::open(&Path::new(env!("CARGO_MANIFEST_DIR")).join("plans/blois"))
        .unwrap()
        .plan
}

/// The shipped plan on a desk.
pub(crate) fn blois() -> TestDesk {
    TestDesk::of(blois_plan())
}

/// The small plan in a real repository, on disk.
pub(crate) struct Repository {
    pub(crate) folder: tempfile::TempDir,
}

impl Repository {
    pub(crate) fn new() -> Self {
        let repository = Self {
            folder: tempfile::tempdir().unwrap(),
        };
        let plan = repository.plan();
        for (path, text) in [
            ("plan.toml", include_str!("small/plan.toml")),
            ("groups/rh/group.toml", include_str!("small/rh.toml")),
            ("groups/rh/RH-01.toml", include_str!("small/RH-01.toml")),
            ("groups/rh/RH-02.toml", include_str!("small/RH-02.toml")),
            ("groups/si/group.toml", include_str!("small/si.toml")),
            ("groups/si/SI-01.toml", include_str!("small/SI-01.toml")),
            ("meetings/2017-12-14-copil.toml", include_str!("small/copil.toml")),
        ] {
            let file = plan.join(path);
            std::fs::create_dir_all(file.parent().unwrap()).unwrap();
            std::fs::write(file, text).unwrap();
        }
        repository.git(&["init", "--quiet", "--initial-branch=main"]);
        repository.git(&["config", "user.name", "Direction des ressources humaines"]);
        repository.git(&["config", "user.email", "drh@essai.exemple"]);
        repository.git(&["config", "commit.gpgsign", "false"]);
        repository.git(&["config", "copil.today", "2018-03-15"]);
        repository.git(&["add", "."]);
        repository.git(&["commit", "--quiet", "--message=Adoption"]);
        repository
    }

    pub(crate) fn plan(&self) -> PathBuf {
        self.folder.path().join("plans").join("essai")
    }

    pub(crate) fn git(&self, arguments: &[&str]) -> String {
        let output = Command::new("git")
            .args(arguments)
            .current_dir(self.folder.path())
            .env("GIT_CONFIG_NOSYSTEM", "1")
            .env("GIT_CONFIG_GLOBAL", if cfg!(windows) { "NUL" } else { "/dev/null" })
            .output()
            .unwrap();
        assert!(
            output.status.success(),
            "git {arguments:?}: {}",
            String::from_utf8_lossy(&output.stderr)
        );
        String::from_utf8(output.stdout).unwrap()
    }

    pub(crate) fn opened(&self, language: Language) -> Person {
        Person::before(Workspace::open(&self.plan()).unwrap(), language, (100, 30))
    }
}
