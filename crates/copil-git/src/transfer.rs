//! The person's git run to reach another machine: at a terminal, where it may ask, or beside a screen, where it may not.
//!
//! Beside a screen it is a process group of its own, without input. Whoever asks at the terminal all the same is stopped by
//! the system before anything is drawn over the screen; that ends it.

use std::ffi::OsStr;
use std::io::{self, Read};
use std::process::{Child, Command, ExitStatus, Output, Stdio};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use super::{GitEnvironment, Repository, TransportError};

/// How long what was told to end may take to tidy up, before it is killed.
const TIDYING: Duration = Duration::from_secs(2);

/// How long the last words of what ended may take: a connection that is kept for the next time can hold on to them.
const LAST_WORDS: Duration = Duration::from_millis(200);

/// How git is run.
#[derive(Clone, Copy)]
pub enum Transfer<'t> {
    /// What it asks, it asks at the terminal.
    AtTerminal,
    /// Nothing is asked, and it goes on until it is done or called off.
    Beside {
        /// Calls it off.
        stop: &'t Stop,
        /// Hears how much of what is under way is done, in hundredths.
        tell: &'t dyn Fn(u8),
    },
}

impl Transfer<'_> {
    /// What has git say how far it is, or nothing but what goes wrong.
    pub(super) fn how_told(&self) -> &'static str {
        match self {
            Self::AtTerminal => "--quiet",
            Self::Beside { .. } => "--progress",
        }
    }
}

/// Calls a transfer off, from another thread.
#[derive(Clone, Debug, Default)]
pub struct Stop(Arc<Mutex<StopState>>);

#[derive(Debug, Default)]
struct StopState {
    is_asked: bool,
    running: Option<RunningProcess>,
}

#[derive(Debug)]
struct RunningProcess {
    id: u32,
    events: Sender<ProcessEvent>,
}

impl Stop {
    /// Calls it off: what runs is told to end before this returns.
    pub fn ask(&self) {
        let mut state = self.state();
        state.is_asked = true;
        if let Some(running) = &state.running {
            end(running.id, false);
            // What hears of it waits for the end of the process anyway.
            drop(running.events.send(ProcessEvent::CalledOff));
        }
    }

    /// Whether it was called off.
    pub fn is_asked(&self) -> bool {
        self.state().is_asked
    }

    /// A thread that panicked left nothing half done here.
    fn state(&self) -> std::sync::MutexGuard<'_, StopState> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What happens to a process.
#[derive(Debug)]
enum ProcessEvent {
    Said(Stream, Vec<u8>),
    Closed,
    /// It is to be reaped.
    Ended,
    /// It asked at the terminal.
    Asked,
    CalledOff,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stream {
    Output,
    Errors,
}

impl Repository {
    /// Runs git to reach a remote; what it said, unless it failed.
    pub(super) fn run_git(
        &self,
        arguments: &[impl AsRef<OsStr>],
        remote: &str,
        transfer: Transfer<'_>,
    ) -> Result<Output, TransportError> {
        let mut command = self.git_command();
        let output = match transfer {
            Transfer::AtTerminal => command.args(arguments).stdin(Stdio::inherit()).output(),
            Transfer::Beside { stop, tell } => {
                self.ask_nothing(&mut command);
                return run_beside(command.args(arguments), remote, stop, tell);
            }
        };
        checked(remote, output.map_err(no_git)?)
    }

    /// Git in this repository. What it says is read here.
    pub(super) fn git_command(&self) -> Command {
        let folder = self.work_dir().unwrap_or(self.git_dir());
        let mut command = Command::new("git");
        command.arg("-C").arg(folder).env("LC_ALL", "C");
        command
    }

    /// Has git and what it starts fail where they would ask.
    fn ask_nothing(&self, command: &mut Command) {
        command
            .args(["-c", "credential.interactive=false"])
            .env("GIT_TERMINAL_PROMPT", "0")
            .env("GIT_ASKPASS", "")
            .env("GCM_INTERACTIVE", "never")
            .env("SSH_ASKPASS_REQUIRE", "never")
            .env_remove("SSH_ASKPASS")
            .stdin(Stdio::null());
        if let Some(ssh) = self.ssh_in_batch() {
            command.env("GIT_SSH_COMMAND", ssh);
        }
    }

    /// The person's ssh, told to ask nothing; `None` where it is another program, whose options are its own.
    fn ssh_in_batch(&self) -> Option<String> {
        let configured = || self.git.config().ok()?.get_string("core.sshcommand").ok();
        let GitEnvironment { ssh_command, ssh, .. } = GitEnvironment::of_process();
        let ssh = match (ssh_command.or_else(configured), ssh) {
            (Some(ssh), _) => ssh,
            (None, Some(_)) => return None,
            (None, None) => "ssh".to_owned(),
        };
        let program = ssh.split_whitespace().next()?.rsplit(['/', '\\']).next()?;
        ["ssh", "ssh.exe"]
            .contains(&program)
            .then(|| format!("{ssh} -o BatchMode=yes"))
    }
}

pub(super) fn checked(remote: &str, output: Output) -> Result<Output, TransportError> {
    match output.status.success() {
        true => Ok(output),
        false => Err(super::transport::meaning(remote, &output)),
    }
}

pub(super) fn no_git(error: io::Error) -> TransportError {
    TransportError::NoGit {
        said: error.to_string(),
    }
}

fn run_beside(command: &mut Command, remote: &str, stop: &Stop, tell: &dyn Fn(u8)) -> Result<Output, TransportError> {
    let (events, happening) = mpsc::channel();
    let child = {
        let mut state = stop.state();
        if state.is_asked {
            return Err(TransportError::Stopped);
        }
        let child = with_us(apart(command))
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .map_err(no_git)?;
        state.running = Some(RunningProcess {
            id: child.id(),
            events: events.clone(),
        });
        child
    };
    let (output, asked) = followed(child, events, &happening, stop, tell).map_err(no_git)?;
    if stop.is_asked() && !output.status.success() {
        return Err(TransportError::Stopped);
    }
    if asked {
        return Err(TransportError::Authentication {
            remote: remote.to_owned(),
            said: String::new(),
        });
    }
    checked(remote, output)
}

/// Follows a process to its end: what it said, and whether it asked at the terminal.
fn followed(
    mut child: Child,
    events: Sender<ProcessEvent>,
    happening: &Receiver<ProcessEvent>,
    stop: &Stop,
    tell: &dyn Fn(u8),
) -> io::Result<(Output, bool)> {
    let id = child.id();
    let streams = [
        child
            .stdout
            .take()
            .map(|out| listen(Stream::Output, out, events.clone())),
        child
            .stderr
            .take()
            .map(|out| listen(Stream::Errors, out, events.clone())),
    ];
    let mut open = streams.into_iter().flatten().count();
    await_end(id, events);
    let (mut heard, mut asked, mut ends) = (Heard::default(), false, None);
    let mut is_over = false;
    while !(is_over && open == 0) {
        let event = match (is_over, ends) {
            (false, None) => happening.recv().map_err(|_| RecvTimeoutError::Disconnected),
            (false, Some(limit)) => happening.recv_timeout(limit),
            (true, _) => happening.recv_timeout(LAST_WORDS),
        };
        match event {
            Ok(ProcessEvent::Said(stream, bytes)) => heard.take(stream, &bytes, tell),
            Ok(ProcessEvent::Closed) => {
                open -= 1;
                is_over |= open == 0 && !TELLS_ITS_END;
            }
            Ok(ProcessEvent::Ended) => is_over = true,
            Ok(ProcessEvent::CalledOff) => ends = Some(TIDYING),
            Ok(ProcessEvent::Asked) => {
                asked = true;
                end(id, false);
                ends = Some(TIDYING);
            }
            Err(_) if is_over => break,
            Err(_) => {
                end(id, true);
                ends = None;
            }
        }
    }
    // It is not reaped before this, so that its number is no other's while it can still be ended.
    stop.state().running = None;
    let status = child.wait()?;
    Ok((heard.output(status), asked))
}

/// What was heard of a process.
#[derive(Debug, Default)]
pub(super) struct Heard {
    output: Vec<u8>,
    errors: Vec<u8>,
    /// Where the line that is being written begins.
    line: usize,
}

impl Heard {
    pub(super) fn take(&mut self, stream: Stream, bytes: &[u8], tell: &dyn Fn(u8)) {
        if stream == Stream::Output {
            return self.output.extend_from_slice(bytes);
        }
        for byte in bytes {
            match byte {
                // What follows is written over it: it was of the moment.
                b'\r' => {
                    if let Some(percent) = percent(&self.errors[self.line..]) {
                        tell(percent);
                    }
                    self.errors.truncate(self.line);
                }
                b'\n' if is_chatter(&self.errors[self.line..]) => self.errors.truncate(self.line),
                b'\n' => {
                    self.errors.push(b'\n');
                    self.line = self.errors.len();
                }
                byte => self.errors.push(*byte),
            }
        }
    }

    pub(super) fn output(self, status: ExitStatus) -> Output {
        Output {
            status,
            stdout: self.output,
            stderr: self.errors,
        }
    }
}

/// Whether a line tells how far git, or the server, is or was, and nothing that went wrong.
fn is_chatter(line: &[u8]) -> bool {
    let line = String::from_utf8_lossy(line);
    let line = line.strip_prefix("remote:").unwrap_or(&line).trim();
    let begins = ["Total ", "Delta compression ", "From ", "POST git-", "Cloning into "];
    line.ends_with(", done.") || line.contains("% (") || begins.iter().any(|begin| line.starts_with(begin))
}

/// How much is done of what travels, as git writes it: `Receiving objects:  45% (9/20)`.
fn percent(line: &[u8]) -> Option<u8> {
    let line = String::from_utf8_lossy(line);
    let (what, rest) = line.split_once(':')?;
    let travels = ["Receiving objects", "Writing objects"].contains(&what.trim());
    let (number, _) = rest.split_once('%').filter(|_| travels)?;
    number.trim().parse().ok()
}

fn listen(stream: Stream, mut from: impl Read + Send + 'static, events: Sender<ProcessEvent>) {
    thread::spawn(move || {
        let mut bytes = [0; 4096];
        while let Ok(count @ 1..) = from.read(&mut bytes) {
            if events
                .send(ProcessEvent::Said(stream, bytes[..count].to_vec()))
                .is_err()
            {
                return;
            }
        }
        drop(events.send(ProcessEvent::Closed));
    });
}

/// Whether the system tells that a process is over before it is reaped; else the end of what it says is its own.
const TELLS_ITS_END: bool = cfg!(unix);

/// In a process group of its own, which can be ended as a whole, and may not read from the terminal.
#[cfg(unix)]
fn apart(command: &mut Command) -> &mut Command {
    std::os::unix::process::CommandExt::process_group(command, 0)
}

/// Has the system end a process when this one dies: nobody could call off any more what never answers.
#[cfg(target_os = "linux")]
fn with_us(command: &mut Command) -> &mut Command {
    use std::os::unix::process::CommandExt;

    use rustix::process::{Signal, getpid, getppid, set_parent_process_death_signal};
    let us = getpid();
    let follow = move || {
        set_parent_process_death_signal(Some(Signal::TERM))?;
        // It may have died before that was said.
        match getppid() == Some(us) {
            true => Ok(()),
            false => Err(io::ErrorKind::Interrupted.into()),
        }
    };
    // SAFETY: between fork and exec nothing but two system calls is made, which neither allocate nor lock.
    unsafe { command.pre_exec(follow) }
}

/// Elsewhere the system knows of no such thing.
#[cfg(not(target_os = "linux"))]
fn with_us(command: &mut Command) -> &mut Command {
    command
}

/// Tells that a process is over, without reaping it, or that it was stopped for asking at the terminal.
#[cfg(unix)]
fn await_end(id: u32, events: Sender<ProcessEvent>) {
    use rustix::process::{WaitId, WaitIdOptions, waitid};
    thread::spawn(move || {
        let Some(pid) = pid(id) else { return };
        let mut options = WaitIdOptions::EXITED | WaitIdOptions::STOPPED | WaitIdOptions::NOWAIT;
        loop {
            match waitid(WaitId::Pid(pid), options) {
                Ok(Some(status)) if status.stopped() => {
                    options -= WaitIdOptions::STOPPED;
                    drop(events.send(ProcessEvent::Asked));
                }
                Err(rustix::io::Errno::INTR) => {}
                _ => return drop(events.send(ProcessEvent::Ended)),
            }
        }
    });
}

/// Ends a process with all that it started: it is told to, or killed.
#[cfg(unix)]
fn end(id: u32, at_once: bool) {
    use rustix::process::{Signal, kill_process_group};
    let Some(pid) = pid(id) else { return };
    let signal = if at_once { Signal::KILL } else { Signal::TERM };
    // What is over already hears nothing.
    let _ = kill_process_group(pid, signal);
    let _ = kill_process_group(pid, Signal::CONT);
}

/// Tells a process of this one's group to end and to tidy up.
#[cfg(unix)]
pub(super) fn tell_to_end(child: &mut Child) {
    use rustix::process::{Signal, kill_process};
    // What is over already hears nothing.
    let _ = pid(child.id()).map(|pid| kill_process(pid, Signal::TERM));
}

#[cfg(unix)]
fn pid(id: u32) -> Option<rustix::process::Pid> {
    rustix::process::Pid::from_raw(i32::try_from(id).ok()?)
}

/// Elsewhere it has a group anyway.
#[cfg(not(unix))]
fn apart(command: &mut Command) -> &mut Command {
    command
}

/// Elsewhere nothing is told.
#[cfg(not(unix))]
fn await_end(_id: u32, _events: Sender<ProcessEvent>) {}

/// Ends a process; elsewhere it cannot be told to tidy up.
#[cfg(not(unix))]
pub(super) fn tell_to_end(child: &mut Child) {
    // What is over already is not found.
    drop(child.kill());
}

/// Ends a process with all that it started.
#[cfg(not(unix))]
fn end(id: u32, _at_once: bool) {
    // What is over already is not found.
    drop(
        Command::new("taskkill")
            .args(["/T", "/F", "/PID", &id.to_string()])
            .output(),
    );
}

#[cfg(all(test, unix))]
mod tests {
    use std::cell::RefCell;
    use std::process::Command;
    use std::sync::mpsc;
    use std::thread;

    use super::{Heard, Stop, Stream, percent, run_beside};
    use crate::TransportError;

    fn shell(script: &str) -> Command {
        let mut command = Command::new("sh");
        command.args(["-c", script]);
        command
    }

    #[test]
    fn how_far_it_is_is_heard_and_what_went_wrong_is_kept() {
        let (mut heard, told) = (Heard::default(), RefCell::new(Vec::new()));
        let said =
            b"remote: Enumerating objects: 5, done.\nReceiving objects:  4% (1/20)\rReceiving objects:  45% (9/20)\r\
            Receiving objects: 100% (20/20), done.\nremote: Ferm\xc3\xa9.\nfatal: early EOF\n";
        // Words may come in pieces.
        for piece in said.chunks(7) {
            heard.take(Stream::Errors, piece, &|percent| told.borrow_mut().push(percent));
        }
        assert_eq!(told.into_inner(), [4, 45]);
        assert_eq!(
            String::from_utf8_lossy(&heard.errors),
            "remote: Fermé.\nfatal: early EOF\n"
        );
        assert_eq!(percent(b"Writing objects:   7% (1/14)"), Some(7));
        assert_eq!(percent(b"Counting objects:   7% (1/14)"), None);
    }

    #[test]
    fn what_is_called_off_ends_with_all_that_it_started() {
        let (stop, (told, tells)) = (Stop::default(), mpsc::channel());
        let stopping = stop.clone();
        let waiting = thread::spawn(move || {
            let started: u8 = tells.recv().unwrap();
            stopping.ask();
            started
        });
        // The child does not end by itself, nor when it is asked to.
        let mut command = shell("trap '' TERM; printf 'Receiving objects:  9%% (1/11)\\r' >&2; tail -f /dev/null");
        let ended = run_beside(&mut command, "origin", &stop, &|percent| told.send(percent).unwrap());
        assert_eq!(ended.unwrap_err(), TransportError::Stopped);
        assert_eq!(waiting.join().unwrap(), 9);
        // What was called off before it began does not begin.
        let ended = run_beside(&mut shell("exit 0"), "origin", &stop, &|_| {});
        assert_eq!(ended.unwrap_err(), TransportError::Stopped);
    }

    #[test]
    fn what_stops_to_ask_at_the_terminal_is_ended_and_told() {
        let mut command = shell("kill -TTIN $$; exec tail -f /dev/null");
        let ended = run_beside(&mut command, "origin", &Stop::default(), &|_| {});
        assert!(matches!(ended, Err(TransportError::Authentication { .. })), "{ended:?}");
    }

    #[test]
    fn what_leaves_a_connection_open_is_not_waited_for() {
        let mut command = shell("tail -f /dev/null & echo $!");
        let output = run_beside(&mut command, "origin", &Stop::default(), &|_| {}).unwrap();
        let left = String::from_utf8(output.stdout).unwrap();
        assert!(Command::new("kill").arg(left.trim()).status().unwrap().success());
    }
}
