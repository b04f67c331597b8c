//! What fills the terminal: one file a screen.
//!
//! A screen keeps its own state, answers a command or a typed letter with an [`Effect`], and draws itself without changing
//! anything. What it asks for is done by the app alone.

pub mod actions;
pub mod attention;
pub mod board;
pub mod burn_up;
pub mod calendar;
pub mod choice_page;
pub mod compare;
pub mod copy;
pub mod dashboard;
pub mod find;
pub mod groups;
pub mod hand_edits;
pub mod import;
pub mod journal;
pub mod meetings;
pub mod menu;
pub mod mine;
pub mod moments;
pub mod notice;
pub mod papers;
pub mod portfolio;
pub mod prompt;
pub mod proposals;
pub mod questions;
pub mod register;
pub mod room;
pub mod save_view;
pub mod sharing;
pub mod sheet;
pub mod tour;
pub mod views;

use std::path::PathBuf;

use crossterm::event::MouseEvent;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use self::sharing::GivenAnswers;
use super::app::PlanTarget;
use super::command::Command;
use super::component::entry::TextInput;
use super::component::filter::{FilterEvent, FilterState};
use super::component::pane::{PaneEvent, WithPane};
use super::context::Context;
use super::keymap::Scope;
use super::memory::Memory;
use super::request::{EditRequest, PreviewOutcome};
use super::tab::Tab;
use crate::settings::PersonalView;
use crate::workspace::proposal::Proposal;
use crate::workspace::room::RoomPosition;
use crate::workspace::{AsOf, CommitId};
use crate::workspace::{HandEdit, LogEntry};
use copil_import::Mapping;
use copil_plan::change::Change;
use copil_plan::decisions::DecisionFilter;
use copil_plan::query::{Filter, Order};
use copil_plan::{ActionId, DecisionRef, MeetingId, Subject, Thing};
use papers::PaperAsked;

/// What a screen asks for.
#[derive(Debug)]
pub enum Effect {
    /// Nothing.
    None,
    /// Leave the screen.
    Close,
    /// Put another screen in its place.
    Replace(Box<dyn Screen>),
    /// Leave the screen, then do what a command means where it was opened.
    Run(Command),
    /// Show an action's sheet.
    Sheet(ActionId),
    /// Show the actions that meet a filter.
    Filtered(Filter),
    /// Leave the menu, and show the decisions that are asked for.
    Decisions(DecisionFilter),
    /// Show a commit in the journal.
    Commit(CommitId),
    /// Show a meeting among the meetings.
    Meeting(MeetingId),
    /// Leave the screen, and show what a view shows where it was opened, or among the actions.
    View(Filter, Option<Order>),
    /// Go to the view behind a tab.
    Go(Tab),
    /// Leave the screen, and show the plan as it was at a moment, or as it is.
    See(Option<AsOf>),
    /// Leave the screen, and show a proposal.
    Proposal(Proposal),
    /// Open one of several plans, by its place, on something.
    OpenPlan(usize, PlanTarget),
    /// Leave the notice, and open another plan by its folder, to have its questions asked.
    OpenQuestions(PathBuf),
    /// Leave the notice: what a merge made elsewhere has is right as it is.
    ConfirmMerge(CommitId),
    /// Put another screen over it.
    Push(Box<dyn Screen>),
    /// Mark actions; take their marks away when they are all marked.
    Mark(Vec<ActionId>),
    /// Say something in the last line until the next key.
    Say(String),
    /// Keep a view for the person at the keyboard, in their configuration; the screen is left once it is done.
    KeepView(PersonalView),
    /// Copy a text, called so; the screen is left.
    Copy(String, String),
    /// Make a report or a paper of a meeting; the screen is left.
    MakePaper(PaperAsked),
    /// Leave the list of files, and read one of them, to be imported.
    ReadImport(import::ImportFile),
    /// Leave what lies over the file that is imported, and understand it by this mapping.
    Understand(Mapping),
    /// Keep the mapping of the file that is imported with the plan.
    KeepMapping,
    /// Leave the file that is imported.
    LeaveImport,
    /// Record a request; a prompt is left once it is done, and stays as it is when it is refused.
    Record(EditRequest),
    /// Take the meeting that is held elsewhere on its agenda.
    Room(RoomPosition),
    /// Leave the questions, and bring the plan and the shared one together with these answers.
    Share(GivenAnswers),
    /// Keep these answers until the plan and the shared one are brought together.
    KeepAnswers(GivenAnswers),
    /// Leave the screen, and show what changed since a commit.
    Since(CommitId),
}

impl Effect {
    /// Shows the sheet of an action, when there is one.
    pub fn sheet(action: Option<&ActionId>) -> Self {
        action.cloned().map_or(Self::None, Self::Sheet)
    }
}

/// One screen, or what lies over one.
pub trait Screen: std::fmt::Debug {
    /// Where its keys have their meaning, the most particular first.
    fn scopes(&self) -> &'static [Scope];

    /// Whether a command of its scopes does anything as it stands: the last line names no key that does nothing.
    fn answers(&self, command: Command, context: &Context<'_>) -> bool {
        command != Command::Open || self.selection(context).is_some()
    }

    /// Handles a command.
    fn update(&mut self, command: Command, context: &Context<'_>) -> Effect;

    /// Takes what is typed and means no command, or is pasted.
    fn input(&mut self, _input: TextInput<'_>, _context: &Context<'_>) -> Effect {
        Effect::None
    }

    /// Whether it answers the wheel itself, by where the mouse is; for others it goes up and down.
    fn handles_wheel(&self) -> bool {
        false
    }

    /// Handles the mouse.
    fn mouse(&mut self, _event: MouseEvent, _context: &Context<'_>) -> Effect {
        Effect::None
    }

    /// What it is narrowed by, where it is: it hears of keys and commands first.
    fn filter(&mut self) -> Option<&mut FilterState> {
        None
    }

    /// Itself, where it has a pane beside its list: that hears of keys and of the mouse before it.
    fn with_pane(&self) -> Option<&dyn WithPane> {
        None
    }

    /// Itself with its pane, to be changed.
    fn with_pane_mut(&mut self) -> Option<&mut dyn WithPane> {
        None
    }

    /// Shows the decisions that are asked for; returns whether it lists decisions at all.
    fn show_decisions(&mut self, _filter: &DecisionFilter, _context: &Context<'_>) -> bool {
        false
    }

    /// Every action that it lists, for all of them to be marked.
    fn listed(&self, _context: &Context<'_>) -> Vec<ActionId> {
        Vec::new()
    }

    /// Takes note that the plan, the history, the language or the size is another.
    fn refresh(&mut self, _context: &Context<'_>) {}

    /// The meeting that is held on it, which what is changed over it was said in.
    fn session(&self, _context: &Context<'_>) -> Option<Session> {
        None
    }

    /// Where the meeting that is held on it is.
    fn room_position(&self, _context: &Context<'_>) -> Option<RoomPosition> {
        None
    }

    /// Whether it is another one as time goes by.
    fn tells_time(&self) -> bool {
        false
    }

    /// The prompt that it is, where it asks for something to be recorded.
    fn edit_prompt(&mut self) -> Option<&mut dyn EditPrompt> {
        None
    }

    /// The search that it is, where anything is looked for.
    fn finding(&mut self) -> Option<&mut find::Find> {
        None
    }

    /// The import that it is, where a file is taken in.
    fn importing(&mut self) -> Option<&mut import::ImportScreen> {
        None
    }

    /// The comparison that it is, where two moments are compared.
    fn comparison(&mut self) -> Option<&mut compare::Compare> {
        None
    }

    /// What is selected.
    fn selection<'c>(&self, _context: &Context<'c>) -> Option<Selection<'c>> {
        None
    }

    /// The meeting that is selected, where meetings are listed.
    fn meeting(&self) -> Option<MeetingId> {
        None
    }

    /// Draws it.
    fn view(&self, area: Rect, buf: &mut Buffer, context: &Context<'_>);
}

/// A meeting that is held.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    /// The meeting.
    pub meeting: MeetingId,
    /// The action at hand and the last decision about it, which its changes follow from.
    pub decision: Option<(ActionId, DecisionRef)>,
}

/// A screen that asks for something to be recorded.
pub trait EditPrompt {
    /// What it would have recorded as it stands.
    fn request(&self, context: &Context<'_>) -> Option<EditRequest>;

    /// Takes note of what recording its request would do: what would become of each commit.
    fn previewed(&mut self, outcome: Vec<PreviewOutcome>, context: &Context<'_>);

    /// What it is about, for what was typed to be found again.
    fn key(&self) -> PromptKey;

    /// What was typed, field by field; nothing when all is as it was when it was opened.
    fn typed(&self) -> Vec<String>;

    /// Takes up what was typed before it was left.
    fn take_up(&mut self, typed: &[String], context: &Context<'_>);

    /// Takes note of the edits made outside the program, as they are now.
    fn hand_edits_found(&mut self, _edits: &[HandEdit]) {}
}

/// What a prompt is about: one that is opened again about the same takes up what was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PromptKey {
    /// A topic of some actions.
    About(prompt::Topic, Vec<ActionId>),
    /// What follows on a decision.
    Decision(prompt::DecisionTopic, DecisionRef),
    /// A value in the file of a group, of a meeting or of the plan.
    Of(prompt::FilePlace),
    /// Something new.
    New(Thing),
    /// A meeting.
    Meeting(MeetingId, prompt::MeetingTopic),
    /// A view to be saved.
    View,
    /// The edits made outside the program.
    HandEdits,
    /// The file that is imported.
    Import,
    /// The proposal that a change goes in.
    Propose,
    /// A proposal to be decided.
    Proposal(String),
}

/// A screen behind a tab, which is remembered from one day to the next.
pub trait TabScreen: Screen {
    /// Takes up what was remembered of an earlier day.
    fn restore(&mut self, _memory: &Memory, _context: &Context<'_>) {}

    /// Writes down what is to be remembered.
    fn persist(&self, _memory: &mut Memory) {}

    /// Selects a commit, where commits are listed.
    fn reveal(&mut self, _commit: &CommitId, _context: &Context<'_>) {}

    /// Selects a meeting, where meetings are listed.
    fn reveal_meeting(&mut self, _meeting: &MeetingId, _context: &Context<'_>) {}
}

/// What is selected on a screen.
#[derive(Clone, Debug)]
pub enum Selection<'c> {
    /// An action.
    Action(ActionId),
    /// A decision.
    Decision(DecisionRef),
    /// A change of the history.
    Change(&'c LogEntry),
    /// What is no action, by the file that holds it: a group, a meeting, what `plan.toml` lists.
    File(Subject),
}

impl<'c> Selection<'c> {
    /// The action that commands about one would change: of a change, the first that is still there.
    pub fn action(&self, context: &Context<'_>) -> Option<ActionId> {
        match self {
            Self::Action(action) => Some(action.clone()),
            Self::Decision(_) | Self::File(_) => None,
            Self::Change(entry) => {
                let mut actions = entry.changes.iter().filter_map(Change::action);
                actions.find(|id| context.plan.actions.contains_key(*id)).cloned()
            }
        }
    }

    /// What it is about, for its file to be opened: of a change, what it was about first.
    pub fn subject(&self) -> Option<Subject> {
        match self {
            Self::Action(action) => Some(Subject::Action(action.clone())),
            Self::Decision(decision) => Some(Subject::Meeting(decision.meeting.clone())),
            Self::Change(entry) => entry.changes.first().map(Change::subject),
            Self::File(subject) => Some(subject.clone()),
        }
    }

    /// The decision, when it is one.
    pub fn decision(&self) -> Option<DecisionRef> {
        match self {
            Self::Decision(decision) => Some(decision.clone()),
            Self::Action(_) | Self::Change(_) | Self::File(_) => None,
        }
    }

    /// The change, when it is one.
    pub fn change(&self) -> Option<&'c LogEntry> {
        match self {
            Self::Action(_) | Self::Decision(_) | Self::File(_) => None,
            Self::Change(entry) => Some(entry),
        }
    }
}

impl dyn Screen + '_ {
    /// The action that commands about one would change.
    pub fn action(&self, context: &Context<'_>) -> Option<ActionId> {
        self.selection(context)?.action(context)
    }

    /// Whether the screen below stays in sight: it listens to nothing that goes for the whole program.
    pub fn is_popup(&self) -> bool {
        !self.scopes().contains(&Scope::Global)
    }

    /// Whether a command that a key stands for in one of its scopes finds nothing to do as it stands.
    pub fn is_idle(&self, scope: Scope, command: Command, context: &Context<'_>) -> bool {
        let lacks = scope == Scope::Subject
            && match command {
                Command::MarkAll => false,
                Command::Copy | Command::Editor => self.selection(context).is_none(),
                _ => self.action(context).is_none(),
            };
        if lacks && context.marks.is_empty() {
            return true;
        }
        let decided = || self.selection(context).and_then(|selection| selection.decision());
        if scope == Scope::Decided && decided().is_none() {
            return true;
        }
        match self.with_pane().filter(|_| command.is_about_pane()) {
            Some(list) => !list.answers(command, context),
            None => !self.answers(command, context),
        }
    }

    /// Gives it a command, which its pane or its filter may take.
    pub fn command(&mut self, command: Command, context: &Context<'_>) -> Effect {
        let about_pane = self.with_pane_mut().and_then(|list| list.update(command, context));
        if let Some(event) = about_pane {
            return self.pane_changed(event, context);
        }
        let event = self.filter().and_then(|filter| filter.update(command, context));
        match event {
            Some(event) => self.filtered(event, context),
            None => self.update(command, context),
        }
    }

    /// Gives it what is typed, which its filter may take.
    pub fn text(&mut self, input: TextInput<'_>, context: &Context<'_>) -> Effect {
        let event = self.filter().and_then(|filter| filter.input(input, context));
        match event {
            Some(event) => self.filtered(event, context),
            None => self.input(input, context),
        }
    }

    /// Shows what a filter lets through, and in which order; returns whether it is narrowed by filters at all.
    pub fn show_filtered(&mut self, filter: &Filter, order: Option<Order>, context: &Context<'_>) -> bool {
        let Some(state) = self.filter() else { return false };
        state.show(filter.clone(), order);
        self.refresh(context);
        true
    }

    /// Gives it the mouse, which its pane may take.
    pub fn pointed(&mut self, event: MouseEvent, context: &Context<'_>) -> Effect {
        let about_pane = self.with_pane_mut().and_then(|list| list.mouse(event, context));
        match about_pane {
            Some(event) => self.pane_changed(event, context),
            None => self.mouse(event, context),
        }
    }

    /// Whether the wheel is for a part of it by where the mouse is.
    pub fn takes_wheel(&self, event: MouseEvent, context: &Context<'_>) -> bool {
        self.handles_wheel() || self.with_pane().is_some_and(|list| list.is_under(event, context))
    }

    fn pane_changed(&mut self, event: PaneEvent, context: &Context<'_>) -> Effect {
        if event == PaneEvent::Resized {
            self.refresh(context);
        }
        Effect::None
    }

    fn filtered(&mut self, event: FilterEvent, context: &Context<'_>) -> Effect {
        if event == FilterEvent::Changed {
            self.refresh(context);
        }
        Effect::None
    }
}
