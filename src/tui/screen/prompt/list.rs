//! The lines of a choice. Where there are more than can be seen, typing leaves those that hold every word typed.

use super::SEEN;
use super::topic::PromptChoice;
use copil_plan::fold::fold;

/// The lines of a choice, and what is typed to find one.
#[derive(Clone, Debug, Default)]
pub(super) struct ChoiceList {
    /// Those that hold what is typed, in their order.
    shown: Vec<PromptChoice>,
    /// The others, each with its place in the order of all.
    hidden: Vec<PromptChoice>,
    typed: String,
}

impl ChoiceList {
    pub(super) fn of(mut lines: Vec<PromptChoice>) -> Self {
        for (n, line) in lines.iter_mut().enumerate() {
            line.rank = n;
        }
        Self {
            shown: lines,
            ..Self::default()
        }
    }

    /// The lines that can be chosen from.
    pub(super) fn shown(&self) -> &[PromptChoice] {
        &self.shown
    }

    /// How many lines can be chosen from.
    pub(super) fn len(&self) -> usize {
        self.shown.len()
    }

    /// Whether there is no line at all.
    pub(super) fn is_empty(&self) -> bool {
        self.shown.is_empty() && self.hidden.is_empty()
    }

    /// All the lines, whatever is typed.
    pub(super) fn all(&self) -> impl Iterator<Item = &PromptChoice> {
        self.shown.iter().chain(&self.hidden)
    }

    pub(super) fn all_mut(&mut self) -> impl Iterator<Item = &mut PromptChoice> {
        self.shown.iter_mut().chain(&mut self.hidden)
    }

    pub(super) fn get_mut(&mut self, at: usize) -> Option<&mut PromptChoice> {
        self.shown.get_mut(at)
    }

    /// Adds a line behind the others.
    pub(super) fn push(&mut self, mut line: PromptChoice) {
        line.rank = self.all().count();
        self.shown.push(line);
    }

    /// Whether there are more lines than can be seen, so that typing finds one.
    pub(super) fn is_searched(&self) -> bool {
        self.shown.len() + self.hidden.len() > SEEN
    }

    /// What is typed to find a line.
    pub(super) fn typed(&self) -> &str {
        &self.typed
    }

    /// Adds to what is typed.
    pub(super) fn type_in(&mut self, text: &str) {
        self.typed.push_str(text);
        self.narrow();
    }

    /// Takes the last letter typed away.
    pub(super) fn erase(&mut self) {
        self.typed.pop();
        self.narrow();
    }

    /// Takes all that is typed away; returns whether there was something.
    pub(super) fn clear(&mut self) -> bool {
        let was_typed = !self.typed.is_empty();
        self.typed.clear();
        self.narrow();
        was_typed
    }

    fn narrow(&mut self) {
        let mut lines = std::mem::take(&mut self.shown);
        lines.append(&mut self.hidden);
        lines.sort_by_key(|line| line.rank);
        let wanted = fold(&self.typed);
        let holds = |line: &PromptChoice| {
            let label = fold(&line.label);
            wanted.split_whitespace().all(|word| label.contains(word))
        };
        (self.shown, self.hidden) = lines.into_iter().partition(holds);
    }
}
