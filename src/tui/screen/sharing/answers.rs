//! What both sides changed, each in its own way: one question after the other, then all the answers once more before the
//! plan is brought together.
//!
//! ```text
//! ╭ Mise en commun : 2 questions ───────────────────────────────╮
//! │ Question 1 sur 2                                            │
//! │                                                             │
//! │  RH-04, échéance                                            │
//! │  ○ Ressources humaines, ici : 31/01/2018 → 30/06/2018       │   ◀ the arrows choose, enter goes on
//! │      15 mars 2018 — Le budget.                              │
//! │▸ ◉ Claire : 31/01/2018 → 31/12/2018                         │
//! │  ○ une autre valeur                                         │   ◀ enter asks for it
//! ╰─────────────────────────────────────────────────────────────╯
//! ```

use std::sync::Arc;

use crossterm::event::MouseEvent;
use i18n_embed_fl::fl;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::report::proposals::with_reason;
use crate::tui::command::Command;
use crate::tui::component::entry::TextInput;
use crate::tui::component::panel::text_room;
use crate::tui::component::text_popup::TextPopup;
use crate::tui::context::Context;
use crate::tui::keymap::Scope;
use crate::tui::screen::choice_page::{ChoicePage, Pressed};
use crate::tui::screen::questions::{Questions, ToldSide};
use crate::tui::screen::{Effect, Screen};
use crate::workspace::{Answers, Dispute, LogEntry};
use copil_plan::Plan;
use copil_plan::change::{Clash, Side};
use copil_plan::sanitize::sanitize;
use copil_store::Snapshot;

/// The questions, with the answers so far.
#[derive(Debug)]
pub struct SharedAnswers {
    dispute: Dispute,
    /// The plan at hand.
    snapshot: Arc<Snapshot>,
    questions: Questions,
    /// What was answered before these were asked: an answer may lead to another question.
    given: GivenAnswers,
    /// The question that is asked; behind the last, what was answered.
    asked: usize,
    text: TextPopup,
}

/// Answers, with what asked for them.
#[derive(Clone, Debug, Default)]
pub struct GivenAnswers {
    /// What was asked.
    pub clashes: Vec<Clash>,
    /// What was answered.
    pub answers: Answers,
}

impl SharedAnswers {
    /// Asks what is left with some answers of what both sides changed. What was answered to it before it was left is not
    /// asked first.
    pub fn of(dispute: Dispute, snapshot: Arc<Snapshot>, given: GivenAnswers, kept: &Answers) -> Self {
        let mut questions = Questions::of(&dispute.clashes);
        questions.take_answers(kept, &dispute.clashes);
        let open = questions.unanswered().next();
        Self {
            asked: open.unwrap_or(questions.len()),
            questions,
            dispute,
            snapshot,
            given,
            text: TextPopup::default(),
        }
    }

    fn plan(&self) -> &Plan {
        &self.snapshot.plan
    }

    fn is_summary(&self) -> bool {
        self.asked >= self.questions.len()
    }

    /// Goes to a question, or behind the last.
    fn ask(&mut self, question: usize) {
        self.asked = question.min(self.questions.len());
        self.text = TextPopup::default();
    }

    /// All that is answered so far.
    fn given(&self, context: &Context<'_>) -> GivenAnswers {
        let clashes = &self.dispute.clashes;
        let answers = self.given.answers.clone();
        GivenAnswers {
            answers: self.questions.add_to(answers, clashes, context.today),
            clashes: self.given.clashes.iter().chain(clashes).cloned().collect(),
        }
    }

    /// Goes on: to the next question, at last to the answers; from there the plan is brought together.
    fn go_on(&mut self, context: &Context<'_>) -> Effect {
        if !self.is_summary() {
            if self.questions.is_answered(self.asked) {
                self.ask(self.asked + 1);
                return Effect::None;
            }
            return match self.begins_to_type(context) {
                true => Effect::None,
                false => Effect::Say(fl!(context.catalogue(), "tui-answers-choose")),
            };
        }
        let open = self.questions.unanswered().next();
        match open {
            Some(question) => {
                self.ask(question);
                Effect::None
            }
            None => Effect::Share(self.given(context)),
        }
    }

    /// Asks for another value than either side's, where that was chosen.
    fn begins_to_type(&mut self, context: &Context<'_>) -> bool {
        self.questions
            .begins_to_type(self.asked, &self.dispute.clashes, context)
    }

    /// Keeps what is answered, for it to be found again whatever happens.
    fn keep(&self, context: &Context<'_>) -> Effect {
        Effect::KeepAnswers(self.given(context))
    }

    fn page(&self, context: &Context<'_>) -> ChoicePage {
        let (catalogue, theme) = (context.catalogue(), context.theme);
        let mut page = ChoicePage::new(text_room(context.body).0, theme);
        if self.is_summary() {
            self.write_answers(&mut page, context);
            return page;
        }
        let (number, count) = (self.asked + 1, self.questions.len());
        let place = fl!(catalogue, "tui-answers-place", number = number, count = count);
        page.text.wrapped(&place, theme.quiet());
        page.text.blank();
        let told = |clash: &Clash, side: Side| ToldSide {
            label: self.label(clash, side, context),
            by: self
                .dispute
                .entry_of(clash, side)
                .map(|entry| with_reason(catalogue.long_date(entry.day), entry)),
        };
        let of = (self.plan(), self.dispute.clashes.as_slice());
        self.questions.write(self.asked, &mut page, true, of, &told, context);
        page.text.blank();
        page.text.wrapped(&fl!(catalogue, "tui-answers-later"), theme.quiet());
        page
    }

    /// What was answered, for a last look.
    fn write_answers(&self, page: &mut ChoicePage, context: &Context<'_>) {
        let (catalogue, theme) = (context.catalogue(), context.theme);
        let of = (self.plan(), self.dispute.clashes.as_slice());
        for question in 0..self.questions.len() {
            let named = self.questions.named(question, of, context);
            page.text.wrapped(&format!("  {named}"), theme.strong());
            let (side, other) = (
                self.questions.side(question),
                self.questions.other(question, of, context),
            );
            let answer = side.map(|side| {
                let clash = self.questions.first(question, of.1);
                let label = clash.map_or_else(String::new, |clash| self.label(clash, side, context));
                format!("{label} {}", self.questions.value(question, side, of, context))
            });
            let other = other.map(|told| format!("{} {told}", fl!(catalogue, "tui-answers-other")));
            match answer.or(other) {
                Some(answer) => page.text.prose(&answer, 4, theme.text()),
                None => page.text.prose(&fl!(catalogue, "tui-answers-none"), 4, theme.warning()),
            }
        }
        page.text.blank();
        let key = context.keymap.key_of(Command::Choose, catalogue);
        let next = match self.questions.unanswered().count() {
            0 => fl!(catalogue, "tui-answers-share", key = key),
            count => fl!(catalogue, "tui-answers-left", count = count, key = key),
        };
        page.text.wrapped(&next, theme.quiet());
    }

    /// Whose side it is.
    fn label(&self, clash: &Clash, side: Side, context: &Context<'_>) -> String {
        let catalogue = context.catalogue();
        let who = self.dispute.entry_of(clash, side).map(|entry| self.author(entry));
        match (side, who) {
            (Side::Ours, Some(who)) => fl!(catalogue, "tui-answers-here", who = who),
            (Side::Theirs, Some(who)) => fl!(catalogue, "tui-answers-there", who = who),
            (Side::Ours, None) => fl!(catalogue, "sync-ours"),
            (Side::Theirs, None) => fl!(catalogue, "sync-theirs"),
        }
    }

    fn author(&self, entry: &LogEntry) -> String {
        sanitize(&crate::report::log::author(self.plan(), entry))
    }
}

impl Screen for SharedAnswers {
    fn scopes(&self) -> &'static [Scope] {
        match self.questions.is_typing() {
            true => &[Scope::Value],
            false => &[Scope::Answers],
        }
    }

    fn answers(&self, command: Command, _context: &Context<'_>) -> bool {
        match command {
            command if self.questions.is_typing() => self.questions.takes_command(command),
            Command::Next => !self.is_summary(),
            Command::Previous => self.asked > 0,
            Command::Up | Command::Down => !self.is_summary(),
            _ => true,
        }
    }

    fn update(&mut self, command: Command, context: &Context<'_>) -> Effect {
        if self.questions.is_typing() {
            self.questions.update(command, &self.dispute.clashes, context);
            return match self.questions.is_typing() {
                true => Effect::None,
                false => self.keep(context),
            };
        }
        let lines = self.page(context).text.lines.len();
        match command {
            Command::Cancel => return Effect::Close,
            Command::Choose => return self.go_on(context),
            Command::Next => self.ask(self.asked + 1),
            Command::Previous => self.ask(self.asked.saturating_sub(1)),
            Command::Up | Command::Down if !self.is_summary() => {
                let on = command == Command::Down;
                self.questions.turn(self.asked, on, &self.dispute.clashes, context);
                return self.keep(context);
            }
            _ => drop(self.text.scroll(command, lines, context.body)),
        }
        Effect::None
    }

    /// What is typed is another value.
    fn input(&mut self, input: TextInput<'_>, context: &Context<'_>) -> Effect {
        self.questions.input(input, context);
        Effect::None
    }

    /// A click takes an answer; one outside leaves the questions.
    fn mouse(&mut self, event: MouseEvent, context: &Context<'_>) -> Effect {
        if self.questions.is_typing() {
            self.questions.mouse(event, context);
            return Effect::None;
        }
        match self.page(context).pressed(event, self.text, context.body) {
            Pressed::Outside => return Effect::Close,
            Pressed::Answer(Some(question), place) => {
                self.questions.choose(question, place);
                self.begins_to_type(context);
                return self.keep(context);
            }
            _ => {}
        }
        Effect::None
    }

    fn view(&self, area: Rect, buf: &mut Buffer, context: &Context<'_>) {
        let title = fl!(context.catalogue(), "tui-answers-title", count = self.questions.len());
        let page = self.page(context);
        self.text.view(area, buf, &title, &page.text.lines, context);
        self.questions.view(area, buf, context);
    }
}
