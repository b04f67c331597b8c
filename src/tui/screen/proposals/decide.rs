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
//! │  ○ une autre valeur                                         │   ◀ enter asks for it
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
use crate::tui::screen::choice_page::{ChoicePage, Pressed};
use crate::tui::screen::questions::{Questions, ToldSide};
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
    /// What clashes, and what the answers lead to.
    clashes: Vec<Clash>,
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
            clashes: compared.merge.clashes.clone(),
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
    fn answer(&mut self, on: bool, context: &Context<'_>) {
        match self.asked.checked_sub(1) {
            Some(question) => self.questions.turn(question, on, &self.clashes, context),
            None => self.refuses = !self.refuses,
        }
    }

    /// Gives a question an answer by its place.
    fn take(&mut self, question: Option<usize>, place: usize, context: &Context<'_>) {
        self.asked = question.map_or(0, |question| question + 1);
        match question {
            Some(question) => {
                self.questions.choose(question, place);
                self.begins_to_type(context);
            }
            None => self.refuses = place == 1,
        }
    }

    /// Asks for another value than either side's, where that was chosen.
    fn begins_to_type(&mut self, context: &Context<'_>) -> bool {
        let question = self.asked.checked_sub(1);
        question.is_some_and(|question| self.questions.begins_to_type(question, &self.clashes, context))
    }

    /// Asks what the answers so far lead to, and no more what they no longer do.
    fn ask_what_follows(&mut self, open: &[Clash]) {
        let before = std::mem::take(&mut self.clashes);
        self.clashes = self.questions.follow(&self.compared.merge.clashes, before, open);
        self.asked = self.asked.min(self.questions.len());
    }

    /// Records what is decided, once every question has an answer; goes to one that has none.
    fn decide(&mut self, context: &Context<'_>) -> Effect {
        let open: Vec<usize> = self.unanswered().collect();
        match open.first() {
            Some(_) if open.contains(&self.asked) && self.begins_to_type(context) => Effect::None,
            Some(first) => {
                self.ask(*first, context);
                Effect::None
            }
            None => self.request(context).map_or(Effect::None, Effect::Record),
        }
    }

    fn page(&self, context: &Context<'_>) -> ChoicePage {
        let (catalogue, theme) = (context.catalogue(), context.theme);
        let mut page = ChoicePage::new(text_room(context.body).0, theme);
        page.begin(self.asked == 0);
        for (place, text) in [
            fl!(catalogue, "tui-proposal-accept"),
            fl!(catalogue, "tui-proposal-refuse"),
        ]
        .iter()
        .enumerate()
        {
            let is_chosen = self.refuses == (place == 1);
            page.choice((None, place), is_chosen, self.asked == 0, text, 2);
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
            let of = (context.plan, self.clashes.as_slice());
            self.questions.write(question, page, is_asked, of, &told, context);
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
            answers: self.questions.add_to(Answers::default(), &self.clashes, context.today),
            reason,
            meeting,
        })
    }

    fn previewed(&mut self, outcome: Vec<PreviewOutcome>, _context: &Context<'_>) {
        if !self.refuses {
            let open = outcome.iter().find_map(|one| match one {
                PreviewOutcome::Asked(clashes) => Some(clashes.as_slice()),
                _ => None,
            });
            self.ask_what_follows(open.unwrap_or_default());
        }
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
        self.questions.take_up(answers);
    }
}

impl Screen for ProposalScreen {
    fn scopes(&self) -> &'static [Scope] {
        match self.questions.is_typing() {
            true => &[Scope::Value],
            false => &[Scope::Prompt],
        }
    }

    fn answers(&self, command: Command, _context: &Context<'_>) -> bool {
        match command {
            command if self.questions.is_typing() => self.questions.takes_command(command),
            Command::Propose => false,
            Command::Next | Command::Previous => !self.questions.is_empty() && !self.refuses,
            _ => true,
        }
    }

    fn update(&mut self, command: Command, context: &Context<'_>) -> Effect {
        if self.questions.is_typing() {
            self.questions.update(command, &self.clashes, context);
            return Effect::None;
        }
        let lines = self.page(context).text.lines.len();
        match command {
            Command::Cancel => return Effect::Close,
            Command::NewLine => self.reason.new_line(),
            Command::Next => self.ask(self.asked + 1, context),
            Command::Previous => self.ask(self.asked + self.questions.len(), context),
            Command::Up | Command::Down => self.answer(command == Command::Down, context),
            Command::Record => return self.decide(context),
            _ => drop(self.text.scroll(command, lines, context.body)),
        }
        Effect::None
    }

    /// What is typed says why, or is another value.
    fn input(&mut self, input: TextInput<'_>, context: &Context<'_>) -> Effect {
        match self.questions.is_typing() {
            true => self.questions.input(input, context),
            false => drop(self.reason.input(input)),
        }
        Effect::None
    }

    /// A click takes an answer; one outside closes it.
    fn mouse(&mut self, event: MouseEvent, context: &Context<'_>) -> Effect {
        if self.questions.is_typing() {
            self.questions.mouse(event, context);
            return Effect::None;
        }
        match self.page(context).pressed(event, self.text, context.body) {
            Pressed::Outside => return Effect::Close,
            Pressed::Answer(question, place) => self.take(question, place, context),
            Pressed::Nothing => {}
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
        self.questions.view(area, buf, context);
    }
}
