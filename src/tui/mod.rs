//! The terminal screen.
//!
//! ```text
//!  copil · Projet d’administration commun …              jeudi 15 mars 2018 · jour simulé · main     chrome.rs
//!  1 Tableau de bord  2 Actions  3 Kanban  4 Calendrier  5 Groupes  6 Journal  7 À traiter  8 Cou…    tab.rs
//! ╭ Avancement ──────────────────╮╭ À traiter ───────────────────────────────────────────────╮       screen/
//! │ Réalisé  ██████████░░░  52 % ││ ! RH-04  Télétravail          retard 43 j · bloquée · ☂  │        dashboard/ …
//! ╰──────────────────────────────╯╰──────────────────────────────────────────────────────────╯
//!  entrée ouvrir  s statut  m météo  / chercher  u annuler                          q quitter       keymap.rs
//! ```
//!
//! ```text
//! key ─▶ keymap ─▶ Command ─▶ Screen::update ─▶ Effect ─▶ app/commands.rs does it ─▶ Screen::view ─▶ terminal
//! ```

pub mod app;
pub mod chrome;
pub mod clipboard;
pub mod command;
pub mod component;
pub mod config_names;
pub mod context;
pub mod history_cache;
pub mod history_chunk;
mod input_pause;
pub mod keymap;
pub mod memory;
pub mod panic_hook;
pub mod portfolio;
pub mod preferences;
pub mod recent;
pub mod request;
pub mod screen;
pub mod tab;
pub mod terminal;
mod terminal_query;
pub mod theme;
mod worker;

use std::io;
use std::mem::ManuallyDrop;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::time::{Duration, Instant};

use app::{App, LoopRequest, OpenPlan};
use input_pause::InputPause;
use keymap::{BadKey, Keymap};
use panic_hook::{FailPoint, PanicReport};
use preferences::{Preferences, StateStore};
use terminal::TerminalSession;
use terminal_query::{BackgroundQuery, QueryStep};
use theme::Theme;
use worker::{Event, HistoryThread, Reporter};

use notify::RecommendedWatcher;

use crate::settings::keep_view;
use crate::workspace::today::now;
use crate::workspace::{Portfolio, Workspace};
use copil_plan::Language;

/// How the screen is to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options {
    /// The language it speaks first.
    pub language: Language,
    /// Whether it may use colours.
    pub color: bool,
}

/// Why the screen could not be shown.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The terminal could not be written to or read from.
    #[error("the terminal cannot be used: {0}")]
    Terminal(#[from] io::Error),
    /// The table of keys is wrong.
    #[error("the table of keys is wrong: {0:?}")]
    Keys(Vec<BadKey>),
    /// The program panicked.
    #[error("the program panicked: {}", .0.what)]
    Panic(PanicReport),
}

/// How long a terminal may take to answer when the program is left right after it was opened.
const REPLY_GRACE: Duration = Duration::from_millis(100);

/// How long a picture waits for a preview.
const PREVIEW_GRACE: Duration = Duration::from_millis(4);

/// How long a clock on the screen stands still at most.
const MINUTE: Duration = Duration::from_secs(60);

/// How long files must have been left alone before they are read again.
const SETTLE_TIME: Duration = Duration::from_millis(120);

/// What the screen opens on.
pub enum Opened {
    /// A plan, as it was at first when a workspace of its past is given.
    Plan {
        /// The plan as it is.
        workspace: Box<Workspace>,
        /// The plan as it was.
        past: Option<Box<Workspace>>,
    },
    /// Several plans together.
    Portfolio(Portfolio),
}

impl Opened {
    /// The folder that what is shown is remembered by.
    fn folder(&self) -> PathBuf {
        match self {
            Self::Plan { workspace, .. } => workspace.dir().to_owned(),
            Self::Portfolio(portfolio) => portfolio.folder.clone(),
        }
    }

    fn app(self, language: Language, theme: Theme, keymap: Keymap, size: (u16, u16)) -> App {
        match self {
            Self::Plan { workspace, .. } => App::new(*workspace, language, theme, keymap, size),
            Self::Portfolio(portfolio) => App::of_portfolio(portfolio, language, theme, keymap, size),
        }
    }
}

/// Shows a plan, or several, until the person leaves.
///
/// A signal that ends the program is obeyed once the terminal is given back, so that the shell sees it as usual.
pub fn run(opened: Opened, options: Options, preferences: Preferences) -> Result<(), Error> {
    match panic_hook::catch_panic(|| show(opened, options, preferences)) {
        Ok(Ok(LoopExit::Quit)) => Ok(()),
        Ok(Ok(LoopExit::Signal(signal))) => Ok(raise(signal)?),
        Ok(Err(error)) => Err(error),
        Err(report) => Err(Error::Panic(report)),
    }
}

fn show(mut opened: Opened, options: Options, preferences: Preferences) -> Result<LoopExit, Error> {
    let (sender, events) = mpsc::channel();
    worker::listen_to_signals(sender.clone())?;
    let mut terminal = TerminalSession::start(preferences.settings.mouse)?;
    let asks = preferences.asks && options.color;
    if asks {
        terminal.write(terminal_query::QUESTION)?;
    }
    let size = terminal.size()?;
    let plan = opened.folder();
    let past = match &mut opened {
        Opened::Plan { past, .. } => past.take(),
        Opened::Portfolio(_) => None,
    };
    let theme = Theme::new(options.color);
    let mut app = opened.app(options.language, theme, preferences.keymap.clone(), size);
    let store = StateStore::open(&preferences, options.color);
    app.configure(&preferences, &store, &plan);
    app.tell_time(now());
    if let Some(past) = past {
        app.past_opened(Ok(*past));
    }
    terminal.draw(|area, buf| app.view(area, buf))?;
    let pause = Arc::new(InputPause::default());
    worker::listen_to_terminal(sender.clone(), Arc::clone(&pause));
    app.settle();
    worker::watch(app.watched(), app.room_folder(), Reporter::of(sender.clone(), FIRST));
    EventLoop {
        app: ManuallyDrop::new(app),
        number: FIRST,
        behind: None,
        opened: FIRST,
        options,
        terminal,
        sender,
        events,
        reader: HistoryThread::default(),
        stale: None,
        told: Instant::now(),
        changed: true,
        keyed: None,
        query: BackgroundQuery::new(asks),
        asked: Instant::now(),
        store,
        plan,
        pause,
        preferences,
        watcher: None,
    }
    .run()
}

/// Why the loop ended.
enum LoopExit {
    Quit,
    Signal(i32),
}

/// Draws, waits, and does what it is told, over and over.
struct EventLoop {
    /// Not taken down at the end, which would keep the person waiting with a large plan: the process ends as well.
    app: ManuallyDrop<App>,
    /// The number by which what the threads report is known to be for it.
    number: u64,
    /// The plans that the one in sight was opened from.
    behind: Option<Behind>,
    /// The number of the app that was opened last.
    opened: u64,
    options: Options,
    terminal: TerminalSession,
    sender: Sender<Event>,
    events: Receiver<Event>,
    reader: HistoryThread,
    /// When to read the files again, when someone wrote to them.
    stale: Option<Instant>,
    /// When the app was told the time.
    told: Instant,
    /// Whether anything changed since the last picture.
    changed: bool,
    /// When the last key was pressed.
    keyed: Option<Instant>,
    /// What the terminal query.
    query: BackgroundQuery,
    /// When it was asked.
    asked: Instant,
    /// Watches the files for as long as it is kept.
    watcher: Option<RecommendedWatcher>,
    /// What is remembered.
    store: StateStore,
    /// The plan's folder.
    plan: PathBuf,
    /// What the person wants of the screen.
    preferences: Preferences,
    /// Keeps the terminal's keys for a person's editor.
    pause: Arc<InputPause>,
}

/// The number of the first app.
const FIRST: u64 = 0;

/// The app of several plans, while one of them is in sight.
struct Behind {
    app: ManuallyDrop<App>,
    number: u64,
    /// The folder that it is remembered by.
    plan: PathBuf,
}

impl EventLoop {
    fn run(mut self) -> Result<LoopExit, Error> {
        let ending = self.run_until_end();
        self.await_terminal_reply();
        self.store.close(&self.app, &self.plan);
        ending
    }

    /// Stays a moment when the program is left before the terminal could answer, lest the shell take the answer for
    /// something typed.
    fn await_terminal_reply(&mut self) {
        let until = self.asked + REPLY_GRACE;
        while self.query.is_awaited() {
            let left = until.saturating_duration_since(Instant::now());
            match self.events.recv_timeout(left) {
                Ok(Event::Terminal(crossterm::event::Event::Key(key))) => {
                    self.query.take(key);
                }
                Ok(_) => {}
                Err(_) => return,
            }
        }
    }

    fn run_until_end(&mut self) -> Result<LoopExit, Error> {
        loop {
            if let Some(ending) = self.handle_requests()? {
                return Ok(ending);
            }
            if let Some(ending) = self.await_preview()? {
                return Ok(ending);
            }
            if std::mem::take(&mut self.changed) {
                if self.keyed.is_some() {
                    panic_hook::fail_point(FailPoint::Drawing);
                }
                self.terminal.draw(|area, buf| self.app.view(area, buf))?;
            }
            let Some(event) = self.next() else {
                return Ok(LoopExit::Quit);
            };
            if let Some(ending) = self.take(event)? {
                return Ok(ending);
            }
            // What came meanwhile is answered before the next picture.
            while let Ok(event) = self.events.try_recv() {
                if let Some(ending) = self.take(event)? {
                    return Ok(ending);
                }
            }
        }
    }

    /// Waits a moment for the preview that a key asked for: most come so soon that one picture shows both.
    fn await_preview(&mut self) -> Result<Option<LoopExit>, Error> {
        let until = Instant::now() + PREVIEW_GRACE;
        while self.app.is_previewing() {
            let Ok(event) = self
                .events
                .recv_timeout(until.saturating_duration_since(Instant::now()))
            else {
                break;
            };
            if let Some(ending) = self.take(event)? {
                return Ok(Some(ending));
            }
        }
        Ok(None)
    }

    /// Waits for the next thing to happen; `None` when nothing more can.
    fn next(&mut self) -> Option<Event> {
        let minute = self.app.tells_time().then(|| self.told + MINUTE);
        let until = self.stale.into_iter().chain(minute).min();
        let Some(until) = until else {
            return self.events.recv().ok();
        };
        match self
            .events
            .recv_timeout(until.saturating_duration_since(Instant::now()))
        {
            Ok(event) => Some(event),
            Err(RecvTimeoutError::Timeout) if self.stale == Some(until) => {
                self.stale = None;
                Some(Event::Stale)
            }
            Err(RecvTimeoutError::Timeout) => Some(Event::Minute),
            Err(RecvTimeoutError::Disconnected) => None,
        }
    }

    /// Tells the app the time.
    fn tell_time(&mut self) {
        self.told = Instant::now();
        self.app.tell_time(now());
    }

    fn take(&mut self, event: Event) -> Result<Option<LoopExit>, Error> {
        use crossterm::event::{Event as Input, MouseEventKind};
        self.tell_time();
        match event {
            Event::Terminal(Input::Mouse(mouse)) if mouse.kind == MouseEventKind::Moved => return Ok(None),
            Event::Terminal(Input::FocusGained | Input::FocusLost) => return Ok(None),
            Event::Watching(watcher) => {
                self.watcher = Some(watcher);
                return Ok(None);
            }
            Event::Files => {
                self.stale = Some(Instant::now() + SETTLE_TIME);
                return Ok(None);
            }
            Event::Terminal(Input::Key(key)) => match self.query.take(key) {
                QueryStep::Held => return Ok(None),
                QueryStep::Background(ground) => self.app.background_reported(ground.is_dark()),
                QueryStep::Typed(keys) => {
                    let now = Instant::now();
                    let pause = self.keyed.replace(now).map(|before| now.duration_since(before));
                    for key in keys {
                        self.app.key(key, pause.unwrap_or(Duration::MAX));
                    }
                }
            },
            Event::Terminal(Input::Mouse(mouse)) => self.app.mouse(mouse),
            Event::Terminal(Input::Paste(text)) => self.app.paste(&text),
            Event::Terminal(Input::Resize(width, height)) => self.app.resize(width, height),
            Event::Of(number, event) if number == self.number => return self.take(*event),
            Event::Of(number, event) => {
                self.take_behind(number, *event);
                return Ok(None);
            }
            Event::Closed => return Ok(Some(LoopExit::Quit)),
            Event::Signal(signal) => {
                if let Some(ending) = self.signal(signal)? {
                    return Ok(Some(ending));
                }
            }
            Event::History(piece) => self.app.take_history(piece),
            Event::TaskDone(result) => self.app.task_done(result),
            Event::Panic(report) => self.app.panicked(&report),
            Event::Stale => self.app.files_changed(),
            Event::Room => self.app.room_moved(),
            Event::Minute => {}
        }
        self.changed = true;
        self.handle_requests()
    }

    fn handle_requests(&mut self) -> Result<Option<LoopExit>, Error> {
        for request in self.app.requests() {
            match request {
                LoopRequest::Quit => return Ok(Some(LoopExit::Quit)),
                LoopRequest::Suspend => worker::suspend_process_group(),
                LoopRequest::Redraw => self.terminal.invalidate()?,
                LoopRequest::KeepView(view) => {
                    let outcome = keep_view(self.preferences.config_file.as_deref(), &view);
                    self.app.kept(view, outcome);
                    self.changed = true;
                }
                LoopRequest::MakePaper(task) => {
                    let folder = self.preferences.folder.clone();
                    worker::run(Box::new(move || task(&folder)), self.reporter());
                }
                LoopRequest::Copy(text) => {
                    self.terminal
                        .write(&self.preferences.external.clipboard.sequence(&text))?;
                    let clipboard = self.preferences.external.clipboard.clone();
                    let hand_over = move || {
                        clipboard.hand_over(&text);
                        app::TaskResult::Done
                    };
                    worker::run(Box::new(hand_over), self.reporter());
                }
                LoopRequest::Edit(path) => self.edit(&path)?,
                LoopRequest::Read(number, reader) => self.reader.start(number, reader, self.reporter()),
                LoopRequest::Run(task) => worker::run(task, self.reporter()),
                LoopRequest::OpenPlan(open) => self.open_plan(open),
                LoopRequest::LeavePlan => self.leave_plan(),
            }
        }
        Ok(None)
    }

    /// What the threads report to the app in sight by.
    fn reporter(&self) -> Reporter {
        Reporter::of(self.sender.clone(), self.number)
    }

    /// Opens a plan of several on a screen of its own; what it was opened from waits behind it.
    fn open_plan(&mut self, open: OpenPlan) {
        let OpenPlan { dir, at, target } = open;
        let opened = Workspace::open(&dir).and_then(|present| match at {
            Some(at) => Ok((present.at_moment(at)?, Some(present))),
            None => Ok((present, None)),
        });
        let (seen, present) = match opened {
            Ok(opened) => opened,
            Err(error) => return self.app.tell_error(&error),
        };
        let (workspace, past) = match present {
            Some(present) => (present, Some(seen)),
            None => (seen, None),
        };
        let (keymap, theme) = (self.preferences.keymap.clone(), Theme::new(self.options.color));
        let mut app = App::new(workspace, self.app.language(), theme, keymap, self.app.size());
        let preferences = Preferences {
            tour: false,
            ..self.preferences.clone()
        };
        app.configure(&preferences, &self.store, &dir);
        app.dress_as(&self.app);
        app.tell_time(now());
        if let Some(past) = past {
            app.past_opened(Ok(past));
        }
        app.within_portfolio(&target);
        self.opened += 1;
        self.store.close(&self.app, &self.plan);
        let before = std::mem::replace(&mut self.app, ManuallyDrop::new(app));
        self.behind = Some(Behind {
            app: before,
            number: std::mem::replace(&mut self.number, self.opened),
            plan: std::mem::replace(&mut self.plan, dir),
        });
        self.watcher = None;
        self.app.settle();
        worker::watch(self.app.watched(), self.app.room_folder(), self.reporter());
        self.changed = true;
    }

    /// Goes back to what the plan in sight was opened from; the plan is read again there.
    fn leave_plan(&mut self) {
        let Some(behind) = self.behind.take() else { return };
        self.store.close(&self.app, &self.plan);
        let left = std::mem::replace(&mut self.app, behind.app);
        self.number = behind.number;
        let dir = std::mem::replace(&mut self.plan, behind.plan);
        self.watcher = None;
        self.stale = None;
        let (width, height) = left.size();
        self.app.dress_as(&left);
        self.app.resize(width, height);
        self.app.plan_left(&dir);
        self.changed = true;
    }

    /// Hands what a thread reports to the app behind the one in sight; what is for neither came too late.
    fn take_behind(&mut self, number: u64, event: Event) {
        let Some(behind) = self.behind.as_mut().filter(|behind| behind.number == number) else {
            return;
        };
        if let Event::TaskDone(result) = event {
            behind.app.task_done(result);
        }
        let reporter = Reporter::of(self.sender.clone(), number);
        for request in behind.app.requests() {
            if let LoopRequest::Run(task) = request {
                worker::run(task, reporter.clone());
            }
        }
    }

    /// Lends the terminal to the person's editor. The signals that its keys send are meant for it.
    fn edit(&mut self, path: &Path) -> Result<(), Error> {
        self.pause.start(worker::interrupt_input);
        self.terminal.suspend();
        let outcome = (self.preferences.external.edit)(path);
        let meanwhile: Vec<Event> = self.events.try_iter().collect();
        for event in meanwhile {
            if !matches!(event, Event::Signal(signal) if is_typed(signal)) {
                // The loop itself receives it.
                let _ = self.sender.send(event);
            }
        }
        self.terminal.resume()?;
        self.pause.end();
        let (width, height) = self.terminal.size()?;
        self.app.resize(width, height);
        self.app.edited(&outcome);
        self.changed = true;
        Ok(())
    }

    #[cfg(unix)]
    fn signal(&mut self, signal: i32) -> Result<Option<LoopExit>, Error> {
        use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH};
        match signal {
            SIGTSTP => self.suspend()?,
            SIGCONT => self.terminal.invalidate()?,
            SIGWINCH => {
                let (width, height) = self.terminal.size()?;
                self.app.resize(width, height);
            }
            SIGHUP | SIGINT | SIGQUIT | SIGTERM => return Ok(Some(LoopExit::Signal(signal))),
            _ => {}
        }
        Ok(None)
    }

    #[cfg(not(unix))]
    fn signal(&mut self, _signal: i32) -> Result<Option<LoopExit>, Error> {
        Ok(None)
    }

    /// Gives the terminal back and stops, as any program does on Ctrl-Z; goes on from here when it is woken.
    #[cfg(unix)]
    fn suspend(&mut self) -> Result<(), Error> {
        self.terminal.suspend();
        signal_hook::low_level::emulate_default_handler(signal_hook::consts::SIGTSTP)?;
        self.terminal.resume()?;
        let (width, height) = self.terminal.size()?;
        self.app.resize(width, height);
        Ok(())
    }

    #[cfg(not(unix))]
    fn suspend(&mut self) -> Result<(), Error> {
        Ok(())
    }
}

/// Whether a signal is one that keys send, or the shell's answer to it.
#[cfg(unix)]
fn is_typed(signal: i32) -> bool {
    use signal_hook::consts::{SIGCONT, SIGINT, SIGQUIT, SIGTSTP};
    matches!(signal, SIGCONT | SIGINT | SIGQUIT | SIGTSTP)
}

#[cfg(not(unix))]
fn is_typed(_signal: i32) -> bool {
    false
}

/// Ends the program as the signal would have.
#[cfg(unix)]
fn raise(signal: i32) -> io::Result<()> {
    signal_hook::low_level::emulate_default_handler(signal)
}

#[cfg(not(unix))]
fn raise(_signal: i32) -> io::Result<()> {
    Ok(())
}
