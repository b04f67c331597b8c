//! The clipboard: through the terminal itself (OSC 52), which reaches the person's own machine over any connection, and
//! through the system's own command where there is one, for terminals that keep their clipboard to themselves.

use std::io::Write;
use std::process::{Command, Stdio};

use crossterm::Command as _;
use crossterm::clipboard::CopyToClipboard;

/// What stands between the program and the terminal.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Between {
    /// Nothing.
    #[default]
    Nothing,
    /// tmux, which hands a sequence on when it is wrapped for it.
    Tmux,
    /// GNU screen, which does as well, in short pieces.
    Screen,
}

/// Where what is copied goes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Clipboard {
    /// What stands between the program and the terminal.
    pub between: Between,
    /// The commands that take a text for the system's clipboard, the first that is there being used; none where the
    /// program runs on another machine than its terminal.
    pub commands: Vec<Vec<String>>,
}

/// How much GNU screen takes at once.
const PIECE: usize = 76;

impl Clipboard {
    /// The sequence that has the terminal copy a text.
    pub fn sequence(&self, text: &str) -> String {
        let mut plain = String::new();
        // Writing to a string does not fail.
        let _ = CopyToClipboard::to_clipboard_from(text).write_ansi(&mut plain);
        match self.between {
            Between::Nothing => plain,
            // tmux takes the plain one where it manages the clipboard itself, and hands the wrapped one on where it may.
            Between::Tmux => format!("{plain}\x1bPtmux;{}\x1b\\", plain.replace('\x1b', "\x1b\x1b")),
            Between::Screen => {
                let letters: Vec<char> = plain.chars().collect();
                let pieces = letters.chunks(PIECE);
                pieces
                    .map(|piece| format!("\x1bP{}\x1b\\", String::from_iter(piece)))
                    .collect()
            }
        }
    }

    /// Hands a text to the system's clipboard; returns whether some command took it. May take as long as the command does.
    pub fn hand_over(&self, text: &str) -> bool {
        self.commands.iter().any(|command| taken_by(command, text))
    }
}

fn taken_by(command: &[String], text: &str) -> bool {
    let [program, arguments @ ..] = command else {
        return false;
    };
    let started = Command::new(program)
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn();
    let Ok(mut child) = started else { return false };
    let written = child.stdin.take().map(|mut input| input.write_all(text.as_bytes()));
    matches!(written, Some(Ok(()))) && child.wait().is_ok_and(|status| status.success())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn through(between: Between) -> String {
        let clipboard = Clipboard {
            between,
            ..Clipboard::default()
        };
        clipboard.sequence("RH-04 é")
    }

    #[test]
    fn the_terminal_is_told_whatever_stands_between() {
        let plain = through(Between::Nothing);
        assert_eq!(plain, "\x1b]52;c;UkgtMDQgw6k=\x1b\\");
        let tmux = through(Between::Tmux);
        assert!(tmux.starts_with(&plain), "{tmux:?}");
        assert!(
            tmux.ends_with("\x1bPtmux;\x1b\x1b]52;c;UkgtMDQgw6k=\x1b\x1b\\\x1b\\"),
            "{tmux:?}"
        );
        assert!(through(Between::Screen).starts_with("\x1bP\x1b]52;c;"));
    }

    #[test]
    fn a_command_that_is_not_there_takes_nothing() {
        let clipboard = Clipboard {
            commands: vec![vec!["no-such-command-for-the-clipboard".into()]],
            ..Clipboard::default()
        };
        assert!(!clipboard.hand_over("RH-04"));
    }
}
