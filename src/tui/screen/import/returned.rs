//! An export of the plan's own that comes back: what was edited in it, what the plan has otherwise by now, each answered, and
//! what is not taken.

use std::sync::Arc;

use crossterm::event::MouseEvent;
use i18n_embed_fl::fl;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::report::Report;
use crate::report::export::back::returned::{ReadFilter, Recipe, ReturnedError, ReturnedFile};
use crate::report::export::back::{Edited, fitted};
use crate::report::log::SHORT;
use crate::report::page::Page;
use crate::report::proposals::made_by;
use crate::report::returned::{MadeFrom, ReturnedReport};
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
use crate::workspace::import::SourceFile;
use crate::workspace::{Answers, CommitId, Dispute, Error, Moment, Workspace};
use chrono::NaiveDate;
use copil_plan::Language;
use copil_plan::change::{Clash, Merge, Side};
use copil_plan::sanitize::sanitize;

/// An export that came back, joined with the plan.
#[derive(Debug)]
pub struct ReturnedImport {
    /// The file.
    pub source: Arc<SourceFile>,
    file: ReturnedFile,
    /// What is told of it, with nothing answered.
    edited: Edited,
    merge: Merge,
    dispute: Dispute,
    /// The same without what clashes: that is asked.
    told: Dispute,
    earlier: Option<(CommitId, NaiveDate)>,
}

/// The same of the same file is the same.
impl PartialEq for ReturnedImport {
    fn eq(&self, other: &Self) -> bool {
        self.source.is_same(&other.source)
    }
}

impl ReturnedImport {
    /// What a file is, where it is an export of the plan's.
    pub fn of(
        workspace: &Workspace,
        source: Arc<SourceFile>,
        language: Language,
        filter: ReadFilter<'_>,
    ) -> Result<Option<Self>, ReturnedError> {
        let Some(recipe) = Recipe::of(workspace, &source, language, filter)? else {
            return Ok(None);
        };
        let past = recipe.past(workspace);
        let file = recipe.returned((workspace, past.as_ref()), &source, filter)?;
        let (edited, merge) = fitted(
            workspace,
            &file.base.plan,
            file.edited.clone(),
            (None, &Answers::default()),
        )?;
        let moment = match &file.made_from {
            MadeFrom::Commit(commit) => Some(Moment::Revision(commit.clone())),
            MadeFrom::Unknown | MadeFrom::UnsaidTable | MadeFrom::UnsaidBook => None,
        };
        Ok(Some(Self {
            dispute: workspace.dispute_since(moment, merge.clashes.clone())?,
            told: workspace.dispute_since(None, Vec::new())?,
            earlier: workspace.imported_before(&source)?,
            edited,
            merge,
            file,
            source,
        }))
    }

    /// What of it fits the plan, with some answers.
    pub fn fitted(&self, workspace: &Workspace, reason: Option<&str>, answers: &Answers) -> Result<Merge, Error> {
        let edited = self.file.edited.clone();
        Ok(fitted(workspace, &self.file.base.plan, edited, (reason, answers))?.1)
    }

    fn name(&self) -> String {
        self.source.name()
    }
}

/// The prompt that takes it back.
#[derive(Debug)]
pub struct ReturnedPrompt {
    returned: Arc<ReturnedImport>,
    /// What clashes, and what the answers lead to.
    clashes: Vec<Clash>,
    questions: Questions,
    /// The question that the arrows answer.
    asked: usize,
    reason: TextEntry,
    outcome: Vec<PreviewOutcome>,
    text: TextPopup,
}

/// The rows of the reason, and what is above it.
const REASON: u16 = 2;
const FOOT: u16 = REASON + 2;

impl ReturnedPrompt {
    /// Shows an export that came back.
    pub fn of(returned: ReturnedImport) -> Self {
        let clashes = returned.merge.clashes.clone();
        Self {
            questions: Questions::of(&clashes),
            clashes,
            returned: Arc::new(returned),
            asked: 0,
            reason: TextEntry::lines(""),
            outcome: Vec::new(),
            text: TextPopup::with_foot(FOOT),
        }
    }

    fn is_nothing(&self) -> bool {
        self.returned.merge.files.is_empty() && self.questions.is_empty()
    }

    /// Goes to a question, which comes into sight.
    fn ask(&mut self, question: usize, context: &Context<'_>) {
        self.asked = question % self.questions.len().max(1);
        let page = self.page(context);
        self.text.reveal(page.asked, page.text.lines.len(), context.body);
    }

    /// Records it, once every question has an answer; goes to one that has none.
    fn decide(&mut self, context: &Context<'_>) -> Effect {
        let open: Vec<usize> = self.questions.unanswered().collect();
        match open.first() {
            Some(_) if open.contains(&self.asked) && self.begins_to_type(context) => Effect::None,
            Some(first) => {
                self.ask(*first, context);
                Effect::None
            }
            None => self.request(context).map_or(Effect::Close, Effect::Record),
        }
    }

    fn begins_to_type(&mut self, context: &Context<'_>) -> bool {
        self.questions.begins_to_type(self.asked, &self.clashes, context)
    }

    fn page(&self, context: &Context<'_>) -> ChoicePage {
        let (catalogue, theme) = (context.catalogue(), context.theme);
        let width = text_room(context.body).0;
        let mut page = ChoicePage::new(width, theme);
        match self.questions.unanswered().count() {
            0 if self.is_nothing() => {}
            0 => write_preview(&mut page.text, &self.outcome, context),
            count => {
                let told = fl!(catalogue, "tui-proposal-unanswered", count = count);
                page.text.wrapped(&told, theme.warning());
            }
        }
        if let Some((commit, day)) = &self.returned.earlier {
            let (day, commit) = (catalogue.long_date(*day), commit.short(SHORT));
            let told = fl!(catalogue, "import-earlier", day = day, commit = commit);
            page.text.wrapped(&told, theme.warning());
        }
        if !page.text.lines.is_empty() {
            page.text.blank();
        }
        if !self.questions.is_empty() {
            self.clashes(&mut page, context);
        }
        let returned = &*self.returned;
        let report = ReturnedReport {
            plan: context.plan,
            file: &returned.name(),
            made_from: returned.file.made_from.clone(),
            merge: &returned.merge,
            dispute: &returned.told,
            findings: &returned.edited.findings,
            commit: None,
        };
        let mut told = Page::new(Some(width));
        report.text(catalogue, &mut told);
        page.text.lines.append(&mut context.lines_of(&told));
        page
    }

    /// Each question, with what both sides did.
    fn clashes(&self, page: &mut ChoicePage, context: &Context<'_>) {
        let catalogue = context.catalogue();
        let told = |clash: &Clash, side: Side| ToldSide {
            label: match side {
                Side::Ours => fl!(catalogue, "clash-ours"),
                Side::Theirs => fl!(catalogue, "tui-import-in-file"),
            },
            by: self
                .returned
                .dispute
                .entry_of(clash, side)
                .map(|entry| made_by(catalogue, context.plan, entry)),
        };
        for question in 0..self.questions.len() {
            let of = (context.plan, self.clashes.as_slice());
            self.questions
                .write(question, page, question == self.asked, of, &told, context);
        }
        page.text.blank();
    }
}

impl EditPrompt for ReturnedPrompt {
    fn request(&self, context: &Context<'_>) -> Option<EditRequest> {
        let reason = Some(self.reason.text().trim().to_owned()).filter(|reason| !reason.is_empty());
        (!self.is_nothing()).then(|| EditRequest::TakeBack {
            returned: Arc::clone(&self.returned),
            answers: self.questions.add_to(Answers::default(), &self.clashes, context.today),
            reason,
        })
    }

    fn previewed(&mut self, outcome: Vec<PreviewOutcome>, _context: &Context<'_>) {
        let open = outcome.iter().find_map(|one| match one {
            PreviewOutcome::Asked(clashes) => Some(clashes.as_slice()),
            _ => None,
        });
        let first = &self.returned.merge.clashes;
        self.clashes = self
            .questions
            .follow(first, std::mem::take(&mut self.clashes), open.unwrap_or_default());
        self.asked = self.asked.min(self.questions.len().saturating_sub(1));
        self.outcome = outcome;
    }

    fn key(&self) -> PromptKey {
        PromptKey::Import
    }

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

impl Screen for ReturnedPrompt {
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
            Command::Record | Command::NewLine => !self.is_nothing(),
            Command::Next | Command::Previous => !self.questions.is_empty(),
            _ => true,
        }
    }

    fn update(&mut self, command: Command, context: &Context<'_>) -> Effect {
        if self.questions.is_typing() {
            self.questions.update(command, &self.clashes, context);
            return Effect::None;
        }
        let lines = self.page(context).text.lines.len();
        let is_asked = !self.questions.is_empty();
        match command {
            Command::Cancel => return Effect::Close,
            Command::NewLine => self.reason.new_line(),
            Command::Next if is_asked => self.ask(self.asked + 1, context),
            Command::Previous if is_asked => self.ask(self.asked + self.questions.len() - 1, context),
            Command::Up | Command::Down if is_asked => {
                let on = command == Command::Down;
                self.questions.turn(self.asked, on, &self.clashes, context);
            }
            Command::Record => return self.decide(context),
            _ => drop(self.text.scroll(command, lines, context.body)),
        }
        Effect::None
    }

    /// What is typed says why, or is another value.
    fn input(&mut self, input: TextInput<'_>, context: &Context<'_>) -> Effect {
        match self.questions.is_typing() {
            true => self.questions.input(input, context),
            false if self.is_nothing() => {}
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
            Pressed::Answer(Some(question), place) => {
                self.asked = question;
                self.questions.choose(question, place);
                self.begins_to_type(context);
            }
            Pressed::Answer(None, _) | Pressed::Nothing => {}
        }
        Effect::None
    }

    fn edit_prompt(&mut self) -> Option<&mut dyn EditPrompt> {
        Some(self)
    }

    fn view(&self, area: Rect, buf: &mut Buffer, context: &Context<'_>) {
        let file = sanitize(&self.returned.name());
        let title = fl!(context.catalogue(), "tui-import-title", file = file);
        let lines = self.page(context).text.lines;
        let room = self.text.view(area, buf, &title, &lines, context);
        if !self.is_nothing() {
            self.reason.view_as_reason(room, buf, context);
        }
        self.questions.view(area, buf, context);
    }
}
