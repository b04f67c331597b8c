//! The threads beside the drawing one: keys, signals, the history, watched files and tasks. Each reports to the event loop.

use std::ops::ControlFlow;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::Sender;
use std::thread;

use notify::{RecommendedWatcher, RecursiveMode, Watcher};

use super::app::{Task, TaskResult, TellingTask, Watched};
use super::history_chunk::{HistoryChunk, read_chunks};
use super::input_pause::InputPause;
use super::panic_hook::{self, FailPoint, PanicReport};
use crate::workspace::HistoryReader;

/// What the loop is told.
pub(super) enum Event {
    /// Something that is for the app of a number.
    Of(u64, Box<Event>),
    /// A key, a click, a paste, another size.
    Terminal(crossterm::event::Event),
    /// The terminal takes no more keys.
    Closed,
    /// A signal.
    Signal(i32),
    /// A piece of history.
    History(HistoryChunk),
    /// The files are watched from now on.
    Watching(RecommendedWatcher),
    /// Someone wrote to files; none are named where nobody knows to which.
    Files(Vec<PathBuf>),
    /// Another screen went to another item of the meeting that is held.
    Room,
    /// A minute went by.
    Minute,
    /// A task is done.
    TaskDone(TaskResult),
    /// A background thread panicked.
    Panic(PanicReport),
    /// Files were left alone since, for long enough to read them again.
    Settled,
}

/// Tells the loop what is for one app: another may be in sight by then.
#[derive(Clone)]
pub(super) struct Reporter {
    events: Sender<Event>,
    number: u64,
}

impl Reporter {
    /// What tells the loop what is for the app of a number.
    pub(super) fn of(events: Sender<Event>, number: u64) -> Self {
        Self { events, number }
    }

    /// Whether the loop still listens.
    fn send(&self, event: Event) -> bool {
        self.events.send(Event::Of(self.number, Box::new(event))).is_ok()
    }
}

/// Waits for keys.
pub(super) fn listen_to_terminal(events: Sender<Event>, pause: Arc<InputPause>) {
    spawn_reporting(events, move |events| {
        loop {
            pause.wait();
            let event = match crossterm::event::read() {
                Ok(event) => Event::Terminal(event),
                Err(_) => Event::Closed,
            };
            let last = matches!(event, Event::Closed);
            if events.send(event).is_err() || last {
                return;
            }
        }
    });
}

/// Waits for the signals that end the program, stop it for a while, or tell that the window took another size: the
/// terminal's own events tell that too, but not before the first of them is waited for.
#[cfg(unix)]
pub(super) fn listen_to_signals(events: Sender<Event>) -> std::io::Result<()> {
    use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH};
    let mut signals =
        signal_hook::iterator::Signals::new([SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH])?;
    spawn_reporting(events, move |events| {
        for signal in signals.forever() {
            if events.send(Event::Signal(signal)).is_err() {
                return;
            }
        }
    });
    Ok(())
}

/// Has the thread that reads keys return from its reading: to it, the window took another size.
#[cfg(unix)]
pub(super) fn interrupt_input() {
    let sent = rustix::process::kill_process(rustix::process::getpid(), rustix::process::Signal::WINCH);
    // A process is always allowed to signal itself.
    debug_assert!(sent.is_ok());
}

/// Elsewhere it returns at the next key.
#[cfg(not(unix))]
pub fn interrupt_input() {}

/// Asks every process that was started with this one to stop for a while, as the terminal itself does on Ctrl-Z: what
/// runs this program (`cargo run`, a script) is to stop with it. This one hears of it as of any signal.
#[cfg(unix)]
pub(super) fn suspend_process_group() {
    let sent = rustix::process::kill_current_process_group(rustix::process::Signal::TSTP);
    // A process is always allowed to signal itself.
    debug_assert!(sent.is_ok());
}

/// Elsewhere nothing stops for a while.
#[cfg(not(unix))]
pub fn suspend_process_group() {}

/// Elsewhere there are none.
#[cfg(not(unix))]
pub fn listen_to_signals(_events: Sender<Event>) -> std::io::Result<()> {
    Ok(())
}

/// Watches folders once they are gone through, which takes a while where they are many; what cannot be watched is not. The
/// folder of the meetings that are held is made when it is not there, for others to write in.
pub(super) fn watch(mut folders: Vec<Watched>, room: Option<PathBuf>, events: Reporter) {
    spawn_reporting(events, move |events| {
        let room_folder = room.clone().filter(|room| std::fs::create_dir_all(room).is_ok());
        folders.extend(room_folder.map(|folder| Watched { folder, is_deep: true }));
        if let Some(watcher) = watcher(&folders, room, events.clone()) {
            let _ = events.send(Event::Watching(watcher));
        }
    });
}

fn watcher(folders: &[Watched], room: Option<PathBuf>, events: Reporter) -> Option<RecommendedWatcher> {
    let tell = move |event: notify::Result<notify::Event>| {
        let is_room = |event: &notify::Event| {
            let room = room.as_ref();
            let within = |path: &PathBuf| room.is_some_and(|room| path.starts_with(room));
            !event.kind.is_access() && event.paths.iter().any(within)
        };
        match event {
            Ok(event) if is_room(&event) => drop(events.send(Event::Room)),
            Ok(event) if !matters(&event) => {}
            Ok(event) => drop(events.send(Event::Files(event.paths))),
            Err(_) => drop(events.send(Event::Files(Vec::new()))),
        }
    };
    let mut watcher = notify::recommended_watcher(tell).ok()?;
    for Watched { folder, is_deep } in folders {
        let mode = match is_deep {
            true => RecursiveMode::Recursive,
            false => RecursiveMode::NonRecursive,
        };
        let _ = watcher.watch(folder, mode);
    }
    Some(watcher)
}

/// Whether an event is about something that the screen shows. Of a git folder, only where branches point matters: this
/// program keeps its own index there, which is no news.
fn matters(event: &notify::Event) -> bool {
    let shown = |path: &PathBuf| {
        let in_git = path.components().any(|part| part.as_os_str() == ".git");
        let is_lock = path.extension().is_some_and(|extension| extension == "lock");
        let is_branch = path.components().any(|part| part.as_os_str() == "refs")
            || path
                .file_name()
                .is_some_and(|name| name == "HEAD" || name == "packed-refs");
        !in_git || (is_branch && !is_lock)
    };
    !event.kind.is_access() && (event.paths.is_empty() || event.paths.iter().any(shown))
}

/// Reads the history on a thread. Of several readings only the latest goes on.
#[derive(Clone, Debug, Default)]
pub(super) struct HistoryThread {
    latest: Arc<AtomicU64>,
}

impl HistoryThread {
    /// Ends what is being read at its next chunk.
    pub(super) fn stop(&self) {
        self.latest.store(u64::MAX, Ordering::SeqCst);
    }

    /// Starts a reading; the one before ends at its next chunk.
    pub(super) fn start(&self, number: u64, reader: HistoryReader, events: Reporter) {
        self.latest.store(number, Ordering::SeqCst);
        let latest = Arc::clone(&self.latest);
        spawn_reporting(events, move |events| {
            panic_hook::fail_point(FailPoint::Reading);
            read_chunks(number, reader, &mut |piece| {
                // A loop that has ended takes nothing more.
                let gone = latest.load(Ordering::SeqCst) != number || !events.send(Event::History(piece));
                if gone {
                    ControlFlow::Break(())
                } else {
                    ControlFlow::Continue(())
                }
            });
        });
    }
}

/// Runs a task on a thread, and reports its result.
pub(super) fn run(task: Task, events: Reporter) {
    spawn_reporting(events, move |events| {
        let result = task();
        if !matches!(result, TaskResult::Done) {
            let _ = events.send(Event::TaskDone(result));
        }
    });
}

/// Runs a task that tells meanwhile how far it is.
pub(super) fn run_telling(task: TellingTask, events: Reporter) {
    spawn_reporting(events, move |events| {
        let tell = |result| {
            let _ = events.send(Event::TaskDone(result));
        };
        tell(task(&tell));
    });
}

/// What is told of what a thread does.
trait Sink: Send + 'static {
    fn tell(&self, event: Event);
}

impl Sink for Sender<Event> {
    fn tell(&self, event: Event) {
        let _ = self.send(event);
    }
}

impl Sink for Reporter {
    fn tell(&self, event: Event) {
        let _ = self.send(event);
    }
}

/// Works on a thread of its own; a panic there is reported, never silent.
fn spawn_reporting<S: Sink>(events: S, work: impl FnOnce(&S) + Send + 'static) {
    thread::spawn(move || {
        if let Err(report) = panic_hook::catch_panic(|| work(&events)) {
            events.tell(Event::Panic(report));
        }
    });
}
