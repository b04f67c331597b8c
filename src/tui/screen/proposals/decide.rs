//! A proposal to be read and decided: accepted, each clash with the plan answered, or refused.
//!
//! ```text
//! ╭ Proposition « télétravail » ────────────────────────────────╮
//! │▸ ◉ Accepter                                                 │   ◀ tab goes from question to question,
//! │  ○ Refuser, avec un motif                                   │     the arrows choose an answer
//! │  RH-01, échéance                                            │
//! │  ○ le plan : échéance 29/06/2018 → 30/09/2018               │   ◀ a Question, one for each field that clashes
//! │      Ressources humaines, 2 février 2018                    │
//! │  ◉ la proposition : échéance 29/06/2018 → 21/12/2018        │
//! ╰─────────────────────────────────────────────────────────────╯
//! ```

use crossterm::event::MouseEvent;
use i18n_embed_fl::fl;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::report::compare::{ComparedBy, ComparisonReport};
use crate::report::proposals::made_by;
use crate::tui::command::Command;
use crate::tui::component::entry::{TextEntry, TextInput};
use crate::tui::component::panel::text_room;
use crate::tui::component::text_popup::TextPopup;
use crate::tui::context::Context;
use crate::tui::keymap::Scope;
use crate::tui::request::{EditRequest, PreviewOutcome, write_preview};
use crate::tui::screen::questions::{ChoicePage, Questions, ToldSide};
use crate::tui::screen::{EditPrompt, Effect, PromptKey, Screen};
use crate::workspace::Answers;
use crate::workspace::proposal::ProposalComparison;
use copil_plan::change::{Clash, Side};
use copil_plan::meeting::MeetingState;
use copil_plan::sanitize::sanitize;

/// A proposal, to be read and decided.
#[derive(Debug)]
pub struct ProposalScreen {
    compared: ProposalComparison,
    refuses: bool,
    questions: Questions,
    /// The question that the arrows answer: whether to accept it first, then each clash.
    asked: usize,
    reason: TextEntry,
    outcome: Vec<PreviewOutcome>,
    text: TextPopup,
}

/// The rows of the reason, and what is above it.
const REASON: u16 = 2;
const FOOT: u16 = REASON + 2;

impl ProposalScreen {
    /// Shows a proposal.
    pub fn of(compared: ProposalComparison) -> Self {
        Self {
            questions: Questions::of(&compared.merge.clashes),
            compared,
            refuses: false,
            asked: 0,
            reason: TextEntry::lines(""),
            outcome: Vec::new(),
            text: TextPopup::with_foot(FOOT),
        }
    }

    /// Which questions have no answer yet, as far as they matter.
    fn unanswered(&self) -> impl Iterator<Item = usize> {
        self.questions.unanswered().filter(|_| !self.refuses).map(|at| at + 1)
    }

    /// Goes to a question, which comes into sight.
    fn ask(&mut self, question: usize, context: &Context<'_>) {
        self.asked = question % (1 + self.questions.len());
        let page = self.page(context);
        self.text.reveal(page.asked, page.text.lines.len(), context.body);
    }

    /// Takes the next answer to the question, or the one before.
    fn answer(&mut self) {
        match self.asked.checked_sub(1) {
            Some(question) => self.questions.turn(question),
            None => self.refuses = !self.refuses,
        }
    }

    /// Gives a question the first of its two answers, or the second.
    fn take(&mut self, question: usize, second: bool) {
        self.asked = question;
        match question.checked_sub(1) {
            Some(question) => self.questions.take(question, second),
            None => self.refuses = second,
        }
    }

    fn page(&self, context: &Context<'_>) -> ChoicePage {
        let (catalogue, theme) = (context.catalogue(), context.theme);
        let mut page = ChoicePage::new(text_room(context.body).0, theme);
        page.begin(self.asked == 0);
        for (refuses, text) in [
            (false, fl!(catalogue, "tui-proposal-accept")),
            (true, fl!(catalogue, "tui-proposal-refuse")),
        ] {
            page.choice(self.refuses == refuses, self.asked == 0, &text, 2);
        }
        page.end(self.asked == 0);
        match self.unanswered().count() {
            0 => write_preview(&mut page.text, &self.outcome, context),
            count => {
                let told = fl!(catalogue, "tui-proposal-unanswered", count = count);
                page.text.wrapped(&told, theme.warning());
            }
        }
        if self.refuses {
            let kept = fl!(catalogue, "proposal-refusal-keeps");
            page.text.wrapped(&kept, theme.quiet());
        }
        page.text.blank();
        if !self.refuses && !self.questions.is_empty() {
            self.clashes(&mut page, context);
        }
        let text = &mut page.text;
        text.push(Line::styled(fl!(catalogue, "tui-proposal-changes"), theme.heading()));
        let report = ComparisonReport {
            plan: &self.compared.newer.plan,
            older: &self.compared.older.plan,
            comparison: &self.compared.comparison,
            matched: None,
            by: ComparedBy::Subject,
        };
        for (change, cause) in report.lines(catalogue) {
            text.wrapped(&change, theme.text());
            text.hanging(vec![Span::raw("    ")], 4, &cause, theme.quiet());
        }
        page
    }

    /// Each question, with what both sides did, who and when.
    fn clashes(&self, page: &mut ChoicePage, context: &Context<'_>) {
        let catalogue = context.catalogue();
        let count = self.questions.len();
        page.text.wrapped(
            &fl!(catalogue, "proposal-clashes", count = count),
            context.theme.warning(),
        );
        let told = |clash: &Clash, side: Side| ToldSide {
            label: match side {
                Side::Ours => fl!(catalogue, "clash-ours"),
                Side::Theirs => fl!(catalogue, "clash-theirs"),
            },
            by: self
                .compared
                .entry_of(clash, side)
                .map(|entry| made_by(catalogue, context.plan, entry)),
        };
        for question in 0..count {
            let is_asked = self.asked == question + 1;
            let clashes = &self.compared.merge.clashes;
            self.questions
                .write(question, page, is_asked, (context.plan, clashes), &told, context);
        }
        page.text.blank();
    }
}

impl EditPrompt for ProposalScreen {
    fn request(&self, context: &Context<'_>) -> Option<EditRequest> {
        let reason = Some(self.reason.text().trim().to_owned()).filter(|reason| !reason.is_empty());
        let proposal = self.compared.proposal.clone();
        // What is decided while a meeting is held is decided there.
        let mut held = context.plan.meetings.iter();
        let meeting = held.find(|(_, meeting)| meeting.state == MeetingState::Open);
        let meeting = meeting.map(|(id, _)| id.clone());
        if self.refuses {
            return Some(EditRequest::Refuse {
                proposal,
                reason,
                meeting,
            });
        }
        Some(EditRequest::Accept {
            proposal,
            answers: self
                .questions
                .add_to(Answers::default(), &self.compared.merge.clashes, context.today),
            reason,
            meeting,
        })
    }

    fn previewed(&mut self, outcome: Vec<PreviewOutcome>, _context: &Context<'_>) {
        self.outcome = outcome;
    }

    fn key(&self) -> PromptKey {
        PromptKey::Proposal(self.compared.proposal.name.to_string())
    }

    /// The reason, then each answer behind what it is about.
    fn typed(&self) -> Vec<String> {
        let answers = self.questions.typed();
        if self.reason.text().trim().is_empty() && answers.is_empty() {
            return Vec::new();
        }
        std::iter::once(self.reason.text()).chain(answers).collect()
    }

    fn take_up(&mut self, typed: &[String], _context: &Context<'_>) {
        let Some((reason, answers)) = typed.split_first() else {
            return;
        };
        self.reason = TextEntry::lines(reason);
        drop(self.questions.take_up(answers));
    }
}

impl Screen for ProposalScreen {
    fn scopes(&self) -> &'static [Scope] {
        &[Scope::Prompt]
    }

    fn answers(&self, command: Command, _context: &Context<'_>) -> bool {
        match command {
            Command::Propose => false,
            Command::Next | Command::Previous => !self.questions.is_empty() && !self.refuses,
            _ => true,
        }
    }

    fn update(&mut self, command: Command, context: &Context<'_>) -> Effect {
        let lines = self.page(context).text.lines.len();
        match command {
            Command::Cancel => return Effect::Close,
            Command::NewLine => self.reason.new_line(),
            Command::Next => self.ask(self.asked + 1, context),
            Command::Previous => self.ask(self.asked + self.questions.len(), context),
            Command::Up | Command::Down => self.answer(),
            Command::Record => {
                let open = self.unanswered().next();
                match open {
                    Some(question) => self.ask(question, context),
                    None => return self.request(context).map_or(Effect::None, Effect::Record),
                }
            }
            _ => drop(self.text.scroll(command, lines, context.body)),
        }
        Effect::None
    }

    /// What is typed says why.
    fn input(&mut self, input: TextInput<'_>, _context: &Context<'_>) -> Effect {
        self.reason.input(input);
        Effect::None
    }

    /// A click takes an answer; one outside closes it.
    fn mouse(&mut self, event: MouseEvent, context: &Context<'_>) -> Effect {
        let page = self.page(context);
        let lines = page.text.lines.len();
        if self.text.is_pressed_outside(event, lines, context.body) {
            return Effect::Close;
        }
        let line = self.text.pressed_line(event, lines, context.body);
        let mut choices = page.choices.iter();
        if let Some(at) = line.and_then(|line| choices.position(|choice| choice.contains(&line))) {
            self.take(at / 2, at % 2 == 1);
        }
        Effect::None
    }

    fn edit_prompt(&mut self) -> Option<&mut dyn EditPrompt> {
        Some(self)
    }

    fn view(&self, area: Rect, buf: &mut Buffer, context: &Context<'_>) {
        let name = sanitize(self.compared.proposal.name.as_str());
        let title = fl!(context.catalogue(), "proposal-title", name = name);
        let room = self
            .text
            .view(area, buf, &title, &self.page(context).text.lines, context);
        self.reason.view_as_reason(room, buf, context);
    }
}
