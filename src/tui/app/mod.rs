//! The stack of screens, and the only place that does what they ask for.
//!
//! The app knows neither threads nor the terminal: keys, pictures and pieces of history go in and out as values, so that a
//! test drives it as a person would.

mod appearance;
mod background;
mod commands;
mod comparing;
mod count;
mod drafts;
mod external;
mod importing;
mod papers;
mod past;
mod portfolio;
mod proposals;
mod recording;
mod room;
mod sharing;
mod state;
mod tabs;

use std::cell::OnceCell;
use std::collections::BTreeSet;
use std::time::Duration;

use crossterm::event::{KeyEvent, KeyEventKind, KeyModifiers, MouseEvent, MouseEventKind};
use i18n_embed_fl::fl;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::chrome;
use super::command::Command;
use super::component::agreed::agree;
use super::component::entry::TextInput;
use super::component::pane::WIDE;
use super::component::text::put;
use super::context::{Context, RepoStatus, Words};
use super::history_cache::HistoryCache;
use super::keymap::{Keymap, Scope};
use super::memory::Memory;
use super::recent::RecentChanges;
use super::screen::Screen;
use super::sharing::SharingView;
use super::tab::Tab;
use super::theme::Theme;
use crate::settings::ThemeChoice;
use crate::wording::Catalogue;
use crate::workspace::{CommitId, KnownHistory, Received, Workspace};
use copil_plan::Language;

pub use background::{FolderTask, LoopRequest, Task, TaskResult, TellingTask};
pub use external::Edited;
use external::OpenedFile;
use importing::ImportState;
pub use portfolio::{OpenedPlan, PlanTarget};
pub use state::Watched;

use appearance::ThemeState;
use background::BackgroundState;
use count::{CountPrefix, begins, digit, is_fresh};
use drafts::Draft;
use recording::{Input, RecordingState};
use sharing::SharingState;
use state::{AppState, figures_and_attention};
use tabs::{Tabs, first_tab};

/// The app.
pub struct App {
    state: AppState,
    tabs: Tabs,
    /// The plan as it is, while the plan as it was is seen.
    present: Option<Workspace>,
    /// Its history, as far as it was read to its end, while the plan as it was is seen.
    known_history: Option<KnownHistory>,
    /// Whether a later meeting is being gone to, or an earlier one.
    stepping: Option<bool>,
    /// What lies over the tab's screen, the last on top.
    overlays: Vec<Box<dyn Screen>>,
    recording: RecordingState,
    sharing: SharingState,
    importing: ImportState,
    /// What was typed in prompts that were left.
    drafts: Vec<Draft>,
    /// The commits of several changes that were just made at once, newest first.
    batch: Vec<String>,
    /// The commits that this run of the screen made: undoing goes through them before any older one.
    sitting: Vec<CommitId>,
    /// The file that is open in the person's editor, or was until a moment ago.
    editing: Option<OpenedFile>,
    /// What was just done.
    message: Option<String>,
    /// The number being typed.
    count: Option<CountPrefix>,
    /// Whether a key was pressed yet.
    begun: bool,
    /// The commit to be selected once the history tells of it.
    awaited_commit: Option<CommitId>,
    background: BackgroundState,
    requests: Vec<LoopRequest>,
}

impl App {
    /// Opens a plan, speaking a language.
    pub fn new(workspace: Workspace, language: Language, theme: Theme, keymap: Keymap, size: (u16, u16)) -> Self {
        let catalogue = Catalogue::new(language);
        let today = workspace.today();
        let (figures, attention) = figures_and_attention(workspace.plan(), today.day, None);
        let state = AppState {
            figures,
            attention,
            words: Words::of(workspace.plan(), &catalogue),
            texts: OnceCell::new(),
            repo_status: RepoStatus::of(&workspace, &catalogue),
            today,
            histories: None,
            forecast: None,
            edits: None,
            marks: BTreeSet::new(),
            recent: RecentChanges::of(workspace.plan(), today.day, &HistoryCache::default()),
            history: HistoryCache::default(),
            catalogue,
            theme_state: ThemeState {
                choice: if theme.has_colours() {
                    ThemeChoice::Auto
                } else {
                    ThemeChoice::None
                },
                ..ThemeState::default()
            },
            theme,
            presenting: false,
            own_views: Vec::new(),
            previewing: false,
            keymap,
            room: workspace.room_position(),
            merge_faults: Vec::new(),
            received: Received::default(),
            sharing: SharingView::default(),
            now: 0,
            clock: None,
            size: Rect::new(0, 0, size.0, size.1),
            portfolio: None,
            is_within_portfolio: false,
            workspace,
        };
        let first = first_tab(state.workspace.plan(), &state.repo_status);
        let mut app = Self {
            state,
            tabs: Tabs::new(first),
            present: None,
            known_history: None,
            stepping: None,
            overlays: Vec::new(),
            recording: RecordingState::default(),
            sharing: SharingState::default(),
            importing: ImportState::default(),
            drafts: Vec::new(),
            batch: Vec::new(),
            sitting: Vec::new(),
            editing: None,
            message: None,
            count: None,
            begun: false,
            awaited_commit: None,
            background: BackgroundState::default(),
            requests: Vec::new(),
        };
        app.refresh();
        app
    }

    /// Takes up what was remembered of an earlier day.
    pub fn restore(&mut self, memory: &Memory) {
        let context = self.state.context();
        self.tabs.restore(memory, &context);
        self.refresh();
    }

    /// What is to be remembered another day.
    pub fn memory(&self) -> Memory {
        let mut memory = Memory::default();
        self.tabs.persist(&mut memory);
        memory
    }

    /// What the loop is to do, in order.
    pub fn requests(&mut self) -> Vec<LoopRequest> {
        std::mem::take(&mut self.requests)
    }

    /// The folders in which others may write.
    pub fn watched(&self) -> Vec<Watched> {
        self.state.watched()
    }

    /// The folder in which the screens tell each other where a meeting is.
    pub fn room_folder(&self) -> Option<std::path::PathBuf> {
        self.state.workspace.room_folder()
    }

    /// Takes note of the terminal's size.
    pub fn resize(&mut self, width: u16, height: u16) {
        self.state.size = Rect::new(0, 0, width, height);
        self.refresh();
    }

    fn refresh(&mut self) {
        let context = self.state.context();
        self.tabs.screen_mut().refresh(&context);
        for screen in &mut self.overlays {
            screen.refresh(&context);
        }
        self.keep_room_position();
    }

    fn is_too_small(&self) -> bool {
        let (width, height) = chrome::SMALLEST;
        self.state.size.width < width || self.state.size.height < height
    }

    fn top(&self) -> &dyn Screen {
        match self.overlays.last() {
            Some(screen) => screen.as_ref(),
            None => self.tabs.screen(),
        }
    }

    /// Handles a key that came after a pause.
    pub fn key(&mut self, key: KeyEvent, pause: Duration) {
        if key.kind != KeyEventKind::Release {
            self.input(Input::Key(key, pause));
        }
    }

    fn handle_key(&mut self, key: KeyEvent, pause: Duration) {
        self.message = None;
        // Whoever goes on is not interrupted by what came of an editor.
        self.editing = None;
        if self.is_too_small() {
            let command = self.state.keymap.meaning(&[Scope::Global], key);
            if let Some(command @ (Command::Quit | Command::Suspend | Command::Redraw)) = command {
                self.command(command);
            }
            return;
        }
        let first = !std::mem::replace(&mut self.begun, true);
        let count = self.count.take().filter(|_| is_fresh(pause));
        if let Some(mut count) = count {
            let Some(digit) = digit(key) else {
                if !self.repeat(key, count) {
                    self.pressed(key);
                }
                return;
            };
            count.push(digit);
            self.count = Some(count);
            if let Some(tab) = self.state.keymap.meaning(&[Scope::Global], key).and_then(Tab::of) {
                self.go_to(tab);
            }
            return;
        }
        self.pressed(key);
        // A session begins by choosing a view: its first key is never the start of a number.
        self.count = self.count.take().filter(|_| !first);
    }

    /// Handles a key by itself.
    fn pressed(&mut self, key: KeyEvent) {
        let scopes = self.top().scopes();
        match self.state.keymap.found(scopes, key) {
            Some((scope, command)) if self.top().is_idle(scope, command, &self.state.context()) => {
                self.say_idle(key, Some(command));
            }
            Some((_, command)) => {
                if let (Some(digit), Some(tab)) = (begins(key), Tab::of(command)) {
                    self.count = Some(CountPrefix {
                        number: digit,
                        tab: self.tabs.current,
                        overlays: std::mem::take(&mut self.overlays),
                    });
                    return self.go_to(tab);
                }
                self.command(command);
            }
            None if scopes.contains(&Scope::Global) => self.say_idle(key, None),
            None => self.ask(|screen, context| screen.text(TextInput::Key(key), context)),
        }
    }

    /// Says that a key finds nothing to do.
    fn say_idle(&mut self, key: KeyEvent, command: Option<Command>) {
        let catalogue = &self.state.catalogue;
        let Some(key) = self.state.keymap.name_of(key, catalogue) else {
            return;
        };
        self.message = Some(match command {
            Some(command) if command.is_about_pane() => {
                fl!(catalogue, "tui-no-room-beside", key = key, columns = WIDE.to_string())
            }
            Some(Command::Open) => fl!(catalogue, "tui-nothing-to-open", key = key),
            _ => fl!(catalogue, "tui-idle-key", key = key),
        });
    }

    /// Does a motion so many times in the view where the number was typed; returns whether the key is one there.
    fn repeat(&mut self, key: KeyEvent, count: CountPrefix) -> bool {
        let CountPrefix { number, tab, overlays } = count;
        let left = (self.tabs.current, std::mem::replace(&mut self.overlays, overlays));
        self.tabs.current = tab;
        let command = self.state.keymap.meaning(self.top().scopes(), key);
        let Some(command) = command.filter(|command| command.is_motion()) else {
            (self.tabs.current, self.overlays) = left;
            return false;
        };
        self.refresh();
        for _ in 0..number {
            self.command(command);
        }
        true
    }

    /// Takes a pasted text.
    pub fn paste(&mut self, text: &str) {
        self.input(Input::Paste(text.to_owned()));
    }

    fn handle_paste(&mut self, text: &str) {
        self.ask(|screen, context| screen.text(TextInput::Paste(text), context));
    }

    /// Handles the mouse.
    pub fn mouse(&mut self, event: MouseEvent) {
        self.input(Input::Mouse(event));
    }

    fn handle_mouse(&mut self, event: MouseEvent) {
        if self.is_too_small() {
            return;
        }
        let wheel = matches!(event.kind, MouseEventKind::ScrollUp | MouseEventKind::ScrollDown);
        match event.kind {
            // Shift turns the wheel on its side, where the terminal does not do so itself.
            MouseEventKind::ScrollUp if event.modifiers == KeyModifiers::SHIFT => {
                self.ask(|screen, context| screen.command(Command::Left, context));
            }
            MouseEventKind::ScrollDown if event.modifiers == KeyModifiers::SHIFT => {
                self.ask(|screen, context| screen.command(Command::Right, context));
            }
            _ if wheel && self.top().takes_wheel(event, &self.state.context()) => {
                self.ask(|screen, context| screen.pointed(event, context));
            }
            MouseEventKind::ScrollUp => self.ask(|screen, context| screen.command(Command::Up, context)),
            MouseEventKind::ScrollDown => self.ask(|screen, context| screen.command(Command::Down, context)),
            MouseEventKind::ScrollLeft => self.ask(|screen, context| screen.command(Command::Left, context)),
            MouseEventKind::ScrollRight => self.ask(|screen, context| screen.command(Command::Right, context)),
            _ => match self.tab_under(event) {
                Some(tab) => self.go_to(tab),
                None => self.ask(|screen, context| screen.pointed(event, context)),
            },
        }
    }

    /// The tab that a click leads to, unless something lies over the screens.
    fn tab_under(&self, event: MouseEvent) -> Option<Tab> {
        let popup = self.overlays.iter().any(|screen| screen.is_popup());
        if popup || !matches!(event.kind, MouseEventKind::Down(_)) {
            return None;
        }
        let context = self.state.context();
        let tabs = self.state.layout(&context).tabs;
        chrome::tab_at(tabs, (event.column, event.row), self.tabs.current, &context)
    }

    /// Draws everything.
    pub fn view(&self, area: Rect, buf: &mut Buffer) {
        // The window just took another size; its event is on its way.
        if area.as_size() != self.state.size.as_size() {
            return;
        }
        let context = self.state.context();
        if self.is_too_small() {
            chrome::too_small(area, buf, &context);
        } else {
            self.draw(buf, &context);
        }
        context.theme.paint(area, buf);
        agree(buf);
    }

    fn draw(&self, buf: &mut Buffer, context: &Context<'_>) {
        let layout = self.state.layout(context);
        chrome::header(layout.header, buf, context);
        let everywhere = chrome::tabs(layout.tabs, buf, self.tabs.current, context);
        chrome::banners(layout.banners, buf, context);
        let bottom = self.overlays.iter().rposition(|screen| !screen.is_popup());
        match bottom {
            Some(at) => self.overlays[at].view(layout.body, buf, context),
            None => self.tabs.screen().view(layout.body, buf, context),
        }
        for screen in self.overlays.iter().skip(bottom.map_or(0, |at| at + 1)) {
            screen.view(layout.body, buf, context);
        }
        match self.recording_message().as_ref().or(self.message.as_ref()) {
            Some(message) => {
                let style = context.theme.good().patch(context.theme.strong());
                put(
                    buf,
                    layout.footer.x + 1,
                    layout.footer.y,
                    layout.footer.width - 2,
                    message,
                    style,
                );
            }
            None => chrome::footer(layout.footer, buf, self.top(), everywhere, context),
        }
    }
}
