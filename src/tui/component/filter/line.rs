//! The line in which a filter is typed: live, with what may come next and what is wrong with it.

use std::sync::Arc;

use crate::tui::command::Command;
use crate::tui::component::entry::{TextEntry, TextInput};
use crate::tui::component::list::{ListState, Motion};
use crate::tui::context::Context;
use copil_plan::query::{Candidate, Completion, Filter, FilterError, complete};
use copil_store::Snapshot;

/// How many proposals are seen at once.
pub(super) const SEEN: usize = 8;

/// What the filter is to do after its line was given something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Answer {
    /// Nothing.
    Open,
    /// Let through what meets the line's filter, which is another.
    Narrowed,
    /// Let through what meets the line's filter, and drop the line.
    Closed,
    /// Go a line up or down: there is nothing to choose from in the line.
    Passed,
}

/// A filter being typed.
#[derive(Clone, Debug)]
pub(super) struct FilterLine {
    pub(super) entry: TextEntry,
    /// The plan at other moments, whose names are taken as well.
    pub(super) others: Vec<Arc<Snapshot>>,
    /// The filter that there was before.
    before: Filter,
    /// What can be read of the text.
    filter: Filter,
    error: Option<FilterError>,
    pub(super) completion: Completion,
    /// Whether proposals were asked for where none are made unasked.
    asked: bool,
    pub(super) state: ListState,
    /// Whether one of the proposals was gone to.
    pub(super) picking: bool,
    /// Whether the error is told although its word is still being typed.
    insisting: bool,
}

impl FilterLine {
    /// Opens the line over a filter.
    pub(super) fn open(filter: &Filter, others: Vec<Arc<Snapshot>>, context: &Context<'_>) -> Self {
        let mut text = filter.spelled(context.catalogue().language(), context.plan);
        if !text.is_empty() {
            text.push(' ');
        }
        // Whoever types a filter will soon search the texts: folding them here spares the first letter from it.
        context.folded_texts();
        let mut line = Self {
            entry: TextEntry::line(&text),
            others,
            before: filter.clone(),
            filter: filter.clone(),
            error: None,
            completion: Completion::default(),
            asked: false,
            state: ListState::default(),
            picking: false,
            insisting: false,
        };
        line.read(context);
        line
    }

    /// The filter to show: what can be read of the text, or the one there was before where the line was left.
    pub(super) fn filter(&self) -> &Filter {
        &self.filter
    }

    /// Takes what is typed.
    pub(super) fn input(&mut self, input: TextInput<'_>, context: &Context<'_>) -> Answer {
        let cursor = self.entry.cursor();
        if self.entry.input(input) || self.entry.cursor() != cursor {
            self.read(context)
        } else {
            Answer::Open
        }
    }

    /// Answers a command.
    pub(super) fn update(&mut self, command: Command, context: &Context<'_>) -> Answer {
        match command {
            Command::Cancel => {
                self.filter = self.before.clone();
                return Answer::Closed;
            }
            Command::Choose if self.picking => return self.take(context),
            Command::Choose if self.error.is_some() => self.insisting = true,
            Command::Choose => return Answer::Closed,
            Command::Complete if self.candidates().is_empty() => self.asked = true,
            Command::Complete => return self.take(context),
            Command::Up | Command::Down if self.candidates().is_empty() => return Answer::Passed,
            Command::Up => self.go(Motion::Up(1)),
            Command::Down => self.go(Motion::Down(1)),
            _ => {}
        }
        Answer::Open
    }

    /// Goes through the proposals; the first step goes to the nearest end of them.
    fn go(&mut self, motion: Motion) {
        let count = self.candidates().len();
        let motion = match motion {
            Motion::Up(_) if !self.picking => Motion::Last,
            Motion::Down(_) if !self.picking => Motion::First,
            Motion::Down(_) if self.state.selected() + 1 >= count => Motion::First,
            Motion::Up(_) if self.state.selected() == 0 => Motion::Last,
            step => step,
        };
        self.picking = true;
        self.state.go(motion, count, SEEN);
    }

    /// Puts the proposal in the state of what is typed.
    fn take(&mut self, context: &Context<'_>) -> Answer {
        let Some(candidate) = self.candidates().get(self.state.selected()).cloned() else {
            return Answer::Open;
        };
        self.entry.replace(self.completion.span.clone(), &candidate.insert);
        self.read(context)
    }

    /// Reads the text again.
    fn read(&mut self, context: &Context<'_>) -> Answer {
        let text = self.entry.text();
        let language = context.catalogue().language();
        let members = context.portfolio.into_iter().flat_map(|view| &view.portfolio.members);
        let plans: Vec<&str> = members.map(|member| member.name.as_str()).collect();
        self.completion = complete(&text, self.entry.cursor(), language, context.plan, &plans);
        for other in &self.others {
            let found = complete(&text, self.entry.cursor(), language, &other.plan, &plans);
            if found.span == self.completion.span {
                let known = &mut self.completion.candidates;
                let is_new = |one: &Candidate| known.iter().all(|known| known.insert != one.insert);
                let news: Vec<Candidate> = found.candidates.into_iter().filter(is_new).collect();
                known.extend(news);
            }
        }
        (self.asked, self.picking, self.insisting) = (false, false, false);
        self.state = ListState::default();
        let (filter, error) = self.read_by_any(&text, context);
        self.error = error;
        let other = filter != self.filter;
        self.filter = filter;
        if other { Answer::Narrowed } else { Answer::Open }
    }

    /// Reads a text with the names of the plan that is seen, else with those that it had at another moment.
    fn read_by_any(&self, text: &str, context: &Context<'_>) -> (Filter, Option<FilterError>) {
        let read = |plan| Filter::read_on(text, plan, context.today);
        let seen = read(context.plan);
        let is_whole = |(_, error): &(Filter, Option<FilterError>)| error.is_none();
        if is_whole(&seen) {
            return seen;
        }
        let mut others = self.others.iter().map(|other| read(&other.plan));
        others.find(is_whole).unwrap_or(seen)
    }

    /// What is proposed: unasked only for a word that is begun, after a sign that waits for a value, and on an empty line,
    /// so that the list below stays in sight.
    pub(super) fn candidates(&self) -> &[Candidate] {
        let text = self.entry.text();
        let begun = !self.completion.span.is_empty();
        let before = text.get(..self.completion.span.start).unwrap_or_default();
        let waits = before.ends_with([':', ',', '<', '>', '=']);
        if begun || waits || self.asked || text.trim().is_empty() {
            &self.completion.candidates
        } else {
            &[]
        }
    }

    /// What is wrong, unless it is a word still being typed for which there are proposals.
    pub(super) fn told_error(&self) -> Option<&FilterError> {
        let cursor = self.entry.cursor();
        self.error.as_ref().filter(|error| {
            let under_way = (error.span.start..=error.span.end).contains(&cursor);
            self.insisting || !under_way || self.candidates().is_empty()
        })
    }
}
