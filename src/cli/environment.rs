//! What the process is told by its surroundings: the one place of the command line that reads the environment.

use std::env;
use std::ffi::OsString;
use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command};
use std::sync::{Arc, Mutex};

use crate::tui::app::Edited;
use crate::tui::clipboard::{Between, Clipboard};
use crate::tui::panic_hook::{self, FailPoint};
use crate::tui::theme::ColorDepth;
use crate::wording::language_of_locale;
use copil_plan::Language;

/// The environment variable that chooses the language.
pub(super) const LANGUAGE_VARIABLE: &str = "COPIL_LANG";

/// The columns of a terminal that does not tell how many it has.
const USUAL: usize = 80;

/// The surroundings of one run.
#[derive(Clone, Debug, Default)]
pub(super) struct Environment {
    /// The folder the program was started in.
    pub folder: PathBuf,
    /// The person's own folder, where it is known.
    pub home: Option<PathBuf>,
    /// What `COPIL_LANG` says, when it is set.
    pub language: Option<String>,
    /// The locale of the person's messages, when it can be told.
    pub locale: Option<String>,
    /// Whether `NO_COLOR` is set and not empty.
    pub no_color: bool,
    /// Whether a person can be asked: standard input and standard error are terminals.
    pub can_ask: bool,
    /// Whether standard output is a terminal.
    pub is_terminal: bool,
    /// Whether standard error is a terminal.
    pub is_error_terminal: bool,
    /// The columns of the terminal, when standard output is one.
    pub columns: Option<usize>,
    /// The configuration file, there or not, where a place for it is known.
    pub config_file: Option<PathBuf>,
    /// The file for what is remembered without being asked, there or not, where a place for it is known.
    pub state_file: Option<PathBuf>,
    /// What the terminal says of its colours.
    pub terminal: TerminalKind,
}

/// What the variables say of the terminal.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct TerminalKind {
    /// `TERM`.
    pub term: Option<String>,
    /// `COLORTERM`.
    pub colours: Option<String>,
    /// `COLORFGBG`: the numbers of the letters' colour and of the background's.
    pub ground: Option<String>,
}

impl TerminalKind {
    fn of_process() -> Self {
        Self {
            term: text("TERM"),
            colours: text("COLORTERM"),
            ground: text("COLORFGBG"),
        }
    }

    /// How finely it shows colours.
    pub(super) fn depth(&self) -> ColorDepth {
        let term = self.term.as_deref().unwrap_or_default();
        let full = matches!(self.colours.as_deref(), Some("truecolor" | "24bit")) || term.ends_with("-direct");
        match full || cfg!(windows) {
            true => ColorDepth::Full,
            false if term.contains("256color") => ColorDepth::Fixed,
            false => ColorDepth::Named,
        }
    }

    /// Whether its background is dark, as far as the variables tell.
    pub(super) fn is_dark(&self) -> Option<bool> {
        let number = self.ground.as_deref()?.rsplit(';').next()?.parse::<u8>().ok()?;
        // Of the sixteen named colours, the light grey and the bright ones but the dark grey are light.
        (number < 16).then_some(matches!(number, 0..=6 | 8))
    }

    /// Whether it may be asked for its background: a bare console or a pipe would show the question.
    pub(super) fn answers(&self) -> bool {
        let term = self.term.as_deref().unwrap_or_default();
        !cfg!(windows) && !matches!(term, "" | "dumb" | "linux" | "cons25" | "vt100" | "vt220")
    }
}

impl Environment {
    /// The surroundings of this process.
    ///
    /// # Errors
    ///
    /// When the current folder cannot be told, because it was removed or may not be read.
    pub(super) fn of_process() -> io::Result<Self> {
        let is_terminal = io::stdout().is_terminal();
        let is_error_terminal = io::stderr().is_terminal();
        Ok(Self {
            folder: env::current_dir()?,
            home: variable(if cfg!(windows) { "USERPROFILE" } else { "HOME" }).map(PathBuf::from),
            language: text(LANGUAGE_VARIABLE),
            locale: locale(),
            no_color: variable("NO_COLOR").is_some(),
            can_ask: io::stdin().is_terminal() && is_error_terminal,
            is_terminal,
            is_error_terminal,
            columns: is_terminal.then(|| columns().unwrap_or(USUAL)),
            config_file: config_file(),
            state_file: state_file(),
            terminal: TerminalKind::of_process(),
        })
    }

    /// The language of the person: the one asked for, else `COPIL_LANG`, else the configuration file's, else the locale's,
    /// else English.
    pub(super) fn language(&self, asked: Option<Language>, configured: Option<Language>) -> Language {
        asked
            .or_else(|| self.language.as_deref().and_then(language_of_locale))
            .or(configured)
            .or_else(|| self.locale.as_deref().and_then(language_of_locale))
            .unwrap_or(Language::En)
    }
}

/// Has the program meet a fault where a test asks for one; a release asks for none.
pub(super) fn provoke_faults() {
    if !cfg!(debug_assertions) {
        return;
    }
    match text("COPIL_FAULT").as_deref() {
        Some("drawing") => panic_hook::set_fail_point(FailPoint::Drawing),
        Some("reading") => panic_hook::set_fail_point(FailPoint::Reading),
        Some("looking") => panic_hook::set_fail_point(FailPoint::Looking),
        _ => {}
    }
}

/// This program as another one is to find it: by its name where the shell does, by its path elsewhere.
pub(super) fn own_program() -> PathBuf {
    const NAME: &str = "copil";
    let Ok(own) = env::current_exe() else {
        return NAME.into();
    };
    let real = |path: &Path| path.canonicalize().ok();
    let folders = variable("PATH").unwrap_or_default();
    let found = env::split_paths(&folders).find_map(|folder| real(&folder.join(NAME)));
    match found.is_some() && found == real(&own) {
        true => NAME.into(),
        false => own,
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "the command line's one place that reads the environment"
)]
fn variable(name: &str) -> Option<OsString> {
    env::var_os(name).filter(|value| !value.is_empty())
}

fn text(name: &str) -> Option<String> {
    variable(name)?.into_string().ok()
}

/// The locale of messages: as POSIX has it, else as the system says.
fn locale() -> Option<String> {
    ["LC_ALL", "LC_MESSAGES", "LANG"]
        .into_iter()
        .find_map(text)
        .or_else(sys_locale::get_locale)
}

/// The configuration file: the one that `COPIL_CONFIG` names, else where the system has them.
fn config_file() -> Option<PathBuf> {
    let named = variable("COPIL_CONFIG").map(PathBuf::from);
    named.or_else(|| Some(folder("XDG_CONFIG_HOME", ".config", "APPDATA")?.join("config.toml")))
}

/// The file for what is remembered.
fn state_file() -> Option<PathBuf> {
    Some(folder("XDG_STATE_HOME", ".local/state", "LOCALAPPDATA")?.join("state.json"))
}

/// The program's own folder: below the one that a variable of the XDG standard names, else where the system has such.
fn folder(xdg: &str, below_home: &str, windows: &str) -> Option<PathBuf> {
    // A path that is not absolute is to be ignored, says the standard.
    let absolute = |name: &str| variable(name).map(PathBuf::from).filter(|path| path.is_absolute());
    let usual = || match () {
        () if cfg!(windows) => absolute(windows),
        () if cfg!(target_os = "macos") => Some(absolute("HOME")?.join("Library/Application Support")),
        () => Some(absolute("HOME")?.join(below_home)),
    };
    Some(absolute(xdg).or_else(usual)?.join("copil"))
}

/// `COLUMNS` when it is set by hand, else what the terminal says.
fn columns() -> Option<usize> {
    let set = text("COLUMNS").and_then(|columns| columns.parse().ok());
    let told = || terminal_size::terminal_size().map(|(width, _)| usize::from(width.0));
    set.or_else(told).filter(|columns| *columns > 0)
}

/// The editor that the person uses with git, as a command line for the shell: what git says (`GIT_EDITOR`,
/// `core.editor`, `VISUAL`, `EDITOR`, its own default), else `VISUAL` or `EDITOR`, else one that every system has.
pub(super) fn editor(folder: &Path) -> String {
    git_editor(folder)
        .or_else(|| text("VISUAL"))
        .or_else(|| text("EDITOR"))
        .unwrap_or_else(|| if cfg!(windows) { "notepad" } else { "vi" }.to_owned())
}

/// Runs the editor on a file as git does: through the shell, the file as its last argument.
///
/// # Errors
///
/// When it could not be started; when it ended with an error, with nothing more to tell.
pub(super) fn run_editor(file: &Path) -> Result<(), (String, Option<io::Error>)> {
    let (editor, mut command) = editor_command(file);
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(_) => Err((editor, None)),
        Err(source) => Err((editor, Some(source))),
    }
}

fn editor_command(file: &Path) -> (String, Command) {
    let editor = editor(file.parent().unwrap_or(Path::new(".")));
    let mut command;
    if cfg!(windows) {
        command = Command::new("cmd");
        command.arg("/C").arg(format!("{editor} \"{}\"", file.display()));
    } else {
        command = Command::new("sh");
        command.arg("-c").arg(format!("{editor} \"$@\"")).arg(&editor).arg(file);
    }
    (editor, command)
}

/// Runs the editor for the screen, which takes the signals of keys for itself: where the editor stops, this program stops
/// with it.
pub(super) fn edit_from_screen(file: &Path) -> Edited {
    let (editor, mut command) = editor_command(file);
    match command.spawn().and_then(wait_and_stop_with) {
        Ok(true) => Edited::Well,
        Ok(false) | Err(_) => Edited::Badly(editor),
    }
}

/// Waits until a program has ended, and tells whether it ended well. While it is stopped, as Ctrl-Z stops an editor, this
/// program is as well, so that the shell takes the terminal back; the shell's `fg` wakes both.
#[cfg(unix)]
fn wait_and_stop_with(child: Child) -> io::Result<bool> {
    use rustix::process::{Pid, Signal, WaitOptions, kill_process, waitpid};
    let pid = Pid::from_child(&child);
    let changes = WaitOptions::UNTRACED | WaitOptions::CONTINUED;
    loop {
        let Some((_, status)) = rustix::io::retry_on_intr(|| waitpid(Some(pid), changes))? else {
            continue;
        };
        let mut status = Some(status);
        while status.is_some_and(|status| status.stopped()) {
            signal_hook::low_level::emulate_default_handler(signal_hook::consts::SIGTSTP)?;
            status = rustix::io::retry_on_intr(|| waitpid(Some(pid), changes | WaitOptions::NOHANG))?.map(|it| it.1);
            if status.is_none() {
                // Where no shell minds the jobs, nobody else wakes it. One that the shell woke may have been stopped anew
                // by now, which this would undo.
                kill_process(pid, Signal::CONT)?;
            }
        }
        if let Some(status) = status.filter(|status| !status.continued()) {
            return Ok(status.exit_status() == Some(0));
        }
    }
}

#[cfg(not(unix))]
fn wait_and_stop_with(mut child: Child) -> io::Result<bool> {
    Ok(child.wait()?.success())
}

/// What is said when Ctrl-C ends the program in the middle of its questions: what stands, and how to go on.
pub(super) struct Parting(Arc<Mutex<String>>);

impl Parting {
    /// From now on this is said. The program ends as it does by itself.
    #[cfg(unix)]
    pub(super) fn new(text: String) -> io::Result<Self> {
        use signal_hook::consts::SIGINT;
        let said = Arc::new(Mutex::new(text));
        let mut signals = signal_hook::iterator::Signals::new([SIGINT])?;
        let parting = Self(Arc::clone(&said));
        std::thread::spawn(move || {
            for signal in signals.forever() {
                let text = said.lock().map(|text| text.clone()).unwrap_or_default();
                // It ends whether or not this can be told and the signal be passed on.
                let _ = writeln!(io::stderr(), "\n{text}");
                let _ = signal_hook::low_level::emulate_default_handler(signal);
            }
        });
        Ok(parting)
    }

    /// Elsewhere nothing is said.
    #[cfg(not(unix))]
    pub(super) fn new(text: String) -> io::Result<Self> {
        Ok(Self(Arc::new(Mutex::new(text))))
    }

    /// From now on something else is said.
    pub(super) fn say(&self, text: String) {
        if let Ok(mut said) = self.0.lock() {
            *said = text;
        }
    }
}

/// The way to the clipboard: through what stands between the program and its terminal, and the commands of the system when
/// both are on this machine.
pub(super) fn clipboard() -> Clipboard {
    let is_set = |name: &str| variable(name).is_some();
    let between = if is_set("TMUX") {
        Between::Tmux
    } else if is_set("STY") {
        Between::Screen
    } else {
        Between::Nothing
    };
    let mut commands: Vec<&[&str]> = Vec::new();
    if !is_set("SSH_CONNECTION") && !is_set("SSH_TTY") {
        if cfg!(target_os = "macos") {
            commands.push(&["pbcopy"]);
        } else if cfg!(windows) {
            commands.push(&["clip"]);
        } else if is_set("WAYLAND_DISPLAY") {
            commands.push(&["wl-copy"]);
        } else if is_set("DISPLAY") {
            commands.push(&["xclip", "-selection", "clipboard"]);
            commands.push(&["xsel", "--clipboard", "--input"]);
        }
    }
    let words = |command: &[&str]| command.iter().map(|word| (*word).to_owned()).collect();
    Clipboard {
        between,
        commands: commands.into_iter().map(words).collect(),
    }
}

fn git_editor(folder: &Path) -> Option<String> {
    let answer = Command::new("git")
        .args(["var", "GIT_EDITOR"])
        .current_dir(folder)
        .output()
        .ok()?;
    let editor = String::from_utf8(answer.stdout).ok()?.trim().to_owned();
    (answer.status.success() && !editor.is_empty()).then_some(editor)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_language_asked_for_comes_before_the_variable_and_the_locale() {
        let environment = Environment {
            language: Some("fr".into()),
            locale: Some("en_GB.UTF-8".into()),
            ..Environment::default()
        };
        assert_eq!(environment.language(Some(Language::En), None), Language::En);
        assert_eq!(environment.language(None, None), Language::Fr);
        let unknown = Environment {
            language: Some("tlh".into()),
            locale: Some("fr_FR".into()),
            ..Environment::default()
        };
        assert_eq!(unknown.language(None, None), Language::Fr);
        assert_eq!(Environment::default().language(None, None), Language::En);
        assert_eq!(unknown.language(None, Some(Language::En)), Language::En);
        assert_eq!(environment.language(None, Some(Language::En)), Language::Fr);
    }

    #[test]
    fn the_terminal_is_known_by_its_variables() {
        let kind = |term: &str, colours: Option<&str>, ground: Option<&str>| TerminalKind {
            term: Some(term.into()),
            colours: colours.map(str::to_owned),
            ground: ground.map(str::to_owned),
        };
        let usual = kind("xterm-256color", None, Some("15;default;0"));
        assert_eq!(usual.is_dark(), Some(true));
        assert!(usual.answers());
        assert_eq!(kind("xterm", None, Some("0;15")).is_dark(), Some(false));
        assert_eq!(kind("xterm", None, Some("0;default")).is_dark(), None);
        assert_eq!(kind("xterm", None, None).is_dark(), None);
        assert!(!kind("linux", None, None).answers() && !TerminalKind::default().answers());
        if !cfg!(windows) {
            assert_eq!(usual.depth(), ColorDepth::Fixed);
            assert_eq!(kind("xterm", Some("truecolor"), None).depth(), ColorDepth::Full);
            assert_eq!(kind("xterm", None, None).depth(), ColorDepth::Named);
        }
    }
}
