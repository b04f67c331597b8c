//! What commands mean, and what is done when a screen asks for it: the only place that performs an [`Effect`].

use i18n_embed_fl::fl;

use super::App;
use super::tabs::Tabs;
use crate::tui::app::{LoopRequest, PlanTarget};
use crate::tui::command::Command;
use crate::tui::context::Context;
use crate::tui::screen::find::Find;
use crate::tui::screen::hand_edits::HandEditPrompt;
use crate::tui::screen::menu::{help, palette};
use crate::tui::screen::notice::Notice;
use crate::tui::screen::prompt::{DecisionPrompt, FilePlace, Prompt, file_fields, new_things, parts};
use crate::tui::screen::register::Register;
use crate::tui::screen::save_view::SaveView;
use crate::tui::screen::sheet::Sheet;
use crate::tui::screen::views::views;
use crate::tui::screen::{Effect, Screen};
use crate::tui::tab::Tab;
use crate::wording::sentence::{self, Sentence};
use crate::workspace::Error;
use copil_plan::decisions::DecisionFilter;
use copil_plan::query::{Filter, Order};
use copil_plan::{ActionId, Subject};

impl App {
    /// Lets the screen on top answer, and does what it asks for.
    pub(super) fn ask(&mut self, answer: impl FnOnce(&mut dyn Screen, &Context<'_>) -> Effect) {
        let context = self.state.context();
        let effect = answer(top(&mut self.overlays, &mut self.tabs), &context);
        self.perform(effect);
        self.keep_room_position();
        self.complete_comparison();
        self.request_preview();
    }

    /// Does what a command means.
    pub(super) fn command(&mut self, command: Command) {
        if self.is_about_one_plan(command) {
            return self.say_open_first();
        }
        if let Some(why) = self.state.repo_status.obstacle.clone().filter(|_| command.edits()) {
            return self.tell(Sentence { what: why, hint: None });
        }
        let papers = (command == Command::Papers && !self.is_portfolio()).then(|| self.papers());
        let context = self.state.context();
        let opened: Option<Box<dyn Screen>> = match command {
            Command::Status
            | Command::Weather
            | Command::Milestone
            | Command::Measure
            | Command::Deliver
            | Command::Spend
            | Command::Depend
            | Command::Due
            | Command::Note => {
                let prompt = Prompt::about(command, &self.concerned(), &context);
                prompt.map(|prompt| Box::new(prompt) as Box<dyn Screen>)
            }
            Command::CarryOut | Command::Supersede | Command::Repeal => {
                let selection = self.top().selection(&context);
                let decision = selection.and_then(|selection| selection.decision());
                let prompt = decision.and_then(|decision| DecisionPrompt::about(command, decision));
                prompt.map(|prompt| Box::new(prompt) as Box<dyn Screen>)
            }
            Command::Modify => {
                let actions = self.concerned();
                (!actions.is_empty()).then(|| parts(&actions, &context))
            }
            Command::ModifyPlan => file_fields(&FilePlace::whole(Subject::PlanConfig), &context),
            Command::New => Some(new_things(self.top().action(&context).as_ref(), &context)),
            Command::Undo => Some(Box::new(Prompt::undo(&self.sitting, &self.batch, &context))),
            Command::Redo => Some(Box::new(Prompt::redo())),
            Command::RecordEdits => Some(Box::new(HandEditPrompt::of(self.state.edits.clone()))),
            Command::Problems if self.is_portfolio() => self.portfolio_notes(),
            Command::Problems => {
                let troubles = self.state.problems_and_doubts();
                Some(Box::new(Notice::problems(troubles, &context)))
            }
            Command::Agenda => Some(Box::new(Notice::next_meeting(&context))),
            // The meetings have the register among them.
            Command::Register if self.overlays.is_empty() && self.tabs.current == Tab::Meetings => None,
            Command::Register => Some(Box::new(Register::of(DecisionFilter::default(), &context))),
            Command::Find if !self.is_portfolio() => Some(Box::new(Find::over(&context))),
            Command::Help => Some(help(self.top().scopes(), &context)),
            Command::Palette => Some(palette(self.top().scopes(), &context)),
            Command::Moments if self.is_portfolio() => self.moments_of_plans(),
            Command::Moments => Some(self.moments()),
            Command::Propose => self.propose(),
            Command::Papers => papers,
            Command::Copy => self.copy_menu(),
            Command::Views => Some(views(&context)),
            Command::SaveView => self.save_view(),
            _ => None,
        };
        match (opened, command) {
            (Some(screen), _) => {
                self.open(screen);
                self.request_preview();
            }
            (None, Command::Mark) => self.mark(),
            (None, Command::MarkAll) => {
                let listed = self.top().listed(&self.state.context());
                self.toggle(listed);
            }
            (None, Command::Find) => self.find_in_all(),
            (None, Command::Portfolio) => self.leave_plan(),
            (None, Command::Back) if self.overlays.is_empty() && self.is_past() => self.see(None),
            (None, Command::Back) if self.overlays.is_empty() && self.is_syncing() => self.call_off(),
            (None, Command::Back) if self.overlays.is_empty() && !self.state.marks.is_empty() => {
                self.state.marks.clear()
            }
            (None, Command::Copy | Command::Propose) => {}
            (None, Command::Proposals) => self.list_proposals(),
            (None, Command::Import) => self.list_spreadsheets(),
            (None, Command::Sync) => self.synchronise(),
            (None, Command::Papers) => self.message = Some(fl!(self.state.catalogue, "tui-papers-one-plan")),
            (None, Command::Editor) => self.edit_selected(),
            (None, Command::EditPlan) => self.edit(&Subject::PlanConfig),
            (None, Command::Language) => self.switch_language(),
            (None, Command::Theme) => self.next_theme(),
            (None, Command::Presentation) => self.toggle_presentation(),
            (None, Command::Tour) => self.show_tour(),
            (None, Command::Compare) => self.compare(),
            (None, Command::EarlierMeeting) => self.step_meeting(false),
            (None, Command::LaterMeeting) => self.step_meeting(true),
            (None, Command::Redraw) => self.requests.push(LoopRequest::Redraw),
            (None, Command::Suspend) => self.requests.push(LoopRequest::Suspend),
            (None, Command::Quit) => {
                self.call_off();
                self.requests.push(LoopRequest::Quit);
            }
            (None, command) => match Tab::of(command) {
                Some(tab) => self.go_to(tab),
                None => self.ask(|screen, context| screen.command(command, context)),
            },
        }
    }

    /// The actions that a command is about: those that are marked, else the selected one. What lies over the screens is about
    /// its own alone.
    pub(super) fn concerned(&self) -> Vec<ActionId> {
        let state = &self.state;
        if self.overlays.is_empty() && !state.marks.is_empty() {
            return state.marks.iter().cloned().collect();
        }
        self.top().action(&state.context()).into_iter().collect()
    }

    pub(super) fn go_to(&mut self, tab: Tab) {
        self.overlays.clear();
        self.tabs.current = tab;
        self.refresh();
    }

    /// Marks the selected action, or takes its mark away, and goes to the next.
    fn mark(&mut self) {
        let subject = self.top().action(&self.state.context());
        self.toggle(subject.into_iter().collect());
        self.ask(|screen, context| screen.command(Command::Down, context));
    }

    /// Marks actions; takes their marks away when they are all marked.
    fn toggle(&mut self, actions: Vec<ActionId>) {
        let marks = &mut self.state.marks;
        if actions.iter().all(|action| marks.contains(action)) {
            for action in &actions {
                marks.remove(action);
            }
        } else {
            marks.extend(actions);
        }
    }

    fn switch_language(&mut self) {
        self.state.speak();
        self.refresh();
    }

    /// Does what a screen asks for.
    fn perform(&mut self, effect: Effect) {
        match effect {
            Effect::None => {}
            Effect::Close => self.close(),
            Effect::Replace(screen) => {
                self.overlays.pop();
                self.open(screen);
            }
            Effect::Run(command) => {
                self.overlays.pop();
                self.command(command);
            }
            Effect::Sheet(action) => self.show(action),
            Effect::Filtered(filter) => {
                self.go_to(Tab::Actions);
                let context = self.state.context();
                self.tabs.screen_mut().show_filtered(&filter, None, &context);
            }
            Effect::Decisions(filter) => self.show_decisions(&filter),
            Effect::Commit(commit) => {
                self.go_to(Tab::Journal);
                let context = self.state.context();
                self.tabs.reveal(&commit, &context);
            }
            Effect::Meeting(meeting) => {
                self.go_to(Tab::Meetings);
                let context = self.state.context();
                self.tabs.reveal_meeting(&meeting, &context);
            }
            Effect::View(filter, order) => self.show_view(&filter, order),
            Effect::Go(tab) => self.go_to(tab),
            Effect::See(moment) => self.see(moment),
            Effect::Proposal(proposal) => self.read_proposal(proposal),
            Effect::OpenPlan(at, target) => self.open_plan(at, target),
            Effect::OpenQuestions(folder) => {
                self.close();
                self.open_folder(folder, None, PlanTarget::Questions);
            }
            Effect::ConfirmMerge(merge) => self.confirm_merge(merge),
            Effect::Push(screen) => self.open(screen),
            Effect::Mark(actions) => self.toggle(actions),
            Effect::Say(message) => self.message = Some(message),
            Effect::KeepView(view) => self.requests.push(LoopRequest::KeepView(view)),
            Effect::Copy(what, text) => self.copy(&what, text),
            Effect::MakePaper(asked) => self.make_paper(asked),
            Effect::ReadImport(typed) => self.read_import(typed),
            Effect::Understand(mapping) => self.understand(mapping),
            Effect::KeepMapping => self.keep_mapping(),
            Effect::LeaveImport => self.leave_import(),
            Effect::Record(request) => self.record(request),
            Effect::Share(given) => self.share(given),
            Effect::KeepAnswers(given) => self.state.workspace.keep_answers(&given.clashes, &given.answers),
            Effect::Since(commit) => self.compare_since(commit),
            Effect::Room(position) => {
                self.state.workspace.keep_room_position(&position);
                self.state.room = Some(position);
                self.refresh();
            }
        }
    }

    /// Shows what a view shows: where the menu was opened, when that screen is narrowed by filters, else among the actions.
    fn show_view(&mut self, filter: &Filter, order: Option<Order>) {
        self.overlays.pop();
        let shown = top(&mut self.overlays, &mut self.tabs).show_filtered(filter, order, &self.state.context());
        if !shown {
            self.go_to(Tab::Actions);
            self.tabs
                .screen_mut()
                .show_filtered(filter, order, &self.state.context());
        }
    }

    /// Shows decisions where the menu was opened, when that screen lists them, else in the register.
    fn show_decisions(&mut self, filter: &DecisionFilter) {
        self.overlays.pop();
        let context = self.state.context();
        if !top(&mut self.overlays, &mut self.tabs).show_decisions(filter, &context) {
            let register = Register::of(filter.clone(), &context);
            self.open(Box::new(register));
        }
    }

    /// The prompt that saves what the screen on top is narrowed by.
    fn save_view(&mut self) -> Option<Box<dyn Screen>> {
        let filter = top(&mut self.overlays, &mut self.tabs).filter()?;
        let (filter, order) = (filter.filter().clone(), filter.sort().order);
        Some(Box::new(SaveView::of(filter, order, &self.state.context())))
    }

    /// Shows an action's sheet, leaving what lay over the screens.
    pub(super) fn show(&mut self, action: ActionId) {
        while self.overlays.last().is_some_and(|screen| screen.is_popup()) {
            self.overlays.pop();
        }
        let sheet = Sheet::of(action, &self.state.context());
        self.overlays.push(Box::new(sheet));
    }

    /// Shows why something could not be done.
    pub fn tell_error(&mut self, error: &Error) {
        let (catalogue, plan) = (&self.state.catalogue, self.state.workspace.plan());
        let keys = self.state.keymap.screen_keys(catalogue);
        self.tell(sentence::error_on_screen(catalogue, plan, error, &keys));
    }

    /// Shows what went wrong over everything else, which stays as it is.
    pub(super) fn tell(&mut self, trouble: Sentence) {
        let notice = Notice::trouble(trouble, &self.state.context());
        self.overlays.push(Box::new(notice));
    }
}

/// The screen on top.
pub(super) fn top<'a>(overlays: &'a mut [Box<dyn Screen>], tabs: &'a mut Tabs) -> &'a mut dyn Screen {
    match overlays.last_mut() {
        Some(screen) => screen.as_mut(),
        None => tabs.screen_mut(),
    }
}
