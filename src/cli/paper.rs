//! Sheets: facts under their labels, texts, and titled lists.

use super::failure::Failure;
use super::layout::{Tone, padded, width, wrapped};
use super::session::Session;
use copil_plan::sanitize::sanitize_lines;

/// Facts, a label and a text each, the texts aligned.
#[derive(Default)]
pub(super) struct Facts(Vec<(String, String, Tone)>);

impl Facts {
    /// Adds a fact; one without a text is left out.
    pub(super) fn add(&mut self, label: String, text: String) {
        self.toned(label, text, Tone::Plain);
    }

    /// Adds a fact in a tone.
    pub(super) fn toned(&mut self, label: String, text: String, tone: Tone) {
        if !text.is_empty() {
            self.0.push((label, text, tone));
        }
    }

    /// Prints the facts, the texts aligned and broken to the terminal's width.
    pub(super) fn print(&self, session: &mut Session) -> Result<(), Failure> {
        let margin = self.0.iter().map(|(label, ..)| width(label)).max().unwrap_or(0) + 2;
        let columns = session
            .out
            .columns()
            .map(|columns| columns.saturating_sub(margin).max(20));
        for (label, text, tone) in &self.0 {
            let mut label = session.out.paint(&padded(label, margin), Tone::Faint);
            for line in wrapped(text, columns) {
                let line = session.out.paint(&line, *tone);
                session.out.line(format!("{label}{line}").trim_end())?;
                label = " ".repeat(margin);
            }
        }
        Ok(())
    }
}

/// Prints a text after an empty line.
pub(super) fn print_text(session: &mut Session, text: &str) -> Result<(), Failure> {
    session.out.line("")?;
    for line in wrapped(&sanitize_lines(text.trim()), session.out.columns()) {
        session.out.line(line.trim_end())?;
    }
    Ok(())
}

/// Prints a titled list.
pub(super) fn print_part(session: &mut Session, title: &str, lines: &[String]) -> Result<(), Failure> {
    session.out.line("")?;
    session.out.toned(title, Tone::Strong)?;
    let columns = session.out.columns().map(|columns| columns.saturating_sub(4).max(20));
    for text in lines {
        let mut indent = "  ";
        for line in wrapped(text, columns) {
            session.out.line(&format!("{indent}{line}"))?;
            indent = "    ";
        }
    }
    Ok(())
}
