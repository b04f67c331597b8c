//! The program in a real pseudo-terminal: it takes the terminal, and gives it back whole whatever ends it.
//!
//! Nothing here sleeps: each step waits for what is to be seen, with a limit that only a fault reaches.

#![cfg(unix)]

use std::io::{Read, Write};
use std::num::NonZero;
use std::path::Path;
use std::process::Command;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, ExitStatus, MasterPty, PtyPair, PtySize, native_pty_system};

const LIMIT: Duration = Duration::from_secs(20);

/// A terminal with a program in it.
struct Terminal {
    pair: PtyPair,
    child: Box<dyn Child + Send + Sync>,
    keys: Box<dyn Write + Send>,
    output: Receiver<Vec<u8>>,
    screen: vt100::Parser,
    /// How the terminal was set before the program came, as `termios` has it.
    before: String,
    /// All that the program wrote.
    raw: Vec<u8>,
    folder: tempfile::TempDir,
}

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

fn write_plan(folder: &Path) {
    let files = [
        ("plan.toml", include_str!("screens/small/plan.toml")),
        ("groups/rh/group.toml", include_str!("screens/small/rh.toml")),
        ("groups/rh/RH-01.toml", include_str!("screens/small/RH-01.toml")),
        ("groups/rh/RH-02.toml", include_str!("screens/small/RH-02.toml")),
        ("groups/si/group.toml", include_str!("screens/small/si.toml")),
        ("groups/si/SI-01.toml", include_str!("screens/small/SI-01.toml")),
    ];
    for (path, text) in files {
        let file = folder.join(path);
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        std::fs::write(file, text).unwrap();
    }
}

impl Terminal {
    /// Runs a shell in the plan's folder; `$COPIL` is the program.
    #[expect(clippy::disallowed_methods, reason = "the shell needs its path")]
    fn running(script: &[&str]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let plan = folder.path().join("essai");
        write_plan(&plan);
        // The tour of the first start is over.
        let state = folder.path().join("state");
        std::fs::create_dir_all(state.join("copil")).unwrap();
        std::fs::write(state.join("copil/state.json"), r#"{"tour_seen": true}"#).unwrap();
        let pair = native_pty_system().openpty(size(30, 100)).unwrap();
        let before = settings(pair.master.as_ref());
        let mut command = CommandBuilder::new("/bin/sh");
        command.args(script);
        command.cwd(&plan);
        command.env_clear();
        for (name, value) in [
            ("PATH", std::env::var("PATH").unwrap().as_str()),
            ("HOME", folder.path().to_str().unwrap()),
            ("XDG_CONFIG_HOME", folder.path().join("config").to_str().unwrap()),
            ("XDG_STATE_HOME", state.to_str().unwrap()),
            ("COPIL", env!("CARGO_BIN_EXE_copil")),
            ("TERM", "xterm-256color"),
            ("LC_ALL", "C"),
            ("COPIL_LANG", "fr"),
            ("COPIL_TODAY", "2018-03-15"),
            ("GIT_CEILING_DIRECTORIES", folder.path().to_str().unwrap()),
            ("PS1", "pret> "),
        ] {
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
            raw: Vec::new(),
            folder,
        }
    }

    /// The program alone, after a line that was there before it.
    fn opened() -> Self {
        let mut terminal = Self::running(&["-c", r#"echo avant; exec "$COPIL""#]);
        terminal.waits_for("À traiter");
        terminal
    }

    fn picture(&self) -> String {
        self.screen.screen().contents().replace(['\u{a0}', '\u{202f}'], " ")
    }

    fn waits_until(&mut self, what: &str, is_so: impl Fn(&Self) -> bool) {
        let limit = Instant::now() + LIMIT;
        while !is_so(self) {
            match self
                .output
                .recv_timeout(limit.saturating_duration_since(Instant::now()))
            {
                Ok(bytes) => {
                    self.screen.process(&bytes);
                    self.raw.extend(bytes);
                }
                Err(error @ RecvTimeoutError::Timeout) => panic!("{what}: {error}\n{}", self.picture()),
                // All that was written is read.
                Err(RecvTimeoutError::Disconnected) if is_so(self) => return,
                Err(error) => panic!("{what}: {error}\n{}", self.picture()),
            }
        }
    }

    fn waits_for(&mut self, text: &str) {
        self.waits_until(text, |terminal| terminal.picture().contains(text));
    }

    fn types(&mut self, keys: &str) {
        self.keys.write_all(keys.as_bytes()).unwrap();
        self.keys.flush().unwrap();
    }

    fn resizes(&mut self, rows: u16, cols: u16) {
        self.screen.screen_mut().set_size(cells(rows), cells(cols));
        self.pair.master.resize(size(rows, cols)).unwrap();
    }

    fn signals(&self, signal: &str) {
        let pid = self.child.process_id().unwrap().to_string();
        assert!(
            Command::new("kill")
                .args(["-s", signal, &pid])
                .status()
                .unwrap()
                .success()
        );
    }

    fn ends(&mut self) -> ExitStatus {
        self.child.wait().unwrap()
    }

    /// Whether the terminal is as it was before the program came.
    fn is_given_back(&mut self) {
        self.waits_until("the terminal given back", |terminal| {
            let screen = terminal.screen.screen();
            !screen.alternate_screen()
                && !screen.hide_cursor()
                && !screen.bracketed_paste()
                && screen.mouse_protocol_mode() == vt100::MouseProtocolMode::None
                && terminal.picture().contains("avant")
        });
        assert_eq!(settings(self.pair.master.as_ref()), self.before);
    }
}

#[test]
fn it_opens_answers_keys_and_quits_leaving_the_terminal_as_it_was() {
    let mut terminal = Terminal::opened();
    assert!(terminal.screen.screen().alternate_screen());
    terminal.types("2");
    terminal.waits_for("3 actions");
    terminal.types("jj\r");
    terminal.waits_for("SI-01");
    terminal.types("L");
    terminal.waits_for("Waited for by");
    terminal.types("q");
    assert!(terminal.ends().success());
    terminal.is_given_back();
}

#[test]
fn a_signal_that_ends_it_is_obeyed_once_the_terminal_is_given_back() {
    for signal in ["TERM", "HUP", "INT", "QUIT"] {
        let mut terminal = Terminal::opened();
        terminal.signals(signal);
        let status = terminal.ends();
        assert!(!status.success(), "{signal}: {status:?}");
        terminal.is_given_back();
    }
}

#[test]
fn it_stops_on_ctrl_z_and_comes_back_whole() {
    let mut terminal = Terminal::running(&["-i"]);
    terminal.waits_for("pret> ");
    terminal.types("echo avant; \"$COPIL\"\n");
    terminal.waits_for("À traiter");
    for _ in 0..2 {
        terminal.types("\x1a");
        terminal.waits_until("the shell again", |terminal| {
            !terminal.screen.screen().alternate_screen() && terminal.picture().trim_end().ends_with("pret>")
        });
        assert!(!terminal.screen.screen().hide_cursor());
        terminal.types("clear 2>/dev/null; echo avant; fg\n");
        terminal.waits_for("À traiter");
    }
    terminal.types("q");
    terminal.waits_until("the shell at the end", |terminal| {
        !terminal.screen.screen().alternate_screen() && terminal.picture().trim_end().ends_with("pret>")
    });
    terminal.types("exit\n");
    terminal.ends();
}

#[test]
fn the_window_may_shrink_to_nothing_and_grow_again() {
    let mut terminal = Terminal::opened();
    for (rows, cols) in [(1, 1), (24, 80), (1, 200), (200, 1), (10, 10)] {
        terminal.resizes(rows, cols);
    }
    terminal.waits_for("copil");
    terminal.resizes(40, 120);
    terminal.waits_for("À traiter");
    terminal.types("q");
    assert!(terminal.ends().success());
}

#[test]
fn a_huge_paste_is_taken_without_harm() {
    let mut terminal = Terminal::opened();
    terminal.types("2f");
    terminal.waits_for("Filtrer");
    terminal.types(&format!("\x1b[200~{}\x1b[201~", "télé ".repeat(20_000)));
    terminal.waits_for("1 action");
    terminal.types("\x1b");
    terminal.waits_for("3 actions");
    terminal.types("q");
    assert!(terminal.ends().success());
    terminal.is_given_back();
}

#[test]
fn the_terminals_answer_about_its_background_is_heard_and_never_typed() {
    let mut terminal = Terminal::opened();
    let asked = String::from("\u{1b}]11;?");
    assert!(terminal.raw.windows(asked.len()).any(|bytes| bytes == asked.as_bytes()));
    // The search takes what is typed: nothing of the answer is.
    terminal.types("/abc\u{1b}]11;rgb:ffff/ffff/ffff\u{1b}\\def");
    terminal.waits_for("abcdef");
    terminal.types("\u{3}q");
    assert!(terminal.ends().success());
    let state = std::fs::read_to_string(terminal.folder.path().join("state/copil/state.json")).unwrap();
    assert!(state.contains("\"dark\": false"), "{state}");
}

#[test]
fn the_tour_is_shown_on_the_first_start_only_and_left_with_any_key() {
    let mut terminal = Terminal::running(&[
        "-c",
        r#"export XDG_STATE_HOME="$HOME/new"; "$COPIL"; echo encore; "$COPIL"; echo fini"#,
    ]);
    terminal.waits_for("Bienvenue dans copil");
    terminal.types("x");
    terminal.waits_until("the tour gone", |terminal| !terminal.picture().contains("Bienvenue"));
    terminal.types("q");
    terminal.waits_for("encore");
    terminal.waits_for("À traiter");
    assert!(!terminal.picture().contains("Bienvenue"), "{}", terminal.picture());
    terminal.types("q");
    terminal.waits_for("fini");
}

#[test]
fn a_state_that_cannot_be_written_shows_no_tour_and_stops_nothing() {
    // A file where a folder is needed stands for any folder that cannot be written to, whoever runs the test.
    let mut terminal = Terminal::running(&[
        "-c",
        r#"echo > "$HOME/file"; export XDG_STATE_HOME="$HOME/file"; "$COPIL"; echo fini $?"#,
    ]);
    terminal.waits_for("À traiter");
    assert!(!terminal.picture().contains("Bienvenue"), "{}", terminal.picture());
    terminal.types("q");
    terminal.waits_for("fini 0");
}

#[test]
fn all_that_is_wrong_in_the_configuration_is_told_before_the_screen_is_taken() {
    let script = r#"mkdir -p "$XDG_CONFIG_HOME/copil"
printf 'theem = "dark"\nroom = "oui"\n[keys.global]\nredo = ["u", "entr"]\n' > "$XDG_CONFIG_HOME/copil/config.toml"
"$COPIL"; echo "fini $?"; "$COPIL" --no-config"#;
    let mut terminal = Terminal::running(&["-c", script]);
    terminal.waits_for("fini 1");
    let said = terminal.picture().replace(['\n', '\r'], "");
    for text in [
        "config.toml:1:1:",
        "« theme »",
        "config.toml:2:8:",
        "config.toml:4:9:",
        "config.toml:4:14:",
        "« enter »",
        "a 4 erreurs",
        "--no-config",
    ] {
        assert!(said.contains(text), "{text}: {said}");
    }
    terminal.waits_for("À traiter");
    terminal.types("q");
    assert!(terminal.ends().success());
}

#[test]
fn the_configuration_decides_keys_screen_and_looks_and_the_state_remembers_the_theme() {
    let script = r#"mkdir -p "$XDG_CONFIG_HOME/copil"
printf 'start = "actions"\nmouse = false\n[keys.global]\nquit = ["X", "ctrl-c"]\n' > "$XDG_CONFIG_HOME/copil/config.toml"
"$COPIL"; echo "fini $?""#;
    let mut terminal = Terminal::running(&["-c", script]);
    terminal.waits_for("3 actions");
    assert_eq!(
        terminal.screen.screen().mouse_protocol_mode(),
        vt100::MouseProtocolMode::None
    );
    terminal.waits_for("X quitter");
    terminal.types("T");
    terminal.waits_for("Thème : sombre");
    terminal.types("qX");
    terminal.waits_for("fini 0");
    let state = std::fs::read_to_string(terminal.folder.path().join("state/copil/state.json")).unwrap();
    assert!(state.contains("\"chosen\": \"dark\""), "{state}");
}
