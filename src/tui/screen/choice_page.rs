//! A page of questions, each with the answers that can be chosen, and what the mouse presses of it.

use std::ops::Range;

use crossterm::event::MouseEvent;
use ratatui::layout::Rect;
use ratatui::text::Span;

use crate::tui::component::PageWriter;
use crate::tui::component::text_popup::TextPopup;
use crate::tui::theme::Theme;

/// Questions to be chosen answers to.
#[derive(Debug)]
pub struct ChoicePage {
    /// The text.
    pub text: PageWriter,
    /// The lines of the question that is asked.
    pub asked: Range<usize>,
    /// The lines of each answer, the question that it belongs to, and its place there; `None` where it belongs to none.
    choices: Vec<(Range<usize>, (Option<usize>, usize))>,
    theme: Theme,
}

/// What was pressed of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pressed {
    /// Something beside it.
    Outside,
    /// An answer: the question that it belongs to, and its place there.
    Answer(Option<usize>, usize),
    /// Nothing that takes a click.
    Nothing,
}

impl ChoicePage {
    /// A page of a width.
    pub fn new(width: usize, theme: Theme) -> Self {
        Self {
            text: PageWriter::new(width, theme),
            asked: 0..0,
            choices: Vec::new(),
            theme,
        }
    }

    /// A question begins.
    pub fn begin(&mut self, is_asked: bool) {
        if is_asked {
            self.asked.start = self.text.lines.len();
        }
    }

    /// A question ends.
    pub fn end(&mut self, is_asked: bool) {
        if is_asked {
            self.asked.end = self.text.lines.len();
        }
    }

    /// An answer that can be chosen, at a place of a question.
    pub fn choice(
        &mut self,
        place: (Option<usize>, usize),
        is_chosen: bool,
        is_asked: bool,
        text: &str,
        indent: usize,
    ) {
        let theme = self.theme;
        let style = match (is_chosen, is_asked) {
            (true, _) => theme.strong(),
            (false, true) => theme.text(),
            (false, false) => theme.quiet(),
        };
        let mark = if is_asked && is_chosen { "▸" } else { " " };
        let sign = if is_chosen { "◉" } else { "○" };
        let start = vec![
            Span::styled(
                format!("{mark}{}", " ".repeat(indent.saturating_sub(3))),
                theme.heading(),
            ),
            Span::styled(format!("{sign} "), style),
        ];
        let first = self.text.lines.len();
        self.text.hanging(start, indent, text, style);
        self.choices.push((first..self.text.lines.len(), place));
    }

    /// What was written since an answer began belongs to it.
    pub(super) fn end_choice(&mut self) {
        if let Some((choice, _)) = self.choices.last_mut() {
            choice.end = self.text.lines.len();
        }
    }

    /// What the mouse presses of the page, drawn in a popup.
    pub fn pressed(&self, event: MouseEvent, popup: TextPopup, within: Rect) -> Pressed {
        let lines = self.text.lines.len();
        if popup.is_pressed_outside(event, lines, within) {
            return Pressed::Outside;
        }
        let line = popup.pressed_line(event, lines, within);
        let mut choices = self.choices.iter();
        let pressed = line.and_then(|line| choices.find(|(choice, _)| choice.contains(&line)));
        pressed.map_or(Pressed::Nothing, |(_, (question, place))| {
            Pressed::Answer(*question, *place)
        })
    }
}
