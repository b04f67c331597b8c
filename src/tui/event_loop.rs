//! The loop: draws, waits, and does what it is told, over and over. One app is in sight; those that it was opened from
//! (several plans, or another plan of the repository) wait behind it, and hear meanwhile what is for them.

use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::time::{Duration, Instant};

use super::app::{self, LoopRequest, OpenedPlan};
use super::input_pause::InputPause;
use super::live_app::LiveApp;
use super::panic_hook::{self, FailPoint};
use super::preferences::{Preferences, StateStore};
use super::terminal::TerminalSession;
use super::terminal_query::{self, BackgroundQuery, QueryStep};
use super::theme::Theme;
use super::worker::{self, Event, Reporter};
use super::{Error, Opened, Options};
use crate::settings::keep_view;
use crate::workspace::today::now;

/// How long a terminal may take to answer when the program is left right after it was opened.
const REPLY_GRACE: Duration = Duration::from_millis(100);

/// How long a picture waits for a preview.
const PREVIEW_GRACE: Duration = Duration::from_millis(4);

/// How long a clock on the screen stands still at most.
const MINUTE: Duration = Duration::from_secs(60);

/// The number of the first app.
const FIRST: u64 = 0;

/// Shows what was opened until the person leaves.
pub(super) fn show(mut opened: Opened, options: Options, preferences: Preferences) -> Result<LoopExit, Error> {
    let (sender, events) = mpsc::channel();
    worker::listen_to_signals(sender.clone())?;
    let mut terminal = TerminalSession::start(preferences.settings.mouse)?;
    let asks = preferences.asks && options.color;
    if asks {
        terminal.write(terminal_query::QUESTION)?;
    }
    let size = terminal.size()?;
    let folder = opened.folder();
    let (past, asked) = match &mut opened {
        Opened::Plan { past, .. } => (past.take(), None),
        Opened::Portfolio { asked, .. } => (None, asked.take()),
    };
    let theme = Theme::new(options.color);
    let mut app = opened.app(options.language, theme, preferences.keymap.clone(), size);
    let store = StateStore::open(&preferences, options.color);
    app.configure(&preferences, &store, &folder);
    app.tell_time(now());
    if let Some(past) = past {
        app.past_opened(Ok(*past));
    }
    if let Some(asked) = asked {
        app.begin_in_past(asked);
    }
    terminal.draw(|area, buf| app.view(area, buf))?;
    let pause = Arc::new(InputPause::default());
    worker::listen_to_terminal(sender.clone(), Arc::clone(&pause));
    app.settle();
    let running = EventLoop {
        shown: LiveApp::of(app, FIRST, folder),
        behind: Vec::new(),
        opened: FIRST,
        options,
        terminal,
        sender,
        events,
        told: Instant::now(),
        changed: true,
        keyed: None,
        query: BackgroundQuery::new(asks),
        asked: Instant::now(),
        store,
        pause,
        preferences,
    };
    running.watch();
    running.run()
}

/// Why the loop ended.
pub(super) enum LoopExit {
    Quit,
    Signal(i32),
}

/// Draws, waits, and does what it is told, over and over.
struct EventLoop {
    /// The app in sight.
    shown: LiveApp,
    /// What the one in sight was opened from, the last on top.
    behind: Vec<LiveApp>,
    /// The number of the app that was opened last.
    opened: u64,
    options: Options,
    terminal: TerminalSession,
    sender: Sender<Event>,
    events: Receiver<Event>,
    /// When the app was told the time.
    told: Instant,
    /// Whether anything changed since the last picture.
    changed: bool,
    /// When the last key was pressed.
    keyed: Option<Instant>,
    /// What the terminal was asked.
    query: BackgroundQuery,
    /// When it was asked.
    asked: Instant,
    /// What is remembered.
    store: StateStore,
    /// What the person wants of the screen.
    preferences: Preferences,
    /// Keeps the terminal's keys for a person's editor.
    pause: Arc<InputPause>,
}

impl EventLoop {
    fn run(mut self) -> Result<LoopExit, Error> {
        let ending = self.run_until_end();
        self.await_terminal_reply();
        for live in self.behind.iter().chain([&self.shown]) {
            live.app.call_off();
        }
        self.store.close(&self.shown.app, &self.shown.folder);
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
                self.terminal.draw(|area, buf| self.shown.app.view(area, buf))?;
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
        while self.shown.app.is_previewing() {
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
        let minute = self.shown.app.tells_time().then(|| self.told + MINUTE);
        let alive = self.behind.iter().chain([&self.shown]);
        let settled = alive.filter_map(LiveApp::settled).min();
        let Some(until) = settled.into_iter().chain(minute).min() else {
            return self.events.recv().ok();
        };
        match self
            .events
            .recv_timeout(until.saturating_duration_since(Instant::now()))
        {
            Ok(event) => Some(event),
            Err(RecvTimeoutError::Timeout) if settled == Some(until) => Some(Event::Settled),
            Err(RecvTimeoutError::Timeout) => Some(Event::Minute),
            Err(RecvTimeoutError::Disconnected) => None,
        }
    }

    /// Tells the app the time.
    fn tell_time(&mut self) {
        self.told = Instant::now();
        self.shown.app.tell_time(now());
    }

    fn take(&mut self, event: Event) -> Result<Option<LoopExit>, Error> {
        use crossterm::event::{Event as Input, MouseEventKind};
        self.tell_time();
        match event {
            Event::Terminal(Input::Mouse(mouse)) if mouse.kind == MouseEventKind::Moved => return Ok(None),
            Event::Terminal(Input::FocusGained | Input::FocusLost) => return Ok(None),
            Event::Watching(watcher) => {
                self.shown.watcher = Some(watcher);
                return Ok(None);
            }
            Event::Files(paths) => {
                self.shown.files_written(paths);
                return Ok(None);
            }
            Event::Terminal(Input::Key(key)) => match self.query.take(key) {
                QueryStep::Held => return Ok(None),
                QueryStep::Background(ground) => self.shown.app.background_reported(ground.is_dark()),
                QueryStep::Typed(keys) => {
                    let now = Instant::now();
                    let pause = self.keyed.replace(now).map(|before| now.duration_since(before));
                    for key in keys {
                        self.shown.app.key(key, pause.unwrap_or(Duration::MAX));
                    }
                }
            },
            Event::Terminal(Input::Mouse(mouse)) => self.shown.app.mouse(mouse),
            Event::Terminal(Input::Paste(text)) => self.shown.app.paste(&text),
            Event::Terminal(Input::Resize(width, height)) => self.shown.app.resize(width, height),
            Event::Of(number, event) if number == self.shown.number => return self.take(*event),
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
            Event::History(piece) => self.shown.app.take_history(piece),
            Event::TaskDone(result) => self.shown.app.task_done(result),
            Event::Panic(report) => self.shown.app.panicked(&report),
            Event::Settled => {
                let now = Instant::now();
                self.shown.read_settled(now);
                for behind in &mut self.behind {
                    behind.read_settled(now);
                }
                self.obey_behind();
            }
            Event::Room => self.shown.app.room_moved(),
            Event::Minute => {}
        }
        self.changed = true;
        self.handle_requests()
    }

    fn handle_requests(&mut self) -> Result<Option<LoopExit>, Error> {
        for request in self.shown.app.requests() {
            match request {
                LoopRequest::Quit => return Ok(Some(LoopExit::Quit)),
                LoopRequest::Suspend => worker::suspend_process_group(),
                LoopRequest::Redraw => self.terminal.invalidate()?,
                LoopRequest::KeepView(view) => {
                    let outcome = keep_view(self.preferences.config_file.as_deref(), &view);
                    self.shown.app.kept(view, outcome);
                    self.changed = true;
                }
                LoopRequest::InFolder(task) => {
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
                LoopRequest::Read(number, reader) => self.shown.reader.start(number, *reader, self.reporter()),
                LoopRequest::Run(task) => worker::run(task, self.reporter()),
                LoopRequest::RunTelling(task) => worker::run_telling(task, self.reporter()),
                LoopRequest::ShowPlan(opened) => self.show_plan(*opened),
                LoopRequest::LeavePlan => self.leave_plan(),
                LoopRequest::Watch => self.watch(),
            }
        }
        Ok(None)
    }

    /// What the threads report to the app in sight by.
    fn reporter(&self) -> Reporter {
        Reporter::of(self.sender.clone(), self.shown.number)
    }

    /// Watches the files of the app in sight.
    fn watch(&self) {
        let app = &self.shown.app;
        worker::watch(app.watched(), app.room_folder(), self.reporter());
    }

    /// Shows a plan that was opened from others on a screen of its own; what it was opened from waits behind it.
    fn show_plan(&mut self, opened: OpenedPlan) {
        let folder = opened.folder().to_owned();
        let preferences = Preferences {
            tour: false,
            ..self.preferences.clone()
        };
        let (keymap, theme) = (preferences.keymap.clone(), Theme::new(self.options.color));
        let app = opened.app(&self.shown.app, theme, keymap, |app| {
            app.configure(&preferences, &self.store, &folder);
            app.tell_time(now());
        });
        self.store.close(&self.shown.app, &self.shown.folder);
        self.opened += 1;
        let before = std::mem::replace(&mut self.shown, LiveApp::of(app, self.opened, folder));
        self.behind.push(before);
        self.watch();
        self.changed = true;
    }

    /// Goes back to what the plan in sight was opened from; the plan is read again there.
    fn leave_plan(&mut self) {
        let Some(behind) = self.behind.pop() else { return };
        self.store.close(&self.shown.app, &self.shown.folder);
        let left = std::mem::replace(&mut self.shown, behind);
        left.reader.stop();
        left.app.call_off();
        let (width, height) = left.app.size();
        let app = &mut self.shown.app;
        app.dress_as(&left.app);
        app.resize(width, height);
        app.plan_left(&left.folder);
        self.tell_time();
        self.changed = true;
    }

    /// Hands what a thread reports to an app behind the one in sight; what is for none came too late.
    fn take_behind(&mut self, number: u64, event: Event) {
        let Some(behind) = self.behind.iter_mut().find(|behind| behind.number == number) else {
            return;
        };
        match event {
            Event::TaskDone(result) => behind.app.task_done(result),
            Event::Files(paths) => behind.files_written(paths),
            Event::Watching(watcher) => behind.watcher = Some(watcher),
            Event::History(piece) => behind.app.take_history(piece),
            Event::Panic(report) => behind.app.panicked(&report),
            _ => {}
        }
        self.obey_behind();
    }

    /// Does the work that the apps behind the one in sight ask for: all else can wait until they are in sight.
    fn obey_behind(&mut self) {
        for behind in &mut self.behind {
            let reporter = Reporter::of(self.sender.clone(), behind.number);
            for request in behind.app.requests() {
                match request {
                    LoopRequest::Run(task) => worker::run(task, reporter.clone()),
                    LoopRequest::Read(number, reader) => behind.reader.start(number, *reader, reporter.clone()),
                    LoopRequest::Watch => worker::watch(behind.app.watched(), None, reporter.clone()),
                    _ => {}
                }
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
        self.shown.app.resize(width, height);
        self.shown.app.edited(&outcome);
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
                self.shown.app.resize(width, height);
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
        self.shown.app.resize(width, height);
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
