//! A program in a real pseudo-terminal, timed from outside.

use std::io::{self, Read, Write};
use std::path::Path;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

const SIZE: PtySize = PtySize {
    rows: 40,
    cols: 120,
    pixel_width: 0,
    pixel_height: 0,
};
/// How long a picture may be waited for.
const PATIENCE: Duration = Duration::from_secs(30);
/// A redraw is over when nothing came for so long.
const SILENCE: Duration = Duration::from_millis(30);

/// What was seen of one run.
#[derive(Clone, Debug)]
pub(crate) struct Seen {
    /// From starting the program to the text being on the screen.
    pub(crate) first: Duration,
    /// From each key to the last byte of the redraw that it causes.
    pub(crate) keys: Vec<Duration>,
    /// The most memory that it held, in MiB, where the system tells.
    pub(crate) memory: Option<f64>,
}

/// A program under way.
struct Session {
    child: Box<dyn Child + Send + Sync>,
    input: Box<dyn Write + Send>,
    output: Receiver<(Instant, Vec<u8>)>,
    /// Kept open while the program runs.
    _master: Box<dyn MasterPty + Send>,
}

/// Starts a program, waits for a text, types some keys one after the other, and leaves with `q`. Keys in `leading` are
/// typed first and not timed.
pub(crate) fn watch(program: &Path, arguments: &[&str], text: &str, leading: &str, keys: &str) -> io::Result<Seen> {
    watch_after(program, arguments, text, Duration::from_millis(300), leading, keys)
}

/// The same, where the program has much to do before the first key: until nothing was drawn for so long.
pub(crate) fn watch_after(
    program: &Path,
    arguments: &[&str],
    text: &str,
    silence: Duration,
    leading: &str,
    keys: &str,
) -> io::Result<Seen> {
    let start = Instant::now();
    let mut session = Session::start(program, arguments)?;
    let first = session.wait_for(text)?.duration_since(start);
    session.settle_for(silence);
    for key in leading.chars() {
        session.press(key)?;
        session.settle();
    }
    let mut taken = Vec::new();
    for key in keys.chars() {
        let sent = session.press(key)?;
        if let Some(last) = session.redraw() {
            taken.push(last.saturating_duration_since(sent));
        }
    }
    let memory = session.child.process_id().and_then(peak_memory);
    session.leave()?;
    Ok(Seen {
        first,
        keys: taken,
        memory,
    })
}

impl Session {
    fn start(program: &Path, arguments: &[&str]) -> io::Result<Self> {
        let pty = native_pty_system().openpty(SIZE).map_err(io::Error::other)?;
        let mut command = CommandBuilder::new(program);
        command.args(arguments);
        for (name, value) in [
            ("TERM", "xterm-256color"),
            ("COPIL_LANG", "fr"),
            ("GIT_CONFIG_GLOBAL", "/dev/null"),
        ] {
            command.env(name, value);
        }
        let mut reader = pty.master.try_clone_reader().map_err(io::Error::other)?;
        let input = pty.master.take_writer().map_err(io::Error::other)?;
        let (sender, output) = mpsc::channel();
        thread::spawn(move || {
            let mut bytes = vec![0; 1 << 16];
            while let Ok(count @ 1..) = reader.read(&mut bytes) {
                if sender.send((Instant::now(), bytes[..count].to_vec())).is_err() {
                    break;
                }
            }
        });
        let child = pty.slave.spawn_command(command).map_err(io::Error::other)?;
        Ok(Self {
            child,
            input,
            output,
            _master: pty.master,
        })
    }

    /// When the text was all on the screen.
    fn wait_for(&mut self, text: &str) -> io::Result<Instant> {
        let mut seen = Vec::new();
        loop {
            match self.output.recv_timeout(PATIENCE) {
                Ok((at, bytes)) => {
                    seen.extend(bytes);
                    if plain(&seen).contains(text) {
                        return Ok(at);
                    }
                }
                Err(_) => return Err(io::Error::other(format!("no {text:?} in {:?}", plain(&seen)))),
            }
        }
    }

    fn press(&mut self, key: char) -> io::Result<Instant> {
        let sent = Instant::now();
        self.input.write_all(key.encode_utf8(&mut [0; 4]).as_bytes())?;
        self.input.flush()?;
        Ok(sent)
    }

    /// When the last byte of the redraw came; `None` when nothing did.
    fn redraw(&mut self) -> Option<Instant> {
        let (mut last, _) = self.output.recv_timeout(Duration::from_millis(500)).ok()?;
        while let Ok((at, _)) = self.output.recv_timeout(SILENCE) {
            last = at;
        }
        Some(last)
    }

    /// Waits until nothing more is drawn.
    fn settle(&mut self) {
        self.settle_for(Duration::from_millis(300));
    }

    /// Waits until nothing was drawn for so long.
    fn settle_for(&mut self, silence: Duration) {
        while !matches!(
            self.output.recv_timeout(silence),
            Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected)
        ) {}
    }

    fn leave(mut self) -> io::Result<()> {
        // What lies over a screen is left with Escape, which is told from the start of a sequence by what follows.
        for key in ['\u{1b}', 'q'] {
            self.press(key)?;
            self.settle();
        }
        if self.child.try_wait()?.is_none() {
            self.child.kill()?;
        }
        self.child.wait()?;
        Ok(())
    }
}

/// The text among what a terminal is told.
fn plain(bytes: &[u8]) -> String {
    let text = String::from_utf8_lossy(bytes);
    let mut plain = String::new();
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        if c != '\u{1b}' {
            plain.push(c);
        } else if chars.next() == Some('[') {
            chars.by_ref().find(|c| ('\u{40}'..='\u{7e}').contains(c));
        }
    }
    plain
}

/// The most memory that a process has held, in MiB; only Linux tells.
pub(super) fn peak_memory(process: u32) -> Option<f64> {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kibibytes: f64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    Some(kibibytes / 1024.0)
}
