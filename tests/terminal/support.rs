//! A real pseudo-terminal with the program in it.
//!
//! Nothing here sleeps: each step waits for what is to be seen, with a limit that only a fault reaches.

use std::collections::BTreeSet;
use std::io::{Read, Write};
use std::num::NonZero;
use std::path::Path;
use std::process::Command;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, ExitStatus, MasterPty, PtyPair, PtySize, native_pty_system};

/// Only a fault reaches it: a machine that is busy with other things may take its time.
pub(crate) const LIMIT: Duration = Duration::from_secs(60);

/// How long nothing must happen before it is quiet.
const QUIET: Duration = Duration::from_millis(300);

/// What the program writes after each picture.
const PICTURE_ENDS: &[u8] = b"\x1b[?2026l";

/// A terminal with a program in it.
pub(crate) struct Terminal {
    pair: PtyPair,
    child: Box<dyn Child + Send + Sync>,
    keys: Box<dyn Write + Send>,
    output: Receiver<Vec<u8>>,
    screen: vt100::Parser,
    /// All that the program wrote.
    written: Vec<u8>,
    /// Every line of every picture that it drew.
    seen: BTreeSet<String>,
    /// How the terminal was set before the program came, as `termios` has it.
    before: String,
    pub(crate) folder: tempfile::TempDir,
}

/// The line that was on the screen before the program came.
const BEFORE: &str = "avant";

fn cells(count: u16) -> NonZero<u16> {
    NonZero::new(count).unwrap()
}

fn size(rows: u16, cols: u16) -> PtySize {
    PtySize {
        rows,
        cols,
        pixel_width: 0,
        pixel_height: 0,
    }
}

fn settings(master: &(dyn MasterPty + Send)) -> String {
    format!("{:?}", master.get_termios())
}

pub(crate) fn write_plan(folder: &Path) {
    let files = [
        ("plan.toml", include_str!("../screens/small/plan.toml")),
        ("groups/rh/group.toml", include_str!("../screens/small/rh.toml")),
        ("groups/rh/RH-01.toml", include_str!("../screens/small/RH-01.toml")),
        ("groups/rh/RH-02.toml", include_str!("../screens/small/RH-02.toml")),
        ("groups/si/group.toml", include_str!("../screens/small/si.toml")),
        ("groups/si/SI-01.toml", include_str!("../screens/small/SI-01.toml")),
    ];
    for (path, text) in files {
        let file = folder.join(path);
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        std::fs::write(file, text).unwrap();
    }
}

impl Terminal {
    /// Runs a shell in the plan's folder; `$COPIL` is the program.
    pub(crate) fn running(script: &[&str], more: &[(&str, &str)]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let plan = folder.path().join("essai");
        write_plan(&plan);
        git_repository(&plan, folder.path());
        let root = folder.path().to_owned();
        Self::within(&root, &plan, folder, script, more)
    }

    /// Runs the program in a plan of a folder, which is kept as long.
    pub(crate) fn in_plan(folder: tempfile::TempDir, plan: &Path, more: &[(&str, &str)]) -> Self {
        let root = folder.path().to_owned();
        Self::within(&root, plan, folder, &["-c", r#"exec "$COPIL""#], more)
    }

    /// Another one with the same plan in it.
    pub(crate) fn beside(&self) -> Self {
        let root = self.folder.path().to_owned();
        Self::within(
            &root,
            &root.join("essai"),
            tempfile::tempdir().unwrap(),
            &["-c", r#"echo avant; exec "$COPIL""#],
            &[],
        )
    }

    /// Runs a shell in the plan of a folder, and keeps another one as long.
    #[expect(clippy::disallowed_methods, reason = "the shell needs its path")]
    fn within(root: &Path, plan: &Path, folder: tempfile::TempDir, script: &[&str], more: &[(&str, &str)]) -> Self {
        // The tour of the first start is over.
        let state = root.join("state");
        if !state.exists() {
            std::fs::create_dir_all(state.join("copil")).unwrap();
            std::fs::write(state.join("copil/state.json"), r#"{"tour_seen": true}"#).unwrap();
        }
        let pair = native_pty_system().openpty(size(30, 100)).unwrap();
        let before = settings(pair.master.as_ref());
        let mut command = CommandBuilder::new("/bin/sh");
        command.args(script);
        command.cwd(plan);
        command.env_clear();
        for (name, value) in [
            ("PATH", std::env::var("PATH").unwrap().as_str()),
            ("HOME", root.to_str().unwrap()),
            ("XDG_CONFIG_HOME", root.join("config").to_str().unwrap()),
            ("XDG_STATE_HOME", state.to_str().unwrap()),
            ("COPIL", env!("CARGO_BIN_EXE_copil")),
            ("TERM", "xterm-256color"),
            ("LC_ALL", "C"),
            ("COPIL_LANG", "fr"),
            ("COPIL_TODAY", "2018-03-15"),
            ("GIT_CEILING_DIRECTORIES", root.to_str().unwrap()),
            ("GIT_CONFIG_NOSYSTEM", "1"),
            ("GIT_CONFIG_GLOBAL", "/dev/null"),
            ("PS1", "pret> "),
            // What tells of faults is kept where it goes with the test.
            ("TMPDIR", root.to_str().unwrap()),
        ]
        .iter()
        .chain(more)
        {
            command.env(name, value);
        }
        let child = pair.slave.spawn_command(command).unwrap();
        let mut reader = pair.master.try_clone_reader().unwrap();
        let keys = pair.master.take_writer().unwrap();
        let (sender, output) = mpsc::channel();
        std::thread::spawn(move || {
            let mut bytes = [0; 65536];
            while let Ok(count @ 1..) = reader.read(&mut bytes) {
                if sender.send(bytes[..count].to_vec()).is_err() {
                    return;
                }
            }
        });
        Self {
            pair,
            child,
            keys,
            output,
            screen: vt100::Parser::new(cells(30), cells(100), 0),
            before,
            written: Vec::new(),
            seen: BTreeSet::new(),
            folder,
        }
    }

    /// The program alone, after a line that was there before it; the history is read.
    pub(crate) fn opened() -> Self {
        Self::opened_with(&[])
    }

    /// The same, with more in its environment.
    pub(crate) fn opened_with(more: &[(&str, &str)]) -> Self {
        let mut terminal = Self::running(&["-c", r#"echo avant; exec "$COPIL""#], more);
        terminal.waits_for("À traiter");
        terminal
    }

    pub(crate) fn screen(&self) -> &vt100::Screen {
        self.screen.screen()
    }

    pub(crate) fn picture(&self) -> String {
        self.screen().contents().replace(['\u{a0}', '\u{202f}'], " ")
    }

    /// Every line that was to be seen since the beginning.
    pub(crate) fn seen(&self) -> &BTreeSet<String> {
        &self.seen
    }

    /// Takes in what was written meanwhile; answers why there was nothing.
    fn reads(&mut self, patience: Duration) -> Result<(), RecvTimeoutError> {
        let bytes = self.output.recv_timeout(patience)?;
        for piece in bytes.split_inclusive(|byte| Some(byte) == PICTURE_ENDS.last()) {
            self.screen.process(piece);
            self.written.extend(piece);
            if self.written.ends_with(PICTURE_ENDS) {
                let picture = self.picture();
                self.seen.extend(picture.lines().map(str::to_owned));
            }
        }
        Ok(())
    }

    pub(crate) fn waits_until(&mut self, what: &str, is_so: impl Fn(&Self) -> bool) {
        let limit = Instant::now() + LIMIT;
        while !is_so(self) {
            match self.reads(limit.saturating_duration_since(Instant::now())) {
                Ok(()) => {}
                Err(error @ RecvTimeoutError::Timeout) => panic!("{what}: {error}\n{}", self.picture()),
                // All that was written is read.
                Err(RecvTimeoutError::Disconnected) if is_so(self) => return,
                Err(error) => panic!("{what}: {error}\n{}", self.picture()),
            }
        }
    }

    pub(crate) fn waits_for(&mut self, text: &str) {
        self.waits_until(text, |terminal| terminal.picture().contains(text));
    }

    /// Waits until the program neither writes nor wakes any more.
    pub(crate) fn waits_for_rest(&mut self) {
        let limit = Instant::now() + LIMIT;
        let mut wakes = None;
        loop {
            match self.reads(QUIET) {
                Ok(()) => wakes = None,
                Err(RecvTimeoutError::Timeout) => {
                    let now = wakes_of(self.child.process_id().unwrap());
                    if wakes.replace(now) == Some(now) {
                        return;
                    }
                }
                Err(error) => panic!("{error}\n{}", self.picture()),
            }
            assert!(Instant::now() < limit, "it never rests\n{}", self.picture());
        }
    }

    /// Presses Escape, in a way that no letter after it can be taken together with it.
    pub(crate) fn escapes(&mut self) {
        self.types("\x1b[27u");
    }

    pub(crate) fn types(&mut self, keys: &str) {
        self.keys.write_all(keys.as_bytes()).unwrap();
        self.keys.flush().unwrap();
    }

    pub(crate) fn resizes(&mut self, rows: u16, cols: u16) {
        self.screen.screen_mut().set_size(cells(rows), cells(cols));
        self.pair.master.resize(size(rows, cols)).unwrap();
    }

    pub(crate) fn signals(&self, signal: &str) {
        let pid = self.child.process_id().unwrap().to_string();
        let status = Command::new("kill").args(["-s", signal, &pid]).status().unwrap();
        assert!(status.success());
    }

    pub(crate) fn ends(&mut self) -> ExitStatus {
        self.child.wait().unwrap()
    }

    /// Closes the window; answers how the program ended.
    pub(crate) fn closes(self) -> ExitStatus {
        let Self {
            pair,
            mut child,
            keys,
            output,
            folder,
            ..
        } = self;
        // Whoever reads has the window open as well, and lets go of it when nobody hears of what is written any more. The
        // keys say goodbye with an end of line, to which something is written.
        drop(output);
        drop((pair, keys));
        let (sender, ended) = mpsc::channel();
        std::thread::spawn(move || sender.send(child.wait().unwrap()));
        let status = ended.recv_timeout(LIMIT).expect("it ends with its terminal");
        drop(folder);
        status
    }

    /// The text of the cells that are shown the other way round: the current tab, the selected line.
    pub(crate) fn selected(&self, row: u16) -> String {
        let (_, columns) = self.screen().size();
        (0..columns.get())
            .filter_map(|column| self.screen().cell(row, column))
            .filter(|cell| cell.inverse())
            .map(|cell| cell.contents())
            .collect()
    }

    /// Holds that the terminal is as it was before the program came: its settings, what is on it, and where the cursor is.
    pub(crate) fn is_given_back(&mut self) {
        self.is_let_go();
        assert_eq!(self.picture(), BEFORE);
        assert_eq!(self.screen().cursor_position(), (1, 0));
    }

    /// Holds that its settings are those from before the program came, whatever is on it.
    pub(crate) fn is_let_go(&mut self) {
        self.waits_until("the terminal given back", |terminal| {
            let screen = terminal.screen();
            !screen.alternate_screen()
                && !screen.hide_cursor()
                && !screen.bracketed_paste()
                && !screen.application_cursor()
                && !screen.application_keypad()
                && screen.mouse_protocol_mode() == vt100::MouseProtocolMode::None
                && screen.mouse_protocol_encoding() == vt100::MouseProtocolEncoding::Default
        });
        assert_eq!(settings(self.pair.master.as_ref()), self.before);
        // Each mode that was set is set back: titles and flags of the keyboard are kept on stacks.
        assert_eq!(self.count("\x1b[22;2t"), self.count("\x1b[23;2t"));
        assert_eq!(self.count("\x1b[>1u"), self.count("\x1b[<1u"));
    }

    /// How often a sequence was written.
    pub(crate) fn count(&self, sequence: &str) -> usize {
        let sequence = sequence.as_bytes();
        self.written
            .windows(sequence.len())
            .filter(|window| *window == sequence)
            .count()
    }
}

/// A repository with all of a plan committed.
pub(crate) fn git_repository(plan: &Path, home: &Path) {
    let git = |arguments: &[&str]| {
        let output = Command::new("git")
            .args(["-c", "user.name=DRH", "-c", "user.email=secretariat@essai.exemple"])
            .args(arguments)
            .current_dir(plan)
            .env("HOME", home)
            .env("GIT_CONFIG_NOSYSTEM", "1")
            .env("GIT_CONFIG_GLOBAL", "/dev/null")
            .output()
            .unwrap();
        assert!(output.status.success(), "{output:?}");
    };
    git(&["init", "-q", "-b", "main"]);
    git(&["config", "user.name", "DRH"]);
    git(&["config", "user.email", "secretariat@essai.exemple"]);
    git(&["config", "commit.gpgsign", "false"]);
    git(&["add", "."]);
    git(&["commit", "-qm", "Adoption"]);
}

/// How often the threads of a process were woken, where the system tells.
fn wakes_of(process: u32) -> u64 {
    let Ok(tasks) = std::fs::read_dir(format!("/proc/{process}/task")) else {
        return 0;
    };
    let wakes = |task: std::fs::DirEntry| {
        let status = std::fs::read_to_string(task.path().join("status")).unwrap_or_default();
        let line = status
            .lines()
            .find(|line| line.starts_with("voluntary_ctxt_switches:"))?;
        line.split_whitespace().nth(1)?.parse::<u64>().ok()
    };
    tasks.flatten().filter_map(wakes).sum()
}
