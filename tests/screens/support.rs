//! A plan in a repository of its own, a person at the keys, and the picture they see.

use std::cell::RefCell;
use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use chrono::NaiveDate;
use copil::settings::KeyRule;
use copil::tui::app::{App, LoopRequest};
use copil::tui::history_chunk::{HistoryChunks, read_chunks};
use copil::tui::keymap::Keymap;
use copil::tui::start_folder::StartFolder;
use copil::tui::theme::Theme;
use copil::workspace::message::CommitMessage;
use copil::workspace::{HistoryReader, LogEntry, Workspace};
use copil_git::{CommitId, Oid, Signature, Timestamp};
use copil_plan::change::{Change, Subject};
use copil_plan::field::Field;
use copil_plan::value::{FieldPath, Value};
use copil_plan::{Language, Plan};
use copil_store::{self as store, EntryKind, PlanPath, Snapshot};
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

/// A plan to be opened in a repository of its own.
pub(crate) struct TestPlan {
    pub(crate) plan: Plan,
    /// What its history is told to be.
    pub(crate) entries: Vec<LogEntry>,
    /// The name and the address that git has for whoever is at the keyboard.
    pub(crate) user: (String, String),
    /// Files written by hand after the commit: below the plan's folder, and what they hold.
    pub(crate) by_hand: Vec<(&'static str, &'static str)>,
    /// Whether the repository is on no branch.
    pub(crate) detached: bool,
}

impl TestPlan {
    pub(crate) fn of(plan: Plan) -> Self {
        Self {
            plan,
            entries: Vec::new(),
            user: (
                "Direction des ressources humaines".into(),
                "quelqu-un@essai.exemple".into(),
            ),
            by_hand: Vec::new(),
            detached: false,
        }
    }

    /// With a person of the plan at the keyboard.
    pub(crate) fn used_by(mut self, person: &str) -> Self {
        let known = self.plan.config.people.get_mut(person).unwrap();
        let address = known.email.get_or_insert_with(|| format!("{person}@essai.exemple"));
        self.user = (known.name.clone(), address.clone());
        self
    }

    /// Its files: below the plan's folder, and what they hold.
    fn files(&self) -> Vec<(String, Vec<u8>)> {
        let plan = &self.plan;
        let mut files = vec![("plan.toml".to_owned(), file_of(&plan.config))];
        for (id, group) in &plan.groups {
            files.push((format!("groups/{id}/group.toml"), file_of(group)));
        }
        for (id, placed) in &plan.actions {
            files.push((format!("groups/{}/{id}.toml", placed.group), file_of(&*placed.action)));
        }
        for (id, meeting) in &plan.meetings {
            files.push((format!("meetings/{id}.toml"), file_of(meeting)));
        }
        files
    }
}

fn file_of(record: &impl Field) -> Vec<u8> {
    match record.write() {
        Some(Value::Table(table)) => store::new_file(&table),
        _ => Vec::new(),
    }
}

/// What a test opens, with what must outlive the screen.
pub(crate) struct Opened {
    workspace: Workspace,
    repository: Option<Repository>,
    entries: Option<Vec<LogEntry>>,
}

impl From<Workspace> for Opened {
    fn from(workspace: Workspace) -> Self {
        Self {
            workspace,
            repository: None,
            entries: None,
        }
    }
}

impl From<TestPlan> for Opened {
    fn from(plan: TestPlan) -> Self {
        let repository = Repository::of(plan.plan.id.as_str(), &plan.user, &plan.files());
        for (path, content) in &plan.by_hand {
            repository.write(path, content.as_bytes());
        }
        if plan.detached {
            repository.git(&["checkout", "--quiet", "--detach"]);
        }
        Self {
            workspace: Workspace::open(&repository.plan()).unwrap(),
            repository: Some(repository),
            entries: Some(plan.entries),
        }
    }
}

/// A person at the keys.
pub(crate) struct Person {
    pub(crate) app: App,
    size: (u16, u16),
    pub(crate) left: bool,
    /// What the plan in sight was opened from.
    behind: Vec<(App, PathBuf)>,
    /// The last view kept in their configuration.
    pub(crate) kept: Option<copil::settings::PersonalView>,
    /// The folder that papers are written to.
    pub(crate) papers: tempfile::TempDir,
    /// What the history is told to be; `None` when it is read.
    entries: Option<Vec<LogEntry>>,
    _repository: Option<Repository>,
    /// The pictures of the last work that told how far it was.
    pub(crate) steps: Vec<String>,
}

impl Person {
    /// Opens the screen, the history read to its end.
    pub(crate) fn before(plan: impl Into<Opened>, language: Language, size: (u16, u16)) -> Self {
        Self::with_keys(plan, language, size, &[])
    }

    /// Opens the screen and sees the first picture, before the history is read.
    pub(crate) fn in_a_hurry(plan: impl Into<Opened>, language: Language, size: (u16, u16)) -> Self {
        Self::opens(plan.into(), language, size, &[])
    }

    /// [`Self::before`], with keys of one's own.
    pub(crate) fn with_keys(plan: impl Into<Opened>, language: Language, size: (u16, u16), rules: &[KeyRule]) -> Self {
        let mut person = Self::opens(plan.into(), language, size, rules);
        person.app.settle();
        person.obey();
        person
    }

    fn opens(opened: Opened, language: Language, size: (u16, u16), rules: &[KeyRule]) -> Self {
        let keymap = Keymap::built_in().unwrap().with(rules).unwrap();
        Self {
            app: App::new(opened.workspace, language, Theme::new(true), keymap, size),
            size,
            left: false,
            behind: Vec::new(),
            kept: None,
            papers: tempfile::tempdir().unwrap(),
            entries: opened.entries,
            _repository: opened.repository,
            steps: Vec::new(),
        }
    }

    /// Does what the loop would do.
    pub(crate) fn obey(&mut self) {
        loop {
            let requests = self.app.requests();
            if requests.is_empty() {
                return;
            }
            self.obeys(requests);
        }
    }

    /// Does some of what the loop would do.
    pub(crate) fn obeys(&mut self, requests: Vec<LoopRequest>) {
        for request in requests {
            match request {
                LoopRequest::Quit => self.left = true,
                LoopRequest::KeepView(view) => {
                    self.kept = Some(view.clone());
                    self.app.kept(view, Ok(()));
                }
                LoopRequest::InFolder(task) => {
                    let made = task(&StartFolder {
                        path: self.papers.path().to_owned(),
                        home: None,
                    });
                    self.app.task_done(made);
                }
                LoopRequest::Run(task) => self.app.task_done(task()),
                LoopRequest::RunTelling(task) => {
                    let told = RefCell::new(Vec::new());
                    let last = task(&|news| told.borrow_mut().push(news));
                    self.steps.clear();
                    for news in told.into_inner() {
                        self.app.task_done(news);
                        self.steps.push(self.sees());
                    }
                    self.app.task_done(last);
                }
                LoopRequest::Read(number, reader) => self.read(number, *reader),
                LoopRequest::ShowPlan(opened) => {
                    let folder = opened.folder().to_owned();
                    let keymap = Keymap::built_in().unwrap();
                    let app = opened.app(&self.app, Theme::new(true), keymap, |_| {});
                    self.behind.push((std::mem::replace(&mut self.app, app), folder));
                }
                LoopRequest::LeavePlan => {
                    let (app, left) = self.behind.pop().unwrap();
                    self.app = app;
                    self.app.plan_left(&left);
                }
                _ => {}
            }
        }
    }

    fn read(&mut self, number: u64, reader: HistoryReader) {
        let Some(entries) = &self.entries else {
            return read_chunks(number, reader, &mut |chunk| {
                self.app.take_history(chunk);
                ControlFlow::Continue(())
            });
        };
        let mut chunks = HistoryChunks::of(number, reader.builder());
        for entry in entries.clone() {
            if let Some(chunk) = chunks.entry(entry.into()) {
                self.app.take_history(chunk);
            }
        }
        self.app.take_history(chunks.last(true, None));
    }

    /// Types keys: names of keys, or `'text` to be typed letter by letter.
    pub(crate) fn types(&mut self, keys: &[&str]) -> &mut Self {
        for key in keys {
            self.types_ahead(&[key]).obey();
        }
        self
    }

    /// [`Self::types`], while nothing is done that the app asks for.
    pub(crate) fn types_ahead(&mut self, keys: &[&str]) -> &mut Self {
        for key in keys {
            if let Some(text) = key.strip_prefix('\'') {
                for letter in text.chars() {
                    self.app
                        .key(KeyEvent::new(KeyCode::Char(letter), KeyModifiers::NONE), UNHURRIED);
                }
            } else {
                self.app.key(named(key), UNHURRIED);
            }
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

/// A plan from files given as text, with all that is wrong with it.
pub(crate) fn snapshot_of(files: &[(&str, &str)]) -> Snapshot {
    let texts: HashMap<&str, &str> = files.iter().copied().collect();
    let names = texts.keys().map(|path| (PlanPath::found(*path), EntryKind::File));
    let read = |path: &PlanPath| Ok(texts[path.as_str()].as_bytes().to_vec());
    Snapshot::of_files("essai".parse().unwrap(), names.collect(), &read).unwrap()
}

/// A plan from files given as text.
pub(crate) fn plan_of(files: &[(&str, &str)]) -> Plan {
    snapshot_of(files).plan
}

/// The files of the small plan.
const SMALL: [(&str, &str); 7] = [
    ("plan.toml", include_str!("small/plan.toml")),
    ("groups/rh/group.toml", include_str!("small/rh.toml")),
    ("groups/rh/RH-01.toml", include_str!("small/RH-01.toml")),
    ("groups/rh/RH-02.toml", include_str!("small/RH-02.toml")),
    ("groups/si/group.toml", include_str!("small/si.toml")),
    ("groups/si/SI-01.toml", include_str!("small/SI-01.toml")),
    ("meetings/2017-12-14-copil.toml", include_str!("small/copil.toml")),
];

/// The small plan of the tests, and its history.
pub(crate) fn small() -> TestPlan {
    let mut plan = TestPlan::of(plan_of(&SMALL));
    let text = |text: &str| Some(Value::Text(text.into()));
    let date = |text: &str| Some(Value::Date(text.parse().unwrap()));
    plan.entries = vec![
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
    plan
}

/// One value of an action before and after.
pub(crate) type Set<'a> = (&'a str, &'a str, Option<Value>, Option<Value>);

pub(crate) fn entry(number: u8, day: &str, who: &str, reason: Option<&str>, sets: &[Set<'_>]) -> LogEntry {
    let changes = sets.iter().map(|(action, key, old, new)| Change::Set {
        subject: Subject::Action(action.parse().unwrap()),
        path: FieldPath::key(*key),
        old: old.clone(),
        new: new.clone(),
    });
    LogEntry::new(
        CommitId(Oid::of_blob(&[number])),
        Signature {
            name: who.into(),
            email: "quelqu-un@essai.exemple".into(),
            time: Timestamp {
                seconds: 0,
                offset_minutes: 0,
            },
        },
        day.parse().unwrap(),
        CommitMessage {
            subject: "…".into(),
            reason: reason.map(str::to_owned),
            recorded: true,
            ..CommitMessage::default()
        },
        changes.collect(),
    )
}

/// The shipped plan, as it is in the sources.
pub(crate) fn blois_plan() -> Plan {
    shipped("blois").plan
}

/// One of the shipped plans, to be opened.
pub(crate) fn shipped(name: &str) -> TestPlan {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("plans").join(name);
    TestPlan::of(Snapshot::of_folder(&folder).unwrap().plan)
}

/// The shipped plan, to be opened.
pub(crate) fn blois() -> TestPlan {
    TestPlan::of(blois_plan())
}

/// A plan in a real repository, on disk.
pub(crate) struct Repository {
    pub(crate) folder: tempfile::TempDir,
    plan: PathBuf,
}

impl Repository {
    /// The small plan, committed.
    pub(crate) fn new() -> Self {
        let user = ("Direction des ressources humaines".into(), "drh@essai.exemple".into());
        let files = SMALL.map(|(path, text)| (path.to_owned(), text.as_bytes().to_vec()));
        Self::of("essai", &user, &files)
    }

    /// A repository in which a plan's files are committed: a copy of one that is made once and kept among cargo's files.
    pub(crate) fn of(plan: &str, user: &(String, String), files: &[(String, Vec<u8>)]) -> Self {
        let mut hasher = DefaultHasher::new();
        (plan, user, files).hash(&mut hasher);
        let kept = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("screens-{:016x}", hasher.finish()));
        if !kept.exists() {
            let made = Self::make(plan, user, files);
            // Another test may have been quicker.
            let _ = std::fs::rename(made.folder.keep(), &kept);
        }
        let copy = Self::in_folder(tempfile::tempdir().unwrap(), plan);
        copy_all(&kept, copy.folder.path());
        copy
    }

    fn in_folder(folder: tempfile::TempDir, plan: &str) -> Self {
        Self {
            plan: folder.path().join("plans").join(plan),
            folder,
        }
    }

    fn make(plan: &str, (name, address): &(String, String), files: &[(String, Vec<u8>)]) -> Self {
        let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
        copil_git::Repository::init(folder.path(), "main").unwrap();
        let config = folder.path().join(".git").join("config");
        let known = std::fs::read_to_string(&config).unwrap();
        let own = format!(
            "[user]\n\tname = {name}\n\temail = {address}\n[commit]\n\tgpgsign = false\n\
             [core]\n\tautocrlf = false\n\tfsync = none\n[gc]\n\tauto = 0\n[copil]\n\ttoday = 2018-03-15\n"
        );
        std::fs::write(config, known + &own).unwrap();
        let repository = Self::in_folder(folder, plan);
        for (path, content) in files {
            repository.write(path, content);
        }
        repository.git(&["add", "."]);
        repository.git(&["commit", "--quiet", "--message=Adoption"]);
        repository.git(&["repack", "-a", "-d", "--quiet"]);
        repository
    }

    pub(crate) fn write(&self, path: &str, content: &[u8]) {
        let file = self.plan.join(path);
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        std::fs::write(file, content).unwrap();
    }

    pub(crate) fn plan(&self) -> PathBuf {
        self.plan.clone()
    }

    pub(crate) fn git(&self, arguments: &[&str]) -> String {
        let output = Command::new("git")
            .args(arguments)
            .current_dir(self.folder.path())
            .env("GIT_CONFIG_NOSYSTEM", "1")
            .env("GIT_COMMITTER_DATE", "2018-03-15T09:00:00+01:00")
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

    /// Where it is shared: a bare repository, which goes with it.
    pub(crate) fn shared(&self) -> PathBuf {
        self.folder.path().join(".git").join("shared.git")
    }

    /// Shares it.
    pub(crate) fn shares(&self) {
        let shared = self.shared();
        let shared = shared.to_str().unwrap();
        self.git(&["init", "-q", "--bare", "-b", "main", shared]);
        self.git(&["remote", "add", "origin", shared]);
        self.git(&["push", "-q", "-u", "origin", "main"]);
    }

    /// It shares its plan; Claire's clone of that.
    pub(crate) fn shared_with_claire(&self) -> Self {
        self.shares();
        self.cloned("Claire", "claire@essai.exemple")
    }

    /// Records a file as it was written by hand.
    pub(crate) fn commits(&self, file: &str, text: &str, subject: &str) {
        self.write(file, text.as_bytes());
        self.git(&["add", "-A"]);
        self.git(&["commit", "-qm", subject]);
    }

    /// Somebody else's clone of what it shares.
    pub(crate) fn cloned(&self, name: &str, address: &str) -> Self {
        let clone = Self {
            plan: PathBuf::new(),
            folder: tempfile::tempdir().unwrap(),
        };
        clone.git(&["clone", "-q", self.shared().to_str().unwrap(), "."]);
        for (key, value) in [
            ("user.name", name),
            ("user.email", address),
            ("commit.gpgsign", "false"),
            ("copil.today", "2018-03-15"),
        ] {
            clone.git(&["config", key, value]);
        }
        Self {
            plan: clone.folder.path().join("plans").join(self.plan.file_name().unwrap()),
            ..clone
        }
    }

    pub(crate) fn opened(&self, language: Language) -> Person {
        Person::before(Workspace::open(&self.plan()).unwrap(), language, (100, 30))
    }
}

fn copy_all(from: &Path, to: &Path) {
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let to = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            std::fs::create_dir_all(&to).unwrap();
            copy_all(&entry.path(), &to);
        } else {
            std::fs::copy(entry.path(), to).unwrap();
        }
    }
}
