//! Where everything printed goes: standard output and standard error, with or without colours.
//!
//! Nothing that a terminal would obey, or that deceives the eye, gets through here, whoever put it into a plan, a path or the
//! environment: JSON escapes it, everything else shows it harmlessly.
//!
//! Writing to a reader that went away (`copil log | head`) is no failure: the program ends quietly.

use std::io::{self, BufWriter, Write};

use crate::report::page::Page;
use crate::report::table::Tone;
use crate::wording::layout::wrap_to;
use copil_plan::sanitize::{is_deceptive, sanitize, sanitize_lines};

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
        self.toned(text, Tone::Plain)
    }

    /// Writes a line in a tone.
    pub(super) fn toned(&mut self, text: &str, tone: Tone) -> io::Result<()> {
        let painted = painted(&sanitize_lines(text), tone, self.colored_out);
        writeln!(self.out, "{painted}")
    }

    /// Writes the lines of a page.
    pub(super) fn page(&mut self, page: &Page) -> io::Result<()> {
        for line in page.lines() {
            for cell in line {
                let painted = painted(&sanitize(&cell.text), cell.tone, self.colored_out);
                self.text(&painted)?;
            }
            self.text("\n")?;
        }
        Ok(())
    }

    /// Text of clap's with its codes, where standard output has colours.
    pub(super) fn styled(&self, text: &clap::builder::StyledStr) -> String {
        if self.colored_out {
            text.ansi().to_string()
        } else {
            text.to_string()
        }
    }

    /// Writes text of the program's own as it is.
    pub(super) fn text(&mut self, text: &str) -> io::Result<()> {
        self.out.write_all(text.as_bytes())
    }

    /// Writes bytes as they are.
    pub(super) fn bytes(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.out.write_all(bytes)
    }

    /// Writes a value as JSON, indented, with a line end.
    pub(super) fn json(&mut self, value: &serde_json::Value) -> io::Result<()> {
        writeln!(self.out, "{}", escaped(format!("{value:#}")))
    }

    /// Writes a value of a list as JSON on one line, after what parts it from the one before.
    pub(super) fn json_item(&mut self, before: &str, value: &serde_json::Value) -> io::Result<()> {
        write!(self.out, "{before}{}", escaped(value.to_string()))
    }

    /// Writes a line to standard error. What was printed before comes before it on a terminal as well.
    ///
    /// A note that nobody takes stops nothing: what is asked for is done, and the exit code tells. Standard output that
    /// cannot be written is told by [`Output::flush`] in the end.
    pub(super) fn error_line(&mut self, text: &str) {
        let _ = self.out.flush();
        let _ = writeln!(self.err, "{}", sanitize_lines(text));
    }

    /// [`Output::error_line`] after a mark in a tone.
    pub(super) fn marked_error_line(&mut self, mark: &str, tone: Tone, text: &str) {
        let mark = painted(mark, tone, self.colored_err);
        let _ = self.out.flush();
        let _ = writeln!(self.err, "{mark} {}", sanitize_lines(text));
    }

    /// Writes how far something is to standard error, in the place of what stands in the line.
    pub(super) fn progress(&mut self, text: &str) {
        // What cannot be shown is no reason to stop.
        let _ = write!(self.err, "\r{}", sanitize(text));
    }

    /// Writes a question to standard error, without a line end, broken between words.
    pub(super) fn ask(&mut self, text: &str) -> io::Result<()> {
        self.out.flush()?;
        write!(self.err, "{} ", wrap_to(&sanitize_lines(text), self.columns).join("\n"))?;
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

/// JSON in which every character that a terminal could obey is written as its number. All of these are in strings, and of
/// those below a space there is but the line end between values.
fn escaped(json: String) -> String {
    let is_escaped = |c: char| c != '\n' && is_deceptive(c);
    if !json.contains(is_escaped) {
        return json;
    }
    let mut harmless = String::with_capacity(json.len() + 64);
    for c in json.chars() {
        if is_escaped(c) {
            let _ = std::fmt::Write::write_fmt(&mut harmless, format_args!("\\u{:04x}", u32::from(c)));
        } else {
            harmless.push(c);
        }
    }
    harmless
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
    fn json_says_the_same_without_a_character_that_is_obeyed() {
        let value = serde_json::json!({"a\u{9b}": ["\u{7f}\u{202e}é\u{2028}\u{1b}[2J\n", 1]});
        let text = escaped(format!("{value:#}"));
        assert!(!text.contains(|c| c != '\n' && is_deceptive(c)), "{text:?}");
        assert!(text.contains("\\u009b") && text.contains('é'));
        assert_eq!(serde_json::from_str::<serde_json::Value>(&text).unwrap(), value);
    }

    #[test]
    fn padding_is_not_coloured() {
        assert_eq!(painted("a  ", Tone::Bad, true), "\u{1b}[31ma\u{1b}[0m  ");
        assert_eq!(painted("a  ", Tone::Bad, false), "a  ");
    }
}
