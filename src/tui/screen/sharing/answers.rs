//! What both sides changed, each in its own way: one question after the other, then all the answers once more before the
//! plan is brought together.
//!
//! ```text
//! ╭ Mise en commun : 2 questions ───────────────────────────────╮
//! │ Question 1 sur 2                                            │
//! │                                                             │
//! │  RH-04, échéance                                            │
//! │▸ ○ Ressources humaines, ici : 31/01/2018 → 30/06/2018       │   ◀ the arrows choose, enter goes on
//! │      15 mars 2018 — Le budget.                              │
//! │  ◉ Claire : 31/01/2018 → 31/12/2018                         │
//! ╰─────────────────────────────────────────────────────────────╯
//! ```

use std::sync::Arc;

use crossterm::event::MouseEvent;
use i18n_embed_fl::fl;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::report::proposals::with_reason;
use crate::tui::command::Command;
use crate::tui::component::panel::text_room;
use crate::tui::component::text_popup::TextPopup;
use crate::tui::context::Context;
use crate::tui::keymap::Scope;
use crate::tui::request::EditRequest;
use crate::tui::request::PreviewOutcome;
use crate::tui::screen::questions::{ChoicePage, Questions, ToldSide};
use crate::tui::screen::{EditPrompt, Effect, PromptKey, Screen};
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
    given: Answers,
    /// The same as it is kept when the questions are left.
    earlier: Vec<String>,
    /// The question that is asked; behind the last, what was answered.
    asked: usize,
    text: TextPopup,
}

impl SharedAnswers {
    /// Asks what is left with some answers of what both sides changed.
    pub fn of(dispute: Dispute, snapshot: Arc<Snapshot>, given: Answers) -> Self {
        Self {
            questions: Questions::of(&dispute.clashes),
            dispute,
            snapshot,
            given,
            earlier: Vec::new(),
            asked: 0,
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

    /// Goes on: to the next question, at last to the answers; from there the plan is brought together.
    fn go_on(&mut self, context: &Context<'_>) -> Effect {
        if !self.is_summary() {
            if self.questions.answer(self.asked).is_none() {
                return Effect::Say(fl!(context.catalogue(), "tui-answers-choose"));
            }
            self.ask(self.asked + 1);
            return Effect::None;
        }
        let open = self.questions.unanswered().next();
        match open {
            Some(question) => {
                self.ask(question);
                Effect::None
            }
            None => Effect::Share(
                self.questions
                    .add_to(self.given.clone(), &self.dispute.clashes, context.today),
            ),
        }
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
            match self.questions.answer(question) {
                Some(side) => {
                    let clash = self.questions.first(question, of.1);
                    let label = clash.map_or_else(String::new, |clash| self.label(clash, side, context));
                    let value = self.questions.value(question, side, of, context);
                    page.text.prose(&format!("{label} {value}"), 4, theme.text());
                }
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

impl EditPrompt for SharedAnswers {
    /// What is answered is not recorded by itself.
    fn request(&self, _context: &Context<'_>) -> Option<EditRequest> {
        None
    }

    fn previewed(&mut self, _outcome: Vec<PreviewOutcome>, _context: &Context<'_>) {}

    fn key(&self) -> PromptKey {
        PromptKey::SharedAnswers
    }

    fn typed(&self) -> Vec<String> {
        let typed = self.questions.typed();
        self.earlier.iter().cloned().chain(typed).collect()
    }

    /// What was answered already is not asked first.
    fn take_up(&mut self, typed: &[String], _context: &Context<'_>) {
        self.earlier = self.questions.take_up(typed);
        let open = self.questions.unanswered().next();
        self.ask(open.unwrap_or(self.questions.len()));
    }
}

impl Screen for SharedAnswers {
    fn scopes(&self) -> &'static [Scope] {
        &[Scope::Answers]
    }

    fn answers(&self, command: Command, _context: &Context<'_>) -> bool {
        match command {
            Command::Next => !self.is_summary(),
            Command::Previous => self.asked > 0,
            Command::Up | Command::Down => !self.is_summary(),
            _ => true,
        }
    }

    fn update(&mut self, command: Command, context: &Context<'_>) -> Effect {
        let lines = self.page(context).text.lines.len();
        match command {
            Command::Cancel => return Effect::Close,
            Command::Choose => return self.go_on(context),
            Command::Next => self.ask(self.asked + 1),
            Command::Previous => self.ask(self.asked.saturating_sub(1)),
            Command::Up | Command::Down if !self.is_summary() => self.questions.turn(self.asked),
            _ => drop(self.text.scroll(command, lines, context.body)),
        }
        Effect::None
    }

    /// A click takes an answer; one outside leaves the questions.
    fn mouse(&mut self, event: MouseEvent, context: &Context<'_>) -> Effect {
        let page = self.page(context);
        let lines = page.text.lines.len();
        if self.text.is_pressed_outside(event, lines, context.body) {
            return Effect::Close;
        }
        let line = self.text.pressed_line(event, lines, context.body);
        let mut choices = page.choices.iter();
        if let Some(at) = line.and_then(|line| choices.position(|choice| choice.contains(&line))) {
            self.questions.take(self.asked, at == 1);
        }
        Effect::None
    }

    fn edit_prompt(&mut self) -> Option<&mut dyn EditPrompt> {
        Some(self)
    }

    fn view(&self, area: Rect, buf: &mut Buffer, context: &Context<'_>) {
        let title = fl!(context.catalogue(), "tui-answers-title", count = self.questions.len());
        let page = self.page(context);
        self.text.view(area, buf, &title, &page.text.lines, context);
    }
}
