//! The stack of screens, and the only place that does what they ask for.
//!
//! The app knows neither threads nor the terminal: keys, pictures and pieces of history go in and out as values, so that a
//! test drives it as a person would.

mod room;

use crossterm::event::{KeyEvent, KeyEventKind, MouseEvent, MouseEventKind};
use i18n_embed_fl::fl;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::chrome::{self, Tab};
use super::chronicle::{Chronicle, Reading, Recent};
use super::command::Command;
use super::context::{Catalogues, Context, Words};
use super::desk::{self, Desk, Made, Wish};
use super::keymap::{Keymap, Scope};
use super::screen::actions::Actions;
use super::screen::dashboard::Dashboard;
use super::screen::edits::Edits;
use super::screen::find::Find;
use super::screen::journal::Journal;
use super::screen::menu::Menu;
use super::screen::notice::Notice;
use super::screen::prompt::Prompt;
use super::screen::sheet::Sheet;
use super::screen::{Effect, Screen};
use super::theme::Theme;
use super::widget::text::put;
use crate::plan::attention::ranked;
use crate::plan::past::Pasts;
use crate::plan::query::Filter;
use crate::plan::{ActionId, Language};
use crate::report::figures::Figures;
use crate::report::sentence::Sentence;
use crate::workspace::Entry;

use room::Room;

/// What the app asks of the loop that drives it.
pub enum Order {
    /// Leave.
    Quit,
    /// Give the terminal back until the program is woken.
    Suspend,
    /// Draw everything again, whatever the terminal shows.
    Redraw,
    /// Read the history; what it tells is handed to [`App::heard`] with the same number.
    Read(u64, desk::Reading),
}

/// A piece of history.
#[derive(Debug)]
pub struct Piece {
    /// The number of the reading that it comes from.
    pub reading: u64,
    /// The next entries, newest first.
    pub entries: Vec<Entry>,
    /// How far the reading is.
    pub progress: Reading,
}

/// The app.
pub struct App {
    room: Room,
    dashboard: Dashboard,
    actions: Actions,
    journal: Journal,
    tab: Tab,
    /// What lies over the tab's screen, the last on top.
    above: Vec<Box<dyn Screen>>,
    /// The wish whose outcome the prompt on top shows.
    foreseen: Option<Wish>,
    /// What was just done.
    message: Option<String>,
    /// The number of the latest reading of the history.
    reading: u64,
    /// The number of the reading whose entries are shown.
    shown: u64,
    /// What the latest reading brought so far, while an earlier one is still shown.
    incoming: Vec<Entry>,
    orders: Vec<Order>,
}

impl App {
    /// Opens a plan, speaking a language.
    pub fn new(desk: Box<dyn Desk>, language: Language, theme: Theme, keymap: Keymap, size: (u16, u16)) -> Self {
        let catalogues = Catalogues::new(language);
        let today = desk.today();
        let room = Room {
            figures: Figures::of(desk.plan(), today.day),
            attention: ranked(desk.plan(), None, today.day),
            words: Words::of(desk.plan(), catalogues.spoken()),
            standing: desk.standing(catalogues.spoken()),
            today,
            pasts: None,
            recent: Recent::of(desk.plan(), today.day, &Chronicle::default()),
            chronicle: Chronicle::default(),
            catalogues,
            theme,
            keymap,
            size: Rect::new(0, 0, size.0, size.1),
            desk,
        };
        Self {
            room,
            dashboard: Dashboard::default(),
            actions: Actions::default(),
            journal: Journal::default(),
            tab: Tab::default(),
            above: Vec::new(),
            foreseen: None,
            message: None,
            reading: 0,
            shown: 0,
            incoming: Vec::new(),
            orders: Vec::new(),
        }
    }

    /// What the loop is to do, in order.
    pub fn orders(&mut self) -> Vec<Order> {
        std::mem::take(&mut self.orders)
    }

    /// The folders in which others may write.
    pub fn watched(&self) -> Vec<std::path::PathBuf> {
        self.room.desk.watched()
    }

    /// Does what can wait until the first picture is drawn: looks for edits made outside the program, and has the history
    /// read.
    pub fn settle(&mut self) {
        self.look_for_edits();
        self.read_history();
    }

    fn look_for_edits(&mut self) {
        self.room.standing.hand_edits = self.room.desk.hand_edits().len();
    }

    fn read_history(&mut self) {
        let Some(reading) = self.room.desk.reading() else {
            return;
        };
        self.reading += 1;
        self.incoming.clear();
        if self.room.chronicle.entries.is_empty() {
            self.room.chronicle.reading = Reading::Under(0, 0);
        }
        self.orders.push(Order::Read(self.reading, reading));
    }

    /// Takes a piece of history. Pieces of a reading that another has replaced are dropped. What an earlier reading brought
    /// stays in sight until the new one has brought as much.
    pub fn heard(&mut self, piece: Piece) {
        if piece.reading != self.reading {
            return;
        }
        let chronicle = &mut self.room.chronicle;
        let over = !matches!(piece.progress, Reading::Under(..));
        if self.shown == piece.reading {
            chronicle.entries.extend(piece.entries);
            chronicle.reading = piece.progress;
        } else {
            self.incoming.extend(piece.entries);
            if over || self.incoming.len() >= chronicle.entries.len() {
                chronicle.entries = std::mem::take(&mut self.incoming);
                chronicle.reading = piece.progress;
                self.shown = piece.reading;
            }
        }
        let room = &mut self.room;
        room.recent = Recent::of(room.desk.plan(), room.today.day, &room.chronicle);
        if over {
            let pasts = Pasts::of(self.room.chronicle.entries.iter().map(Entry::step));
            self.room.attention = ranked(self.room.desk.plan(), Some(&pasts), self.room.today.day);
            self.room.pasts = Some(pasts);
            self.refresh();
        }
    }

    /// Takes note that files were written by someone.
    pub fn files_changed(&mut self) {
        match self.room.desk.reload(self.room.catalogues.spoken()) {
            Ok(changed) => {
                self.look_for_edits();
                self.room.renew();
                self.refresh();
                let _ = changed;
                self.read_history();
            }
            Err(trouble) => self.tell(trouble),
        }
    }

    /// Takes note of the terminal's size.
    pub fn resize(&mut self, width: u16, height: u16) {
        self.room.size = Rect::new(0, 0, width, height);
        self.refresh();
    }

    fn refresh(&mut self) {
        let context = self.room.context();
        match self.tab {
            Tab::Dashboard => self.dashboard.refresh(&context),
            Tab::Actions => self.actions.refresh(&context),
            Tab::Journal => self.journal.refresh(&context),
        }
        for screen in &mut self.above {
            screen.refresh(&context);
        }
    }

    fn is_too_small(&self) -> bool {
        let (width, height) = chrome::SMALLEST;
        self.room.size.width < width || self.room.size.height < height
    }

    fn top(&self) -> &dyn Screen {
        match self.above.last() {
            Some(screen) => screen.as_ref(),
            None => self.base(),
        }
    }

    fn base(&self) -> &dyn Screen {
        match self.tab {
            Tab::Dashboard => &self.dashboard,
            Tab::Actions => &self.actions,
            Tab::Journal => &self.journal,
        }
    }

    /// Lets the screen on top answer, and does what it asks for.
    fn ask(&mut self, answer: impl FnOnce(&mut dyn Screen, &Context<'_>) -> Effect) {
        let context = self.room.context();
        let top: &mut dyn Screen = match (self.above.last_mut(), self.tab) {
            (Some(screen), _) => screen.as_mut(),
            (None, Tab::Dashboard) => &mut self.dashboard,
            (None, Tab::Actions) => &mut self.actions,
            (None, Tab::Journal) => &mut self.journal,
        };
        let effect = answer(top, &context);
        self.perform(effect);
        self.foresee();
    }

    /// Answers a key.
    pub fn key(&mut self, key: KeyEvent) {
        if key.kind == KeyEventKind::Release {
            return;
        }
        self.message = None;
        let scopes = if self.is_too_small() {
            &[Scope::Global]
        } else {
            self.top().scopes()
        };
        match self.room.keymap.meaning(scopes, key) {
            Some(command) if self.is_too_small() => {
                if matches!(command, Command::Quit | Command::Suspend | Command::Redraw) {
                    self.command(command);
                }
            }
            Some(command) => self.command(command),
            None if self.is_too_small() => {}
            None => self.ask(|screen, context| screen.typed(key, context)),
        }
    }

    /// Takes a pasted text.
    pub fn paste(&mut self, text: &str) {
        self.ask(|screen, context| screen.pasted(text, context));
    }

    /// Answers the mouse.
    pub fn mouse(&mut self, event: MouseEvent) {
        if self.is_too_small() {
            return;
        }
        match event.kind {
            MouseEventKind::ScrollUp => self.ask(|screen, context| screen.update(Command::Up, context)),
            MouseEventKind::ScrollDown => self.ask(|screen, context| screen.update(Command::Down, context)),
            MouseEventKind::Down(_) => {
                let context = self.room.context();
                let tabs = self.room.layout(&context).tabs;
                let tab = chrome::tab_at(tabs, event.column, event.row, &context);
                match tab.filter(|_| !self.above.iter().any(|screen| screen.is_popup())) {
                    Some(tab) => self.go_to(tab),
                    None => self.ask(|screen, context| screen.mouse(event, context)),
                }
            }
            _ => {}
        }
    }

    /// Does what a command means.
    fn command(&mut self, command: Command) {
        if let Some(why) = self.room.standing.obstacle.clone().filter(|_| command.edits()) {
            return self.tell(Sentence { what: why, hint: None });
        }
        let context = self.room.context();
        let opened: Option<Box<dyn Screen>> = match command {
            Command::Status | Command::Weather | Command::Milestone | Command::Due | Command::Note => {
                let subject = self.top().subject(&context);
                let prompt = subject.and_then(|action| Prompt::about(command, action, &context));
                prompt.map(|prompt| Box::new(prompt) as Box<dyn Screen>)
            }
            Command::Undo => Some(Box::new(Prompt::undo(&context))),
            Command::Redo => Some(Box::new(Prompt::redo(&context))),
            Command::RecordEdits => {
                let edits = self.room.desk.hand_edits();
                Some(Box::new(Edits::of(edits)))
            }
            Command::Problems => {
                let troubles = self.room.desk.problems(context.catalogue());
                Some(Box::new(Notice::problems(troubles, &context)))
            }
            Command::Find => Some(Box::new(Find::over(&context))),
            Command::Help => Some(Box::new(Menu::help(self.top().scopes(), &context))),
            Command::Palette => Some(Box::new(Menu::palette(&context))),
            _ => None,
        };
        match (opened, command) {
            (Some(screen), _) => {
                self.above.push(screen);
                self.foresee();
            }
            (None, Command::Dashboard) => self.go_to(Tab::Dashboard),
            (None, Command::Actions) => self.go_to(Tab::Actions),
            (None, Command::Journal) => self.go_to(Tab::Journal),
            (None, Command::Language) => self.switch_language(),
            (None, Command::Redraw) => self.orders.push(Order::Redraw),
            (None, Command::Suspend) => self.orders.push(Order::Suspend),
            (None, Command::Quit) => self.orders.push(Order::Quit),
            (None, command) => self.ask(|screen, context| screen.update(command, context)),
        }
    }

    fn go_to(&mut self, tab: Tab) {
        self.above.clear();
        self.tab = tab;
        self.refresh();
    }

    fn switch_language(&mut self) {
        self.room.catalogues.switch();
        self.room.renew();
        self.refresh();
    }

    /// Does what a screen asks for.
    fn perform(&mut self, effect: Effect) {
        match effect {
            Effect::None => {}
            Effect::Close => {
                self.above.pop();
            }
            Effect::Replace(screen) => {
                self.above.pop();
                self.above.push(screen);
            }
            Effect::Run(command) => {
                self.above.pop();
                self.command(command);
            }
            Effect::Sheet(action) => self.show(action),
            Effect::Group(group) => {
                self.go_to(Tab::Actions);
                self.actions.show(
                    Filter {
                        groups: vec![group],
                        ..Filter::default()
                    },
                    &self.room.context(),
                );
            }
            Effect::Person(person) => {
                self.go_to(Tab::Actions);
                self.actions.show(
                    Filter {
                        leads: vec![person],
                        ..Filter::default()
                    },
                    &self.room.context(),
                );
            }
            Effect::Record(wish) => self.record(&wish),
        }
    }

    /// Shows an action's sheet, leaving what lay over the screens.
    fn show(&mut self, action: ActionId) {
        while self.above.last().is_some_and(|screen| screen.is_popup()) {
            self.above.pop();
        }
        self.above.push(Box::new(Sheet::of(action)));
    }

    /// Works out what the prompt on top would do, when what it asks for is another than before.
    fn foresee(&mut self) {
        let context = self.room.context();
        let Some(screen) = self.above.last_mut() else {
            self.foreseen = None;
            return;
        };
        let wish = screen.wish(&context);
        if wish != self.foreseen {
            if let Some(wish) = &wish {
                screen.foreseen(self.room.desk.foresee(wish, context.catalogue()));
            }
            self.foreseen = wish;
        }
    }

    fn record(&mut self, wish: &Wish) {
        let recorded = self.room.desk.record(wish, self.room.catalogues.spoken());
        match recorded {
            Ok(made) => {
                self.above.pop();
                self.foreseen = None;
                self.message = Some(said(&made, &self.room.context()));
                self.room.standing.hand_edits = 0;
                self.room.renew();
                self.look_for_edits();
                self.refresh();
                self.read_history();
            }
            Err(trouble) => self.tell(trouble),
        }
    }

    /// Shows what went wrong over everything else, which stays as it is.
    fn tell(&mut self, trouble: Sentence) {
        let notice = Notice::trouble(trouble, &self.room.context());
        self.above.push(Box::new(notice));
    }

    /// Draws everything.
    pub fn view(&self, area: Rect, buf: &mut Buffer) {
        // The window just took another size; its event is on its way.
        if area.as_size() != self.room.size.as_size() {
            return;
        }
        let context = self.room.context();
        if self.is_too_small() {
            return chrome::too_small(area, buf, &context);
        }
        let layout = self.room.layout(&context);
        chrome::header(layout.header, buf, &context);
        chrome::tabs(layout.tabs, buf, self.tab, &context);
        chrome::banners(layout.banners, buf, &context);
        let bottom = self.above.iter().rposition(|screen| !screen.is_popup());
        match bottom {
            Some(at) => self.above[at].view(layout.body, buf, &context),
            None => self.base().view(layout.body, buf, &context),
        }
        for screen in self.above.iter().skip(bottom.map_or(0, |at| at + 1)) {
            screen.view(layout.body, buf, &context);
        }
        match &self.message {
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
            None => chrome::footer(layout.footer, buf, self.top().scopes(), &context),
        }
    }
}

/// What was recorded, with its commit.
fn said(made: &[Made], context: &Context<'_>) -> String {
    let catalogue = context.catalogue();
    match made {
        [one] => fl!(
            catalogue,
            "tui-recorded",
            subject = one.subject.as_str(),
            commit = one.commit.as_str()
        ),
        several => fl!(catalogue, "tui-recorded-several", count = several.len()),
    }
}
