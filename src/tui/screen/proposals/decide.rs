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

use std::ops::Range;

use crossterm::event::MouseEvent;
use i18n_embed_fl::fl;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::report::compare::{ComparedBy, ComparisonReport};
use crate::report::proposals::made_by;
use crate::tui::command::Command;
use crate::tui::component::PageWriter;
use crate::tui::component::entry::{TextEntry, TextInput};
use crate::tui::component::panel::text_room;
use crate::tui::component::text_popup::TextPopup;
use crate::tui::context::Context;
use crate::tui::keymap::Scope;
use crate::tui::request::{EditRequest, PreviewOutcome, write_preview};
use crate::tui::screen::{EditPrompt, Effect, PromptKey, Screen};
use crate::tui::theme::Theme;
use crate::workspace::Answers;
use crate::workspace::proposal::ProposalComparison;
use copil_plan::change::{Clash, Side, Subject};
use copil_plan::meeting::MeetingState;
use copil_plan::sanitize::sanitize;
use copil_plan::value::FieldPath;

/// What both changed, which a side is to be taken of.
#[derive(Clone, Debug)]
struct Question {
    subject: Subject,
    path: FieldPath,
    /// The side that is taken; `None` until that is said.
    answer: Option<Side>,
}

impl Question {
    fn is_about(&self, clash: &Clash) -> bool {
        self.subject == clash.subject && self.path == clash.question()
    }
}

/// A proposal, to be read and decided.
#[derive(Debug)]
pub struct ProposalScreen {
    compared: ProposalComparison,
    refuses: bool,
    questions: Vec<Question>,
    /// The question that the arrows answer: whether to accept it first, then each clash.
    asked: usize,
    reason: TextEntry,
    outcome: Vec<PreviewOutcome>,
    text: TextPopup,
}

/// The rows of the reason, and what is above it.
const REASON: u16 = 2;
const FOOT: u16 = REASON + 2;

/// The sides, in the order in which they are shown.
const SIDES: [Side; 2] = [Side::Ours, Side::Theirs];

impl ProposalScreen {
    /// Shows a proposal.
    pub fn of(compared: ProposalComparison) -> Self {
        let question = |(subject, path)| Question {
            subject,
            path,
            answer: None,
        };
        let questions = compared.merge.questions().into_iter().map(question).collect();
        Self {
            compared,
            refuses: false,
            questions,
            asked: 0,
            reason: TextEntry::lines(""),
            outcome: Vec::new(),
            text: TextPopup::with_foot(FOOT),
        }
    }

    /// Which questions have no answer yet, as far as they matter.
    fn unanswered(&self) -> impl Iterator<Item = usize> {
        let open = self.questions.iter().zip(1..);
        let open = open.filter(|(question, _)| question.answer.is_none() && !self.refuses);
        open.map(|(_, at)| at)
    }

    /// Goes to a question, which comes into sight.
    fn ask(&mut self, question: usize, context: &Context<'_>) {
        self.asked = question % (1 + self.questions.len());
        let page = self.page(context);
        self.text.reveal(page.asked, page.text.lines.len(), context.body);
    }

    /// Takes the next answer to the question, or the one before.
    fn answer(&mut self) {
        let Some(question) = self.asked.checked_sub(1).and_then(|at| self.questions.get_mut(at)) else {
            self.refuses = !self.refuses;
            return;
        };
        question.answer = Some(match question.answer {
            Some(Side::Ours) => Side::Theirs,
            Some(Side::Theirs) | None => Side::Ours,
        });
    }

    /// Gives a question the first of its two answers, or the second.
    fn take(&mut self, question: usize, second: bool) {
        self.asked = question;
        match question.checked_sub(1).and_then(|at| self.questions.get_mut(at)) {
            Some(question) => question.answer = Some(if second { Side::Theirs } else { Side::Ours }),
            None => self.refuses = second,
        }
    }

    fn page(&self, context: &Context<'_>) -> DecisionPage {
        let (catalogue, theme) = (context.catalogue(), context.theme);
        let mut page = DecisionPage {
            text: PageWriter::new(text_room(context.body).0, theme),
            asked: 0..0,
            choices: Vec::new(),
            theme,
        };
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
    fn clashes(&self, page: &mut DecisionPage, context: &Context<'_>) {
        let (catalogue, theme) = (context.catalogue(), context.theme);
        let count = self.questions.len();
        page.text
            .wrapped(&fl!(catalogue, "proposal-clashes", count = count), theme.warning());
        for (question, at) in self.questions.iter().zip(1..) {
            let is_asked = self.asked == at;
            let clashes = || {
                self.compared
                    .merge
                    .clashes
                    .iter()
                    .filter(|clash| question.is_about(clash))
            };
            page.begin(is_asked);
            for clash in clashes().take(1) {
                let named = catalogue.clash(context.plan, clash);
                page.text.wrapped(&format!("  {named}"), theme.strong());
                for wrong in catalogue.clash_wrongs(context.plan, clash) {
                    page.text.prose(&wrong, 4, theme.warning());
                }
            }
            for side in SIDES {
                let label = match side {
                    Side::Ours => fl!(catalogue, "clash-ours"),
                    Side::Theirs => fl!(catalogue, "clash-theirs"),
                };
                let told: Vec<String> = clashes()
                    .filter(|clash| !clash.did(side).is_empty() || clashes().count() == 1)
                    .map(|clash| catalogue.clash_side(context.plan, clash, side))
                    .collect();
                let told = format!("{label} {}", told.join(" · "));
                page.choice(question.answer == Some(side), is_asked, &told, 4);
                let by = clashes()
                    .find_map(|clash| Some(made_by(catalogue, context.plan, self.compared.entry_of(clash, side)?)));
                page.text.prose(&by.unwrap_or_default(), 6, theme.quiet());
                page.end_choice();
            }
            page.end(is_asked);
        }
        page.text.blank();
    }
}

/// The text, the lines of the question that is asked, and those of each answer: every question has two.
struct DecisionPage {
    text: PageWriter,
    asked: Range<usize>,
    choices: Vec<Range<usize>>,
    theme: Theme,
}

impl DecisionPage {
    fn begin(&mut self, is_asked: bool) {
        if is_asked {
            self.asked.start = self.text.lines.len();
        }
    }

    fn end(&mut self, is_asked: bool) {
        if is_asked {
            self.asked.end = self.text.lines.len();
        }
    }

    /// An answer that can be chosen.
    fn choice(&mut self, is_chosen: bool, is_asked: bool, text: &str, indent: usize) {
        let theme = self.theme;
        let style = match (is_chosen, is_asked) {
            (true, _) => theme.strong(),
            (false, true) => theme.text(),
            (false, false) => theme.quiet(),
        };
        let mark = if is_asked { "▸" } else { " " };
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
        self.choices.push(first..self.text.lines.len());
    }

    /// What was written since an answer began belongs to it.
    fn end_choice(&mut self) {
        if let Some(choice) = self.choices.last_mut() {
            choice.end = self.text.lines.len();
        }
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
        let mut answers = Answers::default();
        for (question, side) in self.questions.iter().filter_map(|one| Some((one, one.answer?))) {
            let mut clashes = self.compared.merge.clashes.iter();
            let is_it = |clash: &&Clash| clash.subject == question.subject && clash.question() == question.path;
            if let Some(clash) = clashes.find(is_it) {
                answers.give(clash, side.into(), context.today);
            }
        }
        Some(EditRequest::Accept {
            proposal,
            answers,
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
        let answered = |question: &&Question| question.answer.is_some();
        let is_begun = !self.reason.text().trim().is_empty() || self.questions.iter().any(|one| answered(&one));
        if !is_begun {
            return Vec::new();
        }
        let answers = self.questions.iter().filter(answered).flat_map(|question| {
            let side = question.answer.map_or("", Side::word);
            [question.subject.id().unwrap_or_default(), side]
                .map(str::to_owned)
                .into_iter()
                .chain([question.path.to_string()])
        });
        std::iter::once(self.reason.text()).chain(answers).collect()
    }

    fn take_up(&mut self, typed: &[String], _context: &Context<'_>) {
        let Some((reason, answers)) = typed.split_first() else {
            return;
        };
        self.reason = TextEntry::lines(reason);
        for answer in answers.chunks(3) {
            let [subject, side, path] = answer else { continue };
            let is_it = |question: &&mut Question| {
                question.subject.id().unwrap_or_default() == subject && question.path.to_string() == *path
            };
            if let Some(question) = self.questions.iter_mut().find(is_it) {
                question.answer = Side::from_word(side);
            }
        }
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
