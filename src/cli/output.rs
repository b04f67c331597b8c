//! Where everything printed goes: standard output and standard error, with or without colours.
//!
//! Writing to a reader that went away (`copil log | head`) is no failure: the program ends quietly.

use std::io::{self, BufWriter, Write};

use crate::report::page::Page;
use crate::report::table::Tone;

const RESET: &str = "\u{1b}[0m";

/// When to write in colours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub(super) enum ColorChoice {
    /// On a terminal, unless `NO_COLOR` is set.
    #[default]
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

impl ColorChoice {
    /// Whether to write in colours to a stream that is or is not a terminal.
    pub(super) fn allows(self, is_terminal: bool, no_color: bool) -> bool {
        match self {
            Self::Auto => is_terminal && !no_color,
            Self::Always => true,
            Self::Never => false,
        }
    }
}

/// Standard output and standard error.
pub(super) struct Output {
    out: Box<dyn Write>,
    err: Box<dyn Write>,
    colored_out: bool,
    colored_err: bool,
    columns: Option<usize>,
}

impl Output {
    /// The streams of this process. `columns` is the width to lay out for; `None` lays out for none.
    pub(super) fn of_process(colored_out: bool, colored_err: bool, columns: Option<usize>) -> Self {
        Self {
            out: Box::new(BufWriter::with_capacity(1 << 16, io::stdout())),
            err: Box::new(io::stderr()),
            colored_out,
            colored_err,
            columns,
        }
    }

    /// The width to lay out for; `None` for text that nobody sees as it comes, which is never cut.
    pub(super) fn columns(&self) -> Option<usize> {
        self.columns
    }

    /// Writes a line.
    pub(super) fn line(&mut self, text: &str) -> io::Result<()> {
        self.out.write_all(text.as_bytes())?;
        self.out.write_all(b"\n")
    }

    /// Writes a line in a tone.
    pub(super) fn toned(&mut self, text: &str, tone: Tone) -> io::Result<()> {
        let text = self.paint(text, tone);
        self.line(&text)
    }

    /// Writes the lines of a page.
    pub(super) fn page(&mut self, page: &Page) -> io::Result<()> {
        for line in page.lines() {
            for cell in line {
                let painted = self.paint(&cell.text, cell.tone);
                self.text(&painted)?;
            }
            self.text("\n")?;
        }
        Ok(())
    }

    /// The text with the codes of its tone around it, where standard output has colours.
    pub(super) fn paint(&self, text: &str, tone: Tone) -> String {
        painted(text, tone, self.colored_out)
    }

    /// Text of clap's with its codes, where standard output has colours.
    pub(super) fn styled(&self, text: &clap::builder::StyledStr) -> String {
        if self.colored_out {
            text.ansi().to_string()
        } else {
            text.to_string()
        }
    }

    /// Writes text as it is.
    pub(super) fn text(&mut self, text: &str) -> io::Result<()> {
        self.out.write_all(text.as_bytes())
    }

    /// Writes bytes as they are.
    pub(super) fn bytes(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.out.write_all(bytes)
    }

    /// Writes a value as JSON, indented, with a line end.
    pub(super) fn json(&mut self, value: &serde_json::Value) -> io::Result<()> {
        serde_json::to_writer_pretty(&mut self.out, value).map_err(io::Error::from)?;
        self.out.write_all(b"\n")
    }

    /// Writes a line to standard error. What was printed before comes before it on a terminal as well.
    ///
    /// A note that nobody takes stops nothing: what is asked for is done, and the exit code tells. Standard output that
    /// cannot be written is told by [`Output::flush`] in the end.
    pub(super) fn error_line(&mut self, text: &str) {
        let _ = self.out.flush();
        let _ = writeln!(self.err, "{text}");
    }

    /// The text with the codes of its tone around it, where standard error has colours.
    pub(super) fn paint_error(&self, text: &str, tone: Tone) -> String {
        painted(text, tone, self.colored_err)
    }

    /// Writes a question to standard error, without a line end.
    pub(super) fn ask(&mut self, text: &str) -> io::Result<()> {
        self.out.flush()?;
        write!(self.err, "{text}")?;
        self.err.flush()
    }

    /// Sees to it that everything written has left.
    pub(super) fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

impl std::fmt::Debug for Output {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Output")
            .field("colored_out", &self.colored_out)
            .field("columns", &self.columns)
            .finish_non_exhaustive()
    }
}

fn painted(text: &str, tone: Tone, colored: bool) -> String {
    match tone.code().filter(|_| colored && !text.trim_end().is_empty()) {
        // Padding is not coloured: it would be underlined or shown reversed by some terminals.
        Some(code) => {
            let (inner, padding) = text.split_at(text.trim_end().len());
            format!("{code}{inner}{RESET}{padding}")
        }
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_are_for_terminals_unless_said_otherwise() {
        assert!(ColorChoice::Auto.allows(true, false));
        assert!(!ColorChoice::Auto.allows(true, true), "NO_COLOR");
        assert!(!ColorChoice::Auto.allows(false, false));
        assert!(ColorChoice::Always.allows(false, true));
        assert!(!ColorChoice::Never.allows(true, false));
    }

    #[test]
    fn padding_is_not_coloured() {
        assert_eq!(painted("a  ", Tone::Bad, true), "\u{1b}[31ma\u{1b}[0m  ");
        assert_eq!(painted("a  ", Tone::Bad, false), "a  ");
    }
}
